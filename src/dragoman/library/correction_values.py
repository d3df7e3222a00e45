"""The values of a statement or an event that a reader may judge, each in a plain shape that JSON can hold.

Actors are codes with names, and the statement around another is told by its words: ids are the coder's, and change.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dragoman.errors import DragomanError
from dragoman.library.anchors import Owner
from dragoman.record import Act, Event, EventType, Modality, Record, Span, Standing, Statement, StatementKind

FIELDS: dict[Owner, tuple[str, ...]] = {
    "statement": ("whole", "speakers", "act", "kind", "content", "cue", "within"),
    "event": (
        "whole", "type", "mode", "sources", "recipients", "time", "place", "standing", "claims", "evidence",
    ),
}  # fmt: skip
"""``whole`` is the item itself: wrong says that it should not be there."""


class CorrectionError(DragomanError):
    """A correction that cannot be taken: its item or field is unknown, or its new value does not fit.

    ``reason`` is ``unknown-article``, ``unknown-item``, ``unknown-field``, ``unknown-correction``, ``bad-verdict``,
    ``bad-value``, ``no-reason`` or ``no-name``.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


_Code = Annotated[str, Field(pattern=r"^([A-Z]{3}( [A-Z]{3})*)?$")]
_Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
_Name = Annotated[str, Field(max_length=200)]


class ActorValue(_Shape):
    """An actor by its code and name."""

    code: _Code
    name: _Name


class TimeValue(_Shape):
    """Days, both included; an open end is null. ``words`` is the citation."""

    start: _Day | None = None
    end: _Day | None = None
    words: Span | None = None


class PlaceValue(_Shape):
    """A place and its country. ``words`` is the citation."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    words: Span | None = None


class ClaimValue(_Shape):
    """Who commits to the event: ``author`` or an actor's code."""

    by: Annotated[str, Field(pattern=r"^(author|([A-Z]{3}( [A-Z]{3})*)?)$")]
    modality: Modality


_Spans = Annotated[list[Span], Field(min_length=1)]
_SHAPES: dict[str, TypeAdapter[Any]] = {
    "speakers": TypeAdapter(list[ActorValue]),
    "sources": TypeAdapter(list[ActorValue]),
    "recipients": TypeAdapter(list[ActorValue]),
    "act": TypeAdapter(Act),
    "kind": TypeAdapter(StatementKind),
    "type": TypeAdapter(EventType),
    "mode": TypeAdapter(Annotated[str, Field(pattern=r"^[a-z-]{0,40}$")]),
    "standing": TypeAdapter(Standing),
    "content": TypeAdapter(_Spans),
    "cue": TypeAdapter(_Spans),
    "evidence": TypeAdapter(_Spans),
    "within": TypeAdapter(_Spans | None),
    "time": TypeAdapter(TimeValue | None),
    "place": TypeAdapter(PlaceValue | None),
    "claims": TypeAdapter(list[ClaimValue]),
}


def value_of(record: Record, item: Statement | Event, field: str) -> Any:
    """The value of a field as the coder has it; that of ``whole`` is null."""
    return _of_statement(record, item, field) if isinstance(item, Statement) else _of_event(record, item, field)


def checked(record: Record, item: Statement | Event, field: str, given: Any) -> Any:
    """A new value in its plain shape. ``within`` may be given as a statement's id, a time or place without words takes
    those the coder cites. Raises ``CorrectionError`` (``bad-value``)."""
    if field == "whole":
        raise _bad(field, "the whole item has no other value", "mark one of its fields, or the whole as wrong")
    if field == "within" and isinstance(given, str):
        given = _content_of(record, given)
    try:
        value = _SHAPES[field].dump_python(_SHAPES[field].validate_python(given), mode="json")
    except ValidationError as error:
        raise _bad(field, error.errors()[0]["msg"], "give a value of this field") from error
    if field in ("time", "place") and value and not value["words"]:
        value["words"] = (value_of(record, item, field) or {}).get("words")
        if not value["words"]:
            raise _bad(field, "no words of the article support it", "mark the words that do")
    for start, end in _spans(field, value):
        if not 0 <= start < end <= len(record.document.text):
            raise _bad(field, f"[{start}, {end}] is empty or outside the text", "mark words of the article")
    return value


def _of_statement(record: Record, s: Statement, field: str) -> Any:
    if field == "speakers":
        return _actors(record, s.speakers)
    if field in ("content", "cue"):
        return [list(span) for span in getattr(s, field)]
    if field == "within":
        return _content_of(record, s.within or "")
    return None if field == "whole" else getattr(s, field)


def _of_event(record: Record, e: Event, field: str) -> Any:
    match field:
        case "sources" | "recipients":
            return _actors(record, getattr(e, field))
        case "evidence":
            return [list(span) for span in e.evidence]
        case "time":
            return {"start": e.time.start, "end": e.time.end, "words": list(e.time.words)} if e.time else None
        case "place":
            found = e.place
            return {"name": found.name, "country": found.country, "words": list(found.words)} if found else None
        case "claims":
            return [
                {"by": c.by if c.by == "author" else record.actor(c.by).code, "modality": c.modality} for c in e.claims
            ]
        case "mode":
            return e.mode or ""
        case _:
            return None if field == "whole" else getattr(e, field)


def _actors(record: Record, ids: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"code": actor.code, "name": actor.name} for actor in map(record.actor, ids)]


def _content_of(record: Record, id: str) -> list[list[int]] | None:
    if not id:
        return None
    for statement in record.statements:
        if statement.id == id:
            return [list(span) for span in statement.content]
    raise _bad("within", f"the article has no statement {id}", "give one that it has")


def _spans(field: str, value: Any) -> list[list[int]]:
    if field in ("content", "cue", "evidence", "within"):
        return value or []
    return [value["words"]] if field in ("time", "place") and value else []


def _bad(field: str, what: str, mend: str) -> CorrectionError:
    return CorrectionError("bad-value", f"{field}: {what}; {mend}.")
