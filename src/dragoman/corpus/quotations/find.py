"""The same quotation in several articles: found by shared runs of words, whole, cut or changed."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from dragoman.corpus.buckets import Buckets, Numbers
from dragoman.corpus.candidates import candidate_pairs
from dragoman.corpus.folded_words import Hashes, WordFolder, shingles
from dragoman.corpus.quotations.changes import changes_between, same_words, shared_words
from dragoman.corpus.quotations.groups import Printing, QuotationGroup, Variant
from dragoman.corpus.quotations.quoted_words import Quoted, quoted_in
from dragoman.corpus.quotations.speakers import conflict
from dragoman.corpus.spool import Spool
from dragoman.record import Record

_SHINGLE = 4
_SHARE = 0.6
_TELLING = 8  # a shorter phrase may be two speakers' own
_BATCH = 2000
_SENTENCE_ENDS = ".!?…"
_KEPT_READY = 2000
_UNDATED = "9999-99-99"
_NONE_IGNORED = np.empty(0, dtype=np.uint64)
Rank = tuple[str, int, str, str]


def find_quotations_in_many(records: Iterable[Record]) -> list[QuotationGroup]:
    """The quotations that several of the records print, by the date of their earliest form; the records are read once.

    Two quotations are one when at least 60 % of the shorter one's words, and eight, stand in both in runs of three or more; a
    shorter one must stand whole in the other, and both be given to one speaker. Words in quotation marks that a record gives
    to no statement count where another article has them in one, or where they are a whole sentence. All is kept on disk
    meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="dragoman-quotations-") as folder:
        corpus = _Quotations(Path(folder))
        try:
            corpus.read(records)
            return list(corpus.groups())
        finally:
            corpus.close()


class _Quotations:
    """The quotations on disk, and the runs of words by which they meet."""

    def __init__(self, folder: Path) -> None:
        self._spool: Spool[Quoted] = Spool(folder, "quotations")
        self._digests: Spool[list[int]] = Spool(folder, "digests")
        self._runs = Buckets(folder, "runs")
        self._ranks: list[Rank] = []

    def read(self, records: Iterable[Record]) -> None:
        fold, seen = WordFolder(), set()
        batch: list[tuple[Hashes, int]] = []
        for record in records:
            if record.document.id in seen:
                continue
            seen.add(record.document.id)
            for quoted in quoted_in(record, fold):
                self._ranks.append((quoted.published or _UNDATED, -len(quoted.words), quoted.document, quoted.id))
                digests = [word.digest for word in quoted.words]
                self._digests.add(digests)
                batch.append((shingles(np.array(digests, dtype=np.uint64), _SHINGLE), self._spool.add(quoted)))
            if len(batch) >= _BATCH:
                self._runs.add(batch)
                batch = []
        self._runs.add(batch)

    def groups(self) -> Iterator[QuotationGroup]:
        """The groups of two documents or more."""
        order = sorted(range(len(self._ranks)), key=self._ranks.__getitem__)
        ranks: Numbers = np.empty(len(order), dtype=np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        members = self._members(order, ranks)
        for first in sorted(members):
            quotations = [self._spool[order[rank]] for rank in (first, *members[first])]
            if len({quoted.document for quoted in quotations}) > 1 and any(map(_is_said, quotations)):
                yield _group(quotations)

    def _members(self, order: list[int], ranks: Numbers) -> dict[int, list[int]]:
        """The ranks of each group by the rank of its first; one joins who matches the group's first or its longest form."""
        group_of: dict[int, int] = {}
        longest: dict[int, int] = {}
        members: dict[int, list[int]] = defaultdict(list)

        @lru_cache(maxsize=_KEPT_READY)
        def digests(rank: int) -> list[int]:
            return self._digests[order[rank]]

        for rank, earlier in candidate_pairs(self._runs, ranks, _NONE_IGNORED):
            ours = digests(rank)
            for group in dict.fromkeys(group_of.get(other, other) for other in earlier):
                fullest = longest.get(group, group)
                forms = [form for form in {group, fullest} if _can_be_one(ours, digests(form))]
                if forms and any(_is_one(self._spool[order[rank]], self._spool[order[form]]) for form in forms):
                    group_of[rank] = group
                    members[group].append(rank)
                    if len(ours) > len(digests(fullest)):
                        longest[group] = rank
                    break
        return members

    def close(self) -> None:
        """Lets go of the files."""
        self._spool.close()
        self._digests.close()
        self._runs.close()


def _is_said(quoted: Quoted) -> bool:
    """Whether somebody said it: a charge, a law's wording or a slogan stands in quotation marks too, and is no sentence."""
    is_sentence = quoted.said[0].isupper() and quoted.said[-1] in _SENTENCE_ENDS
    return quoted.statement is not None or is_sentence


def _is_one(one: Quoted, other: Quoted) -> bool:
    shared, shorter = shared_words(one, other), min(len(one.words), len(other.words))
    if shared >= _TELLING:
        return shared >= _SHARE * shorter
    named = bool(one.speakers and other.speakers) and not conflict((one.speakers, other.speakers))
    return shared == shorter and named


def _can_be_one(one: list[int], other: list[int]) -> bool:
    """Whether the words in common, in whatever order, would do: most that meet in one run of words have too few."""
    shorter, longer = sorted((one, other), key=len)
    common = sum(map(set(longer).__contains__, shorter))
    return common >= min(len(shorter), max(_TELLING, _SHARE * len(shorter)))


def _group(quotations: list[Quoted]) -> QuotationGroup:
    """Of quotations by rank, the first is the reference."""
    reference = quotations[0]
    forms: list[list[Quoted]] = []
    for quoted in quotations:
        known = next((form for form in forms if same_words(form[0], quoted)), None)
        if known is None:
            forms.append([quoted])
        else:
            known.append(quoted)
    return QuotationGroup(
        id=reference.id,
        reference=_printing(reference),
        variants=tuple(
            Variant(tuple(map(_printing, form)), tuple(changes_between(reference, form[0]))) for form in forms
        ),
        speakers_conflict=conflict(quoted.speakers for quoted in quotations),
    )


def _printing(quoted: Quoted) -> Printing:
    return Printing(
        document=quoted.document,
        statement=quoted.statement,
        published=quoted.published,
        spans=quoted.spans,
        words=quoted.said,
        speakers=quoted.speakers,
        speaker=quoted.speaker,
    )
