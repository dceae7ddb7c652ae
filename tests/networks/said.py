"""Evidence for tests, written by hand: who stands how with whom, on which day, in which document."""

from __future__ import annotations

import pandas as pd

from analysis.networks.evidence import COLUMNS


def said(*pieces: str) -> pd.DataFrame:
    """Give evidence from lines such as `a+b 2020-01-05 d1`; the day may be `2020-01-01/2020-03-31` or `?` for unknown."""
    rows = []
    for number, piece in enumerate(pieces):
        pair, day, document = [*piece.split(), "?", "d1"][:3] if len(piece.split()) < 3 else piece.split()
        mark = "+" if "+" in pair else "-"
        a, b = sorted(pair.split(mark))
        first, last = (day.split("/") * 2)[:2]
        where = (f"{document}:{number}", 0, 1, f"r{number}")
        rows.append((a, b, {"+": 1, "-": -1}[mark], False, _day(first), _day(last), document, *where))
    days = {"date_start": "datetime64[s]", "date_end": "datetime64[s]"}
    texts = {name: "str" for name in ("actor_a", "actor_b", "doc_id", "sentence_id", "relation_id")}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({**days, **texts, "sign": "int64", "claimed": "bool"})


def _day(text: str) -> pd.Timestamp:
    return pd.NaT if text == "?" else pd.Timestamp(text)
