"""Goes over the tokens of an article and makes an event of each predicate whose row fits."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.complements import ComplementReader
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.light_verbs import LightVerbReader
from dragoman.analysis.events.modality import ModalityReader
from dragoman.analysis.events.noun_arguments import NounArgumentReader
from dragoman.analysis.events.noun_events import NounEventReader
from dragoman.analysis.events.phrases import PhraseReader
from dragoman.analysis.events.predicates import PredicateIndex
from dragoman.analysis.events.rows import RowFitter
from dragoman.analysis.events.verb_arguments import VerbArgumentReader
from dragoman.analysis.events.verb_events import VerbEventReader
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbReader

_MET = frozenset({"réunis", "réunies"})
_DETERMINERS = frozenset(
    {"le", "la", "l'", "les", "un", "une", "des", "du", "au", "cette", "ces", "cet", "ce", "son", "sa", "leur"}
)


class EventFinder:
    """Finds the events of one article, mention by mention."""

    def __init__(
        self, parsed: Parsed, book: ActorBook, index: PredicateIndex, reader: VerbReader, phrases: PhraseReader
    ) -> None:
        self._p = parsed
        self._book = book
        self._index = index
        self._reader = reader
        self._opening = index.opening_words(reader)
        slots = ComplementReader(parsed, book, index, phrases)
        verbs = VerbArgumentReader(parsed, book, reader, phrases, slots)
        nouns = NounArgumentReader(parsed, book, reader, phrases, slots)
        rows = RowFitter(parsed, book, index, phrases)
        modality = ModalityReader(parsed, index, reader)
        light = LightVerbReader(parsed, index, reader, verbs, nouns)
        self._verbs = VerbEventReader(parsed, index, reader, phrases, verbs, rows, modality)
        self._nouns = NounEventReader(parsed, book, index, reader, nouns, light, rows, modality)

    def find(self) -> list[EventDraft]:
        """Every mention of an event, in the text's order."""
        found: list[EventDraft] = []
        taken = 0
        for k in range(len(self._p)):
            if k < taken:
                continue
            draft, end = self._at(k)
            if draft is not None:
                found.append(draft)
                taken = max(taken, end)
        return found

    def _at(self, k: int) -> tuple[EventDraft | None, int]:
        if self._p.low[k] in _MET and k == self._p.sentence(k)[0]:
            return self._opening_meeting(k), k + 1
        if self._p.low[k] not in self._opening:
            return None, k + 1
        verb = self._index.verb_at(self._p, k, self._reader)
        if verb is not None:
            return self._verbs.read(k, verb), k + 1
        if self._p.pos[k] in ("NOUN", "PROPN", "ADJ", "VERB", "X") and not self._inside_name(k):
            noun = self._index.noun_at(self._p, k)
            if noun is not None and self._is_noun(k):
                return self._nouns.read(k, noun), noun.end
        return None, k + 1

    def _opening_meeting(self, k: int) -> EventDraft | None:
        """«Réunis à Abuja, les chefs d'État de la Cédéao …»."""
        p = self._p
        end = p.sentence(k)[1]
        commas = [t for t in range(k + 1, min(end, k + 14)) if p.low[t] == ","]
        near = [m for c in commas for t in range(c + 1, min(end, c + 3)) if (m := self._book.mention_at(t))]
        mention = next((m for m in near if p.low[m.i - 1] not in ("en", "au", "aux", "à")), None)
        actors = self._book.actors_of(mention) if mention is not None else ()
        rows = self._index.rows_of("réunir", reflexive=True)
        if mention is None or not actors or not rows:
            return None
        one_body = len(actors) == 1
        draft = EventDraft(
            k, rows[0], actors, (), [p.span(k, mention.j)], mode="multilateral" if one_body else rows[0].mode
        )
        draft.reciprocal, draft.contexts = len(actors) > 1, rows[0].contexts
        return draft

    def _inside_name(self, k: int) -> bool:
        """«Armée de libération», «Conseil de coopération»: the word belongs to an actor's name."""
        mention = self._book.mention_at(k)
        return mention is not None and mention.i <= k < mention.j

    def _is_noun(self, k: int) -> bool:
        p = self._p
        if p.pos[k] == "NOUN" or (p.pos[k] == "PROPN" and p.dep[k] != "flat:name"):
            return True
        before = p.low[k - 1] if k > p.sentence(k)[0] else ""
        return before in _DETERMINERS
