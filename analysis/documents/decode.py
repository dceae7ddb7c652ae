"""Bytes to text: the encoding found out, line ends and Unicode made uniform, with a note of what was repaired."""

from __future__ import annotations

import codecs
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)


class Undecodable(ValueError):
    """Bytes that are no text; the message says what they look like."""


def decode(raw: bytes) -> tuple[str, str]:
    """Give the text of some bytes and a note of what was assumed or repaired (empty for plain UTF-8).

    Tried in this order: a byte order mark, UTF-8, UTF-16 without a mark (by where its zero bytes stand), Windows-1252.
    Raises Undecodable for binary data.
    """
    if raw.startswith(_SIGNATURES):
        raise Undecodable("is a binary file, not text")
    text, note = _decoded(raw)
    zeros = text.count("\0")
    if zeros:
        if zeros > len(text) / 100:
            raise Undecodable("holds zero bytes and is no text")
        text, note = text.replace("\0", " "), _joined(note, f"{zeros} zero bytes taken for spaces")
    controls = sum(1 for c in text[:20_000] if unicodedata.category(c) == "Cc" and c not in "\n\r\t\f\v\x85")
    if controls > max(2, len(text[:20_000]) / 50):
        raise Undecodable("holds control characters and is no text")
    return text, note


def _decoded(raw: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(
                encoding, errors="replace"
            ), "" if encoding == "utf-8-sig" else f"read as {encoding.upper()}"
    sixteen = _utf16(raw) if b"\0" in raw[:4000] else ""
    if sixteen:
        return raw.decode(sixteen, errors="replace"), f"read as {sixteen.upper()}, which no mark says"
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    text = raw.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    if bad <= max(1, sum(byte > 127 for byte in raw) // 20):
        return text, f"{bad} bytes are no UTF-8"
    return raw.decode("cp1252", errors="replace"), "read as Windows-1252"


def _utf16(raw: bytes) -> str:
    """Text in Latin letters has its zero bytes at every second place."""
    sample = raw[:4000]
    half = len(sample) // 2
    if half < 2:
        return ""
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def uniform(text: str) -> str:
    """Give the text with line feeds only, in Unicode form NFC, without invisible marks at its start."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x85", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
    )
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff"))


def _joined(note: str, more: str) -> str:
    return f"{note}; {more}" if note else more
