"""What the reading gets right in the passages, by the scoring tool that lies beside the project where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis.knowledge import FOLDER
from analysis.knowledge.ontology import load_ontology
from tests.passages.notation import Record, read_passages, to_jsonl

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCORER = ROOT.parent / "shared" / "tools" / "score.py"
#: The files of annotated passages, and the one whose misses nobody is to see.
FILES = ("one", "two", "three", "four", "five", "held_out")
UNSEEN = "held_out"
#: Measures that count hits, false alarms and misses, and those that count fields right out of all.
_COUNTED = ("mention", "resolution", "event_type", "event_full", "relation_sign")
_FIELDS = ("date", "place", "casualties", "attribution", "modality")

Report = dict[str, Any]


def records(name: str) -> list[Record]:
    """Give the records of one of the files; raises NotationError for a mistake in it."""
    types = {n: t.modes for n, t in load_ontology(FOLDER / "ontology.yaml").types.items()}
    return read_passages(HERE / f"{name}.txt", types)


def score(name: str, folder: Path, misses: bool = False) -> Report:
    """Give the scoring tool's report on a file; prints each miss where wanted, though never of the unseen one."""
    gold = folder / f"{name}.jsonl"
    gold.write_text(to_jsonl(records(name)), encoding="utf-8")
    wanted = ["--misses"] if misses and name != UNSEEN else []
    command = [sys.executable, str(SCORER), str(gold), "--json", *wanted]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    *lines, report = done.stdout.splitlines()
    print("\n".join(lines), end="\n" if lines else "")
    result: Report = json.loads(report)
    return result


def total(reports: Iterable[Report]) -> Report:
    """Give the report on all files together, from the counts of each."""
    reports = list(reports)
    summed: Report = {}
    for name in _COUNTED:
        tp, fp, fn = (sum(r[name][k] for r in reports) for k in ("tp", "fp", "fn"))
        precision, recall = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
        f1 = 2 * precision * recall / (precision + recall) if tp else 0.0
        rates = {"precision": precision, "recall": recall, "f1": f1}
        summed[name] = {k: rates[k] for k in rates if k in reports[0][name]}
    for name in _FIELDS:
        summed[name] = {k: sum(r[name][k] for r in reports) for k in ("right", "of")}
    return summed


def table(reports: Mapping[str, Report]) -> str:
    """Give the reports side by side: precision, recall and F1 of what is counted, right and all of the fields."""
    lines = [f"{'':14}" + "".join(f"{name:>22}" for name in reports)]
    for name in _COUNTED:
        lines.append(f"{name:14}" + "".join(f"{_rates(r[name]):>22}" for r in reports.values()))
    for name in _FIELDS:
        lines.append(f"{name:14}" + "".join(f"{r[name]['right']:>15} of {r[name]['of']:>3}" for r in reports.values()))
    return "\n".join(lines)


def _rates(measure: Mapping[str, float]) -> str:
    return " ".join(f"{measure[k]:.3f}" if k in measure else "  –  " for k in ("precision", "recall", "f1"))
