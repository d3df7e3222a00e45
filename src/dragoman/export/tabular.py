"""Parquet and CSV: every column of every table, one file a table."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.export.cells import Cell, harmless
from dragoman.export.rows import SCHEMAS, Row, add_record
from dragoman.record import Record

TABLES = ("documents", "statements", "events", "claims", "counts", "actors")
_AT_A_TIME = 500
"""Records whose rows are held before they are written: memory is bounded by them."""


def write_parquet(records: Iterable[Record], folder: Path) -> int:
    """Writes ``TABLE.parquet`` for each table into an existing folder; returns the number of records."""
    writers = {table: pq.ParquetWriter(folder / f"{table}.parquet", SCHEMAS[table]) for table in TABLES}
    written = 0
    try:
        for tables, count in _batches(records):
            for table, writer in writers.items():
                writer.write_table(pa.Table.from_pylist(tables[table], SCHEMAS[table]))
            written += count
    finally:
        for writer in writers.values():
            writer.close()
    return written


def write_csv(records: Iterable[Record], folder: Path) -> int:
    """Writes ``TABLE.csv`` in UTF-8 for each table into an existing folder; returns the number of records.

    Lists and spans are JSON. The byte order mark is what lets a spreadsheet read accents.
    """
    files = {table: (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") for table in TABLES}
    written = 0
    try:
        writers = {table: csv.writer(file) for table, file in files.items()}
        for table, writer in writers.items():
            writer.writerow(SCHEMAS[table].names)
        for tables, count in _batches(records):
            for table, writer in writers.items():
                names = SCHEMAS[table].names
                writer.writerows([_cell(row.get(name)) for name in names] for row in tables[table])
            written += count
    finally:
        for file in files.values():
            file.close()
    return written


def _batches(records: Iterable[Record]) -> Iterator[tuple[dict[str, list[Row]], int]]:
    tables: dict[str, list[Row]] = {table: [] for table in TABLES}
    count = 0
    for count, record in enumerate(records, start=1):
        add_record(tables, record.document.id, None, record)
        if count % _AT_A_TIME == 0:
            yield tables, _AT_A_TIME
            tables = {table: [] for table in TABLES}
    yield tables, count % _AT_A_TIME


def _cell(value: Any) -> Cell:
    if isinstance(value, (list, tuple, dict)):
        return harmless(json.dumps(value, ensure_ascii=False))
    return harmless(value)
