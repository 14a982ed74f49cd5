"""manifest.json: what a kit was made from, so that an unchanged one need not be made again.

In: the files that a build reads. Out: their hashes, and what the manifest says of the kit that stands in output/.
Nothing heavy is loaded here: an unchanged kit is answered before the model or WeasyPrint are.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic_core import to_json

import presskit
from presskit import tomlfile
from presskit.content import Content, Held
from presskit.kit.folder import Folder, Strange
from presskit.kit.journal import CLAIMS, MANIFEST, StandingFile, inside, sha256
from presskit.kit.reading import today
from presskit.package_files import builtin, code, installed
from presskit.problems import Problem, Problems, unheard
from presskit.writers import kit_file
from presskit.writers.kit_file import KitFile

if TYPE_CHECKING:
    from presskit.document import Claim
    from presskit.profile import Profile

T = TypeVar("T")

FONTS_OF_KIT = ("fonts", "display_fonts", "text_fonts")
"""As profile/files.py has them, which brings in more than an unchanged kit waits for."""

FORMAT = 5
"""Of manifest.json; a kit of another format is built anew."""


def inputs(profile: Path) -> dict[str, str]:
    """The hash of every file that a build of this profile reads, by its name; of presskit's own code one in all."""
    folder = profile.parent
    result = {"profile.toml": sha256(profile.read_bytes()), "presskit": _of_code()}
    for root, name in ((folder / "templates", "templates"), (builtin(), "built-in")):
        for path in _below(root):
            result[f"{name}/{path.relative_to(root).as_posix()}"] = sha256(path.read_bytes())
    data = _data(profile)
    for name in _asked(data.get("kit")):
        if there := installed(name, (folder / "templates", builtin())):
            for path in _below(there):
                result[f"installed/{name}/{path.relative_to(there).as_posix()}"] = sha256(path.read_bytes())
    for named in _named(data):
        path = folder / named
        if path.is_file():
            with path.open("rb") as file:
                result[named] = hashlib.file_digest(file, "sha256").hexdigest()
    return result


def _asked(kit: object) -> list[str]:
    """The templates and the look that `[kit]` asks for, by the names of their folders."""
    said = kit if isinstance(kit, dict) else {}
    names = said.get("templates")
    return [*(str(name) for name in (names if isinstance(names, list) else ())), f"looks/{said.get('look')}"]


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


@dataclass(frozen=True)
class Request:
    """What a build was asked for, besides the profile; `as_of` is the day of the kit."""

    as_of: str = ""
    audience: str | None = None
    paper: str | None = None
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileRow:
    """What the manifest says of a file: all that it says of itself, its task, the hash of what that reads."""

    product: str = ""
    task: str = ""
    reads: str = ""
    sha256: str = ""
    bytes: int = 0
    media_type: str = ""
    label: str = ""
    readme: str = ""
    recipient: bool = False
    offered: str = ""
    left_out: tuple[str, ...] = ()
    no_room: tuple[str, ...] = ()
    claims: int = 0

    @classmethod
    def of(cls, file: KitFile, task: str, reads: str) -> FileRow:
        """The row of a file that this task made."""
        said = {name: getattr(file, name) for name in _OF_FILE}
        content = file.content
        return cls(task=task, reads=reads, sha256=content.sha256, bytes=content.size, claims=len(file.claims), **said)

    def file(self, name: str, content: Content, claims: tuple[Claim, ...]) -> KitFile:
        """The file of this name as it stands there."""
        said = {field: getattr(self, field) for field in _OF_FILE}
        return KitFile(name, content, claims=claims, **said)


_OF_FILE = ("product", "media_type", "label", "readme", "recipient", "offered", "left_out", "no_room")
"""What a file says of itself."""


@dataclass(frozen=True)
class Manifest:
    """manifest.json. `profile` is the way to the profile, `hidden` hashes of what is withheld, `told` what each task
    warned of; `chosen` tells, in sentences, what was chosen where the profile does not say."""

    format: int = 0
    presskit: str = ""
    asked: Request = Request()
    person: str = ""
    profile: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    chosen: tuple[str, ...] = ()
    told: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    files: Mapping[str, FileRow] = field(default_factory=dict)

    def is_current(self, asked: Request, made_from: Mapping[str, str], folder: Folder) -> bool:
        """Whether the kit in `folder` is what `asked` would make of these inputs, to the byte."""
        return (
            self.is_comparable(made_from)
            and self.asked == asked
            and self.inputs == redacted(made_from, [name for name in made_from if _redacted(name) in self.inputs])
            and all(stands(folder, name, row.sha256) for name, row in self.files.items())
        )

    def is_comparable(self, made_from: Mapping[str, str]) -> bool:
        """Whether the same presskit made it, so that what reads the same is the same."""
        same = self.format == FORMAT and self.presskit == presskit.__version__
        return same and self.inputs.get("presskit") == made_from["presskit"]

    def json(self) -> bytes:
        """The text of the file."""
        each = {"__all__": {"remedy"}}
        return to_json(self, indent=2, exclude={"warnings": each, "told": {"__all__": each}}) + b"\n"


def redacted(made_from: Mapping[str, str], hidden: Container[str]) -> dict[str, str]:
    """The inputs without the names of these files: what is withheld is not named beside the kit either."""
    return {_redacted(name) if name in hidden else name: digest for name, digest in made_from.items()}


def _redacted(name: str) -> str:
    return f"withheld/{sha256(name.encode())}"


def way_to(profile: Path, folder: Folder) -> str:
    """Which file the profile of a kit is, seen from its folder; as a hash, for names of folders are private."""
    return sha256(os.path.relpath(profile.absolute(), folder.path.absolute()).encode("utf-8", "surrogateescape"))


def day(profile: Path) -> datetime.date:
    """The day of a kit that is not asked for one: the profile's own, else today."""
    written = _data(profile).get("as_of")
    return written if type(written) is datetime.date else today()


def read(folder: Folder) -> Manifest | None:
    """The manifest of the kit in `folder`; None if there is none that can be read.

    One of another format says at least which files are presskit's.
    """
    try:
        data = json.loads(folder.read(MANIFEST) or b"")
        rows = {name: _of(FileRow, row) for name, row in data["files"].items()}
        if not all(inside(name) and row.sha256 for name, row in rows.items()):
            return None
        told = data["told"] if isinstance(data.get("told"), dict) else {}
        return replace(
            _of(Manifest, data),
            asked=_of(Request, data.get("asked")),
            warnings=_problems(data.get("warnings")),
            told={name: _problems(problems) for name, problems in told.items()},
            files=rows,
        )
    except (OSError, Strange, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _of(cls: type[T], data: Any) -> T:
    """A value of a class of this module, of those fields that `data` has and that are of the type of their defaults."""
    empty, found = cls(), dict[str, Any]()
    for name in cls.__dataclass_fields__:  # type: ignore[attr-defined]
        default, value = getattr(empty, name), data.get(name) if isinstance(data, dict) else None
        if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(one, str) for one in value):
            found[name] = tuple(value)
        elif isinstance(value, str if default is None else type(default)):
            found[name] = value
    return cls(**found)


def _problems(rows: object) -> tuple[Problem, ...]:
    return tuple(Problem(**row) for row in rows) if isinstance(rows, list) else ()


def claims(files: Mapping[str, KitFile], profile: Profile) -> KitFile:
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
    said = {name: [claim._asdict() for claim in files[name].claims] for name in sorted(files) if files[name].claims}
    data = to_json({"sources": sources, "files": said}, indent=1) + b"\n"
    return KitFile(CLAIMS, Held(data), "claims", kit_file.JSON)


def read_claims(folder: Folder, row: FileRow) -> dict[str, tuple[Claim, ...]]:
    """What claims.json says that each file claims; empty if it is not as presskit wrote it."""
    from presskit.document import Claim

    if not stands(folder, CLAIMS, row.sha256):
        return {}
    files = json.loads(folder.read(CLAIMS) or b"")["files"]
    return {
        name: tuple(Claim(row["text"], tuple(row["facts"]), tuple(row["sources"])) for row in rows)
        for name, rows in files.items()
    }


def stands(folder: Folder, name: str, digest: str | None) -> bool:
    """Whether the file is there and has this hash."""
    return standing(folder, name, digest) is not None


def standing(folder: Folder, name: str, digest: str | None) -> StandingFile | None:
    """The file, if it is there and has this hash."""
    try:
        found = folder.size_and_hash(name)
    except (OSError, Strange):
        return None
    return StandingFile(folder, name, *found) if found and found[1] == digest else None


def _of_code() -> str:
    return sha256(b"".join(path.read_bytes() for path in code()))


def _data(profile: Path) -> dict[str, Any]:
    """The tables of the profile, as they stand. What is wrong in them is reported elsewhere."""
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
