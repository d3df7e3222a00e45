"""Small words around a verb."""

from __future__ import annotations

NEGATIONS = frozenset({"pas", "plus", "jamais", "guère", "aucunement", "nullement", "point", "aucun", "aucune"})
INVERTED = frozenset(
    {"-il", "-elle", "-ils", "-elles", "-on", "-t-il", "-t-elle", "-t-on", "-je", "-nous", "-t", "-t-ils"}
)
"""Subject pronouns behind their verb, as the tokenizer cuts them («a-t-il dit»)."""
LINKING_ADVERBS = frozenset(
    {"également", "aussi", "encore", "ensuite", "déjà", "notamment", "bien", "toujours", "enfin"}
)
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles"})
