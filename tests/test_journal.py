"""A kill at any moment loses nothing: the next command leaves one whole kit, the old one or the new one.

The process that builds is really killed, with the signal that it cannot catch, at every single thing that it does in
the folder of the kit: an audit hook counts what the interpreter itself reports.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import presskit
from presskit import cli
from presskit.kit import journal, manifest
from tests.conftest import PERSON, files

OLD = PERSON + '[kit]\ntemplates = ["blurbs"]\nplaces = ["tldr", "words-25", "words-50", "tagline"]\n'
NEW = OLD.replace("engineer", "author").replace('"words-25", ', "").replace('"tagline"', '"characters-160"')

TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir"}
"""What an interpreter reports that may change a folder, or comes right before and after a change."""


def killed(action: Callable[[], object], at: int, folder: Path) -> bool:
    """Do this in a process that is killed at the `at`th touch of the folder; whether it came to that."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _kill_at(at, folder)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            action()
            os._exit(0)
        os._exit(1)
    ended = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(ended) or os.waitstatus_to_exitcode(ended) == 0, "the command failed instead of being killed"
    return os.WIFSIGNALED(ended)


def _kill_at(at: int, folder: Path) -> None:
    left = at

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        # names are relative while a folder is removed from within
        if event in TOUCHES and (not str(arguments[0]).startswith("/") or str(arguments[0]).startswith(str(folder))):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


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


def kill_build(output: Path, decided: bool) -> None:
    """A build that is killed while its files are put aside, or when it is decided that they are the kit."""
    for moment in every_moment():
        assert killed(build, moment, output)
        if (output / journal.ASIDE / ("journal.json" if decided else "new/0")).exists():
            break


def check() -> None:
    cli.run(["check"])


def whole(output: Path) -> dict[str, bytes | str]:
    """The files of a kit that is one: nothing in the making, and every hash as the manifest says."""
    found = files(output)
    assert not [name for name in found if name.startswith(journal.ASIDE)]
    assert not (output / journal.ASIDE).exists()
    for name, row in json.loads(found["manifest.json"])["files"].items():
        data = found[name]
        assert isinstance(data, bytes)
        edited = data == b"edited by hand\n"
        assert edited or journal.sha256(data) == row["sha256"], name
    return found


def every_moment(first: int = 1, step: int = 1) -> Iterator[int]:
    yield from range(first, 1000, step)


def test_a_build_that_is_killed_at_any_moment_leaves_the_old_kit_or_the_new_one(ready):
    shutil.copytree(ready, "before")
    old = whole(ready)
    build()
    new = whole(ready)
    assert new.keys() - old.keys() == {"blurbs/tldr-edited-1.txt", "blurbs/characters-160.txt"}
    assert old.keys() - new.keys() == {"blurbs/words-25.txt", "blurbs/tagline.txt"}
    outcomes = []
    for moment in every_moment():
        shutil.rmtree(ready)
        shutil.copytree("before", ready)
        if not killed(build, moment, ready):
            break
        check()
        outcomes.append(whole(ready))
        assert outcomes[-1] in (old, new), f"neither, after a kill at touch {moment}"
    assert len(outcomes) > 30
    # as long as it is undone it is all undone, and from one moment on it is all done
    assert outcomes.index(new) > 5
    assert outcomes == [old] * outcomes.index(new) + [new] * (len(outcomes) - outcomes.index(new))


def test_a_recovery_that_is_killed_at_any_moment_is_taken_up_again(ready):
    shutil.copytree(ready, "before")
    old = whole(ready)
    build()
    new = whole(ready)
    for first in every_moment(step=7):
        shutil.rmtree(ready)
        shutil.copytree("before", ready)
        if not killed(build, first, ready):
            break
        shutil.rmtree("killed", ignore_errors=True)
        shutil.copytree(ready, "killed")
        for second in every_moment(step=3):
            shutil.rmtree(ready)
            shutil.copytree("killed", ready)
            if not killed(check, second, ready):
                break
            check()
            assert whole(ready) in (old, new), f"neither, after kills at {first} and {second}"


def test_the_first_build_of_all_leaves_all_or_nothing_when_it_is_killed(here):
    Path("profile.toml").write_text(OLD, "utf-8")
    output = here / "output"
    seen = set()
    for moment in every_moment(step=2):
        shutil.rmtree(output, ignore_errors=True)
        if not killed(build, moment, output):
            break
        check()
        found = files(output)
        seen.add(len(found))
        if found:
            whole(output)
    assert len(seen) == 2


@pytest.mark.parametrize("command", [["check"], ["blurb", "--words", "50"], ["build"]])
@pytest.mark.parametrize("decided", [False, True])
def test_every_command_that_reads_a_profile_takes_up_what_was_killed(decided, command, ready, run):
    kill_build(ready, decided)
    assert run(*command).status == 0
    whole(ready)


def test_a_killed_kit_of_an_audience_or_in_another_folder_is_taken_up_too(here, run):
    Path("profile.toml").write_text(OLD + '[[links]]\nlabel = "x"\nurl = "https://x.org"\naudiences = ["press"]\n')
    press, elsewhere = here / "output" / "press", here / "elsewhere"
    assert killed(lambda: presskit.build("profile.toml", audience="press"), 30, press)
    assert (press / journal.ASIDE).exists()
    check()
    assert not (press / journal.ASIDE).exists()
    assert killed(lambda: presskit.build("profile.toml", output=elsewhere), 30, elsewhere)
    assert (elsewhere / journal.ASIDE).exists()
    assert run("build", "--output", elsewhere).status == 0
    whole(elsewhere)


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
    check()
    assert files(ready) == before
    os.close(handle)
    check()
    whole(ready)


OUTSIDE = ["../precious.txt", "/ABSOLUTE/precious.txt", "blurbs/../../precious.txt"]


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("kind", ["keep", "move", "delete", "staged"])
def test_a_journal_from_somebody_else_touches_nothing_outside_the_kit(kind, name, ready, here):
    name = name.replace("/ABSOLUTE", str(here))
    (here / "precious.txt").write_text("precious")
    aside = ready / journal.ASIDE
    (aside / "new").mkdir(parents=True)
    (aside / "new" / "0").write_text("bad")
    staged = f"../{name}" if name.startswith("..") else name
    steps: dict[str, object] = {
        "keep": {name: "kept.txt"} if kind == "keep" else {},
        "move": {"move": [["new/0", name]], "staged": [[staged, "stolen.txt"]]}.get(kind, []),
        "delete": [name] if kind == "delete" else [],
    }
    (aside / "journal.json").write_text(json.dumps(steps))
    check()
    assert (here / "precious.txt").read_text() == "precious"
    assert not (ready / "stolen.txt").exists()
    whole(ready)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"keep": 1, "move": 2, "delete": 3}', "\x00", '{"move": [[1, 2]]}']
)
def test_a_journal_that_is_none_counts_as_never_begun(text, ready):
    (ready / journal.ASIDE).mkdir()
    (ready / journal.ASIDE / "journal.json").write_text(text)
    before = {name: data for name, data in files(ready).items() if not name.startswith(journal.ASIDE)}
    check()
    assert whole(ready) == before


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_manifest_from_somebody_else_deletes_nothing_outside_the_kit(name, ready, here, run):
    name = name.replace("/ABSOLUTE", str(here))
    (here / "precious.txt").write_text("precious")
    told = json.loads((ready / "manifest.json").read_text())
    told["files"][name] = {
        "product": "blurbs",
        "task": "blurbs",
        "rests_on": "",
        "sha256": journal.sha256(b"precious"),
        "bytes": 8,
        "left_out": [],
    }
    (ready / "manifest.json").write_text(json.dumps(told))
    assert manifest.read(ready) == {}
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
    sync, replace = journal._sync, Path.replace

    def synced(path: Path) -> None:
        sync(path)
        done.append(str(path))

    def replaced(path: Path, target: Path) -> Path:
        done.append(f"{path} becomes {target}")
        return replace(path, target)

    monkeypatch.setattr(journal, "_sync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    journal.publish(tmp_path, journal.Plan({"a.txt": b"a", "b/c.txt": b"c"}, (), {}), "output")
    aside = tmp_path / journal.ASIDE
    assert sorted(done[:3]) == [f"{aside}/journal.tmp", f"{aside}/new/0", f"{aside}/new/1"]
    assert done[3] == f"{aside}/journal.tmp becomes {aside}/journal.json"
    assert done[4] == str(aside)
