"""When and where an event takes place: the time and place expressions that stand with its predicate."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TypeVar

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.attachment import head_of, in_clause_of, owner_before
from dragoman.analysis.mentions import Mention, iter_all
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import PlaceMention
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.times import TimeMention
from dragoman.language.lexicon import words
from dragoman.record import Place, Span, Time

_AT = frozenset({"à", "a", "au", "aux", "en", "dans", "sur", "vers", "près", "sous", "entre", "jusqu'à", "jusqu'au"})
_OF = frozenset({"de", "du", "d'", "des"})
_BETWEEN = frozenset({"le", "la", "l'", "les", "ville", "région", "province", "capitale", "quartier", "village", "localité",
                      "nord", "sud", "est", "ouest", "centre", "sein", "tout", "toute", "l", "d"})  # fmt: skip
_SINCE = re.compile(r"\b[Dd]epuis [^,.;:\n]*$")
_DISTANCES = frozenset({"km", "kilomètre", "kilomètres", "mètres"})
_REACH = 18
_CHAIN = 4
_NOT_FAR = 2
"""Sentences back to the town that «la ville» means."""
_BORN = frozenset({"né", "née", "nés", "nées"})
_TITLES = words("place-in-title")

_Found = TypeVar("_Found", TimeMention, PlaceMention)


def _between(found: list[_Found], low: int, high: int) -> list[_Found]:
    """What lies within these characters; all of it is in the text's order."""
    first = bisect_left(found, low, key=lambda m: m.span.start)
    last = bisect_left(found, high, lo=first, key=lambda m: m.span.start)
    return [m for m in found[first:last] if m.span.end <= high]


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
        self._book = book
        self._times = times
        self._places = places
        self._states = [
            m
            for m in iter_all(book.mentions)
            if m.kind in ("state", "capital") and len(m.codes) == 1 and m.entry is not None
        ]
        # Looked up by token: in a long text every event would ask every state.
        self._states_at: dict[int, list[Mention]] = {}
        for m in self._states:
            for k in range(m.i, m.j):
                self._states_at.setdefault(k, []).append(m)
        self._states_in: dict[int, list[Mention]] = {}
        for m in self._states:
            self._states_in.setdefault(parsed.sentence_of[m.i], []).append(m)

    def of(self, trigger: int, evidence: Span, *, said: bool) -> tuple[Time | None, Place | None]:
        """The time and the place that the sentence gives a predicate; ``None`` where it gives none.

        ``said``: the act is one of speech, whose «à Ankara» is whom it speaks to, not where.
        """
        return self._time(trigger, evidence), self._place(trigger, evidence, said=said)

    def _time(self, trigger: int, evidence: Span) -> Time | None:
        p = self._p
        start, end = p.sentence(trigger)
        low, high = p.start[start], p.end[end - 1]
        near = [t for t in _between(self._times, low, high) if not self._is_birth(t.span)]
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
        if _SINCE.search(p.text, max(0, span.start - 60), span.start):
            return False  # «depuis le début de la guerre à l'été 2014»
        owner = owner_before(p, tokens.start)
        if owner is not None and not self._leads_to(owner, trigger):
            return False
        return in_clause_of(p, head_of(p, tokens), trigger) and not self._tells_when_said(tokens, trigger)

    def _leads_to(self, owner: int | None, trigger: int) -> bool:
        """«la réunion du Conseil des 22 et 23 mars»: the nouns that «de» joins before a date hold the predicate."""
        for _ in range(_CHAIN):
            if owner is None:
                return False
            if owner == trigger or self._p.head[trigger] == owner == trigger - 1:
                return True
            owner = owner_before(self._p, self._opening(owner) + 1)
        return False

    def _tells_when_said(self, tokens: range, trigger: int) -> bool:
        """«a annoncé mardi que …»: the day of the announcement; «exige … avant mars»: of what is demanded."""
        p = self._p
        at, start = p.start[trigger], p.start[tokens.start]
        for s in self._statements:
            if s.anchor != trigger and not any(c.start <= at < c.end for c in s.content):
                continue
            holds_time = any(c.start <= start < c.end for c in s.content)
            if holds_time if s.anchor == trigger else not holds_time and self._is_of_cue(tokens, s):
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
        near = [m for m in _between(self._places, low, high) if self._is_locative(m.span, trigger)]
        near = [m for m in near if self._may_place(m.span, trigger)]
        if said:
            near = [m for m in near if not self._is_state(m.span)]
        if near:
            best = min(near, key=lambda m: self._rank(m, trigger, evidence))
            if self._distance(best.span, trigger) <= 150:
                return _place(best)
        if not said and (again := self._named_before(trigger)) is not None:
            return again
        for m in () if said else self._states_in.get(p.sentence_of[trigger], ()):
            titled = bool(_TITLES & set(p.low[max(0, m.i - 3) : m.i]))
            if (
                start <= m.i < end
                and trigger < m.i <= trigger + _REACH
                and self._in_state(m.i)
                and not titled
                and in_clause_of(p, m.head, trigger)
            ):
                span = p.span(m.i, m.j)
                assert m.entry is not None
                return Place(name=m.entry.name, country=m.codes[0], words=span)
        return None

    def _named_before(self, trigger: int) -> Place | None:
        """«dans l'est du pays», «dans la ville»: the country, or the town, that was named last before."""
        p = self._p
        start, end = p.sentence(trigger)
        for k in range(start + 1, end):
            if p.low[k] not in ("pays", "ville") or p.low[k - 1] not in ("le", "la", "du", "cette", "ce"):
                continue
            put = (
                p.low[k - 2] in _AT
                or (p.low[k - 1] == "du" and p.low[k - 2] in (*_BETWEEN, "contrôle"))
                or p.low[k - 2] in _OF
            )
            bare = k + 1 >= end or p.low[k + 1] not in _OF
            if not (put and bare and in_clause_of(p, k, trigger)):
                continue
            return self._last_state(p.start[k]) if p.low[k] == "pays" else self._last_town(p.start[k])
        return None

    def _last_state(self, before: int) -> Place | None:
        found = [m for m in self._states if self._p.start[m.i] < before]
        if not found or found[-1].entry is None or len({m.codes[0] for m in found[-2:]}) > 1:
            return None
        return Place(
            name=found[-1].entry.name, country=found[-1].codes[0], words=self._p.span(found[-1].i, found[-1].j)
        )

    def _last_town(self, before: int) -> Place | None:
        """The town named last, when that is not far behind: a name further back may be of another scene."""
        p = self._p
        found = [m for m in self._places if m.span.end <= before and not self._is_state(m.span)]
        if not found:
            return None
        here, there = (bisect_left(p.start, at) for at in (before, found[-1].span.start))
        apart = p.sentence_of[here] - p.sentence_of[there]
        return _place(found[-1]) if apart <= _NOT_FAR else None

    def _may_place(self, span: Span, trigger: int) -> bool:
        return in_clause_of(self._p, head_of(self._p, self._p.tokens_in(span)), trigger)

    def _rank(self, m: PlaceMention, trigger: int, evidence: Span) -> tuple[bool, bool, bool, int]:
        """A town before its country («au Tchad, à Abéché»), what stands in the evidence before all.

        «à» names the town and «de» a part of it («à la gare de X à Lyon»).
        """
        start = self._p.tokens_in(m.span).start
        within = self._p.low[start - 1 : start] not in (["à"], ["a"])
        return not self._inside(m.span, evidence), self._is_state(m.span), within, self._distance(m.span, trigger)

    def _is_state(self, span: Span) -> bool:
        p = self._p
        states = self._states_at.get(bisect_right(p.start, span.start) - 1, ())
        return any(p.start[s.i] <= span.start and span.end <= p.end[s.j - 1] for s in states)

    def _is_locative(self, span: Span, trigger: int) -> bool:
        """Whether the words put the predicate at a place: «à Gao», «près de Gao», «l'attaque de Gao», «a repris Gao».

        Not the home of somebody («le maire de Gao», «le parquet de Paris»), nor the place of another thing.
        """
        p = self._p
        tokens = p.tokens_in(span)
        if not len(tokens):
            return False
        start = p.sentence(tokens.start)[0]
        if _TITLES & set(p.low[max(start, tokens.start - 3) : tokens.start]):
            return False  # «l'ambassadeur en Turquie», «le gouverneur de Floride»
        if _DISTANCES & set(p.low[max(start, tokens.start - 5) : tokens.start]):
            return False  # «à 120 km au nord du Caire»
        if p.low[tokens.start - 1 : tokens.start] in (["contre"], ["vers"]) and not self._is_state(span):
            return p.head[head_of(p, tokens)] == trigger  # «l'offensive contre Mossoul»
        k = self._preposition(tokens.start, start)
        if k < start:
            return self._is_object(tokens, trigger)
        if p.low[k] in _AT:
            return True
        if p.low[k] not in _OF:
            return self._is_object(tokens, trigger)
        return self._is_of_place(k, trigger)

    def _is_of_place(self, of: int, trigger: int) -> bool:
        """«de» that leads to the predicate or to a place where it is: «l'attaque de Gao», «sur le parvis de la gare de Gao»."""
        p = self._p
        for _ in range(_CHAIN):
            owner = owner_before(p, of)
            if owner is None or owner == trigger or p.head[trigger] == owner == trigger - 1:
                return True
            mention = self._book.mention_at(owner)
            if mention is not None and mention.agent is not None and mention.agent.kind not in ("institution", "state"):
                return False  # «le maire de Gao», «les habitants de Gao»
            of = self._opening(owner)
            if p.low[of] not in _OF:
                hit = p.head[owner] == trigger and mention is None
                return p.low[of] in _AT or p.low[of] in ("contre", "devant", "lors") or hit
        return False

    def _opening(self, noun: int) -> int:
        """The word before a noun, its articles and adjectives: its preposition where it has one."""
        p = self._p
        k, start = noun - 1, p.sentence(noun)[0]
        while (
            k > start
            and (p.pos[k] in ("DET", "ADJ", "NUM") or p.low[k] in ("le", "la", "l'", "les"))
            and (p.low[k] not in _AT and p.low[k] not in _OF)
        ):
            k -= 1
        return max(k, start)

    def _preposition(self, first: int, start: int) -> int:
        """The preposition before a name, past its article and «la ville de»; below ``start`` when there is none."""
        p = self._p
        k = first - 1
        while k >= start and (p.low[k] in _BETWEEN or (p.low[k] in _OF and k > start and p.low[k - 1] in _BETWEEN)):
            k -= 1
        return k if k >= start and (p.low[k] in _AT or p.low[k] in _OF) else start - 1

    def _is_object(self, tokens: range, trigger: int) -> bool:
        """«a repris Ramadi», «s'emparent de Palmyre»: ground that is taken, held or hit."""
        p = self._p
        return p.head[head_of(p, tokens)] == trigger and tokens.start > trigger and p.pos[trigger] == "VERB"

    def _in_state(self, i: int) -> bool:
        """«au Mali», «en Russie», «dans le nord du Mali», not «avec le Mali» or «du Mali» alone."""
        p = self._p
        before = p.low[max(0, i - 1)]
        if before in ("au", "en", "aux", "à"):
            return True
        return before == "du" and p.low[max(0, i - 2)] in ("nord", "sud", "est", "ouest", "centre")


def _place(m: PlaceMention) -> Place:
    return Place(name=m.name, country=m.country, lat=m.lat, lon=m.lon, geonames=m.geonames, words=m.span)
