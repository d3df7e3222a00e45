"""The statement draft of a quotation."""

from __future__ import annotations

from dragoman.analysis.parse import Parsed
from dragoman.analysis.quotation import Quotation
from dragoman.analysis.statements.contents import tidy, without
from dragoman.analysis.statements.cues import CueIndex, FoundVerb
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speaker import Speaker
from dragoman.analysis.verbs import VerbReader
from dragoman.record import Act, Span


class QuotationDrafts:
    """Makes the drafts of quotations in one article."""

    def __init__(self, parsed: Parsed, cues: CueIndex, reader: VerbReader) -> None:
        self._p = parsed
        self._cues = cues
        self._reader = reader

    def of_verb(self, q: Quotation, found: FoundVerb, speaker: Speaker, clause: Span) -> StatementDraft | None:
        """The draft of a quotation with a cue verb in ``clause``; ``None`` when the subject cannot speak."""
        if not speaker.possible:
            return None
        g = found.group
        cue = [self._p.span(g.first, found.end)]
        draft = self.of_cue(q, cue, found.cue.lemma, "quotation", speaker, clause, act=found.cue.act)
        if draft is not None:
            draft.anchor, draft.polarity, draft.negated = g.head, found.cue.polarity, g.negated
            if draft.act == "say":
                draft.act = self._performed(q) or draft.act
        return draft

    def _performed(self, q: Quotation) -> Act | None:
        """«Nous appelons …», «Je condamne …»: a first person does by saying what its verb names."""
        p = self._p
        tokens = p.tokens_in(q.inner)[:7]
        if not any(p.low[k] in ("nous", "je", "j'") for k in tokens[:3]):
            return None
        for k in tokens:
            found = self._cues.verb_at(p, k, self._reader)
            reports = found is not None and found.group.first < found.group.head and p.pos[found.group.first] == "AUX"
            if reports:
                return None  # «Nous avons demandé …» tells of another occasion
            if found is not None and not found.group.negated and found.cue.act not in ("say", "announce", "ask"):
                return found.cue.act
        return None

    def of_cue(
        self, q: Quotation, cue: list[Span], lemma: str, form: str, speaker: Speaker, clause: Span, act: Act = "say"
    ) -> StatementDraft | None:
        """The draft of a quotation with its cue's words; ``None`` when nothing of it is left beside the cue clause."""
        p = self._p
        content = tidy(p.text, without([q.inner], clause))
        if not content:
            return None
        return StatementDraft(
            anchor=p.tokens_in(cue[0]).start, cue=cue, lemma=lemma, act=act, form=form, content=content,
            speakers=speaker.actors, speaker=speaker.span, clause=clause, kind="direct",
            in_headline=q.outer.end <= p.headline_end,
        )  # fmt: skip
