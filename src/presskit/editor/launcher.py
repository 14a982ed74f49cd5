"""A way to start the editor without a terminal.

In: the machine that this runs on. Out: a file to double-click, or an entry in the menu, which opens the editor on a
folder in the user's home. What it needs is said plainly: it starts the presskit that made it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from presskit import disk
from presskit.problems import failure, from_here

FOLDER = "Press kit"
"""The folder in the user's home that it opens."""

_DESKTOP = """\
[Desktop Entry]
Type=Application
Name=presskit
Comment=Your press kit: one file of facts, every text and page
Exec={command}
Icon={icon}
Terminal=false
Categories=Office;
"""


def install(home: Path, system: str = sys.platform, release: str = "") -> list[str]:
    """Write what starts the editor; returns what to tell. Raises Problems where it cannot be written."""
    command = [*_presskit(), "edit", str(home / FOLDER)]
    try:
        (home / FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason, hint = disk.reason_of(fault), "the editor keeps what you write there; make room for it"
        raise failure(from_here(home / FOLDER), None, "file", f"it cannot be made: {reason}", hint) from None
    if system == "darwin":
        path, text = home / "Desktop" / "presskit.command", f"#!/bin/sh\nexec {_shell(command)}\n"
        how = "Double-click presskit on your desktop; if macOS asks, right-click it and choose Open"
    elif "microsoft" in release.lower():
        path = home / "presskit.cmd"
        text = f"@echo off\r\nwsl.exe -d {os.environ.get('WSL_DISTRO_NAME', 'Debian')} -- {_shell(command)}\r\n"
        how = "Copy this file to your Windows desktop (explorer.exe . opens its folder), and double-click it there"
    else:
        share = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        icon = Path(__file__).parent / "page" / "icon.svg"
        path = share / "applications" / "presskit.desktop"
        text = _DESKTOP.format(command=" ".join(map(_quoted, command)), icon=icon)
        how = "presskit stands among your applications now"
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(path, text.encode(), from_here(path))
    if system == "darwin":
        path.chmod(0o755)
    return [
        f"Wrote {from_here(path)}.",
        f"{how}.",
        f"It opens the folder “{home / FOLDER}”, and needs this presskit to stay where it is ({command[0]}).",
    ]


def _presskit() -> Sequence[str]:
    """How this presskit is started from anywhere."""
    beside = Path(sys.executable).parent / "presskit"
    return [str(beside)] if beside.is_file() else [sys.executable, "-m", "presskit"]


def _shell(command: Sequence[str]) -> str:
    return " ".join(map(quote, command))


def _quoted(argument: str) -> str:
    """An argument as a desktop file has it (Desktop Entry Specification 1.5, "The Exec key")."""
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`").replace("$", "\\$")
    return f'"{escaped}"'.replace("\\", "\\\\").replace("%", "%%")
