"""What a figure was made from: its documents in a subtitle, and checksums of its tables."""

from __future__ import annotations

import hashlib

import pandas as pd

from analysis.findings.text import counted, number
from analysis.tables import Tables


def checksum(frame: pd.DataFrame) -> str:
    """Give the SHA-256 of a table's content and column names; the same rows in the same order give the same."""
    digest = hashlib.sha256("\n".join(map(str, frame.columns)).encode())
    if len(frame):
        digest.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
    return digest.hexdigest()


def sources(tables: Tables, *names: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give the checksum of each table named, and the ids of the documents read."""
    read = tables.documents.loc[tables.documents["status"] == "read", "doc_id"]
    return {name: checksum(getattr(tables, name)) for name in names}, tuple(read)


def scope(tables: Tables) -> str:
    """Give what was read, for a subtitle: `three documents of May 2020 – June 2021, one of them undated`."""
    read = tables.documents[tables.documents["status"] == "read"]
    days = read["published"].dropna()
    documents = counted(len(read), "document")
    if days.empty:
        return documents + (f", {'undated' if len(read) == 1 else 'all undated'}" if len(read) else "")
    undated = len(read) - len(days)
    return f"{documents} of {span(days.min(), days.max())}" + (
        f", {number(undated)} of them undated" if undated else ""
    )


def span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Give two days as a reader writes them: `4 June 2021`, `4 – 9 June 2021`; by months where they are far apart."""
    if first == last:
        return day(first)
    if (last - first).days > 92:
        return (
            f"{first:%B} {first.year} – {last:%B} {last.year}"
            if first.year != last.year
            else f"{first:%B} – {last:%B} {last.year}"
        )
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{first.day} – {day(last)}"


def day(date: pd.Timestamp) -> str:
    """Give a day as a reader writes it: `4 June 2021`."""
    return f"{date.day} {date:%B} {date.year}"


def dated(first: pd.Timestamp, last: pd.Timestamp, precision: str) -> str:
    """Give a date no more exactly than it is known: `4 June 2021`, `June 2021`, `2021`; empty where there is none."""
    if pd.isna(first):
        return ""
    if precision == "month":
        return f"{first:%B} {first.year}"
    if precision == "year":
        return str(first.year)
    return span(first, first if pd.isna(last) else last)
