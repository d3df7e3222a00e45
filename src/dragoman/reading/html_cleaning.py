"""Takes off a page what is not its article, before the article is looked for: scripts, calls, lists of links."""

from __future__ import annotations

import re
from typing import Any

from dragoman.reading.boilerplate import is_boilerplate
from dragoman.reading.dates import is_date_line

_NEVER_TEXT = {"script", "style", "noscript", "template", "button", "svg", "select", "iframe"}
_HOLDERS = {
    "p",
    "div",
    "section",
    "aside",
    "li",
    "ul",
    "ol",
    "blockquote",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "strong",
    "span",
}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "span"}
_TABLE = {"table", "tbody", "thead", "tr", "td", "th"}
_MAX_CALL = 300
_MIN_LAYOUT = 400
_MAX_HEADING = 120


def clean(tree: Any) -> None:
    """Changes the tree: scripts go, calls to read on or subscribe go with the links they announce.

    Tables that lay out a page become plain blocks, and double line breaks become paragraphs.
    """
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _NEVER_TEXT and "ld+json" not in (element.get("type") or ""):
            _drop(element)
        elif element.tag in _HOLDERS and (words := _short_text(element)) and is_boilerplate(words):
            _drop_with_links(element)
    _unfold_layout(tree)
    _break_paragraphs(tree)


def link_lines(tree: Any) -> set[str]:
    """The words of every link of a tree; a line that is nothing else is of a list, not of an article."""
    return {words for link in tree.iter("a") if (words := _short_text(link))}


def article_lines(text: str, links: set[str]) -> list[str]:
    """The lines of an extracted text that are the article's: no links, calls or date lines, nothing empty."""
    kept: list[str] = []
    is_above = True
    for line in filter(None, (line.strip() for line in text.splitlines())):
        is_link = " ".join(line.removeprefix("- ").split()) in links
        if not (is_link or is_boilerplate(line) or is_date_line(line, bare=is_above)):
            kept.append(line)
            # A date alone above the article is its date line; within it, the heading of a chronology.
            is_above = is_above and len(line) <= _MAX_HEADING
    return kept


def _short_text(element: Any) -> str:
    """The words of an element, nothing when they are many."""
    words: list[str] = []
    length = 0
    for piece in element.itertext():
        words.append(piece)
        length += len(piece)
        if length > 2 * _MAX_CALL:
            return ""
    line = " ".join("".join(words).split())
    return line if len(line) <= _MAX_CALL else ""


def _drop_with_links(element: Any) -> None:
    """Drops a call, and the list of links right behind it when the call is a heading without links of its own."""
    following = element.getnext()
    if element.tag in _HEADINGS and element.find(".//a") is None and following is not None and _is_links(following):
        _drop(following)
    _drop(element)


def _is_links(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag not in _HOLDERS:
        return False
    whole = sum(len(piece.strip()) for piece in element.itertext())
    linked = sum(len(piece.strip()) for link in element.iter("a") for piece in link.itertext())
    return whole > 0 and linked >= 0.7 * whole


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _unfold_layout(tree: Any) -> None:
    for cell in list(tree.iter("td")):
        length = sum(len(piece) for piece in cell.itertext())
        if length < _MIN_LAYOUT:
            continue
        table = next(cell.iterancestors("table"), None)
        if table is None:
            continue
        for element in table.iter():
            if element.tag in _TABLE:
                element.tag = "div"


def _break_paragraphs(tree: Any) -> None:
    """Text between double line breaks becomes paragraphs where a block has no other."""
    for block in {id(br.getparent()): br.getparent() for br in tree.iter("br")}.values():
        if block is None or block.tag not in {"div", "td", "section", "article", "body"} or block.find("p") is not None:
            continue
        _into_paragraphs(block)


def _into_paragraphs(block: Any) -> None:
    from lxml.html import Element

    children = list(block)
    paragraph = Element("p")
    paragraph.text, block.text = block.text, None
    made = [paragraph]
    for child in children:
        block.remove(child)
        if child.tag == "br":
            paragraph = Element("p")
            paragraph.text, child.tail = child.tail, None
            made.append(paragraph)
        elif isinstance(child.tag, str) and re.fullmatch(
            r"h\d|p|div|ul|ol|table|section|article|blockquote", child.tag
        ):
            tail, child.tail = child.tail, None
            paragraph = Element("p")
            paragraph.text = tail
            made += [child, paragraph]
        else:
            paragraph.append(child)
    block.extend(e for e in made if e.tag != "p" or len(e) or (e.text or "").strip())
