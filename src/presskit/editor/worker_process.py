"""Processes that do for the editor what takes long, so that a key never waits for a page.

In: what is asked for, and by whom. Out: an answer; or `Stopped`, when the same page has asked for something newer: work
ends between two layouts, and what the process has loaded stays. It ends with the editor.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import pickle
import select
import struct
import sys
import traceback
from collections import deque
from collections.abc import Callable
from typing import Any

_SIZE = struct.Struct("=Q")

TIDIED, IDLE = 8, 1.0
"""After how many answers memory is tidied, as soon as nobody has asked for anything for so many seconds."""

Row = dict[str, Any]


class Stopped(Exception):
    """Nobody waits for this work any more."""


class Broken(Exception):
    """The process ended, or made a mistake of presskit's own; what it says."""


class WorkerProcess:
    """A process that is started when there is something to do, and again when it has ended."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._waiting: dict[int, tuple[asyncio.Future[Row], Callable[[Row], None] | None]] = {}
        self._number = 0
        self._reading: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    async def do(self, asked: Row, progress: Callable[[Row], None] | None = None) -> Row:
        """What comes of it; raises Stopped, Broken."""
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                try:
                    await self._start()
                except OSError as fault:
                    raise Broken(str(fault)) from None
        assert self._process is not None
        assert self._process.stdin is not None
        self._number += 1
        future: asyncio.Future[Row] = asyncio.get_running_loop().create_future()
        self._waiting[self._number] = (future, progress)
        data = pickle.dumps({**asked, "number": self._number})
        self._process.stdin.write(_SIZE.pack(len(data)) + data)
        try:
            await self._process.stdin.drain()
        except ConnectionError as fault:
            raise Broken(str(fault)) from None
        return await future

    async def _start(self) -> None:
        command = "from presskit.editor.worker_process import main; main()"
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", command, stdin=pipe, stdout=pipe, limit=1 << 30
        )
        self._reading = asyncio.create_task(self._read(self._process))

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        said = "the process that makes pages has ended"
        try:
            while True:
                [size] = _SIZE.unpack(await process.stdout.readexactly(_SIZE.size))
                answer: Row = pickle.loads(await process.stdout.readexactly(size))
                future, progress = self._waiting[answer["number"]]
                if "progress" in answer:
                    if progress:
                        progress(answer)
                    continue
                del self._waiting[answer["number"]]
                if future.done():
                    continue
                if answer.get("stopped"):
                    future.set_exception(Stopped())
                elif "broken" in answer:
                    future.set_exception(Broken(answer["broken"]))
                else:
                    future.set_result(answer)
        except (asyncio.IncompleteReadError, OSError):
            await process.wait()
        finally:
            waiting, self._waiting = self._waiting, {}
            for future, _ in waiting.values():
                if not future.done():
                    future.set_exception(Broken(said))

    async def end(self) -> None:
        """End the process, and see it end: asyncio tells on standard error of one that outlives its loop."""
        async with self._starting:
            if self._process and self._process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    self._process.kill()
                await self._process.wait()


# --- in the process ---------------------------------------------------------------------------------------


def main() -> None:
    """Do one thing after the other until nobody asks any more."""
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    from presskit.editor.work import Work

    queue: deque[Row] = deque()
    work, done = Work(), 0
    gc.disable()  # looking for what nobody refers to any more takes a fifth of an edit: it is done in between
    with contextlib.suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            if not queue:
                queue.append(_received(0))
            _take_in(queue)
            asked = queue.popleft()

            def stop(who: object = asked.get("who")) -> None:
                _take_in(queue)
                if any(other.get("who") == who for other in queue):
                    raise Stopped

            def progress(row: Row, number: int = asked["number"]) -> None:
                _send(answers, {**row, "number": number})

            try:
                stop()
                answer = work.do(asked, stop, progress)
            except Stopped:
                answer = {"stopped": True}
            except Exception:
                answer = {"broken": traceback.format_exc()}
            _send(answers, {**answer, "number": asked["number"]})
            done += 1
            if done >= TIDIED and not queue and not _is_asked(IDLE):
                gc.collect()
                done = 0


def _is_asked(patience: float = 0) -> bool:
    """Whether something is asked for within so many seconds."""
    return bool(select.select([0], [], [], patience)[0])


def _take_in(queue: deque[Row]) -> None:
    """What has come meanwhile."""
    while _is_asked():
        queue.append(_received(0))


def _received(handle: int) -> Row:
    [size] = _SIZE.unpack(_exactly(handle, _SIZE.size))
    row: Row = pickle.loads(_exactly(handle, size))
    return row


def _exactly(handle: int, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        if not (more := os.read(handle, size - len(data))):
            raise EOFError
        data += more
    return bytes(data)


def _send(handle: int, row: Row) -> None:
    data = memoryview(_SIZE.pack(len(body := pickle.dumps(row))) + body)
    while data:
        data = data[os.write(handle, data) :]
