"""What feeds and sitemaps list: the address of an article and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Entry:
    """One address that a feed or a sitemap lists; it is http or https.

    ``published`` is an ISO date; ``updated`` is what the source says of the last change, as it is
    written there. ``kind`` is ``sitemap`` for a line of a sitemap index: what lies
    there is a further sitemap.
    """

    address: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    updated: str | None = None
    kind: Literal["article", "sitemap"] = "article"
