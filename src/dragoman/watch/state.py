"""What watching remembers, in the library's own file: of each feed, and of each item that it listed.

The tables ``feeds`` and ``feed_items`` are the library's (``library/``); only this module reads and writes them. An
item without an outcome waits; so a program that was killed goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from dragoman.library.database import Database
from dragoman.watch.clock import parsed, written

CODED = "coded"
KNOWN = "known"
_LOOK_AGAIN = timedelta(hours=1)
_WAITING = "FROM feed_items WHERE outcome IS NULL AND feed IN (SELECT value FROM json_each(?))"


@dataclass
class FeedState:
    """How far a feed was read. Times are as ``clock.written`` writes them; ``failures`` are those in a row."""

    address: str
    moved_to: str | None = None
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    last_poll: str | None = None
    next_poll: str | None = None
    failures: int = 0
    outcome: str | None = None


@dataclass(frozen=True)
class Listed:
    """An item as a feed lists it. ``key`` is the same for all writings of its address.

    ``entry`` is what the feed says of it, as JSON will hold it; ``fingerprint`` changes when that does.
    """

    key: str
    host: str
    address: str
    fingerprint: str
    entry: dict[str, Any]


@dataclass(frozen=True)
class Item:
    """An item that waits to be read. Versions from 2 on are looks at an article that its feed says was changed."""

    key: str
    version: int
    feed: str
    host: str
    address: str
    entry: dict[str, Any]
    failures: int


class State:
    """The state of watching in a library's file. Every method raises ``LibraryError`` when SQLite cannot do its work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def feed(self, address: str) -> FeedState:
        """What is known of a feed; a new one is due at once."""
        row = self._database.first("SELECT * FROM feeds WHERE address = ?", address)
        return FeedState(**{f.name: row[f.name] for f in fields(FeedState)}) if row else FeedState(address)

    def save(self, state: FeedState) -> None:
        """Writes down how far a feed was read."""
        changed = ", ".join(f"{f.name} = excluded.{f.name}" for f in fields(FeedState))
        self._database.insert("feeds", [asdict(state)], f"ON CONFLICT (address) DO UPDATE SET {changed}")

    def offer(self, feed: str, listed: Sequence[Listed], now: datetime) -> int:
        """Takes up the items that are new, and those that the feed lists with other words than before.

        Returns how many now wait. A changed item is looked at again an hour after the last look at the earliest, and
        twice as long after each, so that a feed that changes its items at every poll costs little.
        """
        with self._database.transaction():
            return sum(self._offer(feed, item, now) for item in listed)

    def refuse(self, feed: str, item: Listed, reason: str, now: datetime) -> bool:
        """Settles an item that cannot be read at all; false when that was done before."""
        with self._database.transaction():
            if not self._offer(feed, item, now):
                return False
            self._settle(item.key, reason, now)
        return True

    def next_item(self, host: str, feeds: Sequence[str], now: datetime) -> Item | None:
        """The item of a host that waits longest, of those of these feeds whose time has come."""
        query = f"SELECT * {_WAITING} AND host = ? AND not_before <= ? ORDER BY seen_at, rowid LIMIT 1"
        row = self._database.first(query, json.dumps(feeds), host, written(now))
        if row is None:
            return None
        values = {f.name: row[f.name] for f in fields(Item)}
        return Item(**values | {"entry": json.loads(row["entry"])})

    def waiting_hosts(self, feeds: Sequence[str]) -> dict[str, datetime]:
        """The hosts that items of these feeds wait for, and when the first of them may be read."""
        rows = self._database.select(
            f"SELECT host, min(not_before) AS first {_WAITING} GROUP BY host", json.dumps(feeds)
        )
        return {row["host"]: parsed(row["first"]) for row in rows}

    def waiting(self, feeds: Sequence[str]) -> int:
        """How many items of these feeds wait."""
        return self._database.number(f"SELECT count(*) {_WAITING}", json.dumps(feeds))

    def settle(self, item: Item, outcome: str, now: datetime, document_id: str | None = None) -> None:
        """The item waits no longer: it is in the library, or was rejected for a reason."""
        self._settle(item.key, outcome, now, document_id)

    def postpone(self, item: Item, until: datetime, failures: int) -> None:
        """The item waits on, at least until then; so often has it failed by now."""
        query = "UPDATE feed_items SET not_before = ?, failures = ? WHERE key = ? AND version = ?"
        self._database.execute(query, written(until), failures, item.key, item.version)

    def earlier_documents(self, item: Item) -> list[str]:
        """The documents that earlier versions of the item became, oldest first."""
        query = "SELECT document_id FROM feed_items WHERE key = ? AND version < ? AND outcome = ? ORDER BY version"
        return [row["document_id"] for row in self._database.select(query, item.key, item.version, CODED)]

    def _offer(self, feed: str, item: Listed, now: datetime) -> bool:
        last = self._database.first("SELECT * FROM feed_items WHERE key = ? ORDER BY version DESC LIMIT 1", item.key)
        if last is not None and last["fingerprint"] == item.fingerprint:
            return False
        entry = json.dumps(item.entry)  # ASCII: titles can hold half characters, which SQLite does not take
        if last is not None and last["outcome"] is None:
            query = "UPDATE feed_items SET fingerprint = ?, entry = ? WHERE key = ? AND version = ?"
            self._database.execute(query, item.fingerprint, entry, item.key, last["version"])
            return False
        version, not_before = 1, now
        if last is not None:
            version = last["version"] + 1
            not_before = max(now, parsed(last["settled_at"]) + _LOOK_AGAIN * 2.0 ** min(version - 2, 12))
        row = {"key": item.key, "version": version, "feed": feed, "host": item.host, "address": item.address}
        row |= {"fingerprint": item.fingerprint, "entry": entry}
        row |= {"seen_at": written(now), "not_before": written(not_before)}
        self._database.insert("feed_items", [row])
        return True

    def _settle(self, key: str, outcome: str, now: datetime, document_id: str | None = None) -> None:
        self._database.execute(
            "UPDATE feed_items SET outcome = ?, settled_at = ?, document_id = ?, entry = NULL "
            "WHERE key = ? AND outcome IS NULL",
            outcome,
            written(now),
            document_id,
            key,
        )
