"""What a stranger's template, or a machine that ends processes, can do to who builds a kit: nothing that is not told.

Everything is tried with real processes: they are looked for, killed, and held to small bounds.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from presskit.bounds import Bounds
from presskit.content import Held
from presskit.kit import jobs
from presskit.kit.jobs import Task, run as do
from presskit.package_files import builtin
from presskit.problems import Problems, Warn
from presskit.writers import kit_file
from presskit.writers.kit_file import KitFile
from tests.conftest import PERSON, files
from tests.pairs import EVERY

pytestmark = pytest.mark.slow

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes part on Linux only")

TEMPLATE = 'description = "x"\nformats = ["pdf"]\n[sections]\nmain = ["biography"]\n'
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>x</title><style>HEAD</style></head>
<body><main data-column="main"><section>
BODY
</section></main></body></html>
"""
LINE = 4
"""Of what a test puts into the page."""

Put = Callable[..., None]


@pytest.fixture
def put(here: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Puts a template beside a profile that asks for nothing else; one that may take a second and 300 MiB."""
    monkeypatch.setenv("PRESSKIT_TEMPLATE_SECONDS", "1")
    monkeypatch.setenv("PRESSKIT_TEMPLATE_MEMORY", "300")
    (here / "profile.toml").write_text(PERSON + '[kit]\ntemplates = ["card"]\n', "utf-8")
    (here / "templates" / "card").mkdir(parents=True)
    (here / "templates" / "card" / "template.toml").write_text(TEMPLATE, "utf-8")

    def page(body: str, head: str = "") -> None:
        text = PAGE.replace("BODY", body).replace("HEAD", head)
        (here / "templates" / "card" / "page.html").write_text(text, "utf-8")

    return page


# --- time and memory --------------------------------------------------------------------------------------

_MACROS = "{% macro m0() %}x{% endmacro %}" + "".join(
    f"{{% macro m{at}() %}}{{{{ m{at - 1}() }}}}{{{{ m{at - 1}() }}}}{{% endmacro %}}" for at in range(1, 41)
)

ENDLESS = [
    '{% set s = "x" * 100000 %}{% for a in s %}{% for b in s %}{% for c in s %}{% endfor %}{% endfor %}{% endfor %}',
    _MACROS + "{{ m40() }}",
]

LARGE = [
    '{{ "%3000000000d" % 1 }}',
    '{{ "x" * 10000000000 }}',
    "{% set l = [1, 2] %}{% for i in range(40) %}{% set _ = l.extend(l) %}{% endfor %}",
]

OUT_OF_TIME = (
    "it is not done after 1 seconds of work\n  let it do less, or give it more time: PRESSKIT_TEMPLATE_SECONDS=2"
)
OUT_OF_MEMORY = (
    "it needs more than 300 MiB of memory\n  let it hold less, or give it more: PRESSKIT_TEMPLATE_MEMORY=600"
)


@pytest.fixture
def bounded():
    """That bounds hold in this process: without them these tests would not end."""
    assert jobs.may_part(), f"an earlier test left threads: {threading.enumerate()}"


@linux
@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("body", "told"), [*((body, OUT_OF_TIME) for body in ENDLESS), *((body, OUT_OF_MEMORY) for body in LARGE)]
)
def test_a_page_that_takes_too_much_is_told_at_its_line(body, told, command, put, run):
    put(body)
    ran = run(command)
    assert ran.status == 1
    assert f"templates/card/page.html:{LINE}:1: {told}" in ran.out + ran.err


@linux
def test_a_length_that_no_page_has_is_told_where_it_stands(put, run):
    put('<h1 style="font-size: 1e30px">x</h1>')
    said = "the page has no room for anything beside a length of"
    assert f"templates/card/page.html:{LINE}:23: {said} 1e30px\n  write a smaller length" in run("build").err
    put("<h1>x</h1>")
    Path("templates/card/page.css").write_text("/* 99999px */\nh1 { font-size: 25000mm }\n", "utf-8")
    assert f"templates/card/page.css:2:17: {said} 25000mm\n" in run("build").err


_BOMB = ":root{--a0:aaaaaaaaaaaaaaaa;" + "".join(f"--a{at}:{f'var(--a{at - 1}) ' * 10};" for at in range(1, 30)) + "}"


@linux
@pytest.mark.parametrize(
    ("body", "head", "told"),
    [
        ("<p>x</p>", _BOMB + "p{font-family:var(--a29)}", OUT_OF_TIME),
        ("<table>" + ("<tr>" + "<td>x</td>" * 60 + "</tr>") * 1500 + "</table>", "", OUT_OF_TIME),
        ('<table><tr><td colspan="1000000000">x</td></tr></table>', "", OUT_OF_MEMORY),
    ],
)
def test_a_page_whose_layout_takes_too_much_is_told(body, head, told, put, run):
    put(body, head)
    ran = run("build")
    assert ran.status == 1
    assert f"templates/card: {told}" in ran.err


@pytest.mark.parametrize(
    ("body", "column", "told"),
    [
        ("<div>" * 150 + "x" + "</div>" * 150, 746, "its elements stand too deep in each other to be laid out"),
        (
            '<p style="letter-spacing:1e10px">hello you</p>',
            26,
            "it cannot be laid out: integer 10240000000000 does not",
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "the template goes wrong here: it calls itself without"),
        ("{% for i in range(1000000000) %}{% endfor %}", 1, "the template goes wrong here: its loops do not end"),
        ("{{ lipsum(10000000) }}", 1, 'there is no "lipsum" here'),
    ],
)
def test_what_cannot_be_laid_out_is_told_at_its_line_and_no_library_speaks(body, column, told, put, run):
    put(body)
    ran = run("build")
    assert ran.status == 1
    assert ran.err.startswith(f"templates/card/page.html:{LINE}:{column}: {told}")
    assert len(ran.err.splitlines()) == 2  # Pango has lines of its own for some of this


def test_a_page_that_does_nothing_by_chance(put, run):
    """The same profile makes the same bytes."""
    put("{{ [1, 2, 3] | random }}")
    ran = run("check")
    assert f"templates/card/page.html:{LINE}:1: No filter named 'random'" in ran.out


@pytest.mark.parametrize("said", ["", "soon", "-1", "0", "1.5", "1" * 30])
def test_bounds_that_are_no_number_are_wrong_arguments(said, put, run, monkeypatch):
    put("<p>x</p>")
    monkeypatch.setenv("PRESSKIT_TEMPLATE_SECONDS", said)
    ran = run("build")
    assert ran.status == (2 if said else 0)
    if said:
        assert "PRESSKIT_TEMPLATE_SECONDS is" in ran.err
        assert "write a whole number of seconds, such as 120" in ran.err


def test_a_copy_of_a_built_in_template_makes_the_same_bytes_within_its_bounds(here, run):
    (here / "profile.toml").write_text(PERSON + '[kit]\ntemplates = ["one-pager", "web"]\n', "utf-8")
    assert run("build", "--output", "one").status == 0
    for name in ("one-pager", "web"):
        shutil.copytree(builtin() / name, here / "templates" / name)
    assert run("build", "--output", "two").status == 0
    one, two = files(here / "one"), files(here / "two")
    assert {name: data for name, data in one.items() if name != "manifest.json"} == {
        name: data for name, data in two.items() if name != "manifest.json"
    }


# --- files that are none of the template's ----------------------------------------------------------------


@pytest.fixture
def secret(here: Path) -> Path:
    """A folder of the user's, elsewhere."""
    folder = here / "elsewhere"
    folder.mkdir()
    (folder / "passwd").write_text("SECRET", "utf-8")
    (folder / "secret.css").write_text("p { color: red }", "utf-8")
    return folder


OUTSIDE = "a link leads from here to a file outside templates/, and presskit does not follow it"


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("link", ["parts", "card/passwd", "card/page.html", "card/template.toml", "card"])
def test_a_link_that_leads_out_of_the_templates_is_refused(link, command, put, secret, here, run):
    put('{% include "passwd" %}')
    path = here / "templates" / link
    if link == "parts":
        path.symlink_to(secret)
    elif link == "card":
        path.rename(here / "card")
        path.symlink_to(here / "card")
    else:
        path.unlink(missing_ok=True)
        path.symlink_to(secret / "passwd")
    ran = run(command)
    assert ran.status == 1
    where = {"parts": "parts/passwd", "card": "card/template.toml"}.get(link, link)
    assert f"templates/{where}: {OUTSIDE}" in ran.out + ran.err
    assert "SECRET" not in ran.out + ran.err
    assert not (here / "output").exists()


@pytest.mark.parametrize("name", ["../../elsewhere/passwd", "/etc/passwd", "../blurbs/../../elsewhere/passwd"])
def test_a_name_that_leads_out_of_the_template_is_no_file_of_it(name, put, secret, run):
    put(f'{{% include "{name}" %}}')
    ran = run("build")
    assert ran.status == 1
    assert f'templates/card/page.html:{LINE}:1: there is no file "{name}" in this template' in ran.err


@pytest.mark.parametrize("link", ["look.css", "one-pager.css"])
def test_a_link_of_a_look_that_leads_out_is_refused(link, here, secret, run):
    (here / "profile.toml").write_text(PERSON + '[kit]\ntemplates = ["one-pager"]\nlook = "mine"\n', "utf-8")
    shutil.copytree(builtin() / "looks" / "studio", here / "templates" / "looks" / "mine")
    path = here / "templates" / "looks" / "mine" / link
    path.unlink()
    path.symlink_to(secret / "secret.css")
    ran = run("build")
    assert ran.status == 1
    assert f"templates/looks/mine/{link}: {OUTSIDE}" in ran.err


def test_links_within_the_templates_and_templates_that_are_a_link_as_a_whole_are_followed(put, here, run):
    put('{% include "shared.html" %}')
    (here / "templates" / "common").mkdir()
    (here / "templates" / "common" / "shared.html").write_text("<p>one</p>")
    (here / "templates" / "parts").symlink_to("common")
    (here / "templates").rename(here / "everybody's")
    (here / "templates").symlink_to("everybody's")
    assert run("build").status == 0
    assert "Nothing has changed" in run("build").err
    (here / "everybody's" / "common" / "shared.html").write_text("<p>two</p>")
    assert "Nothing has changed" not in run("build").err


def test_a_style_sheet_that_imports_itself_is_told(put, here, run):
    put("<p>x</p>", '@import "presskit:/template/a.css";')
    (here / "templates" / "card" / "a.css").write_text('@import "presskit:/template/a.css";')
    ran = run("build")
    assert ran.status == 1
    assert "templates/card/page.html:2:" in ran.err
    assert "template/a.css imports itself, or what imports it" in ran.err


ORDINARY = "this is not an ordinary file\n  name a file that holds a profile"
NOBODY = "it cannot be read: it is a pipe that nobody writes to"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["check", "pipe"], ORDINARY),
        (["build", "pipe"], ORDINARY),
        (["draft", "pipe"], ORDINARY),
        (["import", "pipe"], NOBODY),
        (["changes", "pipe"], NOBODY),
        (["changes", "folder"], "this holds no facts that presskit put there"),
        (["check", "named.toml"], '"pipe" is not an ordinary file\n  name a file that holds the picture'),
    ],
)
def test_nothing_waits_for_a_pipe_that_nobody_writes_to(command, told, here):
    (here / "profile.toml").write_text(PERSON, "utf-8")
    (here / "named.toml").write_text(PERSON + '[[photos]]\nfile = "pipe"\nalt = "x"\n', "utf-8")
    (here / "folder").mkdir()
    for name in ("pipe", "folder/a.zip", "folder/b.pdf"):
        os.mkfifo(here / name)
    ran = subprocess.run(
        [sys.executable, "-m", "presskit", *command], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 1
    assert told in ran.stdout + ran.stderr


def test_a_file_that_another_program_writes_to_a_pipe_is_imported(here):
    card = "BEGIN:VCARD\\nVERSION:3.0\\nFN:Ada Lind\\nEND:VCARD\\n"
    pipe = f'{{ sleep 0.2; printf "{card}"; }} | "$0" -m presskit import /dev/stdin'
    ran = subprocess.run(["sh", "-c", pipe, sys.executable], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert 'name = "Ada Lind"' in ran.stdout


# --- processes --------------------------------------------------------------------------------------------


def _below(process: int) -> set[int]:
    """The processes that this one has forked, and those that they have."""
    found = set()
    with contextlib.suppress(OSError):
        for child in map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()):
            found |= {child, *_below(child)}
    return found


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(reached: Callable[[], object], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


@contextlib.contextmanager
def _building(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "presskit", "build", *arguments]

    def heard() -> None:
        """What runs the tests may ignore these, as nohup does and a shell; a child would inherit that."""
        for one in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
            signal.signal(one, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=heard
    ) as build:
        try:
            yield build
        finally:
            build.kill()


def _ended_by(signal_number: int, process: subprocess.Popen[str]) -> int | None:
    """With which status; None if it does not end."""
    process.send_signal(signal_number)
    with contextlib.suppress(subprocess.TimeoutExpired):
        return process.wait(30)
    return None


@linux
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, signal.SIGINT, signal.SIGQUIT])
@pytest.mark.parametrize("own", [True, False], ids=["own", "built-in"])
def test_no_process_stays_when_the_one_that_builds_is_ended(own, by, put, here, monkeypatch):
    put(ENDLESS[0])
    monkeypatch.setenv("PRESSKIT_TEMPLATE_SECONDS", "600")
    if not own:
        if len(os.sched_getaffinity(0)) < 2:
            pytest.skip("with one processor, a kit is made by one process")
        (here / "profile.toml").write_text(PERSON, "utf-8")
        shutil.rmtree(here / "templates")
    with _building() as build:
        assert _until(lambda: _below(build.pid)), "no process has parted"
        workers = _below(build.pid)
        assert _ended_by(by, build) == (130 if by == signal.SIGINT else -by)
        assert _until(lambda: not any(map(_alive, workers)), 5), "a worker stays"
        assert build.stderr
        build.stderr.read()  # ends when nobody holds it open


@linux
def test_a_worker_that_is_killed_is_told(put, monkeypatch):
    put(ENDLESS[0])
    monkeypatch.setenv("PRESSKIT_TEMPLATE_SECONDS", "600")
    with _building() as build:
        assert _until(lambda: _below(build.pid))
        [worker] = _below(build.pid)
        time.sleep(0.2)
        os.kill(worker, signal.SIGKILL)
        said = build.communicate()[1]
    assert build.returncode == 1
    assert said.startswith("templates/card: it cannot be rendered: the process was ended by SIGKILL, for want of time")


def _task(name: str, make: Callable[[], bytes], own: str = "") -> Task:
    def made(warn: Warn) -> list[KitFile]:
        return [KitFile(name, Held(make()), name, kit_file.TEXT)]

    return Task(name, name, made, own=own)


def test_there_may_be_any_number_of_tasks():
    tasks = [_task(str(at), str(at).encode) for at in range(70_000 if EVERY else 300)]  # a byte counts to 255
    done = do(tasks, lambda product: None, 2)
    assert list(done) == [task.name for task in tasks]
    assert all(outcome.files[0].content.read() == name.encode() for name, outcome in done.items())


@linux
def test_a_process_that_breaks_down_is_told_with_what_it_made():
    here = os.getpid()
    turns = itertools.count()

    def make() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05 if next(turns) < 20 else 0)
        return b""

    with pytest.raises(Problems) as raised:
        do([_task(f"page {at}", make) for at in range(20)], lambda product: None, 2)
    [problem] = raised.value.problems
    assert problem.path.startswith("page ")
    assert problem.message == "the process that made this was ended by SIGKILL; nothing was changed"


@linux
def test_a_process_that_hangs_is_told_with_what_it_made_and_does_not_stay(monkeypatch):
    here = os.getpid()
    before = _below(here)  # such as the validator of another test
    monkeypatch.setattr(Bounds, "patience", 1)

    def make() -> bytes:
        if os.getpid() != here:
            time.sleep(600)
        return b""

    with pytest.raises(Problems) as raised:
        do([_task(f"page {at}", make) for at in range(20)], lambda product: None, 2)
    [problem] = raised.value.problems
    assert problem.path.startswith("page ")
    assert problem.message == "the process that made this has done nothing for 1 seconds; nothing was changed"
    assert _below(here) <= before


# --- closed streams ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("closed", ["2>&-", ">&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_kit_is_made_whichever_streams_are_closed(closed, here):
    (here / "profile.toml").write_text(PERSON + '[kit]\ntemplates = ["blurbs", "one-pager"]\n', "utf-8")
    ran = subprocess.run(["sh", "-c", f'"$0" -m presskit build {closed}', sys.executable], capture_output=True)
    assert ran.returncode == 0, ran.stderr
    made = files(here / "output")
    assert {"manifest.json", "ada-lind-one-pager.pdf", "blurbs/tldr.txt"} <= made.keys()
    assert not [data for data in made.values() if b"building" in data]
    if "2>" not in closed:
        assert b"Traceback" not in ran.stderr
