"""Exports in the manner of Europresse: an HTML page with one ``article`` element for each article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.errors import RejectedInput
from dragoman.reading.dates import french_date
from dragoman.reading.documents import document_from_text
from dragoman.reading.fragments import element_text
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_NUMBER_DATE = re.compile(r"news·(\d{4})(\d{2})(\d{2})·")


def is_export(page: str) -> bool:
    """True for a page that has the marks of such an export."""
    return "DocPublicationName" in page and ("titreArticle" in page or "docOcurrContainer" in page)


def documents(tree: Any, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document or a rejection for each article, counted from 1."""
    for number, element in enumerate(tree.iter("article"), 1):
        where = f"{source}, article {number}"
        if number > options.limits.max_items:
            yield reject(Reason.TOO_MANY, source, f"more than {options.limits.max_items:,} articles", "split it")
            return
        try:
            yield _document(element, where, options)
        except RejectedInput as rejection:
            yield rejection


def _document(element: Any, where: str, options: Options) -> Document:
    body = _with_class(element, "docOcurrContainer") or _with_class(element, "DocText")
    number = _words(_with_class(element, "publiC-lblNodoc"))
    title = _with_class(element, "titreArticleVisu") or _with_class(element, "titreArticle")
    return document_from_text(
        element_text(body[0]) if body else "",
        title=_words(title),
        published=options.published or _published(number, _words(_with_class(element, "DocHeader"))),
        outlet=options.outlet or _outlet(_words(_with_class(element, "DocPublicationName"))),
        author=re.sub(r"^par\s+", "", _words(_with_class(element, "docAuthors")), flags=re.IGNORECASE) or None,
        id=number or None,
        source=where,
        limits=options.limits,
    )


def _published(number: str, header: str) -> str | None:
    """The day in the document's number («news·20200303·LM·…»), else the one in its header."""
    found = _NUMBER_DATE.search(number)
    return french_date("-".join(found.groups()) if found else header)


def _outlet(name: str) -> str:
    """«Le Monde, no. 23374» and «Le Monde (site web)» without what is not the name."""
    return re.sub(r"\s*(?:,\s*n[o°]\.?.*|\((?:site web|tous|réf\.).*\))$", "", name, flags=re.IGNORECASE)


def _with_class(element: Any, name: str) -> list[Any]:
    return [e for e in element.iter() if isinstance(e.tag, str) and name in (e.get("class") or "").split()]


def _words(found: list[Any]) -> str:
    return " ".join(found[0].text_content().split()) if found else ""
