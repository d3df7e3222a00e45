"""What an address asks for: every filter in it, checked before it reaches the library."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import get_args

from starlette.requests import Request

from dragoman.library.queries.filters import Filter, Found, Paging
from dragoman.page.reading_room.errors import BadAddress
from dragoman.page.reading_room.links import with_query
from dragoman.record import Act, EventType, Quad, Standing

MOST_CHARACTERS = 300  # of one value of an address
MARK_CHARACTERS = 2000  # of the mark of a page, which may hold a name
SIZE = 25  # rows of a page

_CLOSED: dict[str, tuple[str, ...]] = {
    "type": get_args(EventType),
    "act": get_args(Act),
    "standing": get_args(Standing),
    "quad": get_args(Quad),
}
_NAMES = tuple(field.name for field in fields(Filter))


@dataclass(frozen=True)
class Asked:
    """A list as it is asked for: its filter and page, and how its address is written."""

    path: str
    filter: Filter
    paging: Paging
    extra: dict[str, str]

    @property
    def query(self) -> dict[str, str]:
        """The filters that are set, for an address."""
        return self.extra | {name: value for name, value in asdict(self.filter).items() if value}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return self.filter == Filter()

    def next(self, found: Found[object]) -> str:
        """The address of the next page; empty at the end."""
        return with_query(self.path, **self.query, after=found.next) if found.next else ""

    def first(self) -> str:
        """The address of the first page; empty when this is it."""
        return with_query(self.path, **self.query) if self.paging.after else ""


def asked(request: Request, **extra: str) -> Asked:
    """The filter and page of a request. ``extra`` is kept in the addresses beside them. Raises ``BadAddress``."""
    given = {name: value(request, name) for name in _NAMES}
    for name, possible in _CLOSED.items():
        if given[name] and given[name] not in possible:
            raise BadAddress(name, given[name])
    for name in ("since", "until"):
        if given[name] and not is_day(given[name]):
            raise BadAddress(name, given[name])
    if given["min_confidence"] and not is_share(given["min_confidence"]):
        raise BadAddress("min_confidence", given["min_confidence"])
    for name in ("country", "other"):
        given[name] = given[name].upper()
    after = value(request, "after", MARK_CHARACTERS)
    return Asked(request.url.path, Filter(**given), Paging(after, SIZE), {k: v for k, v in extra.items() if v})


def value(request: Request, name: str, most: int = MOST_CHARACTERS) -> str:
    """One value of the address, without the blanks around it. Raises ``BadAddress`` when it is too long."""
    given = request.query_params.get(name, "").strip()
    if len(given) > most or "\0" in given:
        raise BadAddress(name, given[:60] + "…")
    return given


def is_share(text: str) -> bool:
    """Whether this is a number from 0 to 1, written as 0.75."""
    return re.fullmatch(r"0(\.\d{1,6})?|1(\.0{1,6})?", text) is not None


def is_day(text: str) -> bool:
    """Whether this is a day of the calendar, written as 2025-10-14."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
