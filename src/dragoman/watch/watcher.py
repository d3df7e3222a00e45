"""The walk without end: polls what is due, reads what waits, and sleeps between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from dragoman.errors import RejectedInput
from dragoman.library.store import Library, LibraryError
from dragoman.reading import fetch_addresses
from dragoman.reading.fetch import Fetcher
from dragoman.watch.article import Reader
from dragoman.watch.backoff import after_failures
from dragoman.watch.clock import Clock
from dragoman.watch.coding import Coding
from dragoman.watch.feeds import Feed, Watched
from dragoman.watch.log import Log, counted
from dragoman.watch.manners import Manners
from dragoman.watch.poll import Poller
from dragoman.watch.robots import Robots
from dragoman.watch.state import State

PATIENCE = timedelta(minutes=10)
"""With ``once``, what must wait longer than this is left for the next run."""
_LIBRARY_PAUSE, _LONGEST_LIBRARY_PAUSE = timedelta(minutes=1), timedelta(hours=1)


class Job(NamedTuple):
    """What there is to do: when it may be done, what a person would call it, and what does it."""

    moment: datetime
    name: str
    do: Callable[[], None]


@dataclass
class Watcher:
    """Watches feeds into a library. ``tally`` counts what came of the items and polls."""

    watched: Watched
    library: Library
    coding: Coding
    fetcher: Fetcher
    log: Log
    clock: Clock
    show: Callable[[str], None] = lambda _text: None
    tally: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._feeds = {feed.address: feed for feed in self.watched.feed}
        self._manners = Manners(Robots(self.fetcher, self.clock), self.clock, self.watched.delay)
        self._state = State(self.library.database)
        shared = (self.fetcher, self._manners, self._state, self.library, self.log, self.clock)
        self._poller = Poller(*shared)
        self._reader = Reader(*shared, self.coding)

    def run(self) -> None:
        """Goes on until the clock says stop; a library that cannot be written to is tried again, less and less often."""
        failures = 0
        while not self.clock.stopping:
            try:
                job = min(self._jobs(self.watched.feed), key=_when)
                if self._wait(job):
                    job.do()
                    failures = 0
            except LibraryError as error:
                failures += 1
                self.tally["library"] += 1
                self.log.line("library", f"[{error.reason}] {error}")
                pause = min(after_failures(failures, _LIBRARY_PAUSE, self.clock.chance()), _LONGEST_LIBRARY_PAUSE)
                self.clock.wait_until(self.clock.now() + pause)

    def run_once(self) -> None:
        """Polls every feed that no server asked to leave alone, and reads what is new. Raises ``LibraryError``."""
        now = self.clock.now()
        to_poll = [f for f in self._feeds.values() if not self._failing(f) or self._poller.due(f) <= now]
        for feed in to_poll:
            if self.clock.stopping:
                return
            self._poll(feed)
        while not self.clock.stopping:
            job = min(self._jobs(()), key=_when, default=None)
            if job is None or job.moment - self.clock.now() > PATIENCE:
                return
            if self._wait(job):
                job.do()

    def _jobs(self, feeds: Sequence[Feed]) -> Iterator[Job]:
        """What there is to do. A host that was asked a moment ago has its next turn later."""
        for feed in feeds:
            host = fetch_addresses.host_of(fetch_addresses.parse(feed.address))
            moment = max(self._poller.due(feed), self._manners.free_at(host))
            yield Job(moment, f"polling {host}", partial(self._poll, feed))
        for host, moment in self._state.waiting_hosts(list(self._feeds)).items():
            yield Job(max(moment, self._manners.free_at(host)), f"reading {host}", partial(self._read, host))

    def _wait(self, job: Job) -> bool:
        """Sleeps until the job may be done; false when somebody asked to stop before."""
        if job.moment > self.clock.now():
            self._show(f"{job.name} at {job.moment:%H:%M:%S} UTC")
            self.clock.wait_until(job.moment)
        self._show(job.name)
        return not self.clock.stopping

    def _poll(self, feed: Feed) -> None:
        self.tally["polls"] += 1
        self.tally["rejected"] += len(self._poller.poll(feed))

    def _read(self, host: str) -> None:
        item = self._state.next_item(host, list(self._feeds), self.clock.now())
        if item is None:
            return
        result = self._reader.read(item, self._feeds[item.feed])
        self.tally["rejected" if isinstance(result, RejectedInput) else result] += 1

    def _failing(self, feed: Feed) -> bool:
        return self._state.feed(feed.address).failures > 0

    def _show(self, doing: str) -> None:
        parts = [f"{self.tally[name]} {name}" for name in ("coded", "known", "rejected") if self.tally[name]]
        waiting = self._state.waiting(list(self._feeds))
        feeds = counted(len(self._feeds), "feed")
        self.show(" · ".join([feeds, *parts, f"{waiting} waiting", doing]))


def _when(job: Job) -> datetime:
    return job.moment
