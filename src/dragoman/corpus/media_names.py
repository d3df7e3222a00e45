"""When two names are one medium: «AFP» and «Agence France-Presse», «Le Monde» and «lemonde.fr»."""

from __future__ import annotations

import re
from functools import cache

from dragoman.language.folding import fold
from dragoman.world.tables import organisations

_SITE = re.compile(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|info|fr|be|ch|ca|eu|ml|sn|ci|bf|ne|ma|dz|tn|cd|cm|mg)$")
_HOST = re.compile(r"https?://(?:www\.)?([^/?#]+)")
_AGENCY = re.compile(r"(?:l')?agence (?:de presse )?\w")
_ARTICLE = re.compile(
    r"^(?:l'|le |la |les )?(?:agence (?:de presse )?(?:officielle )?|(?:quotidien|journal) (?:le |la )?)?"
)


def outlet_name(outlet: str | None, url: str | None) -> str:
    """The outlet's name, else the host of the article's address, else nothing."""
    host = _HOST.match(url or "")
    return outlet or (host[1] if host else "")


def medium_key(name: str) -> str:
    """A key that is equal for the names of one medium: the world table's first name where it knows it."""
    return _known().get(_squeezed(name)) or _squeezed(name)


def is_medium(name: str) -> bool:
    """Whether the world table has a medium of that name, or the name says that it is an agency."""
    return _squeezed(name) in _known() or bool(_AGENCY.match(fold(name.strip())))


def _squeezed(name: str) -> str:
    """The name without article, «agence», ending of an address, spaces and marks."""
    folded = _SITE.sub("", fold(name.strip()))
    short = _ARTICLE.sub("", folded) or folded
    return re.sub(r"\W", "", short)


@cache
def _known() -> dict[str, str]:
    keys: dict[str, str] = {}
    for row in organisations():
        if row.code.endswith(" JRN"):
            for name in row.names:
                keys.setdefault(_squeezed(name), _squeezed(row.names[0]))
    return keys
