"""Every broken or hostile feed and page, with what becomes of it; the table in docs/watch.md says the same."""

from __future__ import annotations

import gzip
import re
import sqlite3
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from dragoman.library import database
from dragoman.library.store import Library, LibraryError
from dragoman.reading import fetch_addresses, fetch_connection
from dragoman.reading.fetch import FetchLimits, NetworkReason
from dragoman.reading.fetch_addresses import is_public
from dragoman.watch.answers import PASSING
from dragoman.watch.feeds import Feed
from tests.reading import test_fetch as network
from tests.watch.making import BODY, LOCAL, World, page, rss, rss_text
from tests.watch.server import answer, redirect

Play = Callable[[World], Feed | None]
CASES: dict[str, tuple[str, Play]] = {}
DOCS = Path(__file__).parents[2] / "docs" / "watch.md"
ENGLISH = (
    "The ministry denied on Monday that any weapons had been delivered to the rebels in the north of the country. " * 3
)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><rss version="2.0"><channel><title>&i;</title><item><title>&i;</title></item></channel></rss>'
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
    "<item><title>&a;</title><link>http://journal.example/un</link></item></channel></rss>"
)


def case(what: str, outcomes: str) -> Callable[[Play], Play]:
    def register(play: Play) -> Play:
        CASES[what] = (outcomes, play)
        return play

    return register


def feed(what: str, outcomes: str, *plays: object) -> None:
    """A case in which the feed's address plays something and nothing else matters."""

    @case(what, outcomes)
    def _(world: World) -> None:
        world.server.at("/feed.xml", *plays)  # type: ignore[arg-type]


def article(what: str, outcomes: str, *plays: object) -> None:
    """A case in which a feed is well and the page of its one article plays something."""

    @case(what, outcomes)
    def _(world: World) -> None:
        world.server.at("/un", *plays)  # type: ignore[arg-type]
        world.publish(("Le ministère dément", world.server.address("/un")))


def items(what: str, outcomes: str, *links: str, extra: str = "") -> None:
    """A case in which a feed lists these addresses; /un, /deux and /trois are good articles."""

    @case(what, outcomes)
    def _(world: World) -> None:
        for path in ("/un", "/deux", "/trois"):
            world.article(path, f"Le sommet {path}")
        listed = [("Un titre", link.format(site=world.server.address(""))) for link in links]
        world.server.at("/feed.xml", rss(listed, extra))


feed("redirects to 127.0.0.1", "private-address", redirect("http://127.0.0.1/feed.xml"))
feed("redirects to 169.254.169.254, where clouds keep secrets", "private-address", redirect("http://169.254.169.254/"))
feed("redirects to a file", "bad-address", redirect("file:///etc/passwd"))
feed("redirects to another port", "refused-port", redirect("http://journal.example:22/"))
feed("redirects with a password in the address", "bad-address", redirect("http://nom:secret@journal.example/"))
feed("redirects in a circle", "too-many-redirects", redirect("/feed.xml"))
feed("sends a byte now and then", "timed-out", network.trickle)
feed("sends header after header, slowly", "timed-out", network.trickle_headers)
feed("takes the connection and says nothing", "timed-out", network.say_nothing)
feed("never ends", "too-large", network.endless)
feed("never ends its headers", "bad-answer", network.endless_headers)
feed("is a gzip bomb", "too-large", answer(gzip.compress(bytes(50_000_000)), content_encoding="gzip"))
feed("is cut off inside its gzip", "cut-short", answer(gzip.compress(b"<rss>" * 99)[:-9], content_encoding="gzip"))
feed("is compressed twice", "unknown-encoding", answer(gzip.compress(b""), content_encoding="gzip, gzip"))
feed("is shorter than its Content-Length", "cut-short", answer("<rss></rss>", content_length="500"))
feed(
    "has two Content-Lengths that differ",
    "bad-answer",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n<rss>",
)
feed("speaks something other than HTTP", "bad-answer", b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
feed("answers 404", "not-found", answer(status=404))
feed("answers 410", "gone", answer(status=410))
feed("answers 403", "access-denied", answer(status=403))
feed("answers 429 with Retry-After", "too-many-requests", answer(status=429, retry_after="3600"))
feed("answers 500", "server-error", answer(status=500))
feed("is an XML entity bomb", "unsafe-markup", answer(BOMB, content_type="text/xml"))
feed("refers to a file in an entity", "unsafe-markup", answer(EXTERNAL, content_type="text/xml"))
feed("has no byte", "empty", answer("", content_type="text/xml"))
feed("is a feed without items", "ok", rss([]))
feed("is a web page instead of a feed", "bad-markup", page("Bienvenue", *BODY))
feed("is an image", "wrong-type", answer(b"\x89PNG", content_type="image/png"))
feed("is no XML at all", "bad-markup", answer("du texte, rien que du texte", content_type="text/xml"))


@case("gives an ETag that no header may hold", "coded")
def _(world: World) -> None:
    item = (world.article("/un", "Le sommet")[0], world.server.address("/un"))
    world.server.at("/feed.xml", rss([], etag='"é"'), rss([item]))


@case("sends hints without end before the answer", "too-large")
def _(world: World) -> None:
    world.limits = FetchLimits(max_wire_bytes=100_000)
    world.server.at("/feed.xml", network.endless_hints)


@case("lists 100,000 items", "too-many")
def _(world: World) -> None:
    world.limits = FetchLimits()
    world.publish(*(("Un", f"http://journal.example/{n}") for n in range(100_000)))


@case("lists 1,200 items", "too-many, waiting")
def _(world: World) -> None:
    world.publish(*((f"Le sommet {n}", world.server.address(f"/{n}")) for n in range(1_200)))
    world.server.at("/robots.txt", answer("User-agent: *\nCrawl-delay: 86400"))


@case("is cut off in the middle of its XML", "bad-markup, coded")
def _(world: World) -> None:
    items = [world.article("/un", "Le sommet"), ("Deux", "/deux")]
    text = rss_text([(title, world.server.address(path)) for title, path in items])
    world.server.at("/feed.xml", answer(text[: text.index("<title>Deux")], content_type="text/xml"))


@case("is permanently elsewhere", "coded")
def _(world: World) -> None:
    world.publish(("Le sommet", world.server.address(world.article("/un", "Le sommet")[1])), path="/b.xml")
    world.server.at("/feed.xml", redirect("/b.xml", 301))


@case("has a name that leads to a private address", "private-address")
def _(world: World) -> Feed:
    world.names["journal.example"] = "192.168.1.1"
    return Feed(address="http://journal.example/feed.xml")


@case("has a name that turns private after the first look", "private-address")
def _(world: World) -> None:
    """The robots.txt of rebond.example is fetched at an address that passes; the feed meets the second answer."""
    world.names["rebond.example"] = [LOCAL, "10.0.0.1"]
    world.server.at("/feed.xml", redirect(world.server.address("/feed.xml", "rebond.example")))


items("lists the same article three times", "coded", "{site}/un", "{site}/un?utm_source=rss", "{site}/un#a")
items("lists javascript: and data: links", "bad-markup, coded", "javascript:alert(1)", "data:text/html,x", "{site}/un")
items("lists an address with a password", "bad-markup, coded", "http://nom:secret@journal.example/", "{site}/un")
items(
    "lists addresses on this machine",
    "coded, private-address",
    "http://127.0.0.1/",
    "http://2130706433/",
    "{site}/un",
)
items("lists addresses of other ports", "coded, refused-port", "http://autre.example:22/", "{site}/un")
items("dates its items in 2099", "coded", "{site}/un", extra="<pubDate>Mon, 14 Sep 2099 08:00:00 GMT</pubDate>")
items("links relatively", "coded", "/un", "deux")

article("answers 404 for the article", "not-found", answer(status=404))
article("answers 500 for the article", "waiting", answer(status=500))
article("answers 500 and then gives it", "coded", answer(status=500), page("Le ministère dément", *BODY))
article("gives a page without an article", "no-article-text", page("Accueil"))
article("gives an article in English", "wrong-language", page("The ministry denies", ENGLISH))
article("gives a PDF", "wrong-type", answer(b"%PDF", content_type="application/pdf"))
article("gives a page of 300 levels", "too-deep", answer("<div>" * 300 + BODY[0], content_type="text/html"))
article("gives a page that never ends", "too-large", network.endless)
article("redirects the article to 127.0.0.1", "private-address", redirect("http://127.0.0.1/"))


def robots(what: str, outcomes: str, *plays: object) -> None:
    """A case in which robots.txt plays something, and feed and article are well."""

    @case(what, outcomes)
    def _(world: World) -> None:
        world.publish(("Le sommet", world.server.address(world.article("/un", "Le sommet")[1])))
        world.server.at("/robots.txt", *plays)  # type: ignore[arg-type]


robots("disallows the feed in robots.txt", "robots-disallowed", answer("User-agent: *\nDisallow: /"))
robots("disallows the articles in robots.txt", "robots-disallowed", answer("User-agent: Dragoman\nDisallow: /un"))
robots("has no robots.txt", "coded", answer(status=404))
robots("answers 500 for robots.txt", "robots-unreachable", answer(status=500))
robots("trickles robots.txt", "robots-unreachable", network.trickle)
robots("has a robots.txt that never ends", "coded", network.endless)
robots("redirects robots.txt to a private address", "private-address", redirect("http://10.0.0.1/robots.txt"))
robots("asks for a day between two requests", "waiting", answer("User-agent: *\nCrawl-delay: 86400"))


@pytest.mark.parametrize("what", CASES)
def test_the_outcome(world: World, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes, play = CASES[what]
    if "turns private" in what:
        monkeypatch.setattr(fetch_connection, "is_public", lambda address: address == LOCAL or is_public(address))
        monkeypatch.setattr(fetch_addresses, "has_usual_port", lambda _url: True)
    feeds = [played] if (played := play(world)) else []
    begun = time.monotonic()
    world.once(*feeds)
    world.clock.time += timedelta(hours=1)
    world.once(*feeds)
    assert ", ".join(sorted(world.outcomes())) == outcomes, "\n".join(world.lines)
    assert time.monotonic() - begun < 10
    assert not any("secret" in line for line in world.lines)


def test_the_table_in_the_docs_says_the_same() -> None:
    rows = re.findall(
        r"^\| (?:the server|the feed|it) (.+?) \| (`.+?`) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {what: ", ".join(sorted(re.findall(r"`(.+?)`", codes))) for what, codes in rows} == {
        what: outcomes for what, (outcomes, _) in CASES.items()
    }


def test_a_date_in_2099_is_no_date(world: World) -> None:
    CASES["dates its items in 2099"][1](world)
    world.once()
    assert [document.published for document in world.documents()] == [None]


def test_a_locked_library_is_waited_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    world.publish(("Le sommet", world.server.address(world.article("/un", "Le sommet")[1])))
    world.once(world.feed("/autre.xml"))
    other = sqlite3.connect(world.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError) as caught:
        world.once()
    assert caught.value.reason == "library-locked"
    other.execute("ROLLBACK")
    other.close()
    assert world.once() == {"polls": 1, "coded": 1}


def test_a_full_disk_loses_nothing(world: World) -> None:
    paragraphs = [f"Le sommet a duré {n} heures. {BODY[0]}" for n in range(1_000)]
    world.publish(("Le sommet", world.server.address(world.article("/un", "Le sommet", *paragraphs)[1])))
    with Library.open(world.path) as library:
        pages = library.database.number("PRAGMA page_count")
        library.database.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(LibraryError) as caught:
            world.watcher(library).run_once()
    assert caught.value.reason == "disk-full"
    assert world.documents() == []
    assert world.once() == {"coded": 1, "polls": 1}


def test_the_docs_name_every_reason() -> None:
    named = set(re.findall(r"`([a-z-]+)`", DOCS.read_text(encoding="utf-8")))
    assert {reason.value for reason in NetworkReason} | PASSING <= named
