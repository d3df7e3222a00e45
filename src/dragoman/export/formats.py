"""The formats by name, and the writing of one: nothing half-written stays behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from dragoman.errors import DragomanError
from dragoman.export.brat import write_brat
from dragoman.export.follow_the_money import write_follow_the_money
from dragoman.export.gdelt import write_gdelt
from dragoman.export.kept import Kept
from dragoman.export.naming import apart
from dragoman.export.plover import write_plover
from dragoman.export.polecat import write_polecat
from dragoman.export.tabular import write_csv, write_parquet
from dragoman.export.web_annotation import write_web_annotation
from dragoman.record import Record

Records = Iterable[Record]


@dataclass(frozen=True, slots=True)
class Format:
    """A format's writer of a folder of files, or of one file; whether it can say who claims an event.

    ``counts`` names what it counts, as one and as many.
    """

    counts: tuple[str, str]
    says_who_claims: bool
    folder: Callable[[Records, Path], int] | None = None
    stream: Callable[[Records, TextIO, Kept], int] | None = None


FORMATS: dict[str, Format] = {
    "parquet": Format(("article", "articles"), True, folder=write_parquet),
    "csv": Format(("article", "articles"), True, folder=write_csv),
    "plover": Format(("event", "events"), False, stream=write_plover),
    "gdelt": Format(("row", "rows"), False, stream=write_gdelt),
    "polecat": Format(("event", "events"), False, stream=write_polecat),
    "ftm": Format(("entity", "entities"), False, stream=write_follow_the_money),
    "webannotation": Format(
        ("annotation", "annotations"), True, stream=lambda records, out, _kept: write_web_annotation(records, out)
    ),
    "brat": Format(("article", "articles"), True, folder=write_brat),
}


def export(records: Records, output: str | Path, format: str, *, include_claimed: bool = False) -> tuple[int, Kept]:
    """Writes records to ``output`` in a format of ``FORMATS``: how many items were written, and what was left out.

    ``output`` is a file, or for formats of several files a folder; it appears when all is written. Raises
    ``DragomanError`` for an unknown format, and for a folder that holds something already.
    """
    if format not in FORMATS:
        raise DragomanError(f"There is no format {format!r}: choose one of {', '.join(FORMATS)}.")
    records, output, made, kept = apart(records), Path(output), FORMATS[format], Kept(include_claimed)
    if made.folder is not None:
        return _write_folder(records, output, made.folder), kept
    assert made.stream is not None
    return _write_file(records, output, made.stream, kept), kept


def _write_file(records: Records, output: Path, write: Callable[[Records, TextIO, Kept], int], kept: Kept) -> int:
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            written = write(records, stream, kept)
        Path(name).chmod(0o644)
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return written


def _write_folder(records: Records, output: Path, write: Callable[[Records, Path], int]) -> int:
    if output.exists() and any(output.iterdir()):
        raise DragomanError(f"{output} is not empty: name a new folder, or empty it first.")
    made = Path(tempfile.mkdtemp(dir=output.parent, prefix=f".{output.name}."))
    try:
        written = write(records, made)
        made.chmod(0o755)
        if output.exists():
            output.rmdir()
        made.rename(output)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return written
