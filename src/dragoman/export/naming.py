"""Names that stay apart: of articles among records, and of files in a folder."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.record import Record

_LONGEST = 80


def apart(records: Iterable[Record]) -> Iterator[Record]:
    """The records, each with an id of its own: the second «7» of two tables that number alike is «7-2»."""
    seen: Counter[str] = Counter()
    for record in records:
        id = record.document.id
        while seen[id]:
            seen[record.document.id] += 1
            id = f"{record.document.id}-{seen[record.document.id]}"
        seen[id] = 1
        if id != record.document.id:
            record = record.model_copy(update={"document": record.document.model_copy(update={"id": id})})
        yield record


def file_name(id: str) -> str:
    """A name that is one file of the folder, whatever the id: what it may not hold is replaced, and a digest added."""
    safe = re.sub(r"[^\w.-]", "_", id).lstrip(".")[:_LONGEST]
    return safe if safe == id else f"{safe}-{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
