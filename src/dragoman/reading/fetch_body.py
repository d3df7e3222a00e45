"""The bytes of an answer, decompressed within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_GZIP_OR_ZLIB = 47  # zlib's number for «either, and see which»
_PIECE = 65_536
_RATIO_COUNTS_FROM = 1_000_000  # below this, even a perfect compression is harmless
KNOWN_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}


class UnknownEncodingError(Exception):
    """The server compressed with something that it was not asked for; ``args[0]`` names it."""


class BombError(Exception):
    """The content grows out of all proportion when it is decompressed."""


class CutShortError(Exception):
    """The content ends before its end, or is damaged."""


def decoded(chunks: Iterable[bytes], encoding: str, max_ratio: int) -> Iterator[bytes]:
    """The content, piece by piece, as its Content-Encoding says; one encoding at most.

    Raises the errors of this module.
    """
    encoding = encoding.strip().lower()
    if encoding not in KNOWN_ENCODINGS:
        raise UnknownEncodingError(encoding)
    if encoding in {"", "identity"}:
        yield from chunks
    else:
        yield from _inflated(chunks, max_ratio)


def _inflated(chunks: Iterable[bytes], max_ratio: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    taken = given = members = 0
    for chunk in chunks:
        taken += len(chunk)
        waiting = chunk
        while waiting:
            try:
                piece = inflater.decompress(waiting, _PIECE)
            except zlib.error as error:
                if members:  # padding after the end, which every unzipper passes over
                    return
                raise CutShortError from error
            given += len(piece)
            if given > max(_RATIO_COUNTS_FROM, taken * max_ratio):
                raise BombError
            yield piece
            waiting = inflater.unconsumed_tail
            if inflater.eof:  # compressed files may stand one after the other
                waiting, members = inflater.unused_data, members + 1
                inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    yield inflater.flush()
    if taken and not members:
        raise CutShortError
