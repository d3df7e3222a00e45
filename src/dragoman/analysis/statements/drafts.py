"""A statement in the making, in tokens and characters of one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.record import Act, Span, StatementKind


@dataclass(slots=True)
class StatementDraft:
    """``content`` is in characters. ``form`` names the construction that was read, which its confidence rests on.

    ``clause`` is the whole cue clause («, a indiqué le ministère lundi») so that it can be kept out of contents;
    ``anchor`` is the token of the cue, by which statements are ordered.
    """

    anchor: int
    cue: list[Span]
    lemma: str
    act: Act
    form: str
    content: list[Span]
    speakers: tuple[int, ...] = ()
    speaker: Span | None = None
    addressees: tuple[int, ...] = ()
    polarity: str = ""
    clause: Span | None = None
    negated: bool = False
    in_headline: bool = False
    kind: StatementKind = "indirect"
    within: StatementDraft | None = None
    extra: list[Span] = field(default_factory=list)
    """Spans of a headline that said the same."""
