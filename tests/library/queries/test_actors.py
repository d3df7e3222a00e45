from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.library.queries import Filter, Paging, actor, actors, every, said_of, search_statements
from dragoman.library.reader import reader
from tests.library.making import Article, library


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with reader(library(tmp_path / "library.sqlite")) as connection:
        yield connection


def test_one_actor_whatever_its_accents(db: sqlite3.Connection) -> None:
    (row,) = actors(db, "traore").rows
    assert (row.code, row.articles, row.statements, row.events) == ("MLI MIL", 2, 1, 1)
    names = [(row.name, row.code, row.articles) for row in every(actors, db, "", "")]
    assert names[0] == ("Portville", "FRA GOV", 3)
    assert ("ministère malien", "MLI GOV", 1) in names
    assert ("ministre malien", "MLI GOV", 1) in names


def test_wordings_of_one_name_are_kept(tmp_path: Path) -> None:
    records = [
        Article(f"Texte {n}\n\n{name} a parlé.").actor(name, code, kind="person").record
        for n, (name, code) in enumerate(
            [("Aïssa Koné", "MLI GOV"), ("Aissa Kone", "MLI GOV"), ("Aïssa Koné", "MLI GOV"), ("Aïssa Koné", "NER GOV")]
        )
    ]
    with reader(library(tmp_path / "l.sqlite", *records)) as db:
        assert [(row.name, row.code, row.articles) for row in actors(db).rows] == [
            ("Aïssa Koné", "MLI GOV", 3),
            ("Aïssa Koné", "NER GOV", 1),
        ]
        profile = actor(db, "AISSA KONE", "MLI GOV")
        assert profile is not None
        assert [(count.value, count.count) for count in profile.names] == [("Aïssa Koné", 2), ("Aissa Kone", 1)]


def test_a_profile_agrees_with_the_lists(db: sqlite3.Connection) -> None:
    profile = actor(db, "Portville", "FRA GOV")
    assert profile is not None
    assert (profile.first, profile.last) == ("2025-10-14", "2026-03-04")
    assert profile.actor.statements == search_statements(db, Filter(name="Portville", code="FRA GOV")).total == 1
    assert profile.actor.events == 4
    assert [(p.code, p.events, p.cooperation, p.conflict) for p in profile.partners] == [("MLI", 4, 3, 1)]
    assert profile.said_of == said_of(db, "Portville", "FRA GOV").total
    months = {month.month: (month.articles, month.statements, month.events) for month in profile.months}
    assert list(months) == ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]
    assert months["2025-10"] == (1, 1, 2)
    assert months["2025-11"] == (0, 0, 0)


def test_what_others_say_of_it(db: sqlite3.Connection) -> None:
    rows = said_of(db, "rebelles du Nord", "MLI REB").rows
    assert [row.content for row in rows] == ["Portville avait livré des armes aux rebelles du Nord"]
    assert said_of(db, "Sékou Traoré", "MLI MIL").rows == ()


def test_a_code_is_everyone_of_it(db: sqlite3.Connection) -> None:
    profile = actor(db, "", "MLI")
    assert profile is not None
    assert (profile.actor.articles, profile.actor.statements, profile.actor.events) == (3, 2, 4)
    assert actor(db, "", "ML") is None
    assert actor(db, "Personne", "FRA GOV") is None
    assert actor(db, "", "") is None


def test_the_directory_has_everyone_once(db: sqlite3.Connection) -> None:
    total = actors(db).total
    assert len(set(every(actors, db, "", ""))) == total == 5
    first = actors(db, "", "MLI", Paging(size=2))
    second = actors(db, "", "MLI", Paging(first.next, 2))
    assert {row.code[:3] for row in (*first.rows, *second.rows)} == {"MLI"}
    assert not set(first.rows) & set(second.rows)
