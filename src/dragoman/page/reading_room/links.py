"""The address of every page, built in one place so that what goes into it is always quoted."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode


def article(document_id: str, item: str = "") -> str:
    """An article, with one of its statements or events chosen."""
    chosen = f"?{urlencode({'item': item})}#t-{quote(item)}" if item else ""
    return f"/article/{quote(document_id, safe='')}{chosen}"


def actor(name: str = "", code: str = "") -> str:
    """An actor's page: of one name, or of all that share a code."""
    return with_query("/actor", name=name, code=code)


def pair(a: str, b: str) -> str:
    """The page of two states."""
    return with_query("/pair", a=a, b=b)


def check(document_id: str, item: str) -> str:
    """The form that says whether a value is right."""
    return with_query("/correct", document=document_id, item=item)


def with_query(path: str, **values: Any) -> str:
    """``path`` with the values that are not empty."""
    query = urlencode({name: value for name, value in values.items() if value not in ("", None)})
    return f"{path}?{query}" if query else path
