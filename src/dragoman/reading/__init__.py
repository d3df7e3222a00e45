"""Any source -> documents: text, pages, feeds, mail, tables, corpus exports, archives and web archives.

One module a format, each with ``read(file, source, options)``, a generator of documents and
rejections.
"""

from __future__ import annotations

from dragoman.reading.documents import document_from_text
from dragoman.reading.language import check_language, detect
from dragoman.reading.limits import Limits, Options, limits_from
from dragoman.reading.reasons import MENDS, Reason
from dragoman.reading.sources import read, read_all, read_bytes, walk

__all__ = [
    "MENDS",
    "Limits",
    "Options",
    "Reason",
    "check_language",
    "detect",
    "document_from_text",
    "limits_from",
    "read",
    "read_all",
    "read_bytes",
    "walk",
]
