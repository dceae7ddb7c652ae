"""What several tests of the assembly read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .test_rebuild import NEWS


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three shards of documents in one file."""
    texts = list(NEWS.values())
    rows = [json.dumps({"id": f"d{n:03}", "text": f"{texts[n % 3]} {n} shops closed."}) for n in range(150)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    return tmp_path / "a.jsonl"
