"""What the rows of a document depend on: its text, and the program and knowledge that read it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from analysis import __version__
from analysis.assembly.reader import Text
from analysis.knowledge import FOLDER
from analysis.language import BUNDLED


@lru_cache(maxsize=1)
def reading() -> bytes:
    """Give a fingerprint of the version, the program's own files, the knowledge and the language model."""
    digest = blake2b(__version__.encode(), digest_size=16)
    for path in _files():
        data = path.read_bytes()
        digest.update(f"{path.name}\0{len(data)}\0".encode() + data)
    return digest.digest()


def _files() -> Iterator[Path]:
    yield from sorted(Path(__file__).resolve().parents[1].rglob("*.py"))
    for folder in (FOLDER, BUNDLED):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def key(text: Text) -> bytes:
    """Give the key under which the rows of a document are kept."""
    digest = blake2b(reading(), digest_size=16)
    for part in (text.doc_id, text.published.isoformat() if text.published else "", text.text):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
