"""Goes over the tokens, and makes an event of each predicate whose row fits the arguments around it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.arguments import ArgumentReader, Arguments
from dragoman.analysis.events.assaults import names_place_not_party
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.modality import ModalityReader
from dragoman.analysis.events.parties import is_armed
from dragoman.analysis.events.predicates import (
    LIGHT,
    LIGHT_PASSIVE,
    FoundPredicate,
    PredicateIndex,
    match_words,
    verb_words,
)
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader
from dragoman.language.lexicon import Predicate, Slot
from dragoman.record import Span

_DEFAULT_NEEDS: tuple[Slot, ...] = ("object", "de")
_NO_SIDE = frozenset({"MIL", "CVL", "COP", "EDU", "MED", "REF", "UNK"})
"""Sectors of people that are sent, hurt or counted, and do not answer for a deed."""
_PLACES = frozenset({"captured", "place", "building"})
_DIRECT = frozenset({"à", "au", "aux", "de", "d'"})
_BENEFIT = frozenset({"grâce"})
_ETRE_ACTIVE = frozenset({"convenir", "disconvenir"})
"""Verbs that also take «être» in the active («sont convenus de»)."""
_HARMS = frozenset(
    {"weapons", "attack", "missile", "explosive-device", "suicide-device", "violence", "fighting", "outrage"}
)
_SHOTS = frozenset(
    {"balle", "balles", "tir", "tirs", "obus", "éclat", "éclats", "explosion", "explosions", "couteau", "mine"}
)
_ENDING = frozenset(
    {"cesser", "suspendre", "arrêter", "stopper", "interrompre", "terminer", "empêcher", "éviter", "prévenir", "geler",
     "couper", "réduire", "retirer", "rompre", "supprimer"}
)
_DEEDS_ENDED = frozenset({"ASSAULT", "AID", "COOPERATE"})
_JIHADIST = frozenset({"jihadiste", "jihadistes", "djihadiste", "djihadistes"})
_VICTIM_AFTER_DE = frozenset({"abduct", "targeted", "torture", "beat", "sexual", "destroy"})
_VICTIM_NOUNS = frozenset({"massacre", "meurtre", "exécution", "mort", "tuerie", "agression", "génocide", "élimination"})
_MET = frozenset({"réunis", "réunies"})
_PARTIES_ELSEWHERE = frozenset({"ASSAULT", "PROTEST", "ACCUSE", "SANCTION"})
_HITS = frozenset({"viser", "cibler", "toucher", "frapper", "tuer", "blesser", "endeuiller"})
_STANDING = frozenset(
    {"soutenir", "appuyer", "aider", "épauler", "parrainer", "abriter", "allier", "encadrer", "financer"}
)
"""Verbs whose present and participle tell a lasting state («les rebelles que soutient Ankara»), not an act."""
_STANDING_NOUNS = frozenset({"soutien", "soutiens", "appui"})


class EventFinder:
    """Finds the events of one article, mention by mention."""

    def __init__(
        self,
        parsed: Parsed,
        book: ActorBook,
        index: PredicateIndex,
        reader: VerbReader,
        arguments: ArgumentReader,
        modality: ModalityReader,
    ) -> None:
        self._p = parsed
        self._book = book
        self._index = index
        self._reader = reader
        self._arguments = arguments
        self._modality = modality
        light = {verb_words(w)[0] for w in index.classes.lemmas(LIGHT)}
        passive = {verb_words(w)[0] for w in index.classes.lemmas(LIGHT_PASSIVE)}
        self._light = {words[0] for words in light if len(words) == 1}
        self._light_passive = {(words[0], words[1:]) for words in passive}

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
        verb = self._index.verb_at(self._p, k, self._reader)
        if verb is not None:
            return self._verb(k, verb), k + 1
        if self._p.pos[k] in ("NOUN", "PROPN", "ADJ", "VERB", "X") and not self._inside_name(k):
            noun = self._index.noun_at(self._p, k)
            if noun is not None and self._is_noun(k):
                return self._noun(k, noun), noun.end
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
        return before in (
            "le",
            "la",
            "l'",
            "les",
            "un",
            "une",
            "des",
            "du",
            "au",
            "cette",
            "ces",
            "cet",
            "ce",
            "son",
            "sa",
            "leur",
        )

    # ---- verbs ----

    def _verb(self, v: int, found: FoundPredicate) -> EventDraft | None:
        group = found.group
        assert group is not None
        if group.passive and group.mood != "part" and group.lemmas & _ETRE_ACTIVE:
            group = replace(group, passive=False)
        modality = self._modality.of_verb(group)
        if modality is None:
            return None
        if "refuser" in group.lemmas and self._of_saying(found.end):
            return None
        arguments = self._arguments.of_verb(group, found.end)
        if self._only_describes(group, arguments):
            return None
        draft = self._best(v, found, arguments, group.passive)
        if draft is None and group.mood == "part" and group.first == v and any(row.needs for row in found.rows):
            draft, arguments = self._of_far_antecedent(v, found, group, arguments)
        if draft is not None and "captured" in draft.predicate.needs and modality == "negated":
            return None  # a town that was not taken: nothing was done
        if draft is not None:
            draft.modality = draft.predicate.modality or modality
            draft.evidence = [self._evidence(v, group.first, found.end, arguments)]
            governor = self._arguments.subjects.governor(group)
            draft.governor = governor.head if governor is not None else -1
        return draft

    def _of_saying(self, start: int) -> bool:
        """«refuse de commenter»: a statement, and nothing done."""
        near = range(start, min(start + 5, len(self._p)))
        return any("say-act" in self._index.classes.of(self._p, k) for k in near)

    def _of_far_antecedent(
        self, v: int, found: FoundPredicate, group: VerbGroup, near: Arguments
    ) -> tuple[EventDraft | None, Arguments]:
        """The event of a participle whose noun stands further left, with that noun's arguments."""
        with_class = replace(found, rows=tuple(row for row in found.rows if row.needs))
        for noun in self._arguments.antecedents(group):
            arguments = self._arguments.of_verb(group, found.end, antecedent=noun)
            draft = self._best(v, with_class, arguments, group.passive)
            if draft is not None and not draft.is_partial:
                return draft, arguments
        return None, near

    def _best(self, trigger: int, found: FoundPredicate, arguments: Arguments, passive: bool) -> EventDraft | None:
        """The event of the row that fits best.

        Rows are tried in order; of rows that ask for a class of things the one whose class heads the phrase wins
        («livrer des drones de combat»: drones, not combat), and one that fills more parties wins over its like.
        """
        fitting: list[tuple[int, int, int, EventDraft]] = []
        for order, row in enumerate(found.rows):
            draft = self._fit(trigger, row, arguments, passive)
            if draft is None or (draft.is_partial and fitting):
                continue
            if fitting and fitting[0][3].is_partial:
                fitting.clear()
            depth = self._class_depth(row, arguments) if row.needs else 0
            if not row.needs and not fitting and draft.recipients and not draft.is_partial:
                return draft
            missing = bool(row.recipient) and not draft.recipients
            fitting.append((depth if row.needs else 99, missing, order, draft))
        return min(fitting, key=lambda f: f[:3])[3] if fitting else None

    def _only_describes(self, g: VerbGroup, found: Arguments) -> bool:
        """A participle that only describes («opposants détenus», «rebelles soutenus par Ankara») states no occasion.

        It does with an agent or a time of its own, or where it stands for the verb of a headline.
        """
        p = self._p
        standing = bool(g.lemmas & _STANDING)
        if g.mood != "part" or g.tense != "past":
            relative = p.dep[g.head] == "acl:relcl" or p.low[max(g.first - 1, 0)] in ("qui", "qu'elle", "que")
            return standing and g.tense in ("pres", "impf") and g.head == g.last - 1 and relative
        if standing:
            return True
        if p.dep[g.head] not in ("amod", "acl", "nmod", "conj", "appos") or self._in_verbless_headline(g.head):
            return False
        has_agent = bool(found.slots.get("subject") or found.both)
        return not has_agent and not self._arguments.has_time(g.head + 1, g.head + 5)

    def _in_verbless_headline(self, token: int) -> bool:
        p = self._p
        start, end = p.sentence(token)
        if p.start[start] >= p.headline_end:
            return False
        groups = (self._reader.read(p, k) for k in range(start, end) if p.pos[k] in ("VERB", "AUX"))
        return not any(g is not None and g.mood in ("ind", "cond") for g in groups)

    # ---- nouns ----

    def _noun(self, n: int, found: FoundPredicate) -> EventDraft | None:
        arguments = self._arguments.of_noun(n, found.end)
        if self._is_figurative(n, found.end) or (found.rows[0].type in _DEEDS_ENDED and self._is_ended(n)):
            return None
        self._jihadist(found.end, arguments)
        done_by = bool(arguments.slots.get("par"))
        self._armed_doer(found, arguments)
        light = self._light_verb(n, arguments)
        implicit = light or self._beneficiary(n, arguments)
        if self._p.low[n] in _STANDING_NOUNS and not implicit:
            return None
        draft = self._best(n, found, arguments, passive=False)
        if draft is not None:
            modality = self._modality.of_noun(n)
            if modality is None:
                return None
            draft.modality = draft.predicate.modality or modality
            draft.source_is_implicit = implicit
            draft.is_carried_out = bool(draft.sources) and (light or done_by)
            draft.evidence = [self._evidence(n, n, found.end, arguments)]
        return draft

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
        if noun.rows[0].lemma not in _VICTIM_NOUNS and bodies and is_armed(self._book, owner):
            found.slots["par"] = owner
            del found.slots["de"]

    def _is_ended(self, n: int) -> bool:
        """«cessera ses frappes», «mettre fin aux attaques»: the end of force is told, not its use."""
        p = self._p
        for k in range(n - 1, max(p.sentence(n)[0], n - 5) - 1, -1):
            if {f.lemma for f in self._reader.forms(p.low[k])} & _ENDING or (
                p.low[k] == "fin" and p.low[k + 1] in ("à", "aux", "au")
            ):
                return True
            if p.pos[k] not in ("DET", "ADP", "ADJ", "NUM", "NOUN"):
                return False
        return False

    def _is_figurative(self, n: int, end: int) -> bool:
        """«une attaque virulente», «le combat électoral»: words, not arms."""
        near = range(end, min(end + 4, self._p.sentence(n)[1]))
        return any(
            self._p.pos[k] in ("ADJ", "VERB") and "figurative" in self._index.classes.of(self._p, k) for k in near
        )

    def _light_verb(self, n: int, found: Arguments) -> bool:
        """«mène des opérations contre …», «a fait l'objet d'une attaque»: the verb's subject is a party of the noun."""
        p = self._p
        for h in (p.head[n], p.head[p.head[n]]):
            if h == n or not self._reader.forms(p.low[h]):
                continue
            group = self._reader.read(p, h)
            if group is None:
                continue
            active = bool(group.lemmas & self._light) and not group.passive
            passive = any(
                lemma in group.lemmas and match_words(p, group.last, rest) is not None
                for lemma, rest in self._light_passive
            )
            if passive:
                self._subject_into(group, found, "à")
                return True
            if active and h < n and self._is_object(n, group):
                self._subject_into(group, found, "par")
                return True
            if group.passive and group.lemmas & self._light and p.dep[n].startswith("nsubj"):
                self._take_slots(self._arguments.of_verb(group, group.last), ("par", "contre", "sur"), found)
                return True
            if not group.passive and group.lemmas & _HITS and n < group.first and p.dep[n].startswith("nsubj"):
                hit = self._arguments.of_verb(group, group.last)
                if hit.slots.get("object") and "contre" not in found.slots:
                    found.slots["contre"] = hit.slots["object"]
        return False

    def _take_slots(self, verb: Arguments, slots: tuple[Slot, ...], found: Arguments) -> None:
        for slot in slots:
            if verb.slots.get(slot):
                found.slots.setdefault(slot, verb.slots[slot])

    def _is_object(self, n: int, group: VerbGroup) -> bool:
        """No preposition but «à» stands between the light verb and the noun («malgré les assauts»)."""
        p = self._p
        between = range(group.last, n)
        if any(p.pos[k] == "ADP" and p.head[k] == n and p.low[k] not in _DIRECT for k in between):
            return False
        return not any(p.pos[k] == "NOUN" and p.head[k] == group.head and p.dep[k] == "obj" for k in between)

    def _subject_into(self, group: VerbGroup, found: Arguments, slot: Slot) -> None:
        subject = self._arguments.of_verb(group, group.last)
        actors = subject.slots.get("subject", ())
        if actors and slot not in found.slots:
            found.slots[slot] = actors
            found.spans.extend(subject.spans[:1])

    def _beneficiary(self, n: int, found: Arguments) -> bool:
        """«grâce à l'aide de X, Y …»: Y is helped."""
        p = self._p
        start = p.sentence(n)[0]
        clause = range(max(start, n - 16), n)
        if any(p.low[k] in _BENEFIT for k in clause) and "à" not in found.slots:
            helped = self._arguments.governing_subject(n)
            if helped:
                found.slots["à"] = helped
                return True
        return False

    # ---- a row and its arguments ----

    def _fit(self, trigger: int, row: Predicate, found: Arguments, passive: bool) -> EventDraft | None:
        """The event that a row makes of these arguments; ``None`` when the row does not fit them."""
        if row.needs and self._class_depth(row, found) < 0:
            return None
        if row.reciprocal:
            return self._reciprocal(trigger, row, found)
        if row.type == "ASSAULT" and row.pos == "verb" and self._no_violence(found, passive):
            return None
        if names_place_not_party(row):
            self._place_out_of_parties(row, found)
        if row.type in ("ACCUSE", "SUPPORT") and row.pos == "verb" and not passive:
            self._place_out_of_deed(found)
        sources = self._first(row.source, found, row.source_kinds)
        if sources is None or (
            row.pos == "verb" and found.subject_is_thing and not passive and "subject" in row.source and not sources
        ):
            return None
        recipients = self._first(row.recipient, found, row.recipient_kinds, taken=sources)
        if recipients is None:
            return None
        if row.type == "RETREAT":
            recipients = tuple(a for a in recipients if not self._own_forces(a, sources))
        if found.both and not recipients:
            sources, recipients = self._split(found.both, sources)
        if not recipients and found.object_place and row.type == "ASSAULT" and sources:
            recipients = self._place_as_target(found.object_place, sources)
        if not recipients and row.type in ("ACCUSE", "SUPPORT") and row.pos == "verb" and row.recipient:
            recipients = tuple(a for a in found.slots.get("adj", ()) if a not in sources)
        if not recipients and "attacker" in row.needs:
            recipients = self._attackers_hit(trigger, row, found, sources)
        if "captured" in row.needs and row.type == "ASSAULT" and row.pos == "verb" and not is_armed(self._book, sources):
            return None
        partial = (row.needs_source and not sources) or (row.needs_recipient and not recipients)
        if partial and not self._may_be_completed(row, found, bool(sources), passive):
            return None
        if (
            not sources
            and not recipients
            and not found.unnamed_agent
            and row.type not in ("ASSAULT", "PROTEST", "ACCUSE")
        ):
            return None
        return EventDraft(
            trigger, row, sources, recipients, [], mode=row.mode, contexts=row.contexts, is_partial=bool(partial)
        )

    def _own_forces(self, actor: int, sources: tuple[int, ...]) -> bool:
        """«rapatrie ses avions»: they are brought home, not retreated from."""
        draft = self._book.drafts[actor]
        own = {self._book.drafts[a].country for a in sources}
        return draft.code.endswith((" MIL", " COP")) and draft.country in own

    def _attackers_hit(
        self, trigger: int, row: Predicate, found: Arguments, sources: tuple[int, ...]
    ) -> tuple[int, ...]:
        """«a abattu l'auteur de la tuerie»: the unnamed attacker, of the country where it happens."""
        heads = [t for t in found.heads.get("object", ()) if "attacker" in self._index.classes.of(self._p, t)]
        countries = {self._book.drafts[a].country for a in sources} - {""}
        country = next(iter(countries)) if len(countries) == 1 else self._book.local_country(trigger)
        if not heads or not country or len(country) != 3:
            return ()
        span = self._p.span(heads[0], heads[0] + 1)
        return (self._book.unnamed(f"{country} UAF", self._p.low[heads[0]], "person", span),)

    def _no_violence(self, found: Arguments, passive: bool) -> bool:
        words = found.heads.get("object", ())
        if any(self._p.pos[t] == "ADJ" and "figurative" in self._index.classes.of(self._p, t) for t in words):
            return True
        return (passive or not found.slots.get("subject")) and self._by_a_thing(found)

    def _by_a_thing(self, found: Arguments) -> bool:
        """«tué par un arbre»: harm by what is neither an actor nor a weapon is an accident."""
        around = (*found.heads.get("par", ()), *found.heads.get("dans", ()), *found.heads.get("subject", ()))
        if any("accident" in self._index.classes.of(self._p, t) for t in around):
            return True
        heads = found.heads.get("par", ())
        if not heads or found.slots.get("par"):
            return False
        return not any(self._p.low[t] in _SHOTS or _HARMS & self._index.classes.of(self._p, t) for t in heads)

    def _may_be_completed(self, row: Predicate, found: Arguments, has_source: bool, passive: bool) -> bool:
        """Whether other sentences may supply the party that this mention lacks.

        They may for a passive without agent, for a deed that somebody plans («il est prévu de»), and for the target of
        a speech act about a deed («déplore la décision»).
        """
        if not has_source and row.pos == "noun":
            return row.type == "SANCTION" and not any(found.slots.values())
        if not has_source and not passive:
            return row.type == "COOPERATE" and found.infinitive
        if not has_source:
            return found.unnamed_agent and row.type in ("ACCUSE", "AID", "REQUEST", "COOPERATE", "SANCTION")
        return row.speech or row.type == "COOPERATE"

    def _place_as_target(self, country: str, sources: tuple[int, ...]) -> tuple[int, ...]:
        """«a bombardé Alep»: a place abroad stands for its state."""
        own = {self._book.drafts[a].country for a in sources}
        return (self._book.state(country),) if country not in own else ()

    def _split(self, both: tuple[int, ...], sources: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Of two parties («entre les deux pays») the one that is not the doer's own country is the other side."""
        own = {self._book.drafts[a].country for a in sources}
        others = tuple(a for a in both if self._book.drafts[a].country not in own)
        return (sources, others) if sources else (others[:1], others[1:])

    def _place_out_of_parties(self, row: Predicate, found: Arguments) -> None:
        """«les attaques de Paris», «a pris une base à Gao»: a town, or a state alone, is where and not who."""
        if row.pos == "verb" and "à" in found.towns:
            found.slots.pop("à", None)
        if "de" in found.slots and ("de" in found.towns or not (found.slots.get("contre") or found.slots.get("sur"))):
            states = all(self._book.drafts[a].kind == "state" for a in found.slots["de"])
            if states:
                del found.slots["de"]

    def _place_out_of_deed(self, found: Arguments) -> None:
        """«a condamné l'attaque de Niamey»: where it happened; «cette livraison d'instructeurs»: what was sent."""
        owner = found.slots.get("de", ())
        if not owner or not found.heads.get("object") or found.slots.get("object"):
            return
        deed = self._index.classes.of(self._p, found.heads["object"][0])
        codes = [self._book.drafts[a].code for a in owner]
        unled = all(not code or code.partition(" ")[2] in _NO_SIDE for code in codes)
        if unled or ("attack" in deed and self._is_after_town(found)):
            del found.slots["de"]

    def _is_after_town(self, found: Arguments) -> bool:
        heads = found.heads["object"]
        after = [t for t in heads if (m := self._book.mention_at(t)) is not None and m.kind == "capital"]
        return bool(after) or "de" in found.towns

    def _reciprocal(self, trigger: int, row: Predicate, found: Arguments) -> EventDraft | None:
        parties = list(found.both)
        for slot in row.source:
            parties.extend(a for a in found.slots.get(slot, ()) if a not in parties)
        if found.subject_is_thing and "subject" in row.source and not found.both:
            return None
        if row.source_kinds and not all(self._book.drafts[a].kind in row.source_kinds for a in parties):
            return None
        if not parties or (row.needs_recipient and len(parties) < 2):
            return None
        return EventDraft(
            trigger, row, tuple(parties), (), [], mode=row.mode, contexts=row.contexts, reciprocal=len(parties) > 1
        )

    def _first(
        self, slots: tuple[Slot, ...], found: Arguments, kinds: tuple[str, ...], taken: tuple[int, ...] = ()
    ) -> tuple[int, ...] | None:
        """The actors of the first filled slot; ``None`` when they are of a kind that the row refuses."""
        for slot in slots:
            actors = tuple(a for a in found.slots.get(slot, ()) if a not in taken)
            if actors:
                fits = not kinds or all(self._book.drafts[a].kind in kinds for a in actors)
                return actors if fits else None
        return ()

    def _class_depth(self, row: Predicate, found: Arguments) -> int:
        """How far into its phrase the first word of a needed class stands; -1 when there is none."""
        wanted = set(row.needs)
        depths = [
            depth
            for slot in row.needs_in or _DEFAULT_NEEDS
            for depth, token in enumerate(found.heads.get(slot, ()))
            if wanted & self._index.classes.of(self._p, token)
            or (wanted & _PLACES and depth < 2 and self._is_town(slot, row, token))
        ]
        return min(depths, default=-1)

    def _is_town(self, slot: Slot, row: Predicate, token: int) -> bool:
        """«ont pris Kidal», «s'est emparé de Kidal»: a town by its name."""
        return (slot == "object" or slot in row.needs_in) and self._arguments.is_town(token)

    def _evidence(self, trigger: int, first: int, end: int, found: Arguments) -> Span:
        """From the first to the last word of the predicate and its arguments within the sentence."""
        p = self._p
        start, stop = p.sentence(trigger)
        low, high = p.start[first], p.end[min(end, stop) - 1]
        words = [t for tokens in found.heads.values() for t in tokens if start <= t < stop]
        for span in found.spans:
            if p.start[start] <= span.start and span.end <= p.end[stop - 1]:
                low, high = min(low, span.start), max(high, span.end)
        for t in words:
            if p.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM") and abs(t - trigger) <= 12:
                low, high = min(low, p.start[t]), max(high, p.end[t])
        return Span(low, high)
