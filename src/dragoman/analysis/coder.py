"""The coder: one article in, one record out. The only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import spacy
from pydantic import ValidationError
from spacy.language import Language

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.assemble import assemble
from dragoman.analysis.events import PredicateIndex, find_events
from dragoman.analysis.parse import Parsed, parse
from dragoman.analysis.statements import CueIndex, find_statements
from dragoman.analysis.tense import FutureFinder
from dragoman.analysis.times import find_dateline, find_times
from dragoman.analysis.verbs import VerbReader
from dragoman.analysis.vocabulary import Vocabulary
from dragoman.errors import RejectedInput
from dragoman.reading.documents import headline
from dragoman.record import Document, Record

MODEL = "fr_core_news_md"
MAX_CHARACTERS = 300_000


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

    def pipe(self, documents: Iterable[Document | str]) -> Iterator[Record | RejectedInput]:
        """Codes a stream of articles in order, one result for each; one that cannot be coded yields its rejection."""
        for document in documents:
            try:
                yield self(document)
            except RejectedInput as rejected:
                yield rejected
            except Exception as error:  # one article must never stop the batch
                name = document.id if isinstance(document, Document) else ""
                yield RejectedInput("coder-failed", f"{name}: the coder failed ({error!r}); please report it.", name)

    def parse(self, text: str) -> Parsed:
        """The parse alone, the floor of what coding costs (for benchmarks)."""
        return parse(self._nlp, text)

    def _code(self, document: Document) -> Record:
        parsed = self.parse(document.text)
        published = document.published or _dateline(document.text)
        book = ActorBook(parsed, self._vocabulary, published)
        times = find_times(document.text, published, FutureFinder(parsed, self._verbs))
        statements = find_statements(parsed, book, self._cues, self._verbs)
        events = find_events(parsed, book, self._predicates, self._verbs, statements, times, book.places)
        book.settle_names()
        return assemble(document, parsed, book, statements, events, times)


def load(model: str = MODEL) -> Coder:
    """A coder with the French model. Raises ``OSError`` when the model is not installed."""
    return Coder(spacy.load(model, exclude=["lemmatizer"]))


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
    if any("\ud800" <= c <= "\udfff" for c in document.text):
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
