"""Whom pronouns and descriptions stand for, sentence by sentence of pronouns.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis import language
from analysis.actors.referents import Referents
from analysis.actors.resolve import name_finder, read_actors
from analysis.events.read import SentenceReader
from analysis.knowledge import Knowledge
from analysis.knowledge import load as load_knowledge

MARKED = re.compile(r"\[([^=\]]+)=([^\]]+)\]")
TEXTS = [
    line
    for line in (Path(__file__).parent / "pronouns.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def expected(marked: str) -> tuple[str, list[tuple[int, str]]]:
    """Give the plain text, and where each marked word ends with whom it stands for."""
    text, ends, done = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[done : found.start()] + found[1]
        ends.append((len(text), found[2]))
        done = found.end()
    return text + marked[done:], ends


def read(text: str, ends: list[int], knowledge: Knowledge) -> list[str]:
    """Give whom the words that end at these places stand for."""
    [sentences] = language.load(names=name_finder(knowledge)).parse_many([("d", text, ((0, len(text)),))])
    reading = read_actors(sentences, text, knowledge)
    referents, found = Referents(sentences, reading, knowledge), []
    for number, sentence in enumerate(sentences):
        SentenceReader(sentence, reading, referents, number, knowledge)
        for token in (t for t in sentence.tokens if t.end in ends):
            found.append(",".join(sorted(m.actor_id for m in referents.of(sentence, token.i))))
    return found


@pytest.mark.parametrize("marked", TEXTS)
def test_stands_for_whom_the_reader_takes_it_to(marked: str, knowledge: Knowledge) -> None:
    text, ends = expected(marked)
    assert read(text, [end for end, _ in ends], knowledge) == [wanted for _, wanted in ends]
