"""Pronouns and words like them that name a speaker: «il», «celle-ci», «ce dernier», «l'intéressée»."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speaker import Speaker
from dragoman.analysis.verbs import INVERTED
from dragoman.record import Span

_PRONOUNS = {
    "il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True),
    "-il": ("m", False), "-elle": ("f", False), "-ils": ("m", True), "-elles": ("f", True),
    "-t-il": ("m", False), "-t-elle": ("f", False), "celui-ci": ("m", False), "celle-ci": ("f", False),
    "ceux-ci": ("m", True), "celles-ci": ("f", True), "lui": ("m", False), "eux": ("m", True),
}  # fmt: skip
LAST_NAMED = frozenset({"dernier", "dernière", "derniers", "dernières"})
_BODIES = ("organisation", "group", "institution", "state")
_CONCERNED = frozenset({"intéressé", "intéressée", "intéressés", "intéressées"})


class PronounReader:
    """Resolves pronouns in one article."""

    def __init__(self, parsed: Parsed, book: ActorBook) -> None:
        self._p = parsed
        self._book = book

    def at(self, t: int, previous: list[StatementDraft]) -> Speaker | None:
        """The speaker that a pronoun at token ``t`` stands for; ``None`` when there is no pronoun.

        ``previous`` are the statements found so far.
        """
        p, word = self._p, self._p.low[t]
        if word not in _PRONOUNS and word in INVERTED and t + 1 < len(p) and p.low[t + 1] in _PRONOUNS:
            t, word = t + 1, p.low[t + 1]
        if word in _PRONOUNS:
            return self._reference(t, *_PRONOUNS[word], Span(p.start[t], p.end[t]), previous)
        if word not in LAST_NAMED and word not in _CONCERNED:
            return None
        gender, plural = "f" if word.endswith(("e", "es")) else "m", word.endswith("s")
        if word in LAST_NAMED:
            return self._last_named(t, gender, plural)
        return self._reference(t, gender, plural, Span(p.start[max(t - 1, 0)], p.end[t]), previous)

    def _reference(self, t: int, gender: str, plural: bool, span: Span, previous: list[StatementDraft]) -> Speaker:
        """A pronoun is first the speaker of the statement just before, when it agrees; then the nearest fit."""
        for draft in reversed(previous[-2:]):
            near = self._p.sentence_of[t] - self._p.sentence_of[draft.anchor] <= 3
            named = self._mention_of(draft)
            if near and draft.speakers and self._agrees(draft.speakers, gender, plural, named):
                subject_between = self._person_subject_between(draft.anchor, t, gender, plural)
                return Speaker(subject_between or draft.speakers, span)
        actors = self._book.pronoun(t, gender=gender, plural=plural) or self._before_quotations(t, gender, plural)
        return Speaker(actors, span, resolved=bool(actors))

    def _mention_of(self, draft: StatementDraft) -> Mention | None:
        if draft.speaker is None:
            return None
        found = (self._book.mention_at(k) for k in self._p.tokens_in(draft.speaker))
        return next((m for m in found if m is not None), None)

    def _before_quotations(self, t: int, gender: str, plural: bool) -> tuple[int, ...]:
        """Where quotations lie between: the last person outside of them who is the subject of a sentence."""
        p = self._p
        for m in self._book.mentions_before(t, sentences=10):
            actors = self._book.actors_of(m)
            outside = p.quote_of[m.head] < 0 and p.dep[m.head].startswith("nsubj")
            if outside and actors and self._book.drafts[actors[0]].kind == "person":
                return actors if self._agrees(actors, gender, plural, m) else ()
        return ()

    def _person_subject_between(self, start: int, t: int, gender: str, plural: bool) -> tuple[int, ...]:
        for m in self._book.mentions_before(t):
            if (
                m.i > start
                and (m.person or (m.agent is not None and m.agent.kind == "person"))
                and self._is_topic(m)
                and self._book.mention_at(t) is not m
            ):
                actors = self._book.actors_of(m)
                if actors and self._agrees(actors, gender, plural, m):
                    return actors
        return ()

    def _is_topic(self, m: Mention) -> bool:
        """A subject, or the antecedent of a clause of its own («a indigné X, élu à Rouen, qui souhaite …»)."""
        p = self._p
        return p.dep[m.head].startswith("nsubj") or any(
            p.dep[c] == "acl:relcl" and any(p.low[k] == "qui" for k in p.children[c]) for c in p.children[m.head]
        )

    def _last_named(self, t: int, gender: str, plural: bool) -> Speaker:
        """«ce dernier»: the nearest person that agrees, whatever its function; where there is none, the nearest body."""
        span = Span(self._p.start[max(t - 1, 0)], self._p.end[t])
        before = self._book.mentions_before(t - 1)
        for kinds in (("person",), _BODIES):
            for m in before:
                actors = self._book.actors_of(m)
                known = m.entry.gender if m.entry is not None and not m.person else m.gender
                fits = bool(actors) and (plural or self._book.drafts[actors[0]].kind in kinds)
                if fits and self._agrees(actors, gender, plural) and (plural or not known or known == gender):
                    return Speaker(actors, span)
        return Speaker((), span, resolved=False)

    def _agrees(self, actors: tuple[int, ...], gender: str, plural: bool, mention: Mention | None = None) -> bool:
        first = self._book.drafts[actors[0]]
        many = len(actors) > 1 or first.plural or (mention is not None and mention.number == "p")
        if plural or many:
            return plural and many
        return not first.gender or first.gender == gender
