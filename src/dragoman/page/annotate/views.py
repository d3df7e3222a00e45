"""What the templates show: the session laid out for one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.evaluation.guide import MODES, NEEDS_RECIPIENT
from dragoman.evaluation.shapes import GoldArticle, GoldEvent, GoldStatement
from dragoman.page.annotate import checks, edits
from dragoman.page.annotate.forms import EventForm, StatementForm
from dragoman.page.annotate.labels import Labels
from dragoman.page.annotate.segments import Line, lines, marks_of
from dragoman.page.annotate.session import Session
from dragoman.page.safety import TOKEN_FIELD
from dragoman.record import QUAD_OF_TYPE, Act, Modality, Span, StatementKind

_EXCERPT = 90
_TEMPLATES = Environment(
    loader=PackageLoader("dragoman.page.annotate"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass
class Marking:
    """The form that marks words, as it was sent when it was wrong; ``problem`` is its sentence."""

    start: str = ""
    end: str = ""
    words: str = ""
    nth: str = ""
    type: str = ""
    problem: str = ""


@dataclass
class Shown:
    """What a page shows beside the session itself: the item chosen, and what was refused, as typed."""

    item: str = ""
    marking: Marking = field(default_factory=Marking)
    article_error: str = ""
    published: str | None = None
    conflict: bool = False


@dataclass(frozen=True)
class Entry:
    """A line of the list of items."""

    id: str
    layer: str
    depth: int
    head: str
    detail: str
    words: str
    standing: str
    check: bool


def page(session: Session, token: str, shown: Shown) -> str:
    """The whole page as HTML."""
    label = Labels(session.language)
    article = session.article
    chosen = _chosen(article, shown.item)
    proposals = _proposals(session)
    notice, session.notice = session.notice, None
    return _TEMPLATES.get_template("page.html").render(
        label=label,
        gloss=label.gloss,
        session=session,
        article=article,
        token_field=TOKEN_FIELD,
        token=token,
        shown=shown,
        notice=label(notice[0], **notice[1]) if notice else "",
        notice_key=notice[0] if notice else "",
        out=session.out.name,
        folder=str(Path(session.out.parent)),
        lines=_lines(session, chosen.id if chosen else "", proposals),
        statements=entries(article, article.statements, "s", label),
        events=entries(article, article.events, "e", label),
        proposals=entries(session.predicted, proposals, "p", label) if session.predicted else [],
        chosen=chosen,
        editor=_editor(session, chosen, label) if chosen else {},
        types=_types_by_quad(),
        codes=checks.codes_in(article),
        names=checks.names_in(article),
        countries=checks.countries(),
        nothing=not (article.statements or article.events),
    )


def entries(article: GoldArticle, items: Iterable[edits.Item], layer: str, label: Labels) -> list[Entry]:
    """The list's lines for these items of the article."""
    return [_entry(article, item, layer, label) for item in items]


def _entry(article: GoldArticle, item: edits.Item, layer: str, label: Labels) -> Entry:
    check = layer != "p" and bool(checks.warnings(item))
    if isinstance(item, GoldStatement):
        who = ", ".join(f"{a.name} ({a.code})" if a.code else a.name for a in item.speakers) or label("nobody")
        deep = edits.depth(article, item)
        return Entry(item.id, layer, deep, f"{item.act}", who, _excerpt(article, item.content), "", check)
    sides = " → ".join(" + ".join(side) for side in (item.sources, item.recipients) if side)
    head = f"{item.type} · {item.mode}" if item.mode else str(item.type)
    who = sides or label("nobody")
    return Entry(item.id, layer, 0, head, who, _excerpt(article, item.evidence), item.standing, check)


def _excerpt(article: GoldArticle, spans: tuple[Span, ...]) -> str:
    words = article.cite(spans)
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"


def _chosen(article: GoldArticle, id: str) -> edits.Item | None:
    try:
        return edits.item(article, id)
    except edits.EditError:
        return None


def _proposals(session: Session) -> list[edits.Item]:
    """The coder's items that are to be shown: none until the annotator asked, and none that was taken over."""
    if session.predicted is None or not session.shows_predicted:
        return []
    return [item for item in edits.items(session.predicted) if item.id not in session.accepted]


def _lines(session: Session, chosen: str, proposals: list[edits.Item]) -> list[Line]:
    marks = marks_of(session.article, chosen)
    if session.predicted and proposals:
        shown = {item.id for item in proposals}
        marks += [mark for mark in marks_of(session.predicted, layer="p") if mark.item in shown]
    return lines(session.article.text, marks)


def _editor(session: Session, item: edits.Item, label: Labels) -> dict[str, Any]:
    article, draft = session.article, session.drafts.get(item.id)
    spans = [(role, span, article.text[span.start : span.end]) for role, span in edits.spans_of(item)]
    common = {"spans": spans, "warnings": [label(key) for key in checks.warnings(item)]}
    if isinstance(item, GoldStatement):
        form = draft if isinstance(draft, StatementForm) else StatementForm.of(item)
        return {
            **common,
            "layer": "s",
            "form": form,
            "kinds": get_args(StatementKind),
            "acts": get_args(Act),
            "outer": [(s.id, _excerpt(article, s.content)) for s in edits.may_contain(article, item)],
        }
    event_form = draft if isinstance(draft, EventForm) else EventForm.of(item)
    return {
        **common,
        "layer": "e",
        "form": event_form,
        "modes": _modes(event_form.type, item),
        "modalities": get_args(Modality),
        "wants_recipient": event_form.type in NEEDS_RECIPIENT,
    }


def _modes(type: str, item: GoldEvent) -> tuple[str, ...]:
    return next((modes for known, modes in MODES.items() if known == type), MODES[item.type])


def _types_by_quad() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for type, quad in QUAD_OF_TYPE.items():
        found.setdefault(quad, []).append(type)
    return found
