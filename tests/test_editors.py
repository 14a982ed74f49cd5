"""What docs/editors.md hands out works as it stands: the hook for pre-commit and the workflow for GitHub Actions."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "editors.md").read_text("utf-8")
WORKFLOW = yaml.safe_load((ROOT / "docs" / "ci" / "presskit.yml").read_text("utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of the workflow, with its environment, as a runner's shell takes it; presskit is ours."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    env = {**os.environ, **WORKFLOW["env"], "PATH": path}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def steps(job: str) -> dict[str, dict[str, Any]]:
    return {step.get("name", step.get("uses")): step for step in WORKFLOW["jobs"][job]["steps"]}


def test_the_workflow_checks_builds_and_finds_the_zip_that_it_keeps(here, run):
    assert run("new", ".").status == 0
    kit = steps("kit")
    for name in ("Check the profile", "Build the kit"):
        ran = shell(kit[name]["run"], here)
        assert ran.returncode == 0, ran.stderr
    assert [path.name for path in here.glob(kit["Keep the ZIP"]["with"]["path"])] == ["ada-strand-press-kit.zip"]


def test_the_workflow_stops_at_a_mistake_and_marks_its_line(here, run):
    assert run("new", ".").status == 0
    text = Path("profile.toml").read_text("utf-8").replace("start = 2021 ", 'start = "spring" ')
    Path("profile.toml").write_text(text, "utf-8")
    ran = shell(steps("kit")["Check the profile"]["run"], here)
    assert ran.returncode == 1
    assert "::error file=profile.toml,line=20,col=9" in ran.stdout


def test_the_workflow_fails_on_monday_when_something_goes_out_of_date(here, run):
    assert run("new", ".").status == 0
    command = steps("stale")["What goes out of date within 90 days"]["run"]
    assert shell(command, here).returncode == 0
    import datetime

    soon = datetime.date.today() + datetime.timedelta(days=30)  # noqa: DTZ011 -- the workflow's own day
    text = Path("profile.toml").read_text("utf-8").replace("start = 2021 ", f'start = 2021\nend = "{soon}" ')
    Path("profile.toml").write_text(text, "utf-8")
    ran = shell(command, here)
    assert ran.returncode == 1
    assert "work[1]" in ran.stdout


def test_the_hook_checks_every_profile_that_pre_commit_names(here, run):
    assert run("new", "good").status == 0
    assert run("new", "bad").status == 0
    text = Path("bad/profile.toml").read_text("utf-8").replace("start = 2021 ", 'start = "spring" ')
    Path("bad/profile.toml").write_text(text, "utf-8")
    ran = shell(f"{HOOK['entry']} good/profile.toml bad/profile.toml", here)
    assert ran.returncode == 1
    told = [line for line in ran.stdout.splitlines() if not line.startswith(" ")]
    assert [line.partition(": ")[0] for line in told if "advice" not in line] == ["bad/profile.toml:20:9"]
    assert "good/profile.toml:" not in ran.stdout.replace("good/profile.toml: advice", "")
    taken = {
        path: bool(re.search(HOOK["files"], path)) for path in ("profile.toml", "a/profile.toml", "my-profile.toml")
    }
    assert taken == {"profile.toml": True, "a/profile.toml": True, "my-profile.toml": False}


def test_the_page_shows_the_hook_as_it_is():
    local, remote = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
    (shown,) = local["repos"][0]["hooks"]
    assert {name: shown[name] for name in ("id", "name", "entry", "files")} == {
        name: HOOK[name] for name in ("id", "name", "entry", "files")
    }
    assert remote["repos"][0]["hooks"] == [{"id": HOOK["id"]}]
