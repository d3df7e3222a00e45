"""``dragoman annotate``: opens the annotation view in the browser."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.page.annotate.session import Session

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _out(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and not value.resolve().parent.is_dir():
        raise click.BadParameter(f"the folder of {str(value)!r} does not exist; make it first.")
    return value


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_out,
    help="Where the gold is saved; what it holds is taken up. By default NAME.gold.json beside the text.",
)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of texts that stand-off gold names its text in.",
)
@click.option("--predicted", type=_FILE, help="Records of dragoman code: a second layer, hidden until you ask for it.")
@click.option("--import", "ann", type=_FILE, help="Start from this brat file (.ann) instead of what was saved.")
@click.option(
    "--export-brat",
    "brat",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write .txt, .ann and annotation.conf for brat to this folder, and open no page.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page; by default a free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address of the page.")
def annotate(
    file: Path,
    out: Path | None,
    texts: Path | None,
    predicted: Path | None,
    ann: Path | None,
    brat: Path | None,
    port: int,
    no_browser: bool,
) -> None:
    """Code FILE by hand, in the browser: an article, or gold to go on with.

    The page is served to this machine only, and nothing is sent anywhere. Save with the button or
    Ctrl+S; Ctrl+C here ends it.
    """
    from dragoman.page.annotate.opening import open_session

    try:
        session = open_session(file, out=out, texts=texts, predicted=predicted)
        if ann:
            _take(session, ann)
        if brat:
            _export(session, brat)
            return
        _serve(session, port, not no_browser)
    except (DragomanError, OSError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from error


def _take(session: Session, ann: Path) -> None:
    from dragoman.evaluation.brat_import import from_brat
    from dragoman.evaluation.gold import GoldError

    now = session.article
    try:
        read = from_brat(
            ann.read_text(encoding="utf-8-sig"),
            now.text,
            name=now.name,
            published=now.published,
            outlet=now.outlet,
        )
    except GoldError as error:
        raise GoldError(f"{ann.name}, {error}") from error
    session.change(replace(now, statements=read.statements, events=read.events))


def _export(session: Session, folder: Path) -> None:
    from dragoman.page.annotate.exchange import brat_files
    from dragoman.page.annotate.session import write

    folder.mkdir(parents=True, exist_ok=True)
    for name, content in brat_files(session).items():
        write(folder / name, content)
        click.echo(f"wrote {folder / name}")


def _serve(session: Session, port: int, open_browser: bool) -> None:
    from dragoman.page.annotate.app import application
    from dragoman.page.server import address, bound, serve

    listener = bound(port)
    url = address(listener)
    click.echo(f"{session.article.name}: {url}  (Ctrl+C to end)")
    click.echo(f"saved to {session.out}")
    serve(application(session, listener.getsockname()[1]), listener, open_browser=open_browser)
    if session.can_undo and not session.is_saved:
        _rescue(session)


def _rescue(session: Session) -> None:
    """What was not saved when the page was ended is kept beside the file that it was for."""
    from dragoman.evaluation.standoff import to_standoff
    from dragoman.page.annotate.session import write

    names = (f"{session.out.name}.unsaved{number or ''}.json" for number in count())
    kept = next(file for name in names if not (file := session.out.with_name(name)).exists())
    write(kept, to_standoff(session.article, session.path))
    click.echo(f"not everything was saved: all of it is kept in {kept}; open that file to go on.", err=True)
