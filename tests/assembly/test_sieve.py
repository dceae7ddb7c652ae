"""Passing over sentences that cannot matter changes no row, on every text at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import documents, language
from analysis.actors.resolve import name_finder
from analysis.assembly import packing, reader
from analysis.assembly.sieve import sieve
from analysis.knowledge import load
from analysis.language.sentence import Sentence

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
TEXTS = [
    ROOT / "seeds",
    ROOT / "tests" / "passages",
    *(GOLD / f"{n}.jsonl" for n in ("plover_examples", "re3d_relations")),
]


def chosen(*texts: str) -> list[str]:
    sentences = [Sentence(f"d:{n}", "d", 1, n, 0, len(text), text, []) for n, text in enumerate(texts)]
    return [s.text for s in sieve(load()).chosen(sentences)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_tables_are_the_same_with_and_without(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not path.exists():
        pytest.skip(f"{path} is not there")
    texts = [reader.Text.of(d) for d in documents.read(path) if d.status == "read"]
    with_sieve = reader.read_shard(texts)
    monkeypatch.setattr(reader, "sieve", lambda _: _All())
    assert [packing.unpack(p) for p in with_sieve] == [packing.unpack(p) for p in reader.read_shard(texts)]


class _All:
    def chosen(self, sentences: list[Sentence]) -> list[Sentence]:
        return sentences


@pytest.mark.parametrize(
    "text",
    [
        "The weather was fine and the shops were open.",
        "It rained all day, and nobody came to see the show.",
        "She liked the book more than the film.",
        "Prices in the valley rose faster than in the rest of the region.",
    ],
)
def test_small_talk_is_passed_over(text: str) -> None:
    assert chosen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Taliban fighters fled.",
        "Two gunmen opened fire on a bus.",
        "Protesters marched.",
        "At least seven were killed.",
        "The clash left five dead.",
        "They met near Kandahar.",
        "They met in Norvale district.",
        "They met in Norvale main district.",
        "They met in the valley of Norvale.",
        "commander Roe fled.",
        "Free Homeland Front said so.",
        "The talks are over, said Jane Roe.",
    ],
)
def test_whatever_may_add_a_row_is_read(text: str) -> None:
    assert chosen(text) == [text]


def test_a_surname_is_read_where_the_full_name_stands_elsewhere() -> None:
    assert chosen("Roe smiled.", "The spokesman, Jane Roe, left.") == ["Roe smiled.", "The spokesman, Jane Roe, left."]
    assert chosen("Roe smiled.") == []


def test_sentences_passed_over_come_without_words_and_in_their_place() -> None:
    texts = ["It rained. Rebels attacked Goma. It was late.", "It rained.", "Rebels attacked Goma."]
    known = load()
    parsed = language.load(names=name_finder(known)).parse_many(
        ((f"d{n}", t, [(0, len(t))]) for n, t in enumerate(texts)), sieve(known).chosen
    )
    assert [[bool(s.tokens) for s in document] for document in parsed] == [[False, True, False], [False], [True]]


def test_what_stands_before_a_toll_is_read() -> None:
    assert chosen("It went off at noon.", "Ten people were killed.", "It rained.") == [
        "It went off at noon.",
        "Ten people were killed.",
    ]
