"""Reads the arguments of a noun of action: possessive, demonym adjective, prepositions after it."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.events.complements import PREPOSITIONS, ComplementReader
from dragoman.analysis.events.phrases import RELATIVE, STOPS, PhraseReader
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbReader, find_subject

LEAVING = frozenset({"départ", "retrait", "sortie"})


class NounArgumentReader:
    """Reads the arguments of nouns of action in one article."""

    def __init__(
        self,
        parsed: Parsed,
        book: ActorBook,
        reader: VerbReader,
        phrases: PhraseReader,
        slots: ComplementReader,
    ) -> None:
        self._p = parsed
        self._book = book
        self._reader = reader
        self._phrases = phrases
        self._slots = slots

    def of_noun(self, n: int, end: int) -> Arguments:
        """The arguments of a noun of action: possessive, demonym adjective, prepositions after it."""
        p = self._p
        found = Arguments()
        stop = self._phrase_end(n, end)
        self._possessive(n, found)
        k = end
        while k < stop:
            if k in self._book.compounds:
                found.both = self._phrases.both(k)
            elif k in self._book.adjectives and "adj" not in found.slots and self._modifies(k, end):
                code = self._book.settle(self._book.adjectives[k])
                if code:
                    found.slots["adj"] = (self._book.state(code, p.span(k, k + 1)),)
                    found.spans.append(p.span(k, k + 1))
            slot, after = self._slots.preposition(k, stop)
            if slot == "par" and self._belongs_elsewhere(n, k):
                break
            if slot == "de" and ("contre" in found.heads or "sur" in found.heads):
                k = after  # «l'attaque contre la base de X»: of the target
                continue
            if slot == "de" and self._leaves(n, found):
                found.slots["par"] = found.slots.pop("de")
                found.heads.pop("de", None)
                self._slots.fill(slot, after, stop, found)
                break
            if slot is not None:
                k = max(self._slots.fill(slot, after, stop, found), k + 1)
                continue
            mention = self._book.mention_at(k)
            if mention is not None and k == end and mention.i == k and "de" not in found.slots:
                found.slots["de"] = self._book.actors_of(mention)
                found.spans.append(p.span(mention.i, mention.j))
            k = max(mention.j, k + 1) if mention is not None and mention.i == k else k + 1
        return found

    def _leaves(self, n: int, found: Arguments) -> bool:
        """«le retrait du Tchad de la Cour»: of two, the first is the state that leaves."""
        if self._p.low[n] not in LEAVING or "par" in found.slots or "de" in found.towns:
            return False
        first = found.slots.get("de", ())
        return bool(first) and all(self._book.drafts[a].code.endswith(" GOV") for a in first)

    def has_time(self, end: int, reach: int = 4) -> bool:
        """Whether a date stands right after the noun («la trêve du 12 septembre»)."""
        return self._phrases.has_time(end, end + reach)

    def is_dated(self, n: int, end: int) -> bool:
        """Whether a date stands in the noun's phrase («la réunion de l'Union des 22 et 23 mars»)."""
        return self._phrases.has_time(end, self._phrase_end(n, end))

    def _belongs_elsewhere(self, n: int, par: int) -> bool:
        """«l'attentat à un barrage tenu par l'armée»: the agent is that of another noun's participle."""
        p = self._p
        k = par - 1
        while k > n and p.pos[k] == "ADV":
            k -= 1
        forms = self._reader.forms(p.low[k])
        participle = p.pos[k] in ("VERB", "ADJ") and (
            p.low[k].endswith(("é", "és", "ée", "ées", "u", "us", "is", "it")) or bool(forms)
        )
        return participle and k > n + 1 and p.head[k] != n and not (p.pos[k - 1] == "NOUN" and k - 1 == n)

    def _modifies(self, k: int, end: int) -> bool:
        """Only adjectives stand between the noun and this one."""
        p = self._p
        return self._book.mention_at(k) is None and all(p.pos[t] == "ADJ" or p.low[t] == "et" for t in range(end, k))

    def _phrase_end(self, n: int, end: int) -> int:
        """Where the noun phrase ends: before a finite verb, a comma, a relative or a stop."""
        p = self._p
        stop = min(p.sentence(n)[1], end + 30)
        for k in range(end, stop):
            if p.low[k] in STOPS or p.low[k] in RELATIVE or p.low[k] in (",", ".", "mais", "lors", "après", "avant"):
                return k
            verb = p.pos[k] in ("VERB", "AUX") and p.dep[k] not in ("amod", "acl") and p.low[k] not in PREPOSITIONS
            if verb and self._book.mention_at(k) is None:
                return k
            if p.low[k] == "et" and self._phrases.opens_clause(k + 1, stop):
                return k
        return stop

    def _possessive(self, n: int, found: Arguments) -> None:
        p = self._p
        for k in range(max(p.sentence(n)[0], n - 3), n):
            if p.low[k] in ("son", "sa", "ses", "leur", "leurs"):
                owner = self._owner_before(k, plural=p.low[k] in ("leur", "leurs"))
                if owner:
                    found.slots["poss"] = owner

    def _owner_before(self, k: int, *, plural: bool) -> tuple[int, ...]:
        """The subject of the sentence so far, else whom a pronoun would mean."""
        p = self._p
        start = p.sentence(k)[0]
        for m in self._book.mentions_before(k, sentences=1):
            if m.i >= start and (p.dep[m.head].startswith("nsubj") or self._follows_verb_as_subject(m)):
                actors = self._phrases.speakers.of_mention(m).actors
                if actors and plural == (len(actors) > 1 or m.number == "p"):
                    return actors
        for gender in ("m", "f"):
            actors = self._book.pronoun(k, gender=gender, plural=plural)
            if actors:
                return actors
        return ()

    def _follows_verb_as_subject(self, m: Mention) -> bool:
        """The parser calls an inverted subject («ce qu'a annoncé le ministère») an object."""
        p = self._p
        h = p.head[m.head]
        return (
            h < m.i
            and p.dep[m.head] in ("obj", "obl:arg")
            and bool(self._reader.forms(p.low[h]))
            and p.dep[h] == "acl:relcl"
        )

    def governing_subject(self, token: int) -> tuple[int, ...]:
        """The subject of the clause that a noun stands in (for light verbs and «grâce à l'aide de»)."""
        for h in self._p.ancestors(token):
            group = self._reader.read(self._p, h)
            if group is not None and group.mood not in ("inf", "part"):
                found = find_subject(self._p, group, mention_at=self._book.mention_at)
                if found is not None:
                    return self._phrases.speakers.at(found).actors
        return ()
