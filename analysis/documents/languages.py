"""In which language a text is written, by the share of the commonest small words of each."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from analysis.knowledge import FOLDER
from analysis.knowledge.files import word_sets

_SAMPLE = 4_000  # characters
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 8  # words from which a language can be told
_LIKELY, _SURE = 0.12, 0.2  # shares of small words
_READ = "en"


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    return word_sets(FOLDER / "languages.yaml")


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Give for each small word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _small_words().items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found


def _shares(text: str) -> dict[str, float]:
    """Give the share of each language's small words; a script other than Latin, in which none is found, is `und`."""
    return _shares_of(text[:_SAMPLE])


@lru_cache(maxsize=1)
def _shares_of(sample: str) -> dict[str, float]:
    words = [w.lower() for w in _WORD.findall(sample)]
    if len(words) < _FEWEST:
        return {}
    known = _languages_of()
    counts = Counter(code for w in words if w in known for code in known[w])
    shares = {code: counts[code] / len(words) for code in _small_words()}
    foreign = sum(not w.isascii() for w in words) / len(words)
    return shares | {"und": foreign if foreign > 0.7 and max(shares.values()) < _LIKELY else 0.0}


def detect(text: str) -> str:
    """Give the ISO 639-1 code of a text's language, `und` for another than those known, empty where too few words tell."""
    shares = _shares(text)
    best = max(sorted(shares), key=lambda code: shares[code], default="")
    return best if best and shares[best] >= _LIKELY else ""


def is_foreign(text: str) -> bool:
    """True where a text is surely not in English: another language's small words are many and twice as many."""
    shares = _shares(text)
    other = max((share for code, share in shares.items() if code != _READ), default=0.0)
    return other >= _SURE and other > 2 * shares[_READ]


def is_english(language: str) -> bool:
    """True for what a record may call English: en, en-US, eng, English; also where it says nothing."""
    return language.lower().strip()[:2] in ("", _READ)
