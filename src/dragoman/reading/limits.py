"""What reading accepts and refuses: the options, the limits and every reason for a rejection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import BinaryIO

from dragoman.errors import RejectedInput

FIELDS = ("text", "title", "date", "url", "outlet", "author", "id", "language")
"""The fields of an article that a column of a table can hold."""


class Reason(StrEnum):
    """Why a source became no document. The codes are stable; programs may test them."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    TOO_DEEP = "too-deep"
    NOT_FOUND = "not-found"
    UNREADABLE = "unreadable"
    UNKNOWN_FORMAT = "unknown-format"
    NO_ARTICLE_TEXT = "no-article-text"
    NO_TEXT_COLUMN = "no-text-column"
    BAD_JSON_LINE = "bad-json-line"
    BAD_TABLE = "bad-table"
    WRONG_LANGUAGE = "wrong-language"


@dataclass(frozen=True)
class Limits:
    """The largest input that is read.

    ``max_bytes``: size of a text or HTML file, and of one line of a table (a table itself has no
    limit, as it is read row by row). HTML is held to 20 MB in any case: trafilatura returns nothing
    above that.
    ``max_characters``: length of one document's text, in code points.
    ``max_depth``: nesting of HTML elements, 250 at most: deeper trees are cut by the parser.
    ``max_elements``: HTML elements on a page; above, the extraction takes minutes.
    """

    max_bytes: int = 20_000_000
    max_characters: int = 1_000_000
    max_depth: int = 250
    max_elements: int = 50_000


@dataclass(frozen=True)
class Options:
    """What the user says about the sources.

    ``published`` (an ISO date) and ``outlet`` win over what a source says of itself. ``columns``
    maps a field (see ``FIELDS``) to the name of the table's column that holds it; fields left out
    keep the default names. Raises ``ValueError`` for a date that is not one, or an unknown field.
    """

    published: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        if self.published is not None:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.published):
                raise ValueError(f"published {self.published!r} is not a date; write it as 2025-10-14.")
            date.fromisoformat(self.published)
        for name in self.columns:
            if name not in FIELDS:
                raise ValueError(f"columns: {name!r} is not a field; use one of {', '.join(FIELDS)}.")


def reject(reason: Reason, source: str, what: str, mend: str) -> RejectedInput:
    """The rejection of ``source`` as one sentence: where, what is wrong, and the mend."""
    sentence = " ".join(f"{source}: {what}; {mend}.".split())
    # File names and JSON can hold half characters, which no terminal can print.
    printable = sentence.encode("utf-8", "replace").decode("utf-8")
    return RejectedInput(reason.value, printable, source)


def take(file: BinaryIO, source: str, max_bytes: int) -> bytes:
    """All bytes of ``file``. Raises ``RejectedInput`` (``too-large``) above ``max_bytes``."""
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise reject(Reason.TOO_LARGE, source, f"more than {max_bytes:,} bytes", "split it into articles")
    return data
