"""robots.txt, as RFC 9309 has it: what a site lets programs fetch, and how fast."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from protego import Protego

from dragoman.errors import RejectedInput
from dragoman.reading.fetch import Fetcher, NetworkReason, Request
from dragoman.watch.clock import Clock

ROBOT = "Dragoman"
MAX_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are read; what follows is left out
_KEPT_FOR = timedelta(hours=24)  # 2.4
_UNREACHABLE_FOR = timedelta(minutes=30)
_MAX_SITES = 32


@dataclass(frozen=True)
class Rules:
    """What a site allows until ``expires``; ``file`` is ``None`` when nothing is known, and so nothing allowed.

    ``why`` then says what stood in the way.
    """

    file: Protego | None
    expires: datetime
    why: str = ""

    def allows(self, address: str) -> bool:
        """Whether this program may fetch the address."""
        return self.file is not None and self.file.can_fetch(address, ROBOT)

    def delay(self) -> float:
        """The seconds between two requests that the site asks for, 0 when it asks for none."""
        if self.file is None:
            return 0.0
        rate = self.file.request_rate(ROBOT)
        return max(self.file.crawl_delay(ROBOT) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)


class Robots:
    """The rules of the sites asked lately; a few at a time are kept."""

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._sites: OrderedDict[str, Rules] = OrderedDict()

    def of(self, address: str, allow: Collection[str]) -> Rules:
        """The rules of the site that the address is on.

        Raises ``RejectedInput`` when no connection to that site is allowed at all.
        """
        url = httpx.URL(address)
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        known = self._sites.get(site)
        if known is None or known.expires <= self._clock.now():
            known = self._fetched(site, allow, known)
            self._sites[site] = known
        self._sites.move_to_end(site)
        while len(self._sites) > _MAX_SITES:
            self._sites.popitem(last=False)
        return known

    def _fetched(self, site: str, allow: Collection[str], before: Rules | None) -> Rules:
        now = self._clock.now()
        try:
            answer = self._fetcher.get(Request(f"{site}/robots.txt", allow=allow, cut=True, max_bytes=MAX_BYTES))
        except RejectedInput as rejection:
            if rejection.reason in {NetworkReason.PRIVATE_ADDRESS, NetworkReason.REFUSED_PORT}:
                raise
            return _unreachable(before, now, rejection.what)
        # 429 is no «unavailable»: a site that has no time for robots.txt has none for pages either.
        if answer.status >= 500 or answer.status == 429:
            return _unreachable(before, now, f"status {answer.status}")
        text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        return Rules(_parsed(text), now + _KEPT_FOR)


def _unreachable(before: Rules | None, now: datetime, why: str) -> Rules:
    """What was known goes on (2.4); where nothing was, everything is disallowed for the time being (2.3.1.4)."""
    return Rules(before.file if before else None, now + _UNREACHABLE_FOR, why)


def _parsed(text: str) -> Protego:
    try:
        return Protego.parse(text.removeprefix("\ufeff"))
    except Exception:  # a file that breaks the parser gives no rule that could be kept (2.2.1)
        return Protego.parse("")
