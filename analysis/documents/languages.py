"""In which language a text is written, by the share of the commonest small words of each."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

_SAMPLE = 4_000  # characters
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    return word_sets(FOLDER / "languages.yaml")


def detect(text: str) -> str:
    """Give the ISO 639-1 code of a text's language, empty where too few words tell."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if len(words) < 8:
        return ""
    shares = {code: sum(w in small for w in words) / len(words) for code, small in _small_words().items()}
    best = max(sorted(shares), key=lambda code: shares[code])
    if shares[best] >= 0.12:
        return best
    latin = sum(w.isascii() for w in words) / len(words)
    return "und" if latin < 0.3 else ""
