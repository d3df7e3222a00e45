"""brat stand-off: a ``.txt`` and an ``.ann`` for each article, and brat's settings; docs/annotate.md has the mapping."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman.evaluation import from_record
from dragoman.evaluation.brat import configuration, to_brat
from dragoman.export.naming import file_name
from dragoman.record import Record


def write_brat(records: Iterable[Record], folder: Path) -> int:
    """Writes ``DOCUMENT.txt`` and ``DOCUMENT.ann`` into an existing folder; returns the number of articles."""
    (folder / "annotation.conf").write_text(configuration(), encoding="utf-8")
    written = 0
    for record in records:
        name = file_name(record.document.id)
        (folder / f"{name}.txt").write_text(record.document.text, encoding="utf-8", newline="")
        (folder / f"{name}.ann").write_text(to_brat(from_record(record)), encoding="utf-8", newline="")
        written += 1
    return written
