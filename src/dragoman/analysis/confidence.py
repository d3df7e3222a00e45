"""How likely a statement or an event is right, from how often its case was right on gold.

A case is how the item was read: the construction of a statement, which parties of an event its words give. The table
``language/fr/confidence.toml`` holds for each case how many of those found on gold/dev and gold/train were right
(``benchmarks/calibrate.py`` writes it); rare cases are drawn to the mean of all (additive smoothing).
"""

from __future__ import annotations

from functools import cache

from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.language.lexicon import outcomes
from dragoman.record import Standing

SMOOTHING = 6
LEAD = 800
"""Code points from the start: the headline and the first two or three paragraphs of a dispatch."""


def of_statement(draft: StatementDraft) -> float:
    """The share of statements of this case whose content gold has, 0 to 1 with two decimals."""
    return _share("statement", case_of_statement(draft))


def of_event(draft: EventDraft, standing: Standing) -> float:
    """The share of events of this case that gold has with the same type and parties, 0 to 1 with two decimals."""
    return _share("event", case_of_event(draft, standing))


def case_of_statement(draft: StatementDraft) -> str:
    """The construction, and whether its speaker was found."""
    if draft.speakers:
        return draft.form
    return f"{draft.form}, nobody" if draft.speaker is None else f"{draft.form}, speaker unresolved"


def case_of_event(draft: EventDraft, standing: Standing) -> str:
    """The parties that the words give, on whose word it stands, and whether the article opens with it.

    Background told further down is more often of other parties than those that the article is about.
    """
    if draft.source_is_implicit:
        parties = "source implied"
    elif draft.sources and (draft.recipients or draft.reciprocal):
        parties = "both parties"
    else:
        parties = "source only" if draft.sources else "no source"
    word = standing if standing in ("asserted", "claimed") else "less than a fact"
    return f"{parties}, {word}, {'in the lead' if draft.evidence[0].start < LEAD else 'further down'}"


@cache
def _share(of: str, case: str) -> float:
    rows = [row for row in outcomes() if row.of == of]
    right, total = sum(row.right for row in rows), sum(row.total for row in rows)
    mean = right / total if total else 0.5
    own = next((row for row in rows if row.case == case), None)
    if own is None:
        return round(mean, 2)
    return round((own.right + SMOOTHING * mean) / (own.total + SMOOTHING), 2)
