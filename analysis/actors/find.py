"""Mentions in one sentence: known names, the bodies and roles they act through, unnamed collective persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.actors.mention import Mention, NewActor, head_of, slug, token_at, words
from analysis.actors.names import Hit, NameIndex, fold
from analysis.knowledge import Knowledge
from analysis.knowledge.actors import Actor
from analysis.language.pipeline import lemma
from analysis.language.sentence import Sentence, Token

#: Kinds of actor whose bodies are actors of their own (the Malian army) rather than roles of it (Taliban fighters).
_STATES = ("country", "region")
_DOING = ("VBD", "VBP", "VB")


@dataclass(slots=True)
class Words:
    """A sentence's tokens as lower-case words and lemmas, made once for all look-ups."""

    lower: list[str]
    lemmas: list[str]

    @classmethod
    def of(cls, sentence: Sentence) -> Words:
        return cls([t.text.lower() for t in sentence.tokens], [_lemma(t) for t in sentence.tokens])


def _lemma(token: Token) -> str:
    """The lemma of a noun also where its capital makes it look like a name: "Students gathered"."""
    return lemma(token.text, "NOUN") if token.pos == "PROPN" and token.i == 0 else token.lemma


_PARTIES = ("nsubj", "nsubj:pass", "obj", "obl")  # what an adjective may be that stands for a noun: "the military"


class Finder:
    """Finds mentions in sentences of one document; `own` holds the names that the document itself explains."""

    def __init__(self, knowledge: Knowledge, index: NameIndex, own: NameIndex, named: set[str]) -> None:
        self.knowledge, self.index, self.own = knowledge, index, own
        self.named = named  # actors named unmistakably somewhere in the document
        self.new: dict[str, NewActor] = {}

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Give the sentence's mentions, left to right; one may stand inside another only in brackets."""
        seen = words(sentence.text)
        bag = Words.of(sentence)
        found: list[Mention] = []
        for hit in self.index.find(seen, self.own):
            if hit.name.use == "ambiguous" and hit.name.actor_id not in self.named:
                continue
            mention = self._mention(sentence, bag, seen, hit)
            if mention and self._of_another(sentence, mention):
                continue
            if mention and not (found and mention.start < found[-1].end and mention.end <= found[-1].end):
                found.append(mention)
        self._shared_bodies(found, bag)
        found += self._stance_groups(sentence, bag, found)
        found += self._collectives(sentence, bag, found)
        return sorted(found, key=lambda m: (m.start, m.end))

    def _mention(self, sentence: Sentence, bag: Words, seen: list[tuple[str, int, int]], hit: Hit) -> Mention | None:
        start, end = sentence.start + seen[hit.first][1], sentence.start + seen[hit.last][2]
        place = token_at(sentence, start, end)
        name = hit.name
        method = name.use if name.use in ("metonym", "gloss", "new") else "alias"
        text = sentence.text[start - sentence.start : end - sentence.start]
        if place is None:  # in brackets, out of the parser's sight
            return Mention(start, end, text, name.actor_id, method, stance="part", first=-1, last=-1, head=-1)
        mention = Mention(start, end, text, name.actor_id, method, first=place[0], last=place[1])
        mention.adjective = name.use == "adjective"
        mention.head = head_of(sentence, *place)
        if method == "metonym":
            mention.place = self._is_place(sentence, mention)
        self._compound(sentence, mention)
        if not mention.stance:
            self._extend(sentence, bag, mention)
        if mention.adjective and mention.head == mention.last and not mention.role:
            self._people(sentence, mention)
        return mention

    def _of_another(self, sentence: Sentence, mention: Mention) -> bool:
        """True for a known surname that is the first name of somebody else here: "Burhan" in "Burhan Wani"."""
        known = self.knowledge.actors.get(mention.actor_id)
        if known is None or known.kind != "person" or mention.first != mention.last or mention.first < 0:
            return False
        tokens = sentence.tokens
        after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
        if after is None or after.pos != "PROPN" or not after.text.isalpha() or not after.text.istitle():
            return False
        return after.dep == "flat" and after.head == mention.first

    def _is_place(self, sentence: Sentence, mention: Mention) -> bool:
        """A seat of power is a place behind a preposition of place and before a noun: "in Kabul", "a Kabul mosque"."""
        tokens, k = sentence.tokens, mention.first - 1
        while k >= 0 and (tokens[k].pos in ("DET", "ADJ") or tokens[k].text == ","):
            k -= 1
        behind = k >= 0 and tokens[k].text.lower() in self.knowledge.grammar["place_preposition"]
        after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
        attribute = after is not None and after.pos in ("NOUN", "PROPN") and tokens[mention.last].head > mention.last
        return behind or attribute

    def _compound(self, sentence: Sentence, mention: Mention) -> None:
        """Mark a name inside a hyphenated word: "anti-X" is against it, "X-backed" stands with it, both name no one who acts."""
        token = sentence.tokens[mention.last]
        word = sentence.text[token.start - sentence.start : token.end - sentence.start]
        before = word[: max(0, mention.start - token.start)].rstrip("-–").lower() if mention.start > token.start else ""
        after = word[mention.end - token.start :].lstrip("-–").lower() if mention.end < token.end else ""
        grammar = self.knowledge.grammar
        if before in grammar["against_prefix"]:
            mention.stance = "against"
        elif before in grammar["with_prefix"] or after in grammar["backing_suffix"]:
            mention.stance = "with"
        elif before in grammar["other_prefix"] or after in grammar["compound_suffix"]:
            mention.stance = "part"

    def _extend(self, sentence: Sentence, bag: Words, mention: Mention) -> None:
        """Take in the body or role that follows the name ("Malian army", "Taliban spokesman") or stands before it ("army of Mali")."""
        actor = self.knowledge.actors.get(mention.actor_id)
        kind = (
            actor.kind if actor else self.new[mention.actor_id].kind if mention.actor_id in self.new else "organisation"
        )
        at = self._after(bag, mention.last + 1, sentence.tokens)
        if at < len(sentence.tokens) and not self._scene(sentence, mention, at):
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
        return tokens[mention.last].dep == "obl" and tokens[at].dep in _PARTIES[:2]

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
        for first in range(max(0, of - 3), of):
            body = self.knowledge.institutions.at(bag.lower, bag.lemmas, first)
            if body and first + len(body.words) == of:
                last = mention.last
                mention.first, mention.start = first, sentence.tokens[first].start
                mention.last = last
                self._retext(sentence, mention)
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
            self._retext(sentence, mention)

    def _retext(self, sentence: Sentence, mention: Mention) -> None:
        mention.text = sentence.text[mention.start - sentence.start : mention.end - sentence.start]

    def _people(self, sentence: Sentence, mention: Mention) -> None:
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

    def _stance_groups(self, sentence: Sentence, bag: Words, found: list[Mention]) -> list[Mention]:
        """ "anti-X resistance", "pro-X rebels" and "X-led forces" are actors of their own, named after X."""
        made = []
        for m in found:
            k = m.last + 1
            if not m.stance or m.first < 0 or k >= len(bag.lemmas) or not self._is_group(bag, k):
                continue
            start = sentence.tokens[m.first].start
            while start > sentence.start and not sentence.text[start - 1 - sentence.start].isspace():
                start -= 1
            if m.stance in ("against", "with") and start == m.start and "-" not in sentence.tokens[m.last].text:
                continue
            text = sentence.text[start - sentence.start : sentence.tokens[k].end - sentence.start]
            actor_id = slug(text)
            self.new.setdefault(actor_id, NewActor(actor_id, text, "armed_group", "REB"))
            made.append(
                Mention(start, sentence.tokens[k].end, text, actor_id, "new", first=k, last=k, head=k, plural=True)
            )
        return made

    def _is_group(self, bag: Words, k: int) -> bool:
        groups = self.knowledge.grammar["description_group"] | self.knowledge.grammar["stance_noun"]
        return bag.lemmas[k] in groups

    def _shared_bodies(self, found: list[Mention], bag: Words) -> None:
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

    def _introduces(self, sentence: Sentence, last: int, taken: set[int]) -> bool:
        """ "commander Jane Roe": a noun right before a name is its title."""
        after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        if after is None or not after.text[0].isupper():
            return False
        return after.pos == "PROPN" or after.i in taken

    def _collectives(self, sentence: Sentence, bag: Words, found: list[Mention]) -> list[Mention]:
        """Unnamed persons that no name claims: civilians, gunmen, protesters."""
        taken = {i for m in found if m.first >= 0 for i in range(m.first, m.last + 1)} | {m.head for m in found}
        more: list[Mention] = []
        for i, token in enumerate(sentence.tokens):
            if i in taken or token.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            crowd = self.knowledge.collectives.at(bag.lower, bag.lemmas, i)
            last = i + len(crowd.words) - 1 if crowd else i
            if (
                crowd is None
                or (token.pos == "ADJ" and last == i and token.dep not in _PARTIES)
                or any(k in taken for k in range(i, last + 1))
            ):
                continue
            if self._introduces(sentence, last, taken):
                continue
            actor_id = slug(" ".join(bag.lemmas[i : last + 1]))
            name = " ".join(bag.lemmas[i : last + 1])
            self.new.setdefault(actor_id, NewActor(actor_id, name, crowd.kind, crowd.sector))
            mention = Mention(
                token.start, sentence.tokens[last].end, "", actor_id, "new", first=i, last=last, head=last
            )
            mention.collective, mention.plural = True, sentence.tokens[last].tag in ("NNS", "NNPS")
            mention.role = sentence.tokens[last].text
            self._retext(sentence, mention)
            taken.update(range(i, last + 1))
            more.append(mention)
        return more
