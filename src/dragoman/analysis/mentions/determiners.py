"""The determiner before a noun."""

from __future__ import annotations

from dragoman.analysis.mentions.mention import DETERMINERS, Determiner
from dragoman.analysis.parse import Parsed


def determiner_before(p: Parsed, i: int) -> tuple[int, Determiner, str, str]:
    """The determiner left of a noun, adjectives and numerals between skipped: start token, kind, gender, number."""
    k = i
    number = ""
    steps = 0
    while k > 0 and p.sentence_of[k - 1] == p.sentence_of[i] and steps < 4:
        word = p.low[k - 1]
        if word == "'" and k > 1 and p.low[k - 2] == "l":
            return (k - 2, "definite", "", "s")
        if word in DETERMINERS and not (word in ("de", "d'") and not number):
            kind, gender, own = DETERMINERS[word]
            if word == "des" and p.pos[k - 1] == "DET":
                kind = "indefinite"  # «des diplomates», not «l'aide des diplomates»
            if kind == "number":
                number = "p"
                k, steps = k - 1, steps + 1
                continue
            return (k - (word not in ("du", "des", "au", "aux", "de", "d'")), kind, gender, number or own)
        if p.pos[k - 1] == "NUM" or word.isdigit():
            number = "s" if word in ("1", "un", "une") else "p"
        elif not (p.pos[k - 1] == "ADJ" and p.head[k - 1] == i):
            break
        k, steps = k - 1, steps + 1
    return (k, "number" if number else "", "", number) if number else (i, "", "", "")
