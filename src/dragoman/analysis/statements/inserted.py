"""Inserted clauses: «…, a affirmé l'ONU lundi», «Le Mali, a-t-il dit, …»."""

from __future__ import annotations

from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.contents import tidy, without
from dragoman.analysis.statements.cues import FoundVerb
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speakers import ISSUERS, Speaker, SpeakerFinder
from dragoman.analysis.statements.verb_drafts import draft_of_verb
from dragoman.analysis.verbs import own_subject_before
from dragoman.record import Span

_BEFORE_INSERTED = frozenset({",", "»", "”", '"', "–", "-", "—", "…", "!", "?", "("})
_CLOSING_MARKS = frozenset({"»", "”", '"'})
_MORE_ON_SPEAKER = frozenset({"qui", "citant", "lors", "dans", "avant", "après", "cité", "ajoutant", "précisant"})
_WRITER_GOES_ON = frozenset({"tandis", "alors", "mais", "ajoutant", "précisant", "qui"})
_REPORTING = frozenset({"say", "announce", "confirm"})
_NOT_FINITE = ("ant", "er", "ir", "é", "ée", "és", "ées")
_FIRST_PERSON = frozenset({"nous", "je", "j'", "notre", "nos", "mon", "ma", "mes"})
_RELATIVES = frozenset({"qui", "où", "dont", "que", "qu'"})
_MIN_CONTENT = 8
_MAX_TO_SUBJECT = 30


class InsertedReader:
    """Finds the statements whose cue clause stands inside or after what was said, without quotation marks around it."""

    def __init__(self, parsed: Parsed, speakers: SpeakerFinder) -> None:
        self._p = parsed
        self._speakers = speakers

    def read(self, f: FoundVerb) -> StatementDraft | None:
        """The statement of a cue verb in an inserted clause; ``None`` where its clause is none."""
        if "quote" not in f.cue.frames and "que" not in f.cue.frames:
            return None
        p, g = self._p, f.group
        start, end = p.sentence(g.head)
        comme = self._after_comme(g.first - 1, start)
        if not self._may_be_inserted(f, start, comme):
            return None
        speaker = self._speakers.of_verb(g, inverted_first=True, end=f.end)
        if not self._speaks(f, speaker):
            return None
        if not speaker.actors and p.low[f.end : f.end + 1] in (["de"], ["selon"], ["auprès"]):
            return None  # «a-t-on appris de source judiciaire»: the source says it
        clause = self._clause(f, speaker, start, end, g.first - comme)
        if clause is None:
            return None
        hole = Span(p.start[clause[0]], p.end[clause[1] - 1])
        whole = self._sentence_quoted_before(g.first, start)
        content = tidy(p.text, without([whole or self._said_around(clause, start, end)], hole))
        if not content or sum(s.end - s.start for s in content) < _MIN_CONTENT:
            return None
        draft = draft_of_verb(p, f, "inserted", content, speaker)
        draft.clause = hole
        return draft

    def _sentence_quoted_before(self, first: int, start: int) -> Span | None:
        """«Il a jugé que … « Rien n'est fait » a-t-il ajouté»: a quotation in capitals of its own is all that is said."""
        p = self._p
        k = first - 1 - (p.low[first - 1] == ",")
        q = p.quote_of[k] if k > start and p.low[k] in _CLOSING_MARKS else -1
        if q < 0:
            return None
        tokens = p.tokens_in(p.quotations[q].inner)
        opens = p.tokens_in(p.quotations[q].outer).start
        own = (
            len(tokens) > 4
            and p.words[tokens.start][:1].isupper()
            and opens > start
            and p.low[opens - 1] not in (":", ",")
        )
        return p.quotations[q].inner if own and p.pos[opens - 1] not in ("DET", "ADP", "SCONJ") else None

    def _after_comme(self, k: int, start: int) -> bool:
        """Whether token ``k`` is the «comme», «ainsi» or «ainsi que» that opens an inserted clause."""
        p = self._p
        if k < start:
            return False
        return p.low[k] in ("comme", "ainsi") or (
            p.low[k] in ("que", "qu'") and k > start and p.low[k - 1] in ("ainsi", "tel")
        )

    def _may_be_inserted(self, f: FoundVerb, start: int, comme: bool) -> bool:
        p, g = self._p, f.group
        k = g.first - 1
        opens = k < start or (p.low[k] in _BEFORE_INSERTED and not self._closes_a_name(k))
        if not (comme or opens) or g.mood not in ("ind", "cond") or g.passive:
            return False
        if not comme and g.inverted < 0 and own_subject_before(p, g):
            return False
        # A sentence that starts with its verb has its quotation before it: see quoted.py.
        return k >= start or g.inverted >= 0

    def _speaks(self, f: FoundVerb, speaker: Speaker) -> bool:
        if not speaker.possible or not self._follows(f, speaker):
            return False
        if speaker.resolved or f.group.inverted >= 0 or self._beside_quotation(f):
            return True
        return self._is_named(speaker) or self._is_issuer(speaker) or self._closes_sentence(f, speaker)

    def _said_around(self, clause: tuple[int, int], start: int, end: int) -> Span:
        """What the clause may speak for, itself included."""
        p = self._p
        first, last = clause
        low, high = self._bounds(first, start, end)
        after = last + (last < end and p.low[last] == ",")
        if after < end and p.low[after] in _WRITER_GOES_ON:
            high = last
        return Span(p.start[low], p.end[high - 1])

    def _closes_a_name(self, k: int) -> bool:
        """«Le groupe « État islamique » a revendiqué …»: the mark closes a phrase of the writer's sentence."""
        q = self._p.quote_of[k]
        if q < 0 or self._p.low[k] not in _CLOSING_MARKS:
            return False
        tokens = self._p.tokens_in(self._p.quotations[q].outer)
        return len(tokens) <= 6 and self._p.sentence(k)[0] < tokens.start

    def _beside_quotation(self, f: FoundVerb) -> bool:
        p, k = self._p, f.group.first
        return p.quote_of[f.group.head] >= 0 or any(p.low[t] in _CLOSING_MARKS for t in range(max(k - 2, 0), k))

    def _is_named(self, speaker: Speaker) -> bool:
        return speaker.span is not None and self._p.text[speaker.span.start].isupper()

    def _closes_sentence(self, f: FoundVerb, speaker: Speaker) -> bool:
        """«…, a annoncé aujourd'hui la direction.»: a noun of no table is enough at the sentence's very end."""
        p = self._p
        if speaker.span is None or f.cue.act not in _REPORTING:
            return False
        tokens = p.tokens_in(speaker.span)
        end = p.sentence(f.group.head)[1]
        return p.pos[tokens.start] == "DET" and all(p.pos[k] == "PUNCT" for k in range(tokens.stop, end))

    def _is_issuer(self, speaker: Speaker) -> bool:
        """«indique le message»: a text speaks, whoever wrote it."""
        words = self._p.low
        return speaker.span is not None and any(words[k] in ISSUERS for k in self._p.tokens_in(speaker.span))

    def _follows(self, f: FoundVerb, speaker: Speaker) -> bool:
        """The subject of an inserted clause stands after its verb: the mark of the construction."""
        if f.group.inverted >= 0:
            return True
        return (
            speaker.span is not None
            and speaker.span.start >= self._p.start[f.group.head]
            and (speaker.span.start - self._p.end[f.end - 1] < _MAX_TO_SUBJECT)
        )

    def _clause(self, f: FoundVerb, speaker: Speaker, start: int, end: int, first: int) -> tuple[int, int] | None:
        """Tokens of the cue clause: to the next comma after its subject, or to the sentence's end."""
        p = self._p
        after = f.end
        if speaker.span is not None:
            while after < end and p.start[after] < speaker.span.end:
                after += 1
        if after < end and p.low[after] in ("que", "qu'"):
            return None
        while (
            after < end and p.low[after] not in (",", "»", ";", ":") and p.quote_of[after] == p.quote_of[f.group.head]
        ):
            if (
                p.pos[after] in ("VERB", "AUX")
                and p.dep[after] not in ("amod", "acl", "acl:relcl", "advcl")
                and p.low[after - 1] != "qui"
            ):
                break
            after += 1
        if after < end - 1 and p.low[after] == "," and not self._goes_on_about_speaker(after, end):
            return first, after
        if first <= start + 1 and after >= end:
            return None
        return first, end if self._goes_on_about_speaker(after, end) else after

    def _goes_on_about_speaker(self, comma: int, end: int) -> bool:
        """After the cue clause's comma only more about the speaker follows («, le chef de mission …»)."""
        p = self._p
        if comma + 1 < end and p.low[comma + 1] in _MORE_ON_SPEAKER:
            return True
        finite = (k for k in range(comma, end) if p.pos[k] in ("VERB", "AUX") and not p.low[k].endswith(_NOT_FINITE))
        return all(any(w in _RELATIVES for w in p.low[max(comma, k - 6) : k]) for k in finite)

    def _bounds(self, first: int, start: int, end: int) -> tuple[int, int]:
        """An inserted clause inside a quotation speaks for that quotation only."""
        p = self._p
        q = p.quote_of[first]
        if q < 0:
            return self._clause_start(first, start), end
        inside = p.tokens_in(p.quotations[q].outer)
        return max(start, inside.start), min(end, inside.stop)

    def _clause_start(self, first: int, start: int) -> int:
        """What was said begins after a colon or semicolon, not with the writer's own words before it."""
        for k in range(first - 1, start, -1):
            if self._p.low[k] in (":", ";") and self._p.quote_of[k] == self._p.quote_of[first]:
                first_person = any(w in _FIRST_PERSON for w in self._p.low[start:k])
                return start if first_person else k + 1  # «Nous avançons : l'accord va …, a déclaré X»
        return start
