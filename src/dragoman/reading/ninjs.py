"""ninjs (IPTC): a news item as a JSON object, versions 1 to 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.reading.addresses import safe_address
from dragoman.reading.dates import iso_date
from dragoman.reading.documents import document_from_text
from dragoman.reading.fragments import text_of
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_BODIES = ("body_text", "body_xhtml", "body_html")


def is_item(article: Mapping[str, Any]) -> bool:
    """True for an object that is a ninjs item: a ``uri`` and a body or a headline of its kind."""
    has_body = any(isinstance(article.get(name), str) for name in _BODIES) or isinstance(article.get("bodies"), list)
    return isinstance(article.get("uri"), str) and (has_body or "headlines" in article or "versioncreated" in article)


def document_of_item(item: Mapping[str, Any], where: str, options: Options) -> Document:
    """The document of one item. Raises ``RejectedInput``."""
    text = next(_bodies(item), "")
    if not text:
        raise reject(Reason.NO_ARTICLE_TEXT, where, "a news item without a body", "give its text")
    stated = _first(item, "contentcreated", "contentCreated", "firstcreated", "firstCreated", "versioncreated")
    return document_from_text(
        text,
        title=_first(item, "headline", "title") or _value(item.get("headlines")) or "",
        published=options.published or iso_date(stated or item.get("versionCreated")),
        outlet=options.outlet or _outlet(item),
        url=safe_address(_first(item, "url", "uri")),
        author=_first(item, "byline", "by") or _value(item.get("bylines")),
        source=where,
        limits=options.limits,
    )


def _bodies(item: Mapping[str, Any]) -> Iterator[str]:
    for name in _BODIES:
        if isinstance(body := item.get(name), str) and (text := text_of(body)):
            yield text
    if body := _value(item.get("bodies")):
        yield text_of(body)


def _outlet(item: Mapping[str, Any]) -> str | None:
    for name in ("infosources", "infoSources", "organisations"):
        for source in item.get(name) or () if isinstance(item.get(name), list) else ():
            if isinstance(source, Mapping) and isinstance(source.get("name"), str):
                return str(source["name"])
    return _first(item, "copyrightholder", "copyrightHolder", "source")


def _first(item: Mapping[str, Any], *names: str) -> str | None:
    return next((item[name] for name in names if isinstance(item.get(name), str) and item[name].strip()), None)


def _value(held: object) -> str | None:
    """The longest ``value`` of a list of such objects, as headlines, bylines and bodies are."""
    values = [v.get("value") for v in held if isinstance(v, Mapping)] if isinstance(held, list) else []
    return max((v for v in values if isinstance(v, str)), key=len, default=None)
