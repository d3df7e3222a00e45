"""The words of the pages in the reader's language; the table is ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from functools import cache
from importlib.resources import files

from dragoman.page.reading_room.countries import country_name

LANGUAGES = ("fr", "en")
NARROW_SPACE, HARD_SPACE = "\u202f", "\u00a0"

_FIELDS = re.compile(r"\{(\w+)\}")
Sections = dict[str, dict[str, str]]


class WordsError(ValueError):
    """A row of ``words.toml`` lacks a language, or names other values in one of them."""


@cache
def table(language: str) -> Sections:
    """The words of a language by section and key. Raises ``WordsError`` on a row that is not whole."""
    text = files("dragoman.page.reading_room").joinpath("words.toml").read_text(encoding="utf-8")
    which = LANGUAGES.index(language)
    found: Sections = {}
    for section, rows in tomllib.loads(text).items():
        for key, both in rows.items():
            if len(both) != len(LANGUAGES) or len({frozenset(_FIELDS.findall(words)) for words in both}) != 1:
                raise WordsError(f"words.toml: [{section}] {key}: give the same sentence in French and in English.")
        found[section] = {key: _set(both[which], language) for key, both in rows.items()}
    return found


def _set(words: str, language: str) -> str:
    """French has hard spaces inside its quotation marks and before its high punctuation."""
    if language != "fr":
        return words
    words = words.replace("« ", f"«{HARD_SPACE}").replace(" »", f"{HARD_SPACE}»").replace(" :", f"{HARD_SPACE}:")
    return re.sub(r" ([?!;])", NARROW_SPACE + r"\1", words)


class Words:
    """The words of one language: ``t("nothing")``, ``t("article.when")``, ``t.of("types", "AID")``, ``t.count(…)``."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.sections = table(language)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of ``key`` (``section.key``, or a key of ``[page]``). Raises ``KeyError`` when there is none."""
        section, dot, name = key.partition(".")
        words = self.sections[section][name] if dot else self.sections["page"][key]
        return words.format(**values) if values else words

    def of(self, section: str, value: str | None) -> str:
        """What a value of a closed list is called; one that the table does not know is shown as it is."""
        return self.sections[section].get(value, value) if value else ""

    def number(self, n: float) -> str:
        """A number as it is written in this language: «1 191», “1,191”."""
        return f"{n:,}".replace(",", NARROW_SPACE).replace(".", ",") if self.language == "fr" else f"{n:,}"

    def figure(self, low: float | None, high: float | None, approximate: bool, unit: str | None) -> str:
        """A number between bounds, as «au moins 12», «environ 20», «de 10 à 15», «3 500 000 EUR»."""
        first, last = (self.number(int(n) if n == int(n) else n) if n is not None else "" for n in (low, high))
        if first and last and first != last:
            words = self("figures.range", low=first, high=last)
        elif first == last:
            words = self("figures.none") if low == 0 and not unit else first
        else:
            words = self("figures.least", n=first) if first else self("figures.most", n=last)
        words = self("figures.about", n=words) if approximate else words
        return f"{words}{HARD_SPACE}{unit}" if unit else words

    def count(self, key: str, n: int) -> str:
        """«1 article», «12 articles»."""
        single = n < 2 if self.language == "fr" else n == 1
        name = f"{key}.one" if single else key
        return self.sections["page"][name].format(n=self.number(n))

    def day(self, iso: str | None) -> str:
        """«5 février 2026» of 2026-02-05, «octobre 2025» of 2025-10."""
        if not iso:
            return self("undated")
        year, _, rest = iso.partition("-")
        month, _, day = rest.partition("-")
        name = self.sections["months"].get(f"m{int(month)}", month) if month.isdigit() else ""
        first = self("periods.first") if day == "01" else day.lstrip("0")
        return " ".join(part for part in (first, name, year) if part)

    def days(self, start: str | None, end: str | None) -> str:
        """An interval of days; an open end is ``None``."""
        if start and end:
            if start == end:
                return self.day(start)
            return self._month(start, end) or self("periods.range", start=self.day(start), end=self.day(end))
        if start:
            return self("periods.from", start=self.day(start))
        return self("periods.until", end=self.day(end)) if end else self("periods.unsettled")

    def period(self, first: str, last: str) -> str:
        """The days of the oldest and newest article, as a sentence."""
        if first == last:
            return self("overview.one-day", day=self.day(first))
        return self("overview.period", first=self.day(first), last=self.day(last))

    def _month(self, start: str, end: str) -> str:
        """The name of a whole month or year, when the interval is one."""
        if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
            return start[:4]
        is_whole = start[:7] == end[:7] and start.endswith("-01") and end[8:] in ("28", "29", "30", "31")
        return self.day(start[:7]) if is_whole and _is_last(end) else ""

    def actor_code(self, code: str) -> str:
        """What a code stands for: «Russie, gouvernement» of ``RUS GOV``."""
        named = [self.country(part) or self.of("sectors", part) for part in code.split()]
        return ", ".join(named)

    def country(self, code: str) -> str:
        """The name of a state or international actor by its three letters; empty when it is none."""
        return self.sections["international"].get(code) or country_name(code, self.language)


def _is_last(day: str) -> bool:
    year, month, last = (int(part) for part in day.split("-"))
    return monthrange(year, month)[1] == last
