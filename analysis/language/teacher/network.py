"""The teacher: a small BERT (MiniLM, Wang et al., 2020) below a biaffine parser (Dozat and Manning, 2017) and taggers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, ATTENTION_HEADS, INNER, PIECES = 384, 6, 12, 1536, 30522
_SHAPE, _ARC, _LABEL = 32, 384, 128
_LONGEST = 8  # pieces of a word that are looked at
#: Where each part of the encoder stands in the published weights.
_STORED = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side: pieces (batch × pieces), each word's first piece and shape (batch × words), and what is no filling."""

    pieces: Tensor
    first: Tensor
    shapes: Tensor
    is_word: Tensor
    is_piece: Tensor


class Pieces:
    """Words to word pieces; case, which the encoder does not see, goes by a shape."""

    def __init__(self, encoder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word.replace("\u2011", "-"), add_special_tokens=False).ids
        return tuple(ids[:_LONGEST]) or (self._tokenizer.token_to_id("[UNK]"),)

    def length(self, words: Sequence[str]) -> int:
        """Give the number of pieces of a sentence, with the two that frame it."""
        return sum(len(self.of(word)) for word in words) + 2

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """Give sentences of words as tensors."""
        longest = max(map(self.length, sentences))
        shape = (len(sentences), max(map(len, sentences)))
        pieces, is_piece = torch.zeros(len(sentences), longest, dtype=torch.long), torch.zeros(len(sentences), longest)
        first, shapes, is_word = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
        begin, end = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        for row, words in enumerate(sentences):
            ids = [begin]
            for column, word in enumerate(words):
                first[row, column], shapes[row, column], is_word[row, column] = len(ids), _shape(word), 1
                ids += self.of(word)
            ids.append(end)
            pieces[row, : len(ids)], is_piece[row, : len(ids)] = torch.tensor(ids), 1
        return Batch(pieces, first, shapes, is_word.bool(), is_piece.bool())


def _shape(word: str) -> int:
    """Give a number from 1 to 9 for capitals, small letters and digits."""
    if word.isupper():
        return 1 if len(word) > 1 else 2
    if word[:1].isupper():
        return 3 if word[1:].islower() else 4
    if any(c.isdigit() for c in word):
        return 5 if word.isdigit() else 6
    if word.islower():
        return 7
    return 8 if any(c.isupper() for c in word) else 9


class _Layer(nn.Module):
    """One layer of the encoder: attention, then a feed-forward network, each with its sum and norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        def apart(y: Tensor) -> Tensor:
            return y.view(*y.shape[:2], ATTENTION_HEADS, -1).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            apart(self.query(x)), apart(self.key(x)), apart(self.value(x)), attn_mask=mask
        )
        x = self.norm(x + self.dropout(self.mixed(seen.transpose(1, 2).reshape(x.shape))))
        return self.last(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """The pretrained part: pieces to vectors, the layers mixed with learned weights."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places, self.kinds = (nn.Embedding(n, WIDTH) for n in (PIECES, 512, 2))
        self.norm, self.dropout = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))

    def load(self, folder: Path) -> None:
        """Take the published weights (`model.safetensors` of all-MiniLM-L6-v2)."""
        stored = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        tables = {"words": "word_embeddings", "places": "position_embeddings", "kinds": "token_type_embeddings"}
        for name, there in (tables | {"norm": "LayerNorm"}).items():
            _copy(getattr(self, name), stored, f"embeddings.{there}")
        for i, layer in enumerate(self.layers):
            for name, there in _STORED.items():
                _copy(getattr(layer, name), stored, f"encoder.layer.{i}.{there}")

    def forward(self, pieces: Tensor, is_piece: Tensor) -> Tensor:
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.kinds.weight[0]
        states = [self.dropout(self.norm(x))]
        for layer in self.layers:
            states.append(layer(states[-1], is_piece[:, None, None, :]))
        return sum((w * s for w, s in zip(torch.softmax(self.mix, 0), states, strict=True)), torch.zeros(()))


def _copy(module: nn.Module, stored: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        for part, parameter in module.named_parameters():
            parameter.copy_(stored[f"{name}.{part}"])


class Teacher(nn.Module):
    """Scores for heads, relations and tags of every word of a batch."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """`sizes`: how many relations, universal tags, treebank tags and feature bundles there are."""
        super().__init__()
        wide = WIDTH + _SHAPE
        self.encoder, self.shapes, self.dropout = Encoder(), nn.Embedding(10, _SHAPE), nn.Dropout(0.3)
        self.arc_head, self.arc_word = _perceptron(wide, _ARC), _perceptron(wide, _ARC)
        self.label_head, self.label_word = _perceptron(wide, _LABEL), _perceptron(wide, _LABEL)
        self.arcs = nn.Parameter(torch.randn(_ARC + 1, _ARC) * 0.02)
        self.labels = nn.Parameter(torch.randn(sizes[0], _LABEL + 1, _LABEL + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(wide) * 0.1)
        self.tags = nn.ModuleList(nn.Linear(wide, size) for size in sizes[1:])

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, list[Tensor]]:
        """Give scores of heads (batch × words × root and words), the words' vectors (root first), scores of each kind of tag."""
        x = self.encoder(batch.pieces, batch.is_piece)
        x = torch.gather(x, 1, batch.first[:, :, None].expand(-1, -1, WIDTH))
        x = self.dropout(torch.cat([x, self.shapes(batch.shapes)], -1))
        x = torch.cat([self.root.to(x.dtype).expand(len(x), 1, -1), x], 1)
        scores = _with_one(self.arc_word(x[:, 1:])) @ self.arcs.to(x.dtype) @ self.arc_head(x).transpose(1, 2)
        is_head = torch.cat([torch.ones_like(batch.is_word[:, :1]), batch.is_word], 1)
        return scores.float().masked_fill(~is_head[:, None, :], -1e4), x, [tag(x[:, 1:]).float() for tag in self.tags]

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Give scores of each relation of every word to its given head (0 for the root)."""
        above = self.label_head(x)
        above = torch.gather(above, 1, heads[:, :, None].expand(-1, -1, above.shape[-1]))
        return torch.einsum(
            "bni,lij,bnj->bnl", _with_one(self.label_word(x[:, 1:])), self.labels.to(x.dtype), _with_one(above)
        ).float()


def _perceptron(wide: int, narrow: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(wide, narrow), nn.GELU(), nn.Dropout(0.33))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
