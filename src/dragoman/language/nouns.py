"""Plurals of French nouns and adjectives, by rule: enough for the words that the lexicons hold."""

from __future__ import annotations

_AIL = {"travail": "travaux", "bail": "baux", "vitrail": "vitraux", "corail": "coraux"}

_FEMININES = {
    "faux": "fausse",
    "public": "publique",
    "grec": "grecque",
    "turc": "turque",
    "blanc": "blanche",
    "nouveau": "nouvelle",
}


def plural(noun: str) -> str:
    """The plural of a noun; of an expression («coup d'État»), that of its first word and of adjectives after it.

    Source: Grevisse and Goosse, *Le bon usage*, «Le pluriel des noms».
    """
    words = noun.split(" ")
    done: list[str] = []
    for number, word in enumerate(words):
        if number and (word in ("de", "du", "des", "à", "en", "par", "pour", "contre", "au") or "'" in word):
            return " ".join([*done, *words[number:]])
        done.append(_word(word))
    return " ".join(done)


def feminine(word: str) -> str:
    """The feminine singular of an adjective or participle, by rule and a few exceptions."""
    if word in _FEMININES:
        return _FEMININES[word]
    for ending, other in (("el", "elle"), ("eux", "euse"), ("if", "ive"), ("er", "ère"), ("en", "enne"), ("e", "e")):
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return word + "e"


def _word(word: str) -> str:
    if word[-1:] in "sxz" or not word:
        return word
    if word in _AIL:
        return _AIL[word]
    if word.endswith("al"):
        return word[:-2] + "aux"
    if word.endswith(("au", "eu", "eau")):
        return word + "x"
    return word + "s"
