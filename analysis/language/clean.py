"""What the parser is shown of a sentence: brackets and footnote marks out of sight, plain quotes; offsets stay."""

from __future__ import annotations

import re

#: A short remark in brackets: an acronym, a footnote mark, an aside. Longer ones are prose and stay.
_BRACKET = re.compile(r"[(\[][^()\[\]\n]{0,60}[)\]]")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)
#: A hyphenated name is one word to the parser: capitals on both sides, or an article like al- before a capital.
_NAME = re.compile(
    r"\b(?:[A-Z][^\W_]*(?:-[a-z]{1,3})?|[A-Za-z]{2})(?:-[A-Z][^\W_]*(?:-[a-z]{1,3})?(?=-[A-Z]))*-[A-Z][^\W_]*\b"
)
#: So are nouns made of a verb and its particle, and verbs made of a noun and a verb: "a sit-in", "test-fired".
_PARTICLE = r"[a-z]{2,8}-(?:in|out|up|off|down|over|back|fire|slow)s?"
_NOUN_VERB = (
    r"(?:test|gang|ill|booby|baton|carpet|pepper|pistol|press|fire|self|court|force|car|tear|water|air|hunger|cyber)-"
    r"(?:fir|launch|rap|treat|trap|charg|bomb|spray|whip|gang|immolat|martial|fe[de]|jack|gas|board|lift|drop|strik|attack)"
    r"[a-z]{0,5}"
)
_COMPOUND = re.compile(rf"\b(?:{_PARTICLE}|{_NOUN_VERB})\b(?!-)", re.IGNORECASE)
_UNBROKEN = "\u2011"  # a hyphen at which no tokeniser splits


def parser_view(text: str) -> str:
    """Give the text as the parser sees it: of the same length, so that every offset holds in both."""
    hidden = _BRACKET.sub(lambda m: " " * len(m.group()), text)
    if not any(c.isalnum() for c in hidden):  # a sentence that stands in brackets is all there is to see
        hidden = text
    view = hidden.translate(_PLAIN)
    for in_one_piece in (_NAME, _COMPOUND):
        view = in_one_piece.sub(lambda m: m.group().replace("-", _UNBROKEN), view)
    return view
