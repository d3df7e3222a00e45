"""The progress bar of a long run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MANY_FILES = 3  # more than these are worth a bar


@contextmanager
def progress(files: int, *, on_screen: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error, and what moves it on by a file.

    None when records scroll by on the same terminal, which shows progress well enough.
    """
    scrolling = on_screen and sys.stdout.isatty()
    if files <= MANY_FILES or scrolling or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn("coding"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
    )
    with bar:
        task = bar.add_task("coding", total=files)
        yield lambda: bar.advance(task)
