"""Web pages: the article's text and metadata, found by trafilatura.

trafilatura returns nothing, without a word, for a page above 20 MB or nested too deeply; so both
are checked first.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.documents import document_from_text
from dragoman.reading.encoding import decode
from dragoman.reading.html_date import publication_date
from dragoman.reading.limits import Limits, Options, Reason, reject, take
from dragoman.record import Document

_TRAFILATURA_MAX_BYTES = 20_000_000
_TRAFILATURA_MAX_DEPTH = 250
# Less than a sentence is a menu or a notice that was left when the rest was cleared away.
_MIN_CHARACTERS = 40
# The date is looked for in html_date, with more care.
_NO_DATE_SEARCH = {"extensive_search": False, "original_date": True}
_MEND = "save the article's text as a .txt file"
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """The article of a page, or its rejection."""
    try:
        data = take(file, source, min(options.limits.max_bytes, _TRAFILATURA_MAX_BYTES))
        yield _document(data, source, options)
    except RejectedInput as rejection:
        yield rejection


def _document(data: bytes, source: str, options: Options) -> Document:
    declared = _CHARSET.search(data[:4096])
    page = decode(data, source, declared[1].decode("ascii", "replace") if declared else None)
    if not page.strip():
        raise reject(Reason.EMPTY, source, "no text", "give a page with an article")
    # lxml refuses a string that declares an encoding, and trafilatura a fragment of a page.
    page = _XML_DECLARATION.sub("", page)
    if "<html" not in page[:4096].lower():
        page = f"<html><body>{page}</body></html>"
    _check_shape(page, source, options.limits)
    article, published = _extract(page, source)
    return document_from_text(
        _joined(article.text),
        title=article.title or "",
        published=options.published or published,
        outlet=options.outlet or _name(article.sitename),
        url=article.url,
        author=article.author,
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        limits=options.limits,
    )


def _extract(page: str, source: str) -> tuple[Any, str | None]:
    """trafilatura's article, its text never empty, and the ISO date of publication."""
    # Late: a second of imports that a run over plain text does not need.
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    article: Any = None
    published: str | None = None
    try:
        tree = load_html(page)
        if tree is not None:
            article = bare_extraction(
                tree,
                with_metadata=True,
                include_comments=False,
                date_extraction_params=_NO_DATE_SEARCH,
            )
            published = publication_date(tree, article.url if article else None)
    except Exception as error:  # a page can break a parser in ways no list of ours would hold
        raise reject(
            Reason.NO_ARTICLE_TEXT,
            source,
            f"the page broke the extraction ({type(error).__name__})",
            _MEND,
        ) from error
    if article is None or len((article.text or "").strip()) < _MIN_CHARACTERS:
        raise reject(Reason.NO_ARTICLE_TEXT, source, "no article was found on the page", _MEND)
    return article, published


def _name(outlet: str | None) -> str | None:
    """``None`` for what is no name: trafilatura can take a copyright year for one."""
    return outlet if outlet and any(c.isalpha() for c in outlet) else None


def _joined(text: str) -> str:
    """One paragraph a line."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _check_shape(page: str, source: str, limits: Limits) -> None:
    from lxml import etree

    try:
        shape = etree.fromstring(page, etree.HTMLParser(target=_Shape(), huge_tree=True))
    except (etree.LxmlError, ValueError):
        # What lxml cannot parse has no shape; the extraction will say that it holds no article.
        return
    if shape.elements > limits.max_elements:
        what = f"{shape.elements:,} HTML elements, where {limits.max_elements:,} is the most"
        raise reject(Reason.TOO_LARGE, source, what, _MEND)
    allowed = min(limits.max_depth, _TRAFILATURA_MAX_DEPTH)
    if shape.deepest > allowed:
        what = f"HTML nested {shape.deepest} levels deep, where {allowed} is the most"
        raise reject(Reason.TOO_DEEP, source, what, _MEND)


class _Shape:
    """A parser target that keeps nothing but how many elements there are and how deep they go."""

    def __init__(self) -> None:
        self.elements = self.now = self.deepest = 0

    def start(self, tag: str, attributes: object) -> None:  # noqa: ARG002 - lxml's interface
        self.elements += 1
        self.now += 1
        self.deepest = max(self.deepest, self.now)

    def end(self, tag: str) -> None:  # noqa: ARG002
        self.now -= 1

    def close(self) -> _Shape:
        return self
