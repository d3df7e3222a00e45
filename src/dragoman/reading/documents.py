"""The one gate through which every text becomes a document."""

from __future__ import annotations

import re

from dragoman.reading.encoding import check_is_text
from dragoman.reading.language import check_language
from dragoman.reading.limits import Limits, Reason, reject
from dragoman.record import Document

_MAX_HEADLINE = 300


def document_from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    author: str | None = None,
    id: str | None = None,
    sha256: str | None = None,
    source: str = "text",
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Document:
    """A document from a decoded text, checked for length, language and being text at all.

    Line ends become ``\\n``; nothing else changes. ``title`` is put before the text as a line of
    its own unless the text begins with it; ``None`` takes the text's headline, an empty title says
    that there is none. ``published`` is an ISO date; ``sha256`` is the digest of the original
    bytes, by default of the UTF-8 of the document's text. Raises ``RejectedInput`` with ``source``
    and a reason of ``limits.Reason``.
    """
    text = tidy(text)
    check_text(text, source, limits)
    text, title = with_title(text, headline(text) if title is None else _one_line(title))
    fields = {"id": _or_none(id), "sha256": sha256}
    document = Document.from_text(
        text,
        title=title,
        published=published,
        outlet=_or_none(outlet),
        url=_or_none(url),
        author=_or_none(author),
        **{name: value for name, value in fields.items() if value},
    )
    if rejection := check_language(document, source):
        raise rejection
    return document


def check_text(text: str, source: str, limits: Limits) -> None:
    """Raises ``RejectedInput`` when there is no text, too much of it, or when it is none."""
    if len(text) > limits.max_characters:
        raise reject(
            Reason.TOO_LONG,
            source,
            f"a text of {len(text):,} characters, where {limits.max_characters:,} is the most",
            "split it into articles",
        )
    if not text.strip():
        raise reject(Reason.EMPTY, source, "no text", "give an article with at least one sentence")
    check_is_text(text, source)


def headline(text: str) -> str:
    """The first line with something on it, stripped; empty when too long to be a headline."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first if len(first) <= _MAX_HEADLINE else ""


def with_title(text: str, title: str) -> tuple[str, str | None]:
    """The text with its title as the first line, and the title as it stands there, if any."""
    if not title:
        return text, None
    first = headline(text)
    if _key(first) == _key(title):
        return text, first
    if re.match(re.escape(title) + r"(?!\w)", text.lstrip()):
        return text, title
    return f"{title}\n{text}", title


def tidy(text: str) -> str:
    """Line ends as ``\\n``; lone surrogates, as broken JSON holds them, as U+FFFD."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _one_line(title: str) -> str:
    return re.sub(r"\s*[\n\t]\s*", " ", tidy(title)).strip()


def _or_none(value: str | None) -> str | None:
    return _one_line(value or "") or None


def _key(line: str) -> str:
    return " ".join(line.split()).casefold()
