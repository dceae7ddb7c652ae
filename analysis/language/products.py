"""Matrix products by numpy's own library: most of a parser's time goes there, and it is three times as fast as thinc's."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language as SpacyPipeline
from thinc.api import NumpyOps

_ROWS = 32  # fewer take another way through the library, which rounds otherwise: no parse may depend on its neighbours


class Products(NumpyOps):
    """thinc's operations on arrays, with another product; a row of it is the same bits whatever rows stand beside it."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Give the product of two matrices, either transposed before if asked for."""
        left, right = x.T if trans1 else x, y.T if trans2 else y
        rows = len(left)
        if rows < _ROWS:
            left = np.concatenate([left, np.zeros((_ROWS - rows, left.shape[1]), left.dtype)])
        found = np.dot(left, right)[:rows]
        if out is None:
            return found
        out[:] = found
        return out


def use_products(nlp: SpacyPipeline) -> None:
    """Let the models of a pipeline multiply so, those that compute with numpy."""
    products = Products()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is NumpyOps:
                node.ops = products
