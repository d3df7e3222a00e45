"""Processes that do jobs, one at a time each, and what is done when one of them dies."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections import Counter
from contextlib import suppress
from typing import Any

DEATHS = 2
"""An article that was in hand at so many deaths is rejected: it is what kills."""
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

# Ctrl-C is for the process that gives the jobs; so it must be before the imports, which take a while.
_START = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from dragoman.scale.child import main; main()"


class Died(Exception):
    """The process ended before its job did; ``place`` is what it had in hand."""

    def __init__(self, place: str | None, status: int) -> None:
        super().__init__(f"ended with {status}")
        self.place = place
        self.status = status


class Worker:
    """One process; started at once, ended by ``close`` or with the process that made it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ONE_THREAD},
            encoding="utf-8",
        )

    def do(self, job: dict[str, Any]) -> dict[str, Any]:
        """The last answer to a job. Raises ``Died``."""
        assert self._process.stdin
        assert self._process.stdout
        place: str | None = None
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(job) + "\n")
            self._process.stdin.flush()
        for line in self._process.stdout:
            answer = json.loads(line)
            if "at" not in answer:
                return answer if "failed" in answer else dict(answer["done"])
            place = answer["at"]
        raise Died(place, self._process.wait())

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()


class Pool:
    """The workers of one process; ``do`` may be called from any number of threads, and ``limit`` jobs run at once."""

    def __init__(self, limit: int) -> None:
        self._idle: list[Worker] = []
        self._all: list[Worker] = []
        self._closed = False
        self._free = threading.Semaphore(limit)
        self._lock = threading.Lock()

    def do(self, job: dict[str, Any]) -> dict[str, Any]:
        """Does a job, again when a worker dies on it, and without what kills.

        Returns what was done, or ``{"failed": sentence}``; never raises for a job that cannot be done.
        """
        deaths: Counter[str | None] = Counter()
        with self._free:
            while True:
                try:
                    worker = self._taken()
                    said = worker.do({**job, "deadly": [place for place in deaths if deaths[place] >= DEATHS]})
                except Died as death:
                    if self._closed:
                        return {"failed": "the run was ended."}
                    self._lose(worker)
                    deaths[death.place] += 1
                    if deaths[death.place] > DEATHS:  # not for what it had in hand: that was left out
                        return {"failed": f"a worker dies again and again (it {death}); see what it wrote above."}
                    continue
                with self._lock:
                    self._idle.append(worker)
                return said

    def close(self) -> None:
        """Ends all workers, whatever they are at."""
        with self._lock:
            self._closed = True
            workers = list(self._all)
        for worker in workers:
            worker.close()

    def _lose(self, worker: Worker) -> None:
        worker.close()
        with self._lock:
            self._all.remove(worker)

    def _taken(self) -> Worker:
        with self._lock:
            if self._closed:
                raise Died(None, 0)
            if self._idle:
                return self._idle.pop()
            worker = Worker()
            self._all.append(worker)
            return worker


_pools: dict[int, Pool] = {}
_making = threading.Lock()


def pool(limit: int) -> Pool:
    """The pool of this process with so many workers; they are kept from job to job, as each holds a model."""
    with _making:
        if limit not in _pools:
            _pools[limit] = Pool(limit)
            atexit.register(_pools[limit].close)
        return _pools[limit]


def close_all() -> None:
    """Ends the workers of this process."""
    while _pools:
        _pools.popitem()[1].close()
