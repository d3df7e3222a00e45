"""Finds whose deed a verb tells where the parser's subject is not enough: control, «que» relatives, impersonal «il»."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import FoundSubject, VerbGroup, VerbReader, find_subject

OBJECT_CONTROL = frozenset(
    {"accuser", "appeler", "exhorter", "inviter", "inciter", "pousser", "forcer", "contraindre", "obliger", "presser",
     "sommer", "enjoindre", "ordonner", "demander", "permettre", "interdire", "empêcher", "charger", "convaincre",
     "persuader", "encourager", "soupçonner", "suspecter", "autoriser", "conseiller", "recommander", "reprocher",
     "féliciter", "remercier", "blâmer", "critiquer", "prier", "conjurer", "supplier", "implorer", "condamner", "aider",
     "intimer", "réclamer", "exiger", "laisser", "faire", "dissuader", "accorder", "inculper", "poursuivre", "proposer"}
)  # fmt: skip
_BE = frozenset({"est", "était", "sera", "serait", "fut", "soit", "été", "semble", "paraît"})
_IMPERSONAL = frozenset({"faut", "fallait", "faudra", "faudrait", "convient", "agit", "agissait", "agirait"})
_LINK = frozenset({"de", "d'", "que", "qu'"})
_REACH = 9


class SubjectReader:
    """Reads subjects in one article."""

    def __init__(self, parsed: Parsed, book: ActorBook, reader: VerbReader) -> None:
        self._p = parsed
        self._book = book
        self._reader = reader

    def of(self, g: VerbGroup) -> FoundSubject | None:
        """The grammatical subject of a verb; ``None`` when it has none or only an impersonal «il»."""
        found = find_subject(self._p, g, mention_at=self._book.mention_at)
        if found is None or self.is_impersonal(found.token):
            return None
        between = range(found.token, g.first)
        if any(self._p.low[k] == ":" for k in between):
            return None  # «Belgique : un homme tente …»: what a heading is about does nothing
        return self._taken_up(found)

    def _taken_up(self, found: FoundSubject) -> FoundSubject:
        """«L'AFC/M23, elle, demande …»: the pronoun between commas only stresses the name before it."""
        p, t = self._p, found.token
        if p.low[t] in ("elle", "lui", "eux", "elles") and 0 < t < len(p) - 1 and p.low[t - 1] == p.low[t + 1] == ",":
            mention = self._book.mention_at(t - 2) if t >= 2 else None
            if mention is not None and mention.j == t - 1:
                return FoundSubject(mention.head)
        return found

    def is_impersonal(self, token: int) -> bool:
        """«il est prévu de», «il faut», «il s'agit de»: nobody is meant."""
        p = self._p
        if p.low[token] not in ("il", "-il", "-t-il"):
            return False
        end = min(token + 7, p.sentence(token)[1])
        for k in range(token + 1, end):
            if p.low[k] in _IMPERSONAL or (
                p.low[k] == "y" and k + 1 < end and p.low[k + 1] in ("a", "avait", "aura", "aurait")
            ):
                return True
            if p.low[k] in _LINK:
                before = range(token + 1, k)
                return any(p.low[b] in _BE for b in before) and p.pos[k - 1] in ("VERB", "ADJ", "NOUN", "ADV")
        return False

    def relative(self, g: VerbGroup) -> tuple[int, int] | None:
        """In «les Émirats, que Khartoum accuse de …»: the tokens of the subject and of the antecedent."""
        p = self._p
        start, end = p.sentence(g.head)
        if g.mood == "inf" or (g.last < end and p.pos[g.last] in ("DET", "NOUN", "PROPN", "SCONJ")):
            return None
        subject = self._subject_before(g, start)
        if subject is None:
            return None
        que = subject[0] - 1
        if que <= start or p.low[que] not in ("que", "qu'"):
            return None
        before = que - 1
        if p.low[before] == ",":
            before -= 1
        elif p.pos[que] != "PRON":
            return None
        return (subject[1], before) if before >= start and p.pos[before] in ("NOUN", "PROPN", "ADJ") else None

    def _subject_before(self, g: VerbGroup, start: int) -> tuple[int, int] | None:
        """First token and head of the noun phrase or pronoun that ends right before a verb."""
        p, k = self._p, g.first - 1
        if k <= start:
            return None
        if p.low[k] in ("il", "elle", "ils", "elles"):
            return k, k
        mention = self._book.mention_at(k)
        return (mention.i, mention.head) if mention is not None and mention.j == k + 1 else None

    def governor(self, g: VerbGroup) -> VerbGroup | None:
        """The verb that governs an infinitive: the parser's head, else the nearest verb to the left."""
        p = self._p
        if g.mood != "inf":
            return None
        start = p.sentence(g.head)[0]
        h = p.head[g.head]
        if start <= h < g.first and p.dep[g.head] in ("xcomp", "advcl", "ccomp", "obl:arg", "obl:mod"):
            group = self._reader.read(p, h)
            if group is not None:
                return group
        for k in range(g.first - 1, max(start, g.first - _REACH) - 1, -1):
            if p.pos[k] in ("VERB", "AUX") and (group := self._reader.read(p, k)) is not None and group.last <= g.first:
                return group
            if p.low[k] in (";", ":", "«", "»"):
                break
        return None
