"""Decisions written down from a notebook: `correct(tables.events.loc[3], wrong=True, reason="…")`."""

from __future__ import annotations

import csv
import getpass
import io
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corrections.apply import FOLDER, Corrections
from analysis.corrections.decisions import COLUMNS, SIGNED
from analysis.corrections.values import CHANGES
from analysis.knowledge import load as load_knowledge
from analysis.knowledge.files import KnowledgeError
from analysis.tables import Tables
from analysis.trace.evidence import origin

_ACTOR_CHANGES = {"same_as": "same", "never": "never", "name": "rename"}


@dataclass(frozen=True, slots=True)
class Written:
    """Where a decision was written."""

    file: Path
    lines: tuple[int, ...]

    def __repr__(self) -> str:
        where = ", ".join(str(line) for line in self.lines)
        return f"{self.file.name}, line {where}: written; build the tables again to see it everywhere"


def correct(
    what: pd.Series | pd.DataFrame | str,
    *,
    reason: str,
    author: str = "",
    folder: str | Path | None = None,
    tables: Tables | None = None,
    **change: Any,
) -> Written:
    """Write a decision down in a folder of corrections (`data/corrections` for None), and say where.

    `what` is a row of a table, or an actor's id, and `change` what is true instead:

    - an event: `wrong=True`, or any of `type`, `mode`, `modality`, `date`, `place`, `killed`, `injured`, `captured`,
      `source`, `target`, `attributed_to` ("" for unknown; a toll is `5`, `3-5` or `3+`; several actors have `; ` between);
    - an alignment, everywhere, or a relation, in its sentence alone: `stand="hostile"`, `"friendly"` or `"neither"`;
    - a document: `published="2021-09-17"`;
    - an actor: `same_as=` the id of whom it is, `never=` a name that is never its own, `name=` what to call it.

    `author` is who runs this where it is not given. Raises ValueError, and writes nothing, for what cannot be meant.
    """
    row = what if isinstance(what, str) else _one(what)
    name, cells = _lines(row, change, tables)
    signed = {"reason": reason, "author": author or _author(), "decided": date.today().isoformat()}
    return _write(FOLDER if folder is None else Path(folder), name, [{**line, **signed} for line in cells])


def _one(rows: pd.Series | pd.DataFrame) -> Mapping[str, Any]:
    if isinstance(rows, pd.Series):
        return {str(k): v for k, v in rows.items()}
    if len(rows) != 1:
        raise ValueError(f"one row is corrected at a time; these are {len(rows)}")
    return {str(k): v for k, v in rows.iloc[0].items()}


def _author() -> str:
    return os.environ.get("FAULT_LINES_AUTHOR", "") or getpass.getuser()


def _lines(
    row: Mapping[str, Any] | str, change: Mapping[str, Any], tables: Tables | None
) -> tuple[str, list[dict[str, str]]]:
    """Give the file that a decision belongs to, and its lines without their signature."""
    if isinstance(row, str) or "in_knowledge_base" in row:
        return "actors", _of_actor(row if isinstance(row, str) else row["actor_id"], change)
    if "trigger" in row:
        return "events", _of_event(row, change, tables)
    if "relation_id" in row:
        return "ties", [{**_tie(row["source_id"], row["target_id"], change), "quote": _sentence(row, tables)}]
    if "actor_a" in row:
        return "ties", [{**_tie(row["actor_a"], row["actor_b"], change), "quote": ""}]
    if "published" in row:
        _only(change, ["published"])
        return "documents", [{"doc": row["doc_id"], "published": str(change["published"])}]
    raise ValueError(
        "rows of events, relations, alignments, documents and actors can be corrected; of an incident, its events"
    )


def _only(change: Mapping[str, Any], known: list[str]) -> None:
    strange = [name for name in change if name not in known]
    if strange or not change:
        told = f"'{strange[0]}' is not among" if strange else "nothing is changed; there are"
        raise ValueError(f"{told} what can be changed here: {', '.join(known)}")


def _of_actor(actor: str, change: Mapping[str, Any]) -> list[dict[str, str]]:
    _only(change, list(_ACTOR_CHANGES))
    lines = []
    for name, value in change.items():
        one, other = (str(value), actor) if name == "same_as" else (actor, str(value))
        lines.append({"decision": _ACTOR_CHANGES[name], "actor": one, "other": other})
    return lines


def _of_event(row: Mapping[str, Any], change: Mapping[str, Any], tables: Tables | None) -> list[dict[str, str]]:
    _only(change, list(CHANGES))
    if change.get("wrong") is False:
        raise ValueError("an event that is right needs no correction; give wrong=True, or what is true instead")
    found = {"doc": row["doc_id"], "quote": _sentence(row, tables), "trigger": row["trigger"], "read_as": row["type"]}
    return [{**found, "change": k, "value": "" if k == "wrong" else str(v)} for k, v in change.items()]


def _tie(a: str, b: str, change: Mapping[str, Any]) -> dict[str, str]:
    _only(change, ["stand"])
    return {"actor": a, "other": b, "stand": str(change["stand"])}


def _sentence(row: Mapping[str, Any], tables: Tables | None) -> str:
    home = tables or origin(pd.DataFrame([row]))
    found = home.sentences.loc[home.sentences["sentence_id"] == row["sentence_id"], "text"]
    if found.empty:
        raise ValueError("the sentence of this row is not in the tables at hand; give them: correct(row, tables=…)")
    return " ".join(str(found.iloc[0]).split())


def _write(folder: Path, name: str, lines: list[dict[str, str]]) -> Written:
    """Add lines to a file if, with them, all corrections can still be read."""
    header = (*COLUMNS[name], *SIGNED)
    file = folder / f"{name}.csv"
    before = file.read_text(encoding="utf-8") if file.is_file() else ",".join(header) + "\n"
    before += "" if before.endswith("\n") else "\n"
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[line[column] for column in header] for line in lines])
    with tempfile.TemporaryDirectory() as scratch:
        for other in folder.glob("*.csv"):
            shutil.copyfile(other, Path(scratch, other.name))
        tried = Path(scratch, file.name)
        tried.write_text(before + text.getvalue(), encoding="utf-8", newline="\n")
        try:
            Corrections(scratch, load_knowledge())
        except KnowledgeError as error:
            raise ValueError(str(error).replace(f"{scratch}{os.sep}", "")) from None
    folder.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(before + text.getvalue(), encoding="utf-8", newline="\n")
    os.replace(new, file)
    first = before.count("\n") + 1
    return Written(file, tuple(range(first, first + len(lines))))
