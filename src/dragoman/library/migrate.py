"""A library's file brought to the present version, one step a transaction.

Each version is a file of ``migrations/``: 0001.sql makes an empty library of version 1, 0002.sql makes version 2 of it,
and so on. A file that was published is never changed; a new version is a new file.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from dragoman.language.folding import fold
from dragoman.library.database import Database, LibraryError

APPLICATION_ID = 0x44524147  # «DRAG», so that another program's database is never taken for ours
_STEPS = files("dragoman.library").joinpath("migrations")
SCHEMA_VERSION = sum(step.name.endswith(".sql") for step in _STEPS.iterdir())


def migrate(database: Database) -> None:
    """Makes the tables of an empty file, and steps an older library up to ``SCHEMA_VERSION``.

    Raises ``LibraryError`` when the file is another program's or of a newer Dragoman, and leaves it as it was.
    """
    connection = database.connection
    database.execute("PRAGMA foreign_keys = ON")
    if _is_empty(database):
        database.execute("PRAGMA journal_mode = WAL")
    elif database.number("PRAGMA application_id") != APPLICATION_ID:
        raise LibraryError(f"{database.path} is another program's database; give the library a file of its own.")
    version = database.number("PRAGMA user_version")
    if version > SCHEMA_VERSION:
        raise LibraryError(
            f"{database.path} was written by a newer Dragoman (library version {version}, this one reads up to "
            f"{SCHEMA_VERSION}); upgrade Dragoman to open it."
        )
    if version < SCHEMA_VERSION:
        # What the steps compute that SQLite has no function for.
        connection.create_function("text_digest", 1, text_digest, deterministic=True)
        connection.create_function("folded", 1, fold, deterministic=True)
        for step in range(version + 1, SCHEMA_VERSION + 1):
            _step_up(database, step)


def text_digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8, by which two copies of it are known to be the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_empty(database: Database) -> bool:
    return database.first("SELECT 1 FROM sqlite_schema") is None


def _step_up(database: Database, version: int) -> None:
    script = _STEPS.joinpath(f"{version:04}.sql").read_text(encoding="utf-8")
    with database.transaction():
        if database.number("PRAGMA user_version") >= version:  # another process was quicker
            return
        for statement in _statements(script):
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {version}")


def _statements(script: str) -> Iterator[str]:
    # executescript would commit the transaction that makes a step all or nothing.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
