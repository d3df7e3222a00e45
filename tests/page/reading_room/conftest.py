"""A reading room over a small library, asked as a browser asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.errors import RejectedInput
from dragoman.page.reading_room.app import application
from dragoman.page.reading_room.room import Room
from dragoman.record import Document, Record
from tests.page.reading_room import shelf

PORT = 8100


def code(document: Document) -> Record | RejectedInput:
    """A coder that records nothing, and refuses what holds «refuse»."""
    if "refuse" in document.text:
        return RejectedInput("wrong-language", "The text is not in French; give an article in French.", "pasted text")
    return Record(coder="test", document=document)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(shelf.library(tmp_path / "library.sqlite"), code)


@pytest.fixture
def client(room: Room) -> Iterator[TestClient]:
    with TestClient(application(room, PORT), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        yield client


@pytest.fixture
def over() -> Iterator[Callable[[Room], TestClient]]:
    """A client over a room of the test's own."""
    opened: list[TestClient] = []

    def make(room: Room) -> TestClient:
        client = TestClient(application(room, PORT), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False)
        opened.append(client.__enter__())
        return opened[-1]

    yield make
    for client in opened:
        client.__exit__(None, None, None)
