"""Office holders of the tables on the day of publication."""

from __future__ import annotations

from datetime import date

from dragoman.world.tables import Leader


def office_on(rows: tuple[Leader, ...], published: str | None) -> Leader | None:
    """The office that a leader holds at the publication date (ISO), else the last one held; ``None`` when not known."""
    if published is None:
        return rows[-1] if len({r.code for r in rows}) == 1 else None
    held = [r for r in rows if in_office(r, published)]
    if held:
        return held[0]
    past = [r for r in rows if r.start <= published]
    return past[-1] if past else None


def elected_on(rows: tuple[Leader, ...], published: str | None) -> Leader | None:
    """The presidency that a leader enters within three months of the publication date: «le président élu»."""
    if published is None:
        return None
    day = date.fromisoformat(published[:10])
    soon = (r for r in rows if len(r.start) == 10 and r.start > published and r.office.startswith("président"))
    return next((r for r in soon if (date.fromisoformat(r.start) - day).days <= 92), None)


def in_office(row: Leader, published: str | None) -> bool:
    """Whether a leader holds an office at the publication date (ISO), or it is not known."""
    if published is None:
        return True
    return row.start <= published and (not row.end or published[: len(row.end)] <= row.end)
