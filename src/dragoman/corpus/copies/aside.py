"""The parts of an article that are nobody's text to copy: headline, dateline, credits, calls to read on, licences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.corpus.copies.credits import is_credit_line
from dragoman.reading.boilerplate import is_boilerplate
from dragoman.record import Span

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…][»”\"\s]*$")
_LICENCE = re.compile(
    r"\bcreative commons\b|\bCC[- ]BY\b|\blicence (?:libre|ouverte)\b|\bdroits (?:de reproduction )?(?:sont )?réservés\b"
    r"|\breproduction (?:\w+ ){0,3}interdite\b|\bconditions (?:générales )?d[’']utilisation\b",
    re.IGNORECASE,
)
# «MOSCOU, 5 novembre (TASS). –», «5 novembre 2025. –»: a town with a date or a medium, or a date; then a mark.
_DATE = r"(?:le )?(?:[a-zà-ÿ]+ )?\d{1,2}(?:er)? [a-zà-ÿ]+\.?(?: \d{4})?"
_MEDIUM = r"[(/][^()/\n]{2,40}[)/]"
_TOWN = r"[A-ZÀ-Ý][\w’']*(?:[ -](?:(?:de|du|des|la|le|sur|en|l[’'])[ -]?)*[A-ZÀ-Ý][\w’']*){0,3}"
_DATELINE = re.compile(
    rf"[ \t]*(?:{_TOWN}[,:.]?\s*(?:{_DATE}\W{{0,3}}(?:{_MEDIUM})?|{_MEDIUM})|{_DATE})"
    r"\s*[.:]?\s*(?:[-–—:]+|(?<=[)/.]))(?=\s|$)"
)
_MAX_LINE = 300  # a headline or a notice; what is longer is a paragraph


def parts_aside(text: str, title: str | None) -> Iterator[Span]:
    """The stretches of the text that count neither for nor against a copy."""
    first = True
    for line in _LINE.finditer(text):
        words = line.group()
        if not words.strip():
            continue
        if (first and _is_headline(words, title, last=not text[line.end() :].strip())) or _is_of_the_page(words):
            yield Span(*line.span())
        elif dateline := _DATELINE.match(words):
            yield Span(line.start(), line.start() + dateline.end())
        first = False


def _is_of_the_page(line: str) -> bool:
    return is_boilerplate(line) or is_credit_line(line) or (len(line) <= _MAX_LINE and bool(_LICENCE.search(line)))


def _is_headline(line: str, title: str | None, *, last: bool) -> bool:
    if last or len(line) > _MAX_LINE:
        return False
    return line.strip() == (title or "").strip() or not _SENTENCE_END.search(line)
