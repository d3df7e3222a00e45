"""Reads a verb with its auxiliaries, clitics and negation from the words themselves, and finds its subject.

Forms come from our own conjugation, not from the parser's lemmas and tenses, which are often wrong in French; the
parser's heads serve to find subjects (design, «Facts measured on this ground»).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.language.conjugation import VerbForm, form_table
from dragoman.language.lexicon import words

_ETRE_VERBS = words("être-verb")
_NEGATIONS = frozenset({"pas", "plus", "jamais", "guère", "aucunement", "nullement", "point", "aucun", "aucune"})
_CLITICS = frozenset(
    {"le", "la", "l'", "les", "lui", "leur", "y", "en", "me", "m'", "te", "nous", "vous", "se", "s'", "ne", "n'", "n", "s"}
)  # fmt: skip
_REFLEXIVE = frozenset({"se", "s'"})
INVERTED = frozenset(
    {"-il", "-elle", "-ils", "-elles", "-on", "-t-il", "-t-elle", "-t-on", "-je", "-nous", "-t", "-t-ils"}
)
_BEFORE_NOUN = frozenset({"le", "la", "l'", "les", "l", "'", "un", "une", "m.", "mme"})
_LINKING_ADVERBS = frozenset(
    {"également", "aussi", "encore", "ensuite", "déjà", "notamment", "bien", "toujours", "enfin"}
)
_TIME_WORDS = words("calendar-word")
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb at token ``head`` with its auxiliaries and clitics in tokens ``[first, last)``.

    ``forms`` are the analyses of the lexical verb; ``mood`` and ``tense`` are those of the finite element.
    """

    head: int
    first: int
    last: int
    forms: tuple[VerbForm, ...]
    mood: str
    tense: str
    person: int
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    number: str = ""
    """«s» or «p» of the finite element; empty for infinitives and participles."""
    inverted: int = -1
    """Token of an inverted subject pronoun («a-t-il dit»), or -1."""

    @property
    def lemmas(self) -> frozenset[str]:
        """Every infinitive that the form can belong to."""
        return frozenset(f.lemma for f in self.forms)


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

    def read(self, p: Parsed, v: int, *, certain: bool = False) -> VerbGroup | None:
        """The verb group headed by token ``v``; ``None`` where the form is no verb here.

        ``certain``: the caller knows from the construction that it is one.
        """
        forms = self._forms.get(p.low[v], ())
        if not forms or not (certain or self._is_verb(p, v, forms)):
            return None
        start = p.sentence(v)[0]
        participle = tuple(f for f in forms if f.mood == "part" and f.tense == "past")
        if participle:
            group = self._with_auxiliary(p, v, participle, start)
            if group is not None:
                return group
        finite = [f for f in forms if f.mood in ("ind", "cond", "subj", "imp")]
        if participle and (not finite or p.pos[v] in ("ADJ", "NOUN") or self._agrees_like_participle(p, v)):
            return VerbGroup(v, v, v + 1, participle, "part", "past", 0, passive=True)
        best = _most_likely(forms)
        first, negated, reflexive = self._clitics(p, v, start)
        last, inverted, after_negation = self._after(p, v)
        return VerbGroup(
            v, first, last, forms, best.mood, best.tense, best.person,
            negated=negated or after_negation, reflexive=reflexive, inverted=inverted,
            number=best.number if best.mood != "part" else "",
        )  # fmt: skip

    def _is_verb(self, p: Parsed, v: int, forms: tuple[VerbForm, ...]) -> bool:
        """Whether an ambiguous form («visite», «attaque», «condamne») is a verb where it stands."""
        before = p.low[v - 1] if v > p.sentence(v)[0] else ""
        if any(f.mood == "inf" for f in forms):
            return before not in ("le", "un", "du", "ce", "au") or p.pos[v] in ("VERB", "AUX")
        if v + 1 < len(p) and p.low[v + 1] in INVERTED:
            return True
        if before in ("ne", "n'", "se", "s'", "qui", "il", "elle", "ils", "elles", "on", "je", "j'", "nous"):
            return True
        if p.pos[v] in ("VERB", "AUX"):
            return before not in (
                "un",
                "une",
                "cette",
                "ce",
                "ces",
                "cet",
                "son",
                "sa",
                "ses",
                "du",
                "au",
                "aux",
                "des",
                "d'",
            )
        if any(f.mood == "part" for f in forms):
            return p.pos[v] == "ADJ" or before in self._auxiliary or before in _NEGATIONS or before in _LINKING_ADVERBS
        if before in (
            "le",
            "la",
            "l'",
            "les",
            "un",
            "une",
            "des",
            "du",
            "de",
            "d'",
            "cette",
            "ce",
            "sa",
            "son",
            "ses",
            "leur",
        ):
            return False
        if self._stands_as_verb(p, v, before):
            return True
        return (p.pos[v] == "PROPN" and p.words[v][:1].islower()) or (p.pos[v] == "NOUN" and p.pos[v - 1] == "PRON")

    def _stands_as_verb(self, p: Parsed, v: int, before: str) -> bool:
        """«Le Bénin expulse deux …», «…, demande au gouvernement»: a noun phrase before, an object or «à» after.

        The parser often takes such a form for a noun, above all in headlines and after a name.
        """
        after, pos = p.low[v + 1 : v + 2], p.pos[v + 1 : v + 2]
        if not before or not after or p.words[v][:1].isupper():
            return False
        has_subject = any(p.dep[c].startswith("nsubj") and c < v for c in p.children[v])
        if p.dep[v] == "ROOT" and has_subject and before not in (",", "et"):
            return True
        opens_object = pos[0] in ("DET", "NUM", "SCONJ", "PRON") or after[0] in (
            "«",
            "“",
            "que",
            "qu'",
            "le",
            "la",
            "les",
            "l'",
        )
        if p.pos[v - 1] == "PROPN" and before not in (",", "et"):
            opens_object = (
                opens_object
                or any(f.mood == "inf" for f in self._forms.get(after[0], ()))
                or pos[0] in ("ADJ", "PUNCT")
            )
        if before in (",", "et"):
            return opens_object or after[0] in ("à", "au", "aux")
        if p.pos[v - 1] in ("PROPN", "NOUN", "PRON") and p.pos[v - 1] != "DET":
            return opens_object or after[0] in ("à", "au", "aux", "contre")
        return False

    def _agrees_like_participle(self, p: Parsed, v: int) -> bool:
        return p.dep[v] in ("acl", "amod") and p.head[v] < v

    def _with_auxiliary(self, p: Parsed, v: int, participle: tuple[VerbForm, ...], start: int) -> VerbGroup | None:
        k, been, negated, inverted = v - 1, False, False, -1
        while k >= start:
            word = p.low[k]
            if word == "été":
                been = True
            elif word in self._auxiliary and word != "été":
                break
            elif word in INVERTED:
                inverted = k
            elif word in _NEGATIONS:
                negated = True
            elif not (
                p.pos[k] == "ADV" or word in _LINKING_ADVERBS or word in ("à", "nouveau", "tous", "toutes", "tout")
            ):
                k = self._parsed_auxiliary(p, v, k)
                break
            k -= 1
        if k < start:
            return None
        auxiliary = _most_likely(self._auxiliary[p.low[k]])
        first, ne, reflexive = self._clitics(p, k, start)
        lemma = participle[0].lemma
        with_etre = auxiliary.lemma == "être"
        passive = been or (with_etre and not reflexive and lemma not in _ETRE_VERBS)
        last, after_inverted, after_negation = self._after(p, v)
        return VerbGroup(
            v, first, last, participle, auxiliary.mood, auxiliary.tense if auxiliary.mood != "inf" else "past",
            auxiliary.person, number=auxiliary.number, passive=passive,
            negated=negated or ne or after_negation, reflexive=reflexive,
            inverted=inverted if inverted >= 0 else after_inverted,
        )  # fmt: skip

    def _parsed_auxiliary(self, p: Parsed, v: int, before: int) -> int:
        """«a par ailleurs démenti», «ont, de leur côté, rejeté»: the auxiliary that the parser gives; -1 when none."""
        near = [
            c
            for c in p.children[v]
            if p.dep[c].startswith("aux") and before - 7 <= c <= before and p.low[c] in self._auxiliary
        ]
        return near[-1] if near else -1

    def _clitics(self, p: Parsed, v: int, start: int) -> tuple[int, bool, bool]:
        k, negated, reflexive = v, False, False
        while k > start and (p.low[k - 1] in _CLITICS and self._is_clitic(p, k - 1)):
            k -= 1
            negated = negated or p.low[k] in ("ne", "n'")
            reflexive = reflexive or p.low[k] in _REFLEXIVE
        if k > start and p.low[k - 1] in ("pas", "plus") and k - 1 > start and p.low[k - 2] == "ne":
            return k - 2, True, reflexive  # «ne pas confirmer»
        return k, negated, reflexive

    def _is_clitic(self, p: Parsed, k: int) -> bool:
        return p.low[k] not in ("le", "la", "l'", "les", "en", "leur") or p.pos[k] == "PRON"

    def _after(self, p: Parsed, v: int) -> tuple[int, int, bool]:
        last, inverted, negated = v + 1, -1, False
        end = p.sentence(v)[1]
        while last < end and (
            p.low[last] in INVERTED or (p.low[last] in _NEGATIONS and p.low[last] not in ("aucun", "aucune"))
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
    mention_at: Callable[[int], Mention | None] = lambda _token: None,
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
    if token is None:
        token = _mention_left(p, g, mention_at)
    if token is None:
        token = _parsed_subject(p, g, 0)
    if token is None and not inverted_first:
        token = _sentence_topic(p, g, mention_at)
    return None if token is None else FoundSubject(token, token > g.head, g.number)


def _clitic_subject(p: Parsed, g: VerbGroup) -> int | None:
    """«il», «elle», «on», «qui» right before the verb group."""
    k = g.first - 1
    if k < p.sentence(g.head)[0]:
        return None
    if p.low[k] in ("il", "elle", "ils", "elles", "on", "je", "nous", "celui-ci", "celle-ci"):
        return k
    if p.low[k] == "qui":
        return _antecedent(p, g.head, k)
    return None


def _after_verb(p: Parsed, g: VerbGroup) -> int | None:
    """The noun phrase right after the verb: «a indiqué lundi le ministère», «affirme Paris»."""
    end = p.sentence(g.head)[1]
    k, steps = g.last, 0
    while k < end and steps < 6:
        word, pos = p.low[k], p.pos[k]
        if pos in ("NOUN", "PROPN", "X") or word in ("on", "il", "elle"):
            return k if word not in _TIME_WORDS else _after_time(p, k, end)
        if pos in ("DET", "ADJ", "NUM", "ADV") or word in _BEFORE_NOUN or word in _LINKING_ADVERBS:
            k, steps = k + 1, steps + 1
        elif (pos in ("PRON",) and word in ("celui-ci", "celle-ci", "ce", "cette")) or p.words[k][:1].isupper():
            return k
        else:
            return None
    return None


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
    if not own:
        return None
    before = [c for c in own if c < g.head]
    nearest = before[-1] if before else own[0]
    return _antecedent(p, g.head, nearest) if p.low[nearest] in RELATIVES else nearest


def own_subject_before(p: Parsed, g: VerbGroup) -> bool:
    """Whether the verb has a subject of its own to its left: then no inverted one follows."""
    token = _own_subject(p, g)
    return token is not None and token < g.first


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
        return _parsed_subject(p, VerbGroup(head, head, head + 1, (), "inf" if p.dep[head] == "xcomp" else "", "", 0), depth + 1)
    return None


def _mention_left(p: Parsed, g: VerbGroup, mention_at: Callable[[int], Mention | None]) -> int | None:
    """The mention that ends right before a finite verb, when the parser found no subject."""
    if g.mood in ("inf", "part") or g.first == 0:
        return None
    k = g.first - 1
    while k > p.sentence(g.head)[0] and p.pos[k] == "ADV":
        k -= 1
    if p.low[k] == "," and k - 1 > p.sentence(g.head)[0] and mention_at(k - 1) is not None:
        k -= 1  # «Le Premier ministre, Jean Dupont, a dit»
    mention = mention_at(k)
    if mention is None or mention.j != k + 1:
        return None
    opens = mention.i == p.sentence(g.head)[0] or p.low[mention.i - 1] in (
        ",",
        "et",
        "mais",
        ":",
        "«",
        "»",
        "que",
        "qu'",
    )
    return mention.head if opens else None


def _sentence_topic(p: Parsed, g: VerbGroup, mention_at: Callable[[int], Mention | None]) -> int | None:
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
