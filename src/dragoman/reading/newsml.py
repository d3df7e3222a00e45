"""NewsML-G2 (IPTC): news items, alone or in a news message, with their text inline as XHTML, NITF or plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.addresses import safe_address
from dragoman.reading.dates import iso_date
from dragoman.reading.documents import document_from_text
from dragoman.reading.limits import Options, reject, take
from dragoman.reading.reasons import Reason
from dragoman.reading.trees import local_name, xml_tree
from dragoman.record import Document

_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "hl2", "li", "blockquote", "pre"}


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document for each ``newsItem`` with text; one whose content is elsewhere is rejected."""
    try:
        root = xml_tree(take(file, source, options.limits.max_bytes), source, options.limits)
        items = [element for element in root.iter() if local_name(element) == "newsItem"]
        if not items:
            raise reject(Reason.NO_ARTICLE_TEXT, source, "NewsML without a news item", "give news items")
        if len(items) > options.limits.max_items:
            raise reject(Reason.TOO_MANY, source, f"{len(items):,} news items", "split it, or raise max_items")
        for number, item in enumerate(items, 1):
            yield _document(item, source if len(items) == 1 else f"{source}, item {number}", options)
    except RejectedInput as rejection:
        yield rejection


def _document(item: Any, where: str, options: Options) -> Document | RejectedInput:
    try:
        text = _text(item)
        if not text:
            raise reject(Reason.NO_ARTICLE_TEXT, where, "a news item without inline text", "give its text")
        created = _words(item, "contentMeta", "contentCreated") or _words(item, "itemMeta", "firstCreated")
        return document_from_text(
            text,
            title=_words(item, "contentMeta", "headline") or _words(item, "itemMeta", "title") or "",
            published=options.published or iso_date(created or _words(item, "itemMeta", "versionCreated")),
            outlet=options.outlet or _outlet(item),
            url=_address(item),
            author=_words(item, "contentMeta", "by"),
            source=where,
            limits=options.limits,
        )
    except RejectedInput as rejection:
        return rejection


def _text(item: Any) -> str:
    content = _child(item, "contentSet")
    if content is None:
        return ""
    for plain in content:
        if local_name(plain) == "inlineData" and (words := "".join(plain.itertext()).strip()):
            return words
    bodies = [e for e in content.iter() if local_name(e) in {"body.content", "body"}]
    # NITF holds its text in body.content, below a body that repeats the headline.
    inner = [e for e in bodies if local_name(e) == "body.content"] or bodies or [content]
    paragraphs = (e for e in inner[0].iter() if local_name(e) in _PARAGRAPHS)
    lines = [_one_line(e) for e in paragraphs if not any(local_name(a) in _PARAGRAPHS for a in e.iterancestors())]
    return "\n".join(filter(None, lines)) or _one_line(inner[0])


def _outlet(item: Any) -> str | None:
    provider = _child(_child(item, "itemMeta"), "provider")
    named = _words(provider, "name") or (provider.get("literal") if provider is not None else None)
    return named or _words(item, "contentMeta", "creditline") or _words(item, "rightsInfo", "copyrightHolder", "name")


def _address(item: Any) -> str | None:
    links = [e.get("href") for e in item.iter() if local_name(e) == "link"]
    return next((safe for link in links if (safe := safe_address(link))), None)


def _words(element: Any, *path: str) -> str | None:
    for name in path:
        element = _child(element, name)
    return _one_line(element) or None if element is not None else None


def _child(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if local_name(child) == name), None)


def _one_line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split(None)) if element is not None else ""
