"""Names that no gazetteer knows, and that only what stands around them makes places."""

from __future__ import annotations

import re

from analysis.places.around import OWNERS, Around
from analysis.places.named import Named

_JOINTS = frozenset("-–'’")
_ARTICLE = re.compile(
    r"(?:al|el|an|ar|as|at|az|ad|ash|esh|ech|es|ed|er|ou)[-–]\w"
)  # "al-Noura": one word, a capital inside


def joined(around: Around, k: int) -> bool:
    """True for a word that may be part of a name, one with a small article before its capital too: "Wad al-Noura"."""
    return around.part_of_name(k) or bool(_ARTICLE.match(around.tokens[k].text))


class Unknown:
    """Finds them in one sentence; `busy` are the tokens of all who are mentioned in it."""

    def __init__(self, around: Around, busy: frozenset[int]) -> None:
        self.around, self.tokens, self.lower, self.words = around, around.tokens, around.lower, around.words
        self.busy = busy

    def at(self, i: int) -> Named | None:
        """Give the name that begins at token `i`, None where nothing says that it is a place."""
        if not self._may_be(i):
            return None
        sited = self.around.sited(i)
        if not sited and (i in self.busy or not self.told(i)):
            return None
        last = self._last(i)
        behind = self.lower[last + 1] if last + 1 < len(self.tokens) else ""
        nominal = last + 1 < len(self.tokens) and self.tokens[last + 1].pos in ("NOUN", "PROPN")
        if nominal or behind in OWNERS or (self.around.kind(last) and last == i):
            return None
        return Named(i, last, self.around.text(i, last), (), told=not sited)

    def told(self, i: int) -> bool:
        """True where a deed that is done to places, or a verb of leaving, says that a name is a place's."""
        return self._behind_deed(i) or self._left(i) or self._goal(i)

    def _last(self, i: int) -> int:
        last = i
        while last + 1 < len(self.tokens) and last - i < 4 and self._goes_on(last + 1):
            last += 1
        while self.lower[last] in self.words["particles"] or self.tokens[last].text in _JOINTS:
            last -= 1
        return last

    def _may_be(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            (token.pos == "PROPN" or token.tag in ("NNP", "NNPS"))
            and joined(self.around, i)
            and not token.text.isupper()
            and token.text.replace("-", "").replace("’", "").replace("'", "").isalpha()
            and self.lower[i] not in self.words["no_places"]
            and self.lower[i] not in self.words["direction"]
        )

    def _goes_on(self, k: int) -> bool:
        joint = self.lower[k] in self.words["particles"] or self.tokens[k].text in _JOINTS
        follows = k + 1 < len(self.tokens) and self._may_be(k + 1)
        named = self.tokens[k].pos == "PROPN" or self.tokens[k].tag in ("NNP", "NNPS")
        return (named and joined(self.around, k)) or (joint and follows)

    def _behind_deed(self, i: int) -> bool:
        """True for "a raid on Barsalogho", "the shelling of Kherson": done to places, or to whom the text would name."""
        if i < 2 or self.lower[i - 1] not in self.words["done_at"]:
            return False
        return self.tokens[i - 2].lemma in self.words["deeds_on_places"]

    def _left(self, i: int) -> bool:
        """True for "abducted 200 girls from Chibok", "withdrew from Kidal", "pulled out of Zumar"."""
        verb = self.tokens[self.tokens[i].head]
        away = self.lower[i - 1 : i] == ["from"] or self.lower[max(0, i - 2) : i] == ["out", "of"]
        return away and verb.lemma in self.words["left"]

    def _goal(self, i: int) -> bool:
        """True for "entered Mushaki", "shelled Hroza": what is done so is done to places."""
        token = self.tokens[i]
        verb = self.tokens[token.head]
        return (
            token.dep in ("obj", "nsubj:pass")
            and verb.pos == "VERB"
            and verb.lemma in self.words["done_only_to_places"]
        )
