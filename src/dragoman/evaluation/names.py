"""When two names of a speaker are the same name: up to accents, case, titles and given name."""

from __future__ import annotations

import re
import unicodedata

_TITLES = frozenset({
    "m", "mm", "mme", "mmes", "mlle", "dr", "pr", "me", "mgr", "le", "la", "les", "l",
    "president", "presidente", "ministre", "premier", "premiere", "gouverneur", "general",
    "generale", "colonel", "lieutenant", "commandant", "capitaine", "amiral", "marechal",
    "cheikh", "emir", "roi", "reine", "prince", "ambassadeur", "ambassadrice", "senateur",
    "senatrice", "depute", "deputee", "chancelier", "chanceliere", "secretaire",
    "procureur", "professeur", "porte-parole",
})  # fmt: skip
_PARTICLES = frozenset({
    "de", "du", "des", "d", "ben", "bin", "ibn", "ould", "mint", "el", "al", "von", "van",
    "der", "da", "dos", "la", "le",
})  # fmt: skip


def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes and single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def same_name(a: str, b: str) -> bool:
    """Whether both name the same, a person's titles and given name set aside."""
    first, second = _without_title(a), _without_title(b)
    if fold(" ".join(first)) == fold(" ".join(second)):
        return True
    short, long = sorted((first, second), key=len)
    given = long[: len(long) - len(short)]
    return (
        bool(short)
        and 0 < len(given) <= 2
        and _is_person(long)
        and fold(" ".join(short)) == fold(" ".join(long[len(given) :]))
    )


def _words(name: str) -> list[str]:
    return re.findall(r"[\w'-]+", name.replace("’", "'").replace("l'", "").replace("L'", ""))


def _without_title(name: str) -> list[str]:
    """Titles go only before a capitalised name: «le général Sy», not «ministre de la Défense»."""
    words = _words(name)
    start = 0
    while start < len(words) and fold(words[start]) in _TITLES:
        start += 1
    return words[start:] if words[start:] and words[start][0].isupper() else words


def _is_person(words: list[str]) -> bool:
    return all(w[0].isupper() or fold(w) in _PARTICLES for w in words)
