"""Mentions joined by «et» and commas."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed


def first_mention(p: Parsed, book: ActorBook, start: int, end: int) -> Mention | None:
    """The first mention that starts at one of the tokens ``[start, end)``."""
    for k in range(start, min(end, len(p))):
        mention = book.mention_at(k)
        if mention is not None and mention.i >= start:
            return mention
    return None


def first_of_list(p: Parsed, book: ActorBook, mention: Mention) -> Mention:
    """«Washington et Londres ont condamné»: a plural verb has them all, whichever the parser calls its subject."""
    while (
        mention.i >= 2
        and p.low[mention.i - 1] in ("et", ",")
        and p.sentence_of[mention.i - 2] == p.sentence_of[mention.i]
    ):
        before = book.mention_at(mention.i - 2)
        if (
            before is None
            or (before.i > 0 and p.pos[before.i - 1] == "ADP")  # «En Syrie, l'armée et les milices ont …»
            or before.j != mention.i - 1
            or (
                before.kind == "agent" and mention.kind != "agent" and not before.person and not _is_institution(before)
            )
        ):
            break
        if p.low[mention.i - 1] == "," and p.low[mention.j : mention.j + 1] not in (["et"], [","], ["ainsi"]):
            break
        mention = before
    return mention


def _is_institution(m: Mention) -> bool:
    return m.agent is not None and m.agent.kind == "institution"


def next_of_list(p: Parsed, book: ActorBook, mention: Mention, *, commas: bool) -> Mention | None:
    """The mention that «et» joins to the one before it, or with ``commas`` a comma: under a verb in the plural."""
    k = mention.j
    example = k + (p.low[k : k + 1] == [","])
    if mention.number == "p" and p.low[example : example + 1] in (["dont"], ["notamment"], ["comme"]):
        after = first_mention(p, book, example + 1, example + 4)
        return after if after is not None and after.number != "p" and _ends_phrase(p, after) else None
    k = _past_apposition(p, book, k)
    if p.low[k : k + 2] in (["ainsi", "que"], ["ainsi", "qu'"]) or p.low[k : k + 2] == ["et", ","]:
        k += 1  # «ainsi que le président», «et, surtout, l'Allemagne»
        while p.low[k : k + 1] == [","] and p.pos[k + 1 : k + 2] == ["ADV"]:
            k += 2
        after = first_mention(p, book, k + 1, k + 3)
        return after if after is not None and after.apposed_to is None else None
    if k >= len(p) or p.low[k] not in (("et", ",") if commas else ("et",)):
        return None
    after = first_mention(p, book, k + 1, k + 3)
    if after is None or after.apposed_to is not None:
        return None
    if p.low[k] == "," and not (
        after.j < len(p) and p.low[after.j] in ("et", ",", "ainsi") and after.kind == mention.kind
    ):
        return None
    if any(p.pos[b] in ("VERB", "AUX", "PRON") for b in range(k + 1, after.i)):
        return None
    follows_verb = (
        p.low[k] == "et"
        and after.j < len(p)
        and p.dep[after.head].startswith("nsubj")
        and not p.dep[mention.head].startswith("nsubj")
    )
    return None if follows_verb and p.head[after.head] != mention.head else after


def _past_apposition(p: Parsed, book: ActorBook, k: int) -> int:
    """«X, directeur de A, ainsi que Y»: past what is said of X between commas, where «ainsi que» or «et» goes on."""
    if p.low[k : k + 1] != [","] or p.pos[k + 1 : k + 2] != ["NOUN"]:
        return k
    for t in range(k + 1, min(len(p) - 1, k + 12)):
        if p.low[t] == ",":
            goes_on = p.low[t + 1] in ("ainsi", "et")
            return t + 1 if goes_on and first_mention(p, book, t + 2, t + 5) is not None else k
        if p.pos[t] in ("VERB", "AUX"):
            return k
    return k


def _ends_phrase(p: Parsed, m: Mention) -> bool:
    """Whether nothing but a comma, a joint or the verb follows: «certains experts, dont X, …»."""
    return m.j >= len(p) or p.low[m.j] in (",", "et", "ou") or p.pos[m.j] in ("VERB", "AUX")
