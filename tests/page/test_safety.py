"""A local page answers nobody but this machine's own pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.page.safety import LocalOnly, Token


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{len(await request.body())} bytes")


@pytest.fixture
def client() -> TestClient:
    app = LocalOnly(Starlette(routes=[Route("/", echo, methods=["GET", "POST"])]), 8000, max_body=100)
    return TestClient(app, base_url="http://127.0.0.1:8000")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000"])
def test_this_machines_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1.evil.example:8000", ""]
)
def test_a_name_that_an_attacker_chose_is_not(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "bytes" not in answer.text


@pytest.mark.parametrize("origin", ["http://evil.example", "https://127.0.0.1:8000", "http://127.0.0.1:9000", "null"])
def test_another_sites_page_may_send_nothing(client: TestClient, origin: str) -> None:
    assert client.post("/", headers={"origin": origin}).status_code == 403


def test_our_own_page_may_send(client: TestClient) -> None:
    assert client.post("/", content=b"x" * 100, headers={"origin": "http://127.0.0.1:8000"}).text == "100 bytes"


def test_too_much_is_refused_whether_announced_or_not(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(5):
            yield b"x" * 30

    assert client.post("/", content=b"x" * 101).status_code == 413
    assert client.post("/", content=pieces()).status_code == 413


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "evil.example"])
def test_every_answer_forbids_foreign_code_and_frames(client: TestClient, host: str) -> None:
    headers = client.get("/", headers={"host": host}).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_token_fits_itself_only() -> None:
    token = Token()
    assert token.fits(token.value)
    for other in (Token().value, "", "é", None, 3):
        assert not token.fits(other)
