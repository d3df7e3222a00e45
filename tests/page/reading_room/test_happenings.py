"""The page of happenings, and announcements with what was linked to them, over a library that was linked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from dragoman.library.store import Library
from dragoman.page.reading_room.app import application
from dragoman.page.reading_room.room import Room
from tests.corpus.telling import corpus
from tests.corpus.told_corpus import RETOLD
from tests.page.reading_room import shelf
from tests.page.reading_room.conftest import code

SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelf.linked(tmp_path_factory.mktemp("linked") / "news.sqlite", corpus(RETOLD).records)


@pytest.fixture
def linked(library: Path, over: Callable[[Room], TestClient]) -> TestClient:
    return over(Room(library, code))


def test_a_happening_shows_its_articles_voices_and_numbers(linked: TestClient) -> None:
    html = linked.get("/happenings?type=ASSAULT&country=NER").text
    assert "1 fait raconté par plusieurs articles" in html
    assert "3 articles, 3 sources indépendantes" in html
    for words in ("Affirment", "Répètent", "d’après élu local", "Les nombres", "Onze militaires ont péri lundi"):
        assert words in html
    assert 'href="/article/t00?item=e1#t-e1"' in html
    assert "d’accord sur" in html
    assert "le lieu (Tillabéri)" in html
    english = linked.get("/happenings?type=ASSAULT&country=NER&lang=en").text
    assert "1 happening that several articles tell" in english
    assert "agreeing on: " in english


def test_a_disputed_happening_shows_who_denies_it(linked: TestClient) -> None:
    html = linked.get("/happenings?words=Zalambessa").text
    assert 'class="standing disputed"' in html
    assert "Nient" in html


def test_an_announcement_shows_what_became_of_it_and_where_that_stands(linked: TestClient) -> None:
    html = linked.get("/announcements?words=fevrier").text
    assert "<b>fait</b>" in html
    assert 'href="/article/t16?item=e1#t-e1"' in html
    assert "reprend une annonce antérieure" in html
    silent = linked.get("/announcements?lang=en").text
    assert "no word since, until 20 June 2026, the last day of this library." in silent


def test_happenings_are_exported_with_why_they_are_one(linked: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(linked.get("/export/happenings.csv").content.decode("utf-8-sig"))))
    objects = linked.get("/export/happenings.json").json()
    assert len(rows) == len(objects) == 16
    (attack,) = [row for row in rows if row["type"] == "ASSAULT" and "t00 e1" in row["events"]]
    assert "place: Tillabéri" in attack["why"]
    assert attack["repeats"] == "Le Courrier fictif"


def test_lists_of_happenings_go_on_page_by_page(linked: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.page.reading_room.asked.SIZE", 5)
    seen, address, pages = set(), "/happenings", 0
    while address:
        html = linked.get(address).text
        seen |= {part.split('"')[0] for part in html.split('class="source"><a href="')[1:]}
        address = html.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
        pages += 1
    assert pages == 4
    assert len(seen) == sum(row["articles"] for row in linked.get("/export/happenings.json").json())


def test_a_library_that_was_not_linked_says_how(client: TestClient) -> None:
    html = client.get("/happenings").text
    assert "dragoman link library.sqlite" in html
    assert "dragoman link library.sqlite" in client.get("/happenings?lang=en").text


def test_it_says_when_articles_came_since(library: Path, tmp_path: Path, over: Callable[[Room], TestClient]) -> None:
    copy = tmp_path / "news.sqlite"
    copy.write_bytes(library.read_bytes())
    with Library.open(copy) as opened:
        opened.database.execute("DELETE FROM documents WHERE id = 't00'")
    html = over(Room(copy, code)).get("/happenings").text
    assert "relancez dragoman link" in html
    assert "Onze militaires" not in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_the_pages_fit_a_phone(
    library: Path, browser: Any, served: Callable[[Callable[[int], ASGIApp]], str], scheme: Any
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    address = served(lambda port: application(Room(library, code), port)).rstrip("/")
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for path in ("/happenings", "/announcements"):
        page.goto(address + path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        found += [f"{path}: {v['id']} {v['nodes'][0]['html'][:150]}" for v in violations if v["impact"] in SERIOUS]
    context.close()
    assert found == []
