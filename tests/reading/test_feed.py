from __future__ import annotations

from html import escape

import pytest

from dragoman.errors import RejectedInput
from dragoman.reading import Limits, Options, feed
from dragoman.reading.entries import Entry
from dragoman.record import Document

from .helpers import document, reasons, results
from .making import MARKUP, TEXT, TITLE

CONTENT = f"<content:encoded><![CDATA[{MARKUP}]]></content:encoded>"


def item(inside: str = CONTENT, link: str = "https://journal.example/paris") -> str:
    return (
        f"<item><title>{TITLE}</title><link>{link}</link><pubDate>Tue, 03 Mar 2020 23:30:00 -0500</pubDate>"
        f"<dc:creator>Awa Exemple</dc:creator>{inside}</item>"
    )


def rss(*items: str) -> bytes:
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Le Journal d’essai</title>"
        f"{''.join(items)}</channel></rss>"
    ).encode()


def test_an_rss_item_with_its_whole_content_is_an_article() -> None:
    read = document(results(feed.read, rss(item())))

    assert read.text == f"{TITLE}\n{TEXT}"
    assert (read.title, read.outlet, read.author) == (TITLE, "Le Journal d’essai", "Awa Exemple")
    assert (read.published, read.url) == ("2020-03-03", "https://journal.example/paris")


def test_an_atom_entry_with_its_content() -> None:
    data = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Agence d’essai</title><entry><title>Un accord</title>"
        "<link href='https://agence.example/1'/><published>2020-03-03T10:00:00Z</published>"
        f"<updated>2020-03-09T10:00:00Z</updated><author><name>Binta</name></author>"
        f"<content type='html'>{escape(MARKUP)}</content></entry></feed>"
    )

    read = document(results(feed.read, data.encode()))

    assert (read.title, read.outlet, read.author) == ("Un accord", "Agence d’essai", "Binta")
    assert (read.published, read.url) == ("2020-03-03", "https://agence.example/1")


@pytest.mark.parametrize(
    "inside",
    [
        "<description>Une décision attendue depuis des semaines.</description>",
        f"<description>{escape(MARKUP)} […]</description>",
        f"<description>{escape(MARKUP)}</description>",
        f"<content:encoded><![CDATA[{MARKUP}<p>Lire la suite</p>...]]></content:encoded>",
        "",
    ],
)
def test_a_summary_is_no_article(inside: str) -> None:
    (rejection,) = results(feed.read, rss(item(inside)))

    assert reasons([rejection]) == ["summary-only"]
    assert rejection.source == "essai, item 1"  # type: ignore[union-attr]
    assert "https://journal.example/paris" in str(rejection)


def test_a_long_description_is_an_article() -> None:
    assert reasons(results(feed.read, rss(item(f"<description>{escape(MARKUP * 2)}</description>")))) == ["ok"]


def test_scripts_markup_and_foreign_links_do_not_get_through() -> None:
    hostile = item().replace(
        TITLE, "&lt;script&gt;alert(1)&lt;/script&gt;Un &lt;b&gt;accord&lt;/b&gt; &amp;amp; un démenti"
    )
    hostile = hostile.replace("https://journal.example/paris", "javascript:alert(1)")
    hostile = hostile.replace(
        MARKUP, f"<script>voler()</script>{MARKUP}<p>L’article Un accord est apparu en premier sur X.</p>"
    )

    read = document(results(feed.read, rss(hostile)))

    assert read.title == "Un accord & un démenti"
    assert read.url is None
    assert read.text == f"Un accord & un démenti\n{TEXT}"


def test_entries_for_watch() -> None:
    found = list(
        feed.entries(
            rss(item(), item(link="/relatif"), item(link="file:///etc/passwd")), "https://j.example/rss", Options()
        )
    )

    assert [e.address for e in found if isinstance(e, Entry)] == [
        "https://journal.example/paris",
        "https://j.example/relatif",
    ]
    assert [e.reason for e in found if isinstance(e, RejectedInput)] == ["bad-markup"]
    assert isinstance(found[0], Entry)
    assert (found[0].title, found[0].published, found[0].outlet) == (TITLE, "2020-03-03", "Le Journal d’essai")


def test_a_feed_cut_short_gives_what_is_whole_and_says_so() -> None:
    found = results(feed.read, rss(item(), item())[:-200])

    assert isinstance(found[0], Document)
    assert found[-1].reason == "bad-markup"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" ", "empty"),
        (b"<html><p>Bonjour</p></html>", "bad-markup"),
        (rss(), "empty"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]>" + rss(item()), "unsafe-markup"),
        (b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel>&x;</channel></rss>", "unsafe-markup"),
        ("<!DOCTYPE r [<!ENTITY x 'y'>]><rss/>".encode("utf-16"), "unsafe-markup"),
        (b"<rss><channel>" + b"<item>" * 300 + b"</channel></rss>", "too-deep"),
    ],
)
def test_bad_feeds_have_their_reason(data: bytes, reason: str) -> None:
    assert reasons(results(feed.read, data)) == [reason]


def test_more_items_than_allowed() -> None:
    assert reasons(results(feed.read, rss(item() * 4), Options(limits=Limits(max_items=3)))) == ["too-many"]


def test_encodings_declared_or_not() -> None:
    undeclared = rss(item()).replace(b" encoding='utf-8'", b"").decode()

    assert document(results(feed.read, undeclared.encode("cp1252"))).title == TITLE
    assert document(results(feed.read, undeclared.encode("utf-16"))).outlet == "Le Journal d’essai"
