"""Sentences with their syntax, from treebanks and from the teacher, as numbers for training."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence's words with heads (0: the root, else a word from 1), relations, and tags: universal, treebank's, features."""

    words: list[str]
    heads: list[int]
    relations: list[str]
    tags: tuple[list[str], list[str], list[str]]


def read(path: Path) -> Iterator[Parsed]:
    """Give the sentences of a gzipped CoNLL-U file."""
    for block in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            _, words, _, universal, own, features, heads, relations, *_ = map(list, zip(*rows, strict=True))
            yield Parsed(words, [int(h) for h in heads], relations, (universal, own, features))


@dataclass(frozen=True, slots=True)
class Labels:
    """The relations and the three kinds of tags that training has seen, most frequent first."""

    relations: list[str]
    tags: tuple[list[str], list[str], list[str]]

    @property
    def sizes(self) -> list[int]:
        """Give how many there are of each: relations, then tags."""
        return [len(self.relations), *map(len, self.tags)]


def labels(sentences: Sequence[Parsed]) -> Labels:
    """Give the labels of a treebank."""
    universal, own, features = (_common(x for s in sentences for x in s.tags[k]) for k in range(3))
    return Labels(_common(x for s in sentences for x in s.relations), (universal, own, features))


def _common(values: Iterable[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common()]
