from __future__ import annotations

from dragoman.reading import Limits, Options, sitemap
from dragoman.reading.entries import Entry

from .helpers import reasons, results

NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://journal.example/paris</loc>
 <lastmod>2020-03-05</lastmod><news:news><news:publication><news:name>Le Journal</news:name>
 <news:language>fr</news:language></news:publication><news:publication_date>2020-03-03T10:00:00+01:00
 </news:publication_date><news:title>Un accord</news:title></news:news></url>
 <url><loc>javascript:alert(1)</loc></url></urlset>"""
INDEX = b"<sitemapindex><sitemap><loc>https://journal.example/news.xml</loc></sitemap></sitemapindex>"


def test_a_news_sitemap_gives_entries_and_names_what_is_no_address() -> None:
    first, second = sitemap.entries(NEWS, "essai", Options())

    assert first == Entry(
        address="https://journal.example/paris",
        title="Un accord",
        published="2020-03-03",
        outlet="Le Journal",
        language="fr",
        updated="2020-03-05",
    )
    assert reasons([second]) == ["bad-markup"]  # type: ignore[list-item]


def test_an_index_gives_further_sitemaps() -> None:
    (entry,) = sitemap.entries(INDEX, "essai", Options())

    assert isinstance(entry, Entry)
    assert (entry.kind, entry.address) == ("sitemap", "https://journal.example/news.xml")


def test_read_as_a_source_it_says_that_it_holds_no_text() -> None:
    assert reasons(results(sitemap.read, INDEX)) == ["addresses-only"]
    assert reasons(results(sitemap.read, NEWS)) == ["bad-markup", "addresses-only"]


def test_bad_sitemaps() -> None:
    bomb = b"<!DOCTYPE u [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>"

    assert reasons(results(sitemap.read, bomb)) == ["unsafe-markup"]
    assert reasons(results(sitemap.read, NEWS[:-30])) == ["bad-markup"]
    assert reasons(results(sitemap.read, INDEX, Options(limits=Limits(max_bytes=20)))) == ["too-large"]
    many = INDEX.replace(b"</sitemapindex>", b"<sitemap><loc>https://a.example/</loc></sitemap></sitemapindex>")
    assert reasons(results(sitemap.read, many, Options(limits=Limits(max_items=1)))) == ["too-many", "addresses-only"]
