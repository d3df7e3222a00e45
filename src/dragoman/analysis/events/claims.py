"""On whose word an event stands: its claims follow from the statements around it and from its own grammar."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman import record
from dragoman.analysis.events.assaults import is_claim
from dragoman.analysis.events.drafts import ClaimDraft, EventDraft
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.record import Modality, Standing

_DENIED: dict[Modality, Modality] = {
    "actual": "negated",
    "planned": "negated",
    "possible": "negated",
    "negated": "actual",
    "requested": "negated",
}
_INTENDING = ("compt", "souhait", "veut", "veul", "voul", "entend", "projet", "prévoi", "ambitionn", "intention")
_QUOTED_SENTENCE = 5
_OPEN_FORMS = frozenset({"inf", "à", "noun-à"})


def claims_of(
    p: Parsed, event: EventDraft, statements: list[StatementDraft], events: Iterable[EventDraft] = ()
) -> list[ClaimDraft]:
    """Who commits to an event, and how.

    Innermost statement first: its speakers claim the event as their words present it. A speaker further out who denies
    what the inner one says negates it. Where nobody in particular speaks («il est indiqué que») the event is at most
    possible in the author's voice; outside of any statement it is the author's.
    """
    own = next((s for s in statements if s.anchor == event.trigger), None)
    if is_claim(event):
        return [ClaimDraft(a, event.modality, own) for a in event.sources]
    layers = layers_of(p, event.trigger, statements)
    if event.predicate.type == "ASSAULT":
        # Who claims responsibility claims the deed for himself, which is another event (gold/decisions.md, Merging).
        layers = [s for s in layers if not s.lemma.startswith("revendi")]
    if own is not None and event.predicate.type == "ACCUSE":
        # A denial negates what is alleged, not that it was alleged.
        layers = [s for s in layers if not _denies(s)]
    if not layers:
        known = _of_accuser(event, events) or _of_planner(p, event) or _of_caller(event)
        return known or [ClaimDraft(None, _unattributed(p, event))]
    claims: list[ClaimDraft] = []
    modality = event.modality
    for depth, statement in enumerate(layers):
        stance = (
            modality
            if _is_past_infinitive(p, event.trigger) and not _denies(statement)
            else _stance(statement, modality)
        )
        denies = _denies(statement)
        if denies and statement.anchor == event.governor and event.modality == "negated":
            stance = "negated"  # «refuse de reconnaître»: one refusal, read once by the verb and once as its statement
        if depth == 0 or denies or not claims:
            claims.extend(ClaimDraft(by, stance, statement) for by in statement.speakers)
        if denies:
            modality = stance
    if not claims:
        weakened: Modality = "possible" if event.modality == "actual" else event.modality
        return [ClaimDraft(None, weakened, layers[0])]
    return claims


def _of_planner(p: Parsed, event: EventDraft) -> list[ClaimDraft]:
    """«compte envoyer des troupes»: who has the intention has it planned, and nobody else."""
    intends = event.governor >= 0 and p.low[event.governor].startswith(_INTENDING)
    return [ClaimDraft(a, "planned") for a in event.sources] if intends and event.modality == "planned" else []


def _of_caller(event: EventDraft) -> list[ClaimDraft]:
    """«la centrale appelle à la grève»: the strike is asked for by who would make it."""
    called = event.predicate.type == "PROTEST" and event.modality == "requested"
    return [ClaimDraft(a, "requested") for a in event.sources] if called else []


def _of_accuser(event: EventDraft, events: Iterable[EventDraft]) -> list[ClaimDraft]:
    """What the infinitive of «X, que Y accuse de …» tells is claimed by who accuses, where no statement was read."""
    accusation = next((e for e in events if e.trigger == event.governor and e.predicate.type == "ACCUSE"), None)
    if accusation is None:
        return []
    return [ClaimDraft(a, event.modality) for a in accusation.sources] or [ClaimDraft(None, "possible")]


def negate_what_is_denied(p: Parsed, events: list[EventDraft], statements: list[StatementDraft]) -> None:
    """«rejette ces accusations»: what the last accusation against the denier alleges is negated by the denier."""
    for denial in events:
        if denial.predicate.type != "REJECT" or denial.predicate.cameo != "016":
            continue
        own = next((s for s in statements if s.anchor == denial.trigger), None)
        said = own.content if own is not None else []
        if any(c.start <= p.start[e.trigger] < c.end for c in said for e in events):
            continue  # it says itself what is denied
        for alleged in _alleged_of(p, denial, events, statements):
            alleged.claims = [c for c in alleged.claims if c.by is not None]
            known = {(c.by, c.modality) for c in alleged.claims}
            alleged.claims.extend(ClaimDraft(a, "negated") for a in denial.sources if (a, "negated") not in known)


def _alleged_of(
    p: Parsed, denial: EventDraft, events: list[EventDraft], statements: list[StatementDraft]
) -> list[EventDraft]:
    before = [
        e
        for e in events
        if e.predicate.type == "ACCUSE" and e.trigger < denial.trigger and set(e.recipients) & set(denial.sources)
    ]
    if not before:
        return []
    accusation = before[-1]
    own = next((s for s in statements if s.anchor == accusation.trigger), None)
    spans = own.content if own is not None else []
    return [
        e
        for e in events
        if any(c.start <= p.start[e.trigger] < c.end for c in spans) or e.governor == accusation.trigger
    ]


def _denies(statement: StatementDraft) -> bool:
    return statement.polarity in ("denies", "refuses") or statement.act == "deny"


def _unattributed(p: Parsed, event: EventDraft) -> Modality:
    """In quotation marks that nobody is named for, what is said is at most possible."""
    quote = p.quote_of[event.trigger]
    if quote < 0 or event.modality != "actual":
        return event.modality
    return "possible" if len(p.tokens_in(p.quotations[quote].inner)) >= _QUOTED_SENTENCE else event.modality


def _is_past_infinitive(p: Parsed, trigger: int) -> bool:
    """«dit avoir livré», «d'avoir été arrêté»: told as done, whatever the act of saying."""
    before = p.low[max(p.sentence(trigger)[0], trigger - 3) : trigger]
    return (
        "avoir" in before
        or "s'être" in before
        or ("être" in before and p.low[trigger].endswith(("é", "és", "ée", "ées", "u", "us")))
    )


def layers_of(p: Parsed, trigger: int, statements: Iterable[StatementDraft]) -> list[StatementDraft]:
    """The statements whose content holds a token, innermost first."""
    start, end = p.start[trigger], p.end[trigger]
    around: list[StatementDraft] = []
    for s in statements:  # every event asks every statement: a plain loop takes half the time of any()
        for c in (*s.content, *s.extra):
            if c.start <= start and end <= c.end:
                around.append(s)
                break
    return sorted(around, key=lambda s: (_depth(s), -sum(c.end - c.start for c in s.content)), reverse=True)


def _depth(statement: StatementDraft) -> int:
    depth = 0
    while statement.within is not None and depth < 20:
        statement, depth = statement.within, depth + 1
    return depth


def _stance(s: StatementDraft, modality: Modality) -> Modality:
    """How the speaker presents an event that the words themselves present with ``modality``."""
    if _denies(s):
        if s.negated:
            return "possible"
        return _DENIED[modality]
    if s.negated:
        return "possible" if modality == "actual" else modality
    if modality != "actual":
        return modality
    if s.act == "ask":
        return "possible" if s.form == "si" else "requested"
    if s.act == "demand" and s.form in (*_OPEN_FORMS, "np", "que", "de"):
        return "requested"
    if s.act in ("promise", "announce") and s.form == "inf":
        return "planned"
    if s.act == "promise" and s.form in ("np", "que"):
        return "planned"
    if s.act == "threaten":
        return "possible"
    return modality


def standing_of(claims: Iterable[ClaimDraft]) -> Standing:
    """The standing that follows from the claims (see ``record.standing_of``)."""
    return record.standing_of(("author" if c.by is None else c.by, c.modality) for c in claims)
