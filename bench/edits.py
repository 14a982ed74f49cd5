"""Whether the editor keeps what is typed: random edits by form, and everything that can come between two keys.

    .venv/bin/python -m bench.edits         1,000 edits, 500 steps in a browser; part of `make evaluate`
    .venv/bin/python -m bench.edits --forms 50 --steps 30 --seed 7

Edits go through the server's interface, as a form sends them: after each, the value reads back from the file, and every
byte that the edit does not mean is as it was. Steps are keys in two tabs of a real browser, another program that writes
the file, a tab that is loaded anew in the midst of a request or closed, and the server killed: at the end every field
holds what was typed into it last, and what the other program wrote is there.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from presskit.editor.history import Step
from presskit.tomlfile.places import Index
from tests import validators
from tests.test_editing import at_the_end, changed, leaves
from tests.test_editor import Editor

ROOT = Path(__file__).resolve().parent.parent
PROFILES = [*sorted((ROOT / "examples").glob("*/profile.toml")), ROOT / "profile.toml", ROOT / "docs" / "example.toml"]


def main() -> int:
    """Run both and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forms", type=int, default=1000, help="edits by form (1,000)")
    parser.add_argument("--steps", type=int, default=500, help="steps in a browser (500)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    wrong = list(by_form(asked.forms, asked.seed))
    print(f"{asked.forms} edits by form: {len(wrong)} wrong", *wrong, sep="\n  ", flush=True)
    lost: list[str] = []
    if asked.steps and validators.missing("chromium"):
        print("steps in a browser: skipped, there is no Chromium")
    elif asked.steps:
        with validators.chromium() as browser:
            lost = steps(browser, asked.steps, asked.seed)
        print(
            f"{asked.steps} steps between keys, other programs and ends of the server: {len(lost)} lost",
            *lost,
            sep="\n  ",
        )
    return 1 if wrong or lost else 0


# --- edits by form ----------------------------------------------------------------------------------------


def by_form(count: int, seed: int) -> Iterator[str]:
    """Random edits of every profile; a line for each that did not come to what it meant."""
    chance = random.Random(seed)
    share = -(-count // len(PROFILES))
    for path in PROFILES:
        number = min(share, count)
        count -= number
        if number:
            with tempfile.TemporaryDirectory() as folder:
                shutil.copyfile(path, Path(folder) / "profile.toml")
                running = Editor(Path(folder)).enter()
                try:
                    yield from (f"{path.relative_to(ROOT)}: {one}" for one in _edits(running, number, chance))
                finally:
                    running.close()


def _edits(running: Editor, count: int, chance: random.Random) -> Iterator[str]:
    state = running.ask("state")
    for _ in range(count):
        before = state["text"]
        operation, check = _operation(before, chance)
        answer = running.ask("edit", {"base": state["rev"], "do": [operation]})
        if "text" not in answer:
            yield f"{operation}: {answer}"
            continue
        state = answer
        if fault := check(state["text"]):
            yield f"{operation}: {fault}"
        if not state["rev"]:
            state = running.ask("state?rev=-1")
    if running.saved().replace("\r\n", "\n") != state["text"]:
        yield "what was saved is not what was answered"


def _operation(text: str, chance: random.Random) -> tuple[dict[str, Any], Callable[[str], str]]:
    """A random edit, and what tells what is wrong with the text that came of it."""
    data = tomllib.loads(text)
    tables = [name for name, rows in data.items() if isinstance(rows, list) and rows and isinstance(rows[0], dict)]
    how = chance.choice(["put", "put", "put", "put", "take out", "add", "drop", "move"])
    table = chance.choice(tables)
    rows: list[Any] = data[table]
    row = chance.randrange(len(rows))
    if how in ("put", "take out"):
        ways = [at for at in leaves(data) if _is_text(at_the_end(data, at)) and isinstance(at[-1], str)]
        told = [name for bio in data.get("bio", ()) for name in bio.get("about", ())]  # is renamed in both places
        ways = [way for way in ways if not (len(way) == 3 and at_the_end(data, way) in told)]
        at = chance.choice([way for way in ways if how == "put" or len(way) > 2])
        value = changed(at_the_end(data, at), chance) if how == "put" else ""
        node = Index.of(text.encode()).values[at]
        span = [len(text.encode()[:place].decode()) for place in (node.start_byte, node.end_byte)]
        held: Any = at_the_end(data, at[:-1])
        if value:
            held[at[-1]] = value
        else:
            del held[at[-1]]
        return {"do": "put", "at": list(at), "value": value}, partial(_fault, how, text, data, span)
    if how == "add":
        value = {"name": "Neu “x” # y", "text": "[may go] {they} stay"}
        rows.append(value)
        return {"do": "add", "table": [table], "value": value}, partial(_fault, how, text, data, [])
    moved = rows.pop(row)
    if how == "drop":
        if not rows:
            del data[table]
        return {"do": "drop", "table": [table], "row": row}, partial(_fault, how, text, data, [])
    to = chance.randrange(len(rows) + 1)
    rows.insert(to, moved)
    return {"do": "move", "table": [table], "row": row, "to": to}, partial(_fault, how, text, data, [])


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _fault(how: str, before: str, meant: dict[str, Any], span: list[int], after: str) -> str:
    """What is wrong: the file reads otherwise than what was meant, or a byte is another that the edit does not mean."""
    if tomllib.loads(after) != meant:
        return "it reads otherwise"
    splice = Step.between(before, after, "")
    if before == after:
        kept = True
    elif how == "put":
        kept = span[0] <= splice.at and splice.at + len(splice.old) <= span[1]
    elif how == "add":
        kept = not splice.old.strip()
    elif how == "drop":
        kept = not splice.new.strip()
    elif how == "take out":
        kept = not splice.new.strip() or splice.new.lstrip().startswith("#")
    else:
        kept = sorted(before.split("\n")) == sorted(after.split("\n"))
    return "" if kept else f"{splice.old!r} became {splice.new!r}"


# --- between keys -----------------------------------------------------------------------------------------

FIELDS = (("name", "location"), ("headline", "origin"))
"""Of the person: what each of the two tabs types into."""

PROFILE = """\
[person]
name = "Ada"
headline = "h"
location = "l"
origin = "o"

# Others write below.
[[topics]]
title = "t0"

[[topics]]
title = "t1"

[[topics]]
title = "t2"
"""


def steps(browser: Any, count: int, seed: int) -> list[str]:
    """Random steps; returns a line for each word that is not there at the end."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        return _Steps(browser, Path(folder), chance).run(count)


class _Steps:
    def __init__(self, browser: Any, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        (folder / "profile.toml").write_text(PROFILE)
        self.editor = Editor(folder).enter()
        self.context = browser.new_context(viewport={"width": 1280, "height": 800})
        name, _, value = self.editor.cookie.partition("=")
        self.address = f"http://127.0.0.1:{self.editor.port}/"
        self.context.add_cookies([{"name": name, "value": value, "url": self.address}])
        self.tabs = [self._tab(), self._tab()]
        self.typed = tomllib.loads(PROFILE)["person"]
        self.written = {f"t{at}": f"t{at}" for at in range(3)}
        self.done: list[str] = []

    def _tab(self) -> Any:
        page = self.context.new_page()
        page.set_default_timeout(60_000)
        page.goto(self.address)
        page.wait_for_selector("[data-way='person.name'] :is(input, textarea)")
        return page

    def run(self, count: int) -> list[str]:
        try:
            for number in range(count):
                self._step(number)
            return self._lost()
        finally:
            self.context.close()
            self.editor.close()

    def _step(self, number: int) -> None:
        how = self.chance.random()
        at = self.chance.randrange(2)
        if how < 0.5:
            self._type(at, number)
        elif how < 0.75:
            self._write(number)
        elif how < 0.85:
            self._type(at, number)
            self.tabs[at].reload()
            self.tabs[at].wait_for_selector("[data-way='person.name'] :is(input, textarea)")
            self.done.append(f"reload {at}")
        elif how < 0.92:
            self._type(at, number)
            self.tabs[at].close()
            self.tabs[1 - at].wait_for_timeout(500)  # nobody opens another sooner
            self.tabs[at] = self._tab()
            self.done.append(f"close {at}")
        else:
            self._type(at, number)
            self.editor.kill()
            self._type(1 - at, number)
            self.editor.start()
            self.done.append("kill")

    def _type(self, at: int, number: int) -> None:
        """Add a word to a field with keys, sometimes in two goes."""
        name = self.chance.choice(FIELDS[at])
        word = f" {name[0]}{number}"
        field = self.tabs[at].locator(f"[data-way='person.{name}'] :is(input, textarea)").first
        field.focus()
        self.tabs[at].keyboard.press("End")
        self.tabs[at].keyboard.type(word, delay=self.chance.choice([0, 5, 30]))
        self.typed[name] += word
        self.done.append(f"type {word.strip()} in {at}")
        if self.chance.random() < 0.3:
            self.tabs[at].wait_for_timeout(self.chance.choice([20, 150, 700]))

    def _write(self, number: int) -> None:
        """Another program reads the file, changes a line and puts it back."""
        at, path = self.chance.randrange(3), self.folder / "profile.toml"
        old, new = self.written[f"t{at}"], f"t{at} {number}"
        with contextlib.suppress(FileNotFoundError):
            text = path.read_text()
            if f'title = "{old}"' not in text:  # what it wrote before is not there yet, or lost: the end tells
                return
            aside = path.with_name("aside")
            aside.write_text(text.replace(f'title = "{old}"', f'title = "{new}"'))
            if path.read_text() == text:  # as an editor does, which asks before it writes over what it has not seen
                aside.replace(path)
                self.written[f"t{at}"] = new
                self.done.append(f"write {new}")

    def _lost(self) -> list[str]:
        """What is not in the file when all is saved."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            for tab in self.tabs:
                tab.wait_for_timeout(100)
            there = tomllib.loads((self.folder / "profile.toml").read_text())
            lost = [f"{name}: {value!r}, and the file has {there['person'].get(name)!r}"
                    for name, value in self.typed.items() if there["person"].get(name) != value]  # fmt: skip
            titles = [row["title"] for row in there["topics"]]
            lost += [f"{value!r} of another program" for value in self.written.values() if value not in titles]
            if not lost:
                return []
        if os.environ.get("VERBOSE"):
            state = self.editor.ask("state?rev=-1")
            print(
                state["saving"],
                state["text"][:400],
                [tab.inner_text("header")[:300] for tab in self.tabs],
                file=sys.stderr,
            )
            print(*self.done, sep="\n", file=sys.stderr)
        return lost


if __name__ == "__main__":
    sys.exit(main())
