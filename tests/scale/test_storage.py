"""Object storage: a run reads from it and writes to it as it does with folders. The server is a small S3 of our own."""

from __future__ import annotations

import io
import re
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

import pytest
from pyarrow import fs, parquet

from dragoman.scale.errors import ScaleError
from dragoman.scale.inputs import source_files
from dragoman.scale.storage import Folder, opened, resolve
from tests.scale.conftest import table
from tests.scale.test_run import Write, scale


class Bucket(BaseHTTPRequestHandler):
    """As much of S3 as pyarrow uses: objects by key, listed, put whole or in parts."""

    objects: dict[str, bytes]
    uploads: dict[str, dict[int, bytes]]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        key, query = self._asked()
        if "/" not in key and "list-type" in query:
            self._list(key, query.get("prefix", ""), query.get("delimiter", ""))
        elif key in self.objects:
            found = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            data = self.objects[key]
            part = data[int(found[1]) : int(found[2] or len(data)) + 1] if found else data
            self._answer(206 if found else 200, part)
        else:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")

    def do_HEAD(self) -> None:
        key, _ = self._asked()
        there = key in self.objects or "/" not in key
        self._answer(200 if there else 404, b"", length=len(self.objects.get(key, b"")))

    def do_PUT(self) -> None:
        key, query = self._asked()
        data = self._body()
        if "partNumber" in query:
            self.uploads[key][int(query["partNumber"])] = data
        else:
            self.objects[key] = data
        self._answer(200, b"")

    def do_POST(self) -> None:
        key, query = self._asked()
        body = self._body().decode()
        if "delete" in query:
            for name in re.findall(r"<Key>([^<]*)</Key>", body):
                self.objects.pop(f"{key}/{name}", None)
            self._answer(200, b"<DeleteResult/>")
        elif "uploads" in query:
            self.uploads[key] = {}
            answer = "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
            self._answer(200, answer.encode())
        else:
            self.objects[key] = b"".join(part for _, part in sorted(self.uploads.pop(key).items()))
            self._answer(200, b"<CompleteMultipartUploadResult/>")

    def do_DELETE(self) -> None:
        self.objects.pop(self._asked()[0], None)
        self._answer(204, b"")

    def log_message(self, *_: object) -> None:
        pass

    def _asked(self) -> tuple[str, dict[str, str]]:
        path, _, query = self.path.partition("?")
        pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
        return urllib.parse.unquote(path).strip("/"), dict(pairs)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            data = _unchunked(self.rfile)
        else:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        # What is uploaded may come in chunks of S3's own, with checksums after them.
        return _unchunked(io.BytesIO(data)) if "x-amz-decoded-content-length" in self.headers else data

    def _list(self, bucket: str, prefix: str, delimiter: str) -> None:
        inside = [
            key.removeprefix(f"{bucket}/") for key in sorted(self.objects) if key.startswith(f"{bucket}/{prefix}")
        ]
        rest = [(key, key[len(prefix) :]) for key in inside]
        deeper = {prefix + after.split("/")[0] + "/" for _, after in rest if delimiter and "/" in after}
        files = [key for key, after in rest if not (delimiter and "/" in after)]
        contents = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.objects[f'{bucket}/{key}'])}</Size>"
            "<LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"
            for key in files
        )
        prefixes = "".join(f"<CommonPrefixes><Prefix>{escape(p)}</Prefix></CommonPrefixes>" for p in sorted(deeper))
        head = f"<KeyCount>{len(files) + len(deeper)}</KeyCount><IsTruncated>false</IsTruncated>"
        self._answer(200, f"<ListBucketResult>{head}{contents}{prefixes}</ListBucketResult>".encode())

    def _answer(self, status: int, body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Content-Type", "application/xml")
        self.send_header("ETag", '"0"')
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _unchunked(stream: IO[bytes]) -> bytes:
    data = b""
    while size := int(stream.readline().partition(b";")[0], 16):
        data += stream.read(size)
        stream.readline()
    while stream.readline().strip():
        pass
    return data


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, dict[str, bytes]]]:
    """What follows the ``?`` of an address, and the objects by bucket and key."""
    bucket = type("Served", (Bucket,), {"objects": {}, "uploads": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_EC2_METADATA_DISABLED": "1",
    }.items():
        monkeypatch.setenv(name, value)
    yield f"?endpoint_override=127.0.0.1:{server.server_port}&scheme=http&region=eu-west-1", bucket.objects
    server.shutdown()
    server.server_close()


def test_a_folder_in_object_storage_keeps_what_is_written(storage: tuple[str, dict[str, bytes]]) -> None:
    options, objects = storage
    folder = Folder(f"s3://presse/codé/{options}")

    assert folder.is_empty()
    folder.write("_work/parts/a.json", b"{}")
    folder.write("_work/parts/b.json", b"[]")

    assert folder.names("_work/parts") == ["a.json", "b.json"]
    assert folder.read("_work/parts/a.json") == b"{}"
    assert folder.read("_work/parts/c.json") is None
    folder.remove("_work/parts/a.json")
    folder.remove("_work/parts/a.json")
    assert folder.names("_work/parts") == ["b.json"]
    folder.remove_folder("_work")
    assert [key for key in objects if "json" in key] == []


def test_files_in_object_storage_are_listed_as_a_folder_or_a_glob(storage: tuple[str, dict[str, bytes]]) -> None:
    options, objects = storage
    objects |= dict.fromkeys(
        ("presse/2025/a b.jsonl", "presse/2025/é.txt", "presse/2025/x.png", "presse/2026/c.txt"), b"x"
    )

    def labels(address: str) -> list[str]:
        return [file.label for file in source_files(f"{address}{options}", leave_out="out")]

    assert labels("s3://presse/2025") == ["s3://presse/2025/a b.jsonl", "s3://presse/2025/é.txt"]
    assert labels("s3://presse/*/*.txt") == ["s3://presse/2025/é.txt", "s3://presse/2026/c.txt"]
    assert labels("s3://presse/2026/c.txt") == ["s3://presse/2026/c.txt"]
    with opened(f"s3://presse/2025/é.txt{options}") as file:
        assert file.read() == b"x"
    with pytest.raises(ScaleError, match="nothing to read is there"):
        labels("s3://presse/2027")


@pytest.mark.usefixtures("stub")
def test_a_run_over_object_storage_gives_what_one_over_folders_gives(
    storage: tuple[str, dict[str, bytes]], write_articles: Write, tmp_path: Path
) -> None:
    options, objects = storage
    articles = write_articles("Un", "Deux", "À REFUSER")
    objects["presse/2025/articles.jsonl"] = articles.read_bytes()

    done = scale(f"s3://presse/2025{options}", f"s3://presse/out{options}", "--part-size", "2")
    scale(articles, tmp_path / "out", "--part-size", "2")

    assert done.returncode == 0, done.stderr
    keys = sorted(key for key in objects if key.startswith("presse/out/documents/") and key.endswith(".parquet"))
    records = [row["record"] for key in keys for row in parquet.read_table(io.BytesIO(objects[key])).to_pylist()]
    assert records == [row["record"] for row in table(tmp_path / "out", "documents")]
    assert not any(key.startswith("presse/out/_work/") for key in objects)


def test_azure_needs_the_name_of_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AZURE_STORAGE_ACCOUNT", raising=False)
    with pytest.raises(ScaleError, match="set AZURE_STORAGE_ACCOUNT to the name of the account"):
        resolve("az://presse/2025")

    monkeypatch.setenv("AZURE_STORAGE_ACCOUNT", "compte")
    system, path = resolve("az://presse/2025/")
    assert isinstance(system, fs.AzureFileSystem)
    assert path == "presse/2025"
