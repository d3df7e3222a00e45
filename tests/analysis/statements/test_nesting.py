"""What stands inside what, and what two readings of one sentence must not make double."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

INSIDE = [
    example(
        "a denial inside a report",
        "<s1>Le ministre malien</s1> <c1>a dit</c1> que <t1><s2>Paris</s2> <c2>niait</c2> <t2>les faits</t2></t1>.",
        speakers={1: ["MLI GOV"], 2: ["FRA GOV"]}, act={1: "say", 2: "deny"}, within={1: None, 2: 1},
    ),
    example(
        "a report inside a report",
        "<s1>L'ONU</s1> <c1>affirme</c1> que <t1><s2>Kigali</s2> <c2>a promis</c2> de <t2>retirer ses "
        "troupes</t2></t1>.",
        speakers={1: ["UNO"], 2: ["RWA GOV"]}, within={1: None, 2: 1},
    ),
    example(
        "a report inside a quotation",
        "« <t1><s2>Washington</s2> <c2>exige</c2> <t2>la libération des otages</t2> depuis un mois</t1> », <c1>a "
        "rappelé</c1> <s1>l'ambassadeur du Qatar</s1>.",
        speakers={1: ["QAT GOV"], 2: ["USA GOV"]}, within={1: None, 2: 1},
    ),
    example(
        "the denial of an accusation",
        "<s1>L'armée tchadienne</s1> <c1>a démenti</c1> <t1>les <c2>accusations</c2> de <t2>pillage</t2></t1>.",
        speakers={1: ["TCD MIL"], 2: []}, act={1: "deny", 2: "accuse"}, within={2: 1},
    ),
    example(
        "three deep",
        "<s1>Le ministre malien</s1> <c1>a dit</c1> que <t1><s2>Paris</s2> <c2>affirmait</c2> que <t2><s3>Kiev</s3> "
        "<c3>niait</c3> <t3>les faits</t3></t2></t1>.",
        speakers={1: ["MLI GOV"], 2: ["FRA GOV"], 3: ["UKR GOV"]}, within={1: None, 2: 1, 3: 2},
    ),
    example(
        "one after the other is not inside",
        "<s1>Bamako</s1> <c1>dénonce</c1> <t1>une ingérence étrangère</t1>. <s2>Paris</s2> <c2>affirme</c2> que "
        "<t2>ses avions sont restés au sol</t2>.",
        speakers={1: ["MLI GOV"], 2: ["FRA GOV"]}, within={1: None, 2: None},
    ),
    example(
        "a short quoted fragment is no statement of its own",
        "<s1>Le général Salif Ouédrala</s1> <c1>a salué</c1> <t1>une « percée spectaculaire » dans le nord</t1>.",
        kind={1: "mixed"},
    ),
    example(
        "an announcement of one's own wish is one statement",
        "<s1>Le gouvernement kényan</s1> <c1>a annoncé</c1> qu'<t1>il souhaitait reprendre les négociations</t1>.",
        speakers={1: ["KEN GOV"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), INSIDE)
def test_what_stands_inside_what(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)
