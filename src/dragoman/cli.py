"""The command line: one group, a module of ``dragoman.commands`` for each command."""

from __future__ import annotations

import click

from dragoman.commands.code import code
from dragoman.commands.evaluate import evaluate
from dragoman.commands.export import export
from dragoman.commands.link import link
from dragoman.commands.rejections import rejections
from dragoman.commands.scale import scale
from dragoman.commands.schema import schema
from dragoman.commands.serve import serve
from dragoman.commands.watch import watch
from dragoman.page.annotate.command import annotate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dragoman", message="dragoman %(version)s")
def main() -> None:
    """Read French diplomatic and security news and write down, with citations, who said what and
    who did what to whom, and on whose word."""


for command in (annotate, code, evaluate, export, link, rejections, scale, schema, serve, watch):
    main.add_command(command)


if __name__ == "__main__":
    main()
