"""What is missing or unusual in an annotation: said beside the item, never refused."""

from __future__ import annotations

from functools import cache

from dragoman.evaluation.guide import NEEDS_RECIPIENT, standing_of
from dragoman.evaluation.shapes import GoldArticle, GoldEvent, GoldStatement
from dragoman.page.annotate.edits import Item, items
from dragoman.page.annotate.forms import AUTHOR
from dragoman.world import tables

SECTORS = frozenset(
    ("GOV", "JUD", "LEG", "MIL", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "PRM", "BUS",
     "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC", "AGR", "UNK")
)  # fmt: skip
INTERNATIONAL = frozenset(("UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"))


def warnings(item: Item) -> list[str]:
    """The keys (in ``labels``) of what an annotator should look at again."""
    if isinstance(item, GoldStatement):
        found = [] if item.cue else ["no-cue"]
        return [*found, *_codes([a.code for a in item.speakers])]
    found = [] if item.claims else ["no-claim"]
    if item.type in NEEDS_RECIPIENT and not item.recipients and not _is_reciprocal(item):
        found.append("no-recipient")
    if item.claims and item.standing != standing_of(item.claims):
        found.append("other-standing")
    claimants = [c.by for c in item.claims if c.by != AUTHOR]
    return [*found, *_codes([*item.sources, *item.recipients, *claimants])]


def incomplete(article: GoldArticle) -> int:
    """How many items have something to look at again."""
    return sum(bool(warnings(item)) for item in items(article))


def codes_in(article: GoldArticle) -> list[tuple[str, str]]:
    """The actor codes used so far with a name for each, the most used first."""
    count: dict[str, int] = {}
    names: dict[str, str] = {}
    for statement in article.statements:
        for actor in statement.speakers:
            names.setdefault(actor.code, actor.name)
            count[actor.code] = count.get(actor.code, 0) + 1
    for event in article.events:
        claimants = (c.by for c in event.claims if c.by != AUTHOR)
        for code in (*event.sources, *event.recipients, *claimants):
            count[code] = count.get(code, 0) + 1
    return [(code, names.get(code, "")) for code in sorted(count, key=lambda c: (-count[c], c)) if code]


def names_in(article: GoldArticle) -> list[tuple[str, str]]:
    """The speakers' names used so far, each with its code."""
    return list(dict.fromkeys((a.name, a.code) for s in article.statements for a in s.speakers))


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Every country's code and French name."""
    return tuple(sorted({(state.code, state.names[0]) for state in tables.states()}))


def _is_reciprocal(event: GoldEvent) -> bool:
    return len(event.sources) > 1


def _codes(codes: list[str]) -> list[str]:
    known = {code for code, _ in countries()} | INTERNATIONAL
    parts = [code.split(" ") for code in codes if code]
    wrong = any(first not in known or not set(rest) <= SECTORS for first, *rest in parts)
    return ["unknown-code"] if wrong else []
