from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib

import pytest

from dragoman.errors import RejectedInput
from dragoman.reading import Limits, Options, warc
from dragoman.record import Document

from .helpers import document, reasons, results
from .making import TEXT, TITLE, page, record

INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n"
REQUEST = record("").replace(b"WARC-Type: response", b"WARC-Type: request")


def rejections(found: list[Document | RejectedInput]) -> list[RejectedInput]:
    return [f for f in found if isinstance(f, RejectedInput)]


@pytest.mark.parametrize(
    "packed", [lambda records: b"".join(records), lambda records: b"".join(map(gzip.compress, records))]
)
def test_the_pages_of_an_archive(packed: object) -> None:
    records = [
        INFO,
        REQUEST,
        record(),
        record("x", kind="image/png"),
        record("Absent", status="404 Not Found"),
        record(),
    ]

    found = results(warc.read, packed(records))  # type: ignore[operator]

    assert reasons(found) == ["ok", "ok"]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.text, first.title) == (f"{TITLE}\n{TEXT}", TITLE)
    assert (first.url, first.published) == ("https://journal.example/paris", None)


def test_an_archive_compressed_as_a_whole() -> None:
    assert reasons(results(warc.read, gzip.compress(record() * 3))) == ["ok"] * 3


def test_content_and_charset_as_the_server_sent_them() -> None:
    plain = page().replace("<head>", "<head><!-- sans déclaration -->").encode("cp1252")
    deflated = gzip.compress(plain)
    answer = record(deflated, kind="text/html; charset=windows-1252\r\nContent-Encoding: gzip")

    assert document(results(warc.read, answer)).text == f"{TITLE}\n{TEXT}"


@pytest.mark.parametrize("length", [0, 10, 2_000, 10**6, 10**15])
def test_a_false_length_costs_that_record_and_no_other(length: int) -> None:
    good, bad = record(), record(length=length)

    found = results(warc.read, good + bad + good + good)

    assert [f for f in reasons(found) if f != "bad-archive"] == ["ok"] * 3
    (loss,) = rejections(found)
    assert loss.source.startswith(f"essai, bytes {len(good)} to ")


def test_a_corrupt_middle_is_told_with_its_bytes() -> None:
    good, garbage = record(), b"\x00\xff garbage \r\n" * 50

    found = results(warc.read, good + garbage + good)

    assert reasons(found) == ["ok", "bad-archive", "ok"]
    assert rejections(found)[0].source == f"essai, bytes {len(good)} to {len(good) + len(garbage)}"


def test_a_corrupt_compressed_record_is_told_with_its_bytes() -> None:
    good = gzip.compress(record())
    bad = bytearray(good)
    bad[300:330] = b"x" * 30

    found = results(warc.read, good + bytes(bad) + good)

    assert reasons(found) == ["ok", "bad-archive", "ok"]
    assert rejections(found)[0].source == f"essai, bytes {len(good)} to {2 * len(good)}"


def test_a_wrong_checksum_of_a_compressed_record() -> None:
    good = gzip.compress(record())
    bad = good[:-8] + b"\x00" * 4 + good[-4:]

    found = results(warc.read, good + bad + good)

    assert [reason for reason in reasons(found) if reason != "ok"] == ["bad-archive"]


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_a_truncated_archive_says_so(packed: object) -> None:
    good = packed(record())  # type: ignore[operator]

    assert reasons(results(warc.read, good + good[:-100])) == ["ok", "truncated"]


def test_digests_are_checked() -> None:
    wrong = record(digest="sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    unknown = record(digest="crc7:12")

    assert reasons(results(warc.read, record() + wrong + unknown)) == ["ok", "wrong-digest", "ok"]


def test_a_page_that_was_cut_when_archived() -> None:
    assert reasons(results(warc.read, record(headers="WARC-Truncated: length\r\n"))) == ["truncated"]


def test_a_page_that_quotes_a_record_is_whole() -> None:
    quoting = record(page(body=page() + "<pre>\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n</pre>"))

    assert "bad-archive" not in reasons(results(warc.read, quoting + record()))


def test_a_record_too_long_is_passed_over() -> None:
    long = record(page(body="<p>Longue page.</p>" * 10_000))

    found = results(warc.read, record() + long + record(), Options(limits=Limits(max_bytes=50_000)))

    assert reasons(found) == ["ok", "too-large", "ok"]


def test_a_bomb_in_an_archive() -> None:
    bomb = gzip.compress(record(b" " * 40_000_000))

    assert reasons(results(warc.read, bomb + gzip.compress(record()))) == ["too-compressed", "ok"]


def test_a_bomb_in_an_answer() -> None:
    bomb = record(zlib.compress(b" " * 30_000_000), kind="text/html\r\nContent-Encoding: deflate")

    assert reasons(results(warc.read, bomb)) == ["too-large"]


def test_what_holds_no_page_says_so() -> None:
    assert reasons(results(warc.read, INFO)) == ["no-article-text"]
    assert reasons(results(warc.read, b"Bonjour")) == ["bad-archive"]


class Endless(io.RawIOBase):
    """An archive of many records that is nowhere held as a whole."""

    def __init__(self, records: int) -> None:
        self._one, self._left, self._rest = record("x" * 100_000, kind="image/png"), records, b""

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        while self._left and len(self._rest) < (size or 0):
            self._rest += self._one
            self._left -= 1
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - the beginning is all that is sought
        self._rest = b""
        return 0


def test_memory_does_not_grow_with_the_archive() -> None:
    tracemalloc.start()
    try:
        assert reasons(list(warc.read(Endless(1_000), "essai", Options()))) == ["no-article-text"]  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 5_000_000


def test_a_false_length_inside_its_own_compressed_record_is_no_end_of_the_archive() -> None:
    good, bad = gzip.compress(record()), gzip.compress(record(length=10**6))

    assert reasons(results(warc.read, good + bad + good)) == ["ok", "bad-archive", "ok"]
