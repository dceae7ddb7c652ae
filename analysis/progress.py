"""Progress on standard error, for steps that take more than two seconds."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm

_PATIENCE = 2.0  # seconds before a step says anything


class Progress:
    """Counts the work of steps as it is told; call it with a step's name, how much is done and, if known, of how much.

    Use it in a `with` block, so that its last line ends. Quick steps stay silent.
    """

    def __init__(self) -> None:
        self._step = ""
        self._bar: tqdm | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def __call__(self, step: str, done: int, total: int | None = None) -> None:
        if step != self._step:
            self._end()
            self._step, self._bar = step, self._begin(step)
        assert self._bar is not None
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def say(self, text: str) -> None:
        """Give a line of its own, at once."""
        self._end()
        print(text, file=sys.stderr, flush=True)

    def _begin(self, step: str) -> tqdm:
        interval = 0.5 if sys.stderr.isatty() else _PATIENCE
        return tqdm(desc=step, delay=_PATIENCE, mininterval=interval, file=sys.stderr, ascii=" =", leave=True)

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._step, self._bar = "", None
