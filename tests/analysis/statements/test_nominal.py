"""Nouns of speech: «leur conviction que», accusations, appeals."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

NOUNS = [
    example(
        "a conviction expressed",
        "<s1>Le ministre indien</s1> <c1>a exprimé sa conviction</c1> que <t1>l'accord sera signé</t1>.",
        speakers={1: ["IND GOV"]},
    ),
    example(
        "a conviction that two express is one statement",
        "<s1>Le Mali et le Niger</s1> <c1>ont exprimé leur conviction</c1> que <t1>la coopération se renforcera</t1>.",
        speakers={1: ["MLI GOV", "NER GOV"]},
    ),
    example(
        "a mutual conviction",
        "<s1>Le Mali et le Niger</s1> <c1>ont exprimé leur conviction</c1> mutuelle que <t1>la coopération se "
        "renforcera</t1>.",
        speakers={1: ["MLI GOV", "NER GOV"]},
    ),
    example(
        "accusations that nobody makes",
        "Les <c1>accusations</c1> selon lesquelles <t1>des drones ont été livrés aux rebelles</t1> circulent depuis "
        "mai.",
        speakers={1: []}, act={1: "accuse"},
        bug="the content is «lesquelles des drones»",
    ),
    example(
        "accusations against somebody",
        "Les <c1>accusations</c1> contre <t1>l'armée tchadienne</t1> se multiplient.",
        speakers={1: []}, act={1: "accuse"},
    ),
    example(
        "accusations of somebody against somebody",
        "Les <c1>accusations</c1> de <s1>Khartoum</s1> contre <t1>les Émirats arabes unis</t1> se multiplient.",
        speakers={1: ["SDN GOV"]}, act={1: "accuse"},
    ),
    example(
        "an appeal launched",
        "<s1>Le secrétaire général de l'ONU</s1> <c1>a lancé un appel au</c1> <t1>cessez-le-feu</t1>.",
        speakers={1: ["UNO"]}, act={1: "demand"},
    ),
    example(
        "no noun of speech: a telephone call",
        "Un appel téléphonique a duré une heure entre les deux capitales.",
    ),
    example(
        "a conviction that nobody holds",
        "La conviction politique est rare dans ce parti.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), NOUNS)
def test_a_noun_of_speech(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)
