"""The pictures of docs/tutorial.md: its bio put into the editor, in a real browser.

.venv/bin/python tools/screens.py     writes docs/pictures/editor-*.webp; needs Chromium
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import validators  # noqa: E402 -- which knows the browser

PICTURES = ROOT / "docs" / "pictures"


def main() -> None:
    """Follow the tutorial and take its pictures."""
    page = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    (bio,) = re.findall(r"<!-- the bio -->\n\n```text\n(.*?)```", page, re.DOTALL)
    with tempfile.TemporaryDirectory() as name, validators.chromium() as browser:
        folder = Path(name) / "me"
        environment = {**os.environ, "XDG_STATE_HOME": name}
        command = [sys.executable, "-m", "presskit", "edit", "me", "--no-browser"]
        editor = subprocess.Popen(command, cwd=name, env=environment, stderr=subprocess.PIPE, text=True)
        try:
            assert editor.stderr is not None
            told = "".join(editor.stderr.readline() for _ in range(2))
            shown = browser.new_page(viewport={"width": 1200, "height": 760}, device_scale_factor=1.5)
            shown.goto(re.findall(r"http://\S+", told)[0])
            _follow(shown, " ".join(bio.split()), folder)
        finally:
            editor.terminate()
            editor.wait()


def _follow(page: Any, bio: str, folder: Path) -> None:
    page.fill("#bio", bio)
    _take(page, "begin")
    page.get_by_role("button", name="Begin with this text").click()
    page.wait_for_selector(".said")
    page.wait_for_selector(".places li")
    _take(page, "texts")
    page.evaluate("() => document.querySelector('#table-bio').scrollIntoView()")
    _take(page, "cards")
    page.locator("#card-bio-1 .title").click()
    page.wait_for_selector("#card-bio-1 .readings dl")
    page.evaluate("() => document.querySelector('#card-bio-1').scrollIntoView()")
    _take(page, "sentence")
    page.get_by_role("tab", name="One-pager").click()
    page.wait_for_selector(".sheets img", timeout=120_000)
    page.evaluate("() => document.querySelector('#table-person').scrollIntoView()")
    page.wait_for_timeout(500)
    _take(page, "page")


def _take(page: Any, name: str) -> None:
    page.mouse.move(1, 1)
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.save(PICTURES / f"editor-{name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
