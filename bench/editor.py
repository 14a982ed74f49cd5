"""How long the editor takes in a real browser, from a key to what it changes: medians of ten.

    .venv/bin/python -m bench.editor     on a machine at rest; needs Chromium

Times are taken in the page itself, from the keydown event to the frame in which the change is painted.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests import validators

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 10

WATCH = """(selector) => {
  const read = () => {
    const held = document.querySelector(selector);
    return held ? held.currentSrc || held.value || held.textContent : '';
  };
  window.began = null;
  window.ended = null;
  const before = read();
  const key = () => { window.began ??= performance.now(); };
  addEventListener('keydown', key, { capture: true, once: true });
  const look = () => {
    if (window.began !== null && read() !== before) window.ended ??= performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
TOOK = "() => window.ended === null ? null : window.ended - window.began"


def main() -> None:
    """Measure with both examples, and print a row for each figure."""
    with validators.chromium() as browser:
        for name in ("chef", "engineer"):
            for what, times in measured(browser, name).items():
                print(f"{name:9} {what:34} {statistics.median(times):6.0f} ms  ({min(times):.0f}–{max(times):.0f})")


def measured(browser: Any, name: str) -> dict[str, list[float]]:
    """Each figure of one profile, in milliseconds."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples" / name, Path(folder) / "profile")
        environment = {**os.environ, "XDG_STATE_HOME": folder}
        command = [sys.executable, "-m", "presskit", "edit", f"{folder}/profile", "--no-browser"]
        editor = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        try:
            assert editor.stderr is not None
            told = "".join(editor.stderr.readline() for _ in range(2))
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(re.findall(r"http://\S+", told)[0])
            page.wait_for_selector(".said")
            page.wait_for_timeout(6000)  # until it has looked everything through
            field = page.locator(".field input").first
            field.focus()
            page.keyboard.press("End")
            found["key → letter"] = [timed(page, ".field input", "x") for _ in range(ROUNDS)]
            found["key → word of the dial"] = [timed(page, ".said", "y") for _ in range(ROUNDS)]
            page.locator(".slider").focus()
            found["dial step → text"] = [timed(page, ".said", "ArrowRight", 4000) for _ in range(ROUNDS)]
            for kind in ("one-pager", "resume", "press-kit"):
                page.locator(f"#right-{kind}").click()
                page.wait_for_selector(".sheets img", timeout=120_000)
                page.wait_for_timeout(1500)
                field.focus()
                page.keyboard.press("End")
                found[f"key → picture of {kind}"] = [timed(page, ".sheets img", "z", 60_000) for _ in range(ROUNDS)]
        finally:
            editor.terminate()
            editor.wait()
    return {what: [one for one in times if one] for what, times in found.items()}


def timed(page: Any, selector: str, key: str, patience: int = 20_000) -> float:
    """Milliseconds from a key to the change of what the selector finds; 0 for none."""
    page.wait_for_timeout(600)
    page.evaluate(WATCH, selector)
    page.keyboard.press(key)
    for _ in range(patience // 20):
        if (took := page.evaluate(TOOK)) is not None:
            page.wait_for_timeout(1500 if "sheets" in selector else 300)
            return float(took)
        page.wait_for_timeout(20)
    return 0.0


if __name__ == "__main__":
    main()
