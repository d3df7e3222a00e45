"""Bytes -> text, for files that seldom say how they are encoded."""

from __future__ import annotations

import codecs
import re
import unicodedata

from dragoman.reading.limits import reject
from dragoman.reading.reasons import Reason

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Declarations worth believing: single-byte and East Asian text encodings (never Python's own, as
# unicode_escape).
_DECLARABLE = re.compile(
    r"iso-?8859-\d+|windows-125\d|cp125\d|macintosh|koi8-[ru]|gb18030|gbk|gb2312|big5|euc-(?:jp|kr)|shift_jis"
)
_FRENCH = frozenset("àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»“”‘’„‹›…–—·•°ºª²³€£§©®™\xa0\xad")
_FOREIGN_NAMES = frozenset("áãåíñóõøúßìòšžýÁÅÍÑÓØÚŠŽÝ¿¡")
_SAMPLE = 65_536
_MAX_CONTROLS = 0.02
# French has one accent in twenty-five letters; Cyrillic taken for cp1252 has nothing else.
_MAX_ACCENTED = 0.4


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text of ``data``, without a byte order mark; line ends are left as they are.

    ``declared`` is what the source says of itself; it is believed only where the bytes do not show
    better. Bytes that mean nothing in the encoding become U+FFFD. Raises ``RejectedInput``
    (``binary``).
    """
    text = data.decode(codec_of(data, source, declared), errors="replace").removeprefix("\ufeff")
    check_is_text(text, source)
    return text


def codec_of(data: bytes, source: str, declared: str | None = None) -> str:
    """The name of the Python codec that ``data``, or the beginning of a file, is written in.

    In this order: byte order mark, UTF-8, UTF-16 without a mark, the declaration, cp1252 when that
    makes plausible French, and the guess of charset-normalizer. Raises ``RejectedInput``
    (``binary``).
    """
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return marked
    if data.count(0) > _MAX_CONTROLS * len(data):
        return _utf16_without_mark(data, source)
    if _is_utf8(data):
        return "utf-8"
    if declared and (codec := _declared(declared)):
        return codec
    return _single_byte(data, source)


def check_is_text(text: str, source: str) -> None:
    """Raises ``RejectedInput`` (``binary``) for many control characters; a few are a damage that can be mended."""
    sample = text[:_SAMPLE]
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r\v\f\x85" for c in sample)
    if controls > _MAX_CONTROLS * len(sample):
        raise reject(Reason.BINARY, source, "not a text", "save it as plain text, HTML or a table")


def _is_utf8(data: bytes) -> bool:
    """True also for damaged UTF-8: fewer broken places than good characters beyond ASCII."""
    try:
        # final=False: the beginning of a file may end inside a character.
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        return sum(c > "\x7f" for c in text) - broken > broken
    return True


def _utf16_without_mark(data: bytes, source: str) -> str:
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if min(even, odd) < 0.02 and max(even, odd) > 0.5:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise reject(Reason.BINARY, source, "not a text", "save it as plain text, HTML or a table")


def _declared(name: str) -> str | None:
    name = name.strip().lower().replace("latin1", "iso-8859-1").replace("latin-1", "iso-8859-1")
    if not _DECLARABLE.fullmatch(name):
        return None
    # As browsers do: pages that say ISO-8859-1 are written in its superset.
    return "cp1252" if name in {"iso-8859-1", "iso8859-1"} else codecs.lookup(name).name


def _single_byte(data: bytes, source: str) -> str:
    sample = data[:_SAMPLE]
    if _looks_french(sample.decode("cp1252", errors="replace")):
        return "cp1252"
    # Late: a second of loading that most files do not need.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise reject(Reason.BINARY, source, "not a text in any known encoding", "save it as UTF-8")
    return best.encoding


def _looks_french(text: str) -> bool:
    """Beyond ASCII nearly only what French and foreign names use, and few letters with accents."""
    high = [c for c in text if c > "\x7f"]
    letters = [c for c in text if c.isalpha()]
    accented = sum(c > "\x7f" for c in letters)
    return (
        accented <= _MAX_ACCENTED * len(letters)
        and _share(high, _FRENCH | _FOREIGN_NAMES) >= 0.9
        and _share(high, _FRENCH) >= 0.5
    )


def _share(characters: list[str], known: frozenset[str]) -> float:
    return sum(c in known for c in characters) / max(len(characters), 1)
