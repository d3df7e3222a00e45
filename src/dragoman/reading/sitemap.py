"""Sitemaps, those for news and their indexes: they hold addresses, no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.addresses import safe_address
from dragoman.reading.dates import iso_date
from dragoman.reading.entries import Entry
from dragoman.reading.limits import Options, reject, take
from dragoman.reading.reasons import Reason
from dragoman.reading.trees import local_name, xml_tree
from dragoman.record import Document


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """One rejection (``addresses-only``), which says how many addresses there are; or what is wrong."""
    try:
        found = list(entries(take(file, source, options.limits.max_bytes), source, options))
        yield from (item for item in found if isinstance(item, RejectedInput))
        count = sum(isinstance(item, Entry) for item in found)
        if count or not found:
            what = f"a sitemap, which holds addresses only ({count:,})"
            yield reject(Reason.ADDRESSES_ONLY, source, what, "use dragoman watch, which fetches them")
    except RejectedInput as rejection:
        yield rejection


def entries(data: bytes, source: str, options: Options) -> Iterator[Entry | RejectedInput]:
    """Every address with its title, date and outlet where the sitemap is one for news.

    In an index each entry is a further sitemap (``kind``). The date of a plain sitemap is that of
    the last change, so it is left out.
    """
    try:
        root = xml_tree(data, source, options.limits)
        is_index = local_name(root) == "sitemapindex"
        if not is_index and local_name(root) != "urlset":
            raise reject(Reason.BAD_MARKUP, source, "no sitemap", "check its address")
        for number, element in enumerate(root, 1):
            if number > options.limits.max_items:
                what = f"more than {options.limits.max_items:,} addresses"
                raise reject(Reason.TOO_MANY, source, what, "raise max_items")
            if local_name(element) in {"url", "sitemap"}:
                yield _entry(element, is_index, f"{source}, entry {number}")
    except RejectedInput as rejection:
        yield rejection


def _entry(element: Any, is_index: bool, where: str) -> Entry | RejectedInput:
    address = safe_address(_first(element, "loc"))
    if address is None:
        return reject(Reason.BAD_MARKUP, where, "no http or https address", "look at the sitemap")
    if is_index:
        return Entry(address=address, kind="sitemap", updated=_first(element, "lastmod"))
    return Entry(
        address=address,
        title=_first(element, "news", "title"),
        published=iso_date(_first(element, "news", "publication_date")),
        outlet=_first(element, "news", "publication", "name"),
        language=_first(element, "news", "publication", "language"),
        updated=_first(element, "lastmod"),
    )


def _first(element: Any, *path: str) -> str | None:
    for name in path:
        element = next((child for child in element if local_name(child) == name), None)
        if element is None:
            return None
    return " ".join("".join(element.itertext()).split()) or None
