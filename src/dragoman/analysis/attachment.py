"""Whether words of a sentence belong to the clause of a predicate, or to another verb or noun beside it."""

from __future__ import annotations

from collections.abc import Container

from dragoman.analysis.parse import Parsed

_CLAUSE_HEADS = frozenset({"VERB", "ADJ"})
_OF = frozenset({"de", "du", "d'", "des"})
_ARTICLES = frozenset({"le", "la", "l'", "les"})
# «dans la nuit de lundi», «la journée du 21 février»: no thing that the day would be of.
_TIMES = frozenset(
    {"nuit", "journée", "matinée", "soirée", "soir", "matin", "matins", "semaine", "fin", "début", "milieu", "cours",
     "lendemain", "veille", "mois", "année", "jour", "date", "partir", "été", "automne", "hiver", "printemps"}
)  # fmt: skip
_SCENES = frozenset({"dans", "lors", "par", "cours"})
_CLOSE = 3
_MOST = 14


def in_clause_of(p: Parsed, words: int, trigger: int) -> bool:
    """Whether the words headed by token ``words`` stand in the clause of ``trigger``, or in one around it.

    Going up from the words, the trigger or something above it comes before any other verb: «la police a arrêté mardi
    l'homme qui avait attaqué …» puts Tuesday with the arrest alone. A noun before «de» keeps its own («l'attaque de
    mardi»).
    """
    above = {trigger, *p.ancestors(trigger)}
    at = words
    for _ in range(_MOST):
        if at in above:
            return True
        if at != words and p.pos[at] in _CLAUSE_HEADS and not _describes(p, at, trigger, words):
            return False
        if p.head[at] == at:
            break
        at = p.head[at]
    return p.sentence_of[at] == p.sentence_of[trigger]


def _describes(p: Parsed, verb: int, trigger: int, words: int) -> bool:
    """«l'attaque menée mardi», «tués dans une attaque menée mardi»: the clause tells of the deed itself."""
    noun = p.head[verb]
    if p.dep[verb] == "acl" and words - verb > _CLOSE and p.pos[verb] == "VERB":
        return True  # far from a participle, the parser's choice between it and the main verb is a toss-up
    if p.dep[verb] == "advcl" and verb == p.sentence(verb)[0]:
        return p.head[trigger] == noun and p.dep[trigger].startswith("nsubj")  # «Lancée lundi, l'offensive a …»
    if p.pos[noun] not in ("NOUN", "PROPN"):
        return False
    scene = p.pos[trigger] == "VERB" and trigger in p.ancestors(noun)
    return noun == trigger or (scene and bool(_SCENES & set(p.low[max(p.sentence(noun)[0], noun - 5) : noun])))


def owner_before(p: Parsed, first: int) -> int | None:
    """The noun that «de» ties to the words that open at token ``first``: «l'attaque | de mardi»; ``None`` without one."""
    start = p.sentence(first)[0]
    k = first - 1
    if p.low[first] in _OF or p.low[first] in ("du", "des"):
        k = first
    while k > start and p.low[k] in _ARTICLES:
        k -= 1
    if k <= start or p.low[k] not in _OF:
        return None
    k -= 1
    while k > start and p.pos[k] == "ADJ":
        k -= 1
    return k if p.pos[k] in ("NOUN", "PROPN") and p.low[k] not in _TIMES else None


def head_of(p: Parsed, tokens: range) -> int:
    """The token of a span that hangs outside of it; the first one where there are several."""
    inside: Container[int] = tokens
    return next((t for t in tokens if p.head[t] not in inside or p.head[t] == t), tokens[0])
