"""``dragoman rejections``: what a library's runs refused, why, and what to do about it."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.library.rejections import Rejection


@click.command()
@click.argument("library", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reason", metavar="CODE", help="Only this reason, such as wrong-language.")
@click.option("--source", metavar="TEXT", help="Only sources whose name holds this text.")
@click.option("--format", "layout", type=click.Choice(["text", "jsonl", "csv"]), default="text", show_default=True)
def rejections(library: Path, reason: str | None, source: str | None, layout: str) -> None:
    """List what was refused on the way into LIBRARY and was not coded since: source, reason, what is
    wrong, the mend, and when (UTC). The counts by reason stand at the end, with jsonl and csv on
    standard error."""
    from dragoman.library.store import Library
    from dragoman.view import output

    try:
        with Library.open(library) as shelf, output.standard_output():
            found = Counter[str]()
            for line in _LAYOUTS[layout](_tallied(shelf.rejections.listed(reason=reason, source=source), found)):
                click.echo(line)
            # A program reads jsonl and csv: the summary must not get in its way.
            click.echo(_summary(found, library, is_part=bool(reason or source)), err=layout != "text")
    except BrokenPipeError:
        output.leave_quietly()
    except DragomanError as error:
        raise click.ClickException(str(error)) from error


def _tallied(listed: Iterable[Rejection], found: Counter[str]) -> Iterator[Rejection]:
    for rejection in listed:
        found[rejection.reason] += 1
        yield rejection


def _as_text(listed: Iterable[Rejection]) -> Iterator[str]:
    for rejection in listed:
        yield f"[{rejection.reason}] {rejection.source}"
        yield f"    {rejection.sentence}"
        if rejection.mend:
            yield f"    mend: {rejection.mend}"
        yield f"    seen {rejection.seen_at}"
        yield ""


def _as_jsonl(listed: Iterable[Rejection]) -> Iterator[str]:
    return (json.dumps(asdict(rejection), ensure_ascii=False) for rejection in listed)


def _as_csv(listed: Iterable[Rejection]) -> Iterator[str]:
    from dragoman.library.rejections import COLUMNS

    yield _row(COLUMNS)
    yield from (_row(asdict(rejection).values()) for rejection in listed)


_LAYOUTS = {"text": _as_text, "jsonl": _as_jsonl, "csv": _as_csv}


class _Line:
    """A file that keeps the last thing written to it, for the csv module to write to."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def _row(cells: Iterable[str]) -> str:
    line = _Line()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.text


def _summary(found: Counter[str], library: Path, *, is_part: bool) -> str:
    if not found:
        return f"{library}: no rejections" + (" of that kind" if is_part else "")
    reasons = ", ".join(f"{n} {reason}" for reason, n in sorted(found.items(), key=lambda item: (-item[1], item[0])))
    total = found.total()
    return f"{total} rejection{'' if total == 1 else 's'}: {reasons}"
