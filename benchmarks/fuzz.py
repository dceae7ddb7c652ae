"""Bytes that nobody would write, fed to the readers for as long as one likes; needs atheris (pip install atheris).

    python -m benchmarks.fuzz --minutes 30

What is read must be sound (tests/sound.py): nothing raises, ids stand once, passages are exact. Inputs that broke it are
kept beside the corpus of the fuzzer and end the run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["analysis.documents", "analysis.events.when", "analysis.events.numbers", "analysis.dating"]
):
    from analysis import documents
    from analysis.dating import published_in
    from analysis.events.numbers import read_amount
    from analysis.events.when import find_dates, resolve_all

from analysis import language
from tests.sound import check_documents

_ENDINGS = (".txt", ".html", ".jsonl", ".csv", ".md", "metadata.csv")
_DAY = date(2020, 5, 17)
_SEEDS = (
    b"\x00Rebels attacked the town on 3 May 2021, and at least seven were killed.",
    "\x01<html><title>T</title><body><p>Caf\u00e9 <b>attack</b><script>x()</script><ul><li>One</ul>".encode(),
    b'\x02{"id": "a", "text": "Rebels attacked.", "date": "2020-02-03"}\n{"id": "a", "text": "x"}\n',
    b'\x03id,text,date\n1,"Rebels ""attacked""\nthe town.",2020-02-03\n2,x,\n',
    "\x04One\r\n\r\nTwo \u200b\u202e three\u2029four".encode("utf-8"),
    b"\x05path,date,title\na.txt,2020-01-01,T\n../x,y\n",
    b"\x00\xff\xfeR\x00e\x00b\x00e\x00l\x00s\x00 \x00f\x00l\x00e\x00d\x00",
    b"\x00between late March and the second week of last May, some two to three dozen, more than 1.5 million",
)


class Target:
    """Reads what the fuzzer makes up, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._nlp, self.done = folder, language.load(), Counter[str]()

    def __call__(self, data: bytes) -> None:
        """Read some bytes as a file of the kind that the first of them says."""
        ending = _ENDINGS[data[0] % len(_ENDINGS)] if data else ".txt"
        name = ending if ending == "metadata.csv" else f"a{ending}"
        for path in self._folder.iterdir():
            path.unlink()
        (self._folder / "b.txt").write_bytes(b"Rebels attacked the town on Monday.")
        (self._folder / name).write_bytes(data[1:])
        found = list(documents.read(self._folder))
        check_documents(found)
        assert any(d.doc_id.startswith("b.txt") and d.status == "read" for d in found)
        self.done[ending] += 1
        for d in found:
            self._read(d)

    def _read(self, d: documents.Document) -> None:
        sentences = self._nlp.sentences(d.doc_id, d.text, d.passages)
        assert all(d.text[s.start : s.end] == s.text for s in sentences)
        published_in(d.text)
        for s in sentences:
            _check_dates(s.text)
            words = s.text.lower().split()
            for i in range(len(words)):
                amount = read_amount(words, i)
                assert amount is None or i == amount.first <= amount.last < len(words)


def _check_dates(text: str) -> None:
    expressions = find_dates(text)
    assert all(text[e.start : e.end] == e.text for e in expressions)
    for span in resolve_all(expressions, _DAY):
        assert not (span.start and span.end) or span.start <= span.end


def main() -> None:
    """Feed the readers until the time is over or something breaks, and say how much was read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", metavar="M", type=float, default=30, help="default: %(default)s")
    options.add_argument("--corpus", metavar="DIR", default=".fuzz", help="what led to new code (default: %(default)s)")
    given = options.parse_args()
    corpus = Path(given.corpus)
    corpus.mkdir(parents=True, exist_ok=True)
    for i, seed in enumerate(_SEEDS):
        (corpus / f"seed{i}").write_bytes(seed)
    with tempfile.TemporaryDirectory() as folder:
        target, begin = Target(Path(folder)), time.monotonic()
        end = begin + 60 * given.minutes

        def timed(data: bytes) -> None:
            if time.monotonic() > end:
                print(f"{time.monotonic() - begin:.0f} seconds, {dict(target.done)}; nothing broke", flush=True)
                os._exit(0)  # the fuzzer itself knows no end by time that leaves a word behind
            target(data)

        atheris.Setup(
            [sys.argv[0], str(corpus), "-max_len=4096", "-len_control=5", f"-artifact_prefix={corpus}/broke-"], timed
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
