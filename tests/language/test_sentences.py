"""Where sentences end, what the parser sees, and the syntax it gives."""

from __future__ import annotations

import pytest

from analysis import language
from analysis.language.boundaries import boundaries
from analysis.language.clean import parser_view


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Maj. Gen. Roe spoke on Jan. 25. He left.", ["Maj. Gen. Roe spoke on Jan. 25.", "He left."]),
        ("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."]),
        ("Capt. R.J. Peek of Bismark, N.D., spoke.", ["Capt. R.J. Peek of Bismark, N.D., spoke."]),
        ("It lasted 8 days.[1] It showed.", ["It lasted 8 days.[1]", "It showed."]),
        ("“We will win.” They lost.", ["“We will win.”", "They lost."]),
        ("Prices rose 3.5 percent. Talks failed!", ["Prices rose 3.5 percent.", "Talks failed!"]),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in boundaries(text, 0, len(text))] == sentences


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


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(OSError, match="xx_none"):
        language.load("xx_none")
