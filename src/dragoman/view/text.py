"""The reading view: a record laid out for a person at a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from dragoman.record import Event, Record, Statement
from dragoman.view.phrases import commitment, elide, everyone, figure, on_whose_word, one_line, parties, quote, who

STANDING_STYLES = {
    "asserted": "bold green",
    "claimed": "yellow",
    "disputed": "bold red",
    "planned": "cyan",
    "requested": "cyan",
    "possible": "yellow",
    "denied": "red",
}

TITLE_LIMIT = 300
HANGING = 2  # how much further a line that goes on is indented

Line = tuple[int, Text]  # how far it is indented, and what it says


def render(record: Record, *, width: int = 100, color: bool = False) -> str:
    """The record as lines of at most ``width`` columns, ANSI-coloured when ``color`` is true.

    Citations stand in « » with their offsets ``[start–end]`` in code points; a long one is elided
    in the middle, its offsets are not. The result ends with a newline.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        legacy_windows=False,
    )
    for indent, line in _lines(record):
        for number, part in enumerate(line.wrap(console, console.width - indent - HANGING)):
            part.rstrip()
            margin = indent + (HANGING if number else 0)
            console.print(Text(" " * margin if part else "") + part, soft_wrap=True)
    return out.getvalue()


def _lines(record: Record) -> Iterator[Line]:
    yield from _head(record)
    if not (record.statements or record.events):
        yield 0, Text("nothing to record")
    if record.statements:
        yield from _title("STATEMENTS")
        yield from _nested(record, None, 0)
    if record.events:
        yield from _title("EVENTS")
        for event in record.events:
            yield from _event(record, event)
    if record.actors:
        yield from _title("ACTORS")
        for actor in record.actors:
            count = len(actor.mentions)
            yield 2, Text(f"{who(record, actor.id)}, {count} mention{'' if count == 1 else 's'}")


def _title(words: str) -> Iterator[Line]:
    yield 0, Text("")
    yield 0, Text(words, style="bold")


def _head(record: Record) -> Iterator[Line]:
    document = record.document
    title = one_line(document.title or document.text.strip().partition("\n")[0])
    yield 0, Text(elide(title, TITLE_LIMIT) or "(no title)", style="bold")
    facts = (document.outlet, document.published or "no publication date", document.id)
    yield 0, Text(" · ".join(one_line(fact) for fact in facts if fact), style="dim")


def _nested(record: Record, container: str | None, depth: int) -> Iterator[Line]:
    for statement in record.statements:
        if statement.within == container:
            yield from _statement(record, statement, 2 + 4 * depth)
            yield from _nested(record, statement.id, depth + 1)


def _statement(record: Record, statement: Statement, indent: int) -> Iterator[Line]:
    head = Text().append(f"{statement.id}  ", style="dim")
    head.append(everyone(record, statement.speakers, "nobody named"), style="bold cyan")
    if statement.addressees:
        head.append(f" to {everyone(record, statement.addressees, '')}")
    head.append(f" · {statement.act} · {statement.kind}")
    yield indent, head
    for span in statement.content:
        yield indent + 4, Text(quote(record, span))
    cues = ", ".join(quote(record, span, limit=60) for span in statement.cue)
    if cues:
        yield indent + 4, Text(f"cue: {cues}", style="dim")
    if statement.time:
        yield indent + 4, Text(f"said: {_days(statement)} {quote(record, statement.time.words)}")


def _event(record: Record, event: Event) -> Iterator[Line]:
    head = Text().append(f"{event.id}  ", style="dim")
    head.append(event.type + (f" ({event.mode})" if event.mode else ""), style="bold")
    head.append(f"  {parties(record, event)} · ")
    head.append(event.standing, style=STANDING_STYLES[event.standing])
    if event.contexts:
        head.append(f" · {', '.join(event.contexts)}")
    yield 2, head
    for claim in event.claims:
        yield 6, Text(commitment(record, claim))
    if event.time:
        yield 6, Text(f"when: {_days(event)} {quote(record, event.time.words, limit=60)}")
    if event.place:
        country = f", {event.place.country}" if event.place.country else ""
        words = quote(record, event.place.words, limit=60)
        yield 6, Text(f"where: {one_line(event.place.name)}{country} {words}")
    for count in event.counts:
        yield 6, Text(f"{figure(count)} · {on_whose_word(record, count)} {quote(record, count.words, limit=60)}")
    for span in event.evidence:
        yield 6, Text(quote(record, span), style="dim")


def _days(item: Statement | Event) -> str:
    """The interval of days: one day, «from … to …», or its open side said so."""
    if item.time is None or not (item.time.start or item.time.end):
        return "date not settled"
    start, end = item.time.start, item.time.end
    if start == end:
        return str(start)
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}"
