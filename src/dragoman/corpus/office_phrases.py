"""How articles present persons with their offices: «le ministre malien des Affaires étrangères, Abdoulaye Diop», «Abdoulaye
Diop, ministre malien des Affaires étrangères,», «le président Ali Bongo»; the words are the citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import Field

from dragoman.corpus.event_mentions import name_key
from dragoman.language.folding import fold
from dragoman.record import Span
from dragoman.tables import Row, read_rows
from dragoman.world.tables import states


class Office(Row):
    """A kind of office and the words for it."""

    key: str
    forms: tuple[str, ...] = Field(min_length=1)
    single: bool
    of_state: bool


@dataclass(frozen=True, slots=True)
class Presented:
    """A person with an office, as one passage says: ``key`` is the office without the country, ``country`` three letters
    when the passage names it. ``is_former``: «ancien», «ex-». ``words`` cite the person and the office together."""

    name: str
    office: str
    key: str
    country: str
    is_single: bool
    of_state: bool
    is_former: bool
    words: Span


_CAPITAL = r"[A-ZÀ-ÖØ-Ý][\w’'-]+"
_PARTICLE = r"(?:de|du|des|d[’']|al|el|ben|bin|ibn|ould|van|von|der|den|da|di|dos|le|la)"
_NAME = rf"(?![DS](?:[’']après|elon)[ ]){_CAPITAL}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}(?:al-|el-)?{_CAPITAL}){{1,3}}"
_ADJECTIVE = (
    r"[a-zà-ÿ-]+(?:ères?|ienn?es?|iens?|aise?s?|oise?s?|ales?|aux|al|iques?|elles?|els?|aires?|ives?|ifs?|ées?|aine?s?|"
    r"ine?s?|ole?s?|andes?|ands?|urque?s?|urcs?|usses?|elges?|abes?|uisses?|artes?|hinoise?s?|igériane?s?)"
)
_LINK = (
    r"(?:de[ ]la[ ]|de[ ]l[’'][ ]?|du[ ]|des[ ]|de[ ]|d[’'][ ]?|à[ ]la[ ]|à[ ]l[’'][ ]?|au[ ]|aux[ ]|"
    r"auprès[ ](?:de[ ]la[ ]|de[ ]l[’'][ ]?|des[ ]|du[ ]|de[ ])|pour[ ](?:la[ ]|le[ ]|l[’'][ ]?|les[ ]))"
)
_WORD_OF = (
    rf"(?!(?:origine|initiative|époque|issue|tête)\b)(?:{_CAPITAL}|[a-zà-ÿ’'-]+)(?:[ ](?:{_CAPITAL}|{_ADJECTIVE}))*?"
)
_COMPLEMENT = rf"(?:[ ]{_ADJECTIVE}|[ ](?:délégué|déléguée|par[ ]intérim|en[ ]exercice)|[ ](?:et[ ])?{_LINK}{_WORD_OF})"
_FORMER = r"(?P<former>ancien[ ]|ancienne[ ]|ex-|défunt[ ]|feu[ ])?"
_OF_ANOTHER = re.compile(r"[Ss](?:on|a)[ ]")
_TITLED = frozenset({"président", "premier ministre", "chancelier", "ministre"})
_STOP_NAMES = frozenset(
    [
        "le",
        "la",
        "les",
        "un",
        "une",
        "ce",
        "cette",
        "il",
        "elle",
        "selon",
        "pour",
        "dans",
        "mais",
        "en",
        "au",
        "aux",
        "du",
        "des",
    ]
)


def presented_in(text: str) -> Iterator[Presented]:
    """Every person that the text presents with an office, in order."""
    flat = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", "\x00")
    before, after = _patterns()
    found = [*before.finditer(flat), *after.finditer(flat)]
    for match in sorted(found, key=lambda m: m.start()):
        name = match["name"].replace(" ,", ",")
        if fold(name.split()[0]) in _STOP_NAMES or _is_place(name):
            continue
        office = _forms()[_plain(match["head"])]
        complement = (match["complement"] or "").strip()
        country, rest = _country_of(complement)
        if _is_doubtful(match, complement, country):
            continue
        own = not _OF_ANOTHER.match(match.group())
        yield Presented(
            name=name,
            office=" ".join(f"{match['head']} {complement}".split()),
            key=" ".join([office.key, *rest]),
            country=country,
            is_single=office.single and office.of_state != bool(rest) and own,
            of_state=office.of_state and not rest and own,
            is_former=bool(match["former"]),
            words=Span(match.start(), match.end()),
        )


def _is_doubtful(match: re.Match[str], complement: str, country: str) -> bool:
    """«Bruno Le Maire, Nadine Morano»; «chef d'Ansar Beït al-Maqdess», where the name may belong to the complement."""
    if not complement and match["head"][0].isupper() and _forms()[_plain(match["head"])].key not in _TITLED:
        return True
    last = complement.split(" ")[-1]
    comma = "," in match.group()
    return not comma and last[:1].isupper() and not last.isupper() and not country


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    heads = "|".join(_either_case(form) for form in sorted(_forms_as_written(), key=len, reverse=True))
    article = (
        r"(?:\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Ss]on|[Ss]a|nouveau|nouvelle|actuel|actuelle)[ ]|\b(?:[Ll]|[Dd])[’'][ ]?)"
    )
    office = rf"{_FORMER}(?P<head>{heads})(?P<complement>(?:{_COMPLEMENT}){{0,4}})"
    before = re.compile(rf"(?:{article}){office}(?:[ ]?,[ ]|[ ])(?:M\.[ ]|Mme[ ])?(?P<name>{_NAME})")
    after = re.compile(rf"\b(?P<name>{_NAME})[ ]?,[ ](?:{article})?{office}(?=[ ]?[,.;:)(\x00]|$)")
    return before, after


def _either_case(form: str) -> str:
    """A form with its first letter, and that of «ministre», in either case, and either apostrophe."""
    rest = re.escape(form[1:]).replace("'", "[’']").replace(r"\ ", "[ ]").replace("ministre", "[mM]inistre")
    return f"[{form[0]}{form[0].upper()}]{rest}"


@cache
def _forms() -> dict[str, Office]:
    rows = read_rows(files("dragoman.corpus") / "offices.toml", "office", Office, unique=("key",))
    return {_plain(form): row for row in rows for form in row.forms}


def _forms_as_written() -> list[str]:
    rows = read_rows(files("dragoman.corpus") / "offices.toml", "office", Office, unique=("key",))
    return [form for row in rows for form in row.forms]


def _plain(words: str) -> str:
    return fold(words)


def _country_of(complement: str) -> tuple[str, tuple[str, ...]]:
    """The state that a complement names, and its other words, folded: «malien des Affaires étrangères»."""
    key = f" {name_key(complement)} "
    country = ""
    for words, code in _state_words():
        if f" {words} " in key:
            country, key = code, key.replace(f" {words} ", " ", 1)
            break
    rest = tuple(w for w in key.split() if w not in _LINKS)
    return country, () if rest == ("republique",) else rest


_LINKS = frozenset(
    [
        "de",
        "la",
        "l",
        "du",
        "des",
        "d",
        "a",
        "au",
        "aux",
        "aupres",
        "pour",
        "et",
        "le",
        "les",
        "par",
        "en",
        "exercice",
        "interim",
    ]
)


@cache
def _state_words() -> tuple[tuple[str, str], ...]:
    """Names and adjectives of states, the longest first."""
    found = {
        name_key(word + end): state.code
        for state in states()
        for words, ends in ((state.names, ("",)), ((*state.m, *state.f), ("", "s")))
        for word in words
        for end in ends
    }
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def _place_names() -> frozenset[str]:
    return frozenset(name_key(name) for state in states() for name in (*state.names, *state.capital, *state.seats))


def _is_place(name: str) -> bool:
    return name_key(name) in _place_names()
