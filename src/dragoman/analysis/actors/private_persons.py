"""Persons without an office: by the body that they are of, else one of the public (``CVL``).

An article that names somebody, and says of no office or body, presents a private person. The country is a nationality
that the text gives, or the one country that the article is about; otherwise it stays open.
"""

from __future__ import annotations

from dragoman.analysis.actors.countries import CountryContext
from dragoman.analysis.actors.roster import Roster
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed

_OF = frozenset({"de", "du", "d'", "des", "pour", "chez"})
_INTERNATIONAL = frozenset({"", "EUR", "UNO", "IGO"})
_BODIES = ("organisation", "institution")


class PrivatePersons:
    """Codes of persons that no office and no table explains, in one article."""

    def __init__(
        self, parsed: Parsed, roster: Roster, countries: CountryContext, mention_at: dict[int, Mention]
    ) -> None:
        self._p = parsed
        self._roster = roster
        self._countries = countries
        self._mention_at = mention_at

    def place(self, mentions: list[Mention]) -> None:
        """Gives a code to the persons among the mentions who have none; what the text says of them goes first."""
        persons = [(m, number) for m in mentions if m.kind == "person" for number in self._roster.actors_of(m)]
        for said in (self._body, self._described, self._named_only):
            for m, number in persons:
                draft = self._roster.drafts[number]
                if draft.kind == "person" and not draft.code and not draft.office:
                    draft.code = said(m)

    def _body(self, m: Mention) -> str:
        """«X, chef du service politique de la chaîne,», «X (parti)», «X, du parti,»: the code of that body."""
        p = self._p
        end = min(p.sentence(m.i)[1], m.j + 16)
        opening = p.low[m.j] if m.j < end else ""
        if opening == "(":
            return self._code_at(m.j + 1) if self._closes(m.j + 1, ")") else ""
        first = m.j + (opening == ",")
        if first < end and p.low[first] in _OF:
            k = first + 1
            while k < end and p.low[k] in ("la", "le", "l'", "l", "'", "les"):
                k += 1
            return self._code_at(k)
        if opening != "," or first >= end or p.pos[first] not in ("NOUN", "ADJ"):
            return ""
        for k in range(m.j + 2, end):
            if p.low[k] in (",", ";", "qui") or p.pos[k] in ("VERB", "AUX"):
                break
            if p.low[k - 1] in (*_OF, "la", "'") and (code := self._code_at(k)):
                return code
        return ""

    def _code_at(self, k: int) -> str:
        """The code of the body named at a token; empty when there is none."""
        body = self._mention_at.get(k)
        if body is None or k > body.head or body.kind not in ("body", "named", "agent"):
            return ""
        actors = self._roster.actors_of(body)
        draft = self._roster.drafts[actors[0]] if len(actors) == 1 else None
        return draft.code if draft is not None and draft.kind in _BODIES else ""

    def _closes(self, k: int, mark: str) -> bool:
        body = self._mention_at.get(k)
        return body is not None and self._p.low[body.j : body.j + 1] == [mark]

    def _described(self, m: Mention) -> str:
        """«l'artisan néerlandais X», «X, 43 ans,»: described, and by no office."""
        if not self._is_described(m):
            return ""
        return f"{self._nationality(m) or self._countries.only or self._countries.local(m.i)} CVL".strip()

    def _named_only(self, m: Mention) -> str:
        return f"{self._nationality(m) or self._countries.only} CVL".strip()

    def _nationality(self, m: Mention) -> str:
        """«l'entraîneur néerlandais X», «X, chanteur belge,», «l'Américaine X»."""
        if m.nationality:
            return self._countries.settle(m.nationality)
        beside = (*range(max(0, m.i - 2), m.i), *range(m.j + 1, min(m.j + 6, len(self._p))))
        found = (self._countries.settle(self._countries.adjective_codes(k)) for k in beside)
        return next((code for code in found if code not in _INTERNATIONAL), "")

    def _is_described(self, m: Mention) -> bool:
        p = self._p
        if m.nationality:
            return True
        if m.i > p.sentence(m.i)[0] and p.pos[m.i - 1] in ("NOUN", "ADJ") and p.words[m.i - 1][:1].islower():
            return True
        if p.low[m.j : m.j + 1] != [","]:
            return False
        after = m.j + 1
        after += after < len(p) and p.pos[after] in ("DET", "NUM")
        return after < len(p) and p.pos[after] == "NOUN" and p.sentence_of[after] == p.sentence_of[m.i]
