"""Text to sentences, words and syntax, offline: the pipeline that ships with the package, or another of spaCy's."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from analysis.language import library as library  # first: it imports spaCy, without what is not used
from analysis.language.pipeline import Language, NameFinder

#: The pipeline that ships with the package.
BUNDLED = Path(__file__).resolve().parents[2] / "data" / "language" / "en_fault_lines"

__all__ = ["BUNDLED", "Language", "load"]


@lru_cache(maxsize=4)
def load(name: str | None = None, names: NameFinder | None = None) -> Language:
    """Give the bundled pipeline, or another spaCy pipeline by the name it is installed under, or by its folder.

    `names` finds names in a text, each of which the parser is shown as one word that it knows.

    The other one needs a parser trained on Universal Dependencies or on ClearNLP labels, as spaCy's own English
    pipelines are, and part-of-speech tags. Raises OSError, with what to install, where there is no such pipeline, and
    ValueError where it lacks what reading needs.
    """
    from analysis.language.weights import load_pipeline

    if name is None:
        return Language(load_pipeline(BUNDLED), "bundled", names)
    return Language(load_pipeline(name), name, names)
