from __future__ import annotations

import sys

import pandas
import pytest

from dragoman.errors import DragomanError
from tests.view.examples import empty_record, full_record

KINDS = ("statements", "events", "claims", "counts", "actors")


def test_statements_have_a_row_each_with_names_codes_and_words() -> None:
    frame = full_record().to_frame()
    assert list(frame.statement) == ["s2", "s1", "s3"]
    row = frame.set_index("statement").loc["s1"]
    assert row.speakers == "armée du Sahelstan"
    assert row.speaker_codes == "MLI MIL"
    assert row.content == "le ministre a dit que Portville niait les faits"
    assert (row.published, row.outlet) == ("2025-10-14", "Le Courrier fictif")
    assert full_record().document.text[row.start : row.end] == row.content


def test_events_can_be_filtered_by_standing() -> None:
    frame = full_record().to_frame("events")
    disputed = frame[frame.standing == "disputed"].iloc[0]
    assert (disputed.source_codes, disputed.recipient_codes) == ("MLI MIL", "FRA GOV")
    assert (disputed.time_start, disputed.place, disputed.lat) == ("2025-10-01", "Maréville", 12.65)


def test_claims_tell_the_outlet_from_the_actors() -> None:
    frame = full_record().to_frame("claims")
    assert list(zip(frame.event, frame.by, frame.modality, strict=True)) == [
        ("e1", "opposition <portvilloise>", "actual"),
        ("e1", "Portville", "negated"),
        ("e2", "author", "actual"),
    ]


def test_counts_keep_open_bounds_open_and_name_who_gives_them() -> None:
    frame = full_record().to_frame("counts")
    assert list(zip(frame.of, frame.by, frame.words, strict=True)) == [
        ("killed", "opposition <portvilloise>", "au moins douze morts"),
        ("wounded", "author", "une vingtaine de blessés"),
        ("money", "Portville", "les faits"),
    ]
    assert frame.low[0] == 12
    assert pandas.isna(frame.high[0])
    assert list(frame.approximate) == [False, True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_frames_of_many_records_stack_up_even_when_one_is_empty(kind: str) -> None:
    full, empty = full_record().to_frame(kind), empty_record().to_frame(kind)
    assert list(empty.columns) == list(full.columns)
    assert len(empty) == 0
    assert len(pandas.concat([full, full])) == 2 * len(full)


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(DragomanError, match="statements, events, claims, counts, actors"):
        full_record().to_frame("verbs")


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(DragomanError, match=r"dragoman\[frame\]"):
        full_record().to_frame()
