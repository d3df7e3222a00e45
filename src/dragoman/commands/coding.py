"""One run of ``dragoman code``: the steps from the sources to the output, on one process or on several."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

import dragoman
from dragoman.commands.sources import Source
from dragoman.errors import RejectedInput

if TYPE_CHECKING:
    from dragoman.analysis.attempts import Outcome
    from dragoman.library.intake import Kept, Result, Step
    from dragoman.library.store import Library
    from dragoman.record import Document, Record
    from dragoman.triage import Skipped


@dataclass
class Run:
    """One walk from the sources to the output: what was coded, and what was not and why.

    ``write`` puts a record out, ``tick`` is called once a source, ``note`` with what the first pass left unparsed.
    ``known`` counts the articles that the library held already.
    """

    write: Callable[[Record], None]
    library: Library | None
    tick: Callable[[], None]
    note: Callable[[Skipped], None]
    again: bool = False
    triage: bool = False
    workers: int = 1
    coded: int = 0
    known: int = 0
    rejected: int = 0
    skipped_articles: int = 0
    skipped_sentences: int = 0

    def code(self, sources: Iterable[Source]) -> None:
        """Codes every source; what is rejected is named on standard error and stops nothing."""
        from dragoman.analysis.attempts import died
        from dragoman.workers import in_order

        with ExitStack() as stack:
            if self.library:
                stack.enter_context(self.library.run("code", coder_name()))
            steps = self._into(self.library) if self.library else _without_library
            jobs = ((step.wanted, step) for source in sources for step in self._ticking(steps(source)))
            results = in_order(jobs, partial(_attempting, self.triage), died, self.workers)
            stack.callback(results.close)
            for step, outcome in results:
                result, skipped = outcome or (None, None)
                if skipped:
                    self._count(skipped)
                self._tell(step.settle(result))

    def report(self, *, verbose: bool) -> None:
        """Says on standard error how many were coded, rejected and not parsed, if that is not plain to see."""
        unparsed = self._unparsed()
        if not self.library:
            if verbose or self.rejected or unparsed:
                click.echo(f"{self.coded} coded, {self.rejected} rejected{unparsed}", err=True)
            return
        refused = self.library.rejections.counts().total()
        look = f" (see: dragoman rejections {shlex.quote(str(self.library.path))})" if refused else ""
        click.echo(
            f"{self.coded} coded, {self.known} there already, {self.rejected} rejected{unparsed}; "
            f"{self.library.path} holds {counted(self.library.count(), 'article')} and "
            f"{counted(refused, 'rejection')}{look}",
            err=True,
        )

    def _unparsed(self) -> str:
        if not (self.skipped_articles or self.skipped_sentences):
            return ""
        articles, sentences = counted(self.skipped_articles, "article"), counted(self.skipped_sentences, "sentence")
        return f"; not parsed: {articles} off topic, {sentences} of others (--no-triage parses all)"

    def _into(self, library: Library) -> Callable[[Source], Iterator[Step]]:
        from dragoman.library.intake import Intake

        intake = Intake(library, coder_name(), again=self.again)
        return lambda source: intake.steps(source.label, source.stamp(), source.read)

    def _ticking(self, steps: Iterator[Step]) -> Iterator[Step]:
        from dragoman.library.intake import Step

        yield from steps
        yield Step(None, lambda _: self.tick())

    def _count(self, skipped: Skipped) -> None:
        self.note(skipped)
        if skipped.is_whole:
            self.skipped_articles += 1
        else:
            self.skipped_sentences += len(skipped.spans)

    def _tell(self, outcome: Kept | RejectedInput | None) -> None:
        if outcome is None:
            return
        if isinstance(outcome, RejectedInput):
            self.rejected += 1
            rejected = click.style("rejected", fg="red")
            click.echo(f"{rejected} [{outcome.reason}] {outcome.source}: {outcome.said}", err=True)
            return
        self.write(outcome.record)
        self.coded += outcome.is_new
        self.known += not outcome.is_new


def coder_name() -> str:
    """The name with which the coder signs its records."""
    return f"dragoman {dragoman.__version__}"


def counted(number: int, noun: str) -> str:
    """«1 article», «3 articles»."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _attempting(triage: bool) -> Callable[[Document], Outcome]:
    """What codes an article; made when the first one needs it, as that takes seconds, and many runs have none."""
    coder = dragoman.load()
    if triage:
        from dragoman.triage import compiled

        compiled()  # once, for all the processes that are forked from this one
    return partial(coder.attempt, triage=triage)


def _without_library(source: Source) -> Iterator[Step]:
    from dragoman.library.intake import Step, named

    def refused(rejection: RejectedInput) -> Callable[[Result | None], RejectedInput]:
        return lambda _: named(rejection, rejection.source or source.label)

    for item in source.read():
        if isinstance(item, RejectedInput):
            yield Step(None, refused(item))
        else:
            yield Step(item, partial(_kept, f"{source.label} (document {item.id})"))


def _kept(name: str, result: Result | None) -> Kept | RejectedInput:
    from dragoman.library.intake import Kept, named

    assert result is not None
    return named(result, name) if isinstance(result, RejectedInput) else Kept(result, is_new=True)
