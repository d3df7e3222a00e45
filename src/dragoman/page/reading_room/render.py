"""Turns a page's values into its HTML, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.page.reading_room import links
from dragoman.page.reading_room.words import LANGUAGES, Words
from dragoman.page.safety import TOKEN_FIELD

LANGUAGE_COOKIE = "language"
YEAR = 31_536_000  # seconds

# A shape for each standing, so that colour is never alone. All are in the fonts that browsers come with.
GLYPHS = {
    "asserted": "●", "claimed": "◐", "disputed": "≠", "planned": "→", "requested": "!", "possible": "?", "denied": "✕",
}  # fmt: skip


def language_of(request: Request) -> str:
    """The language asked for in the address, else the one kept from an earlier page, else French."""
    for asked in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if asked in LANGUAGES:
            return asked
    return LANGUAGES[0]


def page(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """The answer that a template makes of ``values``; what every page needs is added here."""
    room = request.app.state.room
    language = language_of(request)
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    html = (
        templates()
        .get_template(template)
        .render(
            t=Words(language),
            lang=language,
            other_language=other,
            other_address=f"{request.url.path}?{urlencode([*_without_language(request), ('lang', other)])}",
            path=request.url.path,
            token=room.token.value,
            token_field=TOKEN_FIELD,
            asks_password=room.password is not None,
            **values,
        )
    )
    response = HTMLResponse(html, status)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR, httponly=True, samesite="lax")
    return response


def _without_language(request: Request) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]


@cache
def templates() -> Environment:
    """The templates, compiled once."""
    environment = Environment(
        loader=PackageLoader("dragoman.page.reading_room"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(link=links, glyphs=GLYPHS)
    environment.filters["dict_with"] = lambda given, **more: {**given, **more}
    return environment
