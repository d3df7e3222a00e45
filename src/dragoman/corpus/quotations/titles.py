"""Whether what stands in quotation marks is the title of a work, told from the words before it and from its capitals."""

from __future__ import annotations

import re

from dragoman.record import Span

_BEFORE = 60
_MOST_CAPITALS = 0.5
_LONG = 4  # letters: «de», «the» and «sur» are small in titles too
# The kind of work right before the opening mark, or with a few words between: «le rapport 2017 de l'agence, intitulé «».
_WORK = re.compile(
    r"(?:\b(?:(?:intitul|titr|baptis|nomm|dénomm|surnomm|appel|rebaptis)ée?s?(?: en \w+)?|titres?|livres?|romans?|films?"
    r"|documentaires?|ouvrages?|albums?|chansons?|pièces?|séries?|émissions?|rapports?|articles?|études?|tableaux?"
    r"|expositions?|lois?|opérations?|projets?|programmes?|thèmes?|colloques?|conférences?|campagnes?|éditorial|éditoriaux"
    r"|tribunes?|revues?|rubriques?|mentions?|prix|catégories?|hymnes?|poèmes?|nouvelles?|essais?)"
    r"(?:\s+(?:de|du|des|sur|en|pour|d[’']|l[’'])?\s*[\w’'-]+)?|\btitre)\s*[:,]?\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def is_title(text: str, outer: Span, end: int) -> bool:
    """Whether the quotation of these marks, whose words end at ``end``, is a title of a work or the name of a thing."""
    words = [word for word in _WORD.findall(text[outer.start : end]) if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in words)
    return capitals > _MOST_CAPITALS * len(words) or bool(
        _WORK.search(text[max(0, outer.start - _BEFORE) : outer.start])
    )
