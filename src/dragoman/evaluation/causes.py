"""Why an item was missed or falsely found, as far as the two annotations show: the next rule to write.

A cause is a short phrase; errors of one cause belong together. It is read off the annotations and the cue lexicon alone,
never off the coder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.evaluation.agreement import claim_set, country
from dragoman.evaluation.matching import characters, jaccard
from dragoman.evaluation.shapes import GoldArticle, GoldEvent, GoldStatement
from dragoman.language.conjugation import form_table, inflected_word
from dragoman.language.lexicon import cues


def of_missed_statement(gold: GoldArticle, missed: GoldStatement, predicted: Sequence[GoldStatement]) -> str:
    """``predicted``: those that no gold statement matches."""
    near = _nearest(missed, predicted)
    if near:
        return _cut(missed, near)
    if any(characters(missed.cue) & characters(p.cue) for p in predicted):
        return "cue read, content taken elsewhere"
    if not knows_cue(gold.cite(missed.cue)):
        return "cue not in the lexicon"
    return f"cue in the lexicon, nothing made of it ({missed.kind}{'' if missed.speakers else ', no speaker'})"


def of_false_statement(gold: GoldArticle, false: GoldStatement, missed: Sequence[GoldStatement]) -> str:
    """``missed``: the gold statements that no predicted one matches."""
    near = _nearest(false, missed)
    if near:
        return _cut(near, false)
    if any(characters(false.cue) & characters(g.cue) for g in missed):
        return "cue is right, content taken elsewhere"
    if any(jaccard(false.content, g.content) for g in gold.statements):
        return "inside or around a statement that is found already"
    return f"no statement there ({false.kind}{'' if false.speakers else ', no speaker'})"


def of_wrong_speaker(gold: GoldStatement, predicted: GoldStatement) -> str:
    """How the two sets of speakers' codes differ."""
    right, found = ({s.code for s in statement.speakers} for statement in (gold, predicted))
    if not right or not found:
        return "a speaker where there is none" if found else "nobody found"
    if {country(code) for code in right} == {country(code) for code in found}:
        return "right country, wrong sector"
    if right < found or found < right:
        return "one too many" if right < found else "one too few"
    if all(len(code) in (0, 3) or code.startswith("UNK") for code in found):
        return "speaker without country or sector"
    return "somebody else"


def of_missed_event(missed: GoldEvent, false: Sequence[GoldEvent]) -> str:
    """``false``: the predicted events that no gold event matches."""
    here = [p for p in false if characters(missed.evidence) & characters(p.evidence)]
    if here:
        return f"read as another type ({missed.type} as {here[0].type})"
    if not missed.sources:
        return "nothing read: nobody is its source"
    return f"nothing read ({missed.type}, {missed.standing})"


def of_false_event(false: GoldEvent, missed: Sequence[GoldEvent], gold: Sequence[GoldEvent]) -> str:
    """``missed``: the gold events that no predicted one matches; ``gold``: all."""
    if any(characters(false.evidence) & characters(g.evidence) for g in missed):
        return f"read as another type (as {false.type})"
    if any(g.type == false.type and characters(false.evidence) & characters(g.evidence) for g in gold):
        return f"counted twice ({false.type})"
    return f"no event there ({false.type}, {false.standing})"


def of_wrong_parties(gold: GoldEvent, predicted: GoldEvent) -> str:
    """Which side is wrong, and how."""
    sides = (
        ("source", gold.sources, predicted.sources),
        ("recipient", gold.recipients, predicted.recipients),
    )
    return ", ".join(filter(None, (_side(name, right, found) for name, right, found in sides))) or "sides mixed up"


def of_wrong_claims(gold: GoldEvent, predicted: GoldEvent) -> str:
    """Whose word is wrong: the claimant, or how sure they are."""
    right, found = claim_set(gold.claims), claim_set(predicted.claims)
    if {by for by, _ in right} == {by for by, _ in found}:
        return f"modality: {_listed(m for _, m in right - found)} as {_listed(m for _, m in found - right)}"
    if right < found or found < right:
        return "a claim too many" if right < found else "a claim too few"
    return f"claimant: {_kinds(right)} as {_kinds(found)}"


def knows_cue(words: str) -> bool:
    """Whether any word of a cue is a form of a word in the cue lexicon."""
    return any(word in _cue_forms() for word in _words(words))


@cache
def _cue_forms() -> frozenset[str]:
    verbs = {inflected_word(cue.lemma.removeprefix("y ")) for cue in cues() if cue.pos == "verb"}
    others = {word for cue in cues() if cue.pos != "verb" for word in _words(cue.lemma) if len(word) > 3}
    plurals = {word + "s" for word in others}
    short = {cue.lemma for cue in cues() if cue.pos != "verb"}
    return frozenset(form_table(verbs)) | others | plurals | short


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:-\w+)*", text.lower())


def _nearest(item: GoldStatement, others: Sequence[GoldStatement]) -> GoldStatement | None:
    best = max(others, key=lambda other: jaccard(item.content, other.content), default=None)
    return best if best and jaccard(item.content, best.content) > 0 else None


def _cut(gold: GoldStatement, predicted: GoldStatement) -> str:
    right, found = characters(gold.content), characters(predicted.content)
    if found < right:
        return "content cut short"
    return "content runs on" if right < found else "content shifted"


def _side(name: str, right: Sequence[str], found: Sequence[str]) -> str:
    expected, given = ({country(code) for code in codes} for codes in (right, found))
    if expected == given:
        return ""
    if not given:
        return f"{name} not found"
    if not expected:
        return f"{name} where there is none"
    return f"{name}s: " + ("one too many" if expected < given else "one too few" if given < expected else "another")


def _listed(values: object) -> str:
    return "+".join(sorted(values)) or "nothing"  # type: ignore[call-overload]


def _kinds(claims: set[tuple[str, str]]) -> str:
    return _listed({"author" if by == "author" else "a speaker" for by, _ in claims})
