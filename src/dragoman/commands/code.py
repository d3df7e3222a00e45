"""``dragoman code``: codes articles, prints their records, keeps them in a library."""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

import dragoman
from dragoman.errors import DragomanError, RejectedInput

if TYPE_CHECKING:
    from dragoman.library.store import Library
    from dragoman.reading import Options
    from dragoman.record import Document, Record

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"
INTERRUPTED = 130  # what a shell reports for a command ended by Ctrl-C

Read = Callable[[], "Iterator[Document | RejectedInput]"]
Source = tuple[str, Read]  # its name, and what reads it


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise click.BadParameter(f"{value!r} is not a date; write it as 2025-10-14.")


def _columns(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for value in values:
        name, equals, column = value.partition("=")
        if not (name and equals and column):
            raise click.BadParameter(f"{value!r} is not FIELD=NAME, such as text=contenu.")
        columns[name] = column
    return columns


def _paths(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if "" in values:
        raise click.BadParameter("an empty path; name a file, a folder, or - for standard input.")
    return values


def _out(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and not value.resolve().parent.is_dir():
        raise click.BadParameter(f"the folder of {str(value)!r} does not exist; make it first.")
    return value


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, callback=_paths)
@click.option("--published", metavar="DATE", callback=_date, help="Publication date, as 2025-10-14.")
@click.option("--outlet", metavar="NAME", help="Who published the articles.")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "jsonl"]),
    help="text to read (the default on a terminal and for a .txt file), or one JSON record a line.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    callback=_out,
    help="Write to this file, when all is done, instead of standard output.",
)
@click.option(
    "--library",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also keep the records in this SQLite file.",
)
@click.option(
    "--column",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    callback=_columns,
    help="The column of a table that holds a field: text, title, date, url, outlet, author, id.",
)
def code(
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    layout: str | None,
    out: Path | None,
    library: Path | None,
    columns: Mapping[str, str],
) -> None:
    """Code the articles in each PATH: text, HTML, or a table of articles (JSONL, CSV, Parquet).

    Folders are walked; - reads standard input. --published and --outlet win over what the articles
    say of themselves. Exits with 1 when some articles were rejected, each named with its reason on
    standard error.
    """
    from dragoman.view import output
    from dragoman.view.progress import progress

    try:
        options = _options(published, outlet, columns)
        with ExitStack() as stack:
            shelf = stack.enter_context(_open_library(library)) if library else None
            stream = stack.enter_context(output.written(out) if out else output.standard_output())
            write = output.writer(stream, layout or output.default_layout(out))
            sources = list(_sources(paths, options, out))
            tick = stack.enter_context(progress(len(sources), on_screen=out is None))
            run = Run(write, shelf, tick)
            run.code(sources)
        run.report(verbose=bool(out or library))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        output.leave_quietly()
    except (DragomanError, OSError) as error:
        raise click.ClickException(str(error)) from error
    sys.exit(1 if run.rejected else 0)


@dataclass
class Run:
    """One walk from the sources to the output: what was coded, and what was not and why.

    ``write`` puts a record out, ``tick`` is called once a source.
    """

    write: Callable[[Record], None]
    library: Library | None
    tick: Callable[[], None]
    coded: int = 0
    added: int = 0
    rejected: int = 0
    _waiting: deque[tuple[str, bool]] = field(default_factory=deque)

    def code(self, sources: Iterable[Source]) -> None:
        """Codes every source; what is rejected is named on standard error and stops nothing."""
        for result in _coded(self._documents(sources)):
            # The coder gives one result a document, in order: its name is the oldest one waiting.
            name, is_first = self._waiting.popleft()
            try:
                if isinstance(result, RejectedInput):
                    raise result
                self._keep(result)
            except RejectedInput as rejection:
                self._reject(rejection, name)
            if is_first:
                self.tick()

    def report(self, *, verbose: bool) -> None:
        """Says on standard error how many were coded and rejected, if that is not plain to see."""
        if not (verbose or self.rejected):
            return
        kept = ""
        if self.library:
            known = self.coded - self.added
            kept = f"; {self.library.path}: {self.added} added, {known} there already"
        click.echo(f"{self.coded} coded, {self.rejected} rejected{kept}", err=True)

    def _documents(self, sources: Iterable[Source]) -> Iterator[Document]:
        for source, read in sources:
            is_first = True
            for item in read():
                if isinstance(item, RejectedInput):
                    self._reject(item, item.source or source)
                    if is_first:
                        self.tick()
                else:
                    self._waiting.append((f"{source} (document {item.id})", is_first))
                    yield item
                is_first = False

    def _keep(self, record: Record) -> None:
        if self.library and self.library.add(record):
            self.added += 1
        self.write(record)
        self.coded += 1

    def _reject(self, rejection: RejectedInput, name: str) -> None:
        self.rejected += 1
        sentence = str(rejection).removeprefix(f"{rejection.source}: ")
        rejected = click.style("rejected", fg="red")
        click.echo(f"{rejected} [{rejection.reason}] {name}: {sentence}", err=True)


def _coded(documents: Iterator[Document]) -> Iterator[Record | RejectedInput]:
    # The model takes seconds to load: with nothing to code, say so at once.
    first = next(documents, None)
    if first is not None:
        yield from dragoman.load().pipe(chain([first], documents))


def _options(published: str | None, outlet: str | None, columns: Mapping[str, str]) -> Options:
    from dragoman.reading import Options

    try:
        return Options(published=published, outlet=outlet, columns=columns)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _open_library(path: Path) -> Library:
    from dragoman.library.store import Library

    try:
        return Library.open(path)
    except DragomanError as error:
        raise click.BadParameter(str(error), param_hint="--library") from error


def _sources(paths: Iterable[str], options: Options, out: Path | None) -> Iterator[Source]:
    """Every file that the paths name, folders walked, so that the work can be measured.

    What an earlier run wrote to ``out``, in a folder that is walked, is no article.
    """
    from dragoman.reading import read, walk

    for path in paths:
        if path == STANDARD_INPUT:
            yield STANDARD_INPUT_NAME, partial(_read_standard_input, options)
            continue
        for file in walk(Path(path)) if Path(path).is_dir() else [Path(path)]:
            if isinstance(file, RejectedInput):
                yield file.source, partial(iter, [file])
            elif out is None or file.resolve() != out.resolve():
                yield str(file), partial(read, file, options)


def _read_standard_input(options: Options) -> Iterator[Document | RejectedInput]:
    from dragoman.reading import read_bytes

    return read_bytes(sys.stdin.buffer.read(), STANDARD_INPUT_NAME, options)
