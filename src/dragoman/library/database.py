"""The SQLite file under the library: transactions, and its errors as sentences."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError

Row = dict[str, Any]

BUSY_SECONDS = 30.0
_HARDLY_ANYTHING = 1_000_000  # bytes; with less free, an input/output error is a full disk


class LibraryError(DragomanError):
    """The file is no library, is of a newer version, or cannot be read or written.

    ``reason`` is ``bad-library``, ``library-locked`` or ``disk-full``.
    """

    reason = "bad-library"

    def __init__(self, message: str, reason: str = "bad-library") -> None:
        super().__init__(message)
        self.reason = reason


class Database:
    """A connection to a library's file. Every method raises ``LibraryError`` when SQLite cannot do its work.

    ``run_id`` is the run that is under way, if any: what is written names it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.run_id: int | None = None
        with clear_errors(path):
            self.connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self, mode: str = "IMMEDIATE") -> Iterator[None]:
        """All that is done inside is written, or nothing of it; one inside another is part of the outer one."""
        if self.connection.in_transaction:
            yield
            return
        with clear_errors(self.path):
            self.connection.execute(f"BEGIN {mode}")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself, or leaves it to be ended here.
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def select(self, query: str, *values: Any) -> list[Row]:
        """The rows of a query, by the names of their columns."""
        with clear_errors(self.path):
            cursor = self.connection.execute(query, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def first(self, query: str, *values: Any) -> Row | None:
        """The first row of a query, if it has one."""
        return next(iter(self.select(query, *values)), None)

    def number(self, query: str, *values: Any) -> int:
        """The one number that a query gives."""
        with clear_errors(self.path):
            return int(self.connection.execute(query, values).fetchone()[0])

    def execute(self, statement: str, *values: Any) -> int:
        """Changes rows; the id of the row that was inserted last."""
        with clear_errors(self.path):
            return self.connection.execute(statement, values).lastrowid or 0

    def insert(self, table: str, rows: list[Row], then: str = "") -> None:
        """Inserts rows of the same columns; ``then`` is what follows VALUES (…)."""
        if rows:
            columns = list(rows[0])
            marks = ", ".join(f":{column}" for column in columns)
            with clear_errors(self.path):
                self.connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) {then}", rows)


def now() -> str:
    """This second in UTC, as 2025-10-14T08:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into one sentence each."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(error, path) from error


def _sentence(error: sqlite3.Error, path: Path) -> LibraryError:
    # The low byte is the kind of error, the rest its detail.
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return LibraryError(f"{path} is no Dragoman library; give the library a file of its own.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(
            f"{path} is locked by another program; close that program, then run this again: what was added is kept.",
            "library-locked",
        )
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _has_no_room(path)):
        return LibraryError(
            f"{path} cannot grow, the disk is full; make room, then run this again: what was added is kept.",
            "disk-full",
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return LibraryError(f"{path} is damaged ({error}); put back a copy of it, or begin a new library.")
    return LibraryError(f"{path}: the library cannot be read or written ({error}); check the path and its permissions.")


def _has_no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.absolute().parent).free < _HARDLY_ANYTHING
    except OSError:
        return False
