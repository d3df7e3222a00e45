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
from dragoman.reading import europresse, factiva
from dragoman.reading.addresses import safe_address
from dragoman.reading.dates import iso_date
from dragoman.reading.documents import document_from_text
from dragoman.reading.encoding import decode
from dragoman.reading.html_cleaning import article_lines, clean, link_lines
from dragoman.reading.html_date import publication_date
from dragoman.reading.html_metadata import Metadata, metadata_of
from dragoman.reading.limits import Limits, Options, reject, take
from dragoman.reading.reasons import Reason
from dragoman.reading.repairs import without_invisible
from dragoman.reading.time_limit import time_limit
from dragoman.reading.trees import html_tree
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
    """The article of a page, or its rejection; of an export of many articles, each of them."""
    try:
        data = take(file, source, min(options.limits.max_bytes, _TRAFILATURA_MAX_BYTES), _MEND)
        yield from read_page(data, source, options)
    except RejectedInput as rejection:
        yield rejection


def read_page(
    data: bytes, source: str, options: Options, *, address: str | None = None, charset: str | None = None
) -> Iterator[Document | RejectedInput]:
    """As ``read``, for a page that was fetched: ``address`` and ``charset`` are what the fetch said of it.

    The page's own canonical address wins. With an address the page is one article of its outlet, so
    it is not looked at for an export of many: a page could forge articles of others.
    """
    try:
        with time_limit(source, options.limits):
            found = list(_documents(data, source, options, address, charset))
        yield from found
    except RejectedInput as rejection:
        yield rejection


def _documents(
    data: bytes, source: str, options: Options, address: str | None, charset: str | None
) -> Iterator[Document | RejectedInput]:
    declared = _CHARSET.search(data[:4096])
    page = decode(data, source, charset or (declared[1].decode("ascii", "replace") if declared else None))
    if not page.strip():
        raise reject(Reason.EMPTY, source, "no text", "give a page with an article")
    if address is not None:
        yield _document(page, data, source, options, address)
    elif europresse.is_export(page):
        yield from europresse.documents(_tree(page, source), source, options)
    elif factiva.is_export(page) and (articles := list(factiva.articles_in_page(_tree(page, source)))):
        yield from factiva.documents(articles, source, options)
    else:
        yield _document(page, data, source, options, None)


def _tree(page: str, source: str) -> Any:
    tree = html_tree(page)
    if tree is None:
        raise reject(Reason.NO_ARTICLE_TEXT, source, "no HTML", _MEND)
    return tree


def _document(page: str, data: bytes, source: str, options: Options, address: str | None) -> Document:
    # lxml refuses a string that declares an encoding, and trafilatura a fragment of a page.
    page = _XML_DECLARATION.sub("", page)
    if "<html" not in page[:4096].lower():
        page = f"<html><body>{page}</body></html>"
    _check_shape(page, source, options.limits)
    article, said, published, links = _extract(page, source)
    return document_from_text(
        _body(article.text, links, said.title or "", source),
        title=said.title or article.title or "",
        published=options.published or iso_date(said.published) or published,
        outlet=options.outlet or said.outlet or _name(article.sitename),
        url=said.address or safe_address(address) or safe_address(article.url),
        author=said.author or re.sub(r"^par\s+", "", article.author or "", flags=re.IGNORECASE),
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        limits=options.limits,
    )


def _extract(page: str, source: str) -> tuple[Any, Metadata, str | None, set[str]]:
    """trafilatura's article, its text never empty; what the page says of it; the ISO date of publication; its links' words."""
    # Late: a second of imports that a run over plain text does not need.
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    article: Any = None
    said, published = Metadata(), None
    links: set[str] = set()
    try:
        tree = load_html(page)
        if tree is not None:
            said = metadata_of(tree)
            published = publication_date(tree, said.address)
            clean(tree)
            links = link_lines(tree)
            article = bare_extraction(
                tree,
                with_metadata=True,
                include_comments=False,
                date_extraction_params=_NO_DATE_SEARCH,
            )
    except Exception as error:  # a page can break a parser in ways no list of ours would hold
        raise reject(
            Reason.NO_ARTICLE_TEXT,
            source,
            f"the page broke the extraction ({type(error).__name__})",
            _MEND,
        ) from error
    if article is None or len((article.text or "").strip()) < _MIN_CHARACTERS:
        raise reject(Reason.NO_ARTICLE_TEXT, source, "no article was found on the page", _MEND)
    return article, said, published, links


def _name(outlet: str | None) -> str | None:
    """``None`` for what is no name: trafilatura can take a copyright year for one."""
    return outlet if outlet and any(c.isalpha() for c in outlet) else None


def _body(text: str, links: set[str], title: str, source: str) -> str:
    """One paragraph a line, without the headline: that is kept apart and put before it."""
    lines = article_lines(without_invisible(text), links)
    while title and lines and " ".join(lines[0].split()).casefold() == title.casefold():
        lines = lines[1:]
    if len("\n".join(lines)) < _MIN_CHARACTERS:
        raise reject(Reason.NO_ARTICLE_TEXT, source, "no article was found on the page", _MEND)
    return "\n".join(lines)


def _check_shape(page: str, source: str, limits: Limits) -> None:
    from lxml import etree

    try:
        shape = etree.fromstring(page, etree.HTMLParser(target=_Shape(), huge_tree=True))
    except (etree.LxmlError, ValueError):
        # What lxml cannot parse has no shape; the extraction will say that it holds no article.
        return
    if shape.elements > limits.max_elements:
        what = f"{shape.elements:,} HTML elements, where {limits.max_elements:,} is the most"
        raise reject(Reason.TOO_LARGE, source, what, f"{_MEND}, or raise max_elements")
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
