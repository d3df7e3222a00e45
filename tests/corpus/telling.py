"""Makes a corpus with a known answer: the samples with their gold as records, and articles that tell the same again.

Nothing here is coded by the program: what is measured is the linking, on events that people wrote down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.evaluation import GoldArticle, read_gold
from dragoman.evaluation.shapes import GoldEvent
from dragoman.record import (
    QUAD_OF_TYPE,
    Actor,
    Claim,
    Count,
    Document,
    Event,
    Place,
    Record,
    Span,
    Time,
    standing_of,
)

SAMPLES = Path(__file__).parents[2] / "samples"
Key = tuple[str, str]
"""A document and an event in it."""


@dataclass(frozen=True)
class Happened:
    """An event of an article. ``who``: «name=CODE», several with « + »; ``days``: one day, or first/last;
    ``place``: «name=CODE lat lon»; ``claims``: «author/actual», «name/negated», or «name=CODE/actual»
    for who is no party; ``counts``: «killed 12».
    ``story`` names what happened, the same in every article that tells it («03/e1» is event e1 of sample 03);
    ``after``: the announcement that it follows up and how, «01/e8 done»."""

    type: str
    words: str
    who: str = ""
    whom: str = ""
    mode: str = ""
    days: str = ""
    place: str = ""
    claims: str = "author/actual"
    counts: str = ""
    story: str = ""
    after: str = ""


@dataclass(frozen=True)
class Told:
    """An article that tells again what a sample tells, or something that is easily taken for it."""

    outlet: str
    published: str
    text: str
    events: tuple[Happened, ...]


@dataclass
class Corpus:
    """Records and their answer: which story each event tells, and which events follow up which announcement, and how."""

    records: list[Record]
    stories: dict[Key, str]
    steps: dict[tuple[str, Key], str]


def corpus(told: Iterable[Told]) -> Corpus:
    """The twelve samples and the articles given."""
    made = Corpus([], {}, {})
    for path in sorted(SAMPLES.glob("*.gold.toml")):
        gold = read_gold(path)
        number = path.name[:2]
        record = record_of_gold(gold, number)
        made.records.append(record)
        made.stories |= {(number, e.id): f"{number}/{e.id}" for e in record.events}
    for at, article in enumerate(told):
        record = record_of(article, f"t{at:02}")
        made.records.append(record)
        for event, given in zip(record.events, article.events, strict=True):
            key = (record.document.id, event.id)
            made.stories[key] = given.story or "/".join(key)
            if given.after:
                announcement, kind = given.after.split(" ")
                made.steps[announcement, key] = kind
    return made


def record_of(told: Told, id: str) -> Record:
    """The record of an article that was written for the tests."""
    actors: dict[str, Actor] = {}
    events = [_event(told, n, happened, actors) for n, happened in enumerate(told.events, start=1)]
    title = told.text.partition("\n")[0]
    document = Document.from_text(told.text, id=id, title=title, outlet=told.outlet, published=told.published)
    return Record(coder="test", document=document, actors=tuple(actors.values()), events=tuple(events))


def record_of_gold(gold: GoldArticle, id: str) -> Record:
    """A sample's gold as a record. An actor has the name that a statement gives its code, else that of its code."""
    names: Mapping[str, str] = {s.code: s.name for statement in gold.statements for s in statement.speakers if s.code}
    codes = dict.fromkeys(
        code for e in gold.events for code in (*e.sources, *e.recipients, *(c.by for c in e.claims if c.by != "author"))
    )
    actors = {
        code: Actor(
            id=f"a{n}",
            name=names.get(code, code.lower()),
            code=code,
            kind="institution",
            mentions=(_mention(gold, code),),
        )
        for n, code in enumerate(codes, start=1)
    }
    document = Document.from_text(
        gold.text, id=id, title=gold.text.partition("\n")[0], outlet=gold.outlet, published=gold.published
    )
    events = tuple(_gold_event(e, actors) for e in gold.events)
    return Record(coder="test", document=document, actors=tuple(actors.values()), events=events)


def b_cubed(answer: Mapping[Key, str], found: Mapping[Key, str]) -> tuple[float, float, float]:
    """B³ precision, recall and F1 (Bagga and Baldwin 1998), each event weighing the same."""
    gold, predicted = _grouped(answer), _grouped(found)
    precision = recall = 0.0
    for key in answer:
        mine, theirs = gold[answer[key]], predicted[found[key]]
        precision += len(mine & theirs) / len(theirs)
        recall += len(mine & theirs) / len(mine)
    precision, recall = precision / len(answer), recall / len(answer)
    return precision, recall, 2 * precision * recall / (precision + recall)


def f1(answer: Mapping[Any, str], found: Mapping[Any, str]) -> float:
    """F1 of links with their kind: one is right only with the right kind."""
    right = sum(found.get(key) == kind for key, kind in answer.items())
    return 2 * right / (len(answer) + len(found)) if answer or found else 1.0


def _grouped(labels: Mapping[Key, str]) -> dict[str, set[Key]]:
    groups: dict[str, set[Key]] = defaultdict(set)
    for key, label in labels.items():
        groups[label].add(key)
    return groups


def _event(told: Told, number: int, happened: Happened, actors: dict[str, Actor]) -> Event:
    words = _span(told.text, happened.words)
    sources = [_actor(told, given, words, actors) for given in _several(happened.who)]
    recipients = [_actor(told, given, words, actors) for given in _several(happened.whom)]
    claims = tuple(_claim(told, given, words, actors) for given in _several(happened.claims))
    return _made(
        f"e{number}", happened.type, happened.mode, sources, recipients, _time(happened.days, words),
        _place(happened.place, words), (words,), claims,
        tuple(_count(given, words) for given in _several(happened.counts)),
    )  # fmt: skip


def _made(id: str, type: Any, mode: str, sources: Iterable[Actor], recipients: Iterable[Actor], time: Time | None,
          place: Place | None, evidence: tuple[Span, ...], claims: tuple[Claim, ...],
          counts: tuple[Count, ...] = ()) -> Event:  # fmt: skip
    return Event(
        id=id,
        type=type,
        mode=mode or None,
        quad=QUAD_OF_TYPE[type],
        cameo="010",
        intensity=0.0,
        sources=tuple(actor.id for actor in sources),
        recipients=tuple(actor.id for actor in recipients),
        time=time,
        place=place,
        evidence=evidence,
        claims=claims,
        counts=counts,
        standing=standing_of((c.by, c.modality) for c in claims),
        confidence=0.9,
    )


def _gold_event(e: GoldEvent, actors: Mapping[str, Actor]) -> Event:
    claims = tuple(Claim(by="author" if c.by == "author" else actors[c.by].id, modality=c.modality) for c in e.claims)
    time = Time(start=e.time.start, end=e.time.end, words=e.time.words) if e.time else None
    place = Place(name=e.place.name, country=e.place.country, words=e.place.words) if e.place else None
    sources = [actors[code] for code in e.sources]
    recipients = [actors[code] for code in e.recipients]
    return _made(e.id, e.type, e.mode, sources, recipients, time, place, e.evidence, claims)


def _mention(gold: GoldArticle, code: str) -> Span:
    for event in gold.events:
        if code in (*event.sources, *event.recipients, *(c.by for c in event.claims)):
            return event.evidence[0]
    raise AssertionError(code)


def _several(given: str) -> list[str]:
    return [part.strip() for part in given.split(" + ") if part.strip()]


def _actor(told: Told, given: str, near: Span, actors: dict[str, Actor]) -> Actor:
    name, _, code = given.partition("=")
    if name not in actors:
        at = told.text.find(name)
        kind: Any = "person" if " " in name and all(w[:1].isupper() for w in name.split()) else "institution"
        mention = Span(at, at + len(name)) if at >= 0 else near
        actors[name] = Actor(id=f"a{len(actors) + 1}", name=name, code=code, kind=kind, mentions=(mention,))
    return actors[name]


def _claim(told: Told, given: str, near: Span, actors: dict[str, Actor]) -> Claim:
    by, _, modality = given.rpartition("/")
    who = "author" if by == "author" else _actor(told, by, near, actors).id
    return Claim(by=who, modality=modality)  # type: ignore[arg-type]


def _time(days: str, words: Span) -> Time | None:
    first, _, last = days.partition("/")
    return Time(start=first, end=last or first, words=words) if days else None


def _place(given: str, words: Span) -> Place | None:
    if not given:
        return None
    name, _, rest = given.partition("=")
    country, *where = rest.split(" ")
    lat, lon = (float(where[0]), float(where[1])) if where else (None, None)
    return Place(name=name, country=country or None, lat=lat, lon=lon, words=words)


def _count(given: str, words: Span) -> Count:
    of, number = given.split(" ")
    return Count(of=of, low=float(number), high=float(number), by="author", words=words)  # type: ignore[arg-type]


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


__all__ = ["Corpus", "Happened", "Key", "Told", "b_cubed", "corpus", "f1", "record_of", "record_of_gold"]
