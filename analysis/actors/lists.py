"""Actors named in one list: "A, B and C"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.actors.mention import Mention
from analysis.language.sentence import Sentence, Token

_REACH = 4  # tokens between two members of a list: a comma, `and`, an article, an adjective


def lists(sentence: Sentence, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Give the mentions of a sentence in groups, left to right; a mention that stands in no list is alone."""
    usable = sorted((m for m in mentions if m.first >= 0 and not m.stance and not m.generic), key=lambda m: m.last)
    firsts = {m.first: m for m in usable}
    groups: list[list[Mention]] = []
    i = 0
    while i < len(sentence.tokens):
        mention = firsts.get(i)
        if mention is None:
            i += 1
            continue
        group = [mention]
        while (after := _next(sentence.tokens, group[-1].last, firsts)) is not None:
            group.append(firsts[after])
        groups.append(group)
        i = group[-1].last + 1
    return groups


def _next(tokens: Sequence[Token], last: int, firsts: Mapping[int, Mention]) -> int | None:
    """Give where the next member begins, behind a comma or `and`."""
    joined = False
    for k in range(last + 1, min(last + 1 + _REACH, len(tokens))):
        if k in firsts and joined:
            return k
        if tokens[k].text == "," or (tokens[k].pos == "CCONJ" and tokens[k].lemma in ("and", "&")):
            joined = True
        elif tokens[k].pos not in ("DET", "ADJ"):
            return None
    return None
