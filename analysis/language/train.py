"""Training the bundled pipeline on treebanks in CoNLL-U, and on sentences that a teacher has parsed."""

from __future__ import annotations

import gzip
import random
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy import util
from spacy.language import Language as SpacyPipeline
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

from analysis.language.tokens import adapt
from analysis.language.variants import varied
from analysis.language.weights import save_bundled


@spacy.registry.callbacks("fault_lines.tokens.v1")
def create_tokens() -> Callable[[SpacyPipeline], SpacyPipeline]:
    """Give the callback by which a pipeline in training cuts words as it will later."""

    def change(nlp: SpacyPipeline) -> SpacyPipeline:
        adapt(nlp)
        return nlp

    return change


CONFIG = Path(__file__).resolve().parents[2] / "data" / "language" / "config.cfg"
_GROUP = 1  # sentences of one training document: boundaries are set before the parser, here as later


@dataclass(frozen=True, slots=True)
class _Round:
    """Further learning from the same start with each of some seeds; the weights are averaged ("model soups", Wortsman et al., 2022)."""

    seeds: tuple[int, ...]
    steps: int
    rate: float  # the highest; it falls to nothing


#: The second stage, in which the pipeline of the first goes on learning from many more sentences.
_ROUNDS = (_Round((7, 8), 900, 0.0012), _Round((9, 10), 600, 0.0008))


def train(treebanks: Path, out: Path, silver: Path | None = None) -> None:
    """Train on all `*-train.conllu.gz` of a folder, watch `*-dev`, and write the pipeline to `out`.

    With `silver`, parsed sentences in spaCy's format, training goes on from there on both: the treebanks twice, the
    second time in other dress (`variants`), the silver sentences once a round.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for part in ("train", "dev"):
            _write(_gold(sorted(treebanks.glob(f"*-{part}.conllu.gz")), part), folder / f"{part}.spacy")
        best = _stage(util.load_config(CONFIG, interpolate=False), folder / "train.spacy", folder, "first")
        nlp = spacy.load(best)
        if silver is not None:
            _write(_mixed(folder / "train.spacy", silver), folder / "mixed.spacy")
            for k, one in enumerate(_ROUNDS):
                start = folder / f"start-{k}"
                nlp.to_disk(start)
                plans = {f"{k}-{seed}": _continued(start, one, seed) for seed in one.seeds}
                nlp = averaged([_stage(p, folder / "mixed.spacy", folder, name) for name, p in plans.items()])
        nlp.meta.pop("performance", None)
        nlp.config["nlp"]["after_creation"] = None
        nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
        save_bundled(nlp, out)


def _stage(config: Any, sentences: Path, folder: Path, name: str) -> Path:
    """Train as a configuration says; give the folder of the best pipeline on the development part."""
    from spacy.cli.train import train as spacy_train

    path = folder / f"{name}.cfg"
    config.to_disk(path)
    overrides = {"paths.train": str(sentences), "paths.dev": str(folder / "dev.spacy")}
    spacy_train(path, folder / name, overrides=overrides)
    return folder / name / "model-best"


def _continued(start: Path, plan: _Round, seed: int) -> Any:
    """Give the configuration by which a trained pipeline goes on learning, at a rate that falls to nothing."""
    config = util.load_config(CONFIG, interpolate=False)
    config["components"] = {name: {"source": str(start)} for name in config["nlp"]["pipeline"]}
    config["training"].update(seed=seed, max_steps=plan.steps, eval_frequency=plan.steps // 2, patience=0)
    config["training"]["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "initial_rate": plan.rate,
        "warmup_steps": plan.steps // 10,
        "total_steps": plan.steps,
    }
    return config


def averaged(folders: Sequence[Path]) -> SpacyPipeline:
    """Give the pipeline whose weights are the mean of several that were trained from the same start."""
    first, *others = [spacy.load(folder) for folder in folders]
    for name, component in first.pipeline:
        parts = [[*nlp.get_pipe(name).model.walk()] for nlp in others]  # type: ignore[attr-defined]
        for i, node in enumerate(component.model.walk()):  # type: ignore[attr-defined]
            for key in node.param_names:
                if node.has_param(key):
                    same = [node.get_param(key), *(nodes[i].get_param(key) for nodes in parts)]
                    node.set_param(key, sum(same) / len(same))
    return first


def _gold(files: Sequence[Path], part: str) -> Iterable[Doc]:
    if not files:
        raise FileNotFoundError(f"{part}: the folder of treebanks holds no *-{part}.conllu.gz")
    for path in files:
        yield from conllu_to_docs(gzip.decompress(path.read_bytes()).decode("utf-8"), n_sents=_GROUP, no_print=True)


def _mixed(gold: Path, silver: Path) -> list[Doc]:
    chance = random.Random(5)
    vocab = Vocab()
    known = list(DocBin().from_disk(gold).get_docs(vocab))
    docs = [varied(doc, chance) for doc in [*DocBin().from_disk(silver).get_docs(vocab), *known]] + known
    chance.shuffle(docs)
    return docs


def _write(docs: Iterable[Doc], out: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(out)
