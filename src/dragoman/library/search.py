"""Search: articles, statements and events that fit a filter, newest article first, each with its words."""

from __future__ import annotations

import sqlite3

from dragoman.library.queries import conditions, details
from dragoman.library.queries.conditions import Condition, joined
from dragoman.library.queries.filters import FIRST_PAGE, Filter, Found, Paging
from dragoman.library.queries.paging import read_mark, write_mark
from dragoman.library.queries.rows import ArticleRow, EventRow, Piece, StatementRow
from dragoman.library.words import Words, read_words

SNIPPET = 240
"""Characters of an article around the words that were found in it."""


def search_articles(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[ArticleRow]:
    """Articles that hold the words, and a statement and an event as asked for."""
    asked = list(conditions.of_document(filter))
    if filter.name or filter.code:
        asked.append(_holds("actors AS a", "a", conditions.exactly(filter.name, filter.code)))
    if filter.actor:
        asked.append(_holds("actors AS a", "a", conditions.of_actor(filter.actor)))
    if filter.speaker or filter.act:
        said = Filter(speaker=filter.speaker, act=filter.act)
        asked.append(_holds("statements AS s", "s", *conditions.of_statement(said)))
    done = Filter(
        country=filter.country, other=filter.other, type=filter.type, standing=filter.standing, quad=filter.quad,
        place=filter.place,
    )  # fmt: skip
    if done != Filter():
        asked.append(_holds("events AS e", "e", *conditions.of_event(done)))
    return articles_that(db, asked, paging, read_words(filter.words))


def articles_that(
    db: sqlite3.Connection, asked: list[Condition], paging: Paging, words: Words = details.NO_WORDS
) -> Found[ArticleRow]:
    """Articles under conditions on ``d``, with a snippet around the words."""
    where, values = joined(asked)
    (total,) = db.execute(f"SELECT count(*) FROM documents AS d WHERE {where}", values).fetchone()
    if mark := read_mark(paging.after, str, str):
        where += " AND (coalesce(d.published, ''), d.id) < (?, ?)"
        values += mark
    rows = db.execute(
        "SELECT d.id, coalesce(d.published, '') AS day, d.text, coalesce(d.author, '') AS author, d.language, "
        "(SELECT count(*) FROM statements WHERE document_id = d.id) AS statements, "
        "(SELECT count(*) FROM events WHERE document_id = d.id) AS events FROM documents AS d "
        f"WHERE {where} ORDER BY coalesce(d.published, '') DESC, d.id DESC LIMIT ?",
        (*values, paging.limit + 1),
    ).fetchall()
    page = rows[: paging.limit]
    named = details.documents(db, (row["id"] for row in page))
    found = tuple(
        ArticleRow(
            named[row["id"]],
            row["author"],
            row["language"],
            snippet(row["text"], words),
            row["statements"],
            row["events"],
        )
        for row in page
    )
    return Found(found, total, write_mark((page[-1]["day"], page[-1]["id"])) if len(rows) > len(page) else "")


def search_statements(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[StatementRow]:
    """Statements in whose words all of ``filter.words`` stand, and that fit the rest of it."""
    asked = [*conditions.of_document(filter), *conditions.of_statement(filter)]
    return statements_that(db, asked, paging, read_words(filter.words))


def statements_that(
    db: sqlite3.Connection, asked: list[Condition], paging: Paging, words: Words = details.NO_WORDS
) -> Found[StatementRow]:
    """Statements under conditions on ``s`` and its article ``d``."""
    keys, total, more = _keys(db, "statements AS s", "s", "content", asked, paging, words)
    return Found(tuple(details.statements(db, keys, words)), total, more)


def search_events(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[EventRow]:
    """Events in whose evidence all of ``filter.words`` stand, and that fit the rest of it."""
    asked = [*conditions.of_document(filter), *conditions.of_event(filter)]
    return events_that(db, asked, paging, read_words(filter.words))


def events_that(
    db: sqlite3.Connection, asked: list[Condition], paging: Paging, words: Words = details.NO_WORDS
) -> Found[EventRow]:
    """Events under conditions on ``e`` and its article ``d``."""
    keys, total, more = _keys(db, "events AS e", "e", "evidence", asked, paging, words)
    return Found(tuple(details.events(db, keys, words)), total, more)


def snippet(text: str, words: Words) -> tuple[Piece, ...]:
    """The first place of the article that has the words (its beginning, when none were asked for), cut at blanks."""
    spans = words.spans(text)
    if not spans:
        return ((_clip(text, 0), False),)
    # The headline is shown above it anyhow: the body says more.
    headline = text.find("\n")
    first = next((span for span in spans if span.start > headline), spans[0])
    start = max(first.start - SNIPPET // 3, 0)
    if start:
        blank = text.find(" ", start, first.start)
        start = blank + 1 if blank >= 0 else start
    return details.cut(_clip(text, start), words)


def _clip(text: str, start: int) -> str:
    end = start + SNIPPET
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + SNIPPET // 2)
    shown = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


def _holds(table: str, alias: str, *asked: Condition) -> Condition:
    sql, values = joined(list(asked))
    # Not EXISTS: looked up once, not once an article.
    return Condition(f"d.id IN (SELECT {alias}.document_id FROM {table} WHERE {sql})", tuple(values))


def _keys(
    db: sqlite3.Connection, table: str, alias: str, role: str, asked: list[Condition], paging: Paging, words: Words
) -> tuple[list[details.Key], int, str]:
    """The keys of a page of statements or events, how many there are, and the mark of the next page."""
    if words:
        # The index finds the articles; whether these words of theirs hold them is looked up in the words.
        db.create_function("holds_words", 1, words.hold, deterministic=True)
        owner = table.split()[0].removesuffix("s")
        said = (
            "SELECT group_concat(substr(d.text, start_offset + 1, end_offset - start_offset), ' … ') FROM spans "
            f"WHERE spans.document_id = {alias}.document_id AND owner = '{owner}' AND owner_id = {alias}.id "
            f"AND role = '{role}'"
        )
        asked = [*asked, Condition(f"holds_words(({said}))")]
    where, values = joined(asked)
    source = f"{table} JOIN documents AS d ON d.id = {alias}.document_id WHERE {where}"
    (total,) = db.execute(f"SELECT count(*) FROM {source}", values).fetchone()
    if mark := read_mark(paging.after, str, str, int):
        source += (
            f" AND ((coalesce(d.published, ''), d.id) < (?, ?) OR "
            f"(coalesce(d.published, '') = ? AND d.id = ? AND {alias}.ordinal > ?))"
        )
        values += (mark[0], mark[1], *mark)
    rows = db.execute(
        f"SELECT d.id AS document, {alias}.id AS item, coalesce(d.published, '') AS day, {alias}.ordinal AS ordinal "
        f"FROM {source} ORDER BY coalesce(d.published, '') DESC, d.id DESC, {alias}.ordinal LIMIT ?",
        (*values, paging.limit + 1),
    ).fetchall()
    page = rows[: paging.limit]
    more = write_mark((page[-1]["day"], page[-1]["document"], page[-1]["ordinal"])) if len(rows) > len(page) else ""
    return [(row["document"], row["item"]) for row in page], total, more
