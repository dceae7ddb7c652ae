"""The place of a build's tables: written beside it, then put there in one step; what is there stays whole until then.

Where the system can exchange two folders at once (Linux, macOS) that is one step. Elsewhere it takes two, and a build
that dies between them leaves the tables under another name, from which `recover` brings them back.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from analysis.tables.arrow import TableError
from analysis.tables.schemas import SCHEMAS

PACKAGE = "datapackage.json"
_OURS = {f"{name}.{ending}" for name in SCHEMAS for ending in ("parquet", "csv")} | {PACKAGE}


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target` that takes its place when the block ends well, and vanishes otherwise.

    Raises TableError where `target` is a file, holds anything but tables, or nothing can be written beside it. Folders
    that builds left behind when they were killed are removed.
    """
    refuse_strangers(target)
    with ExitStack() as held, _said(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _lock(_beside(target, "lock")):
            recover(target)
            _sweep(target)
            scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
            lock = _lock_of(scratch)
            held.callback(lock.unlink, missing_ok=True)
            held.enter_context(_lock(lock))
            held.callback(shutil.rmtree, scratch, ignore_errors=True)
        yield scratch
        _put_in_place(scratch, target)


@contextmanager
def _said(target: Path) -> Iterator[None]:
    """Tell a failure to write in a user's words; the tables that were there are still whole."""
    try:
        yield
    except OSError as error:
        what = os.strerror(error.errno) if error.errno else str(error)
        raise TableError(f"{target}: cannot be written ({what}); tables that were there are untouched") from error


def _lock_of(scratch: Path) -> Path:
    return scratch.with_name(scratch.name + ".lock")


def refuse_strangers(target: Path) -> None:
    """Raise TableError where a path is a file, or a folder with anything but a build's files."""
    if target.exists() and not target.is_dir():
        raise TableError(f"{target}: is a file; name a folder for the tables")
    strangers = sorted(p.name for p in target.iterdir() if p.name not in _OURS) if target.is_dir() else []
    if strangers:
        raise TableError(f"{target}: holds other files ({', '.join(strangers[:3])}); name an empty or new folder")


def recover(target: Path) -> None:
    """Bring back tables that a build had moved aside when it died; does nothing where there are none."""
    aside = _beside(target, "before")
    if aside.is_dir() and not target.exists():
        with suppress(OSError):
            os.replace(aside, target)


def _beside(target: Path, what: str) -> Path:
    return target.parent / f".{target.name}-{what}"


def _put_in_place(scratch: Path, target: Path) -> None:
    for path in scratch.rglob("*"):
        if path.is_file():
            _to_disk(path)
    with _lock(_beside(target, "lock")):
        refuse_strangers(target)
        scratch.chmod(0o755)
        if not target.exists():
            os.replace(scratch, target)
        elif not _exchange(scratch, target):
            aside = _beside(target, "before")
            shutil.rmtree(aside, ignore_errors=True)
            os.replace(target, aside)
            os.replace(scratch, target)
            shutil.rmtree(aside, ignore_errors=True)


def _to_disk(path: Path) -> None:
    """Have a file's bytes on the disk, so that a power cut after the exchange finds them."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _exchange(a: Path, b: Path) -> bool:
    """Let two folders change places in one step; False where the system or the disk cannot."""
    names = os.fsencode(a), os.fsencode(b)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            here = -100  # AT_FDCWD
            return bool(library.renameat2(here, names[0], here, names[1], 2) == 0)  # RENAME_EXCHANGE
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, 2) == 0)  # RENAME_SWAP
    except (AttributeError, OSError, TypeError):
        pass
    return False


def _sweep(target: Path) -> None:
    """Remove folders that dead builds left; that of a living one is locked."""
    for left in target.parent.glob(f".{target.name}-new-*"):
        if left.is_dir():
            with suppress(OSError), _lock(_lock_of(left), wait=False):
                shutil.rmtree(left, ignore_errors=True)
                _lock_of(left).unlink(missing_ok=True)


@contextmanager
def _lock(path: Path, wait: bool = True) -> Iterator[IO[bytes]]:
    """Hold a lock that ends with the process, however it ends; raises OSError where another holds it and `wait` is False."""
    with path.open("ab") as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield file
