"""A verb as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language.conjugation import VerbForm


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb at token ``head`` with its auxiliaries and clitics in tokens ``[first, last)``.

    ``forms`` are the analyses of the lexical verb; ``mood`` and ``tense`` are those of the finite element.
    """

    head: int
    first: int
    last: int
    forms: tuple[VerbForm, ...]
    mood: str
    tense: str
    person: int
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    number: str = ""
    """«s» or «p» of the finite element; empty for infinitives and participles."""
    inverted: int = -1
    """Token of an inverted subject pronoun («a-t-il dit»), or -1."""
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every infinitive that the form can belong to."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lemmas", frozenset([f.lemma for f in self.forms]))
