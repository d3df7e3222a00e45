"""Broken and hostile input by the thousand: no crash, no hang, no span outside its text.

python benchmarks/fuzz.py --target html --engine hypothesis --inputs 100000 --seconds 600
python benchmarks/fuzz.py --target warc --engine atheris

Hypothesis puts inputs together from pieces of the format; atheris (libFuzzer) changes bytes and is led by which lines
of the readers they reach. Prints one line of JSON: how many inputs were tried, how long it took, what came out, and
the first input that failed. Ends with status 1 when one failed. An input fails that raises anything but a rejection,
that yields the reason «reader-failed», that takes longer than ``--slow`` seconds, or whose record holds a span outside
its text.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

TARGETS = ("text", "html", "feed", "warc", "coder")
_STATE = "DRAGOMAN_FUZZ_STATE"

SENTENCES = (
    "Le ministre a annoncé mardi la reprise des livraisons d’armes au Mali. ",
    "« Nous ne céderons pas », a déclaré M. Diop à l’issue de la réunion. ",
    "Selon Paris, l'armée aurait tué trois civils à Gao le 30 février 2020 ; Bamako dément. ",
    "Le porte-parole a affirmé : « Paris a dit que « la Russie nie » ». ",
)
ODD = (
    "«", "»", "\"", "“", "”", "’", "'", "(", ")", "…", "!", "?", "\n", "\n\n", "\t", "\r", "\x00", "\x07", "\x85", "\xa0",
    "\u200b", "\u202e", "\u2066", "\ufeff", "e\u0301", "\ud800", "\ufffd", "😀", "مرحبا", "Ã©", "â€™", "— ", "- ", " : ",
    "0001-01-01", "2099", "1er", "99999999999999999999", "a-t-il dit", "selon", "ET", "II", "M.", "http://x.example ",
)  # fmt: skip
HTML = (
    "<html>", "<head>", "</head>", "<body>", "<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<h1>Titre</h1>",
    "<title>Titre | Outlet</title>", "<ul><li><a href='/a'>Lire aussi</a></li></ul>", "<br><br>", "<table><tr><td>",
    "<script type='application/ld+json'>", "{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"datePublished\":\"2020-02-30\"}",
    "{\"@graph\":[[{\"@type\":[\"Article\"],\"author\":[{\"name\":[1]}],\"publisher\":7}]]}", "</script>", "<script>",
    "<meta property='article:published_time' content='2099-01-01'>", "<link rel=canonical href='javascript:x'>", "<!--",
    "<time datetime='0001-01-01'>", "<div class='date'>Publié le 30 février 2020</div>", "<![CDATA[", "&#xD800;", "&#0;",
    "<svg><math>", "<template>", "<p class=articleParagraph>", "<div class='article frArticle'>", "DocPublicationName",
    "<div class='titreArticle'>", "<meta charset=utf-16>", "<b><i></b></i>", "<a href=", "\"'>",
)  # fmt: skip
FEED = (
    "<?xml version='1.0' encoding='utf-8'?>", "<rss version='2.0'>", "<channel>", "<title>T</title>", "<item>", "</item>",
    "<link>https://x.example/a</link>", "<link>javascript:x</link>", "<pubDate>Tue, 30 Feb 2020 25:61:00 +9999</pubDate>",
    "<description>", "</description>", "<content:encoded><![CDATA[<p>", "]]></content:encoded>", "</channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<content type='html'>", "</content>", "</entry>", "&lt;p&gt;",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "&#0;", "<updated>2099-01-01</updated>", "<source><title>O</title></source>",
    "<dc:creator>", "<author><name>A</name></author>", "<link href='//y'/>", "xml:base='http://['", "<media:group>", "<image>",
    "<georss:point>1 x</georss:point>", "<itunes:duration>", "<enclosure length='-1'/>", "<category term=''/>", "<a><b><c>",
)  # fmt: skip


class Failure(Exception):
    """An input did what no input may do."""


class Tally:
    """What was tried and what came of it."""

    def __init__(self, target: str, engine: str, slow: float) -> None:
        self.target, self.engine, self.slow = target, engine, slow
        self.start, self.inputs, self.slowest = monotonic(), 0, 0.0
        self.outcomes: Counter[str] = Counter()
        self.failure: dict[str, str] | None = None
        self._run = runner(target)

    def try_one(self, data: bytes) -> None:
        """Tries one input. Raises ``Failure``."""
        self.inputs += 1
        begun = monotonic()
        try:
            for outcome in self._run(data):
                self.outcomes[outcome] += 1
                if outcome == "reader-failed":
                    raise Failure("reader-failed")
            took = monotonic() - begun
            self.slowest = max(self.slowest, took)
            if took > self.slow:
                raise Failure(f"took {took:.1f} seconds")
        except Exception as error:
            self.failure = {"error": repr(error)[:500], "input": base64.b64encode(data[:20_000]).decode()}
            raise Failure(repr(error)) from error

    def as_json(self) -> str:
        """One line."""
        seconds = monotonic() - self.start
        return json.dumps(
            {
                "target": self.target,
                "engine": self.engine,
                "inputs": self.inputs,
                "seconds": round(seconds, 1),
                "inputs_per_second": round(self.inputs / max(seconds, 0.001), 1),
                "slowest_seconds": round(self.slowest, 3),
                "failures": int(self.failure is not None),
                "first_failure": self.failure,
                "outcomes": dict(self.outcomes.most_common()),
            },
            ensure_ascii=False,
        )


def runner(target: str) -> Callable[[bytes], Iterator[str]]:
    """What is done with one input: each document it holds as «ok», each rejection as its reason."""
    if target == "coder":
        return _coded
    from dragoman.errors import RejectedInput
    from dragoman.reading import Limits, Options, feed, html, text, warc

    reader = {"text": text.read, "html": html.read, "feed": feed.read, "warc": warc.read}[target]
    # libFuzzer has a timer of its own; here the clock of the parent tells of a hang.
    options = Options(limits=Limits(max_seconds=10))

    def run(data: bytes) -> Iterator[str]:
        for item in reader(io.BytesIO(data), "essai", options):
            if isinstance(item, RejectedInput):
                yield item.reason
                continue
            item.text.encode("utf-8")
            if not item.text.strip() or "\r" in item.text or (item.title and item.title not in item.text):
                raise Failure(f"an empty or wrong document {item.title!r}")
            if item.url is not None and not item.url.startswith(("http://", "https://")):
                raise Failure(f"an unsafe address {item.url!r}")
            yield "ok"

    return run


def _coded(data: bytes) -> Iterator[str]:
    from dragoman.errors import RejectedInput

    try:
        # Making a record checks every span against the text; half characters reach it too.
        record = _coder()(
            data.decode("utf-8", "surrogatepass" if _is_whole(data) else "replace"), published="2025-10-14"
        )
    except RejectedInput as rejection:
        yield rejection.reason
        return
    for where, span in record.spans():
        if not 0 <= span.start < span.end <= len(record.document.text):
            raise Failure(f"{where}: {span}")
    yield "ok"


def _is_whole(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _coder(loaded: list[Any] = []) -> Any:  # noqa: B006 - loaded once
    if not loaded:
        import dragoman

        loaded.append(dragoman.load())
    return loaded[0]


def pieces(target: str) -> tuple[str, ...]:
    """What inputs of a target are put together from."""
    return SENTENCES + ODD + {"html": HTML, "feed": FEED, "warc": HTML}.get(target, ())


def seeds(target: str) -> list[bytes]:
    """A few whole inputs of a target, for atheris to begin with."""
    body = "".join(SENTENCES) * 2
    page = f"<html lang=fr><head><title>Titre</title></head><body><h1>Titre</h1><p>{body}</p></body></html>".encode()
    item = f"<item><title>T</title><link>https://x.example/a</link><description>{body}</description></item>"
    rss = f"<?xml version='1.0'?><rss version='2.0'><channel><title>O</title>{item}</channel></rss>".encode()
    return {
        "text": [body.encode(), body.encode("utf-16"), body.encode("cp1252", "replace")],
        "coder": [sentence.encode() for sentence in SENTENCES],
        "html": [page],
        "feed": [rss],
        "warc": [_record(page) * 2, gzip.compress(_record(page), mtime=0) * 2],
    }[target]


def _record(page: bytes, length: int | None = None) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {length or len(http)}\r\n"
    return head.encode() + b"\r\n" + http + b"\r\n\r\n"


def with_hypothesis(tally: Tally, inputs: int, seconds: float) -> None:
    """Batches of a thousand, each with its own seed, until the inputs or the seconds are used up."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    batch = 0
    while tally.inputs < inputs and monotonic() - tally.start < seconds:
        size = min(1_000, inputs - tally.inputs)
        before = tally.inputs

        @seed(batch)
        @settings(
            max_examples=size,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            report_multiple_bugs=False,
        )
        @given(data=_inputs(tally.target))
        def try_batch(data: bytes) -> None:
            if monotonic() - tally.start < seconds:
                tally.try_one(data)

        try_batch()
        batch += 1
        if tally.inputs == before:
            return


def _inputs(target: str) -> Any:
    """Few draws an input, as drawing costs more than reading: bytes that choose pieces, and a text in between."""
    from hypothesis import strategies as st

    known = pieces(target)
    chosen = st.builds(_put_together, st.just(known), st.binary(max_size=30), st.text(max_size=20))
    errors = "surrogatepass" if target == "coder" else "replace"
    encoded = st.builds(
        lambda text, codec: text.encode(codec, errors if codec == "utf-8" else "replace"),
        chosen,
        st.sampled_from(["utf-8"] * 8 + ["cp1252", "utf-16", "utf-16-le"] if target != "coder" else ["utf-8"]),
    )
    if target == "feed":
        encoded = st.one_of(encoded, encoded.map(_feed))  # or hardly one would be a feed
    if target == "warc":
        return st.builds(_archive, st.lists(encoded, max_size=3), st.integers(0, 2**32))
    repeated = st.builds(
        lambda piece, times: piece.encode("utf-8", errors) * times, st.sampled_from(known), st.integers(1, 300)
    )
    return st.one_of(*[encoded] * 8, repeated, st.binary(max_size=100))


def _put_together(known: tuple[str, ...], choice: bytes, between: str) -> str:
    """A piece for each byte, sentences and the format's own twice as often as the odd ones."""
    ordinary = SENTENCES + known[len(SENTENCES) + len(ODD) :]
    chosen = [known[byte % len(known)] if byte < 85 else ordinary[byte % len(ordinary)] for byte in choice]
    return between.join((" ".join(chosen[::2]), " ".join(chosen[1::2]))) if between else "".join(chosen)


def _feed(inside: bytes) -> bytes:
    """A whole feed with one whole item, and the input within that item's content and behind it."""
    whole = "".join(SENTENCES).encode() * 2
    within = inside.replace(b"]]>", b"")
    return (
        b"<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        b"<title>O</title><item><title>T</title><link>https://x.example/a</link><content:encoded><![CDATA["
        + (whole + within)
        + (b"]]></content:encoded></item><item>" + inside + b"</item></channel></rss>")
    )


def _archive(pages: list[bytes], seed: int) -> bytes:
    """Records, some with false lengths, compressed or not, with bytes changed, left out and cut off."""
    chance = random.Random(seed)
    parts = [_record(page, chance.choice([None, None, None, 1, 10**6, 10**15])) for page in pages]
    archive = bytearray(b"".join(map(gzip.compress, parts) if chance.random() < 0.5 else parts))
    for _ in range(chance.choice([0, 0, 0, 1, 5])):
        if archive:
            at = chance.randrange(len(archive))
            archive[at : at + chance.choice([0, 1, 20])] = chance.randbytes(chance.choice([0, 1, 3]))
    return bytes(archive[: chance.choice([None, None, None, len(archive) // 2])])


def with_atheris(options: argparse.Namespace) -> int:
    """Runs libFuzzer in a process of its own, as it ends the one it runs in, and prints what that one tells."""
    with tempfile.TemporaryDirectory() as folder:
        state, corpus = Path(folder, "state.json"), Path(folder, "corpus")
        corpus.mkdir()
        for number, seed_input in enumerate(seeds(options.target)):
            (corpus / f"seed{number}").write_bytes(seed_input)
        words = [p.encode("utf-8", "replace") for p in pieces(options.target)]
        written = "\n".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in words if len(word) < 60)
        Path(folder, "words").write_text(written, encoding="ascii")
        command = [sys.executable, __file__, "--target", options.target, "--inputs", str(options.inputs)]
        command += ["--seconds", str(options.seconds), "--slow", str(options.slow)]
        environment = os.environ | {_STATE: folder}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
        if not state.exists():
            raise SystemExit(f"atheris ended without a word (status {done.returncode}):\n{done.stderr[-2000:]}")
        figures = json.loads(state.read_text(encoding="utf-8"))
        if done.returncode and not figures["failures"]:
            figures |= {"failures": 1, "first_failure": {"error": f"libFuzzer: {done.stderr[-1500:]}"}}
        print(json.dumps(figures, ensure_ascii=False))
        return int(figures["failures"] > 0)


def _as_child(options: argparse.Namespace, folder: Path) -> None:
    import atheris

    with atheris.instrument_imports(include=["dragoman.reading", "dragoman.analysis"]):
        tally = Tally(options.target, "atheris", options.slow)
        list(runner(options.target)(seeds(options.target)[0]))
    tally.start = monotonic()

    def tell(status: int | None) -> None:
        (folder / "state.json").write_text(tally.as_json(), encoding="utf-8")
        if status is not None:
            os._exit(status)

    def try_one(data: bytes) -> None:
        try:
            tally.try_one(data)
        except Failure:
            tell(1)
        if tally.inputs >= options.inputs or monotonic() - tally.start > options.seconds:
            tell(0)
        if tally.inputs % 500 == 1:
            tell(None)

    flags = [
        f"-dict={folder / 'words'}",
        f"-artifact_prefix={folder}/",
        "-max_len=4096",
        "-timeout=60",
        "-rss_limit_mb=4096",
    ]
    # The interval timer is libFuzzer's here.
    atheris.Setup([sys.argv[0], *flags, str(folder / "corpus")], try_one)
    atheris.Fuzz()


def main() -> None:
    """Tries the inputs and prints the line."""
    parser = argparse.ArgumentParser(description="Broken and hostile input, by the thousand.")
    parser.add_argument("--target", choices=TARGETS, required=True)
    parser.add_argument("--engine", choices=("hypothesis", "atheris"), default="hypothesis")
    parser.add_argument("--inputs", type=int, default=100_000, help="how many are tried at most (default: 100,000)")
    parser.add_argument("--seconds", type=float, default=600.0, help="when to stop in any case (default: 600)")
    parser.add_argument("--slow", type=float, default=30.0, help="seconds that one input may take (default: 30)")
    options = parser.parse_args()
    if folder := os.environ.get(_STATE):
        _as_child(options, Path(folder))
        return
    if options.engine == "atheris":
        raise SystemExit(with_atheris(options))
    tally = Tally(options.target, options.engine, options.slow)
    if options.target == "coder":
        _coder()
        tally.start = monotonic()
    with suppress(Failure):
        with_hypothesis(tally, options.inputs, options.seconds)
    print(tally.as_json())
    raise SystemExit(int(tally.failure is not None))


if __name__ == "__main__":
    main()
