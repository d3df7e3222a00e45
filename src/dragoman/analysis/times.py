"""Finds French time expressions and resolves them to intervals of days (coding guide, section 4).

Works on the text alone. The words are data (``language/fr/calendar.toml``), the patterns are in ``time_patterns`` and
what they mean in ``time_rules``. Patterns run over the folded text, at unchanged offsets. They are tried only near a
word of the calendar, from the leftmost word that may open one, and a rule may decline what its pattern matched.
Resolution follows the coding guide and gold/decisions.md («début juin» is 1 to 10, «mi-juin» 11 to 20, «fin juin» 21 to
its end; summer is 21 June to 22 September) and, where they are silent, ISO-TimeML: a part of a year («fin 2024») keeps
the whole year, so that no day is made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from dragoman.analysis.dates import Precision
from dragoman.analysis.time_patterns import (
    opening_words,
    pattern,
    trigger_pattern,
    triggers,
)
from dragoman.analysis.time_rules import Anchor, Answer, Frame, Groups, answer
from dragoman.language.calendar import fold
from dragoman.record import Span


@dataclass(frozen=True)
class TimeMention:
    """A time expression: where it stands, and the days it means.

    ``span`` counts code points of the text. ``start`` and ``end`` are ISO dates, both included; ``None`` is an open
    end, and both are ``None`` when ``precision`` is ``unresolved``. ``anchor`` says what it was resolved against:
    nothing, the publication date, or the day last named in the text.
    """

    span: Span
    start: str | None
    end: str | None
    precision: Precision
    anchor: Anchor


def _never(offset: int) -> bool:
    return offset < 0


def find_times(text: str, published: str | None, future: Callable[[int], bool] = _never) -> list[TimeMention]:
    """The time expressions of ``text`` in order, none overlapping another.

    ``published`` is an ISO date or ``None``; without it only what is absolute is resolved. ``future`` tells whether
    the verb that governs an offset speaks of the future; by default none does. Raises ``ValueError`` when
    ``published`` is no ISO date.
    """
    reader = _Reader(text, date.fromisoformat(published) if published else None, future)
    return reader.read()


def find_dateline(text: str) -> TimeMention | None:
    """The full date of a dateline («Bamako, 14 octobre 2025 –») in the first 300 characters, or ``None``."""
    head = text[:400]
    for mention in find_times(head, None):
        start, end = mention.span
        if end > 300:
            break
        if mention.precision != "day" or mention.anchor != "absolute" or not mention.start:
            continue
        before = head[head.rfind("\n", 0, start) + 1 : start]
        if _BEFORE_DATE.fullmatch(before) and _AFTER_DATE.match(head, end):
            return mention
    return None


# A place and an agency in capitals, or «publié le»; nothing that looks like a sentence.
_BEFORE_DATE = re.compile(
    r"\s*(?:[Pp]ubliée? (?:le )?|(?:[A-ZÀ-Ý][\w'’.-]*[ ,/\u00a0]*(?:\([^()\n]{1,20}\)[ ,]*)?){1,5}(?:,|[-–—]) *(?:le )?"
    r"|[Ll]e )?"
)
_AFTER_DATE = re.compile(r"(?:,[^\n.–—]{1,30})?[ \u00a0\u202f]*(?:\.? ?[–—]|:| - |,? *\([A-Z]|\n|$)")


# How far before a word of the calendar its expression may open: «dans la nuit du lundi 3 au mardi 4 mars».
_REACH = 60
_TOKEN = re.compile(r"\w+")
# The end of a line inside a sentence of a hard-wrapped text.
_WRAP = re.compile(r"(?<=\w)\n(?=[a-zà-ÿ])|(?<= le)\n(?=\d)|(?<= du)\n(?=\d)|(?<= en)\n(?=\d)")


# «depuis son intervention du 24 août»: a day of the past that the story does not go on from.
_BACKGROUND = re.compile(r"\bdepuis [^,.;:\n]*$")


class _Reader:
    """One walk over a text; remembers the day last named, which «le lendemain» counts from."""

    def __init__(self, text: str, published: date | None, future: Callable[[int], bool]) -> None:
        self.text = text
        self.folded = fold(_WRAP.sub(" ", text))
        self.published = published
        self.future = future
        self.last_day: date | None = None

    def read(self) -> list[TimeMention]:
        near = triggers()
        found: list[TimeMention] = []
        free = 0
        for trigger in trigger_pattern().finditer(self.folded):
            if trigger.start() < free:
                continue
            mention = self._mention(trigger, near.get(trigger[0], "year"), free)
            if mention:
                found.append(mention)
                free = mention.span.end
        return found

    def _mention(self, trigger: re.Match[str], kind: str, free: int) -> TimeMention | None:
        """The expression that covers ``trigger`` and opens at the leftmost word that may open one."""
        rules, opening, reach = pattern(kind), opening_words(), trigger.end()
        first = max(free, trigger.start() - _REACH)
        for token in _TOKEN.finditer(self.folded, first, reach):
            start, word = token.span()[0], token[0]
            if not (word in opening or word[0].isdigit()):
                continue
            if start == first and start and self.folded[start - 1].isalnum():
                continue
            match = rules.match(self.folded, start)
            if not match or match.end() < reach:
                continue
            frame = Frame(self.published, self.last_day, partial(self.future, start))
            reply = answer(Groups(self.text, self.folded, match), frame)
            if reply and reply.end >= reach:
                return self._resolved(Span(reply.start, reply.end), reply)
        return None

    def _resolved(self, where: Span, reply: Answer) -> TimeMention:
        days = reply.days
        if days.precision == "day" and not _BACKGROUND.search(self.folded, max(0, where.start - 60), where.start):
            self.last_day = days.start
        return TimeMention(
            where,
            days.start.isoformat() if days.start else None,
            days.end.isoformat() if days.end else None,
            days.precision,
            reply.anchor,
        )
