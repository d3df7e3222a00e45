"""Nouns of speech: «leur conviction que …», «les accusations portées contre …», «l'appel de Paris à …»."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.contents import clause_end, content_span
from dragoman.analysis.statements.cues import CueIndex
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speakers import NOBODY, Speaker, SpeakerFinder
from dragoman.analysis.verbs import VerbReader, find_subject
from dragoman.language.lexicon import Cue, words
from dragoman.record import Span

_REACH_OF_INFINITIVE = 9
_POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
# Verbs that only carry the noun of speech: «ont exprimé leur conviction que».
_CARRIERS = words("carrier")


class NominalReader:
    """Finds the statements that nouns of speech make."""

    def __init__(
        self, parsed: Parsed, book: ActorBook, cues: CueIndex, reader: VerbReader, speakers: SpeakerFinder
    ) -> None:
        self._p = parsed
        self._book = book
        self._cues = cues
        self._reader = reader
        self._speakers = speakers

    def at(self, n: int) -> StatementDraft | None:
        """The statement made by the noun at token ``n``."""
        p = self._p
        cue = self._cues.nouns.get(p.low[n])
        if cue is None or p.pos[n] not in ("NOUN", "PROPN", "ADJ", "VERB") or p.words[n][:1].isupper():
            return None
        carrier = self._carrier(n)
        that = self._que(n) if "que" in cue.frames else None
        if that is not None:
            return self._that_clause(n, cue, that, carrier)
        if (cue.act == "accuse" and "np" in cue.frames) or (cue.act == "accuse" and "de" in cue.frames):
            return self._accusation(n, cue)
        if "à" in cue.frames and (appeal := self._appeal(n, cue, carrier)) is not None:
            return appeal
        return self._infinitive(n, cue, carrier) if "inf" in cue.frames else None

    def _carrier(self, n: int) -> int | None:
        p = self._p
        h = p.head[n]
        if h < n and any(f.lemma in _CARRIERS for f in self._reader.forms(p.low[h])):
            return h
        return None

    def _que(self, n: int) -> int | None:
        """«conviction (mutuelle) que»: one adjective may stand between."""
        p = self._p
        for k in range(n + 1, min(n + 3, p.sentence(n)[1])):
            if p.low[k] in ("que", "qu'"):
                return k
            if p.pos[k] != "ADJ":
                return None
        return None

    def _that_clause(self, n: int, cue: Cue, que: int, carrier: int | None) -> StatementDraft | None:
        p = self._p
        speaker = self._speaker(n, carrier)
        if not speaker.actors:
            return None
        if p.dep[que] == "obj" and p.pos[que] == "PRON":
            return None  # «la déclaration qu'il a faite»
        end = clause_end(p, n, que + 1)
        span = content_span(p, que + 1, end)
        return None if span is None else self._draft(n, cue, "noun-que", span, speaker, carrier)

    def _accusation(self, n: int, cue: Cue) -> StatementDraft | None:
        """What is alleged: «contre X», «de + noun», «selon lesquelles …»."""
        p = self._p
        end = p.sentence(n)[1]
        k = n + 1
        while k < min(end, n + 5) and (
            p.pos[k] in ("ADJ", "VERB", "AUX") or p.low[k] in ("par",) or self._book.mention_at(k)
        ):
            if p.low[k] in ("de", "d'", "contre", "visant", "selon"):
                break
            k += 1
        if k >= end or p.low[k] not in ("contre", "de", "d'", "du", "des", "selon", "visant"):
            return None
        if p.low[n - 2 : n] == ["actes", "d'"] or p.low[n - 2 : n] == ["acte", "d'"]:
            return None  # «l'acte d'accusation»: a paper of the court
        if p.low[k - 1].endswith("ant"):
            return None  # «les reproches venant de son camp»
        if n not in p.ancestors(k) or p.low[k + 1 : k + 2] in (["«"], ["“"]):
            return None  # «qualifié ces accusations de « mensongères »»
        speaker = self._speakers.owner_of(n)
        if cue.lemma.startswith("soupçon") and not speaker.actors:
            return None
        if p.low[k] in ("de", "d'", "du", "des") and speaker.span is not None and speaker.span.start >= p.start[k]:
            k = next((t for t in range(k + 1, end) if p.low[t] in ("contre", "selon", "visant")), -1)
            if k < 0:
                return None
        if p.low[n - 1] in _POSSESSIVES:
            speaker = self._speaker(n, None)
        stop = min(max(p.right[n], k + 2), end)
        if p.low[k] == "selon" and k + 1 < end and p.low[k + 1] in ("lesquelles", "laquelle"):
            k += 1
        first = (
            k + 1
            if p.low[k] in ("contre", "visant", "selon", "lesquelles", "laquelle") or p.low[k] in ("de", "d'")
            else k
        )
        span = content_span(p, first, max(stop, clause_end(p, n, first) if p.right[n] >= end - 1 else stop))
        return None if span is None else self._draft(n, cue, "accusation", span, speaker, None)

    def _appeal(self, n: int, cue: Cue, carrier: int | None) -> StatementDraft | None:
        p = self._p
        speaker = self._speaker(n, carrier)
        if not speaker.actors or carrier is None:
            return None
        for k in range(n + 1, min(n + 6, p.sentence(n)[1])):
            if p.low[k] in ("à", "au", "aux") and p.head[k] >= n:
                span = content_span(p, k + (p.low[k] == "à"), clause_end(p, carrier, k + 1))
                return None if span is None else self._draft(n, cue, "noun-à", span, speaker, carrier)
        return None

    def _infinitive(self, n: int, cue: Cue, carrier: int | None) -> StatementDraft | None:
        """«la décision européenne d'interrompre …», «sa promesse de …», «l'ordre du général de …»."""
        p = self._p
        if (
            carrier is None
            and p.low[n - 1 : n]
            and p.low[n - 1] not in (*_POSSESSIVES, "la", "l'", "le", "cette", "ce")
        ):
            return None
        end = p.sentence(n)[1]
        for k in range(n + 1, min(end - 1, n + _REACH_OF_INFINITIVE)):
            if p.low[k] in ("de", "d'") and any(f.mood == "inf" for f in self._reader.forms(p.low[k + 1])):
                break
            if p.low[k] in (",", ".", ";", ":", "que", "qu'", "qui") or p.pos[k] in ("VERB", "AUX"):
                return None
        else:
            return None
        speaker = self._speaker(n, carrier)
        after = speaker.span is not None and speaker.span.start >= p.start[k]
        if not speaker.actors or after or n not in p.ancestors(k + 1):
            return None
        span = content_span(p, k + 1, min(max(p.right[n], k + 2), clause_end(p, n, k + 1)))
        return None if span is None else self._draft(n, cue, "noun-inf", span, speaker, carrier)

    def _speaker(self, n: int, carrier: int | None) -> Speaker:
        """The owner («la conviction de Paris»), or with a possessive or a carrying verb that verb's subject."""
        p = self._p
        owner = self._speakers.owner_of(n)
        if owner.actors:
            return owner
        verb = carrier if carrier is not None else p.head[n]
        group = self._reader.read(p, verb)
        reason = p.low[n] == "motif" and p.low[n - 1] == "au"  # «écarté par le ministre au motif que …»
        if group is None or (carrier is None and p.low[n - 1] not in _POSSESSIVES and not reason):
            return NOBODY
        if group.passive:
            return self._speakers.agent_of_passive(group)
        found = find_subject(p, group, mention_at=self._book.mention_at)
        return NOBODY if found is None else self._speakers.at(found)

    def _draft(self, n: int, cue: Cue, form: str, span: Span, speaker: Speaker, carrier: int | None) -> StatementDraft:
        p = self._p
        first = n
        if carrier is not None:
            group = self._reader.read(p, carrier)
            first = group.first if group is not None else carrier
        return StatementDraft(
            anchor=n, cue=[p.span(first, n + 1)], lemma=cue.lemma, act=cue.act, form=form, content=[span],
            speakers=speaker.actors, speaker=speaker.span, polarity=cue.polarity, in_headline=p.end[n] <= p.headline_end,
        )  # fmt: skip
