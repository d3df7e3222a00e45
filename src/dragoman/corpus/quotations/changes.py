"""What was left out of a quotation, added to it or replaced in it, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from dragoman.corpus.quotations.groups import Change, ChangeKind
from dragoman.corpus.quotations.quoted_words import Quoted, Word
from dragoman.record import Span

_OMISSION = re.compile(r"[\[(]\s*(?:…|\.{2,3})\s*[\])]")
_KINDS: dict[str, ChangeKind] = {"delete": "left out", "insert": "added", "replace": "replaced"}
_LOOSE = 1
Part = tuple[int, int, int, int]


def same_words(one: Quoted, other: Quoted) -> bool:
    """Whether two quotations are the same but for typography."""
    return [word.digest for word in one.words] == [word.digest for word in other.words]


def shared_words(one: Quoted, other: Quoted) -> int:
    """How many words stand in both, in order, in runs of three or more."""
    blocks = _matcher(one, other).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 3)


def changes_between(reference: Quoted, variant: Quoted) -> Iterator[Change]:
    """The differences of a variant from the reference, in order.

    A lone word that both have between two differences belongs to them: it is the same by chance.
    """
    for r1, r2, h1, h2 in _differences(reference, variant):
        here = variant.words[h1:h2]
        marked = _in_brackets(variant, h1, h2) if here else _is_marked_omission(variant, h1)
        there = list(_spans(reference.words[r1:r2], reference.spans))
        ours = list(_spans(here, variant.spans))
        kind = _KINDS["replace" if there and ours else "delete" if there else "insert"]
        for at in range(max(len(there), len(ours))):
            yield Change(
                kind=kind,
                reference=there[at] if at < len(there) else None,
                here=ours[at] if at < len(ours) else None,
                marked=marked,
            )


def _differences(reference: Quoted, variant: Quoted) -> Iterator[Part]:
    pending: Part | None = None
    for tag, r1, r2, h1, h2 in _matcher(reference, variant).get_opcodes():
        if tag == "equal":
            continue
        if pending and r1 - pending[1] <= _LOOSE and h1 - pending[3] <= _LOOSE:
            pending = (pending[0], r2, pending[2], h2)
            continue
        if pending:
            yield pending
        pending = (r1, r2, h1, h2)
    if pending:
        yield pending


def _matcher(one: Quoted, other: Quoted) -> SequenceMatcher[int]:
    return SequenceMatcher(
        None, [word.digest for word in one.words], [word.digest for word in other.words], autojunk=False
    )


def _spans(words: tuple[Word, ...], spans: tuple[Span, ...]) -> Iterator[Span]:
    """The stretches of the words, cut where the quotation is: what stands between its parts is not quoted."""
    for span in spans:
        inside = [word for word in words if span.start <= word.start < span.end]
        if inside:
            yield Span(inside[0].start, inside[-1].end)


def _is_marked_omission(variant: Quoted, at: int) -> bool:
    """Whether the variant has a mark of omission before its word number ``at``."""
    mark = _OMISSION.search(variant.words[at - 1].behind) if at else _OMISSION.match(variant.said)
    return mark is not None


def _in_brackets(variant: Quoted, first: int, last: int) -> bool:
    before = variant.words[first - 1].behind if first else ""
    return before.rstrip().endswith(("[", "(")) and variant.words[last - 1].behind.lstrip().startswith(("]", ")"))
