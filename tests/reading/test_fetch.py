"""Fetching: what a server may do to us is bounded, and where it may lead us is checked."""

from __future__ import annotations

import ast
import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.errors import RejectedInput
from dragoman.reading.fetch import Answer, Fetcher, FetchLimits, Request
from tests.watch.server import Server, answer, names, redirect, serving

LIMITS = FetchLimits(seconds=5.0, max_wire_bytes=400_000, max_bytes=300_000, max_redirects=3)
PUBLIC = "9.9.9.9"
LOCAL = "127.0.0.1"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def get(server: Server, path: str = "/", limits: FetchLimits = LIMITS, **request: Any) -> Answer:
    fetcher = Fetcher("Dragoman/test", limits, names({"journal.example": LOCAL, "autre.example": LOCAL}))
    request.setdefault("allow", [server.allowed()])
    return fetcher.get(Request(server.address(path), **request))


def rejection(ask: Callable[[], object]) -> RejectedInput:
    with pytest.raises(RejectedInput) as caught:
        ask()
    assert str(caught.value).startswith(f"{caught.value.source}: ")
    assert caught.value.mend
    return caught.value


def refused(address: str, resolve: Callable[[str, int], Any] | None = None, *allow: str) -> str:
    fetcher = Fetcher("Dragoman/test", LIMITS, resolve or names({}))
    return rejection(lambda: fetcher.get(Request(address, allow=allow))).reason


def test_an_answer_comes_back_whole(server: Server) -> None:
    server.at("/", answer("déjà", content_type="text/html", etag='"7"'))
    found = get(server)
    assert (found.status, found.body.decode(), found.headers["etag"], found.moved_to) == (200, "déjà", '"7"', None)


def test_a_server_learns_the_user_agent_and_nothing_else(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    server.at("/", answer("", 302, location="/b", set_cookie="a=b"))
    server.at("/b", answer("ok"))
    get(server)
    for _, headers in server.asked:
        assert headers.keys() == {"host", "user-agent", "accept-encoding", "connection"}
        assert headers["user-agent"] == "Dragoman/test"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("file:///etc/passwd", "bad-address"),
        ("ftp://journal.example/", "bad-address"),
        ("http://nom:secret@journal.example/", "bad-address"),
        ("http://journal.example:22/", "refused-port"),
        ("http://journal.example:0/", "refused-port"),
        ("http://inconnu.example/", "no-such-host"),
    ],
)
def test_what_is_never_opened(address: str, reason: str) -> None:
    assert refused(address) == reason


def test_a_password_in_an_address_is_not_repeated() -> None:
    fetcher = Fetcher("Dragoman/test", LIMITS, names({}))
    said = str(rejection(lambda: fetcher.get(Request("http://nom:secret@journal.example/"))))
    assert "http://…@journal.example/" in said
    assert "secret" not in said


@pytest.mark.parametrize("written", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "0", "[::1]", "[::ffff:7f00:1]"])
def test_no_writing_of_this_machine_is_opened(written: str) -> None:
    fetcher = Fetcher("Dragoman/test", LIMITS)
    assert rejection(lambda: fetcher.get(Request(f"http://{written}/"))).reason == "private-address"


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    assert refused("http://journal.example/", lambda _h, _p: [PUBLIC, "10.0.0.7"]) == "private-address"


def test_a_host_is_allowed_by_its_name_and_port_only(server: Server) -> None:
    server.at("/", answer("ok"))
    assert get(server).body == b"ok"
    assert rejection(lambda: get(server, allow=[])).reason == "refused-port"
    assert rejection(lambda: get(server, allow=["journal.example"])).reason == "refused-port"
    assert rejection(lambda: get(server, allow=[f"autre.example:{server.port}"])).reason == "refused-port"


def test_the_address_that_was_checked_is_the_one_connected_to(server: Server) -> None:
    """Rebinding: the second answer of the DNS would be this machine; nobody asks for it."""
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [LOCAL]

    server.at("/", answer("ok"))
    Fetcher("Dragoman/test", LIMITS, resolve).get(Request(server.address("/"), allow=[server.allowed()]))
    assert asked == ["journal.example"]


def test_a_name_that_turns_private_at_the_redirect_is_refused(server: Server) -> None:
    server.at("/", redirect("http://rebond.example/secret"))
    resolve = names({"journal.example": LOCAL, "rebond.example": ["10.0.0.1"]})
    fetcher = Fetcher("Dragoman/test", LIMITS, resolve)
    found = rejection(lambda: fetcher.get(Request(server.address("/"), allow=[server.allowed()])))
    assert found.reason == "private-address"
    assert "rebond.example leads to 10.0.0.1" in found.what


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/", "private-address"),
        ("http://169.254.169.254/latest/meta-data/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("file:///etc/passwd", "bad-address"),
        ("gopher://journal.example/", "bad-address"),
        ("javascript:alert(1)", "bad-address"),
        ("http://nom:secret@journal.example/", "bad-address"),
        ("http://127.0.0.1:22/", "refused-port"),
    ],
)
def test_a_redirect_is_checked_like_a_first_address(server: Server, location: str, reason: str) -> None:
    server.at("/", redirect(location))
    fetcher = Fetcher("Dragoman/test", LIMITS, lambda host, _port: [LOCAL if host == "journal.example" else host])
    assert rejection(lambda: fetcher.get(Request(server.address("/"), allow=[server.allowed()]))).reason == reason


def test_redirects_are_followed_and_permanent_ones_remembered(server: Server) -> None:
    server.at("/a", redirect("/b", 301))
    server.at("/b", redirect("/c", 308))
    server.at("/c", answer("ok"))
    server.at("/d", redirect("/a", 302))
    assert get(server, "/a").moved_to == server.address("/c")
    assert get(server, "/d").moved_to is None
    assert get(server, "/d").address == server.address("/c")


def test_redirects_end(server: Server) -> None:
    server.at("/", redirect("/"))
    assert rejection(lambda: get(server)).reason == "too-many-redirects"
    assert len(server.asked) == LIMITS.max_redirects + 1


def test_every_address_is_announced_before_it_is_opened(server: Server) -> None:
    server.at("/", redirect("/b"))
    seen: list[str] = []

    def before(address: str) -> None:
        seen.append(address)
        if address.endswith("/b"):
            raise RejectedInput("robots-disallowed", "x: no; ask.", "x")

    assert rejection(lambda: get(server, before=before)).reason == "robots-disallowed"
    assert seen == [server.address("/"), server.address("/b")]
    assert server.paths() == ["/"]


def trickle(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        client.sendall(b"x")
        time.sleep(0.02)


def trickle_headers(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        client.sendall(b"X-A: b\r\n")
        time.sleep(0.02)


def say_nothing(client: socket.socket) -> None:
    client.recv(1)


def endless(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        client.sendall(b"x" * 65_536)


def endless_headers(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        client.sendall(b"X-A: " + b"b" * 65_536 + b"\r\n")


def endless_hints(client: socket.socket) -> None:
    while True:
        client.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 1_000)


def endless_chunks(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        client.sendall(b"1\r\nx\r\n" * 10_000)


@pytest.mark.parametrize("play", [trickle, trickle_headers, say_nothing])
def test_slowness_ends(server: Server, play: Callable[[socket.socket], None]) -> None:
    server.at("/", play)
    begun = time.monotonic()
    found = rejection(lambda: get(server, limits=FetchLimits(seconds=0.3)))
    assert found.reason == "timed-out"
    assert time.monotonic() - begun < 3


def test_the_time_holds_for_all_redirects_together(server: Server) -> None:
    def slow(client: socket.socket) -> None:
        time.sleep(0.15)
        client.sendall(redirect("/"))

    server.at("/", slow)
    limits = FetchLimits(seconds=0.4, max_redirects=100)
    assert rejection(lambda: get(server, limits=limits)).reason == "timed-out"


def test_a_resolver_that_does_not_answer_is_not_waited_for() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        time.sleep(2)
        return [PUBLIC]

    fetcher = Fetcher("Dragoman/test", FetchLimits(seconds=0.2), resolve)
    assert rejection(lambda: fetcher.get(Request("http://journal.example/"))).reason == "timed-out"


@pytest.mark.parametrize(
    ("play", "reason"),
    [
        (endless, "too-large"),
        (endless_chunks, "too-large"),
        (endless_hints, "too-large"),
        (endless_headers, "bad-answer"),
    ],
)
def test_endlessness_ends(server: Server, play: Callable[[socket.socket], None], reason: str) -> None:
    server.at("/", play)
    assert rejection(lambda: get(server)).reason == reason


def test_a_body_can_be_cut_instead(server: Server) -> None:
    server.at("/", endless)
    found = get(server, cut=True, max_bytes=1_000)
    assert (len(found.body), found.is_cut) == (1_000, True)


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress("déjà ".encode() * 99), "gzip"),
        (gzip.compress("déjà ".encode() * 99), "GZIP"),
        (gzip.compress("déjà ".encode() * 50) + gzip.compress("déjà ".encode() * 49), "x-gzip"),
        (gzip.compress("déjà ".encode() * 99) + bytes(512), "gzip"),
        (zlib.compress("déjà ".encode() * 99), "deflate"),
        ("déjà ".encode() * 99, "identity"),
    ],
)
def test_compressed_answers(server: Server, packed: bytes, encoding: str) -> None:
    server.at("/", answer(packed, content_encoding=encoding))
    assert get(server).body.decode() == "déjà " * 99


@pytest.mark.parametrize(
    ("packed", "encoding", "reason"),
    [
        (gzip.compress(bytes(50_000_000)), "gzip", "too-large"),
        (gzip.compress(b"ab" * 500)[:-20], "gzip", "cut-short"),
        (b"no gzip at all", "gzip", "cut-short"),
        (gzip.compress(gzip.compress(b"ab")), "gzip, gzip", "unknown-encoding"),
        (b"ab", "br", "unknown-encoding"),
    ],
)
def test_compression_that_lies(server: Server, packed: bytes, encoding: str, reason: str) -> None:
    server.at("/", answer(packed, content_encoding=encoding))
    assert rejection(lambda: get(server)).reason == reason


def test_a_gzip_bomb_is_known_by_its_ratio(server: Server) -> None:
    server.at("/", answer(gzip.compress(bytes(50_000_000)), content_encoding="gzip"))
    limits = FetchLimits(max_bytes=100_000_000)
    assert rejection(lambda: get(server, limits=limits)).reason == "compression-bomb"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort", "cut-short"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nshort", "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nshort", "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", "cut-short"),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "bad-answer"),
        (b"", "bad-answer"),
    ],
)
def test_answers_that_are_no_http(server: Server, raw: bytes, reason: str) -> None:
    server.at("/", raw)
    assert rejection(lambda: get(server)).reason == reason


def test_more_than_the_length_that_was_stated_is_not_read(server: Server) -> None:
    server.at("/", answer("court, puis autre chose", content_length="5"))
    assert get(server).body == b"court"


def test_types(server: Server) -> None:
    server.at("/", answer(b"%PDF", content_type="application/pdf"))
    assert rejection(lambda: get(server, types=["text/"])).reason == "wrong-type"
    server.at("/", answer(b"ok", content_type="Text/HTML; charset=utf-8"))
    assert get(server, types=["text/"]).body == b"ok"
    server.at("/", answer(b"ok"))
    assert get(server, types=["text/"]).body == b"ok"


def test_a_status_that_is_no_success_is_an_answer_without_a_body(server: Server) -> None:
    server.at("/", answer("x" * 1_000, 429, retry_after="120"))
    found = get(server)
    assert (found.status, found.body, found.headers["retry-after"]) == (429, b"", "120")


def test_a_closed_port_is_unreachable() -> None:
    with socket.create_server((LOCAL, 0)) as closing:
        port = closing.getsockname()[1]
    assert refused(f"http://{LOCAL}:{port}/", lambda h, _p: [h], f"{LOCAL}:{port}") == "unreachable"


def test_https_is_never_less_than_that(server: Server) -> None:
    fetcher = Fetcher("Dragoman/test", LIMITS, names({"journal.example": LOCAL}))
    request = Request(f"https://journal.example:{server.port}/", allow=[server.allowed()])
    assert rejection(lambda: fetcher.get(request)).reason == "unsafe-connection"


def test_no_other_module_opens_a_connection() -> None:
    package = Path(dragoman.__file__).parent
    networking = {"socket", "httpcore", "http", "urllib.request", "requests", "urllib3", "aiohttp", "ftplib", "smtplib"}
    found = {
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if "page" not in file.parts  # it answers, and asks nobody
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _imported(node)
        if name in networking or name.split(".")[0] in networking
    }
    asked_for = {"scale/engine.py"}  # whether the Ray cluster that the user named answers
    assert found == {"reading/fetch.py", "reading/fetch_connection.py"} | asked_for


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
