"""How well it reads: scores against annotated texts, where these are at hand, and what it finds in ordinary prose."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.machine import ROOT
from benchmarks.page import table
from tests.passages.measure import FILES
from tests.passages.measure import score as passages
from tests.passages.ordinary import TREEBANKS, find_events, own_texts, treebank_texts

_SHARED = ROOT.parent / "shared"
_GOLD, _TOOLS = _SHARED / "gold", _SHARED / "tools"
_ABSENT = "Not measured: the annotated texts are not at hand."
_SETS = {"seeds": "the example document", "plover_examples": "PLOVER's examples", "re3d_relations": "re3d, relations"}
_OWN = {
    "one": "own passages, first file",
    "two": "own passages, second file",
    "three": "own passages, third file",
    "four": "own passages, fourth file",
    "five": "own passages, fifth file",
    "held_out": "own passages, held out",
}
_PAIRS = ("event_type", "event_full")


def scores() -> str:
    """Give a table of the scores by set: hits as shares, "precision / recall" of events, fields right of all scored."""
    if not _GOLD.is_dir():
        return _ABSENT
    header = ["texts", "mentions", "event types", "events in full", "signs of ties", "wrong signs", "structure",
              "extra events", "dates", "places", "tolls"]  # fmt: skip
    return table(header, [[name, *_cells(report)] for name, report in _reports()])


def _reports() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, words in _SETS.items():
        yield words, _run("score.py", name)
    with tempfile.TemporaryDirectory() as folder:
        for name in FILES:
            yield _OWN[name], passages(name, Path(folder))


def _run(tool: str, name: str) -> Mapping[str, Any]:
    command = [sys.executable, str(_TOOLS / tool), str(_GOLD / f"{name}.jsonl"), "--json"]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    report: Mapping[str, Any] = json.loads(done.stdout)
    return report


def _cells(report: Mapping[str, Any]) -> list[str]:
    events = [f"{report[k]['precision']:.2f} / {report[k]['recall']:.2f}" if _scored(report[k]) else "" for k in _PAIRS]
    signs = report["relation_sign"]
    ties = [f"{signs['recall']:.2f}", f"{1 - signs['precision']:.2f}"] if _scored(signs) else ["", ""]
    structure = f"{report['structure_recall']:.2f}" if _scored(signs) else ""
    fields = [
        f"{report[k]['right']} of {report[k]['of']}" if report[k]["of"] else "" for k in ("date", "place", "casualties")
    ]
    return [
        f"{report['mention']['recall']:.2f}",
        *events,
        *ties,
        structure,
        f"{report['extra_events_per_passage']:.2f}",
        *fields,
    ]


def _scored(measure: Mapping[str, float]) -> bool:
    """True where the texts are annotated with it."""
    return bool(measure["tp"] or measure["fn"])


def releases() -> str:
    """Give a table of what is right, per cent, of the records of press releases."""
    if not _GOLD.is_dir():
        return _ABSENT
    report = dict(_run("score_releases.py", "isaf_releases"))
    number = report.pop("releases")
    return table([f"of {number} releases, per cent right", *report], [["ISAF press releases", *report.values()]])


def ordinary() -> str:
    """Give a table of the events found in ordinary prose: real ones, of which the treebanks' texts hold some, and false ones."""
    found = {"own paragraphs": find_events(own_texts(), "false")}
    for path in sorted(TREEBANKS.glob("*-test.conllu.gz")):
        found[path.name.partition(".")[0]] = find_events(treebank_texts(path))
    header = ["texts", "sentences", "events found", "real", "false", "not judged", "false in 100 that report none"]
    rows = [
        [name, f.sentences, len(f.events), *map(f.count, ("real", "false", "open")), f"{f.false_per_hundred:.1f}"]
        for name, f in found.items()
    ]
    return table(header, rows)
