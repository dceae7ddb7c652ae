"""Where the passages of a text begin and end: at blank lines, or at every line where a line is a paragraph."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_LINE = re.compile(r"[^\n]+")
_CLOSED = tuple(".!?…:;\"'”’»)]")


def passages(text: str) -> list[tuple[int, int]]:
    """Give (start, end) of each passage, without the space around it.

    Inside a block, a line break ends a passage unless the block is hard-wrapped: most of its lines run to about the
    same length and do not end like a sentence.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in [*_BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        found += _block(text, start, end)
        start = match.end() if match else end
    return found


def _block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end) if text[m.start() : m.end()].strip()]
    if not lines:
        return []
    if _wrapped(text, lines):
        lines = [(lines[0][0], lines[-1][1])]
    return [_trimmed(text, a, b) for a, b in lines]


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """True for hard-wrapped prose: all but the last line of similar length, most not closed by a mark."""
    if len(lines) < 2:
        return False
    lengths = [b - a for a, b in lines[:-1]]
    closed = sum(text[a:b].rstrip().endswith(_CLOSED) for a, b in lines[:-1])
    return (
        max(lengths) <= 120 and min(lengths) >= 0.6 * max(lengths) and max(lengths) >= 30 and closed <= len(lengths) / 2
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
