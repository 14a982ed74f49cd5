"""`presskit edit` through HTTP, as a browser talks to it: who is let in, what is saved, and that no edit is lost.

A real server in a process of its own; what a browser does is in test_editor_page.py.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest
from PIL import Image, ImageChops

from presskit import check
from presskit.editor import answers, beginning, changes, launcher, press, sentence
from presskit.editor.history import History
from presskit.editor.merge import merge
from presskit.editor.session import Asked, Session
from presskit.problems import Problems, WrongArgument

pytestmark = pytest.mark.slow

PROFILE = """\
# Ada's own remark
[person]
name = "Ada Lind" # as on the door
pronouns = "she"
occupations = ["engineer"]

# --- Work ---

[[work]]
organization = "Harbour Works"
position = "engineer"
start = 2019

[[work]]
organization = "Weir & Co"
position = "designer"
start = 2014
end = 2019

[[bio]]
text = '{they} {is} an engineer who builds footbridges and listens to them.'
"""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Editor:
    """A running `presskit edit`, and a browser that was given its token."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.command = [sys.executable, "-m", "presskit", "edit", "--no-browser", "--stay", *arguments]
        self.cookie = self.identity = ""
        self.start()

    def start(self) -> None:
        """Start it; a browser that was let in before is let in again."""
        environment = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}
        self.process = subprocess.Popen(
            self.command, cwd=self.folder, env=environment, stderr=subprocess.PIPE, text=True
        )
        self.address = self._address()
        self.port = int(re.findall(r":(\d+)/", self.address)[0])

    def _address(self) -> str:
        assert self.process.stderr is not None
        told = []
        for line in self.process.stderr:
            told.append(line)
            if found := re.search(r"http://\S+", line):
                return found[0]
        raise AssertionError("".join(told))

    def enter(self) -> Editor:
        path = self.address.partition(str(self.port))[2]
        answer = self.request("GET", path)
        assert answer.status == 303
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        page = self.request("GET", "/").body.decode()
        self.identity = re.findall(r'presskit-profile" content="(\w+)"', page)[0]
        return self

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"Cookie": self.cookie, **given}
        connection.request(method, path, body, {name: value for name, value in sent.items() if value})
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def ask(self, route: str, body: Any = None) -> Any:
        path = f"/api/{self.identity}/{route}"
        if body is None:
            return self.request("GET", path).json
        origin = f"http://127.0.0.1:{self.port}"
        return self.request(
            "POST", path, json.dumps(body).encode(), Origin=origin, Content_Type="application/json"
        ).json

    def edit(self, *operations: Any, base: int | None = None, **more: Any) -> Any:
        base = self.ask("state")["rev"] if base is None else base
        return self.ask("edit", {"base": base, "do": list(operations), **more})

    def saved(self, seconds: float = 5) -> str:
        """The text of the file, once it is saved."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.ask("state?rev=-1")["saving"]["state"] == "saved":
                return (self.folder / "profile.toml").read_text("utf-8")
            time.sleep(0.02)
        raise AssertionError(self.ask("state")["saving"])

    def kill(self) -> None:
        """End it at once, as nobody should."""
        self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(40)
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / "profile.toml").write_text(PROFILE)
    running = Editor(tmp_path).enter()
    yield running
    running.close()


@pytest.mark.parametrize(
    ("line", "label", "after"),
    [
        ('pronous = "she"', "Write “pronouns”", 'pronouns = "she"'),
        ('occupations = "engineer"', "Write “engineer”", 'occupations = ["engineer"]'),
        ('url = "lind.example"', "Write “https://lind.example”", 'url = "https://lind.example"'),
        ('occupations = ["An engineer"]', "Write “engineer”", 'occupations = ["engineer"]'),
    ],
)
def test_a_mechanical_remedy_is_one_click(line, label, after, tmp_path):
    text = f'[person]\r\nname = "Ada Lind" # as on the door\r\n{line}\r\n'
    found = answers.read_text(text, "profile.toml", tmp_path)
    advice = check.notes(found.profile) if found.profile else []
    [problem] = [one for one in answers.told([*found.problems, *advice], text) if one["line"] == 3]
    assert problem["remedy"]["label"] == label
    change = changes.change(problem["remedy"]["do"])
    assert change.make(text) == text.replace(line, after)
    with pytest.raises(WrongArgument):
        change.make(text.replace(line, after))  # it stands there no more


def test_what_a_sentence_can_be_about_is_called_as_people_call_it(tmp_path):
    photos = "".join(f'[[photos]]\nfile = "{n}.png"\nalt = "Ada at gate {n}"\n' for n in range(3)) + 'id = "gate"\n'
    for n in range(3):
        Image.new("RGB", (9, 9)).save(tmp_path / f"{n}.png")
    found = answers.state(PROFILE + photos, "profile.toml", tmp_path)
    assert [row["title"] for row in found["names"]] == ["Harbour Works", "Weir & Co", "Ada at gate 2"]


def test_a_page_is_packed_as_it_was_painted():
    with pypdfium2.PdfDocument.new() as paper:
        paper.new_page(171, 60)  # of a width of which rows are padded
        data = io.BytesIO()
        paper.save(data)
    [page] = press.pictures(data.getvalue(), 173)
    with pypdfium2.PdfDocument(data.getvalue()) as paper:
        painted = paper[0].render(scale=173 / 171).to_pil().convert("RGB")
    with Image.open(io.BytesIO(page["png"])) as shown:
        assert (shown.mode, shown.size) == ("RGB", painted.size)
        assert ImageChops.difference(shown, painted).getbbox() is None


def test_a_verb_whose_past_nobody_knows_has_no_mechanical_remedy(tmp_path):
    ended = '[[work]]\norganization = "Harbour Works"\nend = 2021\n[[bio]]\nabout = "Harbour Works"\n'
    for verb, new in {"leads": None, "is": "{is|was}"}.items():
        text = f"[person]\nname = 'Ada Lind'\n{ended}text = '{{they}} {{{verb}}} at the Works.'\n"
        found = answers.read_text(text, "profile.toml", tmp_path)
        assert found.profile
        [one] = [row for row in answers.told(check.notes(found.profile), text) if row["code"] == "stale-verb"]
        assert (one["remedy"] and one["remedy"]["do"]["new"]) == new


def test_a_launcher_is_put_where_there_was_no_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    launcher.install(tmp_path / "home", "linux")
    assert (tmp_path / "home" / launcher.FOLDER).is_dir()
    (tmp_path / launcher.FOLDER).write_text("a file where the folder would be")
    with pytest.raises(Problems, match="it cannot be made: file exists"):
        launcher.install(tmp_path, "linux")


def test_a_date_that_nobody_can_read_has_no_mechanical_remedy(tmp_path):
    text = '[person]\nname = "Ada Lind"\nborn = "once"\n'
    assert [one["remedy"] for one in answers.state(text, "profile.toml", tmp_path)["problems"]] == [None]


# --- who is let in ----------------------------------------------------------------------------------------


def test_only_the_page_of_this_server_is_let_in(editor):
    state, own = f"/api/{editor.identity}/state", f"http://127.0.0.1:{editor.port}"
    post = f"/api/{editor.identity}/edit"
    right = {"Origin": own, "Content_Type": "application/json"}
    wrong = [
        ("GET", state, {"Cookie": ""}, 403),
        ("GET", state, {"Cookie": f"presskit-{editor.port}=guessed"}, 403),
        ("GET", state, {"Host": "evil.example"}, 403),
        ("GET", state, {"Host": f"127.0.0.1.evil.example:{editor.port}"}, 403),
        ("GET", state, {"Host": "127.0.0.1:1"}, 403),
        ("GET", state, {"Sec_Fetch_Site": "cross-site"}, 403),
        ("GET", state, {"Sec_Fetch_Site": "same-site"}, 403),
        ("GET", "/open?t=guessed", {"Cookie": ""}, 403),
        ("GET", "/", {"Cookie": ""}, 403),
        ("POST", post, {**right, "Origin": "https://evil.example"}, 403),
        ("POST", post, {**right, "Origin": "null"}, 403),
        ("POST", post, {**right, "Origin": ""}, 403),
        ("POST", post, {**right, "Content_Type": "text/plain"}, 415),
        ("POST", post, {**right, "Content_Type": "application/x-www-form-urlencoded"}, 415),
        ("POST", "/join", {**right, "Authorization": "Bearer guessed"}, 403),
        ("PUT", state, right, 405),
        ("OPTIONS", state, {"Origin": "https://evil.example"}, 405),
        ("GET", "/page/../server.py", {}, 404),
        ("GET", "/page/..%2Fserver.py", {}, 404),
        ("GET", "/profile.toml", {}, 404),
        ("GET", "/api/other/state", {}, 404),
    ]
    for method, path, headers, status in wrong:
        answer = editor.request(method, path, b"{}" if method == "POST" else None, **headers)
        assert answer.status == status, (method, path, headers)
        assert "Ada" not in answer.body.decode()
        assert "access-control-allow-origin" not in answer.headers
    assert editor.request("GET", state).status == 200


def test_a_token_opens_one_browser_and_the_cookie_is_for_this_site_only(editor):
    again = editor.request("GET", editor.address.partition(str(editor.port))[2], Cookie="")
    assert (again.status, b"has been used" in again.body) == (403, True)
    page = editor.request("GET", "/")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "'unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert "http" not in re.sub(r"http://www.w3.org\S+", "", page.body.decode())


def test_only_this_machine_is_listened_to(editor):
    others = {str(row[4][0]) for row in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in (other for other in others if not other.startswith("127.")):
        with pytest.raises((ConnectionError, TimeoutError)):
            socket.create_connection((address, editor.port), timeout=1).close()


# --- what is saved ----------------------------------------------------------------------------------------


def test_an_edit_by_form_is_saved_at_once_and_every_other_byte_stays(editor):
    state = editor.edit({"do": "put", "at": ["person", "name"], "value": "Ada Lind-Moe"})
    assert state["data"]["person"]["name"] == "Ada Lind-Moe"
    assert editor.saved() == PROFILE.replace('"Ada Lind"', '"Ada Lind-Moe"')
    state = editor.edit({"do": "put", "at": ["work", 0, "end"], "value": "March 2023"})
    assert state["data"]["work"][0]["end"] == "2023-03"
    editor.edit({"do": "put", "at": ["work", 0, "end"], "value": ""})
    editor.edit({"do": "move", "table": ["work"], "row": 1, "to": 0})
    text = editor.saved()
    assert text.index("Weir") < text.index("Harbour")
    assert "# --- Work ---\n\n[[work]]" in text
    assert "# as on the door" in text


def test_undo_and_redo_outlive_the_server(editor, tmp_path):
    editor.edit({"do": "put", "at": ["person", "name"], "value": "Eve"})
    editor.edit({"do": "drop", "table": ["work"], "row": 0})
    editor.saved()
    editor.close()
    again = Editor(tmp_path).enter()
    try:
        assert again.ask("undo", {})["data"]["work"][0]["organization"] == "Harbour Works"
        assert again.ask("undo", {})["data"]["person"]["name"] == "Ada Lind"
        assert again.saved() == PROFILE
        assert again.ask("redo", {})["data"]["person"]["name"] == "Eve"
    finally:
        again.close()


def test_a_mistake_is_told_at_its_field_and_the_text_is_saved_all_the_same(editor):
    state = editor.edit({"do": "put", "at": ["work", 0, "start"], "value": "once upon a time"})
    [problem] = state["problems"]
    assert problem["at"] == ["work", 0, "start"]
    assert "is not a date" in problem["message"]
    assert "once upon a time" in editor.saved()
    state = editor.edit({"do": "text", "text": "[person\nname = 1"})
    assert state["data"] is None
    assert state["problems"][0]["line"] == 1
    assert editor.saved() == "[person\nname = 1"
    refused = editor.edit({"do": "put", "at": ["person", "name"], "value": "Eve"})
    assert "tab File" in refused["refused"]["hint"]


def test_another_program_writes_at_the_same_time(editor, tmp_path):
    file = tmp_path / "profile.toml"
    base = editor.ask("state")["rev"]
    file.write_text(PROFILE.replace("designer", "architect"))
    state = editor.edit({"do": "put", "at": ["person", "name"], "value": "Eve"}, base=base)
    assert state["data"]["work"][1]["position"] == "architect"
    assert editor.saved() == PROFILE.replace("designer", "architect").replace("Ada Lind", "Eve")


def test_a_program_that_read_the_file_before_an_edit_takes_nothing_back(editor, tmp_path):
    there = (tmp_path / "profile.toml").read_text()
    editor.edit({"do": "put", "at": ["person", "name"], "value": "Eve Lind"})
    editor.saved()
    (tmp_path / "profile.toml").write_text(there.replace('"designer"', '"draughtswoman"'))
    wait_for(lambda: "draughtswoman" in editor.ask("state?rev=-1")["text"])
    assert '"Eve Lind"' in editor.saved()
    assert '"draughtswoman"' in editor.saved()
    (tmp_path / "profile.toml").write_text(there)  # who brings the text back means it
    wait_for(lambda: "Ada Lind" in editor.ask("state?rev=-1")["text"])
    assert editor.saved() == there


def test_a_text_that_was_typed_before_others_wrote_takes_nothing_back(editor):
    before = editor.ask("state")
    text = before["text"]
    editor.edit({"do": "put", "at": ["work", 1, "position"], "value": "draughtswoman"})
    rev = editor.ask("state")["rev"]
    typed = {"do": "text", "text": text.replace("own remark", "own remark, longer")}
    editor.edit(typed, base=rev, **{"from": text})
    assert "own remark, longer" in editor.saved()
    assert "draughtswoman" in editor.saved()
    met = {"do": "text", "text": text.replace("designer", "painter")}
    assert editor.edit(met, base=rev, **{"from": text})["contested"]
    editor.edit(met | {"over": True}, base=rev, **{"from": text})
    assert '"painter"' in editor.saved()
    assert "own remark, longer" in editor.saved()


def test_the_same_line_from_two_sides_is_asked_and_both_are_kept(editor, tmp_path):
    file = tmp_path / "profile.toml"
    file.chmod(0o400)
    editor.edit({"do": "put", "at": ["person", "name"], "value": "Mine"})
    time.sleep(0.2)
    told = editor.ask("state")["saving"]
    assert told["state"] == "unsaved"
    assert "may not be written" in told["because"]
    file.chmod(0o600)
    file.write_text(PROFILE.replace("Ada Lind", "Theirs"))
    asked = editor.ask("state")["saving"]
    assert asked["state"] == "asked"
    assert ("Mine" in asked["conflicts"][0]["mine"], "Theirs" in asked["conflicts"][0]["theirs"]) == (True, True)
    assert "Theirs" in file.read_text()
    assert editor.ask("resolve", {"keep": "theirs"})["data"]["person"]["name"] == "Theirs"
    assert editor.ask("undo", {})["data"]["person"]["name"] == "Mine"
    assert "Mine" in editor.saved()


def test_two_tabs_change_the_same_line(editor):
    base = editor.ask("state")["rev"]
    editor.edit({"do": "put", "at": ["person", "name"], "value": "First"}, base=base)
    state = editor.edit({"do": "put", "at": ["person", "name"], "value": "Second"}, base=base)
    assert state["contested"][0]["theirs"].startswith('name = "First"')
    assert state["data"]["person"]["name"] == "First"
    assert editor.edit({"do": "put", "at": ["person", "name"], "value": "Second"})["data"]["person"]["name"] == "Second"


def test_an_edit_that_is_sent_again_is_done_once_also_by_another_server(editor, tmp_path):
    base = editor.ask("state")["rev"]
    text = editor.ask("state")["text"]
    added = {"do": "add", "table": ["work"], "value": {"organization": "Pier"}, "tab": "one", "n": 1}
    named = {"do": "put", "at": ["work", 2, "position"], "value": "painter", "tab": "one", "n": 2}
    state = editor.edit(added, base=base)  # whose answer is lost
    assert state["taken"] == {"one": 1}
    state = editor.edit(added, named, base=base)
    assert [row.get("position") for row in state["data"]["work"]] == ["engineer", "designer", "painter"]
    editor.kill()
    editor.start()
    named_again = {**named, "at": ["work", 1, "position"], "value": "sculptor", "n": 3}
    assert editor.edit(added, named, named_again, base=base)["stale"]
    state = editor.edit(added, named, named_again, base=base, **{"from": text})
    assert [row.get("position") for row in state["data"]["work"]] == ["engineer", "sculptor", "painter"]
    editor.ask("undo", {})
    state = editor.edit(added, named, named_again, base=base, **{"from": text})  # what was undone stays so
    assert [row.get("position") for row in state["data"]["work"]] == ["engineer", "designer", "painter"]


def test_an_edit_is_merged_by_what_its_page_showed(editor):
    """What was typed on top of a text without an answer is no other's; what is moved meanwhile is what was meant."""
    base = editor.ask("state")["rev"]
    gone = {"do": "drop", "table": ["work"], "row": 0, "tab": "one", "n": 1}
    typed = [{"do": "put", "at": ["work", 1, "position"], "value": word, "tab": "one"} for word in ("pa", "pain")]
    state = editor.edit(gone, {**typed[0], "n": 2}, base=base)
    assert [row["position"] for row in state["data"]["work"]] == ["pa"]
    state = editor.edit({**typed[1], "n": 3}, base=base, after=[typed[0]])
    assert ("contested" in state, state["data"]["work"][0]["position"]) == (False, "pain")
    other = {"do": "put", "at": ["person", "name"], "value": "Eve", "tab": "two", "n": 1}
    contested = [{**other, "tab": "three"}, {**other, "tab": "three", "n": 2, "value": "Ida"}]
    editor.edit(other, base=base)
    state = editor.edit({**contested[0], "value": "Una"}, contested[1], base=base)
    assert (state["at"], bool(state["contested"]), state["taken"].get("three")) == (0, True, None)
    state = editor.edit({**contested[0], "value": "Una", "over": True}, contested[1] | {"over": True}, base=base)
    assert (state["data"]["person"]["name"], state["taken"]["three"]) == ("Ida", 2)


def test_one_edit_that_cannot_be_made_takes_no_other_with_it(editor):
    good = {"do": "put", "at": ["person", "name"], "value": "Eve", "tab": "one", "n": 1}
    state = editor.edit(good, {"do": "drop", "table": ["work"], "row": 9, "tab": "one", "n": 2}, {**good, "n": 3})
    assert (state["data"]["person"]["name"], state["at"], state["taken"]) == ("Eve", 1, {"one": 1})
    assert state["refused"]["problem"]
    assert editor.edit({"do": "fly", "table": ["work"]})["refused"]["problem"] == "there is no such operation: fly"


def test_a_file_that_is_gone_is_written_again(editor, tmp_path):
    (tmp_path / "profile.toml").unlink()
    editor.ask("state")
    assert editor.saved() == PROFILE


def test_an_editor_that_is_killed_loses_nothing_and_its_tabs_go_on(editor, tmp_path):
    file = tmp_path / "profile.toml"
    file.chmod(0o400)  # so that the last edit is recorded, and not saved yet
    editor.edit({"do": "put", "at": ["person", "name"], "value": "Eve"})
    editor.kill()
    file.chmod(0o600)
    again = Editor(tmp_path)
    again.cookie, again.identity = editor.cookie, editor.identity
    try:
        assert again.port == editor.port
        assert again.ask("state")["data"]["person"]["name"] == "Eve"
        assert "Eve" in again.saved()
    finally:
        again.close()


def test_ctrl_c_saves_and_ends_well_and_says_what_is_not_saved(editor, tmp_path):
    editor.edit({"do": "put", "at": ["person", "name"], "value": "Eve"})
    editor.process.send_signal(signal.SIGINT)
    assert editor.process.wait(20) == 0
    assert editor.process.stderr.read().strip() == "profile.toml is saved."
    assert '"Eve"' in (tmp_path / "profile.toml").read_text()


def test_what_stands_in_the_way_of_a_photograph_is_told(editor, tmp_path):
    (tmp_path / "photos").write_text("a file of this name")
    picture = io.BytesIO()
    Image.new("RGB", (300, 300)).save(picture, "JPEG")
    path, origin = f"/api/{editor.identity}/addphoto?name=a.jpg", f"http://127.0.0.1:{editor.port}"
    answer = editor.request("POST", path, picture.getvalue(), Origin=origin, Content_Type="application/octet-stream")
    assert answer.status == 422
    assert answer.json["problem"] == "the folder cannot be made: file exists"


def test_a_machine_that_lets_nothing_be_remembered_is_told(run, here, monkeypatch):
    (here / "profile.toml").write_text(PROFILE)
    (here / "state").write_text("a file of this name")
    monkeypatch.setenv("XDG_STATE_HOME", str(here / "state"))
    told = run("edit", "--no-browser")
    assert told.status == 1
    assert "what the editor has to remember cannot be written here: not a directory" in told.err


def test_a_second_start_joins_the_first(editor, tmp_path):
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [sys.executable, "-m", "presskit", "edit", "--no-browser", str(tmp_path)]
    second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=20, cwd="/", check=True)
    assert f":{editor.port}/open?t=" in second.stderr
    other = editor.request("GET", second.stderr.partition(str(editor.port))[2].split()[0], Cookie="")
    assert other.status == 303


def test_it_ends_soon_after_its_last_tab(editor, monkeypatch):
    from presskit.editor import server

    there = server.Editor(Session(editor.folder / "other.toml", None), "x")
    there.hear("a")
    there.hear("b")
    there.bye("a")
    there.left -= server.ALONE + 1
    assert not there.is_alone()
    there.bye("b")
    assert not there.is_alone()
    there.left -= server.ALONE + 1
    there.asked()  # it is loaded anew, and slowly
    assert not there.is_alone()
    there.left -= server.ALONE + 1
    assert there.is_alone()
    there.hear("c")
    there.tabs["c"] -= 3600  # it is not shown, or gets no processor: it is open all the same
    there.left -= 3600
    assert not there.is_alone()


# --- what is made of it -----------------------------------------------------------------------------------


def test_an_edit_answers_with_the_text_of_the_dial(editor):
    dial = {"unit": "words", "most": 9}
    state = editor.edit({"do": "put", "at": ["person", "name"], "value": "Eve Lind"}, dial=dial)
    assert state["said"]["text"].startswith("Eve Lind is an engineer")
    assert state["said"]["words"] <= 9
    places = editor.ask("places", {})
    assert {"tldr", "words-50", "bluesky"} <= {row["id"] for row in places}
    assert next(row for row in places if row["id"] == "words-50")["limits"] == "50 words"


def test_pages_texts_and_files_are_answered(editor):
    page = editor.ask("pages", {"kind": "one-pager", "width": 400})
    assert len(page["pages"]) == 1
    assert "Ada Lind" in page["pages"][0]["text"]
    picture = editor.request("GET", f"/api/{editor.identity}/picture/{page['pages'][0]['name']}")
    assert (picture.status, picture.body[:4]) == (200, b"\x89PNG")
    near = editor.ask("pages", {"kind": "one-pager", "width": 400, "guess": True})
    assert [one["name"] for one in near["pages"]] == [one["name"] for one in page["pages"]]  # of the same, the same
    web = editor.ask("pages", {"kind": "web"})["html"]
    shown = editor.request("GET", f"/api/{editor.identity}/web?page={web}")
    assert shown.headers["content-security-policy"].startswith("sandbox allow-same-origin; default-src 'none'")
    assert "needs" in editor.ask("pages", {"kind": "one-sheet"})
    assert editor.ask("advice")[0]["severity"] == "advice"
    kit = editor.ask("build", {})
    assert {"ada-lind-press-kit.zip", "ada-lind-one-pager.pdf"} <= {file["name"] for file in kit["files"]}
    assert editor.request("GET", f"/api/{editor.identity}/kit/ada-lind-one-pager.pdf").body[:5] == b"%PDF-"
    for name in ("manifest.json/../../profile.toml", "../profile.toml", "%2e%2e/profile.toml"):
        assert editor.request("GET", f"/api/{editor.identity}/kit/{name}").status == 404


def test_pages_of_a_press_kit_are_those_of_the_build_whatever_was_shown_before(editor):
    ask = {"kind": "press-kit", "width": 500}
    first = editor.ask("pages", ask)
    assert first["count"] == len(first["pages"]) > 2
    editor.edit({"do": "put", "at": ["bio", 0, "text"], "value": "{they} {is} an engineer who draws bridges of wood."})
    near = editor.ask("pages", {**ask, "guess": True, "looked": [1]})
    assert [page["at"] for page in near["pages"]] == [1]
    assert "draws bridges of wood" in " ".join(near["pages"][0]["text"].split())
    exact = editor.ask("pages", ask)
    assert exact["pages"][1]["name"] == near["pages"][0]["name"]
    assert editor.ask("pages", ask)["pages"] == exact["pages"]
    editor.edit({"do": "put", "at": ["person", "name"], "value": "Ada Linder"})
    exact = editor.ask("pages", ask)
    editor.ask("build", {"audience": None})
    built = pypdfium2.PdfDocument(editor.folder / "output" / "ada-linder-press-kit.pdf")
    assert len(built) == exact["count"]
    for printed, shown in zip(built, exact["pages"], strict=True):
        answer = editor.request("GET", f"/api/{editor.identity}/picture/{shown['name']}")
        seen = Image.open(io.BytesIO(answer.body))
        there = printed.render(scale=seen.width / printed.get_width()).to_pil().convert("RGB")
        assert ImageChops.difference(seen.convert("RGB"), there).getbbox() is None


def test_only_photographs_that_the_profile_names_are_shown(editor, tmp_path):
    for name in ("profile.toml", "../profile.toml", "/etc/hostname", "photos/other.jpg"):
        assert editor.request("GET", f"/api/{editor.identity}/photo?file={name}").status == 404
    editor.edit({"do": "add", "table": ["photos"], "value": {"file": "../outside.jpg", "alt": "x"}})
    assert editor.request("GET", f"/api/{editor.identity}/photo?file=../outside.jpg").status == 404


def test_a_profile_is_begun_with_a_pasted_bio(tmp_path):
    running = Editor(tmp_path).enter()
    try:
        assert running.ask("state")["exists"] is False
        text = "I build footbridges in Bergen. I won the Harbour Prize in 2021."
        assert running.ask("begin", {"text": text})["ask"] == "name"
        assert running.ask("begin", {"text": text, "name": "Ada Lind"})["ask"] == "pronouns"
        state = running.ask("begin", {"text": text, "name": "Ada Lind", "pronouns": "she"})
        assert len(state["data"]["bio"]) == 2
        assert 'name = "Ada Lind"' in running.saved()
        assert (tmp_path / "profile.schema.json").is_file()
    finally:
        running.close()


@pytest.mark.parametrize(
    ("bio", "holds"),
    [
        (
            "Ines Duarte is a Portuguese cellist, composer and teacher based in Leeds. She plays old music.",
            {"occupations": ["cellist", "composer", "teacher"], "nationality": "Portuguese", "location": "Leeds"},
        ),
        (
            "Otto Kraus is the director of the Harbour Museum. He is a historian.",
            {"occupations": None, "location": None},
        ),
    ],
)
def test_what_a_bio_says_of_the_person_is_in_the_form(bio, holds):
    person = tomllib.loads(beginning.pasted(bio, {})["text"])["person"]
    assert {field: person.get(field) for field in holds} == holds


def test_lines_beside_the_sentences_of_a_bio_have_a_place_or_are_offered():
    bio = """ILSE BRAND-KOCH

Biologist | Speaker

I'm the founder and CEO of Tern Robotics. I studied naval architecture. We began in a shed in 2018.

Media: Tom Ade, press@tern.example, +49 421 555 0100, www.tern.example
LinkedIn: linkedin.com/in/ilsebrandkoch
"""
    made = beginning.pasted(bio, {"pronouns": "she"})
    data = tomllib.loads(made["text"])
    assert (data["person"]["name"], data["person"]["occupations"]) == ("Ilse Brand-Koch", ["founder", "CEO"])
    [contact] = data["contacts"]
    assert (contact["name"], contact["email"], contact["phone"]) == (
        "Tom Ade",
        "press@tern.example",
        "+49 421 555 0100",
    )
    urls = ["https://www.tern.example", "https://linkedin.com/in/ilsebrandkoch"]
    assert sorted(link["url"] for link in data["links"]) == sorted(urls)
    assert len(data["bio"]) == 2
    assert [row["text"] for row in made["left"]] == ["Biologist | Speaker", "We began in a shed in 2018."]


def test_a_line_that_is_a_contact_is_no_sentence():
    bio = "Ada Lind is an engineer. She won a prize in 2021.\n\nPress enquiries: Clara Nunes, clara@nunes.example"
    made = beginning.pasted(bio, {})
    held = tomllib.loads(made["text"])
    assert held["contacts"] == [{"name": "Clara Nunes", "email": "clara@nunes.example", "kind": "press"}]
    assert not [one for one in held["bio"] if "Clara" in one["text"]]
    assert "whom to write to" in made["told"][-1]


def test_addresses_in_a_line_are_no_part_of_the_sentence_before():
    said = "ada@quay.example  |  +47 555 01 990  |  www.quay.example"
    held = tomllib.loads(beginning.pasted(f"Ada Lind is an engineer. She lives in Skarvik.\n\n{said}", {})["text"])
    assert held["contacts"] == [
        {"name": "Ada Lind", "email": "ada@quay.example", "phone": "+47 555 01 990", "kind": "press"}
    ]
    assert [link["url"] for link in held["links"]] == ["https://www.quay.example"]
    assert not [one for one in held["bio"] if "quay" in one["text"]]


def test_a_launcher_is_put_on_the_machine(tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    told = launcher.install(tmp_path, "linux")
    entry = (tmp_path / ".local/share/applications/presskit.desktop").read_text()
    assert re.search(r'(?m)^Exec=".*presskit" "edit" ".*/Press kit"$', entry)
    assert "among your applications" in told[1]
    launcher.install(tmp_path, "darwin")
    made = tmp_path / "Desktop" / "presskit.command"
    assert made.stat().st_mode & 0o111
    assert "edit" in made.read_text()
    told = launcher.install(tmp_path, "linux", "5.15.90.1-microsoft-standard-WSL2")
    assert "wsl.exe" in (tmp_path / "presskit.cmd").read_text()
    assert "Windows desktop" in told[1]


# --- the parts --------------------------------------------------------------------------------------------


def test_two_changes_are_merged_by_lines():
    base = "a\nb\nc\nd\n"
    assert merge(base, "A\nb\nc\nd\n", "a\nb\nc\nD\n").text == "A\nb\nc\nD\n"
    assert merge(base, "a\nb\nx\nc\nd\n", "a\nb\nc\n").text == "a\nb\nx\nc\n"
    both = merge(base, "a\nmine\nc\nd\n", "a\ntheirs\nc\nd\n")
    assert (both.text, both.theirs) == ("a\nmine\nc\nd\n", "a\ntheirs\nc\nd\n")
    assert [(one.line, one.mine, one.theirs) for one in both.conflicts] == [(2, "mine\n", "theirs\n")]


def test_random_changes_from_two_sides_are_all_there():
    chance = random.Random(7)
    for _ in range(300):
        lines = [f"line {number}" for number in range(12)]
        mine, theirs = list(lines), list(lines)
        for number, side in ((number, chance.choice("mt ")) for number in range(0, 12, 2)):
            if side == "m":
                mine[number] = f"mine {number}"
            if side == "t":
                theirs[number] = f"theirs {number}"
        made = merge("\n".join(lines), "\n".join(mine), "\n".join(theirs))
        assert not made.conflicts
        assert made.text.split("\n") == [
            one if one != before else other for before, one, other in zip(lines, mine, theirs, strict=True)
        ]


def test_the_history_is_what_was_done(tmp_path):
    log = tmp_path / "log"
    history = History.of(log, "one")
    for text in ("one two", "one two three"):
        history.record(text, "edit")
    history.mark_saved(history.text)
    history.go(1)
    with log.open("a") as file:
        file.write('{"step": [1, ')  # the process was ended while it wrote
    again = History.of(log, "one two")
    assert (again.text, again.saved, again.done, len(again.steps)) == ("one two", "one two three", 1, 2)
    again.go(2)
    assert again.text == "one two three"


def test_words_of_a_sentence_are_let_go_and_kept():
    text = "{they} {builds} footbridges and listens to them, in Bergen."
    begin, end = text.index("and"), text.index("them") + len("them")
    shaded = sentence.let_go(text, begin, end)
    assert shaded == "{they} {builds} footbridges[ and listens to them], in Bergen."
    assert [piece["text"] for piece in sentence.words(shaded) or () if piece["deep"]][1::2] == [
        "and", "listens", "to", "them",
    ]  # fmt: skip
    assert sentence.keep(shaded, shaded.index("listens")) == text
    with pytest.raises(WrongArgument, match="become empty"):
        sentence.let_go("Footbridges hum.", 0, 16)


SPOKEN = {"they": "she", "them": "her", "their": "her", "theirs": "hers", "themselves": "herself"}


def reads(text: str) -> str:
    return "".join(piece["text"] for piece in sentence.words(text, SPOKEN) or ())


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("Kelp", "Reef", "{They} {leads|led} the Reef Lab[ in Bergen[, where {they} {studies} seas]]."),
        ("seas", "seas and ice", "{They} {leads|led} the Kelp Lab[ in Bergen[, where {they} {studies} seas and ice]]."),
        (", where she studies seas", "", "{They} {leads|led} the Kelp Lab[ in Bergen]."),
        ("leads", "runs", "{They} runs the Kelp Lab[ in Bergen[, where {they} {studies} seas]]."),
        ("She", "Ada", "Ada {leads|led} the Kelp Lab[ in Bergen[, where {they} {studies} seas]]."),
        ("Kelp", "[Kelp]", r"{They} {leads|led} the \[Kelp\] Lab[ in Bergen[, where {they} {studies} seas]]."),
    ],
)
def test_a_sentence_is_written_otherwise_and_keeps_its_marks(before, after, written):
    text = "{They} {leads|led} the Kelp Lab[ in Bergen[, where {they} {studies} seas]]."
    assert sentence.reword(text, reads(text).replace(before, after, 1), SPOKEN) == written


def test_whatever_is_written_reads_so():
    chance = random.Random(5)
    root = Path(__file__).parent.parent
    for path in sorted((root / "examples").glob("*/profile.toml")):
        for bio in tomllib.loads(path.read_text("utf-8"))["bio"]:
            text = bio["text"]
            for _ in range(10):
                plain = reads(text)
                begin = chance.randrange(len(plain) + 1)
                end = min(len(plain), begin + chance.choice([0, 0, 1, 4, 12]))
                wanted = plain[:begin] + chance.choice(["", "x", "new words", " and more"]) + plain[end:]
                with contextlib.suppress(WrongArgument):  # nothing is written that presskit would refuse
                    made = sentence.reword(text, wanted, SPOKEN)
                    assert reads(made).casefold() == " ".join(wanted.split()).casefold()


def test_the_line_ends_of_a_file_stay():
    before = "a = 1\r\nb = 2\nc = 3\r\n"
    assert changes.with_line_ends(before, "a = 1\nb = 2\nc = 4\n") == "a = 1\r\nb = 2\nc = 4\r\n"


def test_a_disk_without_room_is_told_and_tried_again(tmp_path, monkeypatch):
    (tmp_path / "profile.toml").write_text(PROFILE)
    session = Session(tmp_path / "profile.toml", None)
    wait_for(lambda: session.saving.state == "saved")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        session.change(lambda text: text.replace("Ada", "Eve"), "edit")
        wait_for(lambda: session.saving.state == "unsaved")
        assert "no space left" in session.saving.because
        assert (tmp_path / "profile.toml").read_text() == PROFILE
    session.save()
    assert session.saving.state == "saved"
    assert "Eve" in (tmp_path / "profile.toml").read_text()


def test_a_process_that_ends_between_writing_and_noting_it_asks_nobody(tmp_path):
    path, log = tmp_path / "profile.toml", tmp_path / "log"
    path.write_text(PROFILE)
    session = Session(path, log)
    session.history.mark_saving(PROFILE.replace("Ada", "Eve"))
    session.history.record(PROFILE.replace("Ada", "Evelyn"), "edit")
    path.write_text(PROFILE.replace("Ada", "Eve").replace("designer", "painter"))  # and another program came after it
    again = Session(path, log)
    wait_for(lambda: again.saving.state == "saved")
    assert path.read_text() == PROFILE.replace("Ada", "Evelyn").replace("designer", "painter")


def wait_for(holds: Callable[[], bool], seconds: float = 5) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_no_edit_is_lost_between_keys_and_other_programs(tmp_path):
    """Random edits, foreign writes and ends of the process; every word that was taken is there at the end."""
    path, log = tmp_path / "profile.toml", tmp_path / "log"
    lines = [f'k{number} = ""' for number in range(20)]
    path.write_text("\n".join(lines) + "\n")
    chance, mine, theirs = random.Random(3), dict[int, str](), dict[int, str]()
    session = Session(path, log)
    for step in range(500 if os.environ.get("EVERY") else 120):
        how = chance.random()
        if how < 0.6:
            number = chance.randrange(0, 20, 2)
            mine[number] = f"mine {step}"
            change = changes.change({"do": "put", "at": [f"k{number}"], "value": mine[number]})
            assert session.take([Asked(change)], session.revision) is None
        elif how < 0.9:
            number = chance.randrange(1, 20, 2)
            theirs[number] = f"theirs {step}"
            with contextlib.suppress(FileNotFoundError), session._writing:  # a writer who is not cut in half
                text = re.sub(rf'(?m)^k{number} = ".*"', f'k{number} = "{theirs[number]}"', path.read_text())
                path.write_text(text)
            session.look()
        else:  # the process ends: what it knew is gone, what it wrote is there
            with session._writing:
                session = Session(path, log)
    wait_for(lambda: session.saving.state == "saved")
    for number, word in (mine | theirs).items():
        assert f'k{number} = "{word}"' in path.read_text()
