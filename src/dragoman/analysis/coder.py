"""The coder: one article in, one record out. The only file that knows the order of the stages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from pydantic import ValidationError
from spacy.language import Language

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.assemble import CODER, assemble
from dragoman.analysis.attempts import Outcome, died, failed
from dragoman.analysis.counts import attach_counts, find_counts
from dragoman.analysis.events import PredicateIndex, find_events
from dragoman.analysis.model import MODEL, load_model
from dragoman.analysis.parse import Parsed, parse
from dragoman.analysis.statements import CueIndex, find_statements
from dragoman.analysis.tense import FutureFinder
from dragoman.analysis.times import find_dateline, find_times
from dragoman.analysis.verbs import VerbReader
from dragoman.analysis.vocabulary import Vocabulary
from dragoman.errors import RejectedInput
from dragoman.reading.documents import headline
from dragoman.record import Document, Record, Span
from dragoman.triage import Skipped, compiled, first_pass, skipped
from dragoman.workers import START, in_order

MAX_CHARACTERS = 300_000
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

_Job = tuple[Document | str | None, Document | str | RejectedInput]


class Coder:
    """Codes French articles. Holds the parser and the compiled lexicons; one coder serves any number of articles."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._vocabulary = Vocabulary(nlp.tokenizer)
        self._cues = CueIndex()
        self._predicates = PredicateIndex()
        self._verbs = VerbReader(self._cues.verb_lemmas | self._predicates.verb_lemmas)

    def __call__(
        self,
        text: str | Document,
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Record:
        """The record of an article. ``published`` is an ISO date against which relative dates are resolved.

        A ``Document`` keeps its own fields; the arguments given here win over them. Raises ``RejectedInput`` for a text
        that cannot be coded (no text, too long), with the reason and the mend.
        """
        given = {"published": published, "outlet": outlet, "title": title, "url": url}
        fields = {name: value for name, value in given.items() if value is not None}
        document = _document(text, fields)
        _check(document)
        return self._code(document)

    def pipe(
        self,
        documents: Iterable[Document | str | RejectedInput],
        *,
        workers: int = 1,
        triage: bool = False,
        skipped: Callable[[Skipped], None] | None = None,
    ) -> Iterator[Record | RejectedInput]:
        """Codes a stream of articles in order, one result for each; one that cannot be coded yields its rejection.

        What a reader rejected goes through as it is. ``workers`` processes share the articles; a few for each of them
        are in hand at a time, so that memory does not grow with the stream. With ``triage`` a first pass without the
        parser decides what is parsed: of an article that is not of the field nothing is, and its record holds the
        document alone. ``skipped`` is called with what was left out of an article, before its record is given.
        """
        jobs: Iterator[_Job] = ((None if isinstance(item, RejectedInput) else item, item) for item in documents)
        make = partial(_attempting, self, triage) if START == "fork" else partial(_attempting_anew, triage)
        for item, outcome in in_order(jobs, make, died, workers):
            if outcome is None:
                assert isinstance(item, RejectedInput)
                yield item
                continue
            result, left_out = outcome
            if left_out and skipped:
                skipped(left_out)
            yield result

    def attempt(self, document: Document | str, *, triage: bool = False) -> Outcome:
        """The record of an article or its rejection, and what ``triage`` left unparsed of it; never raises."""
        try:
            return self._attempt(document, triage)
        except RejectedInput as rejected:
            return rejected, None
        except Exception as error:  # one article must never stop the batch
            return failed(document, error)

    def _attempt(self, document: Document | str, triage: bool) -> Outcome:
        if not triage:
            return self(document), None
        document = _document(document, {})
        _check(document)
        left_out = skipped(document, first_pass(document.text))
        if left_out and left_out.is_whole:
            return Record(coder=CODER, document=document), left_out
        return self._code(document, left_out.spans if left_out else ()), left_out

    def parse(self, text: str) -> Parsed:
        """The parse alone, the floor of what coding costs (for benchmarks)."""
        return parse(self._nlp, text)

    def _code(self, document: Document, skipped: Sequence[Span] = ()) -> Record:
        parsed = parse(self._nlp, document.text, skipped)
        published = document.published or _dateline(document.text)
        book = ActorBook(parsed, self._vocabulary, published)
        times = find_times(document.text, published, FutureFinder(parsed, self._verbs))
        statements = find_statements(parsed, book, self._cues, self._verbs)
        events = find_events(parsed, book, self._predicates, self._verbs, statements, times, book.places)
        found = find_counts(parsed, book, times) if events else []
        counts = attach_counts(parsed, book, self._predicates, found, events, statements, times)
        book.settle_names()
        return assemble(document, parsed, book, statements, events, times, counts)


def load(model: str = MODEL) -> Coder:
    """A coder with the French model. Raises ``OSError`` when the model is not installed."""
    return Coder(load_model(model))


def _attempting(coder: Coder, triage: bool) -> Callable[[Any], Outcome]:
    if triage:
        compiled()  # once, for all the processes that are forked from this one
    return partial(coder.attempt, triage=triage)


def _attempting_anew(triage: bool) -> Callable[[Any], Outcome]:
    return _attempting(load(), triage)


def _document(text: str | Document, fields: dict[str, str]) -> Document:
    if isinstance(text, Document):
        known = text.model_dump()
        return _made(lambda: Document.model_validate({**known, **fields})) if fields else text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if title := headline(text):
        fields.setdefault("title", title)
    return _made(lambda: Document.from_text(text, **fields))


def _made(make: Callable[[], Document]) -> Document:
    try:
        return make()
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise RejectedInput("bad-argument", f"{field}: {first['msg']}; give dates as YYYY-MM-DD.") from error


def _check(document: Document) -> None:
    if _HALF_CHARACTER.search(document.text):
        raise RejectedInput("binary", "The text holds half characters (lone surrogates); decode it again.", document.id)
    if not document.text.strip():
        raise RejectedInput("empty", "The text is empty; give an article with words in it.", document.id)
    if len(document.text) > MAX_CHARACTERS:
        raise RejectedInput(
            "too-long",
            f"The text has {len(document.text):,} characters, more than the {MAX_CHARACTERS:,} that are read as one "
            "article; split it into its articles.",
            document.id,
        )


def _dateline(text: str) -> str | None:
    """The day of a dateline («Bamako, 14 octobre 2025 –») stands for a publication date that was not given."""
    found = find_dateline(text)
    return found.start if found is not None and found.precision == "day" else None
