"""How WeasyPrint is loaded: sooner, and with the same result as by itself."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from presskit.package_files import builtin
from presskit.weasy import patches, versions
from tests import profiles
from tests.conftest import files

pytestmark = pytest.mark.slow

PAGE = """
font = open({font!r}, "rb").read()

class Fonts(weasyprint.urls.URLFetcher):
    def fetch(self, url, headers=None):
        return weasyprint.urls.URLFetcherResponse(url, font)

page = "<html lang=en><title>A page</title><style>@font-face {{ font-family: A; src: url(font:a) }}" \\
    "{rules}</style><h1>Mara Lindqvist</h1><p>Æ fi – “words”, 1234<ol><li>One<ul><li>Two</ul></ol>" \\
    "<table><caption>A table<tr><td>Year<td>2024<tr><td>Year<td>2025</table>"\
    "<div class=large>Said</div><div class=small>Said</div>"\
    "<div class=broad><i>Said</i></div><div class=narrow><i>Said</i></div>"\
    "<blockquote><q>Said</q></blockquote><p>H<sub>2</sub>O"
data = weasyprint.HTML(string=page, base_url="font:", url_fetcher=Fonts()).write_pdf(pdf_variant="pdf/ua-1")
import hashlib, sys
print(hashlib.sha256(data).hexdigest(), *(name for name in sys.modules if name.startswith(("pycparser", "fontTools"))))
"""
RULES = """
:root { --size: 12pt; --gap: calc(var(--size) / 2); --edge: 1px solid; --family: A; --none: var(--missing, 3px) }
body { font: italic bold var(--size)/1.4 var(--family); color: var(--ink, #333); counter-reset: a }
h1 { --size: 20pt; font: var(--size) var(--family); margin-block: var(--gap) 10%; border-bottom: var(--edge) red }
p { margin-left: calc(10% - 4px); padding-inline-start: 1em; width: 80%; text-decoration: underline; border: 2px }
p::first-letter { font-size: 2em } p::before { content: counter(a); counter-increment: a; border-left: var(--edge) }
ol { padding: var(--gap) var(--none); border-top-style: solid; outline: thin dotted } ul { float: right; width: 50% }
li { position: relative; left: 1em; line-height: inherit; border-style: dashed; border-width: var(--none) }
table { border-collapse: collapse; max-width: 50%; margin: var(--wrong) } th, td { border: var(--edge); padding: 2% }
blockquote { box-sizing: border-box; padding: 5%; min-height: 3em; display: inline-block; page: quotes }
q { position: absolute; top: 0; border-color: green; border-right: thick double } caption { font: inherit }
.large { font-size: 18pt; --gap: 1ex } .large, .small { margin-left: var(--gap); padding-left: calc(10% - 0.5em) }
.broad { width: 80% } .narrow { width: 40% } i { display: block; margin-left: 10%; width: 50%; border: var(--edge) }
tr:first-child td { border-bottom: 6px double; margin: 4px } table { padding: 3px } tr { border-left: 5px solid }
@page { margin: 5%; border-top: 1px solid; @bottom-center { content: counter(page); width: 50%; margin: 1% } }
"""
"""Of every kind of value that is looked for in a place of its own: variables, sums, logical sides, lines without a
style, shorthands, what is inherited and what is not.
"""
FONT = Path(__file__).parents[1] / "templates" / "looks" / "editorial" / "fonts" / "NewsreaderText-Regular.ttf"


OURS = "from presskit import weasy; weasy.load(); import weasyprint; from presskit.weasy import patches"
OURS += "; context = patches.applied(); context.__enter__()"
"""WeasyPrint as presskit has it."""


def printed(load: str, kept: Path) -> tuple[str, set[str]]:
    """The hash of a page that a process of its own prints, and the modules that it has loaded for that."""
    code = f"{load}\nimport weasyprint.urls\n" + PAGE.format(font=str(FONT), rules=" ".join(RULES.split()))
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(kept), "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    digest, *modules = done.stdout.split()
    assert len(digest) == hashlib.sha256().digest_size * 2
    return digest, set(modules)


@pytest.mark.skipif(sys.platform != "linux", reason="only there is anything put in the way of cffi")
def test_a_page_is_the_same_to_the_byte_and_its_second_process_parses_no_declarations(tmp_path):
    plain, loaded = printed("import weasyprint", tmp_path)
    assert {"pycparser", "fontTools.subset", "fontTools.varLib"} < loaded  # or there is nothing left to save
    assert printed(OURS, tmp_path)[0] == plain  # declarations compiled and kept
    again, loaded = printed(OURS, tmp_path)  # found again
    assert again == plain
    assert not loaded.intersection({"pycparser", "fontTools.varLib"})


COUNTED = """
import tinycss2
from presskit import weasy
weasy.load()
parse, parsed = tinycss2.parse_stylesheet, []
def counted(text, *arguments, **named):
    parsed.append(len(text))
    return parse(text, *arguments, **named)
tinycss2.parse_stylesheet = counted
from presskit.kit.build import build
build("profile.toml", only=["one-pager", "press-kit", "resume"])
print(sum(parsed))
"""


def test_style_sheets_that_travel_with_presskit_are_parsed_once(here, tmp_path):
    (here / "profile.toml").write_text(profiles.TWO_JOBS, "utf-8")
    own = {
        "PYTHONPYCACHEPREFIX": str(tmp_path / "kept"),
        "PYTHONDONTWRITEBYTECODE": "",
        "XDG_CACHE_HOME": str(tmp_path),
    }
    environment = {**os.environ, **own}

    def built() -> tuple[int, dict[str, bytes]]:
        shutil.rmtree("output", ignore_errors=True)
        ran = subprocess.run([sys.executable, "-c", COUNTED], env=environment, capture_output=True, check=True)
        return int(ran.stdout), {path.name: path.read_bytes() for path in Path("output").glob("*.pdf")}

    (first, pages), (second, same) = built(), built()
    assert first > 20_000
    assert second < 12_000  # the numbers of each page, and the roles of type of a press kit that is laid out twice
    assert same == pages
    assert len(pages) == 3


def test_a_style_sheet_of_the_user_is_not_kept(here, tmp_path):
    from presskit.writers import pdf

    sheet = here / "templates" / "looks" / "mine" / "look.css"
    assert pdf._travels_as(sheet) == ""
    assert pdf._travels_as(builtin() / "looks" / "studio" / "look.css") == "looks-studio-look.css"


def test_what_stands_in_for_a_module_gives_way_to_it_when_it_is_called():
    code = """
from presskit import weasy
weasy.load()
import fontTools
assert not hasattr(fontTools, "subset")
from weasyprint.pdf.fonts import instantiateVariableFont, subset
assert subset.Options().hinting is True
try:
    instantiateVariableFont(None, {})
except Exception as fault:
    assert "fontTools/varLib" in str(fault.__traceback__.tb_next.tb_next.tb_frame.f_code.co_filename)
else:
    raise AssertionError
from fontTools.ttLib.woff2 import WOFF2Writer
assert WOFF2Writer.__module__ == "fontTools.ttLib.woff2"
import cffi.api
assert cffi.FFI is cffi.api.FFI
"""
    subprocess.run([sys.executable, "-c", code], check=True)


STYLES = """
{}
direction: rtl
font-family: B
font-feature-settings: "onum"
font-kerning: none
font-language-override: "TRK"
font-size: 13pt
font-style: italic
font-variant-caps: small-caps
font-variant-ligatures: none
font-variant-numeric: oldstyle-nums
font-variant-position: super
font-weight: bold
hyphens: auto
hyphens: auto; hyphenate-character: "~"
hyphens: auto; hyphenate-limit-chars: 12
hyphens: none
letter-spacing: 1pt
overflow-wrap: anywhere; width: 20pt
text-align: justify
text-align: justify; word-spacing: 3pt
text-decoration: underline
text-overflow: ellipsis; overflow: hidden; white-space: nowrap
white-space: nowrap
white-space: pre
white-space: pre; tab-size: 2
width: 80pt
width: 80pt; hyphenate-character: "="
word-break: break-all
word-spacing: 3pt
"""


@pytest.mark.parametrize("said", ["An office for affirmatively difficult figures, 1984", "Ta\tbs and soft\xadnesses"])
def test_lines_that_are_remembered_are_those_of_the_same_style(said, tmp_path):
    boxes = "".join(f"<p lang=en style='width: 90pt; {style}'>{said}" for style in STYLES.strip().splitlines() * 2)
    printed = """
import hashlib, sys
font = open({font!r}, "rb").read()
def fetched(url): return weasyprint.urls.URLFetcherResponse(url, font)
class Fonts(weasyprint.urls.URLFetcher):
    def fetch(self, url, headers=None): return fetched(url)
faces = "".join("<style>@font-face {{ font-family: %s; src: url(font:a) }}</style>" % name for name in "AB")
page = faces + "<style>body {{ font: 12pt A }}</style>" + {boxes!r}
for _ in range(2):
    data = weasyprint.HTML(string=page, base_url="font:", url_fetcher=Fonts()).write_pdf()
    print(hashlib.sha256(data).hexdigest())
"""
    code = "import weasyprint.urls\n" + printed.format(font=str(FONT), boxes=boxes)
    hashes = set()
    for load in ("import weasyprint", OURS):
        done = subprocess.run([sys.executable, "-c", f"{load}\n{code}"], capture_output=True, text=True, check=True)
        hashes |= set(done.stdout.split())
    assert len(hashes) == 1


def test_an_emphasis_does_not_change_where_lines_end():
    from presskit.writers.markup import rich

    text = (
        "The engineer Wren Haldorsey founded Slack Water Studio, wrote *The Bridge at Forty* and *opened* a crossing."
    )
    pair = rich(text, printed=True), text.replace("*", "")
    rows = [tuple(f"<p style='width: {width}px'>{one}</p>" for one in pair) for width in range(250, 450)]
    style = "<style>@page { size: 600px 50000px } em { font-style: normal }</style>"
    emphasised, plain = (_lines(style + "".join(column)) for column in zip(*rows, strict=True))
    assert len(plain) > 400
    assert emphasised == plain


def _lines(page: str) -> list[str]:
    import weasyprint

    with patches.applied():
        boxes = weasyprint.HTML(string=page).render().pages[0]._page_box.descendants()
    lines = [box for box in boxes if type(box).__name__ == "LineBox"]
    return ["".join(getattr(box, "text", "") for box in line.descendants()).strip() for line in lines]


WHOLE = """
import sys
from types import FunctionType, ModuleType
from presskit.weasy import versions
if sys.argv[1] == "another":
    versions.TESTED["weasyprint"] = ("69.0",)
from presskit.kit.build import build
build("profile.toml", output=sys.argv[1])
import cffi, cssselect2, fontTools.subset, pydyf, tinycss2, weasyprint
for name, module in list(sys.modules.items()):
    if name.partition(".")[0] in {*versions.TESTED, "fontTools"}:
        owners = [module, *(one for one in vars(module).values() if isinstance(one, type))]
        for owner in owners:
            for attribute, value in list(vars(owner).items()):
                made_by = str(getattr(getattr(value, "fget", value), "__module__", None))
                if made_by.startswith("presskit") and isinstance(value, (FunctionType, ModuleType, type, property)):
                    print(name, owner, attribute)
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> tuple[Path, str]:
    """A folder with a kit as it is, and one of a WeasyPrint that nothing was tested with; what is left of presskit in
    WeasyPrint and what it stands on."""
    here = tmp_path_factory.mktemp("whole")
    shutil.copytree(Path(__file__).parents[1] / "examples" / "engineer", here, dirs_exist_ok=True)
    left = ""
    for which in ("tested", "another"):
        ran = subprocess.run([sys.executable, "-c", WHOLE, which], cwd=here, capture_output=True, text=True, check=True)
        left += ran.stdout
    return here, left


def test_with_another_version_of_weasyprint_the_whole_kit_is_the_same_to_the_byte(whole):
    """But for résumés, in which the white before a date is read as a space: those look the same."""
    here, _ = whole
    tested, another = (files(here / which) for which in ("tested", "another"))
    assert len(tested) > 20
    assert tested.keys() == another.keys()
    resumes = {name for name in tested if name.endswith("-resume.pdf")}
    assert resumes
    hold_them = {name for name in tested if name.endswith(("manifest.json", ".zip", "web/index.html"))}
    assert {name for name in tested if tested[name] != another[name]} <= resumes | hold_them
    for name in resumes:
        assert _looks(here / "tested" / name) == _looks(here / "another" / name)


def _looks(path: Path) -> list[bytes]:
    with pypdfium2.PdfDocument(path) as pages:
        return [bytes(page.render(scale=1).buffer) for page in pages]


def test_a_program_that_builds_a_kit_finds_its_own_weasyprint_as_it_was(whole):
    """But for a function of fontTools that is loaded when it is called, where presskit was first to import it."""
    _, left = whole
    assert [line.rpartition(" ")[2] for line in left.splitlines()] == ["instantiateVariableFont"]


def test_the_patches_are_on_with_the_versions_that_are_locked():
    locked = (Path(__file__).parents[1] / "requirements.lock").read_text("utf-8")
    for library, tested in versions.TESTED.items():
        assert any(f"{library}=={version} " in locked for version in tested), library
    assert versions.are_tested() == all(versions.version_of(one) in tested for one, tested in versions.TESTED.items())


def test_contexts_of_patches_may_stand_in_each_other():
    import weasyprint.layout.inline as inline

    own = inline.split_first_line
    with patches.applied():
        with patches.applied():
            assert inline.split_first_line is not own
        assert inline.split_first_line is not own
    assert inline.split_first_line is own
