from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import Limits, Options, html

from .helpers import BODY, document, reasons, results

TITLE = "Le ministère annonce la reprise des livraisons"


def page(head: str = "", date_line: str = "", beside: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    return (
        f"<!DOCTYPE html><html lang='fr'><head><title>{TITLE}</title>{head}</head><body>"
        f"<nav><a href='/'>Accueil</a></nav><article><h1>{TITLE}</h1>"
        f"{date_line}{paragraphs}"
        f"<p>L’attaque du 12 mai 2023 avait fait des morts, selon l’état-major.</p></article>"
        f"{beside}<footer>© 2019 Le Journal d’essai</footer></body></html>"
    )


def test_text_and_metadata() -> None:
    head = (
        "<meta property='og:site_name' content='Le Journal d’essai'>"
        "<meta property='article:published_time' content='2025-10-14T08:30:00+00:00'>"
        "<meta name='author' content='Awa Exemple'>"
        "<link rel='canonical' href='https://journal.example/afrique/reprise'>"
    )
    data = page(head).encode()

    read = document(results(html.read, data))

    assert read.text.startswith(f"{TITLE}\n{BODY.splitlines()[0]}\n{BODY.splitlines()[1]}\n")
    assert "Accueil" not in read.text
    assert (read.title, read.outlet, read.author) == (TITLE, "Le Journal d’essai", "Awa Exemple")
    assert (read.published, read.url) == ("2025-10-14", "https://journal.example/afrique/reprise")
    assert read.sha256 == hashlib.sha256(data).hexdigest()


def test_what_the_user_says_wins() -> None:
    head = "<meta property='article:published_time' content='2025-10-14'><meta property='og:site_name' content='A'>"

    read = document(results(html.read, page(head).encode(), Options(published="2024-01-02", outlet="B")))

    assert (read.published, read.outlet) == ("2024-01-02", "B")


@pytest.mark.parametrize(
    ("head", "date_line", "published"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2025-10-13T22:10:00"}</script>',
            "",
            "2025-10-13",
        ),
        (
            "<link rel='canonical' href='https://journal.example/2025/10/14/a.html'>",
            "",
            "2025-10-14",
        ),
        ("", "<time datetime='2025-10-14T10:00'>mardi</time>", "2025-10-14"),
        ("", "<span class='post-date'>Publié le 14/10/2025 à 10:23</span>", "2025-10-14"),
        ("", "<div class='date'>mardi 1er octobre 2024</div>", "2024-10-01"),
        ("", "<div><span>mardi 1er octobre 2024</span></div>", "2024-10-01"),
        ("", "<div><span>Mar. 1er oct. 2024 | 14h05</span></div>", "2024-10-01"),
        ("", "<div><span>Date de publication : 14/10/2025</span></div>", "2025-10-14"),
        ("", "<div><span>Article publié le 14 octobre 2025</span></div>", "2025-10-14"),
        ("", "<p>Modifié le 15 octobre 2025 Publié le 14 octobre 2025</p>", "2025-10-14"),
        ("", "<p>Par Awa Exemple, le 14 octobre 2025</p>", "2025-10-14"),
        ("", "<p>Dakar, le 14 octobre 2025</p>", "2025-10-14"),
        ("", "<p>ANP - 14/10/2025 à 14:05</p>", "2025-10-14"),
        ("", "<p>Attaque de Gao, le 14 octobre 2024</p>", None),
        ("", "<p>Créé le 3 mars 2020, le groupe recrute</p>", None),
        ("", "<div><span>3 mars 2020</span> <span>4 mars 2020</span></div>", None),
        ("", "<p>Mise à jour : 4 mars 2020</p>", None),
        ("", "<p>Publié le 30 février 2020</p>", None),
        ("", "<p>Publié le 3 mars 2099</p>", None),
        ("", "<p>Publié le 3 mars 0001</p>", None),
        ("<link rel='canonical' href='https://journal.example/2025/10/a.html'>", "", None),
        ("<meta name='copyright' content='2019'>", "", None),
        ("<meta property='article:published_time' content='1066-10-14'>", "", None),
        ("", "<time>2024-05-01</time><time>2024-05-02</time>", None),
        ("", "", None),
    ],
)
def test_the_date_is_stated_or_absent(head: str, date_line: str, published: str | None) -> None:
    assert document(results(html.read, page(head, date_line).encode())).published == published


def test_dates_of_other_articles_do_not_count() -> None:
    beside = "<div><time datetime='2024-01-01'>1er janvier</time></div>"

    read = document(results(html.read, page("", "<time datetime='2025-10-14'>14</time>", beside).encode()))

    assert read.published == "2025-10-14"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset='iso-8859-1'>"),
        ("cp1252", "<meta charset='iso-8859-1'>"),
        ("cp1252", "<meta charset='utf-8'>"),
        ("cp1252", "<meta charset='unicode_escape'>"),
        ("cp1252", ""),
        ("utf-16", ""),
        ("mac_roman", "<meta http-equiv='Content-Type' content='text/html; charset=macintosh'>"),
    ],
)
def test_encodings_declared_rightly_wrongly_or_not(encoding: str, head: str) -> None:
    assert BODY.splitlines()[0] in document(results(html.read, page(head).encode(encoding))).text


def test_xhtml_with_its_declaration() -> None:
    data = ('<?xml version="1.0" encoding="ISO-8859-1"?>\n' + page()).encode("cp1252")

    assert BODY.splitlines()[0] in document(results(html.read, data)).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<html></html>", "no-article-text"),
        (b"<html><body><nav><a href='/'>Accueil</a></nav></body></html>", "no-article-text"),
        (b"\x00\x01\x02", "binary"),
        (("<div>" * 300 + BODY + "</div>" * 300).encode(), "too-deep"),
        (("<b>x " * 20_000).encode(), "too-deep"),
        (b"<html>" + b" " * 20_000_000, "too-large"),
        (b"<p>Bonjour.</p>" * 60_000, "too-large"),
    ],
)
def test_bad_pages_have_their_reason(data: bytes, reason: str) -> None:
    assert reasons(results(html.read, data)) == [reason]


def test_the_deepest_page_allowed_is_read() -> None:
    inside = "<div>" * 240 + "".join(f"<p>{line}</p>" for line in BODY.splitlines()) + "</div>" * 240

    assert "hâtive" in document(results(html.read, inside.encode())).text
    assert reasons(results(html.read, inside.encode(), Options(limits=Limits(max_depth=50)))) == ["too-deep"]


TAGS = st.sampled_from(
    [
        "<html>",
        "<p>",
        "</p>",
        "<table>",
        "<td>",
        "<script type='application/ld+json'>",
        "{",
        "</script>",
        "<meta property='article:published_time' content='2025-",
        "'>",
        "<!--",
        "<time>",
        "Le ministre parle. ",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.lists(TAGS, max_size=15))
def test_any_page_gives_a_document_or_a_reason(data: bytes, tags: list[str]) -> None:
    assert len(results(html.read, "".join(tags).encode() + data)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Publié hier à 14h05",
        "Publié il y a 2 heures",
        "Publié le mardi 3 mars à 14h05",
        "Date de publication : 3/03/2020",
    ],
)
def test_a_line_that_only_says_when_is_left_out(line: str) -> None:
    assert line not in document(results(html.read, page("", f"<p>{line}</p>").encode())).text
