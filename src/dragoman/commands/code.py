"""``dragoman code``: codes articles, prints their records, keeps them in a library."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.commands import options
from dragoman.commands.coding import Run
from dragoman.commands.sources import sources
from dragoman.errors import DragomanError
from dragoman.view.confident import confident

if TYPE_CHECKING:
    from dragoman.library.store import Library
    from dragoman.triage import Skipped

INTERRUPTED = 130  # what a shell reports for a command ended by Ctrl-C
_OF_ONE_ARTICLE = frozenset({".txt", ".html", ".htm", ".xhtml", ".eml", ".rtf", ".json", ".xml", ""})
"""Suffixes of files that hold one article, or few; any other, several paths and a folder are work in bulk."""


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
@options.published
@options.outlet
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
@options.columns
@options.limits
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1),
    help="Processes that code; by default one for each core, and one for a single file.",
)
@click.option(
    "--triage/--no-triage",
    default=None,
    help="Parse only the articles and sentences whose words speak of diplomacy or security; by default in bulk, not for "
    "a single file.",
)
@click.option(
    "--skipped",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    callback=_out,
    help="List what --triage left unparsed, one JSON object a line.",
)
@options.min_confidence
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
    workers: int | None,
    triage: bool | None,
    skipped: Path | None,
    min_confidence: float,
) -> None:
    """Code the articles in each PATH: text, HTML, a table of articles (JSONL, CSV, Parquet), an archive.

    Folders are walked; - reads standard input. --published and --outlet win over what the articles
    say of themselves. Exits with 1 when some articles were rejected, each named with its reason on
    standard error.
    """
    from dragoman.view import output
    from dragoman.view.progress import progress
    from dragoman.workers import cores

    if again and not library:
        raise click.UsageError("--again codes anew what a library holds; give it with --library.")
    in_bulk = _is_bulk(paths)
    triage = in_bulk if triage is None else triage
    if skipped and not triage:
        raise click.UsageError("--skipped lists what a first pass leaves out; give it with --triage.")
    workers = workers or (cores() if in_bulk else 1)
    if workers > 1:
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # read when numpy is imported; the processes are the threads
    read = options.reading_options(published, outlet, columns, limits)
    try:
        with ExitStack() as stack:
            shelf = stack.enter_context(_open_library(library)) if library else None
            stream = stack.enter_context(output.written(out) if out else output.standard_output())
            write = output.writer(stream, layout or output.default_layout(out))
            found = list(sources(paths, read, out))
            tick = stack.enter_context(progress(len(found), on_screen=out is None))
            note = stack.enter_context(_listed(skipped))
            run = Run(
                lambda record: write(confident(record, min_confidence)), shelf, tick, note, again, triage, workers
            )
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


def _is_bulk(paths: tuple[str, ...]) -> bool:
    path = Path(paths[0])
    return len(paths) > 1 or path.is_dir() or path.suffix.lower() not in _OF_ONE_ARTICLE


@contextmanager
def _listed(path: Path | None) -> Iterator[Callable[[Skipped], None]]:
    """What writes down what was left unparsed; nothing when no file was asked for."""
    from dragoman.view import output

    if path is None:
        yield lambda _: None
        return
    with output.written(path) as stream:
        yield lambda skipped: print(skipped.to_json(), file=stream)


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
