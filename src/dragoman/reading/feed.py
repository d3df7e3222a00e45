"""RSS and Atom: the items that hold their whole article, and the addresses of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.addresses import safe_address
from dragoman.reading.dates import iso_date
from dragoman.reading.documents import document_from_text, without_markup
from dragoman.reading.entries import Entry
from dragoman.reading.fragments import text_of
from dragoman.reading.limits import Options, reject, take
from dragoman.reading.reasons import Reason
from dragoman.reading.time_limit import time_limit
from dragoman.reading.trees import xml_text
from dragoman.record import Document

_MIN_ARTICLE = 600
_MIN_CONTENT = 250
_CUT = re.compile(r"(?:\[(?:…|\.{3})\]|…|\.{3}|\b(?:lire la suite|en savoir plus|read more))\W*$", re.IGNORECASE)


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document for each item that holds its article, a ``summary-only`` rejection for each that does not.

    An item holds its article when its text does not break off («[…]», «lire la suite») and has at
    least 250 characters where the feed says that it is the content, 600 where it may be a summary.
    """
    try:
        data = take(file, source, options.limits.max_bytes)
        feed = _parsed(data, source, options)
        for number, item in enumerate(_items(feed), 1):
            yield _document_or_rejection(item, feed, source, number, options)
        yield from _losses(feed, source)
    except RejectedInput as rejection:
        yield rejection


def entries(data: bytes, source: str, options: Options) -> Iterator[Entry | RejectedInput]:
    """What each item says of its article, whole or not; an item without a safe address is rejected."""
    try:
        feed = _parsed(data, source, options)
        for number, item in enumerate(_items(feed), 1):
            address = _address(item, source)
            if address is None:
                where = f"{source}, item {number}"
                yield reject(Reason.BAD_MARKUP, where, "no http or https address", "look at the feed")
                continue
            yield Entry(
                address=address,
                title=_plain(item.get("title")),
                published=_published(item),
                outlet=_outlet(item, feed),
                author=_plain(item.get("author")),
                language=_plain(feed.feed.get("language")),
                updated=_plain(item.get("updated")) if _has(item, "updated") else None,
            )
        yield from _losses(feed, source)
    except RejectedInput as rejection:
        yield rejection


def _parsed(data: bytes, source: str, options: Options) -> Any:
    # Late: most runs need no feed.
    import feedparser

    if not data.strip():
        raise reject(Reason.EMPTY, source, "an empty feed", "get it again")
    text = xml_text(data, source)
    _check_items(text, source, options)
    try:
        with time_limit(source, options.limits):
            # Bytes with their encoding, never a string: that could be taken for an address or a path.
            feed = feedparser.parse(
                b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode("utf-8", "replace"),
                response_headers={"content-type": "application/xml; charset=utf-8"},
                resolve_relative_uris=False,
                sanitize_html=False,
            )
    except RejectedInput:
        raise
    except Exception as error:  # a feed can break the parser in ways no list of ours would hold
        what = f"the feed broke its parser ({type(error).__name__})"
        raise reject(Reason.BAD_MARKUP, source, what, "get it again") from error
    if not feed.entries and not feed.get("version"):
        raise reject(Reason.BAD_MARKUP, source, "no RSS or Atom feed", "check the address of the feed")
    return feed


def _check_items(text: str, source: str, options: Options) -> None:
    items = len(re.findall(r"<(?:\w+:)?(?:item|entry)\b", text, re.IGNORECASE))
    if items > options.limits.max_items:
        what = f"{items:,} items, where {options.limits.max_items:,} is the most"
        raise reject(Reason.TOO_MANY, source, what, "split the feed, or raise max_items")
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)[A-Za-z][^<>]*?(/?)>", text):
        if not tag[2]:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > options.limits.max_depth:
        what = f"XML nested more than {options.limits.max_depth} levels deep"
        raise reject(Reason.TOO_DEEP, source, what, "look at the feed")


def _items(feed: Any) -> list[Any]:
    return [item for item in feed.entries if isinstance(item, dict)]


def _losses(feed: Any, source: str) -> Iterator[RejectedInput]:
    error = feed.get("bozo_exception")
    if feed.get("bozo") and "SAX" in type(error).__name__:
        message = str(getattr(error, "getMessage", lambda: error)())
        what = f"the feed is not well-formed XML ({message}), so items may be missing"
        yield reject(Reason.BAD_MARKUP, source, what, "get it again")
    elif not feed.entries:
        yield reject(Reason.EMPTY, source, "a feed without items", "look at the feed")


def _document_or_rejection(item: Any, feed: Any, base: str, number: int, options: Options) -> Document | RejectedInput:
    where = f"{base}, item {number}"
    try:
        text, is_content = _fullest(item)
        least = _MIN_CONTENT if is_content else _MIN_ARTICLE
        if len(text) < least or _CUT.search(text):
            what = f"only a summary of {len(text):,} characters" if text else "no text"
            address = _address(item, base)
            mend = f"read its page, {address}, as dragoman watch does" if address else "read its page"
            raise reject(Reason.SUMMARY_ONLY, where, what, mend)
        return document_from_text(
            text,
            title=_plain(item.get("title")) or "",
            published=options.published or _published(item),
            outlet=options.outlet or _outlet(item, feed),
            url=_address(item, base),
            author=_plain(item.get("author")),
            source=where,
            limits=options.limits,
        )
    except RejectedInput as rejection:
        return rejection


def _fullest(item: Any) -> tuple[str, bool]:
    """The longest text of an item, and whether the feed gives it as the content."""
    contents = [text_of(str(part.get("value") or "")) for part in item.get("content") or () if isinstance(part, dict)]
    content = max(contents, key=len, default="")
    summary = text_of(str(item.get("summary") or ""))
    return (content, True) if len(content) >= len(summary) and content else (summary, False)


def _address(item: Any, base: str) -> str | None:
    """The item's link, joined to the feed's own address where that is known, else its id."""
    base = safe_address(base) or ""
    for link in (item.get("feedburner_origlink"), item.get("link")):
        if isinstance(link, str) and link.strip() and (safe := safe_address(link, base)):
            return safe
    return safe_address(item.get("id") if isinstance(item.get("id"), str) else None)


def _published(item: Any) -> str | None:
    """The day that the item states, in its own time zone; not the day of a later update."""
    return iso_date(item.get("published")) or iso_date(item.get("created")) or _only_update(item)


def _has(item: Any, name: str) -> bool:
    # feedparser answers for «updated» with «published» where there is none.
    return dict.__contains__(item, name)


def _only_update(item: Any) -> str | None:
    return None if item.get("published") or item.get("created") else iso_date(item.get("updated"))


def _outlet(item: Any, feed: Any) -> str | None:
    source = item.get("source")
    named = source.get("title") if isinstance(source, dict) else None
    return _plain(named) or _plain(feed.feed.get("title"))


def _plain(value: object) -> str | None:
    """A title or a name as plain text: feeds escape markup in them once or twice."""
    if not isinstance(value, str):
        return None
    return text_of(without_markup(value)).replace("\n", " ").strip() or None
