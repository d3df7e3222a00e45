"""Finds the subject of a verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs.function_words import INVERTED, LINKING_ADVERBS, RELATIVES
from dragoman.analysis.verbs.group import VerbGroup
from dragoman.language.lexicon import words

_TIME_WORDS = words("calendar-word")
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "je", "nous", "celui-ci", "celle-ci"})
_BEFORE_NOUN = frozenset({"le", "la", "l'", "les", "l", "'", "un", "une", "m.", "mme"})
_FOR_ONES_PART = frozenset(
    (first, own, noun)
    for first, noun in (("de", "côté"), ("pour", "part"), ("à", "tour"))
    for own in ("son", "sa", "leur")
)
_OPENS_CLAUSE = frozenset({",", "et", "mais", ":", "«", "»", "que", "qu'"})
MentionAt = Callable[[int], Mention | None]
"""The mention that covers a token."""


@dataclass(frozen=True, slots=True)
class FoundSubject:
    """The token that heads a verb's subject; ``after`` when it follows its verb; ``number`` is the verb's."""

    token: int
    after: bool = False
    number: str = ""


def find_subject(
    p: Parsed,
    g: VerbGroup,
    *,
    inverted_first: bool = False,
    mention_at: MentionAt = lambda _token: None,
) -> FoundSubject | None:
    """The subject of a verb: an inverted one first where the construction asks for it, then the parser's, then a near one.

    A relative pronoun is replaced by its antecedent; an infinitive takes the subject of the verb that governs it.
    """
    if g.inverted >= 0:
        last = g.inverted
        while last + 1 < g.last and p.low[last + 1] in INVERTED:
            last += 1
        return FoundSubject(last, True, g.number)
    if inverted_first:
        after = _after_verb(p, g)
        if after is not None:
            return FoundSubject(after, True, g.number)
    before = _clitic_subject(p, g)
    token = before if before is not None else _own_subject(p, g)
    if token is not None and (named := _apposed_to(p, token, mention_at)) is not None:
        token = named
    if token is None:
        token = _mention_left(p, g, mention_at)
    if token is None:
        token = _parsed_subject(p, g, 0)
    if token is None and not inverted_first:
        token = _sentence_topic(p, g, mention_at)
    return None if token is None else FoundSubject(token, token > g.head, g.number)


def _apposed_to(p: Parsed, token: int, mention_at: MentionAt) -> int | None:
    """«X, représentant le Japon a annoncé»: a bare noun after a comma is more on the person before the comma."""
    first = p.left[token]
    if p.pos[token] != "NOUN" or first != token or token < 2 or p.low[token - 1] != ",":
        return None
    mention = mention_at(token - 2)
    return mention.head if mention is not None and mention.person and mention.number != "p" else None


def _clitic_subject(p: Parsed, g: VerbGroup) -> int | None:
    """«il», «elle», «on», «qui» right before the verb group."""
    k = g.first - 1
    if k < p.sentence(g.head)[0]:
        return None
    if p.low[k] in _PRONOUNS:
        return k
    if p.low[k] == "qui":
        return _antecedent(p, g.head, k)
    return None


def _after_verb(p: Parsed, g: VerbGroup) -> int | None:
    """The noun phrase right after the verb: «a indiqué lundi le ministère», «affirme Paris»."""
    end = p.sentence(g.head)[1]
    k, steps = g.last, 0
    while k < end and steps < 6:
        if tuple(p.low[k : k + 3]) in _FOR_ONES_PART:
            k += 3  # «a salué pour sa part le ministre»
            continue
        word, pos = p.low[k], p.pos[k]
        if pos in ("NOUN", "PROPN", "X") or word in ("on", "il", "elle"):
            return k if word not in _TIME_WORDS else _after_time(p, k, end)
        if pos in ("DET", "ADJ", "NUM", "ADV") or word in _BEFORE_NOUN or word in LINKING_ADVERBS:
            k, steps = k + 1, steps + 1
        elif (pos == "PRON" and word in ("celui-ci", "celle-ci", "ce", "cette")) or p.words[k][:1].isupper():
            return k
        else:
            break
    # «a constaté l'Américain», «estime le premier»: an adjective that stands for a noun.
    named = k - 1 > g.last and p.pos[k - 1] == "ADJ" and (p.pos[k - 2] == "DET" or p.low[k - 2] in _BEFORE_NOUN)
    return k - 1 if named else None


def _after_time(p: Parsed, k: int, end: int) -> int | None:
    for t in range(k + 1, min(end, k + 6)):
        if p.pos[t] in ("NOUN", "PROPN") and p.low[t] not in _TIME_WORDS and not p.low[t].isdigit():
            return t
        if p.pos[t] in ("VERB", "PUNCT", "ADP"):
            return None
    return None


def _own_subject(p: Parsed, g: VerbGroup) -> int | None:
    """What the parser calls the subject of this very verb."""
    own = [c for c in p.children[g.head] if p.dep[c].startswith("nsubj") and c not in range(g.first, g.last)]
    if not own:  # «Ce dernier a d'ailleurs adressé …»: the parser may hang it on the auxiliary
        own = [c for k in range(g.first, g.last) for c in p.children[k] if p.dep[c].startswith("nsubj") and c < g.first]
    if not own:
        return None
    before = [c for c in own if c < g.head]
    nearest = before[-1] if before else own[0]
    return _antecedent(p, g.head, nearest) if p.low[nearest] in RELATIVES else nearest


def own_subject_before(p: Parsed, g: VerbGroup) -> bool:
    """Whether the verb has a subject of its own to its left: then no inverted one follows."""
    token = _own_subject(p, g)
    return token is not None and token < g.first and not _is_clause(p, token)


def _is_clause(p: Parsed, token: int) -> bool:
    """«C'est un désastre, a dit X»: what the parser calls a subject is all that was said."""
    return any(p.dep[c] in ("cop", "nsubj", "expl:subj") for c in p.children[token])


def _parsed_subject(p: Parsed, g: VerbGroup, depth: int) -> int | None:
    for child in p.children[g.head]:
        if p.dep[child].startswith("nsubj") and child not in range(g.first, g.last):
            if p.low[child] in RELATIVES:
                return _antecedent(p, g.head, child)
            return child
    dep, head = p.dep[g.head], p.head[g.head]
    if dep == "acl:relcl" and head < g.head:
        return head
    governed = dep == "conj" or g.mood in ("inf", "part")
    if dep in ("conj", "xcomp", "advcl", "ccomp", "obl:arg", "obl:mod") and head != g.head and depth < 3 and governed:
        return _parsed_subject(
            p, VerbGroup(head, head, head + 1, (), "inf" if p.dep[head] == "xcomp" else "", "", 0), depth + 1
        )
    return None


def _mention_left(p: Parsed, g: VerbGroup, mention_at: MentionAt) -> int | None:
    """The mention that ends right before a finite verb, when the parser found no subject."""
    if g.mood in ("inf", "part") or g.first == 0:
        return None
    k = g.first - 1
    while k > p.sentence(g.head)[0] and p.pos[k] == "ADV":
        k -= 1
    if p.low[k] in ("»", "”", '"') and k - 1 > p.sentence(g.head)[0]:
        k -= 1  # «le groupe « État islamique » a revendiqué»
    if p.low[k] == "," and k - 1 > p.sentence(g.head)[0] and mention_at(k - 1) is not None:
        k -= 1  # «Le Premier ministre, Jean Dupont, a dit»
    mention = mention_at(k)
    if mention is None or mention.j != k + 1:
        return None
    opens = mention.i == p.sentence(g.head)[0] or p.low[mention.i - 1] in _OPENS_CLAUSE
    return mention.head if opens else None


def _sentence_topic(p: Parsed, g: VerbGroup, mention_at: MentionAt) -> int | None:
    """«Les Émirats, que Khartoum accuse …, ont démenti»: the mention that opens the sentence, before its main verb."""
    start = p.sentence(g.head)[0]
    if g.mood in ("inf", "part") or p.dep[g.head] not in ("ROOT", "dep", "conj"):
        return None
    mention = mention_at(start) or mention_at(min(start + 1, g.head))
    if (
        mention is None
        or mention.i > start + 1
        or mention.j >= g.first
        or p.low[mention.j] not in (",", "(", "qui", "que")
    ):
        return None
    return mention.head


def _antecedent(p: Parsed, verb: int, relative: int) -> int | None:
    if p.dep[verb] == "acl:relcl" and p.head[verb] < relative:
        return p.head[verb]
    k = relative - 1
    if k >= 0 and p.low[k] == ",":
        k -= 1
    return k if k >= 0 and p.pos[k] in ("NOUN", "PROPN") else None
