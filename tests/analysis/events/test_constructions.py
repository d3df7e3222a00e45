"""Constructions of news French: lists, two «de», threats by infinitive, allies, measures told by their noun."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, lines, parties


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        (
            "Le Tchad convoque les ambassadeurs de France, d'Allemagne et de l'Union européenne.",
            "REQUEST",
            ["TCD GOV → DEU GOV + EUR + FRA GOV"],
        ),
        (
            "Un accord de paix a été signé entre le gouvernement colombien et les FARC à La Havane.",
            "AGREE",
            ["COL GOV + COL REB → -"],
        ),
        (
            "Le retrait du Burundi de la Cour pénale internationale a été voté.",
            "SANCTION",
            ["BDI GOV → IGO JUD"],
        ),
        (
            "Le Tchad a cessé toute collaboration avec le bureau de l'ONU à N'Djamena.",
            "SANCTION",
            ["TCD GOV → UNO"],
        ),
        ("Bamako a menacé de fermer sa frontière avec le Niger.", "THREATEN", ["MLI GOV → NER GOV"]),
        ("L'armée turque entre en Syrie.", "COERCE", ["TUR MIL → SYR GOV"]),
        (
            "De nouvelles sanctions ont été décidées par l'ONU contre Pyongyang.",
            "SANCTION",
            ["UNO → PRK GOV"],
        ),
        (
            "Après avoir repris la ville de Gao, l'armée malienne a attaqué les rebelles touaregs.",
            "COERCE",
            ["MLI MIL → MLI REB"],
        ),
        ("La police guinéenne a dispersé la manifestation.", "ASSAULT", ["GIN COP → GIN CVL"]),
        ("L'ancien ministre ivoirien a été condamné par la justice.", "SANCTION", ["CIV JUD → CIV ELI"]),
    ],
)
def test_parties_are_read_where_they_stand(coder: Coder, text: str, type: str, expected: list[str]) -> None:
    assert parties(code(coder, text), type) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cinq policiers ont été renversés par une voiture à Lyon, en France.",
        "L'association française est visée par la justice française depuis deux ans.",
        "Un canot de sauvetage norvégien a coulé au large de la Suède.",
        "Le ralentissement est dû à la sortie du Royaume-Uni de l'Union européenne.",
    ],
)
def test_what_only_sounds_like_a_deed_is_none(coder: Coder, text: str) -> None:
    assert lines(code(coder, text)) == []


def test_an_intention_is_planned_by_who_has_it(coder: Coder) -> None:
    record = code(coder, "Le Canada compte envoyer 200 soldats au Mali.")
    assert lines(record, "MOBILIZE") == ["CAN GOV MOBILIZE - [CAN GOV/planned]"]


def test_what_one_had_to_do_was_done(coder: Coder) -> None:
    record = code(coder, "Le premier ministre italien a dû démissionner lundi.")
    assert lines(record, "RETREAT") == ["ITA GOV RETREAT - [author/actual]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une manifestation a rassemblé 20 000 personnes dimanche à Conakry.", ["GIN CVL PROTEST - [author/actual]"]),
        ("Une nouvelle manifestation est prévue mardi à Bamako.", ["MLI CVL PROTEST - [author/planned]"]),
        ("Des émeutes ont éclaté dans une prison de Lomé.", []),
        ("La CGT appelle à manifester samedi à Paris.", ["FRA LAB PROTEST - [FRA LAB/requested]"]),
    ],
)
def test_a_protest_told_to_happen_is_of_the_people_there(coder: Coder, text: str, expected: list[str]) -> None:
    assert lines(code(coder, text), "PROTEST") == expected


def test_who_announces_an_offensive_is_about_to_make_it(coder: Coder) -> None:
    record = code(coder, "Les autorités irakiennes ont annoncé une offensive prochaine contre l'État islamique.")
    assert lines(record, "ASSAULT") == ["IRQ GOV ASSAULT ISM REB [IRQ GOV/planned]"]


def test_whom_an_offensive_drove_out_it_was_made_against(coder: Coder) -> None:
    record = code(coder, "L'armée syrienne a été chassée de Palmyre par une offensive de Daech en décembre.")
    assert parties(record, "ASSAULT") == ["ISM REB → SYR MIL"]


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Les États-Unis ont retiré leur soutien aux Kurdes syriens.", "SUPPORT", []),
        ("Washington a inscrit la Corée du Nord sur sa liste noire.", "SANCTION", ["USA GOV → PRK GOV"]),
        ("Washington tient Cuba pour responsable.", "ACCUSE", ["USA GOV → CUB GOV"]),
        ("Le Burundi et l'ONU ont repris le dialogue.", "CONSULT", ["BDI GOV + UNO → -"]),
        ("Les députés du Brésil approuvent la destitution de Dilma Rousseff.", "SUPPORT", []),
    ],
)
def test_verbs_with_the_thing_that_decides_their_sense(coder: Coder, text: str, type: str, expected: list[str]) -> None:
    assert parties(code(coder, text), type) == expected


def test_a_definite_attack_is_the_one_told_before(coder: Coder) -> None:
    record = code(
        coder,
        "Une attaque sur la MINUSMA et l'armée française a eu lieu samedi à Tombouctou, au Mali. "
        "De plus, l'attaque a fait une vingtaine de blessés.",
    )
    assert len(parties(record, "ASSAULT")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Les infirmières françaises font appel à la police pour obtenir de l'aide.",
        "Le médecin canadien a été condamné à dix ans de prison pour fraude.",
        "Le gouverneur de Floride a déclaré l'état d'urgence après l'ouragan.",
    ],
)
def test_police_news_and_disasters_are_none(coder: Coder, text: str) -> None:
    assert lines(code(coder, text)) == []
