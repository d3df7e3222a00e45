"""Content that stands elsewhere: «C'est ce qu'a annoncé …», «MAE russe : …», the lines of an interview."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

BACKWARD = [
    example(
        "c'est ce qu'a annoncé",
        "<t1>Le sommet de l'alliance aura lieu à Niamey en décembre</t1>. C'est ce qu'<c1>a annoncé</c1> <s1>le "
        "ministère nigérien des Affaires étrangères</s1>.",
        speakers={1: ["NER GOV"]}, kind={1: "reference"}, act={1: "announce"},
    ),
    example(
        "c'est ce que, simple tense",
        "<t1>Deux policiers ont été blessés à Conakry</t1>. C'est ce qu'<c1>indique</c1> <s1>le gouvernement "
        "guinéen</s1>.",
        speakers={1: ["GIN GOV"]}, kind={1: "reference"},
    ),
    example(
        "only the sentence before",
        "Il pleuvait sur Conakry. <t1>Deux policiers ont été blessés</t1>. C'est ce qu'<c1>a confirmé</c1> <s1>le "
        "gouvernement guinéen</s1>.",
        speakers={1: ["GIN GOV"]}, kind={1: "reference"}, act={1: "confirm"},
    ),
    example(
        "curly apostrophes",
        "<t1>Deux policiers ont été blessés à Conakry</t1>. C’est ce qu’<c1>a annoncé</c1> <s1>le gouvernement "
        "guinéen</s1>.",
        speakers={1: ["GIN GOV"]}, kind={1: "reference"},
    ),
    example(
        "the sentence before in another paragraph",
        "<t1>Le sommet de l'alliance aura lieu à Niamey en décembre</t1>.\n\nC'est ce qu'<c1>a annoncé</c1> <s1>le "
        "gouvernement nigérien</s1>.",
        speakers={1: ["NER GOV"]}, kind={1: "reference"},
    ),
]  # fmt: skip

FORWARD = [
    example(
        "ce que X dément",
        "<s1>Bamako</s1> <c1>accuse</c1> Paris d'<t1><t2>avoir livré des armes aux rebelles</t2></t1>, ce que "
        "<s2>Paris</s2> "
        "<c2>dément</c2>.",
        speakers={1: ["MLI GOV"], 2: ["FRA GOV"]}, kind={2: "reference"}, act={1: "accuse", 2: "deny"},
    ),
    example(
        "ce que X nie, after an infinitive that could be a cue",
        "Des <s1>experts de l'ONU</s1> <c1>accusent</c1> Kigali de <t1><t2>soutenir les rebelles</t2></t1>, ce que "
        "<s2>le "
        "Rwanda</s2> <c2>nie</c2>.",
        speakers={2: ["RWA GOV"]}, kind={2: "reference"}, act={1: "accuse", 2: "deny"},
    ),
    example(
        "X dément, alone",
        "<s1>Bamako</s1> <c1>accuse</c1> Paris d'<t1><t2>avoir livré des armes aux rebelles</t2></t1>. <s2>Paris</s2> "
        "<c2>dément</c2>.",
        speakers={1: ["MLI GOV"], 2: ["FRA GOV"]}, kind={2: "reference"}, act={2: "deny"},
    ),
]  # fmt: skip

HEADLINES = [
    example(
        "an office and a colon",
        "<s1>MAE russe</s1> <c1>:</c1> <t1>la coopération avec l'Afrique se renforce</t1>\n\nLa journée a été calme.",
        speakers={1: ["RUS GOV"]}, headline="",
    ),
    example(
        "a country and a colon is a topic",
        "Mali : trois morts dans une attaque\n\nLa ville est calme.",
        headline="",
    ),
    example(
        "a capital and a colon is a topic",
        "Bamako : les écoles rouvrent lundi\n\nLes élèves sont revenus.",
        headline="",
    ),
    example(
        "a theme and a colon is a topic",
        "Élections : le calendrier est connu\n\nLe vote aura lieu en mars.",
        headline="",
    ),
    example(
        "the headline says what the body says",
        "MAE russe : la coopération avec l'Afrique se renforce\n\n"
        "<s1>Le ministère russe des Affaires étrangères</s1> a souligné que <t1>la coopération avec l'Afrique se "
        "renforce</t1>.",
        speakers={1: ["RUS GOV"]}, headline="",
    ),
    example(
        "the headline says something else",
        "<s1>MAE russe</s1> <c1>:</c1> <t1>la coopération avec l'Afrique se renforce</t1>\n\n"
        "<s2>Le ministère malien de l'Économie</s2> <c2>a annoncé</c2> que <t2>le prix du pain baisse</t2>.",
        speakers={1: ["RUS GOV"], 2: ["MLI GOV"]}, headline="",
    ),
    example(
        "a quotation after the colon",
        "<s1>Le président togolais</s1> : « <t1>La frontière restera fermée</t1> »\n\nLe trafic est interrompu.",
        speakers={1: ["TGO GOV"]}, kind={1: "direct"}, headline="",
    ),
    example(
        "a cue in the headline",
        "<s1>Le Bénin</s1> <c1>accuse</c1> Niamey d'<t1>abriter des camps</t1>\n\nLa frontière est calme.",
        speakers={1: ["BEN GOV"]}, act={1: "accuse"}, headline="",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [*BACKWARD, *FORWARD, *HEADLINES])
def test_content_that_stands_elsewhere(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)


def test_a_merged_headline_keeps_its_cue_as_evidence(coder: Coder) -> None:
    record = coder(
        "MAE russe : la coopération avec l'Afrique se renforce\n\n"
        "Le ministère russe des Affaires étrangères a souligné que la coopération avec l'Afrique se renforce."
    )

    assert [record.cite(c) for c in record.statements[0].cue] == [":", "a souligné"]


def test_the_question_of_an_interview_is_no_statement(coder: Coder) -> None:
    check(
        coder,
        "Entretien avec le chef de la diplomatie\n\nJournaliste : Quand l'ambassade va-t-elle rouvrir ?",
        headline="",
    )


def test_lines_of_an_interview(coder: Coder) -> None:
    check(
        coder,
        "Entretien avec le chef de la diplomatie\n\n"
        "Le Courrier des Lacs : Quand l'ambassade va-t-elle rouvrir ?\n\n"
        "<s1>Le ministre togolais des Affaires étrangères</s1> <c1>:</c1> <t1>Elle rouvrira en mars. Nous y "
        "travaillons</t1>.",
        speakers={1: ["TGO GOV"]},
        kind={1: "direct"},
        headline="",
    )
