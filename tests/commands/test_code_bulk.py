"""``dragoman code`` on many articles: processes, the first pass, and events left out for their confidence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman
from dragoman import cli
from dragoman.analysis.attempts import Outcome
from dragoman.errors import RejectedInput
from dragoman.library.store import Library
from dragoman.record import Claim, Document, Event, Record, Span
from dragoman.triage import Skipped


class FakeCoder:
    """Records one sure event and one unsure one an article; «HORS SUJET» is skipped, «MORT» kills the process."""

    def attempt(self, document: Document, *, triage: bool) -> Outcome:
        if "MORT" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "REFUSÉ" in document.text:
            return RejectedInput("no-verb", f"{document.id}: no verb; write one.", document.id), None
        if triage and "HORS SUJET" in document.text:
            skipped = Skipped(document.id, document.title, "off-topic", -1.25, 2, (Span(0, 10), Span(12, 20)))
            return Record(coder="fake", document=document), skipped
        skipped = Skipped(document.id, document.title, "nothing-to-record", 3, 2, (Span(12, 20),)) if triage else None
        events = (_event("e1", 0.9), _event("e2", 0.4))
        return Record(coder="dragoman " + dragoman.__version__, document=document, events=events), skipped


def _event(id: str, confidence: float) -> Event:
    claims = (Claim(by="author", modality="actual"),)
    return Event(
        id=id, type="CONSULT", quad="verbal cooperation", cameo="040", intensity=1, sources=(),
        evidence=(Span(0, 3),), claims=claims, standing="asserted", confidence=confidence,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(dragoman), "load", FakeCoder)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    words = ["Une rencontre a eu lieu."] * 8
    words[2], words[5] = "HORS SUJET, la pluie tombe.", "REFUSÉ"
    rows = (json.dumps({"id": str(n), "text": f"Titre {n}\n\n{text}"}) for n, text in enumerate(words))
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["code", *map(str, arguments)])


def records(output: str) -> list[Record]:
    return [Record.model_validate_json(line) for line in output.splitlines()]


@pytest.mark.parametrize("workers", [1, 3])
def test_the_number_of_processes_changes_nothing_of_what_comes_out(table: Path, workers: int) -> None:
    done = run(table, "--workers", workers)
    assert [record.document.id for record in records(done.stdout)] == ["0", "1", "2", "3", "4", "6", "7"]
    assert done.stderr.splitlines()[0].startswith("rejected [no-verb] ")
    assert done.stderr.splitlines()[1] == (
        "7 coded, 1 rejected; not parsed: 1 article off topic, 6 sentences of others (--no-triage parses all)"
    )
    assert done.exit_code == 1


def test_a_process_that_dies_costs_its_article_and_says_so(table: Path) -> None:
    table.write_text(table.read_text("utf-8").replace("Titre 3", "MORT"), encoding="utf-8")
    library = table.with_name("l.sqlite")
    done = run(table, "--workers", 2, "--no-triage", "--library", library)
    assert [record.document.id for record in records(done.stdout)] == ["0", "1", "2", "4", "6", "7"]
    assert "rejected [worker-died] " in done.stderr
    assert "was killed by signal 9 (SIGKILL)" in done.stderr
    assert "6 coded, 0 there already, 2 rejected; " in done.stderr
    with Library.open(library) as kept:
        assert sorted(rejection.reason for rejection in kept.rejections.listed()) == ["no-verb", "worker-died"]


def test_a_library_filled_by_several_processes_goes_on_where_it_stopped(table: Path) -> None:
    library = table.with_name("l.sqlite")
    table.write_text(table.read_text("utf-8").replace("HORS SUJET", "Bref"), encoding="utf-8")
    first, second = (run(table, "--workers", 3, "--library", library) for _ in range(2))
    assert first.stdout == second.stdout
    assert first.stderr.splitlines()[-1].startswith("7 coded, 0 there already, 1 rejected; not parsed: ")
    assert second.stderr.splitlines()[-1].startswith("0 coded, 7 there already, 1 rejected; ")


def test_copies_that_are_in_hand_together_are_kept_once(tmp_path: Path) -> None:
    row = json.dumps({"text": "Titre\n\nUne rencontre a eu lieu."})
    (tmp_path / "copies.jsonl").write_text("\n".join([row] * 6), encoding="utf-8")
    done = run(tmp_path / "copies.jsonl", "--workers", 3, "--library", tmp_path / "l.sqlite", "--no-triage")
    assert done.stderr.startswith("1 coded, 5 there already, 0 rejected; ")


def test_what_was_not_parsed_can_be_listed(table: Path) -> None:
    skipped = table.with_name("skipped.jsonl")
    run(table, "--skipped", skipped)
    told = [json.loads(line) for line in skipped.read_text("utf-8").splitlines()]
    assert [line["id"] for line in told] == ["0", "1", "2", "3", "4", "6", "7"]
    assert told[2] == {
        "id": "2", "title": None, "reason": "off-topic", "score": -1.25, "sentences": 2,
        "skipped": [[0, 10], [12, 20]],
    }  # fmt: skip


def test_a_single_file_is_parsed_whole_unless_asked_otherwise(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("HORS SUJET\n\nUne rencontre a eu lieu.", encoding="utf-8")
    assert run(article).stderr == ""
    assert "not parsed: 1 article off topic" in run(article, "--triage").stderr
    assert "not parsed: 1 article off topic" in run(tmp_path).stderr
    assert run(tmp_path, "--no-triage").stderr == ""


def test_a_list_of_what_is_skipped_wants_a_first_pass(tmp_path: Path) -> None:
    done = run(tmp_path, "--no-triage", "--skipped", tmp_path / "s.jsonl")
    assert done.exit_code == 2
    assert "give it with --triage" in done.stderr


def test_events_less_sure_than_asked_are_left_out_of_the_output_but_not_of_the_library(table: Path) -> None:
    library = table.with_name("l.sqlite")
    done = run(table, "--min-confidence", "0.5", "--no-triage", "--library", library)
    assert {tuple(event.id for event in record.events) for record in records(done.stdout)} == {("e1",)}
    assert len(records(run(table, "--min-confidence", "0.4", "--no-triage").stdout)[0].events) == 2
    with Library.open(library) as kept:
        assert {len(record.events) for record in kept.records()} == {2}


@pytest.mark.parametrize("arguments", [("--min-confidence", "2"), ("--min-confidence", "peu"), ("--workers", "0")])
def test_numbers_out_of_range_are_wrong_usage(table: Path, arguments: tuple[str, str]) -> None:
    assert run(table, *arguments).exit_code == 2


SLOW = """
import os, sys, time
import dragoman
class Slow:
    def attempt(self, document, *, triage):
        print("at", os.getpid(), file=sys.stderr, flush=True)
        time.sleep(30)
vars(dragoman)["load"] = Slow
from dragoman.cli import main
main(["code", *sys.argv[1:]])
"""


def test_ctrl_c_ends_every_process_without_a_traceback(table: Path) -> None:
    command = [sys.executable, "-c", SLOW, str(table), "--workers", "2", "--no-triage"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr is not None
        pids = [int(process.stderr.readline().split()[1]) for _ in range(2)]
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        began = time.monotonic()
        said = process.stderr.read()
        assert process.wait() == 130
    assert time.monotonic() - began < 10
    assert "Traceback" not in said
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
