"""Makes the files of a kit, as many at a time as there are processors.

In: tasks. Out: for each what it made and what it warned of; or every problem of all of them. A process parts after
everything heavy is loaded, so that nothing is loaded twice, and before the words of the tasks are settled. A task that
renders what the user has brought has a process of its own, which is held to bounds of time and memory.
docs/decisions/workers.md tells why these are no pool of the standard library.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import select
import signal
import struct
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from presskit.bounds import OutOfTime, bounds, end_with, hold, release
from presskit.content import Content
from presskit.problems import Problem, Problems, Warn, error
from presskit.writers.kit_file import KitFile

T = TypeVar("T")


@dataclass(frozen=True)
class Task:
    """Some files of one product.

    `name` is the task's own, and `reads` all that its files are made from, values whose `repr` says what they hold:
    while they stay the same, so do the files. Without them it is done every time. `loads` bring in what is heavy,
    before processes are forked; `length` is about how much is laid out, beside which everything else is quick. `own`
    is the path, as it is told, of what the user has brought and the task renders; nothing if all of that travels with
    presskit.
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
    hands = min(processes, len(others)) if sys.platform == "linux" else 1  # elsewhere fonts do not survive a fork
    outcomes |= _shared(tasks, others, progress, hands) if hands > 1 else _in_turn(tasks, others, progress)
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


# --- tasks that share processes ---------------------------------------------------------------------------


def _shared(
    tasks: Sequence[Task], chosen: Sequence[int], progress: Callable[[str], None], hands: int
) -> dict[int, Outcome]:
    """As one process would, by several: each takes the next task when it is done with its last."""
    longest_first = sorted(chosen, key=lambda at: -tasks[at].length)  # so that all end at about the same time
    # processes that were forked share the place up to which a file has been read: who reads next gets the next number
    queue = os.memfd_create("tasks")
    os.write(queue, b"".join(map(_NUMBER.pack, longest_first)))
    os.lseek(queue, 0, os.SEEK_SET)

    def work(begun: Callable[[int], object]) -> dict[int, Outcome]:
        done = {}
        while number := os.read(queue, _NUMBER.size):
            [at] = _NUMBER.unpack(number)
            begun(at)
            done[at] = _done(tasks[at], progress)
        return done

    gc.freeze()  # the collector of a child would touch, and so copy, all that its parent has
    children: list[_Child] = []
    try:
        while len(children) < hands - 1:
            children.append(_part(work, children))
        done = work(lambda at: None)
        for child in children:
            begun, answer = _heard(child)
            if answer is None:
                raise Problems([_broken(tasks[begun[-1]].product if begun else "the kit", child.end())])
            if isinstance(answer, ModuleNotFoundError):
                raise answer
            if isinstance(answer, str):
                raise Mistake(answer)
            done |= answer
        return done
    finally:
        os.close(queue)
        for child in children:
            child.end()


_NUMBER = struct.Struct("=q")
"""The number of a task as processes hand it on; -1 comes before an answer."""


@dataclass
class _Child:
    """A process that was forked: its number, and where it answers."""

    number: int
    answers: int
    status: int | None = None
    worked: float = 0
    """Seconds of the processor, when it has ended."""

    def end(self) -> int:
        """End it, if it has not ended; its status, as os.waitpid has it."""
        if self.status is None:
            os.close(self.answers)
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.number, signal.SIGKILL)  # it has answered, or nobody waits for it any more
            _, self.status, usage = os.wait4(self.number, 0)
            self.worked = usage.ru_utime + usage.ru_stime
        return self.status


def _part(work: Callable[[Callable[[int], object]], object], others: Sequence[_Child] = ()) -> _Child:
    """A process that does the work, says which task it begins, and answers with a pickle.

    It ends with this one: at once where the system can see to that, else when there is nobody to answer any more. For
    that it must hold no reading end, of its own pipe or of those of the `others`.
    """
    answers, answer = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if child:
        os.close(answer)
        return _Child(child, answers)
    try:
        end_with(parent)
        for reading in (answers, *(other.answers for other in others)):
            os.close(reading)
        try:
            said: object = work(lambda at: os.write(answer, _NUMBER.pack(at)))
        except ModuleNotFoundError as lacking:  # of the machine, and no mistake of presskit's
            said = lacking
        except BaseException:
            said = traceback.format_exc()
        release()
        with os.fdopen(answer, "wb") as file:
            file.write(_NUMBER.pack(-1))
            pickle.dump(said, file)
    finally:
        os._exit(0)


def _heard(child: _Child, patience: float | None = None) -> tuple[list[int], Any]:
    """The tasks that a process has begun, and its answer: None if it ended before it could give one.

    Raises TimeoutError if it says nothing for longer than `patience`, in seconds.
    """
    data = bytearray()
    while True:
        if patience is not None and not select.select([child.answers], [], [], patience)[0]:
            raise TimeoutError
        if not (more := os.read(child.answers, 1 << 20)):
            break
        data += more
    begun = list[int]()
    for at in range(0, len(data) - _NUMBER.size + 1, _NUMBER.size):
        [number] = _NUMBER.unpack_from(data, at)
        if number < 0:
            try:
                return begun, pickle.loads(memoryview(data)[at + _NUMBER.size :])
            except (EOFError, pickle.UnpicklingError):  # it was ended while it spoke
                break
        begun.append(number)
    return begun, None


def _broken(product: str, status: int) -> Problem:
    hint = "build again; if it ends so again, please report it, with the profile if you may"
    return error(product, None, "worker", f"the process that made this {_ended(status)}; nothing was changed", hint)


def _ended(status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
        return f"was ended by {name}"
    return f"ended with status {os.waitstatus_to_exitcode(status)}"


# --- tasks that are held to bounds ------------------------------------------------------------------------


def _bounded(
    tasks: Sequence[Task], chosen: Sequence[int], progress: Callable[[str], None], hands: int
) -> dict[int, Outcome]:
    """What came of these tasks, each in a process of its own that is held to bounds, so many of them at a time."""
    outcomes: dict[int, Outcome] = {}
    waiting, working = deque(chosen), deque[tuple[int, _Child]]()
    try:
        while waiting or working:
            while waiting and len(working) < max(hands, 1):
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


def _begin(work: Callable[[], object]) -> _Child:
    limits = bounds()

    def held(_: object) -> object:
        # what Pango and GLib write there by themselves says nothing to whoever wrote the template
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        hold(limits)
        try:
            return _Result(work())
        except Problems as problems:
            return problems.problems
        except OutOfTime:
            return OutOfTime.__name__
        except MemoryError:
            return MemoryError.__name__

    return _part(held)


@dataclass
class _Result:
    """What a piece of work came to, told from how it failed."""

    value: object


def _answer(child: _Child, own: str) -> Any:
    """What the work came to; raises Problems where it came to nothing."""
    limits = bounds()
    try:
        _, answer = _heard(child, limits.patience)
    except TimeoutError:
        answer = OutOfTime.__name__
    finally:
        status = child.end()
    if isinstance(answer, _Result):
        return answer.value
    if isinstance(answer, ModuleNotFoundError):
        raise answer
    if isinstance(answer, tuple):
        raise Problems(answer)
    if isinstance(answer, str) and answer not in (OutOfTime.__name__, MemoryError.__name__):
        raise Mistake(answer)
    if answer == OutOfTime.__name__ or child.worked >= limits.seconds:
        message, hint = limits.out_of_time
    elif answer:
        message, hint = limits.out_of_memory
    else:
        message = f"it cannot be rendered: the process {_ended(status)}, for want of time, of memory, or by a library"
        hint = f"take out what is large or deep, or give it more: {limits.more_time} {limits.more_memory}"
    raise Problems([error(own, None, "template", message, hint)])
