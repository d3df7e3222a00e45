"""docs/library.md tells SQL users every table and column that there is, and none that there is not."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from dragoman.library.store import Library

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


def test_the_page_names_every_table_and_column_in_order(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    connection = sqlite3.connect(path)
    names = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    tables = [name for (name,) in names if not name.startswith("sqlite_")]
    there = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in tables}
    connection.close()
    rows = re.findall(r"^\| `(\w+)` \| [^|]* \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {table: re.findall(r"`(\w+)`", columns) for table, columns in rows} == there
