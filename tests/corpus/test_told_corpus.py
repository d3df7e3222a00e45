"""How well happenings and follow-ups are found in the corpus of the samples and of what was told after them.

Scoring: happenings by B³ over all events, singletons included; follow-ups by F1 over pairs of an announcement and an
event that follows it up, right only with the right kind (repeated, done, delayed, dropped).
"""

from __future__ import annotations

from functools import cache

from dragoman.corpus.event_mentions import EventMention, mentions_of
from dragoman.corpus.event_words import are_opposite
from dragoman.corpus.happenings import Happening
from dragoman.corpus.linking import Links
from tests.corpus.telling import Corpus, Key, b_cubed, corpus, f1
from tests.corpus.told_corpus import RETOLD


@cache
def told() -> Corpus:
    return corpus(RETOLD)


@cache
def happenings() -> tuple[Happening, ...]:
    with Links(lambda: told().records) as links:
        return tuple(links.happenings())


def found_stories() -> dict[Key, str]:
    """The happening of each event; an event of which there is nothing to compare stands alone."""
    found = {member.mention.key: happening.id for happening in happenings() for member in happening.members}
    return {key: found.get(key, "/".join(key)) for key in told().stories}


def found_steps() -> dict[tuple[str, Key], str]:
    stories = told().stories
    with Links(lambda: told().records) as links:
        return {
            (stories[announcement.subject.key], step.mention.key): step.kind
            for announcement in links.announcements()
            for step in announcement.steps
        }


def test_happenings_reach_the_figure_that_the_documentation_gives() -> None:
    precision, recall, score = b_cubed(told().stories, found_stories())
    assert precision >= 0.97
    assert recall >= 0.9
    assert score >= 0.8


def test_what_several_articles_tell_is_found_more_often_than_not() -> None:
    """B³ with all its singletons is easily high; these are the pairs alone."""
    stories, found = told().stories, found_stories()
    pairs = {
        (one, other)
        for one in stories
        for other in stories
        if one < other and stories[one] == stories[other] and one[0] != other[0]
    }
    together = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    assert len(pairs) >= 20
    assert len(together) / len(pairs) >= 0.7


def test_no_happening_holds_two_stories() -> None:
    stories = told().stories
    for happening in happenings():
        assert len({stories[member.mention.key] for member in happening.members}) == 1, happening.id


def test_no_happening_holds_opposite_acts() -> None:
    for happening in happenings():
        mentions: list[EventMention] = [member.mention for member in happening.members]
        assert not any(are_opposite(one.poles, other.poles) for one in mentions for other in mentions)


def test_follow_ups_reach_the_figure_that_the_documentation_gives() -> None:
    assert f1(told().steps, found_steps()) >= 0.8


def test_every_event_is_in_one_happening() -> None:
    keys = [member.mention.key for happening in happenings() for member in happening.members]
    assert len(keys) == len(set(keys))
    assert set(keys) == {m.key for record in told().records for m in mentions_of(record)}
