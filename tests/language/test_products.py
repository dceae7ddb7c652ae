"""The parser's products: right, and a row of them the same bits in whatever company it is multiplied."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps

from analysis import language
from analysis.language.products import Products


@pytest.mark.parametrize(("inner", "outer"), [(512, 384), (384, 256), (64, 1024), (128, 64)])
def test_a_row_is_the_same_in_any_company(inner: int, outer: int) -> None:
    draw = np.random.default_rng(0)
    x, y = (draw.standard_normal((n, inner)).astype("float32") for n in (700, outer))
    whole = Products().gemm(x, y, trans2=True)
    np.testing.assert_allclose(whole, NumpyOps().gemm(x, y, trans2=True), rtol=1e-3, atol=1e-4)
    for n in (1, 2, 7, 31, 32, 33, 100, 333):
        assert np.array_equal(Products().gemm(x[5 : 5 + n], y, trans2=True), whole[5 : 5 + n])


def test_the_bundled_pipeline_multiplies_so() -> None:
    tok2vec = language.load().nlp.get_pipe("tok2vec")
    assert {type(node.ops) for node in tok2vec.model.walk()} == {Products}


def test_a_sentence_is_read_the_same_alone_and_in_company() -> None:
    texts = [
        f"Rebels attacked {n} villages near Goma, and the army said {'that ' * (n % 3)}it fell." for n in range(40)
    ]
    nlp = language.load().nlp
    together = [[(t.tag_, t.dep_, t.head.i) for t in doc] for doc in nlp.pipe(texts, batch_size=32)]
    assert together == [[(t.tag_, t.dep_, t.head.i) for t in nlp(text)] for text in texts]
