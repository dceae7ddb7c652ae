"""Places: what a gazetteer knows of one, and the words of a sentence that name one."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.mention import slug

#: Kinds that lie in a province and have no parts of their own here.
LOCAL = ("district", "city", "village", "facility")
#: Kinds too wide to say where a deed was done.
WIDE = ("country", "region", "water")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer, or one that only the text names (then without coordinates)."""

    name: str
    kind: str
    country: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0

    @property
    def place_id(self) -> str:
        """Its name, its province where it lies in one, and its country."""
        if self.kind == "country":
            return slug(self.name)
        inside = [self.admin1] if self.admin1 and self.admin1 != self.name else []
        suffix = "province" if self.kind == "admin1" else ""
        return slug(" ".join([self.name, suffix, *inside, self.country.lower()]).strip())


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place; `start` and `end` are offsets into the document's text, `first` and `last` tokens.

    `preposition` is the one before the name, "" where the name stands alone; `frame` marks a place that opens its
    sentence ("In Marjeh district, …") and `dateline` one that only says where the text was written. A `goal` is what a
    deed is done to ("stormed Marawi"); `holds` is the number, in the same sentence, of a place that lies in this one.
    """

    start: int
    end: int
    text: str
    place: Place
    preposition: str = ""
    first: int = 0
    last: int = 0
    frame: bool = False
    dateline: bool = False
    goal: bool = False
    holds: int | None = None

    @property
    def place_id(self) -> str:
        return self.place.place_id

    @property
    def local(self) -> bool:
        """True where the words say that something is or happens there."""
        return bool(self.preposition or self.goal) and not self.dateline
