"""What a cue verb governs: que-clauses, infinitives, noun phrases, «accuse X de», «est accusé de»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.complements import OPENERS, QUE, ComplementReader
from dragoman.analysis.statements.contents import clause_end, content_span
from dragoman.analysis.statements.cues import FoundVerb
from dragoman.analysis.statements.speakers import SpeakerFinder
from dragoman.analysis.verbs import VerbReader, find_subject
from dragoman.language.lexicon import words
from dragoman.record import Span

TO = frozenset({"à", "au", "aux"})
_OF = frozenset({"de", "d'", "du", "des"})
_FOR = frozenset({"pour"})
_INDIRECT_QUESTION = frozenset(
    {"si", "s'", "où", "comment", "pourquoi", "combien", "quel", "quelle", "quels", "quelles"}
)
_NOT_BEFORE_QUE = frozenset(
    {"ce", "plus", "moins", "aussi", "tel", "telle", "dès", "pour", "sans", "alors", "tandis", "avant", "après", "depuis",
     "lors", "bien", "parce", "afin", "ainsi", "pendant", "même", "autant"}
)  # fmt: skip
_HIM = frozenset({"lui", "elle", "eux", "elles"})
_FEELINGS = words("feeling")
_HELD_FOR = words("held-for")
_OF_THINGS = frozenset({"announce", "deny", "demand", "condemn", "praise"})
_REACH_OF_QUE = 14
_REACH_OF_INFINITIVE = 14
_STOPS = frozenset({";", ":", "que", "qu'", "qui", "."})
_BEFORE_INFINITIVE = frozenset({"ne", "pas", "plus", "se", "s'", "n'", "le", "la", "l'", "les", "y", "en", "lui"})
_OBJECT_PRONOUNS = frozenset({"le", "la", "l'", "les", "lui", "leur", "nous"})


class Construction(NamedTuple):
    """A construction by its name, and the tokens ``[start, end)`` of what is said in it."""

    form: str
    start: int
    end: int


class ConstructionReader:
    """Finds what cue verbs govern in one article."""

    def __init__(
        self, parsed: Parsed, reader: VerbReader, speakers: SpeakerFinder, complements: ComplementReader
    ) -> None:
        self._p = parsed
        self._reader = reader
        self._speakers = speakers
        self._complements = complements

    def of(self, f: FoundVerb) -> Iterator[Construction]:
        """The constructions of a verb's frames that stand at it, in the order in which they are to be taken."""
        yield from self._clauses(f)
        if f.group.passive:
            yield from self._impersonal(f)
            yield from self._passive(f)
            return
        if "inf" in f.cue.frames and (q := self._infinitive(f)) is not None:
            yield Construction("inf", q, self._complements.own_end(f, q))
        if "de" in f.cue.frames:
            yield from self._of(f)
        yield from self._objects(f)

    def _clauses(self, f: FoundVerb) -> Iterator[Construction]:
        frames, p, v = f.cue.frames, self._p, f.group.head
        start = f.end
        if "que" in frames and (q := self._que(f) or self._que_of_clause(f)) is not None:
            own_view = p.low[q + 1 : q + 2] == ["selon"] and p.low[q + 2 : q + 3] and p.low[q + 2] in _HIM
            q += 2 * bool(own_view)  # «a rappelé que, selon lui, …»
            yield Construction("que", q + 1, self._complements.before_next_cue(f, q + 1, clause_end(p, v, q + 1)))
        colon = self._complements.after_adjuncts(start, p.sentence(v)[1])
        opens_quotation = p.low[colon + 1 : colon + 2] in (["«"], ["“"], ['"'])
        if "quote" in frames and p.low[colon : colon + 1] == [":"] and not opens_quotation:
            yield Construction("after-colon", colon + 1, p.sentence(v)[1])  # «a déclaré : nous ne négocierons jamais»
        if "si" in frames and (q := self._indirect_question(f)) is not None:
            yield Construction("si", q, clause_end(p, v, q))
        if "comme" in frames and (at := self.comme(f)) is not None:
            subject = self.passive_subject(f) if f.group.passive else None
            first = subject[0] if subject else self._complements.after_adjuncts(start, at)
            yield Construction("comme", first, self._before_agent(f, at, self._complements.own_end(f, at)))

    def _of(self, f: FoundVerb) -> Iterator[Construction]:
        """«s'est félicitée de la décision», «a remercié X pour son aide», «accuse X de …»."""
        p, v, start = self._p, f.group.head, f.end
        right_after = start < len(p) and p.low[start] in _OF
        only = f.cue.frames == ("de",)
        if f.group.reflexive and right_after:
            yield Construction("de", start + (p.low[start] in ("de", "d'")), self._complements.own_end(f, start))
        if f.cue.act == "threaten" and right_after and not self._is_infinitive(start + 1):
            yield Construction("de", start + (p.low[start] in ("de", "d'")), self._complements.own_end(f, start))
        if f.cue.act == "praise" and self._has_after(f, _FOR, 12):
            end = self._complements.own_end(f, start)
            yield Construction("de", self._complements.after_object(start, end, _FOR), end)
        if only and right_after:
            yield Construction("de", start + 1, clause_end(p, v, start))  # «qualifié d'infondées les accusations»
        if self._has_after(f, _OF, 12):
            end = self._complements.own_end(f, start)
            yield Construction("de", start if only else self._complements.after_object(start, end, _OF), end)

    def _objects(self, f: FoundVerb) -> Iterator[Construction]:
        """«appelle à la retenue», «juge le procès inéquitable», «dénonce une attaque», «a parlé d'un « échec »»."""
        frames, p = f.cue.frames, self._p
        if "à" in frames and (q := self._to(f)) is not None:
            yield Construction("à", q, self._complements.own_end(f, q))
        if "contre" in frames and (q := self._after_preposition(f, "contre")) is not None:
            yield Construction("np", q, self._complements.noun_phrase_end(f, q))
        if "attr" in frames and (q := self._complements.object_start(f)) is not None:
            end = self._complements.own_end(f, q)
            yield Construction("attr", q, next((k for k in range(q + 1, end) if self._p.low[k] == "lors"), end))
        if "feeling" in frames and (q := self._feeling(f)) is not None:
            yield Construction("feeling", q, self._complements.noun_phrase_end(f, q))
        if "pour" in frames and (q := self._held_for(f)) is not None:
            yield Construction("attr", q, self._complements.own_end(f, q))
        if "np" in frames and (q := self._complements.object_start(f)) is not None:
            quoted = p.low[q] in OPENERS
            yield Construction(
                "np", q, self._complements.own_end(f, q) if quoted else self._complements.noun_phrase_end(f, q)
            )
        elif "np" in frames and f.cue.act in _OF_THINGS and (said := self.antecedent(f)) is not None:
            tokens = p.tokens_in(said)
            yield Construction("np", tokens.start, tokens.stop)  # «l'attentat, que X a revendiqué»
        if "quote" in frames and (q := self._quotation_at(f)) is not None:
            yield Construction("fragment", q, self._complements.own_end(f, q))

    def _quotation_at(self, f: FoundVerb) -> int | None:
        """«a lancé « … »», «a noté la « volonté de nuire »», «a écrit : « Nous vaincrons »»: the mark that opens it."""
        p, start, end = self._p, f.end, self._p.sentence(f.group.head)[1]
        while start < end - 1 and p.pos[start] == "ADV" and p.low[start] not in QUE:
            start += 1
        if start < len(p) and p.low[start] in OPENERS and p.quote_of[start] >= 0:
            return start
        colon = next(
            (k for k in range(start, min(end, start + 9)) if p.low[k] == ":" or p.pos[k] in ("VERB", "AUX")), end
        )
        if colon + 1 < end and p.low[colon] == ":" and p.low[colon + 1] in OPENERS and p.quote_of[colon + 1] >= 0:
            return colon + 1  # «commente l'accord : « rien de neuf »»
        if start + 1 >= end or p.low[start + 1] not in OPENERS or p.quote_of[start + 1] < 0:
            return None
        quotation = p.quote_of[start + 1]
        if p.low[start] == ":":
            return start + 1
        long = len(p.tokens_in(p.quotations[quotation].inner)) > 1 and not p.quotes_a_name[quotation]
        return start + 1 if p.pos[start] == "DET" and long else None

    def _feeling(self, f: FoundVerb) -> int | None:
        """«a présenté ses condoléances»: the object, when it names a feeling or a courtesy."""
        if " " in f.cue.lemma:
            return f.end - 2  # «présenter ses vœux»
        q = self._complements.object_start(f)
        return q if q is not None and any(w in _FEELINGS for w in self._p.low[q : q + 4]) else None

    def _held_for(self, f: FoundVerb) -> int | None:
        """«tiennent X pour responsable»: the object, when «pour» and what it is held for follow."""
        p, q = self._p, self._complements.object_start(f)
        if q is None:
            return None
        end = min(p.sentence(q)[1] - 1, q + 12)
        return next((q for k in range(q + 1, end) if p.low[k] == "pour" and p.low[k + 1] in _HELD_FOR), None)

    def antecedent(self, f: FoundVerb) -> Span | None:
        """«une action qu'elle qualifie d'héroïque»: the noun phrase that «que» stands for as the verb's object."""
        p, g = self._p, f.group
        for k in range(g.first - 1, max(p.sentence(g.head)[0], g.first - 7), -1):
            judged = p.pos[k] == "SCONJ" and p.low[k - 1] == "," and p.pos[k - 2] == "NOUN" and k + 2 == g.first
            if p.low[k] in QUE and (p.pos[k] == "PRON" or (judged and "attr" in f.cue.frames)):
                head = p.head[g.head] if p.dep[g.head].startswith("acl") else k - 1 - (p.low[k - 1] == ",")
                if not 0 <= head < k or p.pos[head] not in ("NOUN", "PROPN"):
                    return None
                first = max(p.left[head], p.sentence(g.head)[0])
                while first < head and p.pos[first] == "ADP":
                    first += 1  # «sa contestation de ces accusations, qu'il juge …»
                return content_span(p, first, k)
            if p.pos[k] in ("VERB", "PUNCT"):
                return None
        return None

    def _before_agent(self, f: FoundVerb, start: int, end: int) -> int:
        """«perçu comme une victoire par les autorités»: the agent is no part of what is said."""
        if not f.group.passive:
            return end
        return next((k for k in range(start + 2, end) if self._p.low[k] == "par"), end)

    def comme(self, f: FoundVerb) -> int | None:
        """The «comme» that brings in how somebody sees the object."""
        p, v = self._p, f.group.head
        for k in range(f.end, min(p.sentence(v)[1], f.end + 16)):
            if p.low[k] == "comme" and k + 1 < len(p) and p.pos[k + 1] not in ("PRON", "VERB", "AUX"):
                return k
            if self._closes_reach(k):
                return None
        return None

    def _passive(self, f: FoundVerb) -> Iterator[Construction]:
        """«X est accusé de …», «qualifié de … par Y»: what stands after the verb, without the agent."""
        p, v, start = self._p, f.group.head, f.end
        if not {"de", "attr", "à"} & set(f.cue.frames):
            if "np" in f.cue.frames and (phrase := self.passive_subject(f)) is not None:
                yield Construction("passive", *phrase)  # «L'attentat est revendiqué par …»
            return
        end = self._complements.own_end(f, start)
        agent_end = start
        for k in range(start, min(end, start + 3)):
            if p.low[k] == "par":
                agent_end = max(p.right[c] for c in range(k, min(end, k + 3)) if p.head[c] == v or c == k)
        if agent_end == start:
            end = next(
                (k for k in range(start + 1, end) if p.low[k] == "par"), end
            )  # «qualifiée de brillante par tous»
        if agent_end < end and p.low[agent_end] in (*_OF, *TO):
            yield Construction("passive", agent_end + (p.low[agent_end] in ("de", "d'", "à")), end)

    def _impersonal(self, f: FoundVerb) -> Iterator[Construction]:
        """«Il lui est reproché d'avoir …», «Il est demandé aux habitants de …»: nobody says so."""
        p, first = self._p, f.group.first
        subject = next(
            (k for k in range(first, max(p.sentence(f.group.head)[0] - 1, first - 4), -1) if p.low[k] == "il"), None
        )
        if subject is None or "inf" not in f.cue.frames or f.cue.act not in ("accuse", "demand"):
            return
        between = [p.low[k] for k in range(subject + 1, first)]
        if (q := self._infinitive(f)) is not None and set(between) <= _OBJECT_PRONOUNS | {"n'", "ne"}:
            yield Construction("impersonal", q, self._complements.own_end(f, q))

    def passive_subject(self, f: FoundVerb) -> tuple[int, int] | None:
        """The tokens ``[start, end)`` of what is done in a passive: «L'attentat est revendiqué par …»."""
        p, g = self._p, f.group
        if g.mood == "part":
            told = f.cue.act in ("announce", "deny", "condemn", "accuse", "confirm") or "comme" in f.cue.frames
            head = p.head[g.head] if told and p.dep[g.head] in ("acl", "amod") else -1
            after_comma = p.low[max(g.first - 1, 0)] == ","  # «L'ouverture d'une enquête, annoncée par X, …»
            while (
                after_comma
                and head >= 0
                and p.dep[head] == "nmod"
                and p.pos[p.head[head]] == "NOUN"
                and p.head[head] < head
            ):
                head = p.head[head]
        else:
            found = find_subject(p, g, mention_at=self._speakers.mention_at)
            head = found.token if found is not None else -1
        if head < 0 or head >= g.first or p.pos[head] not in ("NOUN", "PROPN"):
            return None
        if p.low[p.left[head]] in ("dont", "duquel", "desquels"):
            return None  # «dont la destitution a été votée»
        start = max(p.left[head], p.sentence(g.head)[0])
        while start < head and p.pos[start] == "ADP":
            start += 1
        for k in range(start, head):
            if p.low[k] == "," or p.pos[k] in ("VERB", "AUX"):
                start = k + 1  # «Inversion des rôles, la proposition a été rejetée», «en ce qui concerne le port»
        end = max(min(p.right[head], g.first), head + 1)
        comma = next((k for k in range(head + 1, max(end, g.first) - 1) if p.low[k] == ","), end)
        if comma == end or p.low[comma + 1] in ("qui", "que", "qu'", "dont"):
            return start, end
        before_verb = next(k for k in range(g.first - 1, comma - 1, -1) if p.pos[k] != "ADV")
        if p.low[before_verb] != "," and any(p.pos[k] == "NOUN" for k in range(comma, g.first)):
            return comma + 1, g.first  # «Ces derniers mois, beaucoup d'attaques ont été revendiquées»
        return start, comma

    def _que(self, f: FoundVerb) -> int | None:
        """The «que» that opens what was said, not the one of «plus que», «ne … que», «dès que»."""
        p, v = self._p, f.group.head
        end = min(p.sentence(v)[1], f.end + _REACH_OF_QUE)
        for k in range(f.end, end):
            word = p.low[k]
            if word in QUE:
                if p.low[k - 1] in _NOT_BEFORE_QUE and not (p.low[k - 1] == "ainsi" and k - 1 == f.end):
                    return None
                if self._is_relative(f, k):
                    return None
                if (
                    k > self._complements.after_adjuncts(f.end, end)
                    and p.pos[k] == "PRON"
                    and p.pos[k - 1] in ("NOUN", "PROPN", "ADJ", "PUNCT")
                ):
                    return None  # «avançant vers la base qu'elle avait perdue»
                return k if p.dep[k] != "advmod" or k == f.end else None
            if p.pos[k] in ("VERB", "AUX") and k > f.end and p.dep[k] not in ("amod", "acl"):
                return None
            if word in (";", ":", "»", ".", "qui", "dont") or (word == "et" and self._is_finite(k + 1, end)):
                return None
            if p.quote_of[k] != p.quote_of[v] and word not in OPENERS:
                return None
        return None

    def _is_relative(self, f: FoundVerb, que: int) -> bool:
        """«ont proclamé une région autonome, que la Turquie voit comme …»: the verb has its object already."""
        p = self._p
        return p.low[que - 1] == "," and "np" in f.cue.frames and p.pos[f.end] == "DET"

    def _is_finite(self, k: int, end: int) -> bool:
        group = self._reader.read(self._p, k) if k < end else None
        return group is not None and group.mood in ("ind", "cond")

    def _que_of_clause(self, f: FoundVerb) -> int | None:
        """The «que» of the clause that the parser ties to the verb, however much stands between."""
        p, v = self._p, f.group.head
        for clause in p.children[v]:
            if p.dep[clause] == "ccomp" and clause >= f.end:
                marks = [c for c in p.children[clause] if p.dep[c] == "mark" and p.low[c] in QUE and c >= f.end]
                between = range(f.end, marks[0]) if marks else range(0)
                other = any(p.low[k] == "et" and self._is_finite(k + 1, marks[0]) for k in between)
                if (
                    marks
                    and not other
                    and not self._is_relative(f, marks[0])
                    and p.low[marks[0] - 1] not in _NOT_BEFORE_QUE
                ):
                    return marks[0]
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
        begin = self._complements.after_insertion(f.end, end)
        if "quote" not in f.cue.frames or f.cue.act == "demand":
            k = self._complements.after_adjuncts(f.end, end)
            if k + 1 < end and p.low[k] in OPENERS and self._is_infinitive(k + 1):
                return k  # «souhaitait « graver dans le marbre … »»
        past = self._complements.after_adjuncts(f.end, end)  # «a déclaré à la presse avoir vu»
        if begin + 1 < past < end and self._is_infinitive(past) and p.low[past - 1] not in _BEFORE_INFINITIVE:
            return past
        if (far := self._infinitive_after_aside(f, end)) is not None:
            return far
        for k in range(begin, min(end, begin + _REACH_OF_INFINITIVE)):
            word = p.low[k]
            if self._is_infinitive(k):
                first = k
                while first > f.end and p.low[first - 1] in _BEFORE_INFINITIVE:
                    first -= 1
                governed = p.low[first - 1] in ("de", "d'", "à") or p.pos[first - 1] == "ADV"
                return first if first in (begin, past) or governed else None
            if word == "«" and p.low[k - 1] in ("de", "d'", "à") and k + 1 < end and self._is_infinitive(k + 1):
                return k  # «ordonne notamment de « soulager … »»
            if word in ("que", "qu'", "«") or (p.pos[k] == "PUNCT" and word not in OPENERS):
                return None
            if p.pos[k] == "VERB" and p.dep[k] == "conj" and p.low[k - 1] == "et":
                return None  # «a appelé à la prudence et demandé aux riverains de rester»
            if p.pos[k] == "VERB" and p.dep[k] in ("acl", "amod") and f.cue.act != "demand":
                return None  # «a annoncé les candidats autorisés à concourir»: the object's own infinitive
        return None

    def _infinitive_after_aside(self, f: FoundVerb, end: int) -> int | None:
        """«a assuré au journal télévisé, ce jeudi 26 janvier, être prêt à …»: right after a comma, no verb between."""
        p = self._p
        if p.pos[f.end : f.end + 1] != ["ADP"]:
            return None
        for k in range(f.end + 2, min(end, f.end + 20)):
            if p.low[k] in ("être", "avoir") and p.low[k - 1] == ",":
                return k
            if p.pos[k] in ("VERB", "AUX") or p.low[k] in _STOPS:
                return None
        return None

    def _is_infinitive(self, k: int) -> bool:
        word = self._p.low[k]
        if any(form.mood == "inf" for form in self._reader.forms(word)):
            return True
        return self._p.pos[k] in ("VERB", "AUX") and len(word) > 3 and word.endswith(("er", "ir", "re", "oir"))

    def _to(self, f: FoundVerb) -> int | None:
        """«appelle à la retenue», «exhorte Moscou à se retirer»: the token after «à»; «au/aux» belong to the content."""
        p, v = self._p, f.group.head
        for k in range(f.end, min(p.sentence(v)[1], f.end + 12)):
            if p.low[k] in TO and (
                p.head[k] == v
                or k == f.end
                or p.head[p.head[k]] == v
                or self._reader.forms(p.low[min(k + 1, len(p) - 1)])
            ):
                return k + 1 if p.low[k] == "à" else k
            if self._closes_reach(k):
                return None
        return None

    def _after_preposition(self, f: FoundVerb, word: str) -> int | None:
        """«met en garde les États-Unis contre une intervention»: the token after the preposition."""
        p = self._p
        for k in range(f.end, min(p.sentence(f.group.head)[1] - 1, f.end + 10)):
            if p.low[k] == word:
                return k + 1
            if self._closes_reach(k):
                return None
        return None

    def _closes_reach(self, k: int) -> bool:
        """Whether a complement of a verb before token ``k`` can no longer follow."""
        p = self._p
        return p.low[k] in _STOPS or (p.pos[k] in ("VERB", "AUX") and p.dep[k] not in ("amod", "acl"))

    def _has_after(self, f: FoundVerb, prepositions: frozenset[str], reach: int) -> bool:
        p, v = self._p, f.group.head
        for k in range(f.end, min(p.sentence(v)[1], f.end + reach)):
            if p.low[k] in prepositions and k > f.end and (p.pos[k] == "ADP" or p.dep[k] in ("mark", "case")):
                return True
            if p.low[k] in (";", ":", "que", "qu'", "»", "."):
                return False
        object_before = self._clitic_object(f) or self._complements.relative_object(f) is not None
        return object_before and f.end < len(p) and p.low[f.end] in prepositions

    def _clitic_object(self, f: FoundVerb) -> bool:
        g = f.group
        return any(self._p.low[k] in _OBJECT_PRONOUNS for k in range(g.first, g.head))
