"""From events to incidents: reports of one deed become one row, and the row says which events and why.

Two reports are one incident where type, modes, parties, dates and places agree. Inside a passage a repeated report is
taken for the same deed unless something speaks against it; elsewhere something must speak for it: a definite noun
("the attack") in the same document, or a shared date. Blocks by type and day keep the work linear in the events.
"""

from __future__ import annotations

from analysis.events.incidents.kin import Kin
from analysis.events.incidents.ledger import Ledger

__all__ = ["Kin", "Ledger"]
