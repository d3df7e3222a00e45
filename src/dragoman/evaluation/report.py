"""Scores as a table to read and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from dragoman.evaluation.measures import LEVEL, Measure, Value, values
from dragoman.evaluation.scores import Scores

_LABEL_WIDTH = 40


def as_table(articles: Sequence[Scores]) -> str:
    """One line a measure: name, value, 95 % interval, counts."""
    head = f"{len(articles)} article{'s' if len(articles) != 1 else ''}"
    lines = [f"{head:<{_LABEL_WIDTH}}{'value':>7}  {f'{LEVEL:.0%} interval':<15}  counts"]
    for value in values(articles):
        counts = f"{value.numerator}/{value.denominator}"
        shown = _shown(value.measure, value.value)
        lines.append(f"{value.measure.label:<{_LABEL_WIDTH}}{shown:>7}  {_interval(value):<15}  {counts}")
    return "\n".join(lines)


def as_json(articles: Sequence[Scores]) -> str:
    """An object: ``articles``, ``level`` of the intervals, and ``measures`` by key."""
    measures = {value.measure.key: _fields(value) for value in values(articles)}
    return json.dumps({"articles": len(articles), "level": LEVEL, "measures": measures}, indent=1)


def _fields(value: Value) -> dict[str, float | None]:
    return {
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "numerator": value.numerator,
        "denominator": value.denominator,
    }


def _shown(measure: Measure, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if measure.scale > 1 else f"{value:.3f}"


def as_markdown(sets: Mapping[str, tuple[int, Sequence[Value]]]) -> str:
    """The measures as a Markdown table, a column a set: value, and its interval in brackets.

    ``sets`` gives by name the number of articles and the values of each.
    """
    names = [f"{name} ({articles})" for name, (articles, _) in sets.items()]
    lines = [f"| measure | {' | '.join(names)} |", f"|---|{'---|' * len(sets)}"]
    for row in zip(*(found for _, found in sets.values()), strict=True):
        lines.append(f"| {row[0].measure.label} | {' | '.join(_cell(value) for value in row)} |")
    return "\n".join(lines)


def _cell(value: Value) -> str:
    shown = _shown(value.measure, value.value)
    return f"{shown} ({_interval(value)})" if value.denominator else shown


def _interval(value: Value) -> str:
    return f"{_shown(value.measure, value.low)}–{_shown(value.measure, value.high)}" if value.denominator else "–"
