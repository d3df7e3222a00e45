"""What became of the people that a number counts: killed, arrested, freed…, by the noun itself or the verb they stand with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.analysis.parse import Parsed
from dragoman.language.conjugation import VerbForm, form_table
from dragoman.language.counting import CountKind, CountWord, counted
from dragoman.language.lexicon import words
from dragoman.record import Counted

_OF = frozenset({"de", "d'", "des"})
_ELEMENTS = frozenset({"été", "être", "avoir", "ayant", "étant"})
_ETRE_VERBS = words("être-verb")
_PREPOSITIONS = frozenset(
    {"par", "avec", "dans", "contre", "sur", "à", "aux", "au", "pour", "sans", "entre", "chez", "envers", "de", "d'",
     "des", "du", "en", "après", "avant", "depuis", "pendant", "comme", "selon", "parmi"}
)  # fmt: skip
_PAIRS: frozenset[frozenset[str]] = frozenset({frozenset({"killed", "wounded"})})
_REACH = 14


@dataclass(frozen=True, slots=True)
class Fate:
    """What is counted, the token of the verb or deed that says so (-1: the noun itself), and the last word to cite."""

    of: Counted
    verb: int = -1
    last: int = -1
    negated: bool = False


@dataclass(frozen=True, slots=True)
class _Verb:
    row: CountWord
    rest: tuple[str, ...]
    done_to: bool


@cache
def _verbs() -> dict[str, tuple[_Verb, ...]]:
    """Infinitive -> what its object or its subject has become."""
    found: dict[str, list[_Verb]] = {}
    kinds: tuple[CountKind, ...] = ("done-to", "does")
    for kind in kinds:
        for expression, row in counted(kind).items():
            first, *rest = expression.removeprefix("se ").removeprefix("s'").split(" ")
            found.setdefault(first, []).append(_Verb(row, tuple(rest), kind == "done-to"))
    return {lemma: tuple(sorted(verbs, key=lambda v: -len(v.rest))) for lemma, verbs in found.items()}


@cache
def _forms() -> dict[str, tuple[VerbForm, ...]]:
    return form_table({*_verbs(), "être", "avoir"})


class FateReader:
    """Reads the fates of one article's people."""

    def __init__(self, p: Parsed) -> None:
        self._p = p

    def is_done_to(self, k: int) -> bool:
        """Whether a token is the past participle of a verb whose object is counted."""
        verb = self._verb(k)
        return verb is not None and verb.done_to and self._participle(k)

    def of(self, noun: int, opening: int, *, is_person: bool) -> Fate | None:
        """What became of those that ``noun`` names; ``opening`` is the first token of its number."""
        p = self._p
        own = counted("noun").get(p.low[noun])
        if own is not None and own.of in ("killed", "wounded", "victims"):
            return Fate(_both(p, noun, own.of), -1, -1, self._negated_before(opening))  # type: ignore[arg-type]
        if p.low[max(0, opening - 3) : opening] == ["la", "vie", "à"]:
            return Fate("killed", opening - 4, -1, self._negated(opening - 4))  # «a coûté la vie à 25 personnes»
        fate = self._by_verb(noun, opening, is_person) or self._by_deed(noun, opening)
        if fate is not None:
            return fate
        if own is not None:
            return Fate(own.of, -1, -1, self._negated_before(opening))  # type: ignore[arg-type]
        if p.low[noun] in counted("force"):
            return Fate("forces")
        return None

    # -- «12 soldats ont été tués», «a tué 12 soldats», «12 soldats ont péri»

    def _by_verb(self, noun: int, opening: int, is_person: bool) -> Fate | None:
        for v in self._candidates(noun):
            verb = self._verb(v)
            if verb is None or (verb.row.people and not is_person):
                continue
            if not self._suffers(noun, opening, v) if verb.done_to else not self._does(noun, opening, v):
                continue
            of = verb.row.of
            other = self._paired(v)
            if other and frozenset({of, other}) in _PAIRS:
                of = "victims"
            return Fate(of, v, -1, self._negated(v))  # type: ignore[arg-type]
        return None

    def _candidates(self, noun: int) -> list[int]:
        """Tokens that may be the verb of a noun: its heads, past a list of nouns, and the participles that follow it."""
        p = self._p
        start, end = p.sentence(noun)
        found = [noun] if self.is_done_to(noun) else []
        h = noun
        for _ in range(5):
            up = p.head[h]
            if up == h:
                break
            found.append(up)
            joined = p.dep[h] in ("conj", "appos", "nmod", "nummod", "det", "amod", "fixed") and p.pos[up] in (
                "NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON",
            )  # fmt: skip
            if not joined:
                break
            found.extend(c for c in p.children[up] if c > noun)
            h = up
        found.extend(c for c in p.children[noun] if c > noun)
        found.extend(self._following(noun, end))
        return [v for v in dict.fromkeys(found) if start <= v < end and p.low[v] in _forms()]

    def _following(self, noun: int, end: int) -> list[int]:
        """The participle that comes after a noun with nothing but its adjectives and auxiliaries between."""
        p = self._p
        for k in range(noun + 1, min(end, noun + _REACH)):
            if self._participle(k) and self._verb(k) is not None:
                return [k]
            if p.pos[k] in ("PUNCT", "VERB", "SCONJ", "PRON", "CCONJ") and p.low[k] not in _ELEMENTS:
                return []
        return []

    def _verb(self, v: int) -> _Verb | None:
        p = self._p
        for form in _forms().get(p.low[v], ()):
            for verb in _verbs().get(form.lemma, ()):
                if not verb.rest or self._follows(v, verb.rest):
                    return verb
        return None

    def _follows(self, v: int, rest: tuple[str, ...]) -> bool:
        return any(tuple(self._p.low[k : k + len(rest)]) == rest for k in (v + 1, v + 2))

    def _participle(self, k: int) -> bool:
        return any(f.mood == "part" and f.tense == "past" for f in _forms().get(self._p.low[k], ()))

    def _auxiliaries(self, v: int) -> set[str]:
        """The words of «être» and «avoir» before a participle, up to three other words away."""
        p = self._p
        found, passed = set(), 0
        for k in range(v - 1, max(p.sentence(v)[0], v - 8) - 1, -1):
            forms = _forms().get(p.low[k], ())
            lemma = next((f.lemma for f in forms if f.lemma in ("être", "avoir")), "")
            if lemma and not (p.low[k] == "été" and p.pos[k] == "NOUN"):
                found.add("been" if p.low[k] == "été" else lemma)
            elif p.pos[k] in ("ADV", "PART") or p.low[k] in ("pas", "ne", "n'", "également", "tous", "toutes"):
                continue
            else:
                passed += 1
                if passed > 0:
                    break
        return found

    def _passive(self, v: int) -> bool:
        if not self._participle(v):
            return False
        auxiliaries = self._auxiliaries(v)
        return "been" in auxiliaries or "être" in auxiliaries or "avoir" not in auxiliaries

    def _suffers(self, noun: int, opening: int, v: int) -> bool:
        """Whether the noun is the object of an active verb, or the subject of a passive one."""
        p = self._p
        if v == noun:
            return True
        before = p.low[opening - 1] if opening > p.sentence(noun)[0] else ""
        if noun < v:
            return self._passive(v) and (before not in _PREPOSITIONS or v - noun <= 3)
        if before in _PREPOSITIONS:
            return False
        finite_or_present = not self._participle(v) or "avoir" in self._auxiliaries(v) or self._passive(v)
        return finite_or_present and self._is_object(noun, v)

    def _is_object(self, noun: int, v: int) -> bool:
        """No other verb between, and the parser puts the noun below the verb."""
        p = self._p
        return p.head[noun] == v or v in p.ancestors(noun)

    def _does(self, noun: int, opening: int, v: int) -> bool:
        """Whether the noun is the subject of an active verb."""
        p = self._p
        before = p.low[opening - 1] if opening > p.sentence(noun)[0] else ""
        if before in _PREPOSITIONS:
            return False
        if noun < v:
            above = p.head[noun] == v or v in p.ancestors(noun)
            beside = p.head[v] == noun and self._participle(v)  # «28 personnes mortes»
            return above or beside or v in self._following(noun, p.sentence(noun)[1])
        return p.dep[noun].startswith("nsubj") and p.head[noun] == v

    def _paired(self, v: int) -> str:
        """The fate that «ou» or «et» joins to another: «tués ou blessés»."""
        p = self._p
        if v + 2 < len(p) and p.low[v + 1] in ("ou", "et"):
            verb = self._verb(v + 2)
            if verb is not None and self._participle(v + 2):
                return verb.row.of
        return ""

    def _negated(self, v: int) -> bool:
        p = self._p
        return bool({"ne", "n'"} & set(p.low[max(p.sentence(v)[0], v - 5) : v]))

    def _negated_before(self, opening: int) -> bool:
        """«n'a pas fait 12 morts»."""
        p = self._p
        before = p.low[max(p.sentence(opening)[0], opening - 5) : opening]
        return bool({"ne", "n'"} & set(before))

    # -- «la mort de 12 soldats»

    def _by_deed(self, noun: int, opening: int) -> Fate | None:
        p = self._p
        start = p.sentence(noun)[0]
        k = opening - 1
        if k <= start or p.low[k] not in _OF:
            k = self._list_start(noun, start)
        if k <= start or p.low[k] not in _OF:
            return None
        for d in range(k - 1, max(start, k - 4) - 1, -1):
            row = counted("deed").get(p.low[d])
            if row is not None:
                return Fate(row.of, d, -1, False)  # type: ignore[arg-type]
            if p.pos[d] not in ("ADJ", "ADV"):
                return None
        return None

    def _list_start(self, noun: int, start: int) -> int:
        """The «de» before the first of the nouns that this one is listed with."""
        p = self._p
        h = noun
        while p.dep[h] == "conj" and p.head[h] < h and p.pos[p.head[h]] in ("NOUN", "PROPN"):
            h = p.head[h]
        if h == noun:
            return -1
        k = h - 1
        while k > start and p.pos[k] in ("NUM", "ADJ", "DET") and p.low[k] not in _OF:
            k -= 1
        return k


def _both(p: Parsed, noun: int, of: str) -> str:
    """«200 morts et blessés», «12 tués ou blessés» are victims, killed or wounded not told apart."""
    if noun + 2 < len(p) and p.low[noun + 1] in ("et", "ou"):
        other = counted("noun").get(p.low[noun + 2])
        if other is not None and frozenset({of, other.of}) in _PAIRS:
            return "victims"
    return of
