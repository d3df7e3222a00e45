"""Parties that the predicate's own slots leave open, where the text settles them; and which events stay uncoded."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import VictimFinder, is_claim, main_attack
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.drafts import StatementDraft

_NEEDS_RECIPIENT = frozenset({"SUPPORT", "COOPERATE", "AID", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
_DONE_ALONE = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT", "REJECT", "PROTEST", "MOBILIZE"})
_NO_STATE = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"})
_DEEDS = frozenset(
    {"décision", "décisions", "mesure", "mesures", "annonce", "initiative", "choix", "geste", "vote", "livraison",
     "livraisons", "sanction", "sanctions", "expulsion", "envoi", "démarche", "intervention", "arrestation"}
)  # fmt: skip
_ON_EVERYBODY = frozenset({"curfew", "martial-law", "restrict", "censor"})
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "PRM", "SPY", ""})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
_ARRESTED = frozenset({"OPP", "JRN", "GOV", "MIL", "LEG", "JUD", "PTY", "NGO", "REB"})
_PROTESTERS = frozenset({"manifestant", "manifestants", "manifestante", "manifestantes", "militant", "militants",
                         "opposant", "opposants", "activiste", "activistes", "contestataires"})
_WHOM_NOT_WHAT = frozenset({"victims", "attacker", "hostage"})
_WEAPONS = frozenset({"weapons", "missile", "explosive-device", "crowd-agents", "suicide-device"})
_HELD = frozenset({"contrôlé", "contrôlée", "contrôlés", "contrôlées", "tenu", "tenue", "tenus", "tenues", "détenu",
                   "détenue", "occupé", "occupée", "occupés", "occupées", "défendu", "défendue"})
_STRONGHOLDS = frozenset({"bastion", "bastions", "fief", "fiefs", "mains", "place-forte", "contrôle"})
_OF = frozenset({"de", "du", "des", "d'"})
_HELD_REACH = 22
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
        self._victims = victims

    def complete(self) -> None:
        """Goes over the drafts: what is alleged first, since accusations and threats take their parties from it."""
        for draft in self._drafts:
            if not draft.sources and not draft.reciprocal:
                self._accused_is_source(draft)
            if not draft.sources and draft.modality == "planned":
                self._planner_is_speaker(draft)
        for draft in self._drafts:
            if not draft.recipients and draft.sources and not draft.reciprocal:
                self._recipient(draft)
        for draft in self._drafts:
            if draft.predicate.type == "ASSAULT":
                self._attack(draft)
            if draft.predicate.type == "THREATEN" and draft.sources and draft.recipients:
                self._threatened_with(draft)

    # ---- sources ----

    def _accused_is_source(self, draft: EventDraft) -> None:
        """What an accusation alleges is the deed of the accused."""
        start = self._p.start[draft.trigger]
        for accusation in self._drafts:
            if accusation.predicate.type != "ACCUSE" or not accusation.recipients or accusation is draft:
                continue
            statement = next((s for s in self._statements if s.anchor == accusation.trigger), None)
            if statement is not None and any(c.start <= start < c.end for c in statement.content):
                draft.sources = tuple(a for a in accusation.recipients if a not in draft.recipients)
                draft.source_is_implicit = True
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
            draft.sources = tuple(self._book.state(c) for c in own if c and c not in _NO_STATE) or inner.speakers
            draft.source_is_implicit = True

    # ---- recipients ----

    def _recipient(self, draft: EventDraft) -> None:
        kind = draft.predicate.type
        if kind == "REJECT":
            draft.recipients = self._accuser(draft)
            return
        if draft.predicate.speech:
            draft.recipients = self._party_of_content(draft)
        if not draft.recipients and kind in ("ACCUSE", "SUPPORT") and draft.predicate.speech:
            draft.recipients = self._doer_of_deed(draft)
        if not draft.recipients and draft.predicate.recipient:
            draft.recipients = self._other_party(draft)

    def _accuser(self, draft: EventDraft) -> tuple[int, ...]:
        """Who denies an accusation rejects the accuser: the last one that accused the denier's side."""
        own = self._countries(draft.sources)
        accusers = [
            d
            for d in self._drafts
            if d.predicate.type == "ACCUSE" and d.sources and own & self._countries(d.recipients)
            and self._same_camp(d.recipients, draft.sources) and not own & self._countries(d.sources)
        ]  # fmt: skip
        before = [d for d in accusers if d.trigger < draft.trigger]
        best = before[-1:] or accusers[:1]
        return best[0].sources if best else self._teller(draft, own)

    def _teller(self, denial: EventDraft, own: set[str]) -> tuple[int, ...]:
        """«Kiev affirme que Moscou a massé des troupes. Moscou dément»: who told the deed that is denied."""
        p = self._p
        for said in reversed(self._statements):
            near = 0 <= p.sentence_of[denial.trigger] - p.sentence_of[said.anchor] <= _BACK
            if said.anchor >= denial.trigger or not near or own & self._countries(said.speakers):
                continue
            told = [d for d in self._drafts if any(c.start <= p.start[d.trigger] < c.end for c in said.content)]
            if said.speakers and any(own & self._countries(d.sources) for d in told if not d.reciprocal):
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
        return bool(same) or (bool(self._countries(a) & self._countries(b)) and not against)

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
                others = tuple(a for a in pair if self._book.drafts[a].country not in self._countries(draft.sources))
                if len(pair) == 2 and len(others) == 1:
                    return others
        return ()

    # ---- attacks ----

    def _attack(self, draft: EventDraft) -> None:
        if not draft.recipients and not draft.reciprocal and draft.sources:
            draft.recipients = self._holder(draft)
        if not draft.recipients and not draft.reciprocal:
            if is_claim(draft):
                main = main_attack(self._p, self._book, draft, self._drafts)
                draft.recipients = main.recipients if main is not None else ()
            elif draft.predicate.pos == "noun" and not self._victims_told_beside(draft):
                draft.recipients = self._victims.of(draft)
        if not draft.sources or self._is_misplaced(draft):
            self._unidentified(draft)

    def _holder(self, draft: EventDraft) -> tuple[int, ...]:
        """«la ville, dernier bastion de X», «un point contrôlé par X», «aux mains de X»: who holds what is attacked."""
        p = self._p
        end = min(p.sentence(draft.trigger)[1], draft.trigger + _HELD_REACH)
        own = {self._book.drafts[a].code for a in draft.sources}
        for k in range(draft.trigger + 1, end - 1):
            if p.low[k] in ("que", "alors", "tandis", "mais", ";"):
                break
            held = p.low[k] in _HELD and p.low[k + 1] == "par"
            if not held and not (p.low[k] in _STRONGHOLDS and p.low[k + 1] in _OF):
                continue
            mention = next((m for t in range(k + 2, min(k + 5, end)) if (m := self._book.mention_at(t))), None)
            holders = self._book.actors_of(mention) if mention is not None else ()
            if is_armed(self._book, holders) and not own & {self._book.drafts[a].code for a in holders}:
                return holders
        return ()

    def _is_misplaced(self, draft: EventDraft) -> bool:
        """Unnamed gunmen are of the country where they strike."""
        if draft.place is None or not draft.place.country:
            return False
        doers = [self._book.drafts[a] for a in draft.sources]
        unnamed = all(d.code.endswith(" UAF") or (not d.code and d.kind == "group") for d in doers)
        return unnamed and {d.code for d in doers} != {f"{draft.place.country} UAF"}

    def _victims_told_beside(self, draft: EventDraft) -> bool:
        """«douze soldats tués dans une attaque»: the verb beside has the victims, and this is the same act."""
        same = self._p.sentence_of[draft.trigger]
        return any(
            d is not draft and d.predicate.type == "ASSAULT" and d.recipients and self._p.sentence_of[d.trigger] == same
            for d in self._drafts
        )

    def _unidentified(self, draft: EventDraft) -> None:
        countries = self._countries(draft.recipients)
        country = next(iter(countries)) if len(countries) == 1 else self._book.local_country(draft.trigger)
        if draft.place is not None and draft.place.country:
            country = draft.place.country
        if country and len(country) == 3 and country not in _NO_STATE:
            span = self._p.span(draft.trigger, draft.trigger + 1)
            draft.sources = (self._book.unnamed(f"{country} UAF", "auteurs non identifiés", "group", span),)
            draft.source_is_implicit = True

    def _countries(self, actors: Iterable[int]) -> set[str]:
        return {self._book.drafts[a].country for a in actors} - {""}


def is_codable(book: ActorBook, draft: EventDraft) -> bool:
    """Whether an event has the parties that its type asks for; a half-known one is left out."""
    kind, row = draft.predicate.type, draft.predicate
    if draft.reciprocal:
        return len(draft.sources) >= 2 and all(_is_coded(book, a) for a in draft.sources)
    sources = any(_is_coded(book, a) for a in draft.sources)
    recipients = any(_is_coded(book, a) for a in draft.recipients)
    if (draft.sources and not sources) or (draft.recipients and not recipients):
        return False
    if set(draft.sources) & set(draft.recipients):
        return False
    if draft.is_partial and not _is_completed(draft):
        return False
    if kind == "COERCE" and draft.mode == "arrest" and not sources and draft.modality != "requested" and not _is_political(
        book, draft.recipients
    ):
        return False  # suspects of whom nobody says who holds them: police news
    if draft.mode == "visit" and _same_side(book, draft):
        return False  # never a visit inside one's own country
    if kind in ("SUPPORT", "CONSULT") and {book.drafts[a].code for a in draft.sources} & {
        book.drafts[a].code for a in draft.recipients
    }:
        return any(book.drafts[a].code.endswith("REB") for a in draft.sources)
    if not _does_politics(book, draft):
        return False
    if draft.mode in ("meet", "expel") and _same_side(book, draft):
        return False
    if kind == "COERCE" and draft.mode in _ON_EVERYBODY and sources and not (row.pos == "noun" and row.cameo == "191"):
        return not all(book.drafts[n].code.endswith(" CVL") for n in draft.sources)
    if kind == "COERCE" and draft.mode in ("restrict", "seize") and is_armed(book, draft.sources) and row.pos == "verb":
        return True
    if kind == "ASSAULT" and sources and not recipients:
        return _uses_force(book, draft)
    if kind in _NEEDS_RECIPIENT:
        return recipients and (sources or kind in ("COERCE", "SANCTION"))
    if kind in ("ACCUSE", "REQUEST"):
        return recipients if not sources else recipients or (row.pos == "verb" and bool(row.needs))
    if kind in ("CONSULT", "AGREE") and not recipients:
        return (
            sources
            and (draft.mode == "multilateral" or draft.predicate.lemma.startswith(("ratif", "adh")))
            and _is_body(book, draft)
        )
    return sources and kind in _DONE_ALONE


def _is_political(book: ActorBook, actors: Iterable[int]) -> bool:
    """Those whose arrest is news whoever made it: opponents, protesters, journalists, officials, soldiers."""
    drafts = [book.drafts[a] for a in actors]
    return bool(drafts) and all(
        d.code.partition(" ")[2] in _ARRESTED or _PROTESTERS & set(d.name.lower().split()) for d in drafts
    )


def is_armed(book: ActorBook, actors: Iterable[int]) -> bool:
    """Whether all of these bear arms: an army, armed group, gunmen, a police, or a state that acts."""
    drafts = [book.drafts[a] for a in actors]
    return bool(drafts) and all(
        d.code.partition(" ")[2] in _ARMED or (d.code.endswith(" GOV") and d.kind == "state") for d in drafts
    )


def _uses_force(book: ActorBook, draft: EventDraft) -> bool:
    """Force against a place or in an operation, by a named armed actor: whom it hits may stay unsaid."""
    row = draft.predicate
    if not is_armed(book, draft.sources) or _WHOM_NOT_WHAT & set(row.needs) or is_claim(draft):
        return False
    if row.pos == "noun":
        return draft.is_carried_out
    return not row.needs_recipient and not (row.needs and _WEAPONS & set(row.needs))


def _is_coded(book: ActorBook, actor: int) -> bool:
    """A country alone («une coalition» in Syria) does not say who somebody is; an international code does."""
    code = book.drafts[actor].code
    return " " in code or code in _NO_STATE


def _same_side(book: ActorBook, draft: EventDraft) -> bool:
    """A state does not summon or expel its own diplomats: a party was misread."""
    sides = [{book.drafts[a].country for a in party} - {""} for party in (draft.sources, draft.recipients)]
    return bool(sides[0] & sides[1])


def _is_body(book: ActorBook, draft: EventDraft) -> bool:
    """An organisation may meet alone: its members are the parties."""
    alone = draft.predicate.lemma.startswith(("ratif", "adh"))
    return alone or any(book.drafts[a].code.split(" ")[0] in _NO_STATE for a in draft.sources)


def _does_politics(book: ActorBook, draft: EventDraft) -> bool:
    """Whether this kind of doer does this type of act as politics: the police rescues, a state does not demonstrate."""
    sectors = {book.drafts[a].code.partition(" ")[2] for a in draft.sources}
    if not sectors:
        return True
    kind = draft.predicate.type
    if kind in ("AID", "RETREAT", "CONCEDE", "CONSULT") and sectors <= {"COP", "JRN"}:
        return False
    if kind == "PROTEST" and draft.mode in ("demo", "riot") and sectors <= {"GOV"}:
        return False
    hearers = {book.drafts[a].code.partition(" ")[2] for a in draft.recipients}
    if kind == "REQUEST" and sectors <= {"GOV", "COP", "MED"} and hearers == {"CVL"} and _same_side(book, draft):
        return False
    return not (kind in ("REJECT", "MOBILIZE", "AGREE") and sectors <= {"CVL", "JRN"} and not draft.recipients)


def _is_completed(draft: EventDraft) -> bool:
    """An accusation whose author nobody names stands without one (coding guide, section 3)."""
    row = draft.predicate
    source = bool(draft.sources) or not row.needs_source or row.type == "ACCUSE"
    return source and (bool(draft.recipients) or not row.needs_recipient)
