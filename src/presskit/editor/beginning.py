"""A profile begun: of the bio that one has, of another tool's file, or of the example.

In: what was pasted or dropped. Out: the text of a profile, and what it came to in a few words; or what is to be asked
first: whose it is, or with which pronouns a text that says “I” is to be told.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presskit import profile_import
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, WrongArgument

Row = dict[str, Any]


def example() -> Row:
    """The profile that `presskit new` writes."""
    return {"text": (builtin() / "new" / "profile.toml").read_text("utf-8"), "told": [], "example": True}


def pasted(text: str, about: Mapping[str, Any]) -> Row:
    """A biography as text. Raises Problems."""
    if not text.strip():
        raise WrongArgument("there is no text yet; paste the bio that you have")
    return dropped("bio.txt", text.encode(), about)


def dropped(name: str, data: bytes, about: Mapping[str, Any]) -> Row:
    """A file: a biography as text, Word file or page, or what another tool has written. Raises Problems."""
    plain = re.sub(r"[^\w. -]", "", Path(name.replace("\\", "/")).name).lstrip(".") or "file"
    said, pronouns = str(about.get("name") or "").strip(), str(about.get("pronouns") or "").strip()
    found: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / plain
        path.write_bytes(data)
        try:
            taken = profile_import.take(path, name=said or None, pronouns=pronouns or None, warn=found.append)
        except WrongArgument:
            if said:
                raise
            return {"ask": "name"}
        except Problems as problems:
            shown = [(one.message, one.hint) for one in problems.problems]
            raise WrongArgument("; ".join(f"{message}: {hint}" for message, hint in shown[:2])) from None
    if taken.bio and taken.bio.first and not taken.bio.pronouns and not pronouns:
        return {"ask": "pronouns"}
    return {"text": taken.text, "told": list(_told(taken, found)), "example": False}


def _told(taken: profile_import.Taken, found: list[Problem]) -> list[str]:
    """What was read, and what is to be looked at."""
    lines = []
    if taken.bio:
        count = len(taken.bio.sentences)
        lines.append(f"{'One sentence' if count == 1 else f'{count} sentences'} of your bio were read.")
    others = [f"{table} ({count})" for table, count in taken.counts if table != "bio"]
    if others:
        lines.append(f"Read: {', '.join(others)}.")
    if taken.left:
        kept = (
            "One thing had no place and stands"
            if len(taken.left) == 1
            else f"{len(taken.left)} things had no place and stand"
        )
        lines.append(f"{kept} as a comment in the tab Text.")
    lines += [f"{one.message}." for one in found[:3]]
    return lines
