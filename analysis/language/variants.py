"""Sentences as headlines and hasty writers have them: without a full stop, in capitals, in small letters."""

from __future__ import annotations

import random

from spacy.tokens import Doc

_NO_STOP, _CAPITALS, _SMALL, _TITLE = 0.05, 0.02, 0.01, 0.01  # shares of the sentences
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN", "AUX", "PRON"))  # words with a capital in a title


def varied(doc: Doc, chance: random.Random) -> Doc:
    """Give a sentence as it is, or now and then in another dress; its syntax stays."""
    last = len(doc) - 1
    kept = list(doc)
    if chance.random() < _NO_STOP and last > 3 and doc[last].pos_ == "PUNCT" and not any(doc[last].children):
        kept.pop()
    words = [t.text for t in kept]
    dress = chance.random()
    if dress < _CAPITALS:
        words = [word.upper() for word in words]
    elif dress < _CAPITALS + _SMALL:
        words = [word.lower() for word in words]
    elif dress < _CAPITALS + _SMALL + _TITLE:
        words = [w[:1].upper() + w[1:] if t.pos_ in _CONTENT else w for w, t in zip(words, kept, strict=True)]
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(t.whitespace_) for t in kept],
        heads=[t.head.i for t in kept],
        deps=[t.dep_ for t in kept],
        pos=[t.pos_ for t in kept],
        tags=[t.tag_ for t in kept],
        morphs=[str(t.morph) for t in kept],
    )
