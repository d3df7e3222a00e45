"""A library opened to be read, by as many as like, while one writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.library.database import BUSY_SECONDS, LibraryError, clear_errors
from dragoman.library.migrate import APPLICATION_ID, SCHEMA_VERSION


@contextmanager
def reader(path: str | Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write; all that is asked inside sees the library as it was at the first question.

    Rows answer to the names of their columns. Raises ``LibraryError`` when there is no library of this version:
    ``Library.open`` makes one, or steps an older one up.
    """
    path = Path(path)
    with clear_errors(path):
        address = f"{path.absolute().as_uri()}?mode=ro"
        # One thread at a time uses it, but not always the same: an export is streamed from a pool of them.
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN")
            _check(connection, path)
            yield connection
        finally:
            connection.close()


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS)
    if application != APPLICATION_ID:
        raise LibraryError(f"{path} is no Dragoman library; give the library a file of its own.")
    if version != SCHEMA_VERSION:
        raise LibraryError(
            f"{path} is a library of version {version}, this Dragoman reads version {SCHEMA_VERSION}; "
            "open it with «dragoman code» or Library.open, or upgrade Dragoman."
        )


_MARKS = ("application_id", "user_version")
