"""Persons: the same one under name, surname and office."""

from __future__ import annotations

from dragoman.analysis.actors.anaphors import Anaphors
from dragoman.analysis.actors.codes import COUNTERPART, ActorCodes, gives_country
from dragoman.analysis.actors.leaders import elected_on, in_office, office_on
from dragoman.analysis.actors.offices import Offices, office_in_table, office_of, portfolio_of
from dragoman.analysis.actors.roster import ActorDraft, Key, Roster
from dragoman.analysis.mentions import Mention, gender_of_given_name, surname
from dragoman.analysis.vocabulary import Entry
from dragoman.language.folding import fold


class Persons:
    """Resolves names of persons in one article. ``published`` is an ISO date or ``None``."""

    def __init__(
        self, roster: Roster, offices: Offices, codes: ActorCodes, anaphors: Anaphors, published: str | None
    ) -> None:
        self._roster = roster
        self._offices = offices
        self._codes = codes
        self._anaphors = anaphors
        self._published = published

    def named(self, m: Mention) -> int:
        """The person whose name a phrase gives."""
        number = self._known(m)
        draft = self._roster.drafts[number] if number is not None else self._new(m)
        if len(m.person) > len(draft.name):
            draft.name, draft.surname = m.person, surname(m.person)
            self._roster.link_if_free(_key(draft.surname), draft)
        draft.gender = draft.gender or m.gender or gender_of_given_name(m.person)
        if m.entry is not None and m.entry.leaders and not draft.code and not gives_country(m):
            self._as_leader(draft, m, m.entry)
        if m.agent is not None:
            self._hold_office(draft, m)
        return draft.number

    def apposed(self, m: Mention, draft: ActorDraft) -> None:
        """«…, le chef de mission, …»: the name or the office that a phrase adds to the actor before it."""
        if m.person:
            draft.name, draft.surname = m.person, surname(m.person)
            draft.kind = "person"
            self._roster.link_if_free(_key(draft.surname), draft)
            if m.entry is not None and m.entry.leaders and not draft.code:
                self._as_leader(draft, m, m.entry)
        elif m.agent is not None:
            self._hold_office(draft, m)

    def _known(self, m: Mention) -> int | None:
        number = self._roster.find(_key(surname(m.person)))
        if number is not None and _are_namesakes(self._roster.drafts[number].name, m.person):
            number = None
        if number is None:
            number = self._roster.find(_key(m.person))
        if number is None and len(m.person.split()) == 1:
            name = fold(m.person)
            persons = (d for d in self._roster.drafts if d.kind == "person")
            number = next((d.number for d in persons if name in fold(d.name).split()), None)
        return number

    def _new(self, m: Mention) -> ActorDraft:
        family = surname(m.person)
        draft = self._unnamed_holder(m)
        if draft is None:
            draft = ActorDraft(self._roster.next_number, m.person, "", "person", m.gender)
            self._roster.add(_key(m.person), draft)
        draft.name, draft.surname, draft.kind = m.person, family, "person"
        self._roster.link_if_free(_key(family), draft)  # the first who bears a surname keeps it
        self._roster.link_if_free(_key(m.person), draft)
        return draft

    def _unnamed_holder(self, m: Mention) -> ActorDraft | None:
        """«le ministre malien … », named only later: the same actor, when office and country are the same."""
        if m.agent is None or m.number == "p":
            return None
        holders = self._offices.of_country(office_of(m), self._codes.of(m), portfolio_of(m), plural=False)
        return next((draft for draft in holders if not draft.surname), None)

    def _hold_office(self, draft: ActorDraft, m: Mention) -> None:
        owner = self._anaphors.owner_code(m) if m.determiner == "possessive" and not gives_country(m) else None
        code = owner or self._codes.of(m)
        better = (" " in code and " " not in draft.code) or (draft.inferred and gives_country(m))
        if code and (not draft.code or better):
            draft.code, draft.inferred = code, not gives_country(m)
        if not draft.office and m.agent is not None:
            draft.office, draft.portfolio = office_of(m), portfolio_of(m)
            if m.agent.lemma in COUNTERPART:
                other = self._anaphors.counterpart(m)
                if other is not None:
                    draft.office, draft.portfolio = other.office, other.portfolio
            self._offices.add(draft.office, draft)
            draft.gender = draft.gender or m.gender

    def _as_leader(self, draft: ActorDraft, m: Mention, entry: Entry) -> None:
        row = office_on(entry.leaders, self._published)
        if row is None or not in_office(row, self._published):
            elected = elected_on(entry.leaders, self._published)
            row = elected or row
        else:
            elected = row
        if row is not None:
            draft.code = row.code if elected is not None else f"{row.code.split(' ')[0]} ELI"
            draft.gender, draft.wikidata = row.gender, entry.wikidata
            if m.agent is None and not draft.office:
                draft.office, draft.portfolio = office_in_table(row.office)
                if in_office(row, self._published):
                    self._offices.add(draft.office, draft)


def _are_namesakes(one: str, other: str) -> bool:
    """«Nawaz Sharif» and «Raheel Sharif»: given names that differ."""
    a, b = one.split(), other.split()
    return len(a) >= 2 and len(a) == len(b) and fold(a[-1]) == fold(b[-1]) and fold(a[0])[:1] != fold(b[0])[:1]


def _key(name: str) -> Key:
    return ("person", fold(name))
