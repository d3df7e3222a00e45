"""The fields of an item as a form sends them: read, checked one by one, and kept as typed where one is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest
from typing import Protocol, get_args

from dragoman.evaluation.guide import MODES, standing_of
from dragoman.evaluation.shapes import GoldActor, GoldArticle, GoldClaim, GoldEvent, GoldStatement
from dragoman.page.annotate.edits import may_contain
from dragoman.record import Act, EventType, Modality, StatementKind

_CODE = re.compile(r"[A-Z]{3}( [A-Z]{3}){0,2}")
_COUNTRY = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
AUTHOR = "author"


class Fields(Protocol):
    """What a form sent: a name may come several times."""

    def get(self, name: str, default: str = "") -> str: ...
    def getlist(self, name: str) -> list[str]: ...


@dataclass
class StatementForm:
    """A statement's fields as shown; ``errors`` maps a field to the key of its sentence in ``labels``."""

    speakers: list[tuple[str, str]]
    kind: str
    act: str
    within: str
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, s: GoldStatement) -> StatementForm:
        """The form of a statement as it stands."""
        return cls([(a.code, a.name) for a in s.speakers], s.kind, s.act, s.within)

    @classmethod
    def read(cls, fields: Fields) -> StatementForm:
        """The form as it was sent; rows without anything in them are left out."""
        rows = zip_longest(fields.getlist("speaker-code"), fields.getlist("speaker-name"), fillvalue="")
        return cls(
            [(code(c), n.strip()) for c, n in rows if c.strip() or n.strip()],
            fields.get("kind"),
            fields.get("act"),
            fields.get("within"),
        )

    def applied(self, article: GoldArticle, old: GoldStatement) -> GoldStatement | None:
        """The statement with these fields, or ``None`` and ``errors`` filled."""
        for n, (actor, name) in enumerate(self.speakers):
            if actor and not _CODE.fullmatch(actor):
                self.errors[f"speaker-{n}"] = "bad-code"
            elif not name:
                self.errors[f"speaker-{n}"] = "no-name"
        _one_of(self.errors, "kind", self.kind, get_args(StatementKind))
        _one_of(self.errors, "act", self.act, get_args(Act))
        if self.within and self.within not in {s.id for s in may_contain(article, old)}:
            self.errors["within"] = "bad-within"
        if self.errors:
            return None
        return replace(
            old,
            speakers=tuple(GoldActor(c, n) for c, n in self.speakers),
            kind=self.kind,  # type: ignore[arg-type]
            act=self.act,  # type: ignore[arg-type]
            within=self.within,
        )


@dataclass
class EventForm:
    """An event's fields as shown; ``errors`` maps a field to the key of its sentence in ``labels``."""

    type: str
    mode: str
    sources: list[str]
    recipients: list[str]
    start: str
    end: str
    place: str
    country: str
    claims: list[tuple[str, str]]
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, e: GoldEvent) -> EventForm:
        """The form of an event as it stands."""
        return cls(
            e.type,
            e.mode,
            list(e.sources),
            list(e.recipients),
            (e.time.start or "") if e.time else "",
            (e.time.end or "") if e.time else "",
            e.place.name if e.place else "",
            (e.place.country or "") if e.place else "",
            [(c.by, c.modality) for c in e.claims],
        )

    @classmethod
    def read(cls, fields: Fields) -> EventForm:
        """The form as it was sent; rows without an actor are left out."""
        claims = zip_longest(fields.getlist("claim-by"), fields.getlist("claim-modality"), fillvalue="")
        return cls(
            fields.get("type"),
            fields.get("mode"),
            [code(c) for c in fields.getlist("source") if c.strip()],
            [code(c) for c in fields.getlist("recipient") if c.strip()],
            fields.get("start").strip(),
            fields.get("end").strip(),
            fields.get("place").strip(),
            code(fields.get("country")),
            [(_claimant(by), modality) for by, modality in claims if by.strip()],
        )

    def applied(self, old: GoldEvent) -> GoldEvent | None:
        """The event with these fields and the standing that follows, or ``None`` and ``errors`` filled."""
        _one_of(self.errors, "type", self.type, get_args(EventType))
        modes: Mapping[str, tuple[str, ...]] = {str(type): modes for type, modes in MODES.items()}
        if self.type != old.type and self.mode == old.mode and self.mode not in modes.get(self.type, ()):
            self.mode = ""  # it was chosen for the other type
        if self.mode and self.mode not in modes.get(self.type, ()):
            self.errors["mode"] = "bad-mode"
        for name, codes in (("source", self.sources), ("recipient", self.recipients)):
            for n, actor in enumerate(codes):
                if not _CODE.fullmatch(actor):
                    self.errors[f"{name}-{n}"] = "bad-code"
        self._check_claims()
        self._check_time(old)
        self._check_place(old)
        if self.errors:
            return None
        claims = tuple(dict.fromkeys(GoldClaim(by, modality) for by, modality in self.claims))  # type: ignore[arg-type]
        time = replace(old.time, start=self.start or None, end=self.end or None) if old.time else None
        name = self.place or (old.place.name if old.place else "")
        return replace(
            old,
            type=self.type,  # type: ignore[arg-type]
            mode=self.mode,
            sources=tuple(dict.fromkeys(self.sources)),
            recipients=tuple(dict.fromkeys(self.recipients)),
            time=time,
            place=replace(old.place, name=name, country=self.country or None) if old.place else None,
            claims=claims,
            standing=old.standing if claims == old.claims else standing_of(claims),
        )

    def _check_claims(self) -> None:
        for n, (by, modality) in enumerate(self.claims):
            if by != AUTHOR and not _CODE.fullmatch(by):
                self.errors[f"claim-{n}"] = "bad-claimant"
            elif modality not in get_args(Modality):
                self.errors[f"claim-{n}"] = "no-modality"

    def _check_time(self, old: GoldEvent) -> None:
        for name, day in (("start", self.start), ("end", self.end)):
            if day and not is_day(day):
                self.errors[name] = "bad-day"
        if (self.start or self.end) and not old.time:
            self.errors.setdefault("start", "no-time-words")
        if not {"start", "end"} & self.errors.keys() and self.start and self.end and self.end < self.start:
            self.errors["end"] = "end-first"

    def _check_place(self, old: GoldEvent) -> None:
        if (self.place or self.country) and not old.place:
            self.errors["place"] = "no-place-words"
        if self.country and not _COUNTRY.fullmatch(self.country):
            self.errors["country"] = "bad-country"


def code(typed: str) -> str:
    """A code as it is written in gold: capitals, one space."""
    return " ".join(typed.upper().split())


def is_day(day: str) -> bool:
    """Whether this is a day of the calendar, written as 2025-10-14."""
    try:
        return bool(_DAY.fullmatch(day)) and bool(date.fromisoformat(day))
    except ValueError:
        return False


def _claimant(typed: str) -> str:
    return AUTHOR if typed.strip().lower() in (AUTHOR, "auteur") else code(typed)


def _one_of(errors: dict[str, str], name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        errors[name] = "not-listed"
