"""The library: records kept in one SQLite file that any SQLite tool can open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from dragoman.errors import DragomanError, RejectedInput
from dragoman.library.rows import TABLES, Row, Tables, record_of, rows_of
from dragoman.record import Record

SCHEMA_VERSION = 1
APPLICATION_ID = 0x44524147  # «DRAG», so that another program's database is never taken for ours
BUSY_SECONDS = 30.0


class LibraryError(DragomanError):
    """The file is no library, is of a newer version, or cannot be read or written."""

    reason = "bad-library"


class Library:
    """Records in an SQLite file. Use ``Library.open``, as a context manager.

    Every method raises ``LibraryError`` when SQLite cannot do its work: a full disk, a file that
    is locked or damaged.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The library at ``path``, made when there is none.

        Raises ``LibraryError`` when the file is something else, or was written by a newer Dragoman.
        """
        path = Path(path)
        with _clear_errors(path):
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Ends the connection; what was added is already safe in the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, record: Record) -> bool:
        """Writes the record in one transaction, in place of an earlier coding of the same document.

        Returns false, and writes nothing, when the library already holds exactly this record.
        Raises ``RejectedInput`` (``id-taken``) when it holds another article under the same id:
        tables number their rows alike, and neither article may take the place of the other.
        """
        with _clear_errors(self.path), _transaction(self._connection):
            known = self._read(record.document.id)
            if known == record:
                return False
            if known and known.document.sha256 != record.document.sha256:
                raise _taken(record, self.path)
            self._connection.execute("DELETE FROM documents WHERE id = ?", (record.document.id,))
            for table, rows in rows_of(record).items():
                self._insert(table, rows)
        return True

    def get(self, document_id: str) -> Record:
        """The record of a document, equal to the one added. ``KeyError`` when there is none."""
        with _clear_errors(self.path), _transaction(self._connection, "DEFERRED"):
            record = self._read(document_id)
        if record is None:
            raise KeyError(document_id)
        return record

    def records(self) -> Iterator[Record]:
        """Every record, in the order of the document ids; one is in memory at a time."""
        with _clear_errors(self.path):
            ids = [row["id"] for row in self._select("SELECT id FROM documents ORDER BY id", ())]
        for document_id in ids:
            yield self.get(document_id)

    def _insert(self, table: str, rows: list[Row]) -> None:
        if rows:
            columns = list(rows[0])
            marks = ", ".join(f":{column}" for column in columns)
            self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def _read(self, document_id: str) -> Record | None:
        tables: Tables = {"documents": self._select("SELECT * FROM documents WHERE id = ?", (document_id,))}
        if not tables["documents"]:
            return None
        for name in TABLES[1:]:
            query = f"SELECT * FROM {name} WHERE document_id = ? ORDER BY ordinal"
            tables[name] = self._select(query, (document_id,))
        try:
            return record_of(tables)
        except ValidationError as error:
            raise LibraryError(
                f"{self.path}: the rows of document {document_id} were changed into something that "
                f"is no record ({error.errors()[0]['msg']}); delete the document and code it again."
            ) from error

    def _select(self, query: str, values: tuple[str, ...]) -> list[Row]:
        cursor = self._connection.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def _taken(record: Record, path: Path) -> RejectedInput:
    id = record.document.id
    return RejectedInput(
        "id-taken",
        f"{path} holds another article with the id {id!r}; give this one an id of its own.",
        id,
    )


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if _is_empty(connection):
        _create(connection)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise LibraryError(f"{path} is another program's database; give the library a file of its own.")
    if version > SCHEMA_VERSION:
        raise LibraryError(
            f"{path} was written by a newer Dragoman (library version {version}, this one reads up "
            f"to {SCHEMA_VERSION}); upgrade Dragoman to open it."
        )


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None


def _create(connection: sqlite3.Connection) -> None:
    schema = files("dragoman.library").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.execute("PRAGMA journal_mode = WAL")
    with _transaction(connection):
        if not _is_empty(connection):  # another process was quicker
            return
        for statement in _statements(schema):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> Iterator[str]:
    # executescript would commit the transaction that makes creation all or nothing.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _transaction(connection: sqlite3.Connection, mode: str = "IMMEDIATE") -> Iterator[None]:
    connection.execute(f"BEGIN {mode}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            message = f"{path} is no Dragoman library; give the library a file of its own."
        else:
            message = f"{path}: the library cannot be read or written ({error})."
        raise LibraryError(message) from error
