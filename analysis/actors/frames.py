"""What a passage is about where it is not about politics: sport, fiction, the kitchen, nature, science, by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.language.sentence import Sentence

_ENOUGH = 2  # words of a domain; a single one may be a figure of speech itself
_NEAR = 3  # sentences on either side, where a passage is a single sentence


class Frames:
    """The domains of one document's passages."""

    def __init__(self, sentences: Sequence[Sentence], domains: Mapping[str, frozenset[str]]) -> None:
        self._here = [{n: s.words() & words for n, words in domains.items() if s.words() & words} for s in sentences]
        self._passages = [s.passage for s in sentences]

    def of(self, number: int) -> frozenset[str]:
        """Give the domains to which enough words of a sentence's passage belong."""
        around = self._around(number)
        domains = {name for k in around for name in self._here[k]}
        told = {n: set().union(*(self._here[k].get(n, frozenset()) for k in around)) for n in domains}
        return frozenset(name for name, words in told.items() if len(words) >= _ENOUGH)

    def _around(self, number: int) -> list[int]:
        """The sentences near by in the same passage; near a passage of one sentence, those of others."""
        near = range(max(0, number - _NEAR), min(len(self._here), number + _NEAR + 1))
        same = [k for k in near if self._passages[k] == self._passages[number]]
        return same if len(same) > 1 else list(near)
