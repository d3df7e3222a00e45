from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.reading import Options, read, read_all, read_bytes
from dragoman.record import Document

from .helpers import ARTICLE, BODY, document, reasons

PAGE = "<!DOCTYPE html><html><body><p>" + "</p><p>".join(BODY.splitlines()) + "</p></body></html>"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a", "a.article"])
def test_a_text_by_suffix_or_by_look(tmp_path: Path, name: str) -> None:
    assert document(list(read(put(tmp_path, name, ARTICLE)))).text == ARTICLE


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.php", "a", "a.txt"])
def test_a_page_by_suffix_or_by_look(tmp_path: Path, name: str) -> None:
    assert document(list(read(put(tmp_path, name, PAGE)))).text == BODY.strip()


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a"])
def test_json_lines_by_suffix_or_by_look(tmp_path: Path, name: str) -> None:
    line = json.dumps({"titre": "Un accord", "texte": BODY})

    assert reasons(list(read(put(tmp_path, name, f"{line}\n{line}\n")))) == ["ok", "ok"]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.dat"])
def test_csv_by_suffix_or_by_look(tmp_path: Path, name: str) -> None:
    assert document(list(read(put(tmp_path, name, "titre\ttexte\nUn accord\tIl est signé.\n")))).title == "Un accord"


def test_a_text_that_begins_with_a_bracket_stays_a_text(tmp_path: Path) -> None:
    written = "[Bamako] Le ministre, selon le texte, a parlé\n" + BODY

    assert document(list(read(put(tmp_path, "depeche", written)))).text == written


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.parquet", b"", "empty"),
        ("a.pdf", b"%PDF-1.7 ...", "unknown-format"),
        ("a.txt", b"%PDF-1.7 ...", "unknown-format"),
        ("a.docx", b"PK\x03\x04\x00\x00", "unknown-format"),
        ("a.json", b'[\n {"nom": "Un accord"}\n]', "no-text-column"),
        ("a.xml", b"<facture/>", "unknown-format"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c...", "unknown-format"),
        ("a.parquet", b"PAR1PAR1PAR1", "bad-table"),
        ("a.bin", bytes(range(256)), "binary"),
        ("a.csv", b"\x00\x01\x02", "binary"),
        ("a.jsonl", b"\x00\x01\x02", "binary"),
        ("a.txt", b"Le ministre parle. " * 110_000, "too-long"),
    ],
)
def test_bad_files_have_their_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    file = put(tmp_path, name, content)

    (rejection,) = read(file)

    assert reasons([rejection]) == [reason]
    assert rejection.source == str(file)  # type: ignore[union-attr]
    assert str(rejection).startswith(str(file))
    assert str(rejection).endswith(".")


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    found = [*read(tmp_path / "absent.txt"), *read(tmp_path), *read(Path("a\x00b.txt"))]

    assert reasons(found) == ["not-found", "unreadable", "unreadable"]


def test_a_file_name_in_another_encoding_can_be_printed(tmp_path: Path) -> None:
    (rejection,) = read(tmp_path / os.fsdecode(b"d\xe9p\xeache.txt"))

    assert str(rejection).encode()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", ARTICLE)
    file.chmod(0)

    assert reasons(list(read(file))) == ["unreadable"]


def test_standard_input_is_read_by_its_look() -> None:
    assert document(list(read_bytes(ARTICLE.encode("cp1252"), "standard input"))).text == ARTICLE
    assert reasons(list(read_bytes(b"", "standard input"))) == ["empty"]


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/2.txt",
        "a/10.html",
        ".hidden.txt",
        ".git/c.txt",
        "a.ann",
        "a/notes.md",
        "c.txt",
    ):
        put(tmp_path, name, PAGE if name.endswith("html") else f"Le titre {name}\n{BODY}")

    found = list(read_all([tmp_path]))

    assert [f.title for f in found if isinstance(f, Document)] == [
        "Le titre b.txt",
        "Le titre c.txt",
        None,
        "Le titre a/2.txt",
    ]


def test_files_named_outright_come_in_their_order_whatever_their_name(tmp_path: Path) -> None:
    first, second = put(tmp_path, "z.md", ARTICLE), put(tmp_path, ".a.txt", ARTICLE)

    found = list(read_all([first, tmp_path / "absent.txt", second], Options(published="2025-10-14")))

    assert reasons(found) == ["ok", "not-found", "ok"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    put(tmp_path, "notes.md", ARTICLE)

    assert reasons(list(read_all([tmp_path]))) == ["not-found"]


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl", ".csv", ".parquet", ".dat"])
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_any_bytes_under_any_suffix(tmp_path: Path, suffix: str, data: bytes) -> None:
    list(read(put(tmp_path, f"a{suffix}", data)))
