from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.library.queries import Filter, Paging, every, search_articles, search_events, search_statements
from dragoman.library.reader import reader
from dragoman.library.store import Library
from tests.library.making import Article, delivery, library, meeting, visit


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with reader(library(tmp_path / "library.sqlite")) as connection:
        yield connection


def titles(db: sqlite3.Connection, **asked: str) -> list[str]:
    return [row.document.title for row in search_articles(db, Filter(**asked)).rows]


def said(db: sqlite3.Connection, **asked: str) -> list[str]:
    return [row.content for row in search_statements(db, Filter(**asked)).rows]


def done(db: sqlite3.Connection, **asked: str) -> list[str]:
    return [row.type for row in search_events(db, Filter(**asked)).rows]


def test_everything_is_listed_newest_first(db: sqlite3.Connection) -> None:
    assert titles(db) == ["Rencontre", "Visite prévue", "Le Sahelstan accuse Portville"]
    assert len(said(db)) == 3
    assert done(db) == ["CONSULT", "CONSULT", "AID", "ACCUSE"]


@pytest.mark.parametrize("typed", ["elysee", "l'Élysée", "ELYSEE", '"l’Élysée"', "elys*"])
def test_accents_and_apostrophes_do_not_matter(db: sqlite3.Connection, typed: str) -> None:
    assert titles(db, words=typed) == ["Le Sahelstan accuse Portville"]


def test_the_words_are_those_of_the_statement_and_the_event(db: sqlite3.Connection) -> None:
    assert said(db, words="arme") == ["Portville avait livré des armes aux rebelles du Nord"]
    assert said(db, words="élysée") == []
    assert done(db, words="armes rebelles") == ["AID"]
    assert done(db, words="démenti") == []


def test_the_words_found_are_told_apart(db: sqlite3.Connection) -> None:
    (statement,) = search_statements(db, Filter(words="armes")).rows
    assert [words for words, hit in statement.pieces if hit] == ["armes"]
    assert "".join(words for words, _ in statement.pieces) == statement.content
    (article,) = search_articles(db, Filter(words="elysee")).rows
    assert [words for words, hit in article.snippet if hit] == ["Élysée"]


def test_a_row_cites_the_article(db: sqlite3.Connection) -> None:
    text = delivery().document.text
    for row in search_statements(db, Filter()).rows:
        if row.document.id == delivery().document.id:
            assert text[row.start : row.end] == row.content
    event = search_events(db, Filter(type="AID")).rows[0]
    assert text[event.start : event.end] == event.evidence
    assert [(claim.by and claim.by.name, claim.modality, claim.words) for claim in event.claims] == [
        ("Sékou Traoré", "actual", "Portville avait livré des armes aux rebelles du Nord"),
        ("Portville", "negated", "toute livraison"),
    ]
    assert event.claims[1].passage == "a démenti toute livraison"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"speaker": "traore"}, 1),
        ({"speaker": "MLI MIL"}, 1),
        ({"speaker": "MLI"}, 2),
        ({"speaker": "MLI M"}, 0),
        ({"speaker": "ra"}, 0),
        ({"speaker": "%"}, 0),
        ({"act": "deny"}, 1),
        ({"act": "deny", "speaker": "FRA"}, 1),
        ({"act": "deny", "speaker": "MLI"}, 0),
        ({"standing": "disputed"}, 2),
        ({"type": "CONSULT"}, 1),
        ({"country": "MLI", "other": "FRA"}, 3),
        ({"country": "RUS"}, 0),
        ({"since": "2026-01-01"}, 1),
        ({"until": "2025-12-31"}, 2),
        ({"since": "2026-01-20", "until": "2026-01-20"}, 1),
        ({"outlet": "L’Écho fictif"}, 1),
        ({"name": "portville", "code": "FRA GOV"}, 1),
        ({"code": "FRA"}, 1),
    ],
)
def test_statements_by_filter(db: sqlite3.Connection, asked: dict[str, str], found: int) -> None:
    assert len(said(db, **asked)) == found
    assert search_statements(db, Filter(**asked)).total == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "Portville"}, ["CONSULT", "CONSULT", "AID", "ACCUSE"]),
        ({"actor": "rebelles"}, ["AID"]),
        ({"name": "Sekou Traore", "code": "MLI MIL"}, ["ACCUSE"]),
        ({"speaker": "traoré"}, ["AID"]),
        ({"country": "FRA", "other": "MLI", "standing": "asserted"}, ["CONSULT", "ACCUSE"]),
        ({"quad": "material cooperation"}, ["AID"]),
        ({"act": "announce"}, ["CONSULT"]),
        ({"place": "Portville"}, ["CONSULT", "CONSULT"]),
    ],
)
def test_events_by_filter(db: sqlite3.Connection, asked: dict[str, str], found: list[str]) -> None:
    assert done(db, **asked) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "traore"}, ["Rencontre", "Le Sahelstan accuse Portville"]),
        ({"speaker": "traore"}, ["Le Sahelstan accuse Portville"]),
        ({"type": "CONSULT", "standing": "planned"}, ["Visite prévue"]),
        ({"type": "AID", "act": "announce"}, []),
        ({"words": "sanction générale"}, ["Visite prévue"]),
    ],
)
def test_articles_by_filter(db: sqlite3.Connection, asked: dict[str, str], found: list[str]) -> None:
    assert titles(db, **asked) == found


def test_two_attackers_are_no_pair(tmp_path: Path) -> None:
    article = Article("Deux alliés frappent\n\nLe Norland et la Sudonie ont frappé l’Estrie.", "2025-01-01")
    article.actor("Norland", "NOR GOV").actor("Sudonie", "SDN GOV").actor("Estrie", "EST GOV")
    record = article.done("ASSAULT", "ont frappé l’Estrie", ("Norland", "Sudonie"), ("Estrie",)).record
    with reader(library(tmp_path / "l.sqlite", record)) as db:
        assert done(db, country="NOR", other="EST") == ["ASSAULT"]
        assert done(db, country="NOR", other="SDN") == []


def test_pages_hold_every_row_once(tmp_path: Path) -> None:
    records = []
    for n in range(7):
        text = f"Titre {n}\n\nLe ministère a dit que la chose {n} tient. Il a dit aussi que tout {n} va."
        article = Article(text, None if n == 3 else f"2025-01-0{n // 2 + 1}").actor("ministère", "MLI GOV")
        records.append(
            article.said(f"la chose {n} tient", "ministère").said(f"tout {n} va", "ministère").done(
                "SUPPORT", f"tout {n} va", ("ministère",)
            ).record
        )  # fmt: skip
    with reader(library(tmp_path / "l.sqlite", *records)) as db:
        for query, total in ((search_articles, 7), (search_statements, 14), (search_events, 7)):
            asked = Filter(words="titre*") if query is search_articles else Filter()
            after, seen = "", []
            while True:
                found = query(db, asked, Paging(after, 3))
                assert found.total == total
                seen += found.rows
                if not (after := found.next):
                    break
            assert len(set(seen)) == len(seen) == total
            assert list(every(query, db, asked)) == seen


@pytest.mark.parametrize("after", ["x", "W10", "WyJhIl0", "☃", "e30"])
def test_a_mark_that_is_none_gives_the_first_page(db: sqlite3.Connection, after: str) -> None:
    assert len(search_articles(db, Filter(), Paging(after)).rows) == 3


def test_pages_have_a_greatest_size(db: sqlite3.Connection) -> None:
    assert Paging(size=10_000).limit == 200
    assert len(search_articles(db, Filter(), Paging(size=-1)).rows) == 1


def test_the_index_follows_every_change(tmp_path: Path) -> None:
    path = library(tmp_path / "l.sqlite")
    with Library.open(path) as opened:
        changed = visit().model_copy(update={"coder": "test 2"})
        opened.add(changed)
        opened.database.execute("DELETE FROM documents WHERE id = ?", meeting().document.id)
        opened.database.execute("VACUUM")
    with reader(path) as db:
        assert titles(db, words="débat") == ["Visite prévue"]
        assert titles(db, words="mardi") == []
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("SELECT DISTINCT coder FROM documents ORDER BY 1").fetchall() == [
            ("test 1",),
            ("test 2",),
        ]
