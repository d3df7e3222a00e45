"""Zip archives: the articles of every member, none of them unpacked under its own name."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.bounded import GRACE, check_ratio
from dragoman.reading.limits import Options, reject
from dragoman.reading.members import Others, check_name, count_member, enter, named, read_member
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_END = b"PK\x05\x06"
_MAX_CONTENTS = 32_000_000
# A bomb or two do not stop the other members; an archive of bombs is left.
_BOMBS_BORNE = 10
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """What the members hold, in the archive's order; a bad member does not stop the others.

    Members whose suffix no reader knows are counted in one rejection at the end.
    """
    try:
        inside = enter(options, source)
        with _opened(file, source) as archive:
            yield from _members(archive, _size(file), source, inside)
    except RejectedInput as rejection:
        yield rejection


def _members(archive: zipfile.ZipFile, size: int, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    assert options.budget is not None
    before = options.budget.tally.decompressed
    others = Others()
    for info in archive.infolist():
        where = named(source, info.filename)
        count_member(options, source)
        if info.is_dir():
            continue
        try:
            _check(info, where)
            if not others.takes(info.filename):
                yield from _member(archive, info, where, options)
        except RejectedInput as rejection:
            yield rejection
        # Members that share their bytes are each within the ratio, and all together are not.
        check_ratio(options.budget.tally.decompressed - before, size, source, options.limits, _BOMBS_BORNE * GRACE)
    yield from others.told(source)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, options: Options
) -> Iterator[Document | RejectedInput]:
    most = max(GRACE, info.compress_size * options.limits.max_ratio)
    try:
        with archive.open(info) as stream:
            yield from read_member(stream, where, options, most)
    except _BROKEN as error:
        raise reject(Reason.BAD_ARCHIVE, where, f"it cannot be unpacked ({error})", "pack it again") from error


def _check(info: zipfile.ZipInfo, where: str) -> None:
    check_name(info.filename, where)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise reject(Reason.UNSAFE_MEMBER, where, "a link or a device, no plain file", "pack the file itself")
    if info.flag_bits & 1:
        raise reject(Reason.UNREADABLE, where, "it is encrypted", "pack it again without a password")


def _opened(file: BinaryIO, source: str) -> zipfile.ZipFile:
    _check_contents(file, source)
    try:
        return zipfile.ZipFile(file)
    except _BROKEN as error:
        truncated = "File is not a zip file" in str(error)
        what = "no zip archive, or its end is missing" if truncated else f"a broken zip archive ({error})"
        raise reject(Reason.TRUNCATED if truncated else Reason.BAD_ARCHIVE, source, what, "get it again") from error


def _check_contents(file: BinaryIO, source: str) -> None:
    """The table of contents is held in memory as a whole, so it is bounded before it is read."""
    size = _size(file)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    stated = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    # All ones says that the true size stands in a zip64 record; no more than the file can it be.
    contents = min(stated, size) if stated != 0xFFFFFFFF else _zip64_contents(tail, size)
    if contents > _MAX_CONTENTS:
        what = f"its table of contents takes more than {_MAX_CONTENTS:,} bytes"
        raise reject(Reason.TOO_MANY, source, what, "split the archive")


def _zip64_contents(tail: bytes, size: int) -> int:
    at = tail.rfind(b"PK\x06\x06")
    return int.from_bytes(tail[at + 40 : at + 48], "little") if at >= 0 else size


def _size(file: BinaryIO) -> int:
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size
