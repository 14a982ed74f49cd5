"""Makes the files of a kit, as many at a time as there are processors.

In: tasks. Out: for each what it made and what it warned of; or every problem of all of them. Workers are forked after
everything heavy is loaded, so that nothing is loaded twice, and before the words of the tasks are settled. A task that
renders what the user has brought has a process of its own, which is held to bounds of time and memory.
docs/decisions/workers.md tells why they are forked, and what the pool of the standard library costs.
"""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import struct
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from presskit.bounds import OutOfTime, bounds, end_with, hold, release
from presskit.content import Content
from presskit.problems import Problem, Problems, Warn, error, failure
from presskit.writers.kit_file import KitFile

if TYPE_CHECKING:
    from concurrent.futures import Future
    from mmap import mmap
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")


@dataclass(frozen=True)
class Task:
    """Some files of one product.

    `name` is the task's own, and `reads` all that its files are made from, values whose `repr` says what they hold:
    while they stay the same, so do the files. Without them it is done every time. `loads` bring in what is heavy,
    before processes are forked; `length` is about how much is laid out, beside which everything else is quick. `own`
    is the displayed path of what the user has brought and the task renders; empty if all of that travels with presskit.
    """

    name: str
    product: str
    make: Callable[[Warn], Iterable[KitFile]]
    reads: tuple[object, ...] = ()
    loads: tuple[Callable[[], object], ...] = ()
    length: int = 0
    own: str = ""

    @cached_property
    def key(self) -> str:
        """The hash of what it reads; nothing for a task that is done every time."""
        return hashlib.sha256("\n".join(map(repr, self.reads)).encode()).hexdigest() if self.reads else ""


@dataclass
class Outcome:
    """What came of a task: its files and warnings; or the problems that stopped it."""

    files: tuple[KitFile, ...] = ()
    warnings: list[Problem] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()


class Mistake(Exception):
    """A mistake of presskit's own in another process, with its traceback."""


Put = Callable[[str, Content], Content]
"""Puts a file of this name where it need not be held in memory, and says where it is now; raises Problems."""


def run(
    tasks: Sequence[Task],
    progress: Callable[[str], None],
    processes: int = 1,
    put: Put = lambda name, content: content,
) -> Mapping[str, Outcome]:
    """What came of each task, by its name; raises Problems with those of all tasks."""
    tasks = [replace(task, make=partial(_put, task, put)) for task in tasks]
    for load in dict.fromkeys(load for task in tasks for load in task.loads):
        load()
    alone = [at for at, task in enumerate(tasks) if task.own] if may_part() else []
    others = [at for at in range(len(tasks)) if at not in set(alone)]
    outcomes = _bounded(tasks, alone, progress, processes)
    workers = min(processes, len(others)) if sys.platform == "linux" else 1  # elsewhere fonts do not survive a fork
    outcomes |= _pooled(tasks, others, progress, workers) if workers > 1 else _in_turn(tasks, others, progress)
    if problems := [problem for at in sorted(outcomes) for problem in outcomes[at].problems]:
        raise Problems(dict.fromkeys(problems))  # several may have stumbled over the same
    return {tasks[at].name: outcomes[at] for at in sorted(outcomes)}


def may_part() -> bool:
    """Whether a process can be forked from this one: a fork has none of the threads that may hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


def apart(work: Callable[[], T], own: str) -> T:
    """What the work comes to, in a process that is held to bounds; `own` is the path of what it renders.

    Raises Problems where it exceeds them or breaks down, and those of the work itself. Where no process can part, it is
    done here, without bounds.
    """
    if not may_part():
        return work()
    result: T = _answer(_begin(work), own)
    return result


def _put(task: Task, put: Put, warn: Warn) -> Iterator[KitFile]:
    """What a task makes, each file put where it need not be held."""
    yield from (replace(file, content=put(file.name, file.content)) for file in task.make(warn))


def _in_turn(tasks: Sequence[Task], chosen: Sequence[int], progress: Callable[[str], None]) -> dict[int, Outcome]:
    return {at: _done(tasks[at], progress) for at in chosen}


def _done(task: Task, progress: Callable[[str], None]) -> Outcome:
    progress(task.product)
    outcome = Outcome()
    try:
        outcome.files = tuple(task.make(outcome.warnings.append))
    except Problems as problems:
        outcome.problems = problems.problems
    return outcome


# --- tasks of a pool --------------------------------------------------------------------------------------


def _pooled(
    tasks: Sequence[Task], chosen: Sequence[int], progress: Callable[[str], None], workers: int
) -> dict[int, Outcome]:
    """As one process would, by several, of which this is one."""
    from concurrent.futures import process
    from mmap import mmap
    from multiprocessing import active_children, get_context

    own, rest = _shares(tasks, chosen, workers)
    begun, others = mmap(-1, _PID.size * len(tasks)), active_children()
    children: list[BaseProcess] = []
    gc.freeze()  # the collector of a child would touch, and so copy, all that its parent has
    try:
        with process.ProcessPoolExecutor(
            workers - 1, get_context("fork"), _become_worker, (os.getpid(), tasks, progress, begun)
        ) as pool:
            try:
                with _undisturbed():
                    futures = {pool.submit(_begin_task, at): at for at in rest}
                    children = [child for child in active_children() if child not in others]
                return {at: _done(tasks[at], progress) for at in own} | _results(futures)
            finally:
                for child in children:
                    child.kill()  # it has nothing to do any more, or nobody waits for it
    except process.BrokenProcessPool:
        broken = [child for child in children if child.exitcode not in (0, -signal.SIGTERM)] or children
        raise Problems([_broken(tasks, _at_work(begun, broken), broken)]) from None
    except TimeoutError:
        message = f"the process that made this has done nothing for {bounds().patience} seconds; nothing was changed"
        at_work = [tasks[at].product for at in _at_work(begun, children)] or ["the kit"]
        raise failure(at_work[0], None, "worker", message, _AGAIN) from None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While processes begin, an interruption waits: Python loses one in the midst of a fork, and a pool of which no
    thread has started cannot be taken apart."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _shares(tasks: Sequence[Task], chosen: Sequence[int], workers: int) -> tuple[list[int], list[int]]:
    """What this process does, and what the workers of the pool do, so that all end at about the same time."""
    own, rest = list[int](), list[int]()
    mine = theirs = 0
    for at in sorted(chosen, key=lambda at: -tasks[at].length):
        if mine <= theirs / (workers - 1):
            own.append(at)
            mine += tasks[at].length + 1
        else:
            rest.append(at)
            theirs += tasks[at].length + 1
    return own, rest


_PID = struct.Struct("=q")
"""The process that works on a task, in memory that processes share; 0 when none does."""

_AGAIN = "build again; if it ends so again, please report it, with the profile if you may"


def _become_worker(parent: int, tasks: Sequence[Task], progress: Callable[[str], None], begun: mmap) -> None:
    """What a worker does first. It ends with its parent, and leaves it to that one to be interrupted."""
    global _make
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def make(at: int) -> Outcome:
        _PID.pack_into(begun, at * _PID.size, os.getpid())
        outcome = _done(tasks[at], progress)
        _PID.pack_into(begun, at * _PID.size, 0)
        return outcome

    _make = make


_make: Callable[[int], Outcome]
"""In a worker: makes the task of a number. Tasks themselves cannot be sent to another process: they are closures."""


def _begin_task(at: int) -> Outcome:
    return _make(at)


def _results(futures: Mapping[Future[Outcome], int]) -> dict[int, Outcome]:
    """What the workers made; raises TimeoutError when nothing comes of them for too long."""
    from concurrent.futures import FIRST_COMPLETED, wait

    result, waiting, patience = dict[int, Outcome](), set(futures), bounds().patience
    while waiting:
        done, waiting = wait(waiting, patience, FIRST_COMPLETED)
        if not done:
            raise TimeoutError
        result |= {futures[future]: future.result() for future in done}
    return result


def _at_work(begun: mmap, children: Sequence[BaseProcess]) -> list[int]:
    """The tasks on which these processes worked."""
    numbers = {child.pid for child in children}
    return [at for at, [number] in enumerate(_PID.iter_unpack(begun[:])) if number in numbers]


def _broken(tasks: Sequence[Task], at_work: Sequence[int], children: Sequence[BaseProcess]) -> Problem:
    product = tasks[at_work[0]].product if at_work else "the kit"
    ended = _ended(children[0].exitcode if children else None)
    return error(product, None, "worker", f"the process that made this {ended}; nothing was changed", _AGAIN)


def _ended(status: int | None) -> str:
    """How a process ended; `status` is as `multiprocessing` has it."""
    if status is None or status >= 0:
        return f"ended with status {status or 0}"
    name = signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"
    return f"was ended by {name}"


# --- tasks that are held to bounds ------------------------------------------------------------------------


def _bounded(
    tasks: Sequence[Task], chosen: Sequence[int], progress: Callable[[str], None], workers: int
) -> dict[int, Outcome]:
    """What came of these tasks, each in a process of its own that is held to bounds, so many of them at a time."""
    outcomes: dict[int, Outcome] = {}
    waiting, working = deque(chosen), deque[tuple[int, _Bounded]]()
    try:
        while waiting or working:
            while waiting and len(working) < max(workers, 1):
                at = waiting.popleft()
                progress(tasks[at].product)
                working.append((at, _begin(_silently(tasks[at]))))
            at, child = working.popleft()
            try:
                outcomes[at] = _answer(child, tasks[at].own)
            except Problems as problems:
                outcomes[at] = Outcome(problems=problems.problems)
    finally:
        for _, child in working:
            child.end()
    return outcomes


def _silently(task: Task) -> Callable[[], Outcome]:
    return lambda: _done(task, lambda product: None)


@dataclass
class _Bounded:
    """A process that is held to bounds, and where it answers."""

    process: BaseProcess
    answers: Connection
    worked: float = 0
    """Seconds of the processor, when it has ended."""

    def end(self) -> None:
        """End it, if it has not ended."""
        import resource

        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.process.kill()  # it has answered, or nobody waits for it any more
        self.process.join()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.answers.close()


def _begin(work: Callable[[], object]) -> _Bounded:
    """A process that does the work, and answers with a result, with problems, or with how it failed."""
    from multiprocessing import get_context

    context = get_context("fork")
    answers, answer = context.Pipe(duplex=False)
    gc.freeze()  # the collector of a child would touch, and so copy, all that its parent has
    # as a daemon it is not waited for by a parent that is interrupted before it has got hold of it
    process = context.Process(target=_held, args=(os.getpid(), work, answer), daemon=True)
    with _undisturbed():
        process.start()
    answer.close()
    return _Bounded(process, answers)


def _held(parent: int, work: Callable[[], object], answer: Connection) -> None:
    """The work in a process of its own."""
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # what Pango and GLib write there by themselves says nothing to whoever wrote the template
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        hold(bounds())
        said: object = _Result(work())
    except Problems as problems:
        said = problems.problems
    except (OutOfTime, MemoryError) as over:
        said = type(over)
    except ModuleNotFoundError as lacking:  # of the machine, and no mistake of presskit's
        said = lacking
    except BaseException:
        said = Mistake(traceback.format_exc())
    release()
    answer.send(said)


@dataclass
class _Result:
    """What a piece of work came to, told from how it failed."""

    value: object


def _answer(child: _Bounded, own: str) -> Any:
    """What the work came to; raises Problems where it came to nothing."""
    limits = bounds()
    answer: object = OutOfTime
    try:
        if child.answers.poll(limits.patience):
            answer = child.answers.recv()
    except EOFError:  # it was ended before it could give one
        answer = None
    finally:
        child.end()
    if isinstance(answer, _Result):
        return answer.value
    if isinstance(answer, tuple):
        raise Problems(answer)
    if isinstance(answer, Exception):
        raise answer
    if answer is OutOfTime or child.worked >= limits.seconds:
        message, hint = limits.out_of_time
    elif answer:
        message, hint = limits.out_of_memory
    else:
        ended = _ended(child.process.exitcode)
        message = f"it cannot be rendered: the process {ended}, for want of time, of memory, or by a library"
        hint = f"take out what is large or deep, or give it more: {limits.more_time} {limits.more_memory}"
    raise failure(own, None, "template", message, hint)
