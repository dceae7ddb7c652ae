"""What a passage is about where it is not about politics: sport, fiction, the kitchen, nature, science, by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.language.sentence import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENOUGH = 2  # words of a domain; a single one may be a figure of speech itself
_NEAR = 3  # sentences on either side, where a passage is a single sentence


class Frames:
    """The domains of one document's passages."""

    def __init__(self, sentences: Sequence[Sentence], domains: Mapping[str, frozenset[str]]) -> None:
        self._sentences, self._domains = sentences, domains
        self._found: dict[int, dict[str, frozenset[str]]] = {}

    def of(self, number: int) -> frozenset[str]:
        """Give the domains to which enough words of a sentence's passage belong."""
        around = self._around(number)
        here = [self._words(k) for k in around]
        told = {n: frozenset[str]().union(*(words.get(n, ()) for words in here)) for n in self._domains}
        return frozenset(name for name, words in told.items() if len(words) >= _ENOUGH)

    def _words(self, number: int) -> dict[str, frozenset[str]]:
        """The words of each domain in a sentence, by its text: not all are parsed."""
        if number not in self._found:
            forms = _WORD.findall(self._sentences[number].text.lower())
            words = {w for form in forms for w in (form, form.removesuffix("s"), form.removesuffix("es"))}
            self._found[number] = {n: found for n, known in self._domains.items() if (found := known & words)}
        return self._found[number]

    def _around(self, number: int) -> list[int]:
        """The sentences near by in the same passage; near a passage of one sentence, those of others."""
        near = range(max(0, number - _NEAR), min(len(self._sentences), number + _NEAR + 1))
        passage = self._sentences[number].passage
        same = [k for k in near if self._sentences[k].passage == passage]
        return same if len(same) > 1 else list(near)
