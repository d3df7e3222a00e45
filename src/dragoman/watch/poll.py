"""One poll of one feed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from dragoman.errors import RejectedInput
from dragoman.library.store import Library, LibraryError
from dragoman.reading import fetch_addresses
from dragoman.reading.fetch import Answer, Fetcher, Request
from dragoman.reading.fetch_addresses import shown
from dragoman.watch import backoff
from dragoman.watch.answers import about, check_status, unexpected
from dragoman.watch.clock import Clock, parsed, written
from dragoman.watch.feeds import Feed
from dragoman.watch.listing import list_items, refused_item
from dragoman.watch.log import Log, counted
from dragoman.watch.manners import Later, Manners
from dragoman.watch.state import FeedState, State

FEED_TYPES = (
    "application/rss", "application/atom", "application/rdf", "application/xml", "application/octet-stream",
    "application/x-rss", "application/feed", "text/",
)  # fmt: skip
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
_JITTER = 0.1
_MAX_VALIDATOR = 1_000
OK, UNCHANGED = "ok", "unchanged"


@dataclass
class Poller:
    """Polls feeds: asks only for what is new, and leaves the items for later."""

    fetcher: Fetcher
    manners: Manners
    state: State
    library: Library
    log: Log
    clock: Clock

    def due(self, feed: Feed) -> datetime:
        """When the feed is to be polled next."""
        next_poll = self.state.feed(feed.address).next_poll
        return parsed(next_poll) if next_poll else self.clock.now()

    def poll(self, feed: Feed) -> list[RejectedInput]:
        """Asks for the feed and takes up its new items. Returns what is wrong with it, or with its new items.

        That is in the library's rejections by then. Raises ``LibraryError``.
        """
        state = self.state.feed(feed.address)
        state.last_poll = written(self.clock.now())
        was, asked_pause = state.outcome, None
        try:
            answer = self._ask(feed, state)
            asked_pause = backoff.retry_after(answer.headers, self.clock.now())
            rejected = self._read(feed, state, answer)
        except Later as later:
            return self._put_off(state, later)
        except RejectedInput as rejection:
            return self._failed(feed, state, about(rejection, feed.address), asked_pause)
        except LibraryError:
            raise
        except Exception as error:  # weeks are long, and no list of ours would hold all that feeds can break
            return self._failed(feed, state, unexpected(feed.address, error), None)
        if was not in {OK, UNCHANGED}:
            self.library.rejections.settle(shown(feed.address))
        state.failures = 0
        jitter = 1 + _JITTER * self.clock.chance()
        self._save(state, self.clock.now() + timedelta(minutes=feed.interval) * jitter)
        return rejected

    def _ask(self, feed: Feed, state: FeedState) -> Answer:
        headers = {"Accept": _ACCEPT}
        if state.etag:
            headers["If-None-Match"] = state.etag
        if state.modified:
            headers["If-Modified-Since"] = state.modified
        before = self.manners.before(feed.allow)
        asked = state.moved_to or feed.address
        return self.fetcher.get(Request(asked, headers, FEED_TYPES, feed.allow, before))

    def _read(self, feed: Feed, state: FeedState, answer: Answer) -> list[RejectedInput]:
        if answer.status == 304:
            return self._unchanged(feed, state)
        check_status(answer, feed.address)
        self._follow(feed, state, answer)
        digest = hashlib.sha256(answer.body).hexdigest()
        if digest == state.sha256:
            return self._unchanged(feed, state)
        items, rejected = list_items(answer.body, answer.address, feed)
        # With nothing to read in it the feed itself has failed, and the first rejection says how.
        failed = rejected.pop(0) if rejected and not items else None
        with self.library.database.transaction():
            new = self.state.offer(feed.address, items, self.clock.now())
            unseen = [rejection for rejection in rejected if self._is_new(feed, rejection)]
        if failed:
            raise failed
        # Only now: a feed whose items were not all taken up must be read again.
        state.sha256 = digest
        state.etag, state.modified = _validator(answer, "etag"), _validator(answer, "last-modified")
        state.outcome = OK
        self.log.line("polled", f"{feed.address} ({counted(len(items), 'item')}, {new} new)")
        return unseen

    def _is_new(self, feed: Feed, rejection: RejectedInput) -> bool:
        """Whether this is the first poll that meets it; then it is written down and named."""
        if not self.state.refuse(feed.address, refused_item(rejection), rejection.reason, self.clock.now()):
            return False
        self._reject(rejection)
        return True

    def _reject(self, rejection: RejectedInput) -> None:
        self.library.rejections.add(rejection)
        self.log.rejected(rejection)

    def _unchanged(self, feed: Feed, state: FeedState) -> list[RejectedInput]:
        state.outcome = UNCHANGED
        self.log.line("polled", f"{feed.address} (unchanged)")
        return []

    def _follow(self, feed: Feed, state: FeedState, answer: Answer) -> None:
        if answer.moved_to and answer.moved_to != state.moved_to:
            state.moved_to = answer.moved_to
            self.log.line("moved", f"{feed.address} is now at {answer.moved_to}; change it in the list of feeds")

    def _put_off(self, state: FeedState, later: Later) -> list[RejectedInput]:
        if later.rejection:
            state.outcome = later.rejection.reason
        self._save(state, later.until)
        if later.rejection is None:
            return []
        rejection = about(later.rejection, state.address)
        self._reject(rejection)
        return [rejection]

    def _failed(
        self, feed: Feed, state: FeedState, rejection: RejectedInput, asked: timedelta | None
    ) -> list[RejectedInput]:
        state.failures += 1
        state.outcome = rejection.reason
        state.moved_to = None  # it may have been a mistake of the site's
        pause = backoff.after_failures(state.failures, timedelta(minutes=feed.interval), self.clock.chance())
        until = self.clock.now() + max(pause, asked or pause)
        if asked:
            self.manners.leave_alone(fetch_addresses.host_of(fetch_addresses.parse(feed.address)), until)
        self._save(state, until)
        self._reject(rejection)
        return [rejection]

    def _save(self, state: FeedState, next_poll: datetime) -> None:
        state.next_poll = written(next_poll)
        self.state.save(state)


def _validator(answer: Answer, name: str) -> str | None:
    """What is to be sent back at the next poll; nothing that no header may hold."""
    value = answer.headers.get(name, "")
    return value if value.isascii() and value.isprintable() and 0 < len(value) <= _MAX_VALIDATOR else None
