"""Reads the hand-written annotations of an article.

A gold file is TOML beside the text (``01-communique.gold.toml`` beside ``01-communique.txt``). It
cites by the exact words of the text, so that a person can read and check it; ``samples/README.md``
describes every field.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, cast

from pydantic import Field, ValidationError

from dragoman.errors import DragomanError
from dragoman.evaluation.shapes import (
    GoldActor,
    GoldArticle,
    GoldClaim,
    GoldEvent,
    GoldPlace,
    GoldStatement,
    GoldTime,
)
from dragoman.record import Act, EventType, Modality, Span, Standing, StatementKind
from dragoman.tables import Row

_DAY = r"^\d{4}-\d{2}-\d{2}$"
# Character for character, so that offsets stay: gold may write ' for ’ and plain spaces throughout.
_TYPOGRAPHY = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})

_ClaimText = Annotated[str, Field(pattern=r"^(author|[A-Z].*)/(actual|planned|requested|possible|negated)$")]


class GoldError(DragomanError):
    """A gold file does not fit its text or its format; the message names file, item and words."""

    reason = "bad-gold"


class _Words(Row):
    words: str = Field(min_length=1)
    nth: int | None = Field(default=None, ge=1)


class _TimeRow(_Words):
    start: str | None = Field(default=None, pattern=_DAY)
    end: str | None = Field(default=None, pattern=_DAY)


class _PlaceRow(_Words):
    name: str | None = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")


class _SpeakerRow(Row):
    code: str
    name: str


class _StatementRow(Row):
    id: str
    speakers: tuple[_SpeakerRow, ...]
    cue: tuple[str | _Words, ...] = Field(min_length=1)
    kind: StatementKind
    act: Act
    content: tuple[str | _Words, ...] = Field(min_length=1)
    within: str = ""


class _EventRow(Row):
    id: str
    type: EventType
    mode: str = ""
    sources: tuple[str, ...]
    recipients: tuple[str, ...]
    time: _TimeRow | None = None
    place: _PlaceRow | None = None
    evidence: tuple[str | _Words, ...] = Field(min_length=1)
    claims: tuple[_ClaimText, ...] = Field(min_length=1)
    standing: Standing


class _GoldFile(Row):
    published: str | None = Field(default=None, pattern=_DAY)
    outlet: str | None = None
    statement: tuple[_StatementRow, ...] = ()
    event: tuple[_EventRow, ...] = ()


def read_gold(gold: Path, text: Path | None = None) -> GoldArticle:
    """The annotated article of a gold file; ``text`` is by default the ``.txt`` file beside it.

    Raises ``GoldError`` when the file is no gold, or when words are not in the text or are there
    more than once without ``nth``; ``OSError`` when a file is missing.
    """
    text = text or gold.with_name(gold.name.removesuffix(".gold.toml") + ".txt")
    try:
        rows = _GoldFile.model_validate(tomllib.loads(gold.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{gold.name}: not TOML ({error}); mend the file.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise GoldError(f"{gold.name}: {where}: {first['msg']}; mend this entry.") from error
    reader = _Reader(gold.name, text.read_text(encoding="utf-8-sig"))
    article = GoldArticle(
        name=gold.name,
        text=reader.text,
        published=rows.published,
        outlet=rows.outlet,
        statements=tuple(reader.statement(row) for row in rows.statement),
        events=tuple(reader.event(row) for row in rows.event),
    )
    _check_ids(article)
    return article


class _Reader:
    """Turns quoted words into spans of one text, and says which words of which item cannot be."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._plain = text.translate(_TYPOGRAPHY)

    def statement(self, row: _StatementRow) -> GoldStatement:
        return GoldStatement(
            id=row.id,
            speakers=tuple(GoldActor(s.code, s.name) for s in row.speakers),
            cue=self._spans(row.id, row.cue),
            kind=row.kind,
            act=row.act,
            content=self._spans(row.id, row.content),
            within=row.within,
        )

    def event(self, row: _EventRow) -> GoldEvent:
        time, place = row.time, row.place
        return GoldEvent(
            id=row.id,
            type=row.type,
            mode=row.mode,
            sources=row.sources,
            recipients=row.recipients,
            time=GoldTime(time.start, time.end, self._span(row.id, time)) if time else None,
            place=GoldPlace(place.name or place.words, place.country, self._span(row.id, place)) if place else None,
            evidence=self._spans(row.id, row.evidence),
            claims=tuple(_claim(claim) for claim in row.claims),
            standing=row.standing,
        )

    def _spans(self, item: str, quotes: tuple[str | _Words, ...]) -> tuple[Span, ...]:
        return tuple(self._span(item, quote) for quote in quotes)

    def _span(self, item: str, quote: str | _Words) -> Span:
        words, asked = (quote, None) if isinstance(quote, str) else (quote.words, quote.nth)
        found = _occurrences(self._plain, words.translate(_TYPOGRAPHY))
        where, times = f"{self.file}, {item}: «{words}»", f"in the text {len(found)} times"
        if not found:
            raise GoldError(f"{where} is not in the text; quote its exact words.")
        if asked and asked > len(found):
            raise GoldError(f"{where} is {times}, not {asked}; mend nth.")
        if not asked and len(found) > 1:
            raise GoldError(f"{where} is {times}; say which with nth.")
        return found[(asked or 1) - 1]


def _occurrences(text: str, words: str) -> list[Span]:
    """Where whole words stand in the text: «Mali» is not found in «Malien»."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [Span(*m.span()) for m in re.finditer(before + re.escape(words) + after, text)]


def _claim(text: str) -> GoldClaim:
    by, _, modality = text.rpartition("/")
    return GoldClaim(by, cast(Modality, modality))


def _check_ids(article: GoldArticle) -> None:
    statements = [s.id for s in article.statements]
    for id in (ids := [*statements, *(e.id for e in article.events)]):
        if ids.count(id) > 1:
            raise GoldError(f"{article.name}: id «{id}» is used twice; give each item its own.")
    for s in article.statements:
        if s.within and (s.within == s.id or s.within not in statements):
            raise GoldError(f"{article.name}, {s.id}: within «{s.within}» names no other statement; mend it.")
