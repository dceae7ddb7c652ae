"""Mended parses: who is subject of which verb, and that what comes out is a tree."""

from __future__ import annotations

import pytest

from analysis import language
from analysis.language import repair
from analysis.language.sentence import Token

# A sentence, its verb and the subject that a reader gives it.
SUBJECTS = [
    ("In Baghdad police used water cannon to break up the crowds.", "used", "police"),
    ("In Paris demonstrators threw stones.", "threw", "demonstrators"),
    ("Hezbollah fired rockets at Israel after it bombed Beirut.", "bombed", "it"),
    ("Two aid workers abducted in February were freed on Saturday.", "freed", "workers"),
    ("A commission of the Front clashed near Remedios with a patrol.", "clashed", "commission"),
    ("Chad accused Sudan of arming rebels and recalled its ambassador.", "accused", "Chad"),
    ("Gunmen linked to the Front attacked a village.", "attacked", "Gunmen"),
    ("Soldiers loyal to the president arrested a judge.", "arrested", "Soldiers"),
    ("The report states that few of the prisoners survived.", "states", "report"),
    ("The board of clerics in Basra, 50 km south of Amara, condemned the raid.", "condemned", "board"),
    ("Gunmen burst through the fence, shot their way into the hall and took hostages.", "burst", "Gunmen"),
    ("Turkey, asked whether it would join the pact, declined.", "declined", "Turkey"),
    ("He resigned, hours after Mary Roe had withdrawn her support.", "withdrawn", "Mary"),
    ("Medics left, and herders with rifles took up positions around the town.", "took", "herders"),
    ("On Friday the 22nd of July the rebels stormed the garrison.", "stormed", "rebels"),
    ("Under pressure from Brussels, the two ministers, Roe and Doe, signed a treaty.", "signed", "ministers"),
    ("A rocket strike on a market in Sirte killed nine people.", "killed", "strike"),
    ("Peru's Juan Roe, who was long suspected of treason, telephoned Mary Doe.", "telephoned", "Juan"),
    ("Bolivia severed ties with Israel and expelled its envoy.", "severed", "Bolivia"),
]
#: A sentence, its second verb and the object that a reader gives it: none where it tells a quality.
OBJECTS = [
    ("Iran arrested the envoy and expelled British diplomats from Tehran.", "expelled", "diplomats"),
    ("The governor closed the schools and expelled 40 foreign doctors.", "expelled", "doctors"),
    ("She said that the army had withheld evidence and intimidated witnesses.", "intimidated", "witnesses"),
    ("Rebels found weapons and stolen cars in the camp.", "stolen", ""),
]


def subject(text: str, verb: str) -> str:
    """Give the subject of a verb in the parse of a sentence."""
    [sentences] = language.load().parse_many([("d", text, ((0, len(text)),))])
    tokens = sentences[0].tokens
    [head] = [t.i for t in tokens if t.text == verb]
    return next((t.text for t in tokens if t.head == head and t.dep.startswith("nsubj")), "")


@pytest.mark.parametrize(("text", "verb", "wanted"), SUBJECTS)
def test_a_verb_has_the_subject_that_a_reader_gives_it(text: str, verb: str, wanted: str) -> None:
    assert subject(text, verb) == wanted


@pytest.mark.parametrize(("text", "verb", "wanted"), OBJECTS)
def test_a_verb_behind_a_conjunction_has_an_object_of_its_own(text: str, verb: str, wanted: str) -> None:
    [sentences] = language.load().parse_many([("d", text, ((0, len(text)),))])
    tokens = sentences[0].tokens
    [head] = [t.i for t in tokens if t.text == verb]
    assert next((t.text for t in tokens if t.head == head and t.dep == "obj"), "") == wanted


def ring(heads: list[int]) -> list[Token]:
    """Give words whose heads are these."""
    return [
        Token(i, f"w{i}", f"w{i}", "NOUN", "NN", "root" if h == i else "dep", h, i * 3, i * 3 + 2)
        for i, h in enumerate(heads)
    ]


def test_a_mending_that_closes_a_ring_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def close(piece: list[Token]) -> None:
        piece[0].head, piece[1].head, piece[0].dep = 1, 0, "obj"

    monkeypatch.setattr(repair, "_mend", close)
    words = repair.mended(ring([0, 0, 1]))
    assert [(w.head, w.dep) for w in words] == [(0, "root"), (0, "dep"), (1, "dep")]
