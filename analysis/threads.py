"""Arithmetic on one core: whoever has more of them takes more workers, which never wait for one another."""

from __future__ import annotations

import os

_SETTINGS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def on_one_core() -> None:
    """Let numpy's library for matrices, which reads these settings when it is loaded, use one core unless told otherwise."""
    for setting in _SETTINGS:
        os.environ.setdefault(setting, "1")
