from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman
from dragoman import cli
from dragoman.errors import RejectedInput
from dragoman.library import database, store
from dragoman.library.database import Database
from dragoman.library.migrate import migrate
from dragoman.library.store import Library
from dragoman.record import Document, Record, Span, json_schema
from dragoman.triage import Skipped

ARTICLE = (
    "Le ministère dément toute livraison\n"
    "\n"
    "Le ministère des Affaires étrangères a démenti lundi toute livraison d'armes à des rebelles. "
    "Son porte-parole a ajouté que les relations entre les deux pays restaient bonnes.\n"
)


class FakeCoder:
    """Codes a document as an empty record, but for texts it is told to refuse or to break on."""

    def attempt(self, document: Document, *, triage: bool) -> tuple[Record | RejectedInput, Skipped | None]:
        if "REFUSÉ" in document.text:
            return RejectedInput("no-verb", f"{document.id}: the text has no verb.", document.id), None
        if "INTERROMPU" in document.text:
            raise KeyboardInterrupt
        skipped = Skipped(document.id, document.title, "off-topic", -1.0, 1, (Span(0, 5),)) if triage else None
        record = Record(coder=f"dragoman {dragoman.__version__}", document=document)
        return record, skipped if "HORS SUJET" in document.text else None


@pytest.fixture(autouse=True)
def _coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(dragoman), "load", FakeCoder)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "plus").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "plus/c.txt"):
        (folder / name).write_text(f"Titre {name}\n\n{ARTICLE}", encoding="utf-8")
    return folder


def run(*arguments: object, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(a) for a in arguments], input=input)


def records(output: str) -> list[Record]:
    return [Record.model_validate_json(line) for line in output.splitlines()]


def test_records_are_json_lines_when_standard_output_is_no_terminal(articles: Path) -> None:
    done = run("code", articles / "a.txt", "--published", "2025-10-14", "--outlet", "Le Courrier")
    assert done.exit_code == 0
    assert done.stderr == ""
    (record,) = records(done.stdout)
    assert record.document.text.startswith("Titre a.txt\n")
    assert (record.document.published, record.document.outlet) == ("2025-10-14", "Le Courrier")


def test_text_is_made_for_reading(articles: Path) -> None:
    done = run("code", articles / "a.txt", "--format", "text")
    assert done.exit_code == 0
    assert done.stdout.startswith("Titre a.txt\n")
    assert "nothing to record" in done.stdout


def test_folders_are_walked_in_order(articles: Path) -> None:
    titles = [record.document.title for record in records(run("code", articles).stdout)]
    assert titles == ["Titre a.txt", "Titre b.txt", "Titre plus/c.txt"]


def test_a_dash_reads_standard_input() -> None:
    (record,) = records(run("code", "-", input=ARTICLE).stdout)
    assert record.document.text == ARTICLE


def test_standard_input_in_another_encoding_is_read_too() -> None:
    (record,) = records(run("code", "-", input=ARTICLE.encode("utf-16")).stdout)
    assert record.document.text == ARTICLE


def test_empty_standard_input_is_rejected() -> None:
    done = run("code", "-", input="")
    assert done.exit_code == 1
    assert "rejected [empty] standard input: " in done.stderr


def test_columns_of_a_table_can_be_named(tmp_path: Path) -> None:
    table = tmp_path / "table.jsonl"
    table.write_text(json.dumps({"corps": ARTICLE, "chapeau": "Un titre"}), encoding="utf-8")
    done = run("code", table, "--column", "text=corps", "--column", "title=chapeau")
    assert [record.document.title for record in records(done.stdout)] == ["Un titre"]


def test_what_is_rejected_is_named_with_its_reason_and_stops_nothing(articles: Path) -> None:
    (articles / "aa.txt").write_bytes(b"")
    (articles / "ab.txt").write_text(f"REFUSÉ\n{ARTICLE}", encoding="utf-8")
    done = run("code", articles, articles / "rien.txt")
    assert done.exit_code == 1
    assert len(records(done.stdout)) == 3
    empty, refused, missing, count = done.stderr.splitlines()
    assert empty.startswith(f"rejected [empty] {articles / 'aa.txt'}: ")
    assert refused.startswith(f"rejected [no-verb] {articles / 'ab.txt'} (document ")
    assert refused.endswith("): the text has no verb.")
    assert missing.startswith(f"rejected [not-found] {articles / 'rien.txt'}: ")
    assert count == "3 coded, 3 rejected"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [""],
        ["a.txt", "--published", "2025-13-40"],
        ["a.txt", "--published", "mardi"],
        ["a.txt", "--published", "20251014"],
        ["a.txt", "--format", "xml"],
        ["a.txt", "--column", "text"],
        ["a.txt", "--column", "texte=corps"],
        ["a.txt", "--out", "nulle/part.jsonl"],
        ["a.txt", "--out", "."],
        ["a.txt", "--library", __file__],
        ["a.txt", "--again"],
        ["a.txt", "--limit", "max_bytes=beaucoup"],
        ["a.txt", "--inconnu"],
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(
    arguments: list[str], articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    done = run("code", *arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Error: " in done.stderr
    assert sorted(path.name for path in articles.iterdir()) == ["a.txt", "b.txt", "plus"]


@pytest.mark.parametrize(("name", "is_json"), [("notes.jsonl", True), ("notes", True), ("notes.txt", False)])
def test_out_takes_its_format_from_the_name(articles: Path, name: str, is_json: bool) -> None:
    out = articles.parent / name
    done = run("code", articles / "a.txt", "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 coded, 0 rejected\n"
    assert out.read_text("utf-8").startswith('{"version"' if is_json else "Titre a.txt\n")
    assert [path.name for path in articles.parent.iterdir() if "part" in path.name] == []


def test_an_interrupted_run_leaves_no_file_and_keeps_the_old_one(articles: Path) -> None:
    (articles / "b.txt").write_text(f"INTERROMPU\n{ARTICLE}", encoding="utf-8")
    out = articles.parent / "out.jsonl"
    assert run("code", articles, "--out", out, "--workers", 1).exit_code == 130
    assert not out.exists()
    out.write_text("ancien", encoding="utf-8")
    assert run("code", articles, "--out", out, "--workers", 1).exit_code == 130
    assert out.read_text("utf-8") == "ancien"
    assert sorted(path.name for path in articles.parent.iterdir()) == ["articles", "out.jsonl"]


def test_out_may_be_a_device_and_does_not_replace_it(articles: Path) -> None:
    done = run("code", articles / "a.txt", "--out", os.devnull)
    assert done.exit_code == 0
    assert not Path(os.devnull).is_file()


def test_what_was_written_into_the_folder_is_not_read_as_an_article(articles: Path) -> None:
    for _ in range(2):
        done = run("code", articles, "--out", articles / "records.jsonl")
        assert (done.exit_code, done.stderr) == (0, "3 coded, 0 rejected\n")


def test_a_link_given_as_out_stays_a_link(articles: Path) -> None:
    link, target = articles.parent / "lien.jsonl", articles.parent / "cible.jsonl"
    link.symlink_to(target)
    run("code", articles / "a.txt", "--out", link)
    assert link.is_symlink()
    assert len(records(target.read_text("utf-8"))) == 1


def test_the_library_keeps_each_article_once(articles: Path) -> None:
    library = articles.parent / "library.sqlite"
    first, second = (run("code", articles, "--library", library) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout == second.stdout
    holds = f"{library} holds 3 articles and 0 rejections"
    assert first.stderr == f"3 coded, 0 there already, 0 rejected; {holds}\n"
    assert second.stderr == f"0 coded, 3 there already, 0 rejected; {holds}\n"
    with Library.open(library) as kept:
        assert sorted(kept.records(), key=str) == sorted(records(first.stdout), key=str)


def test_again_codes_what_is_there(articles: Path) -> None:
    library = articles.parent / "library.sqlite"
    run("code", articles, "--library", library)
    done = run("code", articles, "--library", library, "--again")
    assert done.stderr.startswith("3 coded, 0 there already, ")


def test_two_tables_that_number_their_rows_alike_lose_no_article(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        row = {"id": "1", "text": f"Titre {name}\n\n{ARTICLE}"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    library = tmp_path / "library.sqlite"
    done = run("code", tmp_path / "un.jsonl", tmp_path / "deux.jsonl", "--library", library)
    assert done.exit_code == 0
    with Library.open(library) as kept:
        beginnings = [record.document.text.partition("\n")[0] for record in kept.records()]
        assert sorted(beginnings) == ["Titre deux", "Titre un"]
        assert kept.get("1").document.text.startswith("Titre un\n")


def test_an_interrupted_run_says_that_what_was_coded_is_kept(articles: Path) -> None:
    (articles / "b.txt").write_text(f"INTERROMPU\n{ARTICLE}", encoding="utf-8")
    library = articles.parent / "library.sqlite"
    done = run("code", articles, "--library", library, "--workers", 1)
    assert done.exit_code == 130
    assert done.stderr == f"interrupted; {library} keeps what was coded, and the same command goes on from there\n"
    (articles / "b.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("code", articles, "--library", library).stderr.startswith("2 coded, 1 there already, ")


class TestRejectionsInALibrary:
    """Nothing is dropped in silence, and what was mended is not held against a source."""

    @pytest.fixture
    def library(self, articles: Path) -> Path:
        (articles / "aa.txt").write_bytes(b"")
        (articles / "ab.txt").write_text(f"REFUSÉ\n{ARTICLE}", encoding="utf-8")
        return articles.parent / "library.sqlite"

    def stored(self, library: Path) -> list[tuple[str, str]]:
        with Library.open(library) as kept:
            return [(Path(r.source.partition(" (")[0]).name, r.reason) for r in kept.rejections.listed()]

    def test_they_are_kept_counted_and_told_again(self, articles: Path, library: Path) -> None:
        first = run("code", articles, "--library", library)
        assert self.stored(library) == [("aa.txt", "empty"), ("ab.txt", "no-verb")]
        assert first.stderr.splitlines()[-1] == (
            f"3 coded, 0 there already, 2 rejected; {library} holds 3 articles and 2 rejections "
            f"(see: dragoman rejections {library})"
        )
        second = run("code", articles, "--library", library)
        assert second.exit_code == 1
        assert second.stderr.splitlines()[:-1] == first.stderr.splitlines()[:-1]
        assert self.stored(library) == [("aa.txt", "empty"), ("ab.txt", "no-verb")]

    def test_one_that_is_coded_later_goes_away(self, articles: Path, library: Path) -> None:
        run("code", articles, "--library", library)
        (articles / "aa.txt").write_text(ARTICLE, encoding="utf-8")
        (articles / "ab.txt").write_text(f"{ARTICLE}\nEncore.", encoding="utf-8")
        done = run("code", articles, "--library", library)
        assert done.exit_code == 0
        assert done.stderr.endswith("holds 5 articles and 0 rejections\n")
        assert self.stored(library) == []

    def test_a_raised_limit_has_the_source_read_again(self, articles: Path) -> None:
        library = articles.parent / "library.sqlite"
        done = run("code", articles / "a.txt", "--library", library, "--limit", "max_characters=100")
        assert done.exit_code == 1
        assert self.stored(library) == [("a.txt", "too-long")]
        assert run("code", articles / "a.txt", "--library", library).exit_code == 0
        assert self.stored(library) == []

    def test_a_file_and_a_folder_that_come_later_are_no_longer_missing(self, articles: Path) -> None:
        library, empty = articles.parent / "library.sqlite", articles.parent / "vide"
        empty.mkdir()
        arguments = ("code", empty, articles / "z.txt", "--library", library)
        assert run(*arguments).exit_code == 1
        assert self.stored(library) == [("vide", "not-found"), ("z.txt", "not-found")]
        (empty / "a.txt").write_text(ARTICLE, encoding="utf-8")
        (articles / "z.txt").write_text(ARTICLE, encoding="utf-8")
        assert run(*arguments).exit_code == 0
        assert self.stored(library) == []


@pytest.fixture
def library_of_one(articles: Path) -> Path:
    library = articles.parent / "library.sqlite"
    run("code", articles / "a.txt", "--library", library)
    return library


def test_a_full_disk_is_one_sentence_and_the_next_run_does_the_rest(
    articles: Path, library_of_one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(database: Database) -> None:
        migrate(database)
        database.execute(f"PRAGMA max_page_count = {database.number('PRAGMA page_count') + 2}")

    (articles / "b.txt").write_text(ARTICLE * 200, encoding="utf-8")
    out = articles.parent / "out.jsonl"
    arguments = ("code", articles, "--library", library_of_one, "--out", out)
    monkeypatch.setattr(store, "migrate", full)
    done = run(*arguments)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {library_of_one} cannot grow, the disk is full; make room")
    assert len(done.stderr.splitlines()) == 1
    assert not out.exists()
    monkeypatch.undo()
    monkeypatch.setitem(vars(dragoman), "load", FakeCoder)
    done = run(*arguments)
    assert (done.exit_code, done.stderr.partition(" rejected")[0]) == (0, "2 coded, 1 there already, 0")
    assert len(out.read_text("utf-8").splitlines()) == 3


def test_a_locked_library_is_one_sentence_and_the_next_run_does_the_rest(
    articles: Path, library_of_one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(library_of_one, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = run("code", articles, "--library", library_of_one)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: {library_of_one} is locked by another program; close that program, then run this again: "
        "what was added is kept.\n"
    )
    done = run("code", articles, "--library", library_of_one)
    assert done.stderr.startswith("2 coded, 1 there already, 0 rejected")


def test_standard_input_is_known_by_what_it_holds(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    first = run("code", "-", "--library", library, input="")
    assert first.stderr.startswith("rejected [empty] standard input: ")
    second = run("code", "-", "--library", library, input=ARTICLE)
    third = run("code", "-", "--library", library, input=ARTICLE)
    assert second.stdout == third.stdout
    assert third.stderr.startswith("0 coded, 1 there already, 0 rejected; ")


def test_schema_prints_the_schema_of_a_record() -> None:
    assert json.loads(run("schema").stdout) == json_schema()


def test_version() -> None:
    assert run("--version").stdout == f"dragoman {dragoman.__version__}\n"


class TestAsAProgram:
    """What only a process shows: exit statuses, pipes, and how long it takes to answer."""

    def program(self, *arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "dragoman.cli", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]

    def test_exit_statuses_without_a_traceback(self, tmp_path: Path) -> None:
        empty = tmp_path / "vide.txt"
        empty.touch()
        for status, arguments in ((0, ["--help"]), (1, ["code", empty]), (2, ["code"])):
            done = self.program(*arguments)
            assert done.returncode == status
            assert "Traceback" not in done.stderr

    def test_help_answers_at_once(self) -> None:
        self.program("--help")  # the first run compiles
        taken = []
        for _ in range(3):
            # CPU time, as the clock on the wall measures what else the machine does.
            before = os.times()
            self.program("code", "--help")
            after = os.times()
            taken.append(after.children_user - before.children_user + after.children_system - before.children_system)
        assert min(taken) < 0.3

    def test_a_reader_that_leaves_is_no_error_message(self) -> None:
        command = f"{sys.executable} -m dragoman.cli schema | true"
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        assert done.stderr == ""
