"""The publication date of a page, from its metadata or its date line, never from the article.

htmldate alone would also take a date out of a headline or a paragraph («attaque du 12 mai»), or
make the first of January out of a copyright year; so it is shown the page's head and nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice
from typing import Any

from dragoman.reading.dates import french_date, is_byline_with_date, is_date_line, iso_date

_FULL_DATE = re.compile(r"\d{4}.?\d{2}.?\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d \w+ \d{4}")
_MARKED = re.compile(r"\b(?:date|pub-?date|publi\w*|posted|entry-date|post-date)\b|datepublished", re.IGNORECASE)
_LINE_START = re.compile(r"[^\w]*(?:publié|posté|mis en ligne|paru|diffusé)\w*\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|entry-date|posté|mis en ligne|created", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif|mise? à jour|maj\b|dateModified", re.IGNORECASE)
_MARKS = {"strong", "b", "em", "i", "small"}
_MAX_DATE_LINE = 100
_MAX_ABOVE = 40
_FIRST_PARAGRAPH = 150
_BESIDE_THE_ARTICLE = {"nav", "aside", "footer"}


def publication_date(tree: Any, url: str | None) -> str | None:
    """The ISO date on which the page says that it was published; ``None`` when that is unclear.

    In this order: the address and the head (meta elements, JSON-LD), then elements marked as a date
    when they agree, then lines that begin with «Publié le», then a line between the heading and the
    text that is a date, or a byline with one, and nothing else. A date of a change is never taken.
    ``tree`` is an lxml tree and is not changed.
    """
    from htmldate import find_date

    found = find_date(_head_only(tree), url=url, extensive_search=False, original_date=True)
    return iso_date(found) or _marked_date(tree) or _stated_date(tree) or _date_below_heading(tree)


def _head_only(tree: Any) -> Any:
    from lxml.html import Element

    page = Element("html")
    head, body = Element("head"), Element("body")
    page.extend((head, body))
    for meta in tree.iter("meta"):
        if _FULL_DATE.search(meta.get("content") or ""):
            head.append(_alone(meta))
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            head.append(_alone(script))
    return page


def _alone(element: Any) -> Any:
    copied = deepcopy(element)
    copied.tail = None
    return copied


def _marked_date(tree: Any) -> str | None:
    """The date of the elements marked as one: of those beside the heading, else of the page."""
    elements = [e for e in _date_elements(tree) if not _CHANGED.search(_surroundings(e))]
    inside = [e for e in elements if any(a.find(".//h1") is not None for a in e.iterancestors("article"))]
    elements = inside or elements
    published = [e for e in elements if _PUBLISHED.search(_surroundings(e))]
    return _agreed(published) or (None if published else _agreed(elements))


def _agreed(elements: Iterable[Any]) -> str | None:
    dates = {day for e in elements if (day := _date_of(e))}
    return dates.pop() if len(dates) == 1 else None


def _surroundings(element: Any) -> str:
    """How an element is marked, and what stands right before it: «Modifié le : »."""
    before = element.getprevious()
    parent = element.getparent()
    lead = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    marks = [element.get(name) or "" for name in ("class", "id", "itemprop")]
    return " ".join((*marks, lead[-40:]))


def _stated_date(tree: Any) -> str | None:
    """The date of short lines that begin with «Publié le» and are not marked as a date, when they agree."""
    dates = set()
    for element in tree.iter("p", "div", "span", "em", "i", "small", "li", "td"):
        # The words begin here, or in the element marked in bold or alike that comes first.
        if not (element.text or "").strip() and (len(element) == 0 or element[0].tag not in _MARKS):
            continue
        words = " ".join("".join(islice(element.itertext(), 20)).split())
        is_stated = _LINE_START.match(words) or is_date_line(words)
        if len(words) <= _MAX_DATE_LINE and is_stated and not _is_beside(element) and (day := french_date(words)):
            dates.add(day)
    return dates.pop() if len(dates) == 1 else None


def _date_below_heading(tree: Any) -> str | None:
    """The date of the lines between the page's one heading and its first paragraph, when they agree."""
    headings = list(tree.iter("h1"))
    if len(headings) != 1:
        return None
    dates = set()
    for element in headings[0].xpath(f"following::*[position() <= {_MAX_ABOVE}]"):
        words = " ".join("".join(islice(element.itertext(), 20)).split()) if isinstance(element.tag, str) else ""
        if element.tag == "p" and len(words) >= _FIRST_PARAGRAPH:
            break
        is_date = len(words) <= _MAX_DATE_LINE and (is_date_line(words, bare=True) or is_byline_with_date(words))
        if is_date and not _is_beside(element) and (day := french_date(words)):
            dates.add(day)
    return dates.pop() if len(dates) == 1 else None


def _is_beside(element: Any) -> bool:
    return bool(_BESIDE_THE_ARTICLE & {a.tag for a in element.iterancestors()})


def _date_elements(tree: Any) -> Iterator[Any]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        marks = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
        if element.tag != "time" and not _MARKED.search(marks):
            continue
        if not _is_beside(element):
            yield element


def _date_of(element: Any) -> str | None:
    stated = (
        element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else "")
    )
    if day := iso_date(stated or ""):
        return day
    words = " ".join(element.text_content().split())
    return french_date(words) if len(words) <= _MAX_DATE_LINE else None
