"""The statement draft of a cue verb."""

from __future__ import annotations

from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.cues import FoundVerb
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speaker import Speaker
from dragoman.analysis.verbs import INVERTED
from dragoman.record import Span

_OBJECT_PRONOUNS = frozenset({"le", "la", "les", "lui", "leur", "y", "en"})


def draft_of_verb(p: Parsed, f: FoundVerb, form: str, content: list[Span], speaker: Speaker) -> StatementDraft:
    """What a cue verb and its construction (``form``) tell of a statement; the addressee is left open."""
    g = f.group
    end = g.last if form == "feeling" else f.end
    return StatementDraft(
        anchor=g.head, cue=[p.span(_cue_start(p, f), end)], lemma=f.cue.lemma, act=f.cue.act, form=form,
        content=content, speakers=speaker.actors, speaker=speaker.span, polarity=f.cue.polarity, negated=g.negated,
        in_headline=p.end[g.head] <= p.headline_end,
    )  # fmt: skip


def _cue_start(p: Parsed, f: FoundVerb) -> int:
    """The cue's words start at its auxiliary or negation, object pronouns left out."""
    k = f.group.first
    while (k < f.group.head and p.low[k] in _OBJECT_PRONOUNS) or p.low[k] in INVERTED:
        k += 1
    return k
