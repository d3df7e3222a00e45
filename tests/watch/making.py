"""A small world to watch: a clock that never waits, a coder that only counts, one outlet's server, one library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dragoman.errors import RejectedInput
from dragoman.library.store import Library
from dragoman.reading.fetch import Fetcher, FetchLimits
from dragoman.record import Document, Record
from dragoman.watch.clock import Clock
from dragoman.watch.coding import Coding
from dragoman.watch.feeds import Feed, Watched
from dragoman.watch.log import Log
from dragoman.watch.watcher import Watcher
from tests.watch.server import Server, answer, names

LIMITS = FetchLimits(seconds=0.5, max_wire_bytes=700_000, max_bytes=600_000, max_redirects=3)
LOCAL = "127.0.0.1"
BODY = (
    "Le ministère des Affaires étrangères a démenti lundi toute livraison d'armes aux rebelles du Nord.",
    "Selon un communiqué publié dans la soirée, les accusations portées par le gouvernement voisin sont sans fondement.",
    "Les deux capitales échangent des reproches depuis le printemps, et leurs ambassadeurs ont été rappelés.",
)


class TestClock(Clock):
    """Begins on a Monday morning; a wait passes at once. The wish to stop comes ``stop_after`` later."""

    __test__ = False

    def __init__(self) -> None:
        self.time = self.begun = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
        super().__init__(lambda: self.time, chance=lambda: 0.0)
        self.stop_after = timedelta(days=365)

    def wait_until(self, moment: datetime) -> None:
        self.time = max(self.time, moment)
        self.stopping = self.time >= self.begun + self.stop_after


class CountingCoder:
    """Finds nothing in any article. A text with the word «panne» breaks it, one with «illisible» is refused."""

    def __init__(self) -> None:
        self.coded: list[Document] = []

    def pipe(self, documents: Iterable[Document]) -> Iterator[Record | RejectedInput]:
        for document in documents:
            if "panne" in document.text:
                raise RuntimeError("the coder broke")
            if "illisible" in document.text:
                yield RejectedInput("too-long", f"{document.id}: too long; split it.", document.id)
                continue
            self.coded.append(document)
            yield Record(coder="test", document=document)


@dataclass
class World:
    """``once`` is one run of ``dragoman watch --once``; what runs leave behind is in the library and in ``lines``."""

    server: Server
    path: Path
    clock: TestClock = field(default_factory=TestClock)
    coder: CountingCoder = field(default_factory=CountingCoder)
    names: dict[str, Any] = field(default_factory=lambda: {"journal.example": LOCAL, "autre.example": LOCAL})
    lines: list[str] = field(default_factory=list)
    limits: FetchLimits = LIMITS

    def feed(self, path: str = "/feed.xml", **fields: Any) -> Feed:
        allow = [self.server.allowed(), self.server.allowed("autre.example")]
        return Feed.model_validate({"address": self.server.address(path), "allow": allow, **fields})

    def watcher(self, library: Library, *feeds: Feed) -> Watcher:
        watched = Watched(contact="desk@journal.example", delay=5.0, feed=feeds or (self.feed(),))
        fetcher = Fetcher("Dragoman/test", self.limits, names(self.names))
        log = Log(self.lines.append, self.clock.now)
        return Watcher(watched, library, Coding(lambda: self.coder), fetcher, log, self.clock)

    def once(self, *feeds: Feed) -> dict[str, int]:
        with Library.open(self.path) as library:
            watcher = self.watcher(library, *feeds)
            watcher.run_once()
            return +watcher.tally

    def run(self, *feeds: Feed) -> dict[str, int]:
        with Library.open(self.path) as library:
            watcher = self.watcher(library, *feeds)
            watcher.run()
            return +watcher.tally

    def documents(self) -> list[Document]:
        with Library.open(self.path) as library:
            return [record.document for record in library.records()]

    def select(self, query: str) -> list[dict[str, Any]]:
        with Library.open(self.path) as library:
            return library.database.select(query)

    def outcomes(self) -> set[str]:
        """What became of the items, and what is wrong with the feeds; ``ok`` when there is neither."""
        items = {row["outcome"] or "waiting" for row in self.select("SELECT outcome FROM feed_items")}
        feeds = {row["outcome"] for row in self.select("SELECT outcome FROM feeds")}
        rejected = {row["reason"] for row in self.select("SELECT reason FROM rejections")}
        return (items | feeds | rejected) - {None, "ok", "unchanged"} or {"ok"}

    def article(self, path: str, title: str, *paragraphs: str) -> tuple[str, str]:
        """Puts an article's page on the server; its title and path, for ``rss``."""
        self.server.at(path, page(title, *(paragraphs or (f"{title}.", *BODY))))
        return title, path

    def publish(self, *items: tuple[str, str], path: str = "/feed.xml", **headers: str) -> None:
        """Puts a feed of these items on the server."""
        self.server.at(path, rss(items, **headers))


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f'<!DOCTYPE html><html lang="fr"><head><title>{title}</title>{head}</head>'
    return answer(
        f"{html}<body><article><h1>{title}</h1>{body}</article></body></html>", content_type="text/html; charset=utf-8"
    )


def rss_text(items: Sequence[tuple[str, str]], extra: str = "") -> str:
    listed = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>Un résumé.</description>{extra}</item>"
        for title, link in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Le Journal</title>{listed}</channel></rss>'


def rss(items: Sequence[tuple[str, str]], extra: str = "", **headers: str) -> bytes:
    return answer(rss_text(items, extra), content_type="application/rss+xml", **headers)
