"""Offices: under which key and portfolio a phrase names one, and who holds which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.analysis.actors.roster import ActorDraft
from dragoman.analysis.mentions import Mention
from dragoman.language.folding import fold
from dragoman.language.lexicon import words

# Different words for one office; the first is the key under which holders are found again.
_SAME_OFFICE = {
    "chef de l'état": "président", "chef d'état": "président", "chef du gouvernement": "premier ministre",
    "chef de la diplomatie": "ministre", "chef de la junte": "président", "président de la république": "président",
    "présidente": "président", "première ministre": "premier ministre", "chancelière": "chancelier", "reine": "roi",
    "secrétaire générale": "secrétaire général",
}  # fmt: skip
_PORTFOLIO_OF = {"chef de la diplomatie": ("affaires", "étrangères")}
_HEADS = words("head-of")


class Offices:
    """The offices that an article has spoken of so far, with the actors that hold them."""

    def __init__(self) -> None:
        self._held: list[tuple[str, ActorDraft]] = []
        self._spoken_of: dict[str, ActorDraft] = {}

    def add(self, office: str, draft: ActorDraft) -> None:
        """Keeps that an actor holds an office."""
        self._held.append((office, draft))

    def speak_of(self, office: str, draft: ActorDraft) -> None:
        """Keeps that an actor was brought in as one of those with an office: «un porte-parole»."""
        self._spoken_of[office] = draft

    def same(self, m: Mention, focus: str = "") -> int | None:
        """«le ministère», «le président»: the last one spoken of; of several countries, the one of the article's."""
        portfolio = portfolio_of(m)
        fitting = [
            draft
            for draft in self._latest_first(office_of(m))
            if draft.plural == (m.number == "p") and _compatible(draft.portfolio, portfolio)
        ]
        if fitting:
            own = [draft for draft in fitting if draft.country == focus]
            return (own or fitting)[0].number
        before = self._spoken_of.get(office_of(m))
        return before.number if before is not None and m.number != "p" and not portfolio else None

    def of_country(self, office: str, code: str, portfolio: tuple[str, ...], *, plural: bool) -> Iterator[ActorDraft]:
        """Holders of an office under this actor code, with the portfolio or none, the latest first."""
        for draft in self._latest_first(office):
            if draft.code == code and draft.plural == plural and _compatible(draft.portfolio, portfolio):
                yield draft

    def named_holders(self, office: str | None = None) -> list[int]:
        """The holders of an office, or of any, whose name the article has given, in order."""
        return [d.number for held, d in self._held if d.surname and office in (None, held)]

    def _latest_first(self, office: str) -> Iterator[ActorDraft]:
        return (draft for held, draft in reversed(self._held) if held == office)


def office_of(m: Mention) -> str:
    """The office's key: «chef du ministère» is a minister, «ministère des Affaires étrangères» a ministry."""
    assert m.agent is not None
    lemma = m.agent.lemma.lower()
    if lemma in _HEADS and m.body_lemma.startswith("ministère"):
        return "ministre"
    base = _split_lemma(lemma)[0]
    return _SAME_OFFICE.get(lemma, base)


def office_in_table(office: str) -> tuple[str, tuple[str, ...]]:
    """Key and portfolio of an office as the table of leaders words it: «ministre des Affaires étrangères»."""
    lemma = office.lower()
    base, _, rest = re.split(r"( de la | de l'| des | du | de | d'| à |$)", lemma, maxsplit=1)
    base = _SAME_OFFICE.get(lemma) or _SAME_OFFICE.get(base, base)
    return base, tuple(fold(w) for w in rest.split() if len(w) > 3) if base.startswith(
        ("ministre", "secrétaire d")
    ) else ()


def portfolio_of(m: Mention) -> tuple[str, ...]:
    """The folded words of what an office is for: («affaires», «etrangeres»)."""
    assert m.agent is not None
    lemma = m.agent.lemma.lower()
    given = _PORTFOLIO_OF.get(lemma) or (*_split_lemma(lemma)[1], *m.portfolio)
    return tuple(fold(w) for w in given if len(w) > 3)


def _split_lemma(lemma: str) -> tuple[str, tuple[str, ...]]:
    """«ministère des affaires étrangères» into «ministère» and its portfolio."""
    first, _, rest = lemma.partition(" ")
    if first in ("ministre", "ministère", "secrétaire", "ambassadeur") and rest.startswith(("de", "du")):
        return first, tuple(rest.replace("d'", "").split())
    return lemma, ()


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))
