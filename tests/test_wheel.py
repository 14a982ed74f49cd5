"""The wheel as somebody gets it who has never seen the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

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


def test_installed_elsewhere_it_makes_a_kit(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    bin_ = tmp_path / "venv" / "bin"
    pip = [str(bin_ / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    lock = str(ROOT / "requirements.lock")
    subprocess.run([*pip, "--require-hashes", "-r", lock], check=True, cwd=tmp_path)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, cwd=tmp_path)
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
