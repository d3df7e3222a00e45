from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas
import pytest

from dragoman.library.corrections import NewCorrection, correct
from dragoman.library.queries import (
    ActorRow,
    Announcement,
    ArticleRow,
    Correction,
    Dispute,
    EventRow,
    Filter,
    Month,
    Pair,
    PlaceCount,
    Quarter,
    StatementRow,
    actors,
    announcements,
    corrections,
    disputes,
    every,
    overview,
    pair_quarters,
    pairs,
    places,
    search_articles,
    search_events,
    search_statements,
)
from dragoman.library.reader import reader
from dragoman.page.exports import csv_lines, harmless, json_lines
from tests.library.making import Article, delivery, library


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = library(tmp_path / "library.sqlite")
    correct(path, NewCorrection(delivery().document.id, "event", "e1", "type", "wrong", "non", "L. D."))
    with reader(path) as connection:
        yield connection


def table(kind: type, rows: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(csv_lines(kind, rows)).decode("utf-8-sig"))))


def test_every_list_has_all_its_rows_in_both_forms(db: sqlite3.Connection) -> None:
    lists: list[tuple[type, Any, int]] = [
        (ArticleRow, lambda: every(search_articles, db, Filter()), 3),
        (StatementRow, lambda: every(search_statements, db, Filter()), 3),
        (EventRow, lambda: every(search_events, db, Filter()), 4),
        (ActorRow, lambda: every(actors, db, "", ""), 5),
        (Pair, lambda: every(pairs, db, ""), 1),
        (Quarter, lambda: pair_quarters(db, "FRA", "MLI"), 2),
        (Dispute, lambda: every(disputes, db, Filter()), 1),
        (Announcement, lambda: every(announcements, db, Filter()), 1),
        (PlaceCount, lambda: places(db), 1),
        (Month, lambda: overview(db).months, 6),
        (Correction, lambda: every(corrections, db, Filter()), 1),
    ]
    for kind, rows, count in lists:
        written = table(kind, rows())
        assert len(written) == count
        assert all(None not in row and None not in row.values() for row in written)
        assert len(json.loads(b"".join(json_lines(rows())))) == count


def test_a_row_holds_what_the_page_shows(db: sqlite3.Connection) -> None:
    row = table(EventRow, every(search_events, db, Filter(type="AID")))[0]
    assert row["sources"] == "Portville (FRA GOV)"
    assert row["recipient_codes"] == "MLI REB"
    assert row["standing"] == "disputed"
    assert row["claims"] == "Sékou Traoré (MLI MIL): actual; Portville (FRA GOV): negated"
    text = delivery().document.text
    assert text[int(row["start"]) : int(row["end"])] == row["evidence"]
    assert [text[start:end] for start, end in json.loads(row["spans"])] == row["evidence"].split(" […] ")
    assert row["cameo"] == delivery().events[0].cameo
    statement = table(StatementRow, every(search_statements, db, Filter(act="deny")))[0]
    assert (statement["speakers"], statement["content"]) == ("Portville (FRA GOV)", "toute livraison")


def test_json_keeps_the_nesting_and_the_exact_words(db: sqlite3.Connection) -> None:
    (dispute,) = json.loads(b"".join(json_lines(every(disputes, db, Filter()))))
    assert dispute["deny"][0]["by"]["code"] == "FRA GOV"
    assert "pieces" not in dispute["event"]


def test_pandas_reads_it_with_its_accents(db: sqlite3.Connection) -> None:
    frame = pandas.read_csv(io.BytesIO(b"".join(csv_lines(StatementRow, every(search_statements, db, Filter())))))
    assert list(frame.columns)[:3] == ["document", "title", "outlet"]
    assert "Sékou Traoré (MLI MIL)" in set(frame.speakers)


@pytest.mark.parametrize("cell", ["=1+1", "+33 1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", [-6.5, 0, None, "", "Mali", "1 = 1", "«=»"])
def test_other_cells_stay(cell: Any) -> None:
    assert harmless(cell) == cell


def test_a_hostile_article_stays_text(tmp_path: Path) -> None:
    words = '=HYPERLINK("http://x";"a"),\n"b"'
    article = Article(f"=cmd|x\n\nLe ministère a dit {words}.", outlet="@outlet").actor("ministère", "MLI GOV")
    with reader(library(tmp_path / "l.sqlite", article.said(words, "ministère").record)) as db:
        (row,) = table(StatementRow, every(search_statements, db, Filter()))
        assert (row["content"], row["title"], row["outlet"]) == (f"'{words}", "'=cmd|x", "'@outlet")
        (exact,) = json.loads(b"".join(json_lines(every(search_statements, db, Filter()))))
        assert exact["content"] == words


def test_an_empty_list_has_its_columns_and_is_json() -> None:
    assert b"affirmed_by" in b"".join(csv_lines(Dispute, []))
    assert json.loads(b"".join(json_lines([]))) == []


def test_rows_are_written_as_they_come(db: sqlite3.Connection) -> None:
    """A list of any length is never in memory as a whole."""
    row = next(iter(every(search_events, db, Filter())))

    def endless() -> Iterator[EventRow]:
        while True:
            yield replace(row)

    lines = csv_lines(EventRow, endless())
    assert len([next(lines) for _ in range(5)]) == 5
    objects = json_lines(endless())
    assert len([next(objects) for _ in range(5)]) == 5
