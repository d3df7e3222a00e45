"""Where records are written as they are coded: a terminal, a pipe, or a file never half-written."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO

from dragoman.record import Record

MAX_WIDTH = 120  # longer lines are tiring to read
FILE_WIDTH = 100


def default_layout(out: Path | None) -> str:
    """``text`` where a person reads it (a terminal, a .txt file), ``jsonl`` anywhere else."""
    reads_it = out.suffix.lower() == ".txt" if out else sys.stdout.isatty()
    return "text" if reads_it else "jsonl"


def writer(stream: TextIO, layout: str) -> Callable[[Record], None]:
    """What writes a record to the stream in this layout, ``text`` or ``jsonl``."""
    if layout == "jsonl":
        return lambda record: _write(stream, record.to_json() + "\n")
    from dragoman.view.text import render

    color = stream.isatty() and not os.environ.get("NO_COLOR")
    width = min(shutil.get_terminal_size().columns, MAX_WIDTH) if stream.isatty() else FILE_WIDTH
    return lambda record: _write(stream, render(record, width=width, color=color) + "\n")


def _write(stream: TextIO, words: str) -> None:
    stream.write(words)
    stream.flush()


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output: in UTF-8, but for a terminal, which shows «?» for what it cannot show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")
    yield sys.stdout


@contextmanager
def written(out: Path) -> Iterator[TextIO]:
    """A file that takes its name only when everything was written to it."""
    target = out.resolve()
    if target.exists() and not target.is_file():  # a pipe or a device cannot be replaced
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def leave_quietly() -> NoReturn:
    """Ends the program, with status 1, when the reader of its output has gone, as ``head`` does."""
    # The interpreter flushes standard output at its end, and would complain on standard error.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)
