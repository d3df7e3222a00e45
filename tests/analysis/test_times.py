"""Time expressions: what is found, what it resolves to, and what is left alone.

The article is published on Tuesday 14 October 2025 unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.times import TimeMention, find_dateline, find_times

PUBLISHED = "2025-10-14"


def resolved(text: str, published: str | None = PUBLISHED, *, future: bool = False) -> list[str]:
    """``words = start..end`` for each mention; ``?`` for an open end, ``unresolved`` for both."""
    return [shown(text, m) for m in find_times(text, published, lambda _: future)]


def shown(text: str, mention: TimeMention) -> str:
    words = text[mention.span.start : mention.span.end]
    if mention.precision == "unresolved":
        assert mention.start is None
        assert mention.end is None
        return f"{words} = unresolved"
    if mention.start == mention.end and mention.start:
        return f"{words} = {mention.start}"
    return f"{words} = {mention.start or '?'}..{mention.end or '?'}"


@pytest.mark.parametrize(
    "gold",
    [
        "10 décembre 2025 = 2025-12-10",
        "le 1er janvier 2024 = 2024-01-01",
        "14 oct. 2025 = 2025-10-14",
        "14/10/2025 = 2025-10-14",
        "2025-10-14 = 2025-10-14",
        "du 3 au 5 mars 2025 = 2025-03-03..2025-03-05",
        "du 30 décembre 2024 au 2 janvier 2025 = 2024-12-30..2025-01-02",
        "du lundi 3 au mercredi 5 mars 2025 = 2025-03-03..2025-03-05",
        "les 3, 4 et 5 mars 2025 = 2025-03-03..2025-03-05",
        "la semaine du 3 mars 2025 = 2025-03-03..2025-03-09",
        "en juin 2025 = 2025-06-01..2025-06-30",
        "de juin à août 2025 = 2025-06-01..2025-08-31",
        "Mars 2025 = 2025-03-01..2025-03-31",
        "début 2025 = 2025-01-01..2025-12-31",
        "à la fin de l'année 2015 = 2015-01-01..2015-12-31",
        "au premier trimestre 2025 = 2025-01-01..2025-03-31",
        "en 2021 = 2021-01-01..2021-12-31",
        "depuis 2021 = 2021-01-01..?",
        "fin mars 2025 = 2025-03-21..2025-03-31",
        "avant fin mars 2025 = ?..2025-03-31",
        "jusqu'en 2024 = ?..2024-12-31",
        "avant fin 2024 = ?..2024-12-31",
        "à partir du 1er janvier 2026 = 2026-01-01..?",
        "entre 2019 et 2021 = 2019-01-01..2021-12-31",
        "de 2014 à 2016 = 2014-01-01..2016-12-31",
        "dans les années 1990 = 1990-01-01..1999-12-31",
        "au printemps 2024 = 2024-03-21..2024-06-20",
        "hiver 2015-2016 = 2015-12-21..2016-03-20",
    ],
)
def test_absolute_expressions_need_no_publication_date(gold: str) -> None:
    words = gold.split(" = ")[0]
    assert resolved(words, None) == [gold]
    assert find_times(words, None)[0].anchor == "absolute"


@pytest.mark.parametrize(
    "gold",
    [
        "mardi = 2025-10-14",
        "lundi soir = 2025-10-13",
        "ce lundi = 2025-10-13",
        "mardi dernier = 2025-10-07",
        "mardi prochain = 2025-10-21",
        "depuis lundi = 2025-10-13..?",
        "dans la nuit de lundi à mardi = 2025-10-13..2025-10-14",
        "hier = 2025-10-13",
        "avant-hier = 2025-10-12",
        "aujourd’hui = 2025-10-14",
        "demain = 2025-10-15",
        "après-demain = 2025-10-16",
        "ce matin = 2025-10-14",
        "le 10 décembre = 2024-12-10",
        "le 3 mars dernier = 2025-03-03",
        "entre le 3 et le 5 mars = 2025-03-03..2025-03-05",
        "3-5 mars = 2025-03-03..2025-03-05",
        "dans la nuit du 3 au 4 mars = 2025-03-03..2025-03-04",
        "le 29 février = 2024-02-29",
        "en juin = 2025-06-01..2025-06-30",
        "juin dernier = 2025-06-01..2025-06-30",
        "à la mi-juin = 2025-06-11..2025-06-20",
        "Plus tôt en octobre = 2025-10-01..2025-10-31",
        "au début du mois = 2025-10-01..2025-10-10",
        "ce mois-ci = 2025-10-01..2025-10-31",
        "le mois dernier = 2025-09-01..2025-09-30",
        "cette année = 2025-01-01..2025-12-31",
        "l’an dernier = 2024-01-01..2024-12-31",
        "la semaine dernière = 2025-10-06..2025-10-12",
        "la semaine prochaine = 2025-10-20..2025-10-26",
        "le week-end dernier = 2025-10-11..2025-10-12",
        "cet été = 2025-06-21..2025-09-22",
        "il y a trois jours = 2025-10-11",
        "depuis trois ans = 2022-10-14..?",
        "depuis deux mois = 2025-08-14..?",
        "lundi et mardi = 2025-10-13..2025-10-14",
        "plus tôt dans la journée = 2025-10-14",
        "il y a deux semaines = 2025-09-30",
        "il y a un mois = 2025-09-14",
        "il y a cinq ans = 2020-01-01..2020-12-31",
        "dans dix jours = 2025-10-24",
        "d'ici à 2030 = 2025-10-14..2030-12-31",
        "d'ici la fin de l'année = 2025-10-14..2025-12-31",
        "d'ici le 22 octobre = 2025-10-14..2025-10-22",
        "ces dernières semaines = ?..2025-10-14",
        "depuis plusieurs mois = ?..2025-10-14",
        "au cours des trois derniers mois = 2025-07-01..2025-10-14",
        "dans les prochains jours = 2025-10-14..?",
    ],
)
def test_relative_expressions_count_from_publication(gold: str) -> None:
    words = gold.split(" = ")[0]
    assert resolved(words) == [gold]
    assert find_times(words, PUBLISHED)[0].anchor == "publication"


@pytest.mark.parametrize(
    "gold",
    [
        "mardi = 2025-10-21",
        "ce mardi = 2025-10-14",
        "le 10 décembre = 2025-12-10",
        "en juin = 2026-06-01..2026-06-30",
        "ce week-end = 2025-10-18..2025-10-19",
        "mardi dernier = 2025-10-07",
        "le 3 mars dernier = 2025-03-03",
    ],
)
def test_the_future_turns_the_direction_unless_the_words_give_one(gold: str) -> None:
    assert resolved(gold.split(" = ")[0], future=True) == [gold]


def test_the_tense_is_asked_for_each_expression() -> None:
    text = "Il est venu lundi et reviendra jeudi."
    found = find_times(text, PUBLISHED, lambda offset: offset > text.index("reviendra"))
    assert [m.start for m in found] == ["2025-10-13", "2025-10-16"]


def test_a_weekday_that_fits_one_year_only_decides_against_the_tense() -> None:
    assert resolved("mercredi 15 octobre") == ["mercredi 15 octobre = 2025-10-15"]


def test_a_day_a_few_weeks_ahead_is_not_taken_for_one_eleven_months_back() -> None:
    assert resolved("Le sommet prévu le 31 octobre") == ["le 31 octobre = 2025-10-31"]


def test_weekday_with_its_day_number() -> None:
    assert resolved("Mardi 14, les combats") == ["Mardi 14 = 2025-10-14"]
    assert resolved("Mardi 14 soldats sont morts") == ["Mardi = 2025-10-14"]


@pytest.mark.parametrize(
    ("words", "gold"),
    [
        ("le lendemain", "2020-03-04"),
        ("la veille", "2020-03-02"),
        ("le même jour", "2020-03-03"),
        ("dix jours plus tôt", "2020-02-22"),
        ("une semaine plus tard", "2020-03-09..2020-03-15"),
        ("trois mois auparavant", "2019-12-01..2019-12-31"),
        ("deux ans plus tard", "2022-01-01..2022-12-31"),
        ("l'année suivante", "2021-01-01..2021-12-31"),
    ],
)
def test_context_expressions_count_from_the_day_last_named(words: str, gold: str) -> None:
    text = f"Le 3 mars 2020, la ville tombe ; {words}, elle est reprise."
    assert resolved(text)[1] == f"{words} = {gold}"
    assert find_times(text, None)[1].anchor == "context"
    assert resolved(f"{words}, elle est reprise") == [f"{words} = unresolved"]


def test_a_date_beside_a_context_expression_says_which_day_it_is() -> None:
    assert resolved("Le 3 mars. Le lendemain, mercredi 8 octobre, il part.")[1] == (
        "Le lendemain, mercredi 8 octobre = 2025-10-08"
    )


def test_the_day_after_an_event_is_not_the_day_after_the_last_date() -> None:
    assert resolved("Le 3 mars 2020, tout va bien. Au lendemain de l'attaque, non.")[1] == ("Au lendemain = unresolved")


@pytest.mark.parametrize("words", ["mardi", "hier", "le 10 décembre", "en juin", "cette année", "il y a deux jours"])
def test_without_a_publication_date_nothing_is_guessed(words: str) -> None:
    assert resolved(words, None) == [f"{words} = unresolved"]


@pytest.mark.parametrize("words", ["le 30 février", "31 avril 2024", "l'hiver 2024", "Vendredi saint", "le lundi"])
def test_what_the_calendar_does_not_settle_is_unresolved(words: str) -> None:
    assert resolved(words) == [f"{words} = unresolved"]


@pytest.mark.parametrize(
    "text",
    [
        "La sonde s'est posée sur Mars.",
        "La marche a réuni 2 000 personnes à 14h30.",
        "Avril Dupont a versé 1 500 euros.",
        "La résolution 2334 et l'article 2015",
        "Près de 2000 soldats et de 1500 civils",
        "un budget de 2015 euros",
        "Il a été tué pour la seconde fois.",
        "L'armée a été dernière.",
        "Les prix baissent tous les lundis.",
        "Mai 68",
        "Les derniers jours du régime",
        "Il a 29 ans et purge deux ans de prison.",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert find_times(text, PUBLISHED) == []


def test_print_variants_change_no_offset() -> None:
    text = "Réuni le\u00a03\u202fmars 2025, d’ici à\u00a02030."
    assert resolved(text) == [
        "le\u00a03\u202fmars 2025 = 2025-03-03",
        "d’ici à\u00a02030 = 2025-10-14..2030-12-31",
    ]


def test_an_expression_may_run_over_a_line_end() -> None:
    assert resolved("Il est venu le 3\nmars 2025.") == ["le 3\nmars 2025 = 2025-03-03"]


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("Titre\n\n15 février 2016 . – Un accord", "2016-02-15"),
        ("Titre\nBamako, 14 octobre 2025 (AFP) – Un accord", "2025-10-14"),
        ("Titre\nPublié le 3 mars 2024\nUn accord", "2024-03-03"),
        ("Titre\n1er janvier 2016, 14h30 . – Un accord", "2016-01-01"),
        ("Le 3 mars 2020, un accord a été signé.", None),
        ("Titre\nIl a été tué le 3 mars 2020.", None),
    ],
)
def test_dateline(text: str, gold: str | None) -> None:
    found = find_dateline(text)
    assert (found.start if found else None) == gold


_PIECES = st.sampled_from(
    [
        "le", "la", "du", "au", "3", "31", "30", "2", "mars", "février", "2024", "2025", "2000", "lundi", "mardi",
        "à", "et", "en", "depuis", "jusqu'en", "d'ici", "été", "hiver", "dernier", "prochain", "il", "y", "a",
        "trois", "semaine", "semaines", "mois", "an", "année", "jours", "veille", "lendemain", "plus", "tard",
        "tôt", "hier", "dans", "début", "fin", "mi-", ",", ".", "-", "–", "\n", "9999", "nuit", "cette", "ce",
        "prochaines", "dernières", "les", "années", "90", "’", "\u00a0"
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=25).map(" ".join)), st.dates(), st.booleans())
def test_any_text_gives_ordered_spans_and_intervals(text: str, published: date, future: bool) -> None:
    end = 0
    for mention in find_times(text, published.isoformat(), lambda _: future):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        if mention.start and mention.end:
            assert mention.start <= mention.end


def test_a_background_day_is_not_what_the_next_day_counts_from() -> None:
    text = "Le 3 mars 2020, la ville est tombée, la première depuis le siège du 5 mai 2019. Le lendemain, elle brûlait."
    assert resolved(text)[-1] == "Le lendemain = 2020-03-04"


def test_a_weekday_with_its_hour_is_one_day() -> None:
    assert resolved("Il a été attaqué le mardi à 16 h 20.") == ["le mardi = 2025-10-14"]
    assert resolved("Le marché se tient le mardi.") == ["le mardi = unresolved"]
