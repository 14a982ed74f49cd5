"""manifest.json: what a kit was made from, so that an unchanged one need not be made again.

In: the files that a build reads. Out: their hashes, and whether the kit that stands in output/ is still theirs.
Nothing heavy is loaded here: an unchanged kit is answered before the model or WeasyPrint are.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

import presskit
from presskit import tomlfile
from presskit.kit.folder import Folder, Strange
from presskit.kit.journal import CLAIMS, MANIFEST, Standing, inside, sha256
from presskit.kit.reading import today
from presskit.problems import Problems, unheard
from presskit.shipped import builtin, code

if TYPE_CHECKING:
    from presskit.document import Claim
    from presskit.profile import Profile

FONTS_OF_KIT = ("fonts", "display_fonts", "text_fonts")
"""As profile/files.py has them, which brings in more than an unchanged kit waits for."""

FORMAT = 4
"""Of manifest.json; a kit of another format is built anew."""


def inputs(profile: Path) -> dict[str, str]:
    """The hash of every file that a build of this profile reads, by its name; of presskit's own code one in all."""
    folder = profile.parent
    found = {"profile.toml": sha256(profile.read_bytes()), "presskit": _of_code()}
    for root, name in ((folder / "templates", "templates"), (builtin(), "built-in")):
        for path in _below(root):
            found[f"{name}/{path.relative_to(root).as_posix()}"] = sha256(path.read_bytes())
    for named in _named(_data(profile)):
        path = folder / named
        if path.is_file():
            with path.open("rb") as file:
                found[named] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _below(root: Path) -> list[Path]:
    """The files below a folder, also those to which links lead that stay in it."""
    found, seen, home = [], set[str](), os.path.realpath(root)
    for folder, folders, files in os.walk(root, followlinks=True):
        here = os.path.realpath(folder)
        if here in seen or os.path.commonpath([here, home]) != home:
            folders.clear()  # a link leads in a circle, or out
            continue
        seen.add(here)
        there = (Path(folder, file) for file in files)
        held = (path for path in there if not path.is_symlink() or path.resolve().is_relative_to(home))
        found += [path for path in held if path.is_file()]
    return sorted(found)


def veiled(made_from: Mapping[str, str], hidden: Container[str]) -> dict[str, str]:
    """The inputs without the names of these files: what is withheld is not named beside the kit either."""
    return {_veil(name) if name in hidden else name: digest for name, digest in made_from.items()}


def _veil(name: str) -> str:
    return f"withheld/{sha256(name.encode())}"


def way_to(profile: Path, folder: Folder) -> str:
    """Which file the profile of a kit is, seen from its folder; as a hash, for names of folders are private."""
    return sha256(os.path.relpath(profile.absolute(), folder.path.absolute()).encode("utf-8", "surrogateescape"))


def day(profile: Path) -> datetime.date:
    """The day of a kit that is not asked for one: the profile's own, else today."""
    written = _data(profile).get("as_of")
    return written if type(written) is datetime.date else today()


def read(folder: Folder) -> dict[str, Any]:
    """The manifest of the kit in `folder`; empty if there is none that can be read.

    One of another format says at least which files are presskit's.
    """
    try:
        manifest = json.loads(folder.read(MANIFEST) or b"")
        rows = {name: _NO_ROW | row for name, row in manifest["files"].items()}
        well = all(inside(name) and isinstance(row["sha256"], str) for name, row in rows.items())
        right = {name: value for name, value in manifest.items() if isinstance(value, type(_NOTHING.get(name, value)))}
        return {**_NOTHING, **right, "files": rows} if well else {}
    except (OSError, Strange, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


_NOTHING = {
    "format": 0,
    "person": "",
    "profile": "",
    "presskit": "",
    "asked": {"audience": None},
    "inputs": {},
    "warnings": [],
    "chosen": [],
    "told": {},
}
_NO_ROW = {"product": "", "task": "", "rests_on": "", "left_out": [], "no_room": [], "claims": 0}


def claims(claimed: Mapping[str, Sequence[Claim]], profile: Profile) -> bytes:
    """claims.json: what each file claims, the entries and the sources that it rests on."""
    sources = {
        row.id: {
            "title": row.title,
            "publisher": row.publisher,
            "date": str(row.date) if row.date else None,
            "accessed": str(row.accessed) if row.accessed else None,
            "url": row.url,
        }
        for row in profile.sources
    }
    files = {name: [claim._asdict() for claim in claimed[name]] for name in sorted(claimed)}
    return to_json({"sources": sources, "files": files}, indent=1) + b"\n"


def row_of_claims(data: bytes) -> dict[str, Any]:
    """The row of claims.json in manifest.json."""
    digest = sha256(data)
    row = {"product": "claims", "task": "claims", "rests_on": digest, "sha256": digest, "bytes": len(data)}
    return {**row, "left_out": [], "no_room": [], "claims": 0}


def read_claims(folder: Folder) -> dict[str, tuple[Claim, ...]]:
    """What claims.json says that each file claims; empty if it is not as presskit wrote it."""
    from presskit.document import Claim

    row = read(folder).get("files", {}).get(CLAIMS, {})
    if not stands(folder, CLAIMS, row.get("sha256")):
        return {}
    files = json.loads(folder.read(CLAIMS) or b"")["files"]
    return {
        name: tuple(Claim(row["text"], tuple(row["facts"]), tuple(row["sources"])) for row in rows)
        for name, rows in files.items()
    }


def is_current(
    manifest: Mapping[str, Any], asked: Mapping[str, Any], made_from: Mapping[str, str], folder: Folder
) -> bool:
    """Whether the kit in `folder` is what `asked` would make of these inputs, to the byte."""
    return (
        is_comparable(manifest, made_from)
        and manifest.get("asked") == asked
        and manifest["inputs"] == veiled(made_from, [name for name in made_from if _veil(name) in manifest["inputs"]])
        and all(stands(folder, name, row.get("sha256")) for name, row in manifest["files"].items())
    )


def is_comparable(manifest: Mapping[str, Any], made_from: Mapping[str, str]) -> bool:
    """Whether the same presskit made it, so that what rests on the same is the same."""
    before = manifest.get("inputs", {})
    same = manifest.get("format") == FORMAT and manifest.get("presskit") == presskit.__version__
    return same and before.get("presskit") == made_from["presskit"]


def stands(folder: Folder, name: str, digest: str | None) -> bool:
    """Whether the file is there and has this hash."""
    return standing(folder, name, digest) is not None


def standing(folder: Folder, name: str, digest: str | None) -> Standing | None:
    """The file, if it is there and has this hash."""
    try:
        found = folder.size_and_hash(name)
    except (OSError, Strange):
        return None
    return Standing(folder, name, *found) if found and found[1] == digest else None


def _of_code() -> str:
    return sha256(b"".join(path.read_bytes() for path in code()))


def _data(profile: Path) -> dict[str, Any]:
    """The tables of the profile, as they stand. What is wrong in them is told elsewhere."""
    try:
        return tomlfile.read(profile, profile.name, unheard).data
    except Problems:
        return {}


def _named(data: Mapping[str, Any]) -> Iterator[str]:
    """The files that the profile names: pictures and fonts."""
    for table in ("photos", "logos"):
        rows = data.get(table)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("file"), str):
                yield row["file"]
    kit = data.get("kit")
    for key in FONTS_OF_KIT:
        fonts = kit.get(key) if isinstance(kit, dict) else None
        yield from (name for name in (fonts if isinstance(fonts, list) else ()) if isinstance(name, str))
