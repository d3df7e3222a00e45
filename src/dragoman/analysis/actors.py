"""Resolves mentions to actors: who is meant by a name, an office, an institution, «les deux parties», «il».

Reference is settled from left to right with what the article has said so far. What it does not settle stays without a
country, or without an actor: nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dragoman.analysis.mentions import Mention, MentionFinder, iter_all, surname
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import find_places
from dragoman.analysis.vocabulary import Entry, Vocabulary
from dragoman.language.folding import fold
from dragoman.language.lexicon import words
from dragoman.record import ActorKind, Span
from dragoman.world.tables import Leader

_JIHADISTS = words("jihadist")
_NGOS = words("ngo")
_COUNTERPART = words("counterpart")
# Different words for one office; the first is the key under which holders are found again.
_SAME_OFFICE = {
    "chef de l'état": "président", "chef d'état": "président", "chef du gouvernement": "premier ministre",
    "chef de la diplomatie": "ministre", "chef de la junte": "président",
}  # fmt: skip
_PORTFOLIO_OF = {"chef de la diplomatie": ("affaires", "étrangères")}
_STATE_WORDS = words("state-word")
_HEADS = words("head-of")
_NO_COUNTRY = words("transnational")
_NEAR_SENTENCES = 3
_BODIES = ("organisation", "group", "institution")
# Common nouns that stand for a body named before, with the kinds that it may have.
_ANAPHORS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("organisation", "agence", "institution", "ong", "association", "bloc", "alliance", "instance"), _BODIES),
    **dict.fromkeys(("mouvement", "groupe", "milice", "organisation terroriste", "groupe armé"), ("group", "organisation")),
    **dict.fromkeys(("parti", "coalition", "formation", "entreprise", "société", "compagnie", "syndicat"), ("organisation",)),
}  # fmt: skip


@dataclass(slots=True)
class ActorDraft:
    """An actor in the making. ``number`` is its index in the book; ``code`` grows when the article settles it."""

    number: int
    name: str
    code: str
    kind: ActorKind
    gender: str = ""
    plural: bool = False
    office: str = ""
    portfolio: tuple[str, ...] = ()
    surname: str = ""
    wikidata: str | None = None
    spans: list[Span] = field(default_factory=list)

    @property
    def country(self) -> str:
        """Country or international code; empty when unsettled."""
        return self.code.split(" ")[0] if self.code else ""


class ActorBook:
    """The actors of one article and the tokens that mention them."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary, published: str | None) -> None:
        self._p = parsed
        self._published = published
        finder = MentionFinder(parsed, vocabulary)
        self.mentions = finder.find()
        self.adjectives = finder.adjectives
        self.compounds = finder.compounds
        self.drafts: list[ActorDraft] = []
        self._by_key: dict[tuple[str, ...], int] = {}
        self._resolved: dict[int, tuple[int, ...]] = {}
        self._mention_at: dict[int, Mention] = {}
        self._offices: list[tuple[str, ActorDraft]] = []
        self._states = [m for m in iter_all(self.mentions) if m.kind in ("state", "capital") and len(m.codes) == 1]
        self.country_counts = self._count_countries()
        self.places = find_places(parsed.text, set(self.country_counts))
        self.focus = self._focus()
        for m in self.mentions:
            self._resolve(m)

    # ---- what other stages ask ----

    def mention_at(self, token: int) -> Mention | None:
        """The outermost mention that covers a token."""
        return self._mention_at.get(token)

    def actors_of(self, mention: Mention) -> tuple[int, ...]:
        """The actors that a mention stands for; empty when it is left open."""
        return self._resolved.get(id(mention), ())

    def mentions_before(self, token: int, sentences: int = _NEAR_SENTENCES) -> list[Mention]:
        """Mentions that end before a token, within so many sentences, nearest first."""
        limit = self._p.sentence_of[token] - sentences + 1
        near = [m for m in self.mentions if m.j <= token and self._p.sentence_of[m.i] >= limit]
        return near[::-1]

    def state(self, code: str, span: Span | None = None) -> int:
        """The state actor with this country code, made when the article needs it (a demonym adjective, a place)."""
        known = self._by_key.get(("state", code))
        if known is None:
            known = self._add(("state", code), ActorDraft(len(self.drafts), code, f"{code} GOV", "state"))
        draft = self.drafts[known]
        if span is not None and span not in draft.spans:
            draft.spans.append(span)
        return known

    def unnamed(self, code: str, name: str, kind: ActorKind, span: Span) -> int:
        """An actor that the text describes without naming it («des hommes armés»)."""
        known = self._by_key.get(("unnamed", code, fold(name)))
        if known is None:
            draft = ActorDraft(len(self.drafts), name, code, kind)
            known = self._add(("unnamed", code, fold(name)), draft)
        if span not in self.drafts[known].spans:
            self.drafts[known].spans.append(span)
        return known

    def settle_names(self) -> None:
        """Gives states and bodies the fullest name that the article itself uses."""
        fullest: dict[int, tuple[int, str]] = {}
        for m in iter_all(self.mentions):
            actors = self.actors_of(m)
            if len(actors) != 1 or m.kind not in ("state", "capital", "body", "people"):
                continue
            text = self._p.text[self._p.start[m.head] : self._p.end[m.j - 1]].split(" (")[0]
            text = " ".join(text.replace("’", "'").split())
            rank = len(text) + {"capital": 1000, "people": 0}.get(m.kind, 2000)
            rank -= 500 * (text.isupper() and len(text) > 5)  # «BURKINA FASO» in a list of short items
            if rank > fullest.get(actors[0], (0, ""))[0]:
                fullest[actors[0]] = (rank, text)
        for number, (_, text) in fullest.items():
            if self.drafts[number].kind in ("state", "organisation", "group", "institution"):
                self.drafts[number].name = text

    def name_state(self, code: str, name: str) -> None:
        """Gives a state made from its code its French name."""
        known = self._by_key.get(("state", code))
        if known is not None and self.drafts[known].name == code:
            self.drafts[known].name = name

    def pronoun(self, token: int, *, gender: str, plural: bool) -> tuple[int, ...]:
        """Whom a pronoun refers to: the best of the fitting mentions nearby, or nobody.

        Persons before bodies, subjects before others, nearer sentences before farther ones; what stands in a
        quotation is left out unless the pronoun stands in the same one.
        """
        quote = self._p.quote_of[token]
        best: tuple[float, tuple[int, ...]] = (0.0, ())
        for m in self.mentions_before(token):
            if self._p.quote_of[m.head] not in (-1, quote) or m.kind == "capital":
                continue
            actors = self.actors_of(m)
            if not actors or not self._agrees(m, actors, gender, plural):
                continue
            score = 10.0 - 2.5 * (self._p.sentence_of[token] - self._p.sentence_of[m.head])
            score += 3.0 * self._p.dep[m.head].startswith("nsubj") + 2.0 * (self.drafts[actors[0]].kind == "person")
            score -= 2.0 * (self.drafts[actors[0]].kind in ("population", "source") and not plural)
            if score > best[0]:
                best = (score, actors)
        return best[1]

    # ---- countries ----

    def _count_countries(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for m in iter_all(self.mentions):
            if m.kind in ("state", "capital", "people") and len(m.codes) == 1:
                counts[m.codes[0]] += 3 if self._p.end[m.i] <= self._p.headline_end else 1
        for i, codes in self.adjectives.items():
            if len(codes) == 1:
                counts[codes[0]] += 2 if self._p.end[i] <= self._p.headline_end else 1
        return counts

    def _focus(self) -> str:
        """The country that the article is about, when there is clearly one; otherwise empty."""
        headline = [
            m.codes[0]
            for m in iter_all(self.mentions)
            if m.kind in ("state", "capital", "people")
            and len(m.codes) == 1
            and self._p.end[m.i] <= self._p.headline_end
        ]
        if len(set(headline)) == 1:
            return headline[0]
        ranked = self.country_counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return ""

    def settle(self, codes: tuple[str, ...]) -> str:
        """One country of an ambiguous demonym: the one that the article names elsewhere; else empty."""
        if len(codes) == 1:
            return codes[0]
        named = [c for c in codes if self.country_counts[c]]
        return named[0] if len(named) == 1 else ""

    def _nearest_country(self, token: int) -> str:
        """The country last named before a token («du pays»), a subject before others in its sentence."""
        near = [m for m in self.mentions_before(token, sentences=4) if len(m.codes) == 1]
        named = [m for m in near if m.kind in ("state", "capital")]
        subjects = [m for m in named if self._p.dep[m.head].startswith("nsubj")]
        best = next(iter([*subjects[:1], *named, *(m for m in near if m.kind == "agent")]), None)
        return best.codes[0] if best is not None else self.focus

    def local_country(self, token: int, *, acted_upon: bool = False) -> str:
        """The country of an unnamed actor: where its sentence is set, else the only one that sentence or paragraph names.

        Falls back on the country that the whole article is about; empty when the text settles none. ``acted_upon``:
        for those whom a state acts upon («La France a convoqué l'ambassadeur»), the sentence's subject does not count.
        """
        p = self._p
        start, end = p.sentence(token)
        where = self._set_in(token)
        if where:
            return where
        sentence = [m for m in self._states if start <= m.i < end]
        if acted_upon:
            sentence = [m for m in sentence if not p.dep[m.head].startswith("nsubj")]
        earlier = [m for m in self._states if m.i < start and p.paragraph_of[m.i] == p.paragraph_of[token]]
        paragraph = [*earlier, *sentence]
        first = next((k for k in range(start, -1, -1) if p.paragraph_of[k] != p.paragraph_of[token]), -1) + 1
        for named, begin in ((sentence, start), (paragraph, first)):
            codes = {m.codes[0] for m in named}
            adjectives = {c for k, found in self.adjectives.items() if begin <= k < end for c in found}
            if len(codes) == 1 and adjectives <= codes:
                return codes.pop()
        return self.focus

    def _set_in(self, token: int) -> str:
        """The country in which a sentence puts things: «au Mali», «à Orlando»."""
        p = self._p
        start, end = p.sentence(token)
        for m in self._states:
            if start <= m.i < end and self._is_locative(m):
                return m.codes[0]
        low, high = p.start[start], p.end[end - 1]
        inside = (q for q in self.places if low <= q.span.start < high and q.locative)
        return next((q.country for q in inside if q.country), "")

    def _place_within(self, m: Mention) -> str:
        """«la police d'Orlando»: the country of the town or region that the phrase names."""
        span = self._p.span(m.i, m.j)
        inside = [q.country for q in self.places if span.start <= q.span.start and q.span.end <= span.end]
        return next((c for c in inside if c), "")

    def _is_locative(self, m: Mention) -> bool:
        p = self._p
        if m.i and p.low[m.i - 1] == "a" and p.words[m.i - 1] == "A" and m.i - 1 == p.sentence(m.i)[0]:
            return True  # «A Bamako, …» without its accent
        before = {p.low[k] for k in range(max(0, m.i - 3), m.head)}
        return bool(before & {"à", "au", "aux", "en", "dans", "nord", "sud", "est", "ouest", "centre"})

    # ---- resolution ----

    def _resolve(self, m: Mention) -> None:
        for k in range(m.i, m.j):
            self._mention_at.setdefault(k, m)
        for inner in m.nested:
            self._resolve_nested(inner)
        actors = self._actors(m)
        self._resolved[id(m)] = actors
        span = self._p.span(m.i, m.j)
        for number in actors:
            if len(actors) == 1 or m.kind != "agent":
                self.drafts[number].spans.append(span)

    def _resolve_nested(self, m: Mention) -> None:
        """Phrases inside a phrase are actors only when something else points to them; they are kept resolvable."""
        for inner in m.nested:
            self._resolve_nested(inner)
        if m.kind in ("state", "capital", "people") and self.settle(m.codes):
            code = self.settle(m.codes)
            number = self.state(code)
            self._rename_state(number, m)
            self._resolved[id(m)] = (number,)
        elif m.kind == "body" and m.entry is not None:
            self._resolved[id(m)] = (self._body(m.entry),)

    def _actors(self, m: Mention) -> tuple[int, ...]:
        if m.kind == "named":
            return self.actors_of(m.apposed_to) if m.apposed_to is not None else (self._named_body(m),)
        if m.apposed_to is not None:
            return self._apposition(m)
        if m.kind in ("state", "capital"):
            code = self.settle(m.codes)
            if not code:
                return ()
            number = self.state(code)
            self._rename_state(number, m)
            return (number,)
        if m.kind == "people":
            return self._people(m)
        if m.kind == "body" and m.entry is not None:
            return (self._body(m.entry),)
        if m.kind == "person" or m.person:
            return self._person(m)
        return self._agent(m)

    def _rename_state(self, number: int, m: Mention) -> None:
        if m.entry is not None:
            self.name_state(self.drafts[number].country, m.entry.name)

    def _people(self, m: Mention) -> tuple[int, ...]:
        code = self.settle(m.codes)
        if not code:
            return ()
        if m.determiner == "definite" and m.number == "p":
            return (self.state(code),)
        return (self.unnamed(f"{code} CVL", self._text(m), "population", self._p.span(m.i, m.j)),)

    def _body(self, entry: Entry) -> int:
        key = ("body", entry.name)
        if key in self._by_key:
            return self._by_key[key]
        draft = ActorDraft(
            len(self.drafts), entry.name, entry.codes[0], entry.actor_kind, entry.gender, entry.number == "p"
        )
        return self._add(key, draft)

    def _apposition(self, m: Mention) -> tuple[int, ...]:
        assert m.apposed_to is not None
        actors = self.actors_of(m.apposed_to)
        if len(actors) != 1:
            return actors
        draft = self.drafts[actors[0]]
        if m.person:
            draft.name, draft.surname = m.person, surname(m.person)
            draft.kind = "person"
            self._by_key.setdefault(("person", fold(draft.surname)), draft.number)
        elif m.agent is not None:
            self._hold_office(draft, m)
        return actors

    def _person(self, m: Mention) -> tuple[int, ...]:
        family = surname(m.person)
        number = self._by_key.get(("person", fold(family)))
        if number is None:
            number = self._by_key.get(("person", fold(m.person)))
        if number is None and len(m.person.split()) == 1:
            number = next(
                (d.number for d in self.drafts if d.kind == "person" and fold(m.person) in fold(d.name).split()), None
            )
        if number is None:
            office_holder = self._unnamed_holder(m)
            draft = office_holder or ActorDraft(len(self.drafts), m.person, "", "person", m.gender)
            draft.name, draft.surname, draft.kind = m.person, family, "person"
            number = draft.number if office_holder else self._add(("person", fold(family)), draft)
            self._by_key[("person", fold(family))] = number
        draft = self.drafts[number]
        if len(m.person) > len(draft.name):
            draft.name, draft.surname = m.person, family
            self._by_key.setdefault(("person", fold(family)), number)
        draft.gender = draft.gender or m.gender
        if m.agent is not None:
            self._hold_office(draft, m)
        if m.entry is not None and m.entry.leaders and not draft.code:
            self._as_leader(draft, m.entry)
        return (number,)

    def _unnamed_holder(self, m: Mention) -> ActorDraft | None:
        """«le ministre malien … », named only later: the same actor, when office and country are the same."""
        if m.agent is None or m.number == "p":
            return None
        code, office = self._code(m), _office(m)
        for known, draft in reversed(self._offices):
            if (
                known == office
                and not draft.surname
                and draft.code == code
                and _compatible(draft.portfolio, m.portfolio)
            ):
                return draft
        return None

    def _hold_office(self, draft: ActorDraft, m: Mention) -> None:
        code = self._code(m)
        if code and (not draft.code or not draft.country or (" " in code and " " not in draft.code)):
            draft.code = code
        if not draft.office and m.agent is not None:
            draft.office, draft.portfolio = _office(m), _portfolio(m)
            if m.agent.lemma in _COUNTERPART:
                other = self._counterpart(m)
                if other is not None:
                    draft.office, draft.portfolio = other.office, other.portfolio
            self._offices.append((draft.office, draft))
            draft.gender = draft.gender or m.gender

    def _as_leader(self, draft: ActorDraft, entry: Entry) -> None:
        row = self._leader_row(entry.leaders)
        if row is not None:
            draft.code = row.code if self._in_office(row) else f"{row.code.split(' ')[0]} ELI"
            draft.gender, draft.wikidata = row.gender, entry.wikidata
            draft.office = draft.office or fold(row.office)

    def _leader_row(self, rows: tuple[Leader, ...]) -> Leader | None:
        held = [r for r in rows if self._in_office(r)]
        if held:
            return held[0]
        codes = {r.code for r in rows}
        if self._published is None:
            return rows[0] if len(codes) == 1 else None
        past = [r for r in rows if r.start <= self._published]
        return past[-1] if past else None

    def _in_office(self, row: Leader) -> bool:
        if self._published is None:
            return True
        day = self._published
        return row.start <= day and (not row.end or day[: len(row.end)] <= row.end)

    def _agent(self, m: Mention) -> tuple[int, ...]:
        agent = m.agent
        assert agent is not None
        if agent.lemma.lower() in _STATE_WORDS:
            return self._country_word(m)
        if m.proper:
            return (self._named_body(m),)
        if m.determiner in ("definite", "possessive", "demonstrative", "number", "") and m.number == "p":
            several = self._several(m)
            if several:
                return several
        if m.determiner in ("definite", "possessive", "demonstrative") and not m.codes and not m.affiliation:
            if m.determiner == "possessive":
                owned = self._owned(m)
                if owned is not None:
                    return (owned,)
            known = self._same_office(m)
            if known is not None:
                return (known,)
            body = self._last_body(m)
            if body is not None:
                return (body,)
        if m.nested and m.number == "p" and len({c for n in m.nested if n.kind == "state" for c in n.codes}) >= 1:
            codes = dict.fromkeys((*m.codes, *(c for n in m.nested if n.kind == "state" for c in n.codes)))
            if len(codes) > 1:
                return tuple(self._by_description(m, f"{c} {agent.sector}".strip()) for c in codes)
        return (self._by_description(m, self._code(m)),)

    def _named_body(self, m: Mention) -> int:
        """«l'ONG Veille Armes»: an organisation of which the article gives the name."""
        key = ("named", fold(m.proper))
        if key in self._by_key:
            return self._by_key[key]
        code = self._code(m) if m.agent is not None else ""
        kind = m.agent.kind if m.agent is not None else "organisation"
        draft = ActorDraft(len(self.drafts), m.proper, code, kind, m.gender, m.number == "p")
        return self._add(key, draft)

    def _last_body(self, m: Mention) -> int | None:
        """«l'organisation», «le mouvement» without more: the body spoken of just before."""
        assert m.agent is not None
        lemma = m.agent.lemma.lower()
        if m.agent.kind == "group" and m.number == "p" and m.determiner == "definite" and not m.portfolio:
            return self._last_group(m)
        wanted = _ANAPHORS.get(lemma)
        if m.number == "p" or m.portfolio:
            return None
        for before in self.mentions_before(m.i, sentences=12):
            if (
                before.kind == "body"
                and before.entry is not None
                and fold(before.entry.name).startswith(fold(lemma) + " ")
            ):
                return self.actors_of(before)[0]  # «le Conseil», «la Commission»
        if wanted is None:
            return None
        for before in self.mentions_before(m.i, sentences=5):
            if before.kind in ("body", "named") or before.proper:
                actors = self.actors_of(before)
                if len(actors) == 1 and self.drafts[actors[0]].kind in wanted:
                    return actors[0]
        return None

    def _last_group(self, m: Mention) -> int | None:
        """«les rebelles», «les combattants»: the armed group spoken of just before."""
        assert m.agent is not None
        for before in self.mentions_before(m.i, sentences=6):
            actors = self.actors_of(before)
            if len(actors) == 1 and before.kind in ("body", "named") and self.drafts[actors[0]].kind == "group":
                return actors[0] if self.drafts[actors[0]].code.endswith(m.agent.sector) else None
        return None

    def _owned(self, m: Mention) -> int | None:
        """«leur commandement», «son porte-parole»: of the actor that the sentence or the one before speaks of."""
        assert m.agent is not None
        if m.agent.lemma in _COUNTERPART or m.agent.kind == "population":
            return None
        plural = self._p.low[m.i] in ("leur", "leurs")
        near = [b for b in self.mentions_before(m.i, sentences=2) if b.agent is None or b.agent.kind in _BODIES]
        subjects = [b for b in near if self._p.dep[b.head].startswith("nsubj")]
        for before in (*subjects, *near):
            actors = self.actors_of(before)
            if len(actors) != 1 or before.person or plural != (before.number == "p" or self.drafts[actors[0]].plural):
                continue
            code = self.drafts[actors[0]].code
            country = code.split(" ")[0]
            if not country or before.kind not in ("body", "named", "state", "capital", "agent"):
                continue
            own = m.agent.sector if before.kind in ("state", "capital") else ""
            full = f"{country} {own or 'GOV'}" if before.kind in ("state", "capital") else code
            return self._by_description(m, full)
        return None

    def _country_word(self, m: Mention) -> tuple[int, ...]:
        """«le pays», «les deux parties»."""
        if m.number == "p":
            return self.two_states(m.i) if m.determiner in ("definite", "number", "demonstrative") else ()
        if (
            m.determiner not in ("definite", "demonstrative")
            or m.agent is None
            or m.agent.lemma.lower() not in ("pays", "royaume")
        ):
            return ()
        code = self._nearest_country(m.i)
        return (self.state(code),) if code else ()

    def _by_description(self, m: Mention, code: str) -> int:
        assert m.agent is not None
        if m.agent.kind in ("population", "source", "group") or m.determiner in ("indefinite", "number"):
            return self.unnamed(code, self._text(m), m.agent.kind, self._p.span(m.i, m.j))
        office = _office(m)
        for known, draft in reversed(self._offices):
            if known == office and draft.code == code and _compatible(draft.portfolio, _portfolio(m)):
                if len(self._text(m)) > len(draft.name) and not draft.surname:
                    draft.name = self._text(m)
                draft.portfolio = draft.portfolio or _portfolio(m)
                return draft.number
        draft = ActorDraft(
            len(self.drafts), self._text(m), code, m.agent.kind, m.gender, m.number == "p", office, _portfolio(m)
        )
        self._offices.append((office, draft))
        return self._add(("office", office, code, str(len(self.drafts))), draft)

    def _same_office(self, m: Mention) -> int | None:
        """«le ministère», «le président»: the last one spoken of."""
        office, portfolio = _office(m), _portfolio(m)
        for known, draft in reversed(self._offices):
            same_number = draft.plural == (m.number == "p")
            if known == office and same_number and _compatible(draft.portfolio, portfolio):
                return draft.number
        return None

    def _several(self, m: Mention) -> tuple[int, ...]:
        """«les deux ministres», «les chefs des ministères»: the holders of that office named so far."""
        assert m.agent is not None
        if m.agent.kind != "person" or m.codes:
            return ()
        wanted = 2 if self._says_two(m) else 0
        office = _office(m)
        holders = [d.number for known, d in self._offices if known == office and d.surname]
        if m.agent.lemma in ("dirigeant", "responsable", "chef de l'état", "chef d'état", "homme", "diplomate"):
            holders = holders or [d.number for _, d in self._offices if d.surname]
        distinct = tuple(dict.fromkeys(reversed(holders)))
        if wanted:
            return tuple(sorted(distinct[:2])) if len(distinct) >= 2 else ()
        if m.determiner == "definite" and len(distinct) == 2:
            return tuple(sorted(distinct))
        return ()

    def _says_two(self, m: Mention) -> bool:
        return any(self._p.low[k] == "deux" for k in range(max(0, m.i - 2), m.head))

    def two_states(self, token: int) -> tuple[int, ...]:
        """«les deux pays», «les deux parties»: the two states last spoken of before a token, or nobody."""
        seen: list[str] = []
        for m in reversed([m for m in iter_all(self.mentions) if m.j <= token]):
            if m.kind in ("state", "capital", "agent", "people") and len(m.codes) == 1 and m.codes[0] not in seen:
                seen.append(m.codes[0])
        if len(seen) < 2:
            return ()
        return (self.state(seen[1]), self.state(seen[0]))

    def _code(self, m: Mention) -> str:
        agent = m.agent
        assert agent is not None
        if m.affiliated_to is not None and (known := self.actors_of(m.affiliated_to)):
            return self._affiliated(self.drafts[known[0]].code, agent.sector, _office(m))
        if m.affiliation is not None:
            return self._affiliated(m.affiliation.codes[0], agent.sector, _office(m))
        country = self.settle(m.codes) if m.codes else ""
        if not country and any(word in fold(agent.lemma) for word in _JIHADISTS):
            return "ISM REB"
        if agent.lemma.lower() in _NGOS and not country:
            return "NGO"
        if not country and agent.title and not agent.sector:
            return ""  # «M.», «le professeur»: a courtesy says nothing of the country
        if not country:
            country = self._country_from_context(m)
        of_state = any(n.kind in ("state", "capital") for n in m.nested)
        sector = agent.sector or ("GOV" if agent.lemma in _COUNTERPART or (of_state and agent.kind == "person") else "")
        if not country:
            return sector if agent.kind in ("group", "population") else ""
        if country in ("EUR", "UNO", "IGO"):
            return self._affiliated(country, sector, _office(m))
        return f"{country} {sector}".strip()

    def _affiliated(self, body: str, sector: str, office: str) -> str:
        if " " in body or sector in ("", "GOV", "UNK") or office in ("porte-parole", "chef", "secrétaire général"):
            return body
        return f"{body} {sector}"

    def _country_from_context(self, m: Mention) -> str:
        assert m.agent is not None
        if m.of_country_word:
            return self._nearest_country(m.i)
        if m.agent.lemma.lower() in _NO_COUNTRY:
            return ""
        within = self._place_within(m)
        if within or m.of_unknown_place:
            return within
        if m.codes:
            return ""  # ambiguous demonym: leave it open
        if m.agent.kind in ("population", "group", "source") or m.determiner in ("indefinite", "number", ""):
            subject = self._p.dep[m.head].startswith("nsubj")
            if m.agent.kind == "group" and not subject:
                return self._set_in(m.i) or self.focus
            return self.local_country(m.i, acted_upon=m.agent.kind != "source" and not subject)
        if m.agent.title or m.agent.kind in ("institution", "person"):
            own = self._institution_of_sentence(m)
            if own:
                return own
        return self.local_country(m.i)

    def _institution_of_sentence(self, m: Mention) -> str:
        """«Le ministère a indiqué que le ministre …»: an office without country belongs to its sentence's institution."""
        assert m.agent is not None
        if m.agent.kind != "person":
            return ""
        sentence = self._p.sentence_of[m.i]
        for before in reversed(self.mentions):
            if before.j > m.i or self._p.sentence_of[before.i] != sentence or before.agent is None:
                continue
            actors = self.actors_of(before)
            if before.agent.kind == "institution" and before.agent.sector == m.agent.sector and len(actors) == 1:
                return self.drafts[actors[0]].country
        return ""

    def _counterpart(self, m: Mention) -> ActorDraft | None:
        for before in self.mentions_before(m.i):
            for number in self.actors_of(before):
                draft = self.drafts[number]
                if draft.office and draft.kind == "person":
                    return draft
        return None

    def _agrees(self, m: Mention, actors: tuple[int, ...], gender: str, plural: bool) -> bool:
        many = len(actors) > 1 or self.drafts[actors[0]].plural or m.number == "p"
        if many != plural:
            return False
        known = self.drafts[actors[0]].gender or m.gender
        if m.kind in ("state", "capital") and m.entry is not None:
            known = m.entry.gender
        return plural or not known or known == gender

    # ---- small things ----

    def _add(self, key: tuple[str, ...], draft: ActorDraft) -> int:
        self._by_key[key] = draft.number
        self.drafts.append(draft)
        return draft.number

    def _text(self, m: Mention) -> str:
        first = m.i
        if m.determiner not in ("", "number") and first < m.head:
            first += 1 + (self._p.low[first] == "l" and self._p.low[first + 1] == "'")
        text = self._p.text[self._p.start[first] : self._p.end[m.j - 1]]
        return " ".join(text.replace("’", "'").split())


def _office(m: Mention) -> str:
    """The office's key: «chef du ministère» is a minister, «ministère des Affaires étrangères» a ministry."""
    assert m.agent is not None
    lemma = m.agent.lemma.lower()
    if lemma in _HEADS and m.body_lemma.startswith("ministère"):
        return "ministre"
    base = _split_lemma(lemma)[0]
    return _SAME_OFFICE.get(lemma, base)


def _split_lemma(lemma: str) -> tuple[str, tuple[str, ...]]:
    """«ministère des affaires étrangères» into «ministère» and its portfolio."""
    first, _, rest = lemma.partition(" ")
    if first in ("ministre", "ministère", "secrétaire", "ambassadeur") and rest.startswith(("de", "du")):
        return first, tuple(rest.replace("d'", "").split())
    return lemma, ()


def _portfolio(m: Mention) -> tuple[str, ...]:
    assert m.agent is not None
    lemma = m.agent.lemma.lower()
    given = _PORTFOLIO_OF.get(lemma) or (*_split_lemma(lemma)[1], *m.portfolio)
    return tuple(fold(w) for w in given if len(w) > 3)


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))
