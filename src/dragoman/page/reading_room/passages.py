"""An article's text cut into nested passages: what is said within what is said, and the events inside it.

Every character of the text is in exactly one leaf, in order, so that the words of the leaves are the text. Marks that
cross are split where they cross; the pieces share the mark's key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.record import Record, Span, Standing

# What encloses what when two marks cover the same words.
_ORDER = ("content", "evidence", "place", "time", "count", "cue", "speaker", "mention")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an item: ``item`` is its id, ``role`` what they are to it, ``depth`` how many statements lie around it."""

    item: str
    role: str
    span: Span
    depth: int = 0
    standing: Standing | None = None

    @property
    def key(self) -> str:
        """What a value of the record and its words share, such as ``e3:time``."""
        return f"{self.item}:{self.role}"


@dataclass(slots=True)
class Passage:
    """A stretch of text under one mark (``None`` at the top); ``is_first`` says that the mark's words begin here."""

    mark: Mark | None
    is_first: bool = True
    children: list[Passage | str] = field(default_factory=list)


def marks_of(record: Record) -> Iterator[Mark]:
    """Every span of the record that a reader can point at."""
    deep = depths(record)
    for actor in record.actors:
        yield from (Mark(actor.id, "mention", span) for span in actor.mentions)
    for s in record.statements:
        yield from (Mark(s.id, "content", span, deep[s.id]) for span in s.content)
        yield from (Mark(s.id, "cue", span) for span in s.cue)
        if s.speaker:
            yield Mark(s.id, "speaker", s.speaker)
        if s.time:
            yield Mark(s.id, "time", s.time.words)
    for e in record.events:
        yield from (Mark(e.id, "evidence", span, standing=e.standing) for span in e.evidence)
        if e.time:
            yield Mark(e.id, "time", e.time.words)
        if e.place:
            yield Mark(e.id, "place", e.place.words)
        yield from (Mark(e.id, f"count{number}", c.words) for number, c in enumerate(e.counts, start=1))


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Passage]:
    """One passage for each line of the text that has words; a mark over several lines begins again in each."""
    ordered = sorted(marks, key=_outer_first)
    seen: set[tuple[str, int]] = set()
    made, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            here = [m for m in ordered if m.span.start < end and start < m.span.end]
            made.append(_nested(text, start, end, here, seen))
        start = end + 1
    return made


def _outer_first(mark: Mark) -> tuple[int, int, int, int]:
    return mark.span.start, -mark.span.end, _ORDER.index(mark.role.rstrip("0123456789")), mark.depth


def _nested(text: str, start: int, end: int, marks: list[Mark], seen: set[tuple[str, int]]) -> Passage:
    top = Passage(None)
    stack = [top]
    at = start

    def write(to: int) -> None:
        nonlocal at
        if to > at:
            stack[-1].children.append(text[at:to])
            at = to

    def enter(mark: Mark) -> None:
        name = (mark.key, mark.span.start)
        passage = Passage(mark, is_first=name not in seen)
        seen.add(name)
        stack[-1].children.append(passage)
        stack.append(passage)

    def leave(to: int) -> None:
        """Closes what ends up to here, the earliest first; what lies inside it and goes on is opened again."""
        while due := [p.mark.span.end for p in stack if p.mark and p.mark.span.end <= to]:
            first = min(due)
            write(min(first, end))
            place = next(i for i, p in enumerate(stack) if p.mark and p.mark.span.end == first)
            reopened = [p.mark for p in stack[place:] if p.mark and p.mark.span.end > first]
            del stack[place:]
            for mark in reopened:
                enter(mark)

    for mark in marks:
        begins = max(mark.span.start, start)
        leave(begins)
        write(begins)
        enter(mark)
    leave(end)
    write(end)
    return top


def depths(record: Record) -> dict[str, int]:
    """How many statements lie around each statement."""
    outer = {s.id: s.within for s in record.statements}

    def depth(id: str) -> int:
        within = outer[id]
        return 0 if within is None else 1 + depth(within)

    return {id: depth(id) for id in outer}
