"""Places in a sentence: known names, and unknown ones that a noun makes places; which one is meant is settled later."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language.sentence import Sentence
from analysis.places.around import OWNERS, Around
from analysis.places.beside import BesideNouns
from analysis.places.gazetteer import gazetteer, key
from analysis.places.named import Named
from analysis.places.nest import nest
from analysis.places.place import Place
from analysis.places.unknown import Unknown


def find_places(
    sentence: Sentence,
    taken: frozenset[int] = frozenset(),
    unknown: bool = True,
    busy: frozenset[int] = frozenset(),
) -> list[Named]:
    """Give the names of places of a sentence, left to right; `taken` are tokens inside names of actors.

    With `unknown` also those that only what stands around them makes places, which matter where somebody acts; `busy`
    are the tokens of all who are mentioned.
    """
    return Finder(sentence, taken, unknown, busy).names()


class Finder:
    """Finds the places of one sentence."""

    def __init__(self, sentence: Sentence, taken: frozenset[int], unknown: bool, busy: frozenset[int]) -> None:
        self.around, self.tokens, self.taken, self.unknown = Around(sentence, taken), sentence.tokens, taken, unknown
        self.lower, self.words = self.around.lower, self.around.words
        self.others = Unknown(self.around, busy | taken)

    def names(self) -> list[Named]:
        """Give the names, left to right."""
        found: list[Named] = []
        by_noun = {n.first: n for n in BesideNouns(self.around).names()}
        i = 0
        while i < len(self.tokens):
            name = by_noun.get(i) or self._known(i, found) or self._unknown(i)
            if name is not None and (not found or name.first > found[-1].last):
                found.append(name)
                i = name.last
            i += 1
        nest(self.around, found)
        for name in found:
            self.around.settle(name)
            name.told = name.told or self.others.told(name.first)
        return found

    def _known(self, i: int, before: Sequence[Named]) -> Named | None:
        """Give the longest name of the gazetteer that begins at token `i` and is used as a place."""
        token = self.tokens[i]
        if (
            not token.text[0].isupper()
            or i in self.taken
            or token.pos in ("ADP", "DET", "PRON")
            or self.around.is_date(i)
        ):
            return None
        if self.around.kind(i) and self.lower[i] not in self.words["particles"] and not self._part_of_longer(i):
            return None  # "the Capital", "the Province"
        known = gazetteer()
        for n in range(min(known.longest, len(self.tokens) - i), 0, -1):
            last = i + n - 1
            if not self.tokens[last].text[0].isupper() or last in self.taken:
                continue
            text = self.around.text(i, last)
            places = known.find(key(text))
            if places and (self._used_as_place(i, last, text, places) or self._listed(i, before)):
                return Named(i, last, text, places)
        return None

    def _unknown(self, i: int) -> Named | None:
        """Give the name that begins at token `i` where only what stands around it says that it is a place."""
        return self.others.at(i) if self.unknown and not self.around.title() else None

    def _listed(self, i: int, before: Sequence[Named]) -> bool:
        """True for a further member of a list of places: "seized Gao, Kidal and Timbuktu"."""
        if not before or i < 2 or self.lower[i - 1] not in ("and", ","):
            return False
        joints = range(before[-1].last + 1, i)
        return 0 < len(joints) <= 2 and all(self.lower[k] in ("and", ",") for k in joints)

    def _part_of_longer(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text[0].isupper() and self.tokens[i + 1].pos == "PROPN"

    def _used_as_place(self, first: int, last: int, text: str, places: Sequence[Place]) -> bool:
        if places[0].kind in ("country", "region", "water"):
            return True
        if (
            text.isupper()
            and not self.around.loud
            and (len(text) <= 5 or "." in text)
            and not self._beside_comma(first, last)
        ):
            return False  # acronyms
        if all(self.lower[k] in self.words["direction"] for k in range(first, last + 1)):
            return False
        if self._longer_name(first, last):
            return False
        if self._owner(last):
            return False
        placed = bool(self.around.preposition(first)) or self._beside_comma(first, last) or self.around.attribute(last)
        opens = first == 0 and self.around.dateline(Named(first, last, text, ()))
        return placed or opens or self.around.goal(first, last, "")

    def _owner(self, last: int) -> bool:
        """True for one who owns or does what follows ("Moscow's first strikes"), not for "Moscow's Red Square"."""
        k = last + 1
        if k >= len(self.tokens) or self.lower[k] not in OWNERS:
            return False
        head = self.tokens[self.tokens[last].head]
        inside = head.i > k and (bool(self.around.kind(head.i)) or head.text[0].isupper())
        return not inside

    def _longer_name(self, first: int, last: int) -> bool:
        """True inside a longer name: "Ehud Barak", "Delaware River Group"."""
        before = self.tokens[first - 1] if first else None
        if before is not None and before.pos == "PROPN" and before.text[0].isupper():
            known_word = self.around.kind(first - 1) or self.lower[first - 1] in self.words["direction"]
            if not known_word and not self.around.is_date(first - 1):
                return True
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if after is None or not after.text[0].isupper() or after.pos != "PROPN" or last + 1 in self.taken:
            return False  # "In Cairo CIA director …": another name begins
        if self.around.title() and first and self.lower[first - 1] in self.words["preposition"]:
            return False  # "Leader Captured in Khost Overnight"
        k = last + 1
        while k < len(self.tokens) and self.tokens[k].text[0].isupper() and k - last < 4:
            if self.around.kind(k) or self.around.is_date(k):
                return False
            k += 1
        return True

    def _beside_comma(self, first: int, last: int) -> bool:
        """ "Homs, Syria", "Kunduz, Takhar and Badakhshan": beside a comma and another name."""
        ends = last + 2 < len(self.tokens) and self.lower[last + 1] == ","
        behind = ends and self.tokens[last + 2].text[0].isupper() and self.tokens[last + 2].pos == "PROPN"
        before = first >= 2 and self.tokens[first - 1].text == "," and self.tokens[first - 2].text[0].isupper()
        return before or (behind and bool(gazetteer().find(key(self.tokens[last + 2].text))))
