"""Candidates in an election are of their party (``PTY``), whatever they were before.

A former minister who stands again speaks as a candidate (gold/decisions.md: a candidate or party leader is ``PTY``).
"""

from __future__ import annotations

from dragoman.analysis.actors.roster import ActorDraft, Roster
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import words

_STANDING = words("candidate")
_ELECTION = words("party-election")
_OWN = frozenset({"sa", "leur", "sienne"})
_NEAR = 9
_OTHERWISE = ("ELI", "CVL")


def place_candidates(p: Parsed, roster: Roster, mentions: list[Mention], country: str) -> None:
    """Gives ``PTY`` to persons whom the article calls candidates; ``country`` stands in where they have none."""
    for m in mentions:
        if m.kind != "person":
            continue
        for number in roster.actors_of(m):
            draft = roster.drafts[number]
            if _may_change(draft) and _stands(p, m):
                home = draft.code.split(" ")[0] if " " in draft.code else country
                draft.code = f"{home} PTY".strip()


def _may_change(draft: ActorDraft) -> bool:
    return draft.kind == "person" and draft.code.split(" ")[-1] in _OTHERWISE


def _stands(p: Parsed, m: Mention) -> bool:
    start, end = p.sentence(m.i)
    if any(w in _STANDING for w in p.low[max(start, m.i - 3) : m.j]):
        return True  # «le candidat X»
    for k in range(m.j, min(end, m.j + _NEAR)):
        if p.low[k] in _STANDING and (
            p.low[k - 1] in (",", "un", "une", "le", "la", "est", "déclaré", "déclarée") or k == m.j
        ):
            return True  # «X, candidat à …»
        if p.low[k] == "candidature" and p.low[k - 1] in _OWN:
            return True
        if p.low[k] in ("»", ";", "que", "qu'"):
            return False
        if p.low[k] in _ELECTION and p.low[m.j : m.j + 1] == [","]:
            return True  # «X, en campagne pour la primaire, …»
    return False
