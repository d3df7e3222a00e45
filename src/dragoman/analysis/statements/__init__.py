"""Finds who said what: every statement that the article attributes, with cue, content, speaker and nesting."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.parse import Parsed
from dragoman.analysis.quotation import Quotation
from dragoman.analysis.statements.clauses import ClauseReader
from dragoman.analysis.statements.contents import kind_of, tidy
from dragoman.analysis.statements.cues import CueIndex
from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.analysis.statements.nesting import arrange
from dragoman.analysis.statements.nominal import NominalReader
from dragoman.analysis.statements.prepositions import PrepositionReader
from dragoman.analysis.statements.quoted import QuotationReader
from dragoman.analysis.statements.references import ReferenceReader
from dragoman.analysis.statements.speakers import SpeakerFinder
from dragoman.analysis.verbs import VerbReader

__all__ = ["CueIndex", "StatementDraft", "find_statements"]


def find_statements(p: Parsed, book: ActorBook, cues: CueIndex, reader: VerbReader) -> list[StatementDraft]:
    """The statements of an article in reading order; ``within`` links a nested one to the one around it."""
    speakers = SpeakerFinder(p, book)
    quoted = QuotationReader(p, book, cues, reader, speakers)
    clauses = ClauseReader(p, cues, reader, speakers)
    prepositions = PrepositionReader(p, book, cues, speakers)
    nominal = NominalReader(p, book, cues, reader, speakers)
    references = ReferenceReader(p, book, cues, reader, speakers)
    starts = {p.tokens_in(q.outer).start: q for q in p.quotations if len(p.tokens_in(q.outer)) and _may_be_told(p, q)}

    def told(draft: StatementDraft | None) -> None:
        if draft is not None:
            speakers.previous.append(draft)

    opening = cues.opening_words(reader)
    last_quoted: StatementDraft | None = None
    for sentence, (start, end) in enumerate(p.sentences):
        for draft in (references.reference(sentence), references.before_colon(sentence)):
            told(draft)
            if draft is not None and draft.form == "colon":
                last_quoted = draft
        for i in range(start, end):
            if i in starts:
                q = starts[i]
                draft = quoted.read(q) if _stands_alone(p, q) else None
                told(draft)
                if draft is not None:
                    last_quoted = draft
                elif last_quoted is not None and quoted.continuation(q, last_quoted):
                    last_quoted.content = [*last_quoted.content, *tidy(p.text, [q.inner])]
            if p.low[i] not in opening:
                continue  # three words of four: what follows looks a word of these up and would find nothing
            if i not in quoted.used_cues:
                told(clauses.at(i))
            told(prepositions.at(i))
            told(nominal.at(i))
    for draft in speakers.previous:
        if draft.kind != "reference":
            own_words = draft.form == "colon" and not draft.in_headline  # a line of an interview
            own_words = own_words or draft.form == "quotation" or (draft.form == "fragment" and _is_whole(p, draft))
            draft.kind = "direct" if own_words else kind_of(p, draft.content, draft.anchor)
    return arrange(p, book, [d for d in speakers.previous if d.anchor not in quoted.used_cues or d.form == "quotation"])


def _may_be_told(p: Parsed, q: Quotation) -> bool:
    """A quotation of the article's own level, or one inside another with a colon before it («… a dit : « … » »»)."""
    start = p.tokens_in(q.outer).start
    return q.depth == 0 or (start > 0 and p.low[start - 1] == ":")


def _is_whole(p: Parsed, draft: StatementDraft) -> bool:
    """«avant de crier « N'oubliez pas »»: what is said is one quotation, however short."""
    return len(draft.content) == 1 and any(tidy(p.text, [q.inner]) == draft.content for q in p.quotations)


def _stands_alone(p: Parsed, q: Quotation) -> bool:
    """Whether the parser was given the quotation as sentences of its own."""
    tokens = p.tokens_in(q.outer)
    return q.depth > 0 or p.sentence(tokens.start)[0] == tokens.start
