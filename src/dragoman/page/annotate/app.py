"""The annotation view as a web application: each action is one small handler over the session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dragoman.evaluation.brat_import import from_brat
from dragoman.evaluation.gold import GoldError
from dragoman.evaluation.shapes import GoldEvent, GoldStatement
from dragoman.page.annotate import checks, edits
from dragoman.page.annotate.edits import EditError
from dragoman.page.annotate.exchange import brat_archive
from dragoman.page.annotate.forms import EventForm, StatementForm, is_day
from dragoman.page.annotate.labels import LANGUAGES, Labels
from dragoman.page.annotate.marking import read_event_type, read_span
from dragoman.page.annotate.session import ChangedOnDisk, Session
from dragoman.page.annotate.views import Marking, Shown, page
from dragoman.page.safety import TOKEN_FIELD, LocalOnly, Token

STATIC = Path(__file__).parent / "static"
Action = Callable[[Session, "Fields"], Awaitable["Outcome"]]


class Fields:
    """A form as it was sent."""

    def __init__(self, form: FormData) -> None:
        self.form = form

    def get(self, name: str, default: str = "") -> str:
        """The text of a field, without the carriage returns that browsers send."""
        value = self.form.get(name, default)
        return value.replace("\r\n", "\n") if isinstance(value, str) else default

    def getlist(self, name: str) -> list[str]:
        """Every text that a field of this name holds."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]


class Outcome:
    """Where an action leads: the page of ``item``; or, when it was refused, ``shown`` with what was typed."""

    def __init__(self, item: str = "", shown: Shown | None = None) -> None:
        self.item = item
        self.shown = shown


def application(session: Session, port: int) -> ASGIApp:
    """The application over one session, served on ``port``; it answers this machine only."""
    token = Token()

    async def read(request: Request) -> Response:
        return HTMLResponse(page(session, token.value, Shown(request.query_params.get("item", ""))))

    def posted(action: Action) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            async with request.form(max_files=1, max_fields=500) as form:
                if not token.fits(form.get(TOKEN_FIELD)):
                    return PlainTextResponse("This form is not of this page; load the page again.", 403)
                outcome = await _done(action, session, Fields(form))
            if outcome.shown is not None:
                return HTMLResponse(page(session, token.value, outcome.shown), 422)
            query = f"?{urlencode({'item': outcome.item})}" if outcome.item else ""
            return RedirectResponse(f"/{query}", 303)

        return answer

    async def brat(_request: Request) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="brat.zip"'}
        return Response(brat_archive(session), media_type="application/zip", headers=headers)

    actions = {
        "mark": mark, "statement": change_statement, "event": change_event, "unmark": unmark, "delete": delete,
        "undo": undo, "save": save, "reload": reload, "language": language, "proposals": proposals,
        "accept": accept, "import": take_brat, "article": change_article,
    }  # fmt: skip
    routes = [
        Route("/", read),
        Route("/brat.zip", brat),
        Route("/favicon.ico", _nothing),
        *(Route(f"/{name}", posted(action), methods=["POST"]) for name, action in actions.items()),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return LocalOnly(Starlette(routes=routes), port)


async def _nothing(_request: Request) -> Response:
    return Response(status_code=204)


async def _done(action: Action, session: Session, fields: Fields) -> Outcome:
    try:
        return await action(session, fields)
    except EditError as error:
        session.notice = (error.reason, error.values)
        return Outcome(fields.get("item"))


async def mark(session: Session, fields: Fields) -> Outcome:
    """Makes a new item of the words, or gives them to the chosen one in a role."""
    article, item, role = session.article, fields.get("item"), fields.get("role")
    try:
        span = read_span(article.text, fields)
        if role == "new-statement":
            article, item = edits.add_statement(article, span)
        elif role == "new-event":
            article, item = edits.add_event(article, span, read_event_type(fields))
        else:
            article = edits.mark(article, item, role, span)
    except EditError as error:
        problem = Labels(session.language)(error.reason, **error.values)
        typed = {name: fields.get(name) for name in ("start", "end", "words", "nth", "type")}
        return Outcome(shown=Shown(item, marking=Marking(**typed, problem=problem)))
    session.change(article)
    return _try_draft_again(session, item)


async def unmark(session: Session, fields: Fields) -> Outcome:
    """Takes words from an item."""
    item = fields.get("item")
    role, _, offsets = fields.get("span").partition(" ")
    span = read_span(session.article.text, offsets)
    session.change(edits.unmark(session.article, item, role, span))
    return _try_draft_again(session, item)


async def change_statement(session: Session, fields: Fields) -> Outcome:
    """Sets the fields of a statement."""
    return _set_fields(session, fields.get("item"), StatementForm.read(fields))


async def change_event(session: Session, fields: Fields) -> Outcome:
    """Sets the fields of an event."""
    return _set_fields(session, fields.get("item"), EventForm.read(fields))


def _set_fields(session: Session, id: str, form: StatementForm | EventForm) -> Outcome:
    """Takes the fields over, or keeps them as typed, with what is wrong, until they are mended."""
    old = edits.item(session.article, id)
    new: edits.Item | None
    form.errors.clear()
    if isinstance(old, GoldStatement) and isinstance(form, StatementForm):
        new = form.applied(session.article, old)
    elif isinstance(old, GoldEvent) and isinstance(form, EventForm):
        new = form.applied(old)
    else:
        raise EditError("no-item")
    if new is None:
        session.drafts[id] = form
        session.notice = ("fields-wrong", {"id": id})
        return Outcome(shown=Shown(id))
    session.drafts.pop(id, None)
    session.change(edits.put(session.article, new))
    return Outcome(id)


def _try_draft_again(session: Session, id: str) -> Outcome:
    """Words that were marked may be what refused fields waited for."""
    draft = session.drafts.get(id)
    return _set_fields(session, id, draft) if draft else Outcome(id)


async def delete(session: Session, fields: Fields) -> Outcome:
    """Removes an item."""
    item = fields.get("item")
    session.change(edits.remove(session.article, item))
    session.drafts.pop(item, None)
    session.notice = ("deleted", {"id": item})
    return Outcome()


async def undo(session: Session, fields: Fields) -> Outcome:
    """Takes the last action back."""
    session.undo()
    session.notice = ("undone", {})
    return Outcome(fields.get("item"))


async def save(session: Session, fields: Fields) -> Outcome:
    """Writes the gold file."""
    item = fields.get("item")
    try:
        session.save(overwrite=fields.get("overwrite") == "1")
    except ChangedOnDisk:
        session.notice = ("changed-on-disk", {"file": session.out.name})
        return Outcome(shown=Shown(item, conflict=True))
    except OSError as error:
        return _not_written(session, item, error)
    counts = {"statements": len(session.article.statements), "events": len(session.article.events)}
    incomplete = checks.incomplete(session.article)
    key = "saved-draft" if session.drafts else "saved-incomplete" if incomplete else "saved-to"
    values = {"file": session.out.name, **counts, "incomplete": incomplete, "ids": ", ".join(session.drafts)}
    session.notice = (key, values)
    return Outcome(item)


async def reload(session: Session, fields: Fields) -> Outcome:
    """Takes what is on disk."""
    item = fields.get("item")
    try:
        session.reload()
    except (OSError, GoldError, UnicodeDecodeError) as error:
        return _not_written(session, item, error)
    session.notice = ("reloaded", {})
    return Outcome(item)


def _not_written(session: Session, item: str, error: Exception) -> Outcome:
    why = getattr(error, "strerror", None) or str(error)
    session.notice = ("not-written", {"file": session.out.name, "why": why})
    return Outcome(item)


async def language(session: Session, fields: Fields) -> Outcome:
    """Changes the language of the page."""
    if fields.get("language") in LANGUAGES:
        session.language = fields.get("language")
    return Outcome(fields.get("item"))


async def proposals(session: Session, fields: Fields) -> Outcome:
    """Shows or hides what the coder read."""
    session.shows_predicted = fields.get("show") == "1"
    return Outcome(fields.get("item"))


async def accept(session: Session, fields: Fields) -> Outcome:
    """Takes over one of the coder's proposals, or all (an empty ``proposal``)."""
    if session.predicted is None or not session.shows_predicted:
        raise EditError("no-item")
    wanted = fields.get("proposal")
    taken = [p for p in edits.items(session.predicted) if p.id not in session.accepted and wanted in ("", p.id)]
    if not taken:
        raise EditError("no-item")
    article, names = session.article, dict(session.accepted)
    for proposal in sorted(taken, key=_outer_first(session)):
        article, names[proposal.id] = edits.accept(article, proposal, names)
    session.change(article, names)
    one = names[taken[0].id] if wanted else ""
    session.notice = ("accepted", {"id": one}) if one else ("accepted-all", {"count": len(taken)})
    return Outcome(one)


def _outer_first(session: Session) -> Callable[[edits.Item], int]:
    predicted = session.predicted
    assert predicted is not None
    return lambda item: edits.depth(predicted, item) if isinstance(item, GoldStatement) else 0


async def take_brat(session: Session, fields: Fields) -> Outcome:
    """Takes over an ``.ann`` file in place of what is coded."""
    item, file = fields.get("item"), fields.form.get("ann")
    if not isinstance(file, UploadFile) or not file.filename:
        raise EditError("no-file")
    now = session.article
    try:
        ann = (await file.read()).decode("utf-8-sig")
        read = from_brat(ann, now.text, name=now.name, published=now.published, outlet=now.outlet)
    except (GoldError, UnicodeDecodeError) as error:
        session.notice = ("imported-not", {"file": file.filename, "why": str(error)})
        return Outcome(item)
    session.change(replace(now, statements=read.statements, events=read.events))
    session.drafts.clear()
    counts = {"statements": len(read.statements), "events": len(read.events)}
    session.notice = ("imported", {"file": file.filename, **counts})
    return Outcome()


async def change_article(session: Session, fields: Fields) -> Outcome:
    """Sets the publication date and the outlet."""
    published, outlet = fields.get("published").strip(), fields.get("outlet").strip()
    if published and not is_day(published):
        return Outcome(shown=Shown(article_error="bad-day", published=published))
    session.change(replace(session.article, published=published or None, outlet=outlet or None))
    return Outcome(fields.get("item"))
