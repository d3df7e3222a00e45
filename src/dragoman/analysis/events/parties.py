"""Parties that the predicate's own slots leave open, where the text settles them."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import VictimFinder
from dragoman.analysis.events.attack_parties import AttackCompleter
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.enemies import EnemyFinder
from dragoman.analysis.events.sides import NO_STATE, countries
from dragoman.analysis.events.unplaced import UnplacedParties
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.language.lexicon import words
from dragoman.record import Span

_DEEDS = words("deed")
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "PRM", "SPY", ""})
_COUPS = frozenset({"prendre le pouvoir", "s'emparer du pouvoir", "prendre le contrôle du pays"})
_ARMY_DEEDS = words("army-deed")
_BEGINNING = frozenset({"début", "lancement", "fin", "reprise", "poursuite"})
_OPENING = 4
_REACH = 14
_BACK = 5


class PartyCompleter:
    """Fills missing sources and recipients of one article's drafts, in place."""

    def __init__(
        self,
        p: Parsed,
        book: ActorBook,
        drafts: list[EventDraft],
        statements: list[StatementDraft],
        victims: VictimFinder,
    ) -> None:
        self._p = p
        self._book = book
        self._drafts = drafts
        self._statements = statements
        self._by_anchor = {s.anchor: s for s in reversed(statements)}
        self._attacks = AttackCompleter(p, book, drafts, victims)
        self._unplaced = UnplacedParties(p, book)

    def complete(self) -> None:
        """Goes over the drafts: what is alleged first, since accusations and threats take their parties from it."""
        for draft in self._drafts:
            self._unplaced.settle(draft)
            if not draft.sources and not draft.reciprocal:
                self._accused_is_source(draft)
            if not draft.sources and draft.modality == "planned":
                self._planner_is_speaker(draft)
        for draft in self._drafts:
            if not draft.recipients and draft.sources and not draft.reciprocal:
                self._recipient(draft)
        for draft in self._drafts:
            if draft.predicate.type == "ASSAULT" and not draft.sources and not draft.reciprocal:
                self._announcer_attacks(draft)
        for draft in self._drafts:
            if draft.predicate.type == "ASSAULT":
                self._attacks.complete(draft)
            if draft.predicate.type == "THREATEN" and draft.sources and draft.recipients:
                self._threatened_with(draft)
        enemies = EnemyFinder(self._p, self._book, self._drafts)
        open_ended = [d for d in self._drafts if d.sources and not d.recipients]
        for draft in open_ended:
            if draft.mode == "seize":
                draft.recipients = self._attacks.holder(draft)
            draft.recipients = draft.recipients or self._overthrown(draft) or enemies.of(draft)

    def _overthrown(self, draft: EventDraft) -> tuple[int, ...]:
        """«l'armée a pris le pouvoir»: from its own country's government."""
        armies = [self._book.drafts[a] for a in draft.sources]
        country = {d.country for d in armies if d.code.endswith(" MIL")}
        if draft.predicate.lemma not in _COUPS or len(country) != 1 or len(armies) != 1:
            return ()
        return (self._book.state(country.pop()),)

    def _accused_is_source(self, draft: EventDraft) -> None:
        """What an accusation alleges is the deed of the accused."""
        start = self._p.start[draft.trigger]
        for accusation in self._drafts:
            if accusation.predicate.type != "ACCUSE" or not accusation.recipients or accusation is draft:
                continue
            statement = self._by_anchor.get(accusation.trigger)
            if statement is not None and any(c.start <= start < c.end for c in statement.content):
                draft.sources = tuple(a for a in accusation.recipients if a not in draft.recipients)
                draft.source_is_implicit = True
                return

    def _announcer_attacks(self, draft: EventDraft) -> None:
        """«Ankara a annoncé une offensive vers la ville»: who announces what only armies do is about to do it."""
        p = self._p
        if draft.predicate.pos != "noun" or draft.predicate.lemma.split(" ")[0] not in _ARMY_DEEDS:
            return
        at = p.start[draft.trigger]
        for said in self._statements:
            named = said.act == "announce" and said.form == "np" and said.content and said.content[0].start <= at
            if not named or at >= said.content[0].end or len(p.tokens_in(Span(said.content[0].start, at))) > _OPENING:
                continue
            sides = {self._book.drafts[a].code.partition(" ")[2] for a in said.speakers}
            if sides <= {"GOV", "MIL", "REB", "PRM"} and not set(said.speakers) & set(draft.recipients):
                draft.sources, draft.is_anaphoric, draft.is_carried_out = tuple(said.speakers), False, True
                begun = any(p.low[k] in _BEGINNING for k in range(max(0, draft.trigger - 3), draft.trigger))
                draft.modality = "planned" if draft.modality == "actual" and not begun else draft.modality
                return

    def _planner_is_speaker(self, draft: EventDraft) -> None:
        """«Il est prévu de créer un centre avec …»: who says so plans it."""
        p = self._p
        start, end = p.start[draft.trigger], p.end[draft.trigger]
        if not any(
            p.low[k] in ("il", "-il")
            for k in range(max(p.sentence(draft.trigger)[0], draft.trigger - 6), draft.trigger)
        ):
            return
        around = [s for s in self._statements if any(c.start <= start and end <= c.end for c in s.content)]
        inner = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        if inner is not None and inner.speakers:
            own = {self._book.drafts[a].country for a in inner.speakers}
            draft.sources = tuple(self._book.state(c) for c in own if c and c not in NO_STATE) or inner.speakers
            draft.source_is_implicit = True

    def _recipient(self, draft: EventDraft) -> None:
        kind = draft.predicate.type
        if kind == "REJECT":
            denial = draft.predicate.cameo == "016" or "accusation" in draft.predicate.needs
            draft.recipients = self._accuser(draft) if denial else self._proposer(draft)
            return
        if draft.predicate.speech:
            draft.recipients = self._party_of_content(draft)
        if not draft.recipients and kind in ("ACCUSE", "SUPPORT") and draft.predicate.speech:
            draft.recipients = self._doer_of_deed(draft)
        if not draft.recipients and draft.predicate.recipient:
            draft.recipients = self._other_party(draft)

    def _accuser(self, draft: EventDraft) -> tuple[int, ...]:
        """Who denies an accusation rejects the accuser: the last one that accused the denier's side."""
        own = countries(self._book, draft.sources)
        accusers = [
            d
            for d in self._drafts
            if d.predicate.type == "ACCUSE" and d.sources and own & countries(self._book, d.recipients)
            and self._same_camp(d.recipients, draft.sources) and not own & countries(self._book, d.sources)
        ]  # fmt: skip
        before = [d for d in accusers if d.trigger < draft.trigger]
        best = before[-1:] or accusers[:1]
        return best[0].sources if best else self._teller(draft, own)

    def _proposer(self, draft: EventDraft) -> tuple[int, ...]:
        """«Paris rejette cette demande»: who asked Paris for something, last."""
        own = countries(self._book, draft.sources)
        asked = [
            d.sources
            for d in self._drafts
            if d.predicate.type == "REQUEST" and d.trigger < draft.trigger and own & countries(self._book, d.recipients)
        ]
        far = [s for s in asked if not own & countries(self._book, s)]
        return far[-1] if far else ()

    def _teller(self, denial: EventDraft, own: set[str]) -> tuple[int, ...]:
        """«Kiev affirme que Moscou a massé des troupes. Moscou dément»: who told the deed that is denied."""
        p = self._p
        for said in reversed(self._statements):
            near = 0 <= p.sentence_of[denial.trigger] - p.sentence_of[said.anchor] <= _BACK
            if said.anchor >= denial.trigger or not near or own & countries(self._book, said.speakers):
                continue
            told = [d for d in self._drafts if any(c.start <= p.start[d.trigger] < c.end for c in said.content)]
            if said.speakers and any(own & countries(self._book, d.sources) for d in told if not d.reciprocal):
                return tuple(said.speakers)
        return ()

    def _same_camp(self, accused: tuple[int, ...], deniers: tuple[int, ...]) -> bool:
        """Rebels do not answer for their country's government, nor it for them; its army and ministers do."""
        first = {self._book.drafts[a].code for a in accused}
        second = {self._book.drafts[a].code for a in deniers}
        own = all(code.partition(" ")[2] in _STATE_SECTORS for code in (*first, *second))
        return bool(first & second) or own

    def _on_one_side(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        """Of one country, and neither of them its rebels or its opposition."""
        against = any(self._book.drafts[n].code.endswith((" REB", " OPP")) for n in (*a, *b))
        same = {self._book.drafts[n].code for n in a} & {self._book.drafts[n].code for n in b}
        return bool(same) or (bool(countries(self._book, a) & countries(self._book, b)) and not against)

    def _party_of_content(self, draft: EventDraft) -> tuple[int, ...]:
        """Whom a threat, a call, a condemnation or praise is about: the party of the event that is its content."""
        end = self._p.sentence(draft.trigger)[1]
        inner = [d for d in self._drafts if draft.trigger < d.trigger < min(end, draft.trigger + _REACH)]
        if not inner:
            return ()
        kind = draft.predicate.type
        if inner[0].reciprocal:
            return ()
        if kind in ("THREATEN", "AGREE"):
            party = inner[0].recipients
        elif kind in ("REQUEST", "ACCUSE", "SUPPORT") and not inner[0].source_is_implicit:
            party = inner[0].sources
        else:
            party = ()
        return party if not self._on_one_side(party, draft.sources) else ()

    def _threatened_with(self, threat: EventDraft) -> None:
        """«a menacé Bissau de sanctions»: the sanctions would be the threatener's, against the threatened."""
        end = min(self._p.sentence(threat.trigger)[1], threat.trigger + _REACH)
        for draft in self._drafts:
            if threat.trigger < draft.trigger < end and not draft.sources and not draft.recipients:
                draft.sources, draft.recipients, draft.modality = threat.sources, threat.recipients, "possible"

    def _doer_of_deed(self, draft: EventDraft) -> tuple[int, ...]:
        """«a condamné cette livraison», «salue la décision»: of a deed told before, its doer."""
        p = self._p
        start, end = p.sentence(draft.trigger)
        if not any(p.low[k] in _DEEDS for k in range(draft.trigger + 1, min(end, draft.trigger + 6))):
            return ()
        own = {self._book.drafts[a].code for a in draft.sources}
        for known in reversed([d for d in self._drafts if d.trigger < start]):
            if p.sentence_of[draft.trigger] - p.sentence_of[known.trigger] > _BACK or known.predicate.speech:
                continue
            if known.sources and not known.reciprocal and not own & {self._book.drafts[a].code for a in known.sources}:
                return known.sources
        return ()

    def _other_party(self, draft: EventDraft) -> tuple[int, ...]:
        """«ses félicitations à l'occasion de … entre les deux pays»."""
        end = self._p.sentence(draft.trigger)[1]
        for m in self._book.mentions:
            if (
                draft.trigger < m.i < end
                and m.agent is not None
                and m.agent.lemma.lower() in ("pays", "état", "partie", "nation")
            ):
                pair = self._book.actors_of(m)
                others = tuple(
                    a for a in pair if self._book.drafts[a].country not in countries(self._book, draft.sources)
                )
                if len(pair) == 2 and len(others) == 1:
                    return others
        return ()
