"""What was made of what: a report does again only what has new inputs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
DATA = PACKAGE.parent / "data"


def checksum(parts: Iterable[str]) -> str:
    """Give one checksum of texts in order."""
    digest = sha256()
    for part in parts:
        digest.update(sha256(part.encode()).digest())
    return digest.hexdigest()


def of_files(root: Path, pattern: str = "*") -> str:
    """Give a checksum of the names and bytes of a file, or of all files in a folder and below."""
    files = [root] if root.is_file() else sorted(p for p in root.rglob(pattern) if p.is_file())
    return checksum(f"{p.relative_to(root).as_posix()} {sha256(p.read_bytes()).hexdigest()}" for p in files)


@cache
def of_program() -> str:
    """Give a checksum of the code and of what it knows: all that turns documents into tables and figures."""
    code = [of_files(PACKAGE, ending) for ending in ("*.py", "*.j2", "*.css", "*.js")]
    return checksum(
        [*code, *(of_files(DATA / room) for room in ("knowledge", "corrections", "language", "fonts", "outlines"))]
    )


class Record:
    """Remembers, in a file beside the products, the checksum of the inputs that each product was made of."""

    def __init__(self, file: Path, forget: bool = False) -> None:
        self._file = file
        self._made: dict[str, str] = {} if forget else _read(file)

    def is_current(self, product: str, inputs: str) -> bool:
        """Say whether the product was made of just these inputs."""
        return self._made.get(product) == inputs

    def note(self, product: str, inputs: str) -> None:
        """Remember what the product was made of, at once: what is done stays done if the rest is stopped."""
        self._made[product] = inputs
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self._made, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _read(file: Path) -> dict[str, str]:
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # nothing is known to be made: all is made again
    return read if isinstance(read, dict) else {}
