"""Announcements followed up: what later articles say of a plan or a promise, step by step, each step cited.

A step is linked on more than type and countries: a person, a place, or what it is about must agree, or the very day that
was announced. Where nothing later is linked, that is all that is said: no word until the last day of the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from dragoman.corpus.event_agreement import SPEECH, VAGUE, Point, fits, has_anchor, points_of, time_point, times_fit
from dragoman.corpus.event_mentions import EventMention
from dragoman.corpus.happenings import weight
from dragoman.record import EventType

StepKind = Literal["repeated", "done", "delayed", "dropped"]
State = Literal["repeated", "done", "delayed", "dropped", "no word since"]

HORIZON = 365
"""Days after which an announcement without a date is no longer waited for."""
_LATE = 90
_EARLY, _SOON = 3, 14
_MOST_TELLINGS = 5
_MET_ONCE: tuple[EventType, ...] = ("CONSULT", "AGREE")
_ONCE: tuple[EventType, ...] = ("RETREAT", "SANCTION")


@dataclass(frozen=True, slots=True)
class Step:
    """What a later article says of an announcement, and on what the two agree."""

    kind: StepKind
    mention: EventMention
    why: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something planned, promised or called for, with what came of it. ``until`` is the last day of the corpus."""

    subject: EventMention
    steps: tuple[Step, ...]
    until: int | None

    @property
    def state(self) -> State:
        """What the last linked article says: one that still speaks of it as to come casts doubt on an earlier «done»."""
        return self.steps[-1].kind if self.steps else "no word since"

    @property
    def is_due(self) -> bool:
        """Whether the day that was announced, if any, is not after the last day of the corpus."""
        return self.subject.last is None or self.until is None or self.subject.last <= self.until


@dataclass(slots=True, eq=False)
class _Open:
    """An announcement that is still waited for, under the keys of its blocks."""

    keys: tuple[tuple[str, str], ...]
    subject: EventMention
    tellings: list[EventMention]
    steps: list[Step] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)

    def ends(self) -> int:
        """The day after which it is no longer waited for."""
        known = [t.last + _LATE for t in self.tellings if t.last is not None]
        return max(known, default=(self.tellings[-1].published or 0) + HORIZON)


def follow_up(mentions: Iterable[EventMention], until: int | None) -> Iterator[Announcement]:
    """Every announcement with its steps; ``mentions`` come in the order of publication (then document and event).

    Articles without a date are left out: nobody knows what came after them.
    """
    blocks: dict[tuple[str, str], list[_Open]] = defaultdict(list)
    for mention in mentions:
        if mention.published is None:
            continue
        keys = [(mention.type, key) for key in mention.countries or {p.key for p in mention.parties}]
        for key in keys:
            yield from _closed(blocks, key, mention.published, until)
        waiting = {id(w): w for key in keys for w in blocks[key]}
        taken = _take(mention, waiting.values())
        if not taken and _announces(mention):
            opened = _Open(tuple(keys), mention, [mention], documents={mention.document})
            for key in keys:
                blocks[key].append(opened)
    given: set[int] = set()
    for listed in blocks.values():
        for opened in listed:
            if id(opened) not in given:
                given.add(id(opened))
                yield Announcement(opened.subject, tuple(opened.steps), until)


def step_of(announced: EventMention, later: EventMention) -> Step | None:
    """What a later article says of an announcement; ``None`` when it speaks of something else, or nothing shows that
    it speaks of this."""
    if announced.published is None or later.published is None or later.published < announced.published:
        return None
    if later.document == announced.document or not fits(announced, later):
        return None
    kind = _kind(announced, later)
    if kind is None:
        return None
    time = time_point(announced, later) if announced.is_dated and later.is_dated else None
    act = _same_act(announced, later)
    points = (*((time,) if time else ()), *((act,) if act else ()), *points_of(announced, later))
    return Step(kind, later, points) if _is_same(announced, later, kind, points) else None


def _announces(mention: EventMention) -> bool:
    """Whether it is still to come when the article is published; what was planned long ago is history."""
    is_ahead = mention.outlook in ("planned", "requested") and mention.turn != "dropped"
    if not is_ahead or mention.type in SPEECH or mention.published is None:
        return False
    return mention.last is None or mention.last >= mention.published - 1


def _same_act(one: EventMention, other: EventMention) -> Point | None:
    """A mode that hardly happens twice between the same parties."""
    is_same = one.type in _ONCE and one.mode and one.mode == other.mode
    return Point("act", one.mode, 1) if is_same else None


def _take(mention: EventMention, waiting: Iterable[_Open]) -> bool:
    """Adds the mention to the announcement that it speaks of most; whether there was one."""
    found: list[tuple[int, int, _Open, Step]] = []
    for opened in waiting:
        if mention.document in opened.documents:
            continue
        steps = [step for telling in opened.tellings if (step := step_of(telling, mention))]
        if steps:
            best = max(steps, key=lambda step: weight(step.why))
            found.append((weight(best.why), opened.subject.published or 0, opened, best))
    if not found:
        return False
    _, _, opened, step = max(found, key=lambda row: row[:2])
    opened.steps.append(step)
    opened.documents.add(mention.document)
    if step.kind in ("repeated", "delayed") and len(opened.tellings) < _MOST_TELLINGS:
        opened.tellings.append(mention)
    return True


def _closed(
    blocks: dict[tuple[str, str], list[_Open]], key: tuple[str, str], now: int, until: int | None
) -> Iterator[Announcement]:
    ended = [opened for opened in blocks[key] if opened.ends() < now]
    for opened in ended:
        for other in opened.keys:
            blocks[other].remove(opened)
        yield Announcement(opened.subject, tuple(opened.steps), until)


def _kind(announced: EventMention, later: EventMention) -> StepKind | None:
    said = {c.modality for c in later.commitments}
    if later.outlook in ("planned", "requested"):
        if later.outlook == "requested" and announced.outlook == "planned":
            return None
        if later.turn in ("delayed", "dropped"):
            return "delayed" if later.turn == "delayed" else "dropped"
        if times_fit(announced, later):
            return "repeated"
        return "delayed" if _is_put_off(announced, later) else None
    if "actual" in said:
        return "done" if _comes_after(announced, later) else None
    if "negated" in said:
        return "dropped" if times_fit(announced, later) else None
    return None


def _is_put_off(announced: EventMention, later: EventMention) -> bool:
    if announced.last is None or later.first is None or announced.length > VAGUE:
        return False
    return announced.last < later.first <= announced.last + HORIZON


def _comes_after(announced: EventMention, later: EventMention) -> bool:
    """Whether what is told can be what was announced, as far as days tell."""
    assert announced.published is not None
    assert later.published is not None
    if later.first is not None and later.last is not None:
        if later.last < announced.published - 1 or later.length > VAGUE:
            return False
        if announced.first is None or announced.last is None:
            return True
        return announced.first - _EARLY <= later.last and later.first <= announced.last + _LATE
    if later.published == announced.published:
        return False
    if announced.first is None or announced.last is None:
        return True
    return announced.first - 1 <= later.published <= announced.last + _SOON


def _is_same(announced: EventMention, later: EventMention, kind: StepKind, points: tuple[Point, ...]) -> bool:
    fields = {p.field for p in points}
    if "countries" in fields and fields & {"day", "act"}:
        return True
    if {"countries", "period"} <= fields and later.type in _MET_ONCE:
        return True
    if {"day", "doer"} <= fields or ({"act", "party"} <= fields and _is_soon(announced, later)):
        return True
    if not has_anchor(points):
        return "countries" in fields and "words" in fields
    needed = 2 if kind in ("done", "repeated") else 3
    others = (
        fields & {"countries", "party", "words", "day", "period", "name", "number", "act"}
        or {"place", "person"} <= fields
    )
    return weight(points) >= needed and bool(others)


def _is_soon(announced: EventMention, later: EventMention) -> bool:
    return (later.published or 0) - (announced.published or 0) <= _LATE
