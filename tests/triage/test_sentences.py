from __future__ import annotations

import pytest

from dragoman.triage.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def test_lines_and_full_stops_end_a_sentence() -> None:
    text = "Un titre sans point\n\n  Le calme revient. La pluie aussi !\tEt le vent ?\n"
    assert cut(text) == ["Un titre sans point", "Le calme revient.", "La pluie aussi !", "Et le vent ?"]


@pytest.mark.parametrize(
    "text",
    [
        "M. Ouédrala et Mme Tessema se sont vus.",
        "Le général J.-C. Bamberré est parti.",
        "Il a 3.5 millions de lecteurs.",
        "Il a dit : « Nous partons. La route est longue. » et il est parti.",
        'Il a dit : "Nous partons. La route est longue." et il est parti.',
    ],
)
def test_what_belongs_together_stays_together(text: str) -> None:
    assert cut(text) == [text]


def test_a_quotation_that_is_never_closed_ends_with_its_line() -> None:
    assert cut("Il dit « Partons. Vite.\nLe calme revient.") == ["Il dit « Partons. Vite.", "Le calme revient."]


def test_no_character_but_white_space_is_lost() -> None:
    text = "Un. Deux ! « Trois. Quatre » Cinq…\n\nSix\n"
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
