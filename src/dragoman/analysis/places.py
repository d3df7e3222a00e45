"""Finds the named places of an article and says where they lie, when that is settled.

Works on the text alone. A capitalised name that the gazetteer knows is a place when the words before it say where
(«à», «près de», «la ville de») or when it is plainly no word, no person and no actor's title. A name that several
countries share is settled by the countries that the article names, then by sheer size; otherwise it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.language.calendar import fold
from dragoman.record import Span
from dragoman.world import gazetteer
from dragoman.world.gazetteer import Candidate, Region, Town
from dragoman.world.tables import State, states


@dataclass(frozen=True)
class PlaceMention:
    """A named place. ``span`` counts code points of the text; ``country`` is alpha-3, degrees, a GeoNames id.

    What is not settled is ``None``. ``name`` is the name as the text has it. ``locative``: the words before it put
    something there, so that it is no actor («à Bamako», not «Bamako dément»).
    """

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    locative: bool = False


def find_places(text: str, countries: Collection[str]) -> list[PlaceMention]:
    """The places of ``text`` in order, none overlapping another.

    ``countries`` are the alpha-3 codes of the countries that the article names; they settle ambiguous names.
    """
    return list(_Scan(text, frozenset(countries)).mentions())


# --- the words around a name ----------------------------------------------------------------------------------

_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞŒŠŽ][\w'’-]*\w|[A-ZÀ-ÖØ-ÞŒŠŽ]")
_ELISION = re.compile(r"(?:[LDSNCMTJ]|Qu|Lorsqu|Puisqu)['’](?=[A-ZÀ-ÖØ-Þ])")
# Further words of a name: «Rio de Janeiro», «Boulogne-sur-Mer», «Deir ez-Zor».
_NEXT = re.compile(
    r"[ \u00a0\u202f]+(?:(?:d[eu]|des|de la|la|le|les|sur|el|al|ez|es|bin|do|da|y)[ \u00a0\u202f]+|d['’])?"
    r"(?:ez-|el-|al-)?[A-ZÀ-ÖØ-Þ][\w'’-]*\w"
)
_SIDE_OF_TOWN = re.compile(r"-(?:Est|Ouest|Nord|Sud)$")
_SITES = "villes?|villages?|localites?|communes?|bourgs?|bourgades?|hameaux?|faubourgs?|banlieues?|quartiers?|enclaves?"
_OTHER_SITES = (
    "camps?|aeroports?|ports?|garnisons?|centrales?|universites?|prisons?|gares?|zones?|secteurs?|environs|alentours|"
    "abords|peripherie|proximite|bases?(?: aeriennes?| navales?| militaires?)?|attentats?|bataille|siege|massacres?|"
    "sommet|conference|prise|chute"
)
_AREAS = (
    "regions?|provinces?|gouvernorats?|oblasts?|cercles?|districts?|departements?|wilayas?|etats?|cantons?|"
    "prefectures?|comtes?|republique autonome|territoires?|vallee"
)
_SIDES = (
    "nord|sud|est|ouest|nord est|nord ouest|sud est|sud ouest|centre|coeur|large|sortie|entree|pres|non loin|autour|"
    "proche|au dessus|kilometres|km|rives|interieur"
)
_KIND = (
    r"(?: de peche| frontaliere?s?| portuaires?| voisine?s?| strategiques?| assiegee?s?| autonomes?| separatistes?)?"
)
_OF = r"(?: d[eu] (?:la |l' ?)?| d' ?| des )"
_PUT = re.compile(
    r"\b(?:a|en|au|aux|dans|vers|entre|jusqu'a|jusqu'en|jusqu'au)(?: la | les | le | l'| tout le | toute la | )$"
    rf"|\b(?:{_SIDES}|{_SITES}|{_OTHER_SITES}|{_AREAS}){_KIND}{_OF}$"
)
_OFFICE = re.compile(
    rf"\b(?:police|mairie|maire|prefecture|prefet|parquet|tribunal|procureur|procureure|hopital|commissariat){_OF}$"
)
_SITE = re.compile(rf"\b(?:{_SITES}){_KIND}{_OF}$")
_AREA = re.compile(rf"\b(?:{_AREAS}){_KIND}{_OF}$")
# «à l'Ukraine», «à la Russie» name a party; one is in a country «en» or «au».
_DATIVE = (" a la ", " a l'", " a l' ")
# The name of a group goes on: «État islamique en Irak».
_GROUP = re.compile(
    r"\b(?:etat islamique|al qaida)(?: dans le| dans la| en| au)?(?: irak et)?(?: en| au| dans la| dans le) $"
)
_UNKNOWN_AT = re.compile(
    rf"\b(?:{_SITES}){_KIND}{_OF}$|\b(?:nord|sud|est|ouest|non loin|environs|alentours|km|kilometres){_OF}$"
)
_ARABIC_ARTICLES = frozenset({"al", "el", "ar", "as", "at", "ad", "an", "ez", "es"})
# What a writer adds to a place that readers may not know: its region, its kind, where it lies.
_GLOSS = re.compile(
    rf" ?, (?:(?:une?|la|le|l'|petite?|grande?) ?){{0,2}}(?:{_SITES}|{_AREAS}|capitale|chef lieu|cite|station|ile)\b"
    r" ?| ?, (?:au|dans le|dans l'|a l') ?(?:nord|sud|est|ouest|centre|extreme)\b"
)
_COUNTRY = re.compile(r" ?, (?:en|au|aux) [A-ZÀ-ÖØ-Þ]")
_DEPARTMENT = re.compile(r" ?\([A-ZÀ-ÖØ-Þ][\w'’ -]+\)")
_OF_ENDINGS = ("de ", "du ", " d'", "d' ", "la ", " l'", "es ")
_NEAR = re.compile(rf"\b(?:{_SIDES}|{_SITES}){_KIND}{_OF}$")
# What stands before an actor or a thing; a city takes no article.
_ARTICLE = re.compile(r"(?:^|\W)(?:l'|(?:le|la|les|au|aux|du|des|un|une|ce|cet|cette|ces|son|sa|ses|leur|notre|en) )$")
_PERSON = re.compile(
    r"\b(?:m\.|mm\.|mme|mgr|dr|president|presidente|ministre|general|colonel|capitaine|commandant|lieutenant|imam|"
    r"cheikh|prince|princesse|roi|reine|emir|pape|maitre|juge|senateur|depute|chancelier|chanceliere|maire|"
    r"gouverneur|ambassadeur|journaliste|soldat|sergent|ayatollah|sultan) $"
)
_JOINED = re.compile(r" (?:et|ou|puis) (?:a |de |d')?|, (?:a |de |d')?")
_LISTED = re.compile(r" ?,| et | ou ")
_DATELINE = re.compile(r" ?:|, (?:le )?\d|[ ,]*\((?:afp|reuters|ap)\)| ?[-–—] ")
_FIRST_NAME = re.compile(
    r"(?:^|[^\w'’.-])([A-ZÀ-ÖØ-Þ][a-zà-ÿ-]+|MM?\.|[Pp]résidente?|[Mm]inistre|[Gg]énéral|[Cc]olonel)"
    r" (?:(?:von|van|al|el|ben|bin) )?$"
)
# Words with a capital that are no first name: they open a sentence or belong to the place's own name.
_NO_FIRST_NAME = frozenset(
    {
        "À", "A", "Au", "Aux", "De", "Du", "Des", "Le", "La", "Les", "L", "En", "Dans", "Pour", "Par",
        "Sur", "Selon", "Depuis", "Mais", "Et", "Or", "Ni", "Car", "Si", "Quand", "Vers", "Entre", "Avec",
        "Sans", "Sous", "Chez", "Contre", "Après", "Avant", "Pendant", "Nord", "Sud", "Est", "Ouest",
        "Grand", "Grande", "New", "Saint", "Sainte", "Région", "Ville", "Province", "Rive", "Nouvelle",
        "Nouveau", "Haut", "Haute", "Bas", "Basse", "Ancien", "Ancienne", "Attaque", "Attentat",
        "Attentats", "Port", "Camp", "Aéroport"
    }
)  # fmt: skip
_END = '.!?…:;«»“”"\n–—•('


# --- the tables, by the first capitalised word of each name ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name of a table in folded words: what stands before its first capital («mer »), and the rest."""

    prefix: str
    rest: str
    place: Region | Town | State


def _plain(text: str) -> str:
    """Folded, with hyphens as spaces, at the same length."""
    return fold(text).replace("-", " ")


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """First capitalised word of a name -> the entries it opens, the longest first."""
    found: dict[str, list[_Entry]] = {}
    places: list[Region | Town | State] = [*gazetteer.regions(), *gazetteer.towns(), *states()]
    for place in places:
        for name in place.names:
            capital = _CAPITALISED.search(name)
            if not capital:
                continue
            at = capital.start()
            entry = _Entry(_plain(name[:at]), _plain(name[at:]), place)
            found.setdefault(_first_word(entry.rest), []).append(entry)
    return {w: tuple(sorted(es, key=_length, reverse=True)) for w, es in found.items()}


def _length(entry: _Entry) -> int:
    return len(entry.prefix) + len(entry.rest)


def _first_word(plain: str) -> str:
    word = _WORD.match(plain)
    return word[0] if word else plain


_WORD = re.compile(r"\w+")


class _Scan:
    """One walk over an article."""

    def __init__(self, text: str, countries: frozenset[str]) -> None:
        self.text = text
        self.plain = _plain(text)
        self.countries = countries
        self.last: PlaceMention | None = None
        self.last_is_area = False
        self._surnames: dict[str, bool] = {}
        self._put_at = (-1, False)

    def mentions(self) -> Iterator[PlaceMention]:
        free = 0
        for match in _CAPITALISED.finditer(self.text):
            start = match.start()
            if start >= free and (mention := self._after_article(start, match.end(), free)):
                self.last = mention
                free = mention.span.end
                yield mention
                continue
            if start < free or (start and (self.text[start - 1].isalnum() or self.text[start - 1] in "-_@#/")):
                continue
            word = match[0]
            elision = _ELISION.match(word) if "'" in word or "’" in word else None
            if elision and not gazetteer.known(word):
                start += elision.end()
                word = word[elision.end() :]
            mention = (
                self._listed(start, free)
                or (self._city(start) if gazetteer.may_open(word) else None)
                or self._unknown(start)
            )
            if mention:
                self.last = mention
                free = mention.span.end
                yield mention

    def _before(self, start: int) -> str:
        return self.plain[max(0, start - 35) : start]

    # -- names of our tables

    def _listed(self, start: int, free: int) -> PlaceMention | None:
        """A region, a town of ours or a state that opens at the capital at ``start``."""
        word = _WORD.match(self.plain, start)
        if not word:
            return None
        for entry in _entries().get(word[0], ()):
            opening, end = start - len(entry.prefix), start + len(entry.rest)
            if opening < free or not self.plain.startswith(entry.prefix + entry.rest, opening):
                continue
            if self.plain[end : end + 1].isalnum() or (opening and self.plain[opening - 1].isalnum()):
                continue
            mention = self._entry(entry.place, opening, end)
            if mention:
                return mention
        return None

    def _entry(self, place: Region | Town | State, start: int, end: int) -> PlaceMention | None:
        before = self._before(start)
        if ("islamique" in before or "qaida" in before) and _GROUP.search(before):
            return None
        locative = self._puts(start, end) and not before.endswith(_DATIVE)
        if isinstance(place, State):
            heads = self._heads_line(start) and self.plain[end : end + 2] == " :"
            if not (locative or heads) or not self._stands_alone(start, end):
                return None
            ids = gazetteer.country_ids()
            return self._mention(start, end, place.code, None, None, ids.get(place.code), locative)
        if isinstance(place, Town):
            if not self._is_city(self.text[start:end], start, end, before, place.population, certain=True):
                return None
            return self._mention(
                start, end, place.country or None, place.lat, place.lon, place.geonames or None, locative
            )
        area = bool(_AREA.search(before)) or (self.last_is_area and self._is_joined(start))
        if (place.area and not area) or not self._stands_alone(start, end):
            return None
        self.last_is_area = area
        country = place.countries[0] if len(place.countries) == 1 else None
        return self._mention(start, end, country, place.lat, place.lon, None, locative)

    # -- cities of the gazetteer

    def _city(self, start: int) -> PlaceMention | None:
        before = self._before(start)
        for end in self._ends(start):
            name = " ".join(self.text[start:end].split())
            name = self._with_article(name, before) or name
            if not gazetteer.known(name):
                continue
            candidates = gazetteer.lookup(name)
            near = any(c.country in self.countries for c in candidates)
            size = max(c.population for c in candidates)
            own_article = name[:3] in ("Le ", "Les") and not self.text[start:end].startswith("Le")
            if self._is_city(name, start, end, "" if own_article else before, size, certain=near):
                locative = self._puts(start, end)
                return self._settled(name, candidates, start, end, locative)
        return None

    def _after_article(self, capital: int, end: int, free: int) -> PlaceMention | None:
        """«al-Bab», «el-Arich»: a name whose Arabic article stands in lower case."""
        start = capital - 3
        if start < free or self.text[capital - 1] != "-" or self.text[start : capital - 1] not in _ARABIC_ARTICLES:
            return None
        if start and self.text[start - 1].isalnum():
            return None
        listed = self._listed(start, free)
        if listed is not None:
            return listed
        name = self.text[start:end]
        found = gazetteer.lookup(name[:1].upper() + name[1:])
        if found and (self._puts(start, end) or any(c.country in self.countries for c in found)):
            return self._settled(name, found, start, end, self._puts(start, end))
        return self._mention(start, end, None, None, None, None, True) if self._is_glossed(start, end) else None

    def _is_glossed(self, start: int, end: int) -> bool:
        """«à Momand Dara, une région rurale», «à al-Asriya, en Irak»: the words around say that it is a place."""
        before = self._before(start)
        at = before.endswith(" a ") or before in ("a ", "\na ") or before.endswith(("\na ", ". a "))
        department = "-" in self.text[start:end] and bool(_DEPARTMENT.match(self.text, end))
        return at and (department or bool(_GLOSS.match(self.plain, end)) or bool(_COUNTRY.match(self.text, end)))

    def _ends(self, start: int) -> list[int]:
        """Where a name that opens at ``start`` may end, the longest first."""
        first = _CAPITALISED.match(self.text, start)
        if not first:
            return []
        side = _SIDE_OF_TOWN.search(first[0])
        if side:
            return [first.end(), start + side.start()]
        ends = [first.end()]
        while len(ends) < 4:
            following = _NEXT.match(self.text, ends[-1])
            if not following:
                break
            ends.append(following.end())
        return ends[::-1]

    def _with_article(self, name: str, before: str) -> str:
        """«au Caire» names Le Caire, «des Cayes» Les Cayes."""
        if before[-3:] in ("au ", "du "):
            name = "Le " + name
        elif before[-4:] in ("aux ", "des "):
            name = "Les " + name
        else:
            return ""
        return name if gazetteer.known(name) else ""

    def _is_city(self, name: str, start: int, end: int, before: str, size: int, *, certain: bool) -> bool:
        """Whether a name that the gazetteer has is used as a city's here.

        ``size``: its people; ``certain``: the article's countries or our table speak for it.
        """
        homonym = gazetteer.homonym(name)
        if self._is_surname(name) and not _SITE.search(before):
            return False
        if _ARTICLE.search(before) and not _SITE.search(before):
            return False
        if _OFFICE.search(before):
            return homonym != "surname" or size >= 200_000
        if self._puts(start, end):
            if homonym == "surname" or name.isupper():
                return bool(_SITE.search(before))
            if homonym and not _NEAR.search(before):
                return self._stands_alone(start, end) and (certain or size >= 100_000)
            return True
        if not self._stands_alone(start, end):
            return False
        if self._opens_sentence(start):
            # «Nice : un camion…», «Bamako, 14 octobre»
            line = self._heads_line(start)
            sure = (certain and size >= 100_000) if homonym else (certain or size >= 100_000)
            return line and sure and bool(_DATELINE.match(self.plain, end))
        if homonym or len(name) < 4 or name.isupper():
            return False
        return certain or size >= 100_000

    def _settled(self, name: str, found: tuple[Candidate, ...], start: int, end: int, locative: bool) -> PlaceMention:
        chosen, country = settle(found, self.countries)
        if chosen is None:
            return self._mention(start, end, country, None, None, None, locative, name)
        return self._mention(start, end, chosen.country, chosen.lat, chosen.lon, chosen.geonames, locative, name)

    def _unknown(self, start: int) -> PlaceMention | None:
        """«le village de Farabougou»: a place, whatever the gazetteer knows; left open."""
        if self.plain[max(0, start - 2) : start] == "a ":
            return self._glossed(start)
        if self.plain[max(0, start - 3) : start] not in _OF_ENDINGS:
            return None
        if not _UNKNOWN_AT.search(self._before(start)):
            return None
        match = _CAPITALISED.match(self.text, start)
        if not match or match[0].isupper() or self._is_surname(match[0]):
            return None
        return self._mention(start, match.end(), None, None, None, None, True)

    def _glossed(self, start: int) -> PlaceMention | None:
        for end in self._ends(start):
            name = self.text[start:end]
            if self._is_glossed(start, end) and not name.isupper() and not self._is_surname(name):
                return self._mention(start, end, None, None, None, None, True)
        return None

    # -- the words around

    def _is_surname(self, name: str) -> bool:
        """Whether the article has the name after a first name or a title: «Hillary Clinton», «M. Clinton»."""
        known = self._surnames.get(name)
        if known is None:
            known = any(
                (m := _FIRST_NAME.search(self.text[max(0, at.start() - 25) : at.start()]))
                and m[1] not in _NO_FIRST_NAME
                for at in re.finditer(re.escape(name) + r"\b", self.text)
            )
            self._surnames[name] = known
        return known

    def _puts(self, start: int, end: int) -> bool:
        """Whether the words before, or the list that the name stands in, put something there."""
        if start != self._put_at[0]:
            self._put_at = (start, bool(_PUT.search(self._before(start))))
        if self._put_at[1]:
            return True
        if not (self.last and self.last.locative and self._is_joined(start)):
            return False
        comma = self.plain[self.last.span.end] == ","
        return not comma or bool(_LISTED.match(self.plain, end))

    def _is_joined(self, start: int) -> bool:
        """Whether only «et», «ou» or a comma stands between the last place and here."""
        if not self.last or start - self.last.span.end > 8:
            return False
        return bool(_JOINED.fullmatch(self.plain, self.last.span.end, start))

    def _stands_alone(self, start: int, end: int) -> bool:
        """No capitalised neighbour that would make the name part of another, and no person's title before it."""
        if re.match(r"[ \u00a0]+[A-ZÀ-ÖØ-Þ]", self.text[end : end + 3]):
            return False
        neighbour = _NEIGHBOUR.search(self.text[max(0, start - 30) : start])
        if neighbour and neighbour[1] not in _NO_FIRST_NAME:
            return False
        return not _PERSON.search(self._before(start))

    def _heads_line(self, start: int) -> bool:
        return start == 0 or self.text[start - 1] == "\n"

    def _opens_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 6) : start].rstrip(" \u00a0\u202f'’")
        return not before or before[-1] in _END

    def _mention(
        self,
        start: int,
        end: int,
        country: str | None,
        lat: float | None,
        lon: float | None,
        geonames: int | None,
        locative: bool,
        name: str = "",
    ) -> PlaceMention:
        words = name or " ".join(self.text[start:end].split())
        return PlaceMention(Span(start, end), words, country, lat, lon, geonames, locative)


_NEIGHBOUR = re.compile(r"(?:^|[^\w.])([A-ZÀ-ÖØ-Þ][\w'’-]*)[ \u00a0]+$")


# --- which of several -----------------------------------------------------------------------------------------

_CLEAR, _LARGE = 10, 100_000
# Another name of a city counts half: GeoNames lists misspellings and old names among them.
_OTHER_NAME = 0.5
# A city this far ahead is meant even where the article names the other's country: «à Vienne», «à Paris».
_WORLD_RATIO, _WORLD = 20, 300_000


def settle(found: Collection[Candidate], countries: Collection[str]) -> tuple[Candidate | None, str | None]:
    """The city that a name means, and its country; ``None`` where that stays open.

    ``countries`` are those that the article names (alpha-3). They decide between candidates of different countries,
    unless one is far larger than all others; without them a city of 100,000 people ten times the next is taken.
    """
    ranked = sorted(found, key=_weight, reverse=True)
    if not ranked:
        return None, None
    best = ranked[0]
    if len(ranked) > 1 and _ahead(ranked, _WORLD_RATIO, _WORLD):
        return best, best.country
    here = [c for c in ranked if c.country in countries]
    if here:
        if len({c.country for c in here}) > 1:
            return (here[0], here[0].country) if _ahead(here, _CLEAR, _LARGE) else (None, None)
        alone = len(here) == 1 or _ahead(here, _CLEAR, 0)
        return (here[0] if alone else None), here[0].country
    if _weight(best) >= _LARGE and (len(ranked) == 1 or _ahead(ranked, _CLEAR, _LARGE)):
        return best, best.country
    if not countries and best.primary and len(ranked) == 1:
        return best, best.country
    return None, None


def _weight(candidate: Candidate) -> float:
    return candidate.population * (1 if candidate.primary else _OTHER_NAME)


def _ahead(ranked: list[Candidate], ratio: int, least: int) -> bool:
    if _weight(ranked[0]) < least:
        return False
    return len(ranked) == 1 or _weight(ranked[0]) >= ratio * max(1, _weight(ranked[1]))
