"""A short invented article with what makes offsets hard, and a session on it."""

from __future__ import annotations

from pathlib import Path

from dragoman.evaluation.shapes import GoldArticle
from dragoman.page.annotate.opening import open_session
from dragoman.page.annotate.session import Session
from dragoman.record import Span

TEXT = (
    "Kidal 😀 : Bamako dément toute livraison\n"
    "«\u00a0Nous n’avons rien livré 😀\u00a0», a déclaré le ministre malien mardi à Bamako.\n"
    "Selon un officier, Alger affirme que Niamey a fermé la frontière.\n"
)


def span(words: str, nth: int = 1) -> Span:
    """Where words stand in ``TEXT``."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def session(folder: Path, text: str = TEXT) -> Session:
    """What opening a new article gives."""
    file = folder / "article.txt"
    file.write_text(text, encoding="utf-8")
    return open_session(file)


def blank(text: str = TEXT) -> GoldArticle:
    return GoldArticle("article.txt", text, None, None, (), ())
