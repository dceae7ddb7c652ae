"""Texts made to be slow to read, four times as long the second time: a section of docs/reliability.md."""

from __future__ import annotations

import time

from analysis.assembly.packing import unpack
from analysis.assembly.reader import Text, read_shard
from analysis.documents.passages import passages
from benchmarks.page import table

#: What is said over and over; % stands for letters that differ each time.
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
    "pronouns": "Jane Roe said that they told her it was theirs. ",
    "pronouns behind names": "Jane Roe met John Doe. She told him that they left it. ",
    "descriptions": "The group said that the militants attacked the army. ",
    "blocs": "Mali and Niger met. This alliance attacked the bloc. ",
    "names that differ": "Jane R% of the R% Front attacked Goma. ",
    "short names explained": "The R% Popular Front (R%PF) attacked. ",
    "places that differ": "Rebels attacked the village of R% in R% province. ",
    "lists of names": "Jane Roe, John Doe, Mali, Niger and ",
    "lists of victims": "5 soldiers, 7 police officers, 3 children and ",
    "lists of tolls": "Rebels killed 5 soldiers, 7 police officers and 3 children. ",
    "totals": "Two men died, bringing the total to 7 dead. ",
    "quotations without an end": '"We attacked Goma. They fled. ',
    "speakers of speakers": "Jane Roe said that John Doe denied that ",
    "speakers alone": "Jane Roe said: ",
    "owners of owners": "Mali's army's leader's ",
    "rivals of rivals": "Mali is the rival of the ally of ",
    "appositions": "Jane Roe, the leader of the group, a spokesman for Mali, ",
    "ages": "Jane Roe, 34, ",
    "places in places": "Goma, North Kivu province, Congo, ",
    "stances": "anti-Mali pro-Niger Congo-backed ",
    "light verbs": "Rebels carried out an attack on a raid of ",
    "lengths of time": "Rebels fought for three days and for two weeks ",
    "days that lean on days": "Two days later rebels attacked. ",
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
    text = "".join(piece.replace("%", _letters(k)) for k in range(n // len(piece) + 1))[:n]
    begin = time.process_time()
    outcome = unpack(read_shard([Text("d", text, tuple(passages(text)), None)])[0])
    if outcome.failed:
        raise AssertionError(f"{piece!r}: {outcome.problem}")
    return time.process_time() - begin


def _letters(number: int) -> str:
    """Give letters that no other number has: "a", "b", …, "ba"."""
    digits: list[str] = []
    while number or not digits:
        number, digit = divmod(number, 26)
        digits.append(chr(ord("a") + digit))
    return "".join(reversed(digits))
