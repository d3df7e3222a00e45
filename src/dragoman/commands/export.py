"""``dragoman export``: the records of a library or of JSON lines, in the format of another tool."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.commands.options import min_confidence
from dragoman.commands.records import is_library, records_of_lines
from dragoman.errors import DragomanError
from dragoman.view.confident import confident

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.record import Record

_NAMES = ("parquet", "csv", "plover", "gdelt", "polecat", "ftm", "webannotation", "brat")


@click.command()
@click.argument(
    "source",
    metavar="LIBRARY|RECORDS",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.argument("output", metavar="OUTPUT", type=click.Path(path_type=Path))
@click.option(
    "--format", "layout", type=click.Choice(_NAMES), required=True, help="The format; docs/export.md has them all."
)
@click.option(
    "--include-claimed",
    is_flag=True,
    help="In formats that know only facts, write the events too that somebody claims, or that are disputed.",
)
@min_confidence
def export(source: Path, output: Path, layout: str, include_claimed: bool, min_confidence: float) -> None:
    """Write the records of a LIBRARY, or of RECORDS in JSON lines (- for standard input), to OUTPUT in another
    tool's format.

    OUTPUT is a new folder for parquet, csv and brat, else a file. Events that only somebody claims are
    left out of formats that cannot say so; how many is told on standard error.
    """
    from dragoman.export import FORMATS
    from dragoman.export import export as write

    if not output.resolve().parent.is_dir():
        raise click.BadParameter(f"the folder of {str(output)!r} does not exist; make it first.")
    if output.exists() and output.resolve() == source.resolve():
        raise click.BadParameter(f"{str(output)!r} is what is read; name another file.")
    try:
        with _records(source) as records:
            sure = (confident(record, min_confidence) for record in records)
            written, kept = write(sure, output, layout, include_claimed=include_claimed)
    except DragomanError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or output}: {error.strerror or error}; nothing was written."
        ) from error
    click.echo(f"{output}: {written} {FORMATS[layout].counts[written != 1]}", err=True)
    if sentence := kept.sentence():
        click.echo(sentence, err=True)


@contextmanager
def _records(source: Path) -> Iterator[Iterable[Record]]:
    from dragoman.library.store import Library

    if str(source) == "-":
        yield records_of_lines(sys.stdin.buffer, "standard input")
    elif is_library(source):
        with Library.open(source) as library:
            yield library.records()
    else:
        with source.open("rb") as lines:
            yield records_of_lines(lines, str(source))
