from __future__ import annotations

import pytest

from dragoman.corpus.event_mentions import iso
from dragoman.corpus.office_phrases import presented_in
from dragoman.corpus.offices import OfficeBook, office_conflicts, seeds
from dragoman.record import Actor, Document, Record, Span

PRESENTED = [
    (
        "le ministre malien des Affaires étrangères, Awa Diallo, a dit",
        "Awa Diallo",
        "ministre affaires etrangeres",
        "MLI",
    ),
    (
        "Awa Diallo, ministre malienne des Affaires étrangères, a dit",
        "Awa Diallo",
        "ministre affaires etrangeres",
        "MLI",
    ),
    ("la cheffe de la diplomatie malienne, Awa Diallo", "Awa Diallo", "ministre affaires etrangeres", "MLI"),
    ("selon le président du Sahelstan Awa Diallo", "Awa Diallo", "", ""),
    ("le président nigérien Moussa ould Brahim", "Moussa ould Brahim", "président", "NER"),
    ("le Premier ministre du Tchad, M. Idriss Kelou", "Idriss Kelou", "premier ministre", "TCD"),
    ("Idriss Kelou, chef du gouvernement tchadien.", "Idriss Kelou", "premier ministre", "TCD"),
    ("l’ancien président béninois Paul Houssou", "Paul Houssou", "président", "BEN"),
]


@pytest.mark.parametrize(("text", "name", "key", "country"), PRESENTED)
def test_how_articles_present_a_person_with_an_office(text: str, name: str, key: str, country: str) -> None:
    found = [(p.name, p.key, p.country) for p in presented_in(text)]
    assert found == ([(name, key, country)] if key else [])


def test_the_citation_holds_person_and_office() -> None:
    text = "Hier, le ministre malien de la Défense, Awa Diallo, a parlé."
    (presented,) = presented_in(text)
    assert text[presented.words.start : presented.words.end] == "le ministre malien de la Défense, Awa Diallo"
    assert presented.is_single


@pytest.mark.parametrize(
    "text",
    [
        "Le président a reçu Awa Diallo.",
        "le maire, un ami de Paul Houssou",
        "Le Maire, Awa Diallo",
        "un ministre, Awa Diallo",
    ],
)
def test_who_only_stands_near_an_office_does_not_hold_it(text: str) -> None:
    assert list(presented_in(text)) == []


def record(id: str, published: str | None, text: str, *actors: tuple[str, str]) -> Record:
    made = [
        Actor(
            id=f"a{n}",
            name=name,
            code=code,
            kind="person",
            mentions=(Span(text.index(name), text.index(name) + len(name)),),
        )
        for n, (name, code) in enumerate(actors, start=1)
    ]
    return Record(document=Document.from_text(text, id=id, published=published), actors=tuple(made))


def test_a_holder_is_kept_with_the_first_and_the_last_mention() -> None:
    book = OfficeBook()
    text = "Le ministre malien de la Défense, Awa Diallo, a parlé."
    for id, day in (("b", "2025-06-01"), ("a", "2025-01-05"), ("c", "2025-03-01"), ("d", None)):
        book.add(record(id, day, text, ("Awa Diallo", "MLI GOV")))
    (holding,) = book.holdings()
    assert (holding.name, holding.country, holding.code, holding.mentions) == ("Awa Diallo", "MLI", "MLI GOV", 4)
    assert (iso(holding.start), iso(holding.end)) == ("2025-01-05", "2025-06-01")
    assert holding.first
    assert holding.last
    assert (holding.first.document, holding.last.document) == ("a", "b")
    assert text[holding.first.words.start : holding.first.words.end].startswith("Le ministre malien")


def test_an_office_of_no_known_country_is_left_out() -> None:
    book = OfficeBook()
    book.add(record("a", "2025-01-05", "Le ministre de la Défense, Awa Diallo, a parlé."))
    assert book.holdings() == ()


def test_two_holders_over_the_same_days_are_shown_and_a_former_one_is_none() -> None:
    book = OfficeBook()
    for id, day, text in (
        ("a", "2025-01-05", "le ministre malien de la Défense, Awa Diallo,"),
        ("b", "2025-03-05", "le ministre malien de la Défense, Awa Diallo,"),
        ("c", "2025-02-05", "le ministre malien de la Défense, Paul Houssou,"),
        ("d", "2025-02-06", "l'ancien ministre malien de la Défense, Idriss Kelou,"),
        ("e", "2025-02-07", "le porte-parole malien Jean Tamba et le porte-parole malien Luc Tamba"),
    ):
        book.add(record(id, day, text))
    (conflict,) = office_conflicts(book.holdings())
    assert {conflict.one.name, conflict.other.name} == {"Awa Diallo", "Paul Houssou"}


def test_one_office_under_two_countries_is_a_conflict_of_the_articles() -> None:
    book = OfficeBook()
    text = "le ministre de la Défense, Awa Diallo, a parlé"
    book.add(record("a", "2025-01-05", text, ("Awa Diallo", "MLI GOV")))
    book.add(record("b", "2025-03-05", text, ("Awa Diallo", "TCD GOV")))
    (conflict,) = office_conflicts(book.holdings())
    assert {conflict.one.country, conflict.other.country} == {"MLI", "TCD"}


def test_one_after_the_other_is_no_conflict() -> None:
    book = OfficeBook()
    book.add(record("a", "2025-01-05", "le ministre malien de la Défense, Awa Diallo,"))
    book.add(record("b", "2025-02-05", "le ministre malien de la Défense, Paul Houssou,"))
    assert list(office_conflicts(book.holdings())) == []


def test_the_table_of_office_holders_comes_with_its_sources() -> None:
    assert all(seed.source and seed.start is not None and seed.is_seed for seed in seeds())
