"""Is this French? Only what is surely another language is turned away."""

from __future__ import annotations

from functools import cache
from typing import Any

from dragoman.errors import RejectedInput
from dragoman.reading.limits import reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document

_SAMPLE = 2_000
_MIN_LETTERS = 40
_HARDLY = 0.05
_CLEARLY = 5


def detect(text: str) -> tuple[str, float]:
    """The likeliest language (ISO 639-1) of the first 2,000 characters and its probability."""
    language, probability = _identifier().classify(text[:_SAMPLE])
    return str(language), float(probability)


def check_language(document: Document, source: str = "") -> RejectedInput | None:
    """A ``wrong-language`` rejection when the text is surely not French, else ``None``.

    Sure is: most letters are not Latin; or, in 40 letters and more, py3langid gives French a
    probability below 0.05 and below a fifth of the likeliest language's, at the beginning and, in
    a long text, in the middle too (a French article may open with a foreign quotation).
    """
    source = source or document.id
    text = document.text
    middle = max(len(text) // 2, _SAMPLE)
    samples = [s for s in (text[:_SAMPLE], text[middle : middle + _SAMPLE]) if s.strip()]
    found = None
    for sample in samples:
        found = _other_language(sample)
        if found is None:
            return None
    if found is None:
        return None
    return reject(
        Reason.WRONG_LANGUAGE,
        source,
        f"not in French, but {found}",
        "give Dragoman French articles only",
    )


def _other_language(text: str) -> str | None:
    letters = [c for c in text if c.isalpha()]
    if sum(not _is_latin(c) for c in letters) * 2 > len(letters):
        return "in a script other than Latin"
    if len(letters) < _MIN_LETTERS:
        return None
    # Not the winner's probability: Spanish shares its own with Galician and Asturian.
    ranked = _identifier().rank(text)
    french = dict(ranked)["fr"]
    # A list of names or dates is no language's: then every probability is small.
    return f"in «{ranked[0][0]}»" if french < _HARDLY and ranked[0][1] > _CLEARLY * french else None


def _is_latin(letter: str) -> bool:
    """Latin blocks of Unicode, extensions and the full-width and ligature forms included."""
    return letter < "\u0370" or "\u1d00" <= letter < "\u1f00" or "\u2c60" <= letter < "\u2c80" or letter >= "\ufb00"


@cache
def _identifier() -> Any:
    # Late: the model takes most of a second to unpack.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
