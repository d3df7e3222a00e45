"""«Selon X, …», «…, d'après Y», «pour Berlin, …», «de source sécuritaire»: attribution without a verb."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.mentions import DETERMINERS
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.contents import clause_end, tidy, to_the_mark, without
from dragoman.analysis.statements.cues import CueIndex
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speaker_pronouns import LAST_NAMED
from dragoman.analysis.statements.speakers import ISSUERS, Speaker, SpeakerFinder
from dragoman.analysis.verbs import FoundSubject
from dragoman.language.lexicon import Cue, words
from dragoman.record import Span

_MEDIA_WORDS = words("reported-by")
_PHRASE_STOPS = frozenset({",", ".", ";", ":", "»", ")", "(", "«", "“"})
_CITED = words("cited")
_PERSONS = ("iste", "istes", "logue", "logues", "trice", "trices", "ateur", "ateurs", "naute", "nautes", "eur", "eurs")
"""Endings of nouns for persons that need no row to speak: «selon l'archéologue», «pour la donatrice»."""
_ASKED = words("asked")
_BODIES = words("body-word")
_NAMED_AFTER = words("named-after")
_THINGS = words("thing-like-person")
_JOINTS = frozenset({"mais", "et", "or", "car", "cependant", "toutefois"})
_AND_THAT = (["et", "que"], ["et", "qu'"], ["et", "qui"], ["et", "dont"])
_RELATIVES = frozenset({"qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles"})
_PERSONAL = frozenset({"lui", "elle", "eux", "elles"})


class PrepositionReader:
    """Finds statements made by a preposition and what can speak after it."""

    def __init__(self, parsed: Parsed, book: ActorBook, cues: CueIndex, speakers: SpeakerFinder) -> None:
        self._p = parsed
        self._book = book
        self._cues = cues
        self._speakers = speakers

    def at(self, i: int) -> StatementDraft | None:
        """The statement whose preposition starts at token ``i``."""
        found = self._cues.preposition_at(self._p, i)
        if found is None:
            return None
        cue, after = found
        speaker, end = self._object(cue, i, after)
        if speaker is None or not speaker.possible:
            return None
        if cue.lemma == "d'après" and i > 0 and self._p.low[i - 1] in _NAMED_AFTER:
            return None  # «nommé d'après son fondateur»
        if cue.lemma in ("pour", "du côté de", "chez", "côté") and not self._opens_clause(i, end):
            return None
        phrase = Span(self._p.start[i], self._p.end[end - 1])
        quoted = self._quotation_before(i)
        goes_on = not self._p.words[i][:1].isupper()  # «« … » selon le président, qui se félicite …»
        content = (
            (quoted if goes_on else []) or self._content(i, end, phrase) or quoted or self._quotation_after(i, end)
        )
        if not content or sum(s.end - s.start for s in content) < 8:
            return None
        return StatementDraft(
            anchor=i, cue=[self._p.span(i, after)], lemma=cue.lemma, act=cue.act, form="preposition", content=content,
            speakers=speaker.actors, speaker=speaker.span, clause=phrase, in_headline=self._p.end[i] <= self._p.headline_end,
        )  # fmt: skip

    def _quotation_after(self, i: int, end: int) -> list[Span]:
        """«Pour le ministre, « … . … »»: a quotation of whole sentences, which the parser is given apart."""
        p = self._p
        stop = p.sentence(i)[1]
        if (
            i != p.sentence(i)[0]
            or any(p.pos[k] not in ("PUNCT", "ADV", "CCONJ", "DET") for k in range(end, stop))
            or stop >= len(p)
        ):
            return []
        q = p.quote_of[stop]
        same_paragraph = p.paragraph_of[stop] == p.paragraph_of[i]
        opens = q >= 0 and p.tokens_in(p.quotations[q].outer).start == stop
        return tidy(p.text, [p.quotations[q].inner]) if same_paragraph and opens else []

    def _quotation_before(self, i: int) -> list[Span]:
        """««…», selon le ministre.»: the phrase stands alone after a whole quotation."""
        p = self._p
        start = p.sentence(i)[0]
        if not start or any(p.low[k] != "," for k in range(start, i)) or p.quote_of[start - 1] < 0:
            return []
        same_paragraph = p.paragraph_of[start - 1] == p.paragraph_of[i]
        return tidy(p.text, [p.quotations[p.quote_of[start - 1]].inner]) if same_paragraph else []

    def _object(self, cue: Cue, i: int, after: int) -> tuple[Speaker | None, int]:
        """The speaker after the preposition and the end of its phrase; ``None`` for «selon les critères»."""
        p = self._p
        if cue.lemma.startswith("de source"):
            return self._source(i, after)
        if p.low[after : after + 2] in (["ce", "que"], ["ce", "qu'"]):
            return self._what_is_reported(i, after + 2)
        k = after
        while k < len(p) and (
            p.low[k] in DETERMINERS or p.low[k] in ("le", "la", "les", "l", "'") or p.pos[k] == "ADJ"
        ):
            if self._book.mention_at(k) is not None:
                break
            k += 1
        if k >= len(p) or p.sentence_of[k] != p.sentence_of[i]:
            return None, i
        if p.low[after] in ("ce", "ces", "cette") and after + 1 < len(p) and p.low[after + 1] in LAST_NAMED:
            return self._speakers.at(FoundSubject(after + 1)), after + 2  # «Selon ces derniers, …»
        if p.low[after] in _PERSONAL:
            return self._speakers.at(FoundSubject(after)), after + 1
        mention = self._book.mention_at(k)
        if mention is not None and mention.i <= k and mention.head >= after:
            speaker = self._speakers.of_mention(mention, commas=False)
            end = mention.j
            while speaker.span is not None and end < len(p) and p.start[end] < speaker.span.end:
                end += 1
            return speaker, self._phrase_end(end, i)
        if p.low[k] in ISSUERS or p.low[k] in _MEDIA_WORDS:
            end = self._phrase_end(self._before_comma(k, max(p.right[k], k + 1)), i)
            owner = self._speakers.owner_of(k)
            if owner.actors:
                return Speaker(owner.actors, p.span(after, end)), end
            issuer = self._speakers.at(FoundSubject(k)) if p.low[k] in ISSUERS else Speaker(resolved=False)
            return Speaker(issuer.actors, p.span(after, end), resolved=bool(issuer.actors)), end
        capitals = p.words[k][:1].isupper() and p.words[k + 1 : k + 2] != [] and p.words[k + 1][:1].isupper()
        if p.words[k][:1].isupper() and (p.pos[k] == "PROPN" or capitals):
            end = k + 1
            while end < len(p) and p.words[end][:1].isupper() and p.sentence_of[end] == p.sentence_of[i]:
                end += 1
            return self._speakers.of_unknown_name(k, end), self._phrase_end(end, i)
        if p.pos[k] == "NOUN" and p.low[k] in _BODIES:
            end = self._before_comma(k, max(min(p.right[k], k + 10), k + 1))
            name = " ".join(p.text[p.start[k] : p.end[end - 1]].split())
            number = self._book.unnamed("", name, "organisation", p.span(after, end))
            return Speaker((number,), p.span(after, end)), self._phrase_end(end, i)
        if p.pos[k] == "NOUN" and p.low[k].endswith(_PERSONS) and p.low[k] not in _THINGS:
            end = max(min(p.right[k], k + 6), k + 1)
            return Speaker((), p.span(after, end), resolved=False), self._phrase_end(end, i)
        return None, i

    def _what_is_reported(self, i: int, k: int) -> tuple[Speaker | None, int]:
        """«selon ce que rapportent des médias belges»: the first actor of the clause."""
        p = self._p
        for t in range(k, min(k + 6, p.sentence(i)[1])):
            mention = self._book.mention_at(t)
            if mention is not None and mention.i >= k:
                return self._speakers.of_mention(mention, commas=False), self._phrase_end(mention.j, i)
        return None, i

    def _source(self, i: int, after: int) -> tuple[Speaker, int]:
        p = self._p
        end = after
        while (
            end < len(p)
            and p.pos[end] in ("ADJ", "PROPN", "NOUN")
            and p.sentence_of[end] == p.sentence_of[i]
            and p.low[end] != ","
        ):
            end += 1
        span = p.span(i + 1, end)
        mention = self._book.mention_at(i + 1)
        if mention is not None and mention.agent is not None and self._book.actors_of(mention):
            return Speaker(self._book.actors_of(mention), span), end
        country = self._book.local_country(i)
        code = f"{country} UNK" if country else ""
        number = self._book.unnamed(code, " ".join(p.words[i + 1 : end]), "source", span)
        return Speaker((number,), span), end

    def _phrase_end(self, end: int, i: int) -> int:
        """To the comma or verb that closes the phrase, over «cité par X» and an apposition («, directeur de …»)."""
        p = self._p
        stop = p.sentence(i)[1]
        k = end
        while k < stop and p.low[k] not in _PHRASE_STOPS:
            cited = p.low[k] in _CITED or (p.dep[k] == "acl" and (k == end or p.low[k - 1] in ("s'", "se")))
            cited = cited or (p.low[k] in ("s'", "se") and k + 1 < stop and p.low[k + 1].endswith("ant"))
            cited = cited or (p.low[k].endswith("ant") and p.low[k - 1] in ("s'", "se"))
            if p.pos[k] in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") and not cited:
                return end
            k += 1
        if k - end > 14:
            return end
        relative = k + 1 < stop and p.low[k] == "," and (p.low[k + 1] in _RELATIVES or p.low[k + 2 : k + 3] == ["qui"])
        if relative and i > p.sentence(i)[0]:
            return stop  # «…, selon une source, qui ajoute que …», «…, d'après l'ONU, pour qui …»
        k = self._past_bracket(k, stop)
        if k < stop and p.low[k] == "," and self._is_apposition(k + 1, stop):
            k += 1
            while k < stop and p.low[k] not in _PHRASE_STOPS:
                k += 1
        return k

    def _before_comma(self, first: int, end: int) -> int:
        return next((k for k in range(first + 1, end) if self._p.low[k] == ","), end)

    def _past_bracket(self, k: int, stop: int) -> int:
        """«selon l'agence ( proche du pouvoir ), …»: a bracket right after the speaker is about it."""
        p = self._p
        if k >= stop or p.low[k] != "(":
            return k
        closing = next((t for t in range(k + 1, stop) if p.low[t] == ")"), None)
        return k if closing is None or closing + 1 >= stop or p.low[closing + 1] != "," else closing + 1

    def _is_apposition(self, k: int, stop: int) -> bool:
        """A noun phrase without verb up to the next comma: «directeur des services de santé», «le chef de …»."""
        p = self._p
        if p.low[k : k + 1] and p.low[k] in _ASKED and any(w == "," for w in p.low[k + 1 : min(stop, k + 9)]):
            return True  # «Selon un témoin, interrogé par la radio, …»
        if p.words[k : k + 1] and p.words[k][:1].isupper() and p.pos[k] == "ADJ" and p.pos[k + 1 : k + 2] == ["NOUN"]:
            return p.low[k + 2 : k + 3] == [","]  # «Pour Anna Dupont, Premier ministre, …»
        one_of = p.low[k : k + 2] in (["l'", "un"], ["l'", "une"]) and p.low[k + 2 : k + 3] in (["de"], ["des"], ["d'"])
        first = k + 3 if one_of else k + (k < stop and p.low[k] in ("le", "la", "l'", "un", "une", "ancien", "ex"))
        if (
            first >= stop
            or p.pos[first] != "NOUN"
            or p.words[first][:1].isupper()
            or (self._book.mention_at(first) is None and p.low[k] in ("le", "la", "l'", "un", "une"))
        ):
            return False
        for t in range(k, min(stop, k + 16)):
            if p.low[t] in _PHRASE_STOPS:
                return True
            if p.pos[t] in ("VERB", "AUX"):
                return False
        return False

    def _opens_clause(self, i: int, end: int) -> bool:
        p = self._p
        if self._is_aside(i, end):
            return True
        first = p.sentence(i)[0]
        starts = i == first or (p.low[i - 1] in (",", "que", "qu'") and i - 1 == first)
        starts = starts or (i - first <= 2 and all(p.pos[k] in ("CCONJ", "ADV", "PUNCT") for k in range(first, i)))
        if not starts or end >= len(p) or p.low[end] != ",":
            return False
        return any(p.pos[k] in ("VERB", "AUX") for k in range(end, p.sentence(i)[1])) or bool(
            self._quotation_after(i, end)
        )

    def _apposition_before(self, i: int, end: int, start: int, stop: int) -> Span | None:
        """«X, proche de l'opposition selon Y, a été arrêté»: only what stands between the commas is on Y's word."""
        p = self._p
        if end >= stop or p.low[end] != ",":
            return None
        comma = next((k for k in range(i - 1, start, -1) if p.low[k] == ","), None)
        if comma is None or i - comma < 3 or any(p.pos[k] in ("VERB", "AUX") for k in range(comma, i)):
            return None
        before = any(p.pos[k] in ("VERB", "AUX") for k in range(start, comma))
        return None if before or p.pos[comma + 1] not in ("ADJ", "NOUN", "DET") else p.span(comma + 1, i)

    def _quotation_right_after(self, end: int, stop: int) -> Span | None:
        """«…, et d'après un policier, « rien n'est clair », d'autres disent …»: one quotation that its clause ends with."""
        p = self._p
        k = end + (end < stop and p.low[end] == ",")
        if k >= stop or p.low[k] != "«" or p.quote_of[k] < 0:
            return None
        quotation = p.quotations[p.quote_of[k]]
        after = p.tokens_in(quotation.outer).stop
        closed = after < stop and p.low[after] == "," and len(p.tokens_in(quotation.inner)) > 3
        return quotation.inner if closed else None

    def _with_learnt(self, i: int, phrase: Span) -> Span:
        """«…, a-t-on appris de source judiciaire»: nobody's verb belongs to the phrase."""
        p = self._p
        for k in range(i - 1, max(p.sentence(i)[0], i - 6), -1):
            if p.low[k] == "," and any(p.low[t].lstrip("-t") == "on" for t in range(k + 1, i)):
                return Span(p.start[k], phrase.end)
        return phrase

    def _is_aside(self, i: int, end: int) -> bool:
        """«Il s'agit, pour le ministre, d'une « victoire »»: between commas, in a clause that judges in quoted words."""
        p = self._p
        start, stop = p.sentence(i)
        if i - 1 <= start or p.low[i - 1] != "," or end >= stop or p.low[end] != ",":
            return False
        judges = any(
            p.low[k] in ("est", "était", "agit", "agissait", "constitue") for k in range(max(start, i - 4), i - 1)
        )
        return judges and any(p.low[k] == "«" for k in range(end, stop))

    def _content(self, i: int, end: int, phrase: Span) -> list[Span]:
        """The smallest clause around the phrase, without it."""
        p = self._p
        start, stop = p.sentence(i)
        q = p.quote_of[i]
        if q >= 0:
            inside = p.tokens_in(p.quotations[q].outer)
            start, stop = max(start, inside.start), min(stop, inside.stop)
        if q < 0 and (said := self._quotation_right_after(end, stop)) is not None:
            return tidy(p.text, [said])
        if q < 0 and (segment := self._apposition_before(i, end, start, stop)) is not None:
            return tidy(p.text, [segment])
        for k in range(i - 1, start - 1, -1):
            ends_clause = p.dep[k] == "mark" and "," not in p.low[k:i] and p.pos[k - 1] in ("VERB", "ADV", "NOUN")
            if p.low[k] in ("que", "qu'") and (k >= i - 3 or ends_clause):
                start = k + 1
                stop = clause_end(p, p.head[p.head[k]] if p.head[p.head[k]] < k else p.head[k], k + 1)
                break
            if p.low[k] in (";", ":") and p.quote_of[k] == q:
                start = k + 1
                break
            if p.low[k] == "qui" and k >= i - 10 and "," not in p.low[k : i - 1]:
                start = k + 1
                first = end + (p.low[i - 1] != ",")  # «…, qui serait de nature terroriste, selon la police, a fait …»
                closes = (t for t in range(first, stop) if p.low[t] == "," or p.low[t : t + 2] in _AND_THAT)
                stop = next(closes, stop)
                break
        if i - 1 > start and p.low[i - 1] in ("et", "mais") and q < 0 and p.low[end : end + 1] == [","]:
            start = i  # «L'ouragan grossit et selon le centre, « … »»
        for k in range(end, stop):
            if p.low[k] == ";":
                stop = k
                break
        phrase = self._with_learnt(i, phrase)
        last = max(stop, start + 1) - 1
        while start < i and (p.low[start] in _JOINTS or (start > p.sentence(i)[0] and p.low[start] == ",")):
            start += 1
        whole = to_the_mark(p, start, Span(p.start[start], p.end[last]))
        return tidy(p.text, without([whole], phrase))
