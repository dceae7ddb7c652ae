"""A sentence of a name, a verb and a noun is a clause, not one noun phrase."""

from __future__ import annotations

import pytest

from analysis import language


@pytest.mark.parametrize(
    ("text", "subject", "verb", "thing"),
    [
        ("Bolivia severed ties with Israel.", "Bolivia", "severed", "ties"),
        ("The Basij clubbed students with batons.", "Basij", "clubbed", "students"),
        ("Workers in Tunisia downed tools.", "Workers", "downed", "tools"),
        ("Chad recruits soldiers in the north.", "Chad", "recruits", "soldiers"),
        ("Hamas recruits fighters in Lebanon.", "Hamas", "recruits", "fighters"),
        ("North Korea test-fired two missiles.", "Korea", "test-fired", "missiles"),
    ],
)
def test_a_verb_between_nouns_is_the_main_verb(text: str, subject: str, verb: str, thing: str) -> None:
    (sentence,) = language.load().parse("d", text, [(0, len(text))])
    root = next(t for t in sentence.tokens if t.head == t.i)
    parts = {sentence.tokens[c].dep: sentence.tokens[c].text for c in sentence.children(root.i)}
    assert (root.text, root.pos) == (verb, "VERB")
    assert (parts["nsubj"], parts["obj"]) == (subject, thing)


@pytest.mark.parametrize(
    "text", ["Chad customs officials.", "Government-held areas of Idlib", "Armed groups of the east."]
)
def test_a_noun_phrase_stays_one(text: str) -> None:
    (sentence,) = language.load().parse("d", text, [(0, len(text))])
    assert not any(t.dep in ("nsubj", "obj") for t in sentence.tokens)


def test_who_crosses_a_border_does_so_himself() -> None:
    text = "Rwandan soldiers crossed into Congo."
    (sentence,) = language.load().parse("d", text, [(0, len(text))])
    assert sentence.tokens[1].dep == "nsubj"
