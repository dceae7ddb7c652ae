"""Who meets whom, counted document by document: what co-mentions are made of, on disk but for a number for each actor."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.networks.comentions import WINDOWS, Judged
from analysis.networks.counted import Counted
from analysis.scratch import Scratch
from analysis.tables import typed

_SHIFT = 32
_KNOWN = 100_000  # actors whose number is held in memory


class Meetings:
    """The co-mentions of the documents added so far."""

    def __init__(self, scratch: Scratch) -> None:
        scratch.do("CREATE TABLE met (code INTEGER PRIMARY KEY, actor TEXT UNIQUE NOT NULL)")
        self._scratch = scratch
        self._codes: dict[str, int] = {}
        self._windows = {window: _Windows(scratch) for window in WINDOWS}

    def add(self, mentions: Sequence[Mapping[str, Any]], passages: Mapping[str, int]) -> None:
        """Count the mentions of one document; `passages` gives the passage of each sentence."""
        sentences: dict[str, set[int]] = {}
        for m in mentions:
            sentences.setdefault(m["sentence_id"], set()).add(self._code(m["actor_id"]))
        wider: dict[int, set[int]] = {}
        for sentence_id, codes in sentences.items():
            wider.setdefault(passages[sentence_id], set()).update(codes)
        self._windows["sentence"].add(sentences.values())
        self._windows["passage"].add(wider.values())
        if wider:
            self._windows["document"].add([set().union(*wider.values())])

    def _code(self, actor: str) -> int:
        """Give the number of an actor, in the order in which they are met."""
        code = self._codes.get(actor)
        if code is None:
            if len(self._codes) >= _KNOWN:
                self._codes.clear()
            self._scratch.do("INSERT OR IGNORE INTO met (actor) VALUES (?)", (actor,))
            code = self._codes[actor] = self._scratch.find("SELECT code FROM met WHERE actor = ?", (actor,))[0][0]
        return code

    def frames(self) -> Iterator[pd.DataFrame]:
        """Give the co-mentions table, some rows at a time."""
        found = self._scratch.stream("SELECT actor, code FROM met ORDER BY actor")
        names, codes = zip(*found, strict=True) if self._windows["document"].n_actors > 1 else ((), ())
        place = np.zeros(len(codes) + 1, dtype=np.int64)
        place[np.array(codes, dtype=np.int64)] = np.arange(len(codes))
        known = pd.array(list(names), dtype="str")
        for window in WINDOWS if names else ():
            yield from self._windows[window].rows(known, place, window, self._scratch)

    def table(self) -> pd.DataFrame:
        """Give the co-mentions table, as `comentions` gives it from all mentions at once."""
        frames = list(self.frames())
        return pd.concat(frames, ignore_index=True) if frames else typed("comentions", [])


class _Windows:
    """The windows of one kind: how many hold each actor, each number of actors, each pair."""

    def __init__(self, scratch: Scratch) -> None:
        self._degrees = array("q")
        self._sizes: Counter[int] = Counter()
        self._pairs = Counted(scratch)

    @property
    def n_actors(self) -> int:
        return len(self._degrees) - 1  # no actor has the number 0

    def add(self, windows: Iterable[set[int]]) -> None:
        for actors in windows:
            self._degrees.extend([0] * (max(actors) + 1 - len(self._degrees)))
            for actor in actors:
                self._degrees[actor] += 1
            self._sizes[len(actors)] += 1
            self._pairs.add((a << _SHIFT) | b for a, b in combinations(sorted(actors), 2))

    def rows(
        self, names: pd.api.extensions.ExtensionArray, place: NDArray[np.int64], window: str, scratch: Scratch
    ) -> Iterator[pd.DataFrame]:
        degrees = np.zeros(len(names), dtype=np.int64)
        degrees[place[1:]] = np.frombuffer(self._degrees, dtype=np.int64)[1:]
        judged = Judged(names, degrees, self._sizes, window)
        by_name = Counted(scratch)
        for keys, counts in self._pairs.slices():
            one, other = place[keys >> _SHIFT], place[keys & ((1 << _SHIFT) - 1)]
            a, b = np.minimum(one, other), np.maximum(one, other)
            judged.meet(a, b, counts)
            by_name.add_array((a << _SHIFT) | b, counts)
        for keys, counts in by_name.slices():
            yield judged.rows(keys >> _SHIFT, keys & ((1 << _SHIFT) - 1), counts)
