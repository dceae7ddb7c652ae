"""Relations that a sentence states in words: "A and B are enemies", "close relations between A and B", "anti-A B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from analysis.actors.mention import Mention
from analysis.events.read import SentenceReader
from analysis.knowledge.phrases import Element
from analysis.knowledge.relations import RelationPattern
from analysis.language.sentence import Token
from analysis.relations.relation import Relation

_GAP = 4
_TRANSPARENT = ("DET", "ADJ", "ADV", "NUM", "PART", "AUX")


@dataclass(slots=True)
class Unit:
    """A word, or a list of actors ("A, B and C") taken as one."""

    first: int
    last: int
    token: Token
    mentions: tuple[Mention, ...] = ()


@dataclass(slots=True)
class Match:
    """Where a pattern stands: units of its slots, and the tokens from first to last."""

    sides: dict[str, Unit]
    first: int
    last: int
    words: list[int]


def units(reader: SentenceReader) -> list[Unit]:
    """Give the sentence as words and lists of actors."""
    tokens, found = reader.sentence.tokens, []
    heads = {m.first: m for m in sorted(reader.mentions, key=lambda m: m.last) if m.first >= 0 and not m.stance and not m.generic}
    i = 0
    while i < len(tokens):
        mention = heads.get(i)
        if mention is None:
            found.append(Unit(i, i, tokens[i]))
            i += 1
            continue
        group = [mention]
        last = mention.last
        while (after := _next_in_list(tokens, last, heads)) is not None:
            group.append(heads[after])
            last = heads[after].last
        found.append(Unit(i, last, tokens[mention.head], tuple(group)))
        i = last + 1
    return found


def _next_in_list(tokens: Sequence[Token], last: int, heads: dict[int, Mention]) -> int | None:
    """Give where the next actor of a list begins, behind a comma or `and` and at most an article."""
    k, joined = last + 1, False
    while k < len(tokens) and k - last <= 4:
        if k in heads and joined:
            return k
        if tokens[k].text == "," or tokens[k].pos == "CCONJ":
            joined = joined or tokens[k].text == "," or tokens[k].lemma == "and"
        elif tokens[k].pos not in ("DET", "ADJ"):
            return None
        k += 1
    return None


def stated(reader: SentenceReader) -> list[Relation]:
    """Give the relations that the words of a sentence state."""
    base = reader.knowledge.relations
    row = units(reader)
    found: list[Relation] = []
    taken: set[tuple[int, str]] = set()
    for k, unit in enumerate(row):
        for pattern in _candidates(base.by_word, unit):
            key = next(n for n, e in enumerate(pattern.elements) if e.words and not e.group)
            match = _match(row, k, key, pattern, reader)
            if match is None or any((w, pattern.standing.kind) in taken for w in match.words):
                continue
            relations = list(_relations(reader, pattern, match))
            if relations:
                taken.update((w, pattern.standing.kind) for w in match.words)
                found += relations
    return found


def _candidates(by_word: object, unit: Unit) -> Iterator[RelationPattern]:
    for word in dict.fromkeys(_spellings(unit.token)):
        yield from by_word.get(word, ())  # type: ignore[attr-defined]


def _spellings(token: Token) -> tuple[str, ...]:
    if token.text in ("'s", "’s", "'", "’") and token.pos in ("PART", "PUNCT"):
        return ("poss",)
    if token.text == ",":
        return ("comma",)
    return (token.lemma, token.text.lower())


def _fits(unit: Unit, element: Element) -> bool:
    return not unit.mentions and any(w in element.words for w in _spellings(unit.token))


def _match(row: Sequence[Unit], at: int, key: int, pattern: RelationPattern, reader: SentenceReader) -> Match | None:
    """Match a pattern whose key word stands at unit `at`, backwards to its beginning and forwards to its end."""
    match = Match({}, row[at].first, row[at].last, [row[at].first])
    if not _walk(row, at, list(reversed(pattern.elements[:key])), -1, match, reader):
        return None
    return match if _walk(row, at, list(pattern.elements[key + 1 :]), 1, match, reader) else None


def _walk(row: Sequence[Unit], at: int, elements: list[Element], step: int, match: Match, reader: SentenceReader) -> bool:
    for element in elements:
        found = _find(row, at, element, step, reader)
        if found is None:
            if element.group:
                continue
            return False
        at = found
        unit = row[at]
        if element.slot:
            match.sides[element.slot] = unit
        else:
            match.words.append(unit.first)
        match.first, match.last = min(match.first, unit.first), max(match.last, unit.last)
    return True


def _find(row: Sequence[Unit], at: int, element: Element, step: int, reader: SentenceReader) -> int | None:
    gap, k = 0, at + step
    while 0 <= k < len(row):
        unit = row[k]
        if element.slot:
            if unit.mentions:
                return k
            meant = reader.bloc(unit.first)
            if meant:
                unit.mentions = tuple(meant)
                return k
        elif _fits(unit, element):
            return k
        if unit.mentions or (unit.token.pos not in _TRANSPARENT and unit.token.text not in ('"', "“", "”")):
            return None
        gap += 1
        if gap > _GAP:
            return None
        k += step
    return None


def _relations(reader: SentenceReader, pattern: RelationPattern, match: Match) -> Iterator[Relation]:
    source, target = match.sides.get("S"), match.sides.get("T")
    if source is None:
        return
    tokens = reader.sentence.tokens
    head = min(match.words, key=lambda w: (tokens[w].pos not in ("NOUN", "VERB", "ADJ"), w))
    speech = reader.attribution.of(head, tuple(match.words))
    said_by = speech.speakers[0].actor_id if speech and speech.speakers else ""
    modality = reader.modality.of(head, match.first)
    first = [m.actor_id for m in source.mentions]
    pairs = combinations(first, 2) if target is None else product(first, (m.actor_id for m in target.mentions))
    for a, b in dict.fromkeys(pairs):
        if a != b:
            yield Relation(
                reader.sentence, a, b, pattern.directed, pattern.standing.kind, pattern.standing.sign, "stated",
                tokens[match.first].start, tokens[match.last].end, modality, said_by,
            )  # fmt: skip
