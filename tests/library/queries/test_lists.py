"""Disputes, announcements, the map, the overview, and one article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.library.queries import Filter, announcements, disputes, facets, overview, places, promises, record
from dragoman.library.reader import reader
from dragoman.library.store import Library
from tests.library.making import Article, delivery, library, meeting
from tests.view.examples import full_record


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with reader(library(tmp_path / "library.sqlite")) as connection:
        yield connection


def test_a_dispute_has_the_words_of_each_side(db: sqlite3.Connection) -> None:
    (dispute,) = disputes(db, Filter()).rows
    assert dispute.event.type == "AID"
    assert [(claim.by.name if claim.by else "", claim.words) for claim in dispute.affirm] == [
        ("Sékou Traoré", "Portville avait livré des armes aux rebelles du Nord")
    ]
    assert [(claim.by.name if claim.by else "", claim.words) for claim in dispute.deny] == [
        ("Portville", "toute livraison")
    ]
    assert disputes(db, Filter(country="RUS")).total == 0


def test_an_announcement_with_what_later_articles_hold(db: sqlite3.Connection) -> None:
    (announcement,) = announcements(db, Filter()).rows
    assert announcement.event.time_start == "2026-03-03"
    assert [actor.name for actor in announcement.by] == ["ministère malien"]
    assert announcement.later_total == 1
    assert [event.document.id for event in announcement.later] == [meeting().document.id]


def test_a_promise_without_an_event_is_listed_apart(tmp_path: Path) -> None:
    text = "Promesse\n\nLe ministère a promis de la transparence et une visite du Norland."
    article = Article(text, "2025-05-05").actor("ministère", "MLI GOV").actor("Norland", "NOR GOV")
    article.said("de la transparence", "ministère", cue="a promis", act="promise")
    article.said("une visite du Norland", "ministère", cue="a promis", act="promise")
    claims = (("ministère", "s2", "planned"),)
    article.done("CONSULT", "une visite du Norland", ("ministère", "Norland"), standing="planned", claims=claims)
    with reader(library(tmp_path / "l.sqlite", article.record)) as db:
        assert [row.content for row in promises(db, Filter()).rows] == ["de la transparence"]
        assert [row.event.evidence for row in announcements(db, Filter()).rows] == ["une visite du Norland"]


def test_places_count_their_events(db: sqlite3.Connection) -> None:
    (place,) = places(db)
    assert (place.name, place.lat, place.events, place.cooperation, place.conflict) == ("Portville", 12.6, 2, 2, 0)
    assert {count.value: count.count for count in place.standings} == {"asserted": 1, "planned": 1}
    assert places(db, Filter(standing="denied")) == ()


def test_the_overview_counts_everything(db: sqlite3.Connection) -> None:
    found = overview(db)
    assert (found.articles, found.statements, found.events, found.actors) == (3, 3, 4, 5)
    assert (found.first, found.last) == ("2025-10-14", "2026-03-04")
    assert sum(month.events for month in found.months) == 4
    assert len(found.months) == 6
    assert [count.value for count in found.outlets] == ["Le Courrier fictif", "L’Écho fictif"]
    assert len(found.latest) == 3


def test_facets_are_what_there_is(db: sqlite3.Connection) -> None:
    found = facets(db)
    assert {count.value for count in found.countries} == {"MLI", "FRA"}
    assert {count.value: count.count for count in found.types} == {"CONSULT": 2, "AID": 1, "ACCUSE": 1}


def test_an_empty_library_answers_everything(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty.sqlite"):
        pass
    with reader(tmp_path / "empty.sqlite") as db:
        assert overview(db).articles == 0
        assert overview(db).months == ()
        assert facets(db).outlets == ()
        assert places(db) == ()
        assert announcements(db, Filter()).rows == ()


def test_a_record_comes_out_as_it_went_in(tmp_path: Path) -> None:
    with reader(library(tmp_path / "l.sqlite", full_record(), delivery())) as db:
        assert record(db, full_record().document.id) == full_record()
        with pytest.raises(KeyError):
            record(db, "nothing")
