"""One compressed file (gzip, bzip2, xz) of any format, decompressed as it streams."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import RejectedInput
from dragoman.reading import warc
from dragoman.reading.bounded import Bounded, Decompressing
from dragoman.reading.limits import Options, reject
from dragoman.reading.members import enter
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_OPENERS: dict[bytes, Callable[[BinaryIO], Decompressing]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file, mode="rb"),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
MAGIC = tuple(_OPENERS)
_HEAD = 8_192
_SHORT_FORMS = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """What the file inside holds, as its own reader yields it.

    Damage and the limits on decompressed bytes and on their ratio end it with a rejection; what
    came before is read.
    """
    # Late: formats knows this reader, and what is compressed can be of any format.
    from dragoman.reading.formats import reader_for

    try:
        inside = enter(options, source)
        start = file.tell()
        magic = file.read(6)
        file.seek(start)
        opener = next((opener for known, opener in _OPENERS.items() if magic.startswith(known)), None)
        if opener is None:
            raise reject(Reason.BAD_ARCHIVE, source, "no gzip, bzip2 or xz data", "check how the file was made")
        assert inside.budget is not None
        stream = Bounded(opener(file), file, source, options.limits, inside.budget.tally)
        if magic.startswith(b"\x1f\x8b") and _filled(stream, 5) == b"WARC/":
            # Web archives are compressed record by record, which helps to go on after damage.
            file.seek(start)
            yield from warc.read(file, source, options)
            return
        stream.seek(0)
        head = _filled(stream, _HEAD)
        stream.seek(0)
        reader = reader_for(_name_inside(source), head, inside, source)
        yield from reader(cast(BinaryIO, io.BufferedReader(stream)), source, inside)
    except RejectedInput as rejection:
        yield rejection


def _name_inside(source: str) -> Path:
    path = Path(source)
    return path.with_suffix(_SHORT_FORMS.get(path.suffix.lower(), ""))


def _filled(stream: Bounded, size: int) -> bytes:
    """The first bytes, fewer where the file ends or breaks early: its reader will tell of that."""
    head = b""
    try:
        while len(head) < size and (more := stream.read(size - len(head))):
            head += more
    except RejectedInput:
        if not head:
            raise
    return head
