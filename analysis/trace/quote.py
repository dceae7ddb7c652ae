"""A sentence as it is quoted: the words a row came from and the actors marked, document and date beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WORDS, ACTOR = "words", "actor"
#: Actors and a row's words are told apart in grey, by weight and by a line, as well as by colour; the ink is set too, for
#: readers who work on a dark ground. Where style sheets are stripped the browser's own look of marks remains.
STYLE = (
    ".quote{margin:.6em 0;padding-left:.8em;border-left:3px solid #c9ced5;max-width:44rem}"
    ".quote blockquote{margin:0;padding:0;border:0;font-size:inherit}.quote figcaption{font-size:.85em}"
    ".quote mark{background:#dceaf7;color:#14171a;padding:0 .1em}"
    ".quote mark.words{background:#ffd9a8;font-weight:600}.quote mark.actor.words{border-bottom:2px solid #0b4f8a}"
)
_SIGNS = {ACTOR: ("[", "]"), WORDS: ("**", "**")}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a sentence (offsets into it) that is marked as an actor or as the words of a row."""

    start: int
    end: int
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with its marks; `readings` say how it was read, `origin` where it stands and of when it is."""

    sentence_id: str
    text: str
    marks: tuple[Mark, ...]
    readings: tuple[str, ...]
    origin: str

    def html(self) -> str:
        """Give the quote as HTML; whatever the document says in it is text, never markup."""
        body = "".join(_marked(self.text[a:b], marks) for a, b, marks in _pieces(self.text, self.marks))
        below = "".join(f"<div>{escape(line)}</div>" for line in (*self.readings, self.origin))
        return f'<figure class="quote"><blockquote>{body}</blockquote><figcaption>{below}</figcaption></figure>'

    def __str__(self) -> str:
        return "\n".join([f"“{self._plain()}”", *(f"    {reading}" for reading in self.readings), f"    {self.origin}"])

    def _plain(self) -> str:
        """The sentence with actors in brackets and the row's words between stars."""
        # Of marks that end together the inner one ends first; of those that begin together the outer one begins first.
        signs = [(m.end, 0, -m.start, m.kind == WORDS, _SIGNS[m.kind][1]) for m in self.marks]
        signs += [(m.start, 1, -m.end, m.kind == ACTOR, _SIGNS[m.kind][0]) for m in self.marks]
        text = self.text
        for at, *_, sign in sorted(signs, reverse=True):
            text = text[:at] + sign + text[at:]
        return text


def _kinds(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(sorted({m.kind for m in marks}))


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """The text cut wherever a mark begins or ends, each piece with the marks that cover it; marks may overlap."""
    inside = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    cuts = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    for a, b in pairwise(cuts):
        yield a, b, tuple(m for m in inside if m.start <= a and b <= m.end)


def _marked(text: str, marks: tuple[Mark, ...]) -> str:
    if not marks:
        return escape(text)
    kinds = _kinds(marks)
    called = "; ".join(dict.fromkeys(m.name for m in marks if m.name and m.name != text))
    title = f' title="{escape(called)}"' if called else ""
    return f'<mark class="{" ".join(kinds)}"{title}>{escape(text)}</mark>'
