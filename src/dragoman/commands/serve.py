"""``dragoman serve``: opens the reading room, a library in the browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import DragomanError, RejectedInput

if TYPE_CHECKING:
    from dragoman.record import Document, Record

LOOPBACK = ("127.0.0.1", "localhost")
EVERYWHERE = ("0.0.0.0", "::", "*", "")


@click.command()
@click.argument("library", type=click.Path(dir_okay=False, path_type=Path), default=Path("library.sqlite"))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8100, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--allow-fetch", is_flag=True, help="Let the page add articles by their address, which it then asks for.")
@click.option(
    "--host",
    default=LOOPBACK[0],
    show_default=True,
    help="The address or name by which others reach this machine; asks for --password-file.",
)
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with what --hash-password printed; readers must know that password.",
)
@click.option("--hash-password", is_flag=True, help="Ask for a password, print the line to keep in a file, and end.")
@click.option("--no-browser", is_flag=True, help="Only print the address of the page.")
def serve(
    library: Path,
    port: int,
    allow_fetch: bool,
    host: str,
    password_file: Path | None,
    hash_password: bool,
    no_browser: bool,
) -> None:
    """Read LIBRARY in the browser: search it, check it, correct it, add to it.

    LIBRARY is made when there is none (library.sqlite by default). The page is served to this
    machine only, and nothing is sent anywhere; Ctrl+C here ends it.
    """
    if hash_password:
        _print_hash()
        return
    if host not in LOOPBACK and password_file is None:
        raise click.UsageError(
            f"--host {host} lets other machines in: give --password-file, made with "
            "«dragoman serve --hash-password», or leave --host out."
        )
    if host in EVERYWHERE:
        raise click.UsageError(
            f"{host} is no address that others can type; give the one by which they reach this machine."
        )
    try:
        _serve(library, port, host, _password(password_file), allow_fetch=allow_fetch, open_browser=not no_browser)
    except (DragomanError, OSError) as error:
        raise click.ClickException(str(error)) from error


def _serve(library: Path, port: int, host: str, password: str | None, *, allow_fetch: bool, open_browser: bool) -> None:
    from dragoman.library.store import Library
    from dragoman.page import plots, server
    from dragoman.page.reading_room.app import application
    from dragoman.page.reading_room.room import Room

    with Library.open(library) as opened:  # made or stepped up now, not while somebody reads
        count = opened.count()
    listener = server.bound(port, host)
    taken = listener.getsockname()[1]
    room = Room(library, _coder(), _fetcher() if allow_fetch else None, password)
    names = LOOPBACK if host in LOOPBACK else (*LOOPBACK, host.lower())
    click.echo(f"{library}, {count} articles: {server.address(listener, host)}  (Ctrl+C to end)")
    if host not in LOOPBACK:
        click.echo("The password and the pages cross the network unencrypted; use a network you trust.", err=True)
    threading.Thread(target=plots.warm, daemon=True).start()  # the first plot of a process costs a second or two
    server.serve(application(room, taken, names), listener, open_browser=open_browser and host in LOOPBACK)


def _coder() -> Callable[[Document], Record | RejectedInput]:
    """Codes a document; the model, which takes seconds, is loaded with the first."""
    from functools import cache

    import dragoman

    load = cache(dragoman.load)

    def code(document: Document) -> Record | RejectedInput:
        return next(iter(load().pipe([document])))

    return code


def _fetcher() -> Callable[[str], bytes]:
    from importlib.metadata import version

    from dragoman.reading.fetch import Fetcher, Request

    fetcher = Fetcher(f"Dragoman/{version('dragoman')}")

    def fetch(address: str) -> bytes:
        answer = fetcher.get(Request(address))
        if answer.status != 200:
            raise RejectedInput(
                "bad-status", f"{address} answered with status {answer.status}; paste the text instead.", address
            )
        return answer.body

    return fetch


def _password(file: Path | None) -> str | None:
    from dragoman.page.reading_room.password import is_hash

    if file is None:
        return None
    line = file.read_text(encoding="utf-8").strip()
    if not is_hash(line):
        raise click.UsageError(
            f"{file} holds no hash of a password; write into it what «dragoman serve --hash-password» prints."
        )
    return line


def _print_hash() -> None:
    from dragoman.page.reading_room.password import SHORTEST, hashed

    given = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    if len(given) < SHORTEST or not re.search(r"\S", given):
        raise click.ClickException(f"a password of under {SHORTEST} characters is soon guessed; choose a longer one.")
    click.echo(hashed(given))
