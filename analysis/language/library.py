"""spaCy without its command line: that brings web clients which nothing here uses, and takes as long to import as the rest."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, unless that is done; its command line can still be imported by whoever wants it."""
    if "spacy" in sys.modules:
        return
    for name in _COMMANDS:
        sys.modules[name] = _Empty(name)
    try:
        import spacy  # noqa: F401
    finally:
        for name in _COMMANDS:
            sys.modules.pop(name, None)


class _Empty(ModuleType):
    """Stands for a module of which spaCy takes one function into its own namespace."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []  # as a package

    @staticmethod
    def info(*arguments: Any, **options: Any) -> Any:
        """Do what spaCy's own function does."""
        from spacy.cli.info import info

        return info(*arguments, **options)


import_spacy()
