"""To whom an article gives credit for its words: «(AFP)», «avec Reuters», «Source : …», «a rapporté l'agence …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.corpus.copies.links import Credit
from dragoman.corpus.copies.spooled import Spooled
from dragoman.corpus.media_names import is_medium, medium_key
from dragoman.record import Span

_MAX_LINE = 90
_LINE = re.compile(r"[^\n]+")
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)|/([^/\n]{2,40})/")
_PIECES = re.compile(r"\s*(?:[,/+&;]|\bet\b|\bavec\b|\bvia\b|\s[-–—]\s)\s*")
_SOURCE = re.compile(
    r"\W*(?:sources?|crédits?|credits?|texte|dépêche|d[’']après|reprise? de|publié par|©|\(c\)|copyright)\s*:?\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_BRACKETED_NAME = re.compile(r"\s*[(\[][A-ZÀ-Ý][\w’'.&-]*(?: [\w’'.&/-]+){0,4}[)\]]\s*")  # a line of its own, no more
_WITH = re.compile(r"(?:.*\b)?(?:avec|par|via)\s+(?P<name>(?:l[’']|la |le |les )?\S.*)", re.IGNORECASE)
_VERB = r"(?:a |ont |avait )?(?:rapport|indiqu|annonc|précis|révél|affirm|relay|relat|diffus|publi|confi|appris)\w*|écrit|a écrit"
_NAME = r"(?P<name>(?:[A-ZÀ-Ý0-9][\w’'.&-]*)(?:[ -](?:(?:de|du|des|la|le|les) )?[A-ZÀ-Ý0-9][\w’'.&-]*){0,4})"
_ARTICLE = r"(?:l[’']|le |la |les )?"
_KIND = r"(?:(?:agence|quotidien|journal|radio|chaîne|site|hebdomadaire|magazine)(?: de presse)?(?: [a-zà-ÿ]+){0,2} )?"
_PROSE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ss]elon|[Dd][’']après|[Aa]uprès de|[Cc]ités? par|[Rr]epris par|[Cc]ontactée? par) {_ARTICLE}{_KIND}{_NAME}",
        rf"\b(?:{_VERB})(?: \w+)? (?:à |par )?{_ARTICLE}{_KIND}{_NAME}",
        rf"\b{_NAME} (?:{_VERB})\b",
    )
)
_LEADING_ARTICLE = re.compile(r"^(?:l[’']|le |la |les )")
_AGENCY = re.compile(r"\bagence\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A medium that an article names: ``words`` is the credit as printed, ``of_text`` whether the text itself is owed to it."""

    words: Span
    name: str
    of_text: bool


def credit_between(copy: Spooled, source: Spooled) -> Credit | None:
    """The credit that a copy gives for words that ``source`` printed before it: to its outlet, to one that both name, to another.

    An outlet's own name is no credit. Of several credits of a sort, the first of those for the text itself, then in prose.
    """
    own, wanted = medium_key(copy.outlet), medium_key(source.outlet)
    given = [
        named for named in (*credits_of_text(copy.text), *media_in_prose(copy.text)) if medium_key(named.name) != own
    ]
    if wanted and wanted != own:
        for named in given:
            if medium_key(named.name) == wanted:
                return Credit(named.words, named.name, "source")
        if span := _where_named(copy.text, source.outlet):
            return Credit(span, source.outlet, "source")
    shared = {medium_key(named.name) for named in credits_of_text(source.text)}
    for named in given:
        if named.of_text and medium_key(named.name) in shared:
            return Credit(named.words, named.name, "shared")
    return next((Credit(named.words, named.name, "other") for named in given if named.of_text), None)


def gives_credit(document: Spooled) -> bool:
    """Whether a document says that its text is owed to someone else."""
    own = medium_key(document.outlet)
    return any(medium_key(named.name) != own for named in credits_of_text(document.text))


def credits_of_text(text: str) -> Iterator[Named]:
    """The credits that an article gives for its own text: in brackets, on a line of their own, after «Source :»."""
    for match in _BRACKETS.finditer(text):
        group = 1 if match.group(1) else 2
        pieces = [piece.strip() for piece in _PIECES.split(match.group(group))]
        if pieces and all(map(is_medium, pieces)):
            yield from (Named(Span(*match.span()), piece, True) for piece in pieces)
    for line in _LINE.finditer(text):
        if line.end() - line.start() <= _MAX_LINE:
            yield from _of_line(line.group(), line.start())


def media_in_prose(text: str) -> Iterator[Named]:
    """The media that the article's sentences name as who reported something."""
    for pattern in _PROSE:
        for match in pattern.finditer(text):
            if is_medium(match["name"]) or _AGENCY.search(match.group()):
                yield Named(Span(*match.span()), match["name"], False)


def is_credit_line(line: str) -> bool:
    """Whether a line says nothing but to whom the text is owed."""
    return len(line) <= _MAX_LINE and any(True for _ in _of_line(line, 0))


def _of_line(line: str, offset: int) -> Iterator[Named]:
    stripped = line.strip(" \t\u00a0\u202f.*_-–—[]()")
    if not stripped:
        return
    start = offset + line.index(stripped)
    span = Span(start, start + len(stripped))
    source = _SOURCE.fullmatch(stripped)
    behind = _WITH.fullmatch(stripped)
    if source:
        pieces = (_LEADING_ARTICLE.sub("", piece) for piece in _PIECES.split(source["name"]))
        yield from (Named(span, piece, True) for piece in pieces if _can_be_name(piece))
    elif _BRACKETED_NAME.fullmatch(line):
        yield Named(span, stripped, True)
    elif behind and all(map(is_medium, _PIECES.split(behind["name"]))):
        pieces = (_LEADING_ARTICLE.sub("", piece) for piece in _PIECES.split(behind["name"]))
        yield from (Named(span, piece, True) for piece in pieces)
    elif all(map(is_medium, _PIECES.split(stripped))):
        yield from (Named(span, piece, True) for piece in _PIECES.split(stripped))


def _can_be_name(piece: str) -> bool:
    return bool(piece) and piece[:1].isupper() and len(piece) <= 50 and bool(medium_key(piece))


def _where_named(text: str, outlet: str) -> Span | None:
    """Where the text has the outlet's name, letter for letter: «le monde» is not Le Monde."""
    match = re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", text)
    return Span(*match.span()) if match else None
