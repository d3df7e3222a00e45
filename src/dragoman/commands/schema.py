"""``dragoman schema``: prints the JSON Schema of a record."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from dragoman.record import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
