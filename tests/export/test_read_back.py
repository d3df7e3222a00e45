"""Each format is read back with a tool of its world."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.brat_import import from_brat
from dragoman.export import FORMATS, export
from dragoman.export.cells import harmless
from dragoman.export.gdelt import COLUMNS as GDELT
from dragoman.record import Event, Place, Record, Span, Time
from tests.export.making import ATTACK, TEXT, record, span


def test_parquet_tables_join_in_duckdb(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "parquet")
    found = duckdb.sql(
        f"select e.type, c.low, c.words from '{tmp_path}/out/events.parquet' e "
        f"join '{tmp_path}/out/counts.parquet' c using (document, event)"
    ).fetchall()
    assert found == [("ASSAULT", 2.0, "au moins deux soldats")]


def test_parquet_holds_the_whole_record(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "parquet")
    kept = pandas.read_parquet(tmp_path / "out" / "documents.parquet")["record"]
    assert [Record.model_validate_json(row) for row in kept] == [record()]


def test_csv_reads_in_pandas_with_its_lists_as_json(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "csv")
    events = pandas.read_csv(tmp_path / "out" / "events.csv")
    assert list(events["standing"]) == ["asserted", "disputed", "planned", "possible", "claimed"]
    spans = json.loads(events["evidence_spans"][0])
    assert [TEXT[s["start"] : s["end"]] for s in spans] == json.loads(events["evidence"][0])


def test_a_name_that_is_a_formula_is_harmless_in_csv(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "csv")
    names = pandas.read_csv(tmp_path / "out" / "actors.csv")["name"]
    assert "'=Mali" in set(names)


@given(st.text())
def test_no_cell_starts_as_a_formula(text: str) -> None:
    cell = str(harmless(text))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in (text, f"'{text}")


def test_gdelt_rows_have_the_codebooks_codes(tmp_path: Path) -> None:
    export([record(ATTACK)], tmp_path / "out", "gdelt")
    frame = pandas.read_csv(
        tmp_path / "out", sep="\t", header=None, names=list(GDELT), dtype=str, keep_default_na=False
    )
    row = frame.iloc[0]
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"], row["QuadClass"]) == ("190", "190", "19", "4")
    assert (row["Actor1Code"], row["Actor2Code"], row["SQLDATE"]) == ("MLIUAF", "MLIMIL", "20251014")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_FeatureID"]) == ("4", "ML", "")
    assert row["DATEADDED"] == "20251015000000"


def gdelt_row(tmp_path: Path, event: Event) -> dict[str, str]:
    export([record(event)], tmp_path / "out", "gdelt")
    line = (tmp_path / "out").read_text(encoding="utf-8").rstrip("\n")
    return dict(zip(GDELT, line.split("\t"), strict=True))


@pytest.mark.parametrize(("cameo", "quad"), [("0256", "1"), ("0831", "2"), ("111", "3"), ("145", "4"), ("190", "4")])
def test_gdelt_quad_class_is_that_of_the_root_code(tmp_path: Path, cameo: str, quad: str) -> None:
    assert gdelt_row(tmp_path, ATTACK.model_copy(update={"cameo": cameo}))["QuadClass"] == quad


def test_gdelt_has_cameos_own_codes_of_international_bodies(tmp_path: Path) -> None:
    row = gdelt_row(tmp_path, ATTACK.model_copy(update={"sources": ("a7",), "recipients": ("a8",)}))
    assert [row[f"Actor1{part}"] for part in ("Code", "CountryCode", "KnownGroupCode", "Type1Code")] == [
        "IGOUNO", "", "UNO", "IGO",
    ]  # fmt: skip
    assert [row[f"Actor2{part}"] for part in ("Code", "CountryCode", "KnownGroupCode", "Type1Code")] == [
        "IGOEUREEC", "EUR", "EEC", "IGO",
    ]  # fmt: skip


def test_gdelt_place_of_a_country_has_its_code_and_a_town_no_id_of_another_gazetteer(tmp_path: Path) -> None:
    mali = Place(name="Mali", country="MLI", geonames=2453866, words=span("Mali"))
    row = gdelt_row(tmp_path, ATTACK.model_copy(update={"place": mali}))
    assert [row[f"ActionGeo_{part}"] for part in ("Type", "CountryCode", "ADM1Code", "FeatureID")] == [
        "1", "ML", "ML", "ML",
    ]  # fmt: skip


def test_gdelt_fraction_of_the_year_stays_under_one(tmp_path: Path) -> None:
    last = Time(start="2025-12-31", end="2025-12-31", words=span("mardi"))
    assert gdelt_row(tmp_path, ATTACK.model_copy(update={"time": last}))["FractionDate"] == "2025.9890"


def test_gdelt_row_leads_back_to_its_article(tmp_path: Path) -> None:
    plain = record(ATTACK)
    unaddressed = plain.model_copy(update={"document": plain.document.model_copy(update={"url": None})})
    export([unaddressed], tmp_path / "out", "gdelt")
    assert (tmp_path / "out").read_text(encoding="utf-8").endswith(f"\turn:sha256:{plain.document.sha256}\n")


def test_gdelt_makes_no_day_up(tmp_path: Path) -> None:
    month = ATTACK.time.model_copy(update={"start": "2025-10-01", "end": "2025-10-31"}) if ATTACK.time else None
    export([record(ATTACK.model_copy(update={"time": month}))], tmp_path / "out", "gdelt")
    row = dict(zip(GDELT, (tmp_path / "out").read_text(encoding="utf-8").rstrip("\n").split("\t"), strict=True))
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["FractionDate"]) == ("", "202510", "2025", "")


def test_gdelt_gives_a_meeting_once_a_pair(tmp_path: Path) -> None:
    meeting = ATTACK.model_copy(
        update={"type": "CONSULT", "sources": ("a2", "a5", "a7"), "recipients": (), "cameo": "046"}
    )
    written, _ = export([record(meeting)], tmp_path / "out", "gdelt")
    assert written == 3


def test_polecat_has_one_row_an_event_with_raw_words(tmp_path: Path) -> None:
    export([record(ATTACK)], tmp_path / "out", "polecat")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out").read_text(encoding="utf-8")), delimiter="\t"))
    assert [(r["Event Type"], r["Actor Country"], r["Primary Recipient Sector"]) for r in rows] == [
        ("ASSAULT", "MLI", "MIL")
    ]
    assert rows[0]["Actor Name Raw"] == "Des hommes armés"


def test_follow_the_money_accepts_every_entity(tmp_path: Path) -> None:
    pytest.importorskip("followthemoney", reason="needs ICU's headers to install: requirements/followthemoney.in")
    from followthemoney import model

    export([record()], tmp_path / "out", "ftm")
    for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        schema = model.get(entity["schema"])
        assert schema is not None
        proxy = model.get_proxy({**entity, "caption": ""})
        for name, values in entity["properties"].items():
            assert name in schema.properties, (entity["schema"], name)
            assert proxy.get(name), (entity["schema"], name, values)


def test_follow_the_money_links_event_parties_and_article(tmp_path: Path) -> None:
    meeting = ATTACK.model_copy(update={"sources": ("a3",), "recipients": ("a5",)})
    export([record(meeting)], tmp_path / "out", "ftm")
    entities = {e["id"]: e for e in map(json.loads, (tmp_path / "out").read_text(encoding="utf-8").splitlines())}
    event = next(e for e in entities.values() if e["schema"] == "Event")
    assert event["properties"]["name"] == ["ASSAULT (firearms): Armée malienne → Président ivoirien"]
    assert event["properties"]["notes"] == ["asserted", "actual, says the publisher"]
    assert event["properties"]["date"] == ["2025-10-14"]
    assert [entities[id]["schema"] for id in event["properties"]["involved"]] == ["PublicBody", "Person"]
    assert entities[event["properties"]["proof"][0]]["schema"] == "Article"


def parties(tmp_path: Path, name: str, records: list[Record]) -> set[str]:
    """The ids of the entities with this name."""
    export(records, tmp_path / "out", "ftm")
    entities = map(json.loads, (tmp_path / "out").read_text(encoding="utf-8").splitlines())
    return {e["id"] for e in entities if e["properties"].get("name") == [name] and e["schema"] != "Mention"}


@pytest.mark.parametrize(
    ("name", "wikidata", "entities"), [("Awa Tembely", None, 1), ("Tembely", None, 2), ("Tembely", "Q1", 1)]
)
def test_a_name_of_one_word_is_somebody_of_its_article(
    tmp_path: Path, name: str, wikidata: str | None, entities: int
) -> None:
    person = record().actors[4].model_copy(update={"name": name, "wikidata": wikidata})
    one = record().model_copy(update={"actors": (person,), "events": (), "statements": ()})
    other = one.model_copy(update={"document": one.document.model_copy(update={"id": "other"})})
    assert len(parties(tmp_path, name, [one, other])) == entities


@pytest.mark.parametrize(
    ("kind", "code", "one", "other", "entities"),
    [
        ("state", "KOR GOV", "Corée du Sud", "Séoul", 1),
        ("group", "ISM REB", "État islamique", "Etat Islamique", 1),
        ("institution", "FRA GOV", "Préfecture", "Préfecture", 2),
        ("institution", "IGO JUD", "CPI", "CPI", 1),
        ("institution", "FRA MIL", "Armée nationale", "Garde nationale", 2),
    ],
)
def test_institutions_are_one_where_their_name_says_so(
    tmp_path: Path, kind: str, code: str, one: str, other: str, entities: int
) -> None:
    records = []
    for id, name in enumerate((one, other)):
        actor = record().actors[0].model_copy(update={"name": name, "kind": kind, "code": code})
        document = record().document.model_copy(update={"id": str(id)})
        empty = {"actors": (actor,), "events": (), "statements": (), "document": document}
        records.append(record().model_copy(update=empty))
    assert len(parties(tmp_path, one, records) | parties(tmp_path, other, records)) == entities


def test_a_description_is_no_entity(tmp_path: Path) -> None:
    assert not parties(tmp_path, "soldats maliens", [record()])


def test_two_articles_with_one_id_stay_two(tmp_path: Path) -> None:
    export([record(), record()], tmp_path / "out", "parquet")
    rows = pandas.read_parquet(tmp_path / "out" / "events.parquet")[["article", "event"]]
    assert not rows.duplicated().any()


def test_brat_keeps_the_files_of_a_hostile_id_in_its_folder(tmp_path: Path) -> None:
    hostile = record().model_copy(update={"document": record().document.model_copy(update={"id": "../../évadé"})})
    export([hostile], tmp_path / "out", "brat")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert len(list((tmp_path / "out").glob("*.ann"))) == 1


def test_brat_has_the_settings_that_it_opens_the_folder_with(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "brat")
    assert "[events]" in (tmp_path / "out" / "annotation.conf").read_text(encoding="utf-8")


def test_a_cell_with_tabs_and_quotes_stays_one_cell(tmp_path: Path) -> None:
    outlet = 'Le «Grand»\t"Soir"\nde Gao'
    odd = record(ATTACK).model_copy(update={"document": record().document.model_copy(update={"outlet": outlet})})
    export([odd], tmp_path / "csv", "csv")
    assert list(pandas.read_csv(tmp_path / "csv" / "documents.csv")["outlet"]) == [outlet]
    export([odd], tmp_path / "polecat", "polecat")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "polecat").read_text(encoding="utf-8")), delimiter="\t"))
    assert [row["Source"] for row in rows] == ['Le «Grand» "Soir" de Gao']


@pytest.mark.parametrize("format", list(FORMATS))
def test_the_same_records_give_the_same_bytes(tmp_path: Path, format: str) -> None:
    for name in ("one", "two"):
        export([record()], tmp_path / name, format)
    one, two = (
        {str(file.relative_to(out)): file.read_bytes() for file in [out, *out.rglob("*")] if file.is_file()}
        for out in (tmp_path / "one", tmp_path / "two")
    )
    assert list(one.values()) == list(two.values())


def test_web_annotations_find_their_words_again(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "webannotation")
    annotations = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert len(annotations) == 6
    for annotation in annotations:
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for target in annotation["target"]:
            quote, position = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_brat_comes_back_with_the_same_spans(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "brat")
    name = record().document.id
    text = (tmp_path / "out" / f"{name}.txt").read_text(encoding="utf-8")
    back = from_brat((tmp_path / "out" / f"{name}.ann").read_text(encoding="utf-8"), text, name=name)
    assert text == TEXT
    assert sorted(Span(*s) for e in back.events for s in e.evidence) == sorted(
        s for e in record().events for s in e.evidence
    )
