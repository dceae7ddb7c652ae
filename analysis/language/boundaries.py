"""Where sentences begin and end, decided before parsing from punctuation, capitals and known abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

# A run of marks is taken whole, from its first: tried at each of them, a million dots would take hours.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++(?:[\"'”’»)\]]|[ ]?\[\d{1,3}\])*(?=\s|$)|(?=\n[ \t]*(?:[-–—*•‣▪·◦]|\(?\w{1,2}[.)])[ \t])"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘]+$")
#: A dateline is no part of the sentence behind it: "KABUL, Afghanistan (Jan. 25, 2013) – Troops …"
_DATELINE = re.compile(
    r"[A-Z][A-Z][A-Z .'’/-]*(?:,[^()\n–—−]{1,40}?)?[ ]?"
    r"(?:\([^()\n]{1,40}\)[ ]?(?:[–—−:-]+\s|\s(?=\S))|[–—−]+\s|[ ]-+\s)"
)
_OPENING = "\"'“‘«(["
_ELLIPSIS = re.compile(r"\.{2,}|…")
_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")  # of a list: "1. Troops left."


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
        if match.end() > begin and (match.end() >= end or not match.group() or _ends(text, begin, match, end)):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def stretches(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Give (start, end) of a sentence cut into stretches of at most `longest` characters, at a mark or a space if there is one."""
    while end - start > longest:
        cut = _cut(text, start, longest)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _cut(text: str, start: int, longest: int) -> int:
    for mark in ("; ", ", ", " ", "\n"):
        found = text.rfind(mark, start + longest // 2, start + longest)
        if found > 0:
            return found + len(mark)
    return start + longest


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
        follows = follows[1:].lstrip() or " "
    starts = _starts(follows) or "\n" in text[match.end() : match.end() + 3]
    if not starts and match.group()[-1] in ".!?…":  # a writer who begins sentences with small letters
        return _plainly_ends(text, begin, match)
    if not starts or match.group()[0] != ".":
        return starts
    before = _before(text, begin, match)
    if not before:
        return True
    return _word_may_end(before.lower(), follows) and not _is_number_of_list(text, begin, match)


def _starts(follows: str) -> bool:
    """True for a capital, a digit, or a name like iPhone."""
    return follows[0].isupper() or follows[0].isdigit() or follows[1:2].isupper()


def _word_may_end(before: str, follows: str) -> bool:
    """True where a word with a full stop is no abbreviation, or one that closes a sentence before this next word."""
    known = abbreviations()
    after = follows.strip().split(maxsplit=1)[0].lower() if follows.strip() else ""
    starter = after.strip(",'’") in known["sentence_starters"]
    if before in known["times"]:
        return after.strip(".,;:()'’") not in known["behind_time"] and not after[:1].isdigit()
    if before in known["before_number"] and follows[0].isdigit():
        return False
    if before in known["may_end"]:
        return starter
    if before in known["never_end"]:
        return False
    if len(before) == 1 and before.isalpha():  # an initial; "I" and "Plan B" may close a sentence
        return starter or before == "i"
    dotted = "." in before and all(len(p) <= 2 for p in before.split("."))  # e.g. R.J.
    return not dotted or starter


def _is_number_of_list(text: str, begin: int, match: re.Match[str]) -> bool:
    """True for the number that opens an item: "1. Troops left." """
    if match.start() - begin > 8:
        return False
    return len(match.group()) == 1 and _NUMBER.match(text[begin : match.start()].strip()) is not None


def _before(text: str, begin: int, match: re.Match[str]) -> str:
    word = _WORD_BEFORE.search(text, max(begin, match.start() - 20), match.start())
    return word.group() if word else ""


def _plainly_ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """True where a small letter follows and yet the sentence is over: behind ! and ?, or a plain word with a full stop."""
    if match.group()[0] in "!?":
        return True
    if _ELLIPSIS.match(match.group()):
        return False
    before = _before(text, begin, match)
    known = abbreviations()
    plain = len(before) >= 3 and before.isalpha() and before.islower()
    return plain and before not in known["never_end"] and before not in known["may_end"]


def _next(text: str, at: int, end: int) -> str:
    """Give the next few characters that are no space."""
    while at < end and text[at].isspace():
        at += 1
    return text[at : min(end, at + 24)]
