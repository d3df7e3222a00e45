"""Texts of a library that several outlets printed to the letter, from what its sources gave."""

from __future__ import annotations

from collections import defaultdict

from dragoman.corpus.media_names import outlet_name
from dragoman.corpus.reprints import Imprint, imprints_by_date
from dragoman.library.database import Database
from dragoman.record import Document

# Only of articles that some source gave under another outlet, address or day than the library holds them under.
_OTHERS = """
    SELECT items.document_id, items.outlet, items.url, items.published
    FROM items JOIN documents ON documents.id = items.document_id AND documents.text_sha256 = items.text_sha256
    WHERE (items.outlet, items.url, items.published) IS NOT (documents.outlet, documents.url, documents.published)
"""


def reprints_of(database: Database) -> dict[str, tuple[Imprint, ...]]:
    """The printings of each text that more than one outlet printed, by the article's id, the first printer's first."""
    others: dict[str, list[Imprint]] = defaultdict(list)
    for row in database.select(_OTHERS):
        others[row["document_id"]].append(_imprint(row["outlet"], row["url"], row["published"]))
    found = {}
    for id, imprints in sorted(others.items()):
        held = database.first("SELECT title, text, outlet, url, published FROM documents WHERE id = ?", id)
        assert held is not None
        own = _imprint(held["outlet"], held["url"], held["published"])
        if len({imprint.outlet for imprint in (own, *imprints)}) > 1:
            document = Document.from_text(held["text"], id=id, title=held["title"], outlet=own.outlet or None)
            if by_date := imprints_by_date(document, (own, *imprints)):
                found[id] = by_date
    return found


def _imprint(outlet: str | None, url: str | None, published: str | None) -> Imprint:
    return Imprint(outlet_name(outlet, url), published, url)
