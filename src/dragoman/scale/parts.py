"""A piece -> a part of every table, and the marker that says that it is finished."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dragoman.analysis.attempts import died, failed
from dragoman.errors import RejectedInput
from dragoman.library.intake import named
from dragoman.record import Document
from dragoman.scale.coding import Coding
from dragoman.scale.layout import TABLES, article_key, part_marker, piece_file, table_file
from dragoman.scale.reading import rows_of_piece
from dragoman.scale.rows import Tables, add_record, add_rejection, add_skipped
from dragoman.scale.schemas import SCHEMAS
from dragoman.scale.storage import Folder


def code_part(folder: Folder, coding: Coding, part: str, at: Callable[[str], None], deadly: set[str]) -> dict[str, Any]:
    """Codes a piece and writes its part of every table, its marker last; returns what the marker says.

    A part that is finished is left as it is. ``at`` is told the key of each article before it is coded; one that is in
    ``deadly`` is rejected unseen.
    """
    if finished := finished_part(folder, part):
        return finished
    piece = folder.read(piece_file(part))
    if piece is None:  # another worker, taken for dead, may have finished it just now
        return finished_part(folder, part) or {"failed": f"{piece_file(part)} of {folder.url} is missing."}
    coding.load()  # where it fails, no article is to blame
    began = time.process_time()
    tables: Tables = {name: [] for name in TABLES}
    words = 0
    for item, row in enumerate(rows_of_piece(piece)):
        key = article_key(part, item)
        if row["document"] is None:
            rejection = RejectedInput(row["reason"] or "", row["message"] or "", row["rejected"] or "")
            add_rejection(tables, key, None, rejection)
            continue
        if key not in deadly:
            at(key)
        document = Document.model_validate_json(row["document"])
        words += len(document.text.split())
        _add(tables, key, row["source"] or "", document, None if key in deadly else coding)
    size = sum(_write(folder, name, part, rows) for name, rows in tables.items())
    said = {
        "part": part,
        "rows": {name: len(rows) for name, rows in tables.items()},
        "reasons": Counter(row["reason"] for row in tables["rejections"]),
        "skipped": Counter(row["reason"] for row in tables["skipped"]),
        "words": words,
        "bytes": size,
        "work_bytes": len(piece),
        "cpu_seconds": round(time.process_time() - began, 3),
    }
    folder.write(part_marker(part), json.dumps(said).encode())
    folder.remove(piece_file(part))
    return said


def finished_part(folder: Folder, part: str) -> dict[str, Any] | None:
    """What the marker of a part says; ``None`` when the part is not finished."""
    marker = folder.read(part_marker(part))
    return json.loads(marker) if marker else None


def _add(tables: Tables, key: str, source: str, document: Document, coding: Coding | None) -> None:
    """Codes a document, unless it is deadly, and puts down what came of it."""
    try:
        result, skipped = coding(document) if coding else died(document, "died twice")
        if not isinstance(result, RejectedInput):
            add_record(tables, key, source, result)
            if skipped:
                add_skipped(tables, key, skipped)
            return
    except Exception as error:  # a record that cannot be written must not stop the others
        result, _ = failed(document, error)
        assert isinstance(result, RejectedInput)
    add_rejection(tables, key, document.id, named(result, f"{source} (document {document.id})"))


def _write(folder: Folder, table: str, part: str, rows: list[dict[str, Any]]) -> int:
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(rows, SCHEMAS[table]), sink, compression="zstd")
    data = sink.getvalue().to_pybytes()
    folder.write(table_file(table, part), data)
    return len(data)
