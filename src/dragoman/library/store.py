"""The library: records kept in one SQLite file that any SQLite tool can open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from dragoman.errors import RejectedInput
from dragoman.library.database import Database, LibraryError, now
from dragoman.library.migrate import SCHEMA_VERSION, migrate, text_digest
from dragoman.library.rejections import Rejections
from dragoman.library.rows import TABLES, Tables, record_of, rows_of
from dragoman.record import Document, Record

__all__ = ["SCHEMA_VERSION", "Library", "LibraryError"]


class Library:
    """Records in an SQLite file. Use ``Library.open``, as a context manager.

    ``rejections`` is what was refused. Every method raises ``LibraryError`` when SQLite cannot do
    its work: a full disk, a file that is locked or damaged. What was written before is kept.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.path = database.path
        self.rejections = Rejections(database)

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The library at ``path``, made when there is none, stepped up when an older Dragoman wrote it.

        Raises ``LibraryError`` when the file is something else, or was written by a newer Dragoman.
        """
        database = Database(Path(path))
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Ends the connection; what was added is already safe in the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def count(self) -> int:
        """How many articles there are."""
        return self.database.number("SELECT count(*) FROM documents")

    @contextmanager
    def run(self, command: str, coder: str) -> Iterator[int]:
        """Notes a run in ``runs``: what is written inside names it. One that fails has no end."""
        self.database.run_id = self.database.execute(
            "INSERT INTO runs (command, coder, started_at) VALUES (?, ?, ?)", command, coder, now()
        )
        try:
            yield self.database.run_id
            self.database.execute("UPDATE runs SET ended_at = ? WHERE id = ?", now(), self.database.run_id)
        finally:
            self.database.run_id = None

    def add(self, record: Record) -> bool:
        """Writes the record in one transaction, in place of an earlier coding of the same document.

        Returns false, and writes nothing, when the library already holds exactly this record.
        Raises ``RejectedInput`` (``id-taken``) when it holds another article under the same id:
        tables number their rows alike, and neither article may take the place of the other.
        """
        with self.database.transaction():
            known = self._read(record.document.id)
            if known == record:
                return False
            if known and known.document.sha256 != record.document.sha256:
                raise _taken(record, self.path)
            self.put(record)
        return True

    def put(self, record: Record) -> None:
        """Writes the record in place of whatever the library holds under its id."""
        tables = rows_of(record)
        (document,) = tables["documents"]
        document["text_sha256"] = text_digest(record.document.text)
        changed = ", ".join(f"{column} = excluded.{column}" for column in document if column != "id")
        with self.database.transaction():
            for name in reversed(TABLES[1:]):
                self.database.execute(f"DELETE FROM {name} WHERE document_id = ?", record.document.id)
            # Not deleted and inserted: rows of other tables point at the document.
            self.database.insert("documents", [document], f"ON CONFLICT (id) DO UPDATE SET {changed}")
            for name in TABLES[1:]:
                self.database.insert(name, tables[name])

    def get(self, document_id: str) -> Record:
        """The record of a document, equal to the one added. ``KeyError`` when there is none."""
        with self.database.transaction("DEFERRED"):
            record = self._read(document_id)
        if record is None:
            raise KeyError(document_id)
        return record

    def known(self, document: Document) -> Record | None:
        """The record of an article with exactly this text, under whatever id, address or outlet."""
        found = self.database.first(
            "SELECT id FROM documents WHERE text_sha256 = ? ORDER BY id = ? DESC, rowid",
            text_digest(document.text),
            document.id,
        )
        return self.get(found["id"]) if found else None

    def records(self) -> Iterator[Record]:
        """Every record, in the order of the document ids; one is in memory at a time."""
        for row in self.database.select("SELECT id FROM documents ORDER BY id"):
            yield self.get(row["id"])

    def _read(self, document_id: str) -> Record | None:
        tables: Tables = {"documents": self.database.select("SELECT * FROM documents WHERE id = ?", document_id)}
        if not tables["documents"]:
            return None
        for name in TABLES[1:]:
            query = f"SELECT * FROM {name} WHERE document_id = ? ORDER BY ordinal"
            tables[name] = self.database.select(query, document_id)
        try:
            return record_of(tables)
        except (ValidationError, json.JSONDecodeError) as error:
            cause = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
            raise LibraryError(
                f"{self.path}: the rows of document {document_id} were changed into something that "
                f"is no record ({cause}); delete the document and code it again."
            ) from error


def _taken(record: Record, path: Path) -> RejectedInput:
    id = record.document.id
    return RejectedInput(
        "id-taken",
        f"{path} holds another article with the id {id!r}; give this one an id of its own.",
        id,
    )
