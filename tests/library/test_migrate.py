from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.library.migrate import APPLICATION_ID, SCHEMA_VERSION
from dragoman.library.rows import rows_of
from dragoman.library.store import Library, LibraryError
from dragoman.record import Record
from tests.view.examples import empty_record, full_record

STEPS = files("dragoman.library").joinpath("migrations")


def library_of_version(path: Path, version: int, records: list[Record]) -> None:
    """A library as the Dragoman of that version left it: its tables, with those of its columns that a record fills."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.create_function("text_digest", 1, lambda text: text)
    connection.create_function("folded", 1, str.lower)
    connection.execute("PRAGMA journal_mode = WAL")
    for step in range(1, version + 1):
        connection.executescript(STEPS.joinpath(f"{step:04}.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    for record in records:
        for table, rows in rows_of(record).items():
            existing = {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
            for row in rows:
                kept = {column: value for column, value in row.items() if column in existing}
                marks = ", ".join("?" * len(kept))
                values = tuple(kept.values())
                connection.execute(f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({marks})", values)
    connection.close()


def record_of_version(version: int) -> Record:
    """A record with all that a library of that version could hold."""
    record = full_record()
    if version >= 4:
        return record
    events = tuple(event.model_copy(update={"counts": ()}) for event in record.events)
    return record.model_copy(update={"events": events})


def schema(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema ORDER BY name")]
        columns = [
            (name, *map(str, row)) for name in tables for row in connection.execute(f"PRAGMA table_info({name})")
        ]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return [("version", str(connection.execute("PRAGMA user_version").fetchone()[0])), *columns]
    finally:
        connection.close()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_library_of_every_version_opens_with_its_records(tmp_path: Path, version: int) -> None:
    given = sorted(
        [record_of_version(version), empty_record("Un."), empty_record("Deux.")], key=lambda r: r.document.id
    )
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    library_of_version(old, version, given)
    with Library.open(old) as library:
        assert list(library.records()) == given
        assert not library.add(given[0])
        assert library.add(empty_record("Trois."))
        if version < 2:
            assert library.known(given[1].document) == given[1]
    Library.open(new).close()
    assert schema(old) == schema(new)


def test_a_migration_cut_short_leaves_the_old_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.library import migrate

    old = tmp_path / "old.sqlite"
    library_of_version(old, 1, [record_of_version(1)])
    before = schema(old)

    def broken(script: str) -> list[str]:
        return [*whole(script), "SELECT * FROM nothing"]

    whole = migrate._statements
    monkeypatch.setattr(migrate, "_statements", broken)
    with pytest.raises(LibraryError):
        Library.open(old)
    assert schema(old) == before
    monkeypatch.undo()
    with Library.open(old) as library:
        assert list(library.records()) == [record_of_version(1)]


def test_the_steps_are_numbered_without_a_gap() -> None:
    names = sorted(step.name for step in STEPS.iterdir() if step.name.endswith(".sql"))
    assert names == [f"{version:04}.sql" for version in range(1, SCHEMA_VERSION + 1)]
