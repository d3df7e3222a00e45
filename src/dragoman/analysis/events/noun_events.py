"""Makes an event of a noun of action: «l'attaque contre …», «la visite de …»."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.events.assaults import in_heading
from dragoman.analysis.events.drafts import EventDraft, evidence_span
from dragoman.analysis.events.light_verbs import LightVerbReader
from dragoman.analysis.events.modality import ModalityReader
from dragoman.analysis.events.noun_arguments import LEAVING, NounArgumentReader
from dragoman.analysis.events.predicates import FoundPredicate, PredicateIndex
from dragoman.analysis.events.rows import RowFitter
from dragoman.analysis.events.sides import NO_STATE, is_armed
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbReader
from dragoman.language.lexicon import words

_BODIES = words("transnational")
_ENDING = words("ending-verb")
_DEEDS_ENDED = frozenset({"ASSAULT", "AID", "COOPERATE", "CONSULT", "SUPPORT"})
_OF = frozenset({"de", "du", "des", "d'"})
_JIHADIST = frozenset({"jihadiste", "jihadistes", "djihadiste", "djihadistes"})
_VICTIM_AFTER_DE = frozenset({"abduct", "targeted", "torture", "beat", "sexual", "destroy"})
_VICTIM_NOUNS = words("killing")
_STANDING_NOUNS = words("standing-noun")
_SIEGES = frozenset({"blocus", "siège"})
_ENDING_NOUNS = words("ending-noun")
_PRISONS = frozenset({"prison", "prisons", "pénitencier"})
_GATHERING = frozenset(
    {"dégénérer", "dérouler", "éclater", "organiser", "paralyser", "partir", "rassembler", "réunir", "secouer", "tenir",
     "prévoir", "mobiliser", "attirer"}
)  # fmt: skip


class NounEventReader:
    """Reads nouns of action in one article."""

    def __init__(
        self,
        parsed: Parsed,
        book: ActorBook,
        index: PredicateIndex,
        reader: VerbReader,
        nouns: NounArgumentReader,
        light: LightVerbReader,
        rows: RowFitter,
        modality: ModalityReader,
    ) -> None:
        self._p = parsed
        self._book = book
        self._index = index
        self._reader = reader
        self._nouns = nouns
        self._light = light
        self._rows = rows
        self._modality = modality

    def read(self, n: int, found: FoundPredicate) -> EventDraft | None:
        """The event of the noun of action at a token; ``None`` when it states none."""
        p = self._p
        arguments = self._nouns.of_noun(n, found.end)
        if self._names_a_thing(n) or self._is_figurative(n, found.end):
            return None
        if found.rows[0].type in _DEEDS_ENDED and self._is_ended(n):
            return None
        self._jihadist(found.end, arguments)
        done_by = bool(arguments.slots.get("par"))
        self._armed_doer(found, arguments)
        if found.rows[0].type == "ASSAULT" and self._by_unknown_body(arguments):
            return None
        light = self._light.read(n, arguments)
        if found.rows[0].type == "PROTEST" and not any(arguments.slots.get(s) for s in ("par", "de", "adj", "poss")):
            self._public(n, found.end, arguments)
        implicit = light or self._light.beneficiary(n, arguments)
        draft = self._rows.best(n, found, arguments, passive=False)
        if draft is not None:
            modality = self._modality.of_noun(n)
            if modality is None or (modality == "actual" and self._only_names(n, found.end, implicit)):
                return None
            draft.modality = draft.predicate.modality or modality
            draft.source_is_implicit = implicit
            draft.is_dated = self._nouns.is_dated(n, found.end)
            draft.is_carried_out = bool(draft.sources) and (light or done_by)
            draft.evidence = [evidence_span(p, n, n, found.end, arguments)]
        return draft

    def _only_names(self, n: int, end: int, told: bool) -> bool:
        """«le blocus ukrainien», «le soutien de Moscou»: known already; a verb, a date or a heading tells it."""
        p = self._p
        known = (p.low[n] in _STANDING_NOUNS and p.low[n] != "état") or self._is_spoken_of(n)
        told = told and p.low[n] not in _SIEGES
        return known and not told and not in_heading(p, n) and not self._nouns.has_time(end)

    def _is_spoken_of(self, n: int) -> bool:
        """«à la suite de la sortie du Tchad de l'Union»: known already; «la récente sortie» is news."""
        p = self._p
        before = range(max(p.sentence(n)[0], n - 3), n)
        governed = any(p.pos[k] == "ADP" for k in before)
        return p.low[n] in LEAVING and governed and not any(p.low[k].startswith("récent") for k in before)

    def _public(self, n: int, end: int, found: Arguments) -> None:
        """«Une manifestation a eu lieu samedi à Conakry»: by people of the country where it is told to happen."""
        p = self._p
        told = self._nouns.has_time(end, 8) or in_heading(p, n)
        verb = next((k for k in range(end, min(end + 12, p.sentence(n)[1])) if p.pos[k] == "VERB"), None)
        if verb is not None and {f.lemma for f in self._reader.forms(p.low[verb])} & _GATHERING:
            told = True
        inside = any(p.low[k] in _PRISONS for k in range(end, min(end + 4, p.sentence(n)[1])))
        country = self._book.local_country(n) if told and not inside else ""
        if len(country) == 3 and country not in NO_STATE:
            span = p.span(n, end)
            found.slots["par"] = (self._book.unnamed(f"{country} CVL", "manifestants", "population", span),)

    def _jihadist(self, end: int, found: Arguments) -> None:
        """«une attaque jihadiste»: its doers, with no group named."""
        p = self._p
        for k in (end - 1, end):
            if k < len(p) and p.low[k] in _JIHADIST and not found.slots.get("par"):
                found.slots["par"] = (self._book.unnamed("ISM REB", "jihadistes", "group", p.span(k, k + 1)),)

    def _armed_doer(self, noun: FoundPredicate, found: Arguments) -> None:
        """«les frappes de l'aviation», «les assauts de l'État islamique»: an armed body after «de» is who strikes."""
        owner = found.slots.get("de", ())
        if noun.rows[0].type != "ASSAULT" or noun.rows[0].mode in _VICTIM_AFTER_DE or found.slots.get("par"):
            return
        bodies = all(self._book.drafts[a].kind in ("group", "institution") for a in owner)
        if noun.rows[0].lemma not in _VICTIM_NOUNS and bodies and self._may_strike(owner):
            found.slots["par"] = owner
            del found.slots["de"]

    def _by_unknown_body(self, found: Arguments) -> bool:
        """«les frappes de la coalition»: the doer is told, and cannot be coded; unknown attackers would be untrue."""
        told = any(self._p.low[t] in _BODIES for t in found.heads.get("de", ())[:3])
        return told and not any(found.slots.get(slot) for slot in ("de", "par", "poss"))

    def _may_strike(self, owner: tuple[int, ...]) -> bool:
        """Armed, or of no known country («les frappes de la coalition»): then nobody else is put in its place."""
        return is_armed(self._book, owner) or (bool(owner) and not any(self._book.drafts[a].code for a in owner))

    def _is_ended(self, n: int) -> bool:
        """«cessera ses frappes», «mettre fin aux attaques»: the end of force is told, not its use."""
        p = self._p
        for k in range(n - 1, max(p.sentence(n)[0], n - 5) - 1, -1):
            if p.low[k] in _ENDING_NOUNS and p.low[k + 1] in _OF:
                return True
            if {f.lemma for f in self._reader.forms(p.low[k])} & _ENDING or (
                p.low[k] == "fin" and p.low[k + 1] in ("à", "aux", "au")
            ):
                return True
            if p.pos[k] not in ("DET", "ADP", "ADJ", "NUM", "NOUN"):
                return False
        return False

    def _names_a_thing(self, n: int) -> bool:
        """«un canot de sauvetage», «un fusil d'assaut»: what a thing is for."""
        p = self._p
        if p.low[n] == "raid" and p.words[n] != "raid" and n > p.sentence(n)[0]:
            return True  # «le RAID»: the unit of the police
        if n < 2 or p.low[n - 1] not in ("de", "d'") or p.sentence_of[n - 2] != p.sentence_of[n]:
            return False
        return "kind-of-thing" in self._index.classes.of(p, n - 2)

    def _is_figurative(self, n: int, end: int) -> bool:
        """«une attaque virulente», «le combat électoral»: words, not arms."""
        near = range(end, min(end + 4, self._p.sentence(n)[1]))
        return any(
            self._p.pos[k] in ("ADJ", "VERB") and "figurative" in self._index.classes.of(self._p, k) for k in near
        )
