"""Records that a command is given: a library or JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import RejectedInput

if TYPE_CHECKING:
    from dragoman.record import Record

_SQLITE = b"SQLite format 3\x00"


def is_library(path: Path) -> bool:
    """Whether a file is a SQLite file, by its first bytes. Raises ``OSError``."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def records_of_lines(lines: Iterable[bytes], name: str) -> Iterator[Record]:
    """A record for each line that is not empty. Raises ``RejectedInput`` (no-record) for one that holds none; ``name``
    is what the message calls the source."""
    from pydantic import ValidationError

    from dragoman.record import Record

    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Record.model_validate_json(line)
        except ValidationError as error:
            what = error.errors()[0]["msg"]
            message = f"{name}, line {number}: no record ({what}); give what «dragoman code --format jsonl» writes."
            raise RejectedInput("no-record", message, name) from error
