"""The sources of a command: every file that its paths name, folders walked, and standard input."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import RejectedInput

if TYPE_CHECKING:
    from dragoman.library.sources import Stamp
    from dragoman.reading import Options
    from dragoman.record import Document

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"

Read = Callable[[], "Iterator[Document | RejectedInput]"]


@dataclass(frozen=True)
class Source:
    """What is read: its name as the user gave it, what reads it, and what tells whether it was changed."""

    label: str
    read: Read
    stamp: Callable[[], Stamp]


def sources(paths: Iterable[str], options: Options, out: Path | None) -> Iterator[Source]:
    """Every file that the paths name, folders walked, so that the work can be measured.

    What an earlier run wrote to ``out``, in a folder that is walked, is no article.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield _standard_input(options)
        elif Path(path).is_dir():
            yield from _folder(Path(path), options, out)
        elif not _is_same(Path(path), out):
            yield _file(Path(path), options)


def _folder(folder: Path, options: Options, out: Path | None) -> Iterator[Source]:
    from dragoman.library.sources import Stamp
    from dragoman.reading import walk

    failures: list[RejectedInput] = []
    for found in walk(folder):
        if isinstance(found, RejectedInput):
            failures.append(found)
        elif not _is_same(found, out):
            yield _file(found, options)
    yield Source(str(folder), partial(iter, failures), lambda: Stamp(_name(folder)))


def _file(path: Path, options: Options) -> Source:
    from dragoman.library.sources import Stamp
    from dragoman.reading import read

    def stamp() -> Stamp:
        try:
            status = path.stat()
        except (OSError, ValueError):
            return Stamp(_name(path), settings=_settings(options))
        return Stamp(_name(path), status.st_size, status.st_mtime_ns, _settings(options))

    return Source(str(path), partial(read, path, options), stamp)


def _standard_input(options: Options) -> Source:
    from dragoman.library.sources import Stamp
    from dragoman.reading import read_bytes

    data = sys.stdin.buffer.read()
    name = f"{STANDARD_INPUT_NAME} sha256:{hashlib.sha256(data).hexdigest()}"
    return Source(
        STANDARD_INPUT_NAME,
        partial(read_bytes, data, STANDARD_INPUT_NAME, options),
        lambda: Stamp(name, len(data), None, _settings(options)),
    )


def _is_same(path: Path, out: Path | None) -> bool:
    return out is not None and path.resolve() == out.resolve()


def _name(path: Path) -> str:
    # File names can hold half characters, which SQLite does not take.
    return os.path.normpath(path.absolute()).encode("utf-8", "backslashreplace").decode("utf-8")


def _settings(options: Options) -> str:
    """What the user asked for and what changes the articles that are read, as JSON."""
    changed = dict(set(asdict(options.limits).items()) - set(asdict(type(options.limits)()).items()))
    asked = {
        "published": options.published,
        "outlet": options.outlet,
        "columns": dict(options.columns),
        "limits": changed,
    }
    return json.dumps({name: value for name, value in asked.items() if value}, ensure_ascii=False, sort_keys=True)
