"""Knowledge that takes long to put together, kept in the user's cache folder as JSON; what cannot be kept is made anew."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

_FOLDER = "fault-lines"
_KEPT = 8  # files of one name: versions of the project that stand beside each other take nothing from one another


def compiled(name: str, sources: Iterable[Path], versions: str, make: Callable[[], Any]) -> Any:
    """Give what `make` makes, from the cache where it was made of the same sources (by content) and versions.

    What is made must consist of what JSON knows. A damaged or foreign file is made anew: it begins with the checksum of
    the rest.
    """
    path = _place(name, sources, versions)
    found = _read(path) if path else None
    if found is None:
        found = json.dumps(make(), ensure_ascii=False, separators=(",", ":")).encode()
        if path:
            _keep(path, found, name)
    return json.loads(found)


def _place(name: str, sources: Iterable[Path], versions: str) -> Path | None:
    """Give where it is kept; None where nothing can be, or a source cannot be read, of which `make` will tell."""
    folder = cache_folder()
    with suppress(OSError):
        return None if folder is None else folder / f"{name}-{_fingerprint(sources, versions)}.json"
    return None


def cache_folder() -> Path | None:
    """Give the folder for what can be made anew, as the system has it; None where there is no home."""
    home = {"win32": "LOCALAPPDATA", "darwin": ""}.get(sys.platform, "XDG_CACHE_HOME")
    with suppress(RuntimeError):
        usual = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        return Path(os.environ.get(home, "") or usual, _FOLDER)
    return None


def _fingerprint(sources: Iterable[Path], versions: str) -> str:
    digest = sha256(versions.encode())
    for source in sources:
        digest.update(_content(source, source.stat().st_mtime_ns))
    return digest.hexdigest()[:24]


@lru_cache(maxsize=256)
def _content(path: Path, _: int) -> bytes:
    return sha256(path.read_bytes()).digest()


def _read(path: Path) -> bytes | None:
    try:
        checksum, _, found = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return found if checksum == sha256(found).hexdigest().encode() else None


def _keep(path: Path, made: bytes, name: str) -> None:
    """Put a file into the cache in one step, and take out the oldest of its name."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, scratch = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(number, "wb") as file:
            file.write(sha256(made).hexdigest().encode() + b"\n" + made)
        os.replace(scratch, path)
        by_age = sorted(path.parent.glob(f"{name}-*.json"), key=lambda old: old.stat().st_mtime)
        for old in by_age[:-_KEPT]:
            old.unlink(missing_ok=True)
