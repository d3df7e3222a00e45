"""The tables of who exists: complete, unambiguous, refused with file and line if a row is bad."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.tables import read_rows
from dragoman.world.tables import Group, Organisation, State, given_names, groups, organisations, states

INTERNATIONAL = {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"}
SECTORS = {
    "GOV", "JUD", "LEG", "MIL", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "BUS", "CRM",
    "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REL", "SOC", "AGR",
}  # fmt: skip
SHARED_DEMONYMS = {"congolais", "congolaise", "coréen", "coréenne"}


def state(code: str) -> State:
    return next(s for s in states() if s.code == code)


def states_named(word: str) -> list[str]:
    return [s.code for s in states() if word in (*s.names, *s.capital, *s.seats)]


def states_of_demonym(word: str) -> list[str]:
    return [s.code for s in states() if word in (*s.m, *s.f)]


def codes_of(name: str) -> list[str]:
    bodies: tuple[Organisation | Group, ...] = (*organisations(), *groups())
    return [body.code for body in bodies if name in body.names]


def shared(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The words that stand for more than one thing."""
    owners: dict[str, set[str]] = defaultdict(set)
    for word, owner in pairs:
        owners[word].add(owner)
    return {word: who for word, who in owners.items() if len(who) > 1}


def test_the_tables_hold_enough_to_read_the_news() -> None:
    international = [o for o in organisations() if o.code.split()[0] in {"UNO", "EUR", "IGO"}]
    assert len(states()) >= 195
    assert len(organisations()) >= 130
    assert len(international) >= 60
    assert len(groups()) >= 80


def test_a_state_code_occurs_once() -> None:
    codes = [s.code for s in states()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", ["VAT", "PSE", "XKX", "TWN", "ESH", "HKG", "MLI", "SSD", "TUV"])
def test_every_state_and_the_territories_that_act_as_one_are_there(code: str) -> None:
    assert state(code).names


def test_every_state_has_both_genders_of_its_demonym_in_lower_case() -> None:
    for s in states():
        assert s.m, s.code
        assert s.f, s.code
        assert all(word == word.lower() for word in (*s.m, *s.f, *s.prefix)), s.code


def test_no_name_capital_or_seat_stands_for_two_states() -> None:
    pairs = ((word, s.code) for s in states() for word in (*s.names, *s.capital, *s.seats))
    assert shared(pairs) == {}


def test_a_demonym_stands_for_two_states_only_where_french_has_it_so() -> None:
    pairs = ((word, s.code) for s in states() for word in (*s.m, *s.f))
    assert set(shared(pairs)) == SHARED_DEMONYMS


def test_no_name_stands_for_a_state_and_a_body_or_for_two_bodies() -> None:
    bodies: tuple[Organisation | Group, ...] = (*organisations(), *groups())
    of_bodies = [(name, f"{b.code} {b.names[0]}") for b in bodies for name in b.names]
    of_states = [(word, s.code) for s in states() for word in (*s.names, *s.capital, *s.seats)]
    assert shared([*of_bodies, *of_states]) == {}


def test_every_code_is_a_known_country_or_international_code_with_a_known_sector() -> None:
    known = {s.code for s in states()} | INTERNATIONAL
    bodies: tuple[Organisation | Group, ...] = (*organisations(), *groups())
    for body in bodies:
        country, *sector = body.code.split()
        assert country in known, body
        assert len(sector) <= 1, body
        assert SECTORS.issuperset(sector), body


def test_a_group_is_active_in_known_countries() -> None:
    known = {s.code for s in states()}
    for group in groups():
        assert group.countries, group.names[0]
        assert known.issuperset(group.countries), group.names[0]


def test_names_are_written_with_the_straight_apostrophe_and_no_stray_space() -> None:
    rows: tuple[State | Organisation | Group, ...] = (*states(), *organisations(), *groups())
    for row in rows:
        for name in row.names:
            assert "’" not in name, name
            assert name == " ".join(name.split()), name
        assert len(row.names) == len(set(row.names)), row.names[0]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Mali", "MLI"),
        ("Fédération de Russie", "RUS"),
        ("États-Unis", "USA"),
        ("Etats-Unis", "USA"),
        ("RDC", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Myanmar", "MMR"),
        ("Birmanie", "MMR"),
        ("État hébreu", "ISR"),
        ("Saint-Siège", "VAT"),
        ("Émirats", "ARE"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Pékin", "CHN"),
        ("N'Djamena", "TCD"),
        ("Addis-Abeba", "ETH"),
        ("Kremlin", "RUS"),
        ("Maison-Blanche", "USA"),
        ("Élysée", "FRA"),
        ("Quai d'Orsay", "FRA"),
        ("Downing Street", "GBR"),
        ("Koulouba", "MLI"),
        ("Kosyam", "BFA"),
    ],
)
def test_a_name_a_capital_or_a_seat_leads_to_its_state(word: str, code: str) -> None:
    assert states_named(word) == [code]


@pytest.mark.parametrize(
    "word", ["La Haye", "Bruxelles", "Hollande", "Grenade", "Dominique", "Congo", "Corée", "Sucre"]
)
def test_a_word_that_is_first_something_else_is_no_state(word: str) -> None:
    assert states_named(word) == []


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("nigérien", ["NER"]),
        ("nigérienne", ["NER"]),
        ("nigérian", ["NGA"]),
        ("nigériane", ["NGA"]),
        ("burkinabè", ["BFA"]),
        ("burkinabé", ["BFA"]),
        ("états-unien", ["USA"]),
        ("grecque", ["GRC"]),
        ("turque", ["TUR"]),
        ("lettone", ["LVA"]),
        ("guinéen", ["GIN"]),
        ("équato-guinéen", ["GNQ"]),
        ("sud-soudanais", ["SSD"]),
        ("dominicain", ["DOM"]),
        ("sahraouie", ["ESH"]),
        ("egyptien", ["EGY"]),
        ("congolaise", ["COG", "COD"]),
    ],
)
def test_a_demonym_leads_to_its_state(word: str, codes: list[str]) -> None:
    assert states_of_demonym(word) == codes


@pytest.mark.parametrize(("prefix", "code"), [("russo", "RUS"), ("franco", "FRA"), ("sino", "CHN"), ("israélo", "ISR")])
def test_the_form_in_compounds_is_known(prefix: str, code: str) -> None:
    assert prefix in state(code).prefix


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ONU", "UNO"),
        ("Minusma", "UNO"),
        ("MINUSMA", "UNO"),
        ("Casques bleus", "UNO MIL"),
        ("CIJ", "UNO JUD"),
        ("Union européenne", "EUR"),
        ("Cédéao", "IGO"),
        ("CEDEAO", "IGO"),
        ("Confédération des États du Sahel", "IGO"),
        ("Confédération des Etats du Sahel", "IGO"),
        ("Otan", "IGO"),
        ("Cour pénale internationale", "IGO JUD"),
        ("Interpol", "IGO COP"),
        ("CICR", "NGO"),
        ("Pentagone", "USA GOV"),
        ("département d'État", "USA GOV"),
        ("Tsahal", "ISR MIL"),
        ("Knesset", "ISR LEG"),
        ("FAMa", "MLI MIL"),
        ("AFP", "FRA JRN"),
        ("Gazprom", "MNC"),
        ("JNIM", "ISM REB"),
        ("Daech", "ISM REB"),
        ("Groupe de soutien à l'islam et aux musulmans", "ISM REB"),
        ("Boko Haram", "ISM REB"),
        ("Wagner", "RUS PRM"),
        ("Africa Corps", "RUS PRM"),
        ("Front de libération de l'Azawad", "MLI REB"),
        ("M23", "COD REB"),
        ("Forces de soutien rapide", "SDN PRM"),
        ("Hezbollah", "LBN REB"),
        ("VDP", "BFA PRM"),
    ],
)
def test_a_name_or_acronym_leads_to_its_code(name: str, code: str) -> None:
    assert codes_of(name) == [code]


@pytest.mark.parametrize("name", ["Bruxelles", "Parti socialiste", "Assemblée nationale", "Libération", "FDS", "CNSP"])
def test_a_name_of_several_bodies_is_none_of_them(name: str) -> None:
    assert codes_of(name) == []


def test_a_bad_row_is_refused_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "groupes.toml"
    dated = 'source = "presse", checked = "2026-11-23"'
    file.write_text(
        f"""# un commentaire
group = [
  {{ code = "MLI REB", names = ["Front inventé"], {dated} }},
  {{ code = "MLI REB", names = [], {dated} }},
]
""",
        encoding="utf-8",
    )
    with pytest.raises(TableError, match=r"groupes\.toml, line 4: names"):
        read_rows(file, "group", Group)


def test_a_state_listed_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    file = tmp_path / "etats.toml"
    row = '{ code = "ZZZ", names = ["Zzz"], gender = "m", m = [], f = [], source = "test", checked = "2026-11-23" },'
    file.write_text(f"state = [\n  {row}\n  {row}\n]\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"etats\.toml, line 3: .*already on line 2"):
        read_rows(file, "state", State, unique=("code",))


def test_given_names_are_folded_and_tell_one_gender() -> None:
    seen: dict[str, str] = {}
    for row in given_names():
        for name in row.names:
            assert name.isascii()
            assert name == name.lower()
            assert seen.setdefault(name, row.gender) == row.gender, f"{name} stands under both"
