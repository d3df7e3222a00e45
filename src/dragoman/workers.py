"""Work shared out to processes: results in order, a bounded number of jobs in hand, and no loss but of the job in which
a process dies.

On Linux the processes are forked, so that what their parent has loaded is theirs at once, and shared until it changes;
elsewhere each one loads its own. ``concurrent.futures`` would not do: one death breaks its whole pool.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

START = "fork" if sys.platform.startswith("linux") else "spawn"
PER_WORKER = 8
"""Jobs in hand for each process: so many the others may go ahead while a long one holds up the order."""
SMALL = 32_768
"""Bytes that a pipe takes when nobody reads: a job of this size can be sent ahead to a process that is at work."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    jobs: Iterable[tuple[A | None, T]],
    make: Callable[[], Callable[[A], B]],
    died: Callable[[A, str], B],
    workers: int,
) -> Generator[tuple[T, B | None], None, None]:
    """The result of every job beside what it belongs to, in the order of ``jobs``.

    ``make`` gives what does a job; it is called once, here, before the first one (where processes cannot be forked: in
    each of them, and must be picklable). A job whose argument is ``None`` is handed through. When a process dies, the
    result of the job that it was at is ``died(argument, how)``. Jobs and results travel between processes, so they must
    be picklable. The iterable is read by the caller's thread, never more than ``PER_WORKER`` jobs a process ahead.
    """
    if workers == 1:
        return _alone(jobs, make)
    crew: _Crew[A, B, T] = _Crew(make, died, workers)
    return crew.run(iter(jobs))


def _alone(
    jobs: Iterable[tuple[A | None, T]], make: Callable[[], Callable[[A], B]]
) -> Generator[tuple[T, B | None], None, None]:
    do: Callable[[A], B] | None = None
    for argument, tag in jobs:
        if argument is None:
            yield tag, None
            continue
        do = do or make()
        yield tag, do(argument)


@dataclass(slots=True)
class _Job(Generic[A, B, T]):
    """One job, and its result once there is one."""

    argument: A | None
    tag: T
    is_done: bool = False
    result: B | None = None


@dataclass(slots=True, eq=False)
class _Worker(Generic[A, B, T]):
    """A process and the jobs that were sent to it, the one it is at first: two at most."""

    process: BaseProcess
    connection: Connection
    jobs: deque[_Job[A, B, T]] = field(default_factory=deque)


class _Crew(Generic[A, B, T]):
    """The processes of one run, started as jobs come in."""

    def __init__(self, make: Callable[[], Callable[[A], B]], died: Callable[[A, str], B], size: int) -> None:
        self._make = make
        self._died = died
        self._size = size
        self._workers: list[_Worker[A, B, T]] = []
        self._waiting: deque[_Job[A, B, T]] = deque()
        """Every job that was taken and not handed on, in order."""
        self._unsent: deque[_Job[A, B, T]] = deque()

    def run(self, jobs: Iterator[tuple[A | None, T]]) -> Generator[tuple[T, B | None], None, None]:
        more = True
        try:
            while True:
                self._receive(timeout=0)
                if self._waiting and self._waiting[0].is_done:
                    job = self._waiting.popleft()
                    yield job.tag, job.result
                elif more and len(self._waiting) < self._size * PER_WORKER:
                    more = self._take(jobs)
                elif self._waiting:
                    self._receive(timeout=None)
                else:
                    return
        finally:
            self._end()

    def _take(self, jobs: Iterator[tuple[A | None, T]]) -> bool:
        """Takes the next job; false when there is none."""
        for argument, tag in jobs:
            job: _Job[A, B, T] = _Job(argument, tag, is_done=argument is None)
            self._waiting.append(job)
            if argument is not None:
                self._unsent.append(job)
                self._send()
            return True
        return False

    def _send(self) -> None:
        """Sends what is to be done to the processes that can take it."""
        while self._unsent and (worker := self._taker()):
            data = ForkingPickler.dumps(self._unsent[0].argument)
            if worker.jobs and len(data) > SMALL:
                return
            worker.jobs.append(self._unsent.popleft())
            try:
                worker.connection.send_bytes(data)
            except OSError:
                self._lose(worker)

    def _taker(self) -> _Worker[A, B, T] | None:
        """A process without a job, a new one while there are too few, else one that has only the job that it is at."""
        if idle := next((worker for worker in self._workers if not worker.jobs), None):
            return idle
        if len(self._workers) < self._size:
            self._workers.append(self._started())
            return self._workers[-1]
        return next((worker for worker in self._workers if len(worker.jobs) == 1), None)

    def _started(self) -> _Worker[A, B, T]:
        context: Any = get_context(START)
        if START == "fork":  # loaded once, before any process is made
            do = self._make()
            self._make = lambda: do
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _receive(self, timeout: float | None) -> None:
        """Takes the results that are there, waiting ``timeout`` seconds for the first (``None``: as long as it takes)."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection), timeout) if by_connection else ():
            assert isinstance(connection, Connection)
            worker = by_connection[connection]
            try:
                result = connection.recv()
            except (EOFError, OSError):
                self._lose(worker)
                continue
            job = worker.jobs.popleft()
            job.result, job.is_done = result, True
        self._send()

    def _lose(self, worker: _Worker[A, B, T]) -> None:
        """Settles the job that a dead process was at; the one sent ahead to it goes to another."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        if worker.jobs:
            job = worker.jobs.popleft()
            assert job.argument is not None
            job.result, job.is_done = self._died(job.argument, _end_of(worker.process)), True
        self._unsent.extendleft(reversed(worker.jobs))

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()


def _work(connection: Connection, make: Callable[[], Callable[[Any], Any]]) -> None:
    """What a process does: jobs as they come, until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the parent ends them
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))  # before a process that was not forked loads numpy
    do = make()
    gc.freeze()  # what was loaded is never garbage, and looking for it would unshare its memory
    while True:
        try:
            argument = connection.recv()
        except EOFError:
            return
        connection.send(do(argument))


def _end_of(process: BaseProcess) -> str:
    """«was killed by signal 9 (SIGKILL)», «ended with status 1»."""
    code = process.exitcode or 0
    if code >= 0:
        return f"ended with status {code}"
    try:
        return f"was killed by signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"was killed by signal {-code}"
