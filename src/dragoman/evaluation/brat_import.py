"""Reads brat stand-off (``.ann``) as gold; what does not fit is refused with its line, nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, NoReturn, TypeVar, get_args

from pydantic import Field, ValidationError

from dragoman.evaluation.brat import CUELESS, LINE_BREAKS, NOTE, STATEMENT
from dragoman.evaluation.gold import GoldError
from dragoman.evaluation.guide import MODES, standing_of
from dragoman.evaluation.shapes import (
    GoldActor,
    GoldArticle,
    GoldClaim,
    GoldEvent,
    GoldPlace,
    GoldStatement,
    GoldTime,
)
from dragoman.record import Act, Modality, Span, Standing, StatementKind
from dragoman.tables import Row

_Day = Annotated[str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
_MODES: dict[str, tuple[str, ...]] = {str(type): modes for type, modes in MODES.items()}
_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "Kind": get_args(StatementKind),
    "Act": get_args(Act),
    "Standing": get_args(Standing),
}


class _ActorNote(Row):
    code: str
    name: str


class _StatementNote(Row):
    id: str = ""
    speakers: tuple[_ActorNote, ...] = ()


class _ClaimNote(Row):
    by: str
    modality: Modality


class _EventNote(Row):
    id: str = ""
    sources: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    claims: tuple[_ClaimNote, ...] = ()


class _TimeNote(Row):
    start: _Day = None
    end: _Day = None


class _PlaceNote(Row):
    name: str = ""
    country: str | None = None


N = TypeVar("N", _StatementNote, _EventNote, _TimeNote, _PlaceNote)


@dataclass
class _Words:
    line: int
    type: str
    spans: tuple[Span, ...]
    used: bool = False


@dataclass
class _Frame:
    """An E line with everything that other lines say of it."""

    line: int
    type: str
    trigger: str
    arguments: list[tuple[str, str]]
    attributes: dict[str, str] = field(default_factory=dict)
    outer: str = ""


def from_brat(
    ann: str, text: str, *, name: str, published: str | None = None, outlet: str | None = None
) -> GoldArticle:
    """The article that ``ann``, the content of an ``.ann`` file, annotates in ``text``.

    ``name``, ``published`` and ``outlet`` are the article's own, as brat keeps none of them. An event's standing
    follows from its claims where no attribute gives it. Raises ``GoldError`` that names the line.
    """
    reader = _Reader(text)
    for number, line in enumerate(ann.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip():
            reader.take(number, line)
    statements, events = reader.items()
    return GoldArticle(name, text, published, outlet, statements, events)


class _Reader:
    """Takes the lines one by one, in any order, and puts them together at the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: dict[str, _Words] = {}
        self.frames: dict[str, _Frame] = {}
        self.notes: dict[str, tuple[int, str]] = {}
        self._later: list[tuple[int, str, str]] = []
        self._seen: set[str] = set()
        self._read: set[str] = set()

    def take(self, line: int, content: str) -> None:
        id, tab, rest = content.partition("\t")
        if not tab or not re.fullmatch(r"[TEAR#]\d+", id):
            _fail(line, f"begins with {id[:20]!r}; Dragoman reads lines of T, E, R, A and # with a number and a tab")
        if id in self._seen:
            _fail(line, f"{id} is there twice; give each line its own id")
        self._seen.add(id)
        if id[0] == "T":
            self._text_bound(line, rest, id)
        elif id[0] == "E":
            self._event(line, rest, id)
        else:
            self._later.append((line, id[0], rest))

    def items(self) -> tuple[tuple[GoldStatement, ...], tuple[GoldEvent, ...]]:
        readers = {"A": self._attribute, "R": self._relation, "#": self._note}
        for line, kind, rest in self._later:
            readers[kind](line, rest)
        names = self._names()
        statements = tuple(self._statement(f, names) for f in self.frames.values() if f.type == STATEMENT)
        events = tuple(self._gold_event(id, f, names) for id, f in self.frames.items() if f.type != STATEMENT)
        for words in self.words.values():
            if not words.used:
                _fail(words.line, f"this {words.type} belongs to no statement or event; remove it or tie it to one")
        for target, (line, _) in self.notes.items():
            if target not in self._read:
                _fail(line, f"a note on {target}, which can have none here; remove it")
        return statements, events

    # Lines

    def _text_bound(self, line: int, rest: str, id: str) -> None:
        head, _, words = rest.partition("\t")
        type, _, offsets = head.partition(" ")
        if not re.fullmatch(r"\d+ \d+(;\d+ \d+)*", offsets):
            _fail(line, f"{head!r} is not a type and offsets such as «Content 12 40;52 60»")
        fragments = [Span(*(int(n) for n in part.split(" "))) for part in offsets.split(";")]
        for span in fragments:
            if not span.start < span.end <= len(self.text):
                _fail(line, f"{span.start}–{span.end} is empty or outside the text of {len(self.text)} characters")
        if words != (shown := " ".join(self.text[f.start : f.end] for f in fragments)):
            _fail(
                line, f"the text has «{shown[:60]}» at {offsets}, not «{words[:60]}»; use the text that was annotated"
            )
        self.words[id] = _Words(line, type, self._joined(fragments))

    def _joined(self, fragments: list[Span]) -> tuple[Span, ...]:
        """Fragments with nothing but line breaks between them are one span: brat cuts spans at the end of a line."""
        joined = fragments[:1]
        for span in fragments[1:]:
            last = joined[-1]
            if last.end < span.start and LINE_BREAKS.fullmatch(self.text, last.end, span.start):
                joined[-1] = Span(last.start, span.end)
            else:
                joined.append(span)
        return tuple(joined)

    def _event(self, line: int, rest: str, id: str) -> None:
        pairs = [tuple(part.split(":")) for part in rest.split()]
        if not pairs or any(len(pair) != 2 for pair in pairs):
            _fail(line, f"{rest!r} is not «Type:T1 Role:T2 …»")
        (type, trigger), *arguments = pairs
        if type != STATEMENT and type not in MODES:
            _fail(line, f"{type} is no type of Dragoman's; use {STATEMENT} or one of {', '.join(MODES)}")
        self.frames[id] = _Frame(line, type, trigger, arguments)  # type: ignore[arg-type]

    def _attribute(self, line: int, rest: str) -> None:
        name, target, value = [*rest.split(" "), "", ""][:3]
        frame = self._frame(line, target)
        own = ("Kind", "Act", CUELESS) if frame.type == STATEMENT else ("Mode", "Standing")
        if name not in own:
            _fail(line, f"{name} is no attribute of a {frame.type}; it can have {', '.join(own)}")
        allowed = {**_ATTRIBUTES, "Mode": _MODES.get(frame.type, ()), CUELESS: ("",)}[name]
        if value not in allowed:
            _fail(line, f"{value!r} is no {name} of a {frame.type}; it can be {', '.join(allowed) or 'none'}")
        if name in frame.attributes:
            _fail(line, f"{target} has two values for {name}; keep one")
        frame.attributes[name] = value

    def _relation(self, line: int, rest: str) -> None:
        found = re.fullmatch(r"Within Arg1:(E\d+) Arg2:(E\d+)\s*", rest)
        if not found:
            _fail(line, f"{rest!r} is no relation of Dragoman's; it knows «Within Arg1:E2 Arg2:E1»")
        inner, outer = (self._frame(line, id) for id in found.groups())
        if inner.type != STATEMENT or outer.type != STATEMENT or inner.outer:
            _fail(line, "Within ties a statement to the one statement around it; mend this relation")
        inner.outer = found[2]
        seen, at = {found[1]}, found[2]
        while at:
            if at in seen:
                _fail(line, f"{found[1]} lies within itself; remove a relation")
            seen.add(at)
            at = self.frames[at].outer

    def _note(self, line: int, rest: str) -> None:
        head, _, content = rest.partition("\t")
        name, _, target = head.partition(" ")
        if name != NOTE or target in self.notes:
            _fail(line, f"one {NOTE} line is read for each annotation; this one is {head!r}")
        if target not in self.frames and target not in self.words:
            _fail(line, f"{target} is not in this file; remove the note or bring {target} back")
        self.notes[target] = (line, content)

    # What the lines make together

    def _names(self) -> dict[str, str]:
        """E id → the item's id: the one in its note, else the next free one."""
        given: dict[str, str] = {}
        for id, frame in self.frames.items():
            is_statement = frame.type == STATEMENT
            name = self._read_note(id, _StatementNote).id if is_statement else self._read_note(id, _EventNote).id
            if name and name in given.values():
                _fail(self.notes[id][0], f"the id {name} is used twice; give each item its own")
            if name:
                given[id] = name
        for id, frame in self.frames.items():
            if id not in given:
                letter = "s" if frame.type == STATEMENT else "e"
                numbers = range(1, len(self.frames) + len(given) + 2)
                given[id] = next(f"{letter}{n}" for n in numbers if f"{letter}{n}" not in given.values())
        return given

    def _statement(self, frame: _Frame, names: dict[str, str]) -> GoldStatement:
        id = next(id for id, f in self.frames.items() if f is frame)
        for name in ("Kind", "Act"):
            if name not in frame.attributes:
                _fail(frame.line, f"this statement has no {name}; give it the attribute")
        groups = self._arguments(frame, ("Cue", "Content"))
        first = self._spans(frame, frame.trigger, STATEMENT)
        groups["Content" if CUELESS in frame.attributes else "Cue"].insert(0, first)
        content = _flat(groups["Content"])
        if not content:
            _fail(frame.line, "this statement has no content; tie a Content to it")
        note = self._read_note(id, _StatementNote)
        return GoldStatement(
            id=names[id],
            speakers=tuple(GoldActor(a.code, a.name) for a in note.speakers),
            cue=_flat(groups["Cue"]),
            kind=frame.attributes["Kind"],  # type: ignore[arg-type]
            act=frame.attributes["Act"],  # type: ignore[arg-type]
            content=content,
            within=names[frame.outer] if frame.outer else "",
        )

    def _gold_event(self, id: str, frame: _Frame, names: dict[str, str]) -> GoldEvent:
        groups = self._arguments(frame, ("Evidence", "Time", "Place"))
        evidence = [self._spans(frame, frame.trigger, frame.type), *groups["Evidence"]]
        note = self._read_note(id, _EventNote)
        claims = tuple(GoldClaim(c.by, c.modality) for c in note.claims)
        return GoldEvent(
            id=names[id],
            type=frame.type,  # type: ignore[arg-type]
            mode=frame.attributes.get("Mode", ""),
            sources=note.sources,
            recipients=note.recipients,
            time=self._time(frame, groups["Time"]),
            place=self._place(frame, groups["Place"]),
            evidence=_flat(evidence),
            claims=claims,
            standing=frame.attributes.get("Standing") or standing_of(claims),  # type: ignore[arg-type]
        )

    def _time(self, frame: _Frame, groups: list[tuple[Span, ...]]) -> GoldTime | None:
        if not groups:
            return None
        note = self._read_note(self._argument(frame, "Time"), _TimeNote)
        return GoldTime(note.start, note.end, self._only(frame, "Time", groups))

    def _place(self, frame: _Frame, groups: list[tuple[Span, ...]]) -> GoldPlace | None:
        if not groups:
            return None
        words = self._only(frame, "Place", groups)
        note = self._read_note(self._argument(frame, "Place"), _PlaceNote)
        return GoldPlace(note.name or self.text[words.start : words.end], note.country, words)

    def _only(self, frame: _Frame, role: str, groups: list[tuple[Span, ...]]) -> Span:
        if len(groups) > 1 or len(groups[0]) > 1:
            _fail(frame.line, f"this event has more than one stretch of words for {role}; keep one")
        return groups[0][0]

    def _argument(self, frame: _Frame, role: str) -> str:
        return next(id for name, id in frame.arguments if _base(name) == role)

    def _arguments(self, frame: _Frame, roles: tuple[str, ...]) -> dict[str, list[tuple[Span, ...]]]:
        groups: dict[str, list[tuple[Span, ...]]] = {role: [] for role in roles}
        for name, id in frame.arguments:
            if _base(name) not in groups:
                _fail(frame.line, f"{name} is no role of a {frame.type}; it can have {', '.join(roles)}")
            groups[_base(name)].append(self._spans(frame, id, _base(name)))
        return groups

    def _spans(self, frame: _Frame, id: str, type: str) -> tuple[Span, ...]:
        words = self.words.get(id)
        if words is None or words.type != type:
            _fail(frame.line, f"{id} should be words of type {type}; mend the one or the other")
        words.used = True
        return words.spans

    def _frame(self, line: int, id: str) -> _Frame:
        if id not in self.frames:
            _fail(line, f"{id or 'what it is about'} is no E line of this file; mend the reference")
        return self.frames[id]

    def _read_note(self, id: str, model: type[N]) -> N:
        line, content = self.notes.get(id, (0, "{}"))
        self._read.add(id)
        try:
            return model.model_validate_json(content)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            _fail(line, f"the note is not the JSON that Dragoman writes ({place or 'note'}: {first['msg']}); mend it")


def _base(role: str) -> str:
    return role.rstrip("0123456789")


def _flat(groups: Iterable[tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(span for group in groups for span in group)


def _fail(line: int, what: str) -> NoReturn:
    raise GoldError(f"line {line}: {what}.")
