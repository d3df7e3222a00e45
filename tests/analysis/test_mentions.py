"""Noun phrases that can name an actor, and what they say of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.analysis.coder import Coder
from dragoman.analysis.mentions import Mention, MentionFinder, iter_all, surname
from dragoman.analysis.vocabulary import Vocabulary

Find = Callable[[str], dict[str, Mention]]


@pytest.fixture
def find(coder: Coder, vocabulary: Vocabulary) -> Find:
    def found(text: str) -> dict[str, Mention]:
        p = coder.parse("Les nouvelles du jour\n\n" + text)
        return {p.text[p.start[m.i] : p.end[m.j - 1]]: m for m in MentionFinder(p, vocabulary).find()}

    return found


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Le Mali a réagi.", "Le Mali", "state"),
        ("Bamako a réagi.", "Bamako", "capital"),
        ("La Maison-Blanche a réagi.", "La Maison-Blanche", "capital"),
        ("Les Maliens ont voté.", "Les Maliens", "people"),
        ("L'ONU a réagi.", "L'ONU", "body"),
        ("Le JNIM a revendiqué l'attaque.", "Le JNIM", "body"),
        ("Le ministre malien a réagi.", "Le ministre malien", "agent"),
        ("Koffi Bamberré a réagi.", "Koffi Bamberré", "person"),
    ],
)
def test_the_kinds_of_phrase(find: Find, text: str, phrase: str, kind: str) -> None:
    assert find(text)[phrase].kind == kind


@pytest.mark.parametrize(
    "phrase",
    [
        "Le ministre malien de la Défense",
        "Le ministère des Affaires étrangères de la Fédération de Russie",
        "Le porte-parole du ministère russe de la Défense",
        "Le ministre ivoirien Koffi Bamberré",
        "Le secrétaire général de l'ONU",
        "L'ambassadeur de France au Niger",
        "Le chef d'état-major de l'armée tchadienne",
        "La Côte d'Ivoire",
        "Les forces de l'ordre sénégalaises",
    ],
)
def test_a_phrase_reaches_to_its_last_complement(find: Find, phrase: str) -> None:
    assert phrase in find(f"{phrase} a réagi jeudi.")


def test_a_phrase_says_country_office_and_portfolio(find: Find) -> None:
    m = find("Le ministre malien de la Défense a réagi.")["Le ministre malien de la Défense"]

    assert m.codes == ("MLI",)
    assert m.agent is not None
    assert m.agent.lemma == "ministre"
    assert m.portfolio == ("défense",)
    assert (m.determiner, m.gender, m.number) == ("definite", "m", "s")


def test_an_affiliation_is_kept(find: Find) -> None:
    m = find("Le porte-parole de l'ONU a réagi.")["Le porte-parole de l'ONU"]

    assert m.affiliation is not None
    assert m.affiliation.codes == ("UNO",)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("La Tour Eiffel est fermée.", "Eiffel"),
        ("Denzel Washington était là.", "Washington"),
        ("Le dossier du Washington Post est lu.", "Washington"),
    ],
)
def test_a_capital_inside_another_name_is_no_state(find: Find, text: str, phrase: str) -> None:
    assert phrase not in find(text)


def test_an_acronym_that_the_article_introduces(find: Find) -> None:
    found = find("L'organisation Veille Armes (VAR) enquête au Mali. VAR a publié un rapport.")

    assert found["VAR"].kind == "named"
    assert found["VAR"].apposed_to is not None


def test_an_apposition_is_linked_to_its_name(find: Find) -> None:
    found = find("Koffi Bamberré, ministre ivoirien de la Défense, a réagi.")

    assert found["ministre ivoirien de la Défense"].apposed_to is found["Koffi Bamberré"]


def test_coordinated_demonyms_are_both_kept(find: Find) -> None:
    m = find("Les ministres malien et nigérien se sont vus.")["Les ministres malien et nigérien"]

    assert {*m.codes, *(c for n in m.nested for c in n.codes)} == {"MLI", "NER"}


def test_nested_phrases_are_reachable(find: Find) -> None:
    found = find("Le porte-parole du ministère de la Défense du Mali a réagi.")

    assert any(m.kind == "state" and m.codes == ("MLI",) for m in iter_all(list(found.values())))


def test_a_text_without_actors(find: Find) -> None:
    assert find("Il pleut depuis trois jours sur la vallée.") == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Koffi Bamberré", "Bamberré"),
        ("Bamberré", "Bamberré"),
        ("M. Bamberré", "Bamberré"),
        ("Jean de La Tour", "de La Tour"),
    ],
)
def test_surname(name: str, expected: str) -> None:
    assert surname(name) == expected
