"""The whole walk: over records, into a library, on the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman import cli
from dragoman.library.queries import Filter, announcements
from dragoman.library.queries.happenings import by_voice, happenings, linked
from dragoman.library.reader import reader
from dragoman.library.store import Library
from dragoman.record import Document, Record, Span, Statement
from tests.corpus.telling import corpus
from tests.corpus.told_corpus import RETOLD


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "news.sqlite"
    with Library.open(path) as opened:
        for record in corpus(RETOLD).records:
            opened.add(record)
    return path


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text("".join(f"{record.to_json()}\n" for record in corpus(RETOLD).records), encoding="utf-8")
    return path


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, ["link", *map(str, arguments)], input=given)


def told(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_library_keeps_its_links_and_its_records_stay(library: Path) -> None:
    with Library.open(library) as opened:
        before = list(opened.records())
    done = run(library)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "48 articles, 2025-08-18 to 2026-06-20"
    assert any(line.startswith("happenings     16 that several articles tell") for line in lines)
    with Library.open(library) as opened:
        assert list(opened.records()) == before
    with reader(library) as db:
        found = happenings(db, Filter(type="ASSAULT", country="NER"))
        (attack,) = found.rows
        assert attack.articles == 3
        assert [voice.name for voice in by_voice(attack)["repeats"]] == ["Le Courrier fictif"]
        assert {count.low for count in attack.counts} == {11, 20}
        when = linked(db)
        assert when
        assert (when.articles, when.until, when.newer) == (48, "2026-06-20", 0)


def test_linking_again_writes_the_same_rows(library: Path) -> None:
    def rows() -> dict[str, list[Any]]:
        connection = sqlite3.connect(library)
        tables = (
            "happenings",
            "happening_events",
            "happening_voices",
            "announcements",
            "announcement_steps",
            "offices",
        )
        found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
        connection.close()
        return found

    run(library)
    first = rows()
    run(library)
    assert rows() == first
    assert all(first[table] for table in ("happenings", "happening_events", "announcements", "announcement_steps"))


def test_an_article_that_is_coded_anew_takes_its_links_along(library: Path) -> None:
    run(library)
    with Library.open(library) as opened:
        record = opened.get("t00")
        opened.put(record.model_copy(update={"events": ()}))
    connection = sqlite3.connect(library)
    assert connection.execute("SELECT count(*) FROM happening_events WHERE document_id = 't00'").fetchone() == (0,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with reader(library) as db:
        (attack,) = happenings(db, Filter(type="ASSAULT", country="NER")).rows
        assert "L'Écho fictif" not in {voice.document.outlet for voice in attack.voices}


def test_an_announcement_of_a_linked_library_has_its_steps(library: Path) -> None:
    with reader(library) as db:
        assert {row.state for row in announcements(db, Filter()).rows} == {""}
    run(library)
    with reader(library) as db:
        rows = {
            row.event.document.id + "/" + row.event.id: row
            for row in announcements(
                db,
                Filter(),
            ).rows
        }
        visit = rows["01/e8"]
        assert visit.state == "done"
        assert [(step.kind, step.event.document.id) for step in visit.steps] == [("repeated", "t15"), ("done", "t16")]
        assert ("day" in dict(visit.steps[1].why)) or ("period" in dict(visit.steps[1].why))
        repeated = rows["t15/e1"]
        assert repeated.state == "step"
        assert repeated.earlier
        assert repeated.earlier.document.id == "01"


def test_records_are_linked_as_a_library_is(library: Path, records: Path) -> None:
    of_records, of_library = run(records), run(library, "--format", "jsonl")
    assert of_records.exit_code == of_library.exit_code == 0
    assert told(of_records.stdout) == told(of_library.stdout)
    assert run("-", given=records.read_bytes()).stdout == of_records.stdout
    assert "happening" in run(records, "--format", "text").stdout


def test_every_value_of_a_link_is_cited(records: Path) -> None:
    texts = {record.document.id: record.document.text for record in corpus(RETOLD).records}
    links = told(run(records).stdout)
    assert {link["link"] for link in links} >= {"happening", "announcement", "office"}
    for link in links:
        events = link.get("events", []) + link.get("steps", [])
        for event in events:
            assert all(texts[event["document"]][start:end] for start, end in event["evidence"])
        for office in (link["first"], link["last"]) if link["link"] == "office" else ():
            start, end = office["words"]
            assert link["name"] in texts[office["document"]][start:end]


@pytest.mark.parametrize("line", [b'{"document": 1}\n', b"\xff\xfe\n"])
def test_what_is_no_record_is_named_with_its_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_bytes(line)
    done = run(path)
    assert done.exit_code == 1
    assert "line 1: no record" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_database_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE things (id)")
    connection.close()
    done = run(path)
    assert done.exit_code == 1
    assert "another program's database" in done.stderr


def test_an_empty_library_has_no_links(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    Library.open(path).close()
    done = run(path)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "0 articles"


def test_a_copy_and_a_quotation_in_two_articles_are_kept_too(tmp_path: Path) -> None:
    record = next(r for r in corpus(RETOLD).records if r.document.id == "03")
    text = record.document.text
    words = "Des terroristes venus à motos ont ouvert le feu sur nos positions avant de prendre la fuite"
    start = text.index(words)
    said = Statement(
        id="s1", cue=(), lemma="préciser", kind="direct", act="say", content=(Span(start, start + len(words)),), confidence=0.9
    )  # fmt: skip
    path = tmp_path / "news.sqlite"
    with Library.open(path) as library:
        for id, outlet, day in (("first", "Agence", "2025-09-10"), ("copy", "Écho", "2025-09-12")):
            document = record.document.model_copy(update={"id": id, "outlet": outlet, "published": day})
            library.add(record.model_copy(update={"document": document, "statements": (said,)}))
    run(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT copy_document, source_document, kind FROM copy_links").fetchall() == [
        ("copy", "first", "exact")
    ]
    printings = connection.execute("SELECT document_id, spans FROM quotation_printings ORDER BY document_id").fetchall()
    assert printings == [(id, json.dumps([[start, start + len(words)]])) for id in ("copy", "first")]
    # The copy repeats the first printer: every happening of the two has one independent source at most.
    assert connection.execute("SELECT max(sources) FROM happenings").fetchone() == (1,)
    parts = connection.execute(
        "SELECT DISTINCT part, name, printed_in FROM happening_voices WHERE printed_in IS NOT NULL"
    )
    assert parts.fetchall() == [("repeats", "Écho", "first")]
    connection.close()


def test_a_quotation_that_one_article_gives_to_nobody_is_kept_without_a_statement(tmp_path: Path) -> None:
    words = "Nous rouvrirons les marchés un par un et nous n'oublierons aucun village du lac"
    path = tmp_path / "news.sqlite"
    with Library.open(path) as library:
        for id, day in (("a", "2026-03-01"), ("b", "2026-03-02")):
            document = Document.from_text(f"{id} Lacs : « {words} »", id=id, published=day)
            start = document.text.index(words)
            said = Statement(
                id="s1", cue=(), lemma="dire", kind="direct", act="say", content=(Span(start, start + len(words)),), confidence=1
            )  # fmt: skip
            library.add(Record(document=document, statements=(said,) if id == "b" else ()))
    run(path)
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT document_id, statement_id FROM quotation_printings ORDER BY ordinal").fetchall()
    assert rows == [("a", None), ("b", "s1")]
    assert connection.execute("SELECT reference_document, reference_statement FROM quotation_groups").fetchall() == [
        ("a", None)
    ]
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM documents WHERE id = 'a'")
    assert connection.execute("SELECT document_id FROM quotation_printings").fetchall() == [("b",)]
    connection.close()
