"""A noun phrase that can name an actor, and the small words around nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dragoman.analysis.vocabulary import Entry
from dragoman.language.lexicon import Agent

Determiner = Literal["", "definite", "indefinite", "possessive", "demonstrative", "number"]

DETERMINERS: dict[str, tuple[Determiner, str, str]] = {
    "le": ("definite", "m", "s"), "la": ("definite", "f", "s"), "l'": ("definite", "", "s"),
    "les": ("definite", "", "p"), "du": ("definite", "m", "s"), "des": ("definite", "", "p"),
    "au": ("definite", "m", "s"), "aux": ("definite", "", "p"),
    "un": ("indefinite", "m", "s"), "une": ("indefinite", "f", "s"), "de": ("indefinite", "", ""),
    "d'": ("indefinite", "", ""), "plusieurs": ("number", "", "p"), "quelques": ("number", "", "p"),
    "certains": ("number", "m", "p"), "certaines": ("number", "f", "p"),
    "son": ("possessive", "", "s"), "sa": ("possessive", "f", "s"), "ses": ("possessive", "", "p"),
    "leur": ("possessive", "", "s"), "leurs": ("possessive", "", "p"), "notre": ("possessive", "", "s"),
    "nos": ("possessive", "", "p"), "mon": ("possessive", "m", "s"), "votre": ("possessive", "", "s"),
    "ce": ("demonstrative", "m", "s"), "cet": ("demonstrative", "m", "s"),
    "cette": ("demonstrative", "f", "s"), "ces": ("demonstrative", "", "p"),
    "deux": ("number", "", "p"), "trois": ("number", "", "p"), "quatre": ("number", "", "p"),
}  # fmt: skip
OF = frozenset({"de", "du", "des", "d'"})
ARTICLES = frozenset({"le", "la", "l'", "les", "l", "'"})


@dataclass(slots=True)
class Mention:
    """A noun phrase over tokens ``[i, j)`` headed by token ``head``."""

    i: int
    j: int
    head: int
    kind: Literal["state", "capital", "people", "body", "agent", "person", "named"]
    codes: tuple[str, ...] = ()
    """Country codes that the phrase itself gives (more than one: an ambiguous demonym), or a body's full code."""
    entry: Entry | None = None
    agent: Agent | None = None
    affiliation: Entry | None = None
    """The body in «le porte-parole de l'ONU»."""
    person: str = ""
    proper: str = ""
    """The proper name in «l'ONG Veille Armes»; alone, for a name or acronym that the article introduced."""
    nationality: tuple[str, ...] = ()
    """Country codes of «l'Américaine Julie Smith»."""
    portfolio: tuple[str, ...] = ()
    determiner: Determiner = ""
    gender: str = ""
    number: str = ""
    nested: list[Mention] = field(default_factory=list)
    apposed_to: Mention | None = None
    affiliated_to: Mention | None = None
    """The body that the article introduced, in «une enquêtrice de Veille Armes»."""
    of_person: Mention | None = None
    """X in «l'avocat de X», «le porte-parole de X»."""
    names: list[Mention] = field(default_factory=list)
    """Of «les présidents malien et nigérien, X et Y»: the phrases that name them, which follow this one."""
    body_lemma: str = ""
    """The institution in «le chef du ministère»."""
    body_sector: str = ""
    """The sector of that institution."""
    of_unknown_place: bool = False
    """«le président du Congo»: a place is given, and no table settles it."""
    of_country_word: bool = False
    """The country is given as «du pays»."""


def iter_all(mentions: list[Mention]) -> Iterator[Mention]:
    """Mentions with the ones nested in them, outer first."""
    for m in mentions:
        yield m
        if m.nested:
            yield from iter_all(m.nested)
