from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.library.queries import Filter, actor, pair_events, pair_quarters, pairs, search_events
from dragoman.library.reader import reader
from tests.library.making import Article, library


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with reader(library(tmp_path / "library.sqlite")) as connection:
        yield connection


def test_pairs_with_their_balance(db: sqlite3.Connection) -> None:
    (pair,) = pairs(db).rows
    assert (pair.a, pair.b, pair.events, pair.articles) == ("FRA", "MLI", 4, 3)
    assert (pair.cooperation, pair.conflict, pair.last) == (3, 1, "2026-03-03")
    assert pairs(db, "MLI").total == 1
    assert pairs(db, "RUS").rows == ()


@pytest.mark.parametrize(("a", "b"), [("FRA", "MLI"), ("MLI", "FRA")])
def test_events_the_oldest_first_in_either_direction(db: sqlite3.Connection, a: str, b: str) -> None:
    events = pair_events(db, a, b)
    assert [(event.day, event.type, event.dated) for event in events] == [
        ("2025-10-14", "AID", False),
        ("2025-10-14", "ACCUSE", False),
        ("2026-03-03", "CONSULT", True),
        ("2026-03-03", "CONSULT", True),
    ]
    assert [event.type for event in pair_events(db, a, b, Filter(standing="planned"))] == ["CONSULT"]


def test_quarters_tell_claimed_from_asserted(db: sqlite3.Connection) -> None:
    """The disputed delivery counts as claimed; the visit that is only planned counts nowhere."""
    quarters = pair_quarters(db, "FRA", "MLI")
    assert [(q.quarter, q.cooperation_asserted, q.cooperation_claimed) for q in quarters] == [
        ("2025-Q4", 0, 1),
        ("2026-Q1", 1, 0),
    ]
    assert [(q.conflict_asserted, q.conflict_claimed) for q in quarters] == [(1, 0), (0, 0)]


def test_quarters_without_events_are_there(tmp_path: Path) -> None:
    def article(day: str) -> Article:
        text = f"Accord {day}\n\nLe Norland et la Sudonie ont signé."
        return Article(text, day).actor("Norland", "NOR GOV").actor("Sudonie", "SDN GOV")

    records = [
        article(day).done("AGREE", "ont signé", ("Norland", "Sudonie")).record for day in ("2024-12-31", "2025-07-01")
    ]
    with reader(library(tmp_path / "l.sqlite", *records)) as db:
        quarters = pair_quarters(db, "SDN", "NOR")
    assert [(q.quarter, q.cooperation_asserted) for q in quarters] == [
        ("2024-Q4", 1),
        ("2025-Q1", 0),
        ("2025-Q2", 0),
        ("2025-Q3", 1),
    ]


@pytest.mark.parametrize(("type", "pairs_found"), [("CONSULT", 1), ("ASSAULT", 1), ("REQUEST", 0), ("PROTEST", 0)])
def test_who_acts_together_is_no_pair_unless_it_is_mutual(tmp_path: Path, type: str, pairs_found: int) -> None:
    """A meeting is between its parties; a demand that two make together is not."""
    text = "Titre\n\nLe Norland et la Sudonie ont fait cela ensemble."
    article = Article(text, "2025-01-01").actor("Norland", "NOR GOV").actor("Sudonie", "SDN GOV")
    with reader(
        library(tmp_path / "l.sqlite", article.done(type, "ont fait cela", ("Norland", "Sudonie")).record)
    ) as db:
        assert pairs(db).total == pairs_found
        (event,) = search_events(db, Filter()).rows
        assert event.mutual == bool(pairs_found)
        profile = actor(db, "Norland", "NOR GOV")
        assert profile is not None
        assert [partner.code for partner in profile.partners] == ["SDN"] * pairs_found
