"""Pages as they will be, made in a process that stays: fonts, sheets and compiled templates are there for the next.

In: the text of a profile and what is looked at. Out: pictures of the pages of the very PDF that a build writes, made by
PDFium; the web page; the outline of the Word bio. Work that nobody waits for any more ends between two layouts.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presskit.editor.answers import left_out
from presskit.kit import preview, products, website
from presskit.kit.context import BuildContext, build_context
from presskit.kit.faults import faults_of
from presskit.kit.jobs import Task
from presskit.kit.reading import day_of
from presskit.kit.typesetters import TypesetterCache
from presskit.problems import Problem, Problems, WrongArgument
from presskit.profile import Profile, read
from presskit.writers import kit_file
from presskit.writers.kit_file import KitFile

Row = dict[str, Any]

SHOWN = 60
"""Pictures of single pages that are kept."""

SHARPEST = 2400
"""Pixels of the width of a picture of a page; more than a screen shows of one."""


@dataclass
class PageMaker:
    """What a process that makes pages keeps between two of them."""

    press: TypesetterCache = field(default_factory=TypesetterCache)
    _files: OrderedDict[str, tuple[KitFile, ...]] = field(default_factory=OrderedDict)
    _pages: OrderedDict[tuple[str, int], Row] = field(default_factory=OrderedDict)
    _digests: dict[tuple[str, int, int], str] = field(default_factory=dict)
    _read: tuple[tuple[str, str], Profile] | None = None
    _settled: tuple[tuple[object, ...], BuildContext] | None = None

    def load(self) -> None:
        """Load what takes long to load, before it is asked for."""
        import pypdfium2  # noqa: F401 -- so that it is there

        from presskit.writers import pdf

        pdf.load()

    def make(self, asked: Mapping[str, Any], warn: Callable[[Problem], None]) -> Row:
        """What is asked for: `kind` is a template's name, "web" or "word"; raises Problems."""
        context = self._context(asked)
        kind = str(asked["kind"])
        names = context.templates.names()
        if kind == "web":
            return self._web(context, warn)
        if kind == "word":
            return self._word(context, warn)
        if kind not in names:
            raise WrongArgument(f'there is no template "{kind}"')
        lacking = context.templates.get(kind).settings.needs
        if lacking and not any(getattr(context.profile, table, None) for table in lacking):
            return {"needs": list(lacking)}
        width = int(asked.get("width") or 900)
        held = asked.get("held") or ()
        if preview.is_by_page(context, kind):
            return self._by_page(context, asked, warn)
        if asked.get("guess"):
            data = preview.guess(context, kind, warn)
            return {"pages": _sent(pictures(data, width), held), "guess": True} if data else {"guess": False}
        [file] = [one for one in self._made(context, kind, warn) if one.name.endswith(".pdf")]
        pages = _sent(pictures(file.content.read(), width), held)
        return {
            "pages": pages,
            **_looks(context),
            "left": left_out(file.no_room, context.profile),
            "sections": _sections(context, kind),
        }

    def _by_page(self, context: BuildContext, asked: Mapping[str, Any], warn: Callable[[Problem], None]) -> Row:
        """Pages that are laid out each by itself: a guess is of those alone that are looked at."""
        guess = bool(asked.get("guess"))
        found = preview.pages(context, str(asked["kind"]), warn, asked.get("looked") or (0,) if guess else None)
        width = int(asked.get("width") or 900)
        keys = [(key, width) for _, key in found.pages]
        for at, key in enumerate(keys):
            if key not in self._pages:
                self.press.stop()
                [self._pages[key]] = pictures(found.data, width, (at,))
        rows = [{**self._pages[key], "at": at} for key, (at, _) in zip(keys, found.pages, strict=True)]
        for key in keys:
            self._pages.move_to_end(key)
        while len(self._pages) > SHOWN:
            self._pages.popitem(last=False)
        row: Row = {"pages": _sent(rows, asked.get("held") or ()), "count": found.total}
        if guess:
            return row | {"guess": True}
        left = left_out(found.no_room, context.profile)
        return row | {**_looks(context), "left": left, "sections": _sections(context, str(asked["kind"]))}

    def _context(self, asked: Mapping[str, Any]) -> BuildContext:
        folder, text = Path(asked["folder"]), str(asked["text"])
        known = (str(folder), text)
        if self._read is None or self._read[0] != known:
            profile = read(text, str(asked["shown"]), folder)
            if errors := [one for one in faults_of(profile) if one.severity == "error"]:
                raise Problems(errors)
            self._read = (known, profile)
        profile = self._read[1]
        audience, inputs, day = asked.get("audience") or None, self._inputs(profile, folder), day_of(profile, None)
        made_of = (known, audience, day, tuple(inputs.items()))
        if self._settled is None or self._settled[0] != made_of:
            context = build_context(
                profile, folder, audience=audience, as_of=day, inputs=inputs, typesetters=self.press
            )
            self._settled = (made_of, context)
        return self._settled[1]

    def _inputs(self, profile: Profile, folder: Path) -> dict[str, str]:
        """The hashes of the files that a profile names, each taken anew when the file has changed."""
        result = {"presskit": "editor"}
        kit = profile.kit
        named = [*(photo.file for photo in profile.photos), *(logo.file for logo in profile.logos)]
        for name in (*named, *kit.fonts, *kit.display_fonts, *kit.text_fonts):
            about = (folder / name).stat()
            stamp = (str(folder / name), about.st_mtime_ns, about.st_size)
            if stamp not in self._digests:
                self._digests[stamp] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            result[name] = self._digests[stamp]
        return result

    def _made(self, context: BuildContext, product: str, warn: Callable[[Problem], None]) -> Iterator[KitFile]:
        """The files of a product; those that are made of the same as before are those from before."""
        for task in products.tasks(context, product):
            yield from self._of_task(task, warn)

    def _of_task(self, task: Task, warn: Callable[[Problem], None]) -> tuple[KitFile, ...]:
        key = f"{task.name} {task.key}" if task.key else ""
        if key in self._files:
            self._files.move_to_end(key)
            return self._files[key]
        for load in task.loads:
            load()
        made = tuple(task.make(warn))
        if key:
            self._files[key] = made
            while len(self._files) > 40:
                self._files.popitem(last=False)
        return made

    def _web(self, context: BuildContext, warn: Callable[[Problem], None]) -> Row:
        """The page for the web, with the photographs that it offers; what else it offers is there after a build."""
        made = {file.name: file for product in ("photos", "vcard") for file in self._made(context, product, warn)}
        [page] = [
            file for file in website.write(context, context.templates.get("web"), made) if file.name == "web/index.html"
        ]
        return {"html": page.content.read(), **_looks(context)}

    def _word(self, context: BuildContext, warn: Callable[[Problem], None]) -> Row:
        """The Word bio as its headings and paragraphs."""
        import docx

        [file] = [one for one in self._made(context, "bio", warn) if one.media_type == kit_file.WORD]
        document = docx.Document(io.BytesIO(file.content.read()))
        rows = [
            {"style": str(one.style.name if one.style else ""), "text": one.text}
            for one in document.paragraphs
            if one.text.strip()
        ]
        return {"outline": rows}


def _looks(context: BuildContext) -> Row:
    """The look and the colour of the pages, also where presskit chose them."""
    return {"look": context.profile.kit.look, "accent": context.chosen_accent.colour}


def _sections(context: BuildContext, kind: str) -> list[Row]:
    """The sections that a document may have, as they are headed there, and whether the profile hides them."""
    settings, wanted = context.templates.get(kind).settings, context.profile.kit.sections
    own = [section.title for section in context.profile.sections]
    ids = [one for column in settings.sections.values() for id in column for one in (own if id == "own" else [id])]
    titles = {id: wanted.titles.get(id) or settings.headings.get(id) for id in ids}
    return [
        {
            "id": id,
            "title": titles[id] or (id if id in own else context.sections.heading(id)),
            "hidden": id in wanted.hidden,
        }
        for id in ids
    ]


def _sent(pages: list[Row], held: Collection[str]) -> list[Row]:
    """The pages without those pictures that are there already."""
    return [{name: value for name, value in row.items() if name != "png" or row["name"] not in held} for row in pages]


def pictures(data: bytes, width: int, places: Sequence[int] | None = None) -> list[Row]:
    """Each page of a PDF, or each at these places, as a picture of this width in pixels, and its text for those who do
    not see it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = []
    try:
        for at in range(len(document)) if places is None else places:
            page = document[at]
            scale = min(width, SHARPEST) / page.get_width()
            picture = page.render(scale=scale, rev_byteorder=True)
            png = _png(picture.width, picture.height, picture.stride, bytes(picture.buffer))
            words = page.get_textpage()
            text = words.get_text_bounded()
            name = hashlib.sha256(png).hexdigest()[:24]
            lines = _lines(words, page.get_size())
            size = {"width": picture.width, "height": picture.height}
            pages.append({"name": name, "png": png, "text": text, "lines": lines, **size})
    finally:
        document.close()
    return pages


def _png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """Pixels of three bytes, red first, as PNG (W3C, third edition): as quick to make as may be, for it goes no further
    than to a browser of this machine; rows are packed as they are, without the filters that would make them smaller."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    rows = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, height * stride, stride))
    eight_bits_of_each_colour = bytes((8, 2, 0, 0, 0))
    head = width.to_bytes(4) + height.to_bytes(4) + eight_bits_of_each_colour
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")


def _lines(words: Any, size: tuple[float, float]) -> list[tuple[float, float, float, float, str]]:
    """What is printed on a page, run by run: left, top, width and height in shares of the page, and the words."""
    result = []
    for at in range(words.count_rects()):
        left, bottom, right, top = box = words.get_rect(at)
        if said := words.get_text_bounded(*box).strip():
            across, up = (right - left) / size[0], (top - bottom) / size[1]
            result.append((round(left / size[0], 4), round(1 - top / size[1], 4), round(across, 4), round(up, 4), said))
    return result
