"""The lines of a file that may be larger than memory: each decoded by itself, of bounded length, with its number."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.documents.decode import decode_plain, marked_encoding, refuse_binary, refuse_controls
from analysis.documents.files import Opened, Unreadable

#: Characters of one line of a file of records; a longer one is no record.
LONGEST_LINE = 16_000_000
_HEAD = 64_000  # bytes by which encoding and kind of a file are told


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end; `note` says what was assumed or repaired, `whole` is False for one that was too long."""

    number: int
    text: str
    note: str = ""
    whole: bool = True


def lines(opened: Opened) -> Iterator[Line]:
    """Give the lines of a file, whatever its line ends.

    Raises Undecodable for a file that is no text, and Unreadable where reading fails.
    """
    raw = opened.stream()
    try:
        head = raw.peek(_HEAD)[:_HEAD]
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror or error})") from error
    refuse_binary(head)
    encoding, note = marked_encoding(head)
    if not encoding:
        refuse_controls(head)
    errors = "replace" if encoding else "surrogateescape"
    stream = io.TextIOWrapper(raw, encoding=encoding or "utf-8", errors=errors, newline=None)
    number = 0
    while text := _next(stream):
        number += 1
        whole = text.endswith("\n") or len(text) < LONGEST_LINE
        if not whole:
            text = _rest_passed_over(stream, text)
        yield _decoded(number, text, note, bool(encoding), whole)


def _next(stream: io.TextIOWrapper) -> str:
    try:
        return stream.readline(LONGEST_LINE)
    except OSError as error:
        raise Unreadable(f"cannot be read further ({error.strerror or error})") from error


def _rest_passed_over(stream: io.TextIOWrapper, text: str) -> str:
    """Read on to the end of a line that is too long, keeping nothing but its beginning."""
    while (more := _next(stream)) and not more.endswith("\n"):
        pass
    return text[:1000]


def _decoded(number: int, text: str, note: str, sure: bool, whole: bool) -> Line:
    if sure or text.isascii():
        return Line(number, text, note, whole)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # bytes that are no UTF-8 came through as lone surrogates
        text, note = decode_plain(text.encode("utf-8", "surrogateescape"))
    return Line(number, text, note, whole)
