"""The command line: `python -m analysis build`, `run`, `report` and `networks`; results on standard output, all else beside it."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from analysis import __version__

#: Exit status where the input or the arguments are at fault, and where something ended with an error.
REFUSED, FAILED, STOPPED = 2, 1, 130

_BUILD = """examples:
  python -m analysis build seeds --out data/tables
  python -m analysis build news.jsonl --out /tmp/tables
  python -m analysis build archive --workers all
What was read before and has not changed is not read again; --fresh reads it all.
"""
_RUN = """examples:
  python -m analysis run notebooks/02_incidents.ipynb
  python -m analysis run notebooks/05_case_file.ipynb -p actor=ACTOR_ID --out case.ipynb
  python -m analysis run notebooks/01_actors.ipynb -p tables=my/tables
  python -m analysis run notebooks/*.ipynb --in-place
An unknown parameter is refused, and the ones that the notebook has are named.
"""
_REPORT = """examples:
  python -m analysis report
  python -m analysis report my/documents --out my/reports --tables my/tables
Only what is new is done again; --force does it all.
"""


_NETWORKS = """examples:
  python -m analysis networks
  python -m analysis networks my/tables --out my/networks --level country
  python -m analysis networks --no-claims
Writes the alignments, who acts on whom, and the co-mentions of sentences, passages and documents, each as GraphML, GEXF
and two CSV files.
"""


def parser() -> argparse.ArgumentParser:
    """Give the parser of all commands."""
    top = argparse.ArgumentParser(prog="python -m analysis", description="Conflict news in, tables and figures out.")
    top.add_argument("--version", action="version", version=f"fault-lines {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_run(commands)
    _add_report(commands)
    _add_networks(commands)
    return top


def _command(commands: argparse._SubParsersAction, name: str, summary: str, examples: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return command


def _add_build(commands: argparse._SubParsersAction) -> None:
    build = _command(commands, "build", "read documents and write their tables", _BUILD)
    build.add_argument("seeds", metavar="SEEDS", help="a folder or file: .txt, .md, .html, .jsonl, .csv")
    build.add_argument("--out", metavar="DIR", default="data/tables", help="where the tables go (default: %(default)s)")
    build.add_argument(
        "--workers",
        metavar="N",
        type=_positive,
        default=1,
        help="processes that read (default: 1; `all` for every core)",
    )
    build.add_argument("--dask", metavar="ADDRESS", default="", help="read on a Dask cluster; `local` starts one")
    build.add_argument("--corrections", metavar="DIR", help="your decisions (default: data/corrections)")
    build.add_argument("--fresh", action="store_true", help="read again what has not changed since the last build")


def _positive(text: str) -> int:
    from analysis.assembly.workers import all_cores

    if text == "all":
        return all_cores()
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of workers; give 1 or more, or all")
    return int(text)


def _add_run(commands: argparse._SubParsersAction) -> None:
    run = _command(commands, "run", "run notebooks with parameters", _RUN)
    run.add_argument("notebooks", metavar="NOTEBOOK", nargs="+")
    run.add_argument(
        "-p", metavar="NAME=VALUE", dest="values", action="append", default=[], help="set a parameter; may be repeated"
    )
    where = run.add_mutually_exclusive_group()
    where.add_argument("--out", metavar="FILE", help="the executed notebook (default: reports/notebooks/NAME)")
    where.add_argument("--in-place", action="store_true", help="keep the outputs in the notebook itself")


def _add_report(commands: argparse._SubParsersAction) -> None:
    report = _command(commands, "report", "build the tables, run all notebooks, export figures and pages", _REPORT)
    report.add_argument("seeds", metavar="SEEDS", nargs="?", default="seeds", help="documents (default: %(default)s)")
    report.add_argument("--out", metavar="DIR", default="reports", help="figures and pages (default: %(default)s)")
    report.add_argument("--tables", metavar="DIR", default="data/tables", help="tables (default: %(default)s)")
    report.add_argument("--corrections", metavar="DIR", help="your decisions (default: data/corrections)")
    report.add_argument("--force", action="store_true", help="do again what is done already")


def _add_networks(commands: argparse._SubParsersAction) -> None:
    networks = _command(commands, "networks", "write the networks of tables for Gephi, igraph and others", _NETWORKS)
    networks.add_argument(
        "tables", metavar="TABLES", nargs="?", default="data/tables", help="tables (default: %(default)s)"
    )
    networks.add_argument(
        "--out", metavar="DIR", default="reports/networks", help="where the files go (default: %(default)s)"
    )
    networks.add_argument(
        "--level",
        choices=("actor", "parent", "country"),
        default="actor",
        help="alignments and deeds of actors, of those they belong to, or of countries (default: %(default)s)",
    )
    networks.add_argument(
        "--no-claims",
        dest="claims",
        action="store_false",
        help="leave out of the alignments and deeds what is only claimed by someone",
    )


def build(
    seeds: str, out: str, workers: int = 1, dask: str = "", fresh: bool = False, corrections: str | None = None
) -> int:
    """Write the tables of these documents; print what was read and name what was not."""
    from analysis import pipeline
    from analysis.progress import Progress

    with Progress() as progress:
        tables = pipeline.build(
            seeds, out=out, progress=progress, workers=workers, cluster=dask, fresh=fresh, corrections=corrections
        )
    print(tables)
    print(f"{'tables':>10}  {out}")
    tell_skipped(tables.documents)
    return 0


def tell_skipped(documents) -> None:  # type: ignore[no-untyped-def]  # a DataFrame; pandas is not loaded for --help
    """Name on standard error the documents that were not read, the first twenty, and why."""
    skipped = documents[documents["status"] == "skipped"]
    for problem in skipped["problem"].head(20):
        print(f"skipped: {problem}", file=sys.stderr)
    if len(skipped) > 20:
        print(f"… and {len(skipped) - 20} more; the table 'documents' says why", file=sys.stderr)


def run(notebooks: Sequence[str], values: Sequence[str], out: str | None, in_place: bool) -> int:
    """Run notebooks one after the other and print where they were written."""
    from analysis import runner
    from analysis.progress import Progress

    if out and len(notebooks) > 1:
        raise runner.NotebookError("--out names one file, and there are several notebooks; leave it out")
    given = dict(_pair(value) for value in values)
    with Progress() as progress:
        for path in notebooks:
            name = Path(path).name
            target = path if in_place else out or str(Path("reports", "notebooks", name))
            runner.run(path, given, target, progress=partial(progress, name))
            print(target)
    return 0


def _pair(text: str) -> tuple[str, str]:
    from analysis.runner import NotebookError

    name, found, value = text.partition("=")
    if not found or not name.strip():
        raise NotebookError(f"-p {text}: give a parameter as NAME=VALUE")
    return name.strip(), value


def report(seeds: str, out: str, tables: str, force: bool, corrections: str | None = None) -> int:
    """Make the report and print where it is."""
    from analysis.progress import Progress
    from analysis.report import make

    with Progress() as progress:
        made = make(seeds, out=out, tables=tables, force=force, progress=progress, corrections=corrections)
    print(made.summary())
    return 0


def networks(tables: str, out: str, level: str, claims: bool) -> int:
    """Write the networks and print where they are."""
    from analysis import networks
    from analysis.tables import load

    for path in networks.export(load(tables), out, level, claims):
        print(path)
    return 0


_COMMANDS: dict[str, Callable[..., int]] = {"build": build, "run": run, "report": report, "networks": networks}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 failed, 2 the input or the arguments are at fault."""
    options = vars(parser().parse_args(arguments))
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _tell_warning
            return _COMMANDS[options.pop("command")](**options)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED
    except Exception as error:
        status = _status(error)
        if status is None:
            raise
        print(f"error: {error}", file=sys.stderr)
        return status


def _tell_warning(message: Warning | str, category: type[Warning], *place: object, **more: object) -> None:
    """Give a warning that is meant for users in its own words, without the place in the program that gave it."""
    if category is UserWarning or category.__module__.startswith("analysis."):
        print(f"note: {message}", file=sys.stderr)


def _status(error: Exception) -> int | None:
    """Give the exit status of an error that is told in a user's words; None for a fault of the program's own."""
    from analysis.assembly.workers import WorkerLost
    from analysis.documents import InputError
    from analysis.knowledge.files import KnowledgeError
    from analysis.pipeline import NothingRead
    from analysis.runner import NotebookError, NotebookFailed
    from analysis.tables import TableError

    if isinstance(error, NotebookFailed):
        return FAILED
    told = (InputError, KnowledgeError, NothingRead, NotebookError, TableError, WorkerLost, OSError)
    return REFUSED if isinstance(error, told) else None
