"""Relations that a sentence states in words: "A and B are enemies", "close relations between A and B", "anti-A B"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from analysis.actors.mention import Mention
from analysis.events.read import SentenceReader
from analysis.knowledge.phrases import Element
from analysis.knowledge.relations import RelationPattern
from analysis.language.sentence import Token
from analysis.relations.relation import Relation

_GAP = 4
_NO_BODY = ("country", "region", "person", "population")  # … of which nobody is a member
_TRANSPARENT = ("DET", "ADJ", "ADV", "NUM", "PART", "AUX")


@dataclass(slots=True)
class Unit:
    """A word, or a list of actors ("A, B and C") taken as one."""

    first: int
    last: int
    token: Token
    mentions: tuple[Mention, ...] = ()
    words: tuple[Token, ...] = ()  # of unnamed persons, who are words of patterns too: "a splinter group of X"


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
    groups = {group[0].first: group for group in reader.lists}
    i = 0
    while i < len(tokens):
        group = groups.get(i)
        last = group[-1].last if group else i
        unnamed = group and all(m.collective for m in group)
        words = tuple(tokens[i : last + 1]) if unnamed else ()
        found.append(Unit(i, last, tokens[group[0].head if group else i], tuple(group or ()), words))
        i = last + 1
    return found


def stated(reader: SentenceReader) -> list[Relation]:
    """Give the relations that the words of a sentence state."""
    base = reader.knowledge.relations
    row, here = units(reader), reader.sentence.words()
    blocs_here = not base.bloc.isdisjoint(here)  # they become parties while patterns are tried
    found: list[Relation] = blocs(reader)
    taken: set[tuple[int, str]] = set()
    for k, unit in enumerate(row):
        if hyphened(reader.sentence.tokens, unit.first):
            continue
        asked = False
        for pattern in _candidates(base.by_word, unit):
            may = blocs_here or not any(words.isdisjoint(here) for words in pattern.required)
            match = _match(row, k, pattern, reader) if may else None
            if match is None and (may or not asked):  # whom the subject stands for is found by asking once
                match = _by_syntax(row, k, pattern, reader)
                asked = asked or (pattern.key == 1 and pattern.elements[0].slot == "S")
            if match is None or any((w, pattern.standing.kind) in taken for w in match.words):
                continue
            relations = list(_relations(reader, pattern, match))
            if relations:
                taken.update((w, pattern.standing.kind) for w in match.words)
                found += relations
    return found


def hyphened(tokens: Sequence[Token], i: int) -> bool:
    """True for the participle of a compound: "a long-standing feud" says of nobody that he stands."""
    return i > 0 and tokens[i - 1].text == "-" and tokens[i].tag == "VBG"


def blocs(reader: SentenceReader) -> list[Relation]:
    """A word for a bloc ("this alliance") says that those of the list it takes up stand together."""
    found = []
    for token in reader.sentence.tokens:
        if token.lemma not in reader.knowledge.relations.alliance:
            continue
        members = reader.bloc(token.i)
        standing = reader.knowledge.relations.stance["bloc"]
        said_by = reader.said_by(members[0]) if members else ""
        for a, b in combinations(dict.fromkeys(m.actor_id for m in members), 2):
            found.append(
                Relation(reader.sentence, a, b, False, standing.kind, standing.sign, "stated", token.start, token.end,
                         attributed_to=said_by)
            )  # fmt: skip
    return found


def _candidates(by_word: Mapping[str, Sequence[RelationPattern]], unit: Unit) -> Iterator[RelationPattern]:
    for word in dict.fromkeys(_spellings(unit.token)):
        yield from by_word.get(word, ())


def _spellings(token: Token) -> tuple[str, ...]:
    if token.text in ("'s", "’s", "'", "’") and token.pos in ("PART", "PUNCT"):
        return ("poss",)
    if token.text == ",":
        return ("comma",)
    return (token.lemma, token.text.lower())


def _fits(unit: Unit, element: Element) -> bool:
    if not all(m.collective for m in unit.mentions):
        return False
    return any(w in element.words for token in (unit.token, *unit.words) for w in _spellings(token))


def _match(row: Sequence[Unit], at: int, pattern: RelationPattern, reader: SentenceReader) -> Match | None:
    """Match a pattern whose key word stands at unit `at`, backwards to its beginning and forwards to its end."""
    match = Match({}, row[at].first, row[at].last, [row[at].first])
    if not _walk(row, at, pattern.before, -1, match, reader):
        return None
    return match if _walk(row, at, pattern.after, 1, match, reader) else None


def _by_syntax(row: Sequence[Unit], at: int, pattern: RelationPattern, reader: SentenceReader) -> Match | None:
    """Match a pattern that begins with its subject and a verb, the subject found by syntax: "S, who …, joined T"."""
    elements, verb = pattern.elements, row[at].token
    copula = verb.dep == "cop"
    if pattern.key != 1 or elements[0].slot != "S" or not (copula or verb.pos == "VERB"):
        return None
    if reader.clause.passive(verb.i):
        return None
    who = reader.parties.who(reader.clause.subject(verb.head if copula else verb.i))
    if not who:
        return None
    first, last = min(m.first for m in who), max(m.last for m in who)
    if first < 0 or first <= verb.i <= last:
        return None
    match = Match({"S": Unit(first, last, verb, tuple(who))}, min(first, verb.i), verb.i, [verb.i])
    return match if _walk(row, at, elements[2:], 1, match, reader) else None


def _walk(
    row: Sequence[Unit], at: int, elements: Sequence[Element], step: int, match: Match, reader: SentenceReader
) -> bool:
    for element in elements:
        found = _find(row, at, element, step, reader, match)
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


def _find(
    row: Sequence[Unit], at: int, element: Element, step: int, reader: SentenceReader, match: Match
) -> int | None:
    gap, k = 0, at + step
    while 0 <= k < len(row):
        unit = row[k]
        if element.slot:
            if unit.mentions:
                return k
            taken = frozenset(m.actor_id for other in match.sides.values() for m in other.mentions)
            meant = reader.bloc(unit.first, taken)
            if meant:
                row[k].mentions = tuple(meant)
                return k
        elif _fits(unit, element):
            return k
        if unit.mentions or not (_transparent(unit.token) or (step < 0 and _closes(row, k))):
            return None
        gap += 1
        if gap > _GAP:
            return None
        k += step
    return None


def _closes(row: Sequence[Unit], k: int) -> bool:
    """True for the comma behind names in apposition: "two parties, X and Y, are at odds"."""
    opens = next((n for n in range(k - 2, max(-1, k - 4), -1) if row[n].token.pos != "DET"), -1)
    return row[k].token.text == "," and opens >= 0 and row[opens].token.text == "," and bool(row[k - 1].mentions)


def _possessor(reader: SentenceReader, match: Match) -> list[Mention]:
    """ "its breakaway faction S": whoever the pronoun that opens the match stands for."""
    token = reader.sentence.tokens[match.first]
    return reader.parties.who(match.first) if token.dep == "nmod:poss" and token.pos == "PRON" else []


def _transparent(token: Token) -> bool:
    """True for a word that may stand between the words of a pattern: an article, an adjective, a measure."""
    return (
        token.pos in _TRANSPARENT
        or token.dep in ("compound", "nummod", "amod", "nmod:desc")
        or token.text in ('"', "“", "”", "-")
    )


def _relations(reader: SentenceReader, pattern: RelationPattern, match: Match) -> Iterator[Relation]:
    source, target = match.sides.get("S"), match.sides.get("T")
    if source is None:
        return
    if target is None and (owner := _possessor(reader, match)):
        target = Unit(match.first, match.first, reader.sentence.tokens[match.first], tuple(owner))
    tokens = reader.sentence.tokens
    head = min(match.words, key=lambda w: (tokens[w].pos not in ("NOUN", "VERB", "ADJ"), w))
    speech = reader.attribution.of(head, tuple(match.words))
    said_by = speech.speaker if speech else ""
    modality = reader.modality.of(head, match.first)
    persons = [reader.parties.referents.kind(m.actor_id) == "person" for m in source.mentions]
    alike = pattern.standing.kind != "leads"  # "led by Roe, and the X Government"
    first = [m.actor_id for m, p in zip(source.mentions, persons, strict=True) if alike or p == persons[0]]
    pairs = combinations(first, 2) if target is None else product(first, (m.actor_id for m in target.mentions))
    for a, b in dict.fromkeys(pairs):
        if a != b and not (pattern.standing.kind == "member_of" and reader.parties.referents.kind(b) in _NO_BODY):
            yield Relation(
                reader.sentence, a, b, pattern.directed, pattern.standing.kind, pattern.standing.sign, "stated",
                tokens[match.first].start, tokens[match.last].end, modality, said_by,
            )  # fmt: skip
