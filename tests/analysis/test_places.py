"""Places: which capitalised names are places, and where they lie when that is settled."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.places import find_places, settle
from dragoman.world.gazetteer import lookup


def found(text: str, *countries: str) -> list[str]:
    """``name COUNTRY`` for each mention, ``-`` for a country left open."""
    return [f"{m.name} {m.country or '-'}" for m in find_places(text, countries)]


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("Une attaque a eu lieu à Alep.", ["Alep SYR"]),
        ("Ils se sont réunis au Caire puis à La Haye.", ["Le Caire EGY", "La Haye NLD"]),
        ("des combats près de N’Djamena", ["N’Djamena TCD"]),
        ("à Rio de Janeiro", ["Rio de Janeiro BRA"]),
        ("à Alep-Est", ["Alep SYR"]),
        ("dans le nord du Burkina Faso", ["Burkina Faso BFA"]),
        ("aux États-Unis et en Arabie saoudite", ["États-Unis USA", "Arabie saoudite SAU"]),
        ("dans le Donbass et en Crimée", ["Donbass UKR", "Crimée UKR"]),
        ("dans la bande de Gaza, à Khan Younès", ["bande de Gaza PSE", "Khan Younès PSE"]),
        ("en mer Rouge, près du détroit d’Ormuz", ["mer Rouge -", "détroit d’Ormuz -"]),
        ("au Sahel", ["Sahel -"]),
        ("l'offensive vers al-Bab", ["al-Bab SYR"]),
        ("Une bombe a explosé à Momand Dara, une région rurale.", ["Momand Dara -"]),
        ("Il a été tué à al-Asriya, au sud de Bagdad.", ["al-Asriya -", "Bagdad IRQ"]),
        ("Il l'a dit à Jean Dupont, un journaliste.", []),
        ("au Kurdistan irakien", ["Kurdistan irakien IRQ"]),
        ("Nice : un camion fonce sur la foule", []),
        ("Nord-Kivu : reprise des combats", ["Nord-Kivu COD"]),
        ("Syrie : une trêve annoncée", ["Syrie SYR"]),
        ("Bamako, 14 octobre 2025 – Le ministère", ["Bamako MLI"]),
    ],
)
def test_names_of_places(text: str, gold: list[str]) -> None:
    assert found(text) == gold


def test_a_headline_that_opens_with_a_town_needs_its_country_when_the_name_is_a_word() -> None:
    assert found("Nice : un camion fonce sur la foule", "FRA") == ["Nice FRA"]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton est arrivée.",
        "Denzel Washington a parlé.",
        "Le président Washington a parlé.",
        "Bamako dément ces accusations.",
        "Tours et détours d'une négociation",
        "Le dirigeant de En Marche",
        "selon l'Union européenne et le Conseil",
        "le New York Times",
        "L'État islamique en Irak a revendiqué l'attaque.",
        "un accord favorable à l'Ukraine",
        "Le front Fatah al-Cham et les forces pro-Damas",
        "Florence a dit que Charlotte, Victoria et Marie étaient parties.",
        "Le Mali et la France ont signé.",
    ],
)
def test_persons_words_and_actors_are_no_places(text: str) -> None:
    assert found(text) == []


def test_a_surname_of_the_article_stays_a_surname() -> None:
    assert found("Hillary Clinton a été battue. Selon un conseiller à Clinton, rien n'est joué.", "USA") == []
    assert found("Jean Hébron est venu. La lettre adressée à Hébron") == []
    assert found("La lettre est arrivée à Hébron") == ["Hébron PSE"]


def test_short_names_and_homonyms_need_words_that_say_where() -> None:
    assert found("Il vit à Tours, près de Nice.", "FRA") == ["Tours FRA", "Nice FRA"]
    assert found("Ce jour-là Nice et Tours brillent.", "FRA") == []
    assert found("des combats à Gao", "MLI") == ["Gao MLI"]
    assert found("des combats que Gao redoute", "MLI") == []


def test_a_list_after_a_locative_is_locative() -> None:
    places = find_places("Des attaques à Gao, Kidal et Ménaka. Depuis, Bamako dément.", {"MLI"})
    assert [(p.name, p.locative) for p in places] == [
        ("Gao", True),
        ("Kidal", True),
        ("Ménaka", True),
        ("Bamako", False),
    ]


def test_a_region_named_like_its_town() -> None:
    text = "dans la région de Kidal, puis à Kidal"
    region, town = find_places(text, {"MLI"})
    assert region.country == town.country == "MLI"
    assert region.geonames is None
    assert town.geonames == 2455290
    assert found("les oblasts de Donetsk et Louhansk") == ["Donetsk UKR", "Louhansk UKR"]


def test_a_village_that_no_table_knows_stays_open() -> None:
    (place,) = find_places("dans le village de Zorgobougou", {"MLI"})
    assert (place.name, place.country, place.lat, place.lon, place.geonames) == ("Zorgobougou", None, None, None, None)


def test_ambiguous_names_are_settled_by_the_countries_of_the_article_or_stay_open() -> None:
    assert found("à Valence", "FRA") == ["Valence FRA"]
    assert found("à Valence", "ESP") == ["Valence ESP"]
    assert found("à Valence") == ["Valence -"]
    assert found("à Tripoli", "LBN") == ["Tripoli LBN"]
    assert found("à Tripoli") == ["Tripoli -"]


def test_a_world_city_is_meant_even_where_the_article_names_the_other_country() -> None:
    assert found("à Vienne", "FRA", "IRN") == ["Vienne AUT"]


def test_settle_leaves_open_what_it_cannot_decide() -> None:
    assert settle(lookup("Orange"), ()) == (None, None)
    assert settle((), {"FRA"}) == (None, None)
    chosen, country = settle(lookup("Orange"), {"FRA"})
    assert chosen is not None
    assert country == chosen.country == "FRA"


def test_spans_are_those_of_the_text() -> None:
    text = "D’Alep à\u00a0Damas, en passant par le golfe d’Aden"
    assert [text[p.span.start : p.span.end] for p in find_places(text, ())] == ["Alep", "Damas", "golfe d’Aden"]


_PIECES = st.sampled_from(
    [
        "à", "en", "dans", "la", "le", "les", "du", "au", "d'", "l’", "ville", "de", "région", "Gao", "Nice",
        "Paris", "Le", "Caire", "Mali", "mer", "Rouge", "Clinton", "M.", ",", ".", ":", "-", "\n", "et", "Kidal",
        "Donetsk", "Deir", "ez-Zor", "New", "York", "L’Union", "État", "islamique", "’", "\u00a0"
    ]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.one_of(st.text(), st.lists(_PIECES, max_size=25).map(" ".join)),
    st.sets(st.sampled_from(["MLI", "FRA", "USA"])),
)
def test_any_text_gives_ordered_spans(text: str, countries: set[str]) -> None:
    end = 0
    for place in find_places(text, countries):
        assert end <= place.span.start < place.span.end <= len(text)
        end = place.span.end
        assert (place.lat is None) == (place.lon is None)
