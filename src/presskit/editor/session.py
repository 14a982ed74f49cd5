"""The text of one profile while it is edited: the one place where it changes.

In: edits, each with the text that it was made of; what other programs write to the file. Out: a new revision, saved.
An edit is recorded before it is answered, with the tab and the number that it is, so that one that comes again is
known; it is saved right after, whole or not at all; another program's write is merged by what each was made of. Where
both changed the same lines, the file stays as the other wrote it, mine is kept here and in the history, and the person
is asked. docs/decisions/editor.md says why no edit is lost.
"""

from __future__ import annotations

import codecs
import contextlib
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from presskit import disk
from presskit.editor.changes import Change, with_line_ends
from presskit.editor.history import Edit, History
from presskit.editor.merge import Conflict, merge
from presskit.problems import Problems, from_here
from presskit.tomlfile import read_text

KEPT = 200
"""Earlier revisions that a change may still be based on."""

RETRY = 2.0
"""Seconds after which a text that could not be saved is tried again."""

Stamp = tuple[int, int, int]


class Stale(Exception):
    """The change is based on a revision that is not known any more."""


@dataclass(frozen=True)
class Asked:
    """A change that is asked for: the edit that it is, if whoever asks counts them, and whether it goes over what
    others wrote in the same lines."""

    change: Change
    edit: Edit | None = None
    over: bool = False


@dataclass(frozen=True)
class Halted:
    """The first of several changes that was not made, as were those behind it: it met lines that were changed otherwise
    since, or it cannot be made, because `fault`."""

    at: int
    conflicts: tuple[Conflict, ...] = ()
    fault: Exception | None = None


@dataclass(frozen=True)
class Saving:
    """How it stands with the file: saved, saving, or not, because …; `conflicts` where another program's lines are."""

    state: Literal["saved", "saving", "unsaved", "asked"]
    because: str = ""
    remedy: str = ""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """How it stands at one moment."""

    revision: int
    text: str
    saving: Saving
    taken: dict[str, int]


class Session:
    """One profile that is edited. Its methods may be called from several threads."""

    def __init__(self, path: Path, history: Path | None) -> None:
        """Open the file; raises Problems if it is there and cannot be read. One that is not there is made when there
        is something to save."""
        self.path = path.absolute()
        self.display_path = from_here(path)
        self.revision = time.time_ns() // 1_000_000  # that of a server before this one is no other text's now
        self._lock = threading.RLock()
        self._writing = threading.Lock()
        self._mark = b""
        self._stamp: Stamp | None = None
        self._fault: tuple[str, str] = ("", "")
        self._conflicts: tuple[Conflict, ...] = ()
        self._there = self._base = ""
        self._tried = 0.0
        self._texts: OrderedDict[int, str] = OrderedDict()
        there = self._read() if self.path.exists() else ""
        self.history = History.of(history, there)
        self._texts[self.revision] = self.text
        if self.history.saving == there:
            self.history.mark_saved(there)
        if self.history.saved != there:
            self._take_in(there)
        elif self.text != there:
            self._later()

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.history.text

    @property
    def exists(self) -> bool:
        """Whether there is a profile."""
        return bool(self.text.strip()) or self.path.exists()

    @property
    def saving(self) -> Saving:
        """How it stands with the file."""
        with self._lock:
            if self._conflicts:
                return Saving("asked", "another program changed the same lines", "", self._conflicts)
            if self._fault[0]:
                return Saving("unsaved", *self._fault)
            held = self.history.saved == self.text and (self._stamp is not None or not self.text)
            return Saving("saved" if held else "saving")

    @property
    def can_undo(self) -> str:
        """What would be undone; nothing if nothing can."""
        return self.history.steps[self.history.done - 1].label if self.history.done else ""

    @property
    def can_redo(self) -> str:
        """What would be done again; nothing if nothing can."""
        steps = self.history.steps
        return steps[self.history.done].label if self.history.done < len(steps) else ""

    # --- changes ---

    def snapshot(self) -> Snapshot:
        """The text with its revision and the edits that are in it, of one moment."""
        with self._lock:
            return Snapshot(self.revision, self.text, self.saving, dict(self.history.taken))

    def take(
        self, asked: Sequence[Asked], base: int, text: str | None = None, before: Sequence[Change] = ()
    ) -> Halted | None:
        """Make changes, one after the other; returns the first that was not made, if any. Raises Stale.

        They were made looking at the text of the revision `base`, or at `text` where that is given, in which `before`
        stood, too: what was typed already, and not answered. So each is merged by the text that it was made of: that
        one with all typed before it. One that is in the text already is passed over.
        """
        with self._lock:
            self.look()
            made_of = self._texts.get(base) if text is None else with_line_ends(self.text, text)
            if made_of is None:
                raise Stale
            for change in before:
                made_of = _shown(change, made_of)
            for at, one in enumerate(asked):
                if one.edit and one.edit[1] <= self.history.taken.get(one.edit[0], 0):
                    made_of = _shown(one.change, made_of)
                    continue
                try:
                    mine = one.change.make(made_of)
                except Exception as fault:  # whatever it is, it is reported, and takes no other edit
                    return Halted(at, fault=fault)
                merged = merge(made_of, mine, self.text)
                if merged.conflicts and not one.over:
                    return Halted(at, merged.conflicts)
                self._take(merged.text, one.change.label, one.change.field, one.edit)
                made_of = mine if one.change.shown else made_of
            return None

    def change(self, make: Callable[[str], str], label: str) -> None:
        """A change of the text as it is now; raises what `make` raises."""
        with self._lock:
            self._take(make(self.text), label)

    def undo(self) -> int:
        """Take the last step back."""
        return self._go(-1)

    def redo(self) -> int:
        """Do it again."""
        return self._go(1)

    def _go(self, steps: int) -> int:
        with self._lock:
            self.look()
            self.history.go(self.history.done + steps)
            self._next()
            return self.revision

    def resolve(self, keep: Literal["mine", "theirs"]) -> int:
        """Settle where another program changed the same lines; the other choice is one step of undo away."""
        with self._lock:
            if self._conflicts:
                theirs = merge(self._base, self.text, self._there).theirs
                self._conflicts = ()
                self.history.mark_saved(self._there)
                if keep == "theirs":
                    self._take(theirs, "take what the other program wrote")
                self._later()
            return self.revision

    def _take(self, after: str, label: str, field: str = "", edit: Edit | None = None) -> None:
        changes = after != self.text
        self.history.record(after, label, field, edit)
        if changes:
            self._next()

    def _next(self) -> None:
        self.revision += 1
        self._texts[self.revision] = self.text
        while len(self._texts) > KEPT:
            self._texts.popitem(last=False)
        self._later()

    # --- the file ---

    def look(self) -> None:
        """See whether another program has written the file, and take that in."""
        with self._lock:
            stamp = _stamp(self.path)
            if self._writing.locked() or (stamp is None and not self.text):
                return
            if stamp == self._stamp or stamp is None:  # where it is gone, it is written again
                again = self._fault[0] and time.monotonic() - self._tried > RETRY
                if again or (stamp is None and self._stamp is not None):
                    self._stamp = stamp
                    self._later()
                return
            try:
                there = self._read()
            except Problems as problems:
                self._fault = (problems.problems[0].message, problems.problems[0].hint)
                return
            if self._fault[0]:
                self._fault = ("", "")
            if there != self.history.saved:
                self._take_in(there)
            elif there != self.text:
                self._later()

    def _take_in(self, there: str) -> None:
        """Merge what another program wrote over what that was made of."""
        self._there, self._base = there, self._made_of(there)
        merged = merge(self._base, self.text, there)
        if merged.conflicts:
            self._conflicts = merged.conflicts
            if merged.text != self.text:
                self.history.record(merged.text, "changed by another program")
                self._next()
            return
        self._conflicts = ()
        self.history.mark_saved(there)
        if merged.text != self.text:
            self.history.record(merged.text, "changed by another program")
            self._next()
            if merged.text == there:
                self.history.mark_saved(there)
        elif merged.text != there:
            self._later()

    def _made_of(self, there: str) -> str:
        """What another program's text was made of: what was saved last, or what the file held a moment ago, for who
        reads it, changes it and writes it takes one; of these the one from which it differs least. Who brings an
        earlier text back has changed the one that was saved last."""
        recent = self.history.recent()
        if there in recent:
            return self.history.saved
        if self.history.saving is not None:
            recent.append(self.history.saving)
        return min((self.history.saved, *recent), key=lambda text: _apart(text, there))

    def _read(self) -> str:
        """The text of the file, with its line ends; raises Problems."""
        stamp = _stamp(self.path)
        read_text(self.path, self.display_path)  # whatever stands in the way is told in its words
        raw = self.path.read_bytes()
        self._mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        self._stamp = stamp
        return raw[len(self._mark) :].decode()

    def _later(self) -> None:
        threading.Thread(target=self.save, name="save", daemon=False).start()

    def _overtaken(self) -> bool:
        """Whether another program has written the file since it was looked at."""
        now = _stamp(self.path)
        return self._stamp is not None and now is not None and now != self._stamp

    def save(self) -> None:
        """Write the text, if it is not what the file holds; what stands in the way is told by `saving`."""
        self._tried = time.monotonic()
        with self._writing:
            while True:
                with self._lock:
                    text = self.text
                    if self._conflicts or (text == self.history.saved and self._stamp and _stamp(self.path)):
                        return
                    if self._overtaken():
                        break  # its text is taken in first
                    if not text and not self.path.exists():
                        return
                    self.history.mark_saving(text)
                try:
                    self.path.parent.mkdir(exist_ok=True)  # of a new profile
                    put = disk.replace(self.path, self._mark + text.encode(), self.display_path, self._overtaken)
                except disk.Overtaken:
                    break
                except Problems as problems:
                    self._fault = (
                        problems.problems[0].message.removesuffix("; it is as it was"),
                        problems.problems[0].hint,
                    )
                    return
                except OSError as fault:
                    self._fault = (disk.reason_of(fault), "")
                    return
                with self._lock:
                    # of what was put there: another program may have written again by now
                    self._stamp, self._fault = (put.st_mtime_ns, put.st_size, put.st_ino), ("", "")
                    self.history.mark_saved(text)
        self.look()
        if self.saving.state == "saving":
            self._later()


def _shown(change: Change, text: str) -> str:
    """The text as a page shows it once a change was asked for, before there is an answer."""
    if change.shown:
        with contextlib.suppress(Exception):  # one that cannot be made was told already
            return change.make(text)
    return text


def _apart(one: str, other: str) -> int:
    """How many lines two texts do not share."""
    mine, theirs = Counter(one.splitlines()), Counter(other.splitlines())
    return (mine - theirs).total() + (theirs - mine).total()


def _stamp(path: Path) -> Stamp | None:
    """What changes when a file is written; None for one that is not there."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
