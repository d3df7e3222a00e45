"""Plain text: the first line is the headline, and the text is kept as it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.documents import document_from_text
from dragoman.reading.encoding import decode
from dragoman.reading.limits import Options, take
from dragoman.record import Document


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """The one document of a text file, or its rejection."""
    try:
        data = take(file, source, options.limits.max_bytes)
        yield document_from_text(
            decode(data, source),
            published=options.published,
            outlet=options.outlet,
            sha256=hashlib.sha256(data).hexdigest(),
            source=source,
            limits=options.limits,
        )
    except RejectedInput as rejection:
        yield rejection
