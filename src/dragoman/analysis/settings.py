"""When and where an event takes place: the time and place expressions that stand with its predicate."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.attachment import head_of, in_clause_of, owner_before
from dragoman.analysis.mentions import iter_all
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import PlaceMention
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.times import TimeMention
from dragoman.language.lexicon import words
from dragoman.record import Place, Span, Time

_LOCATIVE = frozenset({"à", "au", "aux", "en", "dans", "sur", "près", "de", "du", "vers"})
_REACH = 18
_BORN = frozenset({"né", "née", "nés", "nées"})
_TITLES = words("place-in-title")


class SettingFinder:
    """Finds the time and place of a predicate within its sentence."""

    def __init__(
        self,
        parsed: Parsed,
        book: ActorBook,
        times: list[TimeMention],
        places: list[PlaceMention],
        statements: list[StatementDraft],
    ) -> None:
        self._p = parsed
        self._statements = statements
        self._times = times
        self._places = places
        self._states = [
            m
            for m in iter_all(book.mentions)
            if m.kind in ("state", "capital") and len(m.codes) == 1 and m.entry is not None
        ]

    def of(self, trigger: int, evidence: Span, *, said: bool) -> tuple[Time | None, Place | None]:
        """The time and the place that the sentence gives a predicate; ``None`` where it gives none.

        ``said``: the act is one of speech, whose «à Ankara» is whom it speaks to, not where.
        """
        return self._time(trigger, evidence), self._place(trigger, evidence, said=said)

    def _time(self, trigger: int, evidence: Span) -> Time | None:
        p = self._p
        start, end = p.sentence(trigger)
        low, high = p.start[start], p.end[end - 1]
        near = [t for t in self._times if low <= t.span.start and t.span.end <= high and not self._is_birth(t.span)]
        near = [t for t in near if self._may_date(t.span, trigger)]
        if not near:
            return None
        quote = p.quote_of[trigger]
        near = [t for t in near if self._quote_at(t.span) == quote] or near
        best = min(near, key=lambda t: (not self._inside(t.span, evidence), self._distance(t.span, trigger)))
        return Time(start=best.start, end=best.end, words=best.span)

    def _may_date(self, span: Span, trigger: int) -> bool:
        """Whether a date belongs to the predicate, and neither to another one nor to who tells of it."""
        p = self._p
        tokens = p.tokens_in(span)
        if not len(tokens):
            return False
        owner = owner_before(p, tokens.start)
        if owner is not None and owner != trigger and not self._in_evidence_of(owner, trigger):
            return False
        return in_clause_of(p, head_of(p, tokens), trigger) and not self._tells_when_said(tokens, trigger)

    def _in_evidence_of(self, owner: int, trigger: int) -> bool:
        return self._p.head[trigger] == owner and owner == trigger - 1

    def _tells_when_said(self, tokens: range, trigger: int) -> bool:
        """«a annoncé mardi que …»: the day of the announcement; «exige … avant mars»: of what is demanded."""
        p = self._p
        at, start = p.start[trigger], p.start[tokens.start]
        for s in self._statements:
            holds_time = any(c.start <= start < c.end for c in s.content)
            if s.anchor == trigger:
                if holds_time:
                    return True
            elif any(c.start <= at < c.end for c in s.content) and not holds_time and self._is_of_cue(tokens, s):
                return True
        return False

    def _is_of_cue(self, tokens: range, s: StatementDraft) -> bool:
        p = self._p
        start = p.start[tokens.start]
        if s.clause is not None and s.clause.start <= start < s.clause.end:
            return True
        up = next((a for a in p.ancestors(head_of(p, tokens)) if p.pos[a] in ("VERB", "AUX") or a == s.anchor), None)
        return up == s.anchor

    def _is_birth(self, span: Span) -> bool:
        """«né le 3 mai 1990»: of a person, not of what he does."""
        tokens = self._p.tokens_in(span)
        before = self._p.low[max(0, tokens.start - 2) : tokens.start] if len(tokens) else []
        return bool(_BORN & set(before))

    def _quote_at(self, span: Span) -> int:
        tokens = self._p.tokens_in(span)
        return self._p.quote_of[tokens.start] if len(tokens) else -1

    def _inside(self, span: Span, evidence: Span) -> bool:
        return evidence.start <= span.start and span.end <= evidence.end

    def _distance(self, span: Span, trigger: int) -> int:
        here = self._p.start[trigger]
        return here - span.end if span.end <= here else span.start - here

    def _place(self, trigger: int, evidence: Span, *, said: bool) -> Place | None:
        p = self._p
        start, end = p.sentence(trigger)
        low, high = p.start[start], p.end[end - 1]
        near = [m for m in self._places if low <= m.span.start and m.span.end <= high and self._is_locative(m.span)]
        if said:
            near = [m for m in near if not self._is_state(m.span)]
        if near:
            best = min(near, key=lambda m: self._rank(m, trigger, evidence))
            if self._distance(best.span, trigger) <= 150:
                return Place(
                    name=best.name,
                    country=best.country,
                    lat=best.lat,
                    lon=best.lon,
                    geonames=best.geonames,
                    words=best.span,
                )
        for m in () if said else self._states:
            titled = bool(_TITLES & set(p.low[max(0, m.i - 3) : m.i]))
            if start <= m.i < end and trigger < m.i <= trigger + _REACH and self._in_state(m.i) and not titled:
                span = p.span(m.i, m.j)
                assert m.entry is not None
                return Place(name=m.entry.name, country=m.codes[0], words=span)
        return None

    def _rank(self, m: PlaceMention, trigger: int, evidence: Span) -> tuple[bool, bool, bool, int]:
        """A town before its country («au Tchad, à Abéché»), what stands in the evidence before all.

        «à» names the town and «de» a part of it («à la gare de X à Lyon»).
        """
        start = self._p.tokens_in(m.span).start
        within = self._p.low[start - 1 : start] not in (["à"], ["a"])
        return not self._inside(m.span, evidence), self._is_state(m.span), within, self._distance(m.span, trigger)

    def _is_state(self, span: Span) -> bool:
        p = self._p
        return any(p.start[s.i] <= span.start and span.end <= p.end[s.j - 1] for s in self._states)

    def _is_locative(self, span: Span) -> bool:
        tokens = self._p.tokens_in(span)
        if not len(tokens):
            return False
        before = self._p.low[max(0, tokens.start - 3) : tokens.start]
        if _TITLES & set(before):
            return False  # «l'ambassadeur en Turquie», «le gouverneur de Floride»
        return bool(set(before) & _LOCATIVE) or self._p.words[tokens.start - 1 : tokens.start] == ["A"]

    def _in_state(self, i: int) -> bool:
        """«au Mali», «en Russie», «dans le nord du Mali», not «avec le Mali» or «du Mali» alone."""
        p = self._p
        before = p.low[max(0, i - 1)]
        if before in ("au", "en", "aux", "à"):
            return True
        return before == "du" and p.low[max(0, i - 2)] in ("nord", "sud", "est", "ouest", "centre")
