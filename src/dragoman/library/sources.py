"""Where a walk through a source stands: which of its items are done, and what became of each.

A source gives its items in the same order every time that it is read. What becomes of the n-th one (an article, or a
rejection) is written in the transaction that writes the article or the rejection itself, so that a process killed
between two items has lost nothing and does nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.library.database import Database, Row, now
from dragoman.record import Document

_AT_ONCE = 500


@dataclass(frozen=True)
class Stamp:
    """What tells a source, and whether it was changed: its name (an absolute path), its size and time of change.

    ``settings`` is what the user asked for beside, as text. With no ``size`` it is read anew every time.
    """

    name: str
    size: int | None = None
    modified_ns: int | None = None
    settings: str = "{}"


class Visit:
    """One walk through a source: begun, or gone on with where an earlier one was cut short.

    ``is_finished`` says that an earlier walk came to the end of the same source with the same coder.
    """

    def __init__(self, database: Database, stamp: Stamp, coder: str, *, again: bool = False) -> None:
        self._database = database
        with database.transaction():
            known = database.first("SELECT * FROM sources WHERE name = ?", stamp.name)
            self.source_id = int(known["id"]) if known else _begun(database, stamp, coder)
            if known and (again or not _is_same(known, stamp, coder)):
                self._begin_anew(stamp, coder)
                known = None
        self.is_finished = bool(known and known["finished_at"] and not self._lacks_something())

    def item(self, ordinal: int) -> Row | None:
        """What became of the n-th item, when that is settled: a row of ``items``."""
        row = self._database.first(f"{_SETTLED} AND ordinal = ?", self.source_id, ordinal)
        return row if row and (row["document_id"] or row["rejection_id"]) else None

    def items(self) -> Iterator[Row]:
        """What became of each item, in order."""
        last = -1
        query = f"{_SETTLED} AND ordinal > ? ORDER BY ordinal LIMIT {_AT_ONCE}"
        while rows := self._database.select(query, self.source_id, last):
            yield from rows
            last = rows[-1]["ordinal"]

    def settle(
        self,
        ordinal: int,
        *,
        document: Document | None = None,
        text_sha256: str | None = None,
        document_id: str | None = None,
        rejection_id: int | None = None,
    ) -> None:
        """Writes what became of the n-th item; to be called in the transaction that writes it.

        ``document`` is the item as it was read, ``document_id`` the article of the library that it became or is a
        copy of.
        """
        row = {
            "source_id": self.source_id,
            "ordinal": ordinal,
            "text_sha256": text_sha256,
            "document_id": document_id,
            "rejection_id": rejection_id,
            "url": document.url if document else None,
            "outlet": document.outlet if document else None,
            "published": document.published if document else None,
            "run_id": self._database.run_id,
        }
        changed = ", ".join(f"{column} = excluded.{column}" for column in row)
        self._database.insert("items", [row], f"ON CONFLICT (source_id, ordinal) DO UPDATE SET {changed}")

    def gave_before(self, document_id: str, ordinal: int) -> bool:
        """Whether another item of this walk is that article."""
        query = "SELECT 1 FROM items WHERE source_id = ? AND document_id = ? AND ordinal <> ?"
        return self._database.first(query, self.source_id, document_id, ordinal) is not None

    def finish(self, count: int) -> None:
        """Says that the source came to its end after ``count`` items; to be called in a transaction."""
        self._database.execute("DELETE FROM items WHERE source_id = ? AND ordinal >= ?", self.source_id, count)
        self._database.execute("UPDATE sources SET finished_at = ? WHERE id = ?", now(), self.source_id)

    def _begin_anew(self, stamp: Stamp, coder: str) -> None:
        self._database.execute("DELETE FROM items WHERE source_id = ?", self.source_id)
        self._database.execute(
            "UPDATE sources SET size = ?, modified_ns = ?, settings = ?, coder = ?, finished_at = NULL WHERE id = ?",
            stamp.size, stamp.modified_ns, stamp.settings, coder, self.source_id,
        )  # fmt: skip

    def _lacks_something(self) -> bool:
        """Whether an article or a rejection was deleted, in whatever tool, since the walk came to its end."""
        query = f"SELECT 1 FROM ({_SETTLED}) WHERE document_id IS NULL AND rejection_id IS NULL"
        return self._database.first(query, self.source_id) is not None


# Joined, as a tool that does not check foreign keys may have deleted what an item became.
_SETTLED = """
    SELECT items.ordinal, items.text_sha256, documents.id AS document_id, rejections.id AS rejection_id,
        rejections.reason
    FROM items
    LEFT JOIN documents ON documents.id = items.document_id
    LEFT JOIN rejections ON rejections.id = items.rejection_id
    WHERE items.source_id = ?
"""


def _begun(database: Database, stamp: Stamp, coder: str) -> int:
    return database.execute(
        "INSERT INTO sources (name, size, modified_ns, settings, coder) VALUES (?, ?, ?, ?, ?)",
        stamp.name, stamp.size, stamp.modified_ns, stamp.settings, coder,
    )  # fmt: skip


def _is_same(known: Row, stamp: Stamp, coder: str) -> bool:
    was = (known["size"], known["modified_ns"], known["settings"], known["coder"])
    return stamp.size is not None and was == (stamp.size, stamp.modified_ns, stamp.settings, coder)
