"""Gold as brat stand-off (``.txt`` and ``.ann``), and back.

The format is described on brat's site (brat.nlplab.org/standoff.html): text-bound annotations (T), events (E),
relations (R), attributes (A) and notes (#), one a line, offsets in code points. A statement is an event whose trigger
is its cue; a Dragoman event has its first evidence as trigger. What no words show (actors, claims, dates) is a note in
JSON; ``docs/annotate.md`` has the whole mapping.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from dragoman.evaluation.guide import MODES
from dragoman.evaluation.shapes import GoldArticle, GoldEvent, GoldStatement
from dragoman.record import Act, Span, Standing, StatementKind

STATEMENT = "Statement"
CUELESS = "Cueless"
NOTE = "AnnotatorNotes"

# An annotation is one line, so that its words may hold none of these: brat, too, cuts spans there.
LINE_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def to_brat(article: GoldArticle) -> str:
    """The content of the ``.ann`` file that goes with ``article.text`` as ``.txt``.

    Everything comes back with ``from_brat`` except the publication date and the outlet, which brat has no place for,
    and line breaks at the ends of a span.
    """
    writer = _Writer(article.text)
    for statement in article.statements:
        writer.statement(statement)
    for event in article.events:
        writer.event(event)
    for statement in article.statements:
        if statement.within:
            writer.within(statement)
    return "".join(f"{line}\n" for line in writer.lines)


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self._count: dict[str, int] = {}
        self._event_of: dict[str, str] = {}

    def statement(self, s: GoldStatement) -> None:
        cues, contents = self._groups(s.cue), self._groups(s.content)
        trigger = self._words(STATEMENT, cues[0] if cues else contents[0])
        roles = [("Cue", group) for group in cues[1:]]
        roles += [("Content", group) for group in (contents if cues else contents[1:])]
        id = self._event(s.id, STATEMENT, trigger, self._arguments(roles))
        if not cues:
            self._attribute(CUELESS, id)
        self._attribute("Kind", id, s.kind)
        self._attribute("Act", id, s.act)
        self._note(id, {"id": s.id, "speakers": [{"code": a.code, "name": a.name} for a in s.speakers]})

    def event(self, e: GoldEvent) -> None:
        evidence = self._groups(e.evidence)
        trigger = self._words(e.type, evidence[0])
        arguments = self._arguments([("Evidence", group) for group in evidence[1:]])
        if e.time:
            arguments.append(("Time", time := self._words("Time", self._fragments(e.time.words))))
            self._note(time, {"start": e.time.start, "end": e.time.end})
        if e.place:
            arguments.append(("Place", place := self._words("Place", self._fragments(e.place.words))))
            self._note(place, {"name": e.place.name, "country": e.place.country})
        id = self._event(e.id, e.type, trigger, arguments)
        if e.mode:
            self._attribute("Mode", id, e.mode)
        self._attribute("Standing", id, e.standing)
        claims = [{"by": c.by, "modality": c.modality} for c in e.claims]
        self._note(id, {"id": e.id, "sources": [*e.sources], "recipients": [*e.recipients], "claims": claims})

    def within(self, s: GoldStatement) -> None:
        inner, outer = self._event_of[s.id], self._event_of[s.within]
        self.lines.append(f"{self._next('R')}\tWithin Arg1:{inner} Arg2:{outer}")

    def _groups(self, spans: Iterable[Span]) -> list[list[Span]]:
        """Spans that one annotation can hold: in reading order, with words between them.

        A span that crosses lines is cut in fragments there, and fragments with nothing but line breaks between them
        are read back as one span; that is why neighbours go into different annotations.
        """
        groups: list[list[Span]] = []
        for span in spans:
            fragments = self._fragments(span)
            if groups and self._has_words(groups[-1][-1].end, fragments[0].start):
                groups[-1] += fragments
            else:
                groups.append(fragments)
        return groups

    def _fragments(self, span: Span) -> list[Span]:
        fragments, start = [], span.start
        for found in LINE_BREAKS.finditer(self.text, span.start, span.end):
            fragments.append(Span(start, found.start()))
            start = found.end()
        fragments.append(Span(start, span.end))
        return [f for f in fragments if f.start < f.end] or [span]

    def _has_words(self, start: int, end: int) -> bool:
        return start < end and not LINE_BREAKS.fullmatch(self.text, start, end)

    def _words(self, type: str, fragments: list[Span]) -> str:
        id = self._next("T")
        offsets = ";".join(f"{f.start} {f.end}" for f in fragments)
        words = " ".join(self.text[f.start : f.end] for f in fragments)
        self.lines.append(f"{id}\t{type} {offsets}\t{words}")
        return id

    def _arguments(self, roles: list[tuple[str, list[Span]]]) -> list[tuple[str, str]]:
        """Roles are numbered from the second on, as brat does (Content, Content2, …)."""
        arguments: list[tuple[str, str]] = []
        for role, group in roles:
            number = 1 + sum(name.rstrip("0123456789") == role for name, _ in arguments)
            arguments.append((role if number == 1 else f"{role}{number}", self._words(role, group)))
        return arguments

    def _event(self, item: str, type: str, trigger: str, arguments: list[tuple[str, str]]) -> str:
        id = self._event_of[item] = self._next("E")
        self.lines.append(f"{id}\t" + " ".join(f"{role}:{target}" for role, target in [(type, trigger), *arguments]))
        return id

    def _attribute(self, name: str, target: str, value: str = "") -> None:
        self.lines.append(f"{self._next('A')}\t{name} {target} {value}".rstrip())

    def _note(self, target: str, fields: dict[str, Any]) -> None:
        words = LINE_BREAKS.sub(lambda found: json.dumps(found.group())[1:-1], json.dumps(fields, ensure_ascii=False))
        self.lines.append(f"{self._next('#')}\t{NOTE} {target}\t{words}")

    def _next(self, kind: str) -> str:
        self._count[kind] = self._count.get(kind, 0) + 1
        return f"{kind}{self._count[kind]}"


def configuration() -> str:
    """The ``annotation.conf`` with which brat shows, and lets people edit, what ``to_brat`` writes."""
    return "\n".join(_configuration()) + "\n"


def _configuration() -> Iterator[str]:
    yield from ("[entities]", "Cue", "Content", "Evidence", "Time", "Place", "")
    yield from ("[relations]", f"Within Arg1:{STATEMENT}, Arg2:{STATEMENT}", "")
    yield from ("[events]", f"{STATEMENT} Content*:Content, Cue*:Cue")
    yield from (f"{type} Evidence*:Evidence, Time?:Time, Place?:Place" for type in MODES)
    every_mode = sorted({mode for modes in MODES.values() for mode in modes})
    every_type = "|".join(MODES)
    yield from ("", "[attributes]", f"{CUELESS} Arg:{STATEMENT}")
    yield f"Kind Arg:{STATEMENT}, Value:{'|'.join(get_args(StatementKind))}"
    yield f"Act Arg:{STATEMENT}, Value:{'|'.join(get_args(Act))}"
    yield f"Mode Arg:{every_type}, Value:{'|'.join(every_mode)}"
    yield f"Standing Arg:{every_type}, Value:{'|'.join(get_args(Standing))}"
