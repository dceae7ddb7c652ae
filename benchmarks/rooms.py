"""In which room a build spends its time: where the program stands is looked up every few milliseconds."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import analysis

_HOME = str(Path(analysis.__file__).resolve().parent)
_EVERY = 0.005  # seconds


@contextmanager
def rooms() -> Iterator[Counter[str]]:
    """Count, while the block runs, in which room of `analysis` this thread stands: a folder, or a module outside of one."""
    found: Counter[str] = Counter()
    done = threading.Event()
    watched = threading.get_ident()

    def watch() -> None:
        while not done.wait(_EVERY):
            found[_room(sys._current_frames().get(watched))] += 1

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield found
    finally:
        done.set()
        watcher.join()


def _room(frame: FrameType | None) -> str:
    """Give the room of the innermost of our own functions that is running."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(_HOME):
            return Path(frame.f_code.co_filename).relative_to(_HOME).parts[0].removesuffix(".py")
        frame = frame.f_back
    return "elsewhere"
