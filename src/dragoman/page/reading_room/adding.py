"""Adding an article from the page: its text is pasted, or its address given where that is allowed."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dragoman.errors import DragomanError, RejectedInput
from dragoman.library.store import Library
from dragoman.page.reading_room import links
from dragoman.page.reading_room.asked import is_day
from dragoman.page.reading_room.errors import NotFound
from dragoman.page.reading_room.forms import Sent
from dragoman.page.reading_room.jobs import TooMuchWaiting
from dragoman.page.reading_room.render import language_of, page
from dragoman.page.reading_room.room import Room
from dragoman.page.reading_room.words import Words
from dragoman.reading import Options, document_from_text, read_bytes
from dragoman.record import Document

MOST_TEXT = 1_000_000  # characters
FIELDS = ("address", "text", "title", "outlet", "published", "url")
SECONDS = 2  # between two looks at what is under way


def show(request: Request) -> Response:
    """The form."""
    return _form(request, dict.fromkeys(FIELDS, ""))


def add(request: Request, sent: Sent) -> Response:
    """Takes an article and begins to code it; the page that follows says how far it is."""
    room: Room = request.app.state.room
    given = {name: sent(name, MOST_TEXT + 1 if name == "text" else 500) for name in FIELDS}
    if problem := _problem(room, given):
        return _form(request, given, problem)
    read = _from_address(room, given) if given["address"] else _from_text(given)
    try:
        name = room.jobs.start(lambda: _added(room, read))
    except TooMuchWaiting:
        return _form(request, given, "add.too-much-waiting")
    return RedirectResponse(f"/add/{name}", 303)


def progress(request: Request) -> Response:
    """Says that the article is being coded, leads to it when it is, or says why it could not be. Raises ``NotFound``."""
    name = request.path_params["job"]
    job = request.app.state.room.jobs.get(name)
    if job is None:
        raise NotFound
    if not job.done():
        response = page(request, "adding.html", {"error": "", "detail": "", "status": f"/add/{name}.json"})
        # A header, so that it works without JavaScript, and readers of the page are not interrupted by a reload.
        response.headers["Refresh"] = str(SECONDS)
        return response
    if error := job.exception():
        told, detail = _explained(error, Words(language_of(request)))
        return page(request, "adding.html", {"error": told, "detail": detail, "status": ""}, 422)
    return RedirectResponse(links.article(job.result()), 303)


def status(request: Request) -> Response:
    """The same for the script. Raises ``NotFound``."""
    job = request.app.state.room.jobs.get(request.path_params["job"])
    if job is None:
        raise NotFound
    return JSONResponse({"done": job.done()})


def _form(request: Request, given: dict[str, str], problem: str = "") -> Response:
    values = {"given": given, "problem": problem, "may_fetch": request.app.state.room.fetch is not None}
    return page(request, "add.html", values, 422 if problem else 200)


def _problem(room: Room, given: dict[str, str]) -> str:
    if given["address"] and room.fetch is None:
        return "add.no-fetching"
    if not (given["text"] or given["address"]):
        return "add.nothing-given"
    if len(given["text"]) > MOST_TEXT:
        return "add.too-long"
    return "add.bad-day" if given["published"] and not is_day(given["published"]) else ""


def _from_text(given: dict[str, str]) -> Callable[[], Document]:
    def read() -> Document:
        return document_from_text(
            given["text"],
            title=given["title"] or None,
            published=given["published"] or None,
            outlet=given["outlet"] or None,
            url=given["url"] or None,
            source="pasted text",
        )

    return read


def _from_address(room: Room, given: dict[str, str]) -> Callable[[], Document]:
    fetch = room.fetch
    assert fetch is not None

    def read() -> Document:
        address = given["address"]
        options = Options(published=given["published"] or None, outlet=given["outlet"] or None)
        for item in read_bytes(fetch(address), address, options):
            if isinstance(item, RejectedInput):
                raise item
            return item.model_copy(update={"url": item.url or address})
        raise RejectedInput("empty", f"{address}: nothing to read there; paste the text instead.", address)

    return read


def _added(room: Room, read: Callable[[], Document]) -> str:
    result = room.code(read())
    if isinstance(result, RejectedInput):
        raise result
    with Library.open(room.library) as library:
        library.add(result)
    return result.document.id


def _explained(error: BaseException, t: Words) -> tuple[str, str]:
    """Why an article was not added, in the reader's language where the table has it, and the program's own sentence."""
    if not isinstance(error, DragomanError):
        return t.of("rejections", "coder-failed"), type(error).__name__
    told = t.of("rejections", error.reason)
    return (str(error), "") if told == error.reason else (told, str(error))
