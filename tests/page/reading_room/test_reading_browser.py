"""The reading room in a real browser: every page, with JavaScript and without, by keyboard, in both schemes.

Screenshots are kept in the folder that ``ARTEFACTS`` names (build/screenshots by default).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp

from dragoman.page.reading_room.app import application
from dragoman.page.reading_room.room import Room
from tests.page.reading_room import shelf
from tests.page.reading_room.conftest import code

PAGES = {
    "overview": "/", "article": "/article/dementi?item=e1", "search": "/search?kind=statements&words=livré",
    "search-events": "/search?kind=events", "actors": "/actors", "actor": "/actor?code=MLI", "pairs": "/pairs",
    "pair": "/pair?a=MLI&b=NER", "disputes": "/disputes", "announcements": "/announcements", "map": "/map",
    "add": "/add", "corrections": "/corrections", "correct": "/correct?document=dementi&item=e1&field=sources",
    "enter": "/enter", "not-found": "/nowhere",
}  # fmt: skip
LAPTOP, PHONE = {"width": 1366, "height": 800}, {"width": 390, "height": 844}
SERIOUS = ("serious", "critical")


@pytest.fixture
def address(tmp_path: Path, served: Callable[[Callable[[int], ASGIApp]], str]) -> str:
    library = shelf.library(tmp_path / "library.sqlite")
    return served(lambda port: application(Room(library, code), port)).rstrip("/")


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of its own; what the browser complains about fails the test."""
    contexts = []
    complaints: list[str] = []

    def make(**options: Any) -> Any:
        context = browser.new_context(**{"viewport": LAPTOP, "locale": "fr-FR", **options})
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if "Security" in message.text else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


def keep(page: Any, name: str) -> None:
    folder = Path(os.environ.get("ARTEFACTS", "build/screenshots")) / "reading-room"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(address: str, open_page: Callable[..., Any], scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page, axe = open_page(color_scheme=scheme, bypass_csp=True), Axe()
    # In the other scheme only the colours differ.
    rules = {} if scheme == "light" else {"runOnly": ["color-contrast"]}
    found = []
    for name, path in PAGES.items():
        page.goto(address + path)
        keep(page, f"{name}-{scheme}")
        violations = axe.run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
        broken = [v for v in violations if v["impact"] in SERIOUS]
        found += [f"{name}: {v['id']} {v['nodes'][0]['html'][:150]}" for v in broken]
    assert found == []


def test_every_page_fits_a_phone(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page(viewport=PHONE)
    wide = []
    for name, path in PAGES.items():
        page.goto(address + path)
        keep(page, f"{name}-phone")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


def test_no_page_asks_for_what_its_policy_forbids(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page()  # complains itself
    for path in PAGES.values():
        page.goto(address + path)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_walk(address: str, open_page: Callable[..., Any], scripts: bool) -> None:
    """From the first page to a search, its article, a correction and an export."""
    page = open_page(java_script_enabled=scripts)
    page.goto(address)
    page.get_by_role("searchbox").fill("livre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.get_by_role("heading", name="2 résultats").count() == 1
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert len(download.value.path().read_text("utf-8-sig").splitlines()) == 3
    page.get_by_role("link", name="Bamako dément toute livraison").last.click()
    entry = page.locator("details.entry.lit")
    assert entry.get_attribute("id") in ("r-s1", "r-s2")
    assert entry.get_attribute("open") is not None
    entry.get_by_role("link", name="Juste ou faux").click()
    page.get_by_role("link", name="acte", exact=True).click()
    page.get_by_label("rectifié").check()
    page.locator("#c-value").select_option("say")
    page.get_by_label("Pourquoi").fill("le mot est neutre")
    page.get_by_label("Votre nom").fill("Zoé")
    page.get_by_role("button", name="Enregistrer").click()
    assert page.locator("details.entry.lit .verdict.amended").count() == 1
    page.goto(f"{address}/corrections")
    assert page.locator("ins").inner_text() == "dit"


def test_pointing_lights_up_words_and_entries_both_ways(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(f"{address}/article/dementi")
    page.locator("#r-e1 summary").click()
    page.locator("#r-e1 [data-lights='e1:time']").hover()
    assert page.locator(".page .m.lit").all_inner_texts() == ["lundi"]
    page.locator("#r-e1 [data-lights='e1:place']").focus()
    assert page.locator(".page .m.lit").all_inner_texts() == ["Gao"]
    page.locator(".text [data-m='s3:content']").first.hover()
    assert page.locator(".entry.near").get_attribute("id") == "r-s3"
    page.locator(".text [data-m='s3:content']").first.click()
    assert page.locator("#r-s3").get_attribute("open") is not None
    assert page.url.endswith("?item=s3")


def test_an_article_by_keyboard_alone(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(f"{address}/article/dementi")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(4):  # source, two layers, key
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.item") == "s1"
    assert page.locator("#r-s1").evaluate("entry => entry.classList.contains('near')")
    page.keyboard.press("Enter")
    assert page.locator("#r-s1").get_attribute("open") is not None
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.item") == "e1"
    page.keyboard.press("Escape")
    assert page.locator(".entry[open]").count() == 0


def test_layers_can_be_put_away(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address}/article/dementi")
    assert page.locator(".tag.evidence").first.is_visible()
    page.get_by_role("checkbox", name="Événements").uncheck()
    assert not page.locator(".tag.evidence").first.is_visible()
    assert not page.locator("#events-heading").is_visible()
    assert page.locator(".tag.content").first.is_visible()


def test_copied_text_is_the_articles(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(f"{address}/article/dementi")
    assert page.locator(".text p").all_inner_texts() == shelf.DENIAL.split("\n")[1:]


@pytest.mark.parametrize("scripts", [True, False])
def test_an_article_is_pasted(address: str, open_page: Callable[..., Any], scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{address}/add")
    page.get_by_label("Texte, titre").fill(
        "Paris reçoit Berlin\nLe ministre français a reçu son homologue mardi à Paris."
    )
    page.get_by_label("Publié le").fill("2026-01-06")
    page.get_by_role("button", name="Lire et ajouter").click()
    page.wait_for_url("**/article/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Paris reçoit Berlin"


def test_an_article_prints_without_the_frame(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(f"{address}/article/dementi?item=e1")
    page.emulate_media(media="print")
    keep(page, "article-print")
    assert not page.locator(".top").is_visible()
    assert page.locator(".record").is_visible()
