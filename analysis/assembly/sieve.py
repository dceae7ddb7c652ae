"""Which sentences can matter, told from their words alone: the others need no parse, and no row changes by it.

A sentence can add a row where it holds a known name, a place, a word for unnamed persons, of a toll or a deed, or capitals
that may be a name: two side by side, one behind a title or role, an acronym, one in a sentence with a noun that says what a
name stands for ("the militia X"), or one that stands in such a run elsewhere in the document. So can the sentence right
before one with a word of a toll.
The answer errs on the side of reading.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from analysis.actors.mention import words
from analysis.actors.names import fold
from analysis.actors.resolve import known_names
from analysis.events.tolls import plain, toll_words
from analysis.knowledge import FOLDER, Knowledge
from analysis.knowledge.files import word_sets
from analysis.language.lemmas import guesses, known_lemmas, lemma
from analysis.language.sentence import Sentence
from analysis.places.gazetteer import gazetteer, key
from analysis.places.named import words as place_words

_WORD = re.compile(r"[^\W_]+(?:[-–'’.&/\u2011][^\W_]+)*\.?")
_BETWEEN = re.compile(r"[&/]")  # a parser may cut a word here
_ENDING = re.compile(r"(?:['’]s?)?\.?$")  # what is no part of a name: a possessive mark, a full stop
_PART = re.compile(r"[^\W_]+")
_CLASSES = ("VERB", "NOUN", "ADJ", "ADV", "AUX")
_SEEN = 30_000  # words whose answer is kept
_CUES = ("armed_nouns", "party_nouns", "media_nouns", "body_nouns", "naming_words", "state_styles", "state_offices")
_PLACE_KINDS = ("admin1", "district", "city", "village", "water", "region")


class Sieve:
    """Says of the sentences of a document which of them must be parsed."""

    def __init__(self, knowledge: Knowledge) -> None:
        titles = knowledge.titles
        self._known = known_names(knowledge)
        self._phrases = _by_first(_telling(knowledge))
        self._titles = titles["titles"] | titles["honorifics"] | {e.words[-1] for e in knowledge.roles.entries()}
        self._particles = titles["particles"]
        self._kinds = frozenset(w for kind in _PLACE_KINDS for w in place_words()[kind])
        self._cues = frozenset(phrase.split()[-1] for name in _CUES for phrase in titles[name])
        self._lead_words = self._titles | self._particles
        told = (
            word for first, rests in self._phrases.items() for word in (first, *(w for rest in rests for w in rest))
        )
        self._forms = Forms({*told, *self._cues, *self._lead_words})
        self._begun = lru_cache(maxsize=_SEEN)(self._phrases_begun)
        self._leads = lru_cache(maxsize=_SEEN)(self._leads_to_name)

    def chosen(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """Give the sentences of one document that must be parsed, in their order."""
        named: set[str] = set()
        open_: list[tuple[Sentence, set[str] | None]] = []
        told: set[tuple[int, int]] = set()  # the sentences right before a toll, which may tell of its deed
        for sentence in sentences:
            found = _WORD.findall(sentence.text)
            names = self._names(found)
            named |= names
            if any(plain(form) for word in found for form in self._forms.of(word)):
                told.add((sentence.passage, sentence.number - 1))
            matters = bool(names) or self._matters(sentence.text, found)
            open_.append((sentence, None if matters else set().union(*map(_folded, filter(_is_capital, found)))))
        return [s for s, c in open_ if c is None or not c.isdisjoint(named) or (s.passage, s.number) in told]

    def _matters(self, text: str, found: Sequence[str]) -> bool:
        return (
            "(" in text
            or "[" in text
            or self._tells(found)
            or self._places(found)
            or bool(self._known.find(words(text)))
        )

    def _names(self, found: Sequence[str]) -> set[str]:
        """Give the folded words that may be a name's: capitals side by side, behind a title or role, beside a telling noun."""
        names: set[str] = set()
        for before, word in itertools.pairwise(found):
            if _is_capital(word) and len(word) > 1 and (_is_capital(before) or self._leads(before)):
                names |= _folded(before) | _folded(word)
        capitals = [word for word in found if _is_capital(word)]
        if any(len(word) > 2 and word.isupper() for word in capitals) or (capitals and self._cued(found)):
            names |= set().union(*map(_folded, capitals))
        return names - _function_words()

    def _cued(self, found: Sequence[str]) -> bool:
        """True where a word stands that says what a name beside it is: "the militia X", "X's ambassador"."""
        return any(not self._cues.isdisjoint(self._forms.of(word)) for word in found)

    def _places(self, found: Sequence[str]) -> bool:
        """True where capitals are the name of a place, or stand beside a noun of place."""
        bare = [_ENDING.sub("", part) for word in found for part in _BETWEEN.split(word)]
        bare = [word for word in bare if word]
        capitals = [i for i, word in enumerate(bare) if _is_capital(word)]
        if capitals and any(word.lower() in self._kinds and _names_beside(bare, k) for k, word in enumerate(bare)):
            return True
        return any(_is_place(tuple(bare[i : i + n])) for i in capitals for n in range(1, gazetteer().longest + 1))

    def _tells(self, found: Sequence[str]) -> bool:
        """True where a collective or a toll may stand: all words of its phrase, in any of their forms."""
        rests = [rest for word in found for rest in self._begun(word)]
        if not rests or () in rests:
            return bool(rests)
        there = {form for word in found for form in self._forms.of(word)}
        return any(there.issuperset(rest) for rest in rests)

    def _phrases_begun(self, word: str) -> frozenset[tuple[str, ...]]:
        """Give what must still follow of the phrases that a word may begin."""
        return frozenset(rest for form in self._forms.of(word) for rest in self._phrases.get(form, ()))

    def _leads_to_name(self, word: str) -> bool:
        """True for a title, a role or a particle, behind which a capital is a name."""
        lower = word.lower()
        return not self._lead_words.isdisjoint((f"{lower}.", *self._forms.of_whole(word), *_PART.findall(lower)))


@lru_cache(maxsize=4)
def sieve(knowledge: Knowledge) -> Sieve:
    """Give the sieve of a knowledge base."""
    return Sieve(knowledge)


def _names_beside(found: Sequence[str], noun: int) -> bool:
    """True where a capital stands before a noun of place ("Roe province", "Roe air base"), or behind it and "of"."""
    before = noun - 1
    while before >= 0 and found[before].lower() in place_words()["between"]:
        before -= 1
    if before >= 0 and _is_capital(found[before]):
        return True
    return found[noun + 1 : noun + 2] == ["of"] and any(map(_is_capital, found[noun + 2 : noun + 3]))


@lru_cache(maxsize=_SEEN)
def _is_place(phrase: tuple[str, ...]) -> bool:
    return phrase[-1][0].isupper() and bool(gazetteer().find(key(" ".join(phrase))))


def _is_capital(word: str) -> bool:
    """True for a word that may belong to a name: with a capital, and none of English's commonest."""
    return word[0].isupper() and word.lower() not in _function_words()


def _folded(word: str) -> set[str]:
    return {fold(part) for part in (word, *_PART.findall(word))}


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return word_sets(FOLDER / "languages.yaml")["en"]


class Forms:
    """Gives the forms of words that are among those looked for: most words have none, which takes no room to keep.

    A lemma that the dictionary lacks is guessed, which takes long; where no guess is wanted, none is made.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = frozenset(wanted)
        self.of = lru_cache(maxsize=_SEEN)(self._of_all_parts)

    def of_whole(self, word: str) -> frozenset[str]:
        """Give a word in small letters and all that may be its lemma, as far as they are looked for."""
        lower = word.lower().rstrip(".")
        known = known_lemmas(lower)
        others = () if self._wanted.isdisjoint(guesses(lower)) else [pos for pos in _CLASSES if pos not in known]
        return self._wanted.intersection((word.lower(), lower, *known.values(), *(lemma(lower, pos) for pos in others)))

    def _of_all_parts(self, word: str) -> frozenset[str]:
        """Give the forms of a word and of its parts between hyphens."""
        return frozenset(form for part in {word, *_PART.findall(word)} for form in self.of_whole(part))


def _by_first(phrases: Iterable[Sequence[str]]) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for first, *rest in phrases:
        found.setdefault(first, set()).add(tuple(rest))
    return found


def _telling(knowledge: Knowledge) -> Iterator[Sequence[str]]:
    """Give the phrases of collectives, tolls and deeds that nobody need be named for."""
    tolls = toll_words()
    yield from (entry.words for entry in knowledge.collectives.entries())
    yield from (phrase.split() for phrase in (*tolls.verbs, *tolls.nouns, *tolls.states))
    yield from ([word] for word in sorted(knowledge.standing["incident"]))
