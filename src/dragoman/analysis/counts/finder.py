"""Finds what the quantities of an article count: people killed, arrested, displaced…, forces and money."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.counts.drafts import CountDraft
from dragoman.analysis.counts.fates import Fate, FateReader
from dragoman.analysis.counts.quantities import Quantity, find_quantities
from dragoman.analysis.parse import Parsed
from dragoman.analysis.times import TimeMention
from dragoman.language.calendar import fold
from dragoman.language.counting import counted
from dragoman.language.lexicon import words
from dragoman.record import Counted, Span

_PEOPLE = words("people")
_OTHERS = frozenset({"autre", "autres", "nouveau", "nouveaux", "nouvelle", "nouvelles", "jeune", "jeunes", "premiers"})
_OF = frozenset({"de", "d'", "des", "du"})
_SINGLE: frozenset[Counted] = frozenset({"killed", "wounded", "missing", "arrested", "abducted", "freed"})
_MONEY_WORDS = 3
_ZERO: frozenset[Counted] = frozenset({"killed", "wounded", "victims", "missing", "arrested"})


def find_counts(p: Parsed, book: ActorBook, times: Sequence[TimeMention]) -> list[CountDraft]:
    """The counts of an article in reading order. A number that belongs to a date or is part of another is none."""
    finder = _Finder(p, book)
    dates = [t.span for t in times]
    found = []
    for quantity in find_quantities(fold(p.text)):
        at = bisect_left(dates, Span(quantity.number.start + 1, 0))
        if at and dates[at - 1].end > quantity.number.start:
            continue
        count = finder.read(quantity)
        if count is not None:
            found.append(count)
    return found


class _Finder:
    def __init__(self, p: Parsed, book: ActorBook) -> None:
        self._p = p
        self._book = book
        self._fates = FateReader(p)

    def read(self, q: Quantity) -> CountDraft | None:
        p = self._p
        tokens = p.tokens_in(q.number)
        if not len(tokens) or p.start[tokens.start] != q.number.start or p.end[tokens.stop - 1] != q.number.end:
            return None
        if q.article and not self._may_count(tokens.stop):
            return None
        opening = p.tokens_in(q.words).start
        if self._is_part(opening) or tokens.stop >= p.sentence(tokens.start)[1]:
            return None
        return self._money(q, tokens) or self._people(q, tokens, opening)

    def _may_count(self, after: int) -> bool:
        """Whether «un» may be a number: before a noun for a person or a victim."""
        p = self._p
        return after < len(p) and (p.low[after] in counted("noun") or self._is_person(after))

    def _is_part(self, opening: int) -> bool:
        """«12 morts dont 3 enfants»: the three are among the twelve."""
        p = self._p
        before = " ".join(p.low[max(p.sentence(opening)[0], opening - 2) : opening])
        return any(before == part or before.endswith(" " + part) for part in counted("part"))

    # -- money

    def _money(self, q: Quantity, tokens: range) -> CountDraft | None:
        p = self._p
        end = p.sentence(tokens.start)[1]
        k = tokens.stop + (p.low[tokens.stop] in _OF)
        for length in range(_MONEY_WORDS, 0, -1):
            row = counted("currency").get(" ".join(p.low[k : min(k + length, end)]))
            if row is not None:
                last = min(k + length, end)
                words = Span(q.words.start, p.end[last - 1])
                sentence = p.sentence_of[last - 1]
                return CountDraft("money", q.low, q.high, q.approximate, row.unit, words, last - 1, sentence)
        return None

    # -- people

    def _people(self, q: Quantity, tokens: range, opening: int) -> CountDraft | None:
        if any(bound is not None and bound % 1 for bound in (q.low, q.high)):
            return None
        noun = self._noun(tokens.stop)
        if noun is None or self._p.low[noun] in counted("measure"):
            return None
        fate = self._fates.of(noun, opening, is_person=self._is_person(noun))
        if fate is None:
            return None
        if q.article and fate.of not in _SINGLE:
            return None
        zero = (q.low, q.high) == (0, 0)
        if zero and not self._is_none_at_all(noun, fate):
            return None
        if fate.negated and not zero:
            return None
        return self._draft(q, noun, fate)

    def _is_none_at_all(self, noun: int, fate: Fate) -> bool:
        """«aucun blessé», and not «aucun mort français», which leaves others."""
        p = self._p
        plain = fate.verb < 0 or p.low[noun] in ("personne", "victime")
        after = noun + 1
        return (
            fate.of in _ZERO and plain and not (after < len(p) and (p.pos[after] == "ADJ" or p.low[after] == "parmi"))
        )

    def _draft(self, q: Quantity, noun: int, fate: Fate) -> CountDraft:
        helmets = self._p.low[noun].startswith("casque") and self._p.low[noun + 1 : noun + 2] in (["bleu"], ["bleus"])
        last = max(noun + helmets, fate.last)
        words = Span(q.words.start, self._p.end[last])
        return CountDraft(fate.of, q.low, q.high, q.approximate, "", words, noun, self._p.sentence_of[noun], fate.verb)

    def _noun(self, k: int) -> int | None:
        """The noun that a number stands before, past «de» and adjectives; a participle that stands for one."""
        p = self._p
        end = p.sentence(k - 1)[1]
        if k < end and p.low[k] in _OF:
            k += 1
        if k < end and p.low[k] in ("ces", "ses", "leurs", "la", "les"):
            return None
        passed = 0
        while k < end and passed < 3:
            if p.low[k] in counted("noun") or p.low[k] in _PEOPLE or p.pos[k] in ("NOUN", "PROPN"):
                return k if p.low[k] not in _OTHERS else self._other(k, end)
            if p.low[k] in _OTHERS:
                return self._other(k, end)
            if self._fates.is_done_to(k) or p.pos[k] == "AUX":
                return k - 1 if k - 1 >= 0 else None
            if p.pos[k] != "ADJ":
                return None
            k, passed = k + 1, passed + 1
        return None

    def _other(self, k: int, end: int) -> int | None:
        """«trois autres soldats», «trois autres ont été blessés»."""
        p = self._p
        after = k + 1
        if after < end and (p.low[after] in _PEOPLE or p.low[after] in counted("noun") or p.pos[after] == "NOUN"):
            return after
        return k

    def _is_person(self, k: int) -> bool:
        p = self._p
        if p.low[k] in _PEOPLE or p.low[k] in counted("noun") or p.low[k] in counted("force") or p.low[k] in _OTHERS:
            return True
        mention = self._book.mention_at(k)
        if mention is None:
            return False
        return mention.agent is not None and mention.agent.kind in ("person", "population", "group")
