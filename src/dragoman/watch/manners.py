"""Good manners: what robots.txt disallows is not fetched, and no host is asked faster than it likes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

import httpx

from dragoman.errors import RejectedInput
from dragoman.reading import fetch_addresses as addresses
from dragoman.watch import backoff
from dragoman.watch.answers import robots_disallowed, robots_unreachable
from dragoman.watch.clock import Clock
from dragoman.watch.robots import Robots, Rules

SHORT = timedelta(seconds=60)  # a wait that is worth waiting for; a longer one is put off
_MAX_DELAY = 86_400.0
_MANY_HOSTS = 1_000
_TROUBLE = timedelta(minutes=15)


class Later(Exception):
    """The host is to be left alone until ``until``; ``rejection`` says why when something is wrong with it."""

    def __init__(self, until: datetime, rejection: RejectedInput | None = None) -> None:
        super().__init__(until)
        self.until = until
        self.rejection = rejection


class Manners:
    """When each host may be asked again. ``delay`` is the least number of seconds between two requests."""

    def __init__(self, robots: Robots, clock: Clock, delay: float) -> None:
        self._robots = robots
        self._clock = clock
        self._delay = delay
        self._free_at: dict[str, datetime] = {}
        self._failures: Counter[str] = Counter()

    def before(self, allow: Collection[str]) -> Callable[[str], None]:
        """What is to be called with each address before it is opened: it waits for the host's turn.

        It raises ``Later`` when that would take long or robots.txt cannot be read, and ``RejectedInput`` when
        robots.txt disallows the address.
        """

        def enter(address: str) -> None:
            rules = self._robots.of(address, allow)
            if rules.file is None:
                raise Later(rules.expires, robots_unreachable(address, rules.why))
            if not rules.allows(address):
                raise robots_disallowed(address)
            self._take_turn(addresses.host_of(httpx.URL(address)), rules)

        return enter

    def free_at(self, host: str) -> datetime:
        """When the host may be asked next; now, or earlier, for most."""
        return self._free_at.get(host, self._clock.now())

    def leave_alone(self, host: str, until: datetime) -> None:
        """The host asked for a pause."""
        self._free_at[host] = max(until, self.free_at(host))

    def went(self, host: str, *, well: bool) -> None:
        """What came of asking: a host that fails twice in a row is left alone, then longer and longer.

        Otherwise a server that keeps every connection open till the end of its time would take all the time there is.
        """
        if well:
            del self._failures[host]
            return
        if len(self._failures) > _MANY_HOSTS:
            self._failures.clear()
        self._failures[host] += 1
        if (failures := self._failures[host]) > 1:
            pause = backoff.after_failures(failures - 1, _TROUBLE, self._clock.chance())
            self.leave_alone(host, self._clock.now() + pause)

    def _take_turn(self, host: str, rules: Rules) -> None:
        free_at = self.free_at(host)
        if free_at - self._clock.now() > SHORT:
            raise Later(free_at)
        self._clock.wait_until(free_at)
        if self._clock.stopping:
            raise Later(self._clock.now())
        now = self._clock.now()
        if len(self._free_at) > _MANY_HOSTS:
            self._free_at = {host: free for host, free in self._free_at.items() if free > now}
        self._free_at[host] = now + timedelta(seconds=min(max(self._delay, rules.delay()), _MAX_DELAY))
