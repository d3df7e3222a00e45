"""Time, chance and the wish to stop, in one place, so that tests need not wait."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

_SLICE = 0.5  # seconds after which a wait looks whether it is to end


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Clock:
    """``now`` is in UTC; ``chance`` is a number from 0 to 1; ``stopping`` ends every wait."""

    now: Callable[[], datetime] = _now
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    stopping: bool = False

    def wait_until(self, moment: datetime) -> None:
        """Returns at ``moment``, or soon after somebody asked to stop."""
        while not self.stopping and (left := (moment - self.now()).total_seconds()) > 0:
            self.sleep(min(left, _SLICE))


def written(moment: datetime) -> str:
    """A moment as it stands in the library and in the log; these sort as the moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parsed(moment: str) -> datetime:
    """The moment that ``written`` wrote."""
    return datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
