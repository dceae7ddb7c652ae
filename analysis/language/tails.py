"""Where a sentence closes with who says so: "…, officials said on Monday."

Parsers often hang the whole sentence on such a close, or the close somewhere inside it; read apart, both parts come
out right.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

_LEAST = 4  # words before the close; fewer are no sentence
_SPEAKER, _BEHIND = 14, 9  # words of the speaker, and behind the verb
_CLOSE = re.compile(r",([^,;:\"]{3,160})$")
_WORD = re.compile(r"[\w'’.-]+")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return dict(word_sets(FOLDER / "speech_tails.yaml"))


def tail(view: str) -> int | None:
    """Give where the close begins in a sentence as the parser sees it, its comma included; None where there is none."""
    close = _CLOSE.search(view)
    if close is None or len(_WORD.findall(view[: close.start()])) < _LEAST:
        return None
    return close.start() if _is_speech([w.lower().rstrip(".") for w in _WORD.findall(close.group(1))]) else None


def _is_speech(close: list[str]) -> bool:
    known = _words()
    verb = next((k for k, word in enumerate(close) if word in known["said"]), 0)
    if not 0 < verb <= _SPEAKER or close[0] in known["not_first"]:
        return False
    behind = close[verb + 1 :]
    if not behind:
        return True
    return len(behind) <= _BEHIND and behind[0] in known["behind"] and not known["not_behind"] & set(behind)
