"""Appositions and relative clauses between commas are read apart from the frame of their sentence."""

from __future__ import annotations

import pytest

from analysis import language


def parse(text: str) -> list:  # type: ignore[type-arg]
    [sentence] = language.load().parse("d", text, [(0, len(text))])
    return sentence.tokens


@pytest.mark.parametrize(
    ("text", "subject", "verb", "inner", "label"),
    [
        ("Jane Roe, a spokeswoman for the rebels in the north, said the town had fallen.", "Roe", "said", "spokeswoman", "appos"),
        ("The general, who had fled to the border last year, accused the president of treason.", "general", "accused", "fled", "acl:relcl"),
        ("The militia, commanded by a former colonel, has cut every road.", "militia", "cut", "commanded", "acl"),
    ],
)  # fmt: skip
def test_the_frame_and_what_stands_in_it(text: str, subject: str, verb: str, inner: str, label: str) -> None:
    tokens = parse(text)
    at = {t.text: t for t in tokens}
    assert at[verb].dep == "root" and any(t.dep == "nsubj" and t.head == at[verb].i for t in tokens)
    assert at[inner].dep == label and text.index(tokens[at[inner].head].text) < text.index(inner)
    assert [t.text for t in tokens] == [text[t.start : t.end] for t in tokens]


def test_a_list_holds_no_insert() -> None:
    tokens = parse("The army, the police, and the border guards attacked the village.")
    assert "appos" not in {t.dep for t in tokens if t.text == "police"}
