"""What the questions answer with: plain rows, with the cited words in them; no HTML and no words of a language.

Offsets are code points of the article's text, days are ISO, a country is the first three letters of an actor's code
(``MLI``, and ``UNO`` or ``ISM`` alike). An empty string means that the article does not say.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record import Act, ActorKind, Counted, EventType, Modality, Quad, Span, Standing, StatementKind, is_mutual

COOPERATION: tuple[Quad, ...] = ("verbal cooperation", "material cooperation")

Piece = tuple[str, bool]
"""Words of an article, and whether they are what was searched for."""


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor of one article."""

    id: str
    name: str
    code: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """An article, named."""

    id: str
    title: str
    outlet: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with the words found in it, and how many statements and events it holds."""

    document: DocumentRef
    author: str
    language: str
    snippet: tuple[Piece, ...]
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement. ``content`` and ``cue`` are its words, spans joined by « […] »; ``pieces`` are the content with the
    searched words told apart; ``spans`` are where it stands, ``start`` and ``end`` enclose them; ``events`` are the
    events it carries a claim of."""

    document: DocumentRef
    id: str
    speakers: tuple[ActorRef, ...]
    addressees: tuple[ActorRef, ...]
    act: Act
    kind: StatementKind
    lemma: str
    within: str
    cue: str
    content: str
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    start: int
    end: int
    time_start: str
    time_end: str
    confidence: float
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Who commits to an event, and how. ``by`` is ``None`` for the outlet; ``words`` are those of the statement that
    carries the claim, and ``start`` and ``end`` enclose them (both ``None`` without a statement). ``passage`` is the
    text with its speaker and cue too, at most 400 characters."""

    by: ActorRef | None
    modality: Modality
    statement: str
    words: str
    passage: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number given with an event: the record's count. ``by`` is ``None`` for the outlet; a bound is ``None`` where open."""

    of: Counted
    low: float | None
    high: float | None
    approximate: bool
    unit: str
    by: ActorRef | None
    statement: str
    words: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event. ``evidence`` is its words, ``pieces`` are they with the searched ones told apart, ``spans`` are where
    they stand, ``start`` and ``end`` enclose them. ``place`` is settled when ``lat`` and ``lon`` are there."""

    document: DocumentRef
    id: str
    type: EventType
    mode: str
    contexts: tuple[str, ...]
    quad: Quad
    cameo: str
    intensity: float
    sources: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    time_start: str
    time_end: str
    place: str
    place_country: str
    lat: float | None
    lon: float | None
    geonames: int | None
    standing: Standing
    claims: tuple[ClaimRow, ...]
    evidence: str
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    start: int
    end: int
    confidence: float
    figures: tuple[FigureRow, ...] = ()

    @property
    def day(self) -> str:
        """When it happens as far as the article says, else when the article was published, else empty."""
        return self.time_start or self.time_end or self.document.published

    @property
    def dated(self) -> bool:
        """Whether the article says when; if not, ``day`` is only that of the publication."""
        return bool(self.time_start or self.time_end)

    @property
    def mutual(self) -> bool:
        """Whether its sources have each other for counterparts, as in a meeting; who demands together has not."""
        return is_mutual(self.type, len(self.sources), len(self.recipients))

    @property
    def cooperative(self) -> bool:
        """Cooperation rather than conflict, in words or deeds."""
        return self.quad in COOPERATION


@dataclass(frozen=True, slots=True)
class Count:
    """How often a value occurs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """What was published in a month, as ``2025-10``."""

    month: str
    articles: int
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Every value that a filter may take, with how often it occurs; ``countries`` are those of parties of events and
    of speakers; ``first`` and ``last`` are the days of the oldest and newest article."""

    outlets: tuple[Count, ...]
    types: tuple[Count, ...]
    acts: tuple[Count, ...]
    standings: tuple[Count, ...]
    countries: tuple[Count, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor across articles: those of one code whose names are the same up to accents and case. ``name`` is the
    wording that most articles use. ``statements`` are those it makes, ``events`` those it is a party to."""

    name: str
    code: str
    kind: ActorKind
    articles: int
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Partner:
    """With whom an actor deals: a country, or an actor without one by its name."""

    code: str
    name: str
    events: int
    cooperation: int
    conflict: int


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """An actor, or all actors of a code. ``names`` are the wordings; ``said_of`` counts the statements of others that
    name it."""

    actor: ActorRow
    first: str
    last: str
    names: tuple[Count, ...]
    acts: tuple[Count, ...]
    types: tuple[Count, ...]
    standings: tuple[Count, ...]
    partners: tuple[Partner, ...]
    months: tuple[Month, ...]
    said_of: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries that deal with each other, ``a`` before ``b``."""

    a: str
    b: str
    events: int
    articles: int
    cooperation: int
    conflict: int
    last: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a pair, as ``2025-Q4``: ``asserted`` is what outlets say happened, ``claimed`` what only those they
    quote say did (disputed ones too). Neither counts what is planned, requested, possible or denied."""

    quarter: str
    cooperation_asserted: int
    cooperation_claimed: int
    conflict_asserted: int
    conflict_claimed: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """An event with those who affirm it and those who deny it."""

    event: EventRow
    affirm: tuple[ClaimRow, ...]
    deny: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class AnnouncementStep:
    """What a later article says of an announcement: ``kind`` is repeated, done, delayed or dropped; ``why`` is on what
    the two agree, as pairs of a field and what it is."""

    kind: str
    event: EventRow
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something planned or promised. ``later`` are the first events of the same type and countries in articles
    published after it, ``later_total`` how many there are: a look-up, no proof that the word was kept.

    In a library that was linked, ``state`` is done, delayed, dropped, repeated or no word since (``until`` this day), or
    ``step`` for an announcement that itself follows up an earlier one, ``earlier``; ``steps`` are what was linked. In one
    that was not, ``state`` is empty."""

    event: EventRow
    by: tuple[ActorRef, ...]
    later: tuple[EventRow, ...]
    later_total: int
    state: str = ""
    until: str = ""
    steps: tuple[AnnouncementStep, ...] = ()
    earlier: EventRow | None = None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A settled place and the events there."""

    name: str
    country: str
    lat: float
    lon: float
    geonames: int | None
    events: int
    cooperation: int
    conflict: int
    standings: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the library holds."""

    articles: int
    statements: int
    events: int
    actors: int
    first: str
    last: str
    outlets: tuple[Count, ...]
    months: tuple[Month, ...]
    standings: tuple[Count, ...]
    types: tuple[Count, ...]
    acts: tuple[Count, ...]
    latest: tuple[ArticleRow, ...]
