"""Condemnations without a verb of condemning: «il s'agit d'une attaque écœurante», «parle d'un acte lâche»."""

from __future__ import annotations

from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.predicates import PredicateIndex
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.record import Span

_DEED = frozenset({"attack", "wrongdoing"})
_REACH = 4
_MOST_WORDS = 25


def find_outrage(
    p: Parsed, index: PredicateIndex, statements: list[StatementDraft], known: list[EventDraft]
) -> list[EventDraft]:
    """An ACCUSE, disapprove, of each speaker whose words call a deed an outrage and whose verb is no event itself."""
    row = next(r for r in index.rows_of("condamner", reflexive=False) if r.type == "ACCUSE" and r.needs)
    taken = {d.trigger for d in known}
    found = []
    for statement in statements:
        plain = statement.act in ("say", "condemn") and statement.polarity == "" and not statement.negated
        if not plain or not statement.speakers or statement.anchor in taken:
            continue
        span = _outrage(p, index, statement)
        if span is not None:
            draft = EventDraft(statement.anchor, row, tuple(statement.speakers), (), [span], mode=row.mode)
            found.append(draft)
    return found


def _outrage(p: Parsed, index: PredicateIndex, statement: StatementDraft) -> Span | None:
    for content in statement.content:
        tokens = p.tokens_in(content)
        if len(tokens) > _MOST_WORDS:
            continue
        for k in tokens:
            near = range(k + 1, min(k + 1 + _REACH, tokens.stop))
            if p.pos[k] == "NOUN" and _DEED & index.classes.of(p, k) and any(_judges(p, index, t) for t in near):
                return content
    return None


def _judges(p: Parsed, index: PredicateIndex, token: int) -> bool:
    """An adjective of indignation; «terroriste» and «criminel» also describe."""
    return "indignation" in index.classes.of(p, token)
