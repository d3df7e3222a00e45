"""An event that is not a fact never reads as one, in any format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import DragomanError
from dragoman.export import FORMATS, export
from dragoman.export.gdelt import COLUMNS as GDELT
from dragoman.export.polecat import COLUMNS as POLECAT
from tests.export.making import CLAIMED, DISPUTED, PLANNED, record

FACTS_ONLY = [name for name, made in FORMATS.items() if not made.says_who_claims]


def written(tmp_path: Path, format: str, **options: bool) -> list[dict[str, Any]]:
    """The events of a format that knows only facts, by its own columns."""
    file = tmp_path / format
    export([record()], file, format, **options)
    text = file.read_text(encoding="utf-8")
    if format == "gdelt":
        return [dict(zip(GDELT, line.split("\t"), strict=True)) for line in text.splitlines()]
    if format == "polecat":
        return list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    return [row for row in map(json.loads, text.splitlines()) if row.get("schema", "Event") == "Event"]


@pytest.mark.parametrize("format", FACTS_ONLY)
def test_only_what_the_outlet_asserts_goes_out(tmp_path: Path, format: str) -> None:
    folded = 1 if format == "plover" else 0
    assert len(written(tmp_path, format)) == 1 + folded


@pytest.mark.parametrize("format", FACTS_ONLY)
def test_claimed_and_disputed_events_go_out_only_when_asked_for(tmp_path: Path, format: str) -> None:
    folded = 1 if format == "plover" else 0
    assert len(written(tmp_path, format, include_claimed=True)) == 3 + folded


@pytest.mark.parametrize("format", FACTS_ONLY)
def test_what_was_left_out_is_counted_by_its_standing(tmp_path: Path, format: str) -> None:
    _, kept = export([record()], tmp_path / "out", format)
    left = {"disputed": 1, "possible": 1, "claimed": 1} | ({} if format == "plover" else {"planned": 1})
    assert kept.left_out == left
    assert "--include-claimed" in kept.sentence()


def test_plover_folds_an_announced_visit_into_an_agreement(tmp_path: Path) -> None:
    folded = [row for row in written(tmp_path, "plover") if row["folded_from"]]
    assert [(row["event"], row["folded_from"], row["mode"]) for row in folded] == [("AGREE", PLANNED.type, None)]


def test_a_folded_event_has_the_code_and_score_of_the_intention(tmp_path: Path) -> None:
    (folded,) = [row for row in written(tmp_path, "plover") if row["folded_from"]]
    assert (folded["cameo"], folded["intensity"], folded["quad"]) == ("036", 4.0, "verbal cooperation")


def test_plover_gives_numbers_with_whose_word_they_are(tmp_path: Path) -> None:
    (attack,) = [row for row in written(tmp_path, "plover") if row["magnitude"]]
    assert attack["magnitude"] == [
        {"of": "killed", "low": 2, "high": None, "approximate": False, "unit": None, "by": "author",
         "text": "au moins deux soldats"},
    ]  # fmt: skip


def test_plover_does_not_fold_what_the_outlet_denies(tmp_path: Path) -> None:
    claims = (
        PLANNED.claims[0].model_copy(update={"by": "a5"}),
        PLANNED.claims[0].model_copy(update={"modality": "negated"}),
    )
    export([record(PLANNED.model_copy(update={"claims": claims}))], tmp_path / "out", "plover")
    assert (tmp_path / "out").read_text(encoding="utf-8") == ""


def test_plover_does_not_fold_what_a_third_party_foretells(tmp_path: Path) -> None:
    foretold = PLANNED.model_copy(update={"claims": (PLANNED.claims[0].model_copy(update={"by": "a4"}),)})
    export([record(foretold)], tmp_path / "out", "plover")
    assert (tmp_path / "out").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("format", [name for name, made in FORMATS.items() if made.says_who_claims])
def test_other_formats_keep_the_claimants_beside_the_event(tmp_path: Path, format: str) -> None:
    _, kept = export([record(DISPUTED, CLAIMED)], tmp_path / "out", format)
    assert not kept.left_out
    found = tmp_path / "out"
    files = sorted(found.iterdir()) if found.is_dir() else [found]
    words = b"".join(file.read_bytes() for file in files)
    assert b"disputed" in words
    assert b"negated" in words


def test_an_unknown_format_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="parquet, csv, plover"):
        export([record()], tmp_path / "out", "xml")


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    def broken() -> Any:
        yield record()
        raise OSError("the disk is gone")

    for format in FORMATS:
        with pytest.raises(OSError, match="the disk is gone"):
            export(broken(), tmp_path / format, format)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DragomanError, match="is not empty"):
        export([record()], tmp_path / "out", "csv")
    assert (tmp_path / "out" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_polecat_and_gdelt_have_their_columns() -> None:
    assert len(GDELT) == 61
    assert len(POLECAT) == 40
