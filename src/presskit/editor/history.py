"""Everything that was done to a text, on the disk: undo and redo over reloads, and nothing lost with the process.

In: steps, each a splice of the text, with the edit of a tab that it was. Out: the text as it was before or after each,
and which edits are in it: whoever sends one again, because no answer came, is answered and nothing is done twice. The
file is a log to which lines are added; it is read when the profile is opened and written anew when it has grown. It
lies in the user's own folder for such things (`$XDG_STATE_HOME/presskit`, `~/.local/state/presskit`), where nobody else
may read it: beside the profile it would end in somebody's repository.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MOST = 500
"""Steps that are kept."""

LARGEST = 4_000_000
"""Bytes of the log, beyond which it is written anew."""

PAUSE = 1.5
"""Seconds after which another key in the same field is a step of its own."""

MOMENT = 3.0
"""Seconds that another program may take to read the file, change it and write it."""

TABS = 100
"""Tabs whose edits are remembered; one that is loaded anew is another."""

Edit = tuple[str, int]
"""The tab that an edit is from, and its number there."""


@dataclass
class Step:
    """One change: at `at`, `old` became `new`; `label` says what it was, `field` where, and `when` in seconds."""

    at: int
    old: str
    new: str
    label: str
    field: str = ""
    when: float = 0.0

    @classmethod
    def between(cls, before: str, after: str, label: str, field: str = "", when: float = 0.0) -> Step:
        """The smallest splice that makes one text of the other."""
        size = min(len(before), len(after))
        begin = next((at for at in range(size) if before[at] != after[at]), size)
        end = next((at for at in range(size - begin) if before[-1 - at] != after[-1 - at]), size - begin)
        return cls(begin, before[begin : len(before) - end], after[begin : len(after) - end], label, field, when)

    def done(self, text: str) -> str:
        """The text after it."""
        return text[: self.at] + self.new + text[self.at + len(self.old) :]

    def undone(self, text: str) -> str:
        """The text before it."""
        return text[: self.at] + self.old + text[self.at + len(self.new) :]


@dataclass
class History:
    """The steps of one profile, of which the first `done` are in its text, and the text that was saved last; of each
    tab the number of the last edit that was taken, with all before it."""

    path: Path | None
    text: str = ""
    saved: str = ""
    steps: list[Step] = field(default_factory=list)
    done: int = 0
    taken: dict[str, int] = field(default_factory=dict)
    held: deque[tuple[float, str]] = field(default_factory=lambda: deque(maxlen=20))
    """What the file held, and until when."""
    saving: str | None = None
    """What the file may hold, where the process before this one was ended while it wrote."""

    @classmethod
    def of(cls, path: Path | None, text: str) -> History:
        """What is known of a file whose text this is; a log that cannot be read is begun anew."""
        history = cls(path, text, text)
        if path:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                found = cls._read(path)
                if found is not None:
                    return found
        history._begin()
        return history

    @classmethod
    def _read(cls, path: Path) -> History | None:
        history: History | None = None
        for line in path.read_text("utf-8").split("\n"):
            try:
                row: dict[str, Any] = json.loads(line) if line else {}
            except ValueError:  # the last line, if the process was ended while it wrote
                continue
            if "text" in row:
                steps = [Step(*one) for one in row["steps"]]
                history = cls(path, row["text"], row["saved"], steps, row["done"], row.get("taken", {}))
            elif history:
                history._again(row)
        return history

    def _again(self, row: dict[str, Any]) -> None:
        if "step" in row:
            self._take(Step(*row["step"]))
        if "of" in row:
            self._note(*row["of"])
        if "to" in row:
            self._go(row["to"])
        if "saving" in row:
            self.saving = Step(*row["saving"]).done(self.text)
        if "saved" in row:
            step = Step(*row["saved"])
            self.held.append((step.when, self.saved))
            self.saved, self.saving = step.done(self.text), None

    def record(self, after: str, label: str, field: str = "", edit: Edit | None = None) -> None:
        """A change of the text, and the edit that it is, in one row; a run of keys in one field is one step."""
        row: dict[str, Any] = {"of": edit} if edit else {}
        if after != self.text:
            step = Step.between(self.text, after, label, field, time.time())
            self._take(step)
            row["step"] = _row(step)
        if edit:
            self._note(*edit)
        if row:
            self._write(row)

    def _note(self, tab: str, number: int) -> None:
        self.taken[tab] = max(number, self.taken.pop(tab, 0))
        while len(self.taken) > TABS:
            del self.taken[next(iter(self.taken))]

    def _take(self, step: Step) -> None:
        del self.steps[self.done :]
        before = step.done(self.text)
        last = self.steps[-1] if self.steps else None
        if last and step.field and last.field == step.field and step.when - last.when < PAUSE:
            step = Step.between(last.undone(self.text), before, last.label, step.field, step.when)
            self.steps[-1] = step
        else:
            self.steps.append(step)
        del self.steps[:-MOST]
        self.text, self.done = before, len(self.steps)

    def go(self, to: int) -> None:
        """Undo or redo until `to` steps are done."""
        self._go(to)
        self._write({"to": to})

    def _go(self, to: int) -> None:
        to = max(0, min(to, len(self.steps)))
        while self.done > to:
            self.done -= 1
            self.text = self.steps[self.done].undone(self.text)
        while self.done < to:
            self.text = self.steps[self.done].done(self.text)
            self.done += 1

    def mark_saving(self, text: str) -> None:
        """This is what the file holds next; whether it came to that is not known where the process is ended now."""
        self._write({"saving": _row(Step.between(self.text, text, ""))})

    def mark_saved(self, text: str) -> None:
        """This is what the file holds now."""
        if text != self.saved:
            now = time.time()
            self.held.append((now, self.saved))
            self.saved, self.saving = text, None
            self._write({"saved": _row(Step.between(self.text, text, "", "", now))})

    def recent(self) -> list[str]:
        """What the file held a moment ago, the last first: whoever reads a file, changes it and writes it takes one."""
        now = time.time()
        return [text for moment, text in reversed(self.held) if now - moment < MOMENT]

    def _begin(self) -> None:
        """Write the log anew."""
        row: dict[str, Any] = {"text": self.text, "saved": self.saved, "done": self.done, "taken": self.taken}
        row["steps"] = [_row(one) for one in self.steps]
        if self.path is None:
            return
        with contextlib.suppress(OSError):  # without a log everything else goes on
            self.path.parent.mkdir(0o700, parents=True, exist_ok=True)
            aside = self.path.with_suffix(".new")
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
            aside.replace(self.path)

    def _write(self, row: dict[str, Any]) -> None:
        if self.path is None:
            return
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
                size = file.tell()
        except OSError:
            return
        if size > LARGEST:
            self._begin()


def _row(step: Step) -> list[object]:
    return [step.at, step.old, step.new, step.label, step.field, step.when]


def state_folder() -> Path:
    """The user's own folder for what presskit has to remember between two starts."""
    home = os.environ.get("XDG_STATE_HOME") or ""
    return (Path(home) if home.startswith("/") else Path.home() / ".local" / "state") / "presskit"


def identity(path: Path) -> str:
    """A name for the profile at this path, the same whichever way it was named."""
    return hashlib.sha256(os.path.realpath(path).encode("utf-8", "surrogateescape")).hexdigest()[:16]
