"""The patterns of dates as a tree of places: read from the knowledge file, matched against a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path

from yaml import Node as YamlNode

from analysis.events.when.bound import Builder
from analysis.events.when.builders import BUILDERS
from analysis.events.when.pieces import Piece, pieces
from analysis.events.when.slots import FIGURES_ONLY, READERS, WORDS_ONLY, PhraseIndex, beginnings
from analysis.events.when.words import DateWords, Phrase, load_words
from analysis.knowledge import FOLDER
from analysis.knowledge.files import KnowledgeError
from analysis.knowledge.nodes import compose, entries, items, line_of, scalar

_CONDITIONS = ("after", "before", "not_after", "not_before")
END = "END"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a pattern: a word out of `words`, or a slot."""

    words: frozenset[str] = frozenset()
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to say a date: how its meaning is built, and what must (not) stand beside it; `order` is that of the file."""

    order: int
    build: Builder
    arguments: tuple[tuple[str, str], ...]
    conditions: tuple[tuple[str, frozenset[Phrase]], ...]

    def fits(self, row: list[Piece], start: int, end: int, lenient: bool) -> bool:
        """Say whether the words beside the places `start` to `end` (exclusive) are as they must be.

        A `lenient` reader knows that a date is said and asks for no words before it.
        """
        for name, phrases in self.conditions:
            if lenient and name == "after":
                continue
            behind = name.endswith("before")
            if stands_beside(row, end if behind else start, phrases, behind) is name.startswith("not_"):
                return False
        return True


def stands_beside(row: list[Piece], i: int, phrases: frozenset[Phrase], behind: bool) -> bool:
    """Say whether one of the phrases begins at place `i` (behind), or ends right before it."""
    edge = i >= len(row) if behind else i == 0
    if edge:
        return (END,) in phrases
    if ("#",) in phrases and row[i if behind else i - 1].is_number:
        return True
    for size in (1, 2, 3):
        window = row[i : i + size] if behind else row[max(0, i - size) : i]
        if len(window) == size and tuple(piece.key for piece in window) in phrases:
            return True
    return False


@dataclass(slots=True)
class Branch:
    """A place in the tree of patterns: where it leads on, and which patterns end here."""

    steps: dict[Place, Branch] = field(default_factory=dict)
    accepts: list[Pattern] = field(default_factory=list)
    # The steps by word, and those by slot, as far as a number or anything else may fill it
    words: dict[str, list[Branch]] = field(default_factory=dict)
    number_slots: list[tuple[str, Branch]] = field(default_factory=list)
    word_slots: list[tuple[str, Branch]] = field(default_factory=list)
    # … and of the latter those that a certain word may begin; those that any word may, for the other words
    slots_of_word: dict[str, list[tuple[str, Branch]]] = field(default_factory=dict)
    open_slots: list[tuple[str, Branch]] = field(default_factory=list)

    def add(self, places: tuple[Place, ...], pattern: Pattern) -> None:
        """Hang a pattern into the tree."""
        branch = self
        for place in places:
            branch = branch._step(place)
        branch.accepts.append(pattern)

    def _step(self, place: Place) -> Branch:
        if place not in self.steps:
            self.steps[place] = further = Branch()
            for word in place.words:
                self.words.setdefault(word, []).append(further)
            if place.slot and place.slot not in WORDS_ONLY:
                self.number_slots.append((place.slot, further))
            if place.slot and place.slot not in FIGURES_ONLY:
                self.word_slots.append((place.slot, further))
        return self.steps[place]

    def settle(self, begins: Mapping[str, frozenset[str]]) -> None:
        """Sort the steps by what may begin them, once all patterns hang in the tree."""
        self.open_slots = [step for step in self.word_slots if step[0] not in begins]
        for word in frozenset().union(*(begins.get(slot, ()) for slot, _ in self.word_slots)):
            fitting = [step for step in self.word_slots if step[0] not in begins or word in begins[step[0]]]
            self.slots_of_word[word] = fitting
        for further in self.steps.values():
            further.settle(begins)

    def slots(self, piece: Piece) -> list[tuple[str, Branch]]:
        """Give the steps by slot that a piece of a text may begin."""
        return self.number_slots if piece.is_number else self.slots_of_word.get(piece.key, self.open_slots)


@dataclass(frozen=True, slots=True)
class Grammar:
    """All there is to know of dates: the words, the tree of patterns, and that of patterns which begin with a date."""

    words: DateWords
    date_words: frozenset[str]
    phrases: PhraseIndex
    plain: Branch
    growing: Branch
    vocabulary: frozenset[str]  # words with which a pattern may begin
    name_starts: frozenset[str]  # words with which names begin that hold date words and are none
    relations_by_last: Mapping[str, tuple[tuple[Phrase, str], ...]]  # the words before a date, by the last of them


@lru_cache(maxsize=2)
def load_grammar(path: Path = FOLDER / "dates.yaml") -> Grammar:
    """Give the grammar of a YAML file, read once; raises KnowledgeError for any mistake."""
    words = load_words(path)
    plain, growing = Branch(), Branch()
    root = dict(items(path, compose(path)))
    if "patterns" not in root:
        raise KnowledgeError(path, 1, "lacks 'patterns'")
    for order, node in enumerate(entries(path, root["patterns"])):
        for places, pattern in _read_pattern(path, node, order, words):
            (growing if places[0].slot == "DATE" else plain).add(places, pattern)
    phrases = PhraseIndex(
        {
            "feast": words.feasts,
            "open_feast": dict.fromkeys(words.phrases["open_feasts"]),
            "named_day": words.named_days,
            "name": dict.fromkeys(words.phrases["names"]),
            "no_date": dict.fromkeys(words.phrases["no_dates"]),
            "future": dict.fromkeys(words.phrases["future_words"]),
        }
    )
    for tree in (plain, growing):
        tree.settle(beginnings(words, phrases))
    starts, by_last = phrases.first_words("name", "no_date"), _by_last(words.relations)
    return Grammar(
        words, words.date_words, phrases, plain, growing, _first_words(words, phrases, plain), starts, by_last
    )


def _by_last(relations: Iterable[tuple[Phrase, str]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """Give the words before dates by their last one, in the order given."""
    found: dict[str, tuple[tuple[Phrase, str], ...]] = {}
    for phrase, relation in relations:
        found[phrase[-1]] = (*found.get(phrase[-1], ()), (phrase, relation))
    return found


def _first_words(words: DateWords, phrases: PhraseIndex, tree: Branch) -> frozenset[str]:
    tables = (words.months, words.short_months, words.weekdays, words.short_weekdays, words.seasons, words.numbers)
    more = (
        words.vague_numbers,
        words.ordinals,
        words.decades,
        words.units,
        words.parts,
        words.edges,
        words.which,
        words.days,
    )
    named = {word for table in (*tables, *more) for word in table} | {"'"} | phrases.first_words()
    return frozenset(named | words.lists["times_of_day"] | words.lists["last_ones"] | set(tree.words))


def _read_pattern(
    path: Path, node: YamlNode, order: int, words: DateWords
) -> Iterator[tuple[tuple[Place, ...], Pattern]]:
    line, fields = line_of(node), {name: scalar(path, value) for name, value in items(path, node)}
    say, means = fields.pop("say", ""), fields.pop("means", "")
    if not say or means not in BUILDERS:
        raise KnowledgeError(
            path, line, f"a pattern has `say` and `means`, one of {', '.join(sorted(BUILDERS))}; found '{means}'"
        )
    try:
        conditions = tuple((n, _phrases(fields.pop(n), words)) for n in _CONDITIONS if n in fields)
        flats = _flats(say)
    except ValueError as error:
        raise KnowledgeError(path, line, f"'{say}': {error}") from error
    unknown = sorted(set(fields) - set(BUILDERS[means].arguments))
    if unknown:
        raise KnowledgeError(path, line, f"'{say}': '{means}' has no '{unknown[0]}'")
    pattern = Pattern(order, BUILDERS[means], tuple(fields.items()), conditions)
    return ((flat, pattern) for flat in flats)


def _phrases(text: str, words: DateWords) -> frozenset[Phrase]:
    """Give the phrases of a condition: alternatives between |, each a phrase or a named set."""
    found: set[Phrase] = set()
    for alternative in text.split("|"):
        if alternative.startswith("@"):
            if alternative[1:] not in words.sets:
                raise ValueError(f"unknown set {alternative}")
            found |= words.sets[alternative[1:]]
        elif alternative:
            found.add(tuple(piece.key for piece in pieces(alternative)) if alternative != END else (END,))
    return frozenset(found)


def _flats(say: str) -> list[tuple[Place, ...]]:
    """Give all ways to say a pattern, with and without each optional part; ValueError where brackets do not match."""
    tokens = say.replace("(", " ( ").replace(")", " ) ").split()
    flats, rest = _sequence(tokens, 0)
    if rest != len(tokens):
        raise ValueError("a closing bracket without an opening one")
    if () in flats:
        raise ValueError("nothing in it must be said")
    return list(dict.fromkeys(flats))


def _sequence(tokens: list[str], i: int, inner: bool = False) -> tuple[list[tuple[Place, ...]], int]:
    parts: list[list[tuple[Place, ...]]] = []
    while i < len(tokens) and tokens[i] != ")":
        if tokens[i] == "(":
            optional, i = _sequence(tokens, i + 1, inner=True)
            parts.append([*optional, ()])
        else:
            parts.append([(place,) for place in _places(tokens[i])])
            i += 1
    if inner and i == len(tokens):
        raise ValueError("an opening bracket without a closing one")
    return [sum(choice, ()) for choice in product(*parts)], i + inner


def _places(token: str) -> list[Place]:
    """Give the places that a token stands for: one for all its words, one for each slot."""
    names = token.split("|")
    slots = [name for name in names if name.replace("_", "").isalpha() and name.isupper()]
    unknown = [name for name in slots if name != "DATE" and name not in READERS]
    if unknown:
        raise ValueError(f"unknown slot {unknown[0]}; there are DATE, {', '.join(sorted(READERS))}")
    words = frozenset(name for name in names if name not in slots)
    return [Place(words=words)] * bool(words) + [Place(slot=slot) for slot in slots]
