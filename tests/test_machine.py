"""What a machine lacks is found by really loading it, and brought by the command of its own package manager.

The machines are small folders of real programs on a PATH; what is missing is a library that cannot be loaded.
"""

from __future__ import annotations

import ast
import importlib.util
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from presskit import machine, weasy
from presskit.problems import Missing

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "src" / "presskit" / "machine.py"

linux = pytest.mark.skipif(sys.platform != "linux", reason="macOS lets no variable hide a library")


def path_with(folder: Path, programs: dict[str, str]) -> str:
    """A PATH on which there are these programs (name: shell script) and no others."""
    folder.mkdir(exist_ok=True)
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return str(folder)


# --- the command for each machine -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("dnf", "dnf install -y pango harfbuzz"),
        ("pacman", "pacman -S --noconfirm --needed pango harfbuzz"),
        ("zypper", "zypper --non-interactive install libpango-1_0-0 libharfbuzz-subset0"),
        ("apk", "apk add --no-cache pango harfbuzz-subset"),
        ("brew", "brew install pango harfbuzz"),
    ],
)
def test_a_machine_is_asked_in_the_words_of_its_own_package_manager(program: str, command: str, tmp_path: Path) -> None:
    path = path_with(tmp_path, {program: "true"})
    assert machine.remedy(["pango", "subset"], path, root=True) == command


def test_debian_refreshes_its_list_first_and_takes_the_venv_of_the_running_python(tmp_path: Path) -> None:
    command = machine.remedy(["venv", "pango"], path_with(tmp_path, {"apt-get": "true"}), root=True)
    refresh, _, install = command.partition(" && ")
    assert refresh == "apt-get update"
    assert install.startswith("apt-get install -y --no-install-recommends ")
    assert install.endswith(f" python3.{sys.version_info.minor}-venv libpangoft2-1.0-0")


def test_who_is_not_root_is_given_sudo_for_every_step(tmp_path: Path) -> None:
    command = machine.remedy(["pango"], path_with(tmp_path, {"apt-get": "true", "sudo": "true"}), root=False)
    assert command.startswith("sudo apt-get update && sudo apt-get install ")


def test_who_has_no_sudo_is_given_su(tmp_path: Path) -> None:
    command = machine.remedy(["pango"], path_with(tmp_path, {"apk": "true"}), root=False)
    assert command == "su -c 'apk add --no-cache pango'"


def test_homebrew_is_never_run_as_root(tmp_path: Path) -> None:
    path = path_with(tmp_path, {"brew": "true", "sudo": "true"})
    assert machine.remedy(["pango"], path, root=False) == "brew install pango"


def test_an_unknown_machine_is_told_what_to_look_for(tmp_path: Path) -> None:
    assert "Pango, HarfBuzz-subset" in machine.remedy(["pango"], str(tmp_path))


# --- what can be loaded ---------------------------------------------------------------------------


def test_a_library_that_cannot_be_loaded_is_missing_and_comes_with_its_remedy() -> None:
    with pytest.raises(Missing) as caught:
        machine.require_pango([machine.PANGO[0], "libno-such-thing.so.0"])
    assert "libno-such-thing.so.0" in caught.value.what
    assert machine.PANGO[0] not in caught.value.what
    assert caught.value.remedy == machine.remedy(["pango", "subset"])


def test_the_libraries_looked_for_are_those_that_weasyprint_loads() -> None:
    found = importlib.util.find_spec("weasyprint")
    assert found is not None
    assert found.origin is not None
    source = Path(found.origin).with_name("text").joinpath("ffi.py").read_text(encoding="utf-8")
    needed: set[str] = set()
    optional: set[str] = set()
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_dlopen":
            names = [name.value for name in call.args if isinstance(name, ast.Constant)]
            into = optional if any(keyword.arg == "allow_fail" for keyword in call.keywords) else needed
            into.update(name for name in names if isinstance(name, str) and ".so." in name)
    assert needed == set(machine.PANGO)
    assert machine.SUBSET in optional


def test_the_doctor_finds_everything_that_the_tests_themselves_need() -> None:
    findings = machine.findings(weasy.is_importable())
    assert [finding.name for finding in findings if finding.required and not finding.ok] == []
    assert all(finding.purpose and finding.remedy for finding in findings)


# --- the script -----------------------------------------------------------------------------------


def run(path: str | None = None, libraries: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The script, as the Makefile runs it, without any installed package."""
    environment = {"PATH": path or "/usr/bin:/bin"} | ({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})
    command = [sys.executable, "-I", "-S", str(SCRIPT)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def broken(folder: Path, *libraries: str) -> Path:
    """A folder of libraries that cannot be loaded, to be found before the machine's own."""
    folder.mkdir()
    for library in libraries:
        (folder / library).write_text("not a library", encoding="utf-8")
    return folder


SUDO = 'shift; test "$1" = true || exec "$@"'  # sudo -n, on a machine where a password is not asked for


def test_the_script_says_nothing_and_is_quick_when_everything_is_there() -> None:
    start = time.perf_counter()
    done = run()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert time.perf_counter() - start < 2  # measured: 0.07 s; each `make` waits for it


@linux
def test_the_script_brings_what_is_missing_after_a_refresh_if_need_be(tmp_path: Path) -> None:
    libraries = broken(tmp_path / "lib", "libpango-1.0.so.0")
    listed = tmp_path / "listed"
    apt = f"""
        case "$1" in
            update) : > {listed} ;;
            install) test -e {listed} || {{ echo "E: Unable to locate package" >&2; exit 100; }}
                     /bin/rm {libraries}/libpango-1.0.so.0 ;;
        esac"""
    done = run(path_with(tmp_path / "bin", {"apt-get": apt, "sudo": SUDO}), libraries)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "presskit: installing libpangoft2-1.0-0 to lay out PDFs …\n"


@linux
def test_the_script_brings_what_it_can_where_one_list_cannot_be_refreshed(tmp_path: Path) -> None:
    libraries = broken(tmp_path / "lib", "libpango-1.0.so.0")
    listed = tmp_path / "listed"
    apt = f"""
        case "$1" in
            update) : > {listed}; echo "E: one mirror is out of date" >&2; exit 100 ;;
            install) test -e {listed} || {{ echo "E: Unable to locate package" >&2; exit 100; }}
                     /bin/rm {libraries}/libpango-1.0.so.0 ;;
        esac"""
    done = run(path_with(tmp_path / "bin", {"apt-get": apt, "sudo": SUDO}), libraries)
    assert (done.returncode, done.stderr) == (0, "presskit: installing libpangoft2-1.0-0 to lay out PDFs …\n")


@linux
def test_the_script_tells_the_one_command_when_it_cannot_install(tmp_path: Path) -> None:
    libraries = broken(tmp_path / "lib", "libpangoft2-1.0.so.0", machine.SUBSET)
    path = path_with(tmp_path / "bin", {"dnf": "echo 'no space left' >&2; exit 1", "sudo": SUDO})
    done = run(path, libraries)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "dnf install -y pango: no space left" in done.stderr
    assert done.stderr.endswith(f"\n    {machine.remedy(['pango', 'subset'], path)}\n\n")


@linux
def test_the_script_goes_on_without_what_only_makes_presskit_faster(tmp_path: Path) -> None:
    done = run(str(tmp_path), broken(tmp_path / "lib", machine.SUBSET))
    assert done.returncode == 0
    assert "HarfBuzz-subset is missing, which presskit uses to write PDFs many times faster" in done.stderr


# --- what the tests run ----------------------------------------------------------------------------


def validators(folder: Path, apt: str, **environment: str) -> tuple[int, str, list[str]]:
    """tools/validators on a machine that has nothing: its status, what it says, and what apt-get was asked for."""
    asked = folder / "asked"
    for name in ("tools", "tests/validators"):
        (folder / name).mkdir(parents=True)
    script = shutil.copy(ROOT / "tools" / "validators", folder / "tools")
    (folder / "tests" / "validators.py").write_text("")
    path = path_with(folder / "bin", {"apt-get": f'echo "$@" >> {asked}\n{apt}', "sudo": SUDO})
    for program in ("cmp", "dirname", "env", "grep", "id", "sh", "tail"):
        (folder / "bin" / program).symlink_to(str(shutil.which(program)))
    (folder / "bin" / "python3").symlink_to(sys.executable)
    ran = subprocess.run([script], env={"PATH": path, **environment}, capture_output=True, text=True)
    return ran.returncode, ran.stderr, asked.read_text().splitlines()


LACKS_CHROMIUM = """
    case "$*" in
        update) echo "E: one mirror is out of date" >&2; exit 100 ;;
        *chromium*) echo "Reading" >&2; echo "E: Package 'chromium' has no installation candidate" >&2; exit 100 ;;
    esac"""


def test_a_package_that_cannot_be_had_keeps_none_of_the_others_out_and_is_told(tmp_path: Path) -> None:
    status, said, asked = validators(tmp_path, LACKS_CHROMIUM)
    assert status == 0
    assert said.splitlines()[1:] == [
        "tests: the lists of packages cannot be refreshed: E: one mirror is out of date",
        "tests: apt-get cannot install chromium: E: Package 'chromium' has no installation candidate",
    ]
    together = asked[1].split()
    assert {"poppler-utils", "fonts-liberation", "libreoffice-writer-nogui", "npm"} <= set(together)
    wanted = together[together.index("default-jdk-headless") :]
    assert [line.split()[-1] for line in asked[2:]] == wanted


def test_a_package_that_cannot_be_had_fails_on_ci(tmp_path: Path) -> None:
    assert validators(tmp_path, LACKS_CHROMIUM, CI="true")[0] == 1


def test_packages_for_the_tests_are_installed_all_at_once_where_they_can_be_had(tmp_path: Path) -> None:
    status, said, asked = validators(tmp_path, "")
    assert (status, len(said.splitlines()), len(asked)) == (0, 1, 2)


# --- the lock files -------------------------------------------------------------------------------


def locked(name: str) -> dict[str, str]:
    """The version of each package in a lock file."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line.removesuffix("\\")) for line in lines if "==" in line and "--hash" not in line]
    return {pin.name: str(pin.specifier).removeprefix("==") for pin in pins}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_holds_pins_and_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not [word for word in ("http", "://", "find-links", "index-url", "file:", " @ ") if word in text]
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("    "):
            assert line.strip().startswith("--hash=sha256:")
        else:
            assert "==" in line
            assert following.startswith("    --hash")


def test_everything_that_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    kit, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    for asked in map(Requirement, [*project["build-system"]["requires"], *project["project"]["dependencies"]]):
        assert kit[asked.name] in asked.specifier
    for asked in map(Requirement, project["project"]["optional-dependencies"]["dev"]):
        assert dev[asked.name] in asked.specifier


def test_the_tests_run_with_the_versions_that_users_get() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()
