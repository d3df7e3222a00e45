"""Folding of words for comparison: without accents, case, or the kind of apostrophe."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The text in lower case without accents and with straight apostrophes; its length may change."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'").casefold().replace("œ", "oe"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
