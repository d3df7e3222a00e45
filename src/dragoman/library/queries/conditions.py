"""A filter as conditions of SQL, each with the values that go into it; nothing a user typed becomes SQL.

The names in the conditions are those of the questions: ``d`` documents, ``s`` statements, ``e`` events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.language.folding import fold
from dragoman.library.queries.filters import Filter
from dragoman.library.words import Words, read_words

_CODE = re.compile(r"[A-Z]{3}( [A-Z]{3})*")


class Condition(NamedTuple):
    """A condition in SQL and the values of its question marks."""

    sql: str
    values: tuple[str | int, ...] = ()


def joined(conditions: list[Condition]) -> tuple[str, list[str | int]]:
    """All of them as one condition; no condition holds always."""
    sql = " AND ".join(f"({condition.sql})" for condition in conditions) or "1"
    return sql, [value for condition in conditions for value in condition.values]


def of_document(filter: Filter) -> Iterator[Condition]:
    """What is asked of the article ``d`` itself, words included."""
    if filter.document:
        yield Condition("d.id = ?", (filter.document,))
    if filter.since:
        yield Condition("coalesce(d.published, '') >= ?", (filter.since,))
    if filter.until:
        yield Condition("coalesce(d.published, '9') <= ?", (filter.until,))
    if filter.outlet:
        yield Condition("d.outlet = ?", (filter.outlet,))
    if words := read_words(filter.words):
        yield in_text(words)


def in_text(words: Words) -> Condition:
    """The words are somewhere in the article ``d``."""
    return Condition("d.number IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)", (words.query,))


def of_statement(filter: Filter) -> Iterator[Condition]:
    """What is asked of the statement ``s``, words apart."""
    if filter.act:
        yield Condition("s.act = ?", (filter.act,))
    if filter.speaker:
        yield _says(of_actor(filter.speaker), "AND p.role = 'speaker'")
    if filter.actor:
        yield _says(of_actor(filter.actor))
    if filter.name or filter.code:
        yield _says(exactly(filter.name, filter.code), "AND p.role = 'speaker'")
    if filter.country and filter.other:
        yield _either(_addresses(filter), _claims(_between(filter)))
    elif country := filter.country or filter.other:
        yield _says(of_country(country))
    about = list(_of_event_itself(filter))
    if about:
        sql, values = joined(about)
        yield _claims(Condition(sql, tuple(values)))


def of_event(filter: Filter) -> Iterator[Condition]:
    """What is asked of the event ``e``, words apart."""
    yield from _of_event_itself(filter)
    if filter.speaker:
        yield _claimed_by(of_actor(filter.speaker))
    if filter.actor:
        yield _either(_party(of_actor(filter.actor)), _claimed_by(of_actor(filter.actor)))
    if filter.name or filter.code:
        yield _party(exactly(filter.name, filter.code))
    if filter.country and filter.other:
        yield _between(filter)
    elif country := filter.country or filter.other:
        yield _party(of_country(country))
    if filter.act:
        yield Condition(
            "EXISTS (SELECT 1 FROM claims AS c JOIN statements AS said ON said.document_id = c.document_id "
            "AND said.id = c.statement_id WHERE c.document_id = e.document_id AND c.event_id = e.id AND said.act = ?)",
            (filter.act,),
        )


def of_actor(typed: str) -> Condition:
    """An actor ``a`` by its code, the beginning of its code, or words of its name."""
    words = re.findall(r"[\w]+", fold(typed))
    name = Condition("0")
    if words:
        # Each word at the beginning of a word of the name.
        sql = " AND ".join("' ' || replace(replace(a.name_key, '-', ' '), '''', ' ') LIKE ?" for _ in words)
        name = Condition(sql, tuple(f"% {word.replace('_', '')}%" for word in words))
    return _either(of_code(typed.strip()), name) if _CODE.fullmatch(typed.strip()) else name


def of_code(code: str) -> Condition:
    """An actor ``a`` with this code or a longer one: «RUS» is «RUS GOV» too."""
    return Condition("a.code = ? OR a.code GLOB ?", (code, f"{_literally(code)} *"))


def of_country(country: str) -> Condition:
    """An actor ``a`` of a country, or of the likes of UNO."""
    return Condition("substr(a.code, 1, 3) = ?", (country,))


def exactly(name: str, code: str) -> Condition:
    """The actor ``a`` of a name (up to accents and case) and a code; without a name everyone of the code."""
    return Condition("a.name_key = ? AND a.code = ?", (fold(name), code)) if name else of_code(code)


def _literally(text: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", text)


def _either(one: Condition, other: Condition) -> Condition:
    return Condition(f"({one.sql}) OR ({other.sql})", one.values + other.values)


def _says(actor: Condition, role: str = "") -> Condition:
    return Condition(
        "EXISTS (SELECT 1 FROM statement_actors AS p JOIN actors AS a ON a.document_id = p.document_id "
        f"AND a.id = p.actor_id WHERE p.document_id = s.document_id AND p.statement_id = s.id {role} "
        f"AND ({actor.sql}))",
        actor.values,
    )


def _addresses(filter: Filter) -> Condition:
    """One country speaks to the other, whichever."""
    return Condition(
        "EXISTS (SELECT 1 FROM statement_actors AS p JOIN actors AS a ON a.document_id = p.document_id "
        "AND a.id = p.actor_id JOIN statement_actors AS q ON q.document_id = p.document_id "
        "AND q.statement_id = p.statement_id JOIN actors AS b ON b.document_id = q.document_id AND b.id = q.actor_id "
        "WHERE p.document_id = s.document_id AND p.statement_id = s.id AND p.role != q.role "
        "AND substr(a.code, 1, 3) = ? AND substr(b.code, 1, 3) = ?)",
        (filter.country, filter.other),
    )


def _claims(event: Condition) -> Condition:
    """The statement carries a claim of such an event."""
    return Condition(
        "EXISTS (SELECT 1 FROM claims AS c JOIN events AS e ON e.document_id = c.document_id AND e.id = c.event_id "
        f"WHERE c.document_id = s.document_id AND c.statement_id = s.id AND ({event.sql}))",
        event.values,
    )


def _of_event_itself(filter: Filter) -> Iterator[Condition]:
    for column in ("type", "standing", "quad", "place"):
        if value := getattr(filter, column):
            yield Condition(f"e.{column} = ?", (value,))
    if filter.min_confidence:
        yield Condition("e.confidence >= CAST(? AS REAL)", (filter.min_confidence,))


def _party(actor: Condition) -> Condition:
    return Condition(
        "EXISTS (SELECT 1 FROM event_actors AS p JOIN actors AS a ON a.document_id = p.document_id "
        f"AND a.id = p.actor_id WHERE p.document_id = e.document_id AND p.event_id = e.id AND ({actor.sql}))",
        actor.values,
    )


def _claimed_by(actor: Condition) -> Condition:
    return Condition(
        "EXISTS (SELECT 1 FROM claims AS c JOIN actors AS a ON a.document_id = c.document_id "
        f"AND a.id = c.actor_id WHERE c.document_id = e.document_id AND c.event_id = e.id AND ({actor.sql}))",
        actor.values,
    )


def _between(filter: Filter) -> Condition:
    # Not EXISTS: all events of the pair are found once, not once an event.
    a, b = sorted((filter.country, filter.other))
    return Condition(
        "(e.document_id, e.id) IN (SELECT document_id, event_id FROM event_pairs WHERE a = ? AND b = ?)", (a, b)
    )
