"""Names beside a noun of place, which makes them places: "Marjeh district", "the village of Seytenga"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.places.around import QUOTES, Around
from analysis.places.gazetteer import gazetteer, key
from analysis.places.named import Named
from analysis.places.place import LOCAL
from analysis.places.unknown import joined


class BesideNouns:
    """Finds them in one sentence."""

    def __init__(self, around: Around) -> None:
        self.around, self.tokens, self.lower, self.words = around, around.tokens, around.lower, around.words

    def names(self) -> Iterator[Named]:
        """Give the names, noun by noun."""
        for k in range(len(self.tokens)):
            kind = self.around.kind(k)
            if kind == "facility":
                yield from filter(None, [self._facility(k)])
            if not kind or kind == "facility":
                continue
            behind = self._behind(k + 2, kind, k) if self.lower[k + 1 : k + 2] == ["of"] else None
            if behind and self.lower[k] in self.words["named_with_of"]:  # "the Zamfara town of Maru"
                yield behind
                continue
            before = list(self._before(k, kind))
            yield from before or filter(None, [behind])  # in "the Karrada district of Baghdad" it is Karrada's

    def _facility(self, noun: int) -> Named | None:
        """ "at the Kerem Shalom crossing", where nobody knows a place of that name."""
        if self.lower[noun] not in self.words["named_facilities"]:
            return None
        last = noun - 1
        while last >= 0 and self.lower[last] in self.words["between"]:
            last -= 1
        first = self._name_start(last) if last >= 0 else None
        if first is None or not (self.around.sited(first) or self._stormed(noun)) or self._common(first, last):
            return None
        text = self.around.text(first, last)
        return None if text.isupper() or gazetteer().find(key(text)) else Named(first, last, text, (), "facility")

    def _before(self, noun: int, kind: str) -> Iterator[Named]:
        """ "Marjeh district"; "Almar and Qaisar districts"."""
        last = noun - 1
        while last >= 0 and self.lower[last] in self.words["between"]:
            last -= 1
        plural = self.lower[noun].endswith("s")
        while last >= 0:
            first = self._name_start(last)
            if first is None:
                return
            name = self._named(first, last, kind, noun)
            if name is None:
                return
            yield name
            joint = first - 1
            while joint >= 0 and self.lower[joint] in ("and", ",", "&", "or"):
                joint -= 1
            if not plural or joint == first - 1:
                return
            last = joint

    def _name_start(self, last: int) -> int | None:
        """The first token of the name that ends at token `last`, None where none does."""
        if not self.around.part_of_name(last) or self.lower[last] in self.words["particles"]:
            return None
        first = last
        while first > 0 and last - first < 6:
            before = self.tokens[first - 1]
            joined = before.text in QUOTES or before.text == "-" or self.lower[first - 1] in self.words["particles"]
            if not (self.around.part_of_name(first - 1) or joined):
                break
            if (
                self.around.kind(first - 1)
                or self.lower[first - 1] in self.words["direction"]
                or self.around.is_date(first - 1)
            ):
                break
            first -= 1
        while first < last and not self.tokens[first].text[0].isupper() and self.tokens[first].text not in QUOTES:
            first += 1
        return first

    def _behind(self, first: int, kind: str, noun: int) -> Named | None:
        """ "the village of Seytenga"."""
        if first >= len(self.tokens) or not self.around.part_of_name(first):
            return None
        last = first
        while last + 1 < len(self.tokens) and last - first < 3 and self.tokens[last + 1].pos == "PROPN":
            if not joined(self.around, last + 1) or self.around.kind(last + 1):
                break
            last += 1
        return self._named(first, last, kind, noun, of=True)

    def _named(self, first: int, last: int, kind: str, noun: int, of: bool = False) -> Named | None:
        text = self.around.text(first, last)
        places = gazetteer().find(key(text))
        fitting = [p for p in places if p.kind == kind]
        if not fitting and kind == "district":  # named for its town
            fitting = [replace(p, kind=kind) for p in places if p.kind in LOCAL]
        elif not fitting and kind in ("city", "village", "region", "admin1"):
            fitting = [p for p in places if p.kind not in ("country", "water")]
        if not fitting and (self._common(first, last) or self._known_only(first, noun, of)):
            return None
        return Named(first, last, text, tuple(fitting), kind)

    def _known_only(self, first: int, noun: int, of: bool) -> bool:
        """True where the noun makes a place only of a known name: "Intelligence Agency", not "the town of Misterei"."""
        word = self.lower[noun]
        if word not in self.words["known_only"] or (of and word in self.words["named_with_of"]):
            return False
        return word not in self.words["sited_only"] or not (self._placed(first) or self._stormed(noun))

    def _placed(self, first: int) -> bool:
        """True right behind a preposition other than "of": "over the Liptako area"."""
        k = first - 1
        while k >= 0 and (self.tokens[k].pos == "DET" or self.lower[k] in self.words["direction"]):
            k -= 1
        behind = k >= 0 and self.lower[k] in self.words["preposition"] - {"of"}
        return behind or self.around.sited(first)

    def _stormed(self, noun: int) -> bool:
        """True for "stormed Zamzam camp"."""
        token = self.tokens[noun]
        verb = self.tokens[token.head]
        return token.dep in ("obj", "nsubj:pass") and verb.lemma in self.words["done_to_places"]

    def _common(self, first: int, last: int) -> bool:
        """True for names that are no proper noun: "Security District"."""
        return not any(self.tokens[k].pos == "PROPN" for k in range(first, last + 1))
