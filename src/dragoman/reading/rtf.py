"""RTF: one article, or an export of many in the manner of Factiva."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading import factiva
from dragoman.reading.documents import document_from_text, tidy
from dragoman.reading.limits import Options, reject, take
from dragoman.reading.reasons import Reason
from dragoman.reading.time_limit import time_limit
from dragoman.record import Document

_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """The article of an RTF file; of an export with Factiva's fields, each article."""
    try:
        data = take(file, source, options.limits.max_bytes)
        text = _text(data, source, options)
        if articles := list(factiva.articles_in_text(text)):
            yield from factiva.documents(articles, source, options)
            return
        yield document_from_text(
            text,
            published=options.published,
            outlet=options.outlet,
            sha256=hashlib.sha256(data).hexdigest(),
            source=source,
            limits=options.limits,
        )
    except RejectedInput as rejection:
        yield rejection


def _text(data: bytes, source: str, options: Options) -> str:
    # Late: seldom needed.
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise reject(Reason.BAD_MARKUP, source, "no RTF", "save it as text")
    page = _CODEPAGE.search(data[:4096])
    codec = f"cp{page[1].decode()}" if page and page[1] not in {b"65001", b"10000"} else "cp1252"
    codec = {b"65001": "utf-8", b"10000": "mac_roman"}.get(page[1] if page else b"", codec)
    try:
        with time_limit(source, options.limits):
            # RTF is ASCII; what is not is written by programs that put the code page's bytes in.
            text: str = rtf_to_text(data.decode(codec, "replace"), encoding=codec, errors="replace")  # type: ignore[no-untyped-call]
            return tidy(text).strip()
    except RejectedInput:
        raise
    except Exception as error:  # LookupError for an unknown code page, and what striprtf does not expect
        what = f"RTF that cannot be read ({type(error).__name__})"
        raise reject(Reason.BAD_MARKUP, source, what, "save it as text") from error
