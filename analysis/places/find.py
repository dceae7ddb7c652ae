"""Places in a sentence: known names, and unknown ones that a noun makes places; which one is meant is settled later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.events.when.grammar import load_grammar
from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets
from analysis.language.sentence import Sentence
from analysis.places.gazetteer import gazetteer, key
from analysis.places.place import LOCAL, Place

_KINDS = ("admin1", "district", "city", "village", "water", "region", "facility")
_QUOTES = frozenset("'’‘`ʼ")
_JOINTS = frozenset("-–'’")
_OWNERS = frozenset(("'s", "’s", "'", "’"))


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """Give the words of data/knowledge/places/kinds.yaml."""
    return word_sets(FOLDER / "places" / "kinds.yaml")


@dataclass(slots=True)
class Named:
    """A name in a sentence that stands for one of `places` (best known first), or for an unknown one of its kind.

    `noun` is the kind that a noun beside the name gives; `wider` the number of the name, in the same sentence, of the
    place that this one lies in. A `goal` is what a deed is done to ("stormed Marawi"); `sited` names stand right behind a
    preposition that only places, times and the like follow, so that even an unknown one is a place.
    """

    first: int
    last: int
    name: str
    places: tuple[Place, ...]
    noun: str = ""
    preposition: str = ""
    frame: bool = False
    dateline: bool = False
    wider: int | None = None
    goal: bool = False
    sited: bool = False


def find_places(sentence: Sentence, taken: frozenset[int] = frozenset(), unknown: bool = True) -> list[Named]:
    """Give the names of places of a sentence, left to right; `taken` are tokens inside names of actors.

    With `unknown` also those that only a preposition makes places, which matter where somebody acts.
    """
    return Finder(sentence, taken, unknown).names()


class Finder:
    """Finds the places of one sentence."""

    def __init__(self, sentence: Sentence, taken: frozenset[int], unknown: bool) -> None:
        self.sentence, self.tokens, self.taken, self.unknown = sentence, sentence.tokens, taken, unknown
        self.lower = [t.text.lower() for t in sentence.tokens]
        self.words = words()
        self.loud = sentence.text.isupper()

    def names(self) -> list[Named]:
        found: list[Named] = []
        by_noun = {n.first: n for n in self._beside_nouns()}
        i = 0
        while i < len(self.tokens):
            name = by_noun.get(i) or self._known(i, found) or self._unknown(i)
            if name is not None and (not found or name.first > found[-1].last):
                found.append(name)
                i = name.last
            i += 1
        self._nest(found)
        for name in found:
            self._settle_in_sentence(name)
        return found

    # -- names beside a noun of place ----------------------------------------------------------------------------

    def _beside_nouns(self) -> Iterator[Named]:
        for k in range(len(self.tokens)):
            kind = self._kind(k)
            if not kind or kind == "facility":
                continue
            yield from self._before(k, kind)
            if k + 2 < len(self.tokens) and self.lower[k + 1] == "of" and (name := self._behind(k + 2, kind, k)):
                yield name

    def _kind(self, k: int) -> str:
        """The kind of place that the noun at token `k` makes of a name beside it."""
        if not 0 <= k < len(self.lower):
            return ""
        return next((kind for kind in _KINDS if self.lower[k] in self.words[kind]), "")

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
        if not self._part_of_name(last) or self.lower[last] in self.words["particles"]:
            return None
        first = last
        while first > 0 and last - first < 6:
            before = self.tokens[first - 1]
            joined = before.text in _QUOTES or before.text == "-" or self.lower[first - 1] in self.words["particles"]
            if not (self._part_of_name(first - 1) or joined):
                break
            if self._kind(first - 1) or self.lower[first - 1] in self.words["direction"] or self._is_date(first - 1):
                break
            first -= 1
        while first < last and not self.tokens[first].text[0].isupper() and self.tokens[first].text not in _QUOTES:
            first += 1
        return first

    def _part_of_name(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            token.text[0].isupper()
            and i not in self.taken
            and not self._is_date(i)
            and self.lower[i] not in self.words["preposition"]
            and token.pos not in ("PRON", "DET", "CCONJ", "SCONJ", "VERB", "AUX")
        )

    def _is_date(self, i: int) -> bool:
        known = load_grammar().words
        return self.lower[i] in known.months or self.lower[i] in known.weekdays

    def _behind(self, first: int, kind: str, noun: int) -> Named | None:
        """ "the village of Seytenga"."""
        if not self._part_of_name(first):
            return None
        last = first
        while last + 1 < len(self.tokens) and last - first < 3 and self.tokens[last + 1].pos == "PROPN":
            if not self._part_of_name(last + 1) or self._kind(last + 1):
                break
            last += 1
        return self._named(first, last, kind, noun)

    def _named(self, first: int, last: int, kind: str, noun: int) -> Named | None:
        text = self._text(first, last)
        places = gazetteer().find(key(text))
        fitting = [p for p in places if p.kind == kind]
        if not fitting and kind == "district":  # named for its town
            fitting = [replace(p, kind=kind) for p in places if p.kind in LOCAL]
        elif not fitting and kind in ("city", "village", "region", "admin1"):
            fitting = [p for p in places if p.kind not in ("country", "water")]
        if not fitting and (self.lower[noun] in self.words["known_only"] or self._common(first, last)):
            return None
        return Named(first, last, text, tuple(fitting), kind)

    def _common(self, first: int, last: int) -> bool:
        """True for names that are no proper noun: "Security District"."""
        return not any(self.tokens[k].pos == "PROPN" for k in range(first, last + 1))

    # -- known names ---------------------------------------------------------------------------------------------

    def _known(self, i: int, before: Sequence[Named]) -> Named | None:
        """Give the longest name of the gazetteer that begins at token `i` and is used as a place."""
        token = self.tokens[i]
        if not token.text[0].isupper() or i in self.taken or token.pos in ("ADP", "DET", "PRON") or self._is_date(i):
            return None
        if self._kind(i) and self.lower[i] not in self.words["particles"] and not self._part_of_longer(i):
            return None  # "the Capital", "the Province"
        known = gazetteer()
        for n in range(min(known.longest, len(self.tokens) - i), 0, -1):
            last = i + n - 1
            if not self.tokens[last].text[0].isupper() or last in self.taken:
                continue
            text = self._text(i, last)
            places = known.find(key(text))
            if places and (self._used_as_place(i, last, text, places) or self._listed(i, before)):
                return Named(i, last, text, places)
        return None

    def _unknown(self, i: int) -> Named | None:
        """Give the name that begins at token `i` where only the preposition before it says that it is a place."""
        if not self.unknown or self._title() or not self._sited(i) or not self._may_be_unknown(i):
            return None
        last = i
        while last + 1 < len(self.tokens) and last - i < 4 and self._goes_on(last + 1):
            last += 1
        while self.lower[last] in self.words["particles"] or self.tokens[last].text in _JOINTS:
            last -= 1
        behind = self.lower[last + 1] if last + 1 < len(self.tokens) else ""
        nominal = last + 1 < len(self.tokens) and self.tokens[last + 1].pos in ("NOUN", "PROPN")
        if nominal or behind in _OWNERS or (self._kind(last) and last == i):
            return None
        return Named(i, last, self._text(i, last), ())

    def _sited(self, first: int) -> bool:
        """True right behind a preposition of place, an article or word of direction between them at most."""
        k = first - 1
        while k >= 0 and self.lower[k] not in self.words["sited"]:
            if self.lower[k] not in self.words["direction"] and self.tokens[k].pos != "DET":
                return False
            k -= 1
        return k >= 0

    def _may_be_unknown(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            token.pos == "PROPN"
            and self._part_of_name(i)
            and not token.text.isupper()
            and token.text.isalpha()
            and self.lower[i] not in self.words["no_places"]
            and self.lower[i] not in self.words["direction"]
        )

    def _goes_on(self, k: int) -> bool:
        joint = self.lower[k] in self.words["particles"] or self.tokens[k].text in _JOINTS
        follows = k + 1 < len(self.tokens) and self._may_be_unknown(k + 1)
        return (self._part_of_name(k) and self.tokens[k].pos == "PROPN") or (joint and follows)

    def _listed(self, i: int, before: Sequence[Named]) -> bool:
        """True for a further member of a list of places: "seized Gao, Kidal and Timbuktu"."""
        if not before or i < 2 or self.lower[i - 1] not in ("and", ","):
            return False
        joints = range(before[-1].last + 1, i)
        return 0 < len(joints) <= 2 and all(self.lower[k] in ("and", ",") for k in joints)

    def _goal(self, first: int, last: int, noun: str) -> bool:
        """True for what a deed is done to: "stormed Marawi", "attacked the village of Seytenga", "Gao was taken"."""
        word = next((k for k in range(first, last + 1) if not first <= self.tokens[k].head <= last), last)
        for _ in range(4):
            token = self.tokens[word]
            verb = self.tokens[token.head]
            if token.dep in ("obj", "nsubj:pass") and verb.pos == "VERB":
                return bool(noun) or verb.lemma in self.words["done_to_places"]
            if token.dep not in ("nmod", "nmod:desc", "compound", "flat", "appos", "conj") or verb.i == word:
                return False
            if token.dep != "conj" and not self._kind(verb.i):
                return False
            word = verb.i
        return False

    def _part_of_longer(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text[0].isupper() and self.tokens[i + 1].pos == "PROPN"

    def _used_as_place(self, first: int, last: int, text: str, places: Sequence[Place]) -> bool:
        if places[0].kind in ("country", "region", "water"):
            return True
        if text.isupper() and not self.loud and (len(text) <= 5 or "." in text) and not self._beside_comma(first, last):
            return False  # acronyms
        if all(self.lower[k] in self.words["direction"] for k in range(first, last + 1)):
            return False
        if self._longer_name(first, last):
            return False
        if self._owner(last):
            return False
        placed = bool(self._preposition(first)) or self._beside_comma(first, last) or self._attribute(last)
        return placed or self._goal(first, last, "")

    def _owner(self, last: int) -> bool:
        """True for one who owns or does what follows ("Moscow's first strikes"), not for "Moscow's Red Square"."""
        k = last + 1
        if k >= len(self.tokens) or self.lower[k] not in _OWNERS:
            return False
        head = self.tokens[self.tokens[last].head]
        inside = head.i > k and (bool(self._kind(head.i)) or head.text[0].isupper())
        return not inside

    def _longer_name(self, first: int, last: int) -> bool:
        """True inside a longer name: "Ehud Barak", "Delaware River Group"."""
        before = self.tokens[first - 1] if first else None
        if before is not None and before.pos == "PROPN" and before.text[0].isupper():
            known_word = self._kind(first - 1) or self.lower[first - 1] in self.words["direction"]
            if not known_word and not self._is_date(first - 1):
                return True
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if after is None or not after.text[0].isupper() or after.pos != "PROPN":
            return False
        if self._title() and first and self.lower[first - 1] in self.words["preposition"]:
            return False  # "Leader Captured in Khost Overnight"
        k = last + 1
        while k < len(self.tokens) and self.tokens[k].text[0].isupper() and k - last < 4:
            if self._kind(k) or self._is_date(k):
                return False
            k += 1
        return True

    def _title(self) -> bool:
        """True for a headline: all its weighty words have capitals."""
        return all(t.text[0].isupper() for t in self.tokens if t.pos in ("NOUN", "VERB", "PROPN", "ADJ"))

    def _attribute(self, last: int) -> bool:
        """ "a Kabul mosque": before a common noun."""
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        modifies = self.tokens[last].dep in ("compound", "nmod", "amod", "nmod:desc")
        return after is not None and after.pos == "NOUN" and modifies and self.tokens[last].head == after.i

    def _beside_comma(self, first: int, last: int) -> bool:
        """ "Homs, Syria", "Kunduz, Takhar and Badakhshan": beside a comma and another name."""
        ends = last + 2 < len(self.tokens) and self.lower[last + 1] == ","
        behind = ends and self.tokens[last + 2].text[0].isupper() and self.tokens[last + 2].pos == "PROPN"
        before = first >= 2 and self.tokens[first - 1].text == "," and self.tokens[first - 2].text[0].isupper()
        return before or (behind and bool(gazetteer().find(key(self.tokens[last + 2].text))))

    # -- what stands around a name -------------------------------------------------------------------------------

    def _preposition(self, first: int) -> str:
        """The preposition before a name, over articles, adjectives, other names and nouns of place."""
        return self._lead(first)[0]

    def _lead(self, first: int) -> tuple[str, int]:
        """Give the preposition and its token."""
        k, steps = first - 1, 0
        while k >= 0 and steps < 9:
            word, token = self.lower[k], self.tokens[k]
            if word in self.words["preposition"] and not (word == "of" and self._kind(k - 1)):
                return word, k
            passes = (
                token.pos in ("DET", "ADJ", "ADV", "NUM", "PROPN")
                or token.dep == "amod"
                or token.tag == "VBG"
                or word in self.words["direction"]
                or word in self.words["between"]
                or self._kind(k)
                or word in (",", "and", "or", "of", "'s", "’s", "-")
                or token.text in _QUOTES
            )
            if not passes:
                return "", -1
            k, steps = k - 1, steps + 1
        return "", -1

    def _settle_in_sentence(self, name: Named) -> None:
        word, at = self._lead(name.first)
        if not word and self._attribute(name.last):
            word = "in"
        name.preposition = word
        name.frame = at >= 0 and word not in self.words["away"] and self._opens(at)
        name.dateline = self._dateline(name)
        name.goal = not word and self._goal(name.first, name.last, name.noun)
        name.sited = self._sited(name.first)

    def _opens(self, at: int) -> bool:
        """True where a phrase whose preposition is token `at` stands before all else: "In X, …", "During a raid in X, …"."""
        if self.tokens[at].text[0].isupper() or at <= 2:
            return True
        first = self.lower[0] in self.words["preposition"] or self.lower[0] in self.words["during"]
        return first and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in self.tokens[:at])

    def _dateline(self, name: Named) -> bool:
        """True for "KABUL, Afghanistan (Feb. 15) –" and "NAIROBI (Reuters) -": where the text was written."""
        if not self.tokens[name.first].text.isupper() or self.loud or len(self.tokens[name.first].text) < 3:
            return False
        k = name.last + 1
        while k < min(len(self.tokens), name.last + 5) and (
            self.lower[k] == "," or (self.tokens[k].pos == "PROPN" and self.tokens[k].text[0].isupper())
        ):
            k += 1
        return k < len(self.tokens) and self.tokens[k].text in ("(", "-", "–", "—", "--", ":")

    def _nest(self, found: Sequence[Named]) -> None:
        """ "Marjeh district, Helmand province", "Homs, Syria": the wider place behind tells where the one before lies."""
        for number in range(len(found) - 1):
            name, wider = found[number], found[number + 1]
            if self._close(name.last, wider.first) and _may_hold(
                wider, name, "," in self.lower[name.last : wider.first]
            ):
                name.wider = number + 1
        for number in range(len(found) - 2, -1, -1):  # "Almar and Qaisar districts, Faryab province"
            name, other = found[number], found[number + 1]
            between = {w for w in self.lower[name.last + 1 : other.first]} - {"district", "village"}
            if (
                name.wider is None
                and other.wider is not None
                and between <= {"and", ",", "&"}
                and name.noun == other.noun
            ):
                name.wider = other.wider

    def _close(self, last: int, first: int) -> bool:
        between = range(last + 1, first)
        joints = self.words["within"] | self.words["direction"] | self.words["between"]
        return (
            0 < len(between) <= 5
            and all(self.lower[k] in joints or self._kind(k) for k in between)
            and any(self.lower[k] in self.words["within"] for k in between)
        )

    def _text(self, first: int, last: int) -> str:
        start = self.sentence.start
        return self.sentence.text[self.tokens[first].start - start : self.tokens[last].end - start]


def _may_hold(wider: Named, name: Named, listed: bool) -> bool:
    """True where one place can lie in the other by their kinds; two provinces beside a comma are a list."""
    if listed and not name.noun and wider.noun != "country" and any(p.kind == "admin1" for p in name.places):
        holders = {p.admin1 for p in wider.places if p.kind == "admin1"} | {
            p.country for p in wider.places if p.kind == "country"
        }
        if not any(p.admin1 in holders or p.country in holders for p in name.places if p.kind == "city"):
            return False
    kinds = {p.kind for p in wider.places} | ({wider.noun} if wider.noun else set())
    own = {name.noun} if name.noun else {p.kind for p in name.places}
    if "country" in kinds:
        return own != {"country"}
    if "admin1" in kinds and wider.noun in ("", "admin1"):
        return name.noun in LOCAL or (bool(own - {"country", "region", "water"}) and name.noun != "admin1")
    return wider.noun in ("district", "city") and (name.noun == "village" or "city" in own)
