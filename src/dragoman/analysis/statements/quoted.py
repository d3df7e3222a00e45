"""Quotations that are sentences of their own, and the cue clause before, after or between them."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.parse import Parsed
from dragoman.analysis.quotation import Quotation
from dragoman.analysis.statements.cues import CueIndex, FoundVerb
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.quotation_drafts import QuotationDrafts
from dragoman.analysis.statements.speakers import NOBODY, Speaker, SpeakerFinder
from dragoman.analysis.verbs import FoundSubject, VerbReader
from dragoman.record import Span

_REACH_AFTER = 8
_LONGEST_BRIDGE = 40
_SHORTEST_OWN_WORDS = 5
_CONTINUED = frozenset({"quotation", "colon", "reference-quote", "inserted"})
_BETWEEN_SENTENCES = frozenset({",", "–", "-", "—", ".", "!", "?", "comme", "ainsi"})
_BEFORE_INSERTED = frozenset({",", ".", "!", "?", "–", "-", "—", "…"})
_CLOSES_CLAUSE = frozenset({",", ".", ";", ":", "«", "“", '"', "!", "?"})
_CLITICS = frozenset({"l'", "le", "la", "lui", "se", "s'"})
_BEFORE_SUBJECT = frozenset({"l'", "le", "la", "les", "m.", "mme"})


class QuotationReader:
    """Gives each whole quotation its cue and speaker."""

    def __init__(
        self, parsed: Parsed, book: ActorBook, cues: CueIndex, reader: VerbReader, speakers: SpeakerFinder
    ) -> None:
        self._p = parsed
        self._book = book
        self._cues = cues
        self._reader = reader
        self._speakers = speakers
        self._drafts = QuotationDrafts(parsed, cues, reader)
        self.used_cues: set[int] = set()
        """Tokens of cue verbs that a quotation has taken."""

    def read(self, q: Quotation) -> StatementDraft | None:
        """The statement of a quotation held apart from the writer's sentences; ``None`` when nobody is said to say it."""
        tokens = self._p.tokens_in(q.outer)
        if len(tokens) < 3:
            return None
        return self._after(q, tokens) or self._before(q, tokens) or self._between(q, tokens)

    def continuation(self, q: Quotation, last: StatementDraft | None) -> bool:
        """Whether a quotation without cue runs on from the last quoted statement, with nothing of the writer's between."""
        if last is None or not last.content or last.form not in _CONTINUED:
            return False
        start = max(last.content[-1].end, last.clause.end if last.clause else 0)
        if q.outer.start < start:
            return False
        between = self._p.text[start : q.outer.start]
        if not any(c.isalnum() for c in between):
            return between.count("\n") <= 2
        return last.form == "quotation" and self._is_bridge(Span(start, q.outer.start))

    def _is_bridge(self, gap: Span) -> bool:
        """«… : « A », les manifestants « B » et « C »»: a few words of the writer's tie quotations into one sentence."""
        p = self._p
        if gap.end - gap.start > _LONGEST_BRIDGE or any(c in ".!?;:\n" for c in p.text[gap.start : gap.end]):
            return False
        return all(self._cues.verb_at(p, k, self._reader) is None for k in p.tokens_in(gap))

    # ---- where the cue stands ----

    def _after(self, q: Quotation, tokens: range) -> StatementDraft | None:
        """«…», a indiqué le ministère."""
        p = self._p
        k = tokens.stop
        if k >= len(p) or p.paragraph_of[k] != p.paragraph_of[tokens.start]:
            return None
        start, end = p.sentence(k)
        if start < tokens.start and "\n" in p.text[q.outer.start : p.start[k]]:
            return None
        while k < end and p.low[k] in _BETWEEN_SENTENCES:
            k += 1
        for v in range(k, min(end, k + _REACH_AFTER)):
            found = self._cue(v, certain=v == k)
            if found is not None and found.group.mood in ("ind", "cond"):
                return self._told_after(q, tokens, k, found)
        return None

    def _told_after(self, q: Quotation, tokens: range, k: int, found: FoundVerb) -> StatementDraft | None:
        """The statement of a quotation whose cue clause starts at token ``k`` after it."""
        p, g = self._p, found.group
        named = self._book.mention_at(k)
        subject_first = p.low[k - 1] == "," and named is not None and named.j == g.first  # «…», May a dit
        if g.first > k + 1 and not subject_first and p.low[k] not in _CLITICS:
            return None  # words of a new sentence stand before the verb
        speaker = self._speakers.of_verb(g, inverted_first=not subject_first, end=found.end)
        if subject_first and speaker.actors:
            self.used_cues.add(g.head)
            return self._drafts.of_verb(q, found, speaker, Span(p.start[tokens.stop], p.end[found.end - 1]))
        clause_end = self._clause_end(found, speaker, p.sentence(tokens.stop)[1])
        draft = self._drafts.of_verb(q, found, speaker, Span(p.start[tokens.stop], p.end[clause_end - 1]))
        if draft is None or not self._follows(found, speaker):
            return None
        self.used_cues.add(g.head)
        return draft

    def _follows(self, found: FoundVerb, speaker: Speaker) -> bool:
        if found.group.inverted >= 0:
            return True
        if speaker.span is None:
            return speaker.possible and found.group.passive
        return speaker.span.start >= self._p.start[found.group.head]

    def _before(self, q: Quotation, tokens: range) -> StatementDraft | None:
        """Le ministre a déclaré : «…»; dans un communiqué : «…»; Dupont : «…»."""
        p = self._p
        k = tokens.start - 1
        if k < 0 or (p.paragraph_of[k] != p.paragraph_of[tokens.start] and p.low[k] != ":"):
            return None
        start = p.sentence(k)[0]
        if p.low[k] not in (":", ",", "que", "qu'") and not self._ends_with_cue(k):
            return None
        colon = p.low[k] == ":"
        for v in range(k, start - 1, -1):
            found = self._cue(v)
            if found is None or (found.group.inverted >= 0 and not colon):
                continue
            if not colon and found.end < k:
                return None
            speaker = self._going_on(found, start) or self._speakers.of_verb(found.group)
            if not speaker.actors and found.group.mood in ("inf", "part"):
                continue
            draft = self._drafts.of_verb(q, found, speaker, Span(p.start[start], p.end[k]))
            if draft is not None:
                if not (found.group.passive and speaker.actors):
                    self.used_cues.add(v)
                    return draft
                # «L'attaque a été revendiquée par X : « … »» says two things: the cue's own, and the quotation.
                draft.anchor = k
                draft.cue = [p.span(k, k + 1)]
                draft.act = "say"
                return draft
        return self._colon(q, start, k) if colon else None

    def _going_on(self, found: FoundVerb, start: int) -> Speaker | None:
        """«Avant d'ajouter : « … »», «Et de conclure : « … »»: who spoke last goes on."""
        p, g = self._p, found.group
        opening = p.low[start : g.first]
        if g.mood != "inf" or opening not in (["avant", "d'"], ["avant", "de"], ["et", "de"], ["et", "d'"]):
            return None
        last = next((d for d in reversed(self._speakers.previous) if d.speakers and d.within is None), None)
        return Speaker(last.speakers) if last is not None else None

    def _colon(self, q: Quotation, start: int, colon: int) -> StatementDraft | None:
        """A colon after a speaker, or after a noun of speech with a possessor, or at the end of a sentence with one."""
        p = self._p
        clause = Span(p.start[start], p.end[colon])
        mention = self._book.mention_at(start) or self._book.mention_at(min(start + 1, colon - 1))
        if mention is not None and mention.j == colon and mention.kind != "state":
            speaker = self._speakers.of_mention(mention)
            if speaker.possible:
                return self._drafts.of_cue(q, [p.span(colon, colon + 1)], ":", "colon", speaker, clause)
        for k in range(colon - 1, start - 1, -1):
            cue = self._cues.nouns.get(p.low[k])
            if cue is None:
                continue
            speaker = self._speakers.owner_of(k)
            if not speaker.actors:
                speaker = self._subject_of_sentence(start, colon)
            if speaker.actors:
                return self._drafts.of_cue(q, [p.span(k, k + 1)], cue.lemma, "quotation", speaker, clause, act=cue.act)
        speaker = self._person_before(start, colon)
        if speaker.actors and len(p.tokens_in(q.inner)) > _SHORTEST_OWN_WORDS:
            return self._drafts.of_cue(q, [p.span(colon, colon + 1)], ":", "quotation", speaker, clause)
        return None

    def _person_before(self, start: int, colon: int) -> Speaker:
        """«Le ministre se montre ferme : « … »»: the person of whom the sentence before the colon tells."""
        p = self._p
        root = next((k for k in range(start, colon) if p.dep[k] == "ROOT" and p.pos[k] in ("VERB", "AUX")), None)
        subjects = [c for c in p.children[root] if p.dep[c] == "nsubj" and c < root] if root is not None else []
        if len(subjects) != 1:
            return NOBODY
        mention = self._book.mention_at(subjects[0])
        if mention is not None:
            person = mention.person or (mention.agent is not None and mention.agent.kind == "person")
            return self._speakers.of_mention(mention, "s") if person and mention.number != "p" else NOBODY
        return self._speakers.at(FoundSubject(subjects[0])) if p.low[subjects[0]] in ("il", "elle") else NOBODY

    def _ends_with_cue(self, k: int) -> bool:
        """«en criant « … »»: the cue verb stands right before the mark."""
        found = self._cue(k)
        return found is not None and found.end == k + 1 and found.group.mood in ("ind", "cond", "part")

    def _subject_of_sentence(self, start: int, end: int) -> Speaker:
        p = self._p
        for k in range(start, end):
            if p.dep[k].startswith("nsubj"):
                mention = self._book.mention_at(k)
                if mention is not None:
                    return self._speakers.of_mention(mention)
        return NOBODY

    def _between(self, q: Quotation, tokens: range) -> StatementDraft | None:
        """«La Russie, a-t-il dit, est prête» and «Oui. a-t-il dit. Non.»: the clause is inside the marks."""
        p = self._p
        for v in tokens:
            if v + 1 >= len(p) or v <= tokens.start + 1:
                continue
            found = self._cue(v)
            if found is None or (found.group.inverted < 0 and not self._set_off(found)):
                continue
            if p.low[found.group.first - 1] not in _BEFORE_INSERTED:
                continue
            speaker = self._speakers.of_verb(found.group, inverted_first=True)
            if not self._follows(found, speaker):
                continue
            end = self._clause_end(found, speaker, tokens.stop)
            hole = Span(p.start[found.group.first], p.end[end - 1])
            draft = self._drafts.of_verb(q, found, speaker, hole)
            if draft is not None:
                self.used_cues.add(v)
                return draft
        return None

    def _set_off(self, found: FoundVerb) -> bool:
        p, g = self._p, found.group
        mention = self._book.mention_at(found.end) or self._book.mention_at(min(found.end + 1, len(p) - 1))
        return (
            p.low[g.first - 1] in (",", "–", "—") and mention is not None and mention.i <= found.end + 1
            and mention.j < len(p) and p.low[mention.j] in (",", ".", "–", "—")
        )  # fmt: skip

    # ---- shared ----

    def _cue(self, v: int, *, certain: bool = False) -> FoundVerb | None:
        """A cue verb that takes quotations. ``certain``: right after a quotation, where a verb is expected."""
        found = self._cues.verb_at(self._p, v, self._reader, certain=certain and self._before_subject(v))
        if found is None or "quote" not in found.cue.frames:
            return None
        return found if found.group.mood in ("ind", "cond", "part", "inf") else None

    def _before_subject(self, v: int) -> bool:
        p = self._p
        k = v + 1
        while k < len(p) and p.pos[k] == "ADV":
            k += 1
        return k < len(p) and (
            p.pos[k] in ("DET", "PROPN") or self._book.mention_at(k) is not None or p.low[k] in _BEFORE_SUBJECT
        )

    def _clause_end(self, found: FoundVerb, speaker: Speaker, end: int) -> int:
        p, k = self._p, found.end
        if speaker.span is not None:
            while k < end and p.start[k] < speaker.span.end:
                k += 1
        while k < end and p.low[k] not in _CLOSES_CLAUSE:
            if p.pos[k] in ("VERB", "AUX") and p.low[k - 1] == "et":
                return k - 1
            k += 1
        return max(k, found.end)
