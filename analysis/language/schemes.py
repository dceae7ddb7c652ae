"""Two label schemes, one adapter: Universal Dependencies as they are, ClearNLP labels translated to them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_CLEARNLP = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dative": "iobj",
    "pcomp": "advcl",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "intj": "discourse",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "quantmod": "advmod",
    "meta": "dep",
    "agent": "case",
    "prep": "case",
}


def is_clearnlp(labels: frozenset[str]) -> bool:
    """True for a parser that knows the labels of the ClearNLP scheme."""
    return bool({"dobj", "pobj", "nsubjpass"} & labels)


def heads_and_labels(doc: Doc, clearnlp: bool) -> list[tuple[int, str]]:
    """Give (head index, UD relation) of each token; the root is its own head."""
    if not clearnlp:
        return [(t.head.i, "root" if t.head.i == t.i else t.dep_.lower()) for t in doc]
    return [_translate(t) for t in doc]


def _translate(token: Token) -> tuple[int, str]:
    """ClearNLP hangs a noun on its preposition, Universal Dependencies the preposition on its noun."""
    if token.head.i == token.i:
        return token.i, "root"
    if token.dep_ == "pobj":
        governor = token.head.head
        nominal = governor.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        label = "nmod" if nominal and token.head.dep_ == "prep" else "obl"
        return (governor.i, label) if governor.i != token.head.i else (token.head.i, "obl")
    if token.dep_ in ("prep", "agent"):
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        return (noun.i, "case") if noun is not None else (token.head.i, "advmod")
    if token.head.dep_ in ("prep", "agent") and token.dep_ != "pcomp":
        noun = next((c for c in token.head.children if c.dep_ == "pobj"), None)
        if noun is not None and noun.i != token.i:
            return noun.i, _CLEARNLP.get(token.dep_, token.dep_.lower())
    return token.head.i, _CLEARNLP.get(token.dep_, token.dep_.lower())
