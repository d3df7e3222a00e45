"""Which addresses may be opened, which lead into private networks, and which are the same article."""

from __future__ import annotations

import pytest

from dragoman.reading.fetch_addresses import canonical, is_public, parse, shown


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://journal.example/a",
        "//journal.example/a",
        "journal.example/a",
        "http://",
        "http:///a",
        "http://lectrice:secret@journal.example/",
        "http://journal.example\\@autre.example/",
        "http://[::1/",
        "http://journal.example/" + "a" * 2_000,
        "",
    ],
)
def test_no_address_that_is_opened(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        parse(address)


def test_a_relative_address_is_joined_and_loses_its_fragment() -> None:
    assert str(parse("../b?p=é#haut", "https://journal.example/x/y")) == "https://journal.example/b?p=%C3%A9"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "192.88.99.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1",
        "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808", "2002:7f00:1::1", "2002:808:808::1", "2001:0:53aa:64c:0:1234:f5ff:fffe",
        "not an address", "",
    ],
)  # fmt: skip
def test_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "193.0.6.139", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "other",
    [
        "http://www.journal.example/a/b?id=7",
        "https://JOURNAL.example:443/a/b/?id=7#suite",
        "https://journal.example/a/b?utm_source=rss&id=7&utm_medium=feed",
        "https://journal.example/a/b?id=7&xtor=RSS-3208",
    ],
)
def test_the_same_article(other: str) -> None:
    assert canonical(other) == canonical("https://journal.example/a/b?id=7")


@pytest.mark.parametrize(
    "other",
    [
        "https://journal.example/a/b?id=8",
        "https://journal.example/a/B?id=7",
        "https://journal.example:8443/a/b?id=7",
        "https://autre.example/a/b?id=7",
        "https://journal.example/a/b?id=7&page=2",
    ],
)
def test_another_article(other: str) -> None:
    assert canonical(other) != canonical("https://journal.example/a/b?id=7")


def test_bytes_that_are_no_utf8_keep_addresses_apart() -> None:
    assert canonical("http://journal.example/?mot=%E9") != canonical("http://journal.example/?mot=%E8")


def test_what_a_server_says_is_one_printable_line() -> None:
    assert shown("a\n2026-01-01  coded\x1b[2J\u202eb") == "a 2026-01-01 coded [2J b"
    assert len(shown("é" * 500)) == 200
