from __future__ import annotations

import pytest

from dragoman.analysis.counts.numbers import value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("16", 16),
        ("10 000", 10_000),
        ("500.000", 500_000),
        ("3,5 millions", 3_500_000),
        ("2 milliards", 2_000_000_000),
        ("zero", 0),
        ("seize", 16),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("soixante-dix-neuf", 79),
        ("septante-deux", 72),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept", 97),
        ("quatre vingt onze", 91),
        ("cent un", 101),
        ("deux cents", 200),
        ("deux cent douze", 212),
        ("mille", 1000),
        ("mille deux cent trente-quatre", 1234),
        ("trente-deux mille cinq cents", 32_500),
        ("neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf", 999_999),
        ("un million deux cent mille", 1_200_000),
    ],
)
def test_numbers_in_words_and_digits(words: str, value: float) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize("words", ["trois douze", "vingt dix", "mille mille", "cent cent", "vingt zero"])
def test_words_that_make_no_number_of_french_are_none(words: str) -> None:
    assert value_of(words) is None
