"""Texts made to be slow to read, four times as long the second time: a section of docs/reliability.md."""

from __future__ import annotations

import time

from analysis.assembly.packing import unpack
from analysis.assembly.reader import Text, read_shard
from analysis.documents.passages import passages
from benchmarks.page import table

#: What is said over and over.
PIECES = {
    "opening brackets": "(",
    "closing brackets": ")",
    "square brackets": "[ ",
    "quotation marks": '"',
    "brackets and quotation marks": '("',
    "quotations": '"Rebels attacked Goma," said Jane Roe. ',
    "possessive marks": "'s ",
    "letters without a space": "a",
    "single capitals": "A ",
    "names of persons": "Jane Roe ",
    "names of countries": "Mali, ",
    "initials": "U.S. ",
    "titles": "President General Minister ",
    "abbreviations": "Mr. ",
    "digits without a space": "7",
    "numbers": "7 ",
    "thousands": "2 thousand ",
    "ranges": "between 3 and 5 ",
    "dates": "3 May 2021 ",
    "and": "and ",
    "commas": ", ",
    "full stops": ". ",
    "dashes": " – ",
    "clauses within clauses": "who said that the man, which ",
    "prepositions": "in Goma in Kabul ",
    "offices": "minister of ",
    "tolls": "killing 5 and injuring 7 ",
    "events in one sentence": "rebels attacked rebels and ",
    "sentences with an event": "Two soldiers were killed in Goma. ",
    "lines with an event": "Rebels attacked.\n",
    "line ends": "\n",
    "emoji": "\U0001f525",
    "combining marks": "e\u0301",
}


def times(n: int = 50_000) -> str:
    """Read each of the pieces over and over, n characters and four times as many; give the seconds."""
    _seconds("Rebels attacked Goma on Monday. ", 100)
    rows = []
    for name, piece in PIECES.items():
        short, long = _seconds(piece, n), _seconds(piece, 4 * n)
        rows.append(
            (name, f"{short:.2f}", f"{long:.2f}", f"{long / short:.1f} ×" if long >= 0.5 else "too quick to tell")
        )
    return table(("over and over", f"{n:,} characters (s)", f"{4 * n:,} characters (s)", "longer"), rows)


def _seconds(piece: str, n: int) -> float:
    text = (piece * (n // len(piece) + 1))[:n]
    begin = time.process_time()
    outcome = unpack(read_shard([Text("d", text, tuple(passages(text)), None)])[0])
    if outcome.failed:
        raise AssertionError(f"{piece!r}: {outcome.problem}")
    return time.process_time() - begin
