"""spaCy comes without its command line, which nothing here uses, and is whole all the same."""

from __future__ import annotations

import subprocess
import sys


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_no_web_client_is_imported_with_the_parser_and_the_command_line_is_there_for_who_asks() -> None:
    told = run(
        "import sys, analysis.language, spacy\n"
        "print([n for n in ('spacy.cli', 'requests', 'httpx', 'weasel') if n in sys.modules])\n"
        "import spacy.cli.train\n"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__, callable(spacy.cli.train.train))"
    )
    assert told == "[]\nTrue True"


def test_importing_the_package_imports_no_library() -> None:
    assert run("import sys, analysis\nprint([n for n in ('numpy', 'pandas', 'spacy') if n in sys.modules])") == "[]"


def test_whoever_reads_documents_loads_neither_pandas_nor_arrow() -> None:
    told = run(
        "import sys\nfrom analysis.assembly.reader import Text, read_shard\n"
        "read_shard([Text('d', 'Rebels attacked Goma on Monday.', ((0, 31),), None)])\n"
        "print([n for n in ('pandas', 'pyarrow') if n in sys.modules])"
    )
    assert told == "[]"
