"""The French lexicons as typed rows. The data is in ``fr/*.toml``; this module only says what a row may hold."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from dragoman.errors import TableError
from dragoman.record import Act, ActorKind, EventType
from dragoman.tables import Row, read_rows

# What a cue takes as its content.
#   que     a finite clause: «a indiqué que …»
#   inf     an infinitive, with or without de/à: «dit vouloir …», «a promis de …», «a menacé de …»
#   np      a noun phrase that is the content: «a démenti l'octroi …», «a condamné l'attaque»
#   à       à + noun phrase or infinitive: «appelle à la retenue», «a exhorté X à …» (the object is the addressee)
#   de      object + de: «accuse X de …», «a remercié X pour/de …», «a qualifié X de …»
#   attr    object + attribute: «juge X inacceptable», «estime X nécessaire»
#   comme   object + comme + attribute: «voit X comme une menace», «est perçu par X comme …»
#   pour    object + pour + what it is held for: «tiennent X pour responsable»
#   feeling an object that names a feeling or a courtesy, which is what is said: «a présenté ses condoléances à X»
#   si      an indirect question: «a demandé si …», «a précisé où …»
#   quote   a quotation before, after or around it: «…, a-t-il lancé»
Frame = Literal["que", "inf", "np", "à", "de", "contre", "attr", "comme", "pour", "feeling", "si", "quote"]

# Where an argument stands. Verbs: subject, object and prepositions. Nouns: prepositions, `poss` («sa visite»),
# `adj` (a demonym adjective: «l'aide américaine»). A passive is turned round before slots are read.
Slot = Literal[
    "subject", "object", "à", "de", "par", "avec", "contre", "pour", "sur", "en", "dans", "vers", "chez",
    "auprès", "envers", "entre", "poss", "adj", "devant", "depuis",
]  # fmt: skip


class Cue(Row):
    """A word or expression that signals a statement."""

    lemma: str
    """Infinitive («annoncer»), pronominal («se féliciter»), or an expression whose first word is inflected and
    whose other words are fixed («faire savoir», «faire état de»); nouns and prepositions as they stand."""
    pos: Literal["verb", "noun", "preposition"]
    act: Act
    frames: tuple[Frame, ...] = Field(min_length=1)
    polarity: Literal["", "denies", "refuses"] = ""
    """``denies``: the content is said not to be so (démentir, nier); ``refuses``: to be not done (refuser de)."""


class Predicate(Row):
    """A verb, noun of action or expression that states an event, and how its arguments are read."""

    lemma: str
    pos: Literal["verb", "noun"]
    type: EventType
    mode: str = ""
    contexts: tuple[str, ...] = ()
    cameo: str = Field(pattern=r"^\d{2,4}$")
    source: tuple[Slot, ...]
    """Slots in order of preference; the first one filled by an actor is the source."""
    recipient: tuple[Slot, ...] = ()
    reciprocal: bool = False
    """Every party is a source and nobody a recipient (a meeting, an agreement)."""
    needs: tuple[str, ...] = ()
    """Object classes (objects.toml), one of which must head the object or the de-complement: «livrer» + weapons."""
    needs_in: tuple[Slot, ...] = ()
    """Where ``needs`` looks instead of the object and the de-complement: «mettre fin à l'accord», «une bombe explose».
    The head there may be a noun, an infinitive («refuser de négocier») or an adjective («qualifier d'infondé»)."""
    needs_source: bool = False
    """Code nothing when no source actor is found (things that threaten, demand or help without doing politics)."""
    needs_recipient: bool = False
    """Code nothing when no recipient actor is found (verbs that are ordinary French without one)."""
    source_kinds: tuple[ActorKind, ...] = ()
    """The kinds of actor that may be the source; empty: any. Another kind makes the row not fit."""
    recipient_kinds: tuple[ActorKind, ...] = ()
    """The kinds of actor that may be the recipient; empty: any. Another kind makes the row not fit."""
    speech: bool = False
    """The act is done by saying it (accuse, condemn, demand, promise, refuse, threaten, praise)."""
    content: bool = False
    """The noun or verb takes a content that holds further events (accuser X d'avoir livré …, demander la libération …)."""
    modality: Literal["", "planned", "requested", "possible", "negated"] = ""
    """Modality that the predicate itself gives to the event that it names."""


class ObjectClass(Row):
    """A class of things that decides what a verb means: weapons, aid goods, money, forces, treaties, sanctions…"""

    name: str
    lemmas: tuple[str, ...] = Field(min_length=1)


class Agent(Row):
    """A common noun that names a kind of actor: an office, an institution, a force, a population, a source."""

    lemma: str
    """Singular, masculine where both exist; an expression may have several words («porte-parole», «forces de l'ordre»)."""
    forms: tuple[str, ...] = ()
    """Other forms: feminine, plural, abbreviation («MAE»), irregular ones."""
    sector: str = Field(
        pattern=r"^(GOV|JUD|LEG|MIL|COP|SPY|PTY|OPP|REB|UAF|PRM|BUS|CRM|CVL|EDU|ELI|JRN|LAB|MED|REF|REL|SOC|AGR|UNK|)$"
    )
    kind: ActorKind
    gender: Literal["m", "f", "mf"]
    number: Literal["s", "p", "sp"] = "sp"
    title: bool = False
    """May stand directly before a person's name («le président Goïta», «M. Lavrov»)."""
    domain: str = ""
    """For offices and institutions that a portfolio completes: ``affaires étrangères`` etc. are kept in the name."""
    speaks: bool = True
    """Can be a speaker («le ministère»), not only an actor («les chars»)."""


class ModalityCue(Row):
    """A word that changes how an event is presented: negation, plan, request, possibility."""

    lemma: str
    pos: Literal["verb", "noun", "adjective", "adverb", "preposition", "conjunction"]
    modality: Literal["planned", "requested", "possible", "negated", "actual"]
    scope: Literal["infinitive", "complement", "clause", "word"]
    """What it governs: its infinitive, its noun complement, the clause it stands in, or the word it modifies."""


class WordClass(Row):
    """A small class of words that a rule asks for; ``note`` says what the class decides."""

    name: str
    note: str = Field(min_length=3)
    words: tuple[str, ...] = Field(min_length=1)


class Outcome(Row):
    """How often what was read in one way was right, on gold: the ground of confidence."""

    of: Literal["statement", "event"]
    case: str
    right: int = Field(ge=0)
    total: int = Field(ge=1)


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    file = files("dragoman.language") / "fr" / "word_classes.toml"
    return {row.name: frozenset(row.words) for row in read_rows(file, "class", WordClass, unique=("name",))}


def words(name: str) -> frozenset[str]:
    """The words of a class of ``word_classes.toml``. Raises ``KeyError`` for a class that the file lacks."""
    return _word_classes()[name]


@cache
def cues() -> tuple[Cue, ...]:
    """Every speech cue. Raises ``TableError`` on a bad row."""
    return read_rows(files("dragoman.language") / "fr" / "cues.toml", "cue", Cue, unique=("lemma", "pos"))


@cache
def predicates() -> tuple[Predicate, ...]:
    """Every predicate. A lemma may have several rows, tried in the file's order: the specific before the general."""
    rows = read_rows(files("dragoman.language") / "fr" / "predicates.toml", "predicate", Predicate)
    known = {c.name for c in object_classes()}
    for row in rows:
        for name in row.needs:
            if name not in known:
                raise TableError(
                    f"predicates.toml: «{row.lemma}» needs the object class «{name}», which objects.toml lacks."
                )
    return rows


@cache
def object_classes() -> tuple[ObjectClass, ...]:
    """Every object class, by name."""
    return read_rows(files("dragoman.language") / "fr" / "objects.toml", "class", ObjectClass, unique=("name",))


@cache
def agents() -> tuple[Agent, ...]:
    """Every common noun that names a kind of actor."""
    return read_rows(files("dragoman.language") / "fr" / "agents.toml", "agent", Agent, unique=("lemma",))


@cache
def modality_cues() -> tuple[ModalityCue, ...]:
    """Every word that changes how an event is presented."""
    return read_rows(
        files("dragoman.language") / "fr" / "modality.toml", "modality", ModalityCue, unique=("lemma", "pos")
    )


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Every outcome that confidence rests on. Raises ``TableError`` on a bad row."""
    return read_rows(files("dragoman.language") / "fr" / "confidence.toml", "outcome", Outcome, unique=("of", "case"))
