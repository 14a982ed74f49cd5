"""How long the editor takes in a real browser, from a key to what it changes; and whether it holds still.

    .venv/bin/python -m bench.editor     on a machine at rest, which `make bench` is for, too; needs Chromium

Times are taken in the page itself, from the keydown event to the frame in which the change is painted: medians of ten.
Beside each stands the processor time that the editor took for one of them, with what takes the key back again: that
hardly depends on what else the machine does.
Then fifty keys in each tab: frames in which a page has no picture, and keys after which the place that was scrolled to
or the field that was typed in is another.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests import validators

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, EDITS = 10, 50
PAGES = ("one-pager", "press-kit", "resume")

ASKED = {
    "key → letter": 50,
    "key → letter while pages are laid out": 50,
    "key → word of the dial": 250,
    "dial step → text": 120,
    "key → one-pager": 600,
    "key → press-kit": 1000,
    "key → resume": 1000,
    "last key → exact one-pager": 2500,
    "last key → exact press-kit": 2500,
    "last key → exact resume": 2500,
}
"""Milliseconds that are asked of each; of the engineer's résumé, which has two pages, 3,500."""

WATCH = """([selector, whole]) => {
  const read = () => [...document.querySelectorAll(selector)].slice(0, whole ? 99 : 1)
    .map((held) => held.currentSrc || held.value || held.textContent).join(' ');
  window.began = null;
  window.ended = null;
  const before = read();
  addEventListener('keydown', () => { window.began ??= performance.now(); }, { capture: true, once: true });
  const look = () => {
    if (window.began !== null && read() !== before) window.ended ??= performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
TOOK = "() => window.ended === null ? null : window.ended - window.began"

REST = """() => {
  window.last = null;
  window.rest = null;
  addEventListener('keydown', () => { window.last = performance.now(); window.rest = window.busy = null; }, true);
  const look = () => {
    if (document.querySelector('.sheets.busy')) window.busy = true;
    else if (window.busy) window.rest ??= performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""The pages are exact when they were busy after the last key and are so no more."""

STILL = """(scrolled) => {
  const pane = document.querySelector('#right-panel');
  pane.scrollTop = scrolled;
  const place = pane.scrollTop, held = document.activeElement, pages = document.querySelector('.sheets img') !== null;
  const count = window.count = { frames: 0, blank: 0, scrolled: 0, left: 0 };
  const look = () => {
    if (window.count !== count) return;
    const pictures = [...document.querySelectorAll('.sheets img')];
    count.frames += 1;
    count.blank += pages && (!pictures.length || pictures.some((one) => !one.complete || !one.naturalWidth));
    count.scrolled += Math.abs(pane.scrollTop - place) > 1;
    count.left += document.activeElement !== held;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


class Row(NamedTuple):
    """A figure of a profile: what was measured, and each time in milliseconds."""

    what: str
    times: list[float]


class Opened(NamedTuple):
    """The page of an editor, and its process."""

    page: Any
    process: int

    def seconds(self) -> float:
        """Processor seconds of the editor and of all processes that it has; not a number where there is no /proc."""
        rows = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = path.read_text().rpartition(")")[2].split()
                rows[int(path.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
        own, count = {self.process}, 0
        while len(own) != count:
            count = len(own)
            own |= {pid for pid, (parent, _) in rows.items() if parent in own}
        ticks = sum(rows[pid][1] for pid in own if pid in rows)
        return ticks / os.sysconf("SC_CLK_TCK") if rows else float("nan")


def main() -> None:
    """Measure with both examples, and print a row for each figure."""
    if lacking := validators.missing("chromium"):
        print(f"the editor is not measured: {lacking}")
        return
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    with validators.chromium() as browser:
        for name in ("chef", "engineer"):
            with opened(browser, ROOT / "examples" / name) as editor:
                page, before = editor.page, editor.seconds()
                for what, times in measured(page):
                    took, before = (editor.seconds() - before) / max(len(times), 1), editor.seconds()
                    asked = 3500 if (name, what) == ("engineer", "last key → exact resume") else ASKED[what]
                    found = statistics.median(times) if times else float("nan")
                    span = f"({min(times):.0f}–{max(times):.0f})" if times else ""
                    told = "" if found <= asked else f"  asked {asked}"
                    print(f"{name:9} {what:38} {found:6.0f} ms  {span}  CPU {took:.2f} s{told}", flush=True)
                for kind, count in held_still(page):
                    print(f"{name:9} {EDITS} edits, {kind:11} {count}", flush=True)
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")


@contextlib.contextmanager
def opened(browser: Any, example: Path) -> Iterator[Opened]:
    """The page of an editor of a copy of this example, when it has looked everything through."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(example, Path(folder) / "profile", ignore=shutil.ignore_patterns("output"))
        environment = {**os.environ, "XDG_STATE_HOME": folder}
        command = [sys.executable, "-m", "presskit", "edit", f"{folder}/profile", "--no-browser"]
        editor = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        try:
            assert editor.stderr is not None
            told = "".join(editor.stderr.readline() for _ in range(2))
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(120_000)
            page.goto(re.findall(r"http://\S+", told)[0])
            page.wait_for_selector(".said")
            page.wait_for_timeout(6000)
            yield Opened(page, editor.pid)
            page.close()
        finally:
            editor.terminate()
            editor.wait()


def measured(page: Any) -> Iterator[Row]:
    """Each figure of one profile."""
    name(page)
    yield Row("key → letter", [timed(page, ".field input", key) for key in keys(page)])
    yield Row("key → word of the dial", [timed(page, ".said", key) for key in keys(page)])
    page.locator(".slider").focus()
    yield Row("dial step → text", [timed(page, ".said", "ArrowRight", 4000) for _ in range(ROUNDS)])
    for kind in PAGES:
        page.locator(f"#right-{kind}").click()
        page.wait_for_selector(".sheets img")
        at_rest(page)
        name(page)
        yield Row(f"key → {kind}", [timed(page, ".sheets img", key, whole=True) for key in keys(page)])
        yield Row(f"last key → exact {kind}", [exact(page, key) for key in keys(page, 5)])
        if kind == "press-kit":
            letters = []
            for key in keys(page):
                page.keyboard.press("z")
                page.wait_for_timeout(300)
                letters.append(timed(page, ".field input", key, still=False))
                page.keyboard.press("Backspace")
            yield Row("key → letter while pages are laid out", [one for one in letters if one])


def name(page: Any) -> None:
    """Put the cursor behind the person's name."""
    page.locator(".field input").first.focus()
    page.keyboard.press("End")


def keys(page: Any, rounds: int = ROUNDS) -> Iterator[str]:
    """Letters to type, each taken back when it was measured."""
    for key in "abcdefghij"[:rounds]:
        yield key
        page.keyboard.press("Backspace")
        at_rest(page)


def at_rest(page: Any) -> None:
    """Wait until nothing is under way."""
    page.wait_for_timeout(700)
    page.wait_for_function("() => !document.querySelector('.sheets.busy')")
    page.wait_for_timeout(300)


def timed(
    page: Any, selector: str, key: str, patience: int = 60_000, *, whole: bool = False, still: bool = True
) -> float:
    """Milliseconds from a key to the change of what the selector finds; 0 for none."""
    if still:
        at_rest(page)
    page.evaluate(WATCH, [selector, whole])
    page.keyboard.press(key)
    for _ in range(patience // 20):
        if (took := page.evaluate(TOOK)) is not None:
            return float(took)
        page.wait_for_timeout(20)
    return 0.0


def exact(page: Any, key: str) -> float:
    """Milliseconds from the last of some keys to the pages as a build makes them."""
    at_rest(page)
    page.evaluate(REST)
    for _ in range(4):
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    page.wait_for_function("() => window.rest !== null")
    took = float(page.evaluate("() => window.rest - window.last"))
    for _ in range(3):
        page.keyboard.press("Backspace")
    return took


def held_still(page: Any) -> Iterator[tuple[str, dict[str, int]]]:
    """Of each tab: the frames in which a page had no picture, it was scrolled, or another field had the cursor."""
    for kind in ("texts", *PAGES, "word"):
        page.locator(f"#right-{kind}").click()
        page.wait_for_timeout(1500)
        at_rest(page)
        name(page)
        page.evaluate(STILL, 300)
        for at in range(EDITS):
            page.keyboard.press("Backspace" if at % 2 else "q")
            page.wait_for_timeout(150)
        at_rest(page)
        yield kind, page.evaluate("() => { const found = window.count; window.count = null; return found; }")


if __name__ == "__main__":
    main()
