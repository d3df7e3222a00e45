"""Mentions resolved to actors, with codes; what the article does not settle stays open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.analysis.actors import ActorBook, ActorDraft
from dragoman.analysis.coder import Coder
from dragoman.analysis.vocabulary import Vocabulary

HEADLINE = "Les nouvelles du jour\n\n"
Resolve = Callable[..., list[ActorDraft]]


@pytest.fixture
def resolve(coder: Coder, vocabulary: Vocabulary) -> Resolve:
    """The actors of the last mention that is spelt so."""

    def found(text: str, phrase: str, published: str | None = "2025-10-14") -> list[ActorDraft]:
        p = coder.parse(HEADLINE + text)
        book = ActorBook(p, vocabulary, published)
        mention = next(m for m in book.mentions[::-1] if p.text[p.start[m.i] : p.end[m.j - 1]] == phrase)
        return [book.drafts[n] for n in book.actors_of(mention)]

    return found


CODES = [
    ("Le Mali a réagi.", "Le Mali", "MLI GOV"),
    ("Moscou a réagi.", "Moscou", "RUS GOV"),
    ("L'Élysée a réagi.", "L'Élysée", "FRA GOV"),
    ("Le Kremlin a réagi.", "Le Kremlin", "RUS GOV"),
    ("La Maison-Blanche a réagi.", "La Maison-Blanche", "USA GOV"),
    ("Les Maliens ont décidé.", "Les Maliens", "MLI GOV"),
    ("Le ministère malien de la Défense a réagi.", "Le ministère malien de la Défense", "MLI GOV"),
    ("L'armée malienne avance.", "L'armée malienne", "MLI MIL"),
    ("Les soldats tchadiens avancent.", "Les soldats tchadiens", "TCD MIL"),
    ("La police kényane a tiré.", "La police kényane", "KEN COP"),
    ("Le parlement irakien a voté.", "Le parlement irakien", "IRQ LEG"),
    ("La Cour suprême du Ghana a tranché.", "La Cour suprême du Ghana", "GHA JUD"),
    ("L'ONU a réagi.", "L'ONU", "UNO"),
    ("L'Union européenne a réagi.", "L'Union européenne", "EUR"),
    ("La CEDEAO a réagi.", "La CEDEAO", "IGO"),
    ("Boko Haram a attaqué.", "Boko Haram", "ISM REB"),
    ("Africa Corps a quitté la base.", "Africa Corps", "RUS PRM"),
    ("Amnesty International a enquêté.", "Amnesty International", "NGO"),
    ("Le porte-parole de l'ONU a réagi.", "Le porte-parole de l'ONU", "UNO"),
    ("Les habitants de Bamako ont fui.", "Les habitants de Bamako", "MLI CVL"),
    ("Le gouvernement nigérien a réagi.", "Le gouvernement nigérien", "NER GOV"),
    ("Le gouvernement nigérian a réagi.", "Le gouvernement nigérian", "NGA GOV"),
    ("L'armée congolaise avance.", "L'armée congolaise", "MIL"),
    ("Kinshasa est calme. L'armée congolaise avance.", "L'armée congolaise", "COD MIL"),
    ("Brazzaville est calme. L'armée congolaise avance.", "L'armée congolaise", "COG MIL"),
    ("Kinshasa et Brazzaville se parlent. L'armée congolaise avance.", "L'armée congolaise", "MIL"),
    ("L'armée sud-coréenne a tiré.", "L'armée sud-coréenne", "KOR MIL"),
    ("Le gouvernement centrafricain a réagi.", "Le gouvernement centrafricain", "CAF GOV"),
    ("Le gouvernement guinéen a réagi.", "Le gouvernement guinéen", "GIN GOV"),
    ("Le gouvernement bissaoguinéen a réagi.", "Le gouvernement bissaoguinéen", "GNB GOV"),
    ("Des chercheurs sénégalais ont enquêté.", "chercheurs sénégalais", "SEN EDU"),
]


@pytest.mark.parametrize(("text", "phrase", "code"), CODES)
def test_the_code_of_an_actor(resolve: Resolve, text: str, phrase: str, code: str) -> None:
    actors = resolve(text, phrase)

    assert [a.code for a in actors] == [code]


@pytest.mark.parametrize(
    ("text", "phrase", "codes"),
    [
        ("Le Mali et le Togo discutent. Les deux pays signeront.", "Les deux pays", {"MLI GOV", "TGO GOV"}),
        ("Le Mali accueille le Togo. Les deux États signeront.", "Les deux États", {"MLI GOV", "TGO GOV"}),
        ("Les ministres malien et togolais se sont vus.", "Les ministres malien et togolais", {"MLI GOV", "TGO GOV"}),
    ],
)
def test_several_actors_behind_one_phrase(resolve: Resolve, text: str, phrase: str, codes: set[str]) -> None:
    assert {a.code for a in resolve(text, phrase)} == codes


def test_two_countries_that_nothing_names_are_nobody(resolve: Resolve) -> None:
    assert resolve("Les deux pays signeront.", "Les deux pays") == []


@pytest.mark.parametrize("again", ["M. Bamberré", "Bamberré", "Koffi Bamberré", "Le ministre"])
def test_a_person_is_one_actor_however_it_is_named_again(resolve: Resolve, again: str) -> None:
    (actor,) = resolve(f"Le ministre ivoirien Koffi Bamberré est à Lomé. {again} a réagi.", again)

    assert (actor.name, actor.code, actor.kind) == ("Koffi Bamberré", "CIV GOV", "person")
    assert len(actor.spans) == 2


def test_an_office_named_only_later_is_the_same_actor(resolve: Resolve) -> None:
    text = "Le ministre ivoirien de la Défense est à Lomé. Le ministre ivoirien de la Défense Koffi Bamberré a réagi."
    (actor,) = resolve(text, "Le ministre ivoirien de la Défense")

    assert actor.name == "Koffi Bamberré"


def test_two_people_with_offices_stay_two(resolve: Resolve) -> None:
    text = "Le ministre malien de la Défense a reçu le ministre togolais de la Défense."

    assert resolve(text, "Le ministre malien de la Défense") != resolve(text, "le ministre togolais de la Défense")


def test_a_counterpart_has_the_office_of_the_first(resolve: Resolve) -> None:
    (actor,) = resolve("Le ministre malien de la Défense a reçu son homologue russe.", "son homologue russe")

    assert actor.code == "RUS GOV"


def test_the_last_organisation_is_the_organisation(resolve: Resolve) -> None:
    (actor,) = resolve("Amnesty International a enquêté au Mali. L'organisation accuse l'armée.", "L'organisation")

    assert actor.name == "Amnesty International"


def test_a_former_leader_is_no_government(coder: Coder, vocabulary: Vocabulary) -> None:
    """Whoever has left office before the day of publication is coded by what is left: an élite of that country."""
    p = coder.parse(HEADLINE + "François Hollande était présent.")

    now, then = (ActorBook(p, vocabulary, day).drafts[0].code for day in ("2025-10-14", "2015-10-14"))

    assert (then, now) == ("FRA GOV", "FRA ELI")


def test_the_longest_name_of_the_article_is_the_actors_name(resolve: Resolve) -> None:
    (actor,) = resolve("M. Bamberré est à Lomé. Koffi Bamberré a réagi.", "M. Bamberré")

    assert actor.name == "Koffi Bamberré"
