"""What the parser sees, and the syntax it gives."""

from __future__ import annotations

import pytest

from analysis import language
from analysis.language.clean import parser_view
from analysis.language.lemmas import lemma


@pytest.mark.parametrize("text", ["The TTP [TTP] (Front) said.[1]", "ISIS-K’s men", "al-Qaeda", "plain"])
def test_the_parser_sees_a_text_of_the_same_length(text: str) -> None:
    assert len(parser_view(text)) == len(text)


def test_tokens_are_exactly_the_words_of_the_document() -> None:
    text = "Intro.\n\nNorthern Front (NF) fighters ‘raided’ the town’s market on Friday, killing five."
    sentences = language.load().parse("d", text, [(0, 6), (8, len(text))])
    assert [s.passage for s in sentences] == [1, 2]
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_who_did_what_is_in_the_syntax() -> None:
    text = "The rebels attacked the village."
    (sentence,) = language.load().parse("d", text, [(0, len(text))])
    verb = next(t for t in sentence.tokens if t.lemma == "attack")
    relations = {sentence.tokens[c].dep: sentence.tokens[c].text for c in sentence.children(verb.i)}
    assert relations["nsubj"] == "rebels" and relations["obj"] == "village"


def test_parsing_many_documents_gives_the_same_as_one_by_one() -> None:
    texts = ["The army left. It rained.", "", "Rebels attacked a convoy on Monday."]
    stream = [(str(i), t, [(0, len(t))] if t else []) for i, t in enumerate(texts)]
    together = list(language.load().parse_many(stream))
    alone = [language.load().parse(*document) for document in stream]
    assert [[t.text + t.dep for s in d for t in s.tokens] for d in together] == [
        [t.text + t.dep for s in d for t in s.tokens] for d in alone
    ]


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("The Front (NF) left.[1]", "The Front      left.   "),
        ("ISIS-K’s men — all", "ISIS\u2011K's men - all"),
        ("Jamaat-ul-Ahrar and al-Qaeda", "Jamaat\u2011ul\u2011Ahrar and al\u2011Qaeda"),
        ("(Doe was later held.)", "(Doe was later held.)"),  # all there is
        ("a sit-in over test-fired arms", "a sit\u2011in over test\u2011fired arms"),
        ("the well-known US-led force", "the well-known US-led force"),
    ],
)
def test_the_parser_sees_no_brackets_plain_quotes_and_names_in_one_piece(text: str, view: str) -> None:
    assert parser_view(text) == view


def test_what_is_hidden_leaves_no_word_and_moves_none() -> None:
    text = "The Northern Front (NF) [1] attacked Al-Bab (Aleppo) ."
    (sentence,) = language.load().parse("d", text, [(0, len(text))])
    assert [t.text for t in sentence.tokens] == ["The", "Northern", "Front", "attacked", "Al-Bab", "."]
    assert [text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]


def test_a_parse_does_not_depend_on_what_is_parsed_beside_it() -> None:
    texts = ["Rebels attacked a convoy on Monday.", "It rained.", "The army, he said, had left the town. " * 40] * 20
    pipeline = language.load()
    documents = [(str(i), text, [(0, len(text))]) for i, text in enumerate(texts)]
    together = [[(t.dep, t.head, t.pos, t.tag) for s in d for t in s.tokens] for d in pipeline.parse_many(documents)]
    alone = [[(t.dep, t.head, t.pos, t.tag) for s in pipeline.parse(*d) for t in s.tokens] for d in documents[:3]]
    assert together == alone * 20


@pytest.mark.parametrize(
    "text",
    [
        "القوات الحكومية تقدمت نحو المدينة يوم الاثنين.",
        "Правительственные войска вошли в город.",
        "政府军周一进入该市。",
        "Les forces gouvernementales sont entrées dans la ville.",
        "😀 👩‍👩‍👧 \u200b\u202e x",
        "(" * 3000,
        "and " * 3000,
    ],
)
def test_other_languages_and_odd_signs_are_parsed_to_words_with_their_places(text: str) -> None:
    for sentence in language.load().parse("d", text, [(0, len(text))]):
        assert [text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]


@pytest.mark.parametrize(
    ("word", "pos", "expected"),
    [
        ("attacked", "VERB", "attack"),
        ("Children", "NOUN", "child"),
        ("was", "AUX", "be"),
        ("Taliban", "PROPN", "taliban"),
    ],
)
def test_lemmas_are_in_small_letters_and_names_are_their_own(word: str, pos: str, expected: str) -> None:
    assert lemma(word, pos) == expected
