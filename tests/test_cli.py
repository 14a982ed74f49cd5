"""The command line keeps its word: wrong arguments, exit statuses, what goes to standard output, forms of `check`."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest

from presskit.cli import COMMANDS, commands
from tests.conftest import PERSON, files

PRESSKIT = [sys.executable, "-m", "presskit"]

PROFILE = PERSON + '[[links]]\nlabel = "Prize"\nurl = "https://example.org"\naudiences = ["press", "jury"]\n'


@pytest.fixture(autouse=True)
def stand(here: Path) -> None:
    """The person stands beside a profile."""
    Path("profile.toml").write_text(PROFILE, "utf-8")


def process(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    env = {**os.environ, **surroundings}
    return subprocess.run([*PRESSKIT, *arguments], capture_output=True, text=True, timeout=60, check=False, env=env)


# --- wrong arguments ---------------------------------------------------------------------------------------

WRONG = {
    "bild": 'there is no command "bild"; did you mean "build"?',
    "horoscope": 'there is no command "horoscope"; there are new, edit, check, build, blurb',
    "--wat": "No such option '--wat'",
    "build --wat": "No such option '--wat'",
    "build one.toml two.toml": "Got unexpected extra argument (two.toml)",
    "build --only one-pagr": 'there is nothing called "one-pagr" to build; did you mean "one-pager"?',
    "build --only PDF": 'there is nothing called "PDF" to build; that is a format, which these have: cover-letter',
    "build --only horoscope": 'there is nothing called "horoscope" to build; there are ',
    "build --audience pres": 'the profile names no audience "pres"; did you mean "press"?',
    "build --audience friends": 'the profile names no audience "friends"; it names jury, press',
    "build --as-of tomorrow": '"tomorrow" is not a day; write it as 2025-11-01',
    "build --as-of 2025-02-30": '"2025-02-30" is not a day; write it as 2025-11-01',
    "build --paper a5": "'a5' is not one of 'a4', 'letter'",
    "blurb --words 50 --characters 160": "ask for one of words, characters, sentences, place, or for none of them",
    "blurb --words 50 --place tldr": "ask for one of words, characters, sentences, place, or for none of them",
    "blurb --words 0": "words must be at least 1, not 0",
    "blurb --characters -3": "characters must be at least 1, not -3",
    "blurb --sentences many": '"many" is no whole number; write it in figures, such as --sentences 50',
    "blurb --words 2.5": '"2.5" is no whole number',
    "blurb --place tdlr": 'there is no place "tdlr"; did you mean "tldr"?',
    "blurb --place nowhere": 'there is no place "nowhere"; for any length write --words 50, say',
    "blurb --words 50 --voice second": "'second' is not one of 'third', 'first', 'mc', 'tagline'",
    "blurb --words 50 --audience pres": 'the profile names no audience "pres"; did you mean "press"?',
    "check --format xml": "'xml' is not one of 'text', 'json', 'github'",
    "new": "Missing argument 'FOLDER'",
    "templates copy": "Missing argument 'NAME'",
    "templates copy one-pagr": 'there is no template "one-pagr"',
    "templates copy ../bio": 'there is no template "../bio"',
    f"templates copy {'bio' * 100}": 'there is no template "biobiobio',
    "templates kopy bio": "No such command 'kopy'",
    "schema profile.toml": "Got unexpected extra argument (profile.toml)",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_argument_is_told_in_a_sentence_and_ends_with_2(line, here, run):
    before = files(here)
    ran = run(*line.split())
    assert ran.status == 2
    assert ran.out == ""
    assert WRONG[line] in ran.err
    assert "Traceback" not in ran.err
    assert files(here) == before


def test_presskit_alone_says_what_it_can_do(run):
    ran = run()
    assert ran.status == 2
    assert "presskit new me" in ran.err
    assert run("--help").status == 0
    assert run("--version").out.startswith("presskit 0.")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name, run):
    ran = run(name, "--help")
    assert ran.status == 0
    assert ran.err == ""
    assert re.search(rf"Example:\n +presskit {name}\b", ran.out)
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    assert command.get_short_help_str(200).endswith(".")


# --- standard output ---------------------------------------------------------------------------------------


@pytest.mark.slow
def test_standard_output_carries_only_what_was_asked_for(run):
    blurb = run("blurb", "--words", 50)
    assert (blurb.status, blurb.out) == (0, "Ada Lind is an engineer.\n")
    assert blurb.err.startswith("5 words, 24 characters, for at most 50 words\n")
    explained = run("blurb", "--words", 50, "--explain")
    assert explained.out == blurb.out
    assert re.search(r"^person \(.*\): Ada Lind is an engineer\.$", explained.err, re.MULTILINE)
    built = run("build", "--only", "blurbs", "--verbose")
    assert all(Path(line).is_file() for line in built.out.splitlines())
    assert {path for path in files(Path()) if path.startswith("output/")} == set(built.out.splitlines())
    again = run("build", "--only", "blurbs", "--verbose")
    assert again.out == built.out
    assert again.err.endswith(" files was built.\n")
    json.loads(run("schema").out)
    assert run("places").err == ""
    assert run("places").out.startswith("tldr ")
    assert run("templates").err == ""
    made = run("new", "me")
    assert (made.status, made.out) == (0, "")
    assert (
        made.err
        == "Made me/profile.toml. Fill it in, in the browser or by hand:\n  cd me\n  presskit edit\n  presskit build\n"
    )


@pytest.mark.slow
def test_what_new_makes_can_be_built_at_once(run):
    run("new", "me")
    assert run("check", "me/profile.toml").status == 0
    assert run("build", "me/profile.toml", "--only", "blurbs").status == 0
    ran = run("new", "me")
    assert ran.status == 1
    assert ran.err == "me/profile.toml: there is a profile already\n  choose another folder, or edit that profile\n"
    ran = run("new", "profile.toml")
    assert ran.status == 1
    assert ran.err == "profile.toml: this is a file\n  name a folder, such as: presskit new me-2\n"


@pytest.mark.parametrize("command", [["import", "r.json", "-o", "folder"], ["export", "--to", "text", "-o", "folder"]])
def test_a_folder_is_no_place_for_a_file(command, here, run):
    (here / "profile.toml").write_text(PERSON, "utf-8")
    (here / "r.json").write_text('{"basics": {"name": "Ada Lind"}}', "utf-8")
    (here / "folder").mkdir()
    ran = run(*command)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "folder: this is a folder\n  add the name of a file in it\n"


@pytest.mark.slow
def test_a_new_profile_in_this_folder_asks_for_no_other(here, run):
    (here / "profile.toml").unlink(missing_ok=True)
    assert (
        run("new", ".").err
        == "Made profile.toml. Fill it in, in the browser or by hand:\n  presskit edit\n  presskit build\n"
    )


def test_a_folder_that_there_is_not_is_told_where_something_is_to_be_written(here, run):
    (here / "profile.toml").write_text(PERSON, "utf-8")
    ran = run("export", "--to", "text", "-o", "no/such.txt")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "no/such.txt: there is no folder no\n  make it: mkdir -p no\n"


def test_a_template_without_the_word_copy_is_answered_with_it(run):
    ran = run("templates", "bio")
    assert (ran.status, ran.out) == (2, "")
    assert 'there is no command "bio" of templates; copy a template with: presskit templates copy bio' in ran.err


def test_places_of_a_folder_that_there_is_not_are_not_those_of_presskit(run):
    ran = run("places", "nowhere")
    assert (ran.status, ran.out) == (2, "")
    assert 'there is no folder "nowhere"' in ran.err


def test_a_copied_template_is_not_copied_twice(run):
    assert run("templates", "copy", "bio").status == 0
    assert Path("templates/bio/template.toml").is_file()
    ran = run("templates", "copy", "bio")
    assert ran.status == 1
    assert ran.err.startswith("templates/bio: there is a template of that name here already\n  ")
    assert run("templates", "copy", "looks/editorial").status == 0


def test_what_is_told_of_a_terminal_is_coloured_and_nowhere_else():
    def seen(**surroundings: str) -> str:
        ours, theirs = pty.openpty()
        env = {**os.environ, "TERM": "xterm", **surroundings}
        shutil.rmtree("output", ignore_errors=True)
        command = [*PRESSKIT, "build", "--only", "blurbs"]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, env=env, timeout=60, check=False)
        os.close(theirs)
        told = b""
        try:
            while data := os.read(ours, 4096):
                told += data
        except OSError:
            pass  # the terminal has gone: everything is read
        os.close(ours)
        return told.decode()

    Path("profile.toml").write_text('[person]\nname = "Ada\x01"\noccupations = ["engineer"]\n', "utf-8")
    assert "\x1b[1mprofile.toml:2:12\x1b[0m: warning: " in seen(NO_COLOR="")
    assert "building blurbs …" in seen(NO_COLOR="")
    assert "\x1b" not in seen(NO_COLOR="1")
    assert "\x1b" not in process("build").stderr


@pytest.mark.parametrize("command", ["schema", "places", "blurb --words 50", "check"])
def test_a_reader_that_has_enough_is_no_mistake(command):
    reader, writer = os.pipe()
    os.close(reader)
    line = [*PRESSKIT, *command.split()]
    ran = subprocess.run(line, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    os.close(writer)
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
    assert "mistake" not in ran.stderr


def test_every_text_arrives_whatever_the_terminal_takes():
    Path("profile.toml").write_text('[person]\nname = "Łukasz ’Ω"\noccupations = ["engineer"]\n', "utf-8")
    ran = process("blurb", "--words", "50", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ran.returncode == 0
    assert ran.stdout == "Łukasz ’Ω is an engineer.\n"


def test_a_folder_with_a_name_that_is_no_text_can_be_built_in(here):
    folder = here / os.fsdecode(b"r\xe9sum\xe9")
    folder.mkdir()
    (folder / "profile.toml").write_text(PERSON)
    command = [*PRESSKIT, "build", str(folder / "profile.toml"), "--only", "blurbs"]
    ran = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 0
    assert b"r\xe9sum\xe9/output/blurbs/blurbs.md" in ran.stdout


# --- the forms of check ------------------------------------------------------------------------------------


def test_check_answers_in_the_form_that_is_asked_for(run):
    Path("profile.toml").write_text('[person]\nname = "Ada"\nborn = "100 %, or: so"\n', "utf-8")
    text = run("check")
    assert text.status == 1
    assert text.out == (
        'profile.toml:3:8: person.born: "100 %, or: so" is not a date\n'
        '  write it as 2021, "2021-03" or "2021-03-15"\n'
    )  # fmt: skip
    assert json.loads(run("check", "--format", "json").out) == [
        {
            "severity": "error",
            "path": "profile.toml",
            "line": 3,
            "column": 8,
            "code": "date",
            "message": 'person.born: "100 %, or: so" is not a date',
            "hint": 'write it as 2021, "2021-03" or "2021-03-15"',
        }
    ]
    assert run("check", "--format", "github").out == (
        "::error file=profile.toml,line=3,col=8,title=date::"
        'person.born: "100 %25, or: so" is not a date. write it as 2021, "2021-03" or "2021-03-15"\n'
    )


def test_github_is_told_a_path_without_its_own_marks(run):
    folder = Path("a,b: 100%")
    folder.mkdir()
    (folder / "profile.toml").write_text("[person]\n")
    ran = run("check", folder / "profile.toml", "--format", "github")
    assert ran.out.startswith("::error file=a%2Cb%3A 100%25/profile.toml,line=1,col=1,title=missing::")


def test_check_fails_on_errors_and_on_warnings_only_if_it_is_strict(run):
    Path("profile.toml").write_text(PERSON + "# \x01\n", "utf-8")
    ran = run("check")
    assert ran.status == 0
    assert "profile.toml:5:3: warning: the control character U+0001 was left out\n" in ran.out
    assert "profile.toml: advice: the profile names nobody to ask\n" in ran.out
    strict = run("check", "--strict")
    assert strict.status == 1
    assert "profile.toml:5:3: the control character" in strict.out
    assert "advice: the profile names nobody to ask" in strict.out
    github = run("check", "--format", "github").out
    assert "::warning file=profile.toml,line=5,col=3,title=control-character::" in github
    assert "::notice file=profile.toml,title=no-contact::" in github


def test_advice_and_warnings_can_be_silenced_and_errors_cannot(run):
    ignore = '[check]\nignore = ["no-contact", "no-bio", "no-photo", "control-character", "date"]\n'
    Path("profile.toml").write_text(PERSON + ignore + "# \x01\n", "utf-8")
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (0, "", "profile.toml: no problems\n")
    assert run("check", "--strict").status == 0
    Path("profile.toml").write_text(PERSON + 'born = "spring" # presskit: ignore date\n' + ignore, "utf-8")
    assert run("check").status == 1
    look = '[kit]\nlook = "editoral" # presskit: ignore look\n[check]\nignore = ["look"]\n'
    Path("profile.toml").write_text(PERSON + look, "utf-8")
    assert run("check").status == 1


def test_nothing_found_is_an_empty_list_for_a_program(run):
    Path("profile.toml").write_text(PERSON + '[check]\nignore = ["no-contact", "no-bio", "no-photo"]\n', "utf-8")
    assert run("check", "--format", "json").out == "[]\n"
    assert run("check", "--format", "github").out == ""


# --- the other statuses ------------------------------------------------------------------------------------


def test_who_interrupts_it_while_it_loads_sees_no_traceback(here):
    Path("click.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    # who runs in the background of a shell ignores it, and hands that on
    code = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.executable, sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, sys.executable, "-m", "presskit", "--version"]
    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(here)}, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


INTERRUPTED = """
    import os, signal, sys
    from presskit.cli import main

    def hook(event, arguments):
        if event == "open" and str(arguments[0]).endswith(sys.argv[1]):
            os.kill(os.getpid(), signal.SIGINT)

    def call(frame, event, function):
        if event == "c_call" and function.__name__ in sys.argv[1].split("|"):
            os.kill(os.getpid(), signal.SIGINT)

    signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs in the background of a shell ignores it
    sys.addaudithook(hook)
    sys.setprofile(call)
    main(sys.argv[2:])
"""


@pytest.mark.parametrize(
    "moment", ["profile.toml", "page.html", "journal.tmp", "start_new_thread|start_joinable_thread"]
)
def test_an_interruption_ends_with_130_and_leaves_the_old_kit(moment, kit):
    Path("profile.toml").write_text(PERSON.replace("engineer", "author"), "utf-8")
    before = files(kit)
    command = [sys.executable, "-c", textwrap.dedent(INTERRUPTED), moment, "build"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 130
    assert ran.stderr.endswith("presskit: interrupted; the kit is as it was\n")
    assert "Traceback" not in ran.stderr
    assert files(kit) == before


@pytest.mark.skipif(sys.platform != "linux", reason="the loader of another system is led astray in other ways")
def test_a_machine_without_pango_is_told_how_to_get_it_and_texts_need_none(here, run):
    assert run("build", "--only", "blurbs").status == 0
    before = files(here / "output")
    (here / "empty").mkdir()
    for library in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0"):
        (here / "empty" / library).touch()  # the loader finds it before the real one, and cannot load it
    lacking = {"LD_LIBRARY_PATH": str(here / "empty")}
    ran = process("build", **lacking)
    assert ran.returncode == 3
    assert ran.stdout == ""
    first, remedy = ran.stderr.splitlines()
    assert first.startswith("presskit: PDFs need Pango, which this machine lacks (libpango-1.0.so.0")
    assert "pango" in remedy
    assert files(here / "output") == before
    doctor = process("doctor", **lacking)
    assert doctor.returncode == 3
    assert "missing" in doctor.stdout
    assert process("build", "--only", "blurbs", **lacking).returncode == 0
    assert process("check", **lacking).returncode == 0
    assert process("blurb", "--words", "50", **lacking).stdout == "Ada Lind is an engineer.\n"


def test_a_limit_that_no_sentence_keeps_is_told_with_what_the_shortest_needs(run):
    ran = run("blurb", "--words", 2)
    assert ran.status == 1
    assert ran.err.startswith(
        "profile.toml: no sentence of the profile fits in 2 words; the shortest needs 5 words\n  "
    )
    assert ran.out == ""
    Path("profile.toml").write_text('[person]\nname = "Ada Lind"\n', "utf-8")
    assert run("blurb", "--words", 50).err.startswith("profile.toml:1:1: the profile has no sentence to tell\n  ")
