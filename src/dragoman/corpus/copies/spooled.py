"""What comparing needs of a document, kept on disk until it is compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spooled:
    """``outlet`` is its name, the host of the article's address, or nothing."""

    id: str
    title: str | None
    text: str
    outlet: str
    published: str | None
