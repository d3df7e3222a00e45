"""CSV and TSV: an article a row, the first row naming the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.exports import check_text_is_there
from dragoman.reading.limits import Options, reject
from dragoman.reading.lines import decoded, pieces
from dragoman.reading.reasons import Reason
from dragoman.reading.rows import document_of, find_columns
from dragoman.record import Document

_DELIMITERS = ",;\t"


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document or a rejection for each row below the header; rows are counted from 1.

    A row with more or fewer cells than the header is rejected: what it holds would be a guess.
    """
    # The csv module keeps one limit for the whole process; its default is shorter than a long
    # article.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.max_characters * 2))
    try:
        lines = pieces(decoded(file, source), options.limits.max_bytes)
        first = next(lines, "").lstrip("\ufeff")
        delimiter = delimiter_of(first)
        header = _header(first, delimiter, source)
        check_text_is_there(header, source, options)
        columns = find_columns(header, source, options)
        for number, row in enumerate(_rows(lines, delimiter), 1):
            where = f"{source}, row {number}"
            try:
                yield document_of(_cells(header, row, where), columns, where, options)
            except RejectedInput as rejection:
                yield rejection
    except RejectedInput as rejection:
        yield rejection


def delimiter_of(header: str) -> str:
    """The delimiter that cuts the header line into the most cells."""
    return max(_DELIMITERS, key=header.count)


def _header(line: str, delimiter: str, source: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise reject(
            Reason.BAD_TABLE, source, f"the header is not CSV ({error})", "mend its quotation marks"
        ) from error


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[list[str] | csv.Error]:
    """The rows that are not blank, and in the place of a broken one its error."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield error
            continue
        if row:
            yield row


def _cells(header: list[str], row: list[str] | csv.Error, where: str) -> dict[str, object]:
    if isinstance(row, csv.Error):
        raise reject(Reason.BAD_TABLE, where, f"not CSV ({row})", "double the quotation marks inside a cell")
    if len(row) != len(header):
        what = f"{len(row)} cells under a header of {len(header)}"
        raise reject(Reason.BAD_TABLE, where, what, "quote the cells that hold the delimiter or a line end")
    return dict(zip(header, row, strict=True))
