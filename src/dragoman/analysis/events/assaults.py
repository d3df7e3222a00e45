"""Which attack is meant by «l'attaque», «cet attentat» or a bare headline, and whom an attack has hit."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.predicates import PredicateIndex
from dragoman.analysis.mentions import Mention, iter_all
from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import Predicate

_VICTIMS = frozenset(
    {"mort", "morts", "morte", "mortes", "tué", "tués", "tuée", "tuées", "blessé", "blessés", "blessée", "blessées",
     "victime", "victimes", "otages", "décès", "tue", "tuent", "blesse", "blessent"}
)  # fmt: skip
_KILLS = frozenset({"tue", "tuent", "blesse", "blessent"})
_SPECULATIVE = frozenset({"condemn", "deny", "ask", "demand", "warn", "threaten"})
_ACCIDENTAL = frozenset({"explosion", "déflagration"})
_NEAR = 2
_DEFINITE = frozenset({"l'", "le", "la", "les", "cet", "cette", "ces", "ce"})


def is_bare(draft: EventDraft) -> bool:
    """An attack of which this mention names neither doer nor victim."""
    return (
        draft.predicate.type == "ASSAULT"
        and draft.predicate.pos == "noun"
        and not draft.sources
        and not draft.recipients
    )


def is_definite(p: Parsed, draft: EventDraft) -> bool:
    """«l'attaque a fait dix blessés»: one that is told elsewhere, though the words beside it say whom it hit."""
    before = draft.trigger - 1
    return before >= p.sentence(draft.trigger)[0] and p.low[before] in _DEFINITE and not in_heading(p, draft.trigger)


def without_accidents(drafts: list[EventDraft]) -> list[EventDraft]:
    """Leaves out explosions where the article tells of no attack: gas and factories explode too."""
    attacks = any(d.predicate.type == "ASSAULT" and not _may_be_accident(d) for d in drafts)
    return drafts if attacks else [d for d in drafts if not _may_be_accident(d)]


def _may_be_accident(draft: EventDraft) -> bool:
    row = draft.predicate
    return row.lemma in _ACCIDENTAL and not row.needs and not draft.recipients and not draft.sources


def is_rumour(draft: EventDraft) -> bool:
    """Mentioned by a speaker who takes the attack for granted (condemns it, asks about it) and does not report it."""
    return any(c.statement is not None and c.statement.act in _SPECULATIVE for c in draft.claims)


class VictimFinder:
    """Finds the people that an attack named by a noun has hit, in its own sentence and those beside it."""

    def __init__(self, parsed: Parsed, book: ActorBook, index: PredicateIndex) -> None:
        self._p = parsed
        self._book = book
        self._index = index

    def of(self, draft: EventDraft, reach: int = 0) -> tuple[int, ...]:
        """The victims that stand within ``reach`` sentences of the trigger, as actors; empty when none are told of."""
        p = self._p
        here = p.sentence_of[draft.trigger]
        for sentence in sorted(
            range(max(0, here - reach), min(len(p.sentences), here + reach + 1)), key=lambda s: abs(s - here)
        ):
            start, end = p.sentences[sentence]
            for k in range(start, end):
                if p.low[k] in _VICTIMS and not self._by_accident(start, end):
                    actors = self._people_at(k, start, end) or self._civilians(draft, k)
                    if actors and not set(actors) & set(draft.sources):
                        return actors
        return ()

    def _by_accident(self, start: int, end: int) -> bool:
        return any("accident" in self._index.classes.of(self._p, k) for k in range(start, end))

    def _people_at(self, k: int, start: int, end: int) -> tuple[int, ...]:
        """«douze soldats tués», «huit morts parmi les civils»: an agent noun beside the word."""
        p = self._p
        near = [*range(k - 1, max(start, k - 6) - 1, -1), *range(k + 1, min(end, k + 8))]
        for t in near:
            mention = self._book.mention_at(t)
            if mention is not None and self._may_be_hit(mention):
                active = p.low[k] in _KILLS or p.low[k - 1] in ("a", "ont", "avait", "avaient")
                follows = t > k and not active and not {"parmi", "dont"} & set(p.low[k:t])
                actors = self._book.actors_of(mention)
                if actors and not follows and self._book.drafts[actors[0]].code:
                    return actors
        return ()

    def _may_be_hit(self, mention: Mention) -> bool:
        if mention.agent is not None:
            return mention.agent.kind in ("person", "population", "group")
        return mention.kind == "body" and any(
            self._book.drafts[a].kind == "group" for a in self._book.actors_of(mention)
        )

    def _civilians(self, draft: EventDraft, k: int) -> tuple[int, ...]:
        country = (
            draft.place.country if draft.place is not None and draft.place.country else self._book.local_country(k)
        )
        if not country or len(country) != 3:
            return ()
        return (self._book.unnamed(f"{country} CVL", self._p.words[k].lower(), "population", self._p.span(k, k + 1)),)


def main_attack(p: Parsed, book: ActorBook, draft: EventDraft, others: list[EventDraft]) -> EventDraft | None:
    """The attack that a bare mention speaks of: the last one told before it, else the next one.

    A sentence that names only other countries speaks of another attack.
    """
    named = _countries_named(p, book, draft.trigger)
    if not named and draft.place is not None and draft.place.country:
        named = {draft.place.country}
    attacks = [
        o
        for o in others
        if o is not draft
        and o.predicate.type == "ASSAULT"
        and not is_bare(o)
        and (not named or named & _countries_of(book, o))
    ]
    attacks = [o for o in attacks if not answers_attack(book, o) and not is_claim(o) and not _elsewhere(book, draft, o)]
    attacks = [o for o in attacks if o.recipients] or attacks
    beside = [o for o in attacks if p.sentence_of[o.trigger] == p.sentence_of[draft.trigger]]
    if beside:
        return beside[0]
    before = [o for o in attacks if o.trigger < draft.trigger]
    after = [o for o in attacks if o.trigger > draft.trigger]
    return before[-1] if before else (after[0] if after else None)


def _elsewhere(book: ActorBook, bare: EventDraft, main: EventDraft) -> bool:
    """«l'attentat survenu à Oslo» is not the one that hit people of another country."""
    country = bare.place.country if bare.place is not None else ""
    known = _countries_of(book, main) - {""}
    return bool(country) and bool(known) and country not in known


def _countries_named(p: Parsed, book: ActorBook, token: int) -> set[str]:
    key = (_countries_named,)
    if key not in p.memo:
        named: dict[int, set[str]] = {}
        for m in iter_all(book.mentions):
            if m.kind in ("state", "capital") and len(m.codes) == 1:
                named.setdefault(p.sentence_of[m.i], set()).add(m.codes[0])
        p.memo[key] = named
    countries: set[str] = p.memo[key].get(p.sentence_of[token], set())
    return countries


def _countries_of(book: ActorBook, draft: EventDraft) -> set[str]:
    countries = {book.drafts[a].country for a in (*draft.sources, *draft.recipients)}
    return countries | ({draft.place.country or ""} if draft.place is not None else set())


def is_claim(draft: EventDraft) -> bool:
    """A claim of responsibility, which is an event of its own beside the attack (samples/README.md)."""
    return draft.predicate.lemma.startswith("revendiquer") and draft.predicate.type == "ASSAULT"


def is_police(book: ActorBook, draft: EventDraft) -> bool:
    """Whether the police used the force: an answer to an attack, not the attack."""
    return any(book.drafts[a].code.endswith(" COP") for a in draft.sources)


def _own_forces(book: ActorBook, draft: EventDraft) -> bool:
    """Soldiers who kill in their own country («abattu par des militaires»): never those who made the attack there."""
    sources = [book.drafts[n] for n in draft.sources]
    hit = {book.drafts[n].country for n in draft.recipients if not book.drafts[n].code.endswith((" REB", " MIL"))}
    return bool(sources) and all(s.code.endswith((" MIL", " COP")) and s.country in hit for s in sources)


def answers_attack(book: ActorBook, draft: EventDraft) -> bool:
    """Force used by the police, or by the army at home: on the attackers, not by them."""
    return is_police(book, draft) or _own_forces(book, draft)


def in_heading(p: Parsed, token: int) -> bool:
    """In the headline, or in a line that is one sentence without its full stop: the headings of a wire."""
    start, end = p.sentence(token)
    if p.start[token] < p.headline_end:
        return True
    alone = (start == 0 or p.paragraph_of[start - 1] != p.paragraph_of[start]) and (
        end == len(p) or p.paragraph_of[end] != p.paragraph_of[start]
    )
    return alone and p.low[end - 1] not in (".", "!", "?", "»", "”", '"', ":")


def names_place_not_party(row: Predicate) -> bool:
    """Of «les attaques de Paris» the town is where, not who."""
    if row.mode == "seize" and "captured" in row.needs:
        return True
    if row.type == "ASSAULT" and row.pos == "verb":
        return bool({"captured", "building", "place"} & set(row.needs))
    return row.type == "ASSAULT" and not row.lemma.startswith("invasion")
