"""Exports in the manner of Factiva, RTF or HTML: many articles a file, with field codes or in plain layout.

Field codes: HD headline, BY author, PD date, SN outlet, LP and TD the text (lead and rest), AN the
article's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import RejectedInput
from dragoman.reading.dates import iso_date
from dragoman.reading.documents import document_from_text
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_CODES = frozenset(
    {
        "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF",
        "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CLM", "DLN",
    }
)  # fmt: skip
_CODED = re.compile(rf"^[ \t|]*({'|'.join(sorted(_CODES, key=len, reverse=True))})[ \t]*(?:\|+|\t+|$)[ \t]*(.*)$")
_NUMBER = re.compile(r"^\s*Document\s+([A-Z][A-Za-z0-9]{9,40})\s*$", re.MULTILINE)
_WORDS = re.compile(r"^[\d\s.,\u202f\xa0]+(?:mots?|words?)$", re.IGNORECASE)
_HOUR = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\)|tous droits réservés)|all rights reserved|tous droits réservés", re.I)
_LANGUAGE = re.compile(r"^(?:français|french|anglais|english)$", re.IGNORECASE)
_CODE = re.compile(r"^[A-Z0-9]{2,10}$")
_PAGE = re.compile(r"^(?:p(?:age)?\.? ?)?[A-Z]?\d{1,4}(?:[,;-] ?\d+)*$", re.IGNORECASE)
_AUTHOR = re.compile(r"^(?:par|by|de notre (?:envoyé|correspondant))\b", re.IGNORECASE)


@dataclass
class Article:
    """One article of an export, its fields as they are written there."""

    title: str = ""
    author: str = ""
    date: str = ""
    outlet: str = ""
    number: str = ""
    text: list[str] = field(default_factory=list)


def articles_in_text(text: str) -> Iterator[Article]:
    """The articles of an export as plain text; none when it is no such export."""
    lines = [line.strip().strip("|").strip() if "|" in line else line.strip() for line in text.split("\n")]
    raw = text.split("\n")
    if sum(bool(_CODED.match(line)) for line in raw) >= 3 and any(re.match(r"[ \t|]*HD\b", line) for line in raw):
        yield from _coded(raw)
    elif _NUMBER.search(text) and any(_WORDS.match(line) for line in lines):
        yield from _laid_out(lines)


def is_export(page: str) -> bool:
    """True for a page that has the marks of such an export."""
    return bool(re.search(r"""class=["'](?:article )?\w{2}Article\b|class=["']articleParagraph""", page))


def articles_in_page(tree: Any) -> Iterator[Article]:
    """The articles of an export as an HTML tree; none when it is no such export."""
    for block in tree.iter("div"):
        if not re.search(r"\b(?:article|\w{2}Article)\b", block.get("class") or ""):
            continue
        if any(re.search(r"\b\w{2}Article\b", a.get("class") or "") for a in block.iterancestors("div")):
            continue
        rows = [[_words(cell) for cell in row.iter("td", "th")] for row in block.iter("tr")]
        if any(row and row[0] in _CODES for row in rows):
            yield from _of_rows(block)
        elif article := _of_layout(block):
            yield article


def documents(articles: Iterable[Article], source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document or a rejection for each article, counted from 1."""
    for number, article in enumerate(articles, 1):
        where = f"{source}, article {number}"
        try:
            if number > options.limits.max_items:
                yield reject(Reason.TOO_MANY, source, f"more than {options.limits.max_items:,} articles", "split it")
                return
            yield document_from_text(
                "\n".join(filter(None, article.text)),
                title=article.title,
                published=options.published or iso_date(article.date),
                outlet=options.outlet or article.outlet,
                author=article.author,
                id=article.number or None,
                source=where,
                limits=options.limits,
            )
        except RejectedInput as rejection:
            yield rejection


def _coded(lines: list[str]) -> Iterator[Article]:
    article, code = Article(), ""
    for line in lines:
        if found := _CODED.match(line):
            code, line = found[1], found[2]
            if code == "HD" and (article.title or article.text):
                yield article
                article = Article()
        _put(article, code, line.replace("|", " ").strip())
        if found := _NUMBER.match(line.replace("|", " ")):
            article.number = found[1]
            code = ""
    if article.title or article.text:
        yield article


def _put(article: Article, code: str, words: str) -> None:
    if not words:
        return
    if code in {"LP", "TD"}:
        article.text.append(words)
    elif code == "HD":
        article.title = f"{article.title} {words}".strip()
    elif code == "BY":
        article.author = re.sub(r"^(?:par|by)\s+", "", f"{article.author} {words}".strip(), flags=re.IGNORECASE)
    elif code == "PD":
        article.date = article.date or words
    elif code == "SN":
        article.outlet = article.outlet or words
    elif code == "AN":
        article.number = article.number or words.removeprefix("Document").strip()


def _laid_out(lines: list[str]) -> Iterator[Article]:
    article: list[str] = []
    for line in lines:
        if found := _NUMBER.match(line):
            if made := _from_layout(article, found[1]):
                yield made
            article = []
        elif line:
            article.append(line)


def _from_layout(lines: list[str], number: str) -> Article | None:
    """Headline, author, «123 mots», date, outlet, code, page, language, copyright, then the text."""
    at = next((n for n, line in enumerate(lines) if _WORDS.match(line)), None)
    if at is None:
        return None
    before = lines[:at]
    authors = [line for line in before if _AUTHOR.match(line)]
    # A section comes before the headline, an author after it without «Par» now and then.
    titles = [line for line in before if line not in authors]
    article = Article(title=max(titles, key=len, default=""), number=number)
    article.author = re.sub(r"^(?:par|by)\s+", "", authors[0], flags=re.IGNORECASE) if authors else ""
    rest = lines[at + 1 :]
    while rest and _is_about(rest[0], article):
        rest = rest[1:]
    article.text = rest
    return article


def _is_about(line: str, article: Article) -> bool:
    """Takes over a line between «123 mots» and the text; false when the text has begun."""
    if not article.date and iso_date(line):
        article.date = line
        return True
    if _HOUR.match(line) or _COPYRIGHT.search(line) or _LANGUAGE.match(line) or _PAGE.match(line):
        return True
    if article.date and not article.outlet and len(line) <= 100:
        article.outlet = line
        return True
    return bool(article.outlet and _CODE.match(line))


def _of_rows(block: Any) -> Iterator[Article]:
    lines = []
    for row in block.iter("tr"):
        cells = list(row.iter("td", "th"))
        if len(cells) < 2:
            continue
        paragraphs = [_words(p) for p in cells[1].iter("p")] or [_words(cells[1])]
        lines += [f"{_words(cells[0])}|{paragraphs[0]}", *paragraphs[1:]]
    yield from _coded(lines)


def _of_layout(block: Any) -> Article | None:
    headline = [e for e in block.iter() if e.get("id") == "hd" or "eadline" in (e.get("class") or "")]
    paragraphs = [p for p in block.iter("p") if "rticleParagraph" in (p.get("class") or "")]
    if not paragraphs:
        return None
    article = Article(title=_words(headline[0]) if headline else "", text=[_words(p) for p in paragraphs])
    for line in (_words(e) for e in block.iter("div") if e.find(".//div") is None and e.find(".//p") is None):
        if _AUTHOR.match(line) and not article.author and not article.date:
            article.author = re.sub(r"^(?:par|by)\s+", "", line, flags=re.IGNORECASE)
        elif line and line != article.title and not _WORDS.match(line):
            _is_about(line, article)
    numbers = (_NUMBER.match(_words(e)) for e in block.iter("p", "div"))
    article.number = next((found[1] for found in numbers if found), "")
    article.text = [line for line in article.text if not _NUMBER.match(line)]
    return article


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
