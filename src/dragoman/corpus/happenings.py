"""Happenings: the same event in several articles, linked into one, with what each article says of it kept apart.

Events are taken day by day. Each joins the happening with which it agrees most, if none of that happening's articles
forbids it; else it begins one of its own. What is too long ago to be joined is given out and forgotten, so that memory
holds only the happenings of some ten weeks.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.corpus.event_agreement import VAGUE, Point, fits, same_occasion, times_fit
from dragoman.corpus.event_mentions import EventMention
from dragoman.corpus.event_words import Pole, are_opposite

MOST_COMPARED = 20
"""Different tellings of one happening that a new event is compared with."""
_WEEK = 7
_LONGEST_NEWS = 7
"""Days after its first article within which a happening takes in articles that give no day."""
_OPEN_WEEKS = VAGUE // _WEEK + 2


@dataclass(frozen=True, slots=True)
class Member:
    """An event of one article in a happening. ``like`` is the event that it was joined to (document, event), ``None``
    for the first; ``why`` is on what the two agree."""

    mention: EventMention
    like: tuple[str, str] | None
    why: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as all articles tell it, its members in the order of publication. ``id`` stays as long as the article
    that tells it first does."""

    id: str
    members: tuple[Member, ...]

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        return tuple(member.mention for member in self.members)


@dataclass(slots=True, eq=False)
class _Cluster:
    """A happening that is still open; ``last_week`` is the latest week in which it is looked for."""

    last_week: int = 0
    joined: list[Member] = field(default_factory=list)
    tellings: list[EventMention] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    poles: set[Pole] = field(default_factory=set)

    def add(self, member: Member) -> None:
        mention = member.mention
        self.joined.append(member)
        self.documents.add(mention.document)
        self.poles |= mention.poles
        if len(self.tellings) < MOST_COMPARED and not any(_told_alike(mention, t) for t in self.tellings):
            self.tellings.append(mention)

    def why(self, mention: EventMention) -> tuple[tuple[str, str], tuple[Point, ...]] | None:
        """The telling with which an event agrees most, and on what; ``None`` when it is another event."""
        if mention.document in self.documents or are_opposite(mention.poles, frozenset(self.poles)):
            return None
        if not all(fits(mention, other) and times_fit(mention, other) for other in self.tellings):
            return None
        found = [(other.key, points) for other in self.tellings if (points := same_occasion(mention, other))]
        if news_day(mention) - news_day(self.joined[0].mention) > _LONGEST_NEWS:
            # Without a day each article would draw in the next one, for as long as there is news of the kind.
            found = [pair for pair in found if not any(p.field == "news of the same days" for p in pair[1])]
        return max(found, key=lambda pair: weight(pair[1]), default=None)


def weight(points: Iterable[Point]) -> int:
    """How much speaks for a link."""
    return sum(point.weight for point in points)


def news_day(mention: EventMention) -> int:
    """The day by which events are put in order: the last that the article gives, else that of its publication."""
    return mention.last if mention.last is not None else (mention.published or 0)


def link_happenings(mentions: Iterable[EventMention]) -> Iterator[Happening]:
    """Every event in exactly one happening; most happenings have one article.

    ``mentions`` come in the order of ``news_day`` (then document and event), of one type or of several.
    """
    clusters: list[_Cluster] = []
    blocks: Blocks = defaultdict(list)
    week = None
    for mention in mentions:
        now = news_day(mention) // _WEEK
        if now != week:
            week = now
            yield from _closed(clusters, blocks, now - _OPEN_WEEKS)
        best = _best(mention, blocks)
        if best is None:
            cluster = _Cluster()
            cluster.add(Member(mention, None, ()))
            clusters.append(cluster)
        else:
            cluster, like, why = best
            cluster.add(Member(mention, like, why))
        _register(cluster, mention, blocks)
    yield from map(_happening, clusters)


Blocks = dict[tuple[str, str, int], list[_Cluster]]


def _best(mention: EventMention, blocks: Blocks) -> tuple[_Cluster, tuple[str, str], tuple[Point, ...]] | None:
    seen: set[int] = set()
    found: list[tuple[int, int, _Cluster, tuple[str, str], tuple[Point, ...]]] = []
    for block in _blocks(mention, margin=1):
        for cluster in blocks.get(block, ()):
            if id(cluster) not in seen:
                seen.add(id(cluster))
                if agreed := cluster.why(mention):
                    found.append((weight(agreed[1]), len(cluster.joined), cluster, *agreed))
    if not found:
        return None
    _, _, cluster, like, why = max(found, key=lambda row: row[:2])
    return cluster, like, why


def _register(cluster: _Cluster, mention: EventMention, blocks: Blocks) -> None:
    for block in _blocks(mention, margin=0):
        cluster.last_week = max(cluster.last_week, block[2])
        listed = blocks[block]
        if not any(other is cluster for other in listed):
            listed.append(cluster)


def _blocks(mention: EventMention, margin: int) -> Iterator[tuple[str, str, int]]:
    """Type, country (or name, where no country is known) and week: only events that share one are compared."""
    keys = mention.countries or frozenset(p.key for p in mention.parties)
    for week in _weeks(mention, margin):
        for key in keys:
            yield mention.type, key, week


def _weeks(mention: EventMention, margin: int) -> range:
    """Weeks in which an article may tell of it: a day before to some days after, when it gives no day."""
    if mention.first is not None and mention.last is not None and mention.length <= VAGUE:
        first, last = mention.first, mention.last
    else:
        first = last = news_day(mention)
    slack = 5 * margin
    return range((first - slack) // _WEEK, (last + slack) // _WEEK + 1)


def _closed(clusters: list[_Cluster], blocks: Blocks, oldest: int) -> Iterator[Happening]:
    """What no later event can join: it is looked for in older weeks only."""
    yield from (_happening(cluster) for cluster in clusters if cluster.last_week < oldest)
    clusters[:] = [cluster for cluster in clusters if cluster.last_week >= oldest]
    for block in [block for block in blocks if block[2] < oldest]:
        del blocks[block]


def _happening(cluster: _Cluster) -> Happening:
    members = sorted(cluster.joined, key=lambda m: (m.mention.published or 0, m.mention.document, m.mention.event))
    document, event = members[0].mention.key
    id = "h" + hashlib.sha256(f"{document}/{event}".encode()).hexdigest()[:12]
    return Happening(id, tuple(members))


def _told_alike(a: EventMention, b: EventMention) -> bool:
    """Whether a comparison with the one would give what a comparison with the other gives."""
    return (
        a.first,
        a.last,
        a.published,
        a.place,
        a.mode,
        a.sources,
        a.recipients,
        a.about,
        a.poles,
        a.commitments,
        a.counts,
    ) == (
        b.first,
        b.last,
        b.published,
        b.place,
        b.mode,
        b.sources,
        b.recipients,
        b.about,
        b.poles,
        b.commitments,
        b.counts,
    )
