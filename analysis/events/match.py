"""Finding event patterns in a sentence: the head word first, then the further words in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.events.event import Trigger
from analysis.knowledge.figures import Figures
from analysis.knowledge.patterns import Pattern, PatternBase
from analysis.knowledge.phrases import Element
from analysis.language.sentence import Sentence, Token

_GAP = 4  # words that may stand between two words of a pattern: articles, adjectives, adverbs
_SLOT_GAP = 10  # … where a party stands between them
_FAR = 12  # … and in all, with those that weigh nothing
_LIGHT = ("PUNCT", "NUM", "DET", "ADV")
_NAME = "proper-name"  # in a word set: the name of such a thing too, where it is the object
_STOPS = frozenset(";:!?")


def triggers(sentence: Sentence, base: PatternBase) -> list[Trigger]:
    """Give the patterns that match, left to right; where two share words the one with more words stands."""
    found: list[Trigger] = []
    for token in sentence.tokens:
        best = best_at(sentence, token, base.verbs, base.nouns)
        if best:
            found.append(best)
    found = _without_figures(sentence, found, base.figures)
    return without_overlap(found)


def best_at(
    sentence: Sentence, token: Token, verbs: Mapping[str, Sequence[Pattern]], nouns: Mapping[str, Sequence[Pattern]]
) -> Trigger | None:
    """Give the match with most words of the patterns that have their head at a token, or None."""
    if _in_name(sentence, token) or _as_noun(sentence, token):
        return None
    if token.dep == "amod" and token.pos == "VERB" and _bare(sentence, token):
        return None  # "the arrested leader": a quality, not a report
    patterns: Sequence[Pattern] = ()
    if token.pos == "VERB" or (token.pos == "ADJ" and token.tag in ("VBN", "VBG", "JJ")):
        patterns = verbs.get(token.lemma, ())
    elif token.pos in ("NOUN", "PROPN") and not (token.pos == "PROPN" and token.dep == "flat"):
        patterns = nouns.get(token.lemma, ())
    found = [t for p in patterns if (t := match(sentence, token.i, p)) is not None]
    return max(found, key=lambda t: (t.pattern.n_required, len(t.tokens), -t.pattern.line), default=None)


def _in_name(sentence: Sentence, token: Token) -> bool:
    """True for a capitalised word in a run of others: "the Joint Task Force" reports nothing."""
    if not token.text[0].isupper() or token.i == 0 or token.text.isupper():
        return False
    beside = [sentence.tokens[k] for k in (token.i - 1, token.i + 1) if k < len(sentence.tokens)]
    return any(t.text[0].isupper() and t.pos in ("PROPN", "ADJ", "NOUN", "VERB") and t.i for t in beside)


def _as_noun(sentence: Sentence, token: Token) -> bool:
    """True for a participle that stands for persons: "35 of the wounded", "the accused"."""
    if token.tag not in ("VBN", "JJ", "VBD") or token.i == 0 or sentence.tokens[token.i - 1].pos != "DET":
        return False
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    return after is None or after.pos in ("VERB", "AUX", "ADP", "PUNCT", "CCONJ", "PART")


def _bare(sentence: Sentence, token: Token) -> bool:
    """True for a participle without parties of its own."""
    return all(sentence.tokens[c].dep in ("advmod", "punct", "cc", "conj") for c in sentence.children(token.i))


def match(sentence: Sentence, head: int, pattern: Pattern) -> Trigger | None:
    """Give the match of a pattern whose head word is token `head`, or None."""
    tokens: list[int] = []
    for k in range(pattern.head - 1, -1, -1):  # words before the head noun stand right before it
        at = (tokens[0] if tokens else head) - 1
        at -= at > 0 and sentence.tokens[at].text == "-"  # "a cross-border raid"
        if at < 0 or not _fits(sentence.tokens[at], pattern.elements[k]):
            return None
        tokens.insert(0, at)
    tokens.append(head)
    slots: list[tuple[str, int]] = []
    at, after_slot = head, False
    k = pattern.head + 1
    while k < len(pattern.elements):
        element = pattern.elements[k]
        if element.group:
            group = [e for e in pattern.elements[k:] if e.group == element.group]
            at = _optional(sentence, at, group, tokens, slots)
            k += len(group)
            continue
        if element.slot:
            slots.append((element.slot, at))
            after_slot = True
        else:
            found = _next(sentence, at, element, _SLOT_GAP if after_slot else _GAP)
            if found is None or (after_slot and found == at + 1 and not _may_be_empty(sentence, found)):
                return None
            tokens.append(found)
            at, after_slot = found, False
        k += 1
    return Trigger(pattern, tuple(tokens), head, tuple(slots))


def _may_be_empty(sentence: Sentence, after: int) -> bool:
    """True where nobody need stand in a slot before word `after`: "was urged to", "drove out the army", not "wants to"."""
    return sentence.tokens[after - 1].tag == "VBN" or sentence.tokens[after].dep == "compound:prt"


def _optional(
    sentence: Sentence, at: int, group: Sequence[Element], tokens: list[int], slots: list[tuple[str, int]]
) -> int:
    """Match an optional group behind `at` if it is there; give where the next word is looked for."""
    here, new_slots = at, []
    for element in group:
        if element.slot:
            new_slots.append((element.slot, here))
            continue
        found = _next(sentence, here, element, _SLOT_GAP)
        if found is None:
            return at
        here = found
    slots.extend(new_slots)
    return here


def _next(sentence: Sentence, at: int, element: Element, gap: int) -> int | None:
    """Give the first token behind `at` that fits, over at most `gap` words and no clause boundary."""
    skipped = 0
    for k in range(at + 1, len(sentence.tokens)):
        token = sentence.tokens[k]
        if _fits(token, element):
            return k
        if token.text in _STOPS or (token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP")):
            return None
        if token.tag in ("VBN", "VBG") and sentence.tokens[k - 1].text == ",":
            return None  # "took the dam, aided by support from X": a clause of its own
        skipped += token.pos != "PUNCT" if gap > _GAP else token.pos not in _LIGHT
        if skipped > gap or k - at > _FAR:
            return None
    return None


def _fits(token: Token, element: Element) -> bool:
    if token.lemma in element.words or token.text.lower() in element.words:
        return True
    return _NAME in element.words and token.pos == "PROPN" and token.dep in ("obj", "nsubj:pass")


def _without_figures(sentence: Sentence, found: list[Trigger], figures: Figures) -> list[Trigger]:
    """Leave out the triggers inside a figure of speech, and all of a sentence that two words mark as another domain's."""
    if not found:
        return found
    marked: dict[str, set[int]] = {}
    inside: set[int] = set()
    for token in sentence.tokens:
        for word in dict.fromkeys((token.lemma, token.text.lower())):
            for figure in figures.phrases.get(word, ()):
                inside.update(_phrase(sentence, token.i, figure.elements))
            for figure in figures.marks.get(word, ()):
                if _phrase(sentence, token.i, figure.elements):
                    marked.setdefault(figure.domain, set()).add(token.i)
    if any(len(places) >= 2 for places in marked.values()):
        return []
    return [t for t in found if t.head not in inside]


def _phrase(sentence: Sentence, first: int, elements: Sequence[Element]) -> list[int]:
    """Give the tokens of a phrase that begins at `first`, or none."""
    tokens, at = [first], first
    for element in elements[1:]:
        found = _next(sentence, at, element, 2)
        if found is None:
            if element.group:
                continue
            return []
        tokens.append(found)
        at = found
    return tokens


def without_overlap(found: list[Trigger]) -> list[Trigger]:
    """Give the triggers left to right; of triggers that share a head with another's words, keep the one with more words."""
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (-len(t.tokens), -t.pattern.n_required, t.head)):
        if not any(trigger.head in other.tokens for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.head)
