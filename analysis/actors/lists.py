"""Actors named in one list: "A, B and C"."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence, Set

from analysis.actors.mention import Mention
from analysis.language.sentence import Sentence, Token

_REACH = 4  # tokens between two members of a list: a comma, `and`, an article, an adjective
_TITLES = 8  # tokens of titles and attributes between "according to" and a name


def lists(
    sentence: Sentence, mentions: Sequence[Mention], according: Set[str], speech: Set[str]
) -> list[list[Mention]]:
    """Give the mentions of a sentence in groups, left to right; a mention that stands in no list is alone.

    The comma behind whoever is quoted ("According to X, A and B …") opens no list; `according` holds the words that quote.
    Nor does the comma before whoever says it behind ("… against X, Y said"); `speech` holds the verbs.
    """
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
        quoted = _quoted(sentence.tokens, mention.first, according)
        while (after := _next(sentence.tokens, group[-1].last, firsts, quoted)) is not None:
            if _speaks(sentence.tokens, firsts[after], group[-1].last, speech):
                break
            group.append(firsts[after])
        groups.append(group)
        i = group[-1].last + 1
    return groups


def _quoted(tokens: Sequence[Token], first: int, according: Set[str]) -> bool:
    """True for the name in "according to X", whatever titles stand between."""
    for k in range(first - 1, max(0, first - 1 - _TITLES), -1):
        if tokens[k].pos in ("PUNCT", "VERB", "AUX"):
            return False
        if tokens[k].text.lower() == "to":
            return tokens[k - 1].text.lower() in according
    return False


def _speaks(tokens: Sequence[Token], m: Mention, before: int, speech: Set[str]) -> bool:
    """True for whoever stands behind a comma alone, right before a verb of speech, with titles and names between."""
    if any(t.pos == "CCONJ" for t in tokens[before + 1 : m.first]):
        return False
    for token in tokens[m.last + 1 : m.last + 1 + _TITLES]:
        if token.pos == "VERB":
            return token.lemma in speech
        if token.pos not in ("PROPN", "NOUN", "ADJ", "DET") and token.text != ",":
            return False
    return False


def _next(tokens: Sequence[Token], last: int, firsts: Mapping[int, Mention], quoted: bool) -> int | None:
    """Give where the next member begins, behind a comma or `and`."""
    joined = False
    for k in range(last + 1, min(last + 1 + _REACH, len(tokens))):
        if k in firsts and joined:
            return k
        if (tokens[k].text == "," and not quoted) or (tokens[k].pos == "CCONJ" and tokens[k].lemma in ("and", "&")):
            joined = True
        elif tokens[k].pos not in ("DET", "ADJ"):
            return None
    return None


def enumerated(
    sentence: Sentence, groups: Sequence[Sequence[Mention]], first: Mention, kind: Callable[[str], str]
) -> list[Mention]:
    """Give all members of the list of three or more that a mention opens, by order, whatever the syntax made of it.

    Persons are listed with persons, bodies with bodies, named with named: else a comma may set a name beside an office
    or behind a word for all ("three groups, A, B and C").
    """
    group = next((g for g in groups if len(g) > 2 and g[0] is first), [])
    tokens = sentence.tokens
    alike = len({(kind(m.actor_id) == "person", m.collective) for m in group}) == 1
    if not alike or not all(m.acts for m in group):
        return []
    if any(_joiner(tokens, a, b) != (b is group[-1]) for a, b in itertools.pairwise(group)):
        return []
    after = tokens[group[-1].last + 1] if group[-1].last + 1 < len(tokens) else None
    next_clause = after is not None and after.tag in ("VBD", "VBZ", "MD")
    return [] if next_clause and not tokens[first.head].dep.startswith("nsubj") else list(group)


def _joiner(tokens: Sequence[Token], a: Mention, b: Mention) -> bool:
    """True where `and` stands between two members of a list."""
    return any(t.pos == "CCONJ" for t in tokens[a.last + 1 : b.first])
