from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from dragoman.errors import RejectedInput
from dragoman.reading import Limits, Options, read_bytes
from dragoman.record import Document

from .helpers import ARTICLE, document, reasons
from .making import page, record, tarred, zipped

Members = list[tuple[str, "bytes | str"]]
BOMB = b" " * 30_000_000


def found(data: bytes, name: str = "a.bin", **limits: int) -> list[Document | RejectedInput]:
    return list(read_bytes(data, name, Options(limits=Limits(**limits))))  # type: ignore[arg-type]


PACKED = pytest.mark.parametrize("packed", [zipped, tarred, lambda m: tarred(m, "w:gz"), lambda m: tarred(m, "w:xz")])


@PACKED
def test_members_of_every_format_in_their_order(packed: Callable[[Members], bytes]) -> None:
    line = json.dumps({"text": "Le ministère a démenti."}) + "\n"
    members: Members = [("a.txt", ARTICLE), ("d/b.html", page()), ("c.jsonl", line * 2), ("w.warc", record())]

    assert reasons(found(packed(members))) == ["ok"] * 5


@PACKED
def test_a_bad_member_is_named_and_the_others_go_on(packed: Callable[[Members], bytes]) -> None:
    members: Members = [
        ("a.txt", ""),
        ("../b.txt", ARTICLE),
        ("/c.txt", ARTICLE),
        ("C:\\d.txt", ARTICLE),
        ("e.txt", ARTICLE),
    ]

    items = found(packed(members), "archive")

    assert reasons(items) == ["empty", "unsafe-member", "unsafe-member", "unsafe-member", "ok"]
    assert items[1].source == "archive, member ../b.txt"  # type: ignore[union-attr]


@PACKED
def test_members_of_other_kinds_are_counted_and_hidden_ones_left_out(packed: Callable[[Members], bytes]) -> None:
    members: Members = [
        ("a.jpg", "x"),
        ("b.jpg", "x"),
        (".git/c.txt", ARTICLE),
        ("__MACOSX/._a.txt", "x"),
        ("d.txt", ARTICLE),
    ]

    items = found(packed(members))

    assert reasons(items) == ["ok", "unknown-format"]
    assert ".jpg 2" in str(items[1])


@PACKED
def test_archives_in_archives_down_to_a_depth(packed: Callable[[Members], bytes]) -> None:
    inner = packed([("a.txt", ARTICLE)])
    for _ in range(5):
        inner = zipped([("b.zip", inner)])

    assert reasons(found(inner)) == ["too-deep"]
    assert reasons(found(inner, max_archive_depth=10)) == ["ok"]


@PACKED
def test_more_members_than_allowed(packed: Callable[[Members], bytes]) -> None:
    members: Members = [(f"{n}.txt", ARTICLE) for n in range(5)]

    assert reasons(found(packed(members), max_members=3)) == ["ok", "ok", "ok", "too-many"]


def test_all_archives_inside_one_source_share_their_limits() -> None:
    inner = zipped([("a.txt", ARTICLE), ("b.txt", ARTICLE)])

    items = found(zipped([("1.zip", inner), ("2.zip", inner), ("3.zip", inner)]), max_members=7)

    assert reasons(items).count("ok") == 4
    assert "too-many" in reasons(items)


def test_links_and_devices_in_a_tar() -> None:
    link, device = tarfile.TarInfo("a.txt"), tarfile.TarInfo("b.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    device.type = tarfile.CHRTYPE

    assert reasons(found(tarred([(link, ""), (device, ""), ("c.txt", ARTICLE)]))) == ["unsafe-member"] * 2 + ["ok"]


def test_links_in_a_zip() -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16

    assert reasons(found(zipped([(link, "/etc/passwd"), ("c.txt", ARTICLE)]))) == ["unsafe-member", "ok"]


def test_an_encrypted_member() -> None:
    data = bytearray(zipped([("a.txt", ARTICLE)]))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1

    assert reasons(found(bytes(data))) == ["unreadable"]


def test_a_member_whose_bytes_are_damaged() -> None:
    data = bytearray(zipped([("a.txt", ARTICLE), ("b.txt", ARTICLE)]))
    data[60:70] = b"x" * 10

    assert reasons(found(bytes(data))) == ["bad-archive", "ok"]


def test_a_bomb_does_not_stop_the_other_members() -> None:
    assert reasons(found(zipped([("a.txt", BOMB), ("b.txt", ARTICLE)]))) == ["too-compressed", "ok"]


def test_an_archive_of_bombs_is_left() -> None:
    items = reasons(found(zipped([(f"{n}.txt", BOMB) for n in range(30)])))

    assert set(items) == {"too-compressed"}
    assert len(items) < 15


def test_bombs_in_bombs() -> None:
    inner = zipped([(f"{n}.txt", BOMB) for n in range(4)])
    outer = zipped([(f"{n}.zip", inner) for n in range(4)])

    assert "ok" not in reasons(found(zipped([(f"{n}.zip", outer) for n in range(4)])))


def test_a_zip_with_its_end_cut_off() -> None:
    assert reasons(found(zipped([("a.txt", ARTICLE)])[:-30], "a.zip")) == ["truncated"]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_cut_short_gives_what_came_before(mode: str) -> None:
    noise = random.Random(1).randbytes(60_000).hex()
    data = tarred([("a.txt", ARTICLE), ("b.txt", ARTICLE + noise)], mode)

    assert reasons(found(data[: len(data) // 2], "a.tar.gz" if mode == "w:gz" else "a.tar")) == ["ok", "truncated"]


def test_a_tar_with_a_corrupt_middle_tells_how_much_is_lost() -> None:
    data = bytearray(tarred([("a.txt", ARTICLE), ("b.txt", ARTICLE), ("c.txt", ARTICLE)]))
    data[1024:1536] = b"\xff" * 512

    items = found(bytes(data), "a.tar")

    assert reasons(items) == ["ok", "bad-archive"]
    assert "byte 1,536" in str(items[1])


COMPRESSED = pytest.mark.parametrize(
    ("compress", "suffix"), [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz")]
)


@COMPRESSED
def test_one_compressed_file(compress: Callable[[bytes], bytes], suffix: str) -> None:
    line = json.dumps({"text": "Le ministère a démenti."}).encode() + b"\n"

    assert document(found(compress(ARTICLE.encode()), f"a.txt{suffix}")).text == ARTICLE
    assert reasons(found(compress(line * 3), f"a.jsonl{suffix}")) == ["ok"] * 3
    assert reasons(found(compress(page().encode()), "standard input")) == ["ok"]


@COMPRESSED
def test_a_truncated_article_is_no_article(compress: Callable[[bytes], bytes], suffix: str) -> None:
    assert reasons(found(compress(ARTICLE.encode())[:-6], f"a.txt{suffix}")) == ["truncated"]


def test_a_truncated_table_gives_its_whole_rows() -> None:
    rows = "".join(json.dumps({"text": f"Le ministère a démenti {n * 7919} fois."}) + "\n" for n in range(2_000))

    items = reasons(found(gzip.compress(rows.encode())[:-400], "a.jsonl.gz"))

    assert set(items) == {"ok", "truncated"}
    assert items[-1] == "truncated"


@COMPRESSED
def test_a_bomb_of_one_file(compress: Callable[[bytes], bytes], suffix: str) -> None:
    assert reasons(found(compress(BOMB * 2), f"a.jsonl{suffix}")) == ["too-compressed"]


def test_the_limit_on_what_is_decompressed() -> None:
    rows = json.dumps({"text": "Le ministère a démenti."}).encode() + b"\n"

    assert reasons(found(gzip.compress(rows * 10_000), "a.jsonl.gz", max_decompressed_bytes=100_000))[-1] == "too-large"


def test_a_gzip_of_a_gzip_without_end() -> None:
    data = ARTICLE.encode()
    for _ in range(12):
        data = gzip.compress(data)

    assert reasons(found(data, "a.gz")) == ["too-deep"]


def test_what_only_looks_like_an_archive() -> None:
    assert reasons(found(b"Bonjour a tous, dit le ministre.", "a.zip")) == ["truncated"]
    assert reasons(found(b"Bonjour a tous, dit le ministre.", "a.gz")) == ["bad-archive"]
    assert reasons(found(b"PK\x03\x04[Content_Types].xml", "a")) == ["unknown-format"]


def test_memory_does_not_grow_with_a_tar() -> None:
    class Endless(io.RawIOBase):
        def __init__(self, members: int) -> None:
            super().__init__()
            info = tarfile.TarInfo("a.jpg")
            info.size = 10_240
            self._one, self._left, self._rest = info.tobuf() + b"x" * 10_240, members, b""

        def read1(self, size: int = -1) -> bytes:
            if not self._rest and self._left:
                self._rest, self._left = self._one, self._left - 1
            data, self._rest = self._rest[:size], self._rest[size:]
            return data

    from dragoman.reading import tar_archive

    def peak(members: int) -> int:
        tracemalloc.start()
        try:
            assert reasons(list(tar_archive.read(Endless(members), "a.tar", Options()))) == ["unknown-format"]  # type: ignore[arg-type]
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(4_000) < peak(1_000) + 100_000
