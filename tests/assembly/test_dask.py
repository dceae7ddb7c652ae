"""A Dask cluster reads too: the same bytes, and what goes wrong with it is told. Skipped where Dask is not installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.assembly.workers import WorkerLost

from .test_rebuild import files


def test_where_dask_is_not_installed_the_error_says_how_to_get_it(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WorkerLost, match=r'pip install "dask\[distributed\]"'):
        pipeline.build(archive, cluster="local")


def test_a_cluster_gives_the_same_bytes_as_one_worker_also_where_a_worker_dies(archive: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    pipeline.build(archive, out=tmp_path / "one")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        first = next(iter(cluster.workers.values()))

        def kill(_: str, done: int) -> None:
            if done == 64:
                first.process.process.kill()

        pipeline.build(archive, out=tmp_path / "two", cluster=cluster.scheduler_address, progress=kill)
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x"])
def test_an_address_where_no_cluster_is_is_named(archive: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr("analysis.assembly.workers._PATIENCE", 1)
    with pytest.raises(WorkerLost, match=address):
        pipeline.build(archive, cluster=address)
