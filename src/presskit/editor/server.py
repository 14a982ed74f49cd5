"""The server of one profile: what a page may ask, and the answers.

In: a `Session`. Out: a Starlette application. Every route but the page itself has the identity of the profile, so that
one server may have several. What takes long is done beside, so that a key never waits for a page.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import sys
import time
import traceback
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import presskit
from presskit.editor import answers, changes, forms, photographs, plain
from presskit.editor.guard import Guard
from presskit.editor.session import Asked, Halted, Session, Snapshot, Stale
from presskit.editor.worker_process import Broken, Stopped, WorkerProcess
from presskit.package_files import builtin
from presskit.problems import Problems, WrongArgument
from presskit.profile import schema
from presskit.tomlfile.edit import Unchangeable

PAGE = Path(__file__).parent / "page"

TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

ALONE = 20.0
"""Seconds after its last tab was closed, and nothing was asked any more, that the server ends."""

SILENT = 4 * 3600.0
"""Seconds without a word from any tab after which it ends, too: a browser that was ended says no good-bye, and one that
shows another tab, or has no processor to give, lets this one speak seldom or not at all."""


class Editor:
    """One profile that is edited, and who looks at it."""

    def __init__(self, session: Session, identity: str) -> None:
        self.session = session
        self.identity = identity
        self.tabs: dict[str, float] = {}
        self.left = time.monotonic()  # since when there is no tab, and nobody has asked anything
        self.opened = False
        self.end: Callable[[], Awaitable[None]]  # set by `application`, which knows what was started

    def hear(self, tab: str) -> None:
        """A tab is there."""
        self.asked()
        if tab:
            self.opened = True
            self.tabs[tab] = time.monotonic()

    def asked(self) -> None:
        """Somebody is there, if no tab yet: one that is loaded takes its time on a machine that has none."""
        self.left = time.monotonic()

    def bye(self, tab: str) -> None:
        """A tab is gone."""
        self.tabs.pop(tab, None)
        self.left = time.monotonic()

    def is_alone(self) -> bool:
        """Whether nobody has looked for long enough."""
        now = time.monotonic()
        for tab, heard in list(self.tabs.items()):
            if now - heard > SILENT:
                self.bye(tab)
        return not self.tabs and now - self.left > (ALONE if self.opened else SILENT)


KEPT = 120
"""Pictures of pages that are kept for the page that shows them."""

SHOWN = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""What a page of the kit may do while it is looked at here: be seen."""


def _broken(broken: Broken) -> dict[str, str]:
    last = str(broken).strip().rpartition("\n")[2]
    hint = "nothing was changed; please report it, with what stands in the terminal"
    print(broken, file=sys.stderr)  # noqa: T201 -- the terminal in which the editor was started
    return {"message": f"a mistake of presskit’s own: {last}", "hint": hint}


def application(session: Session, identity: str, port: int, secret: str, key: str) -> tuple[Guard, Editor]:
    """The application behind its guard, and who looks at it."""
    editor = Editor(session, identity)
    api = _Api(editor)
    fonts = builtin() / "looks" / "editorial" / "fonts" / "web"
    own = [*PAGE.rglob("*"), *fonts.iterdir()]
    files = {path.name: path for path in own if path.is_file() and path.suffix in TYPES}
    index = files.pop("index.html").read_text("utf-8")

    async def page(request: Request) -> Response:
        editor.asked()
        made = index.replace("{nonce}", request.scope["nonce"]).replace("{identity}", identity)
        return Response(made.replace("{version}", presskit.__version__), media_type="text/html")

    async def file(request: Request) -> Response:
        editor.asked()
        path = files.get(request.path_params["name"])
        if path is None:
            return PlainTextResponse("There is no such file.", 404)
        return Response(await asyncio.to_thread(path.read_bytes), media_type=TYPES[path.suffix])

    async def join(request: Request) -> Response:
        return JSONResponse({"token": guard.token()})

    below = f"/api/{identity}"
    routes = [
        Route("/", page),
        Route("/page/{name}", file),
        Route("/join", join, methods=["POST"]),
        *(Route(f"{below}/{name}", _answered(answer), methods=[method]) for name, method, answer in api.routes()),
    ]
    editor.end = api.end
    guard = Guard(Starlette(routes=routes), port, secret, key)
    return guard, editor


Answer = Callable[[dict[str, Any]], Awaitable[Any]]


def _answered(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """An answer as a route: what is asked comes as JSON or in the address, what is answered goes as JSON."""

    async def route(request: Request) -> Response:
        asked: dict[str, Any] = {**request.query_params, **request.path_params}
        if request.method == "POST":
            body = await request.body()
            if request.headers.get("content-type", "").startswith("application/octet-stream"):
                asked["bytes"] = body
            else:
                try:
                    given = json.loads(body or b"{}")
                except ValueError:
                    return JSONResponse({"problem": "this is no JSON"}, 400)
                asked |= given if isinstance(given, dict) else {}
        try:
            found = await answer(asked)
        except WrongArgument as wrong:
            return JSONResponse({"problem": str(wrong), "hint": ""}, 400)
        except Problems as problems:
            return JSONResponse({"problem": problems.problems[0].message, "hint": problems.problems[0].hint}, 422)
        except Exception as mistake:
            if os.environ.get("PRESSKIT_TRACEBACK"):
                traceback.print_exc()
            said = f"a mistake of presskit’s own: {type(mistake).__name__}: {mistake}"
            hint = "nothing was changed; please report it, with what PRESSKIT_TRACEBACK=1 shows"
            return JSONResponse({"problem": said, "hint": hint}, 500)
        return found if isinstance(found, Response) else JSONResponse(found)

    return route


def _change(asked: dict[str, Any]) -> changes.Change:
    """What an operation means; what means nothing is refused when it is its turn."""
    try:
        return changes.change(asked)
    except WrongArgument as wrong:
        return changes.Change(partial(_refuse, wrong), "", shown=False)


def _refuse(wrong: WrongArgument, _: str) -> str:
    raise wrong


def _edit(asked: dict[str, Any]) -> tuple[str, int] | None:
    """Which edit of which tab an operation is, if it says so."""
    tab, number = asked.get("tab"), asked.get("n")
    return (tab[:40], number) if isinstance(tab, str) and tab and type(number) is int else None


def _told(fault: Exception) -> dict[str, str]:
    """Why an edit was not made."""
    if isinstance(fault, Unchangeable):
        hint = "change it in the tab File, where the file stands as it is"
        return {"problem": "the form cannot change this", "hint": hint, "why": str(fault)}
    if isinstance(fault, WrongArgument):
        return {"problem": str(fault), "hint": ""}
    if os.environ.get("PRESSKIT_TRACEBACK"):
        traceback.print_exception(fault)
    hint = "nothing was changed; please report it, with what PRESSKIT_TRACEBACK=1 shows"
    return {"problem": f"a mistake of presskit’s own: {type(fault).__name__}: {fault}", "hint": hint}


class _Api:
    """The answers, one a route."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.session = editor.session
        self.folder = editor.session.path.parent
        self.printer, self.builder, self.reader = WorkerProcess(), WorkerProcess(), WorkerProcess()
        self.pictures: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
        self.kit: dict[str, Path] = {}
        self.steps: list[str] = []  # the products that the build under way has begun
        self.warming: asyncio.Task[None] | None = None

    async def end(self) -> None:
        """End the processes that it has started."""
        if self.warming:
            self.warming.cancel()
        for process in (self.printer, self.builder, self.reader):
            await process.end()

    def routes(self) -> list[tuple[str, str, Answer]]:
        return [
            ("state", "GET", self.state),
            ("forms", "GET", self.forms),
            ("edit", "POST", self.edit),
            ("undo", "POST", self.undo),
            ("redo", "POST", self.redo),
            ("resolve", "POST", self.resolve),
            ("said", "POST", self.said),
            ("places", "POST", self.places),
            ("readings", "GET", self.readings),
            ("advice", "GET", self.advice),
            ("stale", "GET", self.stale),
            ("sources", "GET", self.sources),
            ("begin", "POST", self.begin),
            ("pages", "POST", self.pages),
            ("picture/{name}", "GET", self.picture),
            ("web", "GET", self.web),
            ("build", "POST", self.build),
            ("building", "GET", self.building),
            ("changes", "POST", self.changes),
            ("kit/{name:path}", "GET", self.file_of_kit),
            ("addphoto", "POST", self.add_photo),
            ("zoom", "POST", self.zoom),
            ("photo", "GET", self.photo),
            ("bye", "POST", self.bye),
        ]

    # --- the profile ---

    async def state(self, asked: dict[str, Any]) -> Any:
        """All that a page shows of the profile; only how it stands with the file if the page has this revision."""
        if not self.editor.opened:
            self.warming = asyncio.create_task(self._warm())
        self.editor.hear(str(asked.get("tab", "")))
        await asyncio.to_thread(self.session.look)
        now = self.session.snapshot()
        if str(asked.get("rev")) == str(now.revision):
            return self._standing(now)
        return await asyncio.to_thread(self._whole)

    async def _warm(self) -> None:
        """Start the process that makes pages while nobody waits for one."""
        with contextlib.suppress(Stopped, Broken):
            await self.printer.do({"kind": "warm", "who": ""})

    def _standing(self, now: Snapshot) -> dict[str, Any]:
        session = self.session
        return {
            "rev": now.revision,
            "saving": asdict(now.saving),
            "taken": now.taken,
            "undo": session.can_undo,
            "redo": session.can_redo,
        }

    def _whole(self, asked: dict[str, Any] | None = None) -> dict[str, Any]:
        session = self.session
        now = session.snapshot()
        text = now.text
        row = self._standing(now) | {
            "text": text.replace("\r\n", "\n"),
            "exists": session.exists,
            "file": session.path.name,
            "folder": str(self.folder),
            **answers.state(text, session.display_path, self.folder),
        }
        profile = answers.read_text(text, session.display_path, self.folder).profile
        if profile and asked and isinstance(asked.get("dial"), dict):
            row["said"] = answers.said(profile, asked["dial"])
        return row

    def _read(self) -> answers.Read:
        return answers.read_text(self.session.text, self.session.display_path, self.folder)

    async def forms(self, asked: dict[str, Any]) -> Any:
        """What the forms have to ask for."""
        return await asyncio.to_thread(forms.forms)

    async def edit(self, asked: dict[str, Any]) -> Any:
        """Operations, made one after the other looking at the revision `base`, and `then` more such, each made of what
        was before it; answers with the new state, and the first that is `contested` or `refused`."""
        for one in (asked, *(one for one in asked.get("then") or () if isinstance(one, dict))):
            try:
                halted = await self._taken(one)
            except Stale:
                return JSONResponse({"problem": "this page is too old; load it anew", "stale": True}, 409)
            if halted is not None:
                break
        state = await asyncio.to_thread(self._whole, asked)
        if halted is None:
            return state
        if halted.fault is None:
            return {**state, "at": halted.at, "contested": [asdict(one) for one in halted.conflicts]}
        return {**state, "at": halted.at, "refused": _told(halted.fault)}

    async def _taken(self, asked: dict[str, Any]) -> Halted | None:
        """The operations of one basis; what halted them. Raises Stale, WrongArgument."""
        base, operations = asked.get("base"), asked.get("do")
        if not isinstance(base, int) or not isinstance(operations, list) or not operations:
            raise WrongArgument("an edit says on which revision it is based, and what is to be done")
        rows = [one for one in operations if isinstance(one, dict)]
        made = [Asked(_change(one), _edit(one), one.get("over") is True) for one in rows]
        shown = [_change(one) for one in asked.get("after") or () if isinstance(one, dict)]
        given = asked.get("from") if isinstance(asked.get("from"), str) else None
        return await asyncio.to_thread(self.session.take, made, base, given, shown)

    async def undo(self, asked: dict[str, Any]) -> Any:
        """Take the last step back."""
        await asyncio.to_thread(self.session.undo)
        return await asyncio.to_thread(self._whole, asked)

    async def redo(self, asked: dict[str, Any]) -> Any:
        """Do it again."""
        await asyncio.to_thread(self.session.redo)
        return await asyncio.to_thread(self._whole, asked)

    async def resolve(self, asked: dict[str, Any]) -> Any:
        """Settle where another program changed the same lines."""
        keep = asked.get("keep")
        if keep not in ("mine", "theirs"):
            raise WrongArgument("keep mine or theirs")
        await asyncio.to_thread(self.session.resolve, keep)
        return await asyncio.to_thread(self._whole, asked)

    async def begin(self, asked: dict[str, Any]) -> Any:
        """Begin the profile with a pasted text, a dropped file or the example; or say what is to be asked first."""
        from presskit.editor import beginning

        if self.session.exists:
            raise WrongArgument("there is a profile already")
        if "bytes" in asked:
            made = await asyncio.to_thread(beginning.dropped, str(asked.get("file", "")), asked["bytes"], asked)
        elif asked.get("example"):
            made = beginning.example()
        else:
            made = await asyncio.to_thread(beginning.pasted, str(asked.get("text", "")), asked)
        if "ask" in made:
            return {"ask": made["ask"]}
        text = made["text"]
        await asyncio.to_thread(self.session.change, lambda _: text, "begin the profile")
        await asyncio.to_thread(self.session.save)
        await asyncio.to_thread(self._schema_beside)
        return {**await asyncio.to_thread(self._whole, asked), "told": made["told"], "left": made.get("left", [])}

    def _schema_beside(self) -> None:
        """What `presskit new` writes, too: the schema by which editors complete."""
        beside = self.folder / "profile.schema.json"
        with contextlib.suppress(OSError):
            if not beside.exists():
                beside.write_text(schema() + "\n", "utf-8")

    # --- what comes of it ---

    async def said(self, asked: dict[str, Any]) -> Any:
        """The text of the dial."""
        profile = self._read().profile
        return await asyncio.to_thread(answers.said, profile, asked) if profile else {"invalid": True}

    async def places(self, asked: dict[str, Any]) -> Any:
        """The texts of all places."""
        return await self._looked_through("places", asked)

    async def readings(self, asked: dict[str, Any]) -> Any:
        """The shortest and the longest reading of each sentence."""
        return await self._looked_through("readings", asked)

    async def advice(self, asked: dict[str, Any]) -> Any:
        """What `presskit check` says."""
        return await self._looked_through("advice", asked)

    async def stale(self, asked: dict[str, Any]) -> Any:
        """What goes out of date within a year."""
        return await self._looked_through("stale", asked)

    async def _looked_through(self, kind: str, asked: dict[str, Any]) -> Any:
        """What takes long to find, in the process beside: a key never waits for it."""
        if self._read().profile is None:
            return []
        wanted = {
            "kind": kind,
            "text": self.session.text,
            "shown": self.session.display_path,
            "folder": str(self.folder),
            "audience": asked.get("audience") or None,
            "who": f"{asked.get('tab', '')} {kind}",
        }
        try:
            made = await self.reader.do(wanted)
        except (Stopped, Broken):
            return []
        return made.get("rows", [])

    async def sources(self, asked: dict[str, Any]) -> Any:
        """What each sentence rests on."""
        profile = self._read().profile
        return await asyncio.to_thread(answers.sources, profile) if profile else []

    async def pages(self, asked: dict[str, Any]) -> Any:
        """The pages of a document as they are printed, the web page, or the Word bio; `stopped` where the same tab has
        asked for a newer one meanwhile."""
        read = self._read()
        if read.profile is None:
            return {"problems": [plain.row(one) for one in read.problems]}
        wanted = {
            "kind": str(asked.get("kind")),
            "width": min(int(asked.get("width") or 900), 2400),
            "audience": asked.get("audience") or None,
            "guess": bool(asked.get("guess")),
            "looked": [one for one in asked.get("looked") or () if isinstance(one, int)],
            "held": list(self.pictures),
            "text": self.session.text,
            "shown": self.session.display_path,
            "folder": str(self.folder),
            "who": str(asked.get("tab", "")),
        }
        try:
            made = await self.printer.do(wanted)
        except Stopped:
            return {"stopped": True}
        except Broken as broken:
            return {"problems": [_broken(broken)]}
        for page in made.get("pages", ()):
            data = page.pop("png", None) or self.pictures.get(page["name"], (b"", ""))[0]
            self._keep(page["name"], data, "image/png")
        if "html" in made:
            data = made["html"]
            made["html"] = hashlib.sha256(data).hexdigest()[:24]
            self._keep(made["html"], data, "text/html")
        return {name: value for name, value in made.items() if name != "number"}

    def _keep(self, name: str, data: bytes, kind: str) -> None:
        self.pictures[name] = (data, kind)
        self.pictures.move_to_end(name)
        while len(self.pictures) > KEPT:
            self.pictures.popitem(last=False)

    async def picture(self, asked: dict[str, Any]) -> Any:
        """A page as a picture."""
        data, kind = self.pictures.get(str(asked.get("name")), (b"", ""))
        if kind != "image/png":
            return PlainTextResponse("There is no such picture any more.", 404)
        return Response(data, media_type=kind, headers={"Cache-Control": "private, max-age=3600, immutable"})

    async def web(self, asked: dict[str, Any]) -> Any:
        """The web page, which may run nothing and ask nobody."""
        data, kind = self.pictures.get(str(asked.get("page")), (b"", ""))
        if kind != "text/html":
            return PlainTextResponse("There is no such page any more.", 404)
        policy = SHOWN.replace("sandbox", "sandbox allow-same-origin", 1)  # so that it stays where it was scrolled to
        return Response(data, media_type="text/html", headers={"Content-Security-Policy": policy})

    async def build(self, asked: dict[str, Any]) -> Any:
        """The kit, as `presskit build` makes it, and each of its files."""
        await asyncio.to_thread(self.session.save)
        if self.session.saving.state != "saved":
            raise WrongArgument(f"it is not saved yet: {self.session.saving.because or 'try again in a moment'}")
        wanted = {"kind": "build", "path": str(self.session.path), "audience": asked.get("audience") or None}
        self.steps = []
        try:
            made = await self.builder.do(wanted, lambda row: self.steps.append(row["progress"]))
        except Broken as broken:
            return {"problems": [_broken(broken)]}
        if "files" not in made:
            return {"problems": made["problems"]}
        folder = Path(made["folder"])
        paths = [Path(one) for one in made["files"]]
        self.kit = {path.relative_to(folder).as_posix(): path for path in paths}
        own = {"manifest.json", "claims.json"}
        files = [{"name": name, "size": path.stat().st_size} for name, path in self.kit.items() if name not in own]
        chosen = {"folder": str(folder), "chosen": made["chosen"], "unchanged": made["unchanged"]}
        return {"files": files, "warnings": made["warnings"], **chosen}

    async def building(self, asked: dict[str, Any]) -> Any:
        """How far the build is: the products that it has begun, in their order."""
        return {"steps": list(dict.fromkeys(self.steps))}

    async def changes(self, asked: dict[str, Any]) -> Any:
        """What changed since the kit in output/, or since one that is given as the bytes of its ZIP or PDF."""
        await asyncio.to_thread(self.session.save)
        given = asked.get("bytes")
        name = Path(str(asked.get("name") or "").replace("\\", "/")).name or "kit"
        wanted = {
            "kind": "changes",
            "path": str(self.session.path),
            "old": name if given else str(self.folder / "output"),
            "given": given,
            "audience": asked.get("audience") or None,
        }
        if not given and not (self.folder / "output").is_dir():
            return {"none": True}
        try:
            made = await self.builder.do(wanted)
        except Broken as broken:
            return {"problems": [_broken(broken)]}
        return {name: value for name, value in made.items() if name != "number"}

    async def file_of_kit(self, asked: dict[str, Any]) -> Any:
        """A file of the kit that was built last."""
        path = self.kit.get(str(asked.get("name")))
        if path is None or not await asyncio.to_thread(path.is_file):
            return PlainTextResponse("There is no such file in the kit.", 404)
        # a browser's own viewer of PDFs has scripts and styles, which a policy for pages would forbid
        policy = SHOWN if path.suffix in (".html", ".svg") else "frame-ancestors 'none'"
        return FileResponse(path, headers={"Content-Security-Policy": policy})

    async def add_photo(self, asked: dict[str, Any]) -> Any:
        """A photograph or logo into the folder photos/, and its entry; raises WrongArgument for what is none."""
        table = "logos" if asked.get("table") == "logos" else "photos"
        keep = partial(photographs.keep, drawing=table == "logos")
        name = await asyncio.to_thread(keep, self.folder, str(asked.get("name")), asked.get("bytes", b""))
        person = (self._read().data or {}).get("person", {})
        who = person.get("name", "") if isinstance(person, dict) else ""
        alt = "Logo" if table == "logos" else f"Portrait of {who}" if who else "A portrait"
        change = changes.change({"do": "add", "table": [table], "value": {"file": name, "alt": alt}})
        await asyncio.to_thread(self.session.change, change.make, change.label)
        return await asyncio.to_thread(self._whole, asked)

    async def zoom(self, asked: dict[str, Any]) -> Any:
        """The photograph of a row shown larger around its focus, from a file beside the original."""
        row, percent = asked.get("row"), asked.get("percent")
        rows = (self._read().data or {}).get("photos", ())
        if type(row) is not int or type(percent) is not int or not 0 <= row < len(rows):
            raise WrongArgument("say which photograph, and how much larger")
        name, point = str(rows[row].get("file")), tuple(rows[row].get("focus") or (0.5, 0.3))
        if not (self.folder / name).resolve().is_relative_to(self.folder.resolve()):
            raise WrongArgument("it lies outside the folder of the profile")
        file, focus = await asyncio.to_thread(photographs.zoomed, self.folder, name, percent, point)
        steps = [
            changes.change({"do": "put", "at": ["photos", row, field], "value": value})
            for field, value in (("file", file), ("focus", list(focus)))
        ]
        await asyncio.to_thread(self.session.change, lambda text: steps[1].make(steps[0].make(text)), "zoom")
        return await asyncio.to_thread(self._whole, asked)

    async def photo(self, asked: dict[str, Any]) -> Any:
        """A photograph or logo that the profile names, as large as it is shown."""
        data = self._read().data or {}
        rows = [row for table in ("photos", "logos") for row in data.get(table, ()) if isinstance(row, dict)]
        name = str(asked.get("file"))
        if name not in [row.get("file") for row in rows]:
            return PlainTextResponse("The profile names no such photograph.", 404)
        width = min(int(asked.get("width") or 900), 2000)
        made = await asyncio.to_thread(photographs.shown, self.folder, name, width)
        if made is None:
            return PlainTextResponse("It cannot be shown.", 404)
        kind = "image/svg+xml" if name.lower().endswith(".svg") else "image/jpeg"
        return Response(made, media_type=kind, headers={"Content-Security-Policy": SHOWN})

    async def bye(self, asked: dict[str, Any]) -> Any:
        """A tab is closed."""
        self.editor.bye(str(asked.get("tab", "")))
        return {}
