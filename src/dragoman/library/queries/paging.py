"""Pages of a list that go on where the last one stopped (keyset), so that new articles move nothing."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from dragoman.library.queries.filters import Found, Paging

T = TypeVar("T")
AT_ONCE = 2000
"""Rows held in memory while a whole list is walked through."""

Mark = tuple[str | int, ...]


def write_mark(values: Mark) -> str:
    """Where a page stopped, as one word for an address."""
    return (
        urlsafe_b64encode(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).decode().rstrip("=")
    )


def read_mark(text: str, *kinds: type) -> Mark | None:
    """The values of a mark, of these kinds; ``None`` for an empty mark or one that we never wrote: the first page."""
    try:
        values = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError:
        return None
    if not isinstance(values, list) or [type(value) for value in values] != list(kinds):
        return None
    return tuple(values)


def every(query: Callable[..., Found[T]], *given: Any) -> Iterator[T]:
    """All rows of a list, page after page: ``every(search_events, db, Filter(type="AID"))``."""
    after = ""
    while True:
        found = query(*given, Paging(after, AT_ONCE, most=AT_ONCE))
        yield from found.rows
        if not found.next:
            return
        after = found.next
