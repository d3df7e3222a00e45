"""Cue verbs inside a sentence: what they govern, and who says it to whom.

What a cue takes (its frames) decides which constructions are tried.
"""

from __future__ import annotations

from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.complements import ComplementReader
from dragoman.analysis.statements.constructions import TO, Construction, ConstructionReader
from dragoman.analysis.statements.contents import content_span
from dragoman.analysis.statements.cues import CueIndex, FoundVerb
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.inserted import InsertedReader
from dragoman.analysis.statements.speakers import IMPOSSIBLE, NOBODY, Speaker, SpeakerFinder
from dragoman.analysis.statements.verb_drafts import draft_of_verb
from dragoman.analysis.verbs import FoundSubject, VerbReader, find_subject
from dragoman.language.lexicon import words
from dragoman.record import Span

_SPEAKING = words("speaking")
_TIMES = words("time-word")
_OTHER_SCOPE = frozenset({"sans", "pour", "afin", "avant"})
_RUMOURED = frozenset({"dire", "reprocher", "rapporter", "signaler", "annoncer", "parler de", "raconter"})
"""What «on» does is said by nobody in particular, and is said all the same."""
_ABSTRACT = (
    "tion",
    "tions",
    "ment",
    "ments",
    "isme",
    "ance",
    "ences",
    "ence",
    "age",
    "ité",
    "ités",
    "sse",
    "ure",
    "eur",
)
_ATTEMPTS = frozenset({"chercher", "tenter", "essayer", "viser", "hésiter", "renoncer"})
_SEEM = frozenset(
    {
        "semble",
        "semblent",
        "semblait",
        "semblaient",
        "paraît",
        "paraissent",
        "pourrait",
        "pourraient",
        "laisse",
        "laissent",
        "laissait",
    }
)
_NOT_SAID_WHEN_NEGATED = frozenset({"revendiquer", "démontrer", "prouver", "établir"})
_DECREED = frozenset({"annoncer", "décréter"})
_POLITE = frozenset({"souhaiter", "vouloir", "aimer", "préférer", "désirer"})
_TO_COME = words("to-come")
_MUST = frozenset({"doit", "doivent"})
_NOT_YET = frozenset({"avant", "sans", "afin"})
_ARTICLES = frozenset({"un", "une", "des", "de", "d'", "le", "la", "les", "l'"})
_CLITICS = frozenset({"le", "la", "l'", "les", "lui", "leur", "y", "en", "se", "s'"})
_TAKES_THE_FLOOR = words("takes-the-floor")
_BARE_PRONOUNS = frozenset({"lui", "elle-même", "lui-même", "eux", "celui-ci", "celle-ci"})
_PRONOUNS = frozenset({"il", "elle", "ils", "elles"})
_SAYING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "AUX", "NUM", "ADV", "PRON"})
_NEED_SPEAKER = frozenset({"np", "feeling", "attr", "comme", "inf", "à", "de"})
"""Constructions that are no speech when nobody is there to speak."""


class ClauseReader:
    """Finds the statements that cue verbs make within their own sentence."""

    def __init__(self, parsed: Parsed, cues: CueIndex, reader: VerbReader, speakers: SpeakerFinder) -> None:
        self._p = parsed
        self._cues = cues
        self._reader = reader
        self._speakers = speakers
        self._inserted = InsertedReader(parsed, speakers)
        self._complements = ComplementReader(parsed, reader, speakers, cues.quoting)
        self._constructions = ConstructionReader(parsed, reader, speakers, self._complements)

    def at(self, v: int) -> StatementDraft | None:
        """The statement whose cue verb is token ``v``, when a construction of its frames stands there."""
        found = self._cues.verb_at(self._p, v, self._reader)
        if found is not None and found.group.negated and found.cue.lemma in _NOT_SAID_WHEN_NEGATED:
            return None  # «Personne n'a revendiqué l'attaque», «n'a pas démontré que»: nobody says so
        if found is None or self._is_participle_without_agent(found) or self._is_writers_own(found):
            return None
        if self._is_unsaid_yet(found) or self._is_supposed(found):
            return None
        inserted = self._inserted.read(found)
        if inserted is not None:
            return inserted
        if found.group.mood == "ind" and found.group.tense == "fut" and self._p.quote_of[v] < 0:
            return None  # «proposera un plan»: nothing is said yet
        construction = next(self._constructions.of(found), None)
        return self._answer(found) if construction is None else self._governed(found, construction)

    def _governed(self, found: FoundVerb, construction: Construction) -> StatementDraft | None:
        p = self._p
        form, start, end = construction
        span = content_span(p, start, end)
        if span is None or not self._says_something(span) or (found.cue.lemma == "attribuer" and p.pos[start] == "NUM"):
            return None
        speaker = self._speaker(found, form)
        if not speaker.possible or (found.cue.lemma == "condamner" and self._speakers.are_judges(speaker)):
            return None  # «condamné par le tribunal»: a sentence is no statement
        content = (
            self._passive_with_comme(found, end) if form == "comme" and found.group.passive else [self._bare(span)]
        )
        if form in ("attr", "de", "comme", "np") and (antecedent := self._constructions.antecedent(found)) is not None:
            content = [antecedent] if form == "np" else [antecedent, self._without_comme(span)]
        draft = draft_of_verb(p, found, form, content, speaker)
        addressee = self._addressee(found, form)
        draft.addressees = self._speakers.of_mention(addressee).actors if addressee is not None else ()
        if form in ("de", "attr", "passive") and found.cue.act == "say" and self._cues.says_false(p, start, end):
            draft.act, draft.polarity = "deny", "denies"
        if found.cue.polarity == "refuses" and p.low[start] in _SPEAKING:
            draft.act, draft.polarity = "say", ""  # «refuse de commenter»: nothing is denied
        return draft

    def _bare(self, span: Span) -> Span:
        """«a évoqué des « pertes »»: of an article and one quotation, the quotation is what was said."""
        p = self._p
        first = p.tokens_in(span).start
        q = p.quote_of[first + 1] if p.low[first] in _ARTICLES and first + 1 < len(p) else -1
        whole = q >= 0 and p.quotations[q].outer.start == p.start[first + 1] and p.quotations[q].outer.end >= span.end
        return p.quotations[q].inner if whole and not p.quotes_a_name[q] else span

    def _passive_with_comme(self, found: FoundVerb, end: int) -> list[Span]:
        """«X est considéré comme Y»: both X and Y are said."""
        at = self._constructions.comme(found)
        parts = [self._constructions.passive_subject(found), (at + 1, end) if at is not None else None]
        spans = [content_span(self._p, *part) for part in parts if part is not None]
        return [s for s in spans if s is not None]

    def _without_comme(self, span: Span) -> Span:
        p = self._p
        first = p.tokens_in(span).start
        return Span(p.start[first + 1], span.end) if p.low[first] == "comme" else span

    def _is_participle_without_agent(self, found: FoundVerb) -> bool:
        g = found.group
        if g.mood == "part" and g.tense == "past":
            accused = found.cue.lemma == "accuser" and self._p.low[found.end : found.end + 1] in (["de"], ["d'"])
            return not accused and not self._speakers.agent_of_passive(g).actors
        return g.mood == "imp"

    def _answer(self, f: FoundVerb) -> StatementDraft | None:
        """«Paris dément.», «…, ce que Paris dément»: what is denied or confirmed is what another said just before."""
        p, g = self._p, f.group
        end = p.sentence(g.head)[1]
        rest = [k for k in range(f.end, end) if p.pos[k] not in ("PUNCT", "ADV") and p.low[k] not in _TIMES]
        if f.cue.act not in ("deny", "confirm") or g.mood not in ("ind", "cond"):
            return None
        if rest and p.low[f.end] not in (",", ";"):
            return None
        speaker = self._speakers.of_verb(g)
        told = self._speakers.last_said_by_another(g.head, speaker)
        if not speaker.actors or told is None:
            return None
        draft = draft_of_verb(p, f, "answer", list(told.content), speaker)
        draft.kind = "reference"
        return draft

    def _says_something(self, span: Span) -> bool:
        p = self._p
        if p.low[p.tokens_in(span).start] in _BARE_PRONOUNS:
            return False  # «s'opposent à lui»
        return any(p.pos[k] in _SAYING and len(p.low[k]) > 2 for k in p.tokens_in(span))

    def _is_writers_own(self, found: FoundVerb) -> bool:
        """«Rappelons que …», the writer's word to the reader; «nous pensons que …», a quoted speaker's own saying."""
        return found.group.person in (1, 2)

    def _speaker(self, f: FoundVerb, form: str) -> Speaker:
        if f.group.passive or form == "passive":
            agent = self._speakers.agent_of_passive(f.group)
            if agent.actors:
                return IMPOSSIBLE if self._governed_by_will(f) else agent
            decreed = form == "passive" and f.cue.lemma in _DECREED and f.group.mood == "ind"
            told = f.cue.lemma == "accuser" or (form == "comme" and f.cue.act == "announce") or decreed
            return IMPOSSIBLE if form in ("passive", "comme") and (not told or f.group.negated) else agent
        if (narrator := self._narrative_infinitive(f)) is not None:
            return narrator
        if self._governed_by_will(f):
            return IMPOSSIBLE
        if f.cue.lemma in _RUMOURED and self._p.low[max(f.group.first - 1, 0)] == "on":
            return NOBODY
        speaker = self._speakers.of_verb(f.group)
        if speaker is NOBODY:
            needed = f.group.mood in ("inf", "part") or form in _NEED_SPEAKER or form == "fragment"
            return IMPOSSIBLE if needed else NOBODY
        unknown = not speaker.resolved and not speaker.actors and not self._is_pronoun(speaker)
        return IMPOSSIBLE if unknown and form in _NEED_SPEAKER and not self._may_speak(speaker, f) else speaker

    def _narrative_infinitive(self, f: FoundVerb) -> Speaker | None:
        """«Et le maire d'ajouter que …», «Eux de répondre que …»: the subject stands before «de»."""
        p, g = self._p, f.group
        start, k = p.sentence(g.head)[0], f.group.first - 1
        if (
            g.mood != "inf"
            or k <= start
            or p.low[k] not in ("de", "d'")
            or p.dep[g.head] not in ("ROOT", "nmod", "acl", "xcomp")
        ):
            return None
        first = start + (p.low[start] in ("et", "mais"))
        mention = self._speakers.mention_at(k - 1)
        if mention is not None and mention.j == k and first <= mention.i <= first + 1:
            return self._speakers.of_mention(mention)
        alone = k - 1 == first and p.low[first] in (*_BARE_PRONOUNS, *_PRONOUNS, "elles")
        return self._speakers.at(FoundSubject(first)) if alone else None

    def _may_speak(self, speaker: Speaker, f: FoundVerb) -> bool:
        """«la sécurité civile a appelé à la prudence»: a noun of no table, where the verb is one of persons only."""
        if speaker.span is None or f.cue.act in ("say", "confirm"):
            return False
        p = self._p
        noun = next((k for k in p.tokens_in(speaker.span) if p.pos[k] in ("NOUN", "PROPN")), None)
        return noun is not None and not p.low[noun].endswith(_ABSTRACT)

    def _is_pronoun(self, speaker: Speaker) -> bool:
        if speaker.span is None:
            return False
        return self._p.text[speaker.span.start : speaker.span.end].lower().lstrip("-t") in _PRONOUNS

    def _governed_by_will(self, f: FoundVerb) -> bool:
        """«pour dénoncer», «sans préciser», «peut dire»: no saying is reported, only its aim or its absence."""
        g, p = f.group, self._p
        k = g.first - 1
        if g.mood != "inf" and not g.passive:
            return False
        while k > p.sentence(g.head)[0] and p.pos[k] == "ADV":
            k -= 1
        if k < p.sentence(g.head)[0]:
            return False
        if p.low[k] in ("de", "d'") and p.low[k - 1] in ("chargé", "chargée", "chargés", "chargées"):
            return True  # «qui sera chargé de critiquer le gouvernement»
        if p.low[k] == "pour" and any(w in _TAKES_THE_FLOOR for w in p.low[max(p.sentence(g.head)[0], k - 8) : k]):
            return False  # «en a profité pour démentir», «a pris la parole pour annoncer»
        if p.low[k] == "après" and (g.reflexive or f.cue.act == "promise"):
            return True  # «après s'être engagé à vive allure»
        tries = p.low[k] in ("à", "de") and any(form.lemma in _ATTEMPTS for form in self._reader.forms(p.low[k - 1]))
        must = p.low[k] == "à" and any(p.pos[t] == "AUX" for t in range(max(p.sentence(g.head)[0], k - 3), k))
        return tries or must or p.low[k] in _OTHER_SCOPE or p.low[k] in _SEEM

    def _is_supposed(self, f: FoundVerb) -> bool:
        """«La plupart trouveraient cela utile»: nobody says so; «il souhaiterait» is a polite saying."""
        g = f.group
        return g.mood == "cond" and g.first == g.head and self._p.quote_of[g.head] < 0 and f.cue.lemma not in _POLITE

    def _is_unsaid_yet(self, f: FoundVerb) -> bool:
        """«avant qu'il n'annonce …», «devrait annoncer …», «va demander …»: nothing is said yet."""
        p, g = self._p, f.group
        start = p.sentence(g.head)[0]
        if g.mood == "inf":
            k = g.first - 1
            while k > start and (p.pos[k] == "ADV" or p.low[k] in _CLITICS):
                k -= 1
            return k >= start and (p.low[k] in _TO_COME or (p.low[k] in _MUST and f.cue.act in ("announce", "demand")))
        for k in range(g.first - 1, max(start, g.first - 12), -1):
            if p.low[k] in ("que", "qu'"):
                return p.low[k - 1] in _NOT_YET
            if p.pos[k] in ("VERB", "AUX") or p.low[k] in (",", ";", ":"):
                return False
        return False

    def _addressee(self, f: FoundVerb, form: str) -> Mention | None:
        """Whom one accuses, asks, urges, thanks: right after the verb, with or without «à»; a passive's subject."""
        p = self._p
        if form == "passive" and f.cue.act in ("accuse", "demand"):
            found = find_subject(p, f.group, mention_at=self._speakers.mention_at)
            return self._speakers.mention_at(found.token) if found is not None else None
        if form not in ("de", "inf", "à", "np"):
            return None
        if form == "de" and (antecedent := self._complements.relative_object(f)) is not None:
            return antecedent
        to = f.end < len(p) and p.low[f.end] in TO
        if form == "np" and not to:
            return None
        return self._speakers.mention_from(f.end + to)
