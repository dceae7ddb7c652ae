"""`python -m analysis.language train|evaluate`: make the bundled pipeline, and measure it."""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.language import BUNDLED


def main() -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(prog="python -m analysis.language", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("train", help="train on a folder of *.conllu.gz treebanks; some 15 minutes on one core")
    make.add_argument("treebanks", type=Path)
    make.add_argument("--out", type=Path, default=BUNDLED, help="where the pipeline goes (default: the bundled one)")
    measure = commands.add_parser("evaluate", help="attachment scores on test files, from raw paragraphs")
    measure.add_argument("tests", type=Path, nargs="+", help="files like en_ewt-test.conllu.gz")
    measure.add_argument("--model", type=Path, default=BUNDLED)
    args = parser.parse_args()
    from analysis.language.train import evaluate, train

    if args.command == "train":
        train(args.treebanks, args.out)
        return
    for path in args.tests:
        score = evaluate(args.model, path)
        print(f"{path.name}: UAS {score.uas} LAS {score.las} on {score.words} words")


if __name__ == "__main__":
    main()
