"""What zip and tar archives share: safe names, one member -> documents, and the limits on all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from dragoman.errors import RejectedInput
from dragoman.reading.bounded import check_total
from dragoman.reading.budget import Budget, Tally
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_IN_MEMORY = 4_000_000
_CHUNK = 65_536
_HEAD = 8_192
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e]")
_LOST = "\ufffd"
_MEND = "pack it again with plain files and relative names"


def enter(options: Options, source: str) -> Options:
    """The options for what lies inside this archive. Raises ``RejectedInput`` (``too-deep``)."""
    budget = options.budget or Budget(Tally())
    if budget.depth >= options.limits.max_archive_depth:
        what = f"an archive {budget.depth} archives deep, where {options.limits.max_archive_depth} levels are the most"
        raise reject(Reason.TOO_DEEP, source, what, "unpack the inner archives")
    return replace(options, budget=budget.inside())


def count_member(options: Options, source: str) -> None:
    """One more member of all the archives in this source. Raises ``RejectedInput`` (``too-many``)."""
    assert options.budget is not None
    options.budget.tally.members += 1
    if options.budget.tally.members > options.limits.max_members:
        what = f"more than {options.limits.max_members:,} members"
        raise reject(Reason.TOO_MANY, source, what, "split the archive, or raise max_members")


def named(source: str, name: str) -> str:
    """How a rejection names a member: line ends and other controls in its name are made visible."""
    return f"{source}, member {_UNPRINTABLE.sub(_LOST, name)[:300]}"


def check_name(name: str, where: str) -> None:
    """Raises ``RejectedInput`` (``unsafe-member``) for a name that leads out of the archive."""
    if re.match(r"[/\\]|[A-Za-z]:", name):
        raise reject(Reason.UNSAFE_MEMBER, where, "its name is absolute", _MEND)
    if ".." in re.split(r"[/\\]", name):
        raise reject(Reason.UNSAFE_MEMBER, where, "its name leads out of the archive", _MEND)


class Others:
    """The members that are not read because of their kind, told in one rejection at the end."""

    def __init__(self) -> None:
        self._suffixes: Counter[str] = Counter()

    def takes(self, name: str) -> bool:
        """True when this member is none to read: hidden ones, as in a folder, are not even counted."""
        from dragoman.reading.formats import BY_SUFFIX

        path = PurePosixPath(name.replace("\\", "/"))
        if any(part.startswith(".") for part in path.parts) or "__MACOSX" in path.parts:
            return True
        if path.suffix.lower() in BY_SUFFIX:
            return False
        self._suffixes[path.suffix.lower()[:10] or "no suffix"] += 1
        return True

    def told(self, source: str) -> Iterator[RejectedInput]:
        """One rejection for all of them, if any."""
        if self._suffixes:
            kinds = ", ".join(f"{suffix} {count}" for suffix, count in self._suffixes.most_common(5))
            what = f"members of kinds that are not read ({kinds})"
            yield reject(Reason.UNKNOWN_FORMAT, source, what, "save them as text or HTML if they are articles")


def read_member(stream: IO[bytes], where: str, options: Options, most: int) -> Iterator[Document | RejectedInput]:
    """The documents of one member, which is copied aside first, so that any reader can seek in it.

    ``most`` is how many bytes it may have by the ratio limit. Raises ``RejectedInput``.
    """
    # Late: formats knows the archives, and an archive holds any format.
    from dragoman.reading.formats import reader_for

    with SpooledTemporaryFile(max_size=_IN_MEMORY) as held:
        _copy(stream, cast(BinaryIO, held), where, options, most)
        held.seek(0)
        head = held.read(_HEAD)
        held.seek(0)
        yield from reader_for(Path(where), head, options)(cast(BinaryIO, held), where, options)


def _copy(stream: IO[bytes], held: BinaryIO, where: str, options: Options, most: int) -> None:
    assert options.budget is not None
    copied = 0
    while chunk := stream.read(_CHUNK):
        copied += len(chunk)
        options.budget.tally.decompressed += len(chunk)
        check_total(options.budget.tally, where, options.limits)
        if copied > most:
            what = f"it grows more than {options.limits.max_ratio} times when decompressed, as bombs do"
            raise reject(Reason.TOO_COMPRESSED, where, what, "unpack it yourself if you trust it, or raise max_ratio")
        held.write(chunk)
