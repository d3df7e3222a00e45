"""One item of a feed: read, coded, and kept in the library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from dragoman.errors import RejectedInput
from dragoman.library.store import Library, LibraryError
from dragoman.reading import Options, fetch_addresses, html
from dragoman.reading.fetch import Answer, Fetcher, Request
from dragoman.reading.fetch_addresses import shown
from dragoman.record import Document, Record
from dragoman.watch import backoff
from dragoman.watch.answers import PASSING, about, check_status, unexpected
from dragoman.watch.clock import Clock
from dragoman.watch.coding import Coding
from dragoman.watch.feeds import Feed
from dragoman.watch.log import Log, counted
from dragoman.watch.manners import Later, Manners
from dragoman.watch.state import CODED, KNOWN, Item, State

PAGE_TYPES = ("text/html", "application/xhtml+xml")
MAX_TRIES = 5
FAILED, LATER = "failed", "later"
_FIRST_PAUSE = timedelta(minutes=15)
_AFTER_AN_END = timedelta(minutes=1)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.-]+)""", re.IGNORECASE)


@dataclass
class Reader:
    """Makes documents of items and records of documents, one item at a time."""

    fetcher: Fetcher
    manners: Manners
    state: State
    library: Library
    log: Log
    clock: Clock
    coding: Coding

    def read(self, item: Item, feed: Feed) -> str | RejectedInput:
        """Reads one item and settles it.

        Returns ``coded`` or ``known``, the rejection, ``failed`` when it is tried again, or ``later`` when its turn has
        not come. Raises ``LibraryError``; the item then waits on.
        """
        asked: timedelta | None = None
        try:
            document, asked = self._document(item, feed)
            if isinstance(document, RejectedInput):
                raise document
            return self._keep(item, document)
        except Later as later:
            return self._put_off(item, later)
        except RejectedInput as rejection:
            return self._failed(item, rejection, asked)
        except LibraryError:
            with suppress(LibraryError):
                self.state.postpone(item, self.clock.now(), item.failures)
            raise
        except Exception as error:  # one article must never stop the watch
            return self._failed(item, unexpected(item.address, error), None)

    def _document(self, item: Item, feed: Feed) -> tuple[Document | RejectedInput, timedelta | None]:
        """The document, or why there is none; and the pause that the server asked for."""
        if whole := item.entry.get("document"):
            self._begin(item)
            return Document.model_validate(whole), None
        if feed.text == "feed":
            what = "the feed holds only a summary, and its pages are not to be fetched"
            return _refused("summary-only", item, what, 'set text = "article" for this feed'), None
        request = Request(
            item.address, {"Accept": "text/html"}, PAGE_TYPES, feed.allow, self.manners.before(feed.allow)
        )
        answer = self._answer(request, item)
        asked = backoff.retry_after(answer.headers, self.clock.now())
        try:
            check_status(answer, item.address)
            self._begin(item)
            return _read_page(answer, item, feed), asked
        except RejectedInput as rejection:
            return rejection, asked

    def _begin(self, item: Item) -> None:
        """Counts a failure before there is one: a page that brings down the whole program must not do so for ever.

        Raises ``RejectedInput`` when that has happened too often.
        """
        if item.failures >= MAX_TRIES:
            what = f"the program was ended {MAX_TRIES} times while it read this"
            raise _refused("watch-ended", item, what, "read it with dragoman code, and report it if that fails")
        self.state.postpone(item, self.clock.now() + _AFTER_AN_END, item.failures + 1)

    def _answer(self, request: Request, item: Item) -> Answer:
        try:
            answer = self.fetcher.get(request)
        except RejectedInput as rejection:
            self.manners.went(item.host, well=rejection.reason not in PASSING)
            raise
        self.manners.went(item.host, well=answer.status < 500)
        return answer

    def _keep(self, item: Item, document: Document) -> str:
        if known := self.library.known(document):
            return self._known(item, document, known)
        record = self.coding.code(document)
        before = self.state.earlier_documents(item)
        with self.library.database.transaction():
            self.library.add(record)
            self.state.settle(item, CODED, self.clock.now(), document.id)
            self.library.rejections.settle(shown(item.address))
        what = (
            f"{document.url} ({counted(len(record.statements), 'statement')}, {counted(len(record.events), 'event')})"
        )
        if before:
            what += f"; changed since {before[-1]}, now {document.id}; both are kept"
        self.log.line("coded" if not before else "changed", what)
        return CODED

    def _known(self, item: Item, document: Document, known: Record) -> str:
        self.state.settle(item, KNOWN, self.clock.now(), known.document.id)
        self.log.line("known", f"{document.url} (the text of {known.document.id})")
        return KNOWN

    def _put_off(self, item: Item, later: Later) -> str | RejectedInput:
        if later.rejection:
            return self._failed(item, later.rejection, later.until - self.clock.now())
        self.state.postpone(item, later.until, item.failures)
        return LATER

    def _failed(self, item: Item, rejection: RejectedInput, asked: timedelta | None) -> str | RejectedInput:
        rejection = about(rejection, item.address)
        if asked:
            self.manners.leave_alone(item.host, self.clock.now() + asked)
        if rejection.reason in PASSING and item.failures + 1 < MAX_TRIES:
            pause = backoff.after_failures(item.failures + 1, _FIRST_PAUSE, self.clock.chance())
            self.state.postpone(item, self.clock.now() + max(pause, asked or pause), item.failures + 1)
            self.log.line("failed", f"[{rejection.reason}] {rejection} ({item.failures + 1} of {MAX_TRIES} tries)")
            return FAILED
        with self.library.database.transaction():
            self.library.rejections.add(rejection)
            self.state.settle(item, rejection.reason, self.clock.now())
        self.log.rejected(rejection)
        return rejection


def _read_page(answer: Answer, item: Item, feed: Feed) -> Document:
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    source = shown(item.address)
    found = list(
        html.read_page(
            answer.body,
            source,
            Options(outlet=feed.outlet),
            address=answer.address,
            charset=charset[1] if charset else None,
        )
    )
    if len(found) != 1:
        what = f"a page of {len(found)} articles, where the feed told of one"
        raise _refused("no-article-text", item, what, "tell the outlet")
    if isinstance(found[0], RejectedInput):
        raise found[0]
    return found[0].model_copy(update=_known_better(found[0], answer.address, item.entry))


def _known_better(document: Document, address: str, entry: Mapping[str, str | None]) -> dict[str, str | None]:
    """The address where the article was read, unless the page names another of the same site; and what only the feed says.

    A page that says it belongs to another site is not believed: its words would be laid to that site's account.
    """
    said = {"published": document.published, "outlet": document.outlet, "author": document.author}
    filled = {name: value or entry.get(name) for name, value in said.items()}
    own = document.url is not None and fetch_addresses.same_site(document.url, address)
    return {"url": document.url if own else address, **filled}


def _refused(reason: str, item: Item, what: str, mend: str) -> RejectedInput:
    address = shown(item.address)
    return RejectedInput(reason, f"{address}: {what}; {mend}.", address)
