"""What this machine has and what it lacks for making PDFs, and the command that brings it.

In: the running Python and the libraries of the system. Out: `findings`, one for each thing that matters, for
`presskit doctor`; and `require_pango`, which raises `Missing` where WeasyPrint would fail in its own words.

Run as a script, by the Makefile and before anything is installed (hence the standard library only), it brings
what is missing where it may; where it may not, it prints the one command to run and exits with status 3.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import importlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from presskit.problems import Missing


class Manager(NamedTuple):
    """A package manager, and its names for what presskit needs (none: it comes with Python)."""

    program: str
    install: str
    pango: str
    subset: str
    venv: str = ""
    refresh: str = ""  # for those that do not fetch their list of packages by themselves
    as_root: bool = True

    def names(self, kinds: Iterable[str]) -> list[str]:
        """The packages that bring these kinds of `Need`."""
        return [name for kind in kinds if (name := getattr(self, kind))]


# Names: WeasyPrint's documentation, "First steps", and the file lists and spec files of the distributions.
# Debian has a venv package for each Python. Its lock is waited for: a new machine is often updating itself.
MANAGERS = (
    Manager(
        "apt-get",
        "apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120",
        pango="libpangoft2-1.0-0",
        subset="libharfbuzz-subset0",
        venv=f"python3.{sys.version_info[1]}-venv",
        refresh="apt-get update",
    ),
    Manager("dnf", "dnf install -y", "pango", "harfbuzz"),
    Manager("pacman", "pacman -S --noconfirm --needed", "pango", "harfbuzz"),
    Manager("zypper", "zypper --non-interactive install", "libpango-1_0-0", "libharfbuzz-subset0"),
    Manager("apk", "apk add --no-cache", "pango", "harfbuzz-subset"),
    Manager("brew", "brew install", "pango", "harfbuzz", as_root=False),
)

# What weasyprint/text/ffi.py of WeasyPrint 70 cannot do without …
PANGO = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
# … and what it can, but then takes 4 to 25 times as long to write a PDF and tells only its own log.
SUBSET = "libharfbuzz-subset.so.0"

# Only Homebrew's own Python looks into Homebrew's folder by itself (MacPorts' folder: /opt/local).
_MAC_FOLDERS = "/opt/homebrew/lib:/usr/local/lib:/opt/local/lib:/usr/lib"


PACKAGE = "presskit-toolkit"
"""presskit among the packages of Python."""


class Need(NamedTuple):
    """Something that presskit needs from the system, and what for."""

    kind: str  # its field in `Manager`
    name: str
    purpose: str
    is_met: Callable[[], bool]
    required: bool = True  # without the others, presskit is only slower


class Finding(NamedTuple):
    """One row of `presskit doctor`; `remedy` is the command that brings what is missing."""

    name: str
    ok: bool
    purpose: str
    remedy: str
    required: bool = True


def load(library: str) -> ctypes.CDLL | None:
    """The library, sought where WeasyPrint seeks it; None if it cannot be loaded."""
    if sys.platform == "darwin":
        # `find_library` reads this whenever it is called, so it serves WeasyPrint too, when that is imported.
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", _MAC_FOLDERS)
    with contextlib.suppress(OSError):
        return ctypes.CDLL(library)
    with contextlib.suppress(OSError):
        found = ctypes.util.find_library(library.removeprefix("lib").partition(".so")[0])
        return ctypes.CDLL(found) if found else None
    return None


def has_venv() -> bool:
    """Whether `python -m venv` works; Debian leaves out a part of it."""
    return importlib.util.find_spec("ensurepip") is not None


def has_pango() -> bool:
    """Whether everything that a PDF needs can be loaded."""
    return all(map(load, PANGO))


def has_subset() -> bool:
    """Whether PDFs are written at full speed."""
    return load(SUBSET) is not None


NEEDS = (
    Need("venv", "Python's venv", "to live apart from other programs", has_venv),
    Need("pango", "Pango", "to lay out PDFs", has_pango),
    Need("subset", "HarfBuzz-subset", "to write PDFs many times faster", has_subset, required=False),
)


def package_manager(path: str | None = None) -> Manager | None:
    """The package manager found on this PATH, by default the machine's own."""
    return next((manager for manager in MANAGERS if shutil.which(manager.program, path=path)), None)


def remedy(kinds: Iterable[str], path: str | None = None, root: bool | None = None) -> str:
    """One command, to be copied, that brings these needs; by default for this machine's PATH and user."""
    if os.name == "nt":
        return "wsl --install (then set presskit up in there, the Windows Subsystem for Linux)"
    manager = package_manager(path)
    if not manager or not (names := manager.names(kinds)):
        return "install Pango, HarfBuzz-subset and Python's venv by this system's own means"
    steps = [step for step in (manager.refresh, " ".join([manager.install, *names])) if step]
    if not manager.as_root or (os.geteuid() == 0 if root is None else root):
        return " && ".join(steps)
    if shutil.which("sudo", path=path):
        return " && ".join(f"sudo {step}" for step in steps)
    return f"su -c {shlex.quote(' && '.join(steps))}"


def require_pango(libraries: Sequence[str] = PANGO) -> None:
    """Raise `presskit.problems.Missing` if a library without which there is no PDF cannot be loaded."""
    if lacking := [library for library in libraries if not load(library)]:
        # Not at the top: as a script, this file runs before presskit can be imported.
        from presskit.problems import Missing

        what = f"PDFs need Pango, which this machine lacks ({', '.join(lacking)})"
        raise Missing(what, remedy(["pango", "subset"]))


def library_missing(fault: ModuleNotFoundError) -> Missing | None:
    """`presskit.problems.Missing` for a library of Python that could not be imported; None for a module of presskit."""
    from presskit.problems import Missing

    name = (fault.name or "").partition(".")[0]
    if name in ("", "presskit"):
        return None
    lacking = [one for one, there in requirements().items() if not there]
    anew = "install presskit anew, with the libraries that it requires; `presskit doctor` lists them"
    return Missing(f"the library {name} is missing, which presskit needs here", _install(lacking) if lacking else anew)


def requirements() -> dict[str, bool]:
    """The libraries that presskit requires, as its package names them, and whether each is installed."""
    from importlib import metadata

    def there(name: str) -> bool:
        try:
            return bool(metadata.version(name))
        except metadata.PackageNotFoundError:
            return False

    try:
        required = metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError:  # run from its sources
        return {}
    always = [one.partition(";")[0].strip() for one in required if "extra ==" not in one]
    return {one: there(re.split(r"[^\w.-]", one)[0]) for one in always}


def _install(requirements: Iterable[str]) -> str:
    return shlex.join([sys.executable, "-m", "pip", "install", *requirements])


def _libraries() -> Iterable[Finding]:
    """A row for those that are there, and one for each that is not."""
    required = requirements()
    named = ", ".join(re.split(r"[^\w.-]", one)[0] for one, there in required.items() if there)
    yield Finding("libraries of Python", True, named or "presskit runs from its sources", "make kit")
    for one in (one for one, there in required.items() if not there):
        yield Finding(re.split(r"[^\w.-]", one)[0], False, "a library that presskit requires", _install([one]))


def findings(makes_pdfs: bool) -> tuple[Finding, ...]:
    """Everything that matters, for `presskit doctor`, which has tried whether WeasyPrint can be imported."""
    version = sys.version.split()[0]
    writable = "export XDG_CACHE_HOME=FOLDER (one that you may write to)"
    return (
        Finding("Python", sys.version_info >= (3, 11), f"3.11 or newer; this is {version}", "make kit PYTHON=…"),
        *(
            Finding(need.name, need.is_met(), need.purpose, remedy([need.kind]), need.required)
            for need in NEEDS
            if need.kind != "venv"  # whoever runs presskit has installed it already
        ),
        *_libraries(),
        Finding("WeasyPrint", makes_pdfs, "to make PDFs", "make kit (with the libraries above)"),
        _editor(),
        Finding("font cache", _has_font_cache(), "to start PDFs 0.2 s sooner", writable, required=False),
    )


def _editor() -> Finding:
    """The optional libraries of `presskit edit`."""
    lacking = [name for name in ("starlette", "uvicorn", "pypdfium2") if importlib.util.find_spec(name) is None]
    remedy = _install(["presskit-toolkit[edit]"])
    return Finding("editor", not lacking, "to edit in the browser, with presskit edit", remedy, required=False)


def _has_font_cache() -> bool:
    """Whether fontconfig can write to one of its cache folders, or make one."""
    fontconfig = load("libfontconfig.so.1")
    if fontconfig is None:
        return False
    fontconfig.FcInitLoadConfig.restype = fontconfig.FcConfigGetCacheDirs.restype = ctypes.c_void_p
    fontconfig.FcConfigGetCacheDirs.argtypes = fontconfig.FcStrListNext.argtypes = [ctypes.c_void_p]
    fontconfig.FcStrListNext.restype = ctypes.c_char_p
    listed = fontconfig.FcConfigGetCacheDirs(fontconfig.FcInitLoadConfig())
    folders = (Path(os.fsdecode(name)) for name in iter(lambda: fontconfig.FcStrListNext(listed), None))
    nearest = (next(p for p in (folder, *folder.parents) if os.access(p, os.F_OK)) for folder in folders)
    return any(os.access(folder, os.W_OK) for folder in nearest)


def main() -> int:
    """Bring what is missing. 0: presskit can be installed and run; 3: a person has to do something."""
    missing = [need for need in NEEDS if not need.is_met()]
    manager = package_manager() if missing else None
    rights = _rights(manager) if manager else None
    if manager and rights is not None:
        for need in missing:
            if not need.is_met():  # one package often brings the next
                _bring(need, manager, rights)
        missing = [need for need in missing if not need.is_met()]
    if not missing:
        return 0
    for need in missing:
        _tell(f"{need.name} is missing, which presskit {'needs' if need.required else 'uses'} {need.purpose}")
    _tell(f"bring it with\n\n    {remedy([need.kind for need in missing])}\n")
    return 3 if any(need.required for need in missing) else 0


def _rights(manager: Manager) -> list[str] | None:
    """What to put before a command so that it may install; None if only a person can."""
    if os.geteuid() == 0 or not manager.as_root:
        return []
    sudo = ["sudo", "-n"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0
    return sudo if allowed else None


def _bring(need: Need, manager: Manager, rights: list[str]) -> None:
    names = manager.names([need.kind])
    if not names:
        return
    _tell(f"installing {' '.join(names)} {need.purpose} …")

    def run(command: str) -> str | None:
        """None when all went well, else the last thing that the command said."""
        words = [*rights, *command.split()]
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
        return f"{command}: {said[-1]}" if done.returncode else None

    install = " ".join([manager.install, *names])
    faults = [run(install)]
    if faults[0] and manager.refresh:
        # One list that cannot be had keeps out nothing that another has.
        faults = [run(manager.refresh), run(install)]
    if faults[-1]:
        for fault in filter(None, faults):
            _tell(fault)


def _tell(line: str) -> None:
    sys.stderr.write(f"presskit: {line}\n")


if __name__ == "__main__":
    sys.exit(main())
