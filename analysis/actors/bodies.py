"""What a name acts through: the body or role behind it ("Malian army", "Taliban spokesman") or before it ("army of Mali")."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention import Mention, NewActor, retext, slug
from analysis.actors.names import NameIndex, fold
from analysis.actors.words import Words
from analysis.knowledge import Knowledge
from analysis.knowledge.actors import Actor
from analysis.language.sentence import Sentence, Token

#: Kinds of actor whose bodies are actors of their own (the Malian army) rather than roles of it (Taliban fighters).
_STATES = ("country", "region")
_DOING = ("VBD", "VBP", "VB")
_SUBJECTS = ("nsubj", "nsubj:pass")


class Bodies:
    """Lets mentions take in their bodies and roles; bodies that nobody knows yet are added to `new`."""

    def __init__(self, knowledge: Knowledge, index: NameIndex, new: dict[str, NewActor]) -> None:
        self.knowledge, self.index, self.new = knowledge, index, new

    def extend(self, sentence: Sentence, bag: Words, mention: Mention) -> None:
        """Take in the body or role that follows the name ("Malian army", "Taliban spokesman") or stands before it ("army of Mali")."""
        actor = self.knowledge.actors.get(mention.actor_id)
        kind = (
            actor.kind if actor else self.new[mention.actor_id].kind if mention.actor_id in self.new else "organisation"
        )
        at = self._after(bag, mention.last + 1, sentence.tokens)
        if at < len(sentence.tokens) and not self._scene(sentence, mention, at):
            if kind == "population" and self._describes(sentence, mention, at):
                mention.stance = "said"
                return
            if self._body(sentence, bag, mention, kind, at) or self._person_noun(sentence, bag, mention, kind, at):
                return
        self._body_of(sentence, bag, mention, kind)

    def _after(self, bag: Words, at: int, tokens: Sequence[Token]) -> int:
        """Give the token behind a name, its possessive mark and modifiers of bodies and roles."""
        k = at
        if k < len(bag.lower) and bag.lower[k] in ("'s", "’s", "'", "’"):
            k += 1
        limit = k + 3
        index = self.knowledge
        while k < min(limit, len(bag.lower)) and (
            tokens[k].pos == "ADJ" or bag.lower[k] in index.grammar["body_modifier"]
        ):
            if index.institutions.at(bag.lower, bag.lemmas, k) or tokens[k].text[0].isupper():
                break
            k += 1
        return k

    def _scene(self, sentence: Sentence, mention: Mention, at: int) -> bool:
        """True for the place of what the noun behind it does: "in Baghdad police fired"."""
        tokens = sentence.tokens
        return tokens[mention.last].dep == "obl" and tokens[at].dep in _SUBJECTS

    def _body(self, sentence: Sentence, bag: Words, mention: Mention, kind: str, at: int) -> bool:
        body = self.knowledge.institutions.at(bag.lower, bag.lemmas, at)
        if body is None:
            return False
        last = at + len(body.words) - 1
        self._grow(sentence, mention, last)
        if kind in _STATES and body.suffix:
            own = self._own_body(bag.lower[at : last + 1], mention.actor_id)
            mention.actor_id = own or self._body_id(mention.actor_id, body.suffix, body.kind, body.sector)
        return True

    def _own_body(self, called: list[str], owner: str) -> str:
        """Give the known actor that a state's body is: "Iran's Revolutionary Guards" have an entry of their own."""
        for known in self.index.names(tuple(map(fold, called))):
            if known.use == "alias" and self.knowledge.actors[known.actor_id].parent == owner:
                return known.actor_id
        return ""

    def _body_id(self, owner: str, suffix: str, kind: str, sector: str) -> str:
        actor_id = f"{owner}-{suffix}"
        known = self.knowledge.actors
        if actor_id not in known and actor_id not in self.new:
            state = known.get(owner, None)
            name = f"{state.name if state else owner} {suffix.replace('-', ' ')}"
            self.new[actor_id] = NewActor(actor_id, name, kind, sector, state.country if state else "", owner)
        return actor_id

    def _body_of(self, sentence: Sentence, bag: Words, mention: Mention, kind: str) -> None:
        """ "the army of Mali": look back over `of` and an article for a body."""
        of = mention.first - 1
        if of >= 0 and bag.lower[of] == "the":
            of -= 1
        if of < 1 or bag.lower[of] != "of":
            return
        if kind in _STATES and bag.lower[of - 1] in self.knowledge.grammar["people"]:
            mention.actor_id = self._body_id(mention.actor_id, "people", "population", "CVL")
            mention.first, mention.start = of - 1, sentence.tokens[of - 1].start
            mention.head, mention.role, mention.collective, mention.plural = of - 1, bag.lower[of - 1], True, True
            retext(sentence, mention)
            return
        for first in range(max(0, of - 3), of):
            body = self.knowledge.institutions.at(bag.lower, bag.lemmas, first)
            if body and first + len(body.words) == of:
                last = mention.last
                mention.first, mention.start = first, sentence.tokens[first].start
                mention.last = last
                retext(sentence, mention)
                mention.role, mention.head = sentence.tokens[of - 1].text, of - 1
                if kind in _STATES and body.suffix:
                    mention.actor_id = self._body_id(mention.actor_id, body.suffix, body.kind, body.sector)
                return

    def _person_noun(self, sentence: Sentence, bag: Words, mention: Mention, kind: str, at: int) -> bool:
        if sentence.tokens[at].pos == "VERB" and sentence.tokens[at].tag in _DOING:
            return False  # "X accused Y", "X outlawed Y": no accused of X's
        role = self.knowledge.roles.at(bag.lower, bag.lemmas, at)
        crowd = self.knowledge.collectives.at(bag.lower, bag.lemmas, at)
        if crowd and kind in _STATES and not (role and role.sector == "GOV"):
            last = at + len(crowd.words) - 1
            lemma = " ".join(bag.lemmas[at : last + 1])
            mention.actor_id = self._body_id(mention.actor_id, slug(lemma), crowd.kind, crowd.sector)
            mention.collective = True
            self._grow(sentence, mention, last)
            return True
        if role or crowd:
            entry = role or crowd
            assert entry is not None
            self._grow(sentence, mention, at + len(entry.words) - 1)
            return True
        return False

    def _describes(self, sentence: Sentence, mention: Mention, at: int) -> bool:
        """True for "X, a mostly Christian militia, …": it says what X is, and names nobody else."""
        tokens, k, titles = sentence.tokens, mention.first - 1, self.knowledge.titles
        if tokens[at].lemma not in titles["armed_nouns"] | titles["party_nouns"] | titles["body_nouns"]:
            return False
        while k > 0 and tokens[k].pos in ("ADV", "ADJ", "NOUN"):
            k -= 1
        return k > 0 and tokens[k].text.lower() in ("a", "an") and tokens[k - 1].text == ","

    def _grow(self, sentence: Sentence, mention: Mention, last: int) -> None:
        """Let a mention reach to token `last`, its role; over brackets only the role is taken, not the words between."""
        tokens = sentence.tokens
        between = sentence.text[mention.end - sentence.start : tokens[last].start - sentence.start]
        mention.place = False
        mention.role = tokens[last].text
        mention.plural = tokens[last].tag in ("NNS", "NNPS")
        mention.head = last
        if not any(c in between for c in "()[]"):
            mention.last, mention.end = last, tokens[last].end
            retext(sentence, mention)

    def people(self, sentence: Sentence, mention: Mention) -> None:
        """ "Iraqis" are people, not the state: a plural demonym that heads its phrase."""
        token = sentence.tokens[mention.head]
        owner = self.knowledge.actors.get(mention.actor_id)
        if owner and owner.kind in _STATES and self._plural(token, owner):
            mention.actor_id = self._body_id(mention.actor_id, "people", "population", "CVL")
            mention.collective = mention.plural = True

    def _plural(self, token: Token, owner: Actor) -> bool:
        """True for the plural of a demonym: "Algerians", beside "Algerian"."""
        word = token.text
        return word.endswith("s") and token.tag in ("NNS", "NNPS", "NNP") and word[:-1] in owner.adjectives

    def twin(self, sentence: Sentence, bag: Words, mention: Mention) -> list[Mention]:
        """ "The government and people of Iraq": the body before `and` is of the same state."""
        last = mention.first - 2
        actor = self.new.get(mention.actor_id)
        if not mention.role or actor is None or not actor.parent or last < 0 or bag.lower[last + 1] != "and":
            return []
        body = self.knowledge.institutions.at(bag.lower, bag.lemmas, last)
        if body is None or len(body.words) > 1:
            return []
        owner = self._body_id(actor.parent, body.suffix, body.kind, body.sector) if body.suffix else actor.parent
        token = sentence.tokens[last]
        found = Mention(token.start, token.end, token.text, owner, mention.method, token.text, last, last, last)
        return [found]

    def share(self, found: list[Mention], bag: Words) -> None:
        """ "Ethiopian and Eritrean troops": the body behind the last name is that of the names before it too."""
        for before, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
            if (
                before.first < 0
                or before.role
                or before.stance
                or not after.role
                or not self._joined(before, after, bag)
            ):
                continue
            owner = self.knowledge.actors.get(before.actor_id)
            if owner is None or owner.kind not in _STATES or not (before.adjective or self._acronym(before)):
                continue
            model = self.knowledge.actors.get(after.actor_id) or self.new.get(after.actor_id)
            state = model.parent if model else ""
            if model and state and after.actor_id.startswith(f"{state}-"):
                before.actor_id = self._body_id(owner.id, after.actor_id[len(state) + 1 :], model.kind, model.sector)
            before.role, before.plural, before.head = after.role, after.plural, after.head
            before.collective, before.place = after.collective, False

    def _acronym(self, mention: Mention) -> bool:
        return mention.text.replace(".", "").isupper()

    def _joined(self, before: Mention, after: Mention, bag: Words) -> bool:
        between = bag.lower[before.last + 1 : after.first]
        return 0 < len(between) <= 2 and all(w in (",", "and", "or", "&") for w in between)
