"""The items that a feed's bytes list, as the state keeps them."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from itertools import islice

from dragoman.errors import RejectedInput
from dragoman.reading import Options, fetch_addresses, sitemap
from dragoman.reading import feed as feed_reader
from dragoman.reading.entries import Entry
from dragoman.reading.fetch_addresses import same_site, shown
from dragoman.reading.reasons import Reason
from dragoman.record import Document
from dragoman.watch.feeds import Feed
from dragoman.watch.state import Listed

MAX_ITEMS = 1_000
"""The most items of one feed that are taken up at one poll; news sitemaps hold no more by their own rules."""


def list_items(body: bytes, address: str, feed: Feed) -> tuple[list[Listed], list[RejectedInput]]:
    """The items of a feed that was fetched from ``address``, each once, and what is wrong with it or some of them.

    Only the first ``MAX_ITEMS`` are taken up.
    """
    options = Options(outlet=feed.outlet)
    items: dict[str, Listed] = {}
    rejected: list[RejectedInput] = []
    whole = {}
    if feed.kind == "feed":
        whole = _whole_articles(body, address, options, is_all=feed.text == "feed")
    for number, entry in enumerate(_entries(body, address, feed, options)):
        try:
            if number >= MAX_ITEMS:
                raise _too_many(address)
            if isinstance(entry, RejectedInput):
                raise entry
            item = _listed(entry, whole.get(entry.address), address)
            items.setdefault(item.key, item)
        except RejectedInput as rejection:
            rejected.append(rejection)
        if number >= MAX_ITEMS:
            break
    return list(items.values()), rejected


def refused_item(rejection: RejectedInput) -> Listed:
    """An item that cannot be read, so that it is remembered and named once only."""
    source = shown(rejection.source, 1_000)
    fingerprint = hashlib.sha256(str(rejection).encode("utf-8", "replace")).hexdigest()
    return Listed(f"{rejection.reason} {source}", "", source, fingerprint, {})


def _entries(body: bytes, address: str, feed: Feed, options: Options) -> Iterator[Entry | RejectedInput]:
    reader = sitemap if feed.kind == "sitemap" else feed_reader
    for entry in reader.entries(body, address, options):
        # A feed may list nothing on a quiet day; one without a single byte is out of order.
        if not (isinstance(entry, RejectedInput) and entry.reason == Reason.EMPTY and body.strip()):
            yield entry


def _whole_articles(body: bytes, address: str, options: Options, *, is_all: bool) -> dict[str, Document]:
    """The articles that the feed holds in full, by their addresses.

    Those of its own site, unless ``is_all``: for words that it says are another site's, that site is asked.
    """
    found: dict[str, Document] = {}
    for document in islice(feed_reader.read(io.BytesIO(body), address, options), MAX_ITEMS):
        if isinstance(document, Document) and document.url and (is_all or same_site(document.url, address)):
            found.setdefault(document.url, document)
    return found


def _listed(entry: Entry, whole: Document | None, source: str) -> Listed:
    if entry.kind == "sitemap":
        what = f"a list of sitemaps, among them {shown(entry.address)}"
        raise RejectedInput("sitemap-index", f"{source}: {what}; watch the one that lists the latest news.", source)
    try:
        url = fetch_addresses.parse(entry.address)
        key = fetch_addresses.canonical(entry.address)
    except ValueError as error:
        address = shown(entry.address)
        raise RejectedInput("bad-address", f"{address}: {error}; tell the outlet.", address) from error
    said = {
        "title": entry.title,
        "published": entry.published,
        "outlet": entry.outlet,
        "author": entry.author,
        "document": whole.model_dump(mode="json") if whole else None,
    }
    told = [entry.title, entry.updated or entry.published, whole.text if whole else None]
    fingerprint = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    return Listed(key, fetch_addresses.host_of(url), str(url), fingerprint, said)


def _too_many(address: str) -> RejectedInput:
    what = f"more than {MAX_ITEMS:,} items, of which the first {MAX_ITEMS:,} are taken up"
    return RejectedInput("too-many", f"{address}: {what}; watch a feed of the latest articles.", address)
