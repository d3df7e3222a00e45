"""The words a reader searches for: as a question to the full-text index, and as places in a text.

``gaz russe`` asks for both words, with or without a plural's s or x; ``"gaz russe"`` (or «gaz russe») for exactly these
words in this order; ``sanction*`` for every word that begins so. Accents, case and the kind of apostrophe do not
matter, œ is oe, and l' or d' before a word is not asked for. Nothing typed is ever read as FTS5 syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.record import Span

LONGEST = 400
MOST_TERMS = 20

_TERM = re.compile(r'"([^"]*)"?|«([^»]*)»?|“([^”]*)”?|([^\s"«“]+)')
_TOKEN = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"(?<![\w'])(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)'")


def _plain() -> dict[int, str]:
    """Letters to the bare small letter under them, one for one, so that offsets stay."""
    table = {}
    for code in (*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x2000)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    return table | {ord("’"): "'"}


_PLAIN = _plain()


def plain(text: str) -> str:
    """The text in small letters without accents, each character where it was."""
    return text.translate(_PLAIN)


@dataclass(frozen=True)
class Words:
    """What was asked for; each term is its alternatives, each alternative its words in order."""

    terms: tuple[tuple[tuple[str, ...], ...], ...]
    prefixes: frozenset[int] = frozenset()
    """Which terms end in the beginning of a word."""

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def query(self) -> str:
        """The question in FTS5's syntax, every word in quotation marks."""
        return " AND ".join(
            "(" + " OR ".join(f'"{" ".join(tokens)}"{"*" * (at in self.prefixes)}' for tokens in term) + ")"
            for at, term in enumerate(self.terms)
        )

    def spans(self, text: str) -> list[Span]:
        """Where any of them stand in the text, in order and apart."""
        if not self.terms:
            return []
        return [Span(*match.span()) for match in self._any.finditer(plain(text))]

    def hold(self, text: str) -> bool:
        """Whether all of them stand in the text."""
        bare = plain(text)
        return all(pattern.search(bare) for pattern in self._each)

    @cached_property
    def _each(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(self._pattern(at)) for at in range(len(self.terms)))

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(self._pattern(at) for at in range(len(self.terms))))

    def _pattern(self, at: int) -> str:
        end = r"[^\W_]*" if at in self.prefixes else r"(?![^\W_])"
        # The longest first: an alternation takes the first that fits.
        longest_first = sorted(self.terms[at], key=lambda tokens: -sum(map(len, tokens)))
        return r"(?<![^\W_])(?:" + "|".join(r"[\W_]+".join(tokens) for tokens in longest_first) + ")" + end


def read_words(typed: str) -> Words:
    """What someone typed, read as terms; empty when there is no word in it. Beyond 400 characters nothing is read."""
    terms: list[tuple[tuple[str, ...], ...]] = []
    prefixes = set()
    for match in _TERM.finditer(plain(typed[:LONGEST])):
        bare = match[4]
        if bare is None:
            tokens = _TOKEN.findall(match[1] or match[2] or match[3] or "")
        else:
            tokens = _TOKEN.findall(_ELISION.sub("", bare))
        if not tokens or len(terms) == MOST_TERMS:
            continue
        if bare is not None and bare.endswith("*"):
            prefixes.add(len(terms))
            terms.append(_spellings((tuple(tokens),)))
        elif bare is not None and len(tokens) == 1:
            terms.append(_spellings((form,) for form in _numbers(tokens[0])))
        else:
            terms.append(_spellings((tuple(tokens),)))
    return Words(tuple(terms), frozenset(prefixes))


def _numbers(word: str) -> tuple[str, ...]:
    """The word in the singular and the plural, as they are regularly written; a number or a short word as it is."""
    if len(word) < 4 or not word.isalpha():
        return (word,)
    if word.endswith("aux"):
        return (word, word[:-1], f"{word[:-2]}l")
    if word.endswith(("s", "x")):
        return (word, word[:-1])
    return (word, f"{word[:-1]}ux" if word.endswith("al") else f"{word}s", f"{word}x")


def _spellings(forms: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Each form with œ and with oe: the index keeps the letters apart."""
    found: dict[tuple[str, ...], None] = {}
    for tokens in forms:
        for split in ((("œ", "oe"), ("æ", "ae")), (("oe", "œ"), ("ae", "æ"))):
            changed = list(tokens)
            for old, new in split:
                changed = [token.replace(old, new) for token in changed]
            found[tuple(changed)] = None
        found[tuple(tokens)] = None
    return tuple(found)
