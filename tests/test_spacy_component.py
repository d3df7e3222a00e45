"""A spaCy pipeline with Dragoman in it: what a user of spaCy relies on."""

from __future__ import annotations

import pickle

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.analysis.coder import Coder

TEXT = "Mali\n\nLe ministre malien a déclaré mardi que l'armée avait tué dix rebelles à Gao."


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A pipeline that only cuts words: the component needs nothing else of it."""
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("dragoman", config={"published": "2025-10-15"})
    return pipeline


def test_the_doc_has_the_record_of_the_coder(nlp: Language, coder: Coder) -> None:
    assert nlp(TEXT)._.dragoman == coder(TEXT, published="2025-10-15")


def test_statements_have_spans_of_the_doc(nlp: Language) -> None:
    (said,) = nlp(TEXT)._.statements
    assert [span.text for span in said.content] == ["l'armée avait tué dix rebelles à Gao"]
    assert [actor.code for actor in said.speakers] == ["MLI GOV"]
    assert said.statement.act == "say"


def test_events_have_their_parties_and_claims(nlp: Language) -> None:
    (found,) = nlp(TEXT)._.events
    assert (found.event.type, found.event.standing) == ("ASSAULT", "claimed")
    assert all(span.doc is not None and span.text in TEXT for span in found.evidence)


def test_a_doc_has_a_publication_date_of_its_own(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2024-03-06"
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert doc._.dragoman.document.published == "2024-03-06"


def test_an_empty_doc_has_no_record_and_raises_nothing(nlp: Language) -> None:
    doc = nlp("")
    assert (doc._.dragoman, doc._.statements, doc._.events) == (None, [], [])


def test_a_doc_can_be_stored_with_what_was_found(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dragoman == doc._.dragoman
    assert pickle.loads(pickle.dumps(doc))._.dragoman == doc._.dragoman
