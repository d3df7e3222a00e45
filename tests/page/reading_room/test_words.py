"""Both languages say everything, and say it as the language is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import dragoman.page.reading_room as reading_room
from dragoman import record
from dragoman.evaluation.guide import MODES
from dragoman.library.correction_values import FIELDS
from dragoman.page.reading_room.words import LANGUAGES, Words, table

FOLDER = Path(reading_room.__file__).parent
CLOSED = {
    "types": record.EventType, "acts": record.Act, "standings": record.Standing, "standing-notes": record.Standing,
    "kinds": record.StatementKind, "quads": record.Quad, "claims": record.Modality, "actor-kinds": record.ActorKind,
    "counted": record.Counted,
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_closed_list_has_words(language: str) -> None:
    words = table(language)
    for section, values in CLOSED.items():
        assert set(get_args(values)) <= set(words[section]), section
    assert {mode for modes in MODES.values() for mode in modes} <= set(words["modes"])
    assert {field for fields in FIELDS.values() for field in fields} <= set(words["fields"])


def test_every_key_that_a_template_names_is_there() -> None:
    words = table("fr")
    for template in (FOLDER / "templates").glob("*.html"):
        for key in re.findall(r"""\bt\("([\w.-]+)"[,)]""", template.read_text(encoding="utf-8")):
            section, dot, name = key.partition(".")
            assert (name in words[section]) if dot else (key in words["page"]), f"{template.name}: {key}"


def test_french_has_its_hard_spaces() -> None:
    text = "".join(words for section in table("fr").values() for words in section.values())
    assert not re.search(r" [:;?!»]|« ", text)


def test_numbers_and_days_are_written_as_in_the_language() -> None:
    french, english = Words("fr"), Words("en")
    assert (french.number(1191), english.number(1191)) == ("1\u202f191", "1,191")
    assert (french.day("2026-02-01"), english.day("2026-02-05")) == ("1er février 2026", "5 February 2026")
    assert french.days("2026-03-01", "2026-03-31") == "mars 2026"
    assert french.days("2024-02-01", "2024-02-28") == "du 1er février 2024 au 28 février 2024"
    assert french.days("2025-01-01", "2025-12-31") == "2025"
    assert french.days(None, "2025-12-31") == "jusqu’au 31 décembre 2025"
    assert english.days(None, None) == "date not settled"
    assert [french.count("articles", n) for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]


def test_codes_are_told_in_words() -> None:
    assert Words("fr").actor_code("RUS GOV") == "Russie, gouvernement"
    assert Words("en").actor_code("ISM REB") == "transnational Islamist group, rebels"
    assert Words("fr").actor_code("UNO") == "Nations unies"


@pytest.mark.parametrize(
    ("low", "high", "about", "unit", "french", "english"),
    [
        (12, 12, False, None, "12", "12"),
        (12, None, False, None, "au moins 12", "at least 12"),
        (None, 12, False, None, "au plus 12", "at most 12"),
        (10, 15, False, None, "de 10 à 15", "10 to 15"),
        (20, 20, True, None, "environ 20", "about 20"),
        (0, 0, False, None, "aucun", "none"),
        (2500.5, 2500.5, False, "EUR", "2\u202f500,5\u00a0EUR", "2,500.5\u00a0EUR"),
    ],
)
def test_a_number_is_said_with_its_bounds(
    low: float | None, high: float | None, about: bool, unit: str | None, french: str, english: str
) -> None:
    assert Words("fr").figure(low, high, about, unit) == french
    assert Words("en").figure(low, high, about, unit) == english
