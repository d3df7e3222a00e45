"""Fits the rows of a predicate to its arguments: which row is meant, and who its parties are."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.events.assaults import names_place_not_party
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.phrases import PhraseReader
from dragoman.analysis.events.predicates import FoundPredicate, PredicateIndex
from dragoman.analysis.events.sides import is_armed
from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import Predicate, Slot, words

_DEFAULT_NEEDS: tuple[Slot, ...] = ("object", "de")
_NO_SIDE = frozenset({"MIL", "CVL", "COP", "EDU", "MED", "REF", "UNK"})
"""Sectors of people that are sent, hurt or counted, and do not answer for a deed."""
_PLACES = frozenset({"captured", "place", "building"})
_HARMS = frozenset(
    {"weapons", "attack", "missile", "explosive-device", "suicide-device", "violence", "fighting", "outrage"}
)
_SHOTS = words("shot")
_DRIVING_OUT = frozenset({"chasser", "déloger", "expulser", "repousser"})
_HARM_DONE = frozenset(
    {"arrestation", "condamnation", "destitution", "mise", "mort", "chute", "défaite", "démission", "départ", "retrait"}
)
_AIMING = frozenset({"cibler", "viser"})
_INVADING = frozenset({"entrer", "pénétrer"})
_NEVER_OVERTHROWN = frozenset({"MIL", "COP", "CVL", "PTY", "JRN", "LAB"})
_MAY_LACK_BOTH = frozenset({"ASSAULT", "PROTEST", "ACCUSE"})


class RowFitter:
    """Fits rows in one article."""

    def __init__(self, parsed: Parsed, book: ActorBook, index: PredicateIndex, phrases: PhraseReader) -> None:
        self._p = parsed
        self._book = book
        self._index = index
        self._phrases = phrases

    def best(self, trigger: int, found: FoundPredicate, arguments: Arguments, passive: bool) -> EventDraft | None:
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

    def _fit(self, trigger: int, row: Predicate, found: Arguments, passive: bool) -> EventDraft | None:
        """The event that a row makes of these arguments; ``None`` when the row does not fit them."""
        if row.needs and self._class_depth(row, found) < 0:
            return None
        if row.reciprocal:
            return self._reciprocal(trigger, row, found)
        if row.type == "ASSAULT" and row.pos == "verb" and self._no_violence(found, passive):
            return None
        self._leave_out_places(row, found, passive)
        sources = self._first(row.source, found, row.source_kinds)
        recipients = self._first(row.recipient, found, row.recipient_kinds, taken=sources or ())
        if sources is None or recipients is None or not self._may_do(row, sources, recipients):
            return None
        if row.type == "MOBILIZE" and passive and not sources:
            sources = self._forces_moved(found)
        by_a_thing = row.pos == "verb" and found.subject_is_thing and not passive and "subject" in row.source
        if by_a_thing and not sources:
            return None
        if found.both and not recipients:
            sources, recipients = self._split(found.both, sources)
        recipients = self._other_recipients(trigger, row, found, sources, recipients)
        if row.lemma in _DRIVING_OUT and row.type == "ASSAULT" and not is_armed(self._book, (*sources, *recipients)):
            return None
        sources = self._with_allies(row, found, sources, recipients)
        partial = (row.needs_source and not sources) or (row.needs_recipient and not recipients)
        if partial and not self._may_be_completed(row, found, bool(sources), passive):
            return None
        if not sources and not recipients and not found.unnamed_agent and row.type not in _MAY_LACK_BOTH:
            return None
        return EventDraft(
            trigger, row, sources, recipients, [], mode=row.mode, contexts=row.contexts, is_partial=bool(partial)
        )

    def _with_allies(
        self, row: Predicate, found: Arguments, sources: tuple[int, ...], recipients: tuple[int, ...]
    ) -> tuple[int, ...]:
        """«l'armée, avec l'aide des milices, a repris la ville»: armed allies fight on the same side."""
        allies = found.slots.get("avec", ())
        war = row.pos == "verb" and (row.type == "ASSAULT" or row.mode == "seize") and "avec" not in row.recipient
        if not war or not sources or not is_armed(self._book, sources) or not is_armed(self._book, allies):
            return sources
        return (*sources, *(a for a in allies if a not in sources and a not in recipients))

    def _may_do(self, row: Predicate, sources: tuple[int, ...], recipients: tuple[int, ...]) -> bool:
        """Whether these parties do and suffer such a thing: armies take towns, courts convict, who governs is overthrown."""
        ground = row.pos == "verb" and (row.mode == "seize" or row.mode == "withdraw") and "military" in row.contexts
        if ground and ("captured" in row.needs or row.lemma in _INVADING) and not is_armed(self._book, sources):
            return False
        if row.lemma in _INVADING and "airspace" not in row.needs:
            return not {self._book.drafts[a].country for a in sources} & {
                self._book.drafts[a].country for a in recipients
            }
        if row.lemma in _AIMING and row.type == "ASSAULT" and sources and not is_armed(self._book, sources):
            return False  # «visé par la justice»
        if row.lemma == "condamner" and not row.needs and sources:
            return (row.type == "SANCTION") == self._all_of(sources, ("JUD",))
        return row.cameo != "171" or row.mode != "seize" or not self._all_of(recipients, _NEVER_OVERTHROWN)

    def _bare(self, actors: tuple[int, ...]) -> bool:
        """Forces of a country that the phrase does not say («l'armée»)."""
        return bool(actors) and all(self._book.drafts[a].code in ("MIL", "COP") for a in actors)

    def _all_of(self, actors: tuple[int, ...], sectors: Iterable[str]) -> bool:
        return bool(actors) and all(self._book.drafts[a].code.partition(" ")[2] in sectors for a in actors)

    def _forces_moved(self, found: Arguments) -> tuple[int, ...]:
        """«200 soldats ont été déployés»: with no agent, the forces themselves."""
        moved = found.slots.get("object", ())
        return moved if self._all_of(moved, ("MIL", "COP")) or self._bare(moved) else ()

    def _leave_out_places(self, row: Predicate, found: Arguments, passive: bool) -> None:
        if names_place_not_party(row):
            self._place_out_of_parties(row, found)
        if row.mode == "withdraw" and "treaty-body" in row.needs and "de" in found.towns:
            del found.slots["de"]  # «l'accord de Paris»: a name, and no party
        if row.type == "SUPPORT" and self._is_harm_approved(found):
            found.slots.pop("de", None)
            found.slots.pop("adj", None)
        if row.type in ("ACCUSE", "SUPPORT") and row.pos == "verb" and not passive:
            self._place_out_of_deed(found)
            if any("attack" in self._index.classes.of(self._p, t) for t in found.heads.get("object", ())[:1]):
                for slot in ("adj", "contre") if "contre" in found.slots else ():
                    found.slots.pop(slot, None)  # «condamne l'attentat contre X»: X is the victim

    def _is_harm_approved(self, found: Arguments) -> bool:
        """«approuve la destitution de X»: no support of X."""
        heads = found.heads.get("object", ())[:2]
        return any(self._p.low[t] in _HARM_DONE or "expel-act" in self._index.classes.of(self._p, t) for t in heads)

    def _other_recipients(
        self, trigger: int, row: Predicate, found: Arguments, sources: tuple[int, ...], recipients: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The recipients, or where the slots give none those that the object implies."""
        if recipients:
            own = row.type == "RETREAT"
            return tuple(a for a in recipients if not (own and self._own_forces(a, sources)))
        if found.object_place and row.type == "ASSAULT" and sources:
            recipients = self._place_as_target(found.object_place, sources)
        if row.type in ("ACCUSE", "SUPPORT") and row.pos == "verb" and row.recipient:
            doers = (row.type == "ACCUSE" and found.slots.get("par")) or found.slots.get("adj", ())
            recipients = tuple(a for a in doers if a not in sources)
        if not recipients and row.mode == "crowd-control" and "crowd" in row.needs:
            recipients = self._own_public(found, sources)
        if not recipients and "attacker" in row.needs:
            recipients = self._attackers_hit(trigger, found, sources)
        return recipients

    def _own_public(self, found: Arguments, sources: tuple[int, ...]) -> tuple[int, ...]:
        """«la police a dispersé le rassemblement»: people of its country."""
        countries = {self._book.drafts[a].country for a in sources} - {""}
        heads = [t for t in found.heads.get("object", ()) if "crowd" in self._index.classes.of(self._p, t)]
        if len(countries) != 1 or not heads:
            return ()
        span = self._p.span(heads[0], heads[0] + 1)
        return (self._book.unnamed(f"{countries.pop()} CVL", self._p.low[heads[0]], "population", span),)

    def _own_forces(self, actor: int, sources: tuple[int, ...]) -> bool:
        """«rapatrie ses avions»: they are brought home, not retreated from."""
        draft = self._book.drafts[actor]
        own = {self._book.drafts[a].country for a in sources}
        return draft.code.endswith((" MIL", " COP")) and draft.country in own

    def _attackers_hit(self, trigger: int, found: Arguments, sources: tuple[int, ...]) -> tuple[int, ...]:
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
        return (slot == "object" or slot in row.needs_in) and self._phrases.is_town(token)
