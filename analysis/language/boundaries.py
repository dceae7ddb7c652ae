"""Where sentences begin and end, decided before parsing from punctuation, capitals and known abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

# A run of marks is taken whole, from its first: tried at each of them, a million dots would take hours.
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:[\"'”’»)\]]|[ ]?\[\d{1,3}\])*(?=\s|$)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘]+$")
#: A dateline is no part of the sentence behind it: "KABUL, Afghanistan (Jan. 25, 2013) – Troops …"
_DATELINE = re.compile(
    r"[A-Z][A-Z][A-Z .'’-]*(?:,[^()\n–—−]{1,40}?)?[ ]?(?:\([^()\n]{1,40}\)[ ]?(?:[–—−:-]+\s|\s(?=\S))|[–—−]+\s|[ ]-+\s)"
)
_OPENING = "\"'“‘«(["


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, frozenset[str]]:
    """Give the abbreviations of data/knowledge/abbreviations.yaml: those that never end a sentence, those that may."""
    sets = word_sets(FOLDER / "abbreviations.yaml")
    return {name: frozenset(w.lower() for w in words) for name, words in sets.items()}


def boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give (start, end) of each sentence of the passage text[start:end], without the space around it."""
    begin = start
    dateline = _DATELINE.match(text, start, end)
    if dateline:
        yield from _trimmed(text, start, dateline.end())
        begin = start = dateline.end()
    for match in _END.finditer(text, start, end):
        if match.end() >= end or _ends(text, begin, match, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def stretches(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Give (start, end) of a sentence cut into stretches of at most `longest` characters, at a space where there is one."""
    while end - start > longest:
        space = text.rfind(" ", start + longest // 2, start + longest)
        cut = space if space > 0 else start + longest
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """True where the mark closes a sentence: a capital or opening follows, and no abbreviation stands before it."""
    follows = _next(text, match.end(), end)
    if not follows:
        return True
    if follows[0] in _OPENING:
        follows = follows[1:] or " "
    starts = follows[0].isupper() or follows[0].isdigit() or "\n" in text[match.end() : match.end() + 3]
    if not starts and match.group()[-1] in ".!?…":  # a writer who begins sentences with small letters
        return _plainly_ends(text, begin, match)
    if not starts or match.group()[0] != ".":
        return starts
    word = _WORD_BEFORE.search(text, max(begin, match.start() - 20), match.start())
    before = word.group().lower() if word else ""
    known = abbreviations()
    if before in known["never_end"] or (before in known["before_number"] and follows[0].isdigit()):
        return False
    if len(before) == 1 and before.isalpha() and before != "i":  # an initial
        return False
    if "." in before and all(len(p) <= 2 for p in before.split(".")):  # U.S., e.g.
        return before in known["may_end"] and follows.split()[0].lower() in known["sentence_starters"]
    return True


def _plainly_ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """True where a small letter follows and yet the sentence is over: behind ! and ?, or a plain word with a full stop."""
    if match.group()[0] in "!?":
        return True
    word = _WORD_BEFORE.search(text, max(begin, match.start() - 20), match.start())
    before = word.group() if word else ""
    known = abbreviations()
    return len(before) >= 3 and before.isalpha() and before.islower() and before not in known["never_end"]


def _next(text: str, at: int, end: int) -> str:
    """Give the next few characters that are no space."""
    while at < end and text[at].isspace():
        at += 1
    return text[at : min(end, at + 24)]
