"""Finding event patterns in a sentence: the head word first, then the further words in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.events.event import Trigger
from analysis.events.figures import without_figures
from analysis.events.moved import as_subject, over_object, splits, words_before
from analysis.events.suffered import suffered
from analysis.events.words import GAP, NAME, next_word, tells_time
from analysis.knowledge.patterns import Pattern, PatternBase
from analysis.knowledge.phrases import Element
from analysis.language.sentence import Sentence, Token

_SLOT_GAP = 10  # … where a party stands between them
_ASKED = ("REQUEST",)  # types whose verbs take a preposition in place of an object: "call for", "appeal to"


def candidates(sentence: Sentence, base: PatternBase) -> list[Trigger]:
    """Give the best match at every word, left to right, no figures of speech among them; some may share words."""
    found: list[Trigger] = []
    for token in sentence.tokens:
        best = best_at(sentence, token, base.verbs, base.nouns)
        if best:
            found.append(best)
    return without_figures(sentence, found, base.figures)


def best_at(
    sentence: Sentence, token: Token, verbs: Mapping[str, Sequence[Pattern]], nouns: Mapping[str, Sequence[Pattern]]
) -> Trigger | None:
    """Give the match with most words of the patterns that have their head at a token, or None."""
    patterns = _of_head(token, verbs, nouns)
    if not patterns or _tells_nothing(sentence, token):
        return None
    found = [t for p in patterns if may_match(sentence, p) and (t := match(sentence, token.i, p)) is not None]
    found.sort(key=lambda t: (-t.pattern.n_required, not t.pattern.who, -len(t.tokens), t.pattern.line))
    if not found:
        return None
    found[0].instead = tuple(found[1:])
    return found[0]


def _of_head(
    token: Token, verbs: Mapping[str, Sequence[Pattern]], nouns: Mapping[str, Sequence[Pattern]]
) -> Sequence[Pattern]:
    """Give the patterns of which a word may be the head."""
    if token.pos == "VERB" or (token.pos == "ADJ" and token.tag in ("VBN", "VBG", "JJ")):
        return verbs.get(token.lemma, ())
    if token.pos in ("NOUN", "PROPN") and not (token.pos == "PROPN" and token.dep == "flat"):
        return nouns.get(token.lemma, ())
    return ()


def _tells_nothing(sentence: Sentence, token: Token) -> bool:
    """True for a word in a name, one that stands for persons, and one that is a quality or part of a word."""
    if _in_name(sentence, token) or _as_noun(sentence, token):
        return True
    if token.dep == "amod" and token.pos == "VERB" and _bare(sentence, token):
        return True  # "the arrested leader": a quality, not a report
    return token.tag == "VBG" and token.i > 0 and sentence.tokens[token.i - 1].text == "-"  # "a long-standing feud"


def _in_name(sentence: Sentence, token: Token) -> bool:
    """True for a capitalised word in a run of others: "the Joint Task Force" reports nothing."""
    if not token.text[0].isupper() or token.i == 0 or token.text.isupper():
        return False
    if token.i > 2 and sentence.tokens[token.i - 1].pos == "ADP" and _capital(sentence, token.i - 2):
        return True  # "the Centre for Disarmament"
    beside = [sentence.tokens[k] for k in (token.i - 1, token.i + 1) if k < len(sentence.tokens)]
    return any(t.text[0].isupper() and t.pos in ("PROPN", "ADJ", "NOUN", "VERB") and t.i for t in beside)


def _capital(sentence: Sentence, k: int) -> bool:
    token = sentence.tokens[k]
    return token.text[0].isupper() and token.pos in ("NOUN", "PROPN")


def _as_noun(sentence: Sentence, token: Token) -> bool:
    """True for a participle that stands for persons: "35 of the wounded", "the accused"."""
    if token.tag not in ("VBN", "JJ", "VBD") or token.i == 0 or sentence.tokens[token.i - 1].pos != "DET":
        return False
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    return after is None or after.pos in ("VERB", "AUX", "ADP", "PUNCT", "CCONJ", "PART")


def _bare(sentence: Sentence, token: Token) -> bool:
    """True for a participle without parties of its own."""
    return all(sentence.tokens[c].dep in ("advmod", "punct", "cc", "conj") for c in sentence.children(token.i))


def may_match(sentence: Sentence, pattern: Pattern) -> bool:
    """False where a word that the pattern needs stands nowhere in the sentence: most need not be tried."""
    here = sentence.words()
    for words in pattern.required:  # noqa: SIM110 (all() takes twice as long)
        if words.isdisjoint(here) and NAME not in words:
            return False
    return True


def match(sentence: Sentence, head: int, pattern: Pattern) -> Trigger | None:
    """Give the match of a pattern whose head word is token `head`, or None; of a verb also with its object as subject."""
    tokens = words_before(sentence, pattern, head)
    if tokens is None and pattern.kind == "verb":
        tokens = as_subject(sentence, pattern, head)
    if tokens is None:
        return None
    behind = pattern.elements[pattern.head + 1 :]
    found = _behind(sentence, pattern, head, tokens, behind)
    if found is None and pattern.kind == "verb" and pattern.n_required > 1:
        passive = suffered(sentence, head, pattern)
        if passive:
            return _behind(sentence, pattern, head, list(passive[0]), passive[1])
        if splits(sentence, head, behind):  # "brushed the warning aside"
            return _behind(sentence, pattern, head, tokens, [behind[1], behind[0], *behind[2:]])
    return found


def _behind(
    sentence: Sentence, pattern: Pattern, head: int, before: list[int], elements: Sequence[Element]
) -> Trigger | None:
    """Match what stands behind the head word."""
    tokens = [*before, head]
    slots: list[tuple[str, int]] = []
    at, after_slot, k = head, False, 0
    while k < len(elements):
        element = elements[k]
        if element.group:
            group = [e for e in elements[k:] if e.group == element.group]
            at = _optional(sentence, at, group, tokens, slots)
            k += len(group)
            continue
        if element.slot:
            if tells_time(sentence, at):
                return None
            slots.append((element.slot, at))
            after_slot = True
        else:
            found = next_word(sentence, at, element, _SLOT_GAP if after_slot else GAP)
            if found is None or (after_slot and found == at + 1 and not _may_be_empty(sentence, found)):
                return None
            tokens.append(found)
            at, after_slot = found, False
        k += 1
    trigger = Trigger(pattern, tuple(tokens), head, tuple(slots))
    return None if pattern.type in _ASKED and over_object(sentence, trigger, elements) else trigger


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
            if tells_time(sentence, here):
                return at
            new_slots.append((element.slot, here))
            continue
        found = next_word(sentence, here, element, _SLOT_GAP)
        if found is None:
            return at
        here = found
    slots.extend(new_slots)
    return here


def without_overlap(found: list[Trigger]) -> list[Trigger]:
    """Give the triggers left to right; of triggers that share a head with another's words, keep the one with more words.

    A verb that matched with its subject, which reports the deed itself, is matched without it: "the explosion killed two".
    """
    kept: list[Trigger] = []
    ended = {t.head for t in found for verb in found if _ends(verb, t)}
    for trigger in sorted(found, key=lambda t: (-len(t.tokens), -t.pattern.n_required, t.head)):
        if trigger.head in ended:
            continue
        others = trigger.instead if trigger.pattern.kind == "verb" and trigger.pattern.head else ()
        free = next((t for t in (trigger, *others) if not any(_shares(t, other) for other in kept)), None)
        if free is not None:
            kept.append(free)
    return sorted(kept, key=lambda t: t.head)


def _ends(verb: Trigger, noun: Trigger) -> bool:
    """True where a verb says something else of an event than that it happened: "the talks collapsed"."""
    if verb.pattern.kind != "verb" or noun.pattern.kind != "noun" or verb.type == noun.type:
        return False
    return noun.head < verb.head and noun.head in verb.tokens and verb.pattern.head > 0


def _shares(trigger: Trigger, other: Trigger) -> bool:
    return trigger.head in other.tokens or _told(other, trigger)


def _told(noun: Trigger, verb: Trigger) -> bool:
    """True where a passive verb only says of an event that it happened: "a joint exercise was held"."""
    return noun.type == verb.type and noun.head < verb.head and noun.head in verb.tokens
