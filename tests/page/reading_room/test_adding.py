"""An article is added from the page by its text, by its address only where that is allowed, and never half."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from dragoman.errors import RejectedInput
from dragoman.library.store import Library
from dragoman.page.reading_room.room import Room
from dragoman.record import Document, Record
from tests.page.reading_room.conftest import code

TEXT = "Paris reçoit Berlin\nLe ministre français a reçu son homologue allemand mardi à Paris pour des entretiens."
PAGE = f"<html><body><article><h1>Paris reçoit Berlin</h1><p>{TEXT * 5}</p></article></body></html>"


def sent(client: TestClient, room: Room, **fields: str) -> str:
    """Sends the form; the address that follows it."""
    answer = client.post("/add", data={"token": room.token.value, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def ended(client: TestClient, address: str) -> str:
    """Waits for the work to end, then gives the address that it leads to, or the page that says why it failed."""
    for _ in range(200):
        if client.get(f"{address}.json").json()["done"]:
            answer = client.get(address)
            return str(answer.headers.get("location") or answer.text)
        time.sleep(0.02)
    raise AssertionError("the work did not end")


def test_pasted_text_is_coded_and_kept(client: TestClient, room: Room) -> None:
    fields = {
        "text": TEXT.replace("\n", "\r\n"),
        "published": "2026-01-06",
        "outlet": "Le Courrier",
        "url": "javascript:x",
    }
    shown = client.get(ended(client, sent(client, room, **fields))).text
    assert "Paris reçoit Berlin" in shown
    with Library.open(room.library) as library:
        (document,) = [r.document for r in library.records() if r.document.outlet == "Le Courrier"]
    assert (document.text, document.published, document.url) == (TEXT, "2026-01-06", None)


def test_the_page_says_that_it_is_working(client: TestClient, room: Room) -> None:
    go_on = threading.Event()

    def slow(document: Document) -> Record | RejectedInput:
        go_on.wait(10)
        return code(document)

    room.code = slow
    address = sent(client, room, text=TEXT)
    waiting = client.get(address)
    assert "Dragoman lit l’article" in waiting.text
    assert waiting.headers["refresh"] == "2"
    go_on.set()
    assert ended(client, address).startswith("/article/")


def test_what_cannot_be_coded_is_explained_and_not_kept(client: TestClient, room: Room) -> None:
    told = ended(client, sent(client, room, text=TEXT + " On refuse."))
    assert "Le texte n’est pas en français" in told
    assert "give an article in French" in told
    with Library.open(room.library) as library:
        assert library.count() == 3


def test_a_failing_coder_takes_nothing_down(client: TestClient, room: Room) -> None:
    def failing(_document: Document) -> Record | RejectedInput:
        raise ZeroDivisionError

    room.code = failing
    assert "ZeroDivisionError" in ended(client, sent(client, room, text=TEXT))
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "told"),
    [({}, "Collez le texte"), ({"text": "   "}, "Collez le texte"), ({"text": TEXT, "published": "hier"}, "2025-10-14"),
     ({"address": "https://example.org/"}, "--allow-fetch"), ({"text": "a " * 600_000}, "million de caractères")],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said(client: TestClient, room: Room, fields: dict[str, str], told: str) -> None:
    answer = client.post("/add", data={"token": room.token.value, **fields})
    assert answer.status_code == 422
    assert told in answer.text


def test_an_address_is_asked_only_where_it_is_allowed(room: Room, over: Callable[[Room], TestClient]) -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        if "nothing" in address:
            raise RejectedInput("no-such-host", f"{address}: no host is called so; check the name.", address)
        return PAGE.encode()

    client = over(room)
    assert 'name="address"' not in client.get("/add").text
    room.fetch = fetch
    assert 'name="address"' in client.get("/add").text
    assert asked == []
    found = ended(client, sent(client, room, address="https://example.org/a"))
    assert "https://example.org/a" in client.get(found).text
    assert "no host is called so" in ended(client, sent(client, room, address="https://nothing.example/"))


def test_only_so_much_may_wait(client: TestClient, room: Room) -> None:
    go_on = threading.Event()

    def slow(document: Document) -> Record | RejectedInput:
        go_on.wait(10)
        return code(document)

    room.code = slow
    answers = [client.post("/add", data={"token": room.token.value, "text": f"{TEXT} {n}"}) for n in range(21)]
    go_on.set()
    assert [answer.status_code for answer in answers] == [303] * 20 + [422]
