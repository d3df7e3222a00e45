"""A server on this machine that says exactly the bytes it is told to, for feeds and sites that are broken or hostile."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Play = bytes | Callable[[socket.socket], None]
TLS = b"\x16"
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Server:
    """Plays for each path its answers in order, the last one again and again; anything else is not found."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._plays: dict[str, list[Play]] = defaultdict(list)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.at("/robots.txt", NO_ROBOTS)
        threading.Thread(target=self._serve, daemon=True).start()

    def at(self, path: str, *plays: Play) -> None:
        """What is played at a path from now on."""
        self._plays[path] = list(plays)

    def address(self, path: str, host: str = "journal.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def allowed(self, host: str = "journal.example") -> str:
        return f"{host}:{self.port}"

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        # The other side may hang up in the middle of anything.
        with contextlib.suppress(OSError), client:
            head = b""
            while b"\r\n\r\n" not in head and not head.startswith(TLS) and (data := client.recv(65_536)):
                head += data
            if head.startswith(TLS):
                client.sendall(NO_ROBOTS)  # what a server says that knows nothing of TLS
                return
            first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            path = first.split(" ")[1]
            self.asked.append(
                (path, {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)})
            )
            plays = self._plays[path.partition("?")[0]]
            play = plays.pop(0) if len(plays) > 1 else (plays or [NO_ROBOTS])[0]
            client.sendall(play) if isinstance(play, bytes) else play(client)


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    try:
        yield server
    finally:
        server.close()


def answer(body: bytes | str = b"", status: int = 200, **headers: str) -> bytes:
    """An answer as it goes over the wire; ``content_type="text/xml"`` is the header Content-Type."""
    body = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if not {"content-length", "transfer-encoding"} & named.keys():
        named["content-length"] = str(len(body))
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status} Any\r\n{lines}\r\n".encode() + body


def redirect(to: str, status: int = 302) -> bytes:
    return answer(status=status, location=to)


def names(table: Mapping[str, Any]) -> Callable[[str, int], list[str]]:
    """A resolver: each name gives its address, or the next of its list of addresses at each question, then the last.

    Numbers are read as the system reads them; no other name is asked for anywhere.
    """
    lists = {name: list(value) for name, value in table.items() if isinstance(value, list)}

    def resolve(host: str, port: int) -> list[str]:
        if host in lists:
            return [lists[host].pop(0) if len(lists[host]) > 1 else lists[host][0]]
        if host in table:
            return [table[host]]
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(entry[4][0]) for entry in found]

    return resolve
