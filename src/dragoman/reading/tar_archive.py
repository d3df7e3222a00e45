"""Tar archives, read forward once: the articles of every member, none unpacked under its own name."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from dragoman.errors import RejectedInput
from dragoman.reading.limits import Options, reject
from dragoman.reading.members import Others, check_name, count_member, enter, named, read_member
from dragoman.reading.reasons import Reason
from dragoman.record import Document

# Above this, one read is of a header that lies about its length, never of a member.
_MAX_READ = 8_000_000
_CHUNK = 1 << 16
_MAX_RATIO_FREE = 1 << 62


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """What the members hold, in the archive's order; a bad member does not stop the others.

    Members whose suffix no reader knows are counted in one rejection at the end; damage is told
    with the byte of the (decompressed) archive where it begins.
    """
    stream = _Forward(file, source)
    try:
        inside = enter(options, source)
        yield from _members(stream, source, inside)
    except RejectedInput as rejection:
        yield rejection
    except (tarfile.TarError, EOFError, ValueError, OverflowError, RecursionError, io.UnsupportedOperation) as error:
        is_end = "unexpected end" in str(error)
        reason = Reason.TRUNCATED if is_end else Reason.BAD_ARCHIVE
        what = f"the archive {'ends early' if is_end else 'is damaged'} at byte {stream.tell():,} ({error})"
        yield reject(reason, source, what, "get it again (what came before is read)")


def _members(stream: _Forward, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    others = Others()
    with tarfile.TarFile.open(fileobj=cast(BinaryIO, stream), mode="r:") as archive:
        while (info := archive.next()) is not None:
            # tarfile remembers every member; a long archive would fill the memory.
            archive.members.clear()  # type: ignore[attr-defined]
            count_member(options, source)
            where = named(source, info.name)
            try:
                _check(info, where)
                if info.isdir() or others.takes(info.name):
                    continue
                member = archive.extractfile(info)
                if member is not None:
                    yield from read_member(member, where, options, _MAX_RATIO_FREE)
            except RejectedInput as rejection:
                # One that names the archive itself is of its stream, which has no more to give.
                if rejection.source == source:
                    raise
                yield rejection
        yield from others.told(source)
        yield from _rest(stream, source)


def _check(info: tarfile.TarInfo, where: str) -> None:
    check_name(info.name, where)
    if not (info.isreg() or info.isdir()) or info.issparse():
        raise reject(Reason.UNSAFE_MEMBER, where, "a link, a device or a sparse file", "pack the file itself")


def _rest(stream: _Forward, source: str) -> Iterator[RejectedInput]:
    """tarfile ends at a damaged header as if it were the end of the archive; what follows tells."""
    start, lost = stream.tell(), 0
    while chunk := stream.read(_CHUNK):
        lost += len(chunk) if chunk.strip(b"\x00") else 0
    if lost:
        what = f"damaged at byte {start:,}: about {lost:,} bytes after it are not read"
        yield reject(Reason.BAD_ARCHIVE, source, what, "get it again (what came before is read)")


class _Forward(io.RawIOBase):
    """A file that only goes forward, so that a compressed archive is decompressed once."""

    def __init__(self, file: BinaryIO, source: str) -> None:
        # read1 gives what is there, where read would lose it to an error behind it.
        self._file, self._source, self._at = cast(io.BufferedReader, file), source, 0

    def tell(self) -> int:
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        if size is None or not 0 <= size <= _MAX_READ:
            what = f"a header at byte {self._at:,} that is too long"
            raise reject(Reason.BAD_ARCHIVE, self._source, what, "get it again")
        data = b""
        while len(data) < size and (more := self._file.read1(size - len(data))):
            data += more
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or offset < self._at:
            raise io.UnsupportedOperation("the archive is read forward only")
        while self._at < offset and self.read(min(_CHUNK, offset - self._at)):
            pass
        return self._at
