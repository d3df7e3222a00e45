"""Tables that are text: decoded as they stream, so that memory does not grow with the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.reading.encoding import check_is_text, codec_of

_SAMPLE = 1 << 18


def decoded(file: BinaryIO, source: str) -> io.TextIOWrapper:
    """``file`` as text, line ends untouched; its beginning tells the encoding. It must be seekable.

    Raises ``RejectedInput`` (``binary``).
    """
    start = file.tell()
    sample = file.read(_SAMPLE)
    codec = codec_of(sample, source)
    check_is_text(sample.decode(codec, errors="replace"), source)
    file.seek(start)
    return io.TextIOWrapper(file, encoding=codec, errors="replace", newline="")


def pieces(text: io.TextIOWrapper, limit: int) -> Iterator[str]:
    """The lines of ``text``, those longer than ``limit`` characters in several pieces."""
    while piece := text.readline(limit):
        yield piece
