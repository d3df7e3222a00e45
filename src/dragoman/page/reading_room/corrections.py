"""Corrections: the form that takes a reader's word on a value, and the list of all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.library import queries
from dragoman.library.correction_values import FIELDS, CorrectionError, value_of
from dragoman.library.corrections import NewCorrection, Verdict, correct, withdraw
from dragoman.page.reading_room import links
from dragoman.page.reading_room.article import get, item_of
from dragoman.page.reading_room.asked import asked, value
from dragoman.page.reading_room.errors import BadAddress, NotFound
from dragoman.page.reading_room.forms import WHO_COOKIE, Sent
from dragoman.page.reading_room.render import YEAR, language_of, page
from dragoman.page.reading_room.values import ROWS, BadValue, from_form, in_words
from dragoman.page.reading_room.words import Words
from dragoman.record import Act, Event, EventType, Modality, Record, Standing, Statement, StatementKind

CHOICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "act": ("acts", get_args(Act)),
    "kind": ("kinds", get_args(StatementKind)),
    "type": ("types", get_args(EventType)),
    "standing": ("standings", get_args(Standing)),
}
_SPARE_ROWS = 3  # for actors or claims that the coder missed
MODALITIES: tuple[str, ...] = get_args(Modality)


@dataclass(frozen=True)
class Typed:
    """What a refused form held, to be shown again, and the sentence that says why."""

    problem: str = ""
    verdict: str = ""
    reason: str = ""
    who: str = ""
    new: Any = field(default=None)


def form(request: Request) -> Response:
    """The form for one field of an item. Raises ``BadAddress``, ``NotFound``."""
    record = get(request, value(request, "document"))
    item = item_of(record, value(request, "item"))
    chosen = value(request, "field") or "whole"
    if chosen not in FIELDS[_owner(item)]:
        raise BadAddress("field", chosen)
    return _form(request, record, item, chosen, Typed(who=_known_name(request)))


def take(request: Request, sent: Sent) -> Response:
    """Writes a correction, then leads back to the item in its article. Raises ``NotFound``."""
    record = get(request, sent("document"))
    item = item_of(record, sent("item"))
    chosen, verdict, who = sent("field"), sent("verdict"), sent("who")
    typed = {"verdict": verdict, "reason": sent("reason", 5000), "who": who}
    t = Words(language_of(request))
    if chosen not in FIELDS[_owner(item)]:
        raise BadAddress("field", chosen)
    if verdict not in get_args(Verdict):
        return _form(request, record, item, chosen, Typed(t("correct.no-verdict"), **typed), 422)
    new: Any = None
    try:
        if verdict == "amended":
            new = from_form(sent, chosen, record, item)
        correct(
            request.app.state.room.library,
            NewCorrection(record.document.id, _owner(item), item.id, chosen, verdict, typed["reason"], who, new),  # type: ignore[arg-type]
        )
    except BadValue as error:
        return _form(request, record, item, chosen, Typed(t(error.key, **error.values), **typed), 422)
    except CorrectionError as error:
        told = t.of("correction-errors", error.reason)
        return _form(
            request, record, item, chosen, Typed(str(error) if told == error.reason else told, **typed, new=new), 422
        )
    response = RedirectResponse(links.article(record.document.id, item.id), 303)
    response.set_cookie(WHO_COOKIE, _cookie_safe(who), max_age=YEAR, httponly=True, samesite="lax")
    return response


def show_all(request: Request) -> Response:
    """Every correction, the newest first. Raises ``BadAddress``."""
    wanted = asked(request)
    t = Words(language_of(request))
    with request.app.state.room.reading() as db:
        found = queries.corrections(db, wanted.filter, wanted.paging)
        texts = {
            id: queries.record(db, id).document.text for id in {c.document.id for c in found.rows if c.document.id}
        }
    said = {
        c.id: tuple(in_words(t, c.field, given, texts.get(c.document.id, "")) for given in (c.value, c.new_value))
        for c in found.rows
    }
    values = {"asked": wanted, "found": found, "said": said, "who": _known_name(request)}
    return page(request, "corrections.html", values)


def take_back(request: Request, sent: Sent) -> Response:
    """Withdraws a correction; the history keeps it. Raises ``CorrectionError``."""
    number = sent("id", 20)
    if not number.isdecimal():
        raise NotFound
    withdraw(request.app.state.room.library, int(number), sent("who"))
    return RedirectResponse("/corrections", 303)


def _form(
    request: Request, record: Record, item: Statement | Event, chosen: str, typed: Typed, status: int = 200
) -> Response:
    t = Words(language_of(request))
    text = record.document.text
    with request.app.state.room.reading() as db:
        given = [c for c in queries.history(db, record.document.id) if c.item == item.id]
    values = {name: value_of(record, item, name) for name in FIELDS[_owner(item)]}
    shown = {
        "record": record,
        "document": record.document,
        "item": item,
        "owner": _owner(item),
        "chosen": chosen,
        "fields": FIELDS[_owner(item)],
        "said": {name: in_words(t, name, now, text) for name, now in values.items()},
        "value": values[chosen] if typed.new is None else typed.new,
        "words": _words(record, values[chosen], chosen),
        "typed": typed,
        "verdicts": get_args(Verdict),
        "choices": CHOICES,
        "modalities": MODALITIES,
        "claimants": sorted({actor.code for actor in record.actors if actor.code}),
        "rows": range(min(ROWS, (len(values[chosen]) if isinstance(values[chosen], list) else 0) + _SPARE_ROWS)),
        "history": given,
        "cited": [record.cite(s) for s in (item.content if isinstance(item, Statement) else item.evidence)],
    }
    return page(request, "correct.html", shown, status)


def _words(record: Record, now: Any, chosen: str) -> list[str]:
    """The words that a field stands on at present, to be changed in the form."""
    if chosen in ("content", "cue", "evidence"):
        return [record.document.text[start:end] for start, end in now]
    if chosen in ("time", "place") and now:
        start, end = now["words"]
        return [record.document.text[start:end]]
    return []


def _owner(item: Statement | Event) -> Any:
    return "statement" if isinstance(item, Statement) else "event"


def _known_name(request: Request) -> str:
    """The name that this browser signed with last; a cookie holds only ASCII, so it is quoted there."""
    return unquote(request.cookies.get(WHO_COOKIE, ""))


def _cookie_safe(name: str) -> str:
    return quote(name)
