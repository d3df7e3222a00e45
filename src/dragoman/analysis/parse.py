"""Runs the parser over an article cut into segments that it must not read across, and keeps plain arrays of the result.

The headline, paragraphs and whole quotations are segments: the French model runs one into the next when it is left to
find the sentences itself. Tokens are looked up by index in lists because attribute access through the parser's own
objects costs more than all of our rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from spacy.attrs import DEP, ENT_TYPE, HEAD, POS, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.analysis.quotation import Quotation, find_quotations
from dragoman.record import Span

_CHUNK_TOKENS = 2000
_WORDS_KEPT = 30_000
"""Words that stay in memory from one article to the next: about those of a thousand articles, 15 MB."""
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_SENTENCE_END = re.compile(r"[.!?…]\s+[A-ZÀ-ÝŒ«]")
_MIN_WORDS_HELD_APART = 4
_ALL = re.compile(r"(?s).*")
_LONG_RUN = re.compile(r"\S{400}")
_PIECE = re.compile(r"\S{1,200}\s*|\s+")
_MAX_SENTENCE = 400
"""Tokens after which a sentence is cut: no prose has longer ones, and nothing may cost more than its length."""
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "...", ";", "?!", "!?"})
_CLOSING_MARKS = frozenset({"»", "”", '"', "›", ")"})


@dataclass(slots=True)
class Parsed:
    """An article's tokens (white space left out) as parallel lists, indexed by token number.

    ``start``/``end`` are code points in ``text``; ``low`` is the lower-cased word with straight apostrophes;
    ``head`` is the token number of the syntactic head (itself for a root); ``left``/``right`` bound the subtree,
    end exclusive; ``sentence_of`` gives the index into ``sentences``, which holds token ranges.
    """

    text: str
    headline_end: int
    quotations: list[Quotation]
    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    ent: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    quotes_a_name: list[bool] = field(default_factory=list)
    """For each quotation, whether it is only a name («l'organisation « État islamique »»)."""
    quote_of: list[int] = field(default_factory=list)
    """Index of the innermost quotation around the token, or -1."""
    memo: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    """What readers worked out of tokens and may be asked again; a key opens with the reader."""

    def __len__(self) -> int:
        return len(self.words)

    def span(self, i: int, j: int) -> Span:
        """The characters of tokens ``i`` to ``j`` (end exclusive)."""
        return Span(self.start[i], self.end[j - 1])

    def tokens_in(self, span: Span) -> range:
        """The tokens that lie inside a character span."""
        return range(bisect_left(self.start, span.start), bisect_right(self.end, span.end))

    def sentence(self, i: int) -> tuple[int, int]:
        """The token range of the sentence that holds token ``i``."""
        return self.sentences[self.sentence_of[i]]

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of ``i``, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i


def parse(nlp: Language, text: str, skipped: Sequence[Span] = ()) -> Parsed:
    """Parses an article. The first line that is not empty is its headline.

    What ``skipped`` covers, whole sentences, has no tokens; every offset stays as it is.
    """
    quotations = find_quotations(text)
    parsed = Parsed(text, _headline_end(text), quotations)
    boundaries = sorted({*_segment_starts(text, quotations), *(span.end for span in skipped)})
    with _room_for_words(nlp):
        _read(parsed, nlp, _blanked(text, skipped), boundaries)
    _number_paragraphs_and_quotes(parsed)
    return parsed


def _room_for_words(nlp: Language) -> AbstractContextManager[object]:
    """Lets the parser forget an article's new words after it, once it knows many: it would hold every one ever met."""
    if len(nlp.vocab.strings) < _WORDS_KEPT or nlp.vocab.in_memory_zone:  # type: ignore[attr-defined]
        return nullcontext()
    return nlp.memory_zone()


def _read(parsed: Parsed, nlp: Language, text: str, boundaries: list[int]) -> None:
    """In a function of its own, so that none of the parser's objects outlives the words that it points at."""
    for doc, offsets in _docs(nlp, text, boundaries):
        _append(parsed, nlp(doc), offsets)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    here = 0
    for start, end in spans:
        pieces += (text[here:start], " " * (end - start))
        here = end
    return "".join((*pieces, text[here:]))


def _headline_end(text: str) -> int:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _segment_starts(text: str, quotations: list[Quotation]) -> Iterator[int]:
    yield 0
    for match in re.finditer(r"\n", text):
        yield match.end()
    for match in _DATELINE.finditer(text):
        yield match.end()
    for q in quotations:
        if q.depth == 0 and _is_held_apart(text, q):
            yield q.outer.start
            after = q.outer.end
            while after < len(text) and text[after] in ".!?…":
                after += 1
            yield after


def _is_held_apart(text: str, q: Quotation) -> bool:
    """Whether a quotation is parsed by itself: it is a sentence of its own, not a phrase inside the writer's."""
    inner = text[q.inner.start : q.inner.end]
    if _SENTENCE_END.search(inner):
        return True
    before = text[max(0, q.outer.start - 3) : q.outer.start].rstrip()
    opens_sentence = (
        not before or before[-1] in ".:!?…\n-–—»”" or "\n" in text[max(0, q.outer.start - 2) : q.outer.start]
    )
    return opens_sentence and (inner.count(" ") + 1 >= _MIN_WORDS_HELD_APART or inner[-1:] in ".!?…,")


def _docs(nlp: Language, text: str, boundaries: list[int]) -> Iterator[tuple[Doc, list[int]]]:
    """Tokenises without white space and cuts long articles between segments, so that memory stays bounded."""
    words: list[str] = []
    offsets: list[int] = []
    starts: list[bool | int | None] = []
    marks = iter([*boundaries[1:], len(text) + 1])
    mark, fresh = next(marks), True
    length = 0
    for word, start in _tokens(nlp, text.translate(_APOSTROPHES)):
        while start >= mark:
            mark, fresh = next(marks), True
        if word == "'" and words and not fresh and _is_elided(words[-1], offsets[-1], start):
            words[-1] += "'"  # «qu'« aucun … »»: the tokenizer parts an elision from its apostrophe before a mark
            continue
        length = 0 if fresh or length >= _MAX_SENTENCE else length + 1
        fresh = fresh or not length
        if fresh and len(words) >= _CHUNK_TOKENS:
            yield Doc(nlp.vocab, words=words, sent_starts=starts), offsets
            words, offsets, starts = [], [], []
        starts.append(True if fresh else _may_start_sentence(words, word))
        words.append(word)
        offsets.append(start)
        fresh = False
    if words:
        yield Doc(nlp.vocab, words=words, sent_starts=starts), offsets


def _tokens(nlp: Language, text: str) -> Iterator[tuple[str, int]]:
    """The tokens that are no white space, with their offsets.

    The tokenizer takes time squared over a run without blanks, so that such a run is handed to it in pieces.
    """
    pieces = _PIECE.finditer(text) if _LONG_RUN.search(text) else [_ALL.match(text)]
    for piece in pieces:
        if piece is None:
            return
        for token in nlp.tokenizer(piece.group()):
            if not token.is_space:
                yield token.text, piece.start() + token.idx


# «NIAMEY - », «Bamako (AFP) – », «MOSCOU, 5 novembre. /Agence/. »: no part of the first sentence.
_DATELINE = re.compile(
    r"^[ \t]*(?:[A-ZÀ-Ý][A-ZÀ-Ý'’ -]{2,30}|[A-ZÀ-Ý][\w'’ -]{2,30}(?=[^\n]{0,30}[(/]))"
    r"(?:, \d{1,2}(?:er)? [^\W\d]+(?: \d{4})?)?[ .]*(?:\([^)\n]{2,30}\)|/[^/\n]{2,30}/)?[ .]*(?:[-–—]|(?<=/)\.|(?<=/) )[ \t]+",
    re.MULTILINE,
)
_ELIDED = frozenset({"l", "d", "qu", "n", "s", "c", "j", "m", "t", "lorsqu", "jusqu", "puisqu", "quoiqu"})


def _is_elided(word: str, start: int, apostrophe: int) -> bool:
    return word.lower() in _ELIDED and start + len(word) == apostrophe


def _may_start_sentence(before: list[str], word: str) -> bool | None:
    """``None`` leaves it to the parser; ``False`` forbids: it breaks fragments at every phrase when left alone."""
    closes = before[-1] in _CLOSING_MARKS and len(before) > 1
    last = before[-2] if closes else before[-1]
    return None if last in _SENTENCE_ENDS and not word[0].islower() and word not in _CLOSING_MARKS else False


def _append(parsed: Parsed, doc: Doc, offsets: list[int]) -> None:
    base = len(parsed)
    strings = doc.vocab.strings
    for number, (word, row) in enumerate(
        zip((t.text for t in doc), doc.to_array([POS, DEP, HEAD, SENT_START, ENT_TYPE]).tolist(), strict=True)
    ):
        pos, dep, head, sent_start, ent = row
        head = head - (1 << 64) if head >= 1 << 63 else head  # the array is unsigned, heads are relative
        here = base + number
        if sent_start == 1 or number == 0:
            parsed.sentences.append((here, here))
        parsed.sentences[-1] = (parsed.sentences[-1][0], here + 1)
        parsed.sentence_of.append(len(parsed.sentences) - 1)
        parsed.words.append(word)
        parsed.low.append(word.lower())
        parsed.start.append(offsets[number])
        parsed.end.append(offsets[number] + len(word))
        parsed.pos.append(strings[pos])
        parsed.dep.append(strings[dep])
        parsed.ent.append(strings[ent] if ent else "")
        parsed.head.append(here + head)
        parsed.children.append([])
    _subtrees(parsed, base)


def _subtrees(parsed: Parsed, base: int) -> None:
    n = len(parsed)
    parsed.left.extend(range(base, n))
    parsed.right.extend(range(base + 1, n + 1))
    depth: dict[int, int] = {}
    for i in range(base, n):
        path = [i]
        while path[-1] not in depth and parsed.head[path[-1]] != path[-1]:
            path.append(parsed.head[path[-1]])
        known = depth.get(path[-1], 0)
        for back, token in enumerate(reversed(path)):
            depth[token] = known + back
        if parsed.head[i] != i:
            parsed.children[parsed.head[i]].append(i)
    for i in sorted(range(base, n), key=lambda k: -depth[k]):
        h = parsed.head[i]
        parsed.left[h] = min(parsed.left[h], parsed.left[i])
        parsed.right[h] = max(parsed.right[h], parsed.right[i])


def _number_paragraphs_and_quotes(parsed: Parsed) -> None:
    breaks = [m.start() for m in re.finditer(r"\n", parsed.text)]
    parsed.paragraph_of = [bisect_left(breaks, s) for s in parsed.start]
    parsed.quote_of = [-1] * len(parsed)
    parsed.quotes_a_name = [_is_name(parsed.text[q.inner.start : q.inner.end]) for q in parsed.quotations]
    for number, q in enumerate(parsed.quotations):
        for i in parsed.tokens_in(q.outer):
            parsed.quote_of[i] = number


def _is_name(inner: str) -> bool:
    if len(inner) > 60:
        return False
    words = inner.split()
    return 1 < len(words) <= 3 and words[0][:1].isupper()
