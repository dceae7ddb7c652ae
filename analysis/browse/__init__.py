"""Tables in notebooks and pages that can be searched, sorted and paged, offline, and read where no script runs."""

from __future__ import annotations

from analysis.browse.listing import Listing, browse
from analysis.browse.show import show

__all__ = ["Listing", "browse", "show"]
