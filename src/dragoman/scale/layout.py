"""The names of everything that a run writes."""

from __future__ import annotations

RUN = "run.json"
"""What was asked; written first."""
SUMMARY = "summary.json"
"""What came of it; written last."""
WORK = "_work"
"""What is taken away when a run is done."""
GROUPS = f"{WORK}/groups"
MARKERS = f"{WORK}/parts"
TABLES = ("documents", "statements", "events", "claims", "counts", "actors", "skipped", "rejections")


def group_name(group: int) -> str:
    """The name of a group of files, in the order of the input."""
    return f"{group:06}"


def part_name(group: int, piece: int) -> str:
    """The name of a part; their alphabetical order is the order of the input."""
    return f"{group_name(group)}-{piece:06}"


def article_key(part: str, item: int) -> str:
    """The key of an article, or of what is none, in all tables; their alphabetical order is that of the input."""
    return f"{part}-{item:06}"


def group_marker(group: int) -> str:
    """What says that a group was read: written when all its pieces are."""
    return f"{GROUPS}/{group_name(group)}.json"


def part_marker(part: str) -> str:
    """What says that a part is finished: written when all its tables are."""
    return f"{MARKERS}/{part}.json"


def piece_file(part: str) -> str:
    """The articles of a part before they are coded."""
    return f"{WORK}/pieces/{part}.parquet"


def table_file(table: str, part: str) -> str:
    """The rows that a part gives to a table."""
    return f"{table}/part-{part}.parquet"
