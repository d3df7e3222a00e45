"""The same text, to the letter, printed by several outlets: who printed it first, and who after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.corpus.copies.credits import credits_of_text
from dragoman.corpus.media_names import medium_key
from dragoman.record import Document

_UNDATED = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Imprint:
    """One outlet's printing of a text: its name, the ISO day if it gives one, and the address."""

    outlet: str
    published: str | None
    url: str | None


def imprints_by_date(document: Document, found: Iterable[Imprint]) -> tuple[Imprint, ...]:
    """The printings of a document's text, one an outlet, the first printer's first; empty when one outlet alone printed it.

    First is the earliest date; of one day, the outlet that the text itself gives credit to, then the document's own, then by
    name. Undated printings come last, and those of no known outlet are no second outlet's.
    """
    credited = {medium_key(named.name) for named in credits_of_text(document.text)}
    own = medium_key(document.outlet or "")

    def rank(imprint: Imprint) -> tuple[str, bool, bool, str, str]:
        key = medium_key(imprint.outlet)
        return imprint.published or _UNDATED, key not in credited, key != own, imprint.outlet, imprint.url or ""

    by_outlet: dict[str, Imprint] = {}
    for imprint in sorted(found, key=rank):
        if imprint.outlet:
            by_outlet.setdefault(medium_key(imprint.outlet), imprint)
    return tuple(by_outlet.values()) if len(by_outlet) > 1 else ()


def as_first_printed(document: Document, imprints: tuple[Imprint, ...]) -> Document:
    """The document under its first printer's name, day and address; as it is when one outlet alone printed it."""
    if not imprints:
        return document
    first = imprints[0]
    return document.model_copy(update={"outlet": first.outlet, "published": first.published, "url": first.url})
