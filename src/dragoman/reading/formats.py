"""Which format a file is in: by its suffix, else by how it begins."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading import csv, html, jsonl, parquet, text
from dragoman.reading.encoding import decode
from dragoman.reading.limits import Options, Reason, reject
from dragoman.reading.rows import find_columns
from dragoman.record import Document

Reader = Callable[[BinaryIO, str, Options], Iterator[Document | RejectedInput]]

BY_SUFFIX: Mapping[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".csv": csv.read,
    ".tsv": csv.read,
    ".parquet": parquet.read,
}
_PARQUET = b"PAR1"
_KNOWN_BUT_NOT_READ = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP or office file",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
}


def reader_for(path: Path, head: bytes, options: Options) -> Reader:
    """The reader for a file that begins with ``head``. Raises ``RejectedInput``."""
    source = str(path)
    if not head:
        raise reject(Reason.EMPTY, source, "an empty file", "give an article with at least one sentence")
    for magic, name in _KNOWN_BUT_NOT_READ.items():
        if head.startswith(magic):
            raise reject(
                Reason.UNKNOWN_FORMAT,
                source,
                f"{name}, which is not read",
                "save it as text or HTML",
            )
    known = BY_SUFFIX.get(path.suffix.lower())
    # Pages are often saved under .txt, and no article begins with a doctype.
    if known is text.read and _is_page(head.decode("latin-1")):
        return html.read
    return known or _sniffed(head, source, options)


def _sniffed(head: bytes, source: str, options: Options) -> Reader:
    if head.startswith(_PARQUET):
        return parquet.read
    beginning = decode(head, source)
    first_line = beginning.lstrip().partition("\n")[0]
    if _is_page(beginning):
        return html.read
    if first_line.startswith(("{", "[{")) or first_line.strip() in {"[", "{"}:
        return _json(first_line, source)
    if _is_csv(first_line, source, options):
        return csv.read
    return text.read


def _is_page(beginning: str) -> bool:
    start = beginning.removeprefix("ï»¿").lstrip("\ufeff \t\r\n")[:200].lower()
    return start.startswith(("<!doctype html", "<html")) or (start.startswith("<?xml") and "html" in start)


def _json(first_line: str, source: str) -> Reader:
    try:
        if isinstance(json.loads(first_line), dict):
            return jsonl.read
    except (ValueError, RecursionError):
        if first_line.startswith('{"') and not first_line.strip().endswith((",", "{", "[")):
            return jsonl.read
    raise reject(Reason.UNKNOWN_FORMAT, source, "JSON in one piece", "write one JSON object a line (.jsonl)")


def _is_csv(first_line: str, source: str, options: Options) -> bool:
    names = first_line.strip().replace('"', "").split(csv.delimiter_of(first_line))
    if len(names) < 2:
        return False
    try:
        return len(find_columns(names, source, options)) > 1
    except RejectedInput:
        return False
