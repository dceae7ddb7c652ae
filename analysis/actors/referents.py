"""Whom a pronoun or a description means: "it", "the group", "both sides", "the militants"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.actors.bindings import SUBJECTS, Bindings
from analysis.actors.mention import Mention, NewActor, Reading
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence

_GROUPS = ("armed_group", "political_party", "organisation", "military")
_BODIES = ("igo", "organisation", "government", "political_party", "media", "military")
_STATES = ("country", "government", "region")

Fits = Callable[[Mention], bool]


class Referents:
    """Resolves pronouns and descriptions of one document, by what was mentioned before; asked only where it matters."""

    def __init__(self, sentences: Sequence[Sentence], reading: Reading, knowledge: Knowledge) -> None:
        self.sentences, self.reading, self.knowledge = sentences, reading, knowledge
        self._place = {s.sentence_id: k for k, s in enumerate(sentences)}
        self.together: dict[int, list[Mention]] = {}  # start of a mention → all that acted as one party with it
        self.speakers: dict[int, str] = {}  # start of a mention → the actor whose words it stands in
        self.lists: list[tuple[int, list[Mention]]] = []  # actors named in one list, with the sentence's number
        self.sides: dict[str, str] = {}  # person → the actor of the role in which the text introduces the person
        self.voice: list[Mention] = []  # who speaks from a sentence like "X said:" on
        self._last_bindings: Bindings | None = None
        self.speech: Callable[[int], list[Mention]] | None = None  # who speaks a word of the sentence being read

    def bloc(self, sentence: Sentence, token: int, not_these: frozenset[str] = frozenset()) -> list[Mention]:
        """Give the actors of the last list before a word like "this bloc", "the participants"; empty where none is near."""
        word, base = sentence.tokens[token], self.knowledge.relations
        determiners = {sentence.tokens[c].text.lower() for c in sentence.children(token)} & self.knowledge.grammar[
            "article"
        ]
        if word.lemma not in base.bloc or not determiners:
            return []
        here = self._place[sentence.sentence_id]
        near = [(k, found) for k, found in self.lists if here - 2 <= k <= here and (k < here or found[-1].last < token)]
        near = [
            (k, found) for k, found in near if not not_these & {m.actor_id for m in found} and self._may_ally(found)
        ]
        if determiners & self.knowledge.grammar["demonstrative"]:  # "this bloc" is what was told before this sentence
            near = [(k, found) for k, found in near if k < here]
        return near[-1][1] if near else []

    def _may_ally(self, found: Sequence[Mention]) -> bool:
        return all(self.kind(m.actor_id) not in ("region", "population", "media") for m in found)

    def kind(self, actor_id: str) -> str:
        """Give the kind of an actor, known or new."""
        if actor_id in self.knowledge.actors:
            return self.knowledge.actors[actor_id].kind
        return self.reading.new[actor_id].kind if actor_id in self.reading.new else "organisation"

    def of(self, sentence: Sentence, token: int, not_these: frozenset[str] = frozenset()) -> list[Mention]:
        """Give the mentions (spanning the pronoun or description itself) for whom it stands; empty where nobody fits."""
        found = self._antecedents(sentence, token, not_these)
        if len(found) > 1:
            self.together.setdefault(sentence.tokens[self._phrase_start(sentence, token)].start, found)
        here = sentence.tokens[token]
        first = self._phrase_start(sentence, token)
        start = sentence.tokens[first].start
        text = sentence.text[start - sentence.start : here.end - sentence.start]
        return [
            replace(
                m, start=start, end=here.end, text=text, method="coreference", role=_role(here), first=first, last=token,
                head=token, stance="", place=False, collective=False, generic=True,
            )
            for m in found
        ]  # fmt: skip

    def _phrase_start(self, sentence: Sentence, token: int) -> int:
        """Where the description begins: the word itself, or its article right before it."""
        before = sentence.tokens[token - 1] if token and sentence.tokens[token].pos != "PRON" else None
        return token - 1 if before and before.text.lower() in self.knowledge.grammar["article"] else token

    def _antecedents(self, sentence: Sentence, token: int, not_these: frozenset[str]) -> list[Mention]:
        word, grammar = sentence.tokens[token], self.knowledge.grammar
        lower = word.text.lower()
        if lower in grammar["reflexive"]:
            return []
        if lower in grammar["pronoun_i"]:
            return [m for m in self._speaker(token) if self.kind(m.actor_id) == "person"]
        if lower in grammar["pronoun_we"]:
            return self._speakers_side(token)
        if lower in grammar["pronoun_person"]:
            return self._pronoun(sentence, token, self._somebody, self._person, not_these)
        if lower in grammar["pronoun_thing"]:
            found = self._pronoun(sentence, token, self._one_body, self._thing, not_these)
            return found or self._last(sentence, token, self._one_force, not_these, 1, 1)
        if lower in grammar["pronoun_many"]:
            return self._many(sentence, token, not_these)
        return self._described(sentence, token, not_these)

    def _pronoun(
        self, sentence: Sentence, token: int, agrees: Fits, fits: Fits, not_these: frozenset[str]
    ) -> list[Mention]:
        """Whom the structure of the sentence offers, where it agrees with the pronoun; else the last mention that fits."""
        found = self._bound(sentence, token, agrees, not_these)
        return found or self._last(sentence, token, fits, not_these, 1)

    def _bound(self, sentence: Sentence, token: int, agrees: Fits, not_these: frozenset[str]) -> list[Mention]:
        bindings = self._bindings(sentence)
        for word in bindings.meant(token):
            if word >= token:
                continue
            if sentence.tokens[word].pos == "PRON":
                found = self._antecedents(sentence, word, not_these)
            else:
                found = self._at(sentence, word)
            if found and all(agrees(m) and m.actor_id not in not_these for m in found):
                return found
        return []

    def _at(self, sentence: Sentence, word: int) -> list[Mention]:
        """The acting mention that a word heads, with those listed beside it; else nobody."""
        here = self.reading.mentions[self._place[sentence.sentence_id]]
        found = [m for m in here if m.first >= 0 and m.acts and m.head == word]
        return self._listed_with(found[0]) if found else []

    def _listed_with(self, m: Mention) -> list[Mention]:
        """Those named beside a mention in a list that `and` closes; the mention alone where it stands in none."""
        return next((group for k, group in self.lists if m in group and self._closed(k, group)), [m])

    def _closed(self, number: int, group: Sequence[Mention]) -> bool:
        tokens, last = self.sentences[number].tokens, group[-1]
        acts_next = tokens[last.head].dep in SUBJECTS and tokens[last.head].head != tokens[group[0].head].head
        return not acts_next and any(t.pos == "CCONJ" for t in tokens[group[-2].last + 1 : last.first])

    def _bindings(self, sentence: Sentence) -> Bindings:
        if self._last_bindings is None or self._last_bindings.sentence is not sentence:
            self._last_bindings = Bindings(sentence, self.knowledge)
        return self._last_bindings

    def _speaker(self, token: int) -> list[Mention]:
        """Whoever speaks a word: in the sentence itself, else the voice of the text around it."""
        return (self.speech(token) if self.speech else []) or self.voice

    def _speakers_side(self, token: int) -> list[Mention]:
        """ "we" of a speaker: the state or group that the person speaks for, else the body that speaks."""
        for m in self._speaker(token):
            if self.kind(m.actor_id) != "person":
                return [m]
            known = self.knowledge.actors.get(m.actor_id)
            side = known.parent if known else self.sides.get(m.actor_id, "")
            if side:
                return [replace(m, actor_id=side)]
        return []

    def _person(self, m: Mention) -> bool:
        return self.kind(m.actor_id) == "person"

    def _somebody(self, m: Mention) -> bool:
        """A person, or the holder of an office: "X's ambassador said he"."""
        office = bool(m.role) and self.knowledge.roles.at([m.role.lower()], [m.role.lower()], 0) is not None
        return self._person(m) or (office and not m.plural)

    def _one_body(self, m: Mention) -> bool:
        return not m.plural and len(self._listed_with(m)) == 1 and self.kind(m.actor_id) not in ("person", "population")

    def _thing(self, m: Mention) -> bool:
        return self._one_body(m) and not m.collective

    def _one_force(self, m: Mention) -> bool:
        """An unnamed body that acts as one: "the army", "the assault force"."""
        return self._one_body(m) and self.kind(m.actor_id) in ("military", "government")

    def _party(self, m: Mention) -> bool:
        """Several, or a body of people that the language may treat as several."""
        crowd = m.collective and self.kind(m.actor_id) == "population"  # "the community … they"
        return m.plural or crowd or self.kind(m.actor_id) in _GROUPS or len(self._listed_with(m)) > 1

    def _many(self, sentence: Sentence, token: int, not_these: frozenset[str]) -> list[Mention]:
        """ "they": the last subject that is many, with all that stand beside it."""
        found = self._bound(sentence, token, self._party, not_these)
        found = found or self._last(sentence, token, self._party, not_these, 1)
        found = found or self._last(sentence, token, lambda m: not self._person(m), not_these, 1)
        if not found:
            return []
        listed = [m for m in self._listed_with(found[0]) if m.acts and m.actor_id not in not_these]
        return self.together.get(found[0].start) or (listed if len(listed) > 1 else found)

    def body(self, state: str, suffix: str, kind: str, sector: str) -> str:
        """Give the id of a state's body, making it an actor of this document where it is not known."""
        actor_id = f"{state}-{suffix}"
        if actor_id not in self.knowledge.actors and actor_id not in self.reading.new:
            known = self.knowledge.actors.get(state) or self.reading.new[state]
            name = f"{known.name} {suffix.replace('-', ' ')}"
            self.reading.new[actor_id] = NewActor(actor_id, name, kind, sector, known.country, state)
        return actor_id

    def owner(self, sentence: Sentence, token: int) -> str:
        """Give the state that "the government", "the army" belongs to: of those named at most three sentences back.

        It is the one named most in the document; one that acts beside the word itself is another.
        """
        determiners = {sentence.tokens[c].text.lower() for c in sentence.children(token)}
        if not determiners & self.knowledge.grammar["article"]:
            return ""
        here = self._place[sentence.sentence_id]
        if told := self._same_government(sentence, token):
            return told
        near = [
            m.actor_id
            for k in range(max(0, here - 3), here + 1)
            for m in self.reading.mentions[k]
            if self.kind(m.actor_id) == "country"
            and not m.stance
            and not (k == here and self._beside(sentence, m, token))
        ]
        times = Counter(m.actor_id for found in self.reading.mentions for m in found)
        return max(dict.fromkeys(reversed(near)), key=lambda a: times[a], default="")

    def _same_government(self, sentence: Sentence, token: int) -> str:
        """Whoever "the government of X" was said of last, at most three sentences back; empty where nobody's was."""
        lemma, here = sentence.tokens[token].lemma, self._place[sentence.sentence_id]
        if lemma not in self.knowledge.grammar["description_country"]:
            return ""
        for k in range(here, max(-1, here - 4), -1):
            for m in reversed(self.reading.mentions[k]):
                before = k < here or m.last < token
                if before and m.role.lower() == lemma and self.kind(m.actor_id) in ("country", "region", "person"):
                    return m.actor_id
        return ""

    def _beside(self, sentence: Sentence, m: Mention, token: int) -> bool:
        """True for a state that is a subject in the word's own sentence, or named behind it."""
        return m.first < 0 or m.first > token or sentence.tokens[m.head].dep.startswith("nsubj")

    def _described(self, sentence: Sentence, token: int, not_these: frozenset[str]) -> list[Mention]:
        lemma, grammar = sentence.tokens[token].lemma, self.knowledge.grammar
        determiners = {sentence.tokens[c].text.lower() for c in sentence.children(token)}
        count = next((n for n, w in ((2, "count_two"), (3, "count_three")) if determiners & grammar[w]), 0)
        definite = bool(determiners & grammar["article"])
        sides = definite and lemma in grammar["description_sides"] and sentence.tokens[token].tag in ("NNS", "NNPS")
        if (count and definite) or sides or determiners & grammar["both"]:
            kinds = self._kinds_of(lemma)
            return self._last(sentence, token, lambda m: self.kind(m.actor_id) in kinds, frozenset(), count or 2)
        if lemma in grammar["description_group"]:
            return self._group(sentence, token, not_these, definite)
        if lemma in grammar["description_country"] and definite:
            return self._last(sentence, token, lambda m: self.kind(m.actor_id) in _STATES, not_these, 1)
        if lemma in grammar["description_league"] and definite:
            found = self._last(sentence, token, lambda m: self.kind(m.actor_id) == "igo", not_these, 1)
            if found:
                return found
        if lemma in grammar["description_body"] and definite:
            return self._last(sentence, token, lambda m: self.kind(m.actor_id) in _BODIES, not_these, 1)
        return []

    def _group(self, sentence: Sentence, token: int, not_these: frozenset[str], definite: bool) -> list[Mention]:
        """ "the group", "the militants"; bare "militants" only where the same sentence names their group."""
        reach = 3 if definite else 0
        peaceful = sentence.tokens[token].lemma in self.knowledge.grammar["description_body"]
        kinds = ("armed_group", "political_party", "organisation") if peaceful else ("armed_group",)
        return self._last(
            sentence, token, lambda m: self.kind(m.actor_id) in kinds and not m.collective, not_these, 1, reach
        )

    def _kinds_of(self, lemma: str) -> tuple[str, ...]:
        if (
            lemma in self.knowledge.grammar["description_country"]
            or lemma in self.knowledge.grammar["description_state_side"]
        ):
            return _STATES
        if lemma in self.knowledge.grammar["description_leader"]:
            return ("person", *_STATES)
        if lemma in self.knowledge.grammar["description_group"]:
            return _GROUPS
        return ("armed_group", "political_party", "organisation", "military", *_STATES)

    def _last(
        self,
        sentence: Sentence,
        token: int,
        fits: Fits,
        not_these: frozenset[str],
        count: int,
        reach: int = 3,
    ) -> list[Mention]:
        """Give the last `count` different actors that fit, before the word, at most `reach` sentences back.

        Who shares the word's verb is somebody else.
        """
        here = self._place[sentence.sentence_id]
        found: dict[str, Mention] = {}
        for k in range(here, max(-1, here - reach - 1), -1):
            candidates = [
                m for m in self.reading.mentions[k] if m.first >= 0 and m.acts and m.actor_id not in not_these
            ]
            if k == here:
                barred = self._bindings(sentence).barred(token)
                candidates = [m for m in candidates if m.last < token and not m.generic and m.head not in barred]
            rank = self._rank_here(sentence, token) if k == here else self._rank_before(self.sentences[k])
            for m in sorted(candidates, key=rank):
                if fits(m) and m.actor_id not in found:
                    found[m.actor_id] = m
                    if len(found) == count:
                        return sorted(found.values(), key=lambda m: m.start)
        return [] if count > 1 else list(found.values())

    def _rank_before(self, sentence: Sentence) -> Callable[[Mention], tuple[bool, bool, int]]:
        """In an earlier sentence its subject comes first, what a relative clause tells of it last."""
        bindings, last = self._bindings(sentence), len(sentence.tokens) - 1

        def rank(m: Mention) -> tuple[bool, bool, int]:
            return bindings.embedded(m.head, last), not sentence.tokens[m.head].dep.startswith("nsubj"), m.start

        return rank

    def _rank_here(self, sentence: Sentence, token: int) -> Callable[[Mention], tuple[bool, bool, int]]:
        """In the pronoun's own sentence the nearest comes first, subjects before others, unless it is a cause that is told."""
        bindings = self._bindings(sentence)
        cause = bindings.cause(token)

        def rank(m: Mention) -> tuple[bool, bool, int]:
            subject = sentence.tokens[m.head].dep.startswith("nsubj")
            return bindings.embedded(m.head, token), not cause and not subject, -m.start

        return rank


def _role(token: object) -> str:
    return token.text if getattr(token, "pos", "") == "NOUN" else ""  # type: ignore[attr-defined]
