"""The wordings that the views share: who, on whose word, and which words of the article."""

from __future__ import annotations

import re

from dragoman.record import Claim, Count, Event, Record, Span

ELISION = " […] "

# An article may hold escape sequences, or marks that reorder a line: no terminal must obey them.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")

_CLAIM_WORDS = {
    "actual": "claimed by",
    "planned": "planned, says",
    "requested": "requested by",
    "possible": "possible, says",
    "negated": "denied by",
}


def one_line(words: str) -> str:
    """The words on one line, without control characters, their no-break spaces kept."""
    return _UNPRINTABLE.sub(" ", words).strip(" ")


def elide(words: str, limit: int) -> str:
    """At most ``limit`` characters of ``words``: the middle of longer ones is replaced by […]."""
    if len(words) <= limit:
        return words
    keep = max(limit - len(ELISION), 2)
    head = (keep * 2 + 2) // 3
    return words[:head].rstrip() + ELISION + words[len(words) - (keep - head) :].lstrip()


def quote(record: Record, span: Span, limit: int = 240) -> str:
    """The cited words in guillemets, elided beyond ``limit`` characters, with their offsets."""
    words = elide(one_line(record.cite(span)), limit)
    return f"« {words} » [{span.start}–{span.end}]"


def who(record: Record, actor_id: str) -> str:
    """An actor as «name (CODE)», or its name alone when the text does not settle the code."""
    actor = record.actor(actor_id)
    name = one_line(actor.name)
    return f"{name} ({actor.code})" if actor.code else name


def everyone(record: Record, actor_ids: tuple[str, ...], nobody: str) -> str:
    """The actors joined with «+», or ``nobody`` when the article names none."""
    return " + ".join(who(record, id) for id in actor_ids) or nobody


def parties(record: Record, event: Event) -> str:
    """«source → recipient»; «A ↔ B» for a reciprocal event, whose parties are all sources."""
    if event.recipients:
        source = everyone(record, event.sources, "nobody named")
        return f"{source} → {everyone(record, event.recipients, '')}"
    if event.mutual:
        return " ↔ ".join(who(record, id) for id in event.sources)
    return everyone(record, event.sources, "nobody named")


def commitment(record: Record, claim: Claim) -> str:
    """Who commits to an event and how, such as «denied by …» or «in the outlet's own voice»."""
    if claim.by == "author":
        voice = "in the outlet's own voice"
        return voice if claim.modality == "actual" else f"{claim.modality}, {voice}"
    words = f"{_CLAIM_WORDS[claim.modality]} {who(record, claim.by)}"
    return f"{words}, in {claim.statement}" if claim.statement else words


def figure(count: Count) -> str:
    """A count as words and digits: «killed: at least 12», «money: about 1,500,000 EUR»."""
    low, high = (None if bound is None else f"{bound:,.15g}" for bound in (count.low, count.high))
    if low == high:
        bounds = low or "unknown"
    elif low and high:
        bounds = f"{low} to {high}"
    else:
        bounds = f"at least {low}" if low else f"at most {high}"
    about = "about " if count.approximate else ""
    return f"{count.of}: {about}{bounds}" + (f" {count.unit}" if count.unit else "")


def on_whose_word(record: Record, count: Count) -> str:
    """Who gives a number, such as «says X, in s2» or «in the outlet's own voice»."""
    words = "in the outlet's own voice" if count.by == "author" else f"says {who(record, count.by)}"
    if not count.statement:
        return words
    return f"{words}, in {count.statement}" if count.by != "author" else f"nobody named, in {count.statement}"
