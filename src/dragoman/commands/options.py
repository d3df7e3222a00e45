"""Options that several commands share, each a decorator of a click command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dragoman.reading import Options


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


published = click.option("--published", metavar="DATE", callback=_date, help="Publication date, as 2025-10-14.")
"""The command gets ``published: str | None``, an ISO date."""
outlet = click.option("--outlet", metavar="NAME", help="Who published the articles.")
"""The command gets ``outlet: str | None``."""
columns = click.option(
    "--column",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    callback=_columns,
    help="The column of a table that holds a field: text, title, date, url, outlet, author, id.",
)
"""The command gets ``columns: Mapping[str, str]``, a column's name by its field."""
limits = click.option(
    "--limit", "limits", metavar="NAME=NUMBER", multiple=True, help="A limit of reading, as max_bytes=5000000."
)
"""The command gets ``limits: tuple[str, ...]``, for ``reading_options``."""
min_confidence = click.option(
    "--min-confidence",
    metavar="NUMBER",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out events whose confidence, from 0 to 1, is less than this. Statements are all kept.",
)
"""The command gets ``min_confidence: float``, 0.0 when it was not given."""


def reading_options(
    published: str | None, outlet: str | None, columns: Mapping[str, str], limits: Iterable[str]
) -> Options:
    """How articles are read, from the options above. Raises ``click.UsageError`` for a limit that there is not."""
    from dragoman.reading import Options
    from dragoman.reading.limits import limits_from

    try:
        return Options(published=published, outlet=outlet, columns=columns, limits=limits_from(limits))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
