"""Two label schemes, one adapter: Universal Dependencies as they are, ClearNLP trees turned into them.

The rules follow the definitions of both schemes (Choi and Palmer, 2012; de Marneffe et al., 2021): a noun hangs on the
verb and its preposition on the noun, a predicate carries its copula, and every conjunct hangs on the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc

_RENAMED = {
    "acomp": "xcomp",
    "agent": "advmod",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"))
_PREPOSITIONS = frozenset(("prep", "agent", "dative"))


def is_clearnlp(labels: Iterable[str]) -> bool:
    """True for a parser that knows the labels of the ClearNLP scheme."""
    return bool({"dobj", "pobj", "nsubjpass"} & set(labels))


def heads_and_labels(doc: Doc, clearnlp: bool) -> list[tuple[int, str]]:
    """Give (head index, UD relation) of each token; the root is its own head."""
    heads = [i + step for i, step in enumerate(doc.to_array(HEAD).astype("int64").tolist())]
    labels = values(doc, DEP)
    if clearnlp:
        tree = _Tree(heads, labels, [t.pos_ for t in doc], [t.text.lower() for t in doc])
        tree.to_universal()
        heads, labels = tree.heads, tree.labels
    return [(h, "root" if h == i else label.lower()) for i, (h, label) in enumerate(zip(heads, labels, strict=True))]


def values(doc: Doc, attribute: int) -> list[str]:
    """Give one attribute of all words; to make an object of each, again and again, takes a tenth of a parse's time."""
    strings = doc.vocab.strings
    return [strings[value] for value in doc.to_array(attribute).tolist()]


@dataclass(slots=True)
class _Tree:
    """A ClearNLP tree of one sentence, changed in place."""

    heads: list[int]
    labels: list[str]
    pos: list[str]
    words: list[str]

    def to_universal(self) -> None:
        self.labels = ["compound" if label == "nmod" else label for label in self.labels]  # UD has another nmod
        for i in sorted(range(len(self.heads)), key=self._depth, reverse=True):
            if self.labels[i] in _PREPOSITIONS:
                self._turn_preposition(i)
        for i in range(len(self.heads)):
            self._turn_copula(i)
        for i, label in enumerate(list(self.labels)):
            if label == "conj":
                self._to_first_conjunct(i)
        for i, label in enumerate(list(self.labels)):
            if label == "cc":
                self._to_next_conjunct(i)
        self.labels = [self._renamed(i) for i in range(len(self.labels))]

    def _renamed(self, i: int) -> str:
        label = self.labels[i]
        if label == "aux" and self.words[i] == "to":
            return "mark"
        if label == "compound" and self.pos[i] == "ADJ":
            return "amod"
        return _RENAMED.get(label, label)

    def _depth(self, i: int) -> int:
        depth = 0
        while self.heads[i] != i:
            i, depth = self.heads[i], depth + 1
        return depth

    def _children(self, i: int) -> list[int]:
        return [c for c, h in enumerate(self.heads) if h == i and c != i]

    def _turn_preposition(self, i: int) -> None:
        """Hang the noun (or clause) behind a preposition on what the preposition hung on, and the preposition on it."""
        inner = [c for c in self._children(i) if self.labels[c] in ("pobj", "pcomp", "obl", "nmod")]
        if not inner:
            return
        noun, governor = inner[0], self.heads[i]
        clause = self.labels[noun] == "pcomp" and self.pos[noun] in ("VERB", "AUX")
        nominal = self.pos[governor] in _NOMINAL and self.labels[i] == "prep"
        if self.labels[i] == "agent":
            self.labels[noun] = "obl:agent"
        elif clause:
            self.labels[noun] = "acl" if nominal else "advcl"
        else:
            self.labels[noun] = "nmod" if nominal else "obl"
        self._put_above(noun, i)
        self.labels[i] = "mark" if clause else "case"

    def _turn_copula(self, i: int) -> None:
        """Let the predicate behind "be" carry the clause; after "there" it is the subject."""
        if self.words[i] not in _BE:
            return
        below = self._children(i)
        predicate = next((c for c in below if self.labels[c] in ("attr", "acomp")), None)
        if predicate is None:
            return
        if any(self.labels[c] == "expl" for c in below):
            self.labels[predicate] = "nsubj"
            return
        self.labels[predicate] = self.labels[i]
        self._put_above(predicate, i)
        self.labels[i], self.pos[i] = "cop", "AUX"

    def _put_above(self, child: int, i: int) -> None:
        """Give word `i`'s place in the tree to its child, and all else below `i` with it."""
        for other in self._children(i):
            self.heads[other] = child
        self.heads[child] = child if self.heads[i] == i else self.heads[i]
        self.heads[i] = child

    def _to_first_conjunct(self, i: int) -> None:
        while self.labels[self.heads[i]] == "conj" and self.heads[self.heads[i]] != self.heads[i]:
            self.heads[i] = self.heads[self.heads[i]]

    def _to_next_conjunct(self, i: int) -> None:
        first = self.heads[i]
        while self.labels[first] == "conj":
            first = self.heads[first]
        self.heads[i] = next((c for c in self._children(first) if c > i and self.labels[c] == "conj"), self.heads[i])
