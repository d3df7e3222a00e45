"""Bare names resolved by who held office then: «M. Diop», whom his article does not present.

A record says only what its own text says, so nothing here changes one: what is found is a link beside it, with its
evidence. It is made only when one single holder of that name fits the period; several are shown, and none is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.corpus.event_mentions import country_of, name_key, ordinal
from dragoman.corpus.offices import Holding
from dragoman.record import Record

Outcome = Literal["resolved", "several"]

SLACK = 90
"""Days before the first and after the last mention within which a person is taken to be in office."""
_HONORIFICS = frozenset({"m", "mme", "mlle", "mm", "monsieur", "madame", "dr", "me", "general", "colonel"})
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class BareName:
    """A person of one article whose name alone is known: no code, or a surname with a code. ``countries`` are those that
    the article names otherwise, or that of the code."""

    document: str
    actor: str
    name: str
    key: str
    code: str
    published: int | None
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Whom a bare name may be: ``resolved`` with one person's holdings, ``several`` with those of each who fits.

    ``code`` is that of the one person, as far as the holdings agree (the country alone when their sectors differ);
    ``why`` is in words of the program: ``full name``, or ``surname`` with the country that the article shares.
    """

    document: str
    actor: str
    name: str
    outcome: Outcome
    person: str
    code: str
    holdings: tuple[Holding, ...]
    why: str


def bare_names(record: Record) -> Iterator[BareName]:
    """Persons of the record without a code, or with a surname alone; but for those whose surname the article also gives
    with a first name."""
    published = ordinal(record.document.published)
    countries = frozenset(country_of(a.code) for a in record.actors) - {""}
    for actor in record.actors:
        if actor.kind != "person" or not actor.name[:1].isupper():
            continue
        words = [w for w in name_key(actor.name).split() if w not in _HONORIFICS]
        if not words or len(words[-1]) < _SHORTEST or (actor.code and len(words) > 1):
            continue
        if len(words) == 1 and _has_namesake(record.document.text, actor.name.split()[-1]):
            continue
        known = frozenset({country_of(actor.code)} - {""}) or countries
        yield BareName(record.document.id, actor.id, actor.name, " ".join(words), actor.code, published, known)


class NameBook:
    """Holdings by full name and by surname."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._by_name: dict[str, list[Holding]] = defaultdict(list)
        self._by_surname: dict[str, list[Holding]] = defaultdict(list)
        for holding in holdings:
            if not holding.code or holding.is_former:
                continue
            self._by_name[holding.person].append(holding)
            for surname in _surnames(holding.person):
                self._by_surname[surname].append(holding)

    def link(self, bare: BareName) -> PersonLink | None:
        """The link of a bare name; ``None`` when nobody who fits is known, or nothing but a surname would carry it."""
        is_full = len(bare.key.split()) > 1
        known = self._by_name.get(bare.key) or (None if is_full else self._by_surname.get(bare.key)) or []
        fitting = [h for h in known if h.holds_on(bare.published, 0 if h.is_seed else SLACK)]
        if bare.code:
            fitting = [h for h in fitting if h.country in bare.countries]
        if not is_full:
            near = [h for h in fitting if h.country in bare.countries]
            if not near:
                return None
        persons = sorted({_same_person(h.person, fitting) for h in fitting})
        if not persons:
            return None
        if len(persons) > 1 or len({h.country for h in fitting}) > 1:
            return PersonLink(bare.document, bare.actor, bare.name, "several", "", "", tuple(fitting), _why(bare, ""))
        codes = {h.code for h in fitting}
        code = codes.pop() if len(codes) == 1 else fitting[0].country
        holder = max(fitting, key=lambda h: (h.mentions, not h.is_seed))
        why = _why(bare, holder.country)
        return PersonLink(bare.document, bare.actor, bare.name, "resolved", holder.name, code, tuple(fitting), why)


def _why(bare: BareName, country: str) -> str:
    return "full name" if len(bare.key.split()) > 1 else f"surname {country}".strip()


def _same_person(person: str, others: list[Holding]) -> str:
    """The longest name that holds all words of this one: «cristina kirchner» is «cristina fernandez de kirchner»."""
    words = set(person.split())
    return max((h.person for h in others if words <= set(h.person.split())), key=len, default=person)


def _surnames(person: str) -> Iterator[str]:
    """What a person is called by alone: the last word, and all but the first («ben zayed»)."""
    words = person.split()
    yield words[-1]
    if len(words) > 2:
        yield " ".join(words[1:])


def _has_namesake(text: str, surname: str) -> bool:
    """Whether the article gives the surname with a first name too: then it is that person's."""
    return (
        re.search(rf"\b(?!M\b|Mme\b|Le\b|La\b|Pour\b|Selon\b|Mais\b)[A-ZÀ-Ý][\w-]+ {re.escape(surname)}\b", text)
        is not None
    )
