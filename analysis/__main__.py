"""`python -m analysis`."""

from __future__ import annotations

import os
import sys

for setting in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(setting, "1")  # before numpy is loaded: more cores are used by more workers

from analysis.cli import main  # noqa: E402

if __name__ == "__main__":  # processes that a build starts import this module, too
    sys.exit(main())
