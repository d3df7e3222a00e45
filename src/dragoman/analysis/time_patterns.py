"""The patterns of French time expressions, over folded text (``language.calendar.fold``).

Each rule is a template: ``<B>``, ``<D>``, ``<M>``… stand for the words of ``calendar.toml`` and capture into a named
group. Order decides: the specific before the general. What a match means is in ``time_rules``.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.language.calendar import Kind, values


def _any(kind: Kind) -> str:
    return "|".join(sorted(map(re.escape, values(kind)), key=len, reverse=True))


def _two_weekdays() -> str:
    """«lundi et mardi», «mardi et mercredi»…: two days on end; the first is the group ``w``."""
    names = {value: name for name, value in values("weekday").items()}
    pairs = (f"{names[n]}(?= et (?:le )?{names[(n + 1) % 7]})" for n in names)
    return rf"(?P<w>{'|'.join(pairs)}) et (?:le )?(?:{_any('weekday')})"


def _macros() -> dict[str, str]:
    year = r"(?:1[789]\d\d|20\d\d|2100)(?!\d|[.,]\d| \d{3}(?!\d))"
    day = r"(?:[0-2]?\d|3\d)(?!\d|[.,]\d)(?: ?er)?|premier"
    month, number = _any("month"), rf"{_any('number')}|\d{{1,3}}"
    part = r"matin|midi|apres-midi|soir|nuit|matinee|soiree"
    return {
        "W": rf"(?P<w>{_any('weekday')})",
        "WNEXT": _two_weekdays(),
        "W2": rf"(?P<w2>{_any('weekday')})",
        "D": rf"(?P<d>{day})",
        "D2": rf"(?P<d2>{day})",
        "M": rf"(?P<m>{month})",
        "M2": rf"(?P<m2>{month})",
        "MS": rf"(?P<m>{month}|(?:{_any('month-short')})\b\.?)",
        "Y": rf"(?P<y>{year})",
        "Y2": rf"(?P<y2>{year})",
        "SEASON": rf"(?P<s>{_any('season')})",
        "DIR": rf"(?P<dir>{_any('direction')})",
        "STEP": rf"(?P<step>{_any('step')})",
        "U": rf"(?P<u>{_any('unit')})",
        "N": rf"(?P<n>{number})",
        "VAGUE": rf"(?P<vague>{_any('vague')})",
        "ABOUT": r"(?:a peine |seulement )?"
        r"(?:(?P<about>(?:plus|moins|pres) d(?=e |')|environ|quelque|presque|a peu pres)(?:e |'| ))?",
        "DAY": rf"(?P<day>{_any('day')})",
        "NEAR": rf"(?P<near>{_any('nearby')})",
        "PART": rf"(?:(?:,? (?:au|en|dans la|dans l'|en debut d'|en fin d'|en fin de|en debut de) ?|,? )(?:{part})\b)?",
        "B": (
            r"(?:(?P<bound>depuis|jusqu'(?:au|aux|a la|a l'|a|en)|a partir d(?:e la|e l'|e|u|')|"
            r"d'ici(?: a la| a l'| au| a)?|avant|apres) ?)?"
        ),
        # «le lendemain, 8 avril»: the date says which day that is.
        "ALSO": rf"(?:(?:le |la |l'|au )?(?:{_any('nearby')})|{_any('day')})",
        "DASH": r"(?: ?[-–—] ?)",
    }


# The month is named when a lead-in word stands before it: «mars» alone may be a planet, «avril» a first name.
_LEAD = (
    r"(?:(?:plus tot |plus tard )?"
    r"(?:(?:en|au|a la|a|vers|dans|le|la|ce|des|debut|fin|courant|milieu|mois|cours|de|du|d'|mi)(?: |-|(?<=')))"
    r"{1,6}|(?<=\bde )|(?<=\bd'))"
)
_YEAR_LEAD = (
    r"(?:(?:en|au|a la|a|vers|dans|le|la|l'an|l'annee|annee|des|debut|fin|courant|milieu|cours|de|du|mi)(?: |-)"
    r"|l'|d'){1,6}"
)
TEMPLATES: dict[str, tuple[str, ...]] = {
    "iso": (r"<Y>-(?P<mm>\d\d)-(?P<dd>\d\d)(?![\d-])",),
    "numeric": (r"(?P<dd>\d\d?)(?P<sep>[/.])(?P<mm>\d\d?)(?P=sep)<Y>",),
    "days": (
        r"(?:(?:dans |durant |pendant )?la nuit )?(?:du|de|entre le|entre|les|des|le)? ?(?:<W>,? )?<D>(?:, \d\d?)*"
        r"(?: <M>(?: <Y>)?)?(?: (?:au|et le|et|a|ou le|ou|jusqu'au) |<DASH>)(?:<W2>,? )?<D2> <M2>"
        r"(?: (?:<Y2>|<DIR>))?",
    ),
    "week_of": (r"(?:dans |durant |pendant )?la semaine du (?:<W> )?<D> <M>(?: <Y>)?",),
    "date": (
        r"(?:<ALSO>,? )?<B>(?:le |ce )?(?:<W>,? (?:le )?)?<D> <MS>(?: (?:<Y>|<DIR>|(?P<same>de la meme annee)))?",
    ),
    "months": (
        r"(?:(?P<lead>entre|de|d'|en|depuis) ?)?<M>(?: <Y>)?(?: (?:et|a|ou|jusqu'a|jusqu'en) (?:en )?|<DASH>)<M2>"
        r"(?: (?:<Y2>|<DIR>))?",
    ),
    "month": (
        rf"<B>(?P<lead>{_LEAD})?<M>(?: (?:<Y>|<DIR>|(?P<same>de la meme annee|de cette annee-la))|(?! \d\d(?!\d)))",
    ),
    "part_year": (
        r"<B>(?:(?:au|du|le|pour le|dans le) )?(?P<ord>premier|deuxieme|second|troisieme|quatrieme|1er|2e|3e|4e) "
        r"(?P<part>trimestre|semestre) (?:(?:de )?l'annee |de )?<Y>",
    ),
    "years": (
        r"(?:(?P<lead>entre|de|en|depuis) )?<Y>(?: (?:et|a|jusqu'en|jusqu'a|ou) (?:en )?|<DASH>|/)<Y2>",
    ),
    "decade": (
        r"(?:(?:dans|durant|pendant|depuis|au cours d)?(?: ?[dl]?es )?)?annees (?P<dec>1[789]\d0|20\d0|[3-9]0)(?!\d)",
    ),
    "season": (
        r"<B>(?P<lead>(?:au |a |en plein |en |ce |cet |cette |le |l'|mi-|debut |fin |de |d'){0,4})<SEASON>"
        r"(?! arabe)(?:(?: de)? <Y>(?:[-–/]<Y2>)?| <DIR>)?",
    ),
    "year": (rf"<B>(?P<lead>{_YEAR_LEAD})?<Y>",),
    "nights": (r"(?:dans )?la nuit d[eu] <W> a(?:u)? <W2>(?: <DIR>)?",),
    "weekdays": (r"(?P<lead>de|du|entre) <W>(?: <PART>)? (?:a|au|et) <W2><PART>(?: <DIR>)?",),
    "two_weekdays": (r"(?:le |les |ce )?<WNEXT><PART>(?: <DIR>)?",),
    "feast": (
        r"(?:le |du |au )?<W> (?:saint|gras|noir|rouge|de paques|de pentecote|des cendres|de l'ascension)",
    ),
    "weekday_date": (
        r"<B>(?:ce )?<W> <D>(?= ?(?:[.,;:!?)»\n]|$)| (?:au|a|en|dans|lors|pour|par|dernier|et)\b)(?! ?h\b)",
    ),
    "weekday": (
        r"<B>(?P<det>le |ce |la |cette )?<W>(?P<rest>(?: (?:<DIR>|<STEP>))?<PART>)",
    ),
    "adverb": (r"<B><DAY><PART>",),
    "today": (
        r"(?:ce (?:matin|midi|soir)|cet(?:te)? apres-midi|(?<!\ba )ce jour(?!-| de| ou)|cette nuit(?!-)"
        r"|plus tot dans la (?:journee|matinee|soiree))",
    ),
    "last_night": (r"(?:la )?nuit (?:derniere|passee)",),
    "same_day": (
        r"(?:(?:le|ce) meme (?P<u>jour|mois)|la meme (?P<u_>semaine|annee)|le jour meme|ce (?:jour|mois)-la"
        r"|cette (?P<u__>semaine|annee)-la)",
    ),
    "nearby": (
        r"(?:le |au |la |a la |a l'|l')<NEAR>(?: matin| soir| au soir| au matin| midi)?"
        r"(?P<of>(?= (?:de|du|des)\b| d'))?",
    ),
    "ago": (
        r"(?:il y a|voici|voila|cela fait) (?:deja |maintenant )?<ABOUT>(?:<N>|<VAGUE>) <U>"
        r"(?P<half> et demie?)?(?! de | d')",
    ),
    "since": (
        r"depuis (?:deja |maintenant )?(?:les )?<ABOUT>(?:<N> (?:<DIR> )?|<VAGUE> )<U>(?P<half> et demie?)?(?! plus t)",
    ),
    "ahead": (
        r"(?P<lead>dans|d'ici(?: a)?|sous) (?P<les>les )?<ABOUT>(?:<N> (?:<DIR> )?|<VAGUE> )<U>"
        r"(?P<half> et demie?)?(?! de | d'| consecuti| plus t)(?: a venir| qui viennent)?",
    ),
    "around": (
        r"(?:au cours |lors |durant |pendant |dans )?(?P<det>ces|les|des) (?:<N> )?<DIR> (?:(?P<n_>\d{1,3}) )?<U>",
    ),
    "these_days": (r"ces (?:jours|temps)-ci",),
    "context": (
        r"<ABOUT>(?:<N>|<VAGUE>) <U>(?P<half> et demie?)? "
        r"(?P<way>plus tot|plus tard|auparavant|avant(?= ?[,.;:)])|apres(?= ?[,.;:)]))",
    ),
    "unit": (
        r"<B>(?P<edge>(?:plus (?:tot|tard) )?(?:(?:dans|en|au|a la|vers) ?)?"
        r"(?:(?:le |la )?(?:debut|fin|milieu|mi|cours|courant)(?: |-)(?:d(?:e |u |')?)?)?)"
        r"(?P<det>ce|cette|cet|le|la|l')? ?"
        r"(?P<u>semaine|mois|annee|an|week-end|weekend|trimestre)(?P<ci>-ci)?"
        r"(?: (?:<DIR>|<STEP>|(?P<now>en cours)))?(?!-|'| (?:<M>|de <M>|d'<M>|sainte?))",
    ),
}  # fmt: skip


# The rules to try near a word of the calendar, by what kind of word it is.
RULES_NEAR: dict[str, tuple[str, ...]] = {
    "month": ("days", "week_of", "date", "months", "month"),
    "weekday": ("days", "week_of", "date", "nights", "weekdays", "two_weekdays", "feast", "weekday_date", "weekday"),
    "season": ("season",),
    "year": ("iso", "numeric", "part_year", "years", "decade", "year"),
    "unit": (
        "week_of", "part_year", "decade", "year", "same_day", "ago", "since", "ahead", "around",
        "these_days", "context", "unit",
    ),
    "day": ("date", "adverb"),
    "nearby": ("date", "nearby"),
    "part": ("today", "last_night"),
}  # fmt: skip

# Words other than those of the calendar that may open an expression.
_OPENING_WORDS = (
    "a apres au aux avant ce cela ces cet cette courant d dans de debut depuis des dans du durant en entre fin il "
    "jusqu l la le les lors milieu mi moins mois ici nuit partir pendant plus premier pres presque environ quelque "
    "second deuxieme troisieme quatrieme 1er 2e 3e 4e sous vers voici voila"
)


@cache
def opening_words() -> frozenset[str]:
    """Folded words that may open an expression; a number may as well."""
    kinds: tuple[Kind, ...] = (
        "month",
        "weekday",
        "season",
        "unit",
        "number",
        "vague",
        "day",
        "nearby",
    )
    words = {re.split(r"\W", form)[0] for kind in kinds for form in values(kind)}
    return frozenset(words | set(_OPENING_WORDS.split()))


@cache
def triggers() -> dict[str, str]:
    """Folded word -> key of ``RULES_NEAR``. A year is a trigger too, and not in here."""
    near = dict.fromkeys(values("unit"), "unit") | dict.fromkeys(values("season"), "season")
    near |= dict.fromkeys(values("weekday"), "weekday") | dict.fromkeys(values("month"), "month")
    near |= dict.fromkeys(values("month-short"), "month") | dict.fromkeys(values("nearby"), "nearby")
    near |= dict.fromkeys(("week", "weekend", "trimestre", "semestre", "temps"), "unit")
    near |= dict.fromkeys(("hier", "demain", "aujourd"), "day")
    return near | dict.fromkeys(("matin", "midi", "soir", "nuit", "journee", "matinee", "soiree"), "part")


@cache
def trigger_pattern() -> re.Pattern[str]:
    """Finds the words of ``triggers`` and plausible years; grouped by first letter, for speed."""
    letters: dict[str, list[str]] = {}
    for word in triggers():
        letters.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in letters.items())
    return re.compile(rf"\b(?:{words}|1[789]\d\d|20\d\d|2100)\b")


@cache
def pattern(near: str) -> re.Pattern[str]:
    """The rules of one key of ``RULES_NEAR`` as one pattern, each a named group."""
    macros = _macros()
    rules = []
    for name in RULES_NEAR[near]:
        body = re.sub(r"<([A-Z]+2?)>", lambda m: macros[m[1]], "|".join(TEMPLATES[name]))
        rules.append(f"(?P<{name}>(?:{_unique_groups(body, name)})(?!\\w))")
    return re.compile("|".join(rules))


def _unique_groups(body: str, name: str) -> str:
    """Prefixes the names of the groups; a name that occurs again within the rule becomes a plain group."""
    seen: set[str] = set()

    def rename(found: re.Match[str]) -> str:
        group = found[1]
        if group in seen:
            return "(?:"
        seen.add(group)
        return f"(?P<{name}__{group}>"

    body = re.sub(r"\(\?P<(\w+)>", rename, body)
    return re.sub(r"\(\?P=(\w+)\)", rf"(?P={name}__\1)", body)
