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


def _time(coder: Coder, text: str, type: str) -> str | None:
    event = next(e for e in code(coder, text).events if e.type == type)
    return event.time.start if event.time is not None else None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("L'armée malienne a annoncé mardi que des rebelles avaient tué deux soldats maliens.", None),
        ("L'armée malienne a annoncé mardi que des rebelles avaient tué lundi deux soldats maliens.", "2025-10-13"),
        ("Des rebelles ont tué deux soldats maliens dans une attaque menée lundi à Kidal.", "2025-10-13"),
        ("Lundi, des rebelles ont tué deux soldats maliens.", "2025-10-13"),
    ],
)
def test_the_day_of_an_announcement_is_not_that_of_the_act(coder: Coder, text: str, start: str | None) -> None:
    assert _time(coder, text, "ASSAULT") == start


def test_a_scene_goes_on_at_the_same_time_and_place(coder: Coder) -> None:
    text = "Des attaques ont eu lieu lundi à Kidal. Des hommes armés ont tué deux soldats maliens."
    event = next(e for e in code(coder, text).events if e.type == "ASSAULT")
    assert event.time is not None
    assert event.time.start == "2025-10-13"
    assert event.place is not None
    assert event.place.name == "Kidal"


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de Gao a condamné l'attaque des rebelles.",
        "Le parquet de Paris a arrêté un homme malien.",
        "La police malienne a arrêté un homme à 120 km au nord de Gao.",
    ],
)
def test_where_somebody_is_from_is_not_where_it_happens(coder: Coder, text: str) -> None:
    assert all(e.place is None or e.place.name not in ("Gao", "Paris") for e in code(coder, text).events)


def test_the_country_means_the_one_named_last(coder: Coder) -> None:
    text = "Le Mali est en crise. Des hommes armés ont enlevé trois villageois maliens dans l'est du pays."
    event = next(e for e in code(coder, text).events if e.type == "ASSAULT")
    assert event.place is not None
    assert event.place.country == "MLI"
