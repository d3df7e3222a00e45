"""A bound on the seconds that reading one article may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.reading.limits import Limits, reject
from dragoman.reading.reasons import Reason


class _OutOfTime(BaseException):
    """Beyond ``Exception``, as the libraries that read pages swallow those."""


@contextmanager
def time_limit(source: str, limits: Limits) -> Iterator[None]:
    """Raises ``RejectedInput`` (``too-slow``) in a block that takes more than ``limits.max_seconds``.

    Kept by the interval timer of a POSIX process, so on its main thread only, and not where the
    program uses that timer for something else; elsewhere the block runs to its end.
    """
    if not _is_free():
        yield
        return

    def stop(*_: object) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    # Again every second: a library may catch the first one.
    signal.setitimer(signal.ITIMER_REAL, limits.max_seconds, 1.0)
    try:
        yield
    except _OutOfTime:
        what = f"reading it took more than {limits.max_seconds:g} seconds"
        raise reject(Reason.TOO_SLOW, source, what, "save the article's text as a .txt file") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _is_free() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0) and signal.getsignal(signal.SIGALRM) is not None
