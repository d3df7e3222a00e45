from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import RejectedInput
from dragoman.library import store
from dragoman.library.store import Library, LibraryError
from dragoman.record import Document, Record
from tests.view.examples import empty_record, full_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_a_record_comes_back_out_equal(path: Path) -> None:
    record = full_record()
    with Library.open(path) as library:
        assert library.add(record)
    with Library.open(path) as library:
        assert library.get(record.document.id) == record
        assert library.get(record.document.id).to_json() == record.to_json()


def test_every_record_comes_back_out(path: Path) -> None:
    given = [full_record(), empty_record("Un."), empty_record("Deux.")]
    with Library.open(path) as library:
        for record in given:
            library.add(record)
        assert list(library.records()) == sorted(given, key=lambda record: record.document.id)


def test_the_same_article_twice_changes_nothing(path: Path) -> None:
    with Library.open(path) as library:
        library.add(full_record())
        before = dump(path)
        assert not library.add(full_record())
    assert dump(path) == before


@pytest.mark.parametrize(
    "change",
    [
        {"coder": "test 2", "events": ()},
        {"document": full_record().document.model_copy(update={"published": "2025-10-15"})},
        {"document": full_record().document.model_copy(update={"repairs": ("mojibake", "invisible-characters")})},
    ],
    ids=["by another coder", "with another date", "with repairs of the text"],
)
def test_a_recoding_takes_the_place_of_the_first(path: Path, change: dict[str, Any]) -> None:
    recoded = full_record().model_copy(update=change)
    with Library.open(path) as library:
        library.add(full_record())
        assert library.add(recoded)
        assert list(library.records()) == [recoded]
    fresh = path.with_name("fresh.sqlite")
    with Library.open(fresh) as library:
        library.add(recoded)
    assert dump(path) == dump(fresh)


def test_another_article_under_the_same_id_is_refused_and_nothing_is_lost(path: Path) -> None:
    first, second = (Record(document=Document.from_text(text, id="1")) for text in ("Un texte.", "Un autre."))
    with Library.open(path) as library:
        library.add(first)
        with pytest.raises(RejectedInput, match="another article with the id '1'") as caught:
            library.add(second)
        assert caught.value.reason == "id-taken"
        assert list(library.records()) == [first]


def test_an_addition_cut_short_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def cut_short(record: Record) -> Any:
        tables = full_rows(record)
        tables["spans"] = Bomb(tables["spans"])
        return tables

    class Bomb(list[Any]):
        def __iter__(self) -> Any:
            yield self[0]
            raise Killed

    full_rows = store.rows_of
    with Library.open(path) as library:
        library.add(full_record())
        before = dump(path)
        monkeypatch.setattr(store, "rows_of", cut_short)
        for record in (full_record().model_copy(update={"coder": "test 2"}), with_span("Autre.")):
            with pytest.raises(Killed):
                library.add(record)
            assert dump(path) == before
        monkeypatch.undo()
        assert library.add(empty_record())


def with_span(text: str) -> Record:
    actor = {"id": "a1", "name": text, "code": "", "kind": "person", "mentions": [(0, 3)]}
    return Record.model_validate({"document": Document.from_text(text), "actors": [actor]})


def test_citations_gives_the_words_past_accents_and_emoji(path: Path) -> None:
    record = full_record()
    with Library.open(path) as library:
        library.add(record)
    cited = rows(path, "SELECT words FROM citations ORDER BY start_offset, end_offset")
    assert [words for (words,) in cited] == [
        record.cite(span) for _, span in sorted(record.spans(), key=lambda item: item[1])
    ]
    assert ("🛰️",) in cited
    assert ("dément",) in cited


def test_the_file_answers_plain_sql(path: Path) -> None:
    with Library.open(path) as library:
        library.add(full_record())
    query = """
        SELECT events.type, claims.modality, actors.name FROM events
        JOIN claims ON (claims.document_id, claims.event_id) = (events.document_id, events.id)
        LEFT JOIN actors
          ON (actors.document_id, actors.id) = (claims.document_id, claims.actor_id)
        ORDER BY events.ordinal, claims.ordinal
    """
    assert rows(path, query) == [
        ("ASSAULT", "actual", "opposition <portvilloise>"),
        ("ASSAULT", "negated", "Portville"),
        ("CONSULT", "actual", None),
    ]
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_an_article_is_known_by_its_text_alone(path: Path) -> None:
    record = full_record()
    with Library.open(path) as library:
        assert library.known(record.document) is None
        library.add(record)
        copy = Document.from_text(record.document.text, id="ailleurs", outlet="Un autre journal")
        assert library.known(copy) == record
        assert library.known(Document.from_text(record.document.text + ".")) is None
        assert library.count() == 1


def test_a_run_is_noted_with_its_end_and_one_that_fails_without(path: Path) -> None:
    with Library.open(path) as library:
        with library.run("code", "test 1"):
            pass
        with pytest.raises(KeyError), library.run("code", "test 1"):
            library.get("nowhere")
    ends = rows(path, "SELECT command, coder, started_at <= ended_at FROM runs ORDER BY id")
    assert ends == [("code", "test 1", 1), ("code", "test 1", None)]


def test_an_unknown_document_is_a_key_error(path: Path) -> None:
    with Library.open(path) as library, pytest.raises(KeyError):
        library.get("nowhere")


def test_a_file_of_another_kind_is_refused_and_left_as_it_was(path: Path) -> None:
    path.write_text("Le ministère a démenti.\n" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="is no Dragoman library"):
        Library.open(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_as_it_was(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE documents (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="another program's database"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_library_of_a_newer_version_is_refused(path: Path) -> None:
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {store.SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(LibraryError, match="newer Dragoman"):
        Library.open(path)


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be read or written"):
        Library.open(tmp_path / "nowhere" / "library.sqlite")


def test_rows_that_were_tampered_with_are_named(path: Path) -> None:
    record = full_record()
    with Library.open(path) as library:
        library.add(record)
        connection = sqlite3.connect(path)
        with connection:
            connection.execute("UPDATE spans SET end_offset = 99999 WHERE role = 'cue'")
        connection.close()
        with pytest.raises(LibraryError, match=rf"{record.document.id} .* outside the text"):
            library.get(record.document.id)
