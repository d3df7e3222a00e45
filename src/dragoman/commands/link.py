"""``dragoman link``: links between the articles of a library, or of records in JSON lines."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.commands.records import is_library, records_of_lines
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.corpus.linking import Links
    from dragoman.library.links import Linked
    from dragoman.record import Record

STANDARD_INPUT = "-"


@click.command()
@click.argument("source", metavar="LIBRARY|RECORDS", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "jsonl"]),
    help="text: what was found, counted (the default for a library); jsonl: one link a line (for records).",
)
def link(source: str, layout: str | None) -> None:
    """Link the articles of a LIBRARY, or of RECORDS in JSON lines (- for standard input): copies, the
    same quotation and the same event in several articles, announcements and what came of them, who
    holds which office, and whom bare names may be.

    In a library the links are kept, in place of those of an earlier run. No record is changed.
    """
    from dragoman.view import output

    in_library = source != STANDARD_INPUT and is_library(Path(source))
    layout = layout or ("text" if in_library else "jsonl")
    try:
        with ExitStack() as stack:
            if in_library:
                _link_library(Path(source), layout, stack)
            else:
                _link_records(source, layout, stack)
    except BrokenPipeError:
        output.leave_quietly()
    except DragomanError as error:
        raise click.ClickException(str(error)) from error


def _link_library(path: Path, layout: str, stack: ExitStack) -> None:
    from dragoman.library.links import links_of, write_links
    from dragoman.library.store import Library

    library = stack.enter_context(Library.open(path))
    links = stack.enter_context(links_of(library))
    linked = write_links(library, links)
    if layout == "jsonl":
        _print(links)
    for line in _summary(linked, links):
        click.echo(line, err=layout == "jsonl")
    click.echo(f"kept in {path}; read them with: dragoman serve {path}", err=layout == "jsonl")


def _link_records(source: str, layout: str, stack: ExitStack) -> None:
    from dragoman.corpus.linking import Links

    path = _spooled(stack) if source == STANDARD_INPUT else Path(source)
    links = stack.enter_context(Links(lambda: _records(path, source)))
    if layout == "jsonl":
        _print(links)
        return
    found = Counter(_kind(thing) for thing in _objects(links))
    click.echo(_articles(links))
    for kind, count in sorted(found.items()):
        click.echo(f"{kind:<24}{count:>6}")


def _print(links: Links) -> None:
    for thing in _objects(links):
        click.echo(json.dumps(thing, ensure_ascii=False))


def _objects(links: Links) -> Iterator[dict[str, object]]:
    from dragoman.corpus.links_as_json import objects

    return objects(links)


def _kind(thing: dict[str, object]) -> str:
    detail = thing.get("state") or thing.get("outcome")
    return f"{thing['link']}, {detail}" if detail else str(thing["link"])


def _summary(linked: Linked, links: Links) -> Iterable[str]:
    states = ", ".join(f"{count} {state}" for state, count in sorted(linked.announcements.items()))
    yield _articles(links)
    same = (
        f", and {linked.reprints} printings of a text that another outlet had to the letter" if linked.reprints else ""
    )
    yield f"copies         {linked.copies}{same}"
    yield f"quotations     {linked.quotations} in several articles"
    yield f"happenings     {linked.happenings} that several articles tell, {linked.disputed} of them disputed"
    yield f"announcements  {sum(linked.announcements.values())}" + (f": {states}" if states else "")
    yield f"offices        {linked.offices} holders, {linked.office_conflicts} conflicts"
    yield f"bare names     {linked.names} resolved, {linked.names_with_several} with several holders"


def _articles(links: Links) -> str:
    from dragoman.corpus.event_mentions import iso

    period = f", {iso(links.first)} to {iso(links.last)}" if links.first is not None else ""
    return f"{links.articles} articles{period}"


def _records(path: Path, name: str) -> Iterator[Record]:
    with path.open("rb") as lines:
        yield from records_of_lines(lines, name)


def _spooled(stack: ExitStack) -> Path:
    """Standard input in a file of its own: it is read more than once."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    path = folder / "records.jsonl"
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path
