"""Starting the editor: one server for a profile, however often it is asked for.

In: a path. Out: the browser at the page of the profile, and a status when its last tab is closed. A second start finds
the first through a file that only this user may read, and opens another tab of it.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import http.client
import json
import os
import secrets
import socket
import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from presskit import disk
from presskit.editor.history import identity, state_folder
from presskit.problems import Missing, failure, from_here

PATIENCE = 3.0
"""Seconds in which a server that is there answers."""


def profile_of(path: Path) -> Path:
    """The profile at a path: of a folder, the one in it; raises Problems where none can be."""
    if path.is_dir():
        return path / "profile.toml"
    if not path.exists() and path.suffix != ".toml":
        return path / "profile.toml"
    return path


def edit(path: Path, *, port: int = 0, browser: bool = True, stay: bool = False, tell: Callable[[str], None]) -> None:
    """Open the profile in the browser, and serve it until its last tab is closed, or with `stay` until Ctrl-C.

    `port` 0 is a free one. Raises Problems, and Missing where the libraries of the editor are.
    """
    _require()
    path = profile_of(path)
    if not (path.parent.is_dir() or path.parent.parent.is_dir()):
        hint = "make it first, or name one that there is"
        raise failure(from_here(path.parent), None, "file", "there is no such folder", hint)
    name = identity(path)
    folder = state_folder() / "edit"
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        (folder / f"{name}.lock").touch(0o600)
    except OSError as fault:
        message = f"what the editor has to remember cannot be written here: {disk.reason_of(fault)}"
        hint = "allow it, make room, or name another folder: XDG_STATE_HOME=/tmp/presskit presskit edit"
        raise failure(str(folder), None, "file", message, hint) from None
    with _alone(folder / f"{name}.lock") as alone:
        if not alone:
            address = _joined(folder / f"{name}.json")
            if address is None:
                message, hint = (
                    "it is being edited already, and that editor does not answer",
                    "close it, then try again",
                )
                raise failure(from_here(path), None, "edit", message, hint)
            tell(f"{from_here(path)} is being edited already; here is another tab of it:")
            _open(address, browser, tell)
            return
        _serve(path, name, folder, port, browser, stay, tell)


def _require() -> None:
    """Raise Missing where the libraries of the editor are not installed."""
    from importlib.util import find_spec

    lacking = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if lacking:
        raise Missing(
            f"the editor needs {' and '.join(lacking)}, which are not installed",
            'python -m pip install "presskit-toolkit[edit]"',
        )


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Whether this is the only process that edits the profile, as long as it lasts."""
    with path.open("w") as file:
        for _ in range(20):  # one that ends or begins just now
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                if (path.with_suffix(".json")).exists():
                    yield False
                    return
                time.sleep(0.1)
            else:
                yield True
                return
        yield False


def _joined(path: Path) -> str | None:
    """An address of the server that is there; None if it does not answer."""
    for _ in range(10):
        with contextlib.suppress(OSError, ValueError, KeyError):
            about = json.loads(path.read_text("utf-8"))
            connection = http.client.HTTPConnection("127.0.0.1", about["port"], timeout=PATIENCE)
            connection.request("POST", "/join", headers={"Authorization": f"Bearer {about['secret']}"})
            answer = connection.getresponse()
            if answer.status == 200:
                return f"http://127.0.0.1:{about['port']}/open?t={json.loads(answer.read())['token']}"
        time.sleep(0.2)
    return None


def _open(address: str, browser: bool, tell: Callable[[str], None]) -> None:
    tell(f"  {address}")
    if browser and not webbrowser.open(address):
        tell("Open this address in your browser.")


def _read(path: Path) -> dict[str, Any]:
    """What a server has left of itself; nothing if it has ended as it should."""
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(path.read_text("utf-8"))
        return found if isinstance(found, dict) else {}
    return {}


def _listening(port: int, last: int) -> socket.socket:
    """A socket on the port that was asked for, or else the last one, or a free one; raises Problems."""
    for one in [port] if port else [last, 0]:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", one))
            listener.listen()
            return listener
        except (OSError, OverflowError, TypeError) as fault:
            listener.close()
            reason = (getattr(fault, "strerror", None) or str(fault)).lower()
    hint = "leave --port out: then a free one is taken"
    raise failure(f"port {port}", None, "port", f"it cannot be used: {reason}", hint)


def _serve(
    path: Path, name: str, folder: Path, port: int, browser: bool, stay: bool, tell: Callable[[str], None]
) -> None:
    import asyncio

    import uvicorn

    from presskit.editor.server import application
    from presskit.editor.session import Session

    gc.freeze()
    gc.enable()  # unlike every other command, this one stays
    session = Session(path, folder / f"{name}.history")
    about = folder / f"{name}.json"
    killed = _read(about)  # its tabs go on with this one, if its port is free
    listener = _listening(port, killed.get("port", 0))
    chosen = listener.getsockname()[1]
    key = killed["key"] if "key" in killed and chosen == killed.get("port") else secrets.token_urlsafe(24)
    secret = secrets.token_urlsafe(24)
    guard, editor = application(session, name, chosen, secret, key)
    with os.fdopen(os.open(about, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump({"port": chosen, "secret": secret, "key": key}, file)
    server = uvicorn.Server(
        uvicorn.Config(
            guard, log_level="critical", access_log=False, lifespan="off", ws="none", loop="asyncio", http="h11"
        )
    )

    async def work() -> None:
        async def watch() -> None:
            while not server.should_exit:
                await asyncio.sleep(1)
                server.should_exit = server.should_exit or (not stay and editor.is_alone())

        watching = asyncio.create_task(watch())
        ends = "Press Ctrl-C" if stay else "Close its tab, or press Ctrl-C,"
        tell(f"Editing {from_here(path)}. {ends} when you are done.")
        await asyncio.to_thread(_open, f"http://127.0.0.1:{chosen}/open?t={guard.token()}", browser, tell)
        try:
            await server.serve(sockets=[listener])
        finally:
            watching.cancel()
            await editor.end()

    try:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is a way to end it
            asyncio.run(work())
    finally:
        about.unlink(missing_ok=True)
        session.save()
    if session.saving.state != "saved" and session.text:
        said = session.saving
        raise failure(from_here(path), None, "file", f"not saved: {said.because}", said.remedy or "edit it again")
    tell(f"{from_here(path)} is saved." if session.exists else "Nothing was written.")
