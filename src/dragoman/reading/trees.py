"""XML and HTML from strangers -> trees, without their entities, their network and their depth."""

from __future__ import annotations

import re
from typing import Any

from dragoman.reading.encoding import decode
from dragoman.reading.limits import Limits, reject
from dragoman.reading.reasons import Reason

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>\s*")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)


def xml_text(data: bytes, source: str) -> str:
    """XML as text, without its declaration. Raises ``RejectedInput``: ``binary``, ``unsafe-markup``.

    A document that declares entities is refused as a whole: those of HTML aside, feeds and news
    items need none, and bombs and thefts of files are made of them.
    """
    declared = _DECLARED.search(data[:1024])
    text = decode(data, source, declared[1].decode("ascii") if declared else None)
    if _ENTITY.search(text):
        raise reject(Reason.UNSAFE_MARKUP, source, "it declares XML entities", "remove them")
    return _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"))


def xml_tree(data: bytes, source: str, limits: Limits) -> Any:
    """The root of well-formed XML. Raises ``RejectedInput``: also ``bad-markup`` and ``too-deep``."""
    from lxml import etree

    text = xml_text(data, source)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        too_deep = "depth" in str(error).lower()
        what = "XML nested too deeply" if too_deep else f"not well-formed XML ({str(error)[:200]})"
        raise reject(Reason.TOO_DEEP if too_deep else Reason.BAD_MARKUP, source, what, "get it again") from error
    check_depth(root, source, limits)
    return root


def check_depth(root: Any, source: str, limits: Limits) -> None:
    """Raises ``RejectedInput`` (``too-deep``) for a tree deeper than ``limits.max_depth``."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.max_depth:
            what = f"markup nested more than {limits.max_depth} levels deep"
            raise reject(Reason.TOO_DEEP, source, what, "save the article's text as a .txt file")


def html_tree(page: str) -> Any:
    """The root of an HTML page or fragment, or ``None`` where there is nothing; never raises for bad HTML."""
    from lxml import etree
    from lxml import html as lxml_html

    page = _DECLARATION.sub("", page).replace("\x00", "")
    if not page.strip():
        return None
    try:
        return lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(huge_tree=True, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def local_name(element: Any) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
