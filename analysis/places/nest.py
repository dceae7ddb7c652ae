"""Which of two names beside each other is the wider place that holds the other."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.places.around import OWNERS, Around
from analysis.places.named import Named
from analysis.places.place import LOCAL


def nest(around: Around, found: Sequence[Named]) -> None:
    """ "Marjeh district, Helmand province", "Homs, Syria": the wider place behind tells where the one before lies."""
    for number in range(len(found) - 1):
        name, wider = found[number], found[number + 1]
        if _first(around, name, wider):
            wider.wider = number if _holds(name, wider) else None
        elif _close(around, name.last, wider.first) and _may_hold(
            wider, name, "," in around.lower[name.last : wider.first]
        ):
            name.wider = number + 1
    for number in range(len(found) - 2, -1, -1):  # "Almar and Qaisar districts, Faryab province"
        name, other = found[number], found[number + 1]
        between = {w for w in around.lower[name.last + 1 : other.first]} - {"district", "village"}
        if name.wider is None and other.wider is not None and between <= {"and", ",", "&"} and name.noun == other.noun:
            name.wider = other.wider


def _holds(wider: Named, name: Named) -> bool:
    city = name.noun in LOCAL and any(p.kind == "city" for p in wider.places)
    return city or _may_hold(wider, name, listed=False)


def _first(around: Around, wider: Named, name: Named) -> bool:
    """True where the wider place stands first: "Mogadishu's Hodan district", "the Zamfara town of Maru"."""
    between = around.lower[wider.last + 1 : name.first]
    owned = (
        between[-1:] != [] and between[-1] in OWNERS and all(map(around.kind, range(wider.last + 1, name.first - 1)))
    )
    titled = len(between) == 2 and between[1] == "of" and around.kind(wider.last + 1) == name.noun != ""
    return owned or titled


def _close(around: Around, last: int, first: int) -> bool:
    between = range(last + 1, first)
    joints = around.words["within"] | around.words["direction"] | around.words["between"]
    return (
        0 < len(between) <= 5
        and all(around.lower[k] in joints or around.kind(k) for k in between)
        and any(around.lower[k] in around.words["within"] for k in between)
    )


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
