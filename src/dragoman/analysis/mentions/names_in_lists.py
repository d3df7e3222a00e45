"""Names in lists that share what stands before them: «Jeanne et Paul Durand», «les présidents X et Y»."""

from __future__ import annotations

from itertools import pairwise

from dragoman.analysis.mentions.given_names import gender_of_given_name
from dragoman.analysis.mentions.mention import OF, Mention
from dragoman.analysis.mentions.person_names import surname
from dragoman.analysis.parse import Parsed


def share_surnames(p: Parsed, found: list[Mention]) -> None:
    """«Jeanne et Paul Durand»: a given name alone takes the surname after the second."""
    for first, second in pairwise(found):
        joined = p.low[first.j : second.i] == ["et"] and first.kind == second.kind == "person"
        alone = first.entry is None and " " not in first.person and gender_of_given_name(f"{first.person} x")
        if joined and alone and len(second.person.split()) == 2:
            first.person = f"{first.person} {surname(second.person)}"


def share_offices(p: Parsed, found: list[Mention]) -> None:
    """«les ministres de la Santé, X, et des Comptes publics, Y», «les députés X et Y»: the plural office is of each."""
    plural: Mention | None = None
    countries: list[tuple[str, ...]] = []
    for before, after in pairwise(found):
        if before.agent is not None and before.number == "p" and before.person and before is not plural:
            plural = before
            countries = [n.codes for n in before.nested if n.kind == "state" and n.entry is not None]
        if plural is None or after.kind != "person" or after.agent is not None:
            plural = None if after is not plural else plural
            continue
        between = p.low[before.j : after.i]
        if p.sentence_of[before.i] != p.sentence_of[after.i] or not _joins(between):
            plural = None
            continue
        after.agent, after.affiliation, after.affiliated_to = plural.agent, plural.affiliation, plural.affiliated_to
        after.codes = countries.pop(0) if countries else plural.codes
        after.portfolio = tuple(between[between.index("et") + 2 : -1]) if len(between) > 3 else plural.portfolio
        after.number = "s"
    for m in found:
        if m.agent is not None and m.person:
            m.number = "s"
    for number, m in enumerate(found):
        _name_office_holders(p, m, found[number + 1 : number + 6])


def _name_office_holders(p: Parsed, office: Mention, after: list[Mention]) -> None:
    """«les présidents malien et nigérien, X et Y,»: the office of each, in the order of the countries."""
    if office.agent is None or office.agent.kind != "person" or office.number != "p" or office.person:
        return
    names: list[Mention] = []
    j = office.j
    for m in after:
        between = p.low[j : m.i]
        if m.kind != "person" or m.agent is not None or between not in ([","], ["et"], [",", "et"]):
            break
        names.append(m)
        j = m.j
    if len(names) < 2 or p.low[office.j] != "," or "et" not in p.low[names[0].j : names[-1].i]:
        return
    countries = [office.codes, *(n.codes for n in office.nested if n.kind == "state")]
    for number, m in enumerate(names):
        m.agent, m.affiliation, m.portfolio, m.number = office.agent, office.affiliation, office.portfolio, "s"
        m.codes = countries[number] if len(countries) == len(names) else countries[0] if len(countries) == 1 else ()
    office.names = names


def _joins(between: list[str]) -> bool:
    """«et», «,», or «, et des Comptes publics,»."""
    if between in (["et"], [","], [",", "et"], ["ainsi", "que"]):
        return True
    words = between[1:] if between[:1] == [","] else between
    return len(words) >= 3 and words[0] == "et" and words[1] in OF and words[-1] == ","


def join_people_and_name(p: Parsed, found: list[Mention]) -> list[Mention]:
    """«l'Américaine Julie Smith»: one person, whose nationality the first word gives."""
    joined: list[Mention] = []
    for m in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and (before.kind, before.number) == ("people", "s")
            and m.kind == "person"
            and m.agent is None
            and m.i == before.j
            and p.sentence_of[m.i] == p.sentence_of[before.i]
        ):
            joined.pop()
            m.i, m.nationality, m.gender = before.i, before.codes, m.gender or before.gender
        joined.append(m)
    return joined
