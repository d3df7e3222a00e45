"""Statements whose content stands elsewhere: «C'est ce qu'a annoncé …», «MAE russe : …», lines of an interview."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.contents import content_span, kind_of
from dragoman.analysis.statements.cues import CueIndex
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speakers import SpeakerFinder
from dragoman.analysis.verbs import VerbReader
from dragoman.record import Span


class ReferenceReader:
    """Finds statements by reference, and speakers that stand before a colon."""

    def __init__(
        self, parsed: Parsed, book: ActorBook, cues: CueIndex, reader: VerbReader, speakers: SpeakerFinder
    ) -> None:
        self._p = parsed
        self._book = book
        self._cues = cues
        self._reader = reader
        self._speakers = speakers

    def reference(self, sentence: int) -> StatementDraft | None:
        """«C'est ce qu'a annoncé X», «Ce qu'a confirmé X»: the content is the sentence before."""
        p = self._p
        start, end = p.sentences[sentence]
        k = start + (p.low[start] in ("et", "voilà", ","))
        if p.low[k : k + 2] == ["c'", "est"]:
            k += 2
        elif p.low[k : k + 2] != ["ce", "que"] and p.low[k : k + 2] != ["ce", "qu'"]:
            return None
        if p.low[k : k + 1] != ["ce"] or k + 1 >= end or p.low[k + 1] not in ("que", "qu'"):
            return None
        for v in range(k + 2, min(end, k + 12)):
            found = self._cues.verb_at(p, v, self._reader)
            if found is None or found.group.mood not in ("ind", "cond"):
                continue
            content = self._previous(sentence)
            if content is None:
                return None
            speaker = self._speakers.of_verb(found.group, inverted_first=p.low[v + 1 : v + 2] != [","])
            if not speaker.possible:
                return None
            return StatementDraft(
                anchor=v, cue=[p.span(found.group.first, found.end)], lemma=found.cue.lemma, act=found.cue.act,
                form="reference", content=[content], speakers=speaker.actors, speaker=speaker.span, kind="reference",
                clause=p.span(start, end), polarity=found.cue.polarity, negated=found.group.negated,
            )  # fmt: skip
        return None

    def _previous(self, sentence: int) -> Span | None:
        p = self._p
        if not sentence:
            return None
        start, end = p.sentences[sentence - 1]
        here = p.sentences[sentence][0]
        if p.end[end - 1] <= p.headline_end < p.start[here] and p.paragraph_of[start] == p.paragraph_of[here]:
            return None
        return content_span(p, start, end)

    def before_colon(self, sentence: int) -> StatementDraft | None:
        """A speaker and a colon at the start of a headline or paragraph; a bare country or place is a topic, no speaker."""
        p = self._p
        start, end = p.sentences[sentence]
        if start and p.paragraph_of[start - 1] == p.paragraph_of[start]:
            return None
        colon = next((k for k in range(start, min(end, start + 14)) if p.low[k] == ":"), None)
        if colon is None or colon == start:
            return None
        mention = self._book.mention_at(start) or self._book.mention_at(min(start + 1, colon - 1))
        if mention is None or mention.j != colon or mention.kind in ("state", "capital", "people"):
            return None
        quoted = p.low[colon + 1 : colon + 2] in (["«"], ["“"], ['"'])
        in_headline = p.end[start] <= p.headline_end
        if not quoted and (
            mention.kind in ("body", "named") or (in_headline and mention.agent is None and mention.entry is None)
        ):
            return None
        agent = mention.agent
        if agent is not None and agent.kind in ("population", "group", "source"):
            return None  # «Source : …»
        if agent is not None and agent.kind == "institution" and agent.sector == "SOC" and not quoted:
            return None  # «Ligue des champions : …»
        speaker = self._speakers.of_mention(mention)
        if not speaker.possible:
            return None
        last = self._paragraph_end(sentence) if p.end[start] > p.headline_end else end
        span = content_span(p, colon + 1, last)
        if span is None or p.low[last - 1] == "?":
            return None  # an interviewer's question
        draft = StatementDraft(
            anchor=colon, cue=[p.span(colon, colon + 1)], lemma=":", act="say", form="colon", content=[span],
            speakers=speaker.actors, speaker=speaker.span, clause=p.span(start, colon + 1),
            in_headline=p.end[start] <= p.headline_end,
        )  # fmt: skip
        draft.kind = kind_of(p, draft.content, colon)
        return draft

    def _paragraph_end(self, sentence: int) -> int:
        p = self._p
        end = p.sentences[sentence][1]
        paragraph = p.paragraph_of[p.sentences[sentence][0]]
        while end < len(p) and p.paragraph_of[end] == paragraph:
            end += 1
        return end
