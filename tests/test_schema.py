"""The published JSON Schema is the one that the program prints, and a record fits it."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.record import Record, json_schema

PUBLISHED = Path(__file__).parent.parent / "docs" / "record.schema.json"


def test_the_published_schema_is_the_programs() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema(), (
        "The record changed: raise its version if a reader would notice, and run "
        "`dragoman schema > docs/record.schema.json`."
    )


def test_it_describes_every_field_of_a_record() -> None:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(Record.model_fields)
    assert {"Document", "Actor", "Statement", "Event", "Claim", "Time", "Place"} <= set(schema["$defs"])
