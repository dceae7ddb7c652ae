"""What the tables say of blocs: who forms them, which ties fit none, how sure they are, and how that changes."""

from __future__ import annotations

import pandas as pd

from analysis import networks
from analysis.findings import alignments
from analysis.findings.names import names
from analysis.findings.text import Text, be, counted, listed, number, paragraph, share
from analysis.tables import Tables

_MISFIT = {1: "together, though in different blocs", -1: "against each other, though in one bloc"}
_SURE = 0.95


def members(tables: Tables, level: str = "actor") -> pd.DataFrame:
    """Give the actors of blocs of two or more, one row each, the largest bloc first.

    Columns: `bloc` (its number in the figures), `actor` (name), `n_friends`, `n_enemies` (with whom there is a tie),
    `actor_id`.
    """
    ties = networks.ties(tables, level)
    shared, known = networks.blocs(ties).shared(), names(tables)
    friends, enemies = (_counts(ties[ties["sign"] == sign]) for sign in (1, -1))
    rows = [(bloc, known.get(i, i), friends.get(i, 0), enemies.get(i, 0), i) for i, bloc in shared.items()]
    columns = {"bloc": "int64", "actor": "str", "n_friends": "int64", "n_enemies": "int64", "actor_id": "str"}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns).sort_values(["bloc", "actor"], ignore_index=True)


def _counts(ties: pd.DataFrame) -> dict[str, int]:
    counts = pd.concat([ties["actor_a"], ties["actor_b"]]).value_counts()
    return {str(actor): int(n) for actor, n in counts.items()}


def frustrated(tables: Tables, level: str = "actor") -> pd.DataFrame:
    """Give the ties that do not fit the blocs, those with most evidence first, as `findings.alignments.ties` gives them.

    `misfit` says whether they join friends of different blocs or enemies of one.
    """
    rows = alignments.ties(tables, level)
    torn = rows[networks.blocs(networks.ties(tables, level)).misfit(rows)]
    return torn.assign(misfit=torn["sign"].astype("int64").map(_MISFIT).astype("str"))


def behind(tables: Tables, level: str = "actor") -> pd.DataFrame:
    """Give the pieces of evidence for the ties that do not fit the blocs; each leads to its sentence."""
    return networks.behind(frustrated(tables, level), networks.evidence(tables, level))


def told(tables: Tables, level: str = "actor") -> Text:
    """Say what blocs there are, how many ties they leave unfit, and how far the network is from balance."""
    ties = networks.ties(tables, level)
    found, camps, census = networks.blocs(ties), networks.balance(ties), networks.triad_census(ties)
    if not found.n_ties:
        return paragraph("There are no blocs: no two actors stand together or against each other")
    sizes = pd.Series(found.shared(), dtype="int64").value_counts()
    alone = len(found.members) - int(sizes.sum())
    return paragraph(
        f"{counted(len(sizes), 'bloc')} of two or more {'holds' if len(sizes) == 1 else 'hold'} {counted(int(sizes.sum()), 'actor')}; "
        f"{counted(alone, 'actor')} {be(alone)} in none"
        if len(sizes)
        else "No two actors form a bloc: all ties are hostile",
        f"{_fit(found.at_least, found.at_most, found.n_ties)} the blocs",
        f"With only two camps, {_fit(camps.at_least, camps.at_most, camps.n_ties)}",
        _triads(census.balanced, census.n),
    )


def _fit(low: int, high: int, n: int) -> str:
    if not high:
        return {1: "the only tie fits", 2: "both ties fit"}.get(n, f"all {number(n)} ties fit")
    if low != high:
        return f"between {low:,} and {high:,} of {n:,} ties do not fit"
    return f"{number(high)} of {number(n)} ties {'does' if high == 1 else 'do'} not fit"


def _triads(balanced: int, n: int) -> str:
    if not n:
        return "No three actors are tied each to each, so there is no triad to judge"
    return f"{share(balanced, n)} triads are balanced: in them friends of friends, or enemies of enemies, are friends"


def sure(tables: Tables, level: str = "actor") -> Text:
    """Say how far the blocs hold when the evidence is drawn anew."""
    found = networks.stability(networks.evidence(tables, level), "blocs")
    rows = found.actors.dropna(subset="stability").sort_values(["stability", "actor_id"], kind="stable")
    if rows.empty:
        return paragraph("There are no blocs to be sure of")
    held, known = int((rows["stability"] >= _SURE).sum()), names(tables)
    unsure = rows[rows["stability"] < _SURE]
    shares = zip(unsure["actor_id"], unsure["stability"], strict=True)
    least = [f"{known.get(actor, actor)} ({100 * kept:.0f})" for actor, kept in shares]
    return paragraph(
        f"{share(held, len(rows))} actors keep at least {100 * _SURE:.0f} per cent of their place when the evidence is "
        f"drawn anew {found.samples} times",
        f"Least sure, in per cent: {listed(least, 5)}" if least else "",
        "What rests on a single sentence is missing from a third of the draws, but never contradicted: a high share says that "
        "the evidence agrees, not that there is much of it",
    )


def over_time(tables: Tables, level: str = "actor") -> Text:
    """Say in which periods ties fit no two camps, and how much evidence is dated."""
    evidence = networks.evidence(tables, level)
    period = networks.fitting_period(evidence)
    rows = networks.balance_over_time(evidence, period)
    held = rows[rows["n_ties"] > 0]
    if held.empty:
        return paragraph("Nothing can be said of change: no tie between two actors is dated")
    torn = held[held["at_most"] > 0]
    n_dated = int(rows["n_pieces"].sum())
    return paragraph(
        f"{share(n_dated, len(evidence))} pieces of evidence {be(n_dated)} dated to a {period} or better, and tell of ties "
        f"in {counted(len(held), period)}",
        f"In {number(len(torn))} of them some ties fit no two camps"
        if len(torn)
        else "In none of them a tie is frustrated",
        "With so few of them no trend can be told" if len(held) < 5 else "",
    )
