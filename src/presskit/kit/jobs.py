"""Makes the files of a kit, as many at a time as there are processors.

In: tasks. Out: for each what it made and what it warned of; or every problem of all of them. A process parts after
everything heavy is loaded, so that nothing is loaded twice, and before the words of the tasks are settled.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from presskit.document import Claim
from presskit.problems import Problem, Problems, Warn


@dataclass(frozen=True)
class Made:
    """One file of a kit before it is written: the product that it belongs to, what it leaves out, what it claims."""

    product: str
    data: bytes
    left_out: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Task:
    """Some files of one product.

    `name` is the task's own, `rests_on` tells the hash of everything that its files are made from: while that stays the
    same, so do they. `loads` bring in what is heavy, before processes part; `length` is about how much is laid out,
    beside which everything else is quick.
    """

    name: str
    product: str
    rests_on: Callable[[], str]
    make: Callable[[Warn], dict[str, Made]]
    loads: tuple[Callable[[], object], ...] = ()
    length: int = 0


@dataclass
class Outcome:
    """What came of a task: its files, what they rest on, and warnings; or the problems that stopped it."""

    made: dict[str, Made] = field(default_factory=dict)
    rests_on: str = ""
    warnings: list[Problem] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()


class Mistake(Exception):
    """A mistake of presskit's own in another process, with its traceback."""


def run(tasks: Sequence[Task], progress: Callable[[str], None], processes: int = 1) -> Mapping[str, Outcome]:
    """What came of each task, by its name; raises Problems with those of all tasks."""
    for load in dict.fromkeys(load for task in tasks for load in task.loads):
        load()
    hands = min(processes, len(tasks)) if sys.platform == "linux" else 1  # elsewhere fonts do not survive a fork
    outcomes = _shared(tasks, progress, hands) if hands > 1 else {at: _done(tasks[at], progress) for at in _all(tasks)}
    if problems := [problem for at in sorted(outcomes) for problem in outcomes[at].problems]:
        raise Problems(dict.fromkeys(problems))  # several may have stumbled over the same
    return {tasks[at].name: outcomes[at] for at in sorted(outcomes)}


def _all(tasks: Sequence[Task]) -> range:
    return range(len(tasks))


def _done(task: Task, progress: Callable[[str], None]) -> Outcome:
    progress(task.product)
    outcome = Outcome()
    try:
        outcome.made = task.make(outcome.warnings.append)
        outcome.rests_on = task.rests_on()
    except Problems as problems:
        outcome.problems = problems.problems
    return outcome


def _shared(tasks: Sequence[Task], progress: Callable[[str], None], hands: int) -> dict[int, Outcome]:
    """As one process would, by several: each takes the next task when it is done with its last."""
    longest_first = sorted(_all(tasks), key=lambda at: -tasks[at].length)  # so that all end at about the same time
    # a pipe hands out one byte, the number of a task, to whoever asks first
    ask, put = os.pipe()
    os.write(put, bytes(longest_first))
    os.close(put)

    def work() -> dict[int, Outcome]:
        done = {}
        while number := os.read(ask, 1):
            done[number[0]] = _done(tasks[number[0]], progress)
        return done

    gc.freeze()  # the collector of a child would touch, and so copy, all that its parent has
    children = [_part(work) for _ in range(hands - 1)]
    try:
        done = work()
        for _, answers in children:
            with os.fdopen(answers, "rb", closefd=False) as file:
                data = file.read()
            if not data:
                raise Mistake("a process ended before its work was done")
            answer = pickle.loads(data)
            if isinstance(answer, str):
                raise Mistake(answer)
            done |= answer
        return done
    finally:
        os.close(ask)
        for child, answers in children:
            os.close(answers)
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)  # it has answered, or nobody waits for it any more
            os.waitpid(child, 0)


def _part(work: Callable[[], object]) -> tuple[int, int]:
    """A process that does the work and answers with its pickle: its number, and where it answers."""
    answers, answer = os.pipe()
    child = os.fork()
    if child:
        os.close(answer)
        return child, answers
    try:
        try:
            said: object = work()
        except BaseException:
            said = traceback.format_exc()
        with os.fdopen(answer, "wb") as file:
            pickle.dump(said, file)
    finally:
        os._exit(0)
