"""Every inflected form of a French verb, from the principal parts in ``fr/conjugation.toml``.

The parser's lemmas of verbs of speech are often wrong, so verbs are looked up by their forms. How
the forms follow from the principal parts is told in Grevisse and Goosse, *Le bon usage*, in the
chapter on the verb. Both the traditional spelling and that of 1990 are made: the press writes both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import Field

from dragoman.errors import TableError
from dragoman.tables import Row, read_rows

Mood = Literal["ind", "cond", "subj", "imp", "inf", "part"]
Tense = Literal["pres", "impf", "fut", "past"]
Number = Literal["s", "p", ""]
Gender = Literal["m", "f", ""]


class VerbForm(NamedTuple):
    """A reading of an inflected form: «annonça» is ``("annoncer", "ind", "past", 3, "s", "")``."""

    lemma: str
    mood: Mood
    tense: Tense
    """The simple past is ``("ind", "past")``, the present participle ``("part", "pres")``; an
    infinitive is ``pres``."""
    person: int
    """1, 2 or 3; 0 for infinitives and participles."""
    number: Number
    gender: Gender
    """Of past participles only."""


class ConjugationModel(Row):
    """The principal parts of a verb that others follow; ``fr/conjugation.toml`` explains each."""

    name: str
    drop: str
    match: tuple[str, ...]
    pres: str = Field(pattern=r"^\S+( \S+){5}$")
    fut: str = Field(pattern=r"^\S+$")
    past: str = Field(pattern=r"^(|\S*(a|i|in|u|ï|û))$")
    part: str = Field(pattern=r"^\S+( \S+ \S+ \S+)?$")
    impf: str = ""
    subj: str = Field(default="", pattern=r"^(|\S+ \S+|\S+( \S+){5})$")
    imp: str = Field(default="", pattern=r"^(|\S+ \S+ \S+)$")
    gerund: str = ""
    inf: str = ""
    persons: Literal["", "3", "3s"] = ""


class VerbModel(Row):
    """A verb whose ending would lead to the wrong model."""

    lemma: str
    model: str


class _Slot(NamedTuple):
    """What is put behind a root, and the reading that it gives: the fields of ``VerbForm``."""

    suffix: str
    mood: Mood
    tense: Tense
    person: int
    number: Number
    gender: Gender


_Suffixes = tuple[tuple[str, tuple[Mood, Tense, int, Number, Gender]], ...]

_SIX: tuple[tuple[int, Number], ...] = ((1, "s"), (2, "s"), (3, "s"), (1, "p"), (2, "p"), (3, "p"))
_IMPERATIVE: tuple[tuple[int, Number], ...] = ((2, "s"), (1, "p"), (2, "p"))
_AGREEMENT: tuple[tuple[Gender, Number], ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
_SIMPLE_PAST = {
    "a": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "i": ("is", "is", "it", "îmes", "îtes", "irent"),
    "u": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "in": ("ins", "ins", "int", "înmes", "întes", "inrent"),
    "ï": ("ïs", "ïs", "ït", "ïmes", "ïtes", "ïrent"),
    "û": ("ûs", "ûs", "ût", "ûmes", "ûtes", "ûrent"),
}
_PAST_SUBJUNCTIVE = {
    "a": ("asse", "asses", "ât", "assions", "assiez", "assent"),
    "i": ("isse", "isses", "ît", "issions", "issiez", "issent"),
    "u": ("usse", "usses", "ût", "ussions", "ussiez", "ussent"),
    "in": ("insse", "insses", "înt", "inssions", "inssiez", "inssent"),
    "ï": ("ïsse", "ïsses", "ït", "ïssions", "ïssiez", "ïssent"),
    "û": ("ûsse", "ûsses", "ût", "ûssions", "ûssiez", "ûssent"),
}
# The consonants between the last two vowels of an -er verb. Two of them after a bare e close the
# syllable (rester), so there only one alternates, or -vr- (sevrer); x counts as two (annexer).
_GROUP_AFTER = {
    "é": r"([bcdfghjklmnpqrstvz]*[gq]u|[bcdfghjklmnpqrstvz]+)",
    "e": r"([bcdfghjklmnpqrstvz]|vr)",
}


def conjugate(lemma: str) -> tuple[tuple[str, VerbForm], ...]:
    """Every form of the verb with its reading; a form with several readings comes several times.

    ``lemma`` is one infinitive («annoncer»), not «se féliciter»: see ``inflected_word``. Where two
    spellings are in use both are given. Raises ``ValueError`` on what does not end as a verb.
    """
    name = lemma.lower()
    root, group, slots = _resolve(name)
    if group:
        slots = tuple((suffix.replace("*", group), reading) for suffix, reading in slots)
    return tuple((root + suffix, VerbForm._make((name, *reading))) for suffix, reading in slots)


def form_table(lemmas: Iterable[str]) -> dict[str, tuple[VerbForm, ...]]:
    """Lower-case form to its readings, over all ``lemmas``.

    Raises ``ValueError`` on a lemma that ``conjugate`` refuses.
    """
    table: dict[str, tuple[VerbForm, ...]] = {}
    for lemma in dict.fromkeys(lemmas):
        for form, reading in conjugate(lemma):
            known = table.get(form)
            table[form] = (*known, reading) if known else (reading,)
    return table


def inflected_word(expression: str) -> str:
    """The infinitive that is inflected in a verb of the lexicons: «faire» of «faire savoir».

    The reflexive pronoun is no part of it: «féliciter» of «se féliciter».
    """
    return re.sub(r"^(se |s')", "", expression.lower()).split()[0]


def _resolve(lemma: str) -> tuple[str, str, _Suffixes]:
    """Root, consonant group and suffixes: verbs.toml decides, else the longest ending."""
    models, endings = _models(), _endings()
    if " " in lemma or "'" in lemma:
        raise ValueError(f"«{lemma}» is not one infinitive; conjugate its inflected word.")
    if lemma in _exceptions():
        row, slots = models[_exceptions()[lemma]]
        found = re.fullmatch("(.*?)" + _pattern(row.drop), lemma)
    else:
        name = next((name for pattern, name in endings if pattern.search(lemma)), None)
        if name is None:
            raise ValueError(f"«{lemma}» does not end as a French infinitive.")
        row, slots = models[name]
        found = re.fullmatch("(.+?)" + _pattern(row.drop), lemma)
    if not found:
        raise ValueError(f"«{lemma}» cannot be conjugated like «{row.name}».")
    return found[1], found[2] if "*" in row.drop else "", slots


def _pattern(ending: str) -> str:
    """The ending as a regular expression; the circumflex that 1990 drops may be missing."""
    for vowel, group in _GROUP_AFTER.items():
        ending = ending.replace(f"{vowel}*", vowel + group)
    return ending.replace("aît", "a[iî]t").replace("oît", "o[iî]t")


@cache
def _exceptions() -> dict[str, str]:
    file = files("dragoman.language") / "fr" / "verbs.toml"
    rows = read_rows(file, "verb", VerbModel, unique=("lemma",))
    for row in rows:
        if row.model not in _models():
            raise TableError(f"verbs.toml: «{row.lemma}» follows «{row.model}», which conjugation.toml lacks.")
    return {row.lemma: row.model for row in rows}


@cache
def _models() -> dict[str, tuple[ConjugationModel, _Suffixes]]:
    file = files("dragoman.language") / "fr" / "conjugation.toml"
    rows = read_rows(file, "model", ConjugationModel, unique=("name",))
    suffixes = {r.name: tuple((s[0], s[1:]) for s in dict.fromkeys(_slots(r))) for r in rows}
    return {row.name: (row, suffixes[row.name]) for row in rows}


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Endings in the order in which they are tried: long before short, then letters before «*»."""
    pairs = [(ending, row.name) for row, _ in _models().values() for ending in row.match]
    pairs.sort(key=lambda pair: ("*" not in pair[0], len(pair[0])), reverse=True)
    pairs.sort(key=lambda pair: len(pair[0]), reverse=True)
    return tuple((re.compile(_pattern(ending) + "$"), name) for ending, name in pairs)


def _slots(row: ConjugationModel) -> Iterator[_Slot]:
    """Every suffix of a model with its reading."""
    for infinitive in _spellings(row.inf or row.drop):
        yield _Slot(infinitive, "inf", "pres", 0, "", "")
    present = row.pres.split()
    imperfect = row.impf or _without(present[3], "ons")
    yield from _listed(row, present, "ind", "pres")
    yield from _built(row, [imperfect] * 6, _IMPERFECT, "ind", "impf")
    yield from _built(row, [row.fut] * 6, _FUTURE, "ind", "fut")
    yield from _built(row, [row.fut] * 6, _IMPERFECT, "cond", "pres")
    yield from _subjunctive(row, present, imperfect)
    if row.past:
        vowel = "in" if row.past.endswith("in") else row.past[-1]
        stem = row.past.removesuffix(vowel)
        yield from _built(row, [stem] * 6, _SIMPLE_PAST[vowel], "ind", "past")
        yield from _built(row, [stem] * 6, _PAST_SUBJUNCTIVE[vowel], "subj", "impf")
    yield from _imperative(row, present)
    yield from _participles(row, imperfect)


def _subjunctive(row: ConjugationModel, present: list[str], imperfect: str) -> Iterator[_Slot]:
    parts = row.subj.split()
    if len(parts) == 6:
        yield from _listed(row, parts, "subj", "pres")
        return
    strong, weak = parts or (_without(present[5], "ent"), imperfect)
    yield from _built(row, [strong, strong, strong, weak, weak, strong], _SUBJUNCTIVE, "subj", "pres")


def _imperative(row: ConjugationModel, present: list[str]) -> Iterator[_Slot]:
    second = "|".join(re.sub(r"(?<=[ea])s$", "", form) for form in _spellings(present[1]))
    forms = row.imp.split() or [second, present[3], present[4]]
    for form, (person, number) in zip(forms, _IMPERATIVE, strict=True):
        for spelling in _spellings(form):
            yield _Slot(spelling, "imp", "pres", person, number, "")


def _participles(row: ConjugationModel, imperfect: str) -> Iterator[_Slot]:
    for gerund in _spellings(row.gerund) or [_join(s, "ant") for s in imperfect.split("|")]:
        if gerund != "-":
            yield _Slot(gerund, "part", "pres", 0, "", "")
    forms = row.part.split()
    if len(forms) == 1:
        masculine = forms[0]
        plural = masculine if masculine.endswith("s") else masculine + "s"
        forms = [masculine, masculine + "e", plural, masculine + "es"]
    for form, (gender, number) in zip(forms, _AGREEMENT, strict=True):
        for spelling in _spellings(form):
            yield _Slot(spelling, "part", "past", 0, number, gender)


def _listed(row: ConjugationModel, forms: list[str], mood: Mood, tense: Tense) -> Iterator[_Slot]:
    """Six forms given in full."""
    for form, (person, number) in zip(forms, _SIX, strict=True):
        if row.persons in ("", f"{person}", f"{person}{number}"):
            for spelling in _spellings(form):
                yield _Slot(spelling, mood, tense, person, number, "")


def _built(
    row: ConjugationModel, stems: list[str], endings: tuple[str, ...], mood: Mood, tense: Tense
) -> Iterator[_Slot]:
    """Six forms made of stem and ending."""
    forms = ["|".join(_join(s, ending) for s in stem.split("|")) for stem, ending in zip(stems, endings, strict=True)]
    yield from _listed(row, forms, mood, tense)


def _spellings(form: str) -> list[str]:
    return [] if form in ("", "-") else form.split("|")


def _without(form: str, ending: str) -> str:
    return "|".join(spelling.removesuffix(ending) for spelling in form.split("|"))


def _join(stem: str, ending: str) -> str:
    """Stem and ending in French spelling: ç and ge stand only before a, o, u."""
    if ending[0] in "eéèiî":
        if stem.endswith("ç"):
            stem = stem[:-1] + "c"
        elif stem.endswith("ge"):
            stem = stem[:-1]
    return stem + ending
