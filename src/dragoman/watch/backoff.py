"""How long to leave a server alone after it failed or asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=1)
_LONGEST_ASKED = timedelta(days=7)
_JITTER = 0.25


def after_failures(failures: int, first: timedelta, chance: float) -> timedelta:
    """Twice as long after each failure in a row, a day at most, up to a quarter more by chance.

    The chance keeps many programs that failed together from coming back together.
    """
    pause: timedelta = min(first * 2.0 ** min(failures - 1, 20), LONGEST)
    return pause * (1 + _JITTER * chance)


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The pause that a Retry-After header asks for (RFC 9110, 10.2.3), a week at most; ``None`` without a valid one."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=min(int(value[:12]), 10**9)), _LONGEST_ASKED)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    asked = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    return max(timedelta(0), min(asked, _LONGEST_ASKED))
