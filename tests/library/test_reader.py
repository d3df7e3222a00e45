from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dragoman.library.queries import Filter, search_articles
from dragoman.library.reader import reader
from dragoman.library.store import Library, LibraryError
from tests.library.making import delivery, library, visit


def test_a_reader_sees_the_library_as_it_was(tmp_path: Path) -> None:
    path = library(tmp_path / "l.sqlite", delivery())
    with reader(path) as db:
        assert search_articles(db, Filter()).total == 1
        with Library.open(path) as writer:
            writer.add(visit())
        assert search_articles(db, Filter()).total == 1
    with reader(path) as db:
        assert search_articles(db, Filter()).total == 2


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = library(tmp_path / "l.sqlite", delivery())
    with pytest.raises(LibraryError), reader(path) as db:
        db.execute("DELETE FROM documents")
    with reader(path) as db:
        assert search_articles(db, Filter()).total == 1


def test_no_library_is_made_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    with pytest.raises(LibraryError), reader(path):
        pass
    assert not path.exists()


@pytest.mark.parametrize("change", ["PRAGMA user_version = 2", "PRAGMA user_version = 99", "PRAGMA application_id = 7"])
def test_another_version_or_program_is_said(tmp_path: Path, change: str) -> None:
    path = library(tmp_path / "l.sqlite", delivery())
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    with pytest.raises(LibraryError, match="library"), reader(path):
        pass
