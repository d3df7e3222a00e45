"""Any source -> documents: plain text, web pages, and tables (JSON Lines, CSV, Parquet).

One module a format, each with ``read(file, source, options)``, a generator of documents and
rejections.
"""

from __future__ import annotations

from dragoman.reading.documents import document_from_text
from dragoman.reading.language import check_language, detect
from dragoman.reading.limits import Limits, Options, Reason
from dragoman.reading.sources import read, read_all, read_bytes, walk

__all__ = [
    "Limits",
    "Options",
    "Reason",
    "check_language",
    "detect",
    "document_from_text",
    "read",
    "read_all",
    "read_bytes",
    "walk",
]
