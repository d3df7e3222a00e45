"""``dragoman export``: from a library or from JSON lines, and what is said when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from dragoman.library.store import Library
from tests.export.making import ATTACK, DISPUTED, record


def run(*arguments: str | Path, input: str | None = None) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)], input=input)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    file.write_text(f"{record(ATTACK, DISPUTED).to_json()}\n\n", encoding="utf-8")
    return file


def events(file: Path) -> list[str]:
    return [json.loads(line)["id"].partition(":")[2] for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_library_and_its_json_lines_give_the_same(tmp_path: Path, records: Path) -> None:
    with Library.open(tmp_path / "news.sqlite") as library:
        library.add(record(ATTACK, DISPUTED))
    for source, name in ((tmp_path / "news.sqlite", "one"), (records, "two")):
        assert run(source, tmp_path / name, "--format", "plover").exit_code == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_was_left_out_is_told(tmp_path: Path, records: Path) -> None:
    done = run(records, tmp_path / "out", "--format", "plover")
    assert "out: 1 event\n" in done.output
    assert "1 disputed" in done.output
    assert events(tmp_path / "out") == ["e1"]


def test_claimed_events_go_out_when_asked_for(tmp_path: Path, records: Path) -> None:
    done = run(records, tmp_path / "out", "--format", "plover", "--include-claimed")
    assert "left out" not in done.output
    assert events(tmp_path / "out") == ["e1", "e2"]


def test_events_under_a_confidence_stay_out(tmp_path: Path, records: Path) -> None:
    run(records, tmp_path / "out", "--format", "plover", "--include-claimed", "--min-confidence", "0.75")
    assert events(tmp_path / "out") == ["e1"]


def test_standard_input_is_read(tmp_path: Path, records: Path) -> None:
    done = run("-", tmp_path / "out", "--format", "plover", input=records.read_text(encoding="utf-8"))
    assert (done.exit_code, events(tmp_path / "out")) == (0, ["e1"])


@pytest.mark.parametrize("bad", [b"no json\n", b"{}\n", b"\xff\xfe\n"])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, records: Path, bad: bytes) -> None:
    records.write_bytes(records.read_bytes() + bad)
    done = run(records, tmp_path / "out", "--format", "plover")
    assert done.exit_code == 1
    assert "records.jsonl, line 3: no record" in done.output
    assert not (tmp_path / "out").exists()


def test_what_is_read_is_never_written_over(records: Path) -> None:
    before = records.read_bytes()
    done = run(records, records, "--format", "plover")
    assert (done.exit_code, records.read_bytes()) == (2, before)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, records: Path) -> None:
    done = run(records, tmp_path / "nowhere" / "out", "--format", "csv")
    assert done.exit_code == 2
    assert "make it first" in done.output
