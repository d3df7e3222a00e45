"""What a page says of its article: headline, outlet, author, address; from JSON-LD, meta elements and headings."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from dragoman.reading.addresses import safe_address
from dragoman.reading.documents import without_markup

_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report\w*|LiveBlogPosting)")
_SEPARATOR = re.compile(r"\s+[-–—|•·:»/]\s+|\s*[|•·]\s*")
_SECTIONS = re.compile(
    r"(?:accueil|actualit[ée]s?|actus?|infos?|news|monde|international|afrique|europe|politique|économie|eco|société"
    r"|culture|sports?|d[ée]p[êe]ches?|dossiers?|vid[ée]os?|direct|en direct|article|blogs?|opinions?|tribunes?|une)",
    re.IGNORECASE,
)
_MAX_JSON = 1_000_000
_MAX_NODES = 2_000


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself; ``published`` as it is written there."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    address: str | None = None
    published: str | None = None


def metadata_of(tree: Any) -> Metadata:
    """The metadata of an article's page (an lxml tree, not changed); what the page does not say is ``None``."""
    article = next(_articles(tree), {})
    page_title = _one_line("".join(tree.xpath("string(//head/title[1])")))
    outlet = _name_of(article.get("publisher")) or _meta(tree, "og:site_name") or _publisher(tree)
    title = _title(tree, _string(article.get("headline")), page_title, outlet)
    return Metadata(
        title=title,
        outlet=_outlet(outlet) or _rest_of_title(page_title, title),
        author=_names(article.get("author")),
        address=_address(tree),
        published=_string(article.get("datePublished")),
    )


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            held = json.loads((script.text or "")[:_MAX_JSON], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(held) if _is_article(node))


def _nodes(held: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document, outermost first; not without end."""
    waiting, seen = [held], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node.get(name) for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _title(tree: Any, headline: str | None, page_title: str, outlet: str | None) -> str | None:
    """The heading that the page's title repeats; else the headline stated; else the title without the outlet."""
    stated = headline or _meta(tree, "og:title") or _meta(tree, "twitter:title")
    whole = _key(" ".join(filter(None, (headline, _meta(tree, "og:title"), page_title))))
    headings = [
        _heading(e) for e in tree.xpath("//h1") + tree.xpath("//*[@itemprop='headline']") + tree.xpath("//h2")[:5]
    ]
    repeated = [h for h in headings if len(h) >= 12 and _key(h) in whole]
    if repeated:
        return max(repeated, key=len)
    return _without_outlet(stated or page_title, outlet) or (headings[0] if headings else None)


def _without_outlet(title: str, outlet: str | None) -> str | None:
    parts = _SEPARATOR.split(title)
    if outlet and len(parts) > 1:
        for part, cut in ((parts[-1], slice(None, -len(parts[-1]))), (parts[0], slice(len(parts[0]), None))):
            if _key(part) == _key(outlet):
                return title[cut].strip(" -–—|•·:»/\xa0")
    return title or None


def _rest_of_title(page_title: str, title: str | None) -> str | None:
    """«Agence d'essai» of «Paris dément | Agence d'essai», when that is all there is and no section's name."""
    if not title or _key(title) not in _key(page_title) or _key(title) == _key(page_title):
        return None
    at = page_title.casefold().find(title.casefold())
    rest = page_title[:at] + page_title[at + len(title) :] if at >= 0 else ""
    parts = [part for part in _SEPARATOR.split(f" {rest} ") if part.strip()]
    name = parts[0].strip(" -–—|•·:»/\xa0") if len(parts) == 1 else ""
    return _outlet(name) if 2 < len(name) <= 50 and not _SECTIONS.fullmatch(name) else None


def _publisher(tree: Any) -> str | None:
    for element in tree.xpath("//*[@itemprop='publisher']")[:3]:
        for inner in (*element.xpath(".//*[@itemprop='name']"), element):
            if name := _one_line(inner.get("content") or inner.text_content()):
                return name if len(name) <= 80 else None
    return None


def _address(tree: Any) -> str | None:
    links = [e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    return next((safe for link in (*links, _meta(tree, "og:url")) if (safe := safe_address(link))), None)


def _meta(tree: Any, name: str) -> str | None:
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")) and (
            words := _one_line(element.get("content") or "")
        ):
            return words
    return None


def _names(held: Any) -> str | None:
    names = [name for one in (held if isinstance(held, list) else [held])[:10] if (name := _name_of(one))]
    return ", ".join(dict.fromkeys(names)) or None


def _name_of(held: Any) -> str | None:
    if isinstance(held, list):
        held = held[0] if held else None
    name = _string(held.get("name") if isinstance(held, dict) else held)
    return name if name and "://" not in name and len(name) <= 120 else None


def _outlet(name: str | None) -> str | None:
    """``None`` for what is no name: a copyright year can stand in its place."""
    return name if name and any(c.isalpha() for c in name) else None


def _heading(element: Any) -> str:
    return _one_line(element.get("content") or "".join(element.itertext()))


def _string(value: object) -> str | None:
    return _one_line(without_markup(unescape(value))) or None if isinstance(value, str) else None


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
