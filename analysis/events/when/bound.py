"""What a pattern bound in a text, for the builders of meanings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from analysis.events.when.meaning import Meaning
from analysis.events.when.words import DateWords

#: Units longer than a day that have parts.
LONG = ("week", "month", "year", "season", "decade", "century")


class Bound:
    """What the slots of a pattern read, the arguments that the file gives it, and the plain words between."""

    def __init__(
        self, values: tuple[tuple[str, Any], ...], arguments: tuple[tuple[str, str], ...], words: DateWords
    ) -> None:
        self.values, self.arguments, self.words = values, dict(arguments), words

    def all(self, *slots: str) -> list[Any]:
        """Give the values of some slots in the order of the text."""
        return [value for slot, value in self.values if slot in slots]

    def get(self, *slots: str, default: Any = None) -> Any:
        """Give the first value of some slots."""
        return next(iter(self.all(*slots)), default)

    def said(self, *words: str) -> bool:
        """Say whether one of some plain words was among the words."""
        return any(slot == "" and value in words for slot, value in self.values)

    def by(self, default: int = 0) -> int:
        return int(self.arguments.get("by", default))

    def base(self) -> str:
        return self.arguments.get("from", "reference")

    @property
    def unit(self) -> str:
        """The unit that was said, or that the file gives."""
        named = self.get("UNIT")
        return named[1] if named else self.arguments.get("unit") or self._plain_unit()

    def _plain_unit(self) -> str:
        names = (value for slot, value in self.values if slot == "" and value in self.words.units)
        return next((name if name in ("decade", "century") else self.words.units[name][1] for name in names), "")

    def amount(self) -> tuple[int, int]:
        """Give (low, high) of the units: the number said, or 1, in the unit's own measure (a fortnight is two weeks)."""
        low, high = self.get("NUMBER", default=(1, 1))
        size = self.get("UNIT", default=(1, ""))[0]
        return low * size, high * size

    @property
    def plural_unit(self) -> bool:
        """The unit that was said stands in the plural."""
        return self.get("UNIT", default=(1, "", False))[2]

    @property
    def plural(self) -> bool:
        """Several units without a number: "weeks later"."""
        return not self.all("NUMBER") and self.plural_unit


@dataclass(frozen=True, slots=True)
class Builder:
    """A way to build a meaning, and the arguments it takes from the file."""

    build: Callable[[Bound], Meaning | None]
    arguments: frozenset[str] = frozenset()
