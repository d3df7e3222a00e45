from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from dragoman.library.queries import Filter, Month, PlaceCount, Quarter, overview, pair_events, pair_quarters, places
from dragoman.library.reader import reader
from dragoman.page.plots import Plot, activity, balance, coverage, timeline, world
from tests.library.making import Article, delivery, library

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with reader(library(tmp_path / "library.sqlite")) as connection:
        yield connection


def all_plots(db: sqlite3.Connection, lang: str) -> dict[str, Plot]:
    return {
        "coverage": coverage(overview(db).months, lang),
        "activity": activity(overview(db).months, lang),
        "balance": balance(pair_quarters(db, "FRA", "MLI"), lang),
        "timeline": timeline(pair_events(db, "FRA", "MLI"), lang),
        "world": world(places(db), lang),
    }


def titles(plot: Plot) -> list[str]:
    return [element.text or "" for element in Tree.fromstring(plot.svg).iter(f"{SVG}title")]


def links(plot: Plot) -> list[str]:
    return [element.get("href", "") for element in Tree.fromstring(plot.svg).iter(f"{SVG}a")]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_plot_fits_into_a_strict_page(db: sqlite3.Connection, lang: str) -> None:
    for name, plot in all_plots(db, lang).items():
        root = Tree.fromstring(plot.svg)
        assert root.get("viewBox"), name
        assert root.get("width") is None
        assert root.get("aria-label")
        assert root.get("role") == ("group" if links(plot) else "img")
        for element in root.iter():
            assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject")
            assert not {key for key in element.keys() if key == "style" or key.startswith("on")}  # noqa: SIM118
            assert element.get("href", "/").startswith("/")
        assert "http" not in plot.svg.replace("http://www.w3.org/", "")


def test_a_plot_speaks_the_language_asked_for(db: sqlite3.Connection) -> None:
    assert "Déclarations" in all_plots(db, "fr")["activity"].svg
    assert "Statements" in all_plots(db, "en")["activity"].svg
    assert all_plots(db, "fr")["balance"].header == (
        "Trimestre", "Coopération affirmée", "Coopération déclarée", "Conflit affirmé", "Conflit déclaré",
    )  # fmt: skip


def test_the_table_says_what_the_plot_shows(db: sqlite3.Connection) -> None:
    plots = all_plots(db, "fr")
    assert plots["coverage"].rows[0] == ("2025-10", 1, 2, 2)
    assert plots["balance"].rows == (("2025-T4", 0, 1, 1, 0), ("2026-T1", 1, 0, 0, 0))
    assert plots["timeline"].rows[0][:4] == ("2025-10-14", "la publication", "AID", "contesté")
    assert plots["world"].rows == (("Portville", "MLI", 2, 2, 0, 12.6, -8.0),)
    for plot in plots.values():
        assert all(len(row) == len(plot.header) for row in plot.rows)


def test_every_event_of_a_timeline_leads_to_its_article(db: sqlite3.Connection) -> None:
    plot = all_plots(db, "fr")["timeline"]
    assert f"/article/{delivery().document.id}?item=e1" in links(plot)
    assert len(links(plot)) == 4
    assert any("« livré des armes aux rebelles du Nord »" in title for title in titles(plot))


def test_claimed_and_asserted_are_drawn_apart(db: sqlite3.Connection) -> None:
    """The disputed delivery is hollow and on a lane of its own, the accusation full."""
    marks = {}
    for link in Tree.fromstring(all_plots(db, "fr")["timeline"].svg).iter(f"{SVG}a"):
        path = link.find(f"{SVG}path")
        assert path is not None
        place = re.findall(r"-?[\d.]+", path.get("transform", ""))
        marks[link.get("href")] = (path.get("fill", "none") == "none" or path.get("fill") is None, float(place[1]))
    hollow, height = marks[f"/article/{delivery().document.id}?item=e1"]
    full, other = marks[f"/article/{delivery().document.id}?item=e2"]
    assert hollow
    assert not full
    assert height != other


def test_an_old_date_does_not_press_the_news_together(tmp_path: Path) -> None:
    text = "Rappel\n\nLe Norland a attaqué la Sudonie. Le Norland a aidé la Sudonie."
    article = Article(text, "2025-06-01").actor("Norland", "NOR GOV").actor("Sudonie", "SDN GOV")
    article.done("ASSAULT", "a attaqué la Sudonie", ("Norland",), ("Sudonie",), day="1962-07-05")
    article.done("AID", "a aidé la Sudonie", ("Norland",), ("Sudonie",), day="2025-05-30")
    with reader(library(tmp_path / "l.sqlite", article.record)) as db:
        plot = timeline(pair_events(db, "NOR", "SDN"), "fr")
    assert len(links(plot)) == 1
    assert len(plot.rows) == 2
    assert "Hors de cette période, dans le tableau seul : 1" in plot.svg


def test_words_of_an_article_are_never_markup(tmp_path: Path) -> None:
    words = "<script>alert('x')</script> & \"guillemets\""
    text = f"Titre\n\nLe Norland a attaqué {words} la Sudonie."
    article = Article(text, "2025-06-01").actor("Norland", "NOR GOV").actor("Sudonie", "SDN GOV")
    cited = f"a attaqué {words} la Sudonie"
    article.done("ASSAULT", cited, ("Norland",), ("Sudonie",), place=("<b>Ville</b>", 10.0, 5.0))
    with reader(library(tmp_path / "l.sqlite", article.record)) as db:
        plots = [timeline(pair_events(db, "NOR", "SDN"), "fr"), world(places(db), "fr")]
    for plot in plots:
        assert "<script" not in plot.svg
        assert "<b>" not in plot.svg
    assert any(words in title for title in titles(plots[0]))


def test_nothing_to_draw_gives_no_picture() -> None:
    for plot in (coverage((), "fr"), activity((), "fr"), balance((), "fr"), timeline((), "fr"), world((), "fr")):
        assert plot.svg == ""
        assert plot.rows == ()
        assert plot.header


def test_the_map_keeps_every_place_inside() -> None:
    corners = [("Nord-Ouest", 84.0, -179.0), ("Sud-Est", -84.0, 179.5), ("Milieu", 0.0, 0.0)]
    for shown in (corners, corners[:1], corners[1:2], corners[2:]):
        plot = world([PlaceCount(name, "MLI", lat, lon, None, 1, 1, 0, ()) for name, lat, lon in shown], "fr")
        box = [float(part) for part in Tree.fromstring(plot.svg).get("viewBox", "").split()]
        circles = list(Tree.fromstring(plot.svg).iter(f"{SVG}circle"))
        assert len(circles) == len(shown)
        for circle in circles:
            assert 0 <= float(circle.get("cx", -1)) <= box[2]
            assert 0 <= float(circle.get("cy", -1)) <= box[3]


def test_many_months_and_quarters_are_drawn() -> None:
    months = [Month(f"{1990 + n // 12}-{n % 12 + 1:02}", n % 7, n % 5, n % 3) for n in range(420)]
    assert coverage(months, "en").svg
    quarters = [Quarter(f"{1990 + n // 4}-Q{n % 4 + 1}", n % 3, n % 2, n % 4, 0) for n in range(140)]
    assert balance(quarters, "en").svg


def test_the_filter_of_the_map_is_its_link(db: sqlite3.Connection) -> None:
    (link,) = links(all_plots(db, "fr")["world"])
    assert link == "/search?kind=events&place=Portville"
    assert Filter(place="Portville").place == "Portville"


@pytest.mark.parametrize("most", [1, 2, 3, 30])
def test_an_axis_of_counts_names_each_whole_number_once(most: int) -> None:
    up = [Quarter("2025-Q3", 0, most, 0, 0), Quarter("2025-Q4", 0, 0, 0, 0)]
    for plot in (balance(up, "fr"), coverage([Month("2025-11", most, 0, 0)], "fr")):
        numbers = re.findall(r">(\d+)</text>", plot.svg)
        assert "0" in numbers
        assert len(numbers) == len(set(numbers))
