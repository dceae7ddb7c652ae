"""Patterns from the cache are the patterns of the files."""

from pathlib import Path

import pytest

from analysis.knowledge import FOLDER, KnowledgeError, load
from analysis.knowledge.kept_patterns import kept_patterns
from analysis.knowledge.patterns import load_patterns

ONTOLOGY = load().ontology
BLOCK = "type: ASSAULT\npatterns:\n  - verbs: [raid, open fire (on T)]\n    nouns: [raid (on T)]\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "events"
    made.mkdir()
    (made / "sets.yaml").write_text("preposition: ['on', 'of']\n", encoding="utf-8")
    (made / "figures_of_speech.yaml").write_text("sport:\n  phrases: [raid the net]\n", encoding="utf-8")
    (made / "assault.yaml").write_text(BLOCK, encoding="utf-8")
    return made


def files(cache: Path) -> list[Path]:
    return sorted(cache.rglob("patterns-*.json"))


def test_patterns_and_figures_are_those_of_the_files(cache: Path) -> None:
    loaded = load_patterns(FOLDER / "events", ONTOLOGY)
    for _ in ("made", "taken from the cache"):
        kept = kept_patterns(FOLDER / "events", ONTOLOGY)
        assert dict(kept.verbs) == dict(loaded.verbs)
        assert dict(kept.nouns) == dict(loaded.nouns)
        assert dict(kept.figures.phrases) == dict(loaded.figures.phrases)
        assert dict(kept.figures.marks) == dict(loaded.figures.marks)
        assert kept.verbs.get("no verb at all", ()) == ()
        assert "no verb at all" not in kept.verbs
    assert len(files(cache)) == 1


def test_a_pattern_that_has_several_words_for_its_head_is_one(cache: Path, folder: Path) -> None:
    (folder / "assault.yaml").write_text(BLOCK.replace("[raid,", "[raid|storm,"), encoding="utf-8")
    kept = kept_patterns(folder, ONTOLOGY)
    assert kept.verbs["raid"][0] is kept.verbs["storm"][0]


@pytest.mark.parametrize("damage", ["", "nonsense", "0" * 64 + "\n{}"])
def test_a_damaged_file_is_made_anew(cache: Path, folder: Path, damage: str) -> None:
    kept_patterns(folder, ONTOLOGY)
    [path] = files(cache)
    whole = path.read_text(encoding="utf-8")
    path.write_text(damage, encoding="utf-8")
    assert [p.text for p in kept_patterns(folder, ONTOLOGY).verbs["raid"]] == ["raid"]
    assert path.read_text(encoding="utf-8") == whole


def test_a_changed_line_is_read(cache: Path, folder: Path) -> None:
    kept_patterns(folder, ONTOLOGY)
    (folder / "assault.yaml").write_text(BLOCK.replace("[raid,", "[storm,"), encoding="utf-8")
    kept = kept_patterns(folder, ONTOLOGY)
    assert "storm" in kept.verbs
    assert "raid" not in kept.verbs


def test_a_mistake_is_told_with_file_and_line(cache: Path, folder: Path) -> None:
    (folder / "assault.yaml").write_text(BLOCK.replace("[raid,", "[raid @nothing,"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"assault\.yaml, line 3: .*@nothing"):
        kept_patterns(folder, ONTOLOGY)
    assert files(cache) == []
