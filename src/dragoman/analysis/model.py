"""Loads the French parser with what the coder uses of it, in about a second in place of five.

The output is the same to the byte as with ``spacy.load``; ``tests/analysis/test_model.py`` holds it to that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokenizer import Tokenizer

MODEL = "fr_core_news_md"
_UNUSED = ["lemmatizer", "senter", "strings", "tokenizer"]
"""Parts that are not loaded: two components; the spelling of 500,000 words whose vectors are found by hash; and the
tokenizer, which is loaded by itself below."""
_LONG_CLASS = re.compile(r"\[[^\[\]]{200,}\]")


def load_model(name: str = MODEL) -> Language:
    """The model as a pipeline. Raises ``OSError`` when it is not installed.

    It is made as spaCy's multi-language class: importing the French one compiles a regular expression of 1.4 million
    characters (four seconds), which the tokenizer needs only in its short form.
    """
    nlp = spacy.load(name, exclude=_UNUSED, config={"nlp": {"lang": "xx"}})
    stored = (Path(nlp.path) / "tokenizer").read_bytes()
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.from_bytes(stored, exclude=["token_match"])
    pattern = srsly.msgpack_loads(stored).get("token_match")
    tokenizer.token_match = re.compile(shortened(pattern)).match if pattern else None
    return nlp


def shortened(pattern: str) -> str:
    """A pattern that matches the same words as spaCy's for French tokens («faux-vampire», «saut-de-ski»).

    The original is an alternation of 266 patterns, ``(?iu)(?:^p1[letters]+$)|(?:^p2[letters]+$)``…, that spells out
    every letter of Unicode in each. Those with the same ending are brought together: ``(?:(?:^p1|^p2)[letters]+$)``.
    A pattern of any other shape is handed back unchanged.
    """
    alternatives = pattern.removeprefix("(?iu)(?:").removesuffix(")").split(")|(?:")
    if pattern != "(?iu)(?:" + ")|(?:".join(alternatives) + ")":
        return pattern
    by_ending: dict[str, list[str]] = defaultdict(list)
    for alternative in alternatives:
        found = _LONG_CLASS.search(alternative)
        start = found.start() if found else len(alternative)
        if not (alternative.startswith("^") and alternative.endswith("$") and _no_group_is_open(alternative[:start])):
            return pattern
        by_ending[alternative[start:]].append(alternative[:start])
    return "(?iu)" + "|".join(f"(?:(?:{'|'.join(openings)}){ending})" for ending, openings in by_ending.items())


def _no_group_is_open(opening: str) -> bool:
    return opening.count("(") == opening.count(")")
