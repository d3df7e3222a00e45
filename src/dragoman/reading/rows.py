"""What all tables of articles share: finding the columns, and a row -> document."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from dragoman.reading.dates import iso_date
from dragoman.reading.documents import document_from_text
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document

DEFAULT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "texte", "body", "content", "contenu", "article", "maintext", "full_text", "fulltext", "article_text",
        "story_text",
    ),
    "title": ("title", "titre", "headline"),
    "date": (
        "date", "published", "published_at", "publish_date", "date_publish", "date_publication",
        "pubdate", "seendate",
    ),
    "url": ("url", "link", "lien", "source_url"),
    "outlet": ("outlet", "source", "media", "media_name", "sitename", "journal", "outletname", "domain"),
    "author": ("author", "auteur", "authors", "auteurs"),
    "id": ("id", "article_id"),
    "language": ("language", "langue", "lang"),
}  # fmt: skip
_FRENCH = {"fr", "fra", "fre", "french", "francais"}
_UNSTATED = {"", "und", "unk", "unknown", "none", "null", "nan", "na", "n/a"}


def find_columns(names: Sequence[str], source: str, options: Options) -> dict[str, str]:
    """Field -> the column that holds it: by ``options.columns``, else by the default names.

    Raises ``RejectedInput``: ``no-text-column``, or ``bad-table`` when a column the user named is
    not there.
    """
    by_key = {_key(name): name for name in reversed(names)}
    found = {}
    for field, defaults in DEFAULT_COLUMNS.items():
        wanted = options.columns.get(field)
        keys = defaults if wanted is None else (_key(wanted),)
        name = next((by_key[key] for key in keys if key in by_key), None)
        if name is not None:
            found[field] = name
        elif wanted is not None or field == "text":
            raise _missing(field, wanted, names, source)
    return found


def document_of(row: Mapping[str, object], columns: Mapping[str, str], source: str, options: Options) -> Document:
    """The document of one row. Raises ``RejectedInput`` naming ``source``."""
    cells = {field: row.get(column) for field, column in columns.items()}
    _check_stated_language(_words(cells.get("language")), source)
    return document_from_text(
        _words(cells.get("text")),
        title=_words(cells.get("title")),
        published=options.published or iso_date(cells.get("date")),
        outlet=options.outlet or _words(cells.get("outlet")),
        url=_words(cells.get("url")),
        author=_words(cells.get("author")),
        id=_words(cells.get("id")).strip(),
        source=source,
        limits=options.limits,
    )


def _words(cell: object) -> str:
    """A cell as text: a list (of authors) is joined, and what is no text or number is nothing."""
    if isinstance(cell, bytes):
        return cell.decode("utf-8", errors="replace")
    if isinstance(cell, list | tuple):
        return ", ".join(filter(None, map(_words, cell)))
    if isinstance(cell, str):
        return cell
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool) and cell == cell
    return str(cell) if is_number else ""


def _check_stated_language(stated: str, source: str) -> None:
    language = _key(stated)
    if language in _UNSTATED or language.split("_")[0] in _FRENCH:
        return
    raise reject(
        Reason.WRONG_LANGUAGE,
        source,
        f"the language column says «{stated.strip()}»",
        "give French articles only",
    )


def _missing(field: str, wanted: str | None, names: Sequence[str], source: str) -> Exception:
    found = ", ".join(str(name)[:40] for name in names[:20]) or "none"
    what = f"no column «{wanted}»" if wanted else "no column holds the articles' text"
    reason = Reason.NO_TEXT_COLUMN if field == "text" else Reason.BAD_TABLE
    return reject(
        reason,
        source,
        f"{what} (columns found: {found})",
        f"name the column that holds the {field} in the column map",
    )


def _key(name: str) -> str:
    """A column name without case or accents, its spaces and hyphens as underscores."""
    plain = unicodedata.normalize("NFKD", str(name).strip().casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c != "\ufeff")
    return plain.replace(" ", "_").replace("-", "_")
