"""Work that takes longer than a page may wait: one thing at a time, with what became of it."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

_REMEMBERED = 100
_WAITING = 20


class TooMuchWaiting(Exception):
    """So much is waiting that nothing more is taken."""


class Jobs:
    """A queue with one worker. A job is known by a name that nobody can guess."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding")
        self._jobs: OrderedDict[str, Future[str]] = OrderedDict()
        self._lock = Lock()

    def start(self, work: Callable[[], str]) -> str:
        """Queues ``work``, which gives a document's id, and returns the job's name. Raises ``TooMuchWaiting``."""
        with self._lock:
            if sum(not job.done() for job in self._jobs.values()) >= _WAITING:
                raise TooMuchWaiting
            while len(self._jobs) >= _REMEMBERED:
                self._jobs.popitem(last=False)
            name = secrets.token_urlsafe(9)
            self._jobs[name] = self._worker.submit(work)
            return name

    def get(self, name: str) -> Future[str] | None:
        """The job, or ``None`` when there is none of this name, or no more."""
        return self._jobs.get(name)

    def close(self) -> None:
        """Lets nothing that waits begin."""
        self._worker.shutdown(wait=False, cancel_futures=True)
