"""``dragoman scale``: codes any number of articles, on all cores or on a cluster, into Parquet."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

import click

from dragoman.commands import options
from dragoman.commands.code import INTERRUPTED
from dragoman.commands.coding import counted
from dragoman.errors import DragomanError
from dragoman.workers import cores

if TYPE_CHECKING:
    from dragoman.scale import Outcome

SECONDS_BETWEEN_LINES = 30


@click.command()
@click.argument("input")
@click.argument("output")
@click.option("--ray", metavar="ADDRESS", help="Run on this Ray cluster (host:port, auto, ray://…), on all its cores.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(1), help="Processes on this machine; by default one for each core."
)
@click.option("--part-size", metavar="N", type=click.IntRange(1), help="Articles in a part (1000).")
@options.published
@options.outlet
@options.columns
@options.limits
@click.option(
    "--triage/--no-triage",
    default=True,
    help="Parse only the articles and sentences whose words speak of diplomacy or security (the default), or all.",
)
@options.min_confidence
def scale(
    input: str,
    output: str,
    ray: str | None,
    workers: int | None,
    part_size: int | None,
    published: str | None,
    outlet: str | None,
    columns: Mapping[str, str],
    limits: tuple[str, ...],
    triage: bool,
    min_confidence: float,
) -> None:
    """Code the articles of INPUT into Parquet tables in the folder OUTPUT.

    INPUT is a file, a folder or a glob (in quotes), OUTPUT a new folder; each local or in object storage (s3://, gs://,
    az://). Everything that dragoman code reads is read. What cannot be read or coded is a row of the table rejections,
    with its reason, and stops nothing. A run that was cut short goes on when the same command is given again.
    """
    if ray and workers:
        raise click.UsageError(
            "--workers is for this machine; a Ray cluster uses the cores its nodes were started with."
        )
    try:
        from dragoman.scale import Settings, scale
        from dragoman.scale.settings import PART_SIZE

        read = options.reading_options(published, outlet, columns, limits)
        settings = Settings(
            read.published,
            read.outlet,
            dict(read.columns),
            read.limits,
            part_size or PART_SIZE,
            triage,
            min_confidence,
        )
        done = scale(input, output, settings, workers=workers or cores(), ray=ray, tell=_Progress())
    except KeyboardInterrupt:
        click.echo(f"interrupted; {output} keeps what is finished, and the same command goes on from there", err=True)
        _leave(INTERRUPTED)
    except (DragomanError, OSError) as error:
        if getattr(error, "reason", "") == "job-failed":
            click.echo(f"Error: {error}", err=True)
            _leave(1)
        raise click.ClickException(str(error)) from error
    _report(output, done)


def _leave(status: int) -> NoReturn:
    """Ends at once: threads of the engine may still be at work, and Python aborts when it ends under them."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


class _Progress:
    """Tells on standard error how far a run is: in place on a terminal, elsewhere now and then a line."""

    def __init__(self) -> None:
        self._told = float("-inf")

    def __call__(self, step: str, done: int, jobs: int) -> None:
        at_screen, is_last = sys.stderr.isatty(), done == jobs
        if not jobs or not (at_screen or is_last or time.monotonic() - self._told > SECONDS_BETWEEN_LINES):
            return
        self._told = time.monotonic()
        what = {"reading": "groups of files", "coding": "parts"}[step]
        line = f"{step}: {done} of {jobs} {what}"
        # Spaces cover what is left of a longer line.
        click.echo(f"\r{line}  " if at_screen else line, err=True, nl=is_last or not at_screen)


def _report(output: str, done: Outcome) -> None:
    reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(done.reasons.items()))
    rows, off_topic = done.rows, done.skipped.get("off-topic", 0)
    click.echo(
        f"{output}: {counted(rows.get('documents', 0), 'article')} coded, {rows.get('rejections', 0)} rejected"
        + (f" ({reasons})" if reasons else "")
        + (f", {off_topic} off-topic by the first pass and not parsed" if off_topic else "")
        + f"; {counted(rows.get('statements', 0), 'statement')}, {counted(rows.get('events', 0), 'event')}, "
        f"in {counted(done.parts, 'part')}, {done.coded} of them coded now",
        err=True,
    )
