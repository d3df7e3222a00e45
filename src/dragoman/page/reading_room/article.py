"""The article's page: its text with what is recorded marked in place, and the record beside it."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import queries
from dragoman.page.reading_room import links, passages
from dragoman.page.reading_room.errors import NotFound
from dragoman.page.reading_room.marked_text import Writer
from dragoman.page.reading_room.render import GLYPHS, language_of, page
from dragoman.page.reading_room.words import Words
from dragoman.record import Actor, Event, Record, Statement

_BRIEF = 90  # characters


@dataclass(frozen=True)
class Shown:
    """What is chosen: an item, and of it a role, such as the words that say when."""

    item: str = ""
    role: str = ""

    def lights(self, key: str) -> bool:
        """Whether words with this key are of what is chosen."""
        item, _, role = key.partition(":")
        return item == self.item and self.role in ("", role)


@dataclass(frozen=True)
class ActorEntry:
    """An actor with what it says and does in this article."""

    actor: Actor
    statements: tuple[str, ...]
    events: tuple[str, ...]


def show(request: Request) -> Response:
    """The page of one article. Raises ``NotFound``."""
    record = get(request, request.path_params["document_id"])
    document = record.document
    with request.app.state.room.reading() as db:
        checked = _checked(db, document.id)
    shown = Shown(request.query_params.get("item", ""), request.query_params.get("role", ""))
    lines = passages.paragraphs(document.text, passages.marks_of(record))
    signs: dict[str | None, str] = {None: "“", **dict(GLYPHS.items())}
    writer = Writer(links.article(document.id), _labels(record, Words(language_of(request))), signs, shown.lights)
    written = [writer.html(line) for line in lines]  # in reading order: the first words of an item are its anchor
    headline, body = _headline(record, written)
    values = {
        "record": record,
        "document": document,
        "headline": headline,
        "body": body,
        "shown": shown,
        "actors": _actors(record),
        "people": {actor.id: actor for actor in record.actors},
        "statements": {s.id: s for s in record.statements},
        "events": {e.id: e for e in record.events},
        "briefs": _briefs(record),
        "depths": passages.depths(record),
        "checked": checked,
    }
    return page(request, "article.html", values)


def get(request: Request, document_id: str) -> Record:
    """A record of the library. Raises ``NotFound``, ``LibraryError``."""
    try:
        with request.app.state.room.reading() as db:
            return queries.record(db, document_id)
    except KeyError as error:
        raise NotFound from error


def item_of(record: Record, id: str) -> Statement | Event:
    """The statement or event with this id. Raises ``NotFound``."""
    items: tuple[Statement | Event, ...] = (*record.statements, *record.events)
    for item in items:
        if item.id == id:
            return item
    raise NotFound


def _headline(record: Record, lines: list[Markup]) -> tuple[Markup | None, list[Markup]]:
    """The first line, when it is the headline, and the rest."""
    title, text = record.document.title, record.document.text.lstrip()
    if lines and title and text.startswith(title) and text[len(title) : len(title) + 1] in ("", "\n"):
        return lines[0], lines[1:]
    return None, lines


def _labels(record: Record, t: Words) -> dict[str, str]:
    """What choosing each item is called, for those who hear the page."""
    labels = {s.id: f"{t('article.choose', id=s.id)}: {t('statement')}" for s in record.statements}
    for e in record.events:
        what = f"{t.of('types', e.type)}, {t.of('standings', e.standing)}"
        labels[e.id] = f"{t('article.choose', id=e.id)}: {what}"
    return labels


def _actors(record: Record) -> list[ActorEntry]:
    def of(actor: Actor) -> ActorEntry:
        said = tuple(s.id for s in record.statements if actor.id in s.speakers)
        done = tuple(e.id for e in record.events if actor.id in (*e.sources, *e.recipients))
        return ActorEntry(actor, said, done)

    entries = [of(actor) for actor in record.actors]
    return sorted(entries, key=lambda e: -len(e.statements) - len(e.events))


def _checked(db: Connection, document_id: str) -> dict[str, list[queries.Correction]]:
    """What readers said, by item."""
    found: dict[str, list[queries.Correction]] = {}
    for correction in queries.of_document(db, document_id):
        found.setdefault(correction.item, []).append(correction)
    return found


def _briefs(record: Record) -> dict[str, str]:
    """A line for each item: the parties of an event, the words of a statement."""
    people = {actor.id: actor.name for actor in record.actors}
    lines = {s.id: shortened(record.cite(s.content[0]), _BRIEF) for s in record.statements}
    for e in record.events:
        sources = [people[id] for id in e.sources]
        recipients = ", ".join(people[id] for id in e.recipients)
        if recipients:
            lines[e.id] = f"{', '.join(sources) or '…'} → {recipients}"
        else:
            lines[e.id] = (" ↔ " if e.mutual else ", ").join(sources) or shortened(record.cite(e.evidence[0]), _BRIEF)
    return lines


def shortened(words: str, limit: int) -> str:
    """The words on one line, cut at a word when they are longer than ``limit`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"
