"""When and where: the date and the place that stand with the event."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code


def _place(coder: Coder, text: str) -> tuple[str, str | None]:
    event = code(coder, text).events[0]
    assert event.place is not None
    return event.place.name, event.place.country


def test_a_town_is_preferred_to_its_country(coder: Coder) -> None:
    assert _place(coder, "L'Arabie saoudite a livré dimanche au Tchad, à Abéché, des vivres.") == ("Abéché", "TCD")


def test_a_capital_without_its_accent_opens_a_sentence(coder: Coder) -> None:
    assert _place(coder, "A Toamasina, des habitants malgaches ont manifesté samedi.") == ("Toamasina", "MDG")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("La Turquie a livré jeudi des drones à l'armée éthiopienne.", "2025-10-09"),
        ("La Turquie livrera jeudi des drones à l'armée éthiopienne.", "2025-10-16"),
    ],
)
def test_the_tense_tells_which_thursday(coder: Coder, text: str, start: str) -> None:
    event = code(coder, text).events[0]
    assert event.time is not None
    assert event.time.start == start


def test_a_date_of_birth_is_not_when_it_happened(coder: Coder) -> None:
    event = code(coder, "Un journaliste turc, né le 3 mai 1990, a été arrêté mardi à Ankara.").events[0]
    assert event.time is not None
    assert event.time.start == "2025-10-14"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deux soldats français ont été tués à la gare de Grasse à Lyon lors d'un attentat.", "Lyon"),
        ("L'ambassadeur russe en Turquie a été tué par balles à Ankara par des rebelles turcs.", "Ankara"),
    ],
)
def test_neither_a_title_nor_a_part_of_the_town_is_the_place(coder: Coder, text: str, name: str) -> None:
    assert _place(coder, text)[0] == name
