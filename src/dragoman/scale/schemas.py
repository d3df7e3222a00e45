"""The columns of every table that is written. docs/scale.md says what they hold."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from dragoman.scale.layout import TABLES

_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_SPANS = pa.list_(_SPAN)
_ARTICLE = {"article": _TEXT, "document": _TEXT}
_ABOUT = {**_ARTICLE, "outlet": _TEXT, "published": _TEXT}
_TIME = {"time_start": _TEXT, "time_end": _TEXT, "time_words": _TEXT}

_COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "documents": {
        **_ARTICLE, "source": _TEXT, "title": _TEXT, "url": _TEXT, "outlet": _TEXT, "author": _TEXT,
        "published": _TEXT, "language": _TEXT, "sha256": _TEXT, "repairs": _TEXTS, "characters": pa.int32(),
        "coder": _TEXT, "version": _TEXT, "record": _TEXT,
    },
    "statements": {
        **_ABOUT, "statement": _TEXT, "speakers": _TEXTS, "speaker_names": _TEXTS, "speaker_codes": _TEXTS,
        "speaker_words": _TEXT, "act": _TEXT, "kind": _TEXT, "lemma": _TEXT, "cue": _TEXTS, "cue_spans": _SPANS,
        "content": _TEXTS, "content_spans": _SPANS, "addressees": _TEXTS, "addressee_names": _TEXTS, **_TIME,
        "within": _TEXT, "confidence": pa.float64(),
    },
    "events": {
        **_ABOUT, "event": _TEXT, "type": _TEXT, "mode": _TEXT, "contexts": _TEXTS, "quad": _TEXT, "cameo": _TEXT,
        "intensity": pa.float64(), "sources": _TEXTS, "source_names": _TEXTS, "source_codes": _TEXTS,
        "recipients": _TEXTS, "recipient_names": _TEXTS, "recipient_codes": _TEXTS, **_TIME, "place": _TEXT,
        "place_country": _TEXT, "lat": pa.float64(), "lon": pa.float64(), "geonames": pa.int64(),
        "place_words": _TEXT, "evidence": _TEXTS, "evidence_spans": _SPANS, "standing": _TEXT,
        "confidence": pa.float64(),
    },
    "claims": {
        **_ARTICLE, "event": _TEXT, "type": _TEXT, "by": _TEXT, "by_name": _TEXT, "by_code": _TEXT,
        "statement": _TEXT, "modality": _TEXT, "standing": _TEXT,
    },
    "counts": {
        **_ARTICLE, "event": _TEXT, "type": _TEXT, "of": _TEXT, "low": pa.float64(), "high": pa.float64(),
        "approximate": pa.bool_(), "unit": _TEXT, "by": _TEXT, "by_name": _TEXT, "by_code": _TEXT,
        "statement": _TEXT, "words": _TEXT, "words_span": _SPAN,
    },
    "actors": {
        **_ARTICLE, "actor": _TEXT, "name": _TEXT, "code": _TEXT, "kind": _TEXT, "mentions": _TEXTS,
        "mention_spans": _SPANS, "wikidata": _TEXT,
    },
    "skipped": {
        **_ARTICLE, "title": _TEXT, "reason": _TEXT, "score": pa.float64(), "sentences": pa.int32(),
        "skipped_spans": _SPANS,
    },
    "rejections": {
        **_ARTICLE, "source": _TEXT, "reason": _TEXT, "sentence": _TEXT, "mend": _TEXT,
    },
}  # fmt: skip

SCHEMAS: Mapping[str, pa.Schema] = {name: pa.schema(list(_COLUMNS[name].items())) for name in TABLES}
"""The Arrow schema of each table. Spans are code points of the article's text, end not included."""
