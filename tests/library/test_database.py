"""A disk that is full and a file that another program holds: one sentence, nothing half-written, the rest later."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.library import database, store
from dragoman.library.migrate import migrate
from dragoman.library.store import Library, LibraryError
from dragoman.record import Document, Record


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.add(article("Un."))
    return path


def article(text: str) -> Record:
    return Record(coder="test 1", document=Document.from_text(text))


def texts(path: Path) -> list[str]:
    with Library.open(path) as library:
        return sorted(record.document.text for record in library.records())


def locked(path: Path) -> sqlite3.Connection:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    return other


def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(database: database.Database) -> None:
        migrate(database)
        pages = database.number("PRAGMA page_count")
        database.execute(f"PRAGMA max_page_count = {pages + 2}")

    monkeypatch.setattr(store, "migrate", full)
    with Library.open(path) as library:
        with pytest.raises(LibraryError, match=r"cannot grow, the disk is full; make room, .*\.$") as caught:
            library.add(article("Deux. " * 10_000))
        assert caught.value.reason == "disk-full"
        assert library.add(article("Trois."))
    monkeypatch.undo()
    assert texts(path) == ["Trois.", "Un."]
    with Library.open(path) as library:
        assert library.add(article("Deux. " * 10_000))
        assert library.database.select("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_a_library_that_another_program_holds_is_one_sentence(path: Path) -> None:
    with closing(locked(path)), pytest.raises(LibraryError, match="locked by another program; close") as caught:
        Library.open(path)
    assert caught.value.reason == "library-locked"
    assert texts(path) == ["Un."]


def test_a_library_locked_after_it_was_opened_writes_nothing_by_halves(path: Path) -> None:
    with Library.open(path) as library:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LibraryError) as caught:
                library.add(article("Deux."))
            assert caught.value.reason == "library-locked"
        assert library.add(article("Deux."))
    assert texts(path) == ["Deux.", "Un."]


def test_a_damaged_file_is_one_sentence(path: Path) -> None:
    with Library.open(path) as library:
        library.add(article("Deux. " * 10_000))
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(LibraryError, match="is damaged"), Library.open(path) as library:
        list(library.records())


def test_what_is_done_inside_one_transaction_is_written_together_or_not_at_all(path: Path) -> None:
    def two(library: Library, *, stop: bool) -> None:
        with library.database.transaction():
            library.add(article("Deux."))
            library.add(article("Trois."))
            if stop:
                raise InterruptedError

    with Library.open(path) as library:
        with pytest.raises(InterruptedError):
            two(library, stop=True)
        assert library.count() == 1
        two(library, stop=False)
    assert texts(path) == ["Deux.", "Trois.", "Un."]
