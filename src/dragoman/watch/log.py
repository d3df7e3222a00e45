"""The log that a person reads, one line an action, and the status line of a terminal."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from dragoman.errors import RejectedInput
from dragoman.reading.fetch_addresses import shown
from dragoman.watch.clock import written

_LONGEST_LINE = 1_000


class Log:
    """Writes lines such as ``2026-11-23T08:00:05Z  coded     https://… (4 statements, 2 events)``.

    What servers said goes through ``shown``, so that none can forge a line or steer a terminal.
    """

    def __init__(self, write: Callable[[str], None], now: Callable[[], datetime]) -> None:
        self._write = write
        self._now = now

    def line(self, action: str, what: str) -> None:
        """One action, and what it was done to."""
        self._write(f"{written(self._now())}  {action:<9} {shown(what, _LONGEST_LINE)}")

    def rejected(self, rejection: RejectedInput) -> None:
        """A source that became no document, with its reason."""
        self.line("rejected", f"[{rejection.reason}] {rejection}")


@contextmanager
def opened(file: Path | None, now: Callable[[], datetime]) -> Iterator[Log]:
    """A log that goes to ``file``, at its end, or to standard error.

    The file may be moved away while the program runs: a new one is begun. Raises ``OSError`` when it cannot be written;
    a disk that fills up later stops the log and nothing else.
    """
    logger = logging.Logger("dragoman.watch")
    handler = WatchedFileHandler(file, encoding="utf-8") if file else logging.StreamHandler(sys.stderr)
    logger.addHandler(handler)
    # A line that cannot be written is no reason to stop, nor to fill the terminal with tracebacks.
    handler.handleError = lambda record: None  # type: ignore[method-assign]  # noqa: ARG005
    try:
        yield Log(logger.info, now)
    finally:
        with suppress(OSError):
            handler.close()


@contextmanager
def status_line() -> Iterator[Callable[[str], None]]:
    """A line at the foot of a terminal that says how things stand; nothing when standard error is none."""
    if not sys.stderr.isatty():
        yield lambda _text: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("") as status:
        yield lambda text: status.update(Text(text))


def counted(number: int, noun: str) -> str:
    """«1 item», «3 items»."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
