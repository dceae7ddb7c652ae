"""`python -m tests.passages convert|score|ordinary`: the annotated passages as records, and how well they are read."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.passages.measure import FILES, SCORER, records, score, table, total
from tests.passages.notation import NotationError, to_jsonl
from tests.passages.ordinary import TREEBANKS, find_events, own_texts, treebank_texts


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands and give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.passages", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    convert = commands.add_parser("convert", help="print a file as records, one JSON object a line")
    convert.add_argument("name", choices=FILES)
    measure = commands.add_parser("score", help="build the passages and score what is read in them")
    measure.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(FILES)} (default: all)")
    measure.add_argument("--misses", action="store_true", help="print each miss, save those of the held-out file")
    measure.add_argument("--json", action="store_true", help="print the reports as one JSON object instead of a table")
    plain = commands.add_parser("ordinary", help="count the events found per 100 sentences of ordinary prose")
    plain.add_argument("--show", action="store_true", help="print each with its sentence")
    args = parser.parse_args(arguments)
    if args.command == "score" and (unknown := [n for n in args.names if n not in FILES]):
        parser.error(f"no file of passages is called {unknown[0]}; there are {', '.join(FILES)}")
    try:
        return _run(args)
    except NotationError as error:
        print(error, file=sys.stderr)
        return 2


def _run(args: argparse.Namespace) -> int:
    if args.command == "convert":
        sys.stdout.write(to_jsonl(records(args.name)))
        return 0
    return _score(args) if args.command == "score" else _ordinary(args.show)


def _score(args: argparse.Namespace) -> int:
    if not SCORER.is_file():
        print(f"The passages are not scored: {SCORER} is not there.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        reports = {name: score(name, Path(folder), args.misses) for name in args.names or FILES}
    if len(reports) > 1:
        reports["all"] = total(reports.values())
    print(json.dumps(reports) if args.json else table(reports))
    return 0


def _ordinary(show: bool) -> int:
    sets = {"ordinary.txt": find_events(own_texts(), "false")}
    treebanks = sorted(TREEBANKS.glob("*-test.conllu.gz"))
    sets |= {path.name: find_events(treebank_texts(path)) for path in treebanks}
    for name, found in sets.items():
        real, false, unjudged = (found.count(judgement) for judgement in ("real", "false", "open"))
        print(
            f"{name}: {len(found.events)} events in {found.sentences} sentences: {real} real, {false} false, {unjudged} "
            f"not judged; {found.false_per_hundred:.1f} false per 100 sentences that report none"
        )
        for event in found.events.itertuples() if show else ():
            what = f"{event.type} '{event.trigger}' ({event.modality})"
            print(f"  {event.key} {event.judgement} {what}: {event.sentence}")
    if not treebanks:
        print(f"The test texts of the treebanks are left out: {TREEBANKS} is not there.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
