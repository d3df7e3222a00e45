from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading import Limits, Options, document_from_text, text
from dragoman.record import Document

from .helpers import ARTICLE, document, reasons, results


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_text_comes_back_whatever_the_encoding(encoding: str) -> None:
    data = ARTICLE.encode(encoding)

    read = document(results(text.read, data))

    assert read.text == ARTICLE
    assert read.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_old_encodings_are_guessed(encoding: str) -> None:
    sentences = ARTICLE.replace("’", "'") * 5

    assert document(results(text.read, sentences.encode(encoding))).text == sentences


def test_damaged_utf8_keeps_its_accents() -> None:
    data = ARTICLE.encode() + b"\xe9t\xe9"

    assert document(results(text.read, data)).text == ARTICLE + "\ufffdt\ufffd"


def test_only_line_ends_change() -> None:
    data = b"\r\n  Le titre \r\n\r\nUn corps.\rUne suite. \n\n"

    read = document(results(text.read, data))

    assert read.text == "\n  Le titre \n\nUn corps.\nUne suite. \n\n"
    assert read.title == "Le titre"


def test_a_first_paragraph_is_no_headline() -> None:
    paragraph = "Le ministre a parlé de la coopération avec ses voisins. " * 10

    assert document_from_text(paragraph).title is None


def test_what_the_user_says_is_taken() -> None:
    read = document(results(text.read, ARTICLE.encode(), Options(published="2025-10-14", outlet="Le Journal")))

    assert (read.published, read.outlet) == ("2025-10-14", "Le Journal")


@pytest.mark.parametrize("published", ["14/10/2025", "2025-02-30", "2025-1-1", ""])
def test_a_date_that_is_none_is_a_wrong_option(published: str) -> None:
    with pytest.raises(ValueError, match=r"published|day"):
        Options(published=published)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (" \n\t \u00a0\n".encode(), "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (bytes(range(1, 256)) * 40, "binary"),
        (b"Bonjour\x00 \xc3\xa0 tous", "binary"),
        (("Le ministre parle. " * 110_000).encode(), "too-long"),
        (
            b"The minister announced on Tuesday that deliveries would resume next month.",
            "wrong-language",
        ),
        ("Министр объявил во вторник о возобновлении поставок.".encode("cp1251"), "wrong-language"),
    ],
)
def test_bad_input_has_its_reason(data: bytes, reason: str) -> None:
    assert reasons(results(text.read, data)) == [reason]


def test_a_file_above_the_limit_is_too_large() -> None:
    found = results(text.read, ARTICLE.encode(), Options(limits=Limits(max_bytes=100)))

    assert reasons(found) == ["too-large"]
    assert "100 bytes" in str(found[0])


def test_a_text_without_letters_is_read() -> None:
    assert document_from_text("12 300\n45").text == "12 300\n45"


def test_half_characters_are_replaced() -> None:
    assert document_from_text("Le titre\nUn \ud83d corps.").text == "Le titre\nUn \ufffd corps."


@pytest.mark.parametrize(
    ("title", "body", "whole"),
    [
        ("Paris dément", "Un démenti a été publié.", "Paris dément\nUn démenti a été publié."),
        ("Paris dément", "Paris  dément\nUn démenti.", "Paris  dément\nUn démenti."),
        ("Paris dément", "Paris dément. Un démenti.", "Paris dément. Un démenti."),
        ("Mali", "Malien et étranger.", "Mali\nMalien et étranger."),
        ("", "Un démenti.", "Un démenti."),
        ("Paris\r\ndément", "Un démenti.", "Paris dément\nUn démenti."),
    ],
)
def test_the_title_comes_first_and_once(title: str, body: str, whole: str) -> None:
    read = document_from_text(body, title=title)

    assert read.text == whole
    assert read.title is None or read.text.startswith(read.title)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    (found,) = results(text.read, data)

    assert not isinstance(found, Document) or "\r" not in found.text


WORDS = st.sampled_from(
    [
        "été",
        "à",
        "cœur",
        "«ça»",
        "l’Élysée",
        "…",
        "–",
        "Noël",
        "forêt",
        "3\u00a0000 €",
        "São",
        "Nuñez",
    ]
)


@given(st.lists(WORDS, max_size=20))
def test_cp1252_is_recognised(words: list[str]) -> None:
    written = "Le président a été reçu à l’Élysée, où «la paix» a dominé.\n" + " ".join(words)

    (found,) = results(text.read, written.encode("cp1252"))

    assert isinstance(found, Document)
    assert found.text == written
