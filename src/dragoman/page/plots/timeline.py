"""The events of a pair through time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any
from urllib.parse import quote

import altair

from dragoman.library.queries.rows import EventRow
from dragoman.page.plots.drawing import CONFLICT, COOPERATION, ROWS, SOFT, WIDTH, Plot, days, draw, drawing, link
from dragoman.page.plots.words import word

_LANES = tuple(f"{side}-{lane}" for side in ("cooperation", "conflict") for lane in ("asserted", "claimed", "other"))
_LANE_OF = {"asserted": "asserted", "claimed": "claimed", "disputed": "claimed"}
_SHAPES = {
    "asserted": "circle", "claimed": "circle", "disputed": "cross",
    "planned": "triangle-up", "requested": "triangle-right", "possible": "diamond", "denied": "stroke",
}  # fmt: skip
_COLUMNS = 90
_DEEPEST = 6
_LINE = 18


def timeline(events: Sequence[EventRow], lang: str) -> Plot:
    """A mark an event, on lanes: cooperation above conflict, and what is asserted apart from what is only claimed.

    Full marks are asserted, hollow ones not; the shape is the standing. Each leads to its article. Events without any
    day, or over a year before the oldest or after the newest article of them, are in the table alone: one reminder of
    1995 would press a year's news together.
    """
    header = tuple(word(name, lang) for name in ("day", "dated", "type", "standing", "parties", "words", "article"))
    table = tuple(_row(event, lang) for event in events)
    shown = _within_reach(events)
    if not shown:
        return Plot("", header, table)
    days = sorted(event.day for event in shown)
    label = word("timeline-label", lang, count=len(shown), first=days[0], last=days[-1])
    marks = _marks(shown, lang)
    # A lane that nothing stands on says nothing.
    lanes = tuple(lane for lane in _LANES if any(mark["lane"] == lane for mark in marks))
    depth = 1 + max(int(mark["slot"]) for mark in marks)
    outside = word("outside", lang, count=len(events) - len(shown)) if len(shown) < len(events) else ""
    return Plot(draw(_chart(lanes, depth, outside, lang), marks, "timeline", label, lang), header, table)


def _within_reach(events: Sequence[EventRow]) -> list[EventRow]:
    dated = [event for event in events if event.day]
    published = [event.document.published for event in dated if event.document.published]
    if not published:
        return dated
    first, last = (
        f"{int(min(published)[:4]) - 1}{min(published)[4:]}",
        f"{int(max(published)[:4]) + 1}{max(published)[4:]}",
    )
    return [event for event in dated if first <= event.day <= last]


@lru_cache(maxsize=64)
def _chart(lanes: tuple[str, ...], depth: int, outside: str, lang: str) -> str:
    base = altair.Chart().encode(
        x=days(padding=14),
        y=altair.Y(
            "lane:N",
            title=None,
            scale=altair.Scale(domain=list(lanes), padding=0),
            axis=altair.Axis(
                labelExpr=_lane_names(lanes, lang), labelLimit=260, labelOffset=-6, tickBand="extent", grid=True
            ),
        ),
        yOffset=altair.YOffset("slot:Q", scale=altair.Scale(domain=[depth, -1])),
        shape=altair.Shape("shape:N", scale=None),
        href="address:N",
        description="words:N",
    )
    colour = altair.Scale(domain=["cooperation", "conflict"], range=[COOPERATION, CONFLICT])
    full = base.transform_filter("datum.full").mark_point(filled=True, size=60, opacity=1, strokeWidth=0)
    hollow = base.transform_filter("!datum.full").mark_point(filled=False, size=60, opacity=1, strokeWidth=1.8)
    layers = (
        full.encode(fill=altair.Fill("side:N", scale=colour, legend=None)),
        hollow.encode(stroke=altair.Stroke("side:N", scale=colour, legend=None)),
    )
    chart = altair.layer(*layers, data=ROWS).properties(width=WIDTH - 150, height=max(14 * depth, 60) * len(lanes))
    note = altair.Title(outside, anchor="start", orient="bottom", fontSize=11, fontWeight="normal", color=SOFT)
    return drawing(chart.properties(title=note) if outside else chart)


def _marks(events: Sequence[EventRow], lang: str) -> list[dict[str, Any]]:
    """A row a mark; those that would cover each other are set side by side upwards."""
    first, last = (min(e.day for e in events), max(e.day for e in events))
    taken: dict[tuple[str, int], int] = defaultdict(int)
    marks = []
    for event in events:
        side = "cooperation" if event.cooperative else "conflict"
        lane = f"{side}-{_LANE_OF.get(event.standing, 'other')}"
        column = (lane, round(_COLUMNS * _part(first, last, event.day)))
        slot = taken[column] % _DEEPEST
        taken[column] += 1
        marks.append(
            {
                "day": event.day,
                "lane": lane,
                "side": side,
                "slot": slot,
                "full": event.standing == "asserted",
                "shape": _SHAPES[event.standing],
                "address": link(f"/article/{quote(event.document.id, safe='')}?item={quote(event.id)}"),
                "words": f"{event.day} · {event.type} · {word(event.standing, lang)} · « {_short(event.evidence)} »",
            }
        )
    return marks


def _part(first: str, last: str, day: str) -> float:
    """How far a day is on the way from the first to the last, 0 to 1."""
    length = _number(last) - _number(first)
    return (_number(day) - _number(first)) / length if length else 0.0


def _number(day: str) -> int:
    return int(day[:4]) * 372 + int(day[5:7]) * 31 + int(day[8:10])


def _row(event: EventRow, lang: str) -> tuple[str, ...]:
    sources, recipients = (", ".join(actor.name for actor in side) for side in (event.sources, event.recipients))
    parties = " ↔ ".join(actor.name for actor in event.sources) if event.mutual else sources
    parties += f" → {recipients}" if recipients else ""
    dated = word("dated-text" if event.dated else "dated-publication", lang)
    title = event.document.title or event.document.id
    return (event.day, dated, event.type, word(event.standing, lang), parties, event.evidence, title)


def _lane_names(lanes: tuple[str, ...], lang: str) -> str:
    """Vega's expression for the words of a lane."""
    chosen = ""
    for lane in lanes:
        side, _, kind = lane.partition("-")
        # Coopération is feminine.
        which = word(f"lane-{kind}", lang, e="e" if side == "cooperation" else "")
        lines = [word(side, lang), *wrap(which, _LINE)]
        chosen += f"datum.label == '{lane}' ? {json.dumps(lines, ensure_ascii=False)} : "
    return f"{chosen}''"


def _short(words: str, limit: int = 160) -> str:
    return words if len(words) <= limit else f"{words[: limit - 1].rsplit(' ', 1)[0]}…"
