"""A stream that is decompressed as it is read, held to the limits."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import BinaryIO

from dragoman.reading.budget import Tally
from dragoman.reading.limits import Limits, reject
from dragoman.reading.reasons import Reason

GRACE = 16_000_000
"""Bytes below which a high ratio is no matter: a small file of blanks is no bomb."""
Decompressing = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
"""What the standard library decompresses with."""
BROKEN = (zlib.error, lzma.LZMAError, OSError, ValueError)
"""What the standard library raises for compressed data that is damaged."""


class Bounded(io.RawIOBase):
    """What comes out of ``opened`` (a decompressing file over ``raw``), counted in ``tally``.

    Reading raises ``RejectedInput``: ``too-large``, ``too-compressed``, ``truncated`` or
    ``bad-archive``. Seeking back decompresses anew; what was counted is not counted twice.
    """

    def __init__(self, opened: Decompressing, raw: BinaryIO, source: str, limits: Limits, tally: Tally) -> None:
        self._opened, self._raw, self._source = opened, raw, source
        self._limits, self._tally = limits, tally
        self._start, self._counted = raw.tell(), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._opened.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._opened.seek(offset, whence)

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            # read1 gives what is there, where read would lose it to an error behind it.
            data = self._opened.read1(len(view))
        except EOFError as error:
            what = f"the compressed data ends early, after {self._opened.tell():,} bytes of content"
            raise reject(Reason.TRUNCATED, self._source, what, "get the file again") from error
        except BROKEN as error:
            what = f"the compressed data is damaged after {self._opened.tell():,} bytes of content ({error})"
            raise reject(Reason.BAD_ARCHIVE, self._source, what, "get the file again") from error
        view[: len(data)] = data
        self._count(self._opened.tell())
        return len(data)

    def _count(self, position: int) -> None:
        if position <= self._counted:
            return
        self._tally.decompressed += position - self._counted
        self._counted = position
        check_total(self._tally, self._source, self._limits)
        check_ratio(position, self._raw.tell() - self._start, self._source, self._limits)


def check_total(tally: Tally, source: str, limits: Limits) -> None:
    """Raises ``RejectedInput`` (``too-large``) when all archives of a source hold more than allowed."""
    if tally.decompressed > limits.max_decompressed_bytes:
        what = f"more than {limits.max_decompressed_bytes:,} bytes when decompressed"
        raise reject(Reason.TOO_LARGE, source, what, "split it, or raise max_decompressed_bytes")


def check_ratio(decompressed: int, compressed: int, source: str, limits: Limits, grace: int = GRACE) -> None:
    """Raises ``RejectedInput`` (``too-compressed``) for what is made like a decompression bomb."""
    if decompressed > grace and decompressed > limits.max_ratio * max(compressed, 1):
        what = f"it grows more than {limits.max_ratio} times when decompressed, as bombs do"
        raise reject(Reason.TOO_COMPRESSED, source, what, "unpack it yourself if you trust it, or raise max_ratio")
