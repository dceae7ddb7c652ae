"""Tolls: how many people a sentence says were killed, injured or captured, and which words say so."""

from analysis.events.tolls.find import find_tolls
from analysis.events.tolls.toll import KINDS, Toll, TollWords, plain, toll_words

__all__ = ["KINDS", "Toll", "TollWords", "find_tolls", "plain", "toll_words"]
