"""JSON in one piece: an array of articles, ninjs news items, the article list of the GDELT API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading import ninjs
from dragoman.reading.encoding import decode
from dragoman.reading.exports import check_text_is_there
from dragoman.reading.limits import Options, reject, take
from dragoman.reading.reasons import Reason
from dragoman.reading.rows import document_of, find_columns
from dragoman.record import Document

_LISTS = ("articles", "items", "results", "stories", "documents", "hits", "data")


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document or a rejection for each article, counted from 1."""
    try:
        articles = _articles(_parsed(take(file, source, options.limits.max_bytes), source), source)
        if len(articles) > options.limits.max_items:
            raise reject(Reason.TOO_MANY, source, f"{len(articles):,} articles", "write them as JSON Lines")
        if articles and isinstance(articles[0], dict) and not ninjs.is_item(articles[0]):
            check_text_is_there(list(articles[0]), source, options)
        for number, article in enumerate(articles, 1):
            yield _document(article, source if len(articles) == 1 else f"{source}, item {number}", options)
    except RejectedInput as rejection:
        yield rejection


def _parsed(data: bytes, source: str) -> Any:
    mend = "write one JSON object a line (.jsonl)"
    try:
        return json.loads(decode(data, source), strict=False)
    except RecursionError as error:
        raise reject(Reason.TOO_DEEP, source, "JSON nested too deeply", mend) from error
    except ValueError as error:
        raise reject(Reason.BAD_MARKUP, source, f"not JSON ({str(error)[:200]})", mend) from error


def _articles(held: Any, source: str) -> list[Any]:
    if isinstance(held, dict) and not ninjs.is_item(held):
        lists = [held[name] for name in _LISTS if isinstance(held.get(name), list)]
        held = lists[0] if lists else [held]
    articles = held if isinstance(held, list) else [held]
    if not articles:
        raise reject(Reason.EMPTY, source, "JSON without an article", "give articles")
    return articles


def _document(article: Any, where: str, options: Options) -> Document | RejectedInput:
    try:
        if not isinstance(article, Mapping):
            raise reject(Reason.BAD_MARKUP, where, "no JSON object", "write each article as an object")
        if ninjs.is_item(article):
            return ninjs.document_of_item(article, where, options)
        return document_of(article, find_columns(list(article), where, options), where, options)
    except RejectedInput as rejection:
        return rejection
