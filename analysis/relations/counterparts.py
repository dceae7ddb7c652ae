"""Nouns of standing: "X's rival Y", "Y, an ally of X", "Y is one of X's closest friends", "sees Y as a proxy of X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from analysis.actors.mention import Mention, NewActor, slug
from analysis.events.read import SentenceReader
from analysis.language.sentence import Token
from analysis.relations.offices import Offices

Pair = tuple[Mention, Mention]

_OWNER = ("of", "to", "for", "with", "in", "within")
_ATTRIBUTE = ("compound", "amod", "nmod:desc", "nmod")
_AMONG = ("of", "among", "amongst")
_APART = (",", "–", "—")


class Counterparts:
    """Reads who bears a noun of standing, and to whom."""

    def __init__(self, reader: SentenceReader) -> None:
        self.reader, self.tokens = reader, reader.sentence.tokens
        self.clause, self.parties = reader.clause, reader.parties

    def pairs(self, noun: int, by_order: bool) -> list[Pair]:
        """Give (bearer, owner) of the noun at a token; `by_order` also reads whoever only stands beside it."""
        token = self.tokens[noun]
        if self._past(noun):
            return []
        owners, bearers = self._owners(noun), self._bearers(noun) or self._examples(noun)
        if owners and not bearers and by_order and token.tag == "NNS" and self._owned(noun):
            bearers = [self._unnamed(noun)]
        if by_order and not (owners and bearers):
            near_owners, near_bearers = Offices(self.reader).counterpart(noun)
            owners, bearers = owners or near_owners, bearers or near_bearers
        if (
            not owners and by_order and token.tag in ("NNS", "NNPS")
        ):  # "X and Y are enemies", "X and Y, neighbours and enemies, …"
            among = bearers if len(bearers) > 1 else self._list_before(noun)
            return list(combinations(among, 2))
        return [(b, o) for b in bearers for o in owners if b.actor_id != o.actor_id]

    def _past(self, noun: int) -> bool:
        """True for what somebody is no more: "his former ally", "the one-time partners"."""
        before = {t.text.lower() for t in self.tokens[max(0, noun - 2) : noun]}
        return not self.reader.knowledge.grammar["past_office"].isdisjoint(before)

    # -- whose ---------------------------------------------------------------------------------------------------

    def _owners(self, noun: int) -> list[Mention]:
        """Whose the noun is: "X's", "of X", or the possessive of the name that it stands before."""
        token, above = self.tokens[noun], self.tokens[noun].head
        places = [noun, above] if token.dep in _ATTRIBUTE or self._shares_owner(noun) else [noun]
        places += self._qualities(noun)
        for place in places:
            for c in self.reader.sentence.children(place):
                if self.tokens[c].dep == "nmod:poss":
                    return self.parties.who(c)
                named = self.parties.mention_at(c) if self.tokens[c].dep == "compound" else None
                named = named or (
                    self.parties.mention_at(c) if self.tokens[c].dep == "amod" and c == noun - 1 else None
                )
                if named and place == noun and token.lemma == "member":  # "a NATO member"
                    return [named]
            for c in self.clause.oblique(place, *_OWNER) if place == noun else ():
                if found := self.parties.who(c):
                    return found
        return self._beside(noun)

    def _beside(self, noun: int) -> list[Mention]:
        """ "X and allies such as Y": they are X's, where nobody else's are named."""
        token, k = self.tokens[noun], noun - 1
        while k > 0 and self.tokens[k].pos == "ADJ":
            k -= 1
        joined = token.dep == "conj" and k > 0 and self.tokens[k].pos == "CCONJ"
        company = token.lemma in self.reader.knowledge.relations.company and token.tag == "NNS"
        named = self.parties.mention_at(token.head) if joined and company else None
        return [named] if named else []

    def _qualities(self, noun: int) -> list[int]:
        """Adjectives taken for nouns, on which the syntax hangs what belongs to the noun: "X is Y's staunchest ally"."""
        return [c for c in self.reader.sentence.children(noun) if c == noun - 1 and self.tokens[c].dep == "compound"]

    def _shares_owner(self, noun: int) -> bool:
        """True for the second of "X's lifeline and closest partner"."""
        return self.tokens[noun].dep == "conj" and self.tokens[self.tokens[noun].head].pos == "NOUN"

    # -- who bears it --------------------------------------------------------------------------------------------

    def _bearers(self, noun: int, depth: int = 0) -> list[Mention]:
        """Who bears the noun: the name in apposition to it or before it, or the subject of which it is said."""
        token = self.tokens[noun]
        if beside := self._name_beside(noun):
            return [beside]
        for c in (c for place in (noun, *self._qualities(noun)) for c in self.reader.sentence.children(place)):
            if self.tokens[c].dep.startswith("nsubj"):
                relative = self.tokens[c].tag in ("WDT", "WP") and token.dep.startswith("acl")
                return self.parties.who(token.head if relative else c)
            if self.tokens[c].dep in ("appos", "flat") and self.parties.mention_at(c):
                return self.parties.who(c)
        if token.dep == "appos" or (token.dep in _ATTRIBUTE and token.head > noun):
            named = self.parties.mention_at(token.head)
            return [named] if named and named.first != noun else []
        if token.dep == "nsubj" and self.clause.child(token.head, "cop") is not None:  # "X's only friends are Y and Z"
            return self.parties.who(token.head)
        follower = self.parties.mention_at(noun + 1) if noun + 1 < len(self.tokens) else None
        if follower and follower.first == noun + 1:
            return [follower]
        if apposed := self._behind_comma(noun):
            return apposed
        return self._said_to_be(noun, token) if depth < 3 else []

    def _name_beside(self, noun: int) -> Mention | None:
        """ "Its Amhara allies", "the Russian backers of X": the name or demonym that says which they are."""
        owner = self.clause.child(noun, "nmod:poss")
        own = self.parties.mention_at(noun)
        if own is not None and own.role and own.head == noun and not own.collective:
            inside = owner is not None and own.first <= owner <= own.last
            return own if not inside and (owner is not None or self.clause.oblique(noun, "of")) else None
        if owner is None:
            return None
        named = (self.parties.mention_at(c) for c in self._children(noun, "compound", "amod", "nmod"))
        return next((m for m in named if m is not None and owner < m.first < noun and not m.collective), None)

    def _children(self, noun: int, *deps: str) -> list[int]:
        return [c for c in self.reader.sentence.children(noun) if self.tokens[c].dep in deps]

    def _examples(self, noun: int) -> list[Mention]:
        """ "Its backers, notably X", "allies such as X and Y": those named behind the noun."""
        token = self.tokens[noun]
        word = Mention(token.start, token.end, token.text, "", "", first=noun, last=noun, head=noun)
        return self.parties.beside.examples(word) if token.tag == "NNS" else []

    def _owned(self, noun: int) -> bool:
        """True where a possessive stands before the noun and no name behind it: "the UK and its allies"."""
        owner = self.clause.child(noun, "nmod:poss")
        if owner is None or self.tokens[noun].lemma not in self.reader.knowledge.relations.company:
            return False
        named = any(t.pos == "PROPN" for t in self.tokens[owner + 1 : noun])
        return not named and self.parties.mention_at(noun) is None

    def _unnamed(self, noun: int) -> Mention:
        """Those of whom only this is said: a mention of unnamed persons, added to those of the sentence."""
        token = self.tokens[noun]
        new = self.parties.referents.reading.new
        actor_id = slug(token.lemma)
        new.setdefault(actor_id, NewActor(actor_id, token.lemma, "population"))
        made = Mention(token.start, token.end, token.text, actor_id, "new", token.text, noun, noun, noun, plural=True)
        made.collective = True
        self.reader.mentions.append(made)
        return made

    def _behind_comma(self, noun: int) -> list[Mention]:
        """ "X and its arch-rivals, Y and Z, …": the names that a comma sets behind a noun with an owner."""
        tokens, noun = self.tokens, self._with_place(noun)
        if noun + 2 >= len(tokens) or tokens[noun + 1].text != ",":
            return []
        group = next((g for g in self.reader.lists if any(noun + 2 <= m.first <= noun + 3 for m in g)), [])
        named = [m for m in group if m.acts and m.first > noun]
        closed = named and tokens[min(named[-1].last + 1, len(tokens) - 1)].text in (",", ".", ";")
        return named if closed else []

    def _with_place(self, noun: int) -> int:
        """The last word of "X's puppet in Crimea"."""
        tokens, k = self.tokens, noun + 1
        if self.clause.child(noun, "nmod:poss") is None:
            return len(tokens)
        if k < len(tokens) and tokens[k].text.lower() == "in":
            k += 1
            while k < len(tokens) and (tokens[k].pos in ("PROPN", "DET", "ADJ") or tokens[k].text[0].isupper()):
                k += 1
            return k - 1
        return noun

    def _said_to_be(self, noun: int, token: Token) -> list[Mention]:
        """Of whom the noun is said: "became one of X's friends", "sees Y as X's proxy", "counts Y among its friends"."""
        above, case = self.tokens[token.head], self.clause.case(noun)
        base, verbs = self.reader.knowledge.relations, self.reader.knowledge.grammar
        if token.head == noun:
            return []
        if case in _AMONG and above.pos in ("NUM", "NOUN", "PRON", "DET"):
            return self._bearers(above.i, 1) if above.lemma in base.one_of else []
        if case in ("as", "among", "amongst") and above.pos == "VERB":
            in_front = case == "as" and noun < above.i  # "X, as part of Y, trains Z"
            if in_front or above.lemma in verbs["office_verb"] or self.clause.passive(above.i):
                return self.parties.who(self.clause.subject(above.i))
            return self.parties.who(self.clause.object(above.i)) or self._acting_as(above.i)
        if case == "as" and token.dep == "nmod" and (named := self.parties.mention_at(above.i)):
            return [named]  # "X, as part of Y, …"
        if token.dep in ("xcomp", "obj") and not case and above.lemma in verbs["office_verb"]:
            return self.parties.who(self.clause.subject(above.i))
        if token.dep == "conj" and above.pos in ("NOUN", "NUM"):
            return self._bearers(above.i, 1)
        if token.dep == "conj" and self.clause.child(noun, "cc") is None:  # "X, Y's affiliate in Z, …"
            named = self.parties.mention_at(above.i)
            return [named] if named else []
        return []

    def _acting_as(self, verb: int) -> list[Mention]:
        """ "X is working as part of Y": a verb without object says it of its subject."""
        bare = self.clause.child(verb, "obj") is None
        return self.parties.who(self.clause.subject(verb)) if bare else []

    def _list_before(self, noun: int) -> list[Mention]:
        """Whoever the noun stands beside as a whole: "X and Y, neighbours and sworn enemies, …"."""
        k = noun - 1
        while k > max(0, noun - 5) and self.tokens[k].text not in _APART:
            if self.tokens[k].pos not in ("NOUN", "ADJ", "CCONJ", "ADV", "VERB"):
                return []
            k -= 1
        group = next((g for g in self.reader.lists if any(m.last == k - 1 for m in g)), [])
        closed = noun + 1 < len(self.tokens) and self.tokens[noun + 1].text in (*_APART, ".")
        return [m for m in group if m.acts and m.last < k] if closed and self.tokens[k].text in _APART else []


def counterparts(reader: SentenceReader) -> Iterator[tuple[int, list[Pair]]]:
    """Give each noun of standing in the sentence with its pairs of bearer and owner."""
    known, reads = reader.knowledge.ties.counterparts, Counterparts(reader)
    for token in reader.sentence.tokens:
        said = known.get(token.lemma)
        if said is not None and token.pos in ("NOUN", "PROPN", "ADJ"):
            yield token.i, reads.pairs(token.i, bool(said.sign))
