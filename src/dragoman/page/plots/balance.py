"""Cooperation and conflict of a pair, quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair

from dragoman.library.queries.rows import Quarter
from dragoman.page.plots.drawing import CONFLICT, COOPERATION, ROWS, SOFT, WIDTH, Plot, counts, draw, drawing
from dragoman.page.plots.words import word

_SERIES = ("cooperation-asserted", "cooperation-claimed", "conflict-asserted", "conflict-claimed")

_WIDEST = 48


def balance(quarters: Sequence[Quarter], lang: str) -> Plot:
    """Bars up for cooperation and down for conflict: full for what outlets assert, hollow for what is only claimed."""
    header = tuple(word(name, lang) for name in ("quarter", *_SERIES))
    table = tuple((_named(q, lang), *_counts(q)) for q in quarters)
    if not quarters:
        return Plot("", header, table)
    bar = min(max(WIDTH * 2 // (3 * len(quarters)), 2), _WIDEST)
    label = word("balance-label", lang, first=_named(quarters[0], lang), last=_named(quarters[-1], lang))
    return Plot(draw(_chart(bar, lang), _rows(quarters, lang), "balance", label, lang), header, table)


def _rows(quarters: Sequence[Quarter], lang: str) -> list[dict[str, str | int]]:
    """A row a bar, those of nothing too: they keep the quarters apart that have none."""
    return [
        {
            "quarter": _named(q, lang),
            "series": name,
            "count": count if name.startswith("cooperation") else -count,
            "order": int(name.endswith("claimed")),
            "words": f"{_named(q, lang)} : {word(name, lang)}, {count}",
        }
        for q in quarters
        for name, count in zip(_SERIES, _counts(q), strict=True)
    ]


@cache
def _chart(bar: int, lang: str) -> str:
    names = altair.Legend(title=None, orient="bottom", columns=2, labelExpr=_legend(lang), symbolType="square")
    colours = altair.Scale(domain=list(_SERIES), range=[COOPERATION, COOPERATION, CONFLICT, CONFLICT])
    # Hollow is what nobody but the quoted says.
    fills = altair.Scale(domain=list(_SERIES), range=[COOPERATION, "transparent", CONFLICT, "transparent"])
    bars = (
        altair.Chart()
        .mark_bar(size=bar)
        .encode(
            x=altair.X(
                "quarter:O", title=None, sort=None, axis=altair.Axis(labelAngle=-45, labelOverlap="greedy", grid=False)
            ),
            y=altair.Y(
                "count:Q",
                title=f"← {word('conflict', lang)} · {word('cooperation', lang)} →",
                axis=counts("format(abs(datum.value), 'd')"),
            ),
            fill=altair.Fill("series:N", scale=fills, legend=names),
            stroke=altair.Stroke("series:N", scale=colours, legend=names),
            # The bars of nothing, which keep a quarter its place, are not to be seen.
            strokeWidth=altair.condition("datum.count == 0", altair.value(0), altair.value(1.5)),
            order="order:Q",
            description="words:N",
        )
    )
    zero = altair.Chart().mark_rule(color=SOFT).encode(y=altair.datum(0))
    return drawing(altair.layer(bars, zero, data=ROWS).properties(width=WIDTH, height=220))


def _legend(lang: str) -> str:
    """Vega's expression for the words of the legend."""
    chosen = "".join(f"datum.label == '{name}' ? \"{word(name, lang)}\" : " for name in _SERIES)
    return f"{chosen}''"


def _named(q: Quarter, lang: str) -> str:
    """2025-Q4, in French 2025-T4."""
    return q.quarter if lang == "en" else q.quarter.replace("Q", "T")


def _counts(q: Quarter) -> tuple[int, int, int, int]:
    return q.cooperation_asserted, q.cooperation_claimed, q.conflict_asserted, q.conflict_claimed
