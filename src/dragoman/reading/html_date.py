"""The publication date of a page, from its metadata or its date line, never from the article.

htmldate alone would also take a date out of a headline or a paragraph («attaque du 12 mai»), or
make the first of January out of a copyright year; so it is shown the page's head and nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from dragoman.reading.dates import iso_date

_FULL_DATE = re.compile(r"\d{4}.?\d{2}.?\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d \w+ \d{4}")
_MARKED = re.compile(r"\b(?:date|pub-?date|publi\w*|posted|entry-date|post-date)\b|datepublished", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^.*?\ble\b\s+(?=\d|lun|mar|mer|jeu|ven|sam|dim)|^(?:publié|posté|mis en ligne)\s*:?\s*",
    re.IGNORECASE,
)
_MAX_DATE_LINE = 100
_BESIDE_THE_ARTICLE = {"nav", "aside", "footer"}


def publication_date(tree: Any, url: str | None) -> str | None:
    """The ISO date on which the page says that it was published; ``None`` when that is unclear.

    In this order: the address and the head (meta elements, JSON-LD), then elements marked as a date
    when they agree. ``tree`` is an lxml tree and is not changed.
    """
    from htmldate import find_date

    found = find_date(_head_only(tree), url=url, extensive_search=False, original_date=True)
    return iso_date(found) or _marked_date(tree)


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
    elements = list(_date_elements(tree))
    inside = [e for e in elements if any(a.find(".//h1") is not None for a in e.iterancestors("article"))]
    dates = {day for e in inside or elements if (day := _date_of(e))}
    return dates.pop() if len(dates) == 1 else None


def _date_elements(tree: Any) -> Iterator[Any]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        marks = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
        if element.tag != "time" and not _MARKED.search(marks):
            continue
        if not _BESIDE_THE_ARTICLE & {a.tag for a in element.iterancestors()}:
            yield element


def _date_of(element: Any) -> str | None:
    if stated := iso_date(element.get("datetime") or element.get("content") or ""):
        return stated
    words = " ".join(element.text_content().split())
    return iso_date(_LEAD_IN.sub("", words)) if len(words) <= _MAX_DATE_LINE else None
