"""The named parts of a matched time expression, as words and as values."""

from __future__ import annotations

import re

from dragoman.language.calendar import values


class Groups:
    """The named groups of a match, as words and as values."""

    def __init__(self, text: str, folded: str, match: re.Match[str]) -> None:
        self.text, self.folded, self.match = text, folded, match
        self.rule = match.lastgroup or ""
        self.all = match.groupdict()
        self.end = match.end()

    def __getitem__(self, name: str) -> str:
        return self.all.get(f"{self.rule}__{name}") or ""

    def has(self, name: str) -> bool:
        """Whether the group took part in the match, be it with no characters."""
        return self.all.get(f"{self.rule}__{name}") is not None

    def end_of(self, name: str) -> int:
        """Where a named group ends in the text."""
        return self.match.end(f"{self.rule}__{name}")

    @property
    def words(self) -> str:
        """The folded words of the whole match."""
        return self.match[0]

    @property
    def after(self) -> str:
        """The folded text right after the match."""
        return self.folded[self.match.end() : self.match.end() + 25]

    @property
    def before(self) -> str:
        """The folded text right before the match."""
        return self.folded[max(0, self.match.start() - 12) : self.match.start()]

    def month(self, name: str) -> int:
        """The number (1 to 12) of a month's name or abbreviation."""
        word = self[name].rstrip(".")
        return values("month").get(word) or values("month-short")[word]

    def day(self, name: str) -> int:
        """The number of a day: «14», «1er», «premier»."""
        word = self[name]
        return 1 if word == "premier" else int(re.sub(r"\D", "", word))

    def year(self, name: str) -> int:
        """The number of a year. Raises ``ValueError`` when the group took no part in the match."""
        return int(self[name])

    def years(self, *, new_year_between: bool) -> tuple[int, int] | None:
        """The years of both ends of a span of which one is given; ``None`` when neither is."""
        if not (self["y"] or self["y2"]):
            return None
        last = self.year("y2") if self["y2"] else self.year("y") + new_year_between
        return (self.year("y") if self["y"] else last - new_year_between), last

    def weekday(self, name: str) -> int | None:
        """Monday (0) to Sunday (6), or ``None`` when the words give none."""
        return values("weekday").get(self[name])

    @property
    def direction(self) -> int:
        """-1 for «dernier», 1 for «prochain», 0 for neither."""
        return values("direction").get(self["dir"], 0)

    @property
    def step(self) -> int:
        """-1 for «précédent», 1 for «suivant», 0 for neither."""
        return values("step").get(self["step"], 0)

    @property
    def unit(self) -> int:
        """The size of the unit in days."""
        return values("unit")[self["u"]]

    @property
    def number(self) -> int:
        """The count, 0 when the words give none."""
        word = self["n"] or self["n_"]
        return int(word) if word.isdigit() else values("number").get(word, 0)

    def named(self, name: str) -> bool:
        """Whether a word is written as months and seasons are: not «Mars», the planet, but «MARS» in a headline."""
        start, end = self.match.span(f"{self.rule}__{name}")
        word = self.text[start:end]
        return word[:1].islower() or (word.isupper() and len(word) > 1)
