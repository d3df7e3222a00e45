"""The notebook view: the article with its citations highlighted, beside what was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from dragoman.record import Record, Span
from dragoman.view.phrases import commitment, elide, everyone, figure, on_whose_word, one_line, parties

_STYLE = """
.dragoman { display: flex; flex-wrap: wrap; gap: 1.5em; align-items: flex-start; line-height: 1.5; }
.dragoman .dragoman-text { flex: 2 1 28em; white-space: pre-wrap; overflow-wrap: anywhere; }
.dragoman .dragoman-side { flex: 1 1 24em; font-size: 90%; }
.dragoman mark { color: inherit; background: none; padding: 0; }
.dragoman mark.content { background-color: rgba(66, 133, 244, 0.18); }
.dragoman mark.cue { font-weight: bold; }
.dragoman mark.speaker { border-bottom: 2px dotted currentColor; }
.dragoman mark.evidence { border-bottom: 2px solid rgba(234, 120, 20, 0.9); }
.dragoman mark.count { text-decoration: underline wavy 1px; }
.dragoman .dragoman-side table { border-collapse: collapse; margin: 0 0 1em 0; }
.dragoman .dragoman-side td { text-align: left; vertical-align: top; padding: 0.15em 0.5em; }
.dragoman .dragoman-side caption { text-align: left; font-weight: bold; }
"""


class Highlight(NamedTuple):
    """A span to mark, its role (a class of the style sheet), and what resting on it shows."""

    span: Span
    role: str
    label: str


def to_html(record: Record) -> str:
    """The record as one self-contained HTML fragment: no script, nothing fetched, all escaped.

    Bold words are cues, dotted lines speakers, shaded words the content of statements, solid lines
    the evidence of events, wavy ones their numbers. The text content of ``div.dragoman-text`` is the article's text,
    character for character.
    """
    text = highlighted(record.document.text, _highlights(record))
    return (
        f'<style>{_STYLE}</style><div class="dragoman">'
        f'<div class="dragoman-text" lang="fr">{text}</div>'
        f'<div class="dragoman-side">{_side(record)}</div></div>'
    )


def highlighted(text: str, highlights: Iterable[Highlight]) -> str:
    """``text`` as HTML with the highlights marked; spans may nest and overlap.

    The text is cut wherever any span begins or ends, and each piece has the roles that cover it.
    """
    starts: dict[int, list[Highlight]] = {}
    ends: dict[int, list[Highlight]] = {}
    for highlight in dict.fromkeys(highlights):
        starts.setdefault(highlight.span.start, []).append(highlight)
        ends.setdefault(highlight.span.end, []).append(highlight)
    cuts = sorted({0, len(text), *starts, *ends})
    active: list[Highlight] = []
    pieces: list[str] = []
    for start, end in pairwise(cuts):
        active = [h for h in active if h not in ends.get(start, ())] + starts.get(start, [])
        pieces.append(_piece(text[start:end], active))
    return "".join(pieces)


def _piece(words: str, active: list[Highlight]) -> str:
    # An HTML parser reads a bare carriage return as a line feed; as a reference it stays one.
    shown = escape(words).replace("\r", "&#13;")
    if not active:
        return shown
    roles = " ".join(dict.fromkeys(h.role for h in active))
    labels = "; ".join(dict.fromkeys(h.label for h in active))
    return f'<mark class="{escape(roles)}" title="{escape(labels)}">{shown}</mark>'


def _highlights(record: Record) -> Iterator[Highlight]:
    for statement in record.statements:
        speakers = everyone(record, statement.speakers, "nobody named")
        label = f"{statement.id}: {speakers}, {statement.act}"
        yield from (Highlight(span, "content", label) for span in statement.content)
        yield from (Highlight(span, "cue", label) for span in statement.cue)
        if statement.speaker:
            yield Highlight(statement.speaker, "speaker", label)
    for event in record.events:
        label = f"{event.id}: {event.type}, {parties(record, event)}, {event.standing}"
        yield from (Highlight(span, "evidence", label) for span in event.evidence)
        for count in event.counts:
            words = f"{event.id}: {figure(count)}, {on_whose_word(record, count)}"
            yield Highlight(count.words, "count", words)


def _side(record: Record) -> str:
    document = record.document
    facts = (document.title, document.outlet, document.published)
    head = " · ".join(escape(one_line(fact)) for fact in facts if fact)
    statements = [
        (
            s.id,
            everyone(record, s.speakers, "nobody named"),
            f"{s.act}, {s.kind}" + (f", within {s.within}" if s.within else ""),
            elide(one_line(" ".join(record.cite(span) for span in s.content)), 90),
        )
        for s in record.statements
    ]
    events = [
        (
            e.id,
            e.type + (f" ({e.mode})" if e.mode else ""),
            parties(record, e),
            f"{e.standing}: {'; '.join(commitment(record, c) for c in e.claims)}".removesuffix(": "),
            "; ".join(f"{figure(c)} ({on_whose_word(record, c)})" for c in e.counts),
        )
        for e in record.events
    ]
    if not (statements or events):
        return f"<p>{head}</p><p>nothing to record</p>"
    return f"<p>{head}</p>{_table('Statements', statements)}{_table('Events', events)}"


def _table(caption: str, rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{caption}</caption>{body}</table>"
