"""Cuts a text where a span begins or ends, so that spans that overlap can be shown side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.evaluation.shapes import GoldArticle, GoldStatement
from dragoman.page.annotate.edits import depth, items, spans_of
from dragoman.record import Span

LANES = 4  # lines drawn under the words, one a span; deeper ones share the last


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be shown: whose it is, in which role, and in which layer (``s``, ``e``, ``p``)."""

    item: str
    role: str
    layer: str
    span: Span
    chosen: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line that the same marks cover; ``opens`` are those that begin here."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    classes: tuple[str, ...]

    @property
    def items(self) -> str:
        """The ids of the items that these words belong to, for the style sheet and the script."""
        return " ".join(dict.fromkeys(f"{m.layer}:{m.item}" for m in self.marks))


@dataclass(slots=True)
class Line:
    """One line of the article, its first being the headline."""

    start: int
    segments: list[Segment] = field(default_factory=list)


def marks_of(article: GoldArticle, chosen: str = "", layer: str = "") -> list[Mark]:
    """Every span of the article as a mark. ``layer`` puts all in one, by default statements and events have theirs."""
    return [
        Mark(
            found.id,
            role,
            layer or ("s" if isinstance(found, GoldStatement) else "e"),
            span,
            found.id == chosen,
            depth(article, found) if isinstance(found, GoldStatement) else 0,
        )
        for found in items(article)
        for role, span in spans_of(found)
    ]


def lines(text: str, marks: Iterable[Mark]) -> list[Line]:
    """The text's lines, empty ones left out, cut in segments; every character but line ends is in exactly one."""
    marks = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
    lanes = _lanes(marks)
    made, start = [], 0
    for words in text.split("\n"):
        if words.strip():
            made.append(Line(start, list(_segments(words, start, marks, lanes))))
        start += len(words) + 1
    return made


def _segments(words: str, start: int, marks: list[Mark], lanes: dict[Mark, int]) -> list[Segment]:
    end = start + len(words)
    here = [m for m in marks if m.span.start < end and start < m.span.end]
    bounds = {b for m in here for b in m.span if start < b < end}
    cuts = sorted({start, end} | bounds)
    found = []
    for a, b in pairwise(cuts):
        covering = tuple(m for m in here if m.span.start <= a and b <= m.span.end)
        opens = tuple(m for m in covering if m.span.start == a)
        found.append(Segment(a, words[a - start : b - start], covering, opens, _classes(covering, lanes)))
    return found


def _classes(marks: tuple[Mark, ...], lanes: dict[Mark, int]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    deepest = max((m.depth + 1 for m in marks if m.layer == "s" and m.role == "content"), default=0)
    if deepest:
        names[f"deep{min(deepest, 3)}"] = None
    for mark in marks:
        names[f"{mark.layer}-{mark.role}"] = None
        if mark in lanes:
            names[f"{mark.layer}{lanes[mark]}"] = None
        if mark.chosen:
            names[f"chosen-{mark.role}"] = None
    return tuple(names)


def _lanes(marks: list[Mark]) -> dict[Mark, int]:
    """A line under the words for each statement's content and each event's evidence.

    Shorter spans take the nearer line, so that what lies inside is drawn inside.
    """
    lanes: dict[Mark, int] = {}
    drawn = [m for m in marks if m.role in ("content", "evidence")]
    for mark in sorted(drawn, key=lambda m: (m.span.end - m.span.start, -m.depth)):
        taken = {lane for other, lane in lanes.items() if other.layer == mark.layer and _overlap(other.span, mark.span)}
        free = (lane for lane in range(1, LANES) if lane not in taken and lane > max(taken, default=0))
        lanes[mark] = next(free, LANES)
    return lanes


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
