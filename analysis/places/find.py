"""Places in a sentence: known names, and unknown ones that a noun or a province behind them makes places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from analysis.actors.mention import slug
from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets
from analysis.language.sentence import Sentence
from analysis.places.gazetteer import gazetteer, key
from analysis.places.place import Place, PlaceMention

_KINDS = ("admin1", "district", "city", "village", "water", "region", "facility")


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """Give the words of data/knowledge/places/kinds.yaml."""
    return word_sets(FOLDER / "places" / "kinds.yaml")


def find_places(sentence: Sentence) -> list[PlaceMention]:
    """Give the places of a sentence, left to right; what is ambiguous is settled for the whole document later."""
    return Finder(sentence).places()


class Finder:
    """Finds the places of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.tokens = sentence, sentence.tokens
        self.lower = [t.text.lower() for t in sentence.tokens]
        self.words = words()

    def places(self) -> list[PlaceMention]:
        found: list[tuple[int, int, Place]] = []
        i = 0
        while i < len(self.tokens):
            hit = self._at(i)
            if hit is None:
                i += 1
                continue
            found.append((i, *hit))
            i = hit[0] + 1
        return self._chained(found)

    def _at(self, i: int) -> tuple[int, Place] | None:
        """Give the last token and the place of the name that begins at token `i`."""
        if not self.tokens[i].text[0].isupper() or self.tokens[i].pos in ("ADP", "DET", "PRON") or self._inside_name(i):
            return None
        return self._named_by_noun(i) or self._known(i)

    def _known(self, i: int) -> tuple[int, Place] | None:
        """Give the longest name of the gazetteer that begins at token `i` and is used as a place."""
        known = gazetteer()
        for n in range(min(known.longest, len(self.tokens) - i), 0, -1):
            phrase = self.tokens[i : i + n]
            if not phrase[-1].text[0].isupper():
                continue
            kind = self._kind_noun(i + n)
            places = known.find(key(" ".join(t.text for t in phrase)))
            fitting = [p for p in places if not kind or p.kind == kind or kind == "facility"]
            if fitting and self._plausible(i, i + n - 1, fitting[0]):
                return i + n - 1, fitting[0]
        return None

    def _kind_noun(self, k: int) -> str:
        """The kind of place that the noun at token `k` makes of the name before it."""
        if k >= len(self.lower):
            return ""
        return next((kind for kind in _KINDS if self.lower[k] in self.words[kind]), "")

    def _named_by_noun(self, i: int) -> tuple[int, Place] | None:
        """ "Marjeh district", "the village of Seytenga": an unknown name beside a noun of place."""
        if i >= 2 and self.lower[i - 1] == "of" and self._kind_noun(i - 2) in ("city", "village", "district", "region"):
            last = i
            while last + 1 < len(self.tokens) and self.tokens[last + 1].pos == "PROPN" and last - i < 2:
                last += 1
            name = self.sentence.text[
                self.tokens[i].start - self.sentence.start : self.tokens[last].end - self.sentence.start
            ]
            return last, Place(name, self._kind_noun(i - 2))
        last = i
        while (
            last + 1 < len(self.tokens)
            and self.tokens[last + 1].text[0].isupper()
            and last - i < 3
            and not self._kind_noun(last + 1)
        ):
            last += 1
        kind = self._kind_noun(last + 1)
        if not kind or kind == "facility":
            return None
        known = [
            p for p in gazetteer().find(key(" ".join(t.text for t in self.tokens[i : last + 1]))) if p.kind == kind
        ]
        if known or kind == "city":
            return (last, known[0]) if known else None
        name = self.sentence.text[
            self.tokens[i].start - self.sentence.start : self.tokens[last].end - self.sentence.start
        ]
        return last, Place(name, kind, "", name if kind == "admin1" else "")

    def _inside_name(self, i: int) -> bool:
        """True for a capitalised word right behind another that no place begins with: a surname, a second name."""
        return i > 0 and self.tokens[i - 1].dep == "flat" and self.tokens[i].dep == "flat"

    def _plausible(self, first: int, last: int, place: Place) -> bool:
        """A name of one common word counts behind a preposition, beside a noun of place or in a list of places."""
        if place.kind in ("country", "region", "water"):
            return True
        return (
            bool(self._preposition(first))
            or bool(self._kind_noun(last + 1))
            or self._in_chain(first, last)
            or self._attribute(last)
        )

    def _attribute(self, last: int) -> bool:
        """ "a Kabul mosque": before a common noun."""
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        return (
            after is not None
            and after.pos == "NOUN"
            and self.tokens[last].dep in ("compound", "nmod", "amod", "nmod:desc")
        )

    def _in_chain(self, first: int, last: int) -> bool:
        return first >= 2 and self.tokens[first - 1].text == "," and self.tokens[first - 2].text[0].isupper()

    def _preposition(self, first: int) -> str:
        """The preposition before a name, over articles, adjectives and nouns of place ("in the city of")."""
        k, steps = first - 1, 0
        while k >= 0 and steps < 5:
            word = self.lower[k]
            if word in self.words["preposition"]:
                before = self.lower[k - 1] if k else ""
                return f"{before} {word}" if before in self.words["direction"] else word
            if not (
                self.tokens[k].pos in ("DET", "ADJ", "ADV", "NUM")
                or self.tokens[k].dep == "amod"
                or self.tokens[k].tag == "VBG"
                or word in self.words["direction"]
                or self._kind_noun(k)
                or word in (",", "and")
                or self.tokens[k].text[0].isupper()
            ):
                return ""
            k, steps = k - 1, steps + 1
        return ""

    def _chained(self, found: Sequence[tuple[int, int, Place]]) -> list[PlaceMention]:
        """ "Marjeh district, Helmand province", "Homs, Syria": the wider place behind tells where the one before lies."""
        placed: list[tuple[int, int, Place]] = []
        for number in range(len(found) - 1, -1, -1):
            first, last, place = found[number]
            wider = placed[-1] if placed else None
            if wider and self._close(last, wider[0]):
                place = self._within(place, wider[2], first, last)
            placed.append((first, last, place))
        return [self._mention(*p) for p in reversed(placed)]

    def _close(self, last: int, first: int) -> bool:
        between = self.lower[last + 1 : first]
        joints = {",", "in", "of", "the", "'s", "’s"} | self.words["direction"]
        return len(between) <= 4 and all(w in joints or self._kind_noun(last + 1 + k) for k, w in enumerate(between))

    def _within(self, place: Place, wider: Place, first: int, last: int) -> Place:
        if place.kind in ("country", "region", "water") or wider.kind not in ("admin1", "country"):
            return place
        if place.kind == "admin1" and wider.kind == "admin1" and place.name != wider.name:
            place = replace(place, kind="district", admin1="", latitude=None, longitude=None, country="")
        words_ = key(" ".join(t.text for t in self.tokens[first : last + 1]))
        same = [p for p in gazetteer().find(words_) if p.country == wider.country and p.kind == place.kind]
        if place.country != wider.country and wider.country:
            place = same[0] if same else replace(place, country=wider.country, latitude=None, longitude=None, admin1="")
        return replace(place, admin1=wider.admin1 or place.admin1, country=wider.country or place.country)

    def _mention(self, first: int, last: int, place: Place) -> PlaceMention:
        start, end = self.tokens[first].start, self.tokens[last].end
        text = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
        preposition = self._preposition(first) or ("in" if self._attribute(last) else "")
        return PlaceMention(
            start, end, text, identity(place), place.name, place.kind, place.country, place.admin1, place.latitude,
            place.longitude, preposition,
        )  # fmt: skip


def identity(place: Place) -> str:
    """Give a place's id: its name, its province where it lies in one, and its country."""
    if place.kind == "country":
        return slug(place.name)
    inside = [place.admin1] if place.admin1 and place.admin1 != place.name else []
    suffix = "province" if place.kind == "admin1" else ""
    return slug(" ".join([place.name, suffix, *inside, place.country.lower()]).strip())
