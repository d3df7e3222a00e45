"""FEEDS.toml: what is watched, checked when it is loaded, with file and line in every error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator

from dragoman.errors import TableError
from dragoman.reading import fetch_addresses as addresses
from dragoman.reading.fetch import FetchLimits
from dragoman.tables import Row

_ALLOWED_NAME = re.compile(r"[a-z0-9.-]+(?::\d{1,5})?|\[[0-9a-f:.]+\](?::\d{1,5})?", re.IGNORECASE)
_CONTACT = re.compile(r"https?://[^\s()<>]+|(?:mailto:)?[^\s()<>@:]+@[^\s()<>@:]+\.[^\s()<>@:]+")
_FEED_STARTS = re.compile(r"\s*\[\[\s*feed\s*\]\]|\s*\{")


class Feed(Row):
    """One feed. ``interval`` counts minutes between polls.

    ``kind`` is ``feed`` (RSS or Atom) or ``sitemap`` (of news). ``text`` is ``article`` when the page is fetched for
    items of which the feed holds only a summary, ``feed`` when what the feed holds is all that is read. ``allow``
    names the hosts (``host`` or ``host:port``) that may be private or have an unusual port.
    """

    address: str
    outlet: str | None = None
    kind: Literal["feed", "sitemap"] = "feed"
    text: Literal["article", "feed"] = "article"
    interval: int = Field(default=30, ge=1, le=10_080)
    allow: tuple[str, ...] = ()

    @field_validator("address")
    @classmethod
    def _can_be_opened(cls, address: str) -> str:
        addresses.parse(address)
        return address

    @field_validator("allow")
    @classmethod
    def _are_hosts(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return check_hosts(names)


class Watched(Row):
    """The whole file. ``contact`` is told to every server; ``delay`` is seconds between two requests to one host."""

    contact: str
    delay: float = Field(default=5.0, ge=1.0, le=3_600.0)
    limits: dict[str, float] = Field(default_factory=dict)
    feed: tuple[Feed, ...] = Field(min_length=1)

    @field_validator("contact")
    @classmethod
    def _can_be_reached(cls, contact: str) -> str:
        if not (contact.isascii() and contact.isprintable() and _CONTACT.fullmatch(contact)):
            raise ValueError("give a page (https://…) or a mail address where a webmaster reaches you")
        return contact

    @field_validator("limits")
    @classmethod
    def _are_limits(cls, limits: dict[str, float]) -> dict[str, float]:
        known = [limit.name for limit in fields(FetchLimits)]
        for name, value in limits.items():
            if name not in known:
                raise ValueError(f"«{name}» is no limit; use one of {', '.join(known)}")
            if not 0 < value < 1e12:
                raise ValueError(f"{name} is to be a number above 0")
        return limits

    def fetch_limits(self) -> FetchLimits:
        """The limits of a fetch: those given, the others as they are."""
        given = {name: value if name == "seconds" else int(value) for name, value in self.limits.items()}
        return FetchLimits(**given)  # type: ignore[arg-type]


def check_hosts(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names again. Raises ``ValueError`` for one that is no ``host`` or ``host:port``."""
    for name in names:
        if not _ALLOWED_NAME.fullmatch(name):
            raise ValueError(f"«{name}» is no host; write intranet.example or intranet.example:8080")
    return names


def read_feeds(file: Path, allow: Sequence[str] = ()) -> Watched:
    """The feeds of a FEEDS.toml; ``allow`` are hosts that all of them may lead to, whatever they allow themselves.

    Raises ``TableError`` naming file and line, ``OSError`` when it cannot be read.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        watched = Watched.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"{file}: not TOML in UTF-8 ({error}); mend the file.") from error
    except ValidationError as error:
        # A misspelt name is also a missing one; the misspelling is what there is to mend.
        first = min(error.errors(), key=lambda found: found["type"] != "extra_forbidden")
        raise TableError(f"{_where(file, text, first['loc'])}: {_sentence(first)}") from error
    _check_twins(file, text, watched.feed)
    feeds = tuple(feed.model_copy(update={"allow": (*feed.allow, *allow)}) for feed in watched.feed)
    return watched.model_copy(update={"feed": feeds})


def _check_twins(file: Path, text: str, feeds: Sequence[Feed]) -> None:
    seen: dict[str, int] = {}
    for number, feed in enumerate(feeds):
        earlier = seen.setdefault(feed.address, number)
        if earlier != number:
            where = _where(file, text, ("feed", number, "address"))
            raise TableError(f"{where}: this feed is already on line {_line(text, ('feed', earlier))}; keep one.")


def _sentence(error: Any) -> str:
    field = ".".join(str(part) for part in error["loc"] if not isinstance(part, int)) or "the file"
    field = field.removeprefix("feed.")
    match error["type"]:
        case "missing":
            return f"«{field}» is missing; add it."
        case "extra_forbidden" if error["loc"][0] == "feed" and field in Watched.model_fields:
            return f"«{field}» belongs above the first [[feed]]; move it there."
        case "extra_forbidden":
            return f"«{field}» is not known; take it out or mend its name."
        case _:
            return f"{field}: {error['msg'].removeprefix('Value error, ')}; mend this line."


def _where(file: Path, text: str, place: Sequence[str | int]) -> str:
    return f"{file}, line {_line(text, place)}"


def _line(text: str, place: Sequence[str | int]) -> int:
    """The line of a field; of the feed that it belongs to, when it is missing there."""
    lines = text.split("\n")
    start, names = 0, [part for part in place if isinstance(part, str)]
    starts = [number for number, line in enumerate(lines) if _FEED_STARTS.match(line)]
    if place[0] == "feed" and len(place) > 1 and isinstance(place[1], int) and place[1] < len(starts):
        start = starts[place[1]]
    for number in range(start, len(lines)):
        if number > start and _FEED_STARTS.match(lines[number]):
            break
        if re.search(rf"(?:^|[{{,])\s*{re.escape(names[-1])}\s*=|^\s*\[{re.escape(names[-1])}\]", lines[number]):
            return number + 1
    return start + 1
