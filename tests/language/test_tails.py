"""The close of a sentence that says who speaks: where it begins, and that the parser reads it apart."""

from __future__ import annotations

import pytest

from analysis import language
from analysis.language import Language
from analysis.language.shown import StandIn
from analysis.language.tails import tail


@pytest.mark.parametrize(
    ("text", "close"),
    [
        ("Burmese troops have captured a Karen camp near the border, Thai police said on Monday.", ", Thai police said on Monday."),
        ("Two soldiers were killed in the north on Friday, a spokesman told reporters.", ", a spokesman told reporters."),
        ("The rebels hold three towns along the river, the UN said in a statement.", ", the UN said in a statement."),
        ("On Monday, the president said.", ""),  # too little before it to be a sentence
        ("After the attack on the border town, Russia said it would respond.", ""),  # the speech goes on
        ("The army shelled the camp of the rebels, who said nothing.", ""),
        ("The town of Goma, the capital of North Kivu, fell to the rebels.", ""),
    ],
)  # fmt: skip
def test_a_close_begins_at_its_comma(text: str, close: str) -> None:
    at = tail(text)
    assert (text[at:] if at is not None else "") == close


def test_both_parts_are_read_and_every_word_keeps_its_place() -> None:
    text = "Burmese troops have captured a camp after five days of fighting, Thai police here said on Monday."
    [sentence] = language.load().parse("d", text, [(0, len(text))])
    tokens = sentence.tokens
    assert [t.text for t in tokens] == [text[t.start : t.end] for t in tokens]
    said, troops = (next(t for t in tokens if t.text == word) for word in ("said", "troops"))
    assert (said.dep, tokens[said.head].text) == ("parataxis", "captured")
    assert tokens[troops.head].text == "captured"
    assert [t.text for t in tokens if t.head == t.i] == ["captured"]


def test_a_name_of_several_words_is_one_to_the_parser_and_its_own_words_again_behind_it() -> None:
    text = "Militants attacked a village in northern Burkina Faso on Saturday."
    name = StandIn(text.index("Burkina"), text.index(" on"), "Google")
    [sentence] = Language(language.load().nlp, "test", lambda view: [name]).parse("d", text, [(0, len(text))])
    assert [t.text for t in sentence.tokens] == [*text[:-1].split(), "."]
    first, last = (next(t for t in sentence.tokens if t.text == word) for word in ("Burkina", "Faso"))
    assert (first.dep, first.head, first.pos, last.pos) == ("compound", last.i, "PROPN", "PROPN")
    assert sentence.tokens[last.head].text in ("village", "attacked")
