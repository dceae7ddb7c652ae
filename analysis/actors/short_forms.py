"""Names taken up in short: "the Foreign Secretary" for the person introduced so, "the Commission" for the body named so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.actors.mention import Mention, Reading
from analysis.knowledge import Knowledge
from analysis.language.sentence import Sentence, Token

Words = tuple[str, ...]

_HEADS = ("armed_heads", "party_heads", "body_heads", "unit_heads", "office_heads")
_LONGEST = 4  # words of an office: "minister of foreign affairs"
_PLACES = ("country", "region", "person", "population")


class ShortForms:
    """What one document says in full, and the short forms by which it goes on."""

    def __init__(self, sentences: Sequence[Sentence], reading: Reading, knowledge: Knowledge) -> None:
        self.sentences, self.reading, self.knowledge = sentences, reading, knowledge
        self._heads = frozenset().union(*(knowledge.titles[name] for name in _HEADS))
        self._bearers: dict[Words, str] = {}  # an office → who was introduced by it last
        self._only: dict[Words, set[str]] = {}  # an office → all who are introduced by it anywhere
        self._bodies: dict[str, str] = {}  # the noun that a name ends or begins with → whose name it was last

    def take_up(self) -> None:
        """Add the short forms to the mentions of the document, as coreference."""
        for sentence, mentions in zip(self.sentences, self.reading.mentions, strict=True):
            for m, office in self._introductions(sentence, mentions):
                self._only.setdefault(office, set()).add(m.actor_id)
        for sentence, mentions in zip(self.sentences, self.reading.mentions, strict=True):
            taken = {i for m in mentions if not m.collective and m.first >= 0 for i in range(m.first, m.last + 1)}
            found = [*self._offices(sentence, taken), *self._nouns(sentence, taken)]
            covered = {i for m in found for i in range(m.first, m.last + 1)}
            mentions[:] = [m for m in mentions if not (m.collective and covered & set(range(m.first, m.last + 1)))]
            mentions += found
            mentions.sort(key=lambda m: (m.start, m.end))
            self._learn(sentence, mentions)

    # -- what is said in full ------------------------------------------------------------------------------------

    def _learn(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        for m, office in self._introductions(sentence, mentions):
            self._bearers[office] = m.actor_id
        for m in mentions:
            named = m.first >= 0 and m.method != "coreference" and not (m.stance or m.collective)
            if named and self._kind(m.actor_id) not in _PLACES:
                self._learn_body(sentence, m)

    def _introductions(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Words]]:
        for m in mentions:
            if m.first >= 0 and m.method != "coreference" and not m.stance and self._kind(m.actor_id) == "person":
                for office in self._offices_before(sentence, m.first):
                    yield m, office

    def _bearer(self, office: Words) -> str:
        """Who was introduced by an office last, or is the only one to be so further on."""
        found = self._only.get(office, set())
        return self._bearers.get(office) or (next(iter(found)) if len(found) == 1 else "")

    def _offices_before(self, sentence: Sentence, first: int) -> Iterator[Words]:
        """Every office that ends right before a name: "Foreign Secretary Jane Roe" gives both it and "Secretary"."""
        lower, lemmas = _words(sentence)
        for start in range(max(0, first - _LONGEST), first):
            role = self.knowledge.roles.at(lower, lemmas, start)
            if role is not None and start + len(role.words) == first:
                yield tuple(lower[start:first])

    def _learn_body(self, sentence: Sentence, m: Mention) -> None:
        tokens = sentence.tokens[m.first : m.last + 1]
        capitals = [t.text.lower() for t in tokens if t.text[0].isupper()]
        for word in (capitals[-1:] + capitals[:1]) if len(capitals) > 1 else ():
            if word in self._heads:
                self._bodies[word] = m.actor_id

    def _kind(self, actor_id: str) -> str:
        known = self.knowledge.actors.get(actor_id) or self.reading.new.get(actor_id)
        return known.kind if known else ""

    # -- what is said in short -----------------------------------------------------------------------------------

    def _offices(self, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
        tokens, (lower, lemmas) = sentence.tokens, _words(sentence)
        i = 0
        while i < len(tokens):
            role = self.knowledge.roles.at(lower, lemmas, i)
            last = i + len(role.words) - 1 if role else i
            words = tuple(lower[i : last + 1])
            whole = role is not None and not taken & set(range(i, last + 1))
            if whole and (bearer := self._bearer(words)) and self._definite(tokens, i, last) and _alone(tokens, last):
                yield _mention(sentence, i, last, bearer)
            i = last + 1

    def _definite(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True behind "the", and where the office is written like a name."""
        if first and tokens[first - 1].text.lower() == "the":
            return True
        named = all(t.text[0].isupper() for t in tokens[first : last + 1]) and last > first
        return named and (first == 0 or tokens[first - 1].pos in ("ADP", "SCONJ", "PUNCT", "CCONJ"))

    def _nouns(self, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
        tokens = sentence.tokens
        for token in tokens[1:]:
            actor_id = self._bodies.get(token.text.lower())
            before = tokens[token.i - 1].text.lower()
            written = token.text[0].isupper() and not token.text.isupper() and before == "the"
            if actor_id and written and token.i not in taken and _alone(tokens, token.i):
                yield _mention(sentence, token.i, token.i, actor_id)


def _words(sentence: Sentence) -> tuple[list[str], list[str]]:
    return [t.text.lower() for t in sentence.tokens], [t.lemma for t in sentence.tokens]


def _alone(tokens: Sequence[Token], last: int) -> bool:
    """True where no name goes on behind a word: neither "the Secretary General" nor "the Ministry of Health"."""
    if last + 1 >= len(tokens):
        return True
    after = tokens[last + 1]
    return not after.text[0].isupper() and after.text.lower() not in ("of", "for", "-")


def _mention(sentence: Sentence, first: int, last: int, actor_id: str) -> Mention:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, actor_id, "coreference", first=first, last=last, head=last)
