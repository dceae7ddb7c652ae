"""The bundled pipeline reads the test treebanks at least this well; checked where they lie beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import language
from analysis.language.evaluate import evaluate

TREEBANKS = Path(__file__).resolve().parents[2].parent / "shared" / "treebanks"


@pytest.mark.parametrize(("name", "uas", "las"), [("en_ewt-test", 82.5, 79.5), ("en_gum-test", 84.5, 81.5)])
def test_attachment_from_raw_paragraphs_reaches_its_floor(name: str, uas: float, las: float) -> None:
    path = TREEBANKS / f"{name}.conllu.gz"
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside the project: accuracy not measured")
    score = evaluate(language.load().nlp, path)
    assert (score.uas >= uas, score.las >= las) == (True, True), score


def test_the_weights_take_at_most_eight_megabytes() -> None:
    assert sum(p.stat().st_size for p in language.BUNDLED.rglob("*") if p.is_file()) <= 8_000_000


def test_evaluation_counts_words_heads_relations_and_sentences(tmp_path: Path) -> None:
    import gzip

    row = "{}\t{}\t_\tX\t_\t_\t{}\t{}\t_\t_"
    rows = [("Rebels", 2, "nsubj"), ("attacked", 0, "root"), ("troops", 2, "obj"), (".", 2, "punct")]
    lines = ["# sent_id = a-1", "# text = Rebels attacked troops ."]
    lines += [row.format(i, word, head, label) for i, (word, head, label) in enumerate(rows, 1)]
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n\n").encode()))
    score = evaluate(language.load().nlp, path)
    assert (score.uas, score.las, score.sentences, score.words) == (100.0, 100.0, 100.0, 4)
    assert (score.relations["nsubj"], score.relations["obj"], score.relations["conj"]) == (100.0, 100.0, 0.0)
    assert evaluate(language.load().nlp, path, only="other").words == 0
