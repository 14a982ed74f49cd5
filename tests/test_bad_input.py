"""Whatever stands in the user's files: one sentence with its place and a remedy, exit status 1, the earlier kit
untouched and no traceback; or it simply works.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from PIL import Image

import presskit
from presskit.package_files import builtin
from presskit.problems import Problems, to_text
from presskit.template import Templates
from tests import corpus
from tests.conftest import PERSON, files

PAGE = "templates/one-pager/page.html"
PARTS = "templates/parts/type.html"


def assert_told(ran, *expected: str) -> None:
    """The command failed because of the user's files, and said nothing but this."""
    assert ran.status == 1, ran
    assert ran.err == "".join(f"{line}\n" for line in expected)
    assert ran.out == ""


def write(text: str, path: str = "profile.toml") -> None:
    """A file in the folder in which the person stands."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


# --- wrong profiles ----------------------------------------------------------------------------------------


TOLD = ("severity", "line", "column", "message", "hint")


@pytest.mark.parametrize("case", corpus.cases(), ids=str)
def test_everything_that_is_wrong_is_told_at_its_place_and_the_old_kit_stays(case, kit, run):
    corpus.prepare(Path())
    before = files(kit)
    write(case.profile)
    checked = run("check", "--format", "json")
    found = [[row[name] for name in TOLD] for row in json.loads(checked.out) if row["severity"] != "advice"]
    expected = case.expected()
    assert expected, "a case without a comment tests nothing"
    assert sorted(found) == sorted([getattr(one, name) for name in TOLD] for one in expected)
    assert checked.status == 1
    assert checked.err == ""
    built = run("build")
    assert built.status == 1
    assert sorted(built.err.splitlines()) == sorted(to_text(expected).splitlines())
    assert built.out == ""
    assert files(kit) == before


@pytest.mark.parametrize("case", [case for case in corpus.cases() if case.file == "syntax"], ids=str)
def test_a_blurb_of_a_wrong_profile_is_refused_in_the_same_words(case, here, run):
    write(case.profile)
    assert_told(run("blurb", "--words", "50"), *to_text(case.expected()).splitlines())


# --- files that are no profile -----------------------------------------------------------------------------


def put(path: str, data: bytes) -> None:
    """Bytes that need not be text."""
    Path(path).write_bytes(data)


def instead(path: str, make: Callable[[str], object]) -> None:
    """Something else in the place of a file."""
    Path(path).unlink()
    make(path)


NOT_A_PROFILE = {
    "there is no file": (
        lambda: Path("profile.toml").unlink(),
        "profile.toml: there is no such file",
        "name the file of a profile (profile.toml), or make one with: presskit new me",
    ),
    "a folder": (
        lambda: instead("profile.toml", os.mkdir),
        "profile.toml: this is a folder, not a profile",
        "name a file, or make a profile in the folder with: presskit new profile.toml",
    ),
    "empty": (
        lambda: put("profile.toml", b""),
        "profile.toml:1:1: the profile is empty",
        'begin with [person] and name = "…", or make a commented one with: presskit new me',
    ),
    "nothing but spaces": (
        lambda: put("profile.toml", b"\n \t\n"),
        "profile.toml:1:1: the profile is empty",
        'begin with [person] and name = "…", or make a commented one with: presskit new me',
    ),
    "Latin-1": (
        lambda: put("profile.toml", '[person]\nname = "Jérôme"\n'.encode("latin-1")),
        "profile.toml:2:10: the file is not UTF-8: byte 0xe9 is not text",
        "save it again in your editor with the encoding UTF-8",
    ),
    "UTF-16": (
        lambda: put("profile.toml", "[person]".encode("utf-16")),
        "profile.toml:1:1: the file is UTF-16, not UTF-8",
        "save it again in your editor with the encoding UTF-8, which its “Save as” offers",
    ),
    "UTF-16 without a mark": (
        lambda: put("profile.toml", PERSON.encode("utf-16-le")),
        "profile.toml:1:1: the file is UTF-16, not UTF-8",
        "save it again in your editor with the encoding UTF-8, which its “Save as” offers",
    ),
    "a picture": (
        lambda: put("profile.toml", corpus.png(3, 3)),
        "profile.toml:1:1: this is a picture, not a text",
        "a profile to fill in is made with: presskit new me",
    ),
    "a PDF": (
        lambda: put("profile.toml", b"%PDF-1.7\n%\xe2\xe3"),
        "profile.toml:1:1: this is a PDF, not a text",
        "copy the biography that stands in it into a text file, and make a profile of that with: "
        "presskit import bio.txt -o new.toml",
    ),
    "a ZIP": (
        lambda: put("profile.toml", b"PK\x03\x04\xff"),
        "profile.toml:1:1: this is a ZIP archive, not a text",
        "the one of LinkedIn's data becomes a profile with: presskit import profile.toml -o new.toml; "
        "a profile to fill in is made with: presskit new me",
    ),
    "a Word file": (
        lambda: put("profile.toml", b"PK\x03\x04\xff\n\0word/document.xml"),
        "profile.toml:1:1: this is a Word file, not a text",
        "if it is a profile, choose Save As there, Plain Text, UTF-8, with this name; "
        "a biography becomes a profile with: presskit import profile.toml -o new.toml",
    ),
    "far too large": (
        lambda: put("profile.toml", b"#" * 4_000_001),
        "profile.toml: the file is larger than 4 MB",
        "a profile is text: check that this is the file you meant",
    ),
    "a pipe that nobody writes to": (
        lambda: instead("profile.toml", os.mkfifo),
        "profile.toml: this is not an ordinary file",
        "name a file that holds a profile",
    ),
    "a link to itself": (
        lambda: instead("profile.toml", lambda path: Path(path).symlink_to(path)),
        "profile.toml: the file cannot be read: too many levels of symbolic links",
        "check its name",
    ),
}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("case", NOT_A_PROFILE.values(), ids=NOT_A_PROFILE)
def test_a_file_that_is_no_profile_is_told_in_one_sentence(case, command, kit, run):
    make, message, hint = case
    before = files(kit)
    make()
    ran = run(command)
    assert ran.status == 1
    assert (ran.out if command == "check" else ran.err) == f"{message}\n  {hint}\n"
    assert files(kit) == before


@pytest.mark.parametrize("name", ["x" * 300, "profile.toml/x", ""])
def test_a_name_that_no_file_can_have_is_told(name, here, run):
    write(PERSON)
    ran = run("build", name)
    assert ran.status == 1
    assert "mistake of its own" not in ran.err


def test_numbers_of_thousands_of_digits_are_told_as_what_they_are_not(here, run):
    huge = "0x" + "F" * 6000
    write(f'as_of = {huge}\n[person]\nname = "Ada"\npronouns = {huge}\nborn = {huge}\n')
    told = [line.partition(": ")[0] for line in run("check").out.splitlines() if line[:1] != " "]
    assert told == ["profile.toml:1:9", "profile.toml:4:12", "profile.toml:5:8"]


def test_a_byte_order_mark_is_no_part_of_the_profile(here, run):
    write("\ufeff" + PERSON + "zodiac = 1")
    assert run("check").out.startswith('profile.toml:5:1: person has no key "zodiac"')
    write("\ufeff" + PERSON)
    assert run("blurb", "--words", 50).out == "Ada Lind is an engineer.\n"


def test_line_ends_of_windows_and_of_old_macs_are_line_ends(here, run):
    for end in ("\r\n", "\r"):
        Path("profile.toml").write_bytes((PERSON + "zodiac = 1").replace("\n", end).encode())
        assert run("check").out.startswith("profile.toml:5:1: ")


# --- control characters ------------------------------------------------------------------------------------

CONTROLS = PERSON + 'headline = "Buil\u0007ds\x00 bridges"\norigin = "Nor\\u0007way" # \x1b\n'

CONTROLS_TOLD = [
    "profile.toml:5:17: warning: the control character U+0007 was left out",
    "  delete it in the file",
    "profile.toml:6:27: warning: the control character U+001B was left out",
    "  delete it in the file",
    "profile.toml:6:10: warning: the control character U+0007 was left out",
    "  delete it in the file",
]


def test_control_characters_are_left_out_with_a_warning(kit, run):
    write(CONTROLS)
    ran = run("build")
    assert ran.status == 0
    assert ran.err.splitlines()[:6] == CONTROLS_TOLD
    assert Path("output/blurbs/tagline.txt").read_text() == "Builds bridges\n"
    assert "Norway" in pdf_text("output/ada-lind-one-pager.pdf")


def test_a_strict_build_refuses_control_characters(kit, run):
    before = files(kit)
    write(CONTROLS)
    ran = run("build", "--strict")
    assert ran.status == 1
    assert "profile.toml:5:17: the control character U+0007 was left out" in ran.err
    assert files(kit) == before
    assert run("check").status == 0
    assert run("check", "--strict").status == 1


def test_a_control_character_moves_no_column(here, run):
    write('[person]\nname = "A\x01da"\nknown_for = ["\x02bridges", 3]')
    assert "profile.toml:3:26: person.known_for[2]: 3 is not a text" in run("check").out


def test_a_control_character_between_the_words_of_toml_is_left_out_too(here, run):
    write("\x0c" + PERSON.replace("pronouns =", "pronouns\x00 ="))
    ran = run("blurb", "--words", 50)
    assert (ran.status, ran.out) == (0, "Ada Lind is an engineer.\n")
    assert "U+000C was read as a space" in ran.err
    assert "U+0000 was left out" in ran.err


# --- the folder of the kit ---------------------------------------------------------------------------------


def test_a_file_in_the_place_of_the_folder_is_told_and_stays(here, run):
    write(PERSON)
    write("mine", "output")
    assert_told(
        run("build"),
        "output: the kit cannot be written here: a file has this name",
        "  choose another folder with --output, or make room and allow writing there",
    )
    assert Path("output").read_text() == "mine"
    assert run("build", "--output", "profile.toml").err.startswith("profile.toml: the kit cannot be written here: ")
    assert Path("profile.toml").read_text() == PERSON


def test_a_file_in_the_place_of_a_folder_of_the_kit_is_told_and_nothing_is_begun(here, run):
    write(PERSON)
    write("mine", "output/blurbs")
    ran = run("build", "--only", "blurbs")
    assert ran.status == 1
    assert ran.err.startswith("output: the kit cannot be written here: blurbs is not a folder\n")
    assert files(here / "output") == {"blurbs": b"mine"}


@pytest.mark.parametrize("name", ["output/manifest.json", "output/blurbs/tldr.txt", "output/ada-lind-bio.docx"])
def test_a_file_that_presskit_did_not_make_is_never_replaced(name, here, run):
    write(PERSON)
    write("mine", name)
    assert_told(
        run("build"),
        f"{name}: presskit did not make this file and will not replace it",
        "  move it away, or choose another folder with --output",
    )
    assert files(here / "output") == {name.removeprefix("output/"): b"mine"}


@pytest.mark.parametrize("name", ["output/ada-lind-one-pager.pdf", "output/blurbs/tldr.txt"])
def test_a_folder_or_a_dead_link_in_the_place_of_a_file_is_never_replaced(name, here, run):
    write(PERSON)
    Path(name).mkdir(parents=True)
    ran = run("build")
    assert ran.status == 1
    assert ran.err.startswith(f"{name}: this is a ")
    Path(name).rmdir()
    Path(name).symlink_to("nowhere")
    ran = run("build")
    assert ran.status == 1
    assert ran.err.startswith(f"{name}: this is a ")


WITHOUT_PRIVILEGES = """
    import ctypes, os, sys
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP, heeded by the program that follows
    os.execv(sys.executable, [sys.executable, "-m", "presskit", *sys.argv[1:]])
"""


def unprivileged(*arguments: str, installed: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command line for whom permissions hold: for root, too, who stays who they are, so that this Python and the
    checkout can be read wherever they lie. `installed` is the folder of another presskit than this.
    """
    code = ["-m", "presskit"] if os.geteuid() else ["-c", textwrap.dedent(WITHOUT_PRIVILEGES)]
    environment = os.environ | ({"PYTHONPATH": str(installed.parent)} if installed else {})
    command = [sys.executable, *code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)


def test_a_folder_that_may_not_be_written_to_is_told_and_the_old_kit_stays(kit, run):
    write(PERSON.replace("engineer", "author"))
    before = files(kit)
    for folder, reason in ((kit / "blurbs", "blurbs/ may not be written to"), (kit, "permission denied")):
        folder.chmod(0o555)
        ran = unprivileged("build", "--only", "blurbs")
        folder.chmod(0o755)
        assert ran.returncode == 1
        assert ran.stderr.splitlines()[-2:] == [
            f"output: the kit cannot be written here: {reason}",
            "  choose another folder with --output, or make room and allow writing there",
        ]
        assert files(kit) == before


def test_a_folder_that_may_not_be_made_is_told(here):
    write(PERSON)
    here.chmod(0o555)
    ran = unprivileged("build", "--only", "blurbs")
    here.chmod(0o755)
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-2].endswith("output: the kit cannot be written here: permission denied")
    assert not Path("output").exists()


def test_a_profile_that_may_not_be_read_is_told(here):
    write(PERSON)
    Path("profile.toml").chmod(0)
    ran = unprivileged("check")
    assert ran.returncode == 1
    assert ran.stdout == "profile.toml: the file may not be read\n  allow it with: chmod u+r profile.toml\n"


@pytest.fixture(scope="session")
def installed(tmp_path_factory) -> Path:
    """presskit's own files as the wheel has them, to be spoilt."""
    folder: Path = tmp_path_factory.mktemp("installed") / "presskit"
    shutil.copytree(Path(presskit.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__", "templates"))
    shutil.copytree(builtin(), folder / "templates", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize(
    ("name", "told", "arguments"),
    [
        ("templates", "templates", ["places"]),
        ("templates/blurbs", "templates/blurbs", ["build"]),
        ("templates/blurbs/template.toml", "templates/blurbs/template.toml", ["build"]),
        ("templates/looks/editorial", "templates/looks/editorial", ["check"]),
        ("templates/one-pager/page.html", "templates/one-pager/page.html", ["build", "--only", "one-pager"]),
        ("templates/new", "templates/new/profile.toml", ["new", "me"]),
        ("languages/en.toml", "languages/en.toml", ["blurb", "--words", "20"]),
        ("writers/pdf.py", "writers/pdf.py", ["build", "--only", "one-pager"]),
    ],
)
def test_a_file_of_presskits_own_that_may_not_be_read_is_told_as_such(name, told, arguments, here, installed):
    write(PERSON)
    mode = (installed / name).stat().st_mode
    (installed / name).chmod(0)
    ran = unprivileged(*arguments, installed=installed)
    (installed / name).chmod(mode)
    assert ran.returncode == 3, ran
    assert ran.stderr.splitlines()[-2:] == [
        f"presskit: a file of its own cannot be read: {installed / told}: permission denied",
        "  let this user read the folder that presskit is installed in, or install presskit anew for this user",
    ]
    assert not Path("output").exists()


# --- templates ---------------------------------------------------------------------------------------------


@pytest.fixture
def page(kit, run):
    """`page(tag)`: builds with a copy of the one-pager in whose page the tag stands on a line of its own."""
    assert run("templates", "copy", "one-pager").status == 0

    def build(tag: str):
        lines = Path(PAGE).read_text("utf-8").splitlines()
        at = next(number for number, line in enumerate(lines) if line.startswith("<body"))
        write("\n".join([*lines[:at], tag, *lines[at:]]), PAGE)
        return at + 1, run("build", "--only", "one-pager")

    return build


LISTED = "docs/templates.md lists what a template can name and do"


def test_what_pages_share_is_found_in_parts_and_a_mistake_there_is_told_at_its_line(page, run):
    _, ran = page('{% from "type.html" import tied %}')
    assert ran.status == 0
    lines = (builtin() / "parts" / "type.html").read_text("utf-8").splitlines()
    line = lines.index("{{- text | styled(url) -}}") + 1
    write("\n".join([*lines[: line - 1], "{{ nobody }}", *lines[line:]]), PARTS)
    ran = run("build", "--only", "one-pager")
    assert ran.status == 1
    assert ran.err.startswith(f'{PARTS}:{line}:1: there is no "nobody" here\n  {LISTED}; or delete {PARTS},')


MEND = "mend the tag; {{ … }} prints, {% … %} acts"
BACK = f"; or delete {PAGE}, and the one that comes with presskit is used"
OWN_FILES = "a template may use its own files and the profile's pictures, nothing else"

TAGS = {
    "{{ nothing }}": ('there is no "nothing" here', LISTED),
    "{{ document.titel }}": ('there is no "titel" here', LISTED),
    "{{ document.sections[99].heading }}": ("a name is not known here", LISTED),
    "{{ document.title + 1 }}": ('the template goes wrong here: can only concatenate str (not "int") to str', LISTED),
    "{{ document.title() }}": ("the template goes wrong here: 'str' object is not callable", LISTED),
    "{{ 1 / 0 }}": ("the template goes wrong here: division by zero", LISTED),
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}": (
        "the template goes wrong here: its loops do not end",
        LISTED,
    ),
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}": (
        "the template goes wrong here: it calls itself without end",
        LISTED,
    ),
    "{{ document.__class__.__mro__ }}": ("access to attribute '__class__' of 'Document' object is unsafe", LISTED),
    "{{ document.title | nofilter }}": ("No filter named 'nofilter'", MEND),
    "{% if %}": ("Expected an expression, got 'end of statement block'", MEND),
    "{% endfor %}": ("Encountered unknown tag 'endfor'", MEND),
    "{#": ("the tag that begins here has no end: {#", "write #} at its end"),
    "{{ document.title }": ("the tag that begins here has no end: {{ document.title }", "write }} at its end"),
    "{% if document.title }": ("the tag that begins here has no end: {% if document.title }", "write %} at its end"),
    "{{ " + "9" * 5000 + " }}": ("a number is too long here", LISTED),
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}": ("too many brackets in each other here", LISTED),
    '{% include "other.html" %}': ('there is no file "other.html" in this template', "put it beside the page"),
}


def test_a_block_without_its_end_is_told_with_the_way_back(page, run):
    _, ran = page("{% for one in document.sections %}")
    assert f"{{% for … %}} above has no {{% endfor %}}\n  write {{% endfor %}} where it ends{BACK}\n" in ran.err
    Path(PAGE).unlink()
    assert run("build", "--only", "one-pager").status == 0


@pytest.mark.parametrize("tag", TAGS)
def test_a_mistake_in_a_template_is_told_at_its_own_line(tag, page, kit):
    before = files(kit)
    line, ran = page(tag)
    message, hint = TAGS[tag]
    assert_told(ran, f"{PAGE}:{line}:1: {message}", f"  {hint}{BACK}")
    assert files(kit) == before


def test_no_pattern_repeats_a_group_possessively():
    """As Debian 12 has it, Python 3.11.2 matches those wrongly (cpython issue 106052)."""
    sources = Path(presskit.__file__).parent.rglob("*.py")
    wrong = [f"{path}: {found[0]}" for path in sources for found in _POSSESSIVE.finditer(path.read_text("utf-8"))]
    assert not wrong


_POSSESSIVE = re.compile(r"(?<!\()\)[*+?]\+[^ +]")


def test_a_tag_without_its_end_is_told_where_it_begins(kit, run):
    """Jinja2 names the place where it stumbles, which may be pages further down."""
    assert run("templates", "copy", "one-pager").status == 0
    write(
        "<p>{{ 'a }} b' }} {% raw %}{{ {% endraw %}\n<b>{{ document.title </b>\n\n<i>{{ document.title }}</i>\n", PAGE
    )
    ran = run("check")
    told = f"{PAGE}:2:4: the tag that begins here has no end: {{{{ document.title </b>\n  write }}}} at its end"
    assert told in ran.out


PARSED = [tag for tag, (_, hint) in TAGS.items() if (hint == MEND and "nofilter" not in tag) or hint[:6] == "write "]


@pytest.mark.parametrize("tag", PARSED)
def test_check_finds_a_page_that_cannot_be_parsed(tag, page, run):
    line, _ = page(tag)
    ran = run("check")
    assert ran.status == 1
    assert f"\n{PAGE}:{line}:1: {TAGS[tag][0]}\n" in ran.out


SETTINGS = "templates/one-pager/template.toml"

WRONG_SETTINGS = {
    "formats = 3\nsections = []": [
        f"{SETTINGS}:1:11: formats does not have a value that it can have",
        "  see docs/templates.md for what a template can say",
        f"{SETTINGS}:2:12: sections does not have a value that it can have",
        "  see docs/templates.md for what a template can say",
    ],
    "description = ": [
        f"{SETTINGS}:1:14: a value is missing here",
        '  a text is written as "…", a list as ["…", "…"]',
    ],
    'description = "A page"\nformats = ["pdff"]': [
        f"{SETTINGS}:2:12: formats.1 does not have a value that it can have",
        '  write "pdf", "docx", "text" or "web"',
    ],
    'description = "A page"\nformats = ["pdf"]\nfile = "../../../zz"': [
        f"{SETTINGS}:3:8: file does not have a value that it can have",
        "  it becomes the name of a file: use letters, digits and hyphens only",
    ],
    'description = "A page"\nformats = ["pdf"]\nfle = "zz"': [
        f"{SETTINGS}:3:1: there is no key fle",
        '  did you mean "file"?',
    ],
    'description = "A page"\nformats = ["pdf"]\n[fit]\nleast = 0.001\nmost = inf': [
        f"{SETTINGS}:4:9: fit.least does not have a value that it can have",
        "  see docs/templates.md for what a template can say",
        f"{SETTINGS}:5:8: fit.most does not have a value that it can have",
        "  see docs/templates.md for what a template can say",
    ],
}


@pytest.mark.parametrize("text", WRONG_SETTINGS)
def test_a_mistake_in_the_settings_of_a_template_is_told(text, kit, run):
    before = files(kit)
    write(text, SETTINGS)
    assert_told(run("build"), *WRONG_SETTINGS[text])
    checked = run("check")
    assert checked.status == 1
    assert "\n".join(WRONG_SETTINGS[text]) in checked.out
    assert files(kit) == before


def test_a_column_of_a_page_that_its_settings_do_not_name_is_told(kit, run):
    write('[sections]\nside = ["work"]\n[fit]\ngives_way = []\n', SETTINGS)
    assert_told(
        run("build", "--only", "one-pager"),
        f'{SETTINGS}:1:1: the page has a column "main", and [sections] does not say what stands in it',
        '  add main = ["biography", "work"] to [sections], or take data-column out of the page',
    )


def test_the_id_of_a_place_cannot_lead_out_of_the_kit(kit, run):
    place = '[[place]]\nid = "../../../zz"\nname = "Out"\nlimits = [{ max = 9, unit = "words" }]\n'
    write(f'description = "Texts"\nformats = ["text"]\n{place}', "templates/blurbs/template.toml")
    assert_told(
        run("build"),
        "templates/blurbs/template.toml:4:6: place.1.id does not have a value that it can have",
        "  it becomes the name of a file: use letters, digits and hyphens only",
    )


@pytest.mark.parametrize("data", [b"", b"hello", b"\xe9\xfe", b"<main>{{ document.title }}</main>"])
def test_a_page_that_is_no_page_is_told(data, page, run):
    Path(PAGE).write_bytes(data)
    ran = run("build", "--only", "one-pager")
    assert ran.status == 1
    said = "1:1: the file is not UTF-8" if data[:1] == b"\xe9" else "1:1: the page does not say where"
    assert ran.err.startswith(f"{PAGE}:{said}")


def test_a_style_sheet_that_is_not_utf_8_is_told(page, run):
    Path(PAGE).with_name("page.css").write_bytes(b"h1 { color: \xff }")
    ran = run("build", "--only", "one-pager")
    assert ran.status == 1
    assert ran.err.startswith("templates/one-pager/page.css:1:13: the file is not UTF-8: byte 0xff is not text\n")


def test_a_font_that_is_damaged_is_told(kit, run):
    before = files(kit)
    put("broken.ttf", b"\x00\x01\x00\x00" + b"broken" * 99)
    write(PERSON + '[kit]\nfonts = ["broken.ttf"]\n')
    ran = run("build")
    assert ran.status == 1
    assert "broken.ttf: this is not a font that can be used\n" in ran.err
    assert files(kit) == before


# --- photographs -------------------------------------------------------------------------------------------

PHOTO = PERSON + '[[photos]]\nfile = "{}"\nalt = "Ada Lind on a bridge"\n'


@pytest.mark.parametrize(
    ("ending", "options"),
    [("jpg", {}), ("jpg", {"progressive": True}), ("png", {}), ("webp", {"lossless": True}), ("tif", {}), ("avif", {})],
)
@pytest.mark.parametrize("share", [0.5, 0.97])
def test_a_photograph_that_ends_too_early_is_told_by_check_and_build(ending, options, share, kit, run):
    before = files(kit)
    try:
        Image.effect_noise((400, 400), 90).convert("RGB").save(f"whole.{ending}", **options)
    except (KeyError, ValueError):
        pytest.skip(f"this Pillow writes no {ending}")
    whole = Path(f"whole.{ending}").read_bytes()
    put(f"cut.{ending}", whole[: int(len(whole) * share)])
    write(PHOTO.format(f"cut.{ending}"))
    told = f'profile.toml:6:8: photos[1].file: "cut.{ending}" is damaged and cannot be read to its end'
    hint = "  save or export the picture again"
    checked = run("check")
    assert (checked.status, checked.out.splitlines()[:2]) == (1, [told, hint])
    assert_told(run("build"), told, hint)
    assert files(kit) == before
    write(PHOTO.format(f"whole.{ending}"))
    assert run("build", "--only", "one-pager").status == 0


def test_a_png_that_is_damaged_in_its_midst_is_told_by_check_and_build(kit, run):
    Image.effect_noise((400, 400), 90).save("whole.png")
    data = Path("whole.png").read_bytes()
    half = len(data) // 2
    put("hurt.png", data[:half] + bytes(50) + data[half + 50 :])
    write(PHOTO.format("hurt.png"))
    told = 'profile.toml:6:8: photos[1].file: "hurt.png" is damaged and cannot be read to its end'
    assert run("check").out.splitlines()[0] == told
    assert_told(run("build"), told, "  save or export the picture again")


def test_a_photograph_with_more_behind_its_end_is_used(here, run):
    Image.effect_noise((400, 400), 90).save("whole.jpg")
    put("more.jpg", Path("whole.jpg").read_bytes() + b"what a camera adds" * 99)
    write(PHOTO.format("more.jpg"))
    assert run("build", "--only", "one-pager").status == 0


def test_a_photograph_with_a_broken_colour_profile_simply_works(here, run):
    Image.effect_noise((600, 800), 90).convert("RGB").save("odd.jpg", icc_profile=b"none" * 99)
    write(PHOTO.format("odd.jpg"))
    ran = run("build", "--only", "one-pager")
    assert ran.status == 0
    assert ran.err.startswith("Made 1 file")


@pytest.mark.parametrize("name", ["my photo #1 (50%).png", "Å?b&c=d.png", "a'b.png", "fotos/é/../é.png"])
def test_a_photograph_may_have_any_name(name, here, run):
    Path("fotos/é").mkdir(parents=True)
    put(name if "/" not in name else "fotos/é.png", corpus.png(600, 800))
    write(PHOTO.format(name))
    ran = run("build", "--only", "one-pager")
    assert ran.status == 0, ran.err
    page = pypdfium2.PdfDocument("output/ada-lind-one-pager.pdf")[0]
    assert list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))


# --- what simply works -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("../../x", "x"),
        ("!!!", "person"),
        ("Many " * 59 + "Names", "-".join(["many"] * 12)),
        ("N" * 300, "n" * 60),
        ("/etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
    ],
)
def test_a_name_of_any_shape_stays_inside_the_folder_of_the_kit(name, slug, here, run):
    folder = here / "a" / "b"
    write(PERSON.replace("Ada Lind", name), str(folder / "profile.toml"))
    assert run("build", folder / "profile.toml", "--only", "one-pager", "--only", "bio").status == 0
    outside = {path for path in files(here) if not path.startswith("a/b/output/")}
    assert outside == {"a/b/profile.toml"}
    names = {path.name for path in (folder / "output").glob("*.*")}
    assert {f"{slug}-one-pager.pdf", f"{slug}-bio.docx"} <= names


@pytest.mark.parametrize("slug", ["../../x", "a/b", "C:\\x", "..", "Ä ö"])
def test_a_slug_of_any_shape_stays_inside_the_folder_of_the_kit(slug, here, run):
    write(PERSON + f"[kit]\nslug = '{slug}'\n", "a/profile.toml")
    assert run("build", "a/profile.toml", "--only", "bio").status == 0
    assert {path for path in files(here) if not path.startswith("a/output/")} == {"a/profile.toml"}


INERT = ["<script>alert(1)</script>", "{{ 7*7 }}", "{% x %}", "#hashtag", "]]", "&amp;", "\\n", "${x}", "%s", "[x](y)"]


def test_texts_are_shown_as_they_are_written(here, run):
    texts = " ".join(INERT)
    rows = [
        f"[person]\nname = 'Ada <b>Lind</b>'\npronouns = 'she'\noccupations = ['engineer {texts}']",
        f"headline = 'Headline {texts}'",
        *(f"[[work]]\norganization = '{text} Bridges'\nposition = '{text}'" for text in ("{% x %}", INERT[0])),
        f"summary = 'Summary {texts}'",
        f"[[quotes]]\ntext = 'Quote {texts}'",
        "[[contacts]]\nname = 'Press <i>{{ x }}</i>'\nemail = 'press@example.org'",
    ]
    write("\n".join(rows))
    ran = run("build")
    assert ran.status == 0, ran.err
    squeezed = "".join(texts.split())
    for text in (pdf_text("output/ada-b-lind-b-one-pager.pdf"), word_text("output/ada-b-lind-b-bio.docx")):
        assert "Ada<b>Lind</b>" in text
        for where in ("Headline", "Quote"):
            assert where + squeezed in text
        assert "<script>alert(1)</script>Bridges" in text
        assert "Press<i>{{x}}</i>" in text
    assert Path("output/blurbs/words-50.txt").read_text().startswith(f"Ada <b>Lind</b> is an engineer {texts}")
    assert f"Headline {texts}" in {row["text"] for row in json.loads(Path("output/blurbs/blurbs.json").read_text())}


def test_a_long_paragraph_is_told_and_the_longest_that_is_allowed_is_laid_out(kit, run):
    before = files(kit)
    write(PERSON + f'[[work]]\norganization = "Bridges"\nsummary = "{"word " * 10_000}"\n')
    assert_told(
        run("build"),
        "profile.toml:7:11: work[1].summary: the text has 50,000 characters, 10,000 are the most",
        "  split it into several entries, or keep what matters",
    )
    assert files(kit) == before
    write(PERSON + f'[[work]]\norganization = "Bridges"\nsummary = "{"word " * 1_999}"\n')
    assert run("build").status == 0
    write(PERSON + f'[[work]]\norganization = "{"word " * 500}"\n')
    assert run("check").out.startswith(
        "profile.toml:6:16: work[1].organization: the text has 2,500 characters, 2,000 are"
    )


def test_a_text_that_fits_on_no_page_gives_way_and_is_named(kit, run):
    write(PERSON + f'[[work]]\norganization = "{"x " * 990}"\nposition = "{"y " * 990}"\n')
    ran = run("build", "--only", "one-pager")
    assert ran.status == 0
    assert "ada-lind-one-pager.pdf has no room for " in ran.err
    assert "work[1] “x x x" in ran.err or "work[1] “y y y" in ran.err
    assert len(pypdfium2.PdfDocument("output/ada-lind-one-pager.pdf")) == 1


def test_a_text_of_two_thousand_letters_is_whole_in_the_press_kit(kit, run):
    write(PERSON + f'[[work]]\norganization = "{"x " * 990}"\nposition = "{"y " * 990}"\n')
    assert run("build", "--only", "press-kit").status == 0
    assert pdf_text("output/ada-lind-press-kit.pdf").count("y") >= 990


def pdf_text(path: str) -> str:
    """The text of a PDF without its spaces, for lines break anywhere."""
    pages = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def word_text(path: str) -> str:
    """The text of a Word file without its spaces."""
    body = docx.Document(path).element.body
    return "".join("".join(str(node.text).split()) for node in body.iter() if node.tag.endswith("}t") and node.text)


# --- nothing else is read ----------------------------------------------------------------------------------


@pytest.fixture
def server():
    """A socket on this machine that nobody may connect to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening.getsockname()[1]
        with pytest.raises(BlockingIOError):  # nobody is waiting
            listening.accept()


STRAY = {
    "an image of the machine": '<img src="file:///etc/hostname">',
    "an image of the network": '<img src="http://127.0.0.1:PORT/x.png">',
    "an image in the page": '<img src="data:image/png;base64,iVBORw0KGgo=">',
    "an image above the template": '<img src="../../secret.txt">',
    "an image above the template, by the scheme": '<img src="presskit:/template/../../secret.txt">',
    "an image of nobody": '<img src="presskit:/pictures/nobody.jpg">',
    "a style sheet of the machine": '<link rel="stylesheet" href="file:///etc/hostname">',
    "a style sheet of the network": '<link rel="stylesheet" href="http://127.0.0.1:PORT/x.css">',
    "a style sheet in the page": '<style>@import url("http://127.0.0.1:PORT/x.css");</style>',
    "a background of the machine": '<style>body { background: url("file:///etc/hostname") }</style>',
    "an object": '<object data="file:///etc/hostname"></object>',
    "another base": '<base href="file:///etc/"><img src="hostname">',
}  # fmt: skip


@pytest.mark.parametrize("tag", STRAY.values(), ids=STRAY)
def test_a_page_gets_nothing_but_its_own_files(tag, page, kit, server):
    write("a secret", "secret.txt")
    before = files(kit)
    tag = tag.replace("PORT", str(server))
    _, ran = page(tag)
    assert ran.status == 1
    assert " is asked for, which is not a file of the template or the profile\n" in ran.err
    assert ran.err.endswith(f"  {OWN_FILES}\n")
    assert files(kit) == before


def test_a_page_brings_no_font_of_its_own(page, kit, server):
    before = files(kit)
    source = f"http://127.0.0.1:{server}/x.ttf"
    line, ran = page(f'<style>@font-face {{ font-family: X; src: url("{source}") }}</style>')
    assert ran.status == 1
    assert ran.err.startswith(f"{PAGE}:{line}:8: a page cannot bring fonts of its own\n")
    assert files(kit) == before


UNREAD = {
    "an attachment": '<link rel="attachment" href="file:///etc/hostname">',
    "an attachment of the network": '<link rel="attachment" href="http://127.0.0.1:PORT/x">',
    "a script": '<script src="http://127.0.0.1:PORT/x.js"></script>',
    "a frame": '<iframe src="http://127.0.0.1:PORT/"></iframe>',
    "a drawing that names files": '<svg width="9" height="9"><image href="http://127.0.0.1:PORT/x.png"/></svg>',
    "a link": '<a href="http://127.0.0.1:PORT/">x</a>',
}  # fmt: skip


@pytest.mark.parametrize("tag", UNREAD.values(), ids=UNREAD)
def test_what_a_page_only_mentions_is_not_read(tag, page, server):
    from pypdf import PdfReader

    _, ran = page(tag.replace("PORT", str(server)))
    assert ran.status == 0, ran.err
    assert set(PdfReader("output/ada-lind-one-pager.pdf").attachments) == {
        "profile.json",
        "sentences.json",
        "ada-lind.vcf",
    }


@pytest.mark.parametrize("way", ["include", "extends", "import"])
@pytest.mark.parametrize("name", ["../../secret.txt", "ABSOLUTE", "link.html", "folder/link.html"])
def test_a_page_includes_nothing_from_elsewhere(way, name, page, here):
    write("a secret", "secret.txt")
    for link in (Path(PAGE).with_name("link.html"), Path(PAGE).with_name("folder") / "link.html"):
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(here / "secret.txt")
    name = name.replace("ABSOLUTE", str(here / "secret.txt"))
    _, ran = page("{% " + f'{way} "{name}" {"as x" if way == "import" else ""}' + " %}")
    assert ran.status == 1
    led_out = "a link leads from here to a file outside templates/, and presskit does not follow it"
    assert (led_out if name.endswith("link.html") else f'there is no file "{name}" in this template\n') in ran.err
    assert "a secret" not in ran.err


def test_a_style_sheet_gets_nothing_from_elsewhere(page, run, server):
    page("")
    for line in ('@import url("file:///etc/hostname");', f'@import "http://127.0.0.1:{server}/x.css";'):
        write(line, "templates/one-pager/page.css")
        ran = run("build", "--only", "one-pager")
        assert ran.status == 1
        assert ran.err.startswith("templates/one-pager/page.css:1:")


WATCHED = """
    import os, sys
    seen = []
    def watch(event, arguments):
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            seen.append(os.path.realpath(os.fsdecode(arguments[0])))
        elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
            seen.append(event)
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
            seen.append(event)
    from presskit.cli import run
    sys.addaudithook(watch)
    status = run(sys.argv[1:])
    sys.stderr.write("".join(f"\\n{name}" for name in dict.fromkeys(seen)))
    sys.exit(status)
"""


def test_a_build_opens_only_what_the_profile_and_its_templates_name(here):
    put("portrait.png", corpus.png(1500, 2100))
    for name in ("secret.txt", "other.png", "photos/private.png", ".env", "notes.toml"):
        write("a secret", name)
    write(PHOTO.format("portrait.png"))
    command = [sys.executable, "-c", textwrap.dedent(WATCHED), "build"]
    Path("tmp").mkdir()
    surroundings = {**os.environ, "TMPDIR": str(here / "tmp"), "XDG_CACHE_HOME": str(here / "tmp")}
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=surroundings)
    assert ran.returncode == 0, ran.stderr
    seen = ran.stderr.partition("Open first:")[2].splitlines()
    own = {name.removeprefix(f"{here.resolve()}/") for name in seen if name.startswith(str(here.resolve()))}
    # output/ is walked from its handle, part by part: files put aside are numbered, in folders of their own; so is the
    # cache, whose files end in a hash
    walked = re.compile(
        r"output|tmp|\.presskit-|new$|blurbs$|web$|files$|photos$|journal\.|\d+$|\.$|[\w-]+\.(?:txt|md|json)$"
        r"|.*-[0-9a-f]{32}(?:\.\d+)?$"
    )
    own.discard(str(here.resolve()))  # the folder itself, to see what the file is called there
    assert {name for name in own if not walked.match(name)} == {"profile.toml", "portrait.png"}
    assert not [name for name in seen if not name.startswith("/") and "." in name], "a socket or a program"
    homes = [os.path.realpath(name) for name in (*sys.path, sys.prefix, sys.base_prefix) if name]
    project = str(Path(__file__).parents[1])
    system = (
        "/usr/share/fonts",
        "/usr/share/zoneinfo",
        "/usr/share/mime",
        "/proc/",
        "/dev/",
        "/etc/mime.types",
        "/etc/ld",
    )
    known = (str(here.resolve()), project, *homes, *system)
    assert not [name for name in seen if name.startswith("/") and not name.startswith(known)]


@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["blurb", "--words", "20"], ["stale"], ["sources"], ["draft"]]
)
def test_every_command_tells_a_language_without_a_file_at_its_line(command, here, run):
    write(f'language = "xx"\n{PERSON}')
    ran = run(*command)
    assert ran.status == 1
    assert (ran.out + ran.err).startswith('profile.toml:1:12: language: presskit writes no texts in "xx"\n')


@pytest.mark.parametrize("command", ["places {}", "new {}", "new {}/me", "import card.vcf -o {}", "build --output {}"])
def test_a_name_that_no_file_can_have_is_told_by_every_command(command, here, run):
    (here / "profile.toml").write_text(PERSON)
    (here / "card.vcf").write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Ada Lind\nEND:VCARD\n")
    ran = run(*command.format("a" * 300).split())
    assert ran.status in (1, 2)
    assert "a mistake of its own" not in ran.err
    assert "a" * 300 in ran.err


def test_the_line_of_what_is_not_text_is_counted_by_every_end_of_a_line(kit, run):
    Path("templates/blurbs").mkdir(parents=True)
    Path("templates/blurbs/template.toml").write_bytes(b"# one\r# two\r\n# \xd1\n")
    assert "templates/blurbs/template.toml:3:3: the file is not UTF-8" in run("check").out


@pytest.mark.parametrize(
    ("name", "missing", "hint"),
    [
        ("card", "page.html", "put it back"),
        ("one-pager", "extra.css", "put it back, or delete one-pager/ so that the built-in template is used"),
    ],
)
def test_only_a_template_with_a_built_in_one_below_it_may_be_deleted_for_that(here, name, missing, hint):
    (here / "templates" / name).mkdir(parents=True)
    settings = 'description = "A card"\nformats = ["pdf"]\nfile = "card"\n[sections]\nmain = ["facts"]\n'
    (here / "templates" / name / "template.toml").write_text(settings, "utf-8")
    with pytest.raises(Problems) as caught:
        Templates(here).get(name).file(missing)
    assert [problem.hint for problem in caught.value.problems] == [hint]


def test_a_template_of_ones_own_that_lacks_its_page_is_told_to_get_it_back(here, run):
    (here / "profile.toml").write_text(PERSON, "utf-8")
    (here / "templates" / "card").mkdir(parents=True)
    settings = 'description = "A card"\nformats = ["pdf"]\nfile = "card"\n[sections]\nmain = ["facts"]\n'
    (here / "templates" / "card" / "template.toml").write_text(settings, "utf-8")
    ran = run("build", "--only", "card")
    assert ran.status == 1
    assert ran.told == "templates/card/page.html: this file of the template is missing\n  put it back\n"
