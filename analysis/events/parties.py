"""From a word of the syntax to the actors it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.actors.lists import enumerated
from analysis.actors.mention import Mention
from analysis.actors.referents import Referents
from analysis.events.apposition import Apposition
from analysis.events.bodies import Bodies
from analysis.events.coordinated import Coordinated
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence
from analysis.language.syntax import Clause

_NONE: frozenset[str] = frozenset()
_ARMED = ("armed_group", "political_party", "military")
_IN_FRONT = ("compound", "amod", "nmod", "nmod:desc")  # how an owner stands before its noun, besides the possessive


class Parties:
    """Answers who a noun phrase of one sentence stands for."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        lists: list[list[Mention]],
        referents: Referents,
        clause: Clause,
        knowledge: Knowledge,
    ) -> None:
        self.sentence, self.mentions, self.referents = sentence, mentions, referents
        self.clause, self.knowledge, self.lists = clause, knowledge, lists
        self.beside = Apposition(sentence, lists, self.mention_at, referents.kind, knowledge)
        self.coordinated = Coordinated(sentence, self.mention_at)
        self.bodies = Bodies(sentence, referents, knowledge)
        self.hostile = False  # in a deed against others "its base" is not the doer's own
        self._at: dict[int, list[Mention]] = {}
        for m in mentions:
            if m.first >= 0:
                for i in {*range(m.first, m.last + 1), m.head}:
                    self._at.setdefault(i, []).append(m)

    def who(self, word: int | None, not_these: frozenset[str] = _NONE) -> list[Mention]:
        """Give the mentions for whom a noun and all that is coordinated with it stand; empty where nobody is named."""
        if word is None:
            return []
        found: dict[tuple[int, str], Mention] = {}
        for head in self.coordinated.heads(word):
            for m in self._one(head, not_these, 0):
                found.setdefault((m.start, m.actor_id), m)
        if (named := self.mention_at(word)) is not None:
            for m in enumerated(self.sentence, self.lists, named, self.referents.kind):
                if m.actor_id not in not_these:
                    found.setdefault((m.start, m.actor_id), m)
        if len(found) > 1:
            for m in found.values():
                self.referents.together.setdefault(m.start, list(found.values()))
        return list(found.values())

    def of_thing(self, noun: int | None, not_these: frozenset[str] = _NONE, depth: int = 0) -> list[Mention]:
        """Give whose a thing is, or whom it concerns: "X's demand", "an offer from X", "sanctions against X"."""
        if noun is None or depth > 2:
            return []
        found = self._owner(noun, not_these, depth)
        if found:
            return found
        for c in self.clause.oblique(noun, *self.knowledge.grammar["party_preposition"]):
            found = self.who(c, not_these) or self.of_thing(c, not_these, depth + 1)
            if found:
                return found
        return self.claimant(noun)

    def claimant(self, deed: int) -> list[Mention]:
        """Who says that a deed is theirs: "the attack in A, claimed by X,"."""
        for k in self.sentence.subtree(deed):
            token = self.sentence.tokens[k]
            if token.lemma in self.knowledge.grammar["claim_verb"] and token.tag == "VBN":
                found = [m for c in self.clause.oblique(k, "by") for m in self._one(c, _NONE, 1)]
                if found:
                    return found
        return []

    def _loyal_to(self, head: int, depth: int, not_these: frozenset[str]) -> list[Mention]:
        """ "soldiers loyal to X", "militants linked to X": whoever they stand with."""
        tokens = self.sentence.tokens
        for c in self.sentence.children(head):
            if tokens[c].lemma in self.knowledge.grammar["allegiance"] and c > head:
                for k in self.clause.oblique(c, "to", "with"):
                    found = self._one(k, not_these, depth + 1)
                    if found:
                        return found
        return []

    def seat(self, token: int) -> list[Mention]:
        """Give the state that a capital or palace at `token` stands for, now that it is a party and no place."""
        found = [m for m in self._at.get(token, ()) if m.place and m.method == "metonym"][:1]
        for m in found:
            m.place = False
        return found

    def mention_at(self, token: int) -> Mention | None:
        """Give the acting mention that covers a token, the one headed there first."""
        here = [m for m in self._at.get(token, ()) if m.acts]
        return min(here, key=lambda m: (m.head != token, m.first), default=None)

    def _sharing(self, token: int) -> list[Mention]:
        """The acting mention at a token, with those that share its head: "Ethiopian and Eritrean troops"."""
        first = self.mention_at(token)
        if first is None or not first.role or first.head != token:
            return [first] if first is not None else []
        return [m for m in self._at[token] if m.acts and m.head == token and m.role == first.role]

    def _one(self, head: int, not_these: frozenset[str], depth: int) -> list[Mention]:
        if depth > 4:
            return []
        sharing = self._sharing(head)
        if sharing:
            return [n for m in sharing for n in self._named(m, head, not_these, depth)]
        token = self.sentence.tokens[head]
        if token.pos in ("PRON", "DET"):
            return self.referents.of(self.sentence, head, not_these)
        if any(m.place for m in self._at.get(head, ())) or token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "X"):
            return []
        owned = self._owner(head, not_these, depth) or self._loyal_to(head, depth, not_these)
        return owned if owned or self.own_thing(head) else self.referents.of(self.sentence, head, not_these)

    def own_thing(self, head: int) -> bool:
        """ "His forces" are nobody's but his, whomever "the force" may mean elsewhere."""
        owner = self.clause.child(head, "nmod:poss")
        return owner is not None and self.sentence.tokens[owner].pos == "PRON"

    def _named(self, mention: Mention, head: int, not_these: frozenset[str], depth: int) -> list[Mention]:
        """A name stands for itself; unnamed persons for the group they belong to, where one is named."""
        bearer = self.beside.bearer(mention)
        listed = self.beside.listed(mention)
        if listed:
            return listed
        if bearer is not mention or not mention.collective:
            return [bearer, *self.beside.examples(mention)]
        troops = self.referents.kind(mention.actor_id) == "military"  # "special forces from X and Y" are theirs
        group = self._of(
            mention.head, ("of", "from", "with"), depth, not_these, (*_ARMED, "country") if troops else _ARMED
        )
        group = group or self._loyal_to(mention.head, depth, not_these)
        group = group or [m for m in self._own_men(mention) if m.actor_id not in not_these]
        if group:
            return group
        if self.referents.kind(mention.actor_id) in ("government", "military") and self.bodies.belongs(mention):
            return self._owner(mention.head, not_these, depth) or self.bodies.of_state(mention)
        known = self.referents.of(self.sentence, mention.head, not_these) if self.bodies.may_refer(mention) else []
        if known:  # the words themselves now stand for the group
            mention.actor_id, mention.method, mention.collective = known[0].actor_id, "coreference", False
        return [mention]

    def _own_men(self, mention: Mention) -> list[Mention]:
        """ "its soldiers", "his fighters": the group or state itself, or the group that the person leads."""
        owner = self.clause.child(mention.head, "nmod:poss")
        armed = self.referents.kind(mention.actor_id) in ("armed_group", "military")
        if not armed or owner is None or self.sentence.tokens[owner].pos not in ("PRON", "DET"):
            return []
        whose = self._whose(owner)
        found = self._one(whose, _NONE, 3) if whose is not None else self.referents.of(self.sentence, owner)
        return [self.bodies.led_by(m) for m in found]

    def _whose(self, pronoun: int) -> int | None:
        """The noun that a relative clause with "whose" describes: "X, whose troops fought alongside Y"."""
        tokens, word = self.sentence.tokens, pronoun
        if tokens[pronoun].tag != "WP$":
            return None
        for _ in range(4):
            word = tokens[word].head
            if tokens[word].dep.startswith("acl"):
                return tokens[word].head if tokens[word].head < pronoun else None
        return None

    def _owner(self, head: int, not_these: frozenset[str], depth: int) -> list[Mention]:
        """Whoever a thing or a part belongs to: "members of the Front", "a Front hideout", "the president's forces"."""
        tokens, grammar = self.sentence.tokens, self.knowledge.grammar
        lemma = tokens[head].lemma
        bearer = self.beside.of_role(head)
        stands = self.knowledge.ties.counterparts.get(lemma)
        if self._somewhere(head):
            return []
        if bearer or (stands and stands.sign):  # X's enemies and allies are not X
            return bearer or self._called(head)
        if named := self.beside.named(head):
            return [named]
        own = self.mention_at(head)
        for c in self._in_front(head):
            if own is None or self.mention_at(c) is not own:
                if tokens[c].pos in ("PRON", "DET"):  # "withdrew his forces": one's own are nobody else's
                    others = not_these if self.hostile else _NONE
                    return [m for m in self._one(c, others, depth + 1) if m.actor_id not in not_these]
                found = self._one(c, not_these, depth + 1) if self._could_name(c) and not self._private(head, c) else []
                if found:
                    return [f for m in found for f in [m, *self._beside(c, m)]]
        role = self.knowledge.roles.at([tokens[head].text.lower()], [lemma], 0)
        if role or lemma in grammar["partitive"] or lemma in grammar["possession"]:
            where = ("in",) if role else ()  # "leaders in X"; a village in X is not X
            found = self._of(head, ("of", "from", "by", "belonging to", *where), depth, not_these)
            if found:
                return found
        if tokens[head].dep == "appos" and tokens[head].head < head and (named := self.mention_at(tokens[head].head)):
            return [named]  # "X, a force trained by Y": the force is X
        appositive = self.clause.child(head, "appos", "flat")
        return self._one(appositive, not_these, depth + 1) if appositive is not None else []

    def _somewhere(self, head: int) -> bool:
        """True for "the South American country": it lies there, and belongs to nobody."""
        if self.sentence.tokens[head].lemma not in self.knowledge.grammar["description_country"]:
            return False
        found = (self.mention_at(c) for c in self._in_front(head))
        return any(m is not None and m.adjective and self.referents.kind(m.actor_id) == "region" for m in found)

    def _called(self, head: int) -> list[Mention]:
        """ "Its Amhara allies" are the Amhara: the name between whose they are and what they are to it."""
        owner = self.clause.child(head, "nmod:poss")
        inside = [
            c for c in self.sentence.children(head) if self.sentence.tokens[c].dep in ("compound", "amod", "nmod")
        ]
        named = (self.mention_at(c) for c in inside if owner is not None and owner < c < head)
        return next(([m] for m in named if m is not None), [])

    def _in_front(self, head: int) -> Iterator[int]:
        """Whoever may own a thing: its possessive, the names among its attributes, also one step down ("X military wing")."""
        tokens = self.sentence.tokens
        for c in self.sentence.children(head):
            if tokens[c].dep == "nmod:poss":
                yield c
            elif tokens[c].dep in _IN_FRONT and not self.clause.case(c):
                yield c
                if c < head and not self.mention_at(c):
                    yield from (k for k in self.sentence.children(c) if tokens[k].dep == "compound" and k < c)

    def _private(self, head: int, owner: int) -> bool:
        """True for "a Polish baker", "the Swiss franc": a demonym that says no more than where they come from."""
        mention = self.mention_at(owner)
        private = self.sentence.tokens[head].lemma in self.knowledge.standing["private"]
        return bool(mention and mention.adjective and private)

    def _could_name(self, token: int) -> bool:
        word = self.sentence.tokens[token]
        described = word.dep == "nmod:poss" and word.lemma in self.knowledge.grammar["description_both"]
        return self.mention_at(token) is not None or word.pos == "PRON" or described

    def _beside(self, token: int, mention: Mention) -> list[Mention]:
        return [
            m for c in self.coordinated.heads(token)[1:] if (m := self.mention_at(c)) is not None and m is not mention
        ]

    def _of(
        self,
        head: int,
        prepositions: tuple[str, ...],
        depth: int,
        not_these: frozenset[str],
        kinds: tuple[str, ...] = (),
    ) -> list[Mention]:
        found: list[Mention] = []
        for c in self.clause.oblique(head, *prepositions) or self._next_to(head, prepositions):
            for k in self.coordinated.heads(c):
                found += self._one(k, not_these, depth + 1)
        return [m for m in found if not kinds or self.referents.kind(m.actor_id) in kinds]

    def _next_to(self, head: int, prepositions: tuple[str, ...]) -> list[int]:
        """By order: the noun of a preposition right behind a word, whatever the parser hung it on."""
        tokens, after = self.sentence.tokens, head + 1
        if after < len(tokens) and tokens[after].dep == "case" and tokens[after].text.lower() in prepositions:
            return [tokens[after].head] if tokens[after].head > after else []
        return []
