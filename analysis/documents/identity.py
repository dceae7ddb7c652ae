"""Identifiers that stand once: a second document of the same id is numbered."""

from __future__ import annotations

from hashlib import blake2b


class Ids:
    """The ids given so far; of each only eight bytes are kept, so that millions fit."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._times: dict[str, int] = {}  # only of ids that stand more than once

    def take(self, doc_id: str) -> tuple[str, int]:
        """Give an id that was not given before, and how often the one asked for has stood so far."""
        times = self._times.get(doc_id, 1 if _key(doc_id) in self._taken else 0) + 1
        if times > 1:
            self._times[doc_id] = times
        number, free = times, doc_id
        while _key(free) in self._taken:
            free = f"{doc_id}~{number}"
            number += 1
        self._taken.add(_key(free))
        return free, times


def _key(doc_id: str) -> int:
    return int.from_bytes(blake2b(doc_id.encode("utf-8", "replace"), digest_size=8).digest(), "big")
