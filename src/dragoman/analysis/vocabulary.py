"""Every name and common noun that can be an actor, compiled into one token trie.

Names are cut by the parser's own tokenizer, so that «Côte d'Ivoire» or «Al-Qaïda» match the tokens of an article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokenizer import Tokenizer

from dragoman.language.lexicon import Agent, agents
from dragoman.record import ActorKind
from dragoman.world.tables import Group, Leader, Organisation, groups, leaders, organisations, states

_LEADING_ARTICLES = frozenset({"le", "la", "les", "l'", "l", "the", "el", "der", "die"})
EntryKind = Literal["state", "capital", "people", "adjective", "prefix", "body", "agent", "leader"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. ``codes`` are country codes for states and demonyms, full actor codes for bodies."""

    kind: EntryKind
    name: str
    codes: tuple[str, ...] = ()
    gender: str = ""
    number: str = "s"
    actor_kind: ActorKind = "state"
    agent: Agent | None = None
    leaders: tuple[Leader, ...] = ()
    wikidata: str | None = None


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    entries: list[tuple[str, Entry]] = field(default_factory=list)
    """With the first token as it must be written, when case tells a name from a word."""


class Vocabulary:
    """Longest-match lookup of entries at a token position."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._root = _Node()
        self._surnames: dict[str, list[Entry]] = defaultdict(list)
        for name, entry in (*_states(), *_demonyms(), *_bodies(), *_agents(), *_leaders()):
            self._add(name, entry)

    def longest(self, words: list[str], low: list[str], i: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest name that starts at token ``i``: its end (exclusive) and its readings; ``(i, ())`` when none."""
        node = self._root
        best: tuple[int, tuple[Entry, ...]] = (i, ())
        if i >= len(low) or low[i] not in node.children:
            return best
        j = i
        while j < len(low) and (next_node := node.children.get(low[j])) is not None:
            node, j = next_node, j + 1
            fitting = tuple(e for written, e in node.entries if _written_so(written, e.kind, words[i:j]))
            if fitting:
                best = (j, fitting)
        return best

    def by_surname(self, name: str) -> Entry | None:
        """The known office holder of this surname, when all who bear it are of one country; ``None`` otherwise."""
        found = self._surnames.get(name, [])
        countries = {row.code.split(" ")[0] for e in found for row in e.leaders}
        if len(countries) != 1:
            return None
        persons = {e.wikidata or e.name for e in found}
        initials = {e.name.split(" ")[0][:1] for e in found}
        return found[0] if len(persons) == 1 or len(initials) == 1 else None

    def _add(self, name: str, entry: Entry) -> None:
        # Plain words are cut at blanks: the tokenizer would do the same, and costs more than the rest of loading.
        plain = name.replace(" ", "").isalpha() and not name.endswith(" ")
        tokens = name.split() if plain else [t.text for t in self._tokenizer(name.replace("’", "'"))]
        node = self._root
        for token in tokens:
            node = node.children.setdefault(token.lower(), _Node())
        node.entries.append((name, entry))
        if entry.kind == "leader":
            family = name.split(" ", 1)[-1]
            for short in {family, _last_name(family)}:
                self._surnames[short].append(entry)


def _written_so(name: str, kind: EntryKind, words: list[str]) -> bool:
    """A name wants its capital, an acronym all of its capitals; a common noun may start a sentence with one.

    «Le Monde» wants both of its capitals; a body of three words or more may do without («le conseil de sécurité»).
    """
    first = words[0]
    if first.lower() in _LEADING_ARTICLES and len(words) > 1 and not name.isupper():
        second = len(words[0]) if name[len(words[0]) : len(words[0]) + 1].isalpha() else len(words[0]) + 1
        if name[second : second + 1].isupper() and not words[1][:1].isupper():
            return False
    if name.isupper() and len(name) > 1:
        return all(w.isupper() or not w.isalpha() for w in words) or (len(name) >= 5 and first[:1].isupper())
    if name[:1].isupper():
        return first[:1].isupper() or (kind == "body" and len(words) >= 3 and name.count(" ") >= 2)
    return True


def _last_name(family: str) -> str:
    """«Erdoğan» of «Tayyip Erdoğan», «Assad» of «el-Assad»; another particle stays («Le Drian», «Van Rompuy»)."""
    parts = family.split(" ")
    if len(parts) == 2 and len(parts[0]) > 3 and not parts[0].islower():
        return parts[1]
    return family[3:] if len(parts) == 1 and family[:3].lower() in ("el-", "al-") else family


def _plural(word: str) -> str:
    if word[-1] in "sxz":
        return word
    return word + "s"


def _states() -> Iterator[tuple[str, Entry]]:
    for s in states():
        number = "p" if s.gender in ("mp", "fp") else "s"
        gender = s.gender[0] if s.gender != "none" else "m"
        for name in s.names:
            yield name, Entry("state", s.names[0], (s.code,), gender, number)
        for name in (*s.capital, *s.seats):
            kind: EntryKind = "capital"
            yield name, Entry(kind, s.names[0], (s.code,), "m", "s")


def _demonyms() -> Iterator[tuple[str, Entry]]:
    codes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for s in states():
        for gender, forms in (("m", s.m), ("f", s.f)):
            for form in forms:
                codes[form, gender, "s"].append(s.code)
                codes[_plural(form), gender, "p"].append(s.code)
        for prefix in s.prefix:
            codes[prefix, "", ""].append(s.code)
    for (form, gender, number), found in codes.items():
        if not number:
            yield form, Entry("prefix", form, tuple(found))
            continue
        yield form, Entry("adjective", form, tuple(dict.fromkeys(found)), gender, number)
        people = form[0].upper() + form[1:]
        yield people, Entry("people", people, tuple(dict.fromkeys(found)), gender, number, "population")


def _bodies() -> Iterator[tuple[str, Entry]]:
    tagged: list[tuple[ActorKind, Organisation | Group]] = [
        *(("organisation", o) for o in organisations()), *(("group", g) for g in groups())
    ]  # fmt: skip
    for kind, row in tagged:
        if (
            kind == "organisation"
            and " " in row.code
            and row.code.split()[1] in ("GOV", "MIL", "LEG", "SPY", "COP", "JUD")
        ):
            kind = "institution"
        for number, form in enumerate(row.adjectives if isinstance(row, Organisation) else ()):
            gender = "mf"[number % 2]
            for adjective in (form, _plural(form)):
                yield adjective, Entry("adjective", adjective, (row.code,), gender)
        for name in row.names:
            entry = Entry("body", row.names[0], (row.code,), row.gender[0], "p" if row.gender[1:] else "s", kind)
            yield name, entry


def _agents() -> Iterator[tuple[str, Entry]]:
    for a in agents():
        for form in dict.fromkeys((a.lemma, *a.forms)):
            yield form, Entry("agent", a.lemma, (), a.gender, a.number, a.kind, agent=a)


def _leaders() -> Iterator[tuple[str, Entry]]:
    rows: dict[str, list[Leader]] = defaultdict(list)
    for row in leaders():
        rows[row.name].append(row)
    for name, found in rows.items():
        qid = next((r.wikidata for r in found if r.wikidata), None)
        yield name, Entry("leader", name, (), found[0].gender, "s", "person", leaders=tuple(found), wikidata=qid)
