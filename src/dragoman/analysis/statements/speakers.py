"""Who is behind a subject: a mention, a pronoun, an issuer («le communiqué»), or nobody that the text names."""

from __future__ import annotations

from dataclasses import replace

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.coordination import first_mention, first_of_list, next_of_list
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.speaker import IMPOSSIBLE, NOBODY, Speaker
from dragoman.analysis.statements.speaker_pronouns import LAST_NAMED, PronounReader
from dragoman.analysis.verbs import RELATIVES, FoundSubject, VerbGroup, find_subject
from dragoman.language.lexicon import words
from dragoman.record import ActorKind, Span

__all__ = ["IMPOSSIBLE", "ISSUERS", "NOBODY", "Speaker", "SpeakerFinder"]

ISSUERS = words("issuer")
_CLOSING_MARKS = frozenset({"»", "”", '"'})
_REPORTS = words("report")
_SPEAKING_PLACES = {sector: words(f"speaking-place-{sector.lower()}") for sector in ("EDU", "GOV", "BUS", "MED")}
_INANIMATE = words("inanimate")
_TWO_STATES = frozenset({"parties", "pays", "capitales", "états", "nations", "camps", "voisins"})
_NOBODY = frozenset({"-on", "-t-on"})
_ON_PLATFORM = ("sur", "via", "compte", "page")
_PARTS = {
    **dict.fromkeys(("groupe", "mouvement", "réseau", "organisation"), True),
    **dict.fromkeys(("bureau", "antenne", "section", "branche", "cellule", "direction", "siège", "équipe", "équipes",
                     "aile", "fédération", "délégation", "mission", "état-major"), False),
}  # fmt: skip
"""Nouns before the name of a body: whether they mean the body itself, or a part that speaks for it."""
_OUTLETS = frozenset({"site", "chaîne", "journal", "quotidien", "hebdomadaire", "magazine", "média"})
_NO_SPEAKER = frozenset(
    {"on", "rien", "tout", "cela", "ça", "ceci", "ce", "c'", "personne", "je", "j'", "nous", "vous", "-je", "-nous", "-ce"}
)  # fmt: skip


class SpeakerFinder:
    """Resolves subjects with what has been said so far; statements found are told to it in order."""

    def __init__(self, parsed: Parsed, book: ActorBook) -> None:
        self._p = parsed
        self._book = book
        self.previous: list[StatementDraft] = []
        self._pronouns = PronounReader(parsed, book)

    def of_verb(self, group: VerbGroup, *, inverted_first: bool = False, end: int | None = None) -> Speaker:
        """The speaker of a cue verb. ``inverted_first``: an inserted clause, whose subject follows the token ``end``."""
        if group.passive and group.mood != "part":
            return self.agent_of_passive(group)
        if group.mood == "part" and group.tense == "pres":
            return self._of_participle(group)
        if self._goes_on(group):
            return Speaker(self.previous[-1].speakers, self.previous[-1].speaker)
        if end is not None and end > group.last:
            group = replace(group, last=end)
        found = find_subject(self._p, group, inverted_first=inverted_first, mention_at=self._book.mention_at)
        voice = self._by_the_voice_of(group)
        if voice is not None:
            return voice
        if found is None:
            topic = self._apposed_subject(group)
            return NOBODY if topic is None else self.of_mention(topic, "s")
        return self.at(found)

    def _apposed_subject(self, group: VerbGroup) -> Mention | None:
        """«Interrogé hier, X, éliminé au premier tour, a affirmé que»: the mention between commas."""
        p = self._p
        start = p.sentence(group.head)[0]
        if group.mood in ("inf", "part") or group.first <= start or p.low[group.first - 1] != ",":
            return None
        for k in range(group.first - 2, start - 1, -1):
            mention = self._book.mention_at(k)
            if mention is None or mention.i != k or not mention.person or p.low[mention.j : mention.j + 1] != [","]:
                continue
            if mention.i == start or p.low[mention.i - 1] == ",":
                return mention
        return None

    def _by_the_voice_of(self, group: VerbGroup) -> Speaker | None:
        """«Kigali a répondu par la voix de X»: X speaks."""
        p = self._p
        for k in range(group.last, min(p.sentence(group.head)[1] - 4, group.last + 6)):
            if p.low[k : k + 2] == ["par", "la"] and p.low[k + 2] in ("voix", "bouche"):
                mention = self._first_mention(k + 4, k + 6)
                return None if mention is None else self.of_mention(mention, "s")
        return None

    def _goes_on(self, group: VerbGroup) -> bool:
        """«X estime que …, et annonce …»: the second verb has the first one's speaker."""
        p, k = self._p, group.first
        if k < 2 or p.low[k - 1] not in ("et", "mais", "puis") or not self.previous:
            return False
        last = self.previous[-1]
        before = k - 2 - (p.low[k - 2] in _CLOSING_MARKS)
        adjacent = bool(last.content) and last.content[-1].end in (p.end[before], p.end[k - 2])
        if p.low[k - 2] != "," and not adjacent:
            return False
        goes_on = last.form == "que" or (adjacent and before < k - 2)
        return p.sentence_of[last.anchor] == p.sentence_of[group.head] and bool(last.speakers) and goes_on

    def _of_participle(self, group: VerbGroup) -> Speaker:
        """«…, a martelé le porte-parole, dénonçant …»: the noun before the comma, else the governing verb's subject."""
        p = self._p
        k = group.first
        gerund = k > 0 and p.low[k - 1] == "en"
        while k > 0 and p.low[k - 1] in (",", "en", "tout"):
            k -= 1
        if gerund and (subject := self._main_subject(group.head)) is not None:
            return self.at(subject)  # «tout en disant comprendre»: who does the main clause's act
        found = find_subject(p, group, mention_at=self._book.mention_at)
        if found is not None and self._book.mention_at(found.token) is not None:
            named = self.at(found)
            if named.possible:
                return named
            found = self._main_subject(group.head) or found
        if found is not None and p.low[found.token] in LAST_NAMED:
            return self.at(found)  # «…, ce dernier estimant que»
        for draft in reversed(self.previous[-2:]):
            near = 0 < group.head - draft.anchor <= 40
            if near and p.paragraph_of[draft.anchor] == p.paragraph_of[group.head] and draft.speakers:
                return Speaker(draft.speakers, draft.speaker)
        before = self._book.mention_at(k - 1) if k > p.sentence(group.head)[0] else None
        if before is not None and before.j == k:
            return self.of_mention(before)
        return NOBODY if found is None else self.at(found)

    def _main_subject(self, token: int) -> FoundSubject | None:
        """The subject of the nearest verb above a token that has one to its left."""
        p = self._p
        for above in p.ancestors(token):
            own = [c for c in p.children[above] if p.dep[c].startswith("nsubj") and c < token]
            if own and p.low[own[-1]] not in RELATIVES:
                return FoundSubject(own[-1])
        return None

    def last_said_by_another(self, token: int, speaker: Speaker) -> StatementDraft | None:
        """The statement of somebody else in this sentence or the one before, which a bare denial answers."""
        for draft in reversed(self.previous):
            near = self._p.sentence_of[token] - self._p.sentence_of[draft.anchor] <= 1
            if near and draft.speakers != speaker.actors and draft.anchor < token:
                return draft
        return None

    def mention_at(self, token: int) -> Mention | None:
        """The mention that covers a token."""
        return self._book.mention_at(token)

    def are_judges(self, speaker: Speaker) -> bool:
        """Whether courts speak, and nobody else."""
        codes = [self._book.drafts[number].code for number in speaker.actors]
        return bool(codes) and all(code.split(" ")[-1] == "JUD" for code in codes)

    def mention_from(self, start: int) -> Mention | None:
        """The mention that starts at a token or after its determiner."""
        return self._first_mention(start, start + 2)

    def agent_of_passive(self, group: VerbGroup) -> Speaker:
        """«… par le ministère»; nobody for «il a été annoncé que»."""
        p = self._p
        end = p.sentence(group.head)[1]
        for k in range(group.last, min(end, group.last + 12)):
            if p.low[k] in ("que", "qu'") or (group.mood == "part" and p.pos[k] == "AUX"):
                break  # «le vote contesté a été empêché par la police»: another verb's agent
            if p.low[k] == "par":
                mention = self._first_mention(k + 1, k + 4)
                mention = mention or self._of_branch(k + 1, end)
                if mention is not None:
                    return self.of_mention(mention)
        return NOBODY

    def _of_branch(self, k: int, end: int) -> Mention | None:
        """«par la branche locale de l'organisation X»: the body that an unknown part belongs to."""
        p = self._p
        for t in range(k + 1, min(end, k + 6)):
            if p.low[t] in ("de", "du", "des", "d'"):
                return self._first_mention(t + 1, t + 3)
            if p.pos[t] not in ("NOUN", "ADJ", "DET"):
                return None
        return None

    def _first_mention(self, start: int, end: int) -> Mention | None:
        return first_mention(self._p, self._book, start, end)

    def at(self, found: FoundSubject) -> Speaker:
        """The speaker named by a subject token."""
        p, t = self._p, found.token
        word = p.low[t]
        if word in _NOBODY:
            return NOBODY
        if word in _NO_SPEAKER or p.pos[t] == "NUM" or word == "%" or p.low[t + 1 : t + 2] == ["%"]:
            return IMPOSSIBLE
        mention = self._book.mention_at(t)
        if mention is not None:
            first = first_of_list(p, self._book, mention) if found.number == "p" else mention
            return self.of_mention(first, found.number)
        if word in ("un", "une") and p.low[t + 1 : t + 2] in (["des"], ["de"], ["d'"]):
            return self._one_of(t)
        if word in ("elle", "lui", "eux", "elles") and t > 1 and p.low[t - 1] == ",":
            topic = self._book.mention_at(t - 2)
            if topic is not None:
                return self.of_mention(topic)  # «L'Union africaine, elle, demande»
        return self._pronouns.at(t, self.previous) or self._named_by_noun(t)

    def _one_of(self, t: int) -> Speaker:
        """«l'un des principaux partis d'opposition»: somebody unnamed of those."""
        p = self._p
        mention = self._first_mention(t + 2, t + 6)
        actors = self._book.actors_of(mention) if mention is not None else ()
        if mention is None or len(actors) != 1:
            return Speaker((), p.span(t, t + 1), resolved=False)
        draft, span = self._book.drafts[actors[0]], p.span(t, mention.j)
        name = " ".join(p.text[span.start : span.end].split())
        return Speaker((self._book.unnamed(draft.code, name, draft.kind, span),), span)

    def _named_by_noun(self, t: int) -> Speaker:
        """Of a noun that is no mention: «le communiqué», «le rapport», «les deux parties», «la partie russe»."""
        p, word = self._p, self._p.low[t]
        if word in ISSUERS:
            return self._issuer(t)
        if word in _REPORTS:
            return Speaker(self.owner_of(t).actors, p.span(t, t + 1))
        if word in _TWO_STATES:
            actors = self._book.two_states(t)
            return Speaker(actors, p.span(p.left[t], t + 1), resolved=bool(actors))
        if word in _OUTLETS and p.low[max(t - 1, 0)] in ("le", "la", "du"):
            outlet = self._outlet_before(t)
            if outlet is not None:
                return outlet
        if (place := self._speaking_place(t)) is not None:
            return place
        described = self._named_after(t) or self._part_of_body(t) or self._described(t)
        if described is not None:
            return described
        if word in RELATIVES or word in _INANIMATE or p.pos[t] in ("VERB", "ADV", "ADP", "NUM"):
            return IMPOSSIBLE
        if p.pos[t] == "PROPN" or p.words[t][:1].isupper():
            if p.pos[t] == "PROPN" and t != p.sentence(t)[0] and p.words[t][:1].isupper():
                return self.of_unknown_name(t, t + 1)
            return Speaker((), p.span(t, t + 1), resolved=False)
        return Speaker((), p.span(p.left[t], t + 1), possible=p.pos[t] in ("NOUN", "PRON"), resolved=False)

    def _speaking_place(self, t: int) -> Speaker | None:
        """«le lycée», «la région», «l'usine»: who runs it speaks, with the country that is spoken of."""
        p = self._p
        sector = next((sector for sector, nouns in _SPEAKING_PLACES.items() if p.low[t] in nouns), None)
        if sector is None or p.pos[t] != "NOUN":
            return None
        span = p.span(p.left[t] if p.left[t] >= t - 2 else t, max(min(p.right[t], t + 8), t + 1))
        country = self._book.local_country(t)
        name = " ".join(p.text[p.start[t] : span.end].split())
        code = f"{country} {sector}" if country else sector
        return Speaker((self._book.unnamed(code, name, "institution", span),), span)

    def of_unknown_name(self, first: int, end: int) -> Speaker:
        """A name that no table has, tokens ``[first, end)``: an actor without a code."""
        p = self._p
        span = p.span(first, end)
        kind: ActorKind = "person" if p.ent[first] == "PER" else "organisation"
        return Speaker((self._book.unnamed("", " ".join(p.text[span.start : span.end].split()), kind, span),), span)

    def _named_after(self, t: int) -> Speaker | None:
        """«l'entraîneur X», «le chanteur malien X»: the name that stands right after a noun for a person."""
        p = self._p
        k = t + 1
        while k < len(p) and p.pos[k] == "ADJ":
            k += 1
        mention = self._book.mention_at(k) if p.pos[t] == "NOUN" and k < len(p) else None
        if mention is None or mention.kind != "person" or mention.i != k or p.low[t] in _INANIMATE:
            return None
        return replace(self.of_mention(mention, "s"), span=p.span(p.left[t] if p.left[t] >= t - 3 else t, mention.j))

    def _outlet_before(self, t: int) -> Speaker | None:
        """«Le site», «la chaîne»: the outlet named last."""
        for m in self._book.mentions_before(t, sentences=6):
            actors = self._book.actors_of(m)
            drafts = [self._book.drafts[a] for a in actors]
            if len(drafts) == 1 and drafts[0].code.endswith(" JRN") and drafts[0].kind == "organisation":
                return Speaker(actors, self._p.span(t - 1, t + 1))
        return None

    def _part_of_body(self, t: int) -> Speaker | None:
        """«le groupe de l'État islamique» is that body; «le bureau de l'ONG X» speaks with its code."""
        p = self._p
        k = t + 1
        while k < len(p) and p.pos[k] == "ADJ":
            k += 1
        if p.pos[t] != "NOUN" or p.low[t] not in _PARTS or k >= len(p):
            return None
        mention = self._first_mention(k + (p.low[k] in ("de", "du", "d'", "des")), k + 2)
        if mention is None or mention.kind not in ("body", "named"):
            return None
        actors = self._book.actors_of(mention)
        span = p.span(p.left[t] if p.left[t] >= t - 2 else t, mention.j)
        if len(actors) != 1 or _PARTS[p.low[t]]:
            return Speaker(actors, span, resolved=bool(actors))
        name = " ".join(p.text[p.start[t] : p.end[mention.j - 1]].split())
        draft = self._book.drafts[actors[0]]
        return Speaker((self._book.unnamed(draft.code, name, draft.kind, p.span(t, mention.j)),), span)

    def _described(self, t: int) -> Speaker | None:
        """«son adversaire, l'opposant X,» is X; «la partie russe» is Russia; another noun with a demonym keeps the country."""
        p = self._p
        if p.pos[t] not in ("NOUN", "ADJ") or p.low[t] in _INANIMATE:
            return None
        end = p.sentence(t)[1]
        for k in range(t + 1, min(end, t + 8)):
            if p.low[k] == ",":
                mention = self._first_mention(k + 1, k + 3)
                if mention is not None and mention.person and mention.j < end and p.low[mention.j] in (",", "a"):
                    return replace(
                        self.of_mention(mention), span=p.span(p.left[t] if p.left[t] >= t - 3 else t, mention.j)
                    )
                break
        if t + 1 < end and t + 1 in self._book.adjectives:
            code = self._book.settle(self._book.adjectives[t + 1])
            span = p.span(t - 1 if t else t, t + 2)
            if code and p.low[t] in ("partie", "côté", "camp"):
                return Speaker((self._book.state(code, p.span(t, t + 2)),), span)
        return None

    def of_mention(self, mention: Mention, number: str = "", *, commas: bool = True) -> Speaker:
        """The speaker that a mention names, coordinated mentions included; what cannot speak is impossible.

        ``number`` is that of the verb: a singular verb has one subject. ``commas``: a comma may join, as in «avec le
        Mali, le Niger et le Tchad»; not after «selon un diplomate, le gouvernement et …».
        """
        span = self._p.span(mention.i, mention.j)
        on_a_platform = mention.i > 0 and self._p.low[mention.i - 1] in _ON_PLATFORM and mention.kind == "body"
        if on_a_platform or (mention.agent is not None and not mention.agent.speaks):
            return IMPOSSIBLE
        if mention.agent is not None and mention.agent.kind == "source" and self._is_same_source(mention):
            for before in self._book.mentions_before(mention.i, sentences=4):
                same = self._book.actors_of(before)
                if before.agent is not None and before.agent.kind == "source" and same:
                    return Speaker(same, span)
            for draft in reversed(self.previous):
                if draft.speakers:
                    return Speaker(draft.speakers, span)
        actors = list(self._book.actors_of(mention))
        last = mention
        while number != "s" and (joined := next_of_list(self._p, self._book, last, commas=commas)) is not None:
            actors.extend(self._book.actors_of(joined))
            span = Span(span.start, self._p.end[joined.j - 1])
            last = joined
        return Speaker(tuple(dict.fromkeys(actors)), span, resolved=bool(actors))

    def _is_same_source(self, m: Mention) -> bool:
        """«la même source», «cette source», «la source»: the one that spoke before."""
        words = set(self._p.low[m.i : m.j])
        return m.number != "p" and (
            "même" in words or (m.determiner in ("demonstrative", "definite") and m.j - m.head == 1)
        )

    def _issuer(self, t: int) -> Speaker:
        """«le communiqué»: whose it is («du ministère», «russe»), else the last speaker, else the last institution."""
        p = self._p
        span = p.span(p.left[t] if p.left[t] >= t - 2 else t, t + 1)
        own = self.owner_of(t)
        if own.actors:
            return Speaker(own.actors, span)
        for draft in reversed(self.previous):
            if draft.speakers and p.sentence_of[t] - p.sentence_of[draft.anchor] <= 6:
                return Speaker(draft.speakers, span)
        start = p.sentence(t)[0]
        for m in self._book.mentions_before(t, sentences=5):
            if m.i < start and (
                (m.agent is not None and m.agent.kind in ("institution", "person")) or m.kind == "body"
            ):
                return Speaker(self._book.actors_of(m), span)
        return Speaker((), span, resolved=False)

    def owner_of(self, t: int) -> Speaker:
        """Of «le communiqué du ministère», «leurs accusations», «la promesse russe»: the possessor, if the words say."""
        p = self._p
        if t + 1 < len(p) and t + 1 in self._book.adjectives:
            code = self._book.settle(self._book.adjectives[t + 1])
            if code:
                span = p.span(t + 1, t + 2)
                return Speaker((self._book.state(code, span),), span)
        for k in range(t + 1, min(t + 4, p.sentence(t)[1])):
            if p.low[k] in ("de", "du", "des", "d'", "par"):
                mention = self._first_mention(k + 1, k + 3)
                if mention is not None:
                    return self.of_mention(mention)
                name = k + 1 + (p.low[k + 1] in ("l'", "la", "le"))
                if name < len(p) and p.pos[name] == "PROPN" and p.words[name][:1].isupper():
                    return self.of_unknown_name(name, name + 1)
                break
            if p.pos[k] not in ("ADJ", "VERB", "ADV"):
                break
        return Speaker(resolved=False)
