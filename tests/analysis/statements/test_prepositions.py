"""Attribution without a verb: «selon», «d'après», «pour Berlin», «de source sécuritaire»."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

WHERE_IT_STANDS = [
    example(
        "selon at the start",
        "<c1>Selon</c1> <s1>l'armée burkinabè</s1>, <t1>vingt terroristes ont été tués lundi</t1>.",
        speakers={1: ["BFA MIL"]}, kind={1: "indirect"}, act={1: "say"},
    ),
    example(
        "selon at the end",
        "<t1>Vingt terroristes ont été tués lundi</t1>, <c1>selon</c1> <s1>l'armée burkinabè</s1>.",
        speakers={1: ["BFA MIL"]}, kind={1: "indirect"},
    ),
    example(
        "selon in the middle",
        "<t1>Vingt terroristes</t1>, <c1>selon</c1> <s1>l'armée burkinabè</s1>, <t1>ont été tués lundi</t1>.",
        speakers={1: ["BFA MIL"]}, kind={1: "indirect"},
    ),
    example(
        "d'après at the start",
        "<c1>D'après</c1> <s1>l'ONU</s1>, <t1>mille personnes ont fui les combats</t1>.",
        speakers={1: ["UNO"]},
    ),
    example(
        "d'après at the end",
        "<t1>Mille personnes ont fui les combats</t1>, <c1>d'après</c1> <s1>la Croix-Rouge</s1>.",
    ),
    example(
        "selon without a comma at the end",
        "<t1>Douze civils sont morts</t1> <c1>selon</c1> <s1>l'ONU</s1>.",
        speakers={1: ["UNO"]},
    ),
    example(
        "a curly apostrophe",
        "<c1>D’après</c1> <s1>l’ONU</s1>, <t1>mille personnes ont fui les combats</t1>.",
        speakers={1: ["UNO"]},
    ),
    example(
        "selon lui",
        "Le ministre nigérien de la Défense était à Agadez. <c1>Selon</c1> <s1>lui</s1>, <t1>le calme est revenu</t1>.",
        speakers={1: ["NER GOV"]},
    ),
    example(
        "a quoted fragment inside",
        "<c1>Selon</c1> <s1>le gouvernement togolais</s1>, <t1>la situation est « sous contrôle » dans les "
        "Savanes</t1>.",
        speakers={1: ["TGO GOV"]}, kind={1: "mixed"},
    ),
]  # fmt: skip

QUOTED = [
    example(
        "a whole quotation before selon",
        "« <t1>Nous ne sommes pas en guerre</t1> », <c1>selon</c1> <s1>le ministre rwandais de la Défense</s1>.",
        speakers={1: ["RWA GOV"]}, kind={1: "direct"},
    ),
    example(
        "a whole quotation after selon",
        "<c1>Selon</c1> <s1>le ministre rwandais</s1>, « <t1>les combats ont cessé</t1> ».",
        speakers={1: ["RWA GOV"]}, kind={1: "direct"},
    ),
    example(
        "a report of somebody, with its date",
        "<c1>Selon</c1> <s1>un rapport de l'ONU publié mardi</s1>, <t1>mille civils ont été tués</t1>.",
        speakers={1: ["UNO"]},
    ),
    example(
        "a demand inside what diplomats say",
        "<t1><s2>Bamako</s2> <c2>aurait demandé</c2> <t2>le départ de la mission</t2></t1>, <c1>selon</c1> des "
        "<s1>diplomates</s1>.",
        speakers={2: ["MLI GOV"]}, within={1: None, 2: 1},
    ),
    example(
        "diplomats of no country said",
        "<t1>La mission quittera Bamako en mai</t1>, <c1>selon</c1> des <s1>diplomates</s1>.",
        speakers={1: ["GOV"]},
    ),
]  # fmt: skip

WHO_IT_NAMES = [
    example(
        "pour and a capital",
        "<c1>Pour</c1> <s1>Berlin</s1>, <t1>la trêve doit être prolongée</t1>.",
        speakers={1: ["DEU GOV"]},
    ),
    example(
        "pour and an aim is none",
        "Pour la paix, les deux camps doivent se parler.",
    ),
    example(
        "pour in the sentence is none",
        "Le convoi est parti pour Niamey avec des vivres.",
    ),
    example(
        "selon the criteria is none",
        "Les candidats sont choisis selon les critères de la loi électorale.",
    ),
    example(
        "selon que is none",
        "La peine varie selon que le suspect est mineur ou majeur.",
    ),
    example(
        "selon a plan is none",
        "Le retrait se déroule selon le calendrier prévu.",
    ),
    example(
        "witnesses",
        "<c1>Selon</c1> des <s1>témoins</s1>, <t1>les tirs ont duré une heure à Bamako</t1>.",
        speakers={1: ["MLI CVL"]},
    ),
    example(
        "a security source",
        "<c1>Selon</c1> <s1>une source sécuritaire</s1>, <t1>six soldats burkinabè sont morts</t1>.",
        speakers={1: ["BFA UNK"]},
    ),
    example(
        "a person",
        "<c1>Selon</c1> <s1>le général Salif Ouédrala</s1>, <t1>l'opération se poursuit au Burkina Faso</t1>.",
        speakers={1: ["BFA MIL"]}, names={1: ["Salif Ouédrala"]},
    ),
    example(
        "a communiqué of somebody",
        "<c1>Selon</c1> <s1>un communiqué de l'armée malienne</s1>, <t1>deux camps ont été détruits</t1>.",
        speakers={1: ["MLI MIL"]},
    ),
    example(
        "a newspaper that nobody knows",
        "<c1>Selon</c1> <s1>le quotidien La Voix du Fleuve</s1>, <t1>le ministre aurait démissionné</t1>.",
    ),
]  # fmt: skip

NESTED = [
    example(
        "selon inside a que-clause",
        "<s1>Le ministre malien</s1> <c1>a déclaré</c1> que, <t1><c2>selon</c2> <s2>Paris</s2>, <t2>la base est "
        "fermée</t2></t1>.",
        speakers={1: ["MLI GOV"], 2: ["FRA GOV"]}, within={2: 1},
    ),
    example(
        "selon at the end of a que-clause",
        "<s1>Le gouvernement béninois</s1> <c1>a rappelé</c1> que <t1><t2>deux soldats sont morts</t2> <c2>selon</c2> "
        "<s2>l'ONU</s2></t1>.",
        speakers={1: ["BEN GOV"], 2: ["UNO"]}, within={2: 1},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [*WHERE_IT_STANDS, *QUOTED, *WHO_IT_NAMES, *NESTED])
def test_attribution_by_a_preposition(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)
