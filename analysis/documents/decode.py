"""Bytes to text: the encoding found out, with a note of what was assumed or repaired."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMPRESSED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf\x27\x1c", b"\x28\xb5\x2f\xfd", b"Rar!")
_SIGNATURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_SAMPLE = 4_000  # bytes by which an encoding without a mark is told
_CONTROLS = bytes(set(range(32)) - set(b"\n\r\t\f\v") | {127})


class Undecodable(ValueError):
    """Bytes that are no text; the message says what they look like."""


def refuse_binary(head: bytes) -> None:
    """Raise Undecodable where the first bytes of a file are those of something compressed or otherwise not text."""
    if head.startswith(_COMPRESSED):
        raise Undecodable("is compressed; unpack it first")
    if head.startswith(_SIGNATURES):
        raise Undecodable("is a binary file, not text")


def marked_encoding(head: bytes) -> tuple[str, str]:
    """Give the encoding that the first bytes of a file show, and a note; both empty where they show none.

    Shown is an encoding by a byte order mark, or UTF-16 without one by where its zero bytes stand.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, "" if encoding == "utf-8-sig" else f"read as {encoding.upper()}"
    sixteen = _utf16(head[:_SAMPLE])
    return sixteen, f"read as {sixteen.upper()}, which no mark says" if sixteen else ""


def _utf16(sample: bytes) -> str:
    """Text in Latin letters has its zero bytes at every second place."""
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return ""
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def decode(raw: bytes) -> tuple[str, str]:
    """Give the text of some bytes and a note of what was assumed or repaired (empty for plain UTF-8).

    Tried in this order: a byte order mark, UTF-16 without a mark, UTF-8, Windows-1252. Raises Undecodable for bytes
    that are no text.
    """
    refuse_binary(raw[:16])
    encoding, note = marked_encoding(raw[:_SAMPLE])
    if encoding:
        return raw.decode(encoding, errors="replace"), note
    refuse_controls(raw)
    return decode_plain(raw)


def refuse_controls(raw: bytes) -> None:
    """Raise Undecodable where more than one byte in fifty is a control character."""
    head = raw[:20_000]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(2, len(head) / 50):
        what = "zero bytes" if b"\0" in head else "control characters"
        raise Undecodable(f"holds {what} and is no text")


def decode_plain(raw: bytes) -> tuple[str, str]:
    """Give the text of bytes in UTF-8 or, where more of them is broken than whole, in Windows-1252; and a note of it."""
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
    text = raw.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - bad
    if cut or bad <= whole:
        return text, f"{bad} bytes are no UTF-8"
    return raw.decode("cp1252", errors="replace"), "read as Windows-1252"
