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
