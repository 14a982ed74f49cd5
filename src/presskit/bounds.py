"""What a process may take that runs what somebody else has written: so much time, so much memory, and no longer than
the process that waits for it.

In: the environment variables PRESSKIT_TEMPLATE_SECONDS and PRESSKIT_TEMPLATE_MEMORY. Out: a process that is held to
them: `OutOfTime` or MemoryError is raised in it, where Python can raise anything; else the system ends it.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from presskit.problems import WrongArgument

SECONDS, MEMORY = "PRESSKIT_TEMPLATE_SECONDS", "PRESSKIT_TEMPLATE_MEMORY"
"""The environment variables; whoever writes a template or a profile cannot set them."""

GRACE = 5
"""Seconds between `OutOfTime`, for which Python must have the word, and the end of the process."""


class OutOfTime(BaseException):
    """The time is over. No `except Exception` between here and whoever set the bounds may take it."""


@dataclass(frozen=True)
class Bounds:
    """Seconds of the processor, and MiB of memory beyond what the process has when it begins."""

    seconds: int = 60
    memory: int = 1536

    @property
    def patience(self) -> int:
        """Seconds of the clock after which a process that neither works nor ends is given up."""
        return 10 * (self.seconds + GRACE)

    @property
    def more_time(self) -> str:
        """The environment variable that doubles the time, as a person writes it."""
        return f"{SECONDS}={2 * self.seconds}"

    @property
    def more_memory(self) -> str:
        """The environment variable that doubles the memory, as a person writes it."""
        return f"{MEMORY}={2 * self.memory}"

    @property
    def out_of_time(self) -> tuple[str, str]:
        """What is told where the time is over, and the remedy."""
        message = f"it is not done after {self.seconds} seconds of work"
        return message, f"let it do less, or give it more time: {self.more_time}"

    @property
    def out_of_memory(self) -> tuple[str, str]:
        """Likewise, where the memory does not suffice."""
        return (
            f"it needs more than {self.memory} MiB of memory",
            f"let it hold less, or give it more: {self.more_memory}",
        )


def bounds() -> Bounds:
    """What the environment says, else the usual; raises ValueError for what is no number."""
    usual = Bounds()
    return Bounds(_number(SECONDS, usual.seconds), _number(MEMORY, usual.memory))


def _number(name: str, usual: int) -> int:
    said = os.environ.get(name, "").strip()
    if not said:
        return usual
    if not (said.isascii() and said.isdecimal() and len(said) <= 9 and int(said) > 0):
        unit = "seconds" if name == SECONDS else "MiB"
        raise WrongArgument(f'{name} is "{said}"; write a whole number of {unit}, such as {2 * usual}')
    return int(said)


def hold(bounds: Bounds) -> None:
    """Hold this process, which has just begun, to its bounds."""
    import resource

    def over(*_: object) -> NoReturn:
        raise OutOfTime  # the system asks again every second until it is heard

    signal.signal(signal.SIGXCPU, over)
    _lower(resource.RLIMIT_CPU, bounds.seconds, bounds.seconds + GRACE)
    most = _size() + bounds.memory * 2**20
    _lower(resource.RLIMIT_AS, most, most)
    _lower(resource.RLIMIT_CORE, 0, 0)


def release() -> None:
    """No `OutOfTime` any more: the work is done, and what is left is to say so."""
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)


def _lower(what: int, soft: int, hard: int) -> None:
    """Set a limit, unless the system has a lower one."""
    import resource

    _, least = resource.getrlimit(what)
    if least != resource.RLIM_INFINITY:
        soft, hard = min(soft, least), min(hard, least)
    resource.setrlimit(what, (soft, hard))


def _size() -> int:
    """Bytes of memory that the process has reserved so far (proc(5), statm)."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 2**30
    return pages * os.sysconf("SC_PAGE_SIZE")


def end_with(parent: int) -> None:
    """Have the system end this process when the one that it was forked from ends, however that happens."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG (prctl(2))
        if os.getppid() != parent:  # it has ended meanwhile
            os._exit(1)
