"""An analyst's decisions as read from their files: each with its place, reason, author and day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from analysis.corrections.values import Values, day, quoted
from analysis.knowledge.files import KnowledgeError, rows

#: The columns of each file; a decision is a line.
COLUMNS = {
    "documents": ("doc", "published"),
    "actors": ("decision", "actor", "other"),
    "events": ("doc", "quote", "trigger", "read_as", "change", "value"),
    "ties": ("actor", "other", "quote", "stand"),
}
SIGNED = ("reason", "author", "decided")
STANDS = {"friendly": 1, "hostile": -1, "neither": 0}


@dataclass(slots=True, kw_only=True)
class Decision:
    """What every decision has; `used` counts the rows that it changed in a build."""

    file: str
    line: int
    reason: str
    author: str
    decided: str
    used: int = field(default=0, compare=False)

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.line}"

    def sign(self, row: dict[str, object]) -> None:
        """Note in a row who changed it and why."""
        self.used += 1
        signed = f"{self.author}, {self.decided}: {self.reason}"
        before = str(row.get("corrected_by", ""))
        if signed not in before:
            row["corrected_by"] = f"{before} | {signed}" if before else signed


@dataclass(slots=True, kw_only=True)
class DocumentDecision(Decision):
    """When a document was published."""

    doc: str
    published: date


@dataclass(slots=True, kw_only=True)
class ActorDecision(Decision):
    """That two actors are the same or never are, or what an actor is called."""

    decision: str
    actor: str
    other: str


@dataclass(slots=True, kw_only=True)
class EventDecision(Decision):
    """What is wrong with an event; found again by its document, words of its sentence, and its trigger."""

    doc: str
    quote: str
    trigger: str
    read_as: str
    change: str
    value: str

    def concerns(self, doc_id: str, sentence: str) -> bool:
        """True where the event may stand in this sentence."""
        return self.doc in ("", doc_id) and self.quote in quoted(sentence)


@dataclass(slots=True, kw_only=True)
class TieDecision(Decision):
    """How two actors stand, everywhere or where a sentence holds the quote."""

    actor: str
    other: str
    quote: str
    stand: str

    def concerns(self, sentence: str) -> bool:
        """True where the decision holds for this sentence."""
        return not self.quote or self.quote in quoted(sentence)


def read_documents(folder: Path) -> Iterator[DocumentDecision]:
    """Give the decisions on documents; raises KnowledgeError, naming file and line, for one that cannot be meant."""
    for path, line, row, signed in _lines(folder, "documents"):
        published = day(row["published"])
        if not row["doc"] or published is None:
            raise KnowledgeError(path, line, "needs a document's id and its day, such as 2021-09-17")
        yield DocumentDecision(**signed, doc=row["doc"], published=published)


def read_actors(folder: Path) -> Iterator[ActorDecision]:
    """Give the decisions on actors; raises KnowledgeError, naming file and line, for one that cannot be meant."""
    for path, line, row, signed in _lines(folder, "actors"):
        if row["decision"] not in ("same", "never", "rename"):
            raise KnowledgeError(path, line, f"'{row['decision']}' is no decision: same, never, rename")
        if not row["actor"] or not row["other"] or row["actor"] == row["other"]:
            raise KnowledgeError(path, line, "needs an actor's id and, after it, the other one (or the new name)")
        yield ActorDecision(**signed, decision=row["decision"], actor=row["actor"], other=row["other"])


def read_events(folder: Path, values: Values) -> Iterator[EventDecision]:
    """Give the decisions on events; raises KnowledgeError, naming file and line, for one that cannot be meant."""
    for path, line, row, signed in _lines(folder, "events"):
        if not row["quote"] or not row["trigger"]:
            raise KnowledgeError(path, line, "needs a quote from the sentence and the trigger that was read")
        problem = values.problem(row["change"], row["value"])
        if problem:
            raise KnowledgeError(path, line, problem)
        signed |= {name: row[name] for name in COLUMNS["events"]}
        yield EventDecision(**{**signed, "quote": quoted(row["quote"]), "trigger": quoted(row["trigger"])})


def read_ties(folder: Path) -> Iterator[TieDecision]:
    """Give the decisions on ties; raises KnowledgeError, naming file and line, for one that cannot be meant."""
    for path, line, row, signed in _lines(folder, "ties"):
        if row["stand"] not in STANDS:
            raise KnowledgeError(path, line, f"'{row['stand']}' is no stand: {', '.join(STANDS)}")
        if not row["actor"] or not row["other"] or row["actor"] == row["other"]:
            raise KnowledgeError(path, line, "needs the ids of two actors")
        yield TieDecision(
            **signed, actor=row["actor"], other=row["other"], quote=quoted(row["quote"]), stand=row["stand"]
        )


def _lines(folder: Path, name: str) -> Iterator[tuple[Path, int, Mapping[str, str], dict[str, Any]]]:
    """Give the lines of a file as (path, line, cells, what every decision has), each signed and none said twice."""
    path, known = folder / f"{name}.csv", dict[tuple[str, ...], int]()
    if not path.is_file():
        return
    for line, row in rows(path, (*COLUMNS[name], *SIGNED)):
        if not row["reason"] or not row["author"] or day(row["decided"]) is None:
            raise KnowledgeError(path, line, "needs a reason, an author and the day of the decision (2021-09-17)")
        key = _key(name, row)
        if key in known:
            raise KnowledgeError(path, line, f"decides what line {known[key]} decides; delete one of the two")
        known[key] = line
        yield path, line, row, {"file": str(path), "line": line, **{k: row[k] for k in SIGNED}}


def _key(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    """What a decision is about, of which there can be one only."""
    if name == "actors":
        return (row["decision"], row["actor"], "" if row["decision"] == "rename" else row["other"])
    if name == "ties":
        return (*sorted((row["actor"], row["other"])), quoted(row["quote"]))
    about = {"documents": ("doc",), "events": ("doc", "quote", "trigger", "read_as", "change")}[name]
    return tuple(quoted(row[column]) for column in about)
