"""Names of bodies that the article itself introduces: acronyms in brackets, proper names after a common noun."""

from __future__ import annotations

from dragoman.analysis.mentions.determiners import determiner_before
from dragoman.analysis.mentions.given_names import gender_of_given_name
from dragoman.analysis.mentions.mention import ARTICLES, DETERMINERS, OF, Mention
from dragoman.analysis.mentions.person_names import NAME_PARTICLES, name_text
from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Vocabulary


class IntroducedNames:
    """The proper names and acronyms that one article has introduced so far, with the mention that did."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self._p = parsed
        self._vocabulary = vocabulary
        self._introduced: dict[tuple[str, ...], Mention] = {}
        self._openings: set[str] = set()

    def at(self, i: int) -> Mention | None:
        """The mention of an introduced name that starts at token ``i``."""
        words = self._p.words
        if words[i] not in self._openings:
            return None
        for name, first in self._introduced.items():
            if tuple(words[i : i + len(name)]) == name:
                start, determiner, gender, number = determiner_before(self._p, i)
                return Mention(
                    start, i + len(name), i, "named", proper=" ".join(name), apposed_to=first, determiner=determiner,
                    gender=gender or first.gender, number=number or first.number,
                )  # fmt: skip
        return None

    def introduce_acronym(self, m: Mention) -> None:
        """«Forces démocratiques syriennes (FDS)»: the acronym stands for them from here on."""
        p = self._p
        if m.kind not in ("body", "agent", "named") or m.j + 2 >= len(p) or p.low[m.j] != "(" or p.low[m.j + 2] != ")":
            return
        acronym = p.words[m.j + 1]
        if (
            2 <= len(acronym) <= 10 and sum(c.isupper() for c in acronym) >= 2 and m.number != "p"
        ) or acronym.isupper():
            if not m.person and not self._vocabulary.longest(p.words, p.low, m.j + 1)[1]:
                self._introduced[(acronym,)] = m
                self._openings.add(acronym)
            m.j += 3

    def spelled_out(self, i: int) -> Mention | None:
        """«Front patriotique du fleuve (FPF)»: an unknown body whose initials the acronym after it repeats."""
        p = self._p
        if not p.words[i][:1].isupper() or p.low[i] in DETERMINERS:
            return None
        for k in range(i + 2, min(i + 12, len(p) - 2)):
            if p.low[k] == "(" and p.low[k + 2] == ")" and p.words[k + 1].isupper() and len(p.words[k + 1]) >= 3:
                if _initials(p.words[i:k]) != p.words[k + 1]:
                    return None
                start, determiner, gender, number = determiner_before(p, i)
                return Mention(
                    start, k, i, "named", proper=name_text(p, i, k), determiner=determiner, gender=gender, number=number
                )
            if p.low[k] in (",", ".", ";", ":", "«", "»") or p.pos[k] in ("VERB", "AUX"):
                return None
        return None

    def extend_by_proper_name(self, m: Mention) -> bool:
        """«l'ONG Veille Armes», «le mouvement Nouvelle Aube»: capitalised words after the common noun."""
        p = self._p
        if m.agent is None or m.agent.kind not in ("organisation", "group") or m.proper or m.j >= len(p):
            return False
        known = self._vocabulary.longest(p.words, p.low, m.j)[1]
        if p.low[m.j] in OF or not p.words[m.j][:1].isupper() or any(entry.kind != "agent" for entry in known):
            return False
        if gender_of_given_name(name_text(p, m.j, min(m.j + 2, len(p)))):
            return False  # «le président de la fédération Jean Durand»
        end = m.j
        stop = p.sentence(m.i)[1]
        while end < stop and (p.words[end][:1].isupper() or (p.low[end] in NAME_PARTICLES and self._joins_name(end))):
            end += 1
        if end == m.j or end - m.j > 6:
            return False
        m.proper = name_text(p, m.j, end)
        self._introduced[tuple(p.words[m.j : end])] = m
        self._openings.add(p.words[m.j])
        m.j = end
        return True

    def _joins_name(self, k: int) -> bool:
        return k + 1 < len(self._p) and self._p.words[k + 1][:1].isupper()


def _initials(words: list[str]) -> str:
    small = (*OF, *ARTICLES, "et", "pour")
    return "".join(w[0].upper() for w in words if w[0].isalpha() and w.lower() not in small)
