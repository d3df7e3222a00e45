"""A run from the input to the tables: the same records as ``dragoman code``, once each, whatever dies on the way."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from dragoman import cli
from tests.reading.making import page, record
from tests.scale.conftest import table

SAMPLES = Path(__file__).parent.parent.parent / "samples"
DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]
Write = Callable[..., Path]


def scale(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Its own process, as Daft has one runner in a process."""
    command = [*DRAGOMAN, "scale", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with articles as text, in Parquet under names of its own, and in a compressed web archive."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.txt"))]
    (folder / "a.txt").write_text(texts[0], encoding="utf-8")
    (folder / "b.txt").touch()
    rows = {"corps": texts[1:4], "jour": ["2025-11-05", "2025-11-06", None], "n": [7, 8, 9]}
    parquet.write_table(pa.table(rows), folder / "c.parquet")
    bodies = ("".join(f"<p>{line}</p>" for line in text.split("\n")) for text in texts[4:6])
    (folder / "d.warc.gz").write_bytes(b"".join(gzip.compress(record(page(body=body))) for body in bodies))
    return folder


def test_gives_the_records_of_the_command_line_byte_for_byte(mixed: Path, tmp_path: Path) -> None:
    asked = ["--column", "text=corps", "--column", "date=jour", "--column", "id=n", "--min-confidence", "0.5"]
    output = tmp_path / "out"

    done = scale(mixed, output, *asked, "--part-size", "2")
    coded = subprocess.run([*DRAGOMAN, "code", mixed, *asked, "--format", "jsonl"], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
    records = [row["record"] for row in table(output, "documents")]
    assert "".join(f"{line}\n" for line in records).encode() == coded.stdout
    assert len(records) == 6
    assert b"1 rejected" in coded.stderr
    assert [row["source"] for row in table(output, "rejections")] == [str(mixed / "b.txt")]
    summary = json.loads((output / "summary.json").read_text("utf-8"))
    assert summary["rows"]["statements"] == sum(len(json.loads(line)["statements"]) for line in records) > 0
    assert [len(table(output, name)) for name in summary["rows"]] == list(summary["rows"].values())
    assert not (output / "_work").exists()


@pytest.mark.usefixtures("stub")
def test_what_cannot_be_read_or_coded_is_a_row_and_stops_nothing(write_articles: Write, tmp_path: Path) -> None:
    articles = write_articles("Un", "À REFUSER", "Trois")
    with articles.open("a", encoding="utf-8") as file:
        file.write('{"broken\n{"text": "The minister said on Monday that the talks would go on for a while."}\n')
    (tmp_path / "in").mkdir()
    articles.rename(tmp_path / "in" / "a.jsonl")
    (tmp_path / "in" / "b.txt").touch()

    done = scale(tmp_path / "in", tmp_path / "out", "--part-size", "2")

    assert done.returncode == 0, done.stderr
    assert "2 articles coded, 4 rejected (1 bad-json-line, 1 empty, 1 no-verb, 1 wrong-language)" in done.stderr
    rows = table(tmp_path / "out", "rejections")
    a, b = tmp_path / "in" / "a.jsonl", tmp_path / "in" / "b.txt"
    assert [(row["source"], row["reason"], row["document"]) for row in rows] == [
        (f"{a} (document n2)", "no-verb", "n2"),
        (f"{a}, line 4", "bad-json-line", None),
        (f"{a}, line 5", "wrong-language", None),
        (str(b), "empty", None),
    ]
    assert rows[3]["sentence"] == "an empty file"
    assert rows[3]["mend"] == "give an article with at least one sentence"


def test_an_article_that_kills_its_worker_is_rejected_and_the_rest_is_coded_once(
    write_articles: Write, tmp_path: Path, stub: Path
) -> None:
    articles = write_articles("Un", "Deux", "TUER", "Quatre", "Cinq")

    done = scale(articles, tmp_path / "out", "--part-size", "4", "--workers", "1")

    assert done.returncode == 0, done.stderr
    assert [row["document"] for row in table(tmp_path / "out", "documents")] == ["n1", "n2", "n4", "n5"]
    (row,) = table(tmp_path / "out", "rejections")
    assert (row["document"], row["reason"]) == ("n3", "worker-died")
    assert len({line.split()[0] for line in stub.read_text("utf-8").splitlines()}) == 3


def test_a_run_that_was_killed_goes_on_without_doing_finished_parts_again(
    write_articles: Write, tmp_path: Path, stub: Path
) -> None:
    articles = write_articles(*(f"LENTEMENT {n}" for n in range(40)))
    output, unbroken = tmp_path / "out", tmp_path / "unbroken"
    asked = [str(articles), str(output), "--part-size", "4", "--workers", "2"]
    with subprocess.Popen([*DRAGOMAN, "scale", *asked], start_new_session=True) as running:
        wait_for(lambda: len(list(output.glob("_work/parts/*"))) >= 3)
        os.killpg(running.pid, signal.SIGKILL)
    finished = {file.stem for file in output.glob("_work/parts/*")}
    assert 3 <= len(finished) < 10
    before = {part: (output / f"documents/part-{part}.parquet").stat().st_mtime_ns for part in finished}
    stub.write_text("")

    again = scale(*asked)
    once_more = scale(*asked)
    scale(articles, unbroken, *asked[2:])

    assert f"in 10 parts, {10 - len(finished)} of them coded now" in again.stderr
    assert "in 10 parts, 0 of them coded now" in once_more.stderr
    assert all((output / f"documents/part-{part}.parquet").stat().st_mtime_ns == before[part] for part in finished)
    assert tables(output) == tables(unbroken)
    assert [row["document"] for row in table(output, "documents")] == [f"n{n}" for n in range(1, 41)]


@pytest.mark.usefixtures("stub")
def test_a_run_that_was_killed_while_it_read_gives_the_same(write_articles: Write, tmp_path: Path) -> None:
    articles = write_articles(*(f"Article {n}" for n in range(300)))
    output, unbroken = tmp_path / "out", tmp_path / "unbroken"
    with subprocess.Popen(
        [*DRAGOMAN, "scale", articles, output, "--part-size", "9"], start_new_session=True
    ) as running:
        wait_for(lambda: len(list(output.glob("_work/pieces/*"))) >= 2)
        os.killpg(running.pid, signal.SIGKILL)

    scale(articles, output, "--part-size", "9")
    scale(articles, unbroken, "--part-size", "9")

    assert len(table(output, "documents")) == 300
    assert tables(output) == tables(unbroken)


@pytest.mark.usefixtures("stub")
def test_a_folder_serves_one_run(write_articles: Write, tmp_path: Path) -> None:
    articles, output = write_articles("Un", "Deux"), tmp_path / "out"
    scale(articles, output)

    other_settings = scale(articles, output, "--part-size", "1")
    articles = write_articles("Un", "Deux", "Trois")
    other_input = scale(articles, output)

    assert other_settings.returncode == other_input.returncode == 1
    assert f"{output}: the folder holds a run with other settings (part_size)" in other_settings.stderr
    assert "another input, or one that has changed since; give another folder." in other_input.stderr
    assert len(table(output, "documents")) == 2


def test_a_folder_with_something_else_in_it_is_left_alone(write_articles: Write, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "thèse.txt").write_text("important", encoding="utf-8")

    done = run("scale", write_articles("Un"), output)

    assert done.exit_code == 1
    assert "the folder holds something else; give an empty or new one." in done.stderr
    assert [file.name for file in output.iterdir()] == ["thèse.txt"]


@pytest.mark.parametrize("input", ["rien", "rien*.txt", "vide"])
def test_an_input_without_articles_is_told_at_once(input: str, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()

    done = run("scale", tmp_path / input, tmp_path / "out")

    assert done.exit_code == 1
    assert f"{tmp_path / input}: nothing to read is there" in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_daft_one_sentence_says_what_to_install(
    write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "daft", None)

    done = run("scale", write_articles("Un"), tmp_path / "out")

    assert done.exit_code == 1
    assert done.stderr == "Error: dragoman scale needs Daft, which is not here: pip install 'dragoman[scale]'.\n"


@pytest.mark.usefixtures("stub")
def test_a_broken_table_of_the_coder_ends_the_run_and_rejects_no_article(write_articles: Write, tmp_path: Path) -> None:
    customize = tmp_path / "stub" / "sitecustomize.py"
    customize.write_text(
        "import dragoman\nfrom dragoman.errors import TableError\n"
        "def broken(): raise TableError('cues.toml, line 3: no lemma; write one.')\ndragoman.load = broken\n"
    )
    articles, output = write_articles("Un", "Deux"), tmp_path / "out"

    done = scale(articles, output)

    assert done.returncode == 1
    assert "cues.toml, line 3: no lemma; write one. What is finished stays; the same command goes on." in done.stderr
    assert table(output, "rejections") == []


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def tables(output: Path) -> dict[str, bytes]:
    return {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*.parquet")}


def wait_for(is_so: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)
