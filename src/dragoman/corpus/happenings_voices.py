"""On whose word a happening stands: who asserts it, who only repeats whom, who denies it, and who counts how many.

An outlet that says in its own voice what happened asserts it. One that has it from somebody (a claim by an actor, or a
text printed before by another outlet) repeats. Sources are independent when neither repeats the other: outlets in their
own voice, each once, and those on whose word alone an article has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.corpus.event_mentions import EventMention, Number, Party
from dragoman.corpus.happenings import Happening
from dragoman.record import Counted, Span, Standing, standing_of

Part = Literal["asserts", "repeats", "denies", "plans", "requests", "holds possible"]

Origin = Callable[[str, Span], str]
"""The article in which the words of a span were printed first: the article itself when they are its own."""
PrintedAfter = Callable[[str], tuple[str, ...]]
"""The outlets that printed an article's text to the letter after its first printer."""

_PART_OF: dict[str, Part] = {
    "actual": "asserts", "negated": "denies", "planned": "plans", "requested": "requests", "possible": "holds possible",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's part in a happening, in one article. ``name`` is the outlet (with ``is_outlet``) or the actor;
    ``after`` is whom an outlet repeats: actors by name, or the article that printed it first (``printed_in``)."""

    part: Part
    name: str
    code: str
    is_outlet: bool
    document: str
    event: str
    statement: str | None = None
    after: tuple[str, ...] = ()
    printed_in: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A number as one article has it: from ``low`` to ``high``, ``None`` for an open end; ``name`` is who says so."""

    low: float | None
    high: float | None
    name: str
    is_outlet: bool
    document: str
    words: Span


@dataclass(frozen=True, slots=True)
class CountRange:
    """What the articles count: the lowest and the highest number that any of them gives, and each of them."""

    of: Counted
    unit: str | None
    low: float | None
    high: float | None
    said: tuple[Said, ...]


def own_words(document: str, _span: Span) -> str:
    """The origin of every span where copies are not looked for."""
    return document


def printed_once(_document: str) -> tuple[str, ...]:
    """Nobody printed the text again to the letter."""
    return ()


def voices_of(
    happening: Happening, origin: Origin = own_words, printed_after: PrintedAfter = printed_once
) -> tuple[Voice, ...]:
    """Every part that somebody has in the happening, in the order of publication."""
    return tuple(voice for mention in happening.mentions for voice in _voices_of_text(mention, origin, printed_after))


def _voices_of_text(mention: EventMention, origin: Origin, printed_after: PrintedAfter) -> Iterable[Voice]:
    yield from _voices(mention, origin)
    document, event = mention.key
    for outlet in printed_after(document):
        yield Voice("repeats", outlet, "", True, document, event, after=(mention.outlet,))


def _voices(mention: EventMention, origin: Origin) -> Iterable[Voice]:
    document, event = mention.key
    outlet = mention.outlet or document
    first_printed = origin(document, mention.spans[0])
    own = [c for c in mention.commitments if c.by is None]
    if first_printed != document:
        yield Voice("repeats", outlet, "", True, document, event, printed_in=first_printed)
        return
    for commitment in own:
        yield Voice(_PART_OF[commitment.modality], outlet, "", True, document, event, commitment.statement)
    told = [c for c in mention.commitments if c.by is not None]
    if told and not own:
        after = tuple(dict.fromkeys(c.by.name for c in told if c.by))
        yield Voice("repeats", outlet, "", True, document, event, after=after)
    for commitment in told:
        assert commitment.by is not None
        by = commitment.by
        yield Voice(_PART_OF[commitment.modality], by.name, by.code, False, document, event, commitment.statement)


def independent_sources(voices: Iterable[Voice]) -> int:
    """How many affirm it without repeating each other. A speaker that several articles quote is one source; one that is
    quoted by an article that asserts the event itself adds nothing to that article."""
    voices = tuple(voices)
    affirms = [v for v in voices if v.part in ("asserts", "plans")]
    asserting = {v.document for v in affirms if v.is_outlet}
    found = {v.name for v in affirms if v.is_outlet}
    found |= {f"{v.code} {v.name}" for v in affirms if not v.is_outlet and v.document not in asserting}
    # What a copy was printed after counts once, also when that article's own event was not recognised.
    told = {v.document for v in voices}
    found |= {v.printed_in for v in voices if v.printed_in and v.printed_in not in told}
    return len(found)


def counts_of(happening: Happening) -> tuple[CountRange, ...]:
    """What is counted in the happening, over all its articles."""
    grouped: dict[tuple[Counted, str | None], list[tuple[EventMention, Number]]] = {}
    for mention in happening.mentions:
        for number in mention.counts:
            grouped.setdefault((number.of, number.unit), []).append((mention, number))
    return tuple(_range(of, unit, found) for (of, unit), found in grouped.items())


def _range(of: Counted, unit: str | None, found: list[tuple[EventMention, Number]]) -> CountRange:
    bounds = [bound for _, n in found for bound in (n.low, n.high) if bound is not None]
    said = tuple(
        Said(n.low, n.high, n.by.name if n.by else (m.outlet or m.document), n.by is None, m.document, n.words)
        for m, n in found
    )
    return CountRange(of, unit, min(bounds, default=None), max(bounds, default=None), said)


def standing_of_happening(happening: Happening) -> Standing:
    """As of one event, over the claims of all articles; one that some affirm and others deny is disputed, also when an
    outlet affirms it in its own voice."""
    said = [(_who(c.by, m), c.modality) for m in happening.mentions for c in m.commitments]
    deniers = {who for who, modality in said if modality == "negated"}
    affirmers = {who for who, modality in said if modality == "actual"}
    if any(one != other for one in affirmers for other in deniers):
        return "disputed"
    commitments = ((c.by, m, c.modality) for m in happening.mentions for c in m.commitments)
    return standing_of(("author" if by is None else _who(by, m), modality) for by, m, modality in commitments)


def _who(by: Party | None, mention: EventMention) -> str:
    return f"{by.code} {by.key}" if by else f"outlet {mention.outlet or mention.document}"
