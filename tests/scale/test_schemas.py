"""The tables hold the whole record, and the page says what is in them."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman import record
from dragoman.scale.layout import TABLES
from dragoman.scale.schemas import SCHEMAS

PAGE = Path(__file__).parent.parent.parent / "docs" / "scale.md"


def test_the_page_names_every_column_of_every_table_in_its_order() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for table in TABLES:
        _, _, rest = text.partition(f"\n| `{table}` |")
        rows = rest.partition("\n\n")[0].splitlines()[2:]
        named = [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]
        assert named == SCHEMAS[table].names, table


def test_every_field_of_a_record_has_a_column() -> None:
    renamed = {"id", "text", "speaker", "time", "place", "words", "claims", "counts"}
    models = {"documents": "Document", "statements": "Statement", "events": "Event", "claims": "Claim",
              "counts": "Count", "actors": "Actor"}  # fmt: skip
    for table, model in models.items():
        fields = set(getattr(record, model).model_fields) - renamed
        assert fields <= set(SCHEMAS[table].names), table
