"""Tells a verb from a noun of the same form: «visite», «attaque», «condamne»."""

from __future__ import annotations

from collections.abc import Container, Mapping

from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs.function_words import INVERTED, LINKING_ADVERBS, NEGATIONS
from dragoman.language.conjugation import VerbForm

_BEFORE_VERB = frozenset({"ne", "n'", "se", "s'", "qui", "il", "elle", "ils", "elles", "on", "je", "j'", "nous"})
_NEVER_BEFORE_VERB = frozenset(
    {"un", "une", "cette", "ce", "ces", "cet", "son", "sa", "ses", "du", "au", "aux", "des", "d'"}
)
_BEFORE_NOUN = frozenset(
    {"le", "la", "l'", "les", "un", "une", "des", "du", "de", "d'", "cette", "ce", "sa", "son", "ses", "leur"}
)
_OPENS_OBJECT = frozenset({"«", "“", "que", "qu'", "le", "la", "les", "l'", "au", "aux"})
FormTable = Mapping[str, tuple[VerbForm, ...]]
"""Every analysis of a lower-case form."""


def is_verb(p: Parsed, v: int, table: FormTable, auxiliaries: Container[str]) -> bool:
    """Whether the form at token ``v`` is a verb there. ``table`` has the analyses of forms, that of ``v`` among them."""
    forms = table[p.low[v]]
    before = p.low[v - 1] if v > p.sentence(v)[0] else ""
    if any(f.mood == "inf" for f in forms):
        return before not in ("le", "un", "du", "ce", "au") or p.pos[v] in ("VERB", "AUX")
    if v + 1 < len(p) and p.low[v + 1] in INVERTED:
        return True
    if before in _BEFORE_VERB:
        return True
    if p.pos[v] in ("VERB", "AUX"):
        return before not in _NEVER_BEFORE_VERB
    if any(f.mood == "part" for f in forms):
        inverted = (
            before in INVERTED and v - 3 >= p.sentence(v)[0] and any(w in auxiliaries for w in p.low[v - 3 : v - 1])
        )
        if p.pos[v] == "ADJ" or inverted or _may_precede_participle(before, auxiliaries):
            return True
        if all(f.mood == "part" for f in forms):
            return False  # «fait», «dit» may be present tense too
    if before in _BEFORE_NOUN:
        return False
    if p.pos[v] == "ADJ" and any(p.dep[c] == "obj" and c > v for c in p.children[v]):
        return True  # «L'État islamique revendique l'attaque»
    if p.pos[v] == "ADJ" and p.dep[v] == "ROOT" and {"que", "qu'"} & set(p.low[v + 1 : v + 6]):
        return any(p.dep[c].startswith("nsubj") for c in p.children[v])  # «Le maire, X, estime pour sa part que …»
    if _stands_as_verb(p, v, before, table):
        return True
    return (p.pos[v] == "PROPN" and p.words[v][:1].islower()) or (p.pos[v] == "NOUN" and p.pos[v - 1] == "PRON")


def _may_precede_participle(word: str, auxiliaries: Container[str]) -> bool:
    return word in auxiliaries or word in NEGATIONS or word in LINKING_ADVERBS


def _stands_as_verb(p: Parsed, v: int, before: str, table: FormTable) -> bool:
    """«Le Bénin expulse deux …», «…, demande au gouvernement»: a noun phrase before, an object or «à» after.

    The parser often takes such a form for a noun, above all in headlines and after a name.
    """
    k = v + 1
    while k < len(p) - 1 and p.pos[k] == "ADV" and p.low[k] not in ("que", "qu'"):
        k += 1  # «demande désormais l'abandon»
    after, pos = p.low[k : k + 1], p.pos[k : k + 1]
    if not before or not after or p.words[v][:1].isupper():
        return False
    has_subject = any(p.dep[c].startswith("nsubj") and c < v for c in p.children[v])
    if p.dep[v] == "ROOT" and has_subject and before not in (",", "et"):
        return True
    opens_object = pos[0] in ("DET", "NUM", "SCONJ", "PRON") or after[0] in _OPENS_OBJECT
    if p.pos[v - 1] == "PROPN" and before not in (",", "et"):
        opens_object = (
            opens_object or any(f.mood == "inf" for f in table.get(after[0], ())) or pos[0] in ("ADJ", "PUNCT")
        )
    if before in (",", "et"):
        return opens_object or after[0] in ("à", "au", "aux")
    if p.pos[v - 1] in ("PROPN", "NOUN", "PRON"):
        return opens_object or after[0] in ("à", "au", "aux", "contre")
    return False
