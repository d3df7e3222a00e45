"""Cuts a text into sentences without a parser. It cuts rather too seldom: what stays together is parsed together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.record import Span

# A full stop after two lower-case letters or more, a digit, a bracket or a mark ends a sentence: not «M.», «J.-C.»,
# «U.S.». What follows starts with a capital, a digit, a dash or a mark.
_END = re.compile(
    r"(?:(?<=[^\W\d_A-ZÀ-ÝŒ]{2})|(?<=[\d%)\]»”\"]))[ \u00a0\u202f]?[.!?…]+[»”\")]*\s+(?=[A-ZÀ-ÝŒ\d«“\"(–—-])"
)
_LINE = re.compile(r"[^\n]+")
_OPENS, _CLOSES = "«“", "»”"


def sentences(text: str) -> list[Span]:
    """The sentences in the text's order, without the white space around them; no sentence has a line break in it.

    A quotation of several sentences is one: its speaker stands before or after all of them.
    """
    return [span for line in _LINE.finditer(text) for span in _of_line(text, line.start(), line.end())]


def _of_line(text: str, start: int, end: int) -> Iterator[Span]:
    here = start
    for match in _END.finditer(text, start, end):
        if not _is_inside_quotation(text, here, match.end()):
            yield from _trimmed(text, here, match.end())
            here = match.end()
    yield from _trimmed(text, here, end)


def _is_inside_quotation(text: str, start: int, end: int) -> bool:
    """Whether more marks were opened than closed since the last cut."""
    piece = text[start:end]
    depth = sum(piece.count(mark) for mark in _OPENS) - sum(piece.count(mark) for mark in _CLOSES)
    return depth > 0 or piece.count('"') % 2 == 1


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
