"""Text to sentences, words and syntax, offline: the pipeline that ships with the package, or another of spaCy's."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from analysis.language.pipeline import Language

#: The pipeline that ships with the package.
BUNDLED = Path(__file__).resolve().parents[2] / "data" / "language" / "en_fault_lines"

__all__ = ["BUNDLED", "Language", "load"]


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """Give the bundled pipeline, or an installed spaCy pipeline by name or path.

    Raises OSError, with what to install, where there is no such pipeline.
    """
    from analysis.language.weights import load_bundled

    if name is None:
        return Language(load_bundled(BUNDLED), "bundled")
    import spacy

    try:
        return Language(
            spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler"] if "ud" in name else ["ner"]), name
        )
    except OSError as error:
        raise OSError(f"'{name}' is no installed spaCy pipeline; install it or leave the name out") from error
