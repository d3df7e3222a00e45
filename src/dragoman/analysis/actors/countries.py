"""Which country is meant where a phrase does not say it: the article's, the sentence's, the one named last."""

from __future__ import annotations

from collections import Counter

from dragoman.analysis.actors.nearby import is_subject, mentions_before
from dragoman.analysis.mentions import Mention, iter_all
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import find_places
from dragoman.language.lexicon import words

_PEOPLE = words("people") | {"suspect", "homme", "femme", "ressortissant", "ressortissante", "touriste", "couple"}
_LOCATIVE = frozenset({"à", "au", "aux", "en", "dans", "nord", "sud", "est", "ouest", "centre"})


class CountryContext:
    """The countries that an article names, and where it puts things.

    Codes are country codes; empty stands for none that the text settles.
    """

    def __init__(self, parsed: Parsed, mentions: list[Mention], adjectives: dict[int, tuple[str, ...]]) -> None:
        self._p = parsed
        self._mentions = mentions
        self._adjectives = adjectives
        self._states = [m for m in iter_all(mentions) if m.kind in ("state", "capital") and len(m.codes) == 1]
        self._named = [m for m in iter_all(mentions) if _names_country(m)]
        self._states_in: dict[int, list[Mention]] = {}
        for m in self._states:
            self._states_in.setdefault(parsed.paragraph_of[m.i], []).append(m)
        self._counts = self._count()
        self.places = find_places(parsed.text, set(self._counts))
        self._weights = self._counts + self._count_places()
        self.focus = self._focus()
        """The country that the article is about, when there is clearly one; otherwise empty."""
        self.only = self.focus if self._weights[self.focus] >= max(2, 0.75 * self._weights.total()) else ""
        """That country, when the article names hardly any other."""

    def settle(self, codes: tuple[str, ...]) -> str:
        """One country of an ambiguous demonym: the one that the article names elsewhere; else empty."""
        if len(codes) <= 1:
            return codes[0] if codes else ""
        named = [c for c in codes if self._counts[c]]
        return named[0] if len(named) == 1 else ""

    def adjective_codes(self, token: int) -> tuple[str, ...]:
        """The countries that a demonym adjective at a token can mean; empty when none stands there."""
        return self._adjectives.get(token, ())

    def nearest(self, token: int, among: frozenset[str] | None = None) -> str:
        """The country last named before a token («du pays»), a subject before others; one of those given, if any are."""
        near = [m for m in mentions_before(self._p, self._mentions, token, sentences=4) if len(m.codes) == 1]
        near = [m for m in near if among is None or m.codes[0] in among]
        named = [m for m in near if m.kind in ("state", "capital")]
        subjects = [m for m in named if is_subject(self._p, m)]
        best = next(iter([*subjects[:1], *named, *(m for m in near if m.kind == "agent")]), None)
        if best is not None:
            return best.codes[0]
        return self.focus if among is None or self.focus in among else ""

    def local(self, token: int, *, acted_upon: bool = False, acting: bool = False) -> str:
        """The country of an unnamed actor: where its sentence is set, else the only one that sentence or paragraph names.

        Falls back on the country that the whole article is about; empty when the text settles none. ``acted_upon``:
        for those whom a state acts upon («La France a convoqué l'ambassadeur»), the sentence's subject does not count.
        """
        p = self._p
        start, end = p.sentence(token)
        where = self.set_in(token)
        if where:
            return where
        states = self._states_in.get(p.paragraph_of[token], ())
        sentence = [m for m in states if start <= m.i < end]
        if acting:
            sentence = [m for m in sentence if m.i < token]
        if acted_upon:
            sentence = [m for m in sentence if not is_subject(p, m)]
        earlier = [m for m in states if m.i < start]
        paragraph = [*earlier, *sentence]
        first = next((k for k in range(start, -1, -1) if p.paragraph_of[k] != p.paragraph_of[token]), -1) + 1
        for named, begin in ((sentence, start), (paragraph, first)):
            codes = {m.codes[0] for m in named}
            adjectives = {c for k in range(begin, end) for c in self._adjectives.get(k, ())}
            if len(codes) == 1 and adjectives <= codes and (named is sentence or self.focus in ("", *codes)):
                return codes.pop()
        return self.focus

    def of_others(self, token: int) -> str:
        """The article's country for those whom a sentence acts upon; none when that country is itself the one that acts."""
        start, end = self._p.sentence(token)
        states = self._states_in.get(self._p.paragraph_of[token], ())
        acting = {m.codes[0] for m in states if start <= m.i < end and is_subject(self._p, m)}
        return "" if self.focus in acting else self.focus

    def set_in(self, token: int) -> str:
        """The country in which a sentence puts things: «au Mali», «à Orlando»."""
        p = self._p
        start, end = p.sentence(token)
        for m in self._states_in.get(p.paragraph_of[token], ()):
            if start <= m.i < end and self._is_locative(m):
                return m.codes[0]
        low, high = p.start[start], p.end[end - 1]
        inside = (q for q in self.places if low <= q.span.start < high and q.locative)
        return next((q.country for q in inside if q.country), "")

    def place_within(self, m: Mention) -> str:
        """«la police d'Orlando»: the country of the town or region that the phrase names."""
        span = self._p.span(m.i, m.j)
        inside = [q.country for q in self.places if span.start <= q.span.start and q.span.end <= span.end]
        return next((c for c in inside if c), "")

    def _count(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for m in self._named:
            counts[m.codes[0]] += 3 if self._in_headline(m.i) else 1
        for i, codes in self._adjectives.items():
            if len(codes) == 1 and self._p.low[i - 1] not in _PEOPLE:
                counts[codes[0]] += 2 if self._in_headline(i) else 1
        return counts

    def _count_places(self) -> Counter[str]:
        """Towns and regions weigh as their country does; states and capitals are counted already."""
        taken = {k for m in self._named for k in range(m.i, m.j)}
        counts: Counter[str] = Counter()
        for q in self.places:
            if q.country and not taken & set(self._p.tokens_in(q.span)):
                counts[q.country] += 2 if q.span.end <= self._p.headline_end else 1
        return counts

    def _focus(self) -> str:
        headline = [m.codes[0] for m in self._states if self._in_headline(m.i)]
        headline = headline or [m.codes[0] for m in self._named if self._in_headline(m.i)]
        headline = headline or [q.country for q in self.places if q.country and q.span.end <= self._p.headline_end]
        if len(set(headline)) == 1:
            return headline[0]
        ranked = self._weights.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return "" if ranked else self._of_bodies()

    def _of_bodies(self) -> str:
        """Where no country is named: that of the office holders and national bodies, when all are of one."""
        found: set[str] = set()
        for m in iter_all(self._mentions):
            if m.entry is not None and m.entry.leaders:
                found |= {row.code.split(" ")[0] for row in m.entry.leaders}
            elif m.kind == "body" and " " in m.codes[0]:
                found.add(m.codes[0].split(" ")[0])
        return found.pop() if len(found) == 1 else ""

    def _in_headline(self, token: int) -> bool:
        return self._p.end[token] <= self._p.headline_end

    def _is_locative(self, m: Mention) -> bool:
        p = self._p
        if m.i and p.low[m.i - 1] == "a" and p.words[m.i - 1] == "A" and m.i - 1 == p.sentence(m.i)[0]:
            return True  # «A Bamako, …» without its accent
        return any(p.low[k] in _LOCATIVE for k in range(max(0, m.i - 3), m.head))


def _names_country(m: Mention) -> bool:
    """Whether a phrase speaks of a country: «un Britannique» among the victims does not."""
    return len(m.codes) == 1 and (m.kind in ("state", "capital") or (m.kind == "people" and m.number == "p"))
