"""Events done by saying them that only the statement shows: accusations, condemnations and calls."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.predicates import PredicateIndex
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.language.lexicon import Predicate, words
from dragoman.record import Span

_VERBS = {"accuse": "accuser", "condemn": "condamner", "demand": "demander"}
_TYPES = {"accuse": "ACCUSE", "condemn": "ACCUSE", "demand": "REQUEST"}
_MODES = {"accuse": "allege", "condemn": "disapprove", "demand": ""}
_NO_ACT = words("order") | {"préconiser", "proposer", "regretter", "suggérer"}
_WISHES = words("wish")
_FIRST = 4


def find_speech_acts(
    p: Parsed, book: ActorBook, index: PredicateIndex, statements: list[StatementDraft], known: list[EventDraft]
) -> list[EventDraft]:
    """An event of each statement that accuses, condemns or demands and whose cue is no event of the type itself."""
    found = []
    for statement in statements:
        plain = statement.act in _VERBS and statement.polarity == "" and not statement.negated
        if not plain or not statement.speakers or statement.in_headline or statement.lemma in _NO_ACT:
            continue
        if any(p.low[k] in _WISHES for k in range(max(0, statement.anchor - 2), statement.anchor)):
            continue
        row = _row(index, statement.act)
        recipients = _addressed(p, book, statement)
        if any(_is_told(p, d, statement, bool(recipients)) for d in known):
            continue
        told_first = all(c.end <= statement.cue[0].start for c in statement.content)
        if not recipients and (statement.act == "accuse" or told_first):
            continue
        draft = EventDraft(statement.anchor, row, tuple(statement.speakers), recipients, _evidence(statement))
        draft.mode = _MODES[statement.act]
        found.append(draft)
    return found


def _row(index: PredicateIndex, act: str) -> Predicate:
    rows = index.rows_of(_VERBS[act], reflexive=False)
    fitting = [r for r in rows if r.type == _TYPES[act]]
    return next((r for r in fitting if r.needs), fitting[0])


def _is_told(p: Parsed, draft: EventDraft, statement: StatementDraft, addressed: bool) -> bool:
    """The cue is read as an event already, of this type or another kind of speech."""
    if draft.is_partial and (addressed or statement.act != "demand"):
        return False  # «condamne ce « crime »»: whom the words do not name is open; a demand of nobody is not read
    if draft.trigger == statement.anchor:
        return True
    at = p.start[draft.trigger]
    return any(c.start <= at < c.end for c in statement.cue)


def _addressed(p: Parsed, book: ActorBook, statement: StatementDraft) -> tuple[int, ...]:
    """Whom the words address or name at their head («que le gouvernement agisse», «le régime et ses alliés»)."""
    others = tuple(a for a in statement.addressees if a not in statement.speakers)
    if others or not statement.content:
        return others
    tokens = p.tokens_in(statement.content[0])
    for k in range(tokens.start, min(tokens.start + _FIRST, tokens.stop)):
        mention = book.mention_at(k)
        if mention is not None:
            return tuple(a for a in book.actors_of(mention) if a not in statement.speakers)
        if p.pos[k] in ("NOUN", "VERB", "AUX"):
            break
    return ()


def _evidence(statement: StatementDraft) -> list[Span]:
    """From the cue to the end of the content that follows it, else the cue and the content."""
    cue = statement.cue[0]
    after = [c for c in statement.content if c.start >= cue.end]
    return [Span(cue.start, after[0].end)] if after else sorted([cue, *statement.content])
