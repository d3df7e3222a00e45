"""The values of a record's fields: said in words, and read back from a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from dragoman.page.reading_room.forms import Sent
from dragoman.page.reading_room.words import Words
from dragoman.record import Event, Record, Span, Statement

ROWS = 12  # actors or claims that a form can name

_SECTIONS = {"act": "acts", "kind": "kinds", "type": "types", "mode": "modes", "standing": "standings"}
# A reader may type ' for ’ and plain spaces; character for character, so that offsets stay.
_TYPOGRAPHY = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


class BadValue(ValueError):
    """What was typed is no value; the key of the sentence that says why, and what it holds."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def in_words(t: Words, field: str, value: Any, text: str = "") -> str:
    """A value in the shape of ``correction_values`` as a person would say it; empty for none."""
    if value in (None, "", []):
        return ""
    match field:
        case "speakers" | "sources" | "recipients":
            return ", ".join(f"{a['name']} ({a['code']})" if a["code"] else a["name"] for a in value)
        case "content" | "cue" | "evidence" | "within":
            return " […] ".join(text[start:end] for start, end in value)
        case "time":
            return t.days(value["start"], value["end"])
        case "place":
            country = t.country(value["country"] or "") or value["country"]
            return f"{value['name']}, {country}" if country else str(value["name"])
        case "claims":
            return " ; ".join(t(f"claims.{c['modality']}", who=_claimant(t, c["by"])) for c in value)
        case _:
            return t.of(_SECTIONS[field], value) if field in _SECTIONS else str(value)


def _claimant(t: Words, by: str) -> str:
    return t("outlet-itself") if by == "author" else by


def from_form(sent: Sent, field: str, record: Record, item: Statement | Event) -> Any:
    """The new value that a form gives a field, in the shape of ``correction_values``. Raises ``BadValue``."""
    text = record.document.text
    match field:
        case "speakers" | "sources" | "recipients":
            rows = ((sent(f"code{n}", 40).upper(), sent(f"name{n}", 200)) for n in range(ROWS))
            return [{"code": code, "name": name or code} for code, name in rows if code or name]
        case "claims":
            pairs = ((sent(f"by{n}", 40), sent(f"modality{n}", 40)) for n in range(ROWS))
            return [{"by": by, "modality": modality} for by, modality in pairs if by and modality]
        case "content" | "cue" | "evidence":
            typed = [line.strip() for line in sent("words", 20_000).split("\n") if line.strip()]
            if not typed:
                raise BadValue("correct.no-words")
            return [list(located(text, words, _place_of(item))) for words in typed]
        case "time":
            days = {"start": sent("start", 10) or None, "end": sent("end", 10) or None}
            return _with_words(sent, text, item, days) if any(days.values()) else None
        case "place":
            place = {"name": sent("name", 200), "country": sent("country", 3).upper() or None}
            return _with_words(sent, text, item, place) if place["name"] else None
        case _:
            return sent("value", 60)


def _with_words(sent: Sent, text: str, item: Statement | Event, value: dict[str, Any]) -> dict[str, Any]:
    if words := sent("words", 500):
        value["words"] = list(located(text, words, _place_of(item)))
    return value


def _place_of(item: Statement | Event) -> int:
    return (item.content if isinstance(item, Statement) else item.evidence)[0].start


def located(text: str, words: str, near: int) -> Span:
    """Where the words stand in the text, the nearest to ``near`` if they are there more than once.

    Raises ``BadValue`` when they are not there.
    """
    pattern = re.escape(words.translate(_TYPOGRAPHY)).replace(r"\ ", r"\s+")
    found: Iterable[re.Match[str]] = re.finditer(pattern, text.translate(_TYPOGRAPHY))
    spans = [Span(*match.span()) for match in found]
    if not spans:
        raise BadValue("correct.not-in-text", words=words)
    return min(spans, key=lambda span: abs(span.start - near))
