"""Lists where a prediction departs from gold, with the words, for whoever improves the coder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.evaluation.agreement import (
    claim_set,
    is_fact,
    same_place,
    same_speaker_names,
    same_speakers,
    same_time,
)
from dragoman.evaluation.scorer import match_event_types, match_events, match_statements
from dragoman.evaluation.shapes import GoldArticle, GoldEvent, GoldPlace, GoldStatement, GoldTime

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Difference:
    """One departure; ``what`` is such as ``missed statement``, ``false event``, ``wrong time``."""

    article: str
    what: str
    id: str
    gold: str
    predicted: str
    words: str
    fact: bool = False
    """A false fact: the prediction has the outlet vouch for what gold does not."""

    def __str__(self) -> str:
        values = " ≠ ".join(value for value in (self.gold, self.predicted) if value)
        mark = " (FALSE FACT)" if self.fact else ""
        return f"{self.article}: {self.what} {self.id}{mark}: {values}\n    «{self.words}»"


def errors(gold: GoldArticle, predicted: GoldArticle) -> list[Difference]:
    """Every miss, false alarm and wrong value of one article, statements first."""
    return [*_statement_errors(gold, predicted), *_event_errors(gold, predicted)]


def _statement_errors(gold: GoldArticle, predicted: GoldArticle) -> Iterator[Difference]:
    pairs = match_statements(gold.statements, predicted.statements)
    twin = {gold.statements[p.gold].id: predicted.statements[p.predicted].id for p in pairs}
    for pair in pairs:
        g, p = gold.statements[pair.gold], predicted.statements[pair.predicted]
        expected = twin.get(g.within, f"{g.within}, which was missed") if g.within else ""
        for what, same, right, wrong in (
            ("speaker", same_speakers(g, p), _speakers(g), _speakers(p)),
            ("speaker name", same_speaker_names(g, p), _speakers(g), _speakers(p)),
            ("kind", g.kind == p.kind, g.kind, p.kind),
            ("act", g.act == p.act, g.act, p.act),
            ("within", p.within == expected, expected or "none", p.within or "none"),
        ):
            if not same:
                yield Difference(gold.name, f"wrong {what}", g.id, right, wrong, gold.cite(g.content))
    for g in _unpaired(gold.statements, [p.gold for p in pairs]):
        yield Difference(gold.name, "missed statement", g.id, _statement(gold, g), "", gold.cite(g.content))
    for p in _unpaired(predicted.statements, [p.predicted for p in pairs]):
        yield Difference(
            gold.name,
            "false statement",
            p.id,
            "",
            _statement(predicted, p),
            predicted.cite(p.content),
        )


def _event_errors(gold: GoldArticle, predicted: GoldArticle) -> Iterator[Difference]:
    pairs = match_events(gold.events, predicted.events)
    for pair in pairs:
        yield from _wrong_values(gold, gold.events[pair.gold], predicted.events[pair.predicted])
    missed = _unpaired(gold.events, [p.gold for p in pairs])
    false = _unpaired(predicted.events, [p.predicted for p in pairs])
    near = match_event_types(missed, false)
    for pair in near:
        g, p = missed[pair.gold], false[pair.predicted]
        words = predicted.cite(p.evidence)
        yield Difference(gold.name, "wrong parties", g.id, _event(g), _event(p), words, is_fact(p))
    for g in _unpaired(missed, [p.gold for p in near]):
        yield Difference(gold.name, "missed event", g.id, _event(g), "", gold.cite(g.evidence))
    for p in _unpaired(false, [p.predicted for p in near]):
        yield Difference(gold.name, "false event", p.id, "", _event(p), predicted.cite(p.evidence), is_fact(p))


def _wrong_values(article: GoldArticle, gold: GoldEvent, predicted: GoldEvent) -> Iterator[Difference]:
    words = article.cite(gold.evidence)
    if claim_set(gold.claims) != claim_set(predicted.claims):
        fact = is_fact(predicted) and not is_fact(gold)
        yield Difference(article.name, "wrong claims", gold.id, _claims(gold), _claims(predicted), words, fact)
    if gold.time and not same_time(gold, predicted):
        yield Difference(article.name, "wrong time", gold.id, _time(gold.time), _time(predicted.time), words)
    if gold.place and not same_place(gold, predicted):
        yield Difference(article.name, "wrong place", gold.id, _place(gold.place), _place(predicted.place), words)


def _unpaired(items: Sequence[T], paired: Sequence[int]) -> list[T]:
    return [item for index, item in enumerate(items) if index not in paired]


def _speakers(statement: GoldStatement) -> str:
    return ", ".join(f"{s.code or '?'} ({s.name})" for s in statement.speakers) or "nobody"


def _statement(article: GoldArticle, statement: GoldStatement) -> str:
    return f"{_speakers(statement)} {statement.act}, cue «{article.cite(statement.cue)}»"


def _event(event: GoldEvent) -> str:
    sources, recipients = (" + ".join(codes) or "nobody" for codes in (event.sources, event.recipients))
    return f"{sources} {event.type} {recipients} [{_claims(event)}]"


def _claims(event: GoldEvent) -> str:
    return ", ".join(f"{c.by}/{c.modality}" for c in event.claims) or "no claims"


def _time(time: GoldTime | None) -> str:
    return f"{time.start or '…'}–{time.end or '…'}" if time else "none"


def _place(place: GoldPlace | None) -> str:
    return f"{place.name} ({place.country or '?'})" if place else "none"
