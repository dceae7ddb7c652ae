"""A sentence as the rooms behind the parser see it: plain tokens with offsets, free of any parser's own types."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Token:
    """One word: its place in the sentence, its offsets into the document's text, and its syntax (Universal Dependencies).

    `text` is exactly `document.text[start:end]`; `lemma` is lower case; `head` is an index into the sentence's
    tokens, and the root is its own head.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """One sentence with its tokens; `start` and `end` are offsets into the document's text.

    `cut` is True for the beginning of one that is too long for the parser and goes on in the next.
    """

    sentence_id: str
    doc_id: str
    passage: int
    number: int
    start: int
    end: int
    text: str
    tokens: list[Token]
    cut: bool = False
    _children: list[list[int]] = field(default_factory=list, repr=False)
    _words: frozenset[str] = field(default=frozenset(), repr=False)

    def words(self) -> frozenset[str]:
        """Give all its words in small letters, as written and as lemmas."""
        if not self._words:
            self._words = frozenset(word for t in self.tokens for word in (t.lemma, t.text.lower()))
        return self._words

    def children(self, i: int) -> list[int]:
        """Give the indices of the words that depend directly on word `i`, left to right."""
        if not self._children:
            self._children = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.i:
                    self._children[token.head].append(token.i)
        return self._children[i]

    def subtree(self, i: int) -> list[int]:
        """Give the indices of word `i` and of all words below it, sorted."""
        found, open_ = [], [i]
        while open_:
            word = open_.pop()
            found.append(word)
            open_.extend(self.children(word))
        return sorted(found)
