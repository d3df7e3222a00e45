"""The page on exports names every column that is written, in its order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dragoman.export import FORMATS, export
from dragoman.export.gdelt import COLUMNS as GDELT
from dragoman.export.polecat import COLUMNS as POLECAT
from dragoman.export.rows import SCHEMAS
from dragoman.export.tabular import TABLES
from tests.export.making import record

PAGE = (Path(__file__).parent.parent.parent / "docs" / "export.md").read_text(encoding="utf-8")


def first_cells(table: str) -> list[str]:
    """What the first cells of a table's rows name, in order."""
    rows = table.strip().splitlines()[2:]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def section(heading: str) -> str:
    """The first table under a heading."""
    _, _, rest = PAGE.partition(f"\n## {heading}\n")
    return next(part for part in rest.split("\n\n") if part.startswith("|"))


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_the_tables(table: str) -> None:
    _, _, rest = PAGE.partition(f"\n| `{table}` |")
    assert first_cells(f"|{rest.partition(chr(10) * 2)[0]}") == SCHEMAS[table].names


def test_every_column_of_gdelt() -> None:
    assert first_cells(section("GDELT")) == list(GDELT)


def test_every_column_of_polecat() -> None:
    assert first_cells(section("POLECAT")) == list(POLECAT)


def test_every_key_of_plover(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "plover")
    first = (tmp_path / "out").read_text(encoding="utf-8").splitlines()[0]
    assert set(first_cells(section("PLOVER"))) == set(json.loads(first))


def test_every_schema_and_property_of_follow_the_money(tmp_path: Path) -> None:
    export([record()], tmp_path / "out", "ftm", include_claimed=True)
    named = set(re.findall(r"`(\w+)`", section("FollowTheMoney")))
    for entity in map(json.loads, (tmp_path / "out").read_text(encoding="utf-8").splitlines()):
        assert {entity["schema"], *entity["properties"]} <= named


def test_every_format() -> None:
    formats = re.findall(r"^\| \[`(\w+)`\]", PAGE, re.MULTILINE)
    assert formats == list(FORMATS)
