"""Web archives, cut into records: where each begins and ends, and where damage lies.

fastwarc reads a record well, but ends a damaged or truncated archive without a word; so the records
are cut apart here, and what cannot be a record is told as a loss, with its bytes. The format is
WARC 1.0 and 1.1 (ISO 28500).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal, Protocol

from dragoman.reading.warc_digest import is_as_stated

# A record's beginning: the version at the start of a line, and a first header field.
_BEGINNING = re.compile(rb"(?:^|(?<=\n))WARC/1\.[01]\r?\n(?=[A-Za-z][\w-]*:)")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_MAX_HEADERS = 65_536
_CHUNK = 1 << 16
_OVERLAP = 128
_GZIP = b"\x1f\x8b\x08"
_FALSE = "its length is false, or its content is damaged"


Kind = Literal["damaged", "truncated", "bomb"]


@dataclass(frozen=True)
class Frame:
    """One whole record: its bytes, headers included; ``data`` is ``None`` for one too long to keep."""

    at: str
    headers: bytes
    data: bytes | None
    length: int


@dataclass(frozen=True)
class Loss:
    """Bytes that could not be read as records, and why."""

    at: str
    cause: str
    kind: Kind = "damaged"


class _Source(Protocol):
    def read(self, size: int) -> bytes: ...


class DamagedError(Exception):
    """The compressed bytes of a record give no more."""

    def __init__(self, cause: str, kind: Kind) -> None:
        super().__init__(cause)
        self.kind = kind


def frames(file: BinaryIO, most: int, max_ratio: int) -> Iterator[Frame | Loss]:
    """The records of an archive, plain or gzip (record by record), and what is lost of it, in order.

    Records longer than ``most`` bytes are passed over without being held. Positions are bytes of
    the file; inside one gzip member, bytes of its content are added («1200+300»).
    """
    start = file.read(3)
    file.seek(-len(start), 1)
    if start == _GZIP:
        yield from _of_gzip(file, most, max_ratio)
    else:
        yield from _of_stream(_Ahead(file), most, "")


def _of_stream(stream: _Ahead, most: int, base: str) -> Iterator[Frame | Loss]:
    while True:
        start = stream.position
        try:
            stream.skip_blank_lines()
            if not stream.peek(1):
                return
            start = stream.position
            found = _one(stream, most, _position(base, start))
            if isinstance(found, Loss):
                stream.to_next(_BEGINNING)
                found = replace(found, at=f"{found.at} to {_position(base, stream.position)}")
        except DamagedError as damage:
            yield Loss(_position(base, start), str(damage), damage.kind)
            return
        yield found


def _one(stream: _Ahead, most: int, at: str) -> Frame | Loss:
    """The record at the stream's position, which is then behind it; after a loss, where to look on."""
    headers = stream.headers()
    length = _LENGTH.search(headers) if _BEGINNING.match(headers) else None
    if length is None:
        stream.skip(1)
        return Loss(at, "a record without a length" if _BEGINNING.match(headers) else "no record begins here")
    wanted = int(length[1])
    stream.skip(len(headers))
    if wanted > most:
        passed = stream.skip_unless(_BEGINNING, wanted)
        if passed == wanted and stream.ends_record(0):
            return Frame(at, headers, None, wanted)
        ends = not stream.peek(1)
    else:
        content = stream.peek(wanted)
        # A page can quote a record; where what follows or the digest bears the length out, it is no damage.
        if len(content) == wanted and (stream.ends_record(wanted) or is_as_stated(headers, content)):
            stream.skip(wanted)
            return Frame(at, headers, headers + content, wanted)
        ends = len(content) < wanted and _BEGINNING.search(content) is None
    cause = "the archive ends inside this record" if ends else _FALSE
    return Loss(at, cause, "truncated" if ends else "damaged")


def _position(base: str, offset: int) -> str:
    if not base:
        return f"{offset}"
    return f"{base}+{offset}" if offset else base


def _of_gzip(file: BinaryIO, most: int, max_ratio: int) -> Iterator[Frame | Loss]:
    raw = _Ahead(file)
    while raw.peek(1):
        start = raw.position
        if raw.peek(3) != _GZIP:
            if not raw.only_zeros_left():
                raw.to_member()
                yield Loss(f"{start} to {raw.position}", "no compressed record begins here")
            continue
        member = _Member(raw, max_ratio)
        for found in _of_stream(_Ahead(member), most, str(start)):
            if isinstance(found, Loss) and found.kind == "truncated" and member.ended and raw.peek(1):
                found = replace(found, cause=_FALSE, kind="damaged")  # the archive goes on
            if member.failure is None or isinstance(found, Frame):
                yield found
        if member.failure is not None:
            raw.to_member()
            yield Loss(f"{start} to {raw.position}", str(member.failure), member.failure.kind)


class _Ahead:
    """A stream with a look ahead, and its position."""

    def __init__(self, source: _Source) -> None:
        self._source, self._held, self.position, self._end = source, bytearray(), 0, False

    def peek(self, size: int) -> bytes:
        """The next bytes, fewer only at the end; they stay."""
        self._fill(size)
        return bytes(self._held[:size])

    def skip(self, size: int) -> int:
        """Passes over bytes; how many there were."""
        left = size
        while left:
            self._fill(min(left, _CHUNK))
            passed = min(left, len(self._held))
            if not passed:
                break
            del self._held[:passed]
            left -= passed
        self.position += size - left
        return size - left

    def skip_blank_lines(self) -> None:
        while (chunk := self.peek(_CHUNK)) and (blank := len(chunk) - len(chunk.lstrip(b"\r\n"))):
            self.skip(blank)

    def headers(self) -> bytes:
        """The lines up to an empty one, with it; nothing when there is no such line near enough."""
        for size in (4_096, _MAX_HEADERS):
            if found := _HEADERS_END.search(self.peek(size)):
                return bytes(self._held[: found.end()])
        return b""

    def ends_record(self, after: int) -> bool:
        """True when a record that ends after so many bytes is followed by its blank lines, or nothing."""
        following = self.peek(after + _OVERLAP)[after:]
        rest = following.lstrip(b"\r\n")
        return not rest or (len(rest) < len(following) and rest.startswith(b"WARC/1."))

    def skip_unless(self, pattern: re.Pattern[bytes], size: int) -> int:
        """Passes over so many bytes, but not over a match of the pattern; how many there were."""
        left = size
        while left:
            chunk = self.peek(min(left, _CHUNK) + _OVERLAP)
            found = pattern.search(chunk)
            passed = self.skip(min(left, found.start() if found else _CHUNK))
            left -= passed
            if found or not passed:
                break
        return size - left

    def to_next(self, pattern: re.Pattern[bytes]) -> None:
        """Moves on to the next match of the pattern, or to the end."""
        while True:
            chunk = self.peek(_CHUNK + _OVERLAP)
            if found := pattern.search(chunk):
                self.skip(found.start())
                return
            if self._end and len(chunk) == len(self._held):
                self.skip(len(chunk))
                return
            # Not the last bytes: a match can begin in them, and the one before tells a line's start.
            self.skip(len(chunk) - _OVERLAP)

    def to_member(self) -> None:
        """Moves on to the next gzip member that holds a record, at least one byte on, or to the end."""
        self.skip(1)
        while True:
            chunk = self.peek(_CHUNK + _OVERLAP)
            at = chunk.find(_GZIP)
            if at < 0:
                if self._end and len(chunk) == len(self._held):
                    self.skip(len(chunk))
                    return
                self.skip(len(chunk) - _OVERLAP)
                continue
            self.skip(at)
            if self._begins_record():
                return
            self.skip(1)

    def _begins_record(self) -> bool:
        try:
            return zlib.decompressobj(31).decompress(self.peek(_CHUNK), 5) == b"WARC/"
        except zlib.error:
            return False

    def only_zeros_left(self) -> bool:
        """True when all that is left is padding, over which it has then passed."""
        while chunk := self.peek(_CHUNK):
            if chunk.strip(b"\x00"):
                return False
            self.skip(len(chunk))
        return True

    def _fill(self, size: int) -> None:
        while len(self._held) < size and not self._end:
            more = self._source.read(max(_CHUNK, size - len(self._held)))
            self._end = not more
            self._held += more


class _Member:
    """One gzip member as a stream, decompressed with a bound; the raw stream is then behind it."""

    def __init__(self, raw: _Ahead, max_ratio: int) -> None:
        self._raw, self._max_ratio = raw, max_ratio
        self._inflate = zlib.decompressobj(31)
        self._in = self._out = 0
        self.failure: DamagedError | None = None
        self.ended = False

    def read(self, size: int) -> bytes:
        """The next bytes, none at the member's end. Raises ``DamagedError`` where there can be no more."""
        if self.failure:
            raise self.failure
        while not self.ended:
            try:
                data = self._next(min(size, _CHUNK))
            except zlib.error as error:
                raise self._failed(f"the compressed data is damaged ({error})") from error
            if data:
                return data
        return b""

    def _next(self, size: int) -> bytes:
        given = self._raw.peek(_CHUNK)
        data = self._inflate.decompress(given, size)
        if not given and not data and not self._inflate.eof:
            raise self._failed("the archive ends inside this record", "truncated")
        # What was not used stays in the raw stream, so that the next member begins there.
        left = len(self._inflate.unconsumed_tail) + len(self._inflate.unused_data)
        self._in += self._raw.skip(len(given) - left)
        self._out += len(data)
        self.ended = self._inflate.eof
        if self._out > 16_000_000 and self._out > self._max_ratio * max(self._in, 1):
            raise self._failed(f"it grows more than {self._max_ratio} times when decompressed, as bombs do", "bomb")
        return data

    def _failed(self, cause: str, kind: Kind = "damaged") -> DamagedError:
        self.failure = DamagedError(cause, kind)
        return self.failure
