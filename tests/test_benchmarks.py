"""What the benchmarks measure with: corpora that are the same everywhere, and pages that keep their prose."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.corpora import documents, templates
from benchmarks.page import Page, table

ROOT = Path(__file__).resolve().parent.parent


def test_the_same_arguments_give_the_same_corpus_and_another_seed_another() -> None:
    one, again, other = (list(documents(30, seed)) for seed in (3, 3, 4))
    assert one == again != other
    assert list(islice(documents(1_000_000, 3), 30)) == one


def test_documents_are_of_very_different_length_and_no_two_are_the_same() -> None:
    texts = [record["text"] for record in documents(300)]
    lengths = sorted(map(len, texts))
    assert lengths[-1] > 5 * lengths[150]
    assert len(set(texts)) == len(texts)


def test_conflict_news_can_be_asked_for_alone() -> None:
    _, conflict = templates()
    beginnings = {part[:12] for template in conflict for part in template[:1] if isinstance(part, str)}
    texts = [record["text"] for record in documents(20, conflict=1.0)]
    assert texts and beginnings
    assert not any("Heavy snow closed schools" in text for text in texts)


def test_a_section_is_put_in_its_place_and_the_prose_stays(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text("# Title\n\n<!-- a -->\nold\n<!-- /a -->\n\nProse.\n\n<!-- b -->\n<!-- /b -->\n")
    Page(tmp_path / "p.md").put("a", r"new \1")
    assert (tmp_path / "p.md").read_text() == (
        "# Title\n\n<!-- a -->\n\nnew \\1\n\n<!-- /a -->\n\nProse.\n\n<!-- b -->\n<!-- /b -->\n"
    )
    with pytest.raises(KeyError, match="no section 'c'"):
        Page(tmp_path / "p.md").put("c", "x")


def test_columns_of_numbers_stand_to_the_right() -> None:
    assert table(("a", "b"), [("x|y", 1234.5), ("z", 2)]) == "| a | b |\n|---|---:|\n| x\\|y | 1,234 |\n| z | 2 |"


@pytest.mark.parametrize("page", ["performance", "reliability"])
def test_every_section_of_a_page_has_been_measured(page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    sections = [part.partition(" -->")[0] for part in text.split("<!-- ")[1:] if not part.startswith("/")]
    empty = [name for name in sections if not text.partition(f"<!-- {name} -->")[2].partition("<!-- /")[0].strip()]
    assert sections and empty == []


def test_an_unknown_section_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nothing"])
    assert "there is no section 'nothing'" in capsys.readouterr().err
