"""Text made uniform: line feeds, composed letters, nothing invisible; names and titles on one visible line."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

#: Marks that show nothing and break words or turn their order: soft hyphens, zero-width spaces, directions of writing.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LINE_END = re.compile("\r\n?|[\x85\x0b\x0c\u2028]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LONGEST_LINE = 500  # characters of an id, a title or a source


def uniform(text: str) -> tuple[str, str]:
    """Give the text with line feeds only, in Unicode form NFC and without invisible marks, and a note of what was mended."""
    notes = []
    text = text.removeprefix("\ufeff")
    if not text.isascii():
        if _SURROGATE.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            notes.append("broken characters replaced")
        text, invisible = _INVISIBLE.subn("", text.replace("\u2029", "\n\n"))
        notes += [f"{invisible} invisible characters left out"] if invisible else []
        text = unicodedata.normalize("NFC", text)
    text, controls = _CONTROL.subn(" ", _LINE_END.sub("\n", text))
    notes += [f"{controls} control characters taken for spaces"] if controls else []
    return text, "; ".join(notes)


def one_line(value: Any) -> str:
    """Give a record's id, title or source as one line of at most 500 characters; empty for nothing, a list or a mapping."""
    if value is None or isinstance(value, (list, dict, bool)):
        return ""
    text, _ = uniform(str(value)[: 4 * _LONGEST_LINE])
    return " ".join(text.split())[:_LONGEST_LINE]


def visible(name: str) -> str:
    """Give a file's name with line ends, invisible marks and bytes that are no text spelled out (`a\\x0ab.txt`)."""
    return _ODD.sub(_spelled, name)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
