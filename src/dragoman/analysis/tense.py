"""Tells whether the words around an offset speak of the future, which decides the direction of «mardi»."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbReader

_GOING_TO = frozenset(
    {"va", "vont", "allait", "allaient", "devra", "devront", "doit", "doivent", "devrait", "devraient"}
)
_PLANS = frozenset(
    {"prévu", "prévue", "prévus", "prévues", "prochain", "prochaine", "prévoit", "prévoient", "attendu", "attendue",
     "propose", "proposent", "compte", "comptent", "entend", "entendent", "envisage", "envisagent", "souhaite",
     "souhaitent", "promet", "promettent"}
)  # fmt: skip
_PAST_AUXILIARIES = frozenset(
    {"a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "s'est", "fut", "furent"}
)
_FUTURE_ENDINGS = ("era", "eront", "ira", "iront", "dra", "dront")


class FutureFinder:
    """Called with an offset; true when the sentence there has a future and no past verb nearer to the offset."""

    def __init__(self, parsed: Parsed, reader: VerbReader) -> None:
        self._p = parsed
        self._reader = reader

    def __call__(self, offset: int) -> bool:
        p = self._p
        token = bisect_right(p.start, offset) - 1
        if token < 0:
            return False
        start, end = p.sentence(token)
        ahead = [k for k in range(start, end) if self._is_future(k, end)]
        if not ahead:
            return False
        told = [k for k in range(start, end) if self._is_past(k)]
        nearest = min(abs(k - token) for k in ahead)
        return not told or nearest <= min(abs(k - token) for k in told)

    def _is_future(self, k: int, end: int) -> bool:
        p = self._p
        if p.low[k] in _PLANS:
            return True
        if p.low[k] in _GOING_TO:
            return any(self._is_infinitive(w) for w in p.low[k + 1 : min(k + 4, end)])
        forms = self._reader.forms(p.low[k])
        if any(f.mood == "ind" and f.tense == "fut" for f in forms):
            return True
        return p.pos[k] in ("VERB", "AUX") and p.low[k].endswith(_FUTURE_ENDINGS)

    def _is_infinitive(self, word: str) -> bool:
        return any(f.mood == "inf" for f in self._reader.forms(word)) or word.endswith(("er", "ir", "re"))

    def _is_past(self, k: int) -> bool:
        p = self._p
        if p.low[k] in _PAST_AUXILIARIES:
            return any(p.pos[t] == "VERB" for t in range(k + 1, min(k + 4, len(p))))
        forms = self._reader.forms(p.low[k])
        return p.pos[k] == "VERB" and any(f.mood == "ind" and f.tense in ("past", "impf") for f in forms)
