"""Two phrases for one actor: «Massimiliano Rebaudengo, le chef de mission de MSF», «X est un écrivain»."""

from __future__ import annotations

from itertools import pairwise

from dragoman.analysis.mentions.mention import Mention
from dragoman.analysis.parse import Parsed

_COPULAS = (["est"], ["était"], ["fut"])
_WITH_COMPLEMENT = frozenset({"à", "au", "aux", "auprès", "chargé", "chargée", "chez", "en", "pour"})
_CLITICS = frozenset({"leur", "lui", "ne", "n'", "se", "s'"})
_RANKS = frozenset({
    "premier", "première", "ancien", "ancienne", "ex", "actuel", "actuelle", "nouveau", "nouvelle", "alors", "deuxième",
    "jeune", "célèbre", "futur", "future", "simple", "principal", "principale",
})  # fmt: skip


def link_appositions(p: Parsed, found: list[Mention]) -> None:
    """«Massimiliano Rebaudengo, le chef de mission de MSF»: two phrases, one actor."""
    for before, after in pairwise(found):
        between = p.low[before.j : after.i]
        if p.sentence_of[before.i] != p.sentence_of[after.i]:
            continue
        if between == [","] and _is_named_by(p, before, after):
            before.kind, before.entry, before.codes, before.agent = "body", after.entry, after.codes, None
            before.proper = p.text[p.start[after.head] : p.end[after.j - 1]]
        elif _is_office_of(before, after) and _is_apposed(p, before, after, between):
            after.apposed_to = before


def _is_apposed(p: Parsed, before: Mention, after: Mention, between: list[str]) -> bool:
    if between[:1] == [","]:
        return all(word in _RANKS for word in between[1:]) and (_closes(p, after) or not after.determiner)
    if not before.person:
        return _ends_in_name(p, before, after, between)
    if between in _COPULAS:
        return after.determiner != "possessive"
    if between == ["("]:
        return not after.determiner and _closes(p, after)
    return not between and not after.determiner and before.agent is None  # «X porte-parole du collectif»


def _ends_in_name(p: Parsed, office: Mention, name: Mention, between: list[str]) -> bool:
    """«le secrétaire d'État à l'enseignement supérieur, X,»: the complement of the office stands before the name."""
    return (
        2 <= len(between) <= 10
        and between[0] in _WITH_COMPLEMENT
        and between[-1] == ","
        and "," not in between[:-1]
        and (office.determiner, office.number) == ("definite", "s")
        and name.agent is None
        and _closes(p, name)
        and not any(p.pos[k] in ("VERB", "AUX") for k in range(office.j + 1, name.i))
    )


def _is_named_by(p: Parsed, body: Mention, name: Mention) -> bool:
    """«l'agence de presse du groupe, Amaq, annonce»: a common noun for a body, and its name between commas."""
    end = name.j + 1
    return (
        body.agent is not None
        and body.agent.kind in ("organisation", "group")
        and (body.number, body.determiner) == ("s", "definite")
        and name.kind == "body"
        and name.number != "p"
        and end < len(p)
        and p.low[name.j] == ","
        and (p.pos[end] in ("VERB", "AUX") or p.low[end] in _CLITICS)
    )


def _is_office_of(before: Mention, after: Mention) -> bool:
    office = after.agent if before.person else before.agent
    if bool(before.person) == bool(after.person) or office is None or office.kind == "institution":
        return False
    one = office.kind == "person" or (bool(before.person) and after.number == "s")
    return one and after.number != "p" != before.number


def _closes(p: Parsed, m: Mention) -> bool:
    return (
        m.j >= len(p)
        or p.low[m.j] in (",", ".", ")", "»")
        or p.pos[m.j] in ("VERB", "AUX", "PRON")
        or p.low[m.j] in _CLITICS
    )
