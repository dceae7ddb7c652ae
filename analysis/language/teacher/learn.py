"""Training the teacher on treebanks, and parsing with it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from analysis.language.teacher.network import Pieces, Teacher
from analysis.language.teacher.sentences import Labels, Parsed, labels, read
from analysis.language.teacher.tree import best_tree

_BATCH, _READ = 2_500, 6_000  # pieces of a batch in training, in parsing
_MOST = 500  # pieces of a sentence; the encoder knows 512 places
_RATES = (2.5e-4, 1.5e-3)  # of the pretrained part, of the new one
_WEIGHTS = (0.3, 0.2, 0.2)  # of the tags beside heads and relations
_NONE = -100  # a place that counts for no loss


class Trained:
    """A teacher with its labels and word pieces."""

    def __init__(self, network: Teacher, known: Labels, pieces: Pieces) -> None:
        self.network, self.known, self.pieces = network, known, pieces

    @torch.no_grad()
    def parse(self, sentences: Sequence[list[str]]) -> Iterator[tuple[int, Parsed, float]]:
        """Give (index, parse, confidence: the mean log probability of its heads) of each sentence that is not too long."""
        self.network.eval()
        for batch in tqdm(batches(sentences, self.pieces, _READ), desc="parsing"):
            words = [sentences[i] for i in batch]
            with torch.autocast("cpu", torch.bfloat16):
                arcs, vectors, tags = self.network(self.pieces.batch(words))
            chances = torch.log_softmax(arcs, -1)
            trees = [best_tree(chances[k, : len(w), : len(w) + 1].numpy()) for k, w in enumerate(words)]
            heads = _filled(trees, 0)
            relations = self._relations(vectors.float(), heads)
            found = [tag.argmax(-1) for tag in tags]
            sure = chances.gather(-1, heads[..., None])[..., 0]
            for k, i in enumerate(batch):
                n = len(words[k])
                tagged = [[names[x] for x in t[k, :n]] for names, t in zip(self.known.tags, found, strict=True)]
                named = [self.known.relations[x] for x in relations[k, :n]]
                parsed = Parsed(words[k], trees[k], named, (tagged[0], tagged[1], tagged[2]))
                yield i, parsed, float(sure[k, :n].mean())

    def _relations(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Give the best relation of each word: "root" for the root and for no other."""
        scores = self.network.relations(vectors, heads)
        root = self.known.relations.index("root")
        scores[..., root] = torch.where(heads == 0, torch.inf, -torch.inf)
        return scores.argmax(-1)


def train_teacher(treebanks: Path, encoder: Path, epochs: int = 3, seed: int = 1) -> Trained:
    """Train on all `*-train.conllu.gz` of a folder, from a folder with the weights and pieces of all-MiniLM-L6-v2."""
    random.seed(seed)
    torch.manual_seed(seed)
    sentences = [s for path in sorted(treebanks.glob("*-train.conllu.gz")) for s in read(path)]
    known, pieces = labels(sentences), Pieces(encoder)
    network = Teacher(known.sizes)
    network.encoder.load(encoder)
    new = [p for name, p in network.named_parameters() if not name.startswith("encoder.") or name == "encoder.mix"]
    groups = [network.encoder.parameters(), new]
    kept = {id(p) for p in new}
    rates = [
        {"params": [p for p in group if (id(p) in kept) == bool(k)], "lr": _RATES[k]} for k, group in enumerate(groups)
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01, betas=(0.9, 0.98))
    words = [s.words for s in sentences]
    steps = epochs * len(batches(words, pieces, _BATCH))
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(12 * (k + 1) / steps, max(0, 1 - k / steps)))
    progress = tqdm(total=steps, desc="teacher")
    for _ in range(epochs):
        network.train()
        for batch in batches(words, pieces, _BATCH, shuffle=True):
            loss = _loss(network, pieces, known, [sentences[i] for i in batch])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            plan.step()
            progress.update()
    return Trained(network, known, pieces)


def batches(sentences: Sequence[Sequence[str]], pieces: Pieces, size: int, shuffle: bool = False) -> list[list[int]]:
    """Give the indices of sentences of like length, batch by batch; sentences too long for the encoder are left out."""
    noise = [random.random() * 3 if shuffle else 0.0 for _ in sentences]
    found: list[list[int]] = []
    widest = size
    for i in sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + noise[i]):
        length = pieces.length(sentences[i])
        if length > _MOST:
            continue
        if not found or max(widest, length) * (len(found[-1]) + 1) > size:
            found.append([])
            widest = 0
        found[-1].append(i)
        widest = max(widest, length)
    if shuffle:
        random.shuffle(found)
    return found


def _loss(network: Teacher, pieces: Pieces, known: Labels, sentences: Sequence[Parsed]) -> Tensor:
    heads = _filled([s.heads for s in sentences], _NONE)
    relations = _filled([_numbers(known.relations, s.relations) for s in sentences], _NONE)
    with torch.autocast("cpu", torch.bfloat16):
        arcs, vectors, tags = network(pieces.batch([s.words for s in sentences]))
        labelled = network.relations(vectors, heads.clamp(min=0))
    loss = _cross_entropy(arcs, heads) + _cross_entropy(labelled, relations)
    for k, weight in enumerate(_WEIGHTS):
        gold = _filled([_numbers(known.tags[k], s.tags[k]) for s in sentences], _NONE)
        loss = loss + weight * _cross_entropy(tags[k], gold)
    return loss


def _numbers(names: Sequence[str], values: Sequence[str]) -> list[int]:
    place = {name: i for i, name in enumerate(names)}
    return [place[value] for value in values]


def _filled(rows: Sequence[Sequence[int]], filling: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filling] * (longest - len(row))] for row in rows])


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=_NONE)
