"""Building again: what rests on the same is not made again, and nobody sees by how many processes a kit was made."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import presskit
from presskit.kit import products
from presskit.kit.build import build
from presskit.kit.jobs import Task, run
from presskit.problems import Problems, error
from presskit.template import Templates
from tests import profiles
from tests.conftest import PERSON, files


@pytest.fixture
def kit(here: Path) -> Path:
    """The folder of a finished kit of two jobs."""
    (here / "profile.toml").write_text(profiles.TWO_JOBS, "utf-8")
    build("profile.toml")
    return here / "output"


def made_again(kit: Path, change: object) -> set[str]:
    """The files of the kit that another build writes anew, after a change."""
    before = {path: path.stat().st_mtime_ns for path in kit.rglob("*") if path.is_file()}
    text = Path("profile.toml").read_text("utf-8")
    Path("profile.toml").write_text(change(text), "utf-8")  # type: ignore[operator]
    build("profile.toml")
    after = {path: path.stat().st_mtime_ns for path in kit.rglob("*") if path.is_file()}
    return {str(path.relative_to(kit)) for path in after if before.get(path) != after[path]}


def test_a_kit_that_stands_unchanged_is_answered_without_the_models(kit):
    code = "import sys; from presskit.cli import run; assert run(['build']) == 0; "
    code += "print({'pydantic', 'weasyprint', 'jinja2', 'docx', 'PIL'} & sys.modules.keys())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.endswith("set()\n")
    assert "Nothing has changed since this kit of " in told.stderr


def test_a_kit_may_have_more_pictures_than_a_byte_can_count(here):
    (here / "photos").mkdir()
    text = PERSON + '[kit]\nphotos = ["square-web"]\n'
    for at in range(260):
        Image.new("RGB", (30, 40), (at % 256, at // 256, 9)).save(f"photos/{at}.png")
        text += f'[[photos]]\nfile = "photos/{at}.png"\nalt = "Ada Lind, {at}"\n'
    Path("profile.toml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "presskit", "build", "--only", "photos"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len([*Path("output/photos").glob("*.jpg")]) == 260


def test_a_comment_in_the_profile_makes_no_file_again(kit):
    assert made_again(kit, lambda text: text + "\n# a remark\n") == {"manifest.json"}


def test_a_phone_number_makes_again_only_what_shows_it(kit):
    contact = '\n[[contacts]]\nname = "Press office"\nkind = "press"\nphone = "+47 555 01 02"\n'
    again = made_again(kit, lambda text: text + contact)
    assert {name for name in again if name.endswith("-one-pager.pdf")}
    assert not {name for name in again if name.startswith("blurbs/")}


OTHERWISE = {
    "a fact": lambda: _edit("profile.toml", "Harbour Works", "Harbour Bridges"),
    "a place for texts": lambda: _write("templates/blurbs/template.toml", PLACES.replace("max = 30", "max = 9")),
    "the sheet of a look": lambda: _write("templates/looks/editorial/one-pager.css", "h1 { letter-spacing: 3pt }"),
    "the language, and so the paper": lambda: _edit("profile.toml", "en-GB", "en-US"),
    "the accent": lambda: _edit("profile.toml", "#0b4f6c", "#6c0b4f"),
    "a picture": lambda: Image.new("RGB", (900, 900), (9, 90, 200)).save("ada.png"),
    "a crop": lambda: _edit("profile.toml", '"square-web"', '"wide-web"'),
}
PLACES = '[[place]]\nid = "tldr"\nname = "In short"\nlimits = [{ max = 30, unit = "words" }]\n'


def _edit(name: str, old: str, new: str) -> None:
    text = Path(name).read_text("utf-8")
    assert old in text
    _write(name, text.replace(old, new))


def _write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


@pytest.mark.parametrize("change", OTHERWISE)
def test_what_is_kept_is_what_a_kit_built_from_nothing_has(change, here):
    Image.new("RGB", (900, 900), (200, 90, 9)).save("ada.png")
    kit = '[kit]\naccent = "#0b4f6c"\ntemplates = ["one-pager", "blurbs", "photos"]\nphotos = ["square-web"]\n'
    photo = '[[photos]]\nfile = "ada.png"\nalt = "Ada Example"\n'
    _write("profile.toml", f'language = "en-GB"\n{profiles.TWO_JOBS}{kit}{photo}')
    _write("templates/blurbs/template.toml", PLACES)
    build("profile.toml")
    first = files(Path("output"))
    OTHERWISE[change]()
    build("profile.toml")
    build("profile.toml", output="fresh")
    second = files(Path("output"))
    assert first != second
    assert {**second, "manifest.json": b""} == {**files(Path("fresh")), "manifest.json": b""}


def test_a_file_that_is_gone_is_made_again_and_the_rest_is_kept(kit):
    (kit / "blurbs" / "tldr.txt").unlink()
    assert made_again(kit, lambda text: text) == {"blurbs/tldr.txt"}


def test_warnings_are_told_again_when_nothing_is_made_again(here):
    (here / "templates" / "blurbs").mkdir(parents=True)
    place = '[[place]]\nid = "tiny"\nname = "Tiny"\nlimits = [{ max = 3, unit = "characters" }]\n'
    (here / "templates" / "blurbs" / "template.toml").write_text(place, "utf-8")
    text = profiles.TWO_JOBS
    (here / "profile.toml").write_text(text, "utf-8")
    first = build("profile.toml").warnings
    again = build("profile.toml")
    assert again.unchanged
    assert first
    assert again.warnings == first
    (here / "profile.toml").write_text(text + "# a remark\n", "utf-8")
    once_more = build("profile.toml")
    assert not once_more.unchanged
    assert once_more.warnings == first
    with pytest.raises(Problems):
        build("profile.toml", strict=True)


def test_the_same_bytes_come_of_one_process_and_of_several(kit):
    alone = files(kit)
    build("profile.toml", output="shared", processes=3)
    assert files(Path("shared")) == alone


def test_a_build_leaves_nothing_in_the_temporary_folder(here):
    (here / "profile.toml").write_text(profiles.TWO_JOBS, "utf-8")
    there = here / "temporary"
    there.mkdir()
    command = [sys.executable, "-m", "presskit", "build", "--only", "one-pager", "--only", "press-kit"]
    subprocess.run(command, env={**os.environ, "TMPDIR": str(there)}, check=True, capture_output=True)
    assert list(there.iterdir()) == []


def _task(name: str, act: object) -> Task:
    return Task(name, name, act)  # type: ignore[arg-type]


def _fail(warn: object) -> dict[str, object]:
    raise Problems([error("profile.toml", (1, 1), "x", f"wrong in {os.getpid()}", "mend it")])


def test_the_problems_of_all_tasks_arrive_whichever_process_found_them():
    with pytest.raises(Problems) as told:
        run([_task(str(number), _fail) for number in range(6)], lambda name: None, 2)
    assert 1 <= len(told.value.problems) <= 2  # the same problem is told once


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process makes everything")
def test_a_mistake_in_another_process_is_not_lost():
    home = os.getpid()

    def act(warn: object) -> dict[str, object]:
        if os.getpid() != home:
            raise ZeroDivisionError("over there")
        import time

        time.sleep(0.2)  # so that the other process has its turn
        return {}

    with pytest.raises(ZeroDivisionError, match="over there"):
        run([_task(str(number), act) for number in range(4)], lambda name: None, 2)


def test_every_product_that_is_no_template_can_be_asked_for(kit):
    others = [row.name for row in products.PRODUCTS if row.name]
    assert set(others) <= set(products.names(Templates()))
    for name in others:
        assert presskit.build("profile.toml", only=[name]).files


def test_only_a_product_is_made_anew_with_what_it_has_no_more_and_the_rest_stays(kit):
    profile = Path("profile.toml")
    profile.write_text(profile.read_text("utf-8") + '\n[kit]\nplaces = ["tldr"]\n', "utf-8")
    before = files(kit)
    build("profile.toml", only=["blurbs"])
    gone = before.keys() - files(kit).keys()
    assert "blurbs/words-50.txt" in gone
    assert {name.partition("/")[0] for name in gone} == {"blurbs"}
    assert "blurbs/tldr.txt" in files(kit)


def test_the_manifest_says_of_each_file_what_it_belongs_to(kit):
    rows = json.loads((kit / "manifest.json").read_text("utf-8"))["files"]
    made = {row["product"] for row in rows.values()}
    assert made >= {"claims", "press-kit", "one-pager", "resume", "bio", "blurbs", "vcard", "web", "zip"}
    assert made <= {"claims", *products.names(Templates())}  # of some the profile has nothing
    assert {name.rpartition(".")[2] for name, row in rows.items() if len(row["reads"]) == 64} == {"pdf", "docx", "png"}


def test_a_file_is_where_it_says_that_it_belongs(kit):
    rows = json.loads((kit / "manifest.json").read_text("utf-8"))["files"]
    with zipfile.ZipFile(kit / "ada-example-press-kit.zip") as packed:
        inside = {name.partition("/")[2] for name in packed.namelist()}
    assert {name for name, row in rows.items() if row["recipient"]} == inside - {"README.txt", "SHA256SUMS.txt"}
    offered = {f"web/files/{name}" for name, row in rows.items() if row["offered"] in ("downloads", "pictures")}
    assert offered == {name for name in rows if name.startswith("web/files/")}
    page = (kit / "web" / "index.html").read_text("utf-8")
    assert all(f'href="{name.removeprefix("web/")}"' in page for name in offered)
    claims = json.loads((kit / "claims.json").read_text("utf-8"))["files"]
    assert {name for name, row in rows.items() if row["claims"]} == set(claims)
    for_owner = {"manifest.json", "claims.json"}
    assert not [name for name in (*inside, *offered) if name.rpartition("/")[2] in for_owner]


def test_a_kit_of_an_older_presskit_is_made_anew_and_its_files_are_known_as_ours(kit):
    old = json.loads((kit / "manifest.json").read_text("utf-8"))
    rows = {name: {"template": row["product"], "sha256": row["sha256"]} for name, row in old["files"].items()}
    (kit / "manifest.json").write_text(json.dumps({"format": 1, "files": rows}), "utf-8")
    before = files(kit)
    again = build("profile.toml")
    assert not again.unchanged
    assert set(files(kit)) == set(before)


def test_nothing_is_kept_of_what_other_code_made(kit):
    manifest = json.loads((kit / "manifest.json").read_text("utf-8"))
    good = (kit / "blurbs" / "tldr.txt").read_bytes()
    (kit / "blurbs" / "tldr.txt").write_bytes(b"As an older presskit told it.\n")
    row = manifest["files"]["blurbs/tldr.txt"]
    row["sha256"] = hashlib.sha256(b"As an older presskit told it.\n").hexdigest()
    manifest["inputs"]["presskit"] = "older"
    (kit / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert not build("profile.toml").unchanged
    assert (kit / "blurbs" / "tldr.txt").read_bytes() == good


@pytest.mark.slow
@pytest.mark.parametrize("value", [None, [], "x", {"presskit": 1}], ids=str)
@pytest.mark.parametrize("part", ["asked", "inputs", "told", "warnings", "format"])
@pytest.mark.parametrize("only", [(), ("--only", "blurbs")], ids=["all", "only"])
def test_a_manifest_that_somebody_edited_is_no_manifest_or_is_mended(part, value, only, here, run):
    Path("profile.toml").write_text(PERSON + '[kit]\ntemplates = ["blurbs"]\nplaces = ["tldr"]\n', "utf-8")
    assert run("build").status == 0
    right = Path("output/manifest.json").read_text("utf-8")
    Path("output/manifest.json").write_text(json.dumps({**json.loads(right), part: value}), "utf-8")
    ran = run("build", *only)
    assert ran.status == 0, ran.err
    assert json.loads(Path("output/manifest.json").read_text("utf-8"))["files"] == json.loads(right)["files"]


def test_claims_say_of_every_sentence_what_it_rests_on(here):
    source = '[[sources]]\nid = "jury"\ntitle = "The jury"\n[[awards]]\ntitle = "Vane Prize"\nsources = ["jury"]\n'
    (here / "profile.toml").write_text(profiles.TWO_JOBS + source, "utf-8")
    build("profile.toml")
    told = json.loads((here / "output" / "claims.json").read_text("utf-8"))
    assert told["sources"]["jury"]["title"] == "The jury"
    rows = json.loads((here / "output" / "manifest.json").read_text("utf-8"))["files"]
    for name, row in rows.items():
        assert len(told["files"].get(name, [])) == row["claims"]
    for name in ("blurbs/words-100.txt", "ada-example-bio.docx", "ada-example-one-pager.pdf", "web/index.html"):
        name = next(file for file in told["files"] if file.endswith(name.removeprefix("ada-example")))
        about = [claim for claim in told["files"][name] if "awards[1]" in claim["facts"]]
        assert about, name
        assert all("jury" in claim["sources"] for claim in about)


def test_claims_that_were_lost_are_made_again(kit):
    told = (kit / "claims.json").read_bytes()
    (kit / "claims.json").write_text("{}")
    build("profile.toml")
    assert (kit / "claims.json").read_bytes() == told
