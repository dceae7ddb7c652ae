"""A mention: words in a sentence that stand for an actor."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.language.sentence import Sentence


@dataclass(slots=True)
class Mention:
    """Words that stand for an actor; `start` and `end` are offsets into the document's text, the rest token indices."""

    start: int
    end: int
    text: str
    actor_id: str
    method: str
    role: str = ""
    first: int = 0  # tokens it covers: first … last
    last: int = 0
    head: int = 0  # the token through which the syntax sees it
    plural: bool = False
    stance: str = (
        ""  # 'against' or 'with' what follows ("anti-X", "pro-X"), 'part' for other compounds, 'said' of another
    )
    place: bool = False  # stands for a place here, not for one who acts
    adjective: bool = False  # named by a demonym
    collective: bool = False  # unnamed persons: civilians, gunmen
    generic: bool = False  # a description or pronoun that still needs its actor

    @property
    def acts(self) -> bool:
        """True where the mention can take part in an event."""
        return not self.stance and not self.place and bool(self.actor_id)


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor met in the text that the knowledge base does not know."""

    id: str
    name: str
    kind: str
    sector: str = ""
    country: str = ""
    parent: str = ""


@dataclass(slots=True)
class Reading:
    """What is known of the actors of one document: its mentions, sentence by sentence, and the actors it adds."""

    mentions: list[list[Mention]]
    new: dict[str, NewActor] = field(default_factory=dict)
    glosses: dict[str, str] = field(default_factory=dict)  # short name → actor id, as the document explains it


_WORDS = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")


@lru_cache(maxsize=256)
def words(text: str) -> tuple[tuple[str, int, int], ...]:
    """Give the words of a text with their offsets; a dotted acronym (U.S.) is one word.

    Kept for the sentences of a document, which are gone through several times.
    """
    return tuple((m.group(), *m.span()) for m in _WORDS.finditer(text))


def token_at(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Give the first and last token that the span [start, end) touches, or None where the parser saw none of it."""
    inside = [t.i for t in sentence.tokens if t.start < end and start < t.end]
    return (inside[0], inside[-1]) if inside else None


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """Give the token of the span whose head lies outside it; the last such one, names being head-final in English."""
    outside = [i for i in range(first, last + 1) if not first <= sentence.tokens[i].head <= last]
    outside += [i for i in range(first, last + 1) if sentence.tokens[i].head == i]
    named = [i for i in outside if sentence.tokens[i].pos in ("PROPN", "NOUN", "PRON", "ADJ", "NUM")]
    return max(named or outside or [last])


def retext(sentence: Sentence, mention: Mention) -> None:
    """Give a mention that has grown the words it now covers."""
    mention.text = sentence.text[mention.start - sentence.start : mention.end - sentence.start]


def slug(name: str) -> str:
    """Give an identifier for a name: lower-case words of a–z and 0–9 with hyphens."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "name-" + name.encode("utf-8").hex()[:16]
