"""Reads a verb with its auxiliaries, clitics and negation from the words themselves."""

from __future__ import annotations

from collections.abc import Container, Iterable

from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs.function_words import INVERTED, LINKING_ADVERBS, NEGATIONS
from dragoman.analysis.verbs.group import VerbGroup
from dragoman.analysis.verbs.verb_or_noun import is_verb
from dragoman.language.conjugation import VerbForm, form_table
from dragoman.language.lexicon import words

_ETRE_VERBS = words("être-verb")
_CLITICS = frozenset(
    {"le", "la", "l'", "les", "lui", "leur", "y", "en", "me", "m'", "te", "nous", "vous", "se", "s'", "ne", "n'", "n", "s"}
)  # fmt: skip
_REFLEXIVE = frozenset({"se", "s'"})

_AFTER_ELIDED_DE = frozenset({"abord", "ailleurs", "emblée", "ores", "office", "avance"})


class VerbReader:
    """Reads verb groups; made once per vocabulary of verbs."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._forms = form_table({*lemmas, "être", "avoir", "aller", "faire", "venir", "pouvoir", "devoir"})
        self._auxiliary = {
            form: tuple(a for a in analyses if a.lemma in ("être", "avoir"))
            for form, analyses in self._forms.items()
            if any(a.lemma in ("être", "avoir") for a in analyses)
        }

    def forms(self, word: str) -> tuple[VerbForm, ...]:
        """The analyses of a lower-case form; empty when it is no form of a verb of the lexicons."""
        return self._forms.get(word, ())

    def forms_of(self, lemmas: Container[str]) -> frozenset[str]:
        """Every form that may belong to one of these infinitives."""
        return frozenset(form for form, analyses in self._forms.items() if any(a.lemma in lemmas for a in analyses))

    def read(self, p: Parsed, v: int, *, certain: bool = False) -> VerbGroup | None:
        """The verb group headed by token ``v``; ``None`` where the form is no verb here.

        ``certain``: the caller knows from the construction that it is one.
        """
        if p.low[v] not in self._forms:
            return None
        key = (self, v, certain)
        if key not in p.memo:
            p.memo[key] = self._read(p, v, certain)
        group: VerbGroup | None = p.memo[key]
        return group

    def _read(self, p: Parsed, v: int, certain: bool) -> VerbGroup | None:
        forms = self._forms[p.low[v]]
        if not (certain or is_verb(p, v, self._forms, self._auxiliary)):
            return None
        start = p.sentence(v)[0]
        participle = tuple(f for f in forms if f.mood == "part" and f.tense == "past")
        if participle:
            group = self._with_auxiliary(p, v, participle, start)
            group = group or self._coordinated(p, v, participle)
            if group is not None:
                return group
        finite = [f for f in forms if f.mood in ("ind", "cond", "subj", "imp")]
        if participle and (
            not finite
            or (p.pos[v] in ("ADJ", "NOUN") and not _heads_its_sentence(p, v))
            or _agrees_like_participle(p, v)
        ):
            return VerbGroup(v, v, v + 1, participle, "part", "past", 0, passive=True)
        best = _most_likely(forms)
        first, negated, reflexive = _clitics(p, v, start)
        last, inverted, after_negation = _after(p, v)
        return VerbGroup(
            v, first, last, forms, best.mood, best.tense, best.person,
            negated=negated or after_negation, reflexive=reflexive, inverted=inverted,
            number=best.number if best.mood != "part" else "",
        )  # fmt: skip

    def _with_auxiliary(self, p: Parsed, v: int, participle: tuple[VerbForm, ...], start: int) -> VerbGroup | None:
        k, been, negated, inverted = self._auxiliary_before(p, v, start)
        if k < start:
            return None
        auxiliary = _most_likely(self._auxiliary[p.low[k]])
        first, ne, reflexive = _clitics(p, k, start)
        with_etre = auxiliary.lemma == "être"
        passive = been or (with_etre and not reflexive and participle[0].lemma not in _ETRE_VERBS)
        last, after_inverted, after_negation = _after(p, v)
        return VerbGroup(
            v, first, last, participle, auxiliary.mood, auxiliary.tense if auxiliary.mood != "inf" else "past",
            auxiliary.person, number=auxiliary.number, passive=passive,
            negated=negated or ne or after_negation, reflexive=reflexive,
            inverted=inverted if inverted >= 0 else after_inverted,
        )  # fmt: skip

    def _coordinated(self, p: Parsed, v: int, participle: tuple[VerbForm, ...]) -> VerbGroup | None:
        """«a appelé au calme et demandé aux habitants …»: a participle that shares the auxiliary of the one before."""
        h = p.head[v]
        if (
            p.dep[v] != "conj"
            or h >= v
            or p.low[v - 1] not in ("et", "mais", "puis", ",", "ou")
            or p.low[h] not in self._forms
        ):
            return None
        before = self.read(p, h)
        if before is None or before.first == before.head or before.mood not in ("ind", "cond"):
            return None
        return VerbGroup(
            v, v, v + 1, participle, before.mood, before.tense, before.person, passive=before.passive,
            negated=before.negated, reflexive=before.reflexive, number=before.number,
        )  # fmt: skip

    def _auxiliary_before(self, p: Parsed, v: int, start: int) -> tuple[int, bool, bool, int]:
        """The auxiliary of a participle, below ``start`` when none; whether «été» and a negation stand between; an inversion."""
        k, been, negated, inverted = v - 1, False, False, -1
        while k >= start:
            word = p.low[k]
            if word == "été":
                been = True
            elif word in self._auxiliary:
                break
            elif word in INVERTED:
                inverted = k
            elif word in NEGATIONS:
                negated = True
            elif word == "d'" and p.low[k + 1] in _AFTER_ELIDED_DE:
                pass  # «a d'abord estimé», «ont d'ailleurs revendiqué», «a d'ores et déjà annoncé»
            elif not (
                p.pos[k] == "ADV"
                or word in LINKING_ADVERBS
                or word in ("à", "nouveau", "tous", "toutes", "tout", "cette", "fois", "et")
            ):
                k = self._parsed_auxiliary(p, v, k)
                break
            k -= 1
        return k, been, negated, inverted

    def _parsed_auxiliary(self, p: Parsed, v: int, before: int) -> int:
        """«a par ailleurs démenti», «ont, de leur côté, rejeté»: the auxiliary that the parser gives; -1 when none."""
        near = [
            c
            for c in p.children[v]
            if p.dep[c].startswith("aux") and before - 7 <= c <= before and p.low[c] in self._auxiliary
        ]
        return near[-1] if near else -1


def _heads_its_sentence(p: Parsed, v: int) -> bool:
    """«Le bilan fait également état de …»: a root with a subject before it, whatever the parser calls it."""
    return p.dep[v] == "ROOT" and any(p.dep[c] == "nsubj" and c < v for c in p.children[v])


def _agrees_like_participle(p: Parsed, v: int) -> bool:
    return p.dep[v] in ("acl", "amod") and p.head[v] < v


def _clitics(p: Parsed, v: int, start: int) -> tuple[int, bool, bool]:
    k, negated, reflexive = v, False, False
    while k > start and (p.low[k - 1] in _CLITICS and _is_clitic(p, k - 1)):
        k -= 1
        negated = negated or p.low[k] in ("ne", "n'")
        reflexive = reflexive or p.low[k] in _REFLEXIVE
    if k > start and p.low[k - 1] in ("pas", "plus") and k - 1 > start and p.low[k - 2] == "ne":
        return k - 2, True, reflexive  # «ne pas confirmer»
    return k, negated, reflexive


def _is_clitic(p: Parsed, k: int) -> bool:
    return p.low[k] not in ("le", "la", "l'", "les", "en", "leur") or p.pos[k] == "PRON"


def _after(p: Parsed, v: int) -> tuple[int, int, bool]:
    """Behind a verb: the end of its group, an inverted pronoun (or -1), whether it is negated."""
    last, inverted, negated = v + 1, -1, False
    end = p.sentence(v)[1]
    while last < end and (
        p.low[last] in INVERTED or (p.low[last] in NEGATIONS and p.low[last] not in ("aucun", "aucune"))
    ):
        if p.low[last] in INVERTED:
            inverted = last
        elif p.low[last] != "plus" or p.low[v - 1] in ("ne", "n'"):
            negated = True
        last += 1
    if last < end and p.low[last] in ("aucun", "aucune"):
        negated = True
    return last, inverted, negated


def _most_likely(forms: tuple[VerbForm, ...]) -> VerbForm:
    """Third person before others, indicative before subjunctive before imperative: news is written so."""
    order = {"ind": 0, "cond": 0, "inf": 1, "part": 2, "subj": 3, "imp": 4}
    return min(forms, key=lambda f: (order[f.mood], f.person != 3, f.tense != "pres"))
