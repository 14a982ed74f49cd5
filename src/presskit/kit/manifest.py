"""manifest.json: what a kit was made from, so that an unchanged one need not be made again.

In: the files that a build reads. Out: their hashes, and whether the kit that stands in output/ is still theirs.
Nothing heavy is loaded here: an unchanged kit is answered before the model or WeasyPrint are.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import presskit
from presskit.kit.journal import MANIFEST, inside, sha256
from presskit.template import builtin

FORMAT = 1
"""Of manifest.json; a kit of another format is built anew."""


def inputs(profile: Path) -> dict[str, str]:
    """The hash of every file that a build of this profile reads, by its name."""
    folder = profile.parent
    found = {"profile.toml": sha256(profile.read_bytes())}
    for root, name in ((folder / "templates", "templates"), (builtin(), "built-in")):
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file():
                found[f"{name}/{path.relative_to(root).as_posix()}"] = sha256(path.read_bytes())
    for named in _named(profile):
        path = folder / named
        if path.is_file():
            found[named] = sha256(path.read_bytes())
    return found


def read(output: Path) -> dict[str, Any]:
    """The manifest of the kit in `output`; empty if there is none that can be read."""
    try:
        manifest = json.loads((output / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    files = manifest.get("files") if isinstance(manifest, dict) and manifest.get("format") == FORMAT else None
    return manifest if isinstance(files, dict) and all(map(_is_row, files, files.values())) else {}


def _is_row(name: str, row: object) -> bool:
    return inside(name) and isinstance(row, dict) and {"template", "sha256", "left_out"} <= row.keys()


def is_current(
    manifest: Mapping[str, Any], asked: Mapping[str, Any], made_from: Mapping[str, str], output: Path
) -> bool:
    """Whether the kit in `output` is what `asked` would make of these inputs, to the byte."""
    return (
        manifest.get("presskit") == presskit.__version__
        and manifest.get("asked") == asked
        and manifest.get("inputs") == made_from
        and all(_stands(output / name, row.get("sha256")) for name, row in manifest["files"].items())
    )


def _stands(path: Path, digest: str | None) -> bool:
    try:
        return sha256(path.read_bytes()) == digest
    except OSError:
        return False


def _named(profile: Path) -> Iterator[str]:
    """The files that the profile names: pictures and fonts. What is wrong in the profile is told elsewhere."""
    try:
        data = tomllib.loads(profile.read_text("utf-8-sig"))
    except (ValueError, OSError, RecursionError):
        return
    for table in ("photos", "logos"):
        rows = data.get(table)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("file"), str):
                yield row["file"]
    kit = data.get("kit")
    fonts = kit.get("fonts") if isinstance(kit, dict) else None
    yield from (name for name in (fonts if isinstance(fonts, list) else ()) if isinstance(name, str))
