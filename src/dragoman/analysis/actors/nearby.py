"""Mentions in the text around a token, and their words."""

from __future__ import annotations

from bisect import bisect_left

from dragoman.analysis.mentions import DETERMINERS, Mention
from dragoman.analysis.parse import Parsed

NEAR_SENTENCES = 3
_OTHERS = frozenset({"autre", "autres", "même", "mêmes", "divers", "diverses", "différents", "différentes"})


def mentions_before(p: Parsed, mentions: list[Mention], token: int, sentences: int = NEAR_SENTENCES) -> list[Mention]:
    """Mentions that end before a token, within so many sentences, nearest first."""
    limit = p.sentence_of[token] - sentences + 1
    near: list[Mention] = []
    for k in range(bisect_left(mentions, token, key=lambda m: m.i) - 1, -1, -1):  # they are in the text's order
        m = mentions[k]
        if p.sentence_of[m.i] < limit:
            break
        if m.j <= token:
            near.append(m)
    return near


def is_subject(p: Parsed, m: Mention) -> bool:
    """Whether the parser calls the phrase a subject."""
    return p.dep[m.head].startswith("nsubj")


def words_of(p: Parsed, m: Mention) -> str:
    """The phrase without its determiner, numerals and «autre», on one line."""
    first = m.i
    if first < m.head and p.low[first] == "l" and p.low[first + 1] == "'":
        first += 2
    while first < m.head and (p.low[first] in DETERMINERS or p.low[first] in _OTHERS or _is_numeral(p, first)):
        first += 1
    return one_line(p.text[p.start[first] : p.end[m.j - 1]])


def _is_numeral(p: Parsed, i: int) -> bool:
    return p.pos[i] == "NUM" or p.low[i].isdigit()


def one_line(text: str) -> str:
    """The words with single blanks between them and straight apostrophes."""
    return " ".join(text.replace("’", "'").split())
