"""Parties in no country of their own words: in a deed of force they are of the country where it happens."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, parties


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Six journalistes ont été tués dans une attaque à Kaboul.", "ASSAULT", ["AFG UAF → AFG JRN"]),
        ("La police turque a arrêté douze journalistes.", "COERCE", ["TUR COP → TUR JRN"]),
        ("Le journaliste a été condamné par un tribunal turc à six ans de prison.", "SANCTION", ["TUR JUD → TUR JRN"]),
    ],
)
def test_the_place_or_the_police_says_whose_people_they_are(
    coder: Coder, text: str, event_type: str, expected: list[str]
) -> None:
    assert parties(code(coder, text), event_type) == expected
