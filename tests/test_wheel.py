"""The wheel as somebody gets it who has never seen the checkout."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return Path(built)


def test_it_carries_the_templates_the_languages_and_the_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for file in (
        "presskit/templates/one-pager/page.html",
        "presskit/templates/parts/type.html",
        "presskit/templates/blurbs/template.toml",
        "presskit/templates/bio/bio.docx",
        "presskit/templates/new/profile.toml",
        "presskit/templates/looks/editorial/fonts/OFL-Newsreader.txt",
        "presskit/languages/en.toml",
        "presskit/py.typed",
    ):
        assert file in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]
    assert not [name for name in names if name.startswith("presskit/templates/") and name.endswith(".py")]


def locked(folder: Path) -> None:
    """Put into a folder of packages the ones that requirements.lock pins, as links to those that are installed here."""
    for line in re.findall(r"(?m)^[\w.-]+==[^\\\n]+", (ROOT / "requirements.lock").read_text("utf-8")):
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate():
            continue
        there = importlib.metadata.distribution(wanted.name)
        assert there.version in wanted.specifier, f"make test installs another {wanted.name}"
        for top in {file.parts[0] for file in there.files or () if file.parts[0] not in ("..", "__pycache__")}:
            if not (folder / top).exists():
                (folder / top).symlink_to(Path(str(there.locate_file(top))).resolve())


def test_installed_elsewhere_it_makes_a_kit(wheel, tmp_path):
    """With the packages of requirements.lock and no others, without what else is installed for the tests."""
    venv.create(tmp_path / "venv", with_pip=False)
    bin_ = tmp_path / "venv" / "bin"
    (packages,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    locked(packages)
    pip = [sys.executable, "-m", "pip", "--python", str(bin_ / "python"), "install", "-qq", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--disable-pip-version-check", str(wheel)], check=True, cwd=tmp_path)
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    presskit = str(bin_ / "presskit")
    subprocess.run([presskit, "new", "me"], check=True, cwd=tmp_path, env=clean, capture_output=True)
    done = subprocess.run(
        [presskit, "build", "--verbose"], check=True, cwd=tmp_path / "me", env=clean, capture_output=True, text=True
    )
    made = done.stdout.splitlines()
    assert any(name.endswith("-one-pager.pdf") for name in made)
    assert any(name.endswith("-bio.docx") for name in made)
    assert "output/blurbs/words-50.txt" in made
    assert all((tmp_path / "me" / name).is_file() for name in made)
