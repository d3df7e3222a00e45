from __future__ import annotations

import pytest

from dragoman.corpus.offices import Holding, OfficeBook
from dragoman.corpus.people import NameBook, PersonLink, bare_names
from dragoman.record import Record
from tests.corpus.test_offices import record

MINISTER = "Le ministre malien de la Défense, Awa Dialloba, a parlé."
OTHER = "Le ministre malien du Commerce, Luc Dialloba, a parlé."


def holdings(*texts: tuple[str, str]) -> tuple[Holding, ...]:
    book = OfficeBook()
    for n, (day, text) in enumerate(texts):
        book.add(record(f"h{n}", day, text))
    return book.holdings()


def bare(day: str, text: str = "M. Dialloba a parlé à Bamako.", country: str = "MLI GOV") -> Record:
    return record("bare", day, text, ("Dialloba", ""), ("Bamako", country))


def links(found: tuple[Holding, ...], article: Record) -> list[PersonLink]:
    book = NameBook(found)
    return [link for name in bare_names(article) if (link := book.link(name))]


def test_a_bare_name_is_linked_to_the_one_holder_of_the_period_and_the_record_stays() -> None:
    article = bare("2025-02-01")
    before = article.to_json()
    (link,) = links(holdings(("2025-01-05", MINISTER)), article)
    assert (link.outcome, link.person, link.code, link.why) == ("resolved", "Awa Dialloba", "MLI", "surname MLI")
    assert link.holdings[0].first
    assert article.to_json() == before


@pytest.mark.parametrize(
    "article",
    [
        bare("2027-02-01"),
        bare("2025-02-01", country="FRA GOV"),
        bare("2025-02-01", "Paul Dialloba chante à Bamako. Dialloba a parlé."),
    ],
    ids=["another period", "a country that the article does not name", "somebody else's surname"],
)
def test_what_does_not_fit_is_not_linked(article: Record) -> None:
    assert links(holdings(("2025-01-05", MINISTER)), article) == []


def test_of_two_holders_nobody_is_chosen_and_both_are_shown() -> None:
    (link,) = links(holdings(("2025-01-05", MINISTER), ("2025-01-09", OTHER)), bare("2025-02-01"))
    assert (link.outcome, link.person, link.code) == ("several", "", "")
    assert {holding.name for holding in link.holdings} == {"Awa Dialloba", "Luc Dialloba"}


def test_a_full_name_needs_no_country() -> None:
    article = record("bare", "2025-02-01", "Awa Dialloba a parlé.", ("Awa Dialloba", ""))
    (link,) = links(holdings(("2025-01-05", MINISTER)), article)
    assert (link.outcome, link.why) == ("resolved", "full name")


def test_a_surname_with_a_code_is_linked_within_its_country_only() -> None:
    found = holdings(("2025-01-05", MINISTER))
    (link,) = links(found, record("bare", "2025-02-01", "M. Dialloba a parlé.", ("Dialloba", "MLI GOV")))
    assert (link.outcome, link.person) == ("resolved", "Awa Dialloba")
    assert links(found, record("bare", "2025-02-01", "M. Dialloba a parlé.", ("Dialloba", "FRA GOV"))) == []


def test_a_full_name_with_a_code_needs_no_link() -> None:
    article = record("bare", "2025-02-01", "Awa Dialloba a parlé.", ("Awa Dialloba", "MLI GOV"))
    assert list(bare_names(article)) == []
