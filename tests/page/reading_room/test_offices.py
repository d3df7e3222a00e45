"""The page of who is who, over a library that was linked."""

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
from tests.corpus.test_offices import record
from tests.page.reading_room import shelf
from tests.page.reading_room.conftest import code

SERIOUS = ("serious", "critical")
DEFENCE = "Le ministre malien de la Défense, Awa Dialloba, a parlé."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = (
        record("a", "2025-01-05", DEFENCE, ("Awa Dialloba", "MLI GOV")),
        record("b", "2025-03-05", DEFENCE, ("Awa Dialloba", "MLI GOV")),
        record("c", "2025-02-05", "le ministre malien de la Défense, Paul Houssou, a parlé."),
        record("d", "2025-02-06", "l’ancien président béninois Luc Tamba", ("Luc Tamba", "BEN ELI")),
        record("e", "2025-02-07", "M. Dialloba a parlé à Bamako.", ("Dialloba", ""), ("Bamako", "MLI GOV")),
    )
    return shelf.linked(tmp_path_factory.mktemp("linked") / "news.sqlite", records)


@pytest.fixture
def linked(library: Path, over: Callable[[Room], TestClient]) -> TestClient:
    return over(Room(library, code))


def test_a_holder_is_shown_with_both_mentions_the_conflict_and_the_names_resolved(linked: TestClient) -> None:
    html = linked.get("/offices?words=Dialloba").text
    for words in (
        "Première mention", "Dernière mention", "5 janvier 2025", "5 mars 2025", 'href="/article/a"', 'href="/article/b"',
        "En conflit avec", "Paul Houssou, ministre malien de la Défense (MLI)", "Noms seuls qui le désignent",
        'href="/article/e"',
    ):  # fmt: skip
        assert words in html, words
    assert "First mention" in linked.get("/offices?words=dialloba&lang=en").text


def test_the_list_is_narrowed_by_word_and_country(linked: TestClient) -> None:
    assert "3 résultats" in linked.get("/offices").text
    assert "2 résultats" in linked.get("/offices?words=defense").text
    former = linked.get("/offices?country=BEN").text
    assert "1 résultat" in former
    assert "ancien titulaire" in former


def test_all_offices_are_exported(linked: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(linked.get("/export/offices.csv").content.decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Luc Tamba", "Awa Dialloba", "Paul Houssou"]
    assert rows[1]["first_words"] == "Le ministre malien de la Défense, Awa Dialloba"
    assert len(linked.get("/export/offices.json").json()) == 3


def test_pages_go_on_where_the_last_one_stopped(linked: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.page.reading_room.asked.SIZE", 1)
    seen, address = [], "/offices"
    while address:
        html = linked.get(address).text
        seen.append(html.partition('class="actor" href="')[2].partition(">")[2].partition("<")[0])
        address = html.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert seen == ["Luc Tamba", "Awa Dialloba", "Paul Houssou"]


def test_a_library_that_was_not_linked_says_how(client: TestClient) -> None:
    assert "dragoman link library.sqlite" in client.get("/offices").text


def test_an_article_that_is_gone_takes_its_passage_along(library: Path, tmp_path: Path, over: Any) -> None:
    copy = tmp_path / "news.sqlite"
    copy.write_bytes(library.read_bytes())
    with Library.open(copy) as opened:
        opened.database.execute("DELETE FROM documents WHERE id = 'a'")
    html = over(Room(copy, code)).get("/offices?words=Dialloba").text
    assert "Première mention" not in html
    assert "Dernière mention" in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_the_page_fits_a_phone(
    library: Path, browser: Any, served: Callable[[Callable[[int], ASGIApp]], str], scheme: Any
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    address = served(lambda port: application(Room(library, code), port)).rstrip("/")
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/offices")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    assert [v["id"] for v in violations if v["impact"] in SERIOUS] == []
