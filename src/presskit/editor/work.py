"""What a process of the editor can do: pages, and a build.

In: what is asked for. Out: an answer as plain data, in which problems are what `presskit` would say.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from presskit.editor import plain
from presskit.editor.press import PageMaker
from presskit.problems import Missing, Problem, Problems, WrongArgument, unheard

Row = dict[str, Any]


class Work:
    """The work of one process, and what it keeps of it."""

    @cached_property
    def maker(self) -> PageMaker:
        """What makes pages."""
        return PageMaker()

    def do(self, asked: Row, stop: Callable[[], None], progress: Callable[[Row], None]) -> Row:
        """What comes of it; `stop` is called where work may end, and raises then."""
        found: list[Problem] = []
        try:
            if asked["kind"] == "build":
                return self._build(asked, progress)
            if asked["kind"] == "changes":
                return self._changes(asked)
            if asked["kind"] == "warm":
                self.maker.load()
                return {}
            if asked["kind"] in ("advice", "stale", "places", "readings"):
                return self._looked_through(asked)
            self.maker.press.stop = stop
            return self.maker.make(asked, found.append)
        except Problems as problems:
            return {"problems": [plain.row(one) for one in problems.problems]}
        except WrongArgument as wrong:
            return {"problems": [{"message": str(wrong), "hint": ""}]}
        except Missing as missing:
            return {"problems": [{"message": missing.what, "hint": missing.remedy}]}

    def _looked_through(self, asked: Row) -> Row:
        """What takes long to find of a profile: advice, what grows old, the texts of all places, readings."""
        from presskit.editor import answers

        text, kind = str(asked["text"]), asked["kind"]
        profile = answers.read_text(text, str(asked["shown"]), Path(asked["folder"])).profile
        if profile is None:
            return {"rows": []}
        if kind == "places":
            return {"rows": answers.places(profile, asked.get("audience"))}
        if kind == "readings":
            return {"rows": answers.readings(profile)}
        return {"rows": answers.advice(profile, text) if kind == "advice" else answers.stale(profile, text)}

    def _changes(self, asked: Row) -> Row:
        """What changed since a kit that was issued: `old` is its folder, or `given` the bytes of its ZIP or PDF."""
        from presskit.kit.changes import changes

        with tempfile.TemporaryDirectory() as folder:
            old = Path(asked["old"])
            if asked.get("given"):
                old = Path(folder) / old.name
                old.write_bytes(asked["given"])
            found = changes(Path(asked["path"]), old, audience=asked.get("audience") or None, warn=unheard)
        day = found.day.isoformat() if found.day else ""
        return {"lines": list(found.lines), "texts": list(found.texts), "day": day, "whom": list(found.whom)}

    def _build(self, asked: Row, progress: Callable[[Row], None]) -> Row:
        """The whole kit, as the command makes it."""
        from presskit.kit.build import build
        from presskit.kit.journal import MANIFEST

        warnings: list[Problem] = []
        kit = build(
            Path(asked["path"]),
            audience=asked.get("audience") or None,
            progress=lambda step: progress({"progress": step}),
            warn=warnings.append,
        )
        folder = next(path.parent for path in kit.files if path.name == MANIFEST)
        return {
            "files": [str(path) for path in kit.files],
            "folder": str(folder),
            "unchanged": kit.unchanged,
            "chosen": list(kit.chosen),
            "warnings": [plain.row(one) for one in warnings],
        }
