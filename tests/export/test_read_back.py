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
from dragoman.export import export
from dragoman.export.cells import harmless
from dragoman.export.gdelt import COLUMNS as GDELT
from dragoman.record import Record, Span
from tests.export.making import ATTACK, TEXT, record


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
    assert (row["ActionGeo_CountryCode"], row["ActionGeo_FeatureID"]) == ("ML", "2457161")
    assert row["DATEADDED"] == "20251015000000"


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
    assert [entities[id]["schema"] for id in event["properties"]["involved"]] == ["PublicBody", "Person"]
    assert entities[event["properties"]["proof"][0]]["schema"] == "Article"


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
