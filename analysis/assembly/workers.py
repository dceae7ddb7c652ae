"""Who reads the shards: this process, several, or a Dask cluster. The outcomes come in the order of the shards."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

from analysis.assembly.reader import Text, read_shard

_TRIES = 3  # times that a shard is given out before its loss ends the build
_AHEAD = 3  # shards that wait for each worker
_PATIENCE = 20  # seconds in which a cluster must answer

Job = TypeVar("Job")


class WorkerLost(RuntimeError):
    """Workers ended again and again over the same documents, or there is no way to have any."""


class Reader(Generic[Job]):
    """Gives out shards and gives back their outcomes in order."""

    def read(self, jobs: Iterable[tuple[Job, Sequence[Text]]]) -> Iterator[tuple[Job, list[bytes]]]:
        """Give each job with the packed outcomes of its texts."""
        for job, shard in jobs:
            yield job, read_shard(shard) if shard else []


class _Many(Reader[Job]):
    """Reads by submitting shards to others, a few ahead of what is asked for."""

    def __init__(self, submit: Callable[[Sequence[Text]], Any], ahead: int) -> None:
        self._submit, self._ahead = submit, ahead

    def read(self, jobs: Iterable[tuple[Job, Sequence[Text]]]) -> Iterator[tuple[Job, list[bytes]]]:
        waiting: deque[tuple[Job, Sequence[Text], Any]] = deque()
        for job, shard in jobs:
            waiting.append((job, shard, self._submit(shard) if shard else None))
            if len(waiting) >= self._ahead:
                yield self._first(waiting)
        while waiting:
            yield self._first(waiting)

    def _first(self, waiting: deque[tuple[Job, Sequence[Text], Any]]) -> tuple[Job, list[bytes]]:
        job, shard, future = waiting.popleft()
        return job, self._result(shard, future) if shard else []

    def _result(self, shard: Sequence[Text], future: Any) -> list[bytes]:
        found: list[bytes] = future.result()
        return found


class _Pool(_Many[Job]):
    """Processes on this machine; when one dies, new ones are started and what was lost is read again."""

    def __init__(self, workers: int) -> None:
        super().__init__(self._give, workers * _AHEAD)
        self._workers = workers
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=get_context("spawn"), initializer=_leave_stopping_to_parent
        )

    def _give(self, shard: Sequence[Text]) -> Future[list[bytes]]:
        try:
            return self._pool.submit(read_shard, shard)
        except BrokenProcessPool:
            self._pool = self._start()
            return self._pool.submit(read_shard, shard)

    def _result(self, shard: Sequence[Text], future: Future[list[bytes]]) -> list[bytes]:
        for _ in range(_TRIES):
            try:
                return future.result()
            except BrokenProcessPool:
                future = self._give(shard)
        raise WorkerLost(_lost(shard))

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def stop(self) -> None:
        """End the processes in the middle of what they read."""
        for process in list((self._pool._processes or {}).values()):  # Python 3.14 has terminate_workers for this
            process.terminate()
        self.close()


def _lost(shard: Sequence[Text]) -> str:
    names = ", ".join(text.doc_id for text in shard[:3])
    return f"workers ended again and again while reading {names}; is there enough memory?"


def _leave_stopping_to_parent() -> None:
    """Ctrl-C reaches every process of a terminal; the one that started the others ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def reader(workers: int = 1, cluster: str = "") -> Iterator[Reader[Any]]:
    """Give a reader: this process for one worker, processes for more, a Dask cluster by address (or `local`).

    Raises ValueError for fewer than one worker, WorkerLost where Dask is asked for and not installed.
    """
    if workers < 1:
        raise ValueError(f"{workers} workers can read nothing; give 1 or more")
    if cluster:
        with _dask(cluster, workers) as found:
            yield found
    elif workers == 1:
        yield Reader()
    else:
        pool: _Pool[Any] = _Pool(workers)
        try:
            yield pool
        except BaseException:
            pool.stop()
            raise
        pool.close()


@contextmanager
def _dask(address: str, workers: int) -> Iterator[Reader[Any]]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise WorkerLost('Dask is not installed; bring it with: pip install "dask[distributed]"') from error
    if address == "local":
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as local,
            Client(local) as client,
        ):
            yield _on(client)
    else:
        with _client(Client, address) as client:
            yield _on(client)


def _client(client: Any, address: str) -> Any:
    try:
        return client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise WorkerLost(f"{address}: no Dask scheduler answers there ({error})") from error


def _on(client: Any) -> Reader[Any]:
    return _Cluster(client, max(1, sum(client.nthreads().values())))


class _Cluster(_Many[Job]):
    """The workers of a Dask cluster; Dask itself gives what a lost one had to another."""

    def __init__(self, client: Any, cores: int) -> None:
        super().__init__(lambda shard: client.submit(read_shard, shard, pure=False), cores * _AHEAD)

    def _result(self, shard: Sequence[Text], future: Any) -> list[bytes]:
        from distributed import KilledWorker

        try:
            return super()._result(shard, future)
        except KilledWorker as error:
            raise WorkerLost(_lost(shard)) from error


def all_cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
