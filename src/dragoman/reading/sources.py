"""Paths -> documents: one file of any format, or many files and folders."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import RejectedInput
from dragoman.reading.formats import BY_SUFFIX, reader_for
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_HEAD = 8_192
_DEFAULT = Options()


def read(path: Path, options: Options = _DEFAULT) -> Iterator[Document | RejectedInput]:
    """The documents of one file, of any format; for what cannot be read, a rejection in its place.

    Never raises for bad input. A rejection's ``source`` is the path, or the path and a row or line
    number.
    """
    source = str(path)
    try:
        with path.open("rb") as file:
            yield from reader_for(path, file.peek(_HEAD)[:_HEAD], options)(file, source, options)
    except RejectedInput as rejection:
        yield rejection
    except FileNotFoundError:
        yield reject(Reason.NOT_FOUND, source, "no such file", "check the path")
    except IsADirectoryError:
        yield reject(Reason.UNREADABLE, source, "a folder", "read it with read_all")
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        yield reject(
            Reason.UNREADABLE,
            source,
            f"cannot be opened ({cause})",
            "check the path and its permissions",
        )
    except Exception as error:  # one file must never stop a run over many
        yield _failed(source, error)


def read_bytes(data: bytes, source: str, options: Options = _DEFAULT) -> Iterator[Document | RejectedInput]:
    """As ``read``, for what was read already (standard input); ``source`` may end with a suffix."""
    try:
        yield from reader_for(Path(source), data[:_HEAD], options)(io.BytesIO(data), source, options)
    except RejectedInput as rejection:
        yield rejection
    except Exception as error:  # as above
        yield _failed(source, error)


def _failed(source: str, error: Exception) -> RejectedInput:
    return reject(Reason.READER_FAILED, source, f"the reader failed ({error!r})", "please report it")


def read_all(paths: Iterable[Path], options: Options = _DEFAULT) -> Iterator[Document | RejectedInput]:
    """The documents of many files and folders, in the order given.

    Folders are walked in sorted order for the files with a known suffix; hidden ones are left out.
    A file named outright is read whatever its suffix.
    """
    for path in paths:
        if not path.is_dir():
            yield from read(path, options)
            continue
        for found in walk(path):
            if isinstance(found, RejectedInput):
                yield found
            else:
                yield from read(found, options)


def walk(folder: Path) -> Iterator[Path | RejectedInput]:
    """The files of a folder that ``read_all`` reads, in its order, and what cannot be opened."""
    failures: list[OSError] = []
    empty = True
    for where, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in BY_SUFFIX:
                empty = False
                yield Path(where, name)
    for failure in failures:
        cause = failure.strerror or "unknown cause"
        yield reject(
            Reason.UNREADABLE,
            str(failure.filename),
            f"cannot be opened ({cause})",
            "check its permissions",
        )
    if empty and not failures:
        known = ", ".join(BY_SUFFIX)
        yield reject(Reason.NOT_FOUND, str(folder), "a folder with nothing to read", f"give files of {known}")
