"""Names of persons who do not exist, of syllables: as in an archive, new ones never end."""

from __future__ import annotations

import random

_ONSETS = (
    "b",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "sh",
    "ch",
    "kh",
    "br",
    "st",
)
_VOWELS = ("a", "e", "i", "o", "u", "a", "o", "ai", "ei")
_CODAS = ("", "", "", "n", "r", "l", "s", "m", "nd", "ck")


def person(choice: random.Random) -> str:
    """Give a first name and a surname."""
    return f"{_word(choice, 2)} {_word(choice, choice.choice((2, 2, 3)))}"


def _word(choice: random.Random, syllables: int) -> str:
    parts = (choice.choice(_ONSETS) + choice.choice(_VOWELS) + choice.choice(_CODAS) for _ in range(syllables))
    return "".join(parts).capitalize()
