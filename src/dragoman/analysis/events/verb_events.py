"""Makes an event of a verb whose row fits its arguments."""

from __future__ import annotations

from dataclasses import replace

from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.events.drafts import EventDraft, evidence_span
from dragoman.analysis.events.modality import ModalityReader
from dragoman.analysis.events.phrases import PhraseReader
from dragoman.analysis.events.predicates import FoundPredicate, PredicateIndex
from dragoman.analysis.events.rows import RowFitter
from dragoman.analysis.events.verb_arguments import VerbArgumentReader
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader
from dragoman.language.lexicon import words

_ETRE_ACTIVE = frozenset({"convenir", "disconvenir", "passer", "repasser"})
"""Verbs that also take «être» in the active («sont convenus de»)."""
_STANDING = words("standing-verb")
"""Verbs whose present and participle tell a lasting state («les rebelles que soutient Ankara»), not an act."""

_PROPOSING = frozenset({"défendre", "préconiser", "proposer", "prôner"})
_SIEGE_NOUNS = frozenset({"blocus", "embargo", "siège"})
_FIGHTING = words("fighting-verb")
_SIEGES = frozenset({"assiéger", "cerner", "encercler"})
"""Sieges last too, but where a date stands with the participle it is that of their beginning."""


class VerbEventReader:
    """Reads verbs in one article."""

    def __init__(
        self,
        parsed: Parsed,
        index: PredicateIndex,
        reader: VerbReader,
        phrases: PhraseReader,
        verbs: VerbArgumentReader,
        rows: RowFitter,
        modality: ModalityReader,
    ) -> None:
        self._p = parsed
        self._index = index
        self._reader = reader
        self._phrases = phrases
        self._verbs = verbs
        self._rows = rows
        self._modality = modality

    def read(self, v: int, found: FoundPredicate) -> EventDraft | None:
        """The event of the verb at a token; ``None`` when it states none."""
        group = found.group
        assert group is not None
        if group.passive and group.mood != "part" and group.lemmas & _ETRE_ACTIVE:
            group = replace(group, passive=False)
        modality = self._modality.of_verb(group)
        if modality is None:
            return None
        if "refuser" in group.lemmas and self._of_saying(found.end):
            return None
        if "viser" in group.lemmas and self._p.low[found.end : found.end + 1] == ["à"]:
            return None  # «visent à changer»: an aim
        arguments = self._verbs.of_verb(group, found.end)
        if self._only_describes(group, arguments) or self._belongs_to_standing(group):
            return None
        if found.rows[0].mode == "seize" and self._is_outcome(group):
            return None  # «avance, prenant des villages»: the outcome of a fight that another verb tells
        if found.rows[0].type == "REJECT" and self._is_rumour(arguments):
            return None
        if group.lemmas & _PROPOSING and self._is_background(group):
            return None
        draft = self._rows.best(v, found, arguments, group.passive)
        if draft is None and group.mood == "part" and group.first == v and any(row.needs for row in found.rows):
            draft, arguments = self._of_far_antecedent(v, found, group, arguments)
        if draft is not None and "captured" in draft.predicate.needs and modality == "negated":
            return None  # a town that was not taken: nothing was done
        if (
            draft is not None
            and draft.predicate.type == "MOBILIZE"
            and group.passive
            and self._is_posted(group, arguments)
        ):
            return None
        if draft is not None and group.mood == "part" and draft.predicate.type == "ACCUSE" and not draft.sources:
            return None  # «accusés de fraude»: describes
        if draft is not None:
            draft.modality = draft.predicate.modality or modality
            draft.evidence = [evidence_span(self._p, v, group.first, found.end, arguments)]
            governor = self._verbs.subjects.governor(group)
            draft.governor = governor.head if governor is not None else -1
        return draft

    def _is_outcome(self, group: VerbGroup) -> bool:
        """«prenant des villages», «réussissant à prendre des villages»."""
        if group.mood == "inf":
            outer = self._verbs.subjects.governor(group)
            return outer is not None and outer.mood == "part" and outer.tense == "pres"
        return group.mood == "part" and group.tense == "pres"

    def _is_background(self, group: VerbGroup) -> bool:
        """«les réformes qu'il proposait», «prônant l'union»: what somebody stands for, and no call."""
        relative = self._p.dep[group.head] == "acl:relcl" or bool(
            {"que", "qu'"} & set(self._p.low[max(0, group.first - 3) : group.first])
        )
        standing = "proposer" not in group.lemmas and group.mood == "part" and group.tense == "pres"
        return standing or (relative and group.tense in ("impf", "pres"))

    def _is_rumour(self, found: Arguments) -> bool:
        """«dément la rumeur»: nobody is answered."""
        return any(self._p.low[k] in ("rumeur", "rumeurs") for k in found.heads.get("object", ())[:2])

    def _is_posted(self, group: VerbGroup, found: Arguments) -> bool:
        """«est déployé en mer»: where forces are, and not that they were sent."""
        done = "été" in self._p.low[group.first : group.head]
        return not done and group.tense in ("pres", "impf") and found.unnamed_agent

    def _of_saying(self, start: int) -> bool:
        """«refuse de commenter»: a statement, and nothing done."""
        near = range(start, min(start + 5, len(self._p)))
        return any("say-act" in self._index.classes.of(self._p, k) for k in near)

    def _of_far_antecedent(
        self, v: int, found: FoundPredicate, group: VerbGroup, near: Arguments
    ) -> tuple[EventDraft | None, Arguments]:
        """The event of a participle whose noun stands further left, with that noun's arguments."""
        with_class = replace(found, rows=tuple(row for row in found.rows if row.needs))
        for noun in self._verbs.antecedents(group):
            arguments = self._verbs.of_verb(group, found.end, antecedent=noun)
            draft = self._rows.best(v, with_class, arguments, group.passive)
            if draft is not None and not draft.is_partial:
                return draft, arguments
        return None, near

    def _only_describes(self, g: VerbGroup, found: Arguments) -> bool:
        """A participle that only describes («opposants détenus», «rebelles soutenus par Ankara») states no occasion.

        It does with an agent or a time of its own, or where it stands for the verb of a headline.
        """
        p = self._p
        standing = bool(g.lemmas & _STANDING)
        if g.mood != "part" or g.tense != "past":
            before = p.low[max(g.first - 2, 0) : g.first]
            relative = p.dep[g.head] == "acl:relcl" or bool({"qui", "que", "qu'"} & set(before))
            lasts = (relative and g.head == g.last - 1) or g.passive
            lasting = g.tense in ("pres", "impf")
            fights = lasting and bool(g.lemmas & _FIGHTING) and p.start[g.head] >= p.headline_end
            return fights or (standing and lasting and lasts)
        if standing:
            return not (g.lemmas & _SIEGES and self._phrases.has_time(g.head + 1, g.head + 12))
        if p.dep[g.head] not in ("amod", "acl", "nmod", "conj", "appos") or self._in_verbless_headline(g.head):
            return False
        has_agent = bool(found.slots.get("subject") or found.both)
        return not has_agent and not self._phrases.has_time(g.head + 1, g.head + 5)

    def _belongs_to_standing(self, g: VerbGroup) -> bool:
        """«le blocus imposé par Ankara»: known already."""
        p = self._p
        return (
            g.mood == "part"
            and g.tense == "past"
            and p.low[p.head[g.head]] in _SIEGE_NOUNS
            and g.head - 4 < p.head[g.head] < g.head
        )

    def _in_verbless_headline(self, token: int) -> bool:
        p = self._p
        start, end = p.sentence(token)
        if p.start[start] >= p.headline_end:
            return False
        groups = (self._reader.read(p, k) for k in range(start, end) if p.pos[k] in ("VERB", "AUX"))
        return not any(g is not None and g.mood in ("ind", "cond") for g in groups)
