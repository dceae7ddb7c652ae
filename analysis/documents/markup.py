"""HTML to title and text, by Beautiful Soup on lxml: no script, no style, one paragraph per block."""

from __future__ import annotations

from bs4 import BeautifulSoup

_SILENT = (
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "nav",
    "footer",
    "form",
    "svg",
    "iframe",
    "object",
    "button",
)
_BLOCKS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "article",
    "section",
    "td",
    "tr",
    "pre",
    "br",
    "main",
    "header",
    "figcaption",
)


def extract(html: str) -> tuple[str, str]:
    """Give the title and the text of a page, its blocks apart by blank lines."""
    soup = BeautifulSoup(html, "lxml")
    title = " ".join(soup.title.get_text(" ").split()) if soup.title else ""
    for tag in soup.find_all(_SILENT):
        tag.decompose()
    for tag in soup.find_all(_BLOCKS):
        tag.append("\n\n")
        tag.insert_before("\n\n")
    lines = (" ".join(line.split()) for line in soup.get_text().split("\n\n"))
    return title, "\n\n".join(line for line in lines if line)
