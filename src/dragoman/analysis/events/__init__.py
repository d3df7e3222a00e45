"""Finds what is said to have happened: predicates, their parties, time and place, merged by occasion, with claims."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import VictimFinder, is_definite, without_accidents
from dragoman.analysis.events.claims import claims_of, negate_what_is_denied, standing_of
from dragoman.analysis.events.codable import is_codable
from dragoman.analysis.events.drafts import ClaimDraft, EventDraft
from dragoman.analysis.events.event_times import go_on_with_the_scene
from dragoman.analysis.events.finder import EventFinder
from dragoman.analysis.events.merge import mark_anaphoric, merge_events
from dragoman.analysis.events.off_field import is_security_news
from dragoman.analysis.events.parties import PartyCompleter
from dragoman.analysis.events.phrases import PhraseReader
from dragoman.analysis.events.plots import mark_plots
from dragoman.analysis.events.predicates import PredicateIndex
from dragoman.analysis.events.speech_acts import find_speech_acts
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import PlaceMention
from dragoman.analysis.settings import SettingFinder
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speakers import SpeakerFinder
from dragoman.analysis.times import TimeMention
from dragoman.analysis.verbs import VerbReader

__all__ = ["ClaimDraft", "EventDraft", "PredicateIndex", "find_events", "standing_of"]


def find_events(
    p: Parsed,
    book: ActorBook,
    index: PredicateIndex,
    reader: VerbReader,
    statements: list[StatementDraft],
    times: list[TimeMention],
    places: list[PlaceMention],
) -> list[EventDraft]:
    """The events of an article in reading order, each with its claims."""
    speakers = SpeakerFinder(p, book)
    speakers.previous = statements
    phrases = PhraseReader(p, book, reader, speakers, places, times)
    settings = SettingFinder(p, book, times, places, statements)
    finder = EventFinder(p, book, index, reader, phrases)
    drafts = without_accidents(finder.find())
    said = find_speech_acts(p, book, index, statements, drafts)
    anchors = {d.trigger for d in said}
    drafts = sorted([*said, *(d for d in drafts if d.trigger not in anchors)], key=lambda d: d.trigger)
    mark_anaphoric(drafts)
    for draft in drafts:
        draft.time, draft.place = settings.of(draft.trigger, draft.evidence[0], said=draft.predicate.speech)
    go_on_with_the_scene(p, drafts, times, places)
    PartyCompleter(p, book, drafts, statements, VictimFinder(p, book, index)).complete()
    mark_plots(p, book, drafts)
    for draft in drafts:
        draft.claims = claims_of(p, draft, statements, drafts)
        draft.is_anaphoric = draft.is_anaphoric and (not draft.recipients or is_definite(p, draft))
    negate_what_is_denied(p, drafts, statements)
    merged = merge_events(p, book, drafts)
    security = is_security_news(p)
    return [d for d in merged if is_codable(book, d, security=security)]
