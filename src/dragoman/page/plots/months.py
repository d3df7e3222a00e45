"""What was published month by month."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair

from dragoman.library.queries.rows import Month
from dragoman.page.plots.drawing import NEUTRAL, ROWS, WIDTH, Plot, counts, days, draw, drawing
from dragoman.page.plots.words import word

_HEIGHT = 110


def coverage(months: Sequence[Month], lang: str) -> Plot:
    """Articles a month, as bars."""
    return _plot("coverage", ("articles",), months, lang)


def activity(months: Sequence[Month], lang: str) -> Plot:
    """Statements and events a month, as bars, the ones over the others."""
    return _plot("activity", ("statements", "events"), months, lang)


def _plot(name: str, measures: tuple[str, ...], months: Sequence[Month], lang: str) -> Plot:
    header = tuple(word(column, lang) for column in ("month", "articles", "statements", "events"))
    table = tuple((m.month, m.articles, m.statements, m.events) for m in months)
    if not months:
        return Plot("", header, table)
    rows = [_row(month, measures, lang) for month in months]
    label = word(f"{name}-label", lang, first=months[0].month, last=months[-1].month)
    chart = _chart(measures, min(max(WIDTH // len(months) - 2, 1), 24), lang)
    return Plot(draw(chart, rows, name, label, lang), header, table)


@cache
def _chart(measures: tuple[str, ...], width: int, lang: str) -> str:
    panels = [_bars(measure, width, lang).properties(width=WIDTH, height=_HEIGHT) for measure in measures]
    return drawing(panels[0] if len(panels) == 1 else altair.vconcat(*panels, data=ROWS))


def _bars(measure: str, width: int, lang: str) -> Any:
    return (
        altair.Chart(ROWS)
        .mark_bar(color=NEUTRAL, width=width)
        .encode(
            x=days(padding=14),
            y=altair.Y(
                f"{measure}:Q",
                title=word(measure, lang),
                axis=counts(tickCount=4),
            ),
            description=altair.Description(f"{measure}-words:N"),
        )
    )


def _row(month: Month, measures: tuple[str, ...], lang: str) -> dict[str, str | int]:
    # A bar stands on the middle of its month.
    row: dict[str, str | int] = {"day": f"{month.month}-15"}
    for measure in measures:
        count = getattr(month, measure)
        row |= {measure: count, f"{measure}-words": f"{month.month} : {count} {word(measure, lang).lower()}"}
    return row
