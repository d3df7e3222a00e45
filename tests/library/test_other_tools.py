"""A library opens as it is in the tools that people already have."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas
import pytest

from dragoman.library.queries import Filter, search_articles
from dragoman.library.reader import reader
from tests.library.making import delivery, library, visit
from tests.library.test_migrate import library_of_version


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return library(tmp_path / "nouvelles.sqlite")


def test_pandas_reads_events_with_their_words(path: Path) -> None:
    query = """
        SELECT events.type, events.standing, documents.outlet, citations.words
        FROM events
        JOIN documents ON documents.id = events.document_id
        JOIN citations ON citations.document_id = events.document_id
            AND citations.owner = 'event' AND citations.owner_id = events.id AND citations.role = 'evidence'
        WHERE events.standing = 'disputed'
    """
    connection = sqlite3.connect(path)
    frame = pandas.read_sql(query, connection)
    connection.close()
    assert frame.words.tolist() == ["livré des armes aux rebelles du Nord"]


def test_pandas_finds_words_without_their_accents(path: Path) -> None:
    query = """
        SELECT title FROM documents
        WHERE number IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'elysee')
    """
    connection = sqlite3.connect(path)
    assert pandas.read_sql(query, connection).title.tolist() == ["Le Sahelstan accuse Portville"]
    connection.close()


def test_duckdb_attaches_it(path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    scanner = pytest.importorskip("duckdb_extension_sqlite_scanner")
    (extension,) = Path(scanner.__file__).parent.rglob("*.duckdb_extension")
    settings = {"allow_unsigned_extensions": "true", "autoinstall_known_extensions": "false"}
    with duckdb.connect(config=settings) as db:
        db.execute(f"LOAD '{extension}'")
        db.execute(f"ATTACH '{path}' AS library (TYPE sqlite, READ_ONLY)")
        counts = db.execute("SELECT standing, count(*) FROM library.events GROUP BY standing ORDER BY 1").fetchall()
        assert counts == [("asserted", 2), ("disputed", 1), ("planned", 1)]
        words = db.execute("SELECT words FROM library.citations WHERE role = 'content' AND owner_id = 's2'").fetchall()
        assert words == [("toute livraison",)]
        assert db.execute("SELECT DISTINCT a, b FROM library.event_pairs").fetchall() == [("FRA", "MLI")]


def test_datasette_serves_it_without_being_told_anything(path: Path) -> None:
    app = pytest.importorskip("datasette.app")

    async def ask(*addresses: str) -> list[Any]:
        datasette = app.Datasette([], immutables=[str(path)])
        return [(await datasette.client.get(address)).json() for address in addresses]

    asked = ask("/nouvelles.json", "/nouvelles/documents.json?_search=elysee&_shape=array&_col=title")
    # In a thread of its own: a test with a browser leaves an event loop running in this one.
    with ThreadPoolExecutor() as pool:
        tables, found = pool.submit(asyncio.run, asked).result()
    names = {table["name"] for table in tables["tables"]}
    assert {"documents", "actors", "statements", "events", "claims", "spans", "corrections"} <= names
    assert {view["name"] for view in tables["views"]} == {"citations", "event_counts", "event_pairs", "mutual_events"}
    assert [row["title"] for row in found] == ["Le Sahelstan accuse Portville"]


@pytest.mark.parametrize("version", [1, 2])
def test_a_library_of_an_earlier_version_is_searched(tmp_path: Path, version: int) -> None:
    old = tmp_path / "old.sqlite"
    library_of_version(old, version, [delivery()])
    with reader(library(old, visit())) as db:
        assert [row.document.title for row in search_articles(db, Filter(words="elysee")).rows] == [
            "Le Sahelstan accuse Portville"
        ]
        assert search_articles(db, Filter(actor="traore")).total == 1
        assert search_articles(db, Filter(country="FRA", other="MLI")).total == 2
