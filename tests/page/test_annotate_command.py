"""``dragoman annotate``: what it opens, where it saves, what it refuses."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from dragoman.evaluation import GoldError, read_gold
from dragoman.evaluation.standoff import read_standoff, to_standoff
from dragoman.page.annotate import edits
from dragoman.page.annotate.opening import open_session
from dragoman.record import Document, Record

from .making import TEXT, blank, session, span

SAMPLES = Path(__file__).parents[2] / "samples"


def annotate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["annotate", *map(str, arguments)])


def test_a_text_is_saved_beside_itself_and_taken_up_again(tmp_path: Path) -> None:
    work = session(tmp_path)
    assert work.out == (tmp_path / "article.gold.json").resolve()
    work.change(edits.add_statement(work.article, span("toute livraison"))[0])
    work.save()
    assert open_session(tmp_path / "article.txt").article.statements == work.article.statements
    assert open_session(tmp_path / "article.gold.json").article.statements == work.article.statements


def test_a_second_reader_starts_from_nothing(tmp_path: Path) -> None:
    work = session(tmp_path)
    work.change(edits.add_statement(work.article, span("toute livraison"))[0])
    work.save()
    other = open_session(tmp_path / "article.txt", out=tmp_path / "b.json")
    assert other.article.statements == ()


def test_gold_in_a_corpus_is_saved_in_place_with_the_same_name(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    (texts / "2017").mkdir(parents=True)
    (texts / "2017" / "a.txt").write_text(TEXT, encoding="utf-8")
    gold = tmp_path / "a.json"
    gold.write_text(to_standoff(blank(), "2017/a.txt"), encoding="utf-8")
    work = open_session(gold, texts=texts)
    work.change(edits.add_statement(work.article, span("toute livraison"))[0])
    work.save()
    assert json.loads(gold.read_text(encoding="utf-8"))["name"] == "2017/a.txt"
    assert len(read_standoff(gold, texts).statements) == 1
    assert open_session(texts / "2017" / "a.txt", out=gold, texts=texts).article == work.article


def test_the_samples_open(tmp_path: Path) -> None:
    gold = SAMPLES / "04-dementi.gold.toml"
    work = open_session(gold, out=tmp_path / "a.json")
    assert work.article == read_gold(gold)
    assert work.path == "04-dementi.txt"


def test_brat_files_are_written_and_read(tmp_path: Path) -> None:
    done = annotate(SAMPLES / "04-dementi.gold.toml", "--export-brat", tmp_path / "brat")
    assert done.exit_code == 0, done.output
    names = sorted(file.name for file in (tmp_path / "brat").iterdir())
    assert names == ["04-dementi.ann", "04-dementi.txt", "annotation.conf"]
    text = tmp_path / "brat" / "04-dementi.txt"
    again = tmp_path / "again"
    done = annotate(text, "--import", text.with_suffix(".ann"), "--export-brat", again)
    assert done.exit_code == 0, done.output
    assert (again / "04-dementi.ann").read_bytes() == text.with_suffix(".ann").read_bytes()


def test_a_wrong_ann_file_is_named_with_its_line(tmp_path: Path) -> None:
    session(tmp_path)
    (tmp_path / "a.ann").write_text("T1\tPerson 0 5\tKidal\n", encoding="utf-8")
    done = annotate(tmp_path / "article.txt", "--import", tmp_path / "a.ann")
    assert done.exit_code == 1
    assert "a.ann, line 1: this Person" in done.output


def test_records_of_another_text_are_refused(tmp_path: Path) -> None:
    session(tmp_path)
    records = tmp_path / "records.jsonl"
    records.write_text(Record(document=Document.from_text("Autre chose.")).to_json() + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no record of this text"):
        open_session(tmp_path / "article.txt", predicted=records)
    records.write_text(Record(document=Document.from_text(TEXT)).to_json() + "\n", encoding="utf-8")
    found = open_session(tmp_path / "article.txt", predicted=records)
    assert found.predicted is not None
    assert not found.shows_predicted


def test_gold_of_another_text_is_not_taken_up(tmp_path: Path) -> None:
    session(tmp_path)
    (tmp_path / "b.json").write_text(to_standoff(blank("Autre texte."), "b.txt"), encoding="utf-8")
    done = annotate(tmp_path / "article.txt", "--out", tmp_path / "b.json")
    assert done.exit_code == 1
    assert "not the text that was annotated" in done.output


def test_a_table_of_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text\n"{TEXT}"\n"{TEXT}"\n', encoding="utf-8")
    done = annotate(tmp_path / "a.csv")
    assert done.exit_code == 1
    assert "holds 2 articles; give a file with one" in done.output


def test_gold_in_another_file_is_not_called_saved(tmp_path: Path) -> None:
    assert session(tmp_path).is_saved
    work = open_session(SAMPLES / "04-dementi.gold.toml", out=tmp_path / "a.json")
    assert not work.is_saved
    work.save()
    assert work.is_saved
    assert open_session(SAMPLES / "04-dementi.gold.toml", out=tmp_path / "a.json").is_saved


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_what_was_not_saved_is_kept_when_the_program_ends(tmp_path: Path, end: signal.Signals) -> None:
    session(tmp_path)
    command = [sys.executable, "-m", "dragoman.cli", "annotate", "article.txt", "--no-browser"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            url = running.stdout.readline().split()[1]
            html = httpx.get(url).text
            token = html.partition('name="token" value="')[2].partition('"')[0]
            marked = {"token": token, "role": "new-statement", "words": "toute livraison"}
            assert httpx.post(f"{url}mark", data=marked).status_code == 303
            running.send_signal(end)
            _, said = running.communicate(timeout=20)
        finally:
            running.kill()
    assert "not everything was saved" in said
    kept = read_standoff(tmp_path / "article.gold.json.unsaved.json", tmp_path)
    assert kept.statements[0].content == (span("toute livraison"),)
    assert not (tmp_path / "article.gold.json").exists()
