"""One occasion, one event: mentions of the same thing in headline, lead and body become one, evidence kept."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import answers_attack, in_heading, is_bare, is_claim, is_rumour, main_attack
from dragoman.analysis.events.drafts import ClaimDraft, EventDraft
from dragoman.analysis.events.event_times import days, different_times
from dragoman.analysis.events.scenes import attack_answered, hits_attackers, is_public_attack, same_past
from dragoman.analysis.parse import Parsed
from dragoman.record import Place, Span, Time

_HAPPENED = frozenset({"actual", "possible", "negated"})
_SAME_NEWS = 3
"""Days that the time of one attack may span."""
_SIDE_BY_SIDE = 2
_FIRM = frozenset({"actual", "negated"})
_ONE_WAR = frozenset({"ASSAULT", "CONSULT"})


def merge_events(p: Parsed, book: ActorBook, drafts: list[EventDraft]) -> list[EventDraft]:
    """Events in reading order with repeated mentions merged into the first."""
    bare = [d for d in drafts if d.is_anaphoric and _refers(p, d)]
    merged: list[EventDraft] = []
    drafts = _without_objects(p, drafts)
    answers = [d for d in drafts if not d.is_anaphoric and hits_attackers(book, d)]
    for draft in drafts:
        if draft.is_anaphoric or draft in answers:
            continue
        twin = next(
            (
                m
                for m in merged
                if _same_occasion(book, m, draft, headed=_announced(p, m, draft)) and _same_telling(p, book, m, draft)
            ),
            None,
        )
        if twin is not None and _announced(p, twin, draft):
            for claim in twin.claims:
                claim.modality = "planned"
            twin.modality = "planned"
        if twin is None:
            merged.append(draft)
        else:
            _absorb(book, twin, draft)
    for draft in bare:
        main = main_attack(p, book, draft, merged)
        if main is None or different_times(main, draft) or _of_another_time(main, draft):
            past = is_public_attack(p, book, draft)
            known = past and next((m for m in merged if same_past(m, draft)), None)
            if known:
                known.evidence = _join([*known.evidence, *draft.evidence])
            elif past or (draft.recipients and main is None):
                merged.append(draft)
            continue
        draft.claims = [] if is_rumour(draft) else [c for c in draft.claims if c.modality == "actual"]
        _absorb(book, main, draft)
    for draft in answers:
        attack = attack_answered(draft, merged)
        if attack is None:
            merged.append(draft)
        else:
            attack.evidence = _join([*attack.evidence, *draft.evidence])
    for draft in merged:
        if draft.predicate.speech and any(c.by is None and c.modality == "actual" for c in draft.claims):
            # Who accuses or praises in public does so: that he says so himself adds nothing.
            draft.claims = [c for c in draft.claims if c.by is None or c.by not in draft.sources]
    return sorted(merged, key=lambda d: d.trigger)


def _announced(p: Parsed, a: EventDraft, b: EventDraft) -> bool:
    """A headline's present tense for what the body says is still to come («L'ONU envoie un émissaire»)."""
    above = p.start[a.trigger] < p.headline_end <= p.start[b.trigger]
    return above and a.predicate.lemma == b.predicate.lemma and (a.modality, b.modality) == ("actual", "planned")


def _without_objects(p: Parsed, drafts: list[EventDraft]) -> list[EventDraft]:
    """«a instauré l'état d'urgence»: the verb and the noun in its words are one event of their type."""
    verbs = [d for d in drafts if d.predicate.pos == "verb" and d.predicate.type in ("ACCUSE", "COERCE")]
    kept = []
    for draft in drafts:
        start, end = p.start[draft.trigger], p.end[draft.trigger]
        over = [v for v in verbs if v.predicate.type == draft.predicate.type and draft.predicate.pos == "noun"]
        around = next((v for v in over if any(s.start <= start and end <= s.end for s in v.evidence)), None)
        if around is None or p.sentence_of[around.trigger] != p.sentence_of[draft.trigger]:
            kept.append(draft)
        elif draft.mode and around.mode in ("", "restrict"):
            around.mode = draft.mode
    return kept


def _refers(p: Parsed, draft: EventDraft) -> bool:
    """«l'attaque», «cet attentat», a headline's «attaque»: one that is known; «des attaques» are others."""
    if in_heading(p, draft.trigger):
        return True
    before = p.low[max(p.sentence(draft.trigger)[0], draft.trigger - 3) : draft.trigger]
    return not {"des", "de", "d'", "plusieurs", "autres", "autre"} & set(before) or bool(
        {"les", "ces", "l'", "la", "cette"} & set(before)
    )


def mark_anaphoric(drafts: list[EventDraft]) -> None:
    """Marks the bare mentions («l'attaque»), before their parties are completed from elsewhere."""
    for draft in drafts:
        draft.is_anaphoric = is_bare(draft)


def _same_occasion(book: ActorBook, a: EventDraft, b: EventDraft, *, headed: bool) -> bool:
    if a.predicate.type != b.predicate.type or is_claim(a) != is_claim(b) or a.is_plot != b.is_plot:
        return False
    if a.is_plot:
        return not different_times(a, b)
    if a.mode and b.mode and a.mode != b.mode and a.predicate.type not in _ONE_WAR:
        return False
    if (
        not (_compatible_modality(a, b) or headed)
        or _contradicts_itself(a, b)
        or different_times(a, b)
        or _different_places(a, b)
    ):
        return False
    if a.reciprocal or b.reciprocal:
        return _same_parties(book, a, b)
    return (
        _match(_named(book, a.sources), _named(book, b.sources))
        and _match(_countries(book, a.recipients), _countries(book, b.recipients))
        and not _other_side(book, a, b)
        and _some_party_shared(book, a, b)
    )


def _same_telling(p: Parsed, book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    if a.is_plot:
        return True
    return _same_saying(p, book, a, b) and (a.predicate.type != "ASSAULT" or _doer_may_join(p, book, a, b))


def _doer_may_join(p: Parsed, book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    """A named doer answers for an attack by unknown ones only where both hit the same, or are told side by side."""
    if bool(_named(book, a.sources)) == bool(_named(book, b.sources)):
        return True
    both_hit = bool(a.recipients) and bool(b.recipients)
    return (
        both_hit
        or a.predicate.lemma == b.predicate.lemma
        or abs(p.sentence_of[a.trigger] - p.sentence_of[b.trigger]) <= _SIDE_BY_SIDE
    )


def _same_saying(p: Parsed, book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    """Two calls or accusations are one only when the same one says it to the same, or when a heading says one."""
    if not (a.predicate.speech and b.predicate.speech) or in_heading(p, a.trigger) or in_heading(p, b.trigger):
        return True
    same_speaker = {book.drafts[n].code for n in a.sources} == {book.drafts[n].code for n in b.sources}
    return same_speaker and _every_country(book, a.recipients) == _every_country(book, b.recipients)


def _same_parties(book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    first = _countries(book, (*a.sources, *a.recipients))
    second = _countries(book, (*b.sources, *b.recipients))
    if a.reciprocal != b.reciprocal and (a.predicate.type == "CONSULT" or min(len(first), len(second)) < 2):
        return False
    return first <= second or second <= first


def _compatible_modality(a: EventDraft, b: EventDraft) -> bool:
    return (a.modality in _HAPPENED) == (b.modality in _HAPPENED)


def _contradicts_itself(a: EventDraft, b: EventDraft) -> bool:
    """One voice does not both affirm and negate one occasion: it speaks of two."""
    if (a.modality == "negated") == (b.modality == "negated"):
        return False
    return bool({c.by for c in a.claims} & {c.by for c in b.claims})


def _match(a: set[str], b: set[str]) -> bool:
    """One within the other, or one side left open by one of the mentions."""
    return a <= b or b <= a


def _some_party_shared(book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    parties_a = _every_country(book, (*a.sources, *a.recipients))
    parties_b = _every_country(book, (*b.sources, *b.recipients))
    if parties_a & parties_b:
        return True
    if not (a.sources and b.sources) and a.modality == b.modality == "planned":
        return True
    return _complete_each_other(book, a, b)


def _complete_each_other(book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    """«l'offensive contre Daech … L'offensive lancée par la Turquie»: one names the target, the other the doer."""
    same_word = a.predicate.lemma == b.predicate.lemma and a.predicate.pos == b.predicate.pos == "noun"
    first, second = _named(book, a.sources), _named(book, b.sources)
    return same_word and bool(first) != bool(second) and bool(a.recipients) != bool(b.recipients)


def _every_country(book: ActorBook, actors: tuple[int, ...]) -> set[str]:
    return {book.drafts[n].country for n in actors} - {""}


def _other_side(book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    """«abattu par la police»: force used on the attackers is another act than the attack."""
    if a.predicate.type != "ASSAULT":
        return False
    if answers_attack(book, a) != answers_attack(book, b):
        return True
    first, second = _attackers(book, a.recipients), _attackers(book, b.recipients)
    return bool(a.recipients) and bool(b.recipients) and first != second


def _attackers(book: ActorBook, actors: tuple[int, ...]) -> bool:
    return any(book.drafts[n].code.endswith(" UAF") for n in actors)


def _countries(book: ActorBook, actors: tuple[int, ...]) -> set[str]:
    """Country or body of each actor; the rebels of a country are another side than its state."""
    return {(book.drafts[n].country or f"#{n}") + _side(book.drafts[n].code) for n in actors}


def _side(code: str) -> str:
    return " REB" if code.endswith(" REB") else ""


def _named(book: ActorBook, actors: tuple[int, ...]) -> set[str]:
    """Country or body of each doer; unidentified attackers count as left open."""
    return _countries(book, tuple(n for n in actors if not book.drafts[n].code.endswith(" UAF")))


def _different_places(a: EventDraft, b: EventDraft) -> bool:
    if a.place is None or b.place is None or a.predicate.type != "ASSAULT":
        return False
    both_precise = a.place.geonames is not None and b.place.geonames is not None
    return both_precise and a.place.name != b.place.name and a.place.country != b.place.country


def _absorb(book: ActorBook, into: EventDraft, other: EventDraft) -> None:
    into.evidence = _join([*into.evidence, *other.evidence])
    if not other.is_anaphoric:
        if _better(book, other.sources, into.sources):
            into.sources, into.reciprocal = other.sources, other.reciprocal
        if _better(book, other.recipients, into.recipients):
            into.recipients = other.recipients
    into.time = _more_precise(into, other)
    into.place = _nearer(book, into.place, other.place)
    into.mode = into.mode or other.mode
    into.contexts = tuple(dict.fromkeys((*into.contexts, *other.contexts)))
    into.confidence = min(0.99, max(into.confidence, other.confidence) + 0.03)
    known = {(c.by, c.modality) for c in into.claims}
    into.claims.extend(c for c in other.claims if (c.by, c.modality) not in known)
    certain = {c.by for c in into.claims if c.modality == "actual"}
    into.claims = [c for c in into.claims if c.modality in _FIRM or c.by not in certain]
    if into.is_plot:
        into.claims = _strongest(book, into.claims)


def _strongest(book: ActorBook, claims: list[ClaimDraft]) -> list[ClaimDraft]:
    """One claim of each claimant: a plot foiled, or suspected, is not also said to be under way."""
    order = ("negated", "possible", "actual", "planned", "requested")
    best: dict[str, ClaimDraft] = {}
    for claim in sorted(claims, key=lambda c: order.index(c.modality)):
        best.setdefault("" if claim.by is None else book.drafts[claim.by].code, claim)
    return [c for c in claims if any(c is kept for kept in best.values())]


def _nearer(book: ActorBook, a: Place | None, b: Place | None) -> Place | None:
    """The first place told; a town rather than its state."""
    if a is None or b is None:
        return a or b
    states = {m.entry.name for m in book.mentions if m.kind == "state" and m.entry is not None}
    return b if a.name in states and b.name not in states and a.country == b.country else a


def _better(book: ActorBook, new: tuple[int, ...], old: tuple[int, ...]) -> bool:
    if not old:
        return bool(new)
    unnamed = all(book.drafts[n].code.endswith(" UAF") for n in old)
    return bool(new) and (unnamed or len(_countries(book, new)) > len(_countries(book, old)))


def _of_another_time(main: EventDraft, bare: EventDraft) -> bool:
    """«les attentats de janvier 2015»: a month or a year of its own makes it history."""
    return main.time is None and bare.time is not None and days(bare.time) > _SAME_NEWS


def _more_precise(a: EventDraft, b: EventDraft) -> Time | None:
    if a.time is None or b.time is None:
        return a.time or b.time
    if days(a.time) <= _SAME_NEWS:
        return a.time  # «dans la nuit de samedi à dimanche», told first, and «dimanche» after it
    return min((a.time, b.time), key=days)


def _join(spans: list[Span]) -> list[Span]:
    """Overlapping evidence is one span."""
    joined: list[Span] = []
    for s in sorted(spans):
        if joined and s.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, s.end))
        else:
            joined.append(s)
    return joined
