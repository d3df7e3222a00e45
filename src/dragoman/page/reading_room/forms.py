"""What a page's form sent, taken only when our own page sent it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.page.reading_room.render import page
from dragoman.page.safety import TOKEN_FIELD

MOST_FIELDS = 60
WHO_COOKIE = "who"


class Sent:
    """The fields of a form, as text, line ends as they are in a text."""

    def __init__(self, form: Any) -> None:
        self._form = form

    def __call__(self, name: str, most: int = 2000) -> str:
        """A field without the blanks around it, cut at ``most`` characters."""
        given = self._form.get(name, "")
        return given.replace("\r\n", "\n").strip()[:most] if isinstance(given, str) else ""


def posted(answer: Callable[[Request, Sent], Response]) -> Callable[[Request], Any]:
    """A handler for a form: refuses what does not carry our token, and answers in a thread."""

    async def handler(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=4_000_000) as form:
            if not request.app.state.room.token.fits(form.get(TOKEN_FIELD)):
                values = {
                    "heading": "errors.bad-token",
                    "explanation": "errors.bad-token-more",
                    "about": {},
                    "detail": "",
                }
                return page(request, "error.html", values, 403)
            return await run_in_threadpool(answer, request, Sent(form))

    return handler
