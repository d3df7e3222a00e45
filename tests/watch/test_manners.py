"""robots.txt as RFC 9309 has it, turns of hosts, pauses after failures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dragoman.errors import RejectedInput
from dragoman.reading.fetch import Fetcher
from dragoman.watch.backoff import after_failures, retry_after
from dragoman.watch.manners import Later, Manners
from dragoman.watch.robots import Robots
from tests.watch.making import LIMITS, LOCAL, TestClock, World
from tests.watch.server import answer, names, redirect

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Site:
    """May ``Dragoman`` fetch a path of a site with this robots.txt?"""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clock = TestClock()
        fetcher = Fetcher("Dragoman/test", LIMITS, names({"journal.example": LOCAL}))
        self.manners = Manners(Robots(fetcher, self.clock), self.clock, 5.0)

    def robots(self, *plays: bytes) -> None:
        self.world.server.at("/robots.txt", *plays)

    def asked(self) -> int:
        return sum(path == "/robots.txt" for path, _ in self.world.server.asked)

    def outcome(self, path: str = "/un") -> str:
        try:
            self.manners.before([self.world.server.allowed()])(self.world.server.address(path))
        except RejectedInput as rejection:
            return rejection.reason
        except Later as later:
            return later.rejection.reason if later.rejection else "later"
        return "ok"


@pytest.fixture
def site(world: World) -> Site:
    return Site(world)


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        ("User-agent: *\nDisallow: /", "robots-disallowed"),
        ("User-agent: *\nDisallow: /un", "robots-disallowed"),
        ("User-agent: *\nDisallow: /deux", "ok"),
        ("User-agent: *\nDisallow: /\nAllow: /un", "ok"),
        ("User-agent: *\nDisallow: /\n\nUser-agent: dragoman\nDisallow:", "ok"),
        ("User-agent: *\nAllow: /\n\nUser-agent: DRAGOMAN\nDisallow: /u", "robots-disallowed"),
        ("User-agent: autre\nDisallow: /", "ok"),
        ("\ufeffUser-agent: *\r\nDisallow: /*n$\r\n", "robots-disallowed"),
        ("User-agent: *\nDisallow: /" + "*a" * 500, "ok"),
        ("<html>pas de robots</html>", "ok"),
        ("", "ok"),
        ("User-agent: *\n" + "# rien\n" * 90_000 + "Disallow: /\n", "ok"),
        ("User-agent: *\nDisallow: /un\n" + "# rien\n" * 90_000, "robots-disallowed"),
    ],
)
def test_rules(site: Site, robots: str, outcome: str) -> None:
    site.robots(answer(robots))
    assert site.outcome() == outcome


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, "ok"),
        (401, "ok"),
        (403, "ok"),
        (410, "ok"),
        (429, "robots-unreachable"),
        (500, "robots-unreachable"),
        (503, "robots-unreachable"),
    ],
)
def test_without_rules(site: Site, status: int, outcome: str) -> None:
    site.robots(answer(status=status))
    assert site.outcome() == outcome


def test_redirects_to_the_rules_are_followed(site: Site) -> None:
    site.robots(redirect("/ailleurs.txt", 301))
    site.world.server.at("/ailleurs.txt", answer("User-agent: *\nDisallow: /un"))
    assert site.outcome() == "robots-disallowed"


def test_rules_are_asked_for_once_a_day(site: Site) -> None:
    site.robots(answer("User-agent: *\nAllow: /"))
    for path in ("/un", "/deux", "/trois"):
        assert site.outcome(path) == "ok"
    assert site.asked() == 1
    site.clock.time += timedelta(hours=24)
    assert site.outcome() == "ok"
    assert site.asked() == 2


def test_rules_that_were_known_hold_while_they_cannot_be_read(site: Site) -> None:
    site.robots(answer("User-agent: *\nDisallow: /deux"), answer(status=500))
    site.outcome()
    site.clock.time += timedelta(hours=25)
    assert (site.outcome("/un"), site.outcome("/deux")) == ("ok", "robots-disallowed")


def test_rules_that_could_not_be_read_are_asked_for_again(site: Site) -> None:
    site.robots(answer(status=500), answer("User-agent: *\nAllow: /"))
    assert site.outcome() == "robots-unreachable"
    site.clock.time += timedelta(minutes=31)
    assert site.outcome() == "ok"


def test_a_turn_is_waited_for_when_it_is_near_and_put_off_when_it_is_far(site: Site) -> None:
    site.robots(answer("User-agent: *\nCrawl-delay: 50"))
    assert site.outcome() == "ok"
    assert site.outcome() == "ok"
    assert site.clock.time - site.clock.begun == timedelta(seconds=50)
    site.manners.leave_alone("journal.example", site.clock.time + timedelta(hours=1))
    assert site.outcome() == "later"


def test_a_host_that_fails_again_and_again_is_left_alone(site: Site) -> None:
    site.manners.went("journal.example", well=False)
    assert site.outcome() == "ok"
    site.manners.went("journal.example", well=False)
    assert site.outcome() == "later"
    site.clock.time += timedelta(minutes=15)
    assert site.outcome() == "ok"
    site.manners.went("journal.example", well=True)
    site.manners.went("journal.example", well=False)
    assert site.outcome() == "ok"


def test_pauses_double_up_to_a_day() -> None:
    pauses = [after_failures(n, timedelta(minutes=30), 0.0) for n in (1, 2, 3, 10, 1_000)]
    assert pauses == [timedelta(minutes=m) for m in (30, 60, 120, 1_440, 1_440)]
    assert timedelta(minutes=30) < after_failures(1, timedelta(minutes=30), 0.5) < timedelta(minutes=38)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("Mon, 23 Nov 2026 09:00:00 GMT", 3_600),
        ("Mon, 23 Nov 2026 07:00:00 GMT", 0),
        ("99999999999999999999", 7 * 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 7 * 86_400),
        ("²", None),
        ("-5", None),
        ("bientôt", None),
        ("", None),
    ],
)
def test_retry_after(value: str, seconds: int | None) -> None:
    found = retry_after({"retry-after": value}, NOW)
    assert found == (None if seconds is None else timedelta(seconds=seconds))
