"""`python -m analysis`."""

from __future__ import annotations

import sys

from analysis.threads import on_one_core

on_one_core()

from analysis.cli import main  # noqa: E402  numpy comes with it

if __name__ == "__main__":  # processes that a build starts import this module, too
    sys.exit(main())
