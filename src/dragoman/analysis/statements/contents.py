"""Where the words that were said begin and end, and whether they are quoted."""

from __future__ import annotations

from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import words
from dragoman.record import Span, StatementKind

_SAYING = words("saying-participle")
_TRIM = frozenset({",", ".", ";", ":", "!", "?", "…", "...", "-", "–", "—", "(", ")"})
_KEEP_AT_END = frozenset({"!", "?", "…", "...", ")"})
_OPEN_MARKS = frozenset({"«", "“", '"', "‹", "„"})
_CLOSE_MARKS = frozenset({"»", "”", '"', "›", "“"})
_BREAKS = frozenset({"tandis", "alors"})
_SUBORDINATORS = frozenset({"si", "même", "alors", "bien", "quoique", "comme", "tandis", "puisque"})
_GOES_ON = frozenset({"qui", "que", "qu'", "dont", "où", "et", "ou", "mais"})
_IMPERFECT = ("ait", "aient")
_SAME_SUBJECT = frozenset({"il", "elle", "ils", "elles"})


def clause_end(p: Parsed, verb: int, start: int) -> int:
    """The token after the last one of what a cue verb at ``verb`` governs from ``start`` on.

    The sentence's end, unless a coordinated main verb, a contrast («tandis que») or the writer's own words after a
    whole quotation come first.
    """
    end = p.sentence(verb)[1]
    quote_end = _whole_quotation(p, start, end)
    if quote_end is not None:
        return quote_end
    for child in p.children[verb]:
        own = p.dep[child] == "conj" and child > start and p.pos[child] in ("VERB", "AUX") and not _has_que(p, child)
        if own and not _keeps_tense(p, verb, start, child):
            end = min(end, _left_with_conjunction(p, child, start))
    end = _before_main_clause(p, verb, start, end)
    if p.dep[verb] == "advcl" and p.head[verb] > start and p.low[max(p.left[verb], 0)] in _SUBORDINATORS:
        end = min(end, max(p.right[verb], start + 1))  # «Si X annonce que …, Y a répondu»
    end = _after_concession(p, verb, start, end)
    if p.low[verb].endswith("ant") and p.dep[verb] in ("acl", "advcl") and p.right[verb] > start + 1:
        end = min(end, p.right[verb])
    for k in range(start + 2, end - 2):
        if p.low[k] == "," and p.low[k + 1] in ("et", "mais", "puis") and _is_bare_verb(p, k + 2, end):
            end = k  # «estime que …, et annonce …»
            break
    for k in range(start + 1, end - 2):
        if p.low[k] == "," and p.low[k + 1] == "ce" and p.low[k + 2] in ("que", "qu'", "qui"):
            end = k  # «…, ce que Paris dément»
            break
    for k in range(start + 1, end - 1):
        if p.low[k] == "," and _speaks_on(p, verb, k + 1, end):
            end = k
            break
        own = k + 2 < end and p.low[k] == "alors" and p.low[k + 2] in _SAME_SUBJECT  # «…, alors qu'il n'était pas élu»
        contrast = p.low[k + 1] in ("que", "qu'") or p.low[k + 1 : k + 3] == ["même", "que"]
        if p.low[k] in _BREAKS and contrast and p.quote_of[k] == p.quote_of[verb] and not own:
            end = k
            break
    closing = _quote_around_ends(p, verb, start, end)
    return trim_end(p, start, closing)


def _speaks_on(p: Parsed, verb: int, k: int, end: int) -> bool:
    """«…, en évoquant des pertes», «…, ajoutant que …»: a participle of the cue's own subject starts something new."""
    first = k
    while k < end and p.low[k] in ("en", "tout"):
        k += 1
    if k >= end or not p.low[k].endswith("ant") or p.pos[k] != "VERB":
        return False
    if p.head[k] == verb:
        return True
    said = k > first or p.low[k] in _SAYING or any(p.low[t] in ("que", "qu'") for t in range(k + 1, min(k + 4, end)))
    return said and p.head[p.head[k]] == verb  # not «… que les combats poussent à la fuite, provoquant …»


def _before_main_clause(p: Parsed, verb: int, start: int, end: int) -> int:
    """«Voyant X comme une menace, Paris a …»: a participle that opens its sentence ends at the main clause's comma."""
    first = p.sentence(verb)[0]
    opens = verb - first <= 1 and p.low[verb].endswith("ant") and p.head[verb] > start
    if verb == first and p.low[verb].endswith(("é", "ée", "és", "ées")):
        commas = [k for k in range(start + 1, end) if p.low[k] == "," and p.quote_of[k] < 0]
        return commas[0] if commas else end  # «Accusé de soutenir X, le général …»
    if not opens:
        return end
    commas = [k for k in range(start + 1, min(end, p.head[verb])) if p.low[k] == "," and p.quote_of[k] < 0]
    return commas[-1] if commas else end


def _after_concession(p: Parsed, verb: int, start: int, end: int) -> int:
    """«Si X annonce que …, un départ serait …», where the parser does not see which clause is the main one."""
    first = p.sentence(verb)[0]
    if p.low[first] not in _SUBORDINATORS or any(
        p.low[k] == "," and p.pos[k + 1] == "PRON" for k in range(first, verb)
    ):
        return end
    if any(p.pos[k] in ("VERB", "AUX") and p.dep[k] != "acl" for k in range(first, _group_start(p, verb))):
        return end
    for k in range(start + 2, end - 2):
        if p.low[k] == "," and p.quote_of[k] < 0 and p.low[k + 1] not in _GOES_ON:
            verbs = [v for v in range(k + 1, end) if p.pos[v] in ("VERB", "AUX")]
            if verbs and p.head[verbs[0]] < end and p.pos[k + 1] in ("DET", "PROPN", "PRON", "NOUN"):
                return k
    return end


def _group_start(p: Parsed, verb: int) -> int:
    return min([verb, *(c for c in p.children[verb] if p.pos[c] == "AUX")])


def _is_bare_verb(p: Parsed, k: int, end: int) -> bool:
    """A finite verb group without a subject of its own before it."""
    while (
        k < end
        and p.low[k] in ("ne", "n'", "se", "s'", "y", "en", "l'", "le", "la", "les", "lui", "leur")
        and p.pos[k] != "DET"
    ):
        k += 1
    return (
        k < end
        and p.pos[k] in ("VERB", "AUX")
        and p.low[k] not in ("être", "avoir")
        and not p.low[k].endswith(("ant", "er", "ir", "é", "ée", "és", "ées"))
    )


def _keeps_tense(p: Parsed, verb: int, start: int, child: int) -> bool:
    """«a averti que l'accès était peu fiable et n'influençait pas …»: the tense of what is told, not of the telling."""
    told = [k for k in range(start, child) if p.pos[k] in ("VERB", "AUX") and p.low[k].endswith(_IMPERFECT)]
    telling = [verb, *(c for c in p.children[verb] if p.pos[c] == "AUX")]
    here = [child, *(c for c in p.children[child] if p.pos[c] == "AUX")]
    return (
        bool(told)
        and any(p.low[k].endswith(_IMPERFECT) for k in here)
        and not any(p.low[k].endswith(_IMPERFECT) for k in telling)
    )


def _has_que(p: Parsed, verb: int) -> bool:
    """«… que A et que B»: the second clause belongs to the first cue."""
    return any(p.low[c] in ("que", "qu'") and p.dep[c] == "mark" for c in p.children[verb])


def _left_with_conjunction(p: Parsed, verb: int, start: int) -> int:
    k = max(p.left[verb], start + 1)
    while k > start + 1 and p.low[k - 1] in ("et", "mais", ",", "puis", "ou", "avant", "de"):
        k -= 1
    return k


def _whole_quotation(p: Parsed, start: int, end: int) -> int | None:
    """When a content opens with a quotation that ends a clause, the content ends with it."""
    if start >= end or p.low[start] not in _OPEN_MARKS or p.quote_of[start] < 0:
        return None
    q = p.quotations[p.quote_of[start]]
    k = start
    while k < end and p.start[k] < q.outer.end:
        k += 1
    words = k - start - 2
    infinitive = words > 0 and p.low[start + 1].endswith(("er", "ir", "re")) and p.pos[start + 1] == "VERB"
    if infinitive and words and p.low[k : k + 1] == [","]:
        return k  # «a décidé de « rester solidaire », bien que …»
    more = any(p.low[t] in _OPEN_MARKS for t in range(k + 1, end))
    if k < end and p.low[k] in ("à", "en", "dans") and more:
        return None  # «que « je prête serment » à X « et qu'ils … »»
    if k + 1 < end and p.low[k] in ("et", "mais") and p.low[k + 1] in ("que", "qu'"):
        return None  # «que « rien n'est décidé » et que la porte …»
    closed_by = k >= end or p.low[k] in _TRIM or p.low[k] in ("et", "mais", "avant", "après", "lors", "dans", "à", "en")
    return k if words >= 3 and closed_by else None


def _quote_around_ends(p: Parsed, verb: int, start: int, end: int) -> int:
    """A cue inside a quotation governs nothing outside of it."""
    q = p.quote_of[verb]
    if q < 0:
        return end
    stop = p.quotations[q].inner.end
    while end > start + 1 and p.end[end - 1] > stop:
        end -= 1
    return end


def trim_end(p: Parsed, start: int, end: int) -> int:
    """Without the punctuation that closes the sentence."""
    while end > start and p.low[end - 1] in _TRIM and p.low[end - 1] not in _KEEP_AT_END:
        end -= 1
    return end


def content_span(p: Parsed, start: int, end: int) -> Span | None:
    """The characters of tokens ``[start, end)`` without outer punctuation and without enclosing quotation marks."""
    while start < end and p.low[start] in _TRIM:
        start += 1
    end = trim_end(p, start, end)
    while (
        end - start > 2
        and p.low[start] in _OPEN_MARKS
        and p.low[end - 1] in _CLOSE_MARKS
        and _same_quote(p, start, end)
    ):
        start, end = start + 1, trim_end(p, start + 1, end - 1)
    if start < end and p.low[start] in _OPEN_MARKS and _closes_before(p, start, end) is False:
        start += 1
    while start < end and p.low[end - 1] in _CLOSE_MARKS and _opens_before(p, start, end):
        end -= 1
    end = _brackets_closed(p, start, end)
    if start >= end:
        return None
    return to_the_mark(p, start, p.span(start, end))


def _brackets_closed(p: Parsed, start: int, end: int) -> int:
    """The end with the bracket that closes one inside, or before a bracket that stays open."""
    opened = [k for k in range(start, end) if p.low[k] == "("]
    if len(opened) <= p.low[start:end].count(")"):
        return end
    if end < len(p) and p.low[end] == ")":
        return end + 1
    return max(opened[-1], start)


def to_the_mark(p: Parsed, start: int, span: Span) -> Span:
    """A quotation that opens inside the content is its own to the end, over the sentences that it holds."""
    last = p.tokens_in(span)[-1]
    # The parser is given long quotations apart: one that follows without a mark of punctuation goes on.
    opens = last + 1 < len(p) and p.low[last + 1] in _OPEN_MARKS and p.paragraph_of[last + 1] == p.paragraph_of[last]
    opens = opens and p.text[p.end[last] - 1].isalnum()
    q = p.quote_of[last + 1] if opens else p.quote_of[last]
    own = q >= 0 and (
        p.quotations[q].outer.start >= p.start[start] or p.tokens_in(p.quotations[q].inner).start == start
    )
    if not own or p.quotations[q].inner.end <= span.end:
        return span
    return Span(span.start, p.quotations[q].inner.end)


def _same_quote(p: Parsed, start: int, end: int) -> bool:
    q = p.quote_of[start]
    return q >= 0 and q == p.quote_of[end - 1]


def _closes_before(p: Parsed, start: int, end: int) -> bool:
    q = p.quote_of[start]
    return q < 0 or p.quotations[q].outer.end <= p.end[end - 1]


def _opens_before(p: Parsed, start: int, end: int) -> bool:
    q = p.quote_of[end - 1]
    return q >= 0 and p.quotations[q].outer.start < p.start[start]


def kind_of(p: Parsed, content: list[Span], cue: int) -> StatementKind:
    """``direct`` when every word is quoted, ``indirect`` when none is, else ``mixed``.

    What counts is a quotation that the cue at token ``cue`` does not stand in itself: speech reported inside of a
    quotation is the quoted speaker's wording.
    """
    inside = outside = 0
    for span in content:
        for k in p.tokens_in(span):
            if p.low[k] in _TRIM or p.low[k] in _OPEN_MARKS or p.low[k] in _CLOSE_MARKS:
                continue
            if _quoted(p, k) and p.quote_of[k] != p.quote_of[cue]:
                inside += 1
            else:
                outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _quoted(p: Parsed, k: int) -> bool:
    """Inside a quotation that is more than a name («l'organisation « État islamique »»)."""
    q = p.quote_of[k]
    return q >= 0 and not p.quotes_a_name[q]


def without(spans: list[Span], hole: Span) -> list[Span]:
    """The spans with a cue clause cut out of them."""
    kept: list[Span] = []
    for s in spans:
        if hole.end <= s.start or hole.start >= s.end:
            kept.append(s)
            continue
        if s.start < hole.start:
            kept.append(Span(s.start, hole.start))
        if hole.end < s.end:
            kept.append(Span(hole.end, s.end))
    return kept


_EDGES = ' \u00a0\u202f\n\t,;:–—«»“”"'
_PAIRS = {"»": "«", "”": "“"}
_ELLIPSES = ("...", "[.]", "…")


def tidy(text: str, spans: list[Span]) -> list[Span]:
    """Spans without white space, commas, quotation marks and full stops at their edges; empty ones dropped."""
    done: list[Span] = []
    for s in spans:
        start, end = s
        while start < end and text[start] in _EDGES + ".":
            start += 1
        while end > start and (text[end - 1] in _EDGES or _is_full_stop(text, start, end)):
            opener = _PAIRS.get(text[end - 1])
            if opener and text.rfind(opener, start, end) > text.rfind(text[end - 1], start, end - 1):
                break  # «il aurait crié « Vive la République »» ends with the mark that it opened
            end -= 1
        if start < end:
            done.append(Span(start, end))
    return done


def _is_full_stop(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and not text[start:end].endswith(_ELLIPSES)
