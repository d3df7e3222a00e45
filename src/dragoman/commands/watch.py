"""``dragoman watch``: polls feeds, codes each article once, keeps it in a library."""

from __future__ import annotations

import shlex
import signal
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from importlib.metadata import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

import dragoman
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.watch.clock import Clock
    from dragoman.watch.feeds import Watched
    from dragoman.watch.log import Log

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--library", required=True, type=_FILE, help="The SQLite file that keeps the records and the state.")
@click.option("--once", is_flag=True, help="Poll each feed once, code what is new, and end; for cron.")
@click.option("--log", "log_file", type=_FILE, help="Write the log to the end of this file, not to standard error.")
@click.option(
    "--allow-host",
    "allow",
    metavar="NAME",
    multiple=True,
    help="A host (intranet.example or intranet.example:8080) that may be private or have an unusual port.",
)
def watch(feeds: Path, library: Path, once: bool, log_file: Path | None, allow: tuple[str, ...]) -> None:
    """Poll the feeds of FEEDS.toml, and code and keep each of their articles once.

    Goes on until Ctrl-C, and then where it stopped. With --once, exits with 1 when something was rejected or failed.
    """
    try:
        tally = _run(feeds, library, once, log_file, allow)
    except DragomanError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"{error.filename}: {error.strerror}; check the path and its permissions."
        ) from error
    failed = tally["failed"] + tally["library"]
    look = f" (see: dragoman rejections {shlex.quote(str(library))})" if tally["rejected"] else ""
    known, rejected = tally["known"], tally["rejected"]
    click.echo(
        f"{tally['coded']} coded, {known} there already, {rejected} rejected, {failed} to try again{look}", err=True
    )
    sys.exit(1 if rejected or failed else 0)


def _run(feeds: Path, library: Path, once: bool, log_file: Path | None, allow: tuple[str, ...]) -> Counter[str]:
    from dragoman.commands.coding import coder_name
    from dragoman.library.store import Library
    from dragoman.reading.fetch import Fetcher
    from dragoman.watch import log
    from dragoman.watch.clock import Clock
    from dragoman.watch.coding import Coding
    from dragoman.watch.feeds import check_hosts, read_feeds
    from dragoman.watch.watcher import Watcher

    try:
        watched = read_feeds(feeds, check_hosts(allow))
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="--allow-host") from error
    clock = Clock()
    with ExitStack() as stack:
        shelf = stack.enter_context(Library.open(library))
        # In this order: the log's lines then go above the status line, not through it.
        show = stack.enter_context(log.status_line())
        written = stack.enter_context(log.opened(log_file, clock.now))
        stack.enter_context(shelf.run("watch", coder_name()))
        fetcher = Fetcher(user_agent(watched), watched.fetch_limits())
        watcher = Watcher(watched, shelf, Coding(dragoman.load), fetcher, written, clock, show)
        _stop_on_signals(clock, written, show)
        watcher.run_once() if once else watcher.run()
    return watcher.tally


def user_agent(watched: Watched) -> str:
    """What servers are told: the program, its version, its home where it has one, and whom to write to."""
    about = metadata("dragoman")
    homes = [address.partition(", ")[2] for address in about.get_all("Project-URL") or []]
    return f"Dragoman/{about['Version']} (+{'; +'.join([*homes[:1], watched.contact])})"


def _stop_on_signals(clock: Clock, log: Log, show: Callable[[str], None]) -> None:
    """The first signal ends the watch after the article in hand, the second one at once."""

    def stop(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        clock.stopping = True
        log.line("stopping", after := "after the article in hand; a second signal stops at once")
        show(f"stopping {after}")

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
