"""Words that point back to an actor: «l'organisation», «leur porte-parole», «les deux ministres», «il»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.actors.codes import COUNTERPART
from dragoman.analysis.actors.nearby import NEAR_SENTENCES, is_subject, mentions_before
from dragoman.analysis.actors.offices import Offices, office_of
from dragoman.analysis.actors.roster import ActorDraft, Roster
from dragoman.analysis.mentions import Mention, iter_all
from dragoman.analysis.parse import Parsed
from dragoman.language.folding import fold

_BODIES = ("organisation", "group", "institution")
# Common nouns that stand for a body named before, with the kinds that it may have.
_BODY_NOUNS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("organisation", "agence", "institution", "ong", "association", "bloc", "alliance", "instance"), _BODIES),
    **dict.fromkeys(("mouvement", "groupe", "milice", "organisation terroriste", "groupe armé"), ("group", "organisation")),
    **dict.fromkeys(("parti", "coalition", "formation", "entreprise", "société", "compagnie", "syndicat"), ("organisation",)),
}  # fmt: skip
_CALLINGS = frozenset({"EDU", "JRN", "MED", "REL", "BUS", "LAB", "CVL", "SOC", "PTY"})
_ANY_OFFICE = frozenset({"dirigeant", "responsable", "chef de l'état", "chef d'état", "homme", "diplomate"})


class Anaphors:
    """Finds whom anaphors mean in one article, by the mentions before them."""

    def __init__(self, parsed: Parsed, mentions: list[Mention], roster: Roster, offices: Offices) -> None:
        self._p = parsed
        self._mentions = mentions
        self._roster = roster
        self._offices = offices

    def body(self, m: Mention) -> int | None:
        """«l'organisation», «le mouvement» without more: the body spoken of just before."""
        assert m.agent is not None
        lemma = m.agent.lemma.lower()
        if m.agent.kind == "group" and m.number == "p" and m.determiner == "definite" and not m.portfolio:
            return self._armed_group(m)
        if m.number == "p" or m.portfolio or self._names_itself(m):
            return None
        for before in self._before(m.i, sentences=12):
            name = before.entry.name if before.kind == "body" and before.entry is not None else ""
            if fold(name).startswith(fold(lemma) + " "):
                return self._roster.actors_of(before)[0]  # «le Conseil», «la Commission»
        wanted = _BODY_NOUNS.get(lemma, ("organisation",) if m.agent.sector == "JRN" and m.j == m.head + 1 else ())
        for before in self._before(m.i, sentences=5):
            draft = self._single(before)
            if (before.kind in ("body", "named") or before.proper) and draft is not None and draft.kind in wanted:
                if m.agent.sector == "JRN" and not draft.code.endswith("JRN"):
                    continue
                return draft.number
        return None

    def _names_itself(self, m: Mention) -> bool:
        """«l'Association pour la protection des …»: its own name goes on."""
        p = self._p
        return (
            p.words[m.head][:1].isupper() and m.i < m.head and p.low[m.j : m.j + 1] in (["pour"], ["contre"], ["des"])
        )

    def _armed_group(self, m: Mention) -> int | None:
        """«les rebelles», «les combattants»: the armed group spoken of just before."""
        assert m.agent is not None
        same = self.same_words(m)
        if same is not None:
            return same
        for before in self._before(m.i, sentences=6):
            draft = self._single(before)
            if draft is not None and before.kind in ("body", "named") and draft.kind == "group":
                return draft.number if draft.code.endswith(m.agent.sector) else None
        return None

    def same_words(self, m: Mention) -> int | None:
        """«les militaires», after «les militaires belges»: a bare plural means those that the same noun named before."""
        assert m.agent is not None
        if m.j != m.head + 1 or m.determiner != "definite":
            return None
        for before in self._before(m.i, sentences=12):
            if before.agent is None or before.agent.lemma != m.agent.lemma or before.number != m.number:
                continue
            draft = self._single(before)
            if draft is not None and " " in draft.code and not before.person:
                return draft.number
        return None

    def described_person(self, m: Mention) -> ActorDraft | None:
        """«l'universitaire belge», after «le politologue X»: the person of that sector whom the article has just named."""
        assert m.agent is not None
        if m.agent.kind != "person" or m.number == "p" or m.determiner != "definite" or m.agent.sector not in _CALLINGS:
            return None
        country = m.codes[0] if len(m.codes) == 1 else ""
        for before in self._before(m.i, sentences=5):
            draft = self._single(before)
            if draft is None or draft.kind != "person" or not draft.surname:
                continue
            if draft.code.split(" ")[-1] != m.agent.sector or (m.gender and draft.gender and m.gender != draft.gender):
                continue
            return draft if not country or draft.inferred or draft.country in (country, m.agent.sector) else None
        return None

    def owner_code(self, m: Mention) -> str | None:
        """«leur commandement», «son porte-parole»: the code of the actor that this sentence or the one before speaks of."""
        assert m.agent is not None
        if m.agent.lemma in COUNTERPART or m.agent.kind == "population":
            return None
        plural = self._p.low[m.i] in ("leur", "leurs")
        near = [b for b in self._before(m.i, sentences=2) if b.agent is None or b.agent.kind in _BODIES]
        subjects = [b for b in near if is_subject(self._p, b)]
        for before in (*subjects, *near):
            draft = self._single(before)
            if draft is None or before.person or plural != (before.number == "p" or draft.plural):
                continue
            if draft.country and before.kind in ("state", "capital"):
                return f"{draft.country} {m.agent.sector or 'GOV'}"
            if draft.country and m.agent.sector and m.agent.kind == "organisation" and " " in draft.code:
                return f"{draft.country} {m.agent.sector}"  # «son syndicat»
            if draft.country and before.kind in ("body", "named", "agent"):
                return draft.code
        return None

    def owners(self, m: Mention) -> tuple[str, ...]:
        """«leurs citoyens», «ses ressortissants»: the countries of the subject of the sentence; none when it has none."""
        p = self._p
        start = p.sentence(m.i)[0]
        subjects = [b for b in self._mentions if start <= b.i and b.j <= m.i and _is_of_state(b)]
        first = next((b for b in subjects if is_subject(p, b)), None)
        if first is None:
            return ()
        joined = [first]
        for b in subjects[subjects.index(first) + 1 :]:
            if p.low[joined[-1].j : b.i] not in (["et"], [","], [",", "et"]):
                break
            joined.append(b)
        countries = dict.fromkeys(d.country for b in joined if (d := self._single(b)) is not None and d.country)
        many = p.low[m.i] in ("leur", "leurs")
        return tuple(countries) if many == (len(joined) > 1 or first.number == "p") else ()

    def several(self, m: Mention) -> tuple[int, ...]:
        """«les deux ministres», «les chefs des ministères»: the holders of that office named so far."""
        assert m.agent is not None
        if m.agent.kind != "person" or m.codes or not (m.portfolio or m.j == m.head + 1 or self._says_two(m)):
            return ()
        holders = self._offices.named_holders(office_of(m))
        if m.agent.lemma in _ANY_OFFICE and not m.portfolio:
            holders = holders or self._offices.named_holders()
        distinct = tuple(dict.fromkeys(reversed(holders)))
        if self._says_two(m):
            return tuple(sorted(distinct[:2])) if len(distinct) >= 2 else ()
        if m.determiner == "definite" and len(distinct) == 2:
            return tuple(sorted(distinct))
        return ()

    def _says_two(self, m: Mention) -> bool:
        return any(self._p.low[k] == "deux" for k in range(max(0, m.i - 2), m.head))

    def two_states(self, token: int) -> tuple[int, ...]:
        """«les deux pays», «les deux parties»: the two states last spoken of before a token, or nobody."""
        seen: list[str] = []
        for m in reversed([m for m in iter_all(self._mentions) if m.j <= token]):
            if m.kind in ("state", "capital", "agent", "people") and len(m.codes) == 1 and m.codes[0] not in seen:
                seen.append(m.codes[0])
        if len(seen) < 2:
            return ()
        return (self._roster.state(seen[1]), self._roster.state(seen[0]))

    def counterpart(self, m: Mention) -> ActorDraft | None:
        """«son homologue»: the office holder spoken of before, whose office is the same."""
        for before in self._before(m.i):
            for number in self._roster.actors_of(before):
                draft = self._roster.drafts[number]
                if draft.office and draft.kind == "person":
                    return draft
        return None

    def pronoun(self, token: int, *, gender: str, plural: bool) -> tuple[int, ...]:
        """Whom a pronoun refers to: the best of the fitting mentions nearby, or nobody.

        Persons before bodies, subjects before others, nearer sentences before farther ones; what stands in a
        quotation is left out unless the pronoun stands in the same one.
        """
        best: tuple[float, tuple[int, ...]] = (0.0, ())
        for m, actors in self._candidates(token):
            thing = self._roster.drafts[actors[0]].kind in ("institution", "organisation", "state")
            if thing and not plural and not is_subject(self._p, m):
                continue
            if self._agrees(m, actors, gender, plural):
                score = self._score(token, m, self._roster.drafts[actors[0]], plural)
                if score > best[0]:
                    best = (score, actors)
        return best[1]

    def _candidates(self, token: int) -> Iterator[tuple[Mention, tuple[int, ...]]]:
        quote = self._p.quote_of[token]
        for m in self._before(token):
            actors = self._roster.actors_of(m)
            if actors and self._p.quote_of[m.head] in (-1, quote) and m.kind != "capital":
                yield m, actors

    def _score(self, token: int, m: Mention, draft: ActorDraft, plural: bool) -> float:
        score = 10.0 - 2.5 * (self._p.sentence_of[token] - self._p.sentence_of[m.head])
        score += 3.0 * is_subject(self._p, m) + 2.0 * (draft.kind == "person")
        score += 1.5 * (m.i <= self._p.sentence(m.head)[0] + 1)
        return score - 2.0 * (draft.kind in ("population", "source") and not plural)

    def _agrees(self, m: Mention, actors: tuple[int, ...], gender: str, plural: bool) -> bool:
        draft = self._roster.drafts[actors[0]]
        many = len(actors) > 1 or draft.plural or m.number == "p"
        if many != plural:
            return False
        known = draft.gender or m.gender
        if m.kind in ("state", "capital") and m.entry is not None:
            known = m.entry.gender
        return plural or not known or known == gender

    def _before(self, token: int, sentences: int = NEAR_SENTENCES) -> list[Mention]:
        return mentions_before(self._p, self._mentions, token, sentences)

    def _single(self, m: Mention) -> ActorDraft | None:
        """The actor that a mention stands for, when it is one and no more."""
        actors = self._roster.actors_of(m)
        return self._roster.drafts[actors[0]] if len(actors) == 1 else None


def _is_of_state(m: Mention) -> bool:
    """Whether what a phrase names can have citizens: a state, or one who acts for it."""
    return m.kind in ("state", "capital") or (m.agent is not None and m.agent.sector in ("GOV", "MIL"))
