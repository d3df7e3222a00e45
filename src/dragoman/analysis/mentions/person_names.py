"""Names of persons: where they begin and end, and whom the tables know."""

from __future__ import annotations

from dragoman.analysis.mentions.given_names import gender_of_given_name
from dragoman.analysis.mentions.mention import DETERMINERS, Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary
from dragoman.language.lexicon import words

NAME_PARTICLES = frozenset(
    {"de", "du", "des", "la", "le", "d'", "al", "el", "ben", "bin", "ibn", "ould", "von", "van", "der", "den", "da",
     "dos", "di", "ag", "abou", "abu", "-", "y", "'", "ap", "mc"}
)  # fmt: skip
_OPENING_PARTICLES = frozenset({"al", "el", "abou", "ould"})
_TITLES = words("courtesy")
_NOT_A_NAME = words("no-name")
_GENDER_OF_TITLE = {"m.": "m", "mm.": "m", "mme": "f", "mme.": "f", "mmes": "f", "mlle": "f"}


class PersonNames:
    """The names of persons in one article; remembers the surnames met."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self._p = parsed
        self._vocabulary = vocabulary
        self._known_surnames: set[str] = set()

    def at(self, i: int, known: int = 0, leader: Entry | None = None) -> Mention | None:
        """The person whose title or name starts at token ``i``; with ``leader``, one of the tables, up to ``known``."""
        p = self._p
        titled = p.low[i] in _TITLES
        if not (titled or known or self._may_open(i)):
            return None
        first = i + titled
        if (
            not titled
            and not known
            and p.low[i] in DETERMINERS
            and not self._vocabulary.by_surname(" ".join(p.words[i : i + 2]))
        ):
            return None  # «Le Kremlin»; but «Le Drian»
        end = max(self.name_end(first, after_title=titled), known if not titled else 0)
        if (
            known
            and end > known
            and any(e.kind == "leader" for e in self._vocabulary.longest(p.words, p.low, known)[1])
        ):
            end = known  # «le Premier ministre de François Hollande Manuel Valls»
        if end == first:
            return None
        name = name_text(p, first, end)
        if not (titled or known or self._is_person(first, end)):
            return None
        self.remember(name)
        leader = leader or self.leader(name)
        gender = _GENDER_OF_TITLE.get(p.low[i], "")
        return Mention(
            i, end, first, "person", entry=leader, person=name, gender=gender or (leader.gender if leader else ""),
            number="s",
        )  # fmt: skip

    def leader(self, name: str) -> Entry | None:
        """The office holder of the tables who bears this name."""
        tokens = name.replace("-", " - ").split()
        end, entries = self._vocabulary.longest(tokens, [w.lower() for w in tokens], 0)
        known = next((e for e in entries if e.kind == "leader" and end == len(tokens)), None)
        return known or self._vocabulary.by_surname(name)

    def _is_person(self, i: int, end: int) -> bool:
        p = self._p
        name = name_text(p, i, end)
        if surname(name) in self._known_surnames or name in self._known_surnames:
            return True
        if p.low[end : end + 1] == ["et"] and gender_of_given_name(f"{name} x") and p.words[end + 1][:1].isupper():
            return True  # «Jeanne et Paul Durand»
        bare = end == i + 1 and i > p.sentence(i)[0] and p.pos[i] == "PROPN" and p.ent[i] != "LOC"
        if bare and self._vocabulary.by_surname(name) is not None:
            return True  # «a annoncé Erdoğan»
        if "PER" not in p.ent[i:end]:
            return False
        starts_sentence = i == p.sentence(i)[0]
        return end - i >= 2 or not starts_sentence

    def name_end(self, i: int, *, after_title: bool) -> int:
        """The end of a person's name that starts at ``i``; ``i`` itself when none starts there."""
        p = self._p
        if i >= len(p) or not self._may_open(i):
            return i
        sentence_end = p.sentence(i)[1]
        j = i
        while j < sentence_end:
            word = p.words[j]
            if (
                (word[:1].isupper() or _with_article(word))
                and (p.low[j] not in _NOT_A_NAME or (p.ent[j : j + 2] == ["PER", "PER"] and p.pos[j] == "PROPN"))
                and (word.isalpha() or "-" in word or "." in word)
            ):
                if j > i and not after_title and p.low[j - 1] not in NAME_PARTICLES and p.ent[j] in ("LOC",):
                    break
                j += 1
            elif (j > i or p.low[j] in _OPENING_PARTICLES) and p.low[j] in NAME_PARTICLES and self._joins(j, i):
                j += 1
            elif j > i + 1 and p.low[j - 1] == "-" and word.isalpha() and p.start[j] == p.end[j - 1]:
                j += 1  # «Lee Jung-mi»
            else:
                break
        while j > i and p.low[j - 1] in NAME_PARTICLES and not p.words[j - 1][:1].isupper():
            j -= 1
        return j if any(p.words[k][:1].isupper() or _with_article(p.words[k]) for k in range(i, j)) else i

    def _may_open(self, i: int) -> bool:
        word = self._p.words[i]
        return word[:1].isupper() or self._p.low[i] in _OPENING_PARTICLES or _with_article(word)

    def _joins(self, j: int, i: int) -> bool:
        p = self._p
        nxt = j + 1
        while nxt < len(p) and p.low[nxt] in NAME_PARTICLES:
            nxt += 1
        if p.low[j] == "-":
            return nxt < len(p) and p.start[j] == p.end[j - 1] and p.start[nxt] == p.end[j]
        if nxt >= len(p) or not p.words[nxt][:1].isupper():
            return False
        if p.low[j] == "'":
            return p.start[j] == p.end[j - 1]
        if p.low[j] in ("de", "du", "des", "d'", "la", "le"):
            return p.ent[nxt] == "PER" and p.ent[j] == "PER" and j > i
        return True

    def remember(self, name: str) -> None:
        """Lets the surname stand for the person from here on."""
        self._known_surnames.add(surname(name))


def _with_article(word: str) -> bool:
    """«al-Joulani», written as one token."""
    return word[:3] in ("al-", "el-") and word[3:4].isupper()


def name_text(p: Parsed, i: int, end: int) -> str:
    """The words of tokens ``i`` to ``end`` (exclusive) as one line, apostrophes straight."""
    return " ".join(p.text[p.start[i] : p.end[end - 1]].replace("’", "'").split())


def surname(name: str) -> str:
    """What the press calls a person at the second mention: the name without the given name."""
    parts = [w for w in name.split() if w.lower().rstrip(".") not in ("m", "mme", "dr", "me")]
    return " ".join(parts[1:]) if len(parts) > 1 else (parts[0] if parts else name)
