"""Cue verbs inside a sentence: que-clauses, infinitives, noun phrases, «accuse X de», «, a-t-il dit,».

Each construction is one function that returns the content's tokens, so that what a cue takes (its frames) decides
which are tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.contents import clause_end, content_span, tidy, without
from dragoman.analysis.statements.cues import CueIndex, FoundVerb
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speakers import IMPOSSIBLE, NOBODY, Speaker, SpeakerFinder
from dragoman.analysis.verbs import INVERTED, VerbReader, find_subject, own_subject_before
from dragoman.language.lexicon import words
from dragoman.record import Span

_QUE = frozenset({"que", "qu'"})
_FOR = frozenset({"pour"})
_INDIRECT_QUESTION = frozenset(
    {"si", "s'", "où", "comment", "pourquoi", "combien", "quel", "quelle", "quels", "quelles"}
)
_TO = frozenset({"à", "au", "aux"})
_OF = frozenset({"de", "d'", "du", "des"})
_OPENERS = frozenset({"«", "“", '"', "„"})
_BEFORE_INSERTED = frozenset({",", "»", "”", '"', "–", "-", "—", "…", "!", "?", "("})
_REACH_OF_QUE = 14
_ADJUNCTS = frozenset({"à", "au", "aux", "par", "depuis", "devant", "auprès", "dans", "en", "lors"})
_TEXTS = words("occasion-of-speech")
_SPEAKING = words("speaking")
_OCCASIONS = frozenset({"lors", "après", "avant", "depuis", "alors", "tandis", "quand", "lorsque", "ainsi"})
_TIMES = words("time-word")
_OTHER_SCOPE = frozenset({"sans", "pour", "afin", "avant", "après"})


class ClauseReader:
    """Finds the statements that cue verbs make within their own sentence."""

    def __init__(self, parsed: Parsed, cues: CueIndex, reader: VerbReader, speakers: SpeakerFinder) -> None:
        self._p = parsed
        self._cues = cues
        self._reader = reader
        self._speakers = speakers

    def at(self, v: int) -> StatementDraft | None:
        """The statement whose cue verb is token ``v``, when a construction of its frames stands there."""
        found = self._cues.verb_at(self._p, v, self._reader)
        if found is None or self._is_participle_without_agent(found) or self._is_writers_own(found):
            return None
        inserted = self._inserted(found)
        if inserted is not None:
            return inserted
        form_range = next(self._constructions(found), None)
        if form_range is None:
            return self._answer(found)
        form, start, end = form_range
        span = content_span(self._p, start, end)
        if span is None or not self._says_something(span):
            return None
        speaker = self._speaker(found, form)
        if not speaker.possible:
            return None
        content = [span]
        if form == "comme" and found.group.passive and (at := self._comme(found)) is not None:
            phrase = self._passive_subject(found)
            whole = [content_span(self._p, *phrase) if phrase else None, content_span(self._p, at, end)]
            content = [s for s in whole if s is not None]
        draft = self._draft(found, form, content, speaker)
        if form in ("de", "attr", "passive") and found.cue.act == "say" and self._cues.says_false(self._p, start, end):
            draft.act, draft.polarity = "deny", "denies"
        if found.cue.polarity == "refuses" and self._p.low[start] in _SPEAKING:
            draft.act, draft.polarity = "say", ""  # «refuse de commenter»: nothing is denied
        return draft

    def _is_participle_without_agent(self, found: FoundVerb) -> bool:
        g = found.group
        if g.mood == "part" and g.tense == "past":
            return not self._speakers.agent_of_passive(g).actors
        return g.mood == "imp"

    def _answer(self, f: FoundVerb) -> StatementDraft | None:
        """«Paris dément.», «…, ce que Paris dément»: what is denied or confirmed is what another said just before."""
        p, g = self._p, f.group
        end = p.sentence(g.head)[1]
        rest = [k for k in range(f.end, end) if p.pos[k] not in ("PUNCT", "ADV") and p.low[k] not in _TIMES]
        if (
            (rest and p.low[f.end] not in (",", ";"))
            or f.cue.act not in ("deny", "confirm")
            or g.mood not in ("ind", "cond")
        ):
            return None
        speaker = self._speakers.of_verb(g)
        told = self._speakers.last_said_by_another(g.head, speaker)
        if not speaker.actors or told is None:
            return None
        draft = self._draft(f, "answer", list(told.content), speaker)
        draft.kind = "reference"
        return draft

    def _says_something(self, span: Span) -> bool:
        p = self._p
        return any(
            p.pos[k] in ("NOUN", "PROPN", "VERB", "ADJ", "AUX", "NUM", "ADV", "PRON") and len(p.low[k]) > 2
            for k in p.tokens_in(span)
        )

    def _is_writers_own(self, found: FoundVerb) -> bool:
        """«Rappelons que …»: the writer's word to the reader."""
        return found.group.person in (1, 2) and self._p.quote_of[found.group.head] < 0

    # ---- constructions, in the order in which they are tried ----

    def _constructions(self, f: FoundVerb) -> Iterator[tuple[str, int, int]]:
        frames = f.cue.frames
        p, v = self._p, f.group.head
        start = f.end
        passive = f.group.passive
        if "que" in frames or "quote" in frames:
            q = self._que(f)
            if q is not None and "que" in frames:
                yield "que", q + 1, clause_end(p, v, q + 1)
        if (
            "quote" in frames
            and p.low[start : start + 1] == [":"]
            and p.low[start + 1 : start + 2] not in (["«"], ["“"], ['"'])
        ):
            yield "after-colon", start + 1, p.sentence(v)[1]  # «a déclaré : nous ne négocierons jamais»
        if "si" in frames and (q := self._indirect_question(f)) is not None:
            yield "si", q, clause_end(p, v, q)
        if "comme" in frames and (at := self._comme(f)) is not None:
            subject = self._passive_subject(f) if passive else None
            yield "comme", subject[0] if subject else self._after_adjuncts(start, at), self._own_end(f, at)
        if passive:
            yield from self._passive(f)
            return
        if "inf" in frames and (q := self._infinitive(f)) is not None:
            yield "inf", q, self._own_end(f, q)
        if "de" in frames and f.group.reflexive and p.low[start : start + 1] and p.low[start] in _OF:
            yield (
                "de",
                start + (p.low[start] in ("de", "d'")),
                self._own_end(f, start),
            )  # «s'est félicitée de la décision»
        if "de" in frames and f.cue.act == "praise" and self._has_after(f, _FOR, 12):
            end = self._own_end(f, start)
            yield "de", self._after_object(start, end, _FOR), end  # «a remercié Riyad pour son aide»
        if frames == ("de",) and p.low[start : start + 1] and p.low[start] in _OF:
            yield "de", start + 1, clause_end(p, v, start)  # «qualifié d'infondées les accusations»
        if "de" in frames and self._has_after(f, _OF, 12):
            end = self._own_end(f, start)
            yield "de", start if frames == ("de",) else self._after_object(start, end, _OF), end
        if "à" in frames and (q := self._to(f)) is not None:
            yield "à", q, self._own_end(f, q)
        if "attr" in frames and (q := self._object_start(f)) is not None:
            yield "attr", q, self._own_end(f, q)
        if "np" in frames and (q := self._object_start(f)) is not None:
            yield "np", q, self._own_end(f, q) if p.low[q] in _OPENERS else self._noun_phrase_end(f, q)
        if "quote" in frames and start < len(p) and p.low[start] in _OPENERS and p.quote_of[start] >= 0:
            yield "fragment", start, self._own_end(f, start)

    def _comme(self, f: FoundVerb) -> int | None:
        """The «comme» that brings in how somebody sees the object."""
        p, v = self._p, f.group.head
        for k in range(f.end, min(p.sentence(v)[1], f.end + 16)):
            if p.low[k] == "comme" and k + 1 < len(p) and p.pos[k + 1] not in ("PRON", "VERB", "AUX"):
                return k
            if p.low[k] in (";", ":", "que", "qu'", "qui", ".") or (
                p.pos[k] in ("VERB", "AUX") and p.dep[k] not in ("amod", "acl")
            ):
                return None
        return None

    def _passive(self, f: FoundVerb) -> Iterator[tuple[str, int, int]]:
        """«X est accusé de …», «qualifié de … par Y»: what stands after the verb, without the agent."""
        p, v, start = self._p, f.group.head, f.end
        if not {"de", "attr", "à"} & set(f.cue.frames):
            if "np" in f.cue.frames and (phrase := self._passive_subject(f)) is not None:
                yield "passive", *phrase  # «L'attentat est revendiqué par …»
            return
        end = clause_end(p, v, start)
        agent_end = start
        for k in range(start, min(end, start + 3)):
            if p.low[k] == "par":
                agent_end = max(p.right[c] for c in range(k, min(end, k + 3)) if p.head[c] == v or c == k)
        if agent_end < end and p.low[agent_end] in (*_OF, *_TO):
            yield "passive", agent_end + (p.low[agent_end] in ("de", "d'", "à")), end

    def _passive_subject(self, f: FoundVerb) -> tuple[int, int] | None:
        p, g = self._p, f.group
        if g.mood == "part":
            told = f.cue.act in ("announce", "deny", "condemn", "accuse", "confirm")
            head = p.head[g.head] if told and p.dep[g.head] in ("acl", "amod") else -1
        else:
            found = find_subject(p, g, mention_at=self._speakers.mention_at)
            head = found.token if found is not None else -1
        if head < 0 or head >= g.first or p.pos[head] not in ("NOUN", "PROPN"):
            return None
        start = max(p.left[head], p.sentence(g.head)[0])
        while start < head and p.pos[start] == "ADP":
            start += 1
        return start, max(min(p.right[head], g.first), head + 1)

    def _que(self, f: FoundVerb) -> int | None:
        """The «que» that opens what was said, not the one of «plus que», «ne … que», «dès que»."""
        p, v = self._p, f.group.head
        end = min(p.sentence(v)[1], f.end + _REACH_OF_QUE)
        for k in range(f.end, end):
            word = p.low[k]
            if word in _QUE:
                before = p.low[k - 1]
                if before in ("plus", "moins", "aussi", "tel", "telle", "dès", "pour", "sans", "alors", "tandis",
                              "avant", "après", "depuis", "lors", "bien", "parce", "afin", "ainsi",
                              "pendant", "même", "autant"):  # fmt: skip
                    return None
                return k if p.dep[k] != "advmod" or k == f.end else None
            if p.pos[k] in ("VERB", "AUX") and k > f.end and p.dep[k] not in ("amod", "acl"):
                return None
            if word in (";", ":", "»", ".", "qui", "dont"):
                return None
            if p.quote_of[k] != p.quote_of[v] and word not in _OPENERS:
                return None
        return None

    def _indirect_question(self, f: FoundVerb) -> int | None:
        p = self._p
        for k in range(f.end, min(p.sentence(f.group.head)[1], f.end + 5)):
            if p.low[k] in _INDIRECT_QUESTION or (
                p.low[k] == "ce" and p.low[k + 1 : k + 2] and p.low[k + 1] in ("que", "qu'", "qui")
            ):
                return k
            if p.pos[k] in ("VERB", "AUX", "PUNCT"):
                return None
        return None

    def _infinitive(self, f: FoundVerb) -> int | None:
        p = self._p
        end = p.sentence(f.group.head)[1]
        begin = self._after_insertion(f.end, end)
        for k in range(begin, min(end, begin + 9)):
            word = p.low[k]
            if any(x.mood == "inf" for x in self._reader.forms(word)) or (
                p.pos[k] in ("VERB", "AUX") and _looks_infinitive(word)
            ):
                first = k
                while first > f.end and p.low[first - 1] in (
                    "ne",
                    "pas",
                    "plus",
                    "se",
                    "s'",
                    "n'",
                    "le",
                    "la",
                    "l'",
                    "les",
                    "y",
                    "en",
                    "lui",
                ):
                    first -= 1
                before = p.low[first - 1]
                direct = first == begin
                return first if direct or before in ("de", "d'", "à") or p.pos[first - 1] == "ADV" else None
            if word in ("que", "qu'", "«") or (p.pos[k] == "PUNCT" and word not in _OPENERS):
                return None
        return None

    def _to(self, f: FoundVerb) -> int | None:
        """«appelle à la retenue», «exhorte Moscou à se retirer»: the token after «à»; «au/aux» belong to the content."""
        p, v = self._p, f.group.head
        for k in range(f.end, min(p.sentence(v)[1], f.end + 12)):
            if p.low[k] in _TO and (
                p.head[k] == v
                or k == f.end
                or p.head[p.head[k]] == v
                or self._reader.forms(p.low[min(k + 1, len(p) - 1)])
            ):
                return k + 1 if p.low[k] == "à" else k
            if p.low[k] in (";", ":", "que", "qu'", "qui", ".") or (
                p.pos[k] in ("VERB", "AUX") and p.dep[k] not in ("amod", "acl")
            ):
                return None
        return None

    def _has_after(self, f: FoundVerb, words: frozenset[str], reach: int) -> bool:
        p, v = self._p, f.group.head
        for k in range(f.end, min(p.sentence(v)[1], f.end + reach)):
            if p.low[k] in words and k > f.end and (p.pos[k] == "ADP" or p.dep[k] in ("mark", "case")):
                return True
            if p.low[k] in (";", ":", "que", "qu'", "»", "."):
                return False
        object_before = self._clitic_object(f) or self._relative_object(f) is not None
        return object_before and f.end < len(p) and p.low[f.end] in words

    def _relative_object(self, f: FoundVerb) -> Mention | None:
        """«X, que Khartoum accuse de …»: the antecedent."""
        p = self._p
        for k in range(f.group.first - 1, max(p.sentence(f.group.head)[0], f.group.first - 6), -1):
            if p.low[k] in _QUE:
                before = k - 1 - (p.low[k - 1] == ",")
                mention = self._speakers.mention_at(before)
                return mention if mention is not None and mention.j == before + 1 else None
            if p.pos[k] in ("VERB", "AUX"):
                return None
        return None

    def _clitic_object(self, f: FoundVerb) -> bool:
        g = f.group
        return any(self._p.low[k] in ("le", "la", "l'", "les", "lui", "leur", "nous") for k in range(g.first, g.head))

    def _object_start(self, f: FoundVerb) -> int | None:
        """The direct object, right after the verb (adverbs and marks between), not a prepositional phrase."""
        p, v = self._p, f.group.head
        end = p.sentence(v)[1]
        k = self._after_adjuncts(f.end, end)
        if k >= end:
            return None
        if p.low[k] in _OPENERS:
            return k
        if p.low[k] in ("de", "d'") and "attr" in f.cue.frames:
            return k
        if p.pos[k] in ("DET", "NOUN", "NUM", "PROPN", "ADJ") and p.low[k] not in ("de", "à", "au", "aux", "du"):
            return k
        return k if p.low[k] in ("du", "des", "l'", "la", "le", "les", "un", "une") else None

    def _after_object(self, start: int, end: int, words: frozenset[str]) -> int:
        """What X is accused of or thanked for: past the object and its preposition."""
        p = self._p
        if p.low[start] in words:
            return start + 1 if p.low[start] in ("de", "d'", "pour") else start
        mention = self._speakers.mention_from(start)
        k = mention.j if mention is not None else start + 1
        while k < end - 1:
            if p.low[k] in words and p.pos[k] in ("ADP", "DET", "VERB", "SCONJ"):
                return k + 1 if p.low[k] in ("de", "d'", "pour") else k
            k += 1
        return start

    def _own_end(self, f: FoundVerb, start: int) -> int:
        """The clause's end, before a second finite verb of the same subject («nie avoir tiré et évoque …»)."""
        p = self._p
        end = clause_end(p, f.group.head, start)
        for k in range(start + 1, end - 1):
            if p.low[k] == "avant" and p.low[k + 1] in ("de", "d'", ","):
                return k
            if p.low[k] in ("et", "mais", "puis", ",") and p.quote_of[k] == p.quote_of[f.group.head]:
                v = k + 1
                while v < end and (
                    p.pos[v] == "ADV" or p.low[v] in ("a", "ont", "s'", "se", "l'", "les", "n'", "ne", "est", "sont")
                ):
                    v += 1
                group = self._reader.read(p, v) if v < end else None
                if group is not None and group.first == k + 1 and group.mood in ("ind", "cond"):
                    return k
                if p.pos[k + 1] == "AUX" and p.low[k] != ",":
                    return k
        return end

    def _after_insertion(self, k: int, end: int) -> int:
        """Past «, à ce stade,» right after a verb."""
        p = self._p
        if k < end and p.low[k] == ",":
            closing = next((t for t in range(k + 1, min(end, k + 10)) if p.low[t] == ","), None)
            if closing is not None and not any(p.pos[t] in ("VERB", "AUX") for t in range(k, closing)):
                return closing + 1
        return k

    def _after_adjuncts(self, k: int, end: int) -> int:
        """Past adverbs, times and prepositional phrases between a verb and its object («demande à Ankara des …»)."""
        p = self._p
        k = self._after_insertion(k, end)
        for _ in range(4):
            if k >= end:
                return k
            if (p.pos[k] == "ADV" and p.low[k] not in _QUE) or p.low[k] in _TIMES:
                k += 1
            elif p.low[k] == "le" and k + 2 < end and (p.low[k + 1].isdigit() or p.low[k + 1] == "1er"):
                k += 3  # «le 16 septembre»
                k += k < end and p.low[k].isdigit()
            elif p.low[k] in _ADJUNCTS and p.pos[k] == "ADP" and p.right[k + 1 if k + 1 < end else k] <= end:
                mention = self._speakers.mention_from(k + 1)
                after = mention.j if mention is not None else self._noun_after(k + 1, end)
                if after is None or after >= end:
                    return k
                k = after
            else:
                return k
        return k

    def _noun_after(self, k: int, end: int) -> int | None:
        p = self._p
        for t in range(k, min(end, k + 4)):
            if p.pos[t] in ("NOUN", "PROPN", "ADV") and not (
                p.pos[t] == "ADV" and t + 1 < end and p.pos[t + 1] == "NOUN"
            ):
                t += 1
                while t < end and p.pos[t] == "ADJ":
                    t += 1
                return t
        return None

    def _noun_phrase_end(self, f: FoundVerb, start: int) -> int:
        """The object with its complements: to the clause's end, before a comma or an adjunct of time and occasion."""
        p = self._p
        end = self._own_end(f, start)
        stop = start + 1
        while stop < end:
            word = p.low[stop]
            in_a_text = word == "dans" and any(w in _TEXTS for w in p.low[stop + 1 : stop + 4])
            if word in _OCCASIONS or in_a_text or (word == "," and not self._is_list(start, stop, end)):
                break
            stop += 1
        while stop > start + 1 and p.low[stop - 1] in _TIMES:
            stop -= 1
        return stop

    def _is_list(self, start: int, comma: int, end: int) -> bool:
        """«la paix, la sécurité et le développement»: an «et» closes what the comma goes on with."""
        p = self._p
        for k in range(comma + 1, min(end, comma + 7)):
            if p.low[k] == "et":
                return p.pos[start] == p.pos[comma + 1] and p.end[start] > p.headline_end
            if p.pos[k] in ("VERB", "AUX") or p.low[k] in (",", "qui"):
                return False
        return False

    # ---- inserted clauses: «…, a affirmé l'ONU lundi», «Le Mali, a-t-il dit, …» ----

    def _inserted(self, f: FoundVerb) -> StatementDraft | None:
        if "quote" not in f.cue.frames and "que" not in f.cue.frames:
            return None
        p, g = self._p, f.group
        start, end = p.sentence(g.head)
        k = g.first - 1
        comme = k >= start and (
            p.low[k] in ("comme", "ainsi") or (p.low[k] in _QUE and k > start and p.low[k - 1] in ("ainsi", "tel"))
        )
        opens = k < start or (p.low[k] in _BEFORE_INSERTED and not self._closes_a_name(k))
        if not (comme or opens) or g.mood not in ("ind", "cond") or g.passive:
            return None
        if not comme and g.inverted < 0 and own_subject_before(p, g):
            return None
        if k < start and g.inverted < 0:
            return None  # a sentence that starts with its verb has its quotation before it: see quoted.py
        speaker = self._speakers.of_verb(g, inverted_first=True, end=f.end)
        if not speaker.possible or not self._follows(f, speaker):
            return None
        if not speaker.resolved and g.inverted < 0 and not self._beside_quotation(f) and not self._is_named(speaker):
            return None
        clause = self._inserted_clause(f, speaker, start, end, k if comme else k + 1)
        if clause is None:
            return None
        first, last = clause
        bounds = self._insertion_bounds(first, start, end)
        after = last + (last < end and self._p.low[last] == ",")
        if after < end and p.low[after] in ("tandis", "alors", "mais", "ajoutant", "précisant", "qui"):
            bounds = bounds[0], last  # the writer, or another statement, goes on
        hole = Span(p.start[first], p.end[last - 1])
        whole = Span(p.start[bounds[0]], p.end[bounds[1] - 1])
        content = tidy(p.text, without([whole], hole))
        if not content or sum(s.end - s.start for s in content) < 8:
            return None
        draft = self._draft(f, "inserted", content, speaker)
        draft.clause = hole
        return draft

    def _closes_a_name(self, k: int) -> bool:
        """«Le groupe « État islamique » a revendiqué …»: the mark closes a phrase of the writer's sentence."""
        q = self._p.quote_of[k]
        if q < 0 or self._p.low[k] not in ("»", "”", '"'):
            return False
        tokens = self._p.tokens_in(self._p.quotations[q].outer)
        return len(tokens) <= 6 and self._p.sentence(k)[0] < tokens.start

    def _beside_quotation(self, f: FoundVerb) -> bool:
        p, k = self._p, f.group.first
        return p.quote_of[f.group.head] >= 0 or any(p.low[t] in ("»", "”", '"') for t in range(max(k - 2, 0), k))

    def _is_named(self, speaker: Speaker) -> bool:
        return speaker.span is not None and self._p.text[speaker.span.start].isupper()

    def _follows(self, f: FoundVerb, speaker: Speaker) -> bool:
        """The subject of an inserted clause stands after its verb: the mark of the construction."""
        if f.group.inverted >= 0:
            return True
        return (
            speaker.span is not None
            and speaker.span.start >= self._p.start[f.group.head]
            and (speaker.span.start - self._p.end[f.end - 1] < 30)
        )

    def _inserted_clause(
        self, f: FoundVerb, speaker: Speaker, start: int, end: int, first: int
    ) -> tuple[int, int] | None:
        """Tokens of the cue clause: to the next comma after its subject, or to the sentence's end."""
        p = self._p
        after = f.end
        if speaker.span is not None:
            while after < end and p.start[after] < speaker.span.end:
                after += 1
        if after < end and p.low[after] in ("que", "qu'"):
            return None
        while (
            after < end and p.low[after] not in (",", "»", ";", ":") and p.quote_of[after] == p.quote_of[f.group.head]
        ):
            if (
                p.pos[after] in ("VERB", "AUX")
                and p.dep[after] not in ("amod", "acl", "acl:relcl", "advcl")
                and p.low[after - 1] != "qui"
            ):
                break
            after += 1
        if after < end - 1 and p.low[after] == "," and not self._clause_goes_on(after, end):
            return first, after
        if first <= start + 1 and after >= end:
            return None
        return first, end if self._clause_goes_on(after, end) else after

    def _clause_goes_on(self, comma: int, end: int) -> bool:
        """After the cue clause's comma only more about the speaker follows («, le chef de mission …»)."""
        p = self._p
        rest = range(comma, end)
        return not any(p.pos[k] in ("VERB", "AUX") for k in rest) or (
            comma + 1 < end
            and (
                p.low[comma + 1] in ("qui", "citant", "lors", "dans", "avant", "après", "cité", "ajoutant", "précisant")
            )
        )

    def _insertion_bounds(self, first: int, start: int, end: int) -> tuple[int, int]:
        """An inserted clause inside a quotation speaks for that quotation only."""
        p = self._p
        q = p.quote_of[first]
        if q < 0:
            return self._clause_start(first, start), end
        inside = p.tokens_in(p.quotations[q].outer)
        return max(start, inside.start), min(end, inside.stop)

    def _clause_start(self, first: int, start: int) -> int:
        """What was said begins after a colon or semicolon, not with the writer's own words before it."""
        for k in range(first - 1, start, -1):
            if self._p.low[k] in (":", ";") and self._p.quote_of[k] == self._p.quote_of[first]:
                return k + 1
        return start

    # ---- the draft ----

    def _speaker(self, f: FoundVerb, form: str) -> Speaker:
        if f.group.passive or form == "passive":
            agent = self._speakers.agent_of_passive(f.group)
            nameless = form in ("passive", "comme") and not agent.actors and f.cue.act != "accuse"
            return IMPOSSIBLE if nameless else agent
        if self._governed_by_will(f):
            return IMPOSSIBLE
        speaker = self._speakers.of_verb(f.group)
        if speaker is NOBODY and f.group.mood in ("inf", "part"):
            return IMPOSSIBLE
        if speaker is NOBODY and form in ("np", "attr", "comme", "fragment", "inf", "à", "de"):
            return IMPOSSIBLE
        if (
            not speaker.resolved
            and form in ("np", "attr", "comme", "inf", "à", "de")
            and not speaker.actors
            and not self._is_pronoun(speaker)
        ):
            return IMPOSSIBLE
        return speaker

    def _is_pronoun(self, speaker: Speaker) -> bool:
        if speaker.span is None:
            return False
        return self._p.text[speaker.span.start : speaker.span.end].lower().lstrip("-t") in (
            "il",
            "elle",
            "ils",
            "elles",
        )

    def _governed_by_will(self, f: FoundVerb) -> bool:
        """«pour dénoncer», «sans préciser», «peut dire»: no saying is reported, only its aim or its absence."""
        g, p = f.group, self._p
        if g.mood != "inf":
            return False
        k = g.first - 1
        return k >= p.sentence(g.head)[0] and p.low[k] in _OTHER_SCOPE

    def _draft(self, f: FoundVerb, form: str, content: list[Span], speaker: Speaker) -> StatementDraft:
        p, g = self._p, f.group
        addressee = self._addressee(f, form)
        return StatementDraft(
            anchor=g.head, cue=[p.span(self._cue_start(f), f.end)], lemma=f.cue.lemma, act=f.cue.act, form=form,
            content=content, speakers=speaker.actors, speaker=speaker.span, polarity=f.cue.polarity, negated=g.negated,
            in_headline=p.end[g.head] <= p.headline_end,
            addressees=self._speakers.of_mention(addressee).actors if addressee is not None else (),
        )  # fmt: skip

    def _addressee(self, f: FoundVerb, form: str) -> Mention | None:
        """Whom one accuses, asks, urges, thanks: right after the verb, with or without «à»; a passive's subject."""
        p = self._p
        if form == "passive" and f.cue.act in ("accuse", "demand"):
            found = find_subject(p, f.group, mention_at=self._speakers.mention_at)
            return self._speakers.mention_at(found.token) if found is not None else None
        if form not in ("de", "inf", "à", "np"):
            return None
        if form == "de" and (antecedent := self._relative_object(f)) is not None:
            return antecedent
        to = f.end < len(p) and p.low[f.end] in _TO
        if form == "np" and not to:
            return None
        return self._speakers.mention_from(f.end + to)

    def _cue_start(self, f: FoundVerb) -> int:
        """The cue's words start at its auxiliary or negation, object pronouns left out."""
        p, k = self._p, f.group.first
        while (k < f.group.head and p.low[k] in ("le", "la", "les", "lui", "leur", "y", "en")) or p.low[k] in INVERTED:
            k += 1
        return k


def _looks_infinitive(word: str) -> bool:
    return len(word) > 3 and word.endswith(("er", "ir", "re", "oir"))
