"""Lists where a prediction departs from gold, with cause and sentence, for whoever improves the coder."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.evaluation import causes
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
from dragoman.record import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Difference:
    """One departure; ``what`` is such as ``missed statement``, ``false event``, ``wrong time``.

    ``words`` are the cited words, ``sentence`` the whole sentence (or sentences) around them.
    """

    article: str
    what: str
    id: str
    gold: str
    predicted: str
    words: str
    sentence: str
    cause: str = ""
    fact: bool = False
    """A false fact: the prediction has the outlet vouch for what gold does not."""

    def __str__(self) -> str:
        values = " ≠ ".join(value for value in (self.gold, self.predicted) if value)
        mark = " (FALSE FACT)" if self.fact else ""
        around = f"\n    in: {self.sentence}" if self.sentence != self.words else ""
        return f"{self.article}: {self.what} {self.id}{mark}: {values}\n    «{self.words}»{around}"


def errors(gold: GoldArticle, predicted: GoldArticle) -> list[Difference]:
    """Every miss, false alarm and wrong value of one article, statements first."""
    return [*_statement_errors(gold, predicted), *_event_errors(gold, predicted)]


def by_cause(differences: Iterable[Difference]) -> str:
    """The differences as text, those of one cause together, the most frequent cause first."""
    groups: dict[str, list[Difference]] = defaultdict(list)
    for difference in differences:
        name = f"{difference.what}: {difference.cause}" if difference.cause else difference.what
        groups[name].append(difference)
    parts = []
    for name, members in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        parts.append(f"== {name} · {len(members)}")
        parts += [str(member) for member in members]
    return "\n".join(parts)


def sentence_around(text: str, spans: Sequence[Span]) -> str:
    """The sentences that the spans touch, on one line; a sentence ends with its paragraph, or at «. » before a capital."""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    ends = [m.end() for m in re.finditer(r"\n+|(?<!\b[A-ZÀ-Ý])[.!?…]+[»”\"]?\s+(?=[«“\"]?\s?[A-ZÀ-Ý])", text)]
    left = max((e for e in ends if e <= start), default=0)
    right = min((e for e in ends if e >= end), default=len(text))
    return " ".join(text[left:right].split())


def _difference(
    article: GoldArticle,
    what: str,
    id: str,
    gold: str,
    predicted: str,
    spans: Sequence[Span],
    cause: str = "",
    fact: bool = False,
) -> Difference:
    words, sentence = article.cite(tuple(spans)), sentence_around(article.text, spans)
    return Difference(article.name, what, id, gold, predicted, words, sentence, cause, fact)


def _statement_errors(gold: GoldArticle, predicted: GoldArticle) -> Iterator[Difference]:
    pairs = match_statements(gold.statements, predicted.statements)
    twin = {gold.statements[p.gold].id: predicted.statements[p.predicted].id for p in pairs}
    for pair in pairs:
        yield from _wrong_statement_values(gold, gold.statements[pair.gold], predicted.statements[pair.predicted], twin)
    missed = _unpaired(gold.statements, [p.gold for p in pairs])
    false = _unpaired(predicted.statements, [p.predicted for p in pairs])
    for g in missed:
        cause = causes.of_missed_statement(gold, g, false)
        yield _difference(gold, "missed statement", g.id, _statement(gold, g), "", g.content, cause)
    for p in false:
        cause = causes.of_false_statement(gold, p, missed)
        yield _difference(gold, "false statement", p.id, "", _statement(gold, p), p.content, cause)


def _wrong_statement_values(
    article: GoldArticle, gold: GoldStatement, predicted: GoldStatement, twin: dict[str, str]
) -> Iterator[Difference]:
    expected = twin.get(gold.within, f"{gold.within}, which was missed") if gold.within else ""
    who = _speakers(gold), _speakers(predicted)
    for what, same, right, wrong, cause in (
        ("speaker", same_speakers(gold, predicted), *who, causes.of_wrong_speaker(gold, predicted)),
        ("speaker name", same_speaker_names(gold, predicted), *who, ""),
        ("kind", gold.kind == predicted.kind, gold.kind, predicted.kind, f"{gold.kind} as {predicted.kind}"),
        ("act", gold.act == predicted.act, gold.act, predicted.act, f"{gold.act} as {predicted.act}"),
        ("within", predicted.within == expected, expected or "none", predicted.within or "none", ""),
    ):
        if not same:
            yield _difference(article, f"wrong {what}", gold.id, right, wrong, gold.content, cause)


def _event_errors(gold: GoldArticle, predicted: GoldArticle) -> Iterator[Difference]:
    pairs = match_events(gold.events, predicted.events)
    for pair in pairs:
        yield from _wrong_event_values(gold, gold.events[pair.gold], predicted.events[pair.predicted])
    missed = _unpaired(gold.events, [p.gold for p in pairs])
    false = _unpaired(predicted.events, [p.predicted for p in pairs])
    near = match_event_types(missed, false)
    for pair in near:
        g, p = missed[pair.gold], false[pair.predicted]
        cause = causes.of_wrong_parties(g, p)
        yield _difference(gold, "wrong parties", g.id, _event(g), _event(p), p.evidence, cause, is_fact(p))
    missed, false = _unpaired(missed, [p.gold for p in near]), _unpaired(false, [p.predicted for p in near])
    for g in missed:
        cause = causes.of_missed_event(g, false)
        yield _difference(gold, "missed event", g.id, _event(g), "", g.evidence, cause)
    for p in false:
        cause = causes.of_false_event(p, missed, gold.events)
        yield _difference(gold, "false event", p.id, "", _event(p), p.evidence, cause, is_fact(p))


def _wrong_event_values(article: GoldArticle, gold: GoldEvent, predicted: GoldEvent) -> Iterator[Difference]:
    def wrong(what: str, right: str, found: str, cause: str = "", fact: bool = False) -> Difference:
        return _difference(article, f"wrong {what}", gold.id, right, found, gold.evidence, cause, fact)

    if claim_set(gold.claims) != claim_set(predicted.claims):
        fact = is_fact(predicted) and not is_fact(gold)
        cause = causes.of_wrong_claims(gold, predicted)
        yield wrong("claims", _claims(gold), _claims(predicted), cause, fact)
    if gold.time and not same_time(gold, predicted):
        yield wrong("time", _time(gold.time), _time(predicted.time), "" if predicted.time else "none found")
    if gold.place and not same_place(gold, predicted):
        yield wrong("place", _place(gold.place), _place(predicted.place), "" if predicted.place else "none found")


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
