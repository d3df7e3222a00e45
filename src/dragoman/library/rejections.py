"""What was refused, and why: a table of the library, so that nothing is dropped in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields

from dragoman.errors import RejectedInput
from dragoman.library.database import Database, now


@dataclass(frozen=True)
class Rejection:
    """One source that was refused for one reason.

    ``source`` is as the user gave it, with the row or record where there is one; ``sentence`` is what is wrong and
    ``mend`` what to do about it; ``seen_at`` is when it was last refused, UTC, as 2025-10-14T08:30:00Z.
    """

    source: str
    reason: str
    sentence: str
    mend: str
    seen_at: str


COLUMNS = tuple(field.name for field in fields(Rejection))


class Rejections:
    """The library's rejections. Every method raises ``LibraryError`` when SQLite cannot do its work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, rejection: RejectedInput, *, document_id: str | None = None, source_id: int | None = None) -> int:
        """Writes it down, and returns its row's id; the same source refused again for the same reason is one row.

        ``source_id`` is its row of ``sources``, when it is one of those; two losses of one archive that differ in
        their sentences are then two rows.
        """
        values = _stored(rejection)
        with self._database.transaction():
            known = self._database.first(
                "SELECT id FROM rejections WHERE source = ? AND reason = ? AND source_id IS ?"
                " AND (source_id IS NULL OR (sentence = ? AND mend = ?))",
                values.source, rejection.reason, source_id, values.sentence, values.mend,
            )  # fmt: skip
            if known:
                self._database.execute(
                    "UPDATE rejections SET sentence = ?, mend = ?, document_id = ?, seen_at = ?, run_id = ? WHERE id = ?",
                    values.sentence, values.mend, document_id, values.seen_at, self._database.run_id, known["id"],
                )  # fmt: skip
                return int(known["id"])
            return self._database.execute(
                "INSERT INTO rejections (source, source_id, document_id, reason, sentence, mend, seen_at, run_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                values.source, source_id, document_id, values.reason, values.sentence, values.mend, values.seen_at,
                self._database.run_id,
            )  # fmt: skip

    def settle(self, source: str) -> None:
        """Forgets what was refused of a source that has been coded since."""
        self._database.execute("DELETE FROM rejections WHERE source = ?", _printable(source))

    def settle_source(self, source_id: int) -> None:
        """Forgets what an earlier reading of a row of ``sources`` refused and the present one did not."""
        self._database.execute(
            "DELETE FROM rejections WHERE source_id = ? AND id NOT IN"
            " (SELECT rejection_id FROM items WHERE source_id = ? AND rejection_id IS NOT NULL)",
            source_id,
            source_id,
        )

    def listed(self, *, reason: str | None = None, source: str | None = None) -> Iterator[Rejection]:
        """The rejections in the order in which they were first met; ``source`` is a part of a source's name."""
        query = f"SELECT {', '.join(COLUMNS)} FROM rejections WHERE (? IS NULL OR reason = ?) ORDER BY id"
        for row in self._database.select(query, reason, reason):
            if source is None or source.casefold() in row["source"].casefold():
                yield Rejection(**row)

    def again(self, id: int) -> RejectedInput:
        """The rejection of this row, as it was met."""
        (row,) = self._database.select("SELECT * FROM rejections WHERE id = ?", id)
        said = "; ".join(part for part in (row["sentence"], row["mend"]) if part)
        return RejectedInput(row["reason"], f"{row['source']}: {said}.", row["source"])

    def counts(self) -> Counter[str]:
        """How many there are of each reason."""
        rows = self._database.select("SELECT reason, count(*) AS n FROM rejections GROUP BY reason")
        return Counter({row["reason"]: row["n"] for row in rows})


def _stored(rejection: RejectedInput) -> Rejection:
    what, mend = _printable(rejection.what), _printable(rejection.mend)
    return Rejection(_printable(rejection.source), rejection.reason, what, mend, now())


def _printable(text: str) -> str:
    # File names can hold half characters, which SQLite does not take.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
