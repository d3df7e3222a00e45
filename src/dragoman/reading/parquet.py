"""Parquet: an article a row, read by batches of the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.reading.rows import document_of, find_columns
from dragoman.record import Document

_BATCH = 64


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document or a rejection for each row, counted from 1; a broken end is a rejection too."""
    try:
        table = _opened(file, source)
        columns = find_columns(table.schema_arrow.names, source, options)
        for number, row in enumerate(_rows(table, sorted(set(columns.values())), source), 1):
            where = f"{source}, row {number}"
            try:
                yield document_of(row, columns, where, options)
            except RejectedInput as rejection:
                yield rejection
    except RejectedInput as rejection:
        yield rejection


def _opened(file: BinaryIO, source: str) -> Any:
    # Late: pyarrow is slow to import and most runs do not need it.
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        return ParquetFile(file)
    except (ArrowException, OSError, ValueError) as error:
        raise _broken(error, source) from error


def _rows(table: Any, names: list[str], source: str) -> Iterator[dict[str, object]]:
    from pyarrow import ArrowException

    try:
        for batch in table.iter_batches(batch_size=_BATCH, columns=names):
            cells = {name: _values(batch.column(batch.schema.names.index(name))) for name in names}
            for values in zip(*cells.values(), strict=True):
                yield dict(zip(cells, values, strict=True))
    except (ArrowException, OSError, ValueError) as error:
        raise _broken(error, source) from error


def _values(column: Any) -> list[object]:
    import pyarrow as pa

    # As text: a timestamp in nanoseconds has no Python value without pandas.
    return list((column.cast(pa.string()) if pa.types.is_timestamp(column.type) else column).to_pylist())


def _broken(error: Exception, source: str) -> RejectedInput:
    what = f"not a whole Parquet file ({str(error).splitlines()[0][:120]})"
    return reject(Reason.BAD_TABLE, source, what, "write the file anew")
