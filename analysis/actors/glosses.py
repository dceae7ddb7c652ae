"""Short names that a document explains in brackets: "Free Homeland Front (FHF)", "FHF (Free Homeland Front)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]]")

#: "FHF, or Free Homeland Front,", "the FHF – the Free Homeland Front –"
_BESIDE = re.compile(
    r"\b([A-Z][\w-]{1,11})(?:, or | [–—-] |, short for )(?:the )?([^\W\d_][^,.–—()\n]{3,80}?)(?=,|\.| [–—-] |$)"
)
#: "Free Homeland Front, or FHF,"
_OR_SHORT = re.compile(r",? (?:or|known as|known by its acronym|abbreviated) (?:the )?([A-Z][\w-]{1,11})\b")


@dataclass(frozen=True, slots=True)
class Gloss:
    """A name and the one explained beside it; offsets into the text. `short` is the acronym or nickname in brackets."""

    long_start: int
    long_end: int
    short: str
    start: int
    end: int


def is_acronym(text: str) -> bool:
    """True for a word that looks like an acronym or a short name: FHF, ISIS-K, JuA, M23, UNITA."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(text) <= 12 and " " not in text and capitals >= 2 and capitals >= len(letters) / 2


def glosses(text: str, small: frozenset[str]) -> Iterator[Gloss]:
    """Give each short name in brackets behind a capitalised name, and each long name in brackets behind an acronym."""
    for match in _BRACKET.finditer(text):
        inside = match.group(1).strip()
        if is_acronym(inside):
            end = len(text[: match.start()].rstrip())
            yield Gloss(_long_start(text, end, inside, small), end, inside, match.start(1), match.end(1))
            continue
        before = re.search(r"[\w.-]+$", text[max(0, match.start() - 20) : match.start()].rstrip())
        if before and is_acronym(before.group()) and fits(before.group(), inside, small):
            yield Gloss(match.start(1), match.end(1), before.group(), match.start(), match.start())
    for match in _BESIDE.finditer(text):
        short, long = match.group(1), match.group(2).rstrip()
        if is_acronym(short) and fits(short, long, small):
            yield Gloss(match.start(2), match.start(2) + len(long), short, match.start(1), match.end(1))
    for match in _OR_SHORT.finditer(text):
        short, start = match.group(1), _long_start(text, match.start(), match.group(1), small)
        if is_acronym(short) and start >= 0:
            yield Gloss(start, match.start(), short, match.start(1), match.end(1))


def fits(short: str, long: str, small: frozenset[str]) -> bool:
    """True where the letters of `short` begin words of `long`, in order; `small` words may be left out."""
    wanted = [c for c in short.lower() if c.isalpha()]
    words = [w for w in re.split(r"[\s\-–’']+", long.lower()) if w]
    if not wanted or not words or words[0][0] != wanted[0]:
        return False
    at = 0
    for word in words:
        if at < len(wanted) and word[0] == wanted[at]:
            at += 1
        elif word not in small and at >= len(wanted):
            return False
    return at >= max(2, len(wanted) - 1)


def _long_start(text: str, end: int, short: str, small: frozenset[str]) -> int:
    """Where the long form before the bracket begins: the farthest run of capitalised words whose initials fit, or -1."""
    window = text[max(0, end - 120) : end]
    base = end - len(window)
    best = -1
    for match in reversed(list(re.finditer(r"[^\s]+", window))):
        word = match.group()
        if word[-1] in '.;:!?,"”' and match.end() < len(window):
            break
        if word.lower() in small:
            continue
        if not word.lstrip("‘'\"“«").startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÄÅÇÉÈÊËÍÎÏÑÓÔÖØÚÜŞŠŽİ")) and not (
            word[0].islower() and "-" in word
        ):
            break
        if fits(short, window[match.start() :], small):
            best = base + match.start()
    return best
