"""FEEDS.toml is checked when it is loaded, and a mistake is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.reading.fetch import FetchLimits
from dragoman.watch.feeds import Watched, read_feeds

GOOD = """\
contact = "veille@redaction.example"
delay = 10

[limits]
seconds = 7.5
max_bytes = 1000

[[feed]]
address = "https://journal.example/rss.xml"
outlet = "Le Journal"

[[feed]]
address = "http://intranet.example:8080/plan.xml"
kind = "sitemap"
interval = 60
allow = ["intranet.example:8080"]
"""


def read(tmp_path: Path, text: str, *allow: str) -> Watched:
    file = tmp_path / "FEEDS.toml"
    file.write_text(text, encoding="utf-8")
    return read_feeds(file, allow)


def test_a_list_of_feeds(tmp_path: Path) -> None:
    watched = read(tmp_path, GOOD)
    first, second = watched.feed
    assert (first.outlet, first.kind, first.interval, first.text, first.allow) == (
        "Le Journal",
        "feed",
        30,
        "article",
        (),
    )
    assert (second.kind, second.interval, second.allow) == ("sitemap", 60, ("intranet.example:8080",))
    assert watched.fetch_limits() == FetchLimits(seconds=7.5, max_bytes=1000)
    assert isinstance(watched.fetch_limits().max_bytes, int)


def test_hosts_allowed_for_all_are_added_to_each(tmp_path: Path) -> None:
    first, second = read(tmp_path, GOOD, "10.0.0.1").feed
    assert first.allow == ("10.0.0.1",)
    assert second.allow == ("intranet.example:8080", "10.0.0.1")


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('contact = "veille@redaction.example"', "", "line 1: «contact» is missing"),
        ("veille@redaction.example", "nobody", "line 1: contact: give a page"),
        ("veille@redaction.example", "a@b.example) (evil", "line 1: contact: give a page"),
        ("delay = 10", "delay = 0", "line 2: delay"),
        ("delay = 10", "pause = 10", "line 2: «pause» is not known"),
        ("seconds = 7.5", "hours = 7.5", "line 4: limits: «hours» is no limit"),
        ("seconds = 7.5", "seconds = -1", "line 4: limits: seconds is to be"),
        ("https://journal", "file:///journal", "line 9: address: an address of the kind «file:»"),
        ("https://journal", "https://nom:secret@journal", "line 9: address: a user name or a password"),
        ('outlet = "Le Journal"', 'oulet = "Le Journal"', "line 10: «oulet» is not known"),
        ('outlet = "Le Journal"', "delay = 3", "line 10: «delay» belongs above the first [[feed]]"),
        ('kind = "sitemap"', 'kind = "page"', "line 14: kind"),
        ("interval = 60", "interval = 0", "line 15: interval"),
        ('allow = ["intranet.example:8080"]', 'allow = ["http://intranet.example/"]', "line 16: allow"),
        ('address = "http://intranet.example:8080/plan.xml"', "", "line 12: «address» is missing"),
        (
            "http://intranet.example:8080/plan.xml",
            "https://journal.example/rss.xml",
            "line 13: this feed is already on line 8",
        ),
        ("interval = 60", "interval = ", "at line 15"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    assert wrong in GOOD
    with pytest.raises(TableError) as caught:
        read(tmp_path, GOOD.replace(wrong, right))
    assert said in str(caught.value)
    assert "FEEDS.toml" in str(caught.value)


def test_feeds_may_be_rows(tmp_path: Path) -> None:
    rows = 'contact = "https://redaction.example/"\nfeed = [\n  { address = "https://a.example/" },\n  { adres = "b" },\n]\n'
    with pytest.raises(TableError, match="line 4: «adres» is not known"):
        read(tmp_path, rows)


def test_no_feed_at_all(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="«feed» is missing"):
        read(tmp_path, 'contact = "https://redaction.example/"\n')


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "FEEDS.toml").write_bytes(b"contact = '\xff'")
    with pytest.raises(TableError, match="not TOML in UTF-8"):
        read_feeds(tmp_path / "FEEDS.toml")
