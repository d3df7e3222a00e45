"""A chart as SVG for a page: drawn here, without a network, and cleaned of what a strict page would not let it do."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as Tree

import altair
import vl_convert

INK, SOFT, RULE = "#1f2933", "#5b6770", "#d5dbe1"
COOPERATION, CONFLICT, NEUTRAL = "#1f7a6d", "#b3402e", "#4a5a8a"
WIDTH = 720

ROWS = altair.NamedData("rows")
"""What a chart is drawn over; its rows come with ``draw``."""

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
# Vega joins a base to every address that is relative; a base of ours can be told and taken off again.
_BASE = "https://link.invalid"
_DATES: dict[str, Any] = {"fr": "fr-FR", "en": "en-GB"}
_DROPPED = re.compile(r"aria-|role$|style$|class$|font-family$|pointer-events$|version$")

Tree.register_namespace("", _SVG)


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot and the table behind it: the same facts for whoever does not see it. ``svg`` is empty without rows."""

    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]


def drawing(chart: Any) -> str:
    """A chart over ``ROWS``, in the colours and letters of the pages, transparent and without frames: made once by
    altair, which takes longer than drawing it, and drawn with other rows each time."""
    axis = {"labelColor": SOFT, "titleColor": INK, "gridColor": RULE, "domainColor": SOFT, "tickColor": SOFT}
    plain = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    looks = (
        # The page's letters may be wider than those that Vega measures.
        chart.properties(background="transparent", padding={"left": 28, "right": 14, "top": 6, "bottom": 6})
        .configure_view(stroke=None)
        .configure_axis(**axis, **plain)
        .configure_legend(labelColor=INK, titleColor=INK, columnPadding=48, **plain)
    )
    return str(looks.to_json(indent=None))


def draw(chart: str, rows: list[dict[str, Any]], name: str, label: str, lang: str) -> str:
    """What ``drawing`` gave, with these rows, as an ``<svg>`` element to stand in a page: no style, no script, no size
    but a viewBox.

    ``name`` keeps the ids of two plots on one page apart; ``label`` says in words what is seen. Marks with ``href``
    become links (root-relative addresses), those with a ``description`` get it as title.
    """
    spec = json.loads(chart) | {"datasets": {ROWS.name: rows}}
    return _clean(_rendered(json.dumps(spec, ensure_ascii=False), lang), name, label)


def days(padding: int) -> Any:
    """The axis of days, with room for the marks at its ends."""
    return altair.X(
        "day:T",
        title=None,
        scale=altair.Scale(type="utc", padding=padding),
        axis=altair.Axis(format="%b %Y", grid=False, labelOverlap="greedy", tickCount=8),
    )


def counts(label: str = "format(datum.value, 'd')", **more: Any) -> Any:
    """An axis of whole numbers. ``label`` is Vega's expression for the words of a mark."""
    # Vega's smallest step is a hint: what it sets between two numbers is not shown.
    whole = altair.condition("datum.value % 1 == 0", altair.value(1), altair.value(0))
    return altair.Axis(
        tickMinStep=1, labelExpr=f"datum.value % 1 ? '' : {label}", gridOpacity=whole, tickOpacity=whole, **more
    )


def link(path: str) -> str:
    """An address of ours, for a mark's ``href``."""
    return _BASE + path


@lru_cache(maxsize=64)
def _rendered(spec: str, lang: str) -> str:
    # No address is allowed: what is drawn is all in the chart.
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[], time_format_locale=_DATES[lang], show_warnings=False)


def forget() -> None:
    """Has every plot drawn anew, as one that nobody looked at before."""
    _rendered.cache_clear()


def _clean(svg: str, name: str, label: str) -> str:
    root = Tree.fromstring(re.sub(r'(id="|url\(#)', rf"\g<1>{name}-", svg))
    linked = _link(root)
    for parent in list(root.iter()):
        for element in [child for child in parent if child.get("d") in ("", "M0,0h0v0h0Z")]:
            parent.remove(element)
    for element in root.iter():
        if not element.tag.endswith("}a"):
            _title(element)
        for attribute in [key for key in element.keys() if _DROPPED.match(key)]:  # noqa: SIM118
            del element.attrib[attribute]
    del root.attrib["width"], root.attrib["height"]
    # A picture's parts are hidden from screen readers; links must not be.
    root.attrib |= {"role": "group" if linked else "img", "aria-label": label}
    return Tree.tostring(root, encoding="unicode")


def _link(root: Tree.Element) -> bool:
    links = list(root.iter(f"{{{_SVG}}}a"))
    for element in links:
        element.set("href", element.attrib.pop(_LINK).removeprefix(_BASE))
        mark = element[0]
        if words := mark.attrib.pop("aria-label", ""):
            Tree.SubElement(element, f"{{{_SVG}}}title").text = words
            element.insert(0, element[-1])
            del element[-1]
    return bool(links)


def _title(element: Tree.Element) -> None:
    """What Vega says of a mark, when it is ours to say: its description."""
    words = element.get("aria-label", "")
    if words and element.get("role") == "graphics-symbol" and element.get("aria-roledescription") in _MARKS:
        title = Tree.Element(f"{{{_SVG}}}title")
        title.text = words
        element.insert(0, title)


_MARKS = ("bar", "point", "circle", "square", "geoshape", "symbol")
