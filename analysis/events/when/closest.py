"""Which of a sentence's dates belongs to a trigger, where nothing better is known than the order of the words."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.events.when.calendar_dates import Calendar
from analysis.events.when.find import DateExpression
from analysis.events.when.grammar import load_grammar
from analysis.events.when.pieces import Piece, pieces

_NOUN_REACH = 4  # "Sunday's deadly bomb attack": words between an attributive date and its noun
_TELLER_REACH = 8  # "told reporters in Kabul in a statement late on Friday"
_VERB_REACH = 3  # "on Friday the ministry said"
_FRAME = 4  # a date within the first words of a sentence frames all of it
_STOPS = frozenset((",", ";", ":", "(", ")", ".", "!", "?"))


def closest(
    expressions: Sequence[DateExpression], trigger_start: int, trigger_end: int, text: str, offset: int = 0
) -> DateExpression | None:
    """Give the date that most likely dates a trigger, None where each belongs to something else.

    First come dates in the trigger's own clause, then those that frame the sentence, then the nearest of the others.
    A date beside a verb of telling dates the telling, "Sunday's" dates the noun behind it, and dates within "after …"
    or "who …" stay there. `offset` is that of the text, for spans counted from the beginning of the document.
    """
    scene = _Scene(text, [(e.start - offset, e.end - offset) for e in expressions])
    trigger = scene.places(trigger_start - offset, trigger_end - offset)
    ranked = []
    for number, expression in enumerate(expressions):
        cost = scene.cost(expression, scene.places(expression.start - offset, expression.end - offset), trigger)
        if cost is not None:
            ranked.append((*cost, number))
    if not ranked:
        return None
    chosen = expressions[min(ranked)[-1]]
    return _finer(chosen, [expressions[rank[-1]] for rank in sorted(ranked)])


def told_by(expression: DateExpression, verb: int, text: str, offset: int = 0) -> bool:
    """True for a date that stands beside the verb of telling that begins at `verb`: "officials said on Friday"."""
    scene = _Scene(text, [(expression.start - offset, expression.end - offset)])
    teller = scene.teller(scene.places(expression.start - offset, expression.end - offset))
    return teller is not None and scene.row[teller].start == verb - offset


def _finer(chosen: DateExpression, others: list[DateExpression]) -> DateExpression:
    """Prefer a day or month to the bare year it lies in: "the 2021 exercise was launched on 12 September 2021"."""
    year = chosen.meaning
    if not isinstance(year, Calendar) or year.month or not year.year or chosen.relation != "at":
        return chosen
    inside = [e for e in others if isinstance(e.meaning, Calendar) and e.meaning.year == year.year and e.meaning.month]
    return inside[0] if inside else chosen


class _Scene:
    """The words of a sentence with the clause of each."""

    def __init__(self, text: str, dates: list[tuple[int, int]]) -> None:
        self.row: list[Piece] = pieces(text)
        self.words = load_grammar().words
        self.begins = frozenset(start for start, _ in dates)
        self.dates = dates
        self.clauses, self.closed = self._clauses()

    def places(self, start: int, end: int) -> tuple[int, int]:
        """Give the first and last piece within some offsets."""
        inside = [k for k, piece in enumerate(self.row) if piece.end > start and piece.start < end]
        return (inside[0], inside[-1]) if inside else (0, 0)

    def _clauses(self) -> tuple[list[int], set[int]]:
        """Give the number of each piece's clause (0 is the main one) and the clauses that tell of another time."""
        numbers, closed, current, count = [], set(), 0, 0
        for k, piece in enumerate(self.row):
            opens = piece.key in self.words.lists["clauses"] and not self._before_date(k) and not self._dated(piece)
            if opens or piece.key == ";":
                count += 1
                current = count
                if piece.key in self.words.lists["other_times"]:
                    closed.add(current)
            elif piece.key == "," and current in closed:
                current = 0  # the clause ends here, the main one goes on
            numbers.append(current)
        return numbers, closed

    def _dated(self, piece: Piece) -> bool:
        """True for a word inside a date, which opens no clause: "four days before"."""
        return any(start <= piece.start and piece.end <= end for start, end in self.dates)

    def _before_date(self, k: int) -> bool:
        """A preposition right before a date opens no clause: "since Friday"."""
        return any(j < len(self.row) and self.row[j].start in self.begins for j in (k + 1, k + 2))

    def cost(self, date: DateExpression, at: tuple[int, int], trigger: tuple[int, int]) -> tuple[float, int] | None:
        """Give (barriers, words between) of a date and a trigger, None where the date is not the trigger's."""
        if date.comparison or "calendar" in date.needs:
            return None
        gap = self.row[at[1] + 1 : trigger[0]] if at[1] < trigger[0] else self.row[trigger[1] + 1 : at[0]]
        if date.attributive:
            near = at[1] < trigger[0] and len(gap) <= _NOUN_REACH + 2 and not any(p.key in _STOPS for p in gap)
            return (0, len(gap)) if near else None
        teller = self.teller(at)
        if teller is not None:
            return (0, len(gap)) if trigger[0] <= teller <= trigger[1] else None
        clause, other = self.clauses[at[0]], self.clauses[trigger[0]]
        if clause == other:
            return 0, len(gap) + (
                at[1] < trigger[0]
            )  # of two as near, the one behind: "who came in May were held in June"
        if clause in self.closed or (other in self.closed and clause != 0):
            return None
        if at[0] < _FRAME:
            return 0.5, len(gap)
        return 1 + sum(piece.key in self.words.lists["clauses"] for piece in gap), len(gap)

    def teller(self, at: tuple[int, int]) -> int | None:
        """Give the place of the verb of telling beside a date, with no other clause or stop between."""
        lists = self.words.lists
        for k in range(at[0] - 1, max(-1, at[0] - 1 - _TELLER_REACH), -1):
            key = self.row[k].key
            if key in lists["telling"]:
                return k
            if key not in lists["telling_between"] and not self.row[k].capitalised:
                break
        for k in range(at[1] + 1, min(len(self.row), at[1] + 1 + _VERB_REACH)):
            key = self.row[k].key
            if key in lists["telling"]:
                return k
            if key in _STOPS or key in lists["clauses"]:
                break
        return None
