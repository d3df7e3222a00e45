"""What is mended in a decoded text, each mend by its name, so that the document can tell.

Nothing is mended in silence, and a text that needs nothing stays as it is, character for character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_SURROGATES = re.compile("[\ud800-\udfff]")
# Bidirectional embeddings, overrides and isolates show words in another order than they are stored in.
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Soft hyphen, zero-width space, joiners, marks, word joiner: unseen, they cut a word in two. At its edge they do no such
# harm, and stay: offsets of other programs count them. Between letters of other scripts they can mean something.
_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_IN_WORDS = re.compile(f"(?<=[A-Za-zÀ-ɏ'’-])[{_UNSEEN}]+(?=[A-Za-zÀ-ɏ'’\u0300-\u036f-])")
_ANYWHERE = re.compile(f"(?![\u200c\u200d])[{_UNSEEN}]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_DECOMPOSED = re.compile("[A-Za-zÀ-ɏ][\u0300-\u036f]+")
# What UTF-8 looks like when read as cp1252: cheap to look for, so that ftfy is seldom loaded.
_MAYBE_MOJIBAKE = re.compile("[ÃÂ][\x80-\xbf\u0152-\u2122]|â\u20ac|Å[\x80-\xbf\u0152-\u203a]|[\x80-\x84\x86-\x9f]|Ã ")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """The mended text and the names of the mends, in the order in which they were made.

    - ``lone-surrogates``: halves of characters, as broken JSON holds them, became U+FFFD.
    - ``mojibake``: UTF-8 that was read as another encoding («dÃ©menti») was read anew (ftfy's
      ``fix_encoding``, line by line).
    - ``control-characters``: NUL and other control characters were taken out.
    - ``invisible-characters``: bidirectional controls, and zero-width characters and soft hyphens
      inside words, were taken out.
    - ``decomposed-accents``: a letter followed by its accent (NFD) became one character (NFC).
    - ``replacement-characters``: nothing was mended, but U+FFFD stands where characters were lost.
    """
    made = []
    for name, mend in _MENDS:
        mended = mend(text)
        if mended != text:
            made.append(name)
            text = mended
    if "\ufffd" in text and "lone-surrogates" not in made:
        made.append("replacement-characters")
    return text, tuple(made)


def without_invisible(text: str) -> str:
    """A text taken out of markup, where nobody counts offsets yet, without any unseen character."""
    return _IN_WORDS.sub("", _OVERRIDES.sub("", _ANYWHERE.sub("", text)))


def _whole_characters(text: str) -> str:
    if not _SURROGATES.search(text):
        return text
    # Through UTF-16, so that two halves that belong together become their character.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _read_anew(text: str) -> str:
    if not _MAYBE_MOJIBAKE.search(text):
        return text
    # Late: seldom needed.
    from ftfy import fix_encoding

    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _MAYBE_MOJIBAKE.search(line) else line for line in lines)


def _composed(text: str) -> str:
    return _DECOMPOSED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


_MENDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("lone-surrogates", _whole_characters),
    ("mojibake", _read_anew),
    ("control-characters", lambda text: _CONTROLS.sub("", text)),
    ("invisible-characters", lambda text: _IN_WORDS.sub("", _OVERRIDES.sub("", text))),
    ("decomposed-accents", _composed),
)
