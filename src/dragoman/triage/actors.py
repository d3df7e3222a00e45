"""The names and nouns of actors as a first pass reads them: how they are written, and what kind of actor they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from dragoman.language.lexicon import agents
from dragoman.world.tables import groups, leaders, organisations, states

ActorGroup = Literal["armed", "military", "government", "law", "state", "people", "other"]

_SECTORS: dict[ActorGroup, frozenset[str]] = {
    "armed": frozenset({"REB", "PRM", "UAF", "ISM", "IMG"}),
    "military": frozenset({"MIL", "SPY"}),
    "government": frozenset({"GOV", "LEG", "PTY", "OPP", "ELI", "UNO", "EUR", "IGO"}),
    "law": frozenset({"COP", "JUD", "CRM"}),
}


class Named(NamedTuple):
    """A written form of an actor. ``signal`` tells it from others of its group: the noun, or the code of the body."""

    written: str
    group: ActorGroup
    signal: str
    country: str = ""

    def is_written_as(self, form: str) -> bool:
        """A name wants its capital, an acronym all of its capitals; a noun may start a sentence with one."""
        if len(self.written) > 1 and self.written.isupper():
            return form.isupper()
        return form[:1].isupper() or not self.written[:1].isupper()


def named_actors() -> Iterator[Named]:
    """Every form under which the tables and the lexicon know an actor."""
    for state in states():
        for name in (*state.names, *state.capital, *state.seats):
            yield Named(name, "state", "state", state.code)
        for form in _agreeing(*state.m, *state.f):
            yield Named(form, "state", "state", state.code)
            yield Named(form[:1].upper() + form[1:], "people", "people", state.code)
    for organisation in organisations():
        names = (*organisation.names, *_agreeing(*organisation.adjectives))
        yield from _body(organisation.code, names)
    for group in groups():
        yield from _body(group.code, group.names)
    for leader in leaders():
        yield Named(leader.name, group_of(leader.code), "leader")
        yield Named(leader.name.partition(" ")[2] or leader.name, group_of(leader.code), "leader")
    for agent in agents():
        for form in dict.fromkeys((agent.lemma, *agent.forms)):
            yield Named(form.replace("’", "'"), group_of(agent.sector), agent.lemma)


def group_of(code: str) -> ActorGroup:
    """The kind of actor that a PLOVER code, or a sector alone, tells."""
    words = {*code.split()[:1], _sector(code)}
    return next((group for group, sectors in _SECTORS.items() if words & sectors), "other")


def _body(code: str, names: Iterable[str]) -> Iterator[Named]:
    for name in names:
        yield Named(name.replace("’", "'"), group_of(code), f"body {_sector(code)}")


def _sector(code: str) -> str:
    """«REB» of «ISM REB»; «UNO» of «UNO»."""
    return code.rpartition(" ")[2]


def _agreeing(*forms: str) -> Iterator[str]:
    for form in dict.fromkeys(forms):
        yield form
        if form[-1] not in "sxz":
            yield form + "s"
