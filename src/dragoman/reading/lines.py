"""Tables that are text: decoded as they stream, so that memory does not grow with the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from dragoman.errors import RejectedInput
from dragoman.reading.encoding import check_is_text, codec_of

_SAMPLE = 1 << 18


def decoded(file: BinaryIO, source: str) -> io.TextIOWrapper:
    """``file`` as text, line ends untouched; its beginning tells the encoding. It must be seekable.

    Raises ``RejectedInput`` (``binary``).
    """
    start = file.tell()
    sample = _beginning(file)
    codec = codec_of(sample, source)
    check_is_text(sample.decode(codec, errors="replace"), source)
    file.seek(start)
    return io.TextIOWrapper(file, encoding=codec, errors="replace", newline="")


def _beginning(file: BinaryIO) -> bytes:
    """Up to 256 KiB; where a compressed file breaks earlier, what comes before the break."""
    sample = b""
    try:
        # read1 gives what is there, where read would lose it to an error behind it.
        while len(sample) < _SAMPLE and (more := cast(io.BufferedReader, file).read1(_SAMPLE - len(sample))):
            sample += more
    except RejectedInput:
        if not sample:
            raise
    return sample


def pieces(text: io.TextIOWrapper, limit: int) -> Iterator[str]:
    """The lines of ``text``, those longer than ``limit`` characters in several pieces."""
    while piece := text.readline(limit):
        yield piece
