"""Every page answers, in both languages, with what a reader came for."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.library.store import Library
from dragoman.page.reading_room.app import application
from dragoman.page.reading_room.room import Room
from tests.page.reading_room import shelf
from tests.page.reading_room.conftest import PORT, code

PAGES = [
    "/", "/article/dementi", "/article/dementi?item=e1", "/search", "/search?kind=events", "/search?kind=articles",
    "/search?words=armes", "/actors", "/actor?code=MLI", "/actor?name=Mali&code=MLI+GOV&view=events",
    "/actor?code=NER&view=about", "/pairs", "/pair?a=MLI&b=NER", "/disputes", "/announcements", "/map", "/add",
    "/corrections", "/correct?document=dementi&item=e1", "/correct?document=dementi&item=s1&field=speakers", "/enter",
]  # fmt: skip
LISTS = {"articles": 3, "statements": 4, "events": 3, "actors": 7, "pairs": 1, "disputes": 1, "announcements": 1,
         "places": 1, "outlets": 3, "months": 6, "types": 2, "acts": 4, "standings": 3, "corrections": 0}  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_in_both_languages(client: TestClient, address: str) -> None:
    mark = "&" if "?" in address else "?"
    for language in ("fr", "en"):
        answer = client.get(f"{address}{mark}lang={language}")
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in answer.text
        assert answer.text.count("<h1") == 1


def test_the_language_is_french_until_another_is_asked_for_and_then_kept(client: TestClient) -> None:
    assert '<html lang="fr">' in client.get("/", headers={"accept-language": "en"}).text
    client.get("/?lang=en")
    assert '<html lang="en">' in client.get("/search").text


def test_an_article_shows_its_text_its_record_and_the_standing_in_words(client: TestClient) -> None:
    html = client.get("/article/dementi?item=e1").text
    assert "contesté" in html
    assert "affirmé par ministère malien" in html
    assert "nié par gouvernement nigérien" in html
    assert re.search(r'<details class="entry event disputed lit" id="r-e1" [^>]*open', html)
    assert 'class="m evidence disputed lit" data-m="e1:evidence"' in html
    assert 'class="m content deep1" data-m="s3:content"' in html  # speech within speech


def test_a_chosen_value_lights_its_words_without_javascript(client: TestClient) -> None:
    html = client.get("/article/dementi?item=e1&role=time").text
    assert re.findall(r'class="m[^"]* lit" data-m="([^"]*)"', html) == ["e1:time"]


def test_numbers_stand_with_their_event_their_words_and_who_gives_them(client: TestClient) -> None:
    html = client.get("/article/accord?item=e1&role=count1").text
    assert "au moins 3\u202f500\u202f000\u00a0EUR" in html
    assert "« au moins 3,5 millions d’euros »" in html
    assert re.search(r"environ 20 .*Niger", html)
    assert re.findall(r'class="m[^"]* lit" data-m="([^"]*)"', html) == ["e1:count1"]
    assert "at least 3,500,000" in client.get("/article/accord?lang=en").text
    assert "environ 20" in client.get("/actor?name=Niger&code=NER+GOV&view=events&lang=fr").text
    found = json.loads(client.get("/export/events.json?type=AGREE&standing=asserted").content)
    assert [figure["words"] for figure in found[0]["figures"]] == [
        "au moins 3,5 millions d’euros",
        "environ vingt instructeurs",
    ]


def test_a_search_is_all_in_its_address_and_cites(client: TestClient) -> None:
    html = client.get(
        "/search?kind=statements&words=livre&speaker=NER&since=2025-01-01&outlet=Le+Courrier+d’essai"
    ).text
    assert "1 résultat" in html
    assert 'href="/article/dementi?item=s2#t-s2"' in html
    assert 'value="2025-01-01"' in html
    assert client.get("/search?kind=events&standing=disputed&country=MLI&other=NER").text.count("<article") == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [("livré", 2), ("LIVRE", 2), ('"tout va bien"', 2), ("«tout va bien»", 2), ('"bien tout"', 0), ("*", None),
     ('"', None), ("NEAR(a b)", 0), ("livré OR tout", 0), ("a:b", 0), ("^livré", None), ("(", None), ("'; DROP--", None)],
)  # fmt: skip
def test_no_words_break_a_search(client: TestClient, words: str, found: int | None) -> None:
    answer = client.get("/search", params={"kind": "statements", "words": words})
    assert answer.status_code == 200
    if found is not None:
        assert f"{found} résultat" in answer.text


@pytest.mark.parametrize(
    "address",
    ["/search?type=NOPE", "/search?since=hier", "/search?kind=all", "/search?words=" + "a" * 400, "/pair?a=1&b=MLI",
     "/actor?code=MLI&view=x", "/correct?document=dementi&item=e1&field=x", "/search?standing=%00"],
)  # fmt: skip
def test_an_impossible_value_is_explained(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "n’est pas possible ici" in answer.text


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/article/none", "/actor", "/actor?code=ZZZ", "/pair?a=FRA&b=USA", "/correct?document=dementi&item=e9",
     "/export/nothing.csv", "/add/none", "/record/none.json", "/static/none.css"],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Cette page n’existe pas" in answer.text


def test_disputes_show_the_words_of_both_sides(client: TestClient) -> None:
    html = client.get("/disputes").text
    yes, no = html.split('<section class="side no">')
    assert "ministère malien" in yes
    assert "Niamey avait livré des armes aux rebelles près de Gao" in yes
    assert "Niamey n’a rien livré" in no


def test_announcements_show_what_came_later(client: TestClient) -> None:
    html = client.get("/announcements").text
    assert "mars 2026" in html
    assert "/article/accord?item=e1#t-e1" in html


def test_lists_go_on_page_by_page_and_lose_nothing(tmp_path: Path, over: Callable[[Room], TestClient]) -> None:
    client = over(Room(shelf.many(tmp_path / "many.sqlite", 60), code))
    seen, address = [], "/search?kind=events&type=AGREE"
    while address:
        html = client.get(address).text
        seen += re.findall(r'class="source"><a href="/article/(doc\d+)', html)
        following = re.search(r'rel="next" href="([^"]*)"', html)
        address = following.group(1).replace("&amp;", "&") if following else ""
    assert sorted(seen) == [f"doc{n:03}" for n in range(60)]
    assert client.get("/search?kind=events&after=nonsense").status_code == 200


@pytest.mark.parametrize(("name", "count"), LISTS.items())
def test_every_list_is_exported_with_all_rows(client: TestClient, name: str, count: int) -> None:
    table = client.get(f"/export/{name}.csv")
    assert table.headers["content-disposition"] == f'attachment; filename="dragoman-{name}.csv"'
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    objects = json.loads(client.get(f"/export/{name}.json").content)
    assert len(rows) - 1 == len(objects) == count
    assert all(len(row) == len(rows[0]) for row in rows)


def test_an_export_keeps_the_filters(client: TestClient) -> None:
    found = json.loads(client.get("/export/events.json?standing=planned").content)
    assert [event["id"] for event in found] == ["e2"]
    said = json.loads(client.get("/export/statements.json?name=gouvernement+nig%C3%A9rien&code=NER+GOV").content)
    assert [statement["id"] for statement in said] == ["s2"]


def test_a_record_is_downloaded_as_json(client: TestClient) -> None:
    answer = client.get("/record/dementi.json")
    assert answer.json() == json.loads(shelf.denial().to_json())


def test_an_error_of_ours_is_a_page_too(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dragoman.library.queries.disputes", failing)
    app = application(room, PORT)
    client = TestClient(app, base_url=f"http://127.0.0.1:{PORT}", raise_server_exceptions=False)
    answer = client.get("/disputes")
    assert answer.status_code == 500
    assert "Dragoman a échoué sur cette page" in answer.text
    assert "content-security-policy" in answer.headers


def test_a_library_that_went_away_is_explained(client: TestClient, room: Room) -> None:
    room.library.unlink()
    answer = client.get("/search")
    assert answer.status_code == 503
    assert "La bibliothèque ne répond pas" in answer.text


def test_an_empty_library_says_how_to_begin(tmp_path: Path, over: Callable[[Room], TestClient]) -> None:
    with Library.open(tmp_path / "empty.sqlite"):
        pass
    client = over(Room(tmp_path / "empty.sqlite", code))
    for address in ("/", "/search", "/actors", "/pairs", "/disputes", "/announcements", "/map", "/corrections"):
        assert client.get(address).status_code == 200
    assert "La bibliothèque est vide" in client.get("/").text


def test_a_search_says_how_much_each_kind_has(client: TestClient) -> None:
    html = client.get("/search?words=armes").text
    tabs = re.search(r'<nav class="tabs".*?</nav>', html, re.DOTALL)
    assert tabs
    counts = [int(n) for n in re.findall(r'<span class="count">(\d+)<', tabs[0])]
    listed = [
        len(client.get(f"/export/{kind}.json?words=armes").json()) for kind in ("statements", "events", "articles")
    ]
    assert counts == listed
    assert any(counts)


def test_an_address_that_is_no_web_page_is_no_link(tmp_path: Path) -> None:
    for address, is_link in (("javascript:alert(1)", False), ("https://exemple.example/a", True)):
        record = shelf.denial()
        path = tmp_path / f"{is_link}.sqlite"
        with Library.open(path) as library:
            library.add(record.model_copy(update={"document": record.document.model_copy(update={"url": address})}))
        with TestClient(application(Room(path, code), PORT), base_url=f"http://127.0.0.1:{PORT}") as client:
            assert (f'href="{address}"' in client.get(f"/article/{record.document.id}").text) is is_link
