"""The common nouns that name a kind of actor: every form is listed, each in one row only."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.language.lexicon import Agent, agents
from dragoman.tables import read_rows


def find(form: str) -> Agent:
    """The row that has this form. Fails when there is none, or more than one."""
    (row,) = [a for a in agents() if form in (a.lemma, *a.forms)]
    return row


def test_the_lexicon_is_large_enough() -> None:
    assert len(agents()) >= 300


def test_a_form_belongs_to_one_row() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for row in agents():
        for form in {row.lemma, *row.forms}:
            owners[form].append(row.lemma)
    assert {form: rows for form, rows in owners.items() if len(rows) > 1} == {}


@pytest.mark.parametrize(
    ("form", "lemma", "sector", "kind"),
    [
        ("présidente", "président", "GOV", "person"),
        ("chefs d'État", "chef d'État", "GOV", "person"),
        ("chef de l'Etat", "chef de l'État", "GOV", "person"),
        ("Première ministre", "Premier ministre", "GOV", "person"),
        ("ambassadrices", "ambassadeur", "GOV", "person"),
        ("homologue", "homologue", "GOV", "person"),
        ("porte-parole", "porte-parole", "", "person"),
        ("ex-président", "ancien président", "ELI", "person"),
        ("députées", "député", "LEG", "person"),
        ("procureure", "procureur", "JUD", "person"),
        ("généraux", "général", "MIL", "person"),
        ("lieutenants-colonels", "lieutenant-colonel", "MIL", "person"),
        ("opposants", "opposant", "OPP", "person"),
        ("chercheuse", "chercheur", "EDU", "person"),
        ("MAE", "ministère des Affaires étrangères", "GOV", "institution"),
        ("diplomatie", "diplomatie", "GOV", "institution"),
        ("autorités de transition", "autorité de transition", "GOV", "institution"),
        ("armées", "armée", "MIL", "institution"),
        ("forces de l'ordre", "forces de l'ordre", "COP", "institution"),
        ("tribunaux", "tribunal", "JUD", "institution"),
        ("services de renseignement", "service de renseignement", "SPY", "institution"),
        ("partis", "parti", "PTY", "organisation"),
        ("casques bleus", "casque bleu", "MIL", "group"),
        ("djihadistes", "jihadiste", "REB", "group"),
        ("hommes armés", "homme armé", "UAF", "group"),
        ("miliciens", "milicien", "PRM", "group"),
        ("habitantes", "habitant", "CVL", "population"),
        ("réfugiés", "réfugié", "CVL", "population"),
        ("éleveurs", "éleveur", "AGR", "population"),
        ("sources sécuritaires", "source sécuritaire", "UNK", "source"),
        ("source militaire", "source militaire", "MIL", "source"),
        ("journaux", "journal", "JRN", "organisation"),
    ],
)
def test_a_form_leads_to_its_kind_of_actor(form: str, lemma: str, sector: str, kind: str) -> None:
    row = find(form)
    assert (row.lemma, row.sector, row.kind) == (lemma, sector, kind)


@pytest.mark.parametrize("form", ["M.", "MM.", "Mme", "Dr", "Me", "S.E.M.", "Son Excellence"])
def test_a_title_of_courtesy_stands_before_a_name_and_has_no_sector(form: str) -> None:
    row = find(form)
    assert row.title
    assert row.sector == ""


@pytest.mark.parametrize("form", ["communiqué", "déclaration", "texte", "rapport"])
def test_a_text_is_no_agent(form: str) -> None:
    assert not [a for a in agents() if form in (a.lemma, *a.forms)]


@pytest.mark.parametrize("form", ["chars", "troupes", "avions de chasse", "patrouille"])
def test_what_has_no_voice_does_not_speak(form: str) -> None:
    assert not find(form).speaks


@pytest.mark.parametrize("form", ["gouvernement", "armée", "habitants", "source", "porte-parole"])
def test_what_has_a_voice_speaks(form: str) -> None:
    assert find(form).speaks


def test_the_head_of_diplomacy_and_the_foreign_ministry_share_a_portfolio() -> None:
    assert find("chef de la diplomatie").domain == find("MAE").domain == "affaires étrangères"


def test_only_persons_have_titles_before_a_name() -> None:
    assert {a.kind for a in agents() if a.title} == {"person"}


def test_forms_carry_the_straight_apostrophe_and_no_doubles() -> None:
    for row in agents():
        forms = (row.lemma, *row.forms)
        assert len(forms) == len(set(forms)), row.lemma
        assert not [f for f in forms if "’" in f or f != " ".join(f.split())], row.lemma


def test_a_row_with_an_unknown_sector_is_refused_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "agents.toml"
    file.write_text(
        """agent = [
  { lemma = "préfet", sector = "GOV", kind = "person", gender = "m" },
  { lemma = "sorcier", sector = "MAG", kind = "person", gender = "m" },
]
""",
        encoding="utf-8",
    )
    with pytest.raises(TableError, match=r"agents\.toml, line 3: sector"):
        read_rows(file, "agent", Agent, unique=("lemma",))
