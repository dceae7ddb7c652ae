"""Who stands together: those who set out side by side against others, and those whom one alliance unites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from analysis.actors.mention import Mention
from analysis.events.read import SentenceReader
from analysis.relations.relation import Relation

_HARD = "fights"
_STEPS = 3  # words upwards from a deed to what says that it is done in union


def side_by_side(
    reader: SentenceReader, sources: Sequence[Mention], targets: Sequence[Mention], head: int, kind: str
) -> list[tuple[Mention, Mention]]:
    """Give the pairs of those who fight others, or are united against them: "A and B are committed to defeating C"."""
    named = list({m.actor_id: m for m in sources if not m.collective}.values())
    if len(named) < 2 or not targets or not (kind == _HARD or _united(reader, head)):
        return []
    return [(a, b) for a, b in combinations(named, 2) if not kin(a.actor_id, b.actor_id)]


def kin(a: str, b: str) -> bool:
    """True for a state and its own body: "mali", "mali-army"."""
    return a.startswith(f"{b}-") or b.startswith(f"{a}-")


def _united(reader: SentenceReader, head: int) -> bool:
    tokens, words = reader.sentence.tokens, reader.knowledge.relations.union
    for _ in range(_STEPS):
        near = [head, *(c for c in reader.sentence.children(head) if tokens[c].pos == "ADV")]
        if any(tokens[k].lemma in words or tokens[k].text.lower() in words for k in near):
            return True
        if tokens[head].head == head:
            return False
        head = tokens[head].head
    return False


def fellows(reader: SentenceReader, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Give the relations among those of whom the sentence says that they are members of one alliance."""
    members: dict[str, dict[str, Relation]] = {}
    for r in relations:
        if r.kind == "member_of" and r.modality == "asserted" and _alliance(reader, r.target_id):
            members.setdefault(r.target_id, {})[r.source_id] = r
    standing = reader.knowledge.relations.stance["bloc"]
    for found in members.values():
        for (a, r), (b, _) in combinations(found.items(), 2):
            yield Relation(
                r.sentence, a, b, False, standing.kind, standing.sign, "stated", r.start, r.end,
                attributed_to=r.attributed_to,
            )  # fmt: skip


def _alliance(reader: SentenceReader, actor_id: str) -> bool:
    """True for an alliance by its name."""
    known = reader.knowledge.actors.get(actor_id) or reader.parties.referents.reading.new.get(actor_id)
    words = known.name.lower().split() if known else []
    return not reader.knowledge.relations.alliance.isdisjoint(words)
