"""Recall of attribution on silver sentences of UD French-PUD, whose syntax was annotated by hand.

python benchmarks/silver_pud.py --conllu FILE [--misses]

FILE is the treebank's fr_pud-ud-test.conllu (not in this repository). Silver, by the treebank's syntax alone:
``que``: a speech verb with a subject and a clausal complement (ccomp) that «que» introduces; the content is the clause
without «que», the speaker the subject. ``inserted``: a speech verb with a subject in a clause inserted in or after what
is said (parataxis, in either direction), without an object of its own, or with its complement before it and no «que»;
the content is what is said without the clause. «qui», «on» and the «il» of «il a été dit» are no speakers.
Speech verbs are the closed list below, not this project's lexicon. A content is found when a statement overlaps it by
0.3 (Jaccard, as the reference extractor was measured); a speaker is right when the statement's speaker overlaps the
subject, or, where the subject is a pronoun, when the statement has a speaker at all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dragoman
from dragoman.evaluation.matching import jaccard
from dragoman.record import Record, Span

OVERLAP = 0.3
SPEECH_VERBS = frozenset({
    "accuser", "admettre", "affirmer", "ajouter", "alléguer", "allèguer", "annoncer", "assurer", "avancer",
    "avertir", "avouer", "clamer", "commenter", "conclure", "concéder", "confier", "confirmer", "constater",
    "critiquer", "crier", "déclarer", "demander", "dénoncer", "déplorer", "dire", "estimer", "expliquer",
    "indiquer", "insister", "jurer", "justifier", "lancer", "marteler", "mentionner", "noter", "observer",
    "plaider", "poursuivre", "préciser", "prétendre", "prévenir", "proclamer", "promettre", "raconter",
    "rappeler", "rapporter", "reconnaître", "regretter", "relever", "répéter", "répliquer", "répondre",
    "résumer", "révéler", "signaler", "souligner", "soutenir", "témoigner",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the treebank: ``head`` is the number of its governor, ``span`` its place in the sentence's text."""

    number: int
    form: str
    lemma: str
    tag: str
    head: int
    relation: str
    span: Span


@dataclass(frozen=True, slots=True)
class Silver:
    """What is said (spans), and who says it: the subject's head, and the span of the whole subject."""

    kind: str
    content: tuple[Span, ...]
    subject: Token
    speaker: Span


def main() -> None:
    """Codes the sentences that hold silver, and prints recall and speakers as JSON."""
    parser = argparse.ArgumentParser(description="Measure attribution on silver sentences of a UD treebank.")
    parser.add_argument("--conllu", type=Path, required=True, help="the treebank's file")
    parser.add_argument("--misses", action="store_true", help="list what was not found, or given to another speaker")
    options = parser.parse_args()
    coder = dragoman.load()
    counts = {kind: {"sentences": 0, "found": 0, "speaker": 0} for kind in ("que", "inserted")}
    for text, tokens in sentences(options.conllu):
        for silver in silver_of(tokens):
            count = counts[silver.kind]
            found, right = judge(coder(text), silver)
            count["sentences"] += 1
            count["found"] += found
            count["speaker"] += right
            if options.misses and not (found and right):
                print("speaker" if found else "missed", silver.kind, text, f"[{silver.subject.form}]")
    total = {key: sum(count[key] for count in counts.values()) for key in ("sentences", "found", "speaker")}
    print(json.dumps({kind: _shares(count) for kind, count in {**counts, "all": total}.items()}, indent=1))


def sentences(file: Path) -> Iterator[tuple[str, list[Token]]]:
    """Each sentence of a CoNLL-U file: its text and words (https://universaldependencies.org/format.html)."""
    text, lines = "", []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            lines.append(line.split("\t"))
        elif not line and lines:
            yield text, list(_tokens(text, lines))
            lines = []


def _tokens(text: str, lines: list[list[str]]) -> Iterator[Token]:
    at, merged_until, merged = 0, 0, Span(0, 0)
    for number, form, lemma, tag, _, _, head, relation, *_ in lines:
        if "." in number:
            continue
        if "-" in number or int(number) > merged_until:
            start = text.index(form, at)
            at = start + len(form)
            span = Span(start, at)
        else:
            span = merged
        if "-" in number:
            # «du» is one stretch of text for two words.
            merged_until, merged = int(number.split("-")[1]), span
            continue
        yield Token(int(number), form, lemma, tag, int(head), relation.split(":")[0], span)


def silver_of(tokens: list[Token]) -> Iterator[Silver]:
    """The silver statements of a sentence."""
    for verb in tokens:
        subject = next((t for t in tokens if t.head == verb.number and t.relation == "nsubj"), None)
        if verb.lemma not in SPEECH_VERBS or verb.tag != "VERB" or subject is None or _is_nobody(subject, verb, tokens):
            continue
        below = [t for t in tokens if t.head == verb.number]
        clauses = [t for t in below if t.relation == "ccomp"]
        speaker = Span(*_bounds(subtree(tokens, subject)))
        for clause in clauses:
            words = subtree(tokens, clause)
            mark = next((t for t in tokens if t.head == clause.number and t.relation == "mark"), None)
            if mark and mark.lemma.lower() in {"que", "qu'"}:
                yield Silver("que", spans([t for t in words if t != mark]), subject, speaker)
            elif not mark and clause.number < verb.number:
                yield Silver("inserted", spans(words), subject, speaker)
        if clauses or any(t.relation in {"obj", "xcomp"} for t in below):
            continue
        said_before = [t for t in below if t.relation == "parataxis" and t.number < min(verb.number, subject.number)]
        for clause in said_before:
            yield Silver("inserted", spans(subtree(tokens, clause)), subject, speaker)
        if verb.relation == "parataxis" and not said_before:
            inside = subtree(tokens, verb)
            yield Silver("inserted", spans([t for t in tokens if t not in inside]), subject, speaker)


def _is_nobody(subject: Token, verb: Token, tokens: list[Token]) -> bool:
    """«on», a relative pronoun, or the «il» of «il a été révélé que»."""
    passive = any(t.head == verb.number and t.relation == "aux" and t.lemma == "être" for t in tokens)
    return subject.tag == "PRON" and (
        subject.form.lower().lstrip("-t") in {"qui", "on"} or (passive and subject.form.lower() == "il")
    )


def _bounds(tokens: list[Token]) -> tuple[int, int]:
    return tokens[0].span.start, tokens[-1].span.end


def subtree(tokens: list[Token], top: Token) -> list[Token]:
    """The word and all below it, in order."""
    inside = {top.number}
    while more := {t.number for t in tokens if t.head in inside} - inside:
        inside |= more
    return [t for t in tokens if t.number in inside]


def spans(tokens: list[Token]) -> tuple[Span, ...]:
    """The stretches of text that the words cover, without marks at their ends."""
    words = list(tokens)
    while words and words[0].tag == "PUNCT":
        words.pop(0)
    while words and words[-1].tag == "PUNCT":
        words.pop()
    runs: list[list[Token]] = []
    for token in words:
        if runs and token.number == runs[-1][-1].number + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(Span(run[0].span.start, run[-1].span.end) for run in runs)


def judge(record: Record, silver: Silver) -> tuple[bool, bool]:
    """Whether the content is found, and whether its speaker is the subject."""
    best = max(record.statements, key=lambda s: jaccard(s.content, silver.content), default=None)
    if best is None or jaccard(best.content, silver.content) < OVERLAP:
        return False, False
    said = best.speaker
    if said is None:
        return True, False
    overlaps = said.start < silver.speaker.end and silver.speaker.start < said.end
    return True, overlaps or silver.subject.tag == "PRON"


def _shares(count: dict[str, int]) -> dict[str, float | int]:
    of = count["sentences"] or 1
    return {**count, "recall": round(count["found"] / of, 3), "speaker_share": round(count["speaker"] / of, 3)}


if __name__ == "__main__":
    main()
