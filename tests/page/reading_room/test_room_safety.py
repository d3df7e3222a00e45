"""No article, no address and no other site's page can make the reading room do what its reader did not ask for."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from dragoman.page.reading_room.app import FORMS, application
from dragoman.page.reading_room.room import Room
from dragoman.page.safety import HEADERS
from tests.page.reading_room.conftest import PORT
from tests.page.reading_room.test_pages import PAGES

HOSTILE = "..%2F..%2Fetc%2Fpasswd"
ADDRESSES = [*PAGES, f"/article/{HOSTILE}", f"/article/{HOSTILE}?item=s1", f"/correct?document={HOSTILE}&item=s1",
             "/search?kind=articles&words=titre", '/search?words="><script>alert(9)</script>', "/nowhere",
             "/search?type=<script>", "/search?after=x&outlet=</title><script>"]  # fmt: skip


class Page(HTMLParser):
    """What of a page could run or style anything."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inline: list[str] = []
        self._script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inline += [f"{tag} {name}" for name, _ in attrs if name == "style" or name.startswith("on")]
        if tag in ("style", "iframe", "object", "embed", "base") or (tag == "script" and "src" not in dict(attrs)):
            self.inline.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "action", "xlink:href", "formaction"):
                scheme = re.match(r"\s*([a-z]+):", value or "", re.IGNORECASE)
                if scheme and scheme.group(1).lower() not in ("http", "https"):
                    self.inline.append(f"{tag} {value}")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_runs_but_our_own_files(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert Page(answer.text).inline == []
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_an_article_is_shown_as_words_whatever_they_are(client: TestClient) -> None:
    html = client.get(f"/article/{HOSTILE}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; «titre»" in html
    assert "&lt;img src=x onerror=alert(2)&gt;" in html
    assert "<b>Mali" not in html


@pytest.mark.parametrize("host", ["evil.example:8100", "127.0.0.1:9999", "127.0.0.1", "localhost:8100.evil.example"])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("address", FORMS)
def test_a_form_without_our_token_changes_nothing(client: TestClient, room: Room, address: str) -> None:
    before = room.library.read_bytes()
    for token in ({}, {"token": ""}, {"token": "guess"}):
        fields = {"document": "dementi", "item": "e1", "field": "whole", "verdict": "right", "who": "x", "text": "y"}
        answer = client.post(address, data={**fields, **token})
        assert answer.status_code == 403
        assert "n’est plus valable" in answer.text
    assert room.library.read_bytes() == before


@pytest.mark.parametrize("address", FORMS)
def test_another_sites_page_cannot_send_a_form(client: TestClient, room: Room, address: str) -> None:
    answer = client.post(address, data={"token": room.token.value}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/static/../room.py", "/static/%2e%2e/room.py", "/static/..%2froom.py", "/static//etc/passwd", "/record/../room.json",
     "/article/../../etc/passwd2", "/export/..%2f..%2fx.csv"],
)  # fmt: skip
def test_no_address_leads_out_of_the_library(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_name_of_a_download_is_harmless(client: TestClient) -> None:
    answer = client.get(f"/record/{HOSTILE}.json")
    assert answer.headers["content-disposition"] == 'attachment; filename="..-..-etc-passwd.json"'


def test_too_much_is_refused(client: TestClient, room: Room) -> None:
    assert client.post("/add", data={"token": room.token.value, "text": "a" * 5_000_000}).status_code == 413
    fields = {f"f{n}": "x" for n in range(500)}
    assert client.post("/add", data={"token": room.token.value, **fields}).status_code == 400


def test_pages_only_read(client: TestClient, room: Room) -> None:
    before = room.library.read_bytes()
    for address in PAGES:
        client.get(address)
        assert client.put(address).status_code == 405 or address == "/"
    assert room.library.read_bytes() == before


def test_without_the_password_nothing_is_shown(room: Room, over: Callable[[Room], TestClient]) -> None:
    from dragoman.page.reading_room.password import hashed

    room.password = hashed("un mot de passe")
    client = over(room)
    for address in [page for page in PAGES if page != "/enter"] + [
        "/export/events.csv",
        "/record/dementi.json",
        "/nowhere",
    ]:
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert client.post("/add", data={"token": room.token.value, "text": "x"}).headers["location"] == "/enter"
    assert client.get("/static/room.css").status_code == 200
    assert client.post("/enter", data={"token": room.token.value, "password": "autre"}).status_code == 403
    entered = client.post("/enter", data={"token": room.token.value, "password": "un mot de passe"})
    assert "httponly" in entered.headers["set-cookie"].lower()
    assert client.get("/disputes").status_code == 200
    client.get("/leave")
    assert client.get("/disputes").status_code == 303


def test_a_password_is_kept_as_a_salted_hash() -> None:
    from dragoman.page.reading_room.password import fits, hashed, is_hash

    one, other = hashed("secret secret"), hashed("secret secret")
    assert one != other
    assert is_hash(one)
    assert not is_hash("secret secret")
    assert fits("secret secret", one)
    assert not fits("secret", one)


def test_a_name_that_the_command_was_given_is_answered_and_no_other(room: Room) -> None:
    client = TestClient(application(room, PORT, ("127.0.0.1", "atlas.example")))
    assert client.get("/", headers={"host": f"atlas.example:{PORT}"}).status_code == 200
    assert client.get("/", headers={"host": f"localhost:{PORT}"}).status_code == 421
