"""Where the object and the other complements of a cue verb begin and end."""

from __future__ import annotations

from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.contents import clause_end
from dragoman.analysis.statements.cues import FoundVerb
from dragoman.analysis.statements.speakers import SpeakerFinder
from dragoman.analysis.verbs import VerbReader
from dragoman.language.lexicon import words

QUE = frozenset({"que", "qu'"})
OPENERS = frozenset({"«", "“", '"', "„"})
_ADJUNCTS = frozenset({"à", "au", "aux", "par", "depuis", "devant", "auprès", "dans", "en", "lors"})
_TEXTS = words("occasion-of-speech")
_OPENS_INSERTION = frozenset({"après", "avant", "pour", "afin", "malgré", "sans", "en", "par", "dans", "lors"})
_OCCASIONS = frozenset({"lors", "après", "avant", "depuis", "alors", "tandis", "quand", "lorsque", "ainsi"})
_TIMES = words("time-word")
_FOR_ONES_PART = frozenset(
    (first, own, noun)
    for first, noun in (("de", "côté"), ("pour", "part"), ("à", "tour"))
    for own in ("son", "sa", "leur")
)
_MANY = frozenset(
    {"nombreux", "nombreuses", "nouveaux", "nouvelles", "graves", "fortes", "possibles", "autres", "multiples"}
)
_QUANTITIES = frozenset({"plus", "davantage", "moins", "autant", "trop", "peu"})
_SPANS = frozenset({"heures", "minutes", "jours", "semaines", "mois", "après"})
_BEFORE_FINITE = frozenset({"a", "ont", "s'", "se", "l'", "les", "n'", "ne", "est", "sont"})
_ARTICLES = frozenset({"du", "des", "l'", "la", "le", "les", "un", "une"})


class ComplementReader:
    """Finds the ends of complements in one article."""

    def __init__(self, parsed: Parsed, reader: VerbReader, speakers: SpeakerFinder, cue_lemmas: frozenset[str]) -> None:
        self._p = parsed
        self._cue_lemmas = cue_lemmas
        self._reader = reader
        self._speakers = speakers

    def object_start(self, f: FoundVerb) -> int | None:
        """The direct object, right after the verb (adverbs and marks between), not a prepositional phrase."""
        p, v = self._p, f.group.head
        end = p.sentence(v)[1]
        k = self.after_adjuncts(f.end, end)
        if k >= end:
            return None
        if p.low[k] in OPENERS:
            return k
        if p.low[k] in ("de", "d'") and "attr" in f.cue.frames:
            return k
        if p.low[k] == "en" and f.group.reflexive and "attr" in f.cue.frames:
            return k  # «s'estime en bonne voie»
        if p.low[k] in ("de", "d'") and k > f.end and p.low[k - 1] in _QUANTITIES:
            return k - 1  # «réclame plus de moyens»
        if p.low[k] in ("de", "d'") and k + 1 < end and p.low[k + 1] in _MANY:
            return k  # «évoquent de nombreux blessés»
        if p.low[k] in ("de", "d'") and k + 1 < end and p.low[k + 1] in OPENERS and "de" not in f.cue.frames:
            return k  # «évoquait de « très nombreuses victimes »»
        if p.pos[k] in ("DET", "NOUN", "NUM", "PROPN", "ADJ") and p.low[k] not in ("de", "à", "au", "aux", "du"):
            return k
        if f.group.reflexive and "attr" in f.cue.frames and p.pos[k] == "VERB" and p.dep[k] in ("xcomp", "obj"):
            return k  # «se dit attaché à la paix»
        return k if p.low[k] in _ARTICLES else None

    def after_object(self, start: int, end: int, prepositions: frozenset[str]) -> int:
        """What X is accused of or thanked for: past the object and its preposition."""
        p = self._p
        if p.low[start] in prepositions:
            return start + 1 if p.low[start] in ("de", "d'", "pour") else start
        mention = self._speakers.mention_from(start)
        k = mention.j if mention is not None else start + 1
        while k < end - 1:
            if p.low[k] in prepositions and p.pos[k] in ("ADP", "DET", "VERB", "SCONJ"):
                return k + 1 if p.low[k] in ("de", "d'", "pour") else k
            k += 1
        return start

    def own_end(self, f: FoundVerb, start: int) -> int:
        """The clause's end, before a second finite verb of the same subject («nie avoir tiré et évoque …»)."""
        p = self._p
        end = clause_end(p, f.group.head, start)
        for k in range(start + 1, end - 1):
            if p.low[k] == "avant" and p.low[k + 1] in ("de", "d'", ","):
                return k
            if p.low[k] == "," and p.low[k + 1] == "car":
                return k
            if p.low[k] == "," and p.low[k + 1] == "mais" and p.pos[k + 2 : k + 3] in (["DET"], ["PRON"]):
                return k  # «…, mais l'explication ne convainc pas»
            if p.low[k] in ("et", "mais", "puis", ",") and p.quote_of[k] == p.quote_of[f.group.head]:
                v = k + 1
                while v < end and (p.pos[v] == "ADV" or p.low[v] in _BEFORE_FINITE):
                    v += 1
                group = self._reader.read(p, v) if v < end else None
                if group is not None and group.first == k + 1 and group.mood in ("ind", "cond"):
                    return k
                if p.pos[k + 1] == "AUX" and p.low[k] != ",":
                    return k
        return end

    def before_next_cue(self, f: FoundVerb, start: int, end: int) -> int:
        """«a déclaré que … et a exprimé …»: the clause ends where a second cue verb of the same speaker begins."""
        p = self._p
        for k in range(start + 2, end - 1):
            if p.low[k] not in ("et", "puis", "mais") or p.quote_of[k] != p.quote_of[f.group.head]:
                continue
            if self._says_in_turn(k + 1, end):
                return k
            verb = next((v for v in range(k + 1, min(k + 5, end)) if p.pos[v] == "VERB"), k + 1)
            group = self._reader.read(p, verb)
            if group is None or group.first > k + 2 or p.low[k + 1] in QUE or group.mood != "ind":
                continue
            same = p.low[group.first] == p.low[f.group.first] and f.group.first < f.group.head
            if same and group.head > group.first and group.lemmas & self._cue_lemmas:
                return k
        return end

    def _says_in_turn(self, k: int, end: int) -> bool:
        """«… et la préfecture demande …»: another actor with a cue verb of its own, right after «et»."""
        mention = self._speakers.mention_from(k)
        v = mention.j if mention is not None else end
        while v < end and (self._p.pos[v] in ("ADV", "AUX") or self._p.low[v] in _BEFORE_FINITE):
            v += 1
        group = self._reader.read(self._p, v, certain=True) if v < end else None
        return group is not None and group.mood == "ind" and bool(group.lemmas & self._cue_lemmas)

    def _next_clause(self, start: int, end: int) -> int:
        """«évoque des blessés et la préfecture demande …»: where a clause with a subject of its own begins."""
        p = self._p
        for k in range(start + 1, end - 3):
            if p.low[k] != "et" or p.quote_of[k] >= 0 or p.low[k + 1] in QUE:
                continue
            if self._says_in_turn(k + 1, end):
                return k
            for v in range(k + 2, end):
                own = [c for c in p.children[v] if p.dep[c].startswith("nsubj") and k < c < min(v, k + 8)]
                if p.pos[v] == "VERB" and own and p.left[own[0]] == k + 1 and p.dep[v] not in ("acl:relcl", "ccomp"):
                    return k
        return end

    def after_insertion(self, k: int, end: int) -> int:
        """Past «, à ce stade,» or «, après avoir délibéré,» right after a verb."""
        p = self._p
        if k < end and p.low[k] == ",":
            closing = next((t for t in range(k + 1, min(end, k + 14)) if p.low[t] == ","), None)
            if closing is None:
                return k
            adverbial = p.low[k + 1] in _OPENS_INSERTION or p.low[k + 1] in ("via", "sur", "depuis", "selon")
            if adverbial or not any(p.pos[t] in ("VERB", "AUX") for t in range(k, closing)):
                return closing + 1
        return k

    def after_adjuncts(self, k: int, end: int) -> int:
        """Past adverbs, times and prepositional phrases between a verb and its object («demande à Ankara des …»)."""
        p = self._p
        first = k
        for _ in range(4):
            k = self.after_insertion(k, end)
            if k >= end:
                return k
            if (p.pos[k] == "ADV" and p.low[k] not in QUE) or p.low[k] in _TIMES or self._is_year(k, first):
                k += 1
            elif p.low[k] == "sans" and p.pos[k + 1 : k + 2] == ["NOUN"]:
                k += 2  # «a annoncé sans ambiguïté ses ambitions»
            elif tuple(p.low[k : k + 3]) in _FOR_ONES_PART:
                k += 3
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

    def _is_year(self, k: int, first: int) -> bool:
        """«en novembre 2016»; a number right after the verb is the object's («a salué 25 soldats»)."""
        return k > first and len(self._p.low[k]) == 4 and self._p.low[k].isdigit()

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

    def noun_phrase_end(self, f: FoundVerb, start: int) -> int:
        """The object with its complements: to the clause's end, before a comma or an adjunct of time and occasion."""
        p = self._p
        end = self._next_clause(start, self.own_end(f, start))
        stop = start + 1
        while stop < end:
            word = p.low[stop]
            in_a_text = word == "dans" and any(w in _TEXTS for w in p.low[stop + 1 : stop + 4])
            dated = (word == "le" and p.low[stop + 1 : stop + 2] and p.low[stop + 1].isdigit()) or (
                word in ("quelques", "peu") and p.low[stop + 1 : stop + 2] and p.low[stop + 1] in _SPANS
            )
            if word == "en" and p.low[stop + 1].endswith("ant") and p.pos[stop + 1] == "VERB":
                break
            if word == "," and (past := self._past_parenthesis(stop, end)) is not None:
                stop = past
                continue
            blamed = word == "," and p.low[stop + 1].startswith("accusé")
            listed = word == "ainsi" and p.low[stop + 1] in QUE and p.pos[stop + 2 : stop + 3] == ["DET"]
            if listed:
                stop += 2
                continue
            if (
                blamed
                or dated
                or word in _OCCASIONS
                or in_a_text
                or (word == "," and not self._is_list(start, stop, end))
            ):
                break
            stop += 1
        while stop > start + 1 and p.low[stop - 1] in _TIMES:
            stop -= 1 + (p.low[stop - 2] in ("ce", "cette", "ces") and stop - 2 > start)
        return stop

    def _past_parenthesis(self, comma: int, end: int) -> int | None:
        """«le stockage, dans les escaliers, de vêtements»: past a phrase between commas before the noun's own «de»."""
        p = self._p
        if p.low[comma + 1 : comma + 2] == [] or p.pos[comma + 1] != "ADP":
            return None
        for k in range(comma + 2, min(end - 1, comma + 10)):
            if p.low[k] == ",":
                return k + 1 if p.low[k + 1] in ("de", "d'", "du", "des") else None
            if p.pos[k] in ("VERB", "AUX"):
                return None
        return None

    def _is_list(self, start: int, comma: int, end: int) -> bool:
        """«la paix, la sécurité et le développement»: an «et» closes what the comma goes on with."""
        p = self._p
        for k in range(comma + 1, min(end, comma + 7)):
            if p.low[k] == "et":
                return p.pos[start] == p.pos[comma + 1] and p.end[start] > p.headline_end
            if p.pos[k] in ("VERB", "AUX") or p.low[k] in (",", "qui"):
                return False
        return False

    def relative_object(self, f: FoundVerb) -> Mention | None:
        """«X, que Khartoum accuse de …»: the antecedent."""
        p = self._p
        for k in range(f.group.first - 1, max(p.sentence(f.group.head)[0], f.group.first - 6), -1):
            if p.low[k] in QUE:
                before = k - 1 - (p.low[k - 1] == ",")
                mention = self._speakers.mention_at(before)
                return mention if mention is not None and mention.j == before + 1 else None
            if p.pos[k] in ("VERB", "AUX"):
                return None
        return None
