"""The files of a folder, in order, and their bytes: links, pipes and files that change are no trap."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from analysis.documents.uniform import visible


class Unreadable(ValueError):
    """A file that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the folder of documents: its path, its name from there, shown on one line, and why it is left out."""

    path: Path
    name: str
    refused: str = ""


def walk(root: Path) -> Iterator[Found]:
    """Give the files below a folder, folder by folder, sorted by name; hidden ones are passed over.

    Links are given as refused: one out of the folder could show what nobody meant to read, one inside it shows a file
    twice, and one to a folder can lead in circles. So are folders that cannot be opened.
    """
    failed: list[OSError] = []
    for folder, inner, names in os.walk(root, followlinks=False, onerror=failed.append):
        inner[:] = sorted(d for d in inner if not d.startswith("."))
        for name in sorted([*names, *(d for d in inner if os.path.islink(os.path.join(folder, d)))]):
            if not name.startswith("."):
                path = Path(folder, name)
                yield Found(path, shown(path, root), _link(path))
    for error in failed:
        path = Path(os.fsdecode(error.filename or root))
        yield Found(path, shown(path, root), f"cannot be opened ({error.strerror})")


def shown(path: Path, root: Path) -> str:
    """Give a path as it is shown: from the folder of documents, odd characters spelled out."""
    return visible(path.relative_to(root).as_posix())


def _link(path: Path) -> str:
    if not path.is_symlink():
        return ""
    return "is a link, and links are not followed; copy what it leads to into the folder, or name that path itself"


class _Bounded(io.RawIOBase):
    """The bytes that a file held when it was opened: one that grows while it is read has an end all the same."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._left = file, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._file.read(min(len(buffer), self._left))
        buffer[: len(chunk)] = chunk
        self._left -= len(chunk)
        return len(chunk)


class Opened:
    """A regular file opened for reading, up to the size that it had then; use it in a `with` block.

    Raises Unreadable for a file that cannot be opened or is no regular file (a pipe would never end).
    """

    def __init__(self, path: Path) -> None:
        try:
            number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except (OSError, ValueError) as error:
            raise Unreadable(f"cannot be opened ({getattr(error, 'strerror', None) or error})") from error
        self.file: BinaryIO = os.fdopen(number, "rb")
        self._before = os.fstat(number)
        if not stat.S_ISREG(self._before.st_mode):
            self.file.close()
            raise Unreadable("is no regular file")

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def bytes(self, most: int) -> bytes:
        """Give what the file held when it was opened, at most `most` bytes; raises Unreadable where reading fails."""
        try:
            return self.file.read(min(most, self._before.st_size))
        except OSError as error:
            raise Unreadable(f"cannot be read ({error.strerror or error})") from error

    def stream(self) -> io.BufferedReader:
        """Give what the file held when it was opened, to be read piece by piece."""
        return io.BufferedReader(_Bounded(self.file, self._before.st_size), 1 << 16)

    @property
    def size(self) -> int:
        """Give the size in bytes that the file had when it was opened."""
        return self._before.st_size

    def changed(self) -> str:
        """Say whether the file was written to since it was opened; empty where it was not."""
        now = os.fstat(self.file.fileno())
        same = (now.st_size, now.st_mtime_ns) == (self._before.st_size, self._before.st_mtime_ns)
        return "" if same else "was changed while it was read"
