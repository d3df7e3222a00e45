"""What the status of an answer means for who asked."""

from __future__ import annotations

from dragoman.errors import RejectedInput
from dragoman.reading.fetch import Answer, NetworkReason
from dragoman.reading.fetch_addresses import shown

PASSING = frozenset(
    {
        NetworkReason.NO_SUCH_HOST.value,
        NetworkReason.UNREACHABLE.value,
        NetworkReason.TIMED_OUT.value,
        NetworkReason.BAD_ANSWER.value,
        NetworkReason.CUT_SHORT.value,
        "server-error",
        "too-many-requests",
        "robots-unreachable",
        "watch-failed",
    }
)
"""The reasons that may be gone in an hour: what failed for one of them is tried again."""


def check_status(answer: Answer, address: str) -> None:
    """Raises ``RejectedInput`` unless the answer is 200."""
    if answer.status == 200:
        return
    reason, what, mend = _meaning(answer.status)
    address = shown(address)
    raise RejectedInput(reason, f"{address}: {what} ({answer.status}); {mend}.", address)


def _meaning(status: int) -> tuple[str, str, str]:
    match status:
        case 404:
            return "not-found", "there is nothing at this address", "check it in a browser"
        case 410:
            return "gone", "the site says that this is gone for good", "take it off the list"
        case 401 | 402 | 403 | 407 | 451:
            return "access-denied", "the site does not give this to everybody", "ask the outlet"
        case 429:
            return "too-many-requests", "the site asks to be left alone for a while", "raise the interval"
        case _ if status >= 500:
            return "server-error", "the site is out of order", "try again later"
        case _:
            return "http-error", "the site gave no page", "check the address in a browser"


def robots_disallowed(address: str) -> RejectedInput:
    """The site's rules leave this out."""
    address = shown(address)
    what = "the site's robots.txt asks programs not to fetch this"
    return RejectedInput("robots-disallowed", f"{address}: {what}; ask the outlet.", address)


def robots_unreachable(address: str, why: str) -> RejectedInput:
    """The site's rules cannot be read: nothing is fetched until they can (RFC 9309, 2.3.1.4)."""
    address = shown(address)
    what = f"the site's robots.txt cannot be read ({why}), so nothing of the site may be fetched"
    return RejectedInput("robots-unreachable", f"{address}: {what}; it is tried again.", address)


def about(rejection: RejectedInput, address: str) -> RejectedInput:
    """The same rejection as one of this address, when it was met on the way (a redirect, robots.txt, the coder)."""
    address = shown(address)
    if rejection.source == address:
        return rejection
    met = f" ({rejection.source})" if rejection.source.startswith("http") else ""
    return RejectedInput(rejection.reason, f"{address}: {rejection.what}{met}; {rejection.mend}.", address)


def unexpected(address: str, error: Exception) -> RejectedInput:
    """An error that nobody thought of."""
    address = shown(address)
    what = f"an unexpected error ({type(error).__name__}: {shown(str(error))})"
    return RejectedInput("watch-failed", f"{address}: {what}; please report it.", address)
