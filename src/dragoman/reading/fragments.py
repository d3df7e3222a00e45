"""Article text that is given as HTML without a page around it (feeds, mail, exports) -> plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.reading.boilerplate import is_boilerplate
from dragoman.reading.repairs import without_invisible
from dragoman.reading.trees import html_tree

_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th",
    "tr", "ul", "body", "html",
}  # fmt: skip
_LEFT_OUT = {
    "aside", "audio", "button", "canvas", "embed", "figcaption", "figure", "footer", "form", "head", "iframe", "img",
    "nav", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "video",
}  # fmt: skip
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d+);")


def text_of(fragment: str) -> str:
    """The paragraphs of an HTML fragment, one a line; without scripts, pictures and calls to read on.

    A fragment without any tag or entity is given back with its own line ends.
    """
    if not _TAG.search(fragment):
        return fragment.strip()
    tree = html_tree(fragment)
    return "" if tree is None else element_text(tree)


def element_text(element: Any) -> str:
    """The paragraphs below one element of a tree, one a line."""
    return "\n".join(line for line in map(without_invisible, _lines(element)) if not is_boilerplate(line))


def _lines(element: Any) -> Iterator[str]:
    words: list[str] = []
    for piece in _pieces(element):
        if piece is not None:
            words.append(piece)
        elif line := _one_line(words):
            yield line
            words = []
    if line := _one_line(words):
        yield line


def _pieces(root: Any) -> Iterator[str | None]:
    """The text in its order; ``None`` where a block begins or ends."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        is_left_out = not name or name in _LEFT_OUT
        if event == "start":
            if name in _BLOCKS:
                yield None
            if is_left_out:
                walk.skip_subtree()
            elif element.text:
                yield element.text
            continue
        if name in _BLOCKS or (is_left_out and name):
            yield None if name in _BLOCKS or name in {"figure", "aside", "footer", "nav", "form"} else " "
        if element.tail and element is not root:
            yield element.tail


def _one_line(words: list[str]) -> str:
    return " ".join("".join(words).replace("\xa0", "\x00").split()).replace("\x00", "\xa0").strip()
