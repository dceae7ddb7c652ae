"""Training the bundled pipeline on treebanks in CoNLL-U."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language as SpacyPipeline
from spacy.tokens import DocBin
from spacy.training.converters import conllu_to_docs

from analysis.language.tokens import adapt
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


def train(treebanks: Path, out: Path) -> None:
    """Train on all `*-train.conllu.gz` of a folder, watch `*-dev`, and write the pipeline to `out`."""
    from spacy.cli.train import train as spacy_train

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for part in ("train", "dev"):
            _to_spacy(sorted(treebanks.glob(f"*-{part}.conllu.gz")), folder / f"{part}.spacy")
        overrides = {"paths.train": str(folder / "train.spacy"), "paths.dev": str(folder / "dev.spacy")}
        spacy_train(CONFIG, folder / "out", overrides=overrides)
        nlp = spacy.load(folder / "out" / "model-best")
        nlp.meta.pop("performance", None)
        nlp.config["nlp"]["after_creation"] = None
        nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
        save_bundled(nlp, out)


def _to_spacy(files: Sequence[Path], out: Path) -> None:
    if not files:
        raise FileNotFoundError(f"{out.stem}: the folder of treebanks holds no *-{out.stem}.conllu.gz")
    bank = DocBin(store_user_data=False)
    for path in files:
        for doc in conllu_to_docs(gzip.decompress(path.read_bytes()).decode("utf-8"), n_sents=_GROUP, no_print=True):
            bank.add(doc)
    bank.to_disk(out)
