"""What the readers know of the world and of English: plain files under data/knowledge, loaded once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.knowledge.files import KnowledgeError, word_sets

if TYPE_CHECKING:
    from analysis.knowledge.actors import ActorBase
    from analysis.knowledge.light_verbs import LightVerbs
    from analysis.knowledge.nouns import Collective, Institution, NounIndex, Role
    from analysis.knowledge.ontology import Ontology
    from analysis.knowledge.patterns import PatternBase
    from analysis.knowledge.relations import RelationBase
    from analysis.knowledge.ties import TieBase

#: Where the knowledge files stand in the project.
FOLDER = Path(__file__).resolve().parents[2] / "data" / "knowledge"

__all__ = ["FOLDER", "Knowledge", "KnowledgeError", "load"]


class Knowledge:
    """The knowledge files of one folder; each is read when first needed and raises KnowledgeError on a mistake."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def grammar(self) -> Mapping[str, frozenset[str]]:
        return word_sets(self.folder / "grammar.yaml")

    @cached_property
    def modality(self) -> Mapping[str, frozenset[str]]:
        return word_sets(self.folder / "modality.yaml")

    @cached_property
    def standing(self) -> Mapping[str, frozenset[str]]:
        return word_sets(self.folder / "standing.yaml")

    @cached_property
    def frames(self) -> Mapping[str, frozenset[str]]:
        return word_sets(self.folder / "frames.yaml")

    @cached_property
    def actors(self) -> ActorBase:
        from analysis.knowledge.actors import load_actors

        return load_actors(self.folder / "actors")

    @cached_property
    def institutions(self) -> NounIndex[Institution]:
        from analysis.knowledge.nouns import load_institutions

        return load_institutions(self.folder / "actors" / "institutions.csv")

    @cached_property
    def collectives(self) -> NounIndex[Collective]:
        from analysis.knowledge.nouns import load_collectives

        return load_collectives(self.folder / "actors" / "collectives.csv")

    @cached_property
    def roles(self) -> NounIndex[Role]:
        from analysis.knowledge.nouns import load_roles

        return load_roles(self.folder / "roles.csv")

    @cached_property
    def titles(self) -> Mapping[str, frozenset[str]]:
        return word_sets(self.folder / "titles.yaml")

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First names of persons, of all languages, as they are written."""
        return frozenset().union(*word_sets(self.folder / "given_names.yaml").values())

    @cached_property
    def light_verbs(self) -> LightVerbs:
        from analysis.knowledge.light_verbs import load_light_verbs

        return load_light_verbs(self.folder / "light_verbs.yaml")

    @cached_property
    def ontology(self) -> Ontology:
        from analysis.knowledge.ontology import load_ontology

        return load_ontology(self.folder / "ontology.yaml")

    @cached_property
    def patterns(self) -> PatternBase:
        from analysis.knowledge.kept_patterns import kept_patterns

        return kept_patterns(self.folder / "events", self.ontology)

    @cached_property
    def relations(self) -> RelationBase:
        from analysis.knowledge.relations import load_relations

        return load_relations(self.folder / "relations.yaml")

    @cached_property
    def ties(self) -> TieBase:
        from analysis.knowledge.patterns import SETS
        from analysis.knowledge.phrases import load_sets
        from analysis.knowledge.ties import load_ties

        return load_ties(self.folder / "ties.yaml", load_sets(self.folder / "events" / SETS))


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Knowledge:
    """Give the knowledge of a folder, read once."""
    return Knowledge(folder)
