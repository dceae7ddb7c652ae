"""Pages: what is read of them, and that no page takes more than its share of time."""

from __future__ import annotations

import pytest

from analysis.documents.markup import extract


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Rebels attacked.<p>They fled.", "Rebels attacked.\n\nThey fled."),
        ("<p>Rebels <b>attack</b>ed\n the town.</p>", "Rebels attacked the town."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>A</p><script>alert('x')</script><style>p {}</style><p>B", "A\n\nB"),
        ("<nav><ul><li>Home<img></li></ul></nav><p>A</p><footer>f</footer>", "A"),
        ("<p>A<br>B &amp; C &lt;D&gt;", "A\n\nB & C <D>"),
        ("<!-- hidden --><p>A</p>", "A"),
        ("no markup at all", "no markup at all"),
        ("", ""),
    ],
)
def test_a_page_gives_what_its_reader_sees(html: str, text: str) -> None:
    assert extract(html)[1] == text


def test_the_title_stands_apart() -> None:
    title, text, _ = extract("<html><head><title>Peace\n talks</title></head><body><h1>Talks</h1><p>They met.</body>")
    assert (title, text) == ("Peace talks", "Talks\n\nThey met.")


@pytest.mark.parametrize(
    "opened", ["<div>", "<b>", "<p><i>", "<ul><li>", "<table><tr><td>", "<a href=''>", "<form>", "<"]
)
def test_deep_nesting_is_read_to_its_end(opened: str) -> None:
    assert extract(opened * 50_000 + "<p>the end")[1].endswith("the end" if opened != "<form>" else "")
