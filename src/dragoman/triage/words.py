"""The words of the lexicons that can tell a deed, a saying or an actor, found in a text without a parser.

Every inflected form is in one Aho-Corasick automaton. An expression («prendre en otage») counts as found when its first
word and the others stand in the same sentence, at any distance: a first pass may see too much, as the parser comes after
it, but what it does not see is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import NamedTuple

import ahocorasick

from dragoman.language.conjugation import conjugate
from dragoman.language.lexicon import cues, object_classes, predicates
from dragoman.language.nouns import feminine, plural
from dragoman.record import Span
from dragoman.triage.actors import Named, named_actors

_SMALL = frozenset(
    {"à", "au", "aux", "avec", "d'", "dans", "de", "des", "du", "en", "et", "l'", "la", "le", "les", "leur", "leurs",
     "ne", "par", "pas", "pour", "qu'", "que", "s'", "sa", "se", "ses", "son", "sur", "un", "une", "y"}
)  # fmt: skip
_CLITICS = frozenset({"se", "s'", "en", "y", "le", "la", "l'", "ne"})
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_REFLEXIVE = re.compile(
    r"\b(?:s'|se |m'|me |t'|te |nous |vous )"
    r"(?:(?:en|y|est|sont|était|étaient|être|étant|soit|sera|serait|seraient|sont-ils|est-il) )*(?:[^\W\d]+ment )?$"
)
_NO_WORD = re.compile(r"[\W_]")
_OPENING = re.compile(r"(?:^|[\n.,;:!?…»”\")–—-])\s*$")
"""What stands before «pour Berlin, …» as a view; elsewhere «pour» is an aim."""
_ARTICLES = frozenset({"l'", "la", "le", "les", "un", "une", "des", "du"})
_VARIANTS = {
    "de": ("de", "d'", "du", "des"), "à": ("à", "au", "aux"), "le": ("le", "la", "l'", "les"), "un": ("un", "une", "des"),
    "son": ("son", "sa", "ses", "leur", "leurs"), "sa": ("son", "sa", "ses", "leur", "leurs"),
}  # fmt: skip
_DETERMINERS = frozenset({"un", "une", "cette", "ce", "ces", "sa", "son", "ses", "leurs", "aux", "au", "du"})
_BEFORE = 40


class Saying(NamedTuple):
    """What a cue of the lexicon tells."""

    lemma: str
    act: str


class Deed(NamedTuple):
    """What a predicate of the lexicon tells."""

    lemma: str
    type: str
    needs: frozenset[str]
    """Object classes of which the sentence must name one; empty: none."""


@dataclass(slots=True)
class Seen:
    """What a stretch of text may tell, as far as its words show."""

    deeds: set[Deed] = field(default_factory=set)
    actors: set[Named] = field(default_factory=set)
    sayings: set[Saying] = field(default_factory=set)


class _Head(NamedTuple):
    """The first word of an expression: its lemma, and whether «se» belongs to it."""

    pos: str
    lemma: str
    reflexive: bool


class _Rest(NamedTuple):
    """What completes an expression that begins with ``head``."""

    head: _Head
    meaning: Deed | Saying


class _Preposition(NamedTuple):
    written: str
    meaning: Saying


class _Class(NamedTuple):
    name: str


_Entry = _Head | _Rest | _Preposition | _Class | Named


class Words:
    """The compiled lexicons. Making one takes about a second; ``compiled`` keeps it."""

    def __init__(self) -> None:
        self._alone: dict[_Head, list[Deed | Saying]] = defaultdict(list)
        """What a word means without any other."""
        entries: dict[str, dict[_Entry, None]] = defaultdict(dict)
        for head, rest, meaning in _expressions():
            self._alone.setdefault(head, [])
            if not rest:
                self._alone[head].append(meaning)
            for written in rest:
                entries[written][_Rest(head, meaning)] = None
        for written, saying in _prepositions():
            entries[written][_Preposition(written, saying)] = None
        for head in self._alone:
            for form in _forms(head):
                entries[form][head] = None
        for name, lemma in ((c.name, lemma) for c in object_classes() for lemma in c.lemmas):
            for form in (lemma, plural(lemma), *(() if " " in lemma else (feminine(lemma), plural(feminine(lemma))))):
                entries[form.lower()][_Class(name)] = None
        for actor in named_actors():
            entries[actor.written.lower()][actor] = None
        self._automaton = ahocorasick.Automaton()
        for form, found in entries.items():
            self._automaton.add_word(f" {_only_words(form)} ", (len(form), tuple(found)))
        self._automaton.make_automaton()

    def seen(self, text: str, spans: Sequence[Span]) -> list[Seen]:
        """What each of the spans, which stand in the text's order and do not overlap, may tell."""
        found: list[list[_Entry]] = [[] for _ in spans]
        starts = [span.start for span in spans]
        for start, entries in self._hits(text):
            number = bisect_right(starts, start) - 1
            if number >= 0:
                found[number].extend(entries)
        return [self._meant(entries) for entries in found]

    def _hits(self, text: str) -> Iterator[tuple[int, list[_Entry]]]:
        low = lowered(text)
        # With a blank before, after and for every mark, only whole words are found.
        for last, (size, entries) in self._automaton.iter(f" {_only_words(low)} "):
            end = last - 1
            start = end - size
            yield start, [entry for entry in entries if _fits(entry, text, low, start, end)]

    def _meant(self, entries: list[_Entry]) -> Seen:
        seen = Seen()
        heads = {entry for entry in entries if isinstance(entry, _Head)}
        classes = {entry.name for entry in entries if isinstance(entry, _Class)}
        meanings = [meaning for head in heads for meaning in self._alone[head]]
        for entry in entries:
            if isinstance(entry, Named):
                seen.actors.add(entry)
            elif isinstance(entry, _Preposition):
                seen.sayings.add(entry.meaning)
            elif isinstance(entry, _Rest) and entry.head in heads:
                meanings.append(entry.meaning)
        for meaning in meanings:
            if isinstance(meaning, Saying):
                seen.sayings.add(meaning)
            elif not meaning.needs or meaning.needs & classes:
                seen.deeds.add(meaning)
        return seen


@cache
def compiled() -> Words:
    """The one ``Words`` of this process."""
    return Words()


def _only_words(low: str) -> str:
    return _NO_WORD.sub(" ", low)


def lowered(text: str) -> str:
    """The text in lower case with straight apostrophes and plain blanks, as long as it was («İ» would grow)."""
    low = text.lower().translate(_STRAIGHT)
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).translate(_STRAIGHT)


def _fits(entry: _Entry, text: str, low: str, start: int, end: int) -> bool:
    """Whether the form is written, and stands, as the entry wants it."""
    if isinstance(entry, Named):
        return entry.is_written_as(text[start:end])
    if isinstance(entry, _Preposition):
        return entry.written != "pour" or _OPENING.search(low[max(0, start - 3) : start]) is not None
    if isinstance(entry, _Head) and entry.pos == "verb":
        before = low[max(0, start - _BEFORE) : start]
        if entry.reflexive:
            return _REFLEXIVE.search(before) is not None
        return before[-1:] != " " or before[:-1].rpartition(" ")[2] not in _DETERMINERS
    return True


def _forms(head: _Head) -> set[str]:
    if head.pos == "verb":
        return {form for form, _ in conjugate(head.lemma)}
    return {head.lemma, plural(head.lemma)}


def _expressions() -> Iterator[tuple[_Head, tuple[str, ...], Deed | Saying]]:
    """First word, the ways to write what follows it (none: it stands alone), and what they tell."""
    for row in predicates():
        yield *_split(row.lemma, row.pos), Deed(row.lemma, row.type, frozenset(row.needs))
    for cue in cues():
        if cue.pos != "preposition":
            yield *_split(cue.lemma, cue.pos), Saying(cue.lemma, cue.act)


def _prepositions() -> Iterator[tuple[str, Saying]]:
    """Every way to write a preposition of speech, and what it tells: «selon», «aux dires du», «aux dires d'»."""
    for cue in cues():
        if cue.pos == "preposition":
            for written in _written(_words(cue.lemma)):
                yield written, Saying(cue.lemma, cue.act)


def _split(lemma: str, pos: str) -> tuple[_Head, tuple[str, ...]]:
    words = _words(lemma)
    reflexive = pos == "verb" and words[0] in ("se", "s'")
    while pos == "verb" and len(words) > 1 and words[0] in _CLITICS:
        words = words[1:]
    rest = words[1:]
    while rest and rest[0] in _ARTICLES:
        rest = rest[1:]
    while rest and rest[-1] in _SMALL:
        rest = rest[:-1]
    return _Head(pos, words[0], reflexive), tuple(_written(rest)) if rest else ()


def _words(expression: str) -> list[str]:
    return expression.lower().replace("’", "'").replace("'", "' ").split()


def _written(words: Sequence[str]) -> Iterator[str]:
    """The words as they stand in a text, with each form of «de», «à» and the articles among them."""
    for forms in product(*(_VARIANTS.get(word, (word,)) for word in words)):
        yield " ".join(forms).replace("' ", "'")
