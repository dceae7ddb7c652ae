"""Measure how well it reads, how fast and how safe it is: `python -m benchmarks [SECTION …]` writes what it finds to the pages in docs/.

python -m benchmarks                    the sections that take minutes
python -m benchmarks size -n 100000     one section, of so many documents
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from analysis.threads import on_one_core

on_one_core()

from benchmarks import accuracy, adversarial, damage, faults, hard_input, networks, performance  # noqa: E402
from benchmarks.machine import ROOT, machine  # noqa: E402
from benchmarks.page import Page  # noqa: E402

#: The sections: their page, what measures them, and whether they are measured where nothing is asked for.
SECTIONS: dict[str, tuple[str, Callable[..., str], bool]] = {
    "machine": ("performance", machine, True),
    "start-up": ("performance", performance.start_up, True),
    "throughput": ("performance", performance.throughput, True),
    "size": ("performance", performance.size, True),
    "workers": ("performance", performance.workers, True),
    "rebuild": ("performance", performance.rebuild, True),
    "archive": ("performance", performance.archive, False),
    "balance": ("performance", networks.balance, False),
    "co-mentions": ("performance", networks.comentions, False),
    "scores": ("accuracy", accuracy.scores, False),
    "releases": ("accuracy", accuracy.releases, False),
    "ordinary": ("accuracy", accuracy.ordinary, False),
    "inputs": ("reliability", hard_input.inputs, False),
    "slow-texts": ("reliability", adversarial.times, False),
    "kills": ("reliability", faults.kills, False),
    "disks": ("reliability", faults.disks, False),
    "together": ("reliability", faults.together, False),
    "stops": ("reliability", faults.stops, False),
    "tables": ("reliability", damage.tables, False),
    "knowledge": ("reliability", damage.knowledge, False),
}


def main(arguments: list[str] | None = None) -> int:
    """Measure the sections that are named, else those that take minutes, and write each to its page when it is done."""
    usual = [name for name, (_, _, quick) in SECTIONS.items() if quick]
    options = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("sections", metavar="SECTION", nargs="*", help=f"some of {', '.join(SECTIONS)}")
    options.add_argument("-n", metavar="N", type=int, help="documents or moments, for sections that count them")
    given = options.parse_args(arguments)
    unknown = [name for name in given.sections if name not in SECTIONS]
    if unknown:
        options.error(f"there is no section '{unknown[0]}'; there are {', '.join(SECTIONS)}")
    for name in given.sections or usual:
        page, section, _ = SECTIONS[name]
        how: dict[str, Any] = (
            {} if given.n is None or not section.__defaults__ else {section.__code__.co_varnames[0]: given.n}
        )
        text = section(**how)
        Page(ROOT / "docs" / f"{page}.md").put(name, text)
        print(f"{name}\n{text}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
