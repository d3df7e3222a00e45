from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable, Iterable

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import Limits, Options, csv, jsonl, parquet
from dragoman.record import Document, Record

from .helpers import BODY, Reader, document, reasons, results

ROW: dict[str, object] = {
    "title": "Un accord est signé",
    "text": BODY,
    "date": "2025-10-14",
    "url": "https://journal.example/1",
    "source": "Le Journal",
    "author": "Awa Exemple",
    "id": "a1",
    "language": "fr",
}


def as_jsonl(rows: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_csv(rows: list[dict[str, object]]) -> bytes:
    def line(cells: Iterable[object]) -> str:
        return ";".join('"' + str(c or "").replace('"', '""') + '"' for c in cells) + "\r\n"

    return (line(rows[0]) + "".join(line(r.values()) for r in rows)).encode("utf-8-sig")


def as_parquet(rows: list[dict[str, object]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return file.getvalue()


Writer = Callable[[list[dict[str, object]]], bytes]
TABLES = pytest.mark.parametrize(
    ("reader", "written"), [(jsonl.read, as_jsonl), (csv.read, as_csv), (parquet.read, as_parquet)]
)


@TABLES
def test_a_row_becomes_a_document(reader: Reader, written: Writer) -> None:
    read = document(results(reader, written([ROW])))

    assert read.text == f"Un accord est signé\n{BODY}"
    assert (read.title, read.published, read.url) == (ROW["title"], ROW["date"], ROW["url"])
    assert (read.outlet, read.author, read.id) == ("Le Journal", "Awa Exemple", "a1")
    assert read.sha256 == Document.from_text(read.text).sha256


@TABLES
def test_bad_rows_are_named_and_the_rest_go_on(reader: Reader, written: Writer) -> None:
    rows = [ROW, ROW | {"text": " "}, ROW | {"language": "en"}, ROW | {"date": "hier"}, ROW]

    found = results(reader, written(rows))

    assert reasons(found) == ["ok", "empty", "wrong-language", "ok", "ok"]
    assert found[1].source in {"essai, row 2", "essai, line 2"}  # type: ignore[union-attr]
    assert found[3].published is None  # type: ignore[union-attr]


@TABLES
def test_a_table_without_a_text_column_is_rejected_once(reader: Reader, written: Writer) -> None:
    (rejection,) = results(reader, written([{"nom": "a", "valeur": "b"}] * 3))

    assert reasons([rejection]) == ["no-text-column"]
    assert "nom, valeur" in str(rejection)
    assert rejection.source == "essai"  # type: ignore[union-attr]


@TABLES
def test_the_column_map_wins(reader: Reader, written: Writer) -> None:
    rows: list[dict[str, object]] = [{"text": "Un résumé.", "Corps": BODY, "paru": "14/10/2025"}]

    read = document(results(reader, written(rows), Options(columns={"text": "corps", "date": "paru"})))

    assert (read.text, read.title, read.published) == (BODY, None, "2025-10-14")


@TABLES
def test_a_mapped_column_that_is_missing(reader: Reader, written: Writer) -> None:
    found = results(reader, written([ROW]), Options(columns={"date": "paru"}))

    assert reasons(found) == ["bad-table"]


def test_a_field_that_does_not_exist_is_a_wrong_option() -> None:
    with pytest.raises(ValueError, match="corps"):
        Options(columns={"corps": "text"})


@pytest.mark.parametrize("name", ["Texte", "BODY", "Contenu", "maintext", "Full Text", "\ufeffcontent"])
def test_default_names_whatever_the_case(name: str) -> None:
    assert document(results(jsonl.read, as_jsonl([{name: BODY}]))).text == BODY


@pytest.mark.parametrize("language", ["FR", "fr-FR", "fra", "Français", "", None, "und"])
def test_french_by_any_name(language: str | None) -> None:
    assert reasons(results(jsonl.read, as_jsonl([ROW | {"language": language}]))) == ["ok"]


def test_broken_json_lines() -> None:
    good = as_jsonl([ROW])
    data = b"{\n" + good + b"\n[1, 2]\n" + good.rstrip() + b"x\n" + b"[" * 100_000 + b"\n" + good

    found = results(jsonl.read, data)

    assert reasons(found) == [
        "bad-json-line",
        "ok",
        "bad-json-line",
        "bad-json-line",
        "bad-json-line",
        "ok",
    ]
    assert found[2].source == "essai, line 4"  # type: ignore[union-attr]


def test_a_json_line_that_lost_its_text() -> None:
    found = results(jsonl.read, as_jsonl([ROW, {"title": "Un accord"}, ROW]))

    assert reasons(found) == ["ok", "no-text-column", "ok"]


def test_a_json_line_too_long_is_broken_and_the_rest_goes_on() -> None:
    data = as_jsonl([ROW | {"note": "x" * 5000}, ROW])

    assert reasons(results(jsonl.read, data, Options(limits=Limits(max_bytes=2000)))) == [
        "bad-json-line",
        "ok",
    ]


def test_a_record_gives_its_document_back() -> None:
    made = Document.from_text(f"Un accord\n{BODY}", title="Un accord", published="2025-10-14")
    line = Record(document=made).to_json().encode()

    assert document(results(jsonl.read, line)) == made
    assert document(results(jsonl.read, line, Options(published="2024-01-01"))).published == "2024-01-01"
    assert reasons(results(jsonl.read, b'{"document": {"text": 3}}')) == ["bad-json-line"]


def test_half_characters_anywhere_in_json() -> None:
    found = results(jsonl.read, b'{"text": "Un corps.", "id": "\\udc00", "author": "\\udc00"}')
    missing = results(jsonl.read, b'{"\\udc00": "Un corps."}')

    assert document(found).id == "\ufffd"
    assert str(missing[0]).encode()


def test_half_characters_and_nul_in_json() -> None:
    found = results(jsonl.read, b'{"text": "Un \\ud83d corps."}\n{"text": "Un \\u0000 corps."}')

    assert reasons(found) == ["ok", "binary"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings_of_csv(delimiter: str, encoding: str) -> None:
    text = BODY.replace("\n", " ").replace(";", ",")
    data = f'Titre{delimiter}Texte\n"Un accord"{delimiter}"{text}"\n'.encode(encoding)

    assert document(results(csv.read, data)).text == f"Un accord\n{text}"


def test_a_csv_cell_keeps_its_lines_and_quotes() -> None:
    read = document(results(csv.read, 'texte\r\n"Un accord\r\nLe ""traité"" est signé."\r\n'.encode()))

    assert read.text == 'Un accord\nLe "traité" est signé.'


def test_csv_rows_that_do_not_fit_are_rejected() -> None:
    rows = [
        "titre,texte",
        "Un,Le 1er.",
        "Deux,Le 2e, oui.",
        "Trois",
        'Quatre,"Le "mot"."',
        "Cinq,Le 5e.",
    ]
    data = "\n".join(rows)

    found = results(csv.read, data.encode())

    assert reasons(found) == ["ok", "bad-table", "bad-table", "bad-table", "ok"]


def test_a_quotation_mark_never_closed_is_no_article() -> None:
    data = 'titre,texte\nUn,Le premier.\nDeux,"Le second\nTrois,Le troisième.\n'

    assert reasons(results(csv.read, data.encode())) == ["ok", "bad-table"]


def test_an_article_longer_than_the_csv_module_expects() -> None:
    text = "Le ministre a parlé de la coopération. " * 5_000

    assert document(results(csv.read, f'texte\n"{text}"\n'.encode())).text == text


@pytest.mark.parametrize(
    "column",
    [
        pa.array([datetime.date(2025, 10, 14)]),
        pa.array([datetime.datetime(2025, 10, 14, 9, 30)]),
        pa.array([1_760_400_000_123_456_789], pa.timestamp("ns", "UTC")),
    ],
)
def test_parquet_dates(column: pa.Array) -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"text": [BODY], "date": column}), file)

    assert document(results(parquet.read, file.getvalue())).published == "2025-10-14"


def test_parquet_of_many_batches_and_odd_columns() -> None:
    rows = [{"text": BODY, "authors": ["Awa", "Binta"], "id": n, "more": {"a": 1}} for n in range(1, 150)]

    found = results(parquet.read, as_parquet(rows))

    assert reasons(found) == ["ok"] * 149
    assert (found[148].id, found[148].author) == ("149", "Awa, Binta")  # type: ignore[union-attr]


@pytest.mark.parametrize("cut", [0, 3, 4, 50, -1, -9])
def test_a_parquet_file_cut_short(cut: int) -> None:
    assert reasons(results(parquet.read, as_parquet([ROW])[:cut])) == ["bad-table"]


@pytest.mark.parametrize("reader", [jsonl.read, csv.read])
@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_give_documents_or_reasons(reader: Reader, data: bytes) -> None:
    for start in (b"", b"text,titre\n", b'{"text": "'):
        found = results(reader, start + data)
        assert all(not isinstance(f, Document) or "\r" not in f.text for f in found)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    st.lists,
    max_leaves=4,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["text", "title", "date", "id", "author", "language", "document"]), JSON))
def test_any_json_object_gives_a_document_or_a_reason(row: dict[str, object]) -> None:
    assert len(results(jsonl.read, json.dumps(row).encode())) == 1
