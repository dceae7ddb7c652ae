"""The bundled weights: half precision on disk, full precision in memory; no score changes by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language as SpacyPipeline

from analysis.language.products import use_products

#: Components of other pipelines whose work is not used: names are found and lemmas made elsewhere.
_UNUSED = ("ner", "entity_ruler", "lemmatizer", "senter", "textcat")


def load_pipeline(name: str | Path) -> SpacyPipeline:
    """Give a pipeline by its folder or the name it is installed under, without what is never used.

    Raises OSError where there is none, and says what to do.
    """
    import spacy

    if isinstance(name, Path) and not (name / "config.cfg").is_file():
        raise OSError(
            f"{name}: the language model is missing; get it back from the repository, or train it (README.md)"
        )
    try:
        nlp = spacy.load(name, exclude=list(_UNUSED))
    except OSError as error:
        raise OSError(
            f"'{name}' is no installed spaCy pipeline and no folder of one: install it "
            f"(python -m spacy download {name}), or leave the name out for the pipeline that comes with this package"
        ) from error
    _to_full_precision(nlp)
    use_products(nlp)
    return nlp


def _to_full_precision(nlp: SpacyPipeline) -> None:
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name).dtype == "float16":
                    node.set_param(name, node.get_param(name).astype("float32"))


def save_bundled(nlp: SpacyPipeline, folder: Path) -> None:
    """Write a pipeline with weights of half precision."""
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    for path in _model_files(folder):
        message = srsly.msgpack_loads(path.read_bytes())
        path.write_bytes(srsly.msgpack_dumps(_mapped(message, _half)))


def _model_files(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.rglob("model")) if p.is_file())


def _half(value: Any) -> Any:
    return value.astype("float16") if getattr(value, "dtype", None) == "float32" else value


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {k: _mapped(v, change) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mapped(v, change) for v in value]
    return change(value)
