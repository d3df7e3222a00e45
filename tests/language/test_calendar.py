"""The calendar's words load, fold and answer with their values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.calendar import calendar_words, fold, values


def test_twelve_months_and_seven_weekdays() -> None:
    assert sorted(values("month").values()) == list(range(1, 13))
    assert sorted(values("weekday").values()) == list(range(7))


def test_values_are_found_without_accents() -> None:
    assert values("month")["fevrier"] == 2
    assert values("day")["avant-hier"] == -2
    assert values("direction")["derniere"] == -1


def test_forms_are_written_with_straight_apostrophes() -> None:
    assert not any("’" in form for word in calendar_words() for form in word.forms)


def test_fold_makes_one_of_what_print_varies() -> None:
    assert fold("Aujourd’hui\u00a0: le\u202f1ᵉʳ DÉCEMBRE") == "aujourd'hui : le 1er decembre"


@given(st.text())
def test_fold_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
