"""What an annotator can do to an article: each action takes one article and gives the next.

Everything here is pure, so that a session can keep every version and go back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, TypeVar

from dragoman.errors import DragomanError
from dragoman.evaluation.shapes import GoldArticle, GoldEvent, GoldPlace, GoldStatement, GoldTime
from dragoman.record import EventType, Span, StatementKind

Item = GoldStatement | GoldEvent
StatementRole = Literal["content", "cue"]
EventRole = Literal["evidence", "time", "place"]
T = TypeVar("T", GoldStatement, GoldEvent)

_OPENING, _CLOSING = '«“"„‹', '»”"›'


class EditError(DragomanError):
    """An action that cannot be done; ``reason`` is also the key of its sentence in ``labels``."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def items(article: GoldArticle) -> tuple[Item, ...]:
    """Every statement, then every event."""
    return (*article.statements, *article.events)


def item(article: GoldArticle, id: str) -> Item:
    """The statement or event with this id. Raises ``EditError``."""
    for found in items(article):
        if found.id == id:
            return found
    raise EditError("no-item", id=id)


def spans_of(item: Item) -> tuple[tuple[str, Span], ...]:
    """Every span of an item with its role."""
    if isinstance(item, GoldStatement):
        return (*(("content", s) for s in item.content), *(("cue", s) for s in item.cue))
    single = [(role, value.words) for role, value in (("time", item.time), ("place", item.place)) if value]
    return (*(("evidence", s) for s in item.evidence), *single)


def position(item: Item) -> int:
    """Where an item's own words begin."""
    return min(s.start for s in (item.content if isinstance(item, GoldStatement) else item.evidence))


def depth(article: GoldArticle, statement: GoldStatement) -> int:
    """How many statements lie around this one."""
    outer = {s.id: s.within for s in article.statements}
    deep, at = 0, statement.within
    while at in outer and deep <= len(outer):
        deep, at = deep + 1, outer[at]
    return deep


def add_statement(article: GoldArticle, span: Span) -> tuple[GoldArticle, str]:
    """The article with a new statement whose content is ``span``, and its id.

    It is within the innermost statement around those words, ``direct`` between quotation marks and else ``indirect``.
    """
    id = _free_id(article, "s")
    around = [s for s in article.statements if any(c.start <= span.start and span.end <= c.end for c in s.content)]
    inner = max(around, key=lambda s: depth(article, s), default=None)
    made = GoldStatement(id, (), (), _kind(article.text, span), "say", (span,), inner.id if inner else "")
    return replace(article, statements=_inserted(article.statements, made)), id


def add_event(article: GoldArticle, span: Span, type: EventType) -> tuple[GoldArticle, str]:
    """The article with a new event of this type stated by ``span``, and its id. Nobody commits to it yet."""
    id = _free_id(article, "e")
    made = GoldEvent(id, type, "", (), (), None, None, (span,), (), "possible")
    return replace(article, events=_inserted(article.events, made)), id


def mark(article: GoldArticle, id: str, role: str, span: Span) -> GoldArticle:
    """The article with ``span`` as words of the item in this role.

    Words marked again replace those they overlap: that is how a boundary is moved. Raises ``EditError``.
    """
    found = item(article, id)
    if isinstance(found, GoldStatement) and role == "content":
        return put(article, replace(found, content=_marked(found.content, span)))
    if isinstance(found, GoldStatement) and role == "cue":
        return put(article, replace(found, cue=_marked(found.cue, span)))
    if isinstance(found, GoldEvent) and role == "evidence":
        return put(article, replace(found, evidence=_marked(found.evidence, span)))
    if isinstance(found, GoldEvent) and role == "time":
        time = replace(found.time, words=span) if found.time else GoldTime(None, None, span)
        return put(article, replace(found, time=time))
    if isinstance(found, GoldEvent) and role == "place":
        place = GoldPlace(article.text[span.start : span.end], found.place.country if found.place else None, span)
        return put(article, replace(found, place=place))
    raise EditError("no-role", id=id)


def unmark(article: GoldArticle, id: str, role: str, span: Span) -> GoldArticle:
    """The article without ``span`` in this role of the item.

    Raises ``EditError`` when it is the last of the words that the item stands on.
    """
    found = item(article, id)
    if (role, span) not in spans_of(found):
        raise EditError("no-span", id=id)
    if isinstance(found, GoldStatement):
        kept = tuple(s for s in (found.content if role == "content" else found.cue) if s != span)
        if role == "cue":
            return put(article, replace(found, cue=kept))
        return put(article, replace(found, content=_some(kept, id)))
    if role == "time":
        return put(article, replace(found, time=None))
    if role == "place":
        return put(article, replace(found, place=None))
    return put(article, replace(found, evidence=_some(tuple(s for s in found.evidence if s != span), id)))


def put(article: GoldArticle, changed: Item) -> GoldArticle:
    """The article with the item of the same id replaced."""
    if isinstance(changed, GoldStatement):
        return replace(article, statements=tuple(changed if s.id == changed.id else s for s in article.statements))
    return replace(article, events=tuple(changed if e.id == changed.id else e for e in article.events))


def remove(article: GoldArticle, id: str) -> GoldArticle:
    """The article without the item; statements inside a removed one move to the one around it."""
    found = item(article, id)
    if isinstance(found, GoldEvent):
        return replace(article, events=tuple(e for e in article.events if e.id != id))
    kept = (s for s in article.statements if s.id != id)
    return replace(article, statements=tuple(replace(s, within=found.within) if s.within == id else s for s in kept))


def may_contain(article: GoldArticle, inner: GoldStatement) -> tuple[GoldStatement, ...]:
    """The statements that ``inner`` may lie within: all but itself and those inside it."""
    inside = {inner.id}
    grown = True
    while grown:
        more = {s.id for s in article.statements if s.within in inside} - inside
        inside |= more
        grown = bool(more)
    return tuple(s for s in article.statements if s.id not in inside)


def accept(article: GoldArticle, proposal: Item, names: dict[str, str]) -> tuple[GoldArticle, str]:
    """The article with a copy of the coder's proposal under a free id, and that id.

    ``names`` says which proposals were taken already, and under which id: a statement stays within one of those.
    """
    if isinstance(proposal, GoldStatement):
        id = _free_id(article, "s")
        copy = replace(proposal, id=id, within=names.get(proposal.within, ""))
        return replace(article, statements=_inserted(article.statements, copy)), id
    id = _free_id(article, "e")
    return replace(article, events=_inserted(article.events, replace(proposal, id=id))), id


def occurrences(text: str, words: str) -> list[Span]:
    """Where words stand in the text; any space in them stands for any space there, and ' for ’."""
    parts = [re.escape(part).replace("'", "['’]") for part in words.split()]
    return [Span(*found.span()) for found in re.finditer(r"\s+".join(parts), text)] if parts else []


def trimmed(text: str, span: Span) -> Span:
    """The span without the spaces at its ends; as it is when there is nothing else in it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else span


def _kind(text: str, span: Span) -> StatementKind:
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip()[:1]
    if before and before in _OPENING and after and after in _CLOSING:
        return "direct"
    inside = text[span.start : span.end]
    return "mixed" if any(mark in inside for mark in "«“") else "indirect"


def _free_id(article: GoldArticle, letter: str) -> str:
    used = {found.id for found in items(article)}
    return next(f"{letter}{n}" for n in range(1, len(used) + 2) if f"{letter}{n}" not in used)


def _inserted(others: Iterable[T], new: T) -> tuple[T, ...]:
    """In reading order, without moving those that are there."""
    kept: list[T] = list(others)
    at: int = next((n for n, old in enumerate(kept) if position(old) > position(new)), len(kept))
    kept.insert(at, new)
    return tuple(kept)


def _marked(spans: tuple[Span, ...], new: Span) -> tuple[Span, ...]:
    apart = [s for s in spans if s.end <= new.start or new.end <= s.start]
    return tuple(sorted([*apart, new]))


def _some(kept: tuple[Span, ...], id: str) -> tuple[Span, ...]:
    if not kept:
        raise EditError("last-span", id=id)
    return kept
