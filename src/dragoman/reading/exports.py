"""Exports of news corpora that hold addresses and no text (MediaCloud, GDELT): told by their columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from dragoman.errors import RejectedInput
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.reading.rows import find_columns

_WITHOUT_TEXT: Mapping[str, frozenset[str]] = {
    "a MediaCloud export": frozenset({"media_name", "title", "url", "publish_date"}),
    "a GDELT article list": frozenset({"url", "title", "seendate", "domain"}),
    "a GDELT article list (CSV)": frozenset({"url", "mobileurl", "date", "title"}),
    "a GDELT article list (GAL)": frozenset({"date", "url", "title", "lang", "domain"}),
    "a GDELT export of pages": frozenset({"url", "date", "ngram"}),
}


def check_text_is_there(names: Sequence[str], source: str, options: Options) -> None:
    """Raises ``RejectedInput`` (``addresses-only``) for an export known to hold no text, unless a column does."""
    try:
        find_columns(names, source, options)
    except RejectedInput as rejection:
        if rejection.reason != Reason.NO_TEXT_COLUMN or "text" in options.columns:
            return
        keys = {_key(name) for name in names}
        for export, columns in _WITHOUT_TEXT.items():
            if columns <= keys:
                what = f"{export}, which holds addresses and no text"
                raise reject(Reason.ADDRESSES_ONLY, source, what, "fetch the pages with dragoman watch") from None


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", str(name)).strip().casefold().replace(" ", "_").lstrip("\ufeff")
