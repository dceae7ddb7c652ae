"""Who holds an office of whom: "X's prime minister Y", "Y, the commander of X", "Y is spokesman for X", "its leader, Y"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.actors.mention import Mention
from analysis.events.read import SentenceReader
from analysis.relations.relation import Relation

STATES = ("country", "region", "government")
_HOLDS = ("leads", "speaks_for", "member_of")
_BODIES = ("armed_group", "military", "government", "organisation", "political_party", "igo", "media")
_MODIFIERS = ("DET", "ADJ", "ADV", "NOUN", "NUM")
_WITHIN = ("in", "with", "from", "within", "inside")  # "a commander in X" is one of several
_OF = ("of", "for", "to", "at", *_WITHIN)
_POSSESSIVE = ("'s", "’s", "'", "’")
_APART = (",", "–", "-", "—")


@dataclass(frozen=True, slots=True)
class Office:
    """A role phrase: its tokens and its class."""

    first: int
    last: int
    kind: str


class Offices:
    """Reads the offices that one sentence names."""

    def __init__(self, reader: SentenceReader) -> None:
        self.reader, self.tokens = reader, reader.sentence.tokens
        self.mentions = [m for m in reader.mentions if m.first >= 0 and not m.stance and not m.generic]
        self.found = list(self._phrases())

    def relations(self) -> Iterator[Relation]:
        """Give who leads, speaks for or belongs to whom by the offices in the sentence."""
        for n, office in enumerate(self.found):
            owners, within = self._owners(office)
            bearers = self._bearers(office, owners)
            if not (owners and bearers) and (other := self._joint(n)):
                owners, bearers = owners or self._owners(other)[0], bearers or self._bearers(other, owners)
            kind = "member_of" if within else self._rank(office, n)
            for bearer, owner in itertools.product(bearers, owners):
                yield from holds(self.reader, bearer, owner, kind)

    def counterpart(self, noun: int) -> tuple[list[Mention], list[Mention]]:
        """Give who stands, by order, beside a noun of standing as its owner and as its bearer: "Y, X's only ally of weight"."""
        phrase = Office(noun, noun, "")
        owners = self._owners(phrase)[0]
        first = min([noun, *(m.first for m in owners if m.first < noun)])
        return owners, self._in_apposition(first, self.mentions)

    def _phrases(self) -> Iterator[Office]:
        lower, lemmas = [t.text.lower() for t in self.tokens], [t.lemma for t in self.tokens]
        i = 0
        while i < len(self.tokens):
            role = self.reader.knowledge.roles.at(lower, lemmas, i)
            last = i + len(role.words) - 1 if role else i
            if role and role.kind in _HOLDS and self._stands(i, last) and not self._past(i):
                yield Office(i, last, role.kind)
            i = last + 1

    def _stands(self, first: int, last: int) -> bool:
        """True for a role that is no part of a name: in none, or what a name is followed by ("the X spokesman")."""
        covering = [m for m in self.mentions if m.first <= last and first <= m.last and not m.collective]
        return all(m.role and first <= m.head <= last for m in covering)

    def _past(self, first: int) -> bool:
        """True for an office held no more: "the former president"."""
        before = [t.text.lower() for t in self.tokens[max(0, first - 2) : first]]
        return not self.reader.knowledge.grammar["past_office"].isdisjoint(before)

    def _rank(self, office: Office, n: int) -> str:
        """A counterpart has the office of whoever it is named beside: "Mali's president … his counterpart, Y"."""
        before = self.found[n - 1] if n else None
        same = self.tokens[office.last].lemma in self.reader.knowledge.grammar["same_office"]
        return before.kind if same and before else office.kind

    def _joint(self, n: int) -> Office | None:
        """The office that shares its parties: "founder and leader"."""
        for other in (self.found[n + 1 : n + 2], self.found[max(0, n - 1) : n]):
            for office in other:
                low, high = sorted((self.found[n], office), key=lambda o: o.first)
                if [t.lemma for t in self.tokens[low.last + 1 : high.first]] == ["and"]:
                    return office
        return None

    # -- whose office ------------------------------------------------------------------------------------------------

    def _owners(self, office: Office) -> tuple[list[Mention], bool]:
        """Give whose the office is, and whether its bearer is one of several there."""
        named = next((m for m in self.mentions if m.role and office.first <= m.head <= office.last), None)
        if named is not None and not named.collective:
            return [named], False
        before = self._before(office.first)
        if before:
            return before, False
        k = office.last + 1
        if k < len(self.tokens) and self.tokens[k].text.lower() in _OF:
            return self._owner_at(self._skip(k + 1)), self.tokens[k].text.lower() in _WITHIN
        return [], False

    def _owner_at(self, first: int) -> list[Mention]:
        """Whoever is named there, of "the Malian army's 5th Brigade" the brigade; else whom "the front" means."""
        tokens = self.tokens
        for owner in self._at(first):
            part = owner.last + 2
            owned = part < len(tokens) and tokens[part - 1].text in _POSSESSIVE
            return (self._at(part) if owned else []) or [owner]
        described = first < len(tokens) and tokens[first].pos == "NOUN" and tokens[first - 1].pos == "DET"
        return [m for m in self.reader.parties.who(first) if self._body(m)][:1] if described else []

    def _before(self, first: int) -> list[Mention]:
        """Whoever stands before the office as its owner: "X's", "its", "the X"."""
        k = first - 1
        while k >= 0 and self.tokens[k].pos in ("ADJ", "ADV", "NOUN") and not self._ending(k) and k > first - 4:
            k -= 1
        if k < 0:
            return []
        token = self.tokens[k]
        if token.dep == "nmod:poss" and token.pos in ("PRON", "DET"):
            return self.reader.parties.who(k)
        return self._ending(k - 1 if token.text in ("'s", "’s", "'", "’") else k)

    def _ending(self, last: int) -> list[Mention]:
        return [m for m in self.mentions if m.last == last and self._body(m) and not m.place][:1]

    def _at(self, first: int) -> list[Mention]:
        return [m for m in self.mentions if m.first <= first <= m.last and self._body(m)][:1]

    def _body(self, m: Mention) -> bool:
        """True for what can have offices: whatever has a name, and unnamed bodies ("the coalition's spokesman")."""
        return not m.collective or self.reader.parties.referents.kind(m.actor_id) in _BODIES

    def _skip(self, k: int) -> int:
        while k < len(self.tokens) and self.tokens[k].pos in ("DET", "ADJ", "NUM") and not self._at(k):
            k += 1
        return k

    # -- who holds it ------------------------------------------------------------------------------------------------

    def _bearers(self, office: Office, owners: list[Mention]) -> list[Mention]:
        last = max([office.last, *(m.last for m in owners if m.last > office.last and m.first - office.last < 5)])
        return (
            self._behind(last, bool(owners), last > office.last)
            or self._in_apposition(min([office.first, *(m.first for m in owners if 0 <= m.first < office.first)]))
            or self._subject(office)
        )

    def _behind(self, last: int, owned: bool, comma_needed: bool) -> list[Mention]:
        """ "X's leader Y", "X's leader, Y, said", "the leader of X, Y, said"."""
        titles = self.reader.knowledge.titles["titles"] | self.reader.knowledge.titles["honorifics"]
        k = last + 1
        comma = k < len(self.tokens) and self.tokens[k].text in _APART
        several = self.tokens[last].tag in ("NNS", "NNPS")  # "a strike on X fighters, Y said"
        if (comma_needed and not comma) or (comma and (not owned or several)):
            return []
        k += comma
        while k < len(self.tokens) and self.tokens[k].text.lower().rstrip(".") in titles and not self._at(k):
            k += 1
        found = [m for m in self._persons() if m.first == k]
        if comma and found:
            after = self.tokens[min(found[0].last + 1, len(self.tokens) - 1)]
            if after.text not in (*_APART, ".", ")") and after.pos not in ("AUX", "VERB"):
                return []
        return found

    def _in_apposition(self, first: int, among: Sequence[Mention] | None = None) -> list[Mention]:
        """ "Y, the leader of X", "Y, 34, X's leader"."""
        k = first - 1
        while k >= 0 and self.tokens[k].pos in _MODIFIERS and self.tokens[k].text not in _APART and k > first - 5:
            k -= 1
        if k < 0 or self.tokens[k].text not in _APART:
            return []
        ends = (k - 1, k - 3 if self.tokens[k - 1].pos == "NUM" else k - 1)
        return [m for m in (self._persons() if among is None else among) if m.last in ends]

    def _subject(self, office: Office) -> list[Mention]:
        """ "Y is the leader of X", "Y became leader of X", "Y was named as leader of X"."""
        clause, head = self.reader.clause, office.last
        subject = clause.child(head, "nsubj", "nsubj:pass")
        governor = self.tokens[head].head
        becomes = self.tokens[governor].lemma in self.reader.knowledge.grammar["office_verb"]
        if subject is None and governor != head and (becomes or clause.case(head) == "as"):
            subject = clause.subject(governor)
        return [m for m in self.reader.parties.who(subject) if m in self._persons()]

    def _persons(self) -> list[Mention]:
        return [m for m in self.mentions if self.reader.parties.referents.kind(m.actor_id) == "person"]


def holds(reader: SentenceReader, person: Mention, owner: Mention, kind: str) -> Iterator[Relation]:
    """Whoever leads or speaks for a group also belongs to it; a state is led, not joined."""
    owned = reader.parties.referents.kind(owner.actor_id)
    if person.actor_id == owner.actor_id or (owned == "person" and kind != "speaks_for"):
        return
    kinds = [kind]
    if kind in ("leads", "speaks_for") and owned not in (*STATES, "person"):
        kinds.append("member_of")
    start, end = min(person.start, owner.start), max(person.end, owner.end)
    for name in kinds:
        yield Relation(reader.sentence, person.actor_id, owner.actor_id, True, name, 0, "stated", start, end)
