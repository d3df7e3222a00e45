"""The first pass over an article, without the parser: is it of the field, and which of its sentences are worth parsing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.record import Span
from dragoman.triage.actors import ActorGroup
from dragoman.triage.sentences import sentences
from dragoman.triage.weights import setting, weights
from dragoman.triage.words import Seen, compiled

_MARKS = frozenset('«»“”"‹›')
_BY_WEIGHT: tuple[ActorGroup, ...] = ("armed", "military", "government", "law", "state", "people", "other")
_DAMPING = 5
"""Added to the number of signals, so that a text of two words is not judged by them alone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the first pass decided: ``skipped`` are the sentences that need no parser, out of ``sentences``.

    ``is_kept`` is false for an article that is not of the field: then all its sentences are skipped. ``score`` is how
    strongly its words speak for the field; the line is the setting ``keep``.
    """

    is_kept: bool
    score: float
    sentences: int
    skipped: tuple[Span, ...]


def first_pass(text: str) -> Verdict:
    """The verdict on an article. Its first sentence, the headline, and its lead weigh more than what follows."""
    spans, seen = looked_at(text)
    score = scored(strengths(seen), weights())
    if score < setting("keep"):
        return Verdict(False, score, len(spans), tuple(spans))
    skipped = (span for n, span in enumerate(spans) if n and not _is_worth_parsing(text, span, seen[n]))
    return Verdict(True, score, len(spans), tuple(skipped))


def looked_at(text: str) -> tuple[list[Span], list[Seen]]:
    """The sentences of an article and what each may tell."""
    spans = sentences(text)
    return spans, compiled().seen(text, spans)


def _is_worth_parsing(text: str, span: Span, seen: Seen) -> bool:
    """A statement needs a cue or a quotation, an event a word for a deed."""
    return bool(seen.sayings or seen.deeds) or not _MARKS.isdisjoint(text[span.start : span.end])


def strengths(seen: Sequence[Seen]) -> dict[str, float]:
    """Every signal of an article with the weight of the best place where it stands."""
    found: dict[str, float] = {}
    for number, sentence in enumerate(seen):
        place = setting("headline") if number == 0 else setting("lead") if number <= setting("lead-sentences") else 1.0
        for signal in signals(sentence):
            found[signal] = max(found.get(signal, 0.0), place)
    return found


def signals(seen: Seen) -> set[str]:
    """What a sentence holds, as the table names it: deeds, their types, actors, and who may have done what type."""
    groups = {actor.group for actor in seen.actors}
    first = next((group for group in _BY_WEIGHT if group in groups), "nobody")
    found = {*groups, *(f"{actor.group}: {actor.signal}" for actor in seen.actors)}
    for deed in seen.deeds:
        found |= {f"deed {deed.lemma}", f"type {deed.type}", f"{first} {deed.type}"}
    if len({actor.country for actor in seen.actors if actor.country}) > 1:
        found.add("two countries")
    return found


def scored(found: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """The sum of the weights, damped by the number of signals, since a long article has more of every kind."""
    known = [weight[name] * place for name, place in found.items() if name in weight]
    return float(sum(known) / (len(known) + _DAMPING) ** setting("length"))
