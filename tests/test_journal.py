"""A kill at any moment loses nothing: the next command leaves one whole kit, the old one or the new one.

The process that builds is really killed, with the signal that it cannot catch, before every single change that it
makes in the folder of the kit: an audit hook counts what the interpreter itself reports.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

import presskit
from presskit.content import Held
from presskit.kit import journal, manifest
from presskit.kit.folder import Folder
from tests.conftest import PERSON, files

KIT = '[kit]\ntemplates = ["blurbs"]\nplaces = ["tldr", "words-25", "words-50", "tagline"]\n'
OLD = f"as_of = 2026-01-01\n{PERSON}{KIT}"  # of one day, also when a test goes on over midnight
NEW = OLD.replace("engineer", "author").replace('"words-25", ', "").replace('"tagline"', '"characters-160"')

CHANGES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
"""What an interpreter reports before it changes a folder; "open" only for writing. Whatever else it does in between
leaves the folder as it is."""


def killed(action: Callable[[], object], at: int, folder: Path) -> bool:
    """Do this in a process that is killed before the `at`th change in the folder; whether it came to that."""
    left = at

    def reached(event: str, arguments: tuple[object, ...]) -> bool:
        nonlocal left
        # names are relative to the folder, which is held open
        if event not in CHANGES or (event == "open" and not _writes(arguments[2])):
            return False
        if not str(arguments[0]).startswith("/") or str(arguments[0]).startswith(str(folder)):
            left -= 1
            return left == 0
        return False

    return _killed_when(reached, action)


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


def _killed_when(reached: Callable[[str, tuple[object, ...]], bool], action: Callable[[], object]) -> bool:
    """Do this in a process that is killed when the interpreter reports something; whether it came to that."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            sys.addaudithook(
                lambda event, given: os.kill(os.getpid(), signal.SIGKILL) if reached(event, given) else None
            )
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            action()
            os._exit(0)
        os._exit(1)
    ended = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(ended) or os.waitstatus_to_exitcode(ended) == 0, "the command failed instead of being killed"
    return os.WIFSIGNALED(ended)


@pytest.fixture
def ready(here: Path) -> Path:
    """The kit of the old profile beside the new profile; an edited file, and files that presskit did not make."""
    Path("profile.toml").write_text(OLD, "utf-8")
    presskit.build(here / "profile.toml")
    output = here / "output"
    (output / "blurbs" / "tldr.txt").write_text("edited by hand\n", "utf-8")
    (output / "mine.txt").write_text("mine", "utf-8")
    (output / "mine").mkdir()
    (output / "mine" / "too.txt").write_text("mine too", "utf-8")
    Path("profile.toml").write_text(NEW, "utf-8")
    return output


def build() -> None:
    presskit.build("profile.toml")


def kill_build(output: Path, decided: bool, build: Callable[[], object] = build) -> None:
    """A build that is killed while its files are put aside, or when it is decided that they are the kit."""
    assert _killed_when(lambda event, given: event == "os.rename" and (given[0] != "journal.tmp") == decided, build)
    assert any(output.glob(f"{journal.ASIDE}-*/{'journal.json' if decided else '0'}"))


def recover() -> None:
    """What the next build does first."""
    with journal.opened(Path("output")):
        pass


def put(kit: str, output: Path) -> None:
    """Copy what stands elsewhere into the folder, which stays the same one."""
    for path in output.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(kit, output, dirs_exist_ok=True)


def whole(output: Path) -> dict[str, bytes | str]:
    """The files of a kit that is one: nothing in the making, and every hash as the manifest says."""
    found = files(output)
    assert not [name for name in found if name.startswith(journal.ASIDE)]
    assert not list(output.glob(f"{journal.ASIDE}*"))
    for name, row in json.loads(found["manifest.json"])["files"].items():
        data = found[name]
        assert isinstance(data, bytes)
        edited = data == b"edited by hand\n"
        assert edited or journal.sha256(data) == row["sha256"], name
    return found


def every_moment(first: int = 1, step: int = 1) -> Iterator[int]:
    yield from range(first, 1000, step)


@pytest.mark.slow
def test_a_build_that_is_killed_at_any_moment_leaves_the_old_kit_or_the_new_one(ready):
    shutil.copytree(ready, "before")
    old = whole(ready)
    build()
    new = whole(ready)
    assert new.keys() - old.keys() == {"blurbs/tldr-edited-1.txt", "blurbs/characters-160.txt"}
    assert old.keys() - new.keys() == {"blurbs/words-25.txt", "blurbs/tagline.txt"}
    outcomes = []
    for moment in every_moment():
        put("before", ready)
        if not killed(build, moment, ready):
            break
        recover()
        outcomes.append(whole(ready))
        assert outcomes[-1] in (old, new), f"neither, after a kill before change {moment}"
    assert len(outcomes) > 30
    # as long as it is undone it is all undone, and from one moment on it is all done
    assert outcomes.index(new) > 5
    assert outcomes == [old] * outcomes.index(new) + [new] * (len(outcomes) - outcomes.index(new))


def test_the_manifest_comes_last_so_that_a_new_one_speaks_of_no_file_that_is_not_there_yet(here):
    text = f'{PERSON.replace("Ada", "Zoe")}[kit]\ntemplates = ["vcard"]\n'  # a name behind "manifest.json"
    Path("profile.toml").write_text(text, "utf-8")
    build()
    old = files(here / "output")
    Path("profile.toml").write_text(text.replace("engineer", "author"), "utf-8")
    assert _killed_when(lambda event, given: event == "os.rename" and given[1] == "manifest.json", build)
    left = files(here / "output")
    assert left["manifest.json"] == old["manifest.json"]
    assert left["zoe-lind.vcf"] != old["zoe-lind.vcf"]


@pytest.mark.slow
def test_a_recovery_that_is_killed_at_any_moment_is_taken_up_again(ready):
    shutil.copytree(ready, "before")
    old = whole(ready)
    build()
    new = whole(ready)
    for first in every_moment(step=3):
        put("before", ready)
        if not killed(build, first, ready):
            break
        shutil.rmtree("killed", ignore_errors=True)
        shutil.copytree(ready, "killed")
        for second in every_moment(step=2):
            put("killed", ready)
            if not killed(recover, second, ready):
                break
            recover()
            assert whole(ready) in (old, new), f"neither, after kills at {first} and {second}"


@pytest.mark.slow
def test_the_first_build_of_all_leaves_all_or_nothing_when_it_is_killed(here):
    Path("profile.toml").write_text(OLD, "utf-8")
    output = here / "output"
    seen = set()
    for moment in every_moment():
        shutil.rmtree(output, ignore_errors=True)
        if not killed(build, moment, output):
            break
        recover()
        found = files(output)
        seen.add(len(found))
        if found:
            whole(output)
    assert len(seen) == 2


def noise(name: str, size: tuple[int, int] = (700, 980)) -> None:
    """A photograph of which every file is so large that it is put aside as soon as it is made."""
    Image.effect_noise(size, 90).convert("RGB").save(name, quality=90)


PHOTO = '[[photos]]\nfile = "{}.jpg"\nalt = "Ada Lind at work"\ncredit = "Bo Ek"\n'
PICTURES = PERSON + '[kit]\ntemplates = ["photos", "zip"]\nphotos = ["full-web", "square-web"]\n' + PHOTO.format("a")


@pytest.mark.slow
def test_what_is_put_aside_while_the_kit_is_made_is_undone_or_becomes_the_kit_too(here):
    Path("profile.toml").write_text(PICTURES, "utf-8")
    noise("a.jpg")
    build()
    output = here / "output"
    old = whole(output)
    assert min(len(data) for name, data in old.items() if name.startswith("photos/")) > journal.LARGE
    shutil.copytree(output, "before")
    Path("profile.toml").write_text(PICTURES.replace("Bo Ek", "Eve Ray"), "utf-8")
    build()
    new = whole(output)
    outcomes = []
    for moment in every_moment(step=2):
        put("before", output)
        if not killed(build, moment, output):
            break
        aside = list(output.glob(f"{journal.ASIDE}-*/?????*"))
        recover()
        outcomes.append((whole(output), bool(aside)))
        assert outcomes[-1][0] in (old, new), f"neither, after a kill before change {moment}"
    kits = [kit for kit, _ in outcomes]
    assert kits == [old] * kits.index(new) + [new] * (len(kits) - kits.index(new))
    assert sum(aside for kit, aside in outcomes if kit == old) > 3


@pytest.mark.slow
def test_a_build_that_fails_when_all_is_made_leaves_the_kit_as_it_was(here, run):
    noise("a.jpg")
    Path("profile.toml").write_text(PICTURES, "utf-8")
    assert run("build").status == 0
    before = files(here / "output")
    Path("profile.toml").write_text(PICTURES.replace("Bo Ek", "Eve Ray"), "utf-8")
    assert run("build", "--strict").status == 1  # the photograph is small
    assert files(here / "output") == before
    assert run("build", "--strict", "--output", "new").status == 1
    assert not (here / "new").exists()


@pytest.mark.slow
def test_a_part_of_a_kit_that_changed_is_made_and_the_rest_is_taken_from_where_it_stands(here, run):
    noise("a.jpg")
    noise("b.jpg")
    Path("profile.toml").write_text(PICTURES + PHOTO.format("b"), "utf-8")
    assert run("build").status == 0
    before = {path: path.stat().st_ino for path in (here / "output/photos").iterdir()}
    noise("b.jpg")
    assert run("build").status == 0
    after = {path: path.stat().st_ino for path in (here / "output/photos").iterdir()}
    assert len({path for path in before if after[path] == before[path]}) == len(before) // 2
    whole(here / "output")
    shutil.move("output", "partly")
    assert run("build").status == 0
    assert files(here / "output") == files(here / "partly")


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone reports the peak of memory in KiB")
def test_no_more_memory_is_needed_for_many_photographs_than_for_few(here):
    noise("a.jpg", (1500, 1500))
    peaks = []
    for count in (2, 30):
        written = PICTURES.replace('"full-web", "square-web"', '"full-print"') + PHOTO.format("a") * (count - 1)
        Path("profile.toml").write_text(written, "utf-8")
        command = [sys.executable, "-m", "presskit", "build", "--output", f"of-{count}"]
        child = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        assert status == 0
        peaks.append(usage.ru_maxrss / 1024)
    assert len(files(here / "of-30")) == 30 + 3
    assert peaks[1] - peaks[0] < 25, peaks


READING = (
    ["check"],
    ["blurb", "--words", "50"],
    ["export", "--to", "text"],
    ["sources"],
    ["draft"],
)


@pytest.mark.slow
@pytest.mark.parametrize("decided", [False, True])
def test_a_build_takes_up_what_was_killed_and_commands_that_only_read_leave_it(decided, ready, run):
    kill_build(ready, decided)
    before = files(ready)
    for command in READING:
        assert run(*command).status == 0, command
        assert files(ready) == before, command
    assert run("build").status == 0
    whole(ready)


@pytest.mark.slow
def test_a_killed_kit_of_an_audience_or_in_another_folder_is_taken_up_too(here, run):
    Path("profile.toml").write_text(OLD + '[[links]]\nlabel = "x"\nurl = "https://x.org"\naudiences = ["press"]\n')
    press, elsewhere = here / "output" / "press", here / "elsewhere"
    kill_build(press, True, lambda: presskit.build("profile.toml", audience="press"))
    assert run("build", "--audience", "press").status == 0
    whole(press)
    kill_build(elsewhere, True, lambda: presskit.build("profile.toml", output=elsewhere))
    assert run("build", "--output", elsewhere).status == 0
    whole(elsewhere)


@pytest.mark.slow
def test_an_edited_file_is_kept_aside_and_told(ready, run):
    ran = run("build")
    assert ran.status == 0
    assert ran.err.splitlines()[:2] == [
        "output/blurbs/tldr.txt: warning: this file was edited after it was built; it is kept as tldr-edited-1.txt",
        "  put the change into the profile or the template, and it is made every time",
    ]
    assert (ready / "blurbs" / "tldr-edited-1.txt").read_text() == "edited by hand\n"
    assert (ready / "blurbs" / "tldr.txt").read_text() == "Ada Lind is an author.\n"
    (ready / "blurbs" / "tldr.txt").write_text("edited again\n")
    assert "it is kept as tldr-edited-2.txt" in run("build").err
    assert (ready / "blurbs" / "tldr-edited-1.txt").read_text() == "edited by hand\n"
    assert (ready / "blurbs" / "tldr-edited-2.txt").read_text() == "edited again\n"


def test_an_edited_file_that_the_kit_no_longer_has_stays_and_is_told(ready, run):
    (ready / "blurbs" / "words-25.txt").write_text("edited, too\n")
    ran = run("build")
    assert "output/blurbs/words-25.txt: warning: this file is no part of the kit any more; it stays" in ran.err
    assert (ready / "blurbs" / "words-25.txt").read_text() == "edited, too\n"
    assert not (ready / "blurbs" / "tagline.txt").exists()


def test_files_that_presskit_did_not_make_are_never_touched(ready):
    mine = [ready / "mine.txt", ready / "mine" / "too.txt"]
    before = [(path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) for path in mine]
    build()
    assert [(path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) for path in mine] == before


@pytest.mark.slow
def test_an_unchanged_file_is_not_written_again(ready):
    build()
    before = {path: path.stat().st_ino for path in ready.rglob("*.txt")}
    Path("profile.toml").write_text(NEW + "# a remark\n")
    build()
    assert {path: path.stat().st_ino for path in ready.rglob("*.txt")} == before


def test_a_second_build_in_the_same_folder_is_told_to_wait(ready, run):
    before = files(ready)
    handle = os.open(ready, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    ran = run("build")
    assert ran.status == 1
    assert "output: another build is writing here\n  wait until it is done, or choose another --output\n" in ran.err
    assert files(ready) == before
    assert run("check").status == 0
    os.close(handle)
    assert run("build").status == 0


def test_what_another_build_has_begun_is_left_to_it(ready):
    kill_build(ready, decided=True)
    before = files(ready)
    handle = os.open(ready, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(presskit.Problems, match="another build"):
        recover()
    assert files(ready) == before
    os.close(handle)
    recover()
    whole(ready)


OUTSIDE = ["../precious.txt", "/ABSOLUTE/precious.txt", "blurbs/../../precious.txt"]


@pytest.fixture
def planted(ready: Path, here: Path) -> Callable[[object], None]:
    """Puts such a journal into output/, by the name that only presskit knows, beside a link that leads elsewhere."""
    (here / "elsewhere").mkdir()
    (here / "elsewhere" / "precious.txt").write_text("precious")
    (here / "precious.txt").write_text("precious")
    (ready / "away").symlink_to(here / "elsewhere")

    def plant(steps: object) -> None:
        kill_build(ready, decided=True)
        [aside] = ready.glob(f"{journal.ASIDE}-*")
        (aside / "0").write_text("bad")
        (aside / "journal.json").write_text(steps if isinstance(steps, str) else json.dumps(steps))

    return plant


@pytest.mark.slow
@pytest.mark.parametrize("name", [*OUTSIDE, "away/precious.txt"])
@pytest.mark.parametrize("kind", ["keep", "kept", "move", "delete", "staged"])
def test_a_journal_from_somebody_else_touches_nothing_outside_the_kit(kind, name, planted, ready, here, run):
    name = name.replace("/ABSOLUTE", str(here))
    planted(
        {
            "made_by": "presskit journal 2",
            "keep": {"keep": {name: "stolen.txt"}, "kept": {"manifest.json": name}}.get(kind, {}),
            "move": {"move": [["0", name]], "staged": [[f"../{name}", "stolen.txt"]]}.get(kind, []),
            "delete": [name] if kind == "delete" else [],
        }
    )
    run("check")
    run("build")
    assert files(here / "elsewhere") == {"precious.txt": b"precious"}
    assert (here / "precious.txt").read_text() == "precious"
    assert not (ready / "stolen.txt").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"keep": 1, "move": 2, "delete": 3}', "\x00", '{"move": [[1, 2]]}', "[" * 100_000,
     '{"keep": {}, "move": [], "delete": ["manifest.json"]}'],
)  # fmt: skip
def test_a_journal_that_is_none_counts_as_never_begun(text, ready, planted):
    (ready / "away").unlink()
    before = files(ready)
    planted(text)
    recover()
    assert whole(ready) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", [".presskit", ".presskit-1-2-0", ".presskit-mine.txt"])
@pytest.mark.parametrize("kind", ["folder", "empty", "link", "file"])
def test_what_bears_a_name_like_presskits_own_is_left_alone_and_told(kind, name, ready, here, run):
    (here / "elsewhere").mkdir()
    (here / "elsewhere" / "precious.txt").write_text("precious")
    mine = ready / name
    if kind == "link":
        mine.symlink_to(here / "elsewhere")
    elif kind == "file":
        mine.write_text("mine")
    else:
        mine.mkdir()
    if kind == "folder":
        (mine / "journal.json").write_text(json.dumps({"keep": {}, "move": [], "delete": ["mine.txt"]}))
    before = {path: path.lstat().st_ino for path in (mine, *mine.rglob("*"), ready / "mine.txt")}
    ran = run("build")
    assert ran.status == 0
    assert f"output/{name}: warning: presskit puts a build aside under such a name, and this one" in ran.err
    assert {path: path.lstat().st_ino for path in before} == before
    assert files(here / "elsewhere") == {"precious.txt": b"precious"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["manifest.json", "blurbs/tldr.txt", "claims.json"])
@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "socket"])
def test_what_is_no_file_in_the_place_of_one_is_refused_and_nothing_waits_for_it(kind, name, ready, here, run):
    path = ready / name
    path.unlink()
    (here / "precious.txt").write_text("precious")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to(here / "precious.txt")
    elif kind == "folder":
        path.mkdir()
    else:
        with socket.socket(socket.AF_UNIX) as there:
            there.bind(os.path.relpath(path))
    rest = {other: data for other, data in files(ready).items() if other != name}
    ran = run("build")
    assert ran.status == 1
    what = {"socket": "a device or a socket"}.get(kind, f"a {kind}")
    assert f"output/{name}: this is {what}, which presskit did not make\n  move it away, or" in ran.err
    assert {other: data for other, data in files(ready).items() if other != name} == rest
    assert (here / "precious.txt").read_text() == "precious"


@pytest.mark.parametrize("folder", ["blurbs", "output/blurbs"])
def test_a_link_in_the_place_of_a_folder_of_the_kit_is_not_followed(folder, ready, here, run):
    shutil.rmtree(ready / "blurbs")
    (here / "theirs").mkdir()
    (here / "theirs" / "tldr.txt").write_text("Ada Lind is an engineer.\n")
    (ready / "blurbs").symlink_to(here / "theirs")
    ran = run("build")
    assert ran.status == 1
    assert "output/blurbs: this is a link, which presskit did not make\n  move it away" in ran.err
    assert files(here / "theirs") == {"tldr.txt": b"Ada Lind is an engineer.\n"}


def test_the_folder_of_an_audience_that_is_a_link_is_not_followed_unless_asked_for(here, run):
    Path("profile.toml").write_text(OLD + '[[links]]\nlabel = "x"\nurl = "https://x.org"\naudiences = ["press"]\n')
    (here / "output").mkdir()
    (here / "theirs").mkdir()
    (here / "output" / "press").symlink_to(here / "theirs")
    ran = run("build", "--audience", "press")
    assert ran.status == 1
    assert "output/press: this is a link, which presskit does not follow" in ran.err
    assert not files(here / "theirs")
    assert run("build", "--audience", "press", "--output", "output/press").status == 0
    assert "manifest.json" in files(here / "theirs")


def test_output_itself_may_be_a_link(ready, here, run):
    ready.rename(here / "synchronised")
    ready.symlink_to(here / "synchronised")
    assert run("build").status == 0
    whole(here / "synchronised")


def test_of_two_builds_at_once_one_is_told_to_wait_and_the_kit_is_of_one_profile(ready):
    """The first is held before it has written anything."""
    command = [sys.executable, "-m", "presskit", "build"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as first:
        while not _is_locked(ready):
            assert first.poll() is None, "the first build has ended before it was held"
        first.send_signal(signal.SIGSTOP)
        try:
            before = files(ready)
            Path("other.toml").write_text(NEW.replace("Ada Lind", "Bea Moor"))
            ran = subprocess.run([*command, "other.toml"], capture_output=True, text=True)
            assert (ran.returncode, ran.stdout) == (1, "")
            assert ran.stderr.startswith("output: another build is writing here\n  wait until it is done")
            assert files(ready) == before
        finally:
            first.send_signal(signal.SIGCONT)
        assert first.wait() == 0
    assert "Ada Lind is an author." in (ready / "blurbs" / "tldr.txt").read_text()
    assert not [name for name, data in whole(ready).items() if b"Bea Moor" in data]


def _is_locked(folder: Path) -> bool:
    """Asks the kernel's list: a lock taken as a trial would be the other build that the first one must not meet."""
    inode = str(folder.stat().st_ino)
    locks = (line.split() for line in Path("/proc/locks").read_text().splitlines())
    return any("FLOCK" in lock and lock[-3].rpartition(":")[2] == inode for lock in locks)


def test_a_build_that_fails_leaves_no_empty_folder(here, run):
    Path("profile.toml").write_text("[person]\n")
    assert run("build", "--output", "new/press").status == 1
    assert [path.name for path in here.iterdir()] == ["profile.toml"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_manifest_from_somebody_else_deletes_nothing_outside_the_kit(name, ready, here, run):
    name = name.replace("/ABSOLUTE", str(here))
    (here / "precious.txt").write_text("precious")
    told = json.loads((ready / "manifest.json").read_text())
    told["files"][name] = {
        "product": "blurbs",
        "task": "blurbs",
        "sha256": journal.sha256(b"precious"),
        "bytes": 8,
        "left_out": [],
    }
    (ready / "manifest.json").write_text(json.dumps(told))
    with journal.opened(ready) as folder:
        assert manifest.read(folder) is None
    run("build")
    assert (here / "precious.txt").read_text() == "precious"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 1, "files": {"a": 1}}', '{"format": 1, "files": []}', "\x00"]
)
def test_a_manifest_that_is_damaged_is_told_and_not_replaced(text, ready, run):
    (ready / "manifest.json").write_text(text)
    before = files(ready)
    ran = run("build")
    assert ran.status == 1
    assert "output/manifest.json: presskit did not make this file and will not replace it" in ran.err
    assert files(ready) == before


def test_every_file_is_on_the_disk_before_the_journal_says_that_it_is(tmp_path, monkeypatch):
    done: list[str] = []
    sync, move = Folder.sync, Folder.move

    def synced(folder: Folder, name: str = ".") -> None:
        sync(folder, name)
        done.append(name.partition("/")[2])

    def moved(folder: Folder, name: str, to: str) -> None:
        done.append(f"{name.partition('/')[2]} becomes {to.rpartition('/')[2]}")
        move(folder, name, to)

    monkeypatch.setattr(Folder, "sync", synced)
    monkeypatch.setattr(Folder, "move", moved)
    with journal.opened(tmp_path) as folder:
        journal.publish(folder, journal.Plan({"a.txt": Held(b"a"), "b/c.txt": Held(b"c")}, (), {}))
    assert sorted(done[:3]) == ["0", "1", "journal.tmp"]
    assert done[3] == "journal.tmp becomes journal.json"
    assert done[4:] == ["", "0 becomes a.txt", "1 becomes c.txt", ""]
    assert files(tmp_path) == {"a.txt": b"a", "b/c.txt": b"c"}
