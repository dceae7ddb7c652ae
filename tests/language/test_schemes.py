"""Trees of the ClearNLP scheme, as other spaCy pipelines give them, are read as Universal Dependencies."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from analysis import language
from analysis.language.pipeline import Language
from analysis.language.schemes import heads_and_labels, is_clearnlp

# Each word as word/part of speech/label/head, and below it the relations that must come out as word ← label ← head.
TREES = [
    (
        "Rebels/NOUN/nsubj/attacked attacked/VERB/ROOT/attacked a/DET/det/base base/NOUN/dobj/attacked "
        "in/ADP/prep/attacked Homs/PROPN/pobj/in",
        {"Rebels": ("nsubj", "attacked"), "base": ("obj", "attacked"), "Homs": ("obl", "attacked"), "in": ("case", "Homs")},
    ),
    (
        "Troops/NOUN/nsubjpass/killed were/AUX/auxpass/killed killed/VERB/ROOT/killed by/ADP/agent/killed "
        "rebels/NOUN/pobj/by of/ADP/prep/rebels Idlib/PROPN/pobj/of",
        {
            "Troops": ("nsubj:pass", "killed"),
            "were": ("aux:pass", "killed"),
            "rebels": ("obl:agent", "killed"),
            "by": ("case", "rebels"),
            "Idlib": ("nmod", "rebels"),
        },
    ),
    (
        "Roe/PROPN/nsubj/is is/AUX/ROOT/is leader/NOUN/attr/is of/ADP/prep/leader militia/NOUN/pobj/of",
        {"leader": ("root", "leader"), "Roe": ("nsubj", "leader"), "is": ("cop", "leader"), "militia": ("nmod", "leader")},
    ),
    (
        "There/PRON/expl/was was/AUX/ROOT/was fighting/NOUN/attr/was",
        {"was": ("root", "was"), "fighting": ("nsubj", "was")},
    ),
    (
        "They/PRON/nsubj/burned burned/VERB/ROOT/burned looted/VERB/conj/burned and/CCONJ/cc/looted fled/VERB/conj/looted",
        {"looted": ("conj", "burned"), "fled": ("conj", "burned"), "and": ("cc", "fled")},
    ),
    (
        "He/PRON/nsubj/fled fled/VERB/ROOT/fled after/ADP/prep/fled attacking/VERB/pcomp/after us/PRON/dobj/attacking",
        {"attacking": ("advcl", "fled"), "after": ("mark", "attacking"), "us": ("obj", "attacking")},
    ),
    (
        "They/PRON/nsubj/want want/VERB/ROOT/want to/PART/aux/leave leave/VERB/xcomp/want the/DET/det/base "
        "naval/ADJ/nmod/base base/NOUN/dobj/leave",
        {"to": ("mark", "leave"), "leave": ("xcomp", "want"), "naval": ("amod", "base")},
    ),
    (
        "Men/NOUN/nsubj/fled out/ADP/prep/fled of/ADP/prep/out town/NOUN/pobj/of fled/VERB/ROOT/fled",
        {"town": ("obl", "fled"), "of": ("case", "town"), "out": ("case", "town")},
    ),
    (
        "the/DET/det/army army/NOUN/poss/chief 's/PART/case/army chief/NOUN/ROOT/chief who/PRON/nsubj/led led/VERB/relcl/chief",
        {"army": ("nmod:poss", "chief"), "led": ("acl:relcl", "chief")},
    ),
]  # fmt: skip


def _doc(tree: str) -> Doc:
    words, pos, labels, heads = zip(*(word.split("/") for word in tree.split()), strict=True)
    return Doc(Vocab(), words=words, pos=pos, deps=labels, heads=[words.index(h) for h in heads])


@pytest.mark.parametrize(("tree", "expected"), TREES)
def test_a_clearnlp_tree_becomes_a_universal_one(tree: str, expected: dict[str, tuple[str, str]]) -> None:
    doc = _doc(tree)
    relations = heads_and_labels(doc, clearnlp=True)
    words = [t.text for t in doc]
    found = {word: (label, words[head]) for word, (head, label) in zip(words, relations, strict=True)}
    assert {word: found[word] for word in expected} == expected
    assert sum(head == i for i, (head, _) in enumerate(relations)) == 1


def test_a_universal_tree_stays_as_it_is() -> None:
    doc = _doc("Rebels/NOUN/nsubj/fled fled/VERB/ROOT/fled from/ADP/case/Homs Homs/PROPN/obl/fled")
    assert heads_and_labels(doc, clearnlp=False) == [(1, "nsubj"), (1, "root"), (3, "case"), (1, "obl")]


def test_the_scheme_is_known_by_the_labels_of_the_parser() -> None:
    assert is_clearnlp({"nsubj", "dobj", "pobj"})
    assert not is_clearnlp({"nsubj", "obj", "obl"})


def test_another_pipeline_reads_events_sentences_through_the_adapter(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = _pipeline("nsubj", "case", "dobj", "pobj")
    docs = iter([_doc("Rebels/NOUN/nsubj/attacked attacked/VERB/ROOT/attacked troops/NOUN/dobj/attacked")])
    monkeypatch.setattr(nlp, "pipe", lambda pairs, **_: ((next(docs), context) for _, context in pairs))
    (sentence,) = Language(nlp, "other").parse("d", "Rebels attacked troops", [(0, 22)])
    assert [(t.text, t.dep, t.head, t.lemma) for t in sentence.tokens] == [
        ("Rebels", "nsubj", 1, "rebel"),
        ("attacked", "root", 1, "attack"),
        ("troops", "obj", 1, "troop"),
    ]


def _pipeline(*labels: str, tags: bool = True) -> spacy.language.Language:
    nlp = spacy.blank("en")
    if tags:
        nlp.add_pipe("morphologizer")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return nlp


@pytest.mark.parametrize(
    ("nlp", "problem"),
    [
        (spacy.blank("en"), "no parser"),
        (_pipeline("nsubj", "case", tags=False), "no parts of speech"),
        (_pipeline("sb", "oa", "mo"), "neither as Universal Dependencies do nor as ClearNLP"),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused_with_its_name(nlp: spacy.language.Language, problem: str) -> None:
    with pytest.raises(ValueError, match=f"'other' .*{problem}"):
        Language(nlp, "other")


def test_a_pipeline_that_is_not_there_is_named_with_what_to_do() -> None:
    with pytest.raises(OSError, match=r"'xx_none' is no installed spaCy pipeline.*install it"):
        language.load("xx_none")
