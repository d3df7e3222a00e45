from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import cli
from dragoman.errors import RejectedInput
from dragoman.library.store import Library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        for source, reason, what in (
            ("fil/été.txt", "empty", "an empty file"),
            ("fil/a.csv, row 3", "wrong-language", 'the language column says «en, "us"»'),
            ("autre/b.txt", "empty", "no text"),
        ):
            library.rejections.add(RejectedInput(reason, f"{source}: {what}; give an article in French.", source))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["rejections", *map(str, arguments)])


def test_they_are_listed_to_be_read_and_counted_by_reason(library: Path) -> None:
    done = run(library)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "[empty] fil/été.txt"
    assert lines[1] == "    an empty file"
    assert lines[2] == "    mend: give an article in French"
    assert lines[3].startswith("    seen 20")
    assert lines[-1] == "3 rejections: 2 empty, 1 wrong-language"


@pytest.mark.parametrize("layout", ["jsonl", "csv"])
def test_programs_get_every_column_of_every_row_and_nothing_else(library: Path, layout: str) -> None:
    done = run(library, "--format", layout)
    rows = [json.loads(line) for line in done.stdout.splitlines()] if layout == "jsonl" else None
    rows = rows or list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["source"] for row in rows] == ["fil/été.txt", "fil/a.csv, row 3", "autre/b.txt"]
    assert rows[1]["sentence"] == 'the language column says «en, "us"»'
    assert set(rows[0]) == {"source", "reason", "sentence", "mend", "seen_at"}
    assert done.stderr == "3 rejections: 2 empty, 1 wrong-language\n"


@pytest.mark.parametrize(
    ("options", "sources"),
    [
        (["--reason", "empty"], ["fil/été.txt", "autre/b.txt"]),
        (["--source", "FIL/"], ["fil/été.txt", "fil/a.csv, row 3"]),
        (["--reason", "empty", "--source", "fil"], ["fil/été.txt"]),
    ],
)
def test_a_part_of_them_can_be_asked_for(library: Path, options: list[str], sources: list[str]) -> None:
    done = run(library, *options, "--format", "jsonl")
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == sources


def test_none_is_said_in_words(library: Path, tmp_path: Path) -> None:
    assert run(library, "--reason", "binary").stdout == f"{library}: no rejections of that kind\n"
    empty = tmp_path / "empty.sqlite"
    Library.open(empty).close()
    assert run(empty).stdout == f"{empty}: no rejections\n"


def test_a_library_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert run(tmp_path / "absent.sqlite").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_library_is_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Le ministère a démenti.\n" * 100, encoding="utf-8")
    done = run(other)
    assert (done.exit_code, done.stderr) == (
        1,
        f"Error: {other} is no Dragoman library; give the library a file of its own.\n",
    )
