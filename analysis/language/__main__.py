"""`python -m analysis.language train|silver|evaluate`: make the bundled pipeline, and measure it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from analysis.language import BUNDLED, load


def main() -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(prog="python -m analysis.language", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("train", help="train on a folder of *.conllu.gz treebanks; some 15 minutes on one core")
    make.add_argument("treebanks", type=Path)
    make.add_argument("--out", type=Path, default=BUNDLED, help="where the pipeline goes (default: the bundled one)")
    make.add_argument("--silver", type=Path, help="parsed sentences (of the command silver) to learn from as well")
    parse = commands.add_parser("silver", help="train a teacher and let it parse texts; needs the extra [teacher]")
    parse.add_argument("treebanks", type=Path)
    parse.add_argument(
        "texts", type=Path, nargs="+", help="a paragraph a line, or articles as JSON with an extract each"
    )
    parse.add_argument(
        "--encoder", type=Path, required=True, help="folder with all-MiniLM-L6-v2's weights and tokenizer"
    )
    parse.add_argument("--out", type=Path, required=True, help="where the parsed sentences go, such as silver.spacy")
    parse.add_argument("--sentences", type=int, default=24_000, help="how many to parse (default: %(default)s)")
    measure = commands.add_parser("evaluate", help="attachment scores on test files, from raw paragraphs")
    measure.add_argument("tests", type=Path, nargs="+", help="files like en_ewt-test.conllu.gz")
    measure.add_argument(
        "--model", default=None, help="a folder or an installed spaCy pipeline (default: the bundled one)"
    )
    measure.add_argument("--only", default="", help="only sentences whose id holds this, such as GUM_news")
    args = parser.parse_args()
    if args.command == "train":
        from analysis.language.train import train

        train(args.treebanks, args.out, args.silver)
    elif args.command == "silver":
        from analysis.language.teacher.learn import train_teacher
        from analysis.language.teacher.silver import write_silver

        count = write_silver(train_teacher(args.treebanks, args.encoder), args.texts, args.out, args.sentences)
        print(f"{args.out}: {count} sentences")
    else:
        _evaluate(args.tests, args.model, args.only)


def _evaluate(tests: Sequence[Path], model: str | None, only: str) -> None:
    from analysis.language.evaluate import evaluate

    nlp = load(model).nlp
    for path in tests:
        score = evaluate(nlp, path, only)
        print(f"{path.name}: UAS {score.uas} LAS {score.las} sentences {score.sentences} on {score.words} words")
        print("  " + " ".join(f"{name} {f1}" for name, f1 in score.relations.items()))


if __name__ == "__main__":
    main()
