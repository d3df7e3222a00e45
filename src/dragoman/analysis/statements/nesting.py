"""What stands inside what, what says the same twice, and what the reading of two constructions made double."""

from __future__ import annotations

from collections import defaultdict

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.contents import tidy, without
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.language.folding import fold
from dragoman.record import Span

_SAME = 0.6
_BUCKET = 150
_WINDOW = 200
"""Tokens, and statements, within which doubles and containers are looked for: beyond, there are none in prose."""
_ONE = frozenset({"il", "elle"})
_MANY = frozenset({"ils", "elles"})
_PLURAL = frozenset({"les", "des", "plusieurs", "certains", "certaines", "deux", "ces", "ses", "leurs"})
_SELF_REPORTS = ("noun-inf", "noun-que", "noun-à", "inf", "np", "attr", "comme", "que", "à", "de", "si", "fragment")
_READ_FIRST = {"quotation": 0, "reference": 1, "inserted": 2, "colon": 3, "noun-que": 4}


def arrange(p: Parsed, book: ActorBook, drafts: list[StatementDraft]) -> list[StatementDraft]:
    """Statements in reading order, without doubles, each knowing the one that contains it."""
    kept = _without_doubles(drafts)
    kept = _merge_headline(p, book, kept)
    kept.sort(key=lambda d: (min(d.content[0].start, d.cue[0].start), -d.content[-1].end))
    for number, d in enumerate(kept):
        d.within = _container(d, kept[max(0, number - _WINDOW) : number + _WINDOW])
    kept = [d for d in kept if not _repeats_itself(p, book, d)]
    inner_by_end = {d.clause.end: d for d in kept if d.clause is not None and d.form in ("inserted", "preposition")}
    for d in kept:
        inner = inner_by_end.get(d.content[-1].end)
        if inner is not None and inner is not d:
            _cut_foreign_clause(p, d, inner)
    return [d for d in kept if d.content]


def _repeats_itself(p: Parsed, book: ActorBook, d: StatementDraft) -> bool:
    """«Elle a annoncé qu'elle souhaitait …»: what a speaker says of its own saying or wishing is part of what it says."""
    outer = d.within
    told = d.form in ("que", "quotation", "si") and p.quote_of[d.anchor] >= 0
    if outer is not None and outer.kind == "direct" and not d.speakers and told:
        return False  # ««Elle m'a dit que …»»: quoted, a third person is another
    reported = p.quote_of[d.anchor] < 0 and d.speaker is not None and not d.speakers
    if outer is not None and outer.speakers and d.speaker is not None and reported:
        pronoun = p.low[p.tokens_in(d.speaker)[-1]]
        words = p.low[p.tokens_in(outer.speaker).start : p.tokens_in(outer.speaker).stop] if outer.speaker else []
        many = len(outer.speakers) > 1 or book.drafts[outer.speakers[0]].plural or bool(_PLURAL & set(words))
        if (pronoun in _ONE and many) or (pronoun in _MANY and not many):
            return False  # «Selon plusieurs témoins, il aurait crié …»
    while outer is not None and outer.kind == "reference":
        outer = outer.within
    own = outer is not None and (not d.speakers or d.speakers == outer.speakers) and d.form in _SELF_REPORTS
    return own and d.speaker is not None


def _cut_foreign_clause(p: Parsed, outer: StatementDraft, inner: StatementDraft) -> None:
    """A cue clause that is not part of what another statement says is kept out of its content."""
    if inner.within is outer or inner.clause is None:
        return
    if outer.form in ("que", "si", "np", "inf", "de", "à", "attr") and outer.content[-1].end == inner.clause.end:
        outer.content = tidy(p.text, without(outer.content, inner.clause))


def _without_doubles(drafts: list[StatementDraft]) -> list[StatementDraft]:
    kept: dict[int, list[StatementDraft]] = defaultdict(list)
    for d in sorted(drafts, key=lambda d: (_READ_FIRST.get(d.form, 5), d.anchor)):
        bucket = d.anchor // _BUCKET
        near = (k for b in (bucket - 1, bucket, bucket + 1) for k in kept.get(b, ()))
        if not any(_is_double(d, k) for k in near):
            kept[bucket].append(d)
    return [d for bucket in kept.values() for d in bucket]


def _is_double(d: StatementDraft, k: StatementDraft) -> bool:
    """Two constructions that read one cue or one content."""
    if d.anchor == k.anchor or any(x.start < y.end and y.start < x.end for x in d.cue for y in k.cue):
        return True
    if d.form == "np" and k.form == "noun-que" and _near(d, k):
        return True
    same_voice = d.speakers == k.speakers or (_near(d, k) and d.form != "answer")
    return same_voice and _overlap(d.content, k.content) >= 0.9


def _near(a: StatementDraft, b: StatementDraft) -> bool:
    return any(x.start <= y.end + 3 and y.start <= x.end + 3 for x in a.cue for y in b.cue)


def _overlap(a: list[Span], b: list[Span]) -> float:
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    union = sum(x.end - x.start for x in a) + sum(y.end - y.start for y in b) - common
    return common / union if union else 0.0


def _merge_headline(p: Parsed, book: ActorBook, drafts: list[StatementDraft]) -> list[StatementDraft]:
    """A headline that repeats a statement of the body is that statement: the body's words stay, its cue is kept."""
    kept: list[StatementDraft] = []
    body = [d for d in drafts if not d.in_headline]
    for d in drafts:
        twin = (
            max(body, key=lambda b: (_sameness(p, book, d, b), -b.content[0].start), default=None)
            if d.in_headline
            else None
        )
        if twin is not None and _sameness(p, book, d, twin) < _SAME:
            twin = None
        if twin is None:
            kept.append(d)
        else:
            twin.cue = sorted({*twin.cue, *d.cue})
            twin.extra.extend(d.content)
    return kept


def _sameness(p: Parsed, book: ActorBook, headline: StatementDraft, body: StatementDraft) -> float:
    """The share of the headline's words that the body's statement has too; 0 when another country says it.

    A headline names the state where the body names the minister, and shortens: the same act counts for something.
    """
    if headline.speakers and body.speakers and not _countries(book, headline) & _countries(book, body):
        return 0.0
    people = [{n for n in d.speakers if _is_named_person(book, n)} for d in (headline, body)]
    if all(people) and not people[0] & people[1]:
        return 0.0  # two persons of one country
    a, b = _words(p, headline), _words(p, body)
    if len(a) < 2 and headline.act != body.act:
        return 0.0  # «X, évoquant Y, …» repeats nothing
    share = len(a & b) / len(a) if a else 0.0
    return share + 0.15 if share and headline.act == body.act != "say" else share


def _is_named_person(book: ActorBook, number: int) -> bool:
    draft = book.drafts[number]
    return draft.kind == "person" and draft.name[:1].isupper()


def _countries(book: ActorBook, d: StatementDraft) -> set[str]:
    return {book.drafts[n].country or book.drafts[n].name for n in d.speakers}


def _words(p: Parsed, d: StatementDraft) -> set[str]:
    return {
        fold(p.low[k])[:5]
        for span in d.content
        for k in p.tokens_in(span)
        if p.pos[k] in ("NOUN", "VERB", "PROPN", "ADJ", "NUM") and len(p.low[k]) > 2
    }


def _container(d: StatementDraft, drafts: list[StatementDraft]) -> StatementDraft | None:
    """The smallest statement whose content holds both the cue and the content of this one."""
    holders = [k for k in drafts if k is not d and _holds(k, d)]
    return min(holders, key=lambda k: sum(s.end - s.start for s in k.content), default=None)


def _holds(outer: StatementDraft, inner: StatementDraft) -> bool:
    start, end = outer.content[0].start, outer.content[-1].end
    if end - start <= inner.content[-1].end - inner.content[0].start:
        return False  # only what is wider contains: two statements never contain each other
    if inner.content[0].start < start or end < inner.content[-1].end:
        return False
    cue_inside = any(s.start <= c.start and c.end <= s.end for c in inner.cue for s in outer.content)
    inside = all(start <= s.start and s.end <= end for s in inner.content)
    return cue_inside and inside and (inner.form != "reference")
