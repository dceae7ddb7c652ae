"""Sentences in other dress for training: the words change, never their syntax."""

from __future__ import annotations

import random

from spacy.tokens import Doc
from spacy.vocab import Vocab

from analysis.language.variants import varied


def test_every_dress_occurs_and_the_syntax_stays() -> None:
    words = ["The", "army", "left", "Al-Bab", "today", "."]
    pos = ["DET", "NOUN", "VERB", "PROPN", "NOUN", "PUNCT"]
    heads, labels = [1, 2, 2, 2, 2, 2], ["det", "nsubj", "ROOT", "obj", "obl", "punct"]
    doc = Doc(Vocab(), words=words, pos=pos, heads=heads, deps=labels, tags=pos, morphs=[""] * 6)
    chance = random.Random(1)
    found = [varied(doc, chance) for _ in range(600)]
    texts = {" ".join(t.text for t in d) for d in found}
    plain = "The army left Al-Bab today"
    assert {f"{plain} .", plain, f"{plain} .".upper(), f"{plain} .".lower(), "The Army Left Al-Bab Today ."} <= texts
    for d in found:
        assert [(t.head.i, t.dep_, t.pos_) for t in d] == list(zip(heads, labels, pos, strict=True))[: len(d)]
    assert sum(len(d) == 6 for d in found) > 500
