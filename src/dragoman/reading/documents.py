"""The one gate through which every text becomes a document."""

from __future__ import annotations

import re

from dragoman.reading.addresses import safe_address
from dragoman.reading.encoding import check_is_text
from dragoman.reading.language import check_language
from dragoman.reading.limits import Limits, reject
from dragoman.reading.reasons import Reason
from dragoman.reading.repairs import repair
from dragoman.record import Document

_MAX_HEADLINE = 300
_SENTENCE_END = re.compile(r"[.!?…][\s»”\"]|\n")
_QUOTATION_MARKS = '«»"“”„'
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")


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

    Line ends become ``\\n``; nothing else changes but what ``repairs`` then names. ``title`` is put
    before the text as a line of its own unless the text begins with it; ``None`` takes the text's
    headline, an empty title says that there is none. ``published`` is an ISO date; ``url`` is kept
    when it is an http or https address; ``sha256`` is the digest of the original bytes, by default
    of the UTF-8 of the document's text. Raises ``RejectedInput`` with ``source`` and a reason.
    """
    check_length(text, source, limits)
    check_is_text(text, source)
    text, repairs = repair(tidy(text))
    check_text(text, source, limits)
    if title is None:
        title = headline(text)
    else:
        title, more = repair(without_markup(_one_line(title)))
        repairs = tuple(dict.fromkeys((*repairs, *more)))
    text, title = with_title(text, title)
    fields = {"id": _or_none(id), "sha256": sha256}
    document = Document.from_text(
        text,
        title=title,
        published=published,
        outlet=_or_none(outlet),
        url=safe_address(url),
        author=_or_none(author),
        repairs=repairs,
        **{name: value for name, value in fields.items() if value},
    )
    if rejection := check_language(document, source):
        raise rejection
    return document


def check_text(text: str, source: str, limits: Limits) -> None:
    """Raises ``RejectedInput`` when there is no text, too much of it, or when it is none."""
    check_length(text, source, limits)
    if not text.strip():
        raise reject(Reason.EMPTY, source, "no text", "give an article with at least one sentence")
    check_is_text(text, source)
    marks = sum(map(text.count, _QUOTATION_MARKS))
    if marks > limits.max_quotation_marks:
        what = f"{marks:,} quotation marks, where {limits.max_quotation_marks:,} is the most"
        raise reject(Reason.TOO_LONG, source, what, "check that it is an article")
    longest = max(map(len, _SENTENCE_END.split(text)))
    if longest > limits.max_sentence:
        what = f"{longest:,} characters without an end of sentence or line, where {limits.max_sentence:,} is the most"
        raise reject(Reason.TOO_LONG, source, what, "check that it is an article, and break its lines")


def check_length(text: str, source: str, limits: Limits) -> None:
    """Raises ``RejectedInput`` (``too-long``) above ``limits.max_characters``."""
    if len(text) > limits.max_characters:
        raise reject(
            Reason.TOO_LONG,
            source,
            f"a text of {len(text):,} characters, where {limits.max_characters:,} is the most",
            "split it into articles",
        )


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
    """Line ends as ``\\n``, and no byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def without_markup(title: str) -> str:
    """A title without tags, and without what stands in a script: feeds and tables can hold both."""
    return " ".join(_TAG.sub(" ", _SCRIPT.sub(" ", title)).split()) if "<" in title else title


def _one_line(title: str) -> str:
    return re.sub(r"\s*[\n\t]\s*", " ", tidy(title)).strip()


def _or_none(value: str | None) -> str | None:
    return repair(_one_line(value or ""))[0] or None


def _key(line: str) -> str:
    return " ".join(line.split()).casefold()
