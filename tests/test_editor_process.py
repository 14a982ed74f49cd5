"""The processes that do for the editor what takes long: they begin with what waits, and not with what can wait."""

from __future__ import annotations

import pickle
import select
import struct
import subprocess
import sys

import pytest

SIZE = struct.Struct("=Q")
PATIENCE = 60
"""Seconds in which an answer must come; it takes one."""

ASKED = {
    "kind": "readings",
    "text": '[person]\nname = "Ada Strand"\n',
    "shown": "profile.toml",
    "folder": ".",
    "who": 1,
}


@pytest.mark.slow
def test_memory_is_not_tidied_while_work_waits():
    """A process that would first wait for an hour without requests answers no request that it has taken in."""
    code = "from presskit.editor import worker_process as it; it.IDLE = 3600.0; it.main()"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, bufsize=0) as process:
        assert process.stdin is not None
        asked = [pickle.dumps({**ASKED, "number": number}) for number in range(12)]
        process.stdin.write(b"".join(SIZE.pack(len(one)) + one for one in asked))
        answers: list[dict[str, object]] = []
        while len(answers) < len(asked) and (head := _read(process, SIZE.size)):
            answers.append(pickle.loads(_read(process, SIZE.unpack(head)[0])))
        process.kill()
    assert [one["number"] for one in answers] == list(range(12))
    assert [one.get("stopped", False) for one in answers] == [True] * 11 + [False]


def _read(process: subprocess.Popen[bytes], size: int) -> bytes:
    """So many bytes; nothing if they do not come."""
    assert process.stdout is not None
    data = b""
    while len(data) < size and select.select([process.stdout], [], [], PATIENCE)[0]:
        if not (more := process.stdout.read(size - len(data))):
            return b""
        data += more
    return data if len(data) == size else b""
