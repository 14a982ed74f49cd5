#!/usr/bin/env python3
"""Try the README's two commands on a Debian that has nothing but Python, make and git.

In:  what is committed in this checkout; Linux, root, debootstrap (`apt-get install debootstrap`), a network.
Out: a row of figures on standard output, for each of `make kit` and `make test` how long it took and how it ended, and
     a log beside the machine; status 0 if both held.

    sudo tools/fresh_machine.py                         Debian 13 as root, under /root
    sudo tools/fresh_machine.py --on bookworm --user    Debian 12 as a user who may use sudo
    sudo tools/fresh_machine.py --on sid --fonts many   unstable, with the fonts that many machines have
    sudo tools/fresh_machine.py --only test -- -k word  further arguments are pytest's

A distribution is fetched once, in a minute, and copied for every run, which starts from nothing. The copy takes over
what this machine is told about its network: certificates, and the settings of apt, pip and npm. All is mounted in a
namespace of its own, so that however a run ends, nothing stays mounted and no process stays. The first runs fetch some
hundred packages; later ones find them in the folder. Delete the folder to fetch all of it anew.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import datetime
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = Path("/var/tmp/presskit-machines")
DISTRIBUTIONS = ("bookworm", "trixie", "sid")
NEEDED = "ca-certificates,python3,python3-venv,make,git"
USER = "ada"

MANY_FONTS = (
    *("fonts-urw-base35", "gsfonts", "fonts-dejavu", "fonts-liberation", "fonts-freefont-ttf", "fonts-texgyre"),
    *("fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"),
)
"""Those of Ghostscript and ImageMagick, of a desktop, of TeX, and of all scripts."""

PASSED_ON = re.compile(r"(?i)(\w+_proxy|SSL_CERT_\w+|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|NPM_CONFIG_\w+|CI)")
"""The variables that a run is given; nothing else of this machine's environment."""

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

MOUNTED = """\
set -eu
root=$1; shift
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t proc proc "$root/proc"
while [ "$1" != -- ]; do mkdir -p "$root$2"; mount --bind "$1" "$root$2"; shift 2; done
shift
exec chroot "$root" "$@"
"""


class Machine:
    """A copy of a distribution in a folder, and commands that run in it."""

    def __init__(self, root: Path, archives: Path, log: Path) -> None:
        self.root, self.log = root, log
        self._bound = [(str(archives), "/var/cache/apt/archives")]
        self._bound += [(str(path), str(path)) for path in _named_by_pip() if path.is_dir()]

    def run(self, command: str, user: str = "root", **environment: str) -> tuple[int, float, str]:
        """Run a shell's command as a user who has just come in: its status, its seconds and what it said."""
        home = "/root" if user == "root" else f"/home/{user}"
        given = {name: value for name, value in os.environ.items() if PASSED_ON.fullmatch(name)}
        given |= {"HOME": home, "USER": user, "TERM": "dumb", "PATH": PATH} | environment
        as_user = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        inside = ["env", "-i", *(f"{name}={value}" for name, value in given.items()), *as_user]
        inside += ["sh", "-c", f"cd {home} && {command}"]
        # Also of a script that is killed nothing stays: its death ends the first, and that all others.
        namespace = [
            "setpriv",
            "--pdeathsig",
            "KILL",
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            "-c",
            MOUNTED,
            "sh",
        ]
        mounts = [name for bound in self._bound for name in bound]
        begun = time.monotonic()
        with self.log.open("a+", encoding="utf-8", errors="replace") as log:
            print(f"\n$ {command}", file=log, flush=True)
            at = log.tell()
            whole = [*namespace, str(self.root), *mounts, "--", *inside]
            ended = subprocess.run(whole, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
            log.seek(at)
            return ended.returncode, time.monotonic() - begun, log.read()

    def must(self, command: str, **environment: str) -> None:
        """As `run`, as root; ends the script where it fails."""
        status, _, said = self.run(command, **environment)
        if status:
            sys.exit(f"{said}\nfresh_machine: {command} ended with {status}; all of it in {self.log}")


def main() -> int:
    """Set the machine up, run the commands on it, and print what came of them."""
    asked = _arguments()
    if os.geteuid():
        sys.exit("fresh_machine: needs root, to change into another system: sudo tools/fresh_machine.py")
    if not shutil.which("debootstrap") and not (asked.folder / asked.on).exists():
        sys.exit("fresh_machine: needs debootstrap: apt-get install debootstrap")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also in the background of a shell, for the tests' sake
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(129))
    base = _base(asked.folder, asked.on)
    log = asked.folder / f"{datetime.datetime.now(datetime.UTC):%m%d-%H%M%S}-{asked.on}.log"
    print(f"fresh_machine: all that is said goes to {log}", file=sys.stderr)
    with _copy(base, keep=asked.keep) as root:
        archives = asked.folder / f"{asked.on}-packages"
        (archives / "partial").mkdir(parents=True, exist_ok=True)
        machine = Machine(root, archives, log)
        return _try(machine, asked)


def _try(machine: Machine, asked: argparse.Namespace) -> int:
    """Bring the checkout there, run what was asked for, and print the row."""
    user = USER if asked.user else "root"
    packages = [*asked.packages, *(MANY_FONTS if asked.fonts == "many" else ()), *(["sudo"] if asked.user else ())]
    _connect(machine)
    machine.must("apt-get update -q")
    if packages:
        install = f"apt-get install -qy --no-install-recommends {shlex.join(packages)}"
        machine.must(install, DEBIAN_FRONTEND="noninteractive")
    if asked.user:
        machine.must(f"useradd --create-home --shell /bin/bash {USER}; chmod 700 /home/{USER}")
        machine.must(f"echo '{USER} ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/{USER}")
    home = machine.root / ("root" if user == "root" else f"home/{user}")
    commit = _said("git", "-C", str(CHECKOUT), "rev-parse", "--short", "HEAD")
    subprocess.run(["git", "clone", "--quiet", "--no-local", str(CHECKOUT), str(home / "presskit")], check=True)
    machine.must(f"chown -R {user}: /{home.relative_to(machine.root)}")
    _, _, python = machine.run("python3 --version")
    addopts = " ".join(map(shlex.quote, asked.pytest))
    failed, figures = False, []
    for target in asked.only or ("kit", "test"):
        status, seconds, said = machine.run(f"cd presskit && make {target}", user, PYTEST_ADDOPTS=addopts)
        counted = re.findall(r"^=*\s*(\d+ (?:passed|failed|skipped|error).*?) in [\d.]+s", said, re.MULTILINE)
        came = counted[-1] if counted else "held" if not status else f"status {status}"
        figures.append(f"make {target}: {seconds:.0f} s, {came}")
        if status:
            failed = True
            print("\n".join(said.splitlines()[-60:]), file=sys.stderr)
    row = [asked.on, python.split()[-1], f"{user}", f"{asked.fonts} fonts", *asked.packages, commit, *figures]
    print(" | ".join(row), flush=True)
    return int(failed)


def _arguments() -> argparse.Namespace:
    assert __doc__
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n\n")[2], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--on", choices=DISTRIBUTIONS, default="trixie", help="the distribution (default: trixie)")
    parser.add_argument("--user", action="store_true", help="as a user who may use sudo, not as root")
    parser.add_argument("--fonts", choices=("few", "many"), default="few", help="what is there beside (default: few)")
    parser.add_argument("--with", dest="packages", nargs="+", default=[], metavar="PACKAGE", help="install these first")
    parser.add_argument("--only", nargs=1, choices=("kit", "test"), help="run one of the two commands")
    parser.add_argument("--keep", action="store_true", help="leave the machine there, to look at it")
    parser.add_argument("--folder", type=Path, default=FOLDER, help=f"where machines lie (default: {FOLDER})")
    parser.add_argument("pytest", nargs="*", metavar="-- ARGUMENT", help="for pytest")
    return parser.parse_args()


# --- the machine -----------------------------------------------------------------------------------


def _base(folder: Path, distribution: str) -> Path:
    """The distribution as debootstrap makes it; fetched when it is not there."""
    base = folder / distribution
    if not base.exists():
        print(f"fresh_machine: fetching {distribution} …", file=sys.stderr)
        part = folder / f"{distribution}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        command = ["debootstrap", "--variant=minbase", f"--include={NEEDED}", distribution, str(part)]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if ran.returncode:
            sys.exit(f"{ran.stdout}\nfresh_machine: debootstrap ended with {ran.returncode}")
        part.rename(base)
    return base


@contextlib.contextmanager
def _copy(base: Path, keep: bool) -> Iterator[Path]:
    """A copy of it, gone at the end; also what runs left that were killed."""
    for left in base.parent.glob("run-*"):
        if not Path(f"/proc/{left.name.removeprefix('run-')}").exists():
            shutil.rmtree(left, ignore_errors=True)
    root = base.parent / f"run-{os.getpid()}"
    try:
        subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(root)], check=True)
        yield root
    finally:
        if keep:
            kept = root.rename(base.parent / f"kept-{base.name}-{os.getpid()}")
            print(f"fresh_machine: the machine is left in {kept}", file=sys.stderr)
        else:
            shutil.rmtree(root, ignore_errors=True)


def _connect(machine: Machine) -> None:
    """Let it reach what this machine reaches, in the same way."""
    etc = machine.root / "etc"
    for name in ("resolv.conf", "hosts"):
        (etc / name).unlink(missing_ok=True)
        shutil.copyfile(f"/etc/{name}", etc / name)
    own = Path("/usr/local/share/ca-certificates")
    if own.is_dir():
        shutil.copytree(own, machine.root / own.relative_to("/"), dirs_exist_ok=True)
        machine.must("update-ca-certificates")
    (etc / "apt" / "apt.conf.d" / "90host").write_text(_said("apt-config", "dump", "Acquire"), "utf-8")
    (etc / "dpkg" / "dpkg.cfg.d" / "90machine").write_text("force-unsafe-io\n", "utf-8")  # it need not survive a crash
    settings = "".join(f"{name} = {value}\n" for name, value in _pip().items())
    (etc / "pip.conf").write_text(f"[global]\n{settings}", "utf-8")
    for path in _named_by_pip():
        there = machine.root / path.relative_to("/")
        if path.is_file() and not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, there)
    npm = shutil.which("npm")
    files = [Path(_said(npm, "config", "get", name)) for name in ("globalconfig", "userconfig")] if npm else []
    read = [path.read_text("utf-8").strip() for path in files if path.is_file()]
    (etc / "npmrc").write_text("\n".join([*read, ""]), "utf-8")


def _pip() -> dict[str, str]:
    """What pip is told here, by its files and by variables, which come last and win."""
    ran = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True)
    pairs = (line.partition("=") for line in ran.stdout.splitlines() if ran.returncode == 0)
    return {name.rpartition(".")[2]: str(ast.literal_eval(value)) for name, _, value in pairs}


def _named_by_pip() -> Sequence[Path]:
    """The files and folders of this machine in pip's settings; of an index the folder that it lies in."""
    words = " ".join(_pip().values()).split()
    plain = [Path(word) for word in words if word.startswith("/")]
    indexes = [Path(word.removeprefix("file://")).parent for word in words if word.startswith("file:///")]
    return [path for path in dict.fromkeys([*plain, *indexes]) if path.exists()]


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
