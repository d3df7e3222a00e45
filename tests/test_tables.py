from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DragomanError, TableError
from dragoman.tables import Row, read_rows


class Town(Row):
    name: str
    people: int = 0


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "villes.toml"


def test_rows_are_read_in_the_files_order(table: Path) -> None:
    table.write_text('ville = [\n  { name = "Gao" },\n  { name = "Ségou", people = 9 },\n]\n', encoding="utf-8")

    assert read_rows(table, "ville", Town) == (Town(name="Gao"), Town(name="Ségou", people=9))


def test_an_empty_table_has_no_rows(table: Path) -> None:
    table.write_text("ville = []\n", encoding="utf-8")

    assert read_rows(table, "ville", Town) == ()


def test_a_bad_row_is_named_with_file_line_and_field(table: Path) -> None:
    table.write_text(
        '# villes\nville = [\n  { name = "Gao" },\n  { name = "Ségou", people = "tant" },\n]\n', encoding="utf-8"
    )

    with pytest.raises(TableError, match=r"^villes\.toml, line 4: people: .*; mend this row\.$"):
        read_rows(table, "ville", Town)


def test_a_bad_row_after_a_blank_line_is_named_with_its_line(table: Path) -> None:
    table.write_text('ville = [\n  { name = "Gao" },\n\n  { name = "Ségou", people = "tant" },\n]\n', encoding="utf-8")

    with pytest.raises(TableError, match=r"line 4: people"):
        read_rows(table, "ville", Town)


def test_a_misspelt_key_is_not_lost(table: Path) -> None:
    table.write_text('ville = [\n  { name = "Gao", peuple = 3 },\n]\n', encoding="utf-8")

    with pytest.raises(TableError, match=r"line 2: peuple"):
        read_rows(table, "ville", Town)


def test_a_double_is_named_with_both_lines(table: Path) -> None:
    table.write_text('ville = [\n  { name = "Gao" },\n  { name = "Gao", people = 2 },\n]\n', encoding="utf-8")

    assert len(read_rows(table, "ville", Town)) == 2
    with pytest.raises(TableError, match=r"line 3: \('Gao',\) is already on line 2"):
        read_rows(table, "ville", Town, unique=("name",))


def test_doubles_count_over_all_the_unique_fields(table: Path) -> None:
    table.write_text('ville = [\n  { name = "Gao" },\n  { name = "Gao", people = 2 },\n]\n', encoding="utf-8")

    assert len(read_rows(table, "ville", Town, unique=("name", "people"))) == 2


@pytest.mark.parametrize("text", ["village = []\n", 'ville = [ { name = "Gao" ', ""])
def test_a_file_that_is_no_such_table(table: Path, text: str) -> None:
    table.write_text(text, encoding="utf-8")

    with pytest.raises(TableError, match=r"villes\.toml: not a table of «ville» rows"):
        read_rows(table, "ville", Town)


def test_a_table_error_is_one_of_ours_with_its_reason() -> None:
    assert issubclass(TableError, DragomanError)
    assert TableError("x").reason == "bad-table-row"


def test_a_long_table_is_remembered_and_its_rows_are_checked_each_time(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.cache.user_cache_path", lambda *_args, **_options: tmp_path / "cache")
    rows = "".join(f'  {{ name = "Gao {n}", people = {n} }},\n' for n in range(1000))
    table.write_text(f'ville = [\n{rows}  {{ name = "Ségou", people = "tant" }},\n]\n', encoding="utf-8")
    for _ in range(2):
        with pytest.raises(TableError, match=r"^villes\.toml, line 1002: people"):
            read_rows(table, "ville", Town)

    table.write_text(f"ville = [\n{rows}]\n", encoding="utf-8")
    first, second = read_rows(table, "ville", Town), read_rows(table, "ville", Town)
    table.write_text(f"ville = [\n{rows}]\n".replace('Gao 7"', 'Kidal"'), encoding="utf-8")

    assert first == second
    assert read_rows(table, "ville", Town)[7] == Town(name="Kidal", people=7)
    assert len(list((tmp_path / "cache").iterdir())) == 3
