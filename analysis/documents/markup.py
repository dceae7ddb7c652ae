"""HTML to title and text, read as a stream of tags by lxml: no script, no style, one paragraph per block, no depth limit."""

from __future__ import annotations

import re

from lxml import etree

_SILENT = frozenset(re.findall(r"\w+", """
    script style noscript template head nav footer form svg math iframe object button select textarea audio video
"""))  # fmt: skip
_BLOCKS = frozenset(re.findall(r"\w+", """
    address article aside blockquote body br dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html li
    main ol p pre section table tbody td tfoot th thead tr ul
"""))  # fmt: skip
_VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta source track wbr"))


class _Reader:
    """Takes the tags and texts of a page as they come."""

    def __init__(self) -> None:
        self.title: list[str] = []
        self.text: list[str] = []
        self._silent: list[str] = []  # open tags within the outermost silent one
        self._in_title = False

    def start(self, tag: str, _: object) -> None:
        self._in_title = tag == "title"
        if (self._silent or tag in _SILENT) and tag not in _VOID:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.text.append("\n\n")

    def end(self, tag: str) -> None:
        self._in_title = False
        if self._silent:
            while self._silent and tag not in _VOID and self._silent.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self.text.append("\n\n")

    def data(self, text: str) -> None:
        if self._in_title:
            self.title.append(text)
        elif not self._silent:
            self.text.append(text)

    def comment(self, _: str) -> None:
        """Comments say nothing."""

    def close(self) -> None:
        """Nothing is left to do."""


def extract(html: str) -> tuple[str, str, str]:
    """Give the title and the text of a page, its blocks apart by blank lines, and a note where some of it was lost."""
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, no_network=True, huge_tree=True)
    lost = ""
    try:
        parser.feed(html.replace("\0", " ").encode("utf-8", "replace").decode("utf-8"))
        parser.close()
    except etree.LxmlError as error:
        lost = f"is broken HTML; what stands behind it is left out ({str(error)[:80]})"
    lines = (" ".join(line.split()) for line in "".join(reader.text).split("\n\n"))
    return " ".join("".join(reader.title).split()), "\n\n".join(line for line in lines if line), lost
