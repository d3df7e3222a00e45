"""``dragoman evaluate``: scores predicted records against gold."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.errors import DragomanError

_EXISTING = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("gold", type=_EXISTING)
@click.argument("predicted", type=_EXISTING)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the articles' texts, for stand-off gold.",
)
@click.option("--format", "layout", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--errors", "list_errors", is_flag=True, help="List every miss and false alarm first, grouped by cause.")
def evaluate(gold: Path, predicted: Path, texts: Path | None, layout: str, list_errors: bool) -> None:
    """Score PREDICTED against GOLD by the measures of the coding guide, with 95 % bootstrap intervals.

    Each is a file or a folder: records of `dragoman code` (.jsonl), gold with its text beside it
    (.gold.toml), or stand-off gold (.json). Articles are paired by their text; a gold article that
    PREDICTED lacks counts as one where nothing was found. PREDICTED may be a second reader's gold.
    """
    from dragoman.evaluation.articles import pair_files
    from dragoman.evaluation.differences import by_cause, errors
    from dragoman.evaluation.report import as_json, as_table
    from dragoman.evaluation.scorer import score_article

    try:
        paired = pair_files(gold, predicted, texts)
    except (DragomanError, OSError) as error:
        raise click.ClickException(str(error)) from error
    for name in paired.unpredicted:
        click.echo(f"not predicted, counted as nothing found: {name}", err=True)
    if paired.without_gold:
        click.echo(f"predicted without gold, left out: {paired.without_gold}", err=True)
    if list_errors:
        listing = by_cause(error for pair in paired.pairs for error in errors(*pair))
        # Where the scores are for a program, the listing must not get in their way.
        click.echo(listing, err=layout == "json")
    scores = [score_article(*pair) for pair in paired.pairs]
    click.echo(as_json(scores) if layout == "json" else as_table(scores))
