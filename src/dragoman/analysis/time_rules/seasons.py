"""Seasons."""

from __future__ import annotations

from datetime import date

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups
from dragoman.language.calendar import values


def season(g: Groups, f: Frame) -> Days | None:
    """«cet été», «l'hiver 2024-2025»."""
    lead, number = g["lead"], values("season")[g["s"]]
    if not g.named("s") or (lead in ("de ", "d'", "le ") and not (g["y"] or g.direction)):
        return None
    # «a été» is a verb: summer needs its determiner, or a year and nothing before it.
    if number == 2 and not (
        lead.endswith(("cet ", "l'", "en ", "plein ", "mi-", "debut ", "fin ")) or (g["y"] and not lead)
    ):
        return None
    if g["y2"]:
        return dates.season(g.year("y"), number) if g.year("y2") == g.year("y") + 1 else None
    if g["y"]:
        # «L'hiver 2024» may begin or end that year.
        return dates.season(g.year("y"), number) if number != 4 else UNRESOLVED
    if not (lead or g["bound"] or g.direction):
        return None
    return _nearest_season(f.published, number, f.future(g), g.direction)


def _nearest_season(published: date, number: int, future: bool, direction: int) -> Days:
    around = [dates.season(published.year + shift, number) for shift in (-2, -1, 0, 1)]
    if future:
        return next(s for s in around if (s.start if direction else s.end or published) > published)  # type: ignore[operator]
    return [s for s in around if (s.end if direction else s.start or published) < published][-1]  # type: ignore[operator]
