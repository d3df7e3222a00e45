"""``dragoman code``: codes articles, prints their records, keeps them in a library."""

from __future__ import annotations

import errno
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

import dragoman
from dragoman.commands.sources import Source, sources
from dragoman.errors import DragomanError, RejectedInput

if TYPE_CHECKING:
    from dragoman.analysis.coder import Coder
    from dragoman.library.intake import Kept
    from dragoman.library.store import Library
    from dragoman.reading import Options
    from dragoman.record import Document, Record

INTERRUPTED = 130  # what a shell reports for a command ended by Ctrl-C


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
    help="Also keep the records in this SQLite file. A run that was cut short goes on where it stopped.",
)
@click.option("--again", is_flag=True, help="Code again what the library holds already.")
@click.option(
    "--column",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    callback=_columns,
    help="The column of a table that holds a field: text, title, date, url, outlet, author, id.",
)
@click.option(
    "--limit", "limits", metavar="NAME=NUMBER", multiple=True, help="A limit of reading, as max_bytes=5000000."
)
def code(
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    layout: str | None,
    out: Path | None,
    library: Path | None,
    again: bool,
    columns: Mapping[str, str],
    limits: tuple[str, ...],
) -> None:
    """Code the articles in each PATH: text, HTML, a table of articles (JSONL, CSV, Parquet), an archive.

    Folders are walked; - reads standard input. --published and --outlet win over what the articles
    say of themselves. Exits with 1 when some articles were rejected, each named with its reason on
    standard error.
    """
    from dragoman.view import output
    from dragoman.view.progress import progress

    if again and not library:
        raise click.UsageError("--again codes anew what a library holds; give it with --library.")
    options = _options(published, outlet, columns, limits)
    try:
        with ExitStack() as stack:
            shelf = stack.enter_context(_open_library(library)) if library else None
            stream = stack.enter_context(output.written(out) if out else output.standard_output())
            write = output.writer(stream, layout or output.default_layout(out))
            found = list(sources(paths, options, out))
            tick = stack.enter_context(progress(len(found), on_screen=out is None))
            run = Run(write, shelf, tick, again)
            run.code(found)
            run.report(verbose=bool(out))
    except KeyboardInterrupt:
        if library:
            click.echo(
                f"interrupted; {library} keeps what was coded, and the same command goes on from there", err=True
            )
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        output.leave_quietly()
    except DragomanError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(_sentence(error)) from error
    sys.exit(1 if run.rejected else 0)


class LazyCoder:
    """The coder, loaded when the first article needs it: that takes seconds, and many runs have none."""

    def __init__(self) -> None:
        self._coder: Coder | None = None

    def __call__(self, document: Document) -> Record | RejectedInput:
        if self._coder is None:
            self._coder = dragoman.load()
        (result,) = self._coder.pipe([document])
        return result


@dataclass
class Run:
    """One walk from the sources to the output: what was coded, and what was not and why.

    ``write`` puts a record out, ``tick`` is called once a source. ``known`` counts the articles that the library held
    already.
    """

    write: Callable[[Record], None]
    library: Library | None
    tick: Callable[[], None]
    again: bool = False
    coded: int = 0
    known: int = 0
    rejected: int = 0

    def code(self, sources: Iterable[Source]) -> None:
        """Codes every source; what is rejected is named on standard error and stops nothing."""
        with ExitStack() as stack:
            if self.library:
                stack.enter_context(self.library.run("code", coder_name()))
            outcomes = self._into(self.library) if self.library else _without_library()
            for source in sources:
                for outcome in outcomes(source):
                    self._tell(outcome)
                self.tick()

    def report(self, *, verbose: bool) -> None:
        """Says on standard error how many were coded and rejected, if that is not plain to see."""
        if not self.library:
            if verbose or self.rejected:
                click.echo(f"{self.coded} coded, {self.rejected} rejected", err=True)
            return
        refused = self.library.rejections.counts().total()
        look = f" (see: dragoman rejections {shlex.quote(str(self.library.path))})" if refused else ""
        click.echo(
            f"{self.coded} coded, {self.known} there already, {self.rejected} rejected; {self.library.path} holds "
            f"{counted(self.library.count(), 'article')} and {counted(refused, 'rejection')}{look}",
            err=True,
        )

    def _into(self, library: Library) -> Callable[[Source], Iterator[Kept | RejectedInput]]:
        from dragoman.library.intake import Intake

        intake = Intake(library, LazyCoder(), coder_name(), again=self.again)
        return lambda source: intake.take(source.label, source.stamp(), source.read)

    def _tell(self, outcome: Kept | RejectedInput) -> None:
        if isinstance(outcome, RejectedInput):
            self.rejected += 1
            rejected = click.style("rejected", fg="red")
            click.echo(f"{rejected} [{outcome.reason}] {outcome.source}: {outcome.said}", err=True)
            return
        self.write(outcome.record)
        self.coded += outcome.is_new
        self.known += not outcome.is_new


def coder_name() -> str:
    """The name with which the coder signs its records."""
    return f"dragoman {dragoman.__version__}"


def counted(number: int, noun: str) -> str:
    """«1 article», «3 articles»."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _without_library() -> Callable[[Source], Iterator[Kept | RejectedInput]]:
    from dragoman.library.intake import Kept, named

    code = LazyCoder()

    def outcomes(source: Source) -> Iterator[Kept | RejectedInput]:
        for item in source.read():
            if isinstance(item, RejectedInput):
                yield named(item, item.source or source.label)
                continue
            result = code(item)
            if isinstance(result, RejectedInput):
                yield named(result, f"{source.label} (document {item.id})")
            else:
                yield Kept(result, is_new=True)

    return outcomes


def _options(published: str | None, outlet: str | None, columns: Mapping[str, str], limits: Iterable[str]) -> Options:
    from dragoman.reading import Options
    from dragoman.reading.limits import limits_from

    try:
        return Options(published=published, outlet=outlet, columns=columns, limits=limits_from(limits))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _open_library(path: Path) -> Library:
    from dragoman.library.store import Library, LibraryError

    try:
        return Library.open(path)
    except LibraryError as error:
        if error.reason != "bad-library":  # nothing is wrong with the path itself
            raise
        raise click.BadParameter(str(error), param_hint="--library") from error


def _sentence(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full; make room, then give the same command again."
    return str(error)
