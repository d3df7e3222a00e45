"""Gold written into the text: ``<s1>Le ministère</s1> <c1>a affirmé</c1> que <t1>l'armée contrôle la ville</t1>.``

``s`` marks the words that name the speaker, ``c`` the cue, ``t`` the content; the number says of which statement.
Tags may nest and cross, and a number may have several contents or cues. Offsets are code points of the plain text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from dragoman.record import Actor, Record, Span, Statement

_TAG = re.compile(r"<(/?)([sct])(\d+)>")
# Most examples are sentences of a body; a headline that says nothing keeps them from being read as one.
NEUTRAL_HEADLINE = "Les nouvelles du jour\n\n"


@dataclass(slots=True)
class Expected:
    """One statement of the markup; ``cue`` and ``speaker`` are compared only where the markup gives them."""

    content: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """Plain text and its statements by number."""

    text: str
    statements: dict[int, Expected]


def read_markup(marked: str, *, before: str = "") -> Gold:
    """The gold of a marked text that follows the plain words ``before``. Raises ``ValueError`` on an unpaired tag."""
    plain, last = [before], 0
    length = len(before)
    opened: dict[tuple[str, int], int] = {}
    found: defaultdict[int, Expected] = defaultdict(Expected)
    for tag in _TAG.finditer(marked):
        plain.append(marked[last : tag.start()])
        length += tag.start() - last
        last = tag.end()
        key = tag[2], int(tag[3])
        if not tag[1]:
            if key in opened:
                raise ValueError(f"{tag[0]} is open already in {marked!r}")
            opened[key] = length
            continue
        if key not in opened:
            raise ValueError(f"{tag[0]} closes nothing in {marked!r}")
        _note(found[key[1]], key[0], Span(opened.pop(key), length))
    if opened:
        raise ValueError(f"{opened} never closed in {marked!r}")
    plain.append(marked[last:])
    return Gold("".join(plain), dict(found))


def _note(statement: Expected, tag: str, span: Span) -> None:
    if tag == "s":
        statement.speaker = span
    else:
        (statement.content if tag == "t" else statement.cue).append(span)


def check(
    coder: Callable[..., Record],
    marked: str,
    *,
    speakers: Mapping[int, Sequence[str]] | None = None,
    names: Mapping[int, Sequence[str]] | None = None,
    kind: Mapping[int, str] | None = None,
    act: Mapping[int, str] | None = None,
    within: Mapping[int, int | None] | None = None,
    addressees: Mapping[int, Sequence[str]] | None = None,
    headline: str = NEUTRAL_HEADLINE,
    published: str | None = "2025-10-14",
) -> Record:
    """Codes the marked text and compares every statement with the markup; nothing may be missing, nothing added.

    ``speakers`` and ``addressees`` are codes, ``names`` the speakers' names, all compared as sets.
    """
    gold = read_markup(marked, before=headline)
    record = coder(gold.text, published=published)
    coded = sorted(record.statements, key=lambda s: (s.content, s.cue))
    expected = sorted(gold.statements.items(), key=lambda item: (item[1].content, item[1].cue))
    assert _cited(record, [s.content for s in coded]) == _cited(record, [e.content for _, e in expected])
    assert [s.content for s in coded] == [tuple(e.content) for _, e in expected]
    found = {number: statement for (number, _), statement in zip(expected, coded, strict=True)}
    for number, e in gold.statements.items():
        _compare_words(record, found[number], e)
    for number, codes in (speakers or {}).items():
        assert {a.code for a in _actors(record, found[number].speakers)} == set(codes), number
    for number, wanted in (names or {}).items():
        assert {a.name for a in _actors(record, found[number].speakers)} == set(wanted), number
    for number, codes in (addressees or {}).items():
        assert {a.code for a in _actors(record, found[number].addressees)} == set(codes), number
    assert {n: found[n].kind for n in kind or {}} == dict(kind or {})
    assert {n: found[n].act for n in act or {}} == dict(act or {})
    for number, outer in (within or {}).items():
        assert found[number].within == (found[outer].id if outer else None), number
    return record


def _cited(record: Record, contents: Sequence[Sequence[Span]]) -> list[list[str]]:
    return [[record.cite(span) for span in content] for content in contents]


def _compare_words(record: Record, found: Statement, expected: Expected) -> None:
    if expected.cue:
        assert [record.cite(c) for c in found.cue] == [record.cite(c) for c in expected.cue]
        assert list(found.cue) == expected.cue
    if expected.speaker is not None:
        assert found.speaker is not None
        assert record.cite(found.speaker) == record.cite(expected.speaker)
        assert found.speaker == expected.speaker


def _actors(record: Record, ids: Sequence[str]) -> list[Actor]:
    return [record.actor(id) for id in ids]


def example(name: str, marked: str, *, bug: str = "", **expected: Any) -> Any:
    """A parametrised case: ``check`` runs on it. ``bug`` marks it as wrongly coded today, in so many words."""
    marks = [pytest.mark.xfail(strict=True, reason=bug)] if bug else []
    return pytest.param(marked, expected, id=name, marks=marks)
