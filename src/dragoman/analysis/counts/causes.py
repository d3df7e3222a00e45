"""What a number's own clause names as the cause of it: «l'attaque a fait 12 morts», «12 morts dans un attentat»."""

from __future__ import annotations

from functools import cache

from dragoman.analysis.counts.drafts import CountDraft
from dragoman.analysis.events import PredicateIndex
from dragoman.analysis.parse import Parsed
from dragoman.language.conjugation import VerbForm, form_table
from dragoman.language.counting import counted

_IN = frozenset({"dans", "lors", "durant", "pendant", "après", "par", "suite", "cours"})
_DETERMINERS = frozenset(
    {"un", "une", "des", "le", "la", "l'", "les", "cette", "cet", "ce", "ces", "plusieurs", "d'", "de", "du", "à", "au"}
)
_REACH = 10


class CauseReader:
    """Reads the causes of one article's numbers."""

    def __init__(self, p: Parsed, index: PredicateIndex) -> None:
        self._p = p
        self._index = index

    def of(self, count: CountDraft) -> int | None:
        """The token of the noun that a number's clause blames, or ``None`` when it blames nothing in particular."""
        return self._subject(count) or self._adjunct(count)

    def is_accident(self, k: int) -> bool:
        """Whether a noun is of an accident or a disaster."""
        return self._p.pos[k] in ("NOUN", "PROPN") and "accident" in self._index.classes.of(self._p, k)

    def _subject(self, count: CountDraft) -> int | None:
        """The subject of «faire», «causer»… that has the number for its object."""
        p = self._p
        start = p.sentence(count.token)[0]
        for v in (count.token, *p.ancestors(count.token)):
            if v < start or not self._is_toll(v) or v > count.token:
                continue
            subject = next((c for c in p.children[v] if p.dep[c].startswith("nsubj") and c < v), None)
            if subject is None or p.low[subject] == "qui":
                subject = p.head[v] if p.dep[v].startswith("acl") else None
            if subject is None or p.low[subject] in counted("total") or p.pos[subject] not in ("NOUN", "PROPN"):
                return None
            if self._is_act(subject):
                return subject
            return self._act_before(v) or (subject if not self._speaks(subject) else None)
        return None

    def _act_before(self, v: int) -> int | None:
        """The act named before a verb whose subject was misread: «mardi, un attentat à X, une région de Y, a fait …»."""
        p = self._p
        for k in range(p.sentence(v)[0], v):
            if self._is_act(k) and not any(p.dep[c] == "case" for c in p.children[k]):
                return k
        return None

    def _is_toll(self, v: int) -> bool:
        return any(f.lemma in counted("toll") for f in _toll_forms().get(self._p.low[v], ()))

    def _speaks(self, k: int) -> bool:
        """«les autorités déplorent 12 morts»: whoever counts is no cause."""
        return self._index.noun_at(self._p, k) is None and not self.is_accident(k) and self._p.ent[k] != ""

    def _adjunct(self, count: CountDraft) -> int | None:
        """The noun of force after «dans», «lors de», «après»."""
        p = self._p
        end = p.sentence(count.token)[1]
        after = max(count.token, count.by_verb)
        for k in range(after + 1, min(end, after + _REACH)):
            if p.low[k] in (".", ";", ":"):
                return None
            if p.low[k] not in _IN:
                continue
            for t in range(k + 1, min(end, k + 6)):
                if self._is_act(t):
                    return t
                if p.pos[t] not in ("DET", "ADJ", "NUM", "ADP") and p.low[t] not in _DETERMINERS:
                    break
        return None

    def _is_act(self, k: int) -> bool:
        noun = self._index.noun_at(self._p, k) if self._p.pos[k] in ("NOUN", "PROPN", "ADJ") else None
        return (noun is not None and noun.rows[0].type in ("ASSAULT", "PROTEST", "COERCE")) or self.is_accident(k)


@cache
def _toll_forms() -> dict[str, tuple[VerbForm, ...]]:
    return form_table({w.removeprefix("s'").split(" ")[0] for w in counted("toll")})
