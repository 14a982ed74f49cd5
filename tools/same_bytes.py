#!/usr/bin/env python3
"""Whether two states of presskit make the same kits, byte for byte.

In: two commits. Out: how many files were compared, and the name of each that differs; status 1 if one does. Every
profile of tests/, examples/ and the checkout is built in every look and on every paper (`--pairs`: in those
combinations in which every two of them meet), by the interpreter and with the libraries that run this.

    .venv/bin/python tools/same_bytes.py main~1 main
    .venv/bin/python tools/same_bytes.py --pairs --keep kits main HEAD

Of manifest.json it leaves out what names the state of presskit itself: its hashes, and those of what a file is made of.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
PAPERS = ("a4", "letter")
CODE = """
import datetime, json, os, sys, presskit
from presskit.problems import Problems
for path, output, paper in json.load(sys.stdin):
    try:
        presskit.build(path, output=output, paper=paper, as_of=datetime.date(2026, 1, 31))
    except Problems as problems:
        os.makedirs(output, exist_ok=True)
        with open(os.path.join(output, "problems.txt"), "w", encoding="utf-8") as file:
            file.writelines(f"{one.line}:{one.column} {one.message}\\n" for one in problems.problems)
"""


def main() -> int:
    """Build both states, and tell what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("commits", nargs=2)
    parser.add_argument("--pairs", action="store_true", help="fewer combinations, in which every two values meet")
    parser.add_argument("--only", default="", help="profiles whose name has this")
    parser.add_argument("--keep", type=Path, help="a folder to keep the kits in")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = given.keep or Path(folder)
        profiles = dict(_profiles(work / "profiles", given.only))
        cases = _cases(list(profiles), given.pairs)
        before, after = (_kits(commit, work, profiles, cases) for commit in given.commits)
    different = [name for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]
    kits = f"{len(profiles)} profiles, {len(cases)} kits, {len(before)} files"
    print(f"{' and '.join(given.commits)}: {kits}, {len(different)} different")
    print(*different, sep="\n", end="\n" if different else "")
    return 1 if different else 0


def _profiles(folder: Path, only: str) -> Iterator[tuple[str, Path]]:
    """Each profile, by its name, copied with the files beside it."""
    sys.path.insert(0, str(HERE))
    from tests import profiles

    texts = {name.lower(): text for name, text in vars(profiles).items() if name.isupper() and isinstance(text, str)}
    texts |= {"overfull": profiles.overfull(), "career": profiles.career()}
    alone = [
        HERE / "profile.toml",
        *sorted(HERE.glob("tests/people/*.toml")),
        *sorted(HERE.glob("tests/careers/*.toml")),
    ]
    texts |= {f"{path.parent.name}-{path.stem}": path.read_text("utf-8") for path in alone}
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in texts.items():
        if only in name:
            (folder / name).mkdir(parents=True)
            (folder / name / "profile.toml").write_text(text, "utf-8")
            yield name, folder / name
    for path in sorted(HERE.glob("examples/*/profile.toml")):
        if only in f"example-{path.parent.name}":
            yield f"example-{path.parent.name}", shutil.copytree(path.parent, folder / path.parent.name)


def _cases(names: list[str], few: bool) -> list[tuple[str, ...]]:
    from tests import pairs

    looks = sorted(path.parent.name for path in (HERE / "templates/looks").glob("*/look.toml"))
    pairs.EVERY = not few
    return pairs.pairs(names, looks, PAPERS)


def _kits(commit: str, work: Path, profiles: dict[str, Path], cases: list[tuple[str, ...]]) -> dict[str, str]:
    """The hash of every file that a commit makes of these profiles, looks and papers, by its name."""
    import tomlkit

    state = subprocess.run(
        ["git", "rev-parse", "--short", commit], cwd=HERE, capture_output=True, text=True, check=True
    ).stdout.strip()
    checkout, kits = work / f"checkout-{state}", work / f"kits-{state}"
    shutil.rmtree(checkout, ignore_errors=True)
    checkout.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", state, "src", "templates"], cwd=HERE, capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", checkout], input=archive.stdout, check=True)
    asked = []
    for name, look, paper in cases:
        path = profiles[name] / f"{look}.toml"
        document = tomlkit.parse((profiles[name] / "profile.toml").read_text("utf-8"))
        document.setdefault("kit", {})["look"] = look
        path.write_text(tomlkit.dumps(document), "utf-8")
        asked.append((str(path), str(kits / name / look / paper), paper))
    shutil.rmtree(kits, ignore_errors=True)
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, "-c", CODE], input=json.dumps(asked), text=True, env=environment, check=True)
    files = [path for path in kits.rglob("*") if path.is_file()]
    return {path.relative_to(kits).as_posix(): hashlib.sha256(_bytes(path)).hexdigest() for path in files}


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    if path.name != "manifest.json":
        return data
    said = json.loads(data)
    ours = ("presskit", "built-in/")
    said["inputs"] = {name: digest for name, digest in said["inputs"].items() if not name.startswith(ours)}
    for row in said["files"].values():
        del row["reads"]
    return json.dumps(said).encode()


if __name__ == "__main__":
    sys.exit(main())
