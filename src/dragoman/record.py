"""What is written down: one record per article, with a citation behind every value.

The shapes are those of the project's design (``document, actors, statements, events``); the field meanings are those
of the coding guide. Offsets are Unicode code points into ``document.text``, start inclusive, end exclusive.
Nothing here imports anything else of ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

RECORD_VERSION = "1.1"

ActorKind = Literal["state", "institution", "organisation", "group", "person", "population", "source"]
StatementKind = Literal["direct", "indirect", "mixed", "reference"]
Act = Literal[
    "say", "announce", "confirm", "deny", "accuse", "demand",
    "promise", "threaten", "praise", "condemn", "warn", "ask",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Modality = Literal["actual", "planned", "requested", "possible", "negated"]
Counted = Literal[
    "killed", "wounded", "victims", "missing", "arrested", "abducted", "freed", "displaced",
    "participants", "forces", "money",
]  # fmt: skip
Standing = Literal["asserted", "claimed", "disputed", "planned", "requested", "possible", "denied"]

QUAD_OF_TYPE: dict[EventType, Quad] = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation", "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation", "AID": "material cooperation", "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict",
    "PROTEST": "material conflict", "SANCTION": "material conflict", "MOBILIZE": "material conflict",
    "COERCE": "material conflict", "ASSAULT": "material conflict",
}  # fmt: skip


class Span(NamedTuple):
    """``[start, end)`` in code points of the document's text."""

    start: int
    end: int


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class Document(_Frozen):
    """An article as it was read. ``text`` holds headline and body, and every offset counts in it.

    ``published`` is an ISO date or ``null``; ``sha256`` is the digest of the original bytes (of the UTF-8 text
    when the text was given as a string). ``repairs`` names what was mended in the text after decoding (``mojibake``,
    ``control-characters``, …; docs/sources.md has them all): an empty list says that nothing but line ends changed.
    """

    id: str
    title: str | None = None
    text: str
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    language: str = "fr"
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    repairs: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, text: str, **fields: Any) -> Self:
        """A document from a string: digest and id are derived from it, the other fields are taken as given."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        fields.setdefault("sha256", digest)
        fields.setdefault("id", fields["sha256"][:16])
        return cls(text=text, **fields)


class Actor(_Frozen):
    """Who speaks or acts. ``code`` is a PLOVER actor code such as ``RUS GOV``, empty when the text does not settle it."""

    id: str
    name: str
    code: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    wikidata: str | None = None


class Time(_Frozen):
    """An interval of days, ISO dates, both ends included; an open end is ``null``. ``words`` is its citation."""

    start: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    end: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    words: Span


class Place(_Frozen):
    """A named place; coordinates and ``geonames`` only when the name is settled. ``words`` is its citation."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    words: Span


class Statement(_Frozen):
    """One act of saying that the article attributes to someone (coding guide, section 2)."""

    id: str
    speakers: tuple[str, ...] = ()
    speaker: Span | None = None
    cue: tuple[Span, ...]
    lemma: str
    kind: StatementKind
    act: Act
    content: tuple[Span, ...] = Field(min_length=1)
    addressees: tuple[str, ...] = ()
    time: Time | None = None
    within: str | None = None
    confidence: Confidence


class Claim(_Frozen):
    """Who commits to an event, and how: ``by`` is ``author`` or an actor's id (coding guide, section 3)."""

    by: str
    statement: str | None = None
    modality: Modality


class Count(_Frozen):
    """A number that the article gives with an event: so many ``of`` this, between ``low`` and ``high``, both included.

    An open bound is ``null``: «au moins 16 morts» is low 16, high null. ``approximate`` says that the words give the
    number as not exact: «une vingtaine» is 20 and approximate, for wider bounds would be made up. ``unit`` is the currency
    (ISO 4217) of money, else ``null``. ``by`` and ``statement`` say on whose word the number stands, as in a claim.
    ``words`` is its citation.
    """

    of: Counted
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    by: str
    statement: str | None = None
    words: Span


MUTUAL_TYPES: tuple[EventType, ...] = ("AGREE", "CONSULT", "COOPERATE", "RETREAT", "ASSAULT")


def is_mutual(type: EventType, sources: int, recipients: int) -> bool:
    """Whether an event with so many parties is between its sources (coding guide, section 3: reciprocal events)."""
    return not recipients and sources > 1 and type in MUTUAL_TYPES


def standing_of(commitments: Iterable[tuple[object, Modality]]) -> Standing:
    """The standing that follows from who commits to an event, and how (coding guide, section 3).

    Each commitment is a claimant, ``"author"`` for the outlet itself, and a modality. Asserted when the author says that
    it happened; disputed when one affirms or promises it and another negates it; else the strongest commitment that is
    there. Without any it is ``possible``, the weakest.
    """
    commitments = tuple(commitments)
    if ("author", "actual") in commitments:
        return "asserted"
    deniers = {by for by, modality in commitments if modality == "negated"}
    affirmers = {by for by, modality in commitments if modality in ("actual", "planned")}
    if any(one != other for one in affirmers for other in deniers):
        return "disputed"
    said = {modality for _, modality in commitments}
    ranks: tuple[tuple[Modality, Standing], ...] = (
        ("actual", "claimed"),
        ("negated", "denied"),
        ("planned", "planned"),
        ("requested", "requested"),
    )
    return next((standing for modality, standing in ranks if modality in said), "possible")


class Event(_Frozen):
    """One politically relevant thing done, or said to be done (coding guide, section 3)."""

    id: str
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: Quad
    cameo: str = Field(pattern=r"^\d{2,4}$")
    intensity: float
    sources: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    time: Time | None = None
    place: Place | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)
    claims: tuple[Claim, ...] = ()
    counts: tuple[Count, ...] = ()
    standing: Standing
    confidence: Confidence

    @property
    def mutual(self) -> bool:
        """Whether its sources have each other for counterparts, as in a meeting; who demands together has not."""
        return is_mutual(self.type, len(self.sources), len(self.recipients))


class Record(_Frozen):
    """The coding of one article. Making one checks every span against the text and every id against its target.

    Raises ``pydantic.ValidationError`` when a span is empty or outside the text, or an id points nowhere.
    """

    version: str = RECORD_VERSION
    coder: str = ""
    document: Document
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _spans_are_inside_the_text(self) -> Self:
        length = len(self.document.text)
        for where, span in self.spans():
            if not 0 <= span.start < span.end <= length:
                raise ValueError(f"{where}: span {list(span)} is empty or outside the text of {length} characters")
        return self

    @model_validator(mode="after")
    def _ids_point_somewhere(self) -> Self:
        actors = _unique("actor", [a.id for a in self.actors])
        statements = _unique("statement", [s.id for s in self.statements])
        _unique("event", [e.id for e in self.events])
        for s in self.statements:
            _known(f"statement {s.id}", (*s.speakers, *s.addressees), actors)
            _known(f"statement {s.id}", (s.within,) if s.within else (), statements)
        _no_cycle({s.id: s.within for s in self.statements})
        for e in self.events:
            _known(f"event {e.id}", (*e.sources, *e.recipients), actors)
            _known(f"event {e.id}", (c.by for c in e.claims if c.by != "author"), actors)
            _known(f"event {e.id}", (c.statement for c in e.claims if c.statement), statements)
            _known(f"event {e.id}", (c.by for c in e.counts if c.by != "author"), actors)
            _known(f"event {e.id}", (c.statement for c in e.counts if c.statement), statements)
        return self

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every span of the record with the name of the value that it supports."""
        for a in self.actors:
            yield from ((f"actor {a.id} mentions", m) for m in a.mentions)
        for s in self.statements:
            if s.speaker:
                yield f"statement {s.id} speaker", s.speaker
            yield from ((f"statement {s.id} cue", c) for c in s.cue)
            yield from ((f"statement {s.id} content", c) for c in s.content)
            if s.time:
                yield f"statement {s.id} time", s.time.words
        for e in self.events:
            yield from ((f"event {e.id} evidence", c) for c in e.evidence)
            if e.time:
                yield f"event {e.id} time", e.time.words
            if e.place:
                yield f"event {e.id} place", e.place.words
            yield from ((f"event {e.id} count", c.words) for c in e.counts)

    def cite(self, span: Span) -> str:
        """The words at a span."""
        return self.document.text[span.start : span.end]

    def actor(self, id: str) -> Actor:
        """The actor with this id. Raises ``KeyError`` when there is none."""
        for a in self.actors:
            if a.id == id:
                return a
        raise KeyError(id)

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as one JSON object, the shape that ``dragoman schema`` publishes."""
        return self.model_dump_json(indent=indent)

    def to_frame(self, kind: Literal["statements", "events", "claims", "counts", "actors"] = "statements") -> Any:
        """The record's statements, events, claims, counts or actors as a pandas DataFrame, one row each.

        Raises ``DragomanError`` when pandas is not installed.
        """
        # The ground imports a view only when it is asked for one.
        from dragoman.view.frame import to_frame

        return to_frame(self, kind)

    def _repr_html_(self) -> str:
        from dragoman.view.notebook import to_html

        return to_html(self)


def _unique(what: str, ids: list[str]) -> set[str]:
    found = set(ids)
    if len(found) != len(ids):
        raise ValueError(f"two {what}s share an id")
    return found


def _known(where: str, ids: Any, targets: set[str]) -> None:
    for id in ids:
        if id not in targets:
            raise ValueError(f"{where} points to {id!r}, which the record does not hold")


def _no_cycle(within: dict[str, str | None]) -> None:
    for start in within:
        seen, at = {start}, within[start]
        while at is not None:
            if at in seen:
                raise ValueError(f"statement {start} is inside itself")
            seen.add(at)
            at = within[at]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, as pydantic derives it from these models."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Record.model_json_schema()}
