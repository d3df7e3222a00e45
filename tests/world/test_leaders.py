"""The table of office holders: every row sound, and known people where a reader expects them."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from dragoman.world.tables import leaders, states

SECTORS = re.compile("GOV|JUD|LEG|MIL|COP|SPY|PTY|OPP|REB|UAF|PRM|BUS|CRM|CVL|EDU|ELI|JRN|LAB|MED|REF|REL|SOC|AGR")
INTERNATIONAL = {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"}
# Known to the press by one word; any other one-word name would catch ordinary first names.
ONE_WORD = {"Akihito", "Hemedti", "Hemetti", "Lula", "Naruhito", "Sugiono", "Willem-Alexander"}


def held(name: str, on: str) -> set[str]:
    """The codes of ``name`` on the ISO day ``on``; a date without a day covers its whole span."""
    return {
        row.code
        for row in leaders()
        if row.name == name and row.start <= on and (not row.end or on[: len(row.end)] <= row.end)
    }


def masculine(office: str) -> str:
    """The office as a man's title."""
    return office.replace("première", "premier").replace("présidente", "président")


def test_table_is_large_and_wide() -> None:
    rows = leaders()
    assert len(rows) >= 700
    assert len({row.code[:3] for row in rows}) >= 190


def test_codes_are_plover_codes() -> None:
    for row in leaders():
        first, _, sector = row.code.partition(" ")
        assert re.fullmatch(r"[A-Z]{3}", first), row
        assert SECTORS.fullmatch(sector) or (not sector and first in INTERNATIONAL), row


@pytest.mark.skipif(not (files("dragoman.world") / "states.toml").is_file(), reason="no table of states")
def test_every_country_is_in_the_table_of_states() -> None:
    known = {state.code for state in states()} | INTERNATIONAL
    assert {row.code[:3] for row in leaders()} <= known


def test_nobody_leaves_before_coming() -> None:
    for row in leaders():
        shared = min(len(row.start), len(row.end))
        assert row.start[:shared] <= row.end[:shared], row


def test_dates_exist_and_are_not_after_the_check() -> None:
    for row in leaders():
        for date in filter(None, (row.start, row.end)):
            _, month, day = (*date.split("-"), "01", "01")[:3]
            assert 1 <= int(month) <= 12, row
            assert 1 <= int(day) <= 31, row
            assert date <= row.checked, row


def test_no_row_stands_twice() -> None:
    counts = Counter((row.name, row.code, row.office, row.start) for row in leaders())
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "office",
    ["président", "premier ministre", "ministre des Affaires étrangères", "ministre de la Défense"],
)
def test_nobody_sits_in_a_taken_chair(office: str) -> None:
    chairs: dict[str, set[tuple[str, str]]] = {}
    for row in leaders():
        # Gambia had two presidents for two days in January 2017.
        if row.code.endswith(" GOV") and row.code != "GMB GOV" and masculine(row.office) == office:
            chairs.setdefault(row.code, set()).add((row.start, row.end))
    assert len(chairs) > 20
    for code, terms in chairs.items():
        for (start, end), (following, _) in pairwise(sorted(terms)):
            exact = min(len(end), len(following))
            assert end, f"{code}: no end for the one who came in {start}"
            assert end[:exact] <= following[:exact], (code, start, following)


def test_names_are_full_names() -> None:
    for row in leaders():
        assert row.name == row.name.strip(), row
        assert " " in row.name or row.name in ONE_WORD, row
        assert "’" not in row.name + row.office, row


def test_offices_begin_in_lower_case_and_agree_with_the_gender() -> None:
    for row in leaders():
        assert row.office[0].islower(), row
        if row.gender == "f":
            assert not re.match(
                r"(premier ministre|président|chef|roi|.*(spécial|secrétaire général))\b", row.office
            ), row
        else:
            assert not re.match(r"(première|présidente|cheffe|reine)\b", row.office), row


def test_wikidata_ids_are_ids_of_one_person() -> None:
    starts: dict[str, set[str]] = {}
    for row in leaders():
        assert re.fullmatch(r"(Q[1-9]\d*)?", row.wikidata), row
        if row.wikidata:
            starts.setdefault(row.wikidata, set()).add(row.name.split()[-1][0])
    assert len(starts) >= 150
    # One id never joins people whose names have nothing in common.
    assert [q for q, initials in starts.items() if len(initials) > 2] == []


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("Vladimir Poutine", "2025-10-14", {"RUS GOV"}),
        ("Sergueï Lavrov", "2025-10-14", {"RUS GOV"}),
        ("Abdoulaye Diop", "2025-10-14", {"MLI GOV"}),
        ("Abdoulaye Diop", "2019-01-01", set()),
        ("Assimi Goïta", "2025-06-22", {"MLI GOV"}),
        ("Benyamin Nétanyahou", "2022-01-15", set()),
        ("Benjamin Netanyahou", "2024-03-01", {"ISR GOV"}),
        ("Donald Trump", "2018-05-08", {"USA GOV"}),
        ("Donald Trump", "2022-05-08", set()),
        ("Barack Obama", "2016-09-01", {"USA GOV"}),
        ("Bachar al-Assad", "2016-12-13", {"SYR GOV"}),
        ("Ahmed al-Charaa", "2025-05-14", {"SYR GOV"}),
        ("Abou Mohammed al-Joulani", "2020-01-01", {"SYR REB"}),
        ("Iyad Ag Ghali", "2020-10-01", {"ISM REB"}),
        ("Evgueni Prigojine", "2023-06-24", {"RUS PRM"}),
        ("Hassan Nasrallah", "2023-11-03", {"LBN REB"}),
        ("Ismaïl Haniyeh", "2018-05-14", {"PSE REB"}),
        ("Marine Le Pen", "2017-05-01", {"FRA PTY"}),
        ("Emmanuel Macron", "2017-05-01", {"FRA PTY"}),
        ("Emmanuel Macron", "2017-06-01", {"FRA GOV"}),
        ("Angela Merkel", "2016-07-01", {"DEU GOV"}),
        ("Antonio Guterres", "2018-01-01", {"UNO"}),
        ("Federica Mogherini", "2016-01-01", {"EUR"}),
        ("Jens Stoltenberg", "2022-02-24", {"IGO"}),
        ("Moussa Faki Mahamat", "2016-06-01", {"TCD GOV"}),
        ("Moussa Faki Mahamat", "2023-08-01", {"IGO"}),
        ("Guillaume Soro", "2018-01-01", {"CIV LEG"}),
        ("Guillaume Soro", "2020-01-01", {"CIV OPP"}),
    ],
)
def test_who_held_what_when(name: str, day: str, codes: set[str]) -> None:
    assert held(name, day) == codes
