"""Finds quotations by their marks: « », “ ”, " ", ‹ ›, nested and left open, in the original offsets.

French typography (Lexique des règles typographiques de l'Imprimerie nationale, «Guillemets»): a quotation that runs
over paragraphs repeats its opening mark at each new paragraph and is closed once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.record import Span

_OPENING = {"«": "»", "“": "”", "„": "“”", "‹": "›"}
_CLOSING = "»”›"
_MAX_PARAGRAPHS = 12
_MAX_DEPTH = 8  # deeper marks are noise, and a text of nothing but marks must not cost more than its length
_MARKS = re.compile(r'[«»“”„‹›"\n]')


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: ``outer`` with its marks, ``inner`` without them and without the spaces beside them.

    ``depth`` is 0 for an outermost one. ``closed`` is false where the closing mark is missing and the quotation was
    ended with its paragraph; ``continues`` is true where it goes on from the paragraph before.
    """

    outer: Span
    inner: Span
    depth: int
    closed: bool = True
    continues: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    closers: str
    continues: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """Every quotation of the text, by start and then outermost first; linear in the text's length.

    An unpaired straight quote and an unpaired closing mark are no quotation.
    """
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            stack = _end_paragraph(text, at, stack, found)
        elif mark == '"':
            _straight(text, at, stack, found)
        elif stack and mark in stack[-1].closers:
            _close(text, stack, at + 1, found)
        elif mark in _OPENING:
            if not _repeats_open_mark(at, stack) and len(stack) < _MAX_DEPTH:
                stack.append(_Open(at, _OPENING[mark]))
        elif mark in _CLOSING and any(mark in o.closers for o in stack):
            while mark not in stack[-1].closers:
                stack.pop()
            _close(text, stack, at + 1, found)
    _end_paragraph(text, len(text), stack, found)
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _straight(text: str, at: int, stack: list[_Open], found: list[Quotation]) -> None:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isdigit() and not (stack and stack[-1].closers == '"'):
        return  # inches and seconds
    if any(o.closers == '"' for o in stack) and not (before in " \u00a0\u202f(" and not after.isspace()):
        while stack[-1].closers != '"':
            stack.pop()
        _close(text, stack, at + 1, found)
    elif stack and stack[-1].closers == '"':
        _close(text, stack, at + 1, found)
    else:
        stack.append(_Open(at, '"'))


def _repeats_open_mark(at: int, stack: list[_Open]) -> bool:
    return bool(stack) and stack[-1].continues and stack[-1].start == at


def _end_paragraph(text: str, at: int, stack: list[_Open], found: list[Quotation]) -> list[_Open]:
    """Closes what the paragraph left open; an outermost quotation goes on when the next paragraph reopens it."""
    outermost = next((o for o in stack if o.closers != '"'), None)
    if outermost is None:
        return []
    next_start = at
    while next_start < len(text) and text[next_start].isspace():
        next_start += 1
    reopens = next_start < len(text) and text[next_start] == text[outermost.start]
    nearest = _next_mark(text, next_start + reopens, outermost)
    closes_later = nearest is not None and nearest.group() in outermost.closers
    _add(text, outermost, at, len_of_close=0, depth=0, closed=False, found=found)
    # Without the repeated mark, only a close in the very next paragraph tells that the quotation really went on.
    paragraph_end = text.find("\n", next_start)
    near = closes_later and nearest is not None and (paragraph_end < 0 or nearest.start() < paragraph_end)
    if at < len(text) and ((reopens and closes_later) or near):
        return [_Open(next_start, outermost.closers, continues=True)]
    return []


def _next_mark(text: str, at: int, opened: _Open) -> re.Match[str] | None:
    """The next mark of the same kind that does not just reopen a further paragraph."""
    mark = re.compile(f"[{re.escape(text[opened.start])}{re.escape(opened.closers)}]")
    found = mark.search(text, at)
    for _ in range(_MAX_PARAGRAPHS):
        if found is None or found.group() in opened.closers or not _opens_paragraph(text, found.start()):
            break
        found = mark.search(text, found.end())
    return found


def _opens_paragraph(text: str, at: int) -> bool:
    while at and text[at - 1] in " \t\u00a0":
        at -= 1
    return not at or text[at - 1] == "\n"


def _close(text: str, stack: list[_Open], end: int, found: list[Quotation]) -> None:
    opened = stack.pop()
    _add(text, opened, end, len_of_close=1, depth=len(stack), closed=True, found=found)


def _add(
    text: str, opened: _Open, end: int, *, len_of_close: int, depth: int, closed: bool, found: list[Quotation]
) -> None:
    marked = text[opened.start] in _OPENING or text[opened.start] == '"'
    start, stop = opened.start + marked, end - len_of_close
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        found.append(
            Quotation(Span(opened.start, end), Span(start, stop), depth, closed=closed, continues=opened.continues)
        )
