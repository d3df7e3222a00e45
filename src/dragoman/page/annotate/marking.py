"""Which words a form means: by their offsets, or by the words themselves and which of their occurrences."""

from __future__ import annotations

import re
from typing import cast, get_args

from dragoman.page.annotate.edits import EditError, occurrences, trimmed
from dragoman.page.annotate.forms import Fields
from dragoman.record import EventType, Span


def read_span(text: str, fields: Fields | str) -> Span:
    """The span that a form gives, without spaces at its ends, or that «start end» gives as it is.

    ``shown``, where a form has it, is what the page had at these offsets. Raises ``EditError`` for the first thing
    wrong.
    """
    if isinstance(fields, str):
        return _offsets(text, *[*fields.split(" "), "", ""][:2])
    start, end, words = fields.get("start").strip(), fields.get("end").strip(), fields.get("words").strip()
    if start or end:
        span = _offsets(text, start, end)
        shown = fields.get("shown")
        if shown and _without_space(text[span.start : span.end]) != _without_space(shown):
            raise EditError("other-words", words=shown)
        return trimmed(text, span)
    if not words:
        raise EditError("no-words")
    return _occurrence(text, words, fields.get("nth").strip())


def read_event_type(fields: Fields) -> EventType:
    """The type that a new event is to have. Raises ``EditError``."""
    if fields.get("type") not in get_args(EventType):
        raise EditError("no-type")
    return cast(EventType, fields.get("type"))


def _offsets(text: str, start: str, end: str) -> Span:
    if not (re.fullmatch(r"[0-9]{1,9}", start) and re.fullmatch(r"[0-9]{1,9}", end)):
        raise EditError("bad-offsets", length=len(text))
    span = Span(int(start), int(end))
    if not span.start < span.end <= len(text) or not text[span.start : span.end].strip():
        raise EditError("bad-offsets", length=len(text))
    return span


def _occurrence(text: str, words: str, nth: str) -> Span:
    found = occurrences(text, words)
    if not found:
        raise EditError("words-not-there", words=words)
    if not nth and len(found) > 1:
        raise EditError("words-often", words=words, count=len(found))
    if nth and not (re.fullmatch(r"[0-9]{1,9}", nth) and 1 <= int(nth) <= len(found)):
        raise EditError("words-often", words=words, count=len(found))
    return found[int(nth or 1) - 1]


def _without_space(words: str) -> str:
    """A page shows a line's end, and a row of spaces, in its own way."""
    return "".join(words.split())
