"""Short ways to make annotated articles for the tests of this folder."""

from __future__ import annotations

from typing import Any

from dragoman.evaluation.shapes import (
    GoldActor,
    GoldArticle,
    GoldClaim,
    GoldEvent,
    GoldPlace,
    GoldStatement,
    GoldTime,
)
from dragoman.record import Span

TEXT = "x" * 1000


def spans(*bounds: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(*b) for b in bounds)


def statement(id: str, *content: tuple[int, int], who: str = "RUS GOV:Moscou", **more: Any) -> Any:
    """``who``: «CODE:name», several with «+»; empty for nobody."""
    actors = [GoldActor(*part.split(":")) for part in who.split("+")] if who else []
    values = {"cue": spans((0, 1)), "kind": "indirect", "act": "say", "within": ""} | more
    return GoldStatement(id=id, speakers=tuple(actors), content=spans(*content), **values)


def event(id: str, what: str, *evidence: tuple[int, int], claims: str = "author/actual") -> Any:
    """``what``: «RUS GOV>MLI GOV AID», several actors with «+»."""
    parties, _, kind = what.rpartition(" ")
    sources, recipients = (tuple(filter(None, p.split("+"))) for p in parties.split(">"))
    made = (GoldClaim(*claim.rsplit("/", 1)) for claim in claims.split(", "))  # type: ignore[arg-type]
    return GoldEvent(
        id=id,
        type=kind,  # type: ignore[arg-type]
        mode="",
        sources=sources,
        recipients=recipients,
        time=None,
        place=None,
        evidence=spans(*evidence),
        claims=tuple(made),
        standing="claimed",
    )


def time(start: str | None, end: str | None) -> GoldTime:
    return GoldTime(start, end, Span(0, 5))


def place(name: str, country: str | None = None) -> GoldPlace:
    return GoldPlace(name, country, Span(0, 5))


def article(*items: Any) -> GoldArticle:
    return GoldArticle(
        name="article",
        text=TEXT,
        published=None,
        outlet=None,
        statements=tuple(i for i in items if isinstance(i, GoldStatement)),
        events=tuple(i for i in items if isinstance(i, GoldEvent)),
    )
