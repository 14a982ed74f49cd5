"""Make the gallery: what a visitor gets, as pictures, from the real profile and the two of examples/.

In:  the three profiles. For Word files LibreOffice, and npm for fonts of the widths of Cambria, Calibri and Arial, as
     Word has them; for web pages Chromium. What is made with a program that is not there stays as it is, and is named.
Out: `docs/pictures/*.webp`, and `docs/gallery.md`, which shows them with their words.

Run `make gallery` after a change of a profile, a template or a look, and look at what it made. `--page` writes the page
only: enough where the words of the bios have changed. Every size is in pixels.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
from fonts import fetch
from PIL import Image, ImageDraw, ImageFilter

import presskit

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
GALLERY = ROOT / "docs" / "gallery.md"

PEOPLE = {
    "real": (ROOT / "profile.toml", "a4"),
    "chef": (ROOT / "examples" / "chef" / "profile.toml", "letter"),
    "engineer": (ROOT / "examples" / "engineer" / "profile.toml", "a4"),
}
"""Each profile with its paper."""

WIDTH = 900
"""Of one page. GitHub shows a README at about 850, so that small type stays legible."""

SHEET = 1500
"""Of several pages side by side; a click shows it whole."""

MARGIN = 14
"""Around a page, for its shadow."""

LARGEST = 330_000
"""Bytes. Whoever clones the project carries every version of every picture; all of them have 3 MB at most."""

QUALITY = 84
"""Of the WebP: from here on, type of 8 points shows no trace of it."""

STAND_INS = {
    "Cambria": ("Caladea", "@expo-google-fonts/caladea@0.4.2"),
    "Calibri": ("Carlito", "@expo-google-fonts/carlito@0.4.1"),
    "Arial": ("Arimo", "@expo-google-fonts/arimo@0.4.3"),
}
"""For each family of the Word templates one with the same widths, all under the Open Font License."""


@dataclass(frozen=True)
class Plate:
    """A picture: of whom, of which file of the kit, in which look, and what is said of it."""

    name: str
    person: str
    file: str
    caption: str
    alt: str
    look: str = "editorial"
    pages: tuple[int, ...] | None = (0,)
    columns: int = 1
    screen: tuple[int, int, str] | None = None


PLATES = (
    Plate(
        "one-pager-real",
        "real",
        "one-pager.pdf",
        "The one-pager, A4, in the look *editorial*, without a photograph",
        "One page: name, headline and initials on a tinted field; a biography and a quotation in the wide column, "
        "facts and a timeline in the narrow one.",
    ),
    Plate(
        "one-pager-chef",
        "chef",
        "one-pager.pdf",
        "The one-pager, US Letter, *editorial*, with a portrait",
        "One page: the name in large serif letters beside a portrait of a chef, her biography, three figures, a "
        "quotation, work, awards and contacts.",
    ),
    Plate(
        "one-pager-chef-studio",
        "chef",
        "one-pager.pdf",
        "The same words in the look *studio*",
        "The page of the chef again: a dark field across its head, a grotesque typeface, facts as label over value.",
        look="studio",
    ),
    Plate(
        "one-pager-real-studio",
        "real",
        "one-pager.pdf",
        "*Studio* on A4, without a photograph",
        "One page with a dark head, the name in a grotesque, initials on a block of colour.",
        look="studio",
    ),
    Plate(
        "one-pager-engineer",
        "engineer",
        "one-pager.pdf",
        "A long career, A4, *editorial*",
        "One page: the name in two lines beside large initials, a biography, a quotation, work, facts and contacts.",
    ),
    Plate(
        "one-pager-engineer-studio",
        "engineer",
        "one-pager.pdf",
        "The same in *studio*",
        "The page of the engineer with a dark head, the initials on a block of colour.",
        look="studio",
    ),
    Plate(
        "press-kit-chef",
        "chef",
        "press-kit.pdf",
        "The press kit, US Letter, *editorial*: every page",
        "The pages of a press kit side by side: a cover with portrait, biographies of three lengths, a restaurant with "
        "its photograph, a saying alone on a page, a book, numbers drawn as squares, the career beside "
        "its bars, lists, "
        "an introduction in large type, contacts with codes to scan, photographs, sources.",
        pages=None,
        columns=4,
    ),
    Plate(
        "press-kit-engineer",
        "engineer",
        "press-kit.pdf",
        "The press kit of a long career, A4, *editorial*",
        "The pages of a press kit side by side: a cover with the name across it, biographies, facts, a "
        "saying, a book and "
        "structures, numbers, a career of thirty-six years, talks on an axis of years, lists, an "
        "introduction, contacts.",
        pages=None,
        columns=4,
    ),
    Plate(
        "press-kit-chef-studio",
        "chef",
        "press-kit.pdf",
        "The press kit in the look *studio*",
        "The same press kit in blocks of colour from edge to edge, with large figures.",
        look="studio",
        pages=None,
        columns=4,
    ),
    Plate(
        "press-kit-engineer-studio",
        "engineer",
        "press-kit.pdf",
        "The long career in the look *studio*",
        "The same press kit in blocks of colour from edge to edge, with twenty-eight talks in two columns.",
        look="studio",
        pages=None,
        columns=4,
    ),
    Plate(
        "press-kit-chef-gallery",
        "chef",
        "press-kit.pdf",
        "The press kit in the look *gallery*, which three large photographs get of themselves",
        "The same press kit as a catalogue: photographs from edge to edge with nothing on them, a light "
        "grotesque on white.",
        look="gallery",
        pages=None,
        columns=4,
    ),
    Plate(
        "press-kit-real-gallery",
        "real",
        "press-kit.pdf",
        "*Gallery* without a photograph, on A4: few facts",
        "Four pages: a cover on which the career is drawn as bars from edge to edge, biographies, a "
        "saying with work and "
        "career, an introduction with facts beside it.",
        look="gallery",
        pages=None,
        columns=4,
    ),
    Plate(
        "resume-chef",
        "chef",
        "resume.pdf",
        "The résumé: one page unless asked otherwise",
        "A résumé in one column: contact, summary, experience, education, skills, awards and languages under plain "
        "headings, each date behind its title.",
    ),
    Plate(
        "resume-engineer",
        "engineer",
        "resume.pdf",
        "With `resume_pages = 2`: four positions at one employer stand together",
        "A résumé of two pages side by side: four positions under one employer, then structures, skills and awards.",
        pages=(0, 1),
        columns=2,
    ),
    Plate(
        "bio-real",
        "real",
        "bio.docx",
        "The Word bio",
        "A Word file: name and headline, then a short, a medium and a long biography, each with its number of words.",
    ),
    Plate(
        "resume-word-engineer",
        "engineer",
        "resume.docx",
        "The résumé as a Word file: the same words",
        "The résumé of the engineer as Word shows it.",
        pages=(0, 1),
        columns=2,
    ),
    Plate(
        "web-chef",
        "chef",
        "web/index.html",
        "The web page, *editorial*: contact first, then each biography with its button to copy it",
        "The top of a web page: name and portrait, press contact, then biographies in cards with their lengths.",
        screen=(1280, 1700, "light"),
    ),
    Plate(
        "web-chef-phone",
        "chef",
        "web/index.html",
        "On a telephone",
        "The same page, 390 pixels wide, in one column.",
        screen=(390, 844, "light"),
    ),
    Plate(
        "web-chef-dark",
        "chef",
        "web/index.html",
        "And in the dark",
        "The same page on a telephone, with light letters on a dark ground.",
        screen=(390, 844, "dark"),
    ),
    Plate(
        "web-chef-studio",
        "chef",
        "web/index.html",
        "The web page in the look *studio*",
        "The top of the web page in a grotesque, under a dark field.",
        look="studio",
        screen=(1280, 1700, "light"),
    ),
    Plate(
        "web-engineer-studio",
        "engineer",
        "web/index.html",
        "Without a photograph: initials on a block of colour",
        "The top of the engineer's web page in the look studio, with initials beside the name.",
        look="studio",
        screen=(1280, 1100, "light"),
    ),
    Plate(
        "card-chef",
        "chef",
        "web/card.png",
        "The card that networks show beside a link",
        "A picture of 1200 by 630 pixels: the name, what she does, her portrait.",
    ),
    Plate(
        "photos-chef",
        "chef",
        "photos/*-web.jpg",
        "From three photographs: whole, square, tall and wide, each around its focus, for the web and for print",
        "Twelve crops of a portrait, a dish and a dining room.",
        columns=4,
    ),
)

SECTIONS = (
    (
        "One page",
        (
            "one-pager-real",
            "one-pager-chef",
            "one-pager-chef-studio",
            "one-pager-real-studio",
            "one-pager-engineer",
            "one-pager-engineer-studio",
        ),
    ),
    (
        "The whole kit to read",
        (
            "press-kit-chef",
            "press-kit-chef-studio",
            "press-kit-chef-gallery",
            "press-kit-engineer",
            "press-kit-engineer-studio",
            "press-kit-real-gallery",
        ),
    ),
    ("Résumé and Word", ("resume-chef", "resume-engineer", "bio-real", "resume-word-engineer")),
    (
        "For the website",
        ("web-chef", "web-chef-studio", "web-engineer-studio", "web-chef-phone", "web-chef-dark", "card-chef"),
    ),
    ("Photographs", ("photos-chef",)),
)
"""The headings of the gallery and the plates below each."""

WIDE = ("press-kit", "resume-engineer", "resume-word", "web-chef", "web-engineer", "photos", "card")
"""Plates that stand alone in a row, by how their names begin; telephones and pages stand two to a row."""


def main() -> None:
    if "--page" not in sys.argv[1:]:
        pictures()
    GALLERY.write_text(page(), "utf-8")


def pictures() -> None:
    """Every picture that can be made here."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        studio = Studio(Path(temporary))
        for plate in PLATES:
            try:
                save(plate.name, studio.picture(plate))
            except Absent as absent:
                print(f"{plate.name} is not pictured: {absent}", file=sys.stderr)
        save("hero", studio.hero())
    total = sum(path.stat().st_size for path in PICTURES.iterdir())
    print(f"{total:>8,}  docs/pictures, for docs/gallery.md")


class Absent(Exception):
    """Something that a picture needs is not there: a look, a file of the kit, a program."""


class Studio:
    """Builds kits, each once, and turns their files into pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kits: dict[tuple[str, str], Path] = {}

    def picture(self, plate: Plate) -> Image.Image:
        """The picture of a plate; raises Absent if it cannot be made here."""
        if not drawn_for(plate):
            raise Absent(f"the look {plate.look} has no page for it")
        if plate.screen:
            return lifted(screenshot(self.file(plate.person, plate.look, plate.file), *plate.screen))
        if plate.file.startswith("photos/"):
            return contact_sheet(sorted(self.kit(plate.person, plate.look).glob(plate.file)), plate.columns)
        file = self.file(plate.person, plate.look, plate.file)
        if file.suffix == ".png":
            with Image.open(file) as opened:
                return lifted(opened.convert("RGB").resize((WIDTH, round(WIDTH * opened.height / opened.width))))
        if file.suffix == ".docx":
            file = self.printed(file)
        return side_by_side([lifted(one) for one in drawn(file, plate.pages, plate.columns)], plate.columns)

    def hero(self) -> Image.Image:
        """The README's first picture: cover, one-pager, résumé and web page in a row, all of one height."""
        parts = [
            drawn(self.file("chef", "editorial", "press-kit.pdf"), (0,), 2)[0],
            drawn(self.file("real", "studio", "one-pager.pdf"), (0,), 2)[0],
            drawn(self.file("engineer", "editorial", "resume.pdf"), (0,), 2)[0],
        ]
        try:
            parts.append(screenshot(self.file("chef", "editorial", "web/index.html"), 390, 844, "light"))
        except Absent as absent:
            print(f"hero is without the web page: {absent}", file=sys.stderr)
        high = 640
        return side_by_side(
            [
                lifted(one.resize((round(high * one.width / one.height), high), Image.Resampling.LANCZOS))
                for one in parts
            ],
            len(parts),
        )

    def kit(self, person: str, look: str) -> Path:
        """The folder of a kit, which is built the first time."""
        if (person, look) not in self.kits:
            profile, paper = PEOPLE[person]
            copy = self.folder / f"{person}-{look}"
            copy.mkdir()
            for name in ("photos", "logos"):
                if (profile.parent / name).is_dir():
                    shutil.copytree(profile.parent / name, copy / name)
            (copy / "profile.toml").write_text(looking(profile.read_text("utf-8"), look), "utf-8")
            presskit.build(copy / "profile.toml", output=copy / "output", paper=paper)
            self.kits[person, look] = copy / "output"
        return self.kits[person, look]

    def file(self, person: str, look: str, ending: str) -> Path:
        """The file of a kit whose path ends so; raises Absent if there is none."""
        kit = self.kit(person, look)
        pattern = ending if "/" in ending else f"*-{ending}"
        if not (found := sorted(kit.glob(pattern))):
            raise Absent(f"the kit has no {ending}")
        return found[0]

    def printed(self, document: Path) -> Path:
        """The Word file as LibreOffice prints it."""
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if not office or not shutil.which("npm"):
            raise Absent("it takes LibreOffice (Writer) and npm")
        command = [office, f"-env:UserInstallation={(self.folder / 'office').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(self.folder), str(document)]
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts(self.folder))}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
        return self.folder / f"{document.stem}.pdf"


def drawn_for(plate: Plate) -> bool:
    """Whether the look has drawn the page that the plate shows; a Word file and a photograph need none."""
    page = plate.file.partition("/")[0].removesuffix(".pdf")
    return "." in page or page == "photos" or (ROOT / "templates" / "looks" / plate.look / f"{page}.css").is_file()


def looking(profile: str, look: str) -> str:
    """The profile in another look."""
    profile = re.sub(r"(?m)^look = .*\n", "", profile)
    if "[kit]" not in profile:
        return f'{profile}\n[kit]\nlook = "{look}"\n'
    return profile.replace("[kit]\n", f'[kit]\nlook = "{look}"\n', 1)


@cache
def fonts(folder: Path) -> Path:
    """A configuration of fontconfig that knows the stand-ins and no other font."""
    aliases = ""
    for family, (stand_in, package) in STAND_INS.items():
        fetch(package, folder)
        prefer = f"<prefer><family>{stand_in}</family></prefer>"
        aliases += f"<alias binding='same'><family>{family}</family>{prefer}</alias>"
    path = folder / "fonts.conf"
    path.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir>{aliases}</fontconfig>", "utf-8")
    return path


# --- files into pictures -------------------------------------------------------------------------------------------


def drawn(pdf: Path, pages: Sequence[int] | None, columns: int) -> list[Image.Image]:
    """Pages of a PDF, so wide that `columns` of them fill a picture; all of them where none are named."""
    width = (WIDTH if columns == 1 else SHEET // columns) - 2 * MARGIN
    with pypdfium2.PdfDocument(pdf) as opened:
        numbers = [at for at in (range(len(opened)) if pages is None else pages) if at < len(opened)]
        # drawn at twice the size and reduced: PDFium's own small type is uneven
        large = [opened[at].render(scale=2 * width / opened[at].get_width()).to_pil().convert("RGB") for at in numbers]
    return [one.resize((width, round(width * one.height / one.width)), Image.Resampling.LANCZOS) for one in large]


def screenshot(page: Path, width: int, height: int, scheme: str) -> Image.Image:
    """The top of a web page as Chromium shows it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        raise Absent("it takes Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise Absent("it takes playwright") from error
    scale = 2 if width < WIDTH else 1
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        tab = context.new_page()
        tab.goto(page.as_uri())
        data = tab.screenshot()
        browser.close()
    shown = Image.open(io.BytesIO(data)).convert("RGB")
    wide = min(shown.width, 1100)
    return shown.resize((wide, round(wide * shown.height / shown.width)), Image.Resampling.LANCZOS)


def contact_sheet(files: Sequence[Path], columns: int) -> Image.Image:
    """Photographs on white, every row of one height."""
    if not files:
        raise Absent("the kit has no photographs")
    rows = [files[at : at + columns] for at in range(0, len(files), columns)]
    gap, strips = 12, []
    for row in rows:
        opened = [Image.open(file).convert("RGB") for file in row]
        shares = [one.width / one.height for one in opened]
        high = round((1200 - gap * (len(row) - 1)) / sum(shares))
        strip = Image.new("RGB", (1200, high), "white")
        left = 0
        for one, share in zip(opened, shares, strict=True):
            wide = round(high * share)
            strip.paste(one.resize((wide, high), Image.Resampling.LANCZOS), (left, 0))
            left += wide + gap
        strips.append(strip)
    sheet = Image.new("RGB", (1200, sum(one.height for one in strips) + gap * (len(strips) - 1)), "white")
    top = 0
    for strip in strips:
        sheet.paste(strip, (0, top))
        top += strip.height + gap
    return sheet


def side_by_side(pages: Sequence[Image.Image], columns: int) -> Image.Image:
    """Pages in rows, on white."""
    rows = [pages[at : at + columns] for at in range(0, len(pages), columns)]
    wide = max(sum(one.width for one in row) for row in rows)
    sheet = Image.new("RGB", (wide, sum(max(one.height for one in row) for row in rows)), "white")
    top = 0
    for row in rows:
        left = 0
        for one in row:
            sheet.paste(one, (left, top))
            left += one.width
        top += max(one.height for one in row)
    return sheet


def lifted(page: Image.Image) -> Image.Image:
    """The page with a hairline and a soft shadow, so that a white page is seen on a white screen."""
    left, top, right, bottom = MARGIN, MARGIN, MARGIN + page.width, MARGIN + page.height
    shadow = Image.new("L", (right + MARGIN, bottom + MARGIN), 0)
    ImageDraw.Draw(shadow).rectangle((left, top + 3, right - 1, bottom + 2), fill=64)
    picture = Image.new("RGB", shadow.size, "white")
    picture.paste("black", mask=shadow.filter(ImageFilter.GaussianBlur(5)))
    picture.paste(page, (left, top))
    ImageDraw.Draw(picture).rectangle((left - 1, top - 1, right, bottom), outline="#d9d9d9")
    return picture


def save(name: str, picture: Image.Image) -> None:
    """`docs/pictures/NAME.webp`; raises ValueError if it is too large a file."""
    data = io.BytesIO()
    picture.save(data, "WEBP", quality=QUALITY, method=6)
    if data.tell() > LARGEST:
        raise ValueError(f"{name}.webp has {data.tell():,} bytes, {LARGEST:,} are the most")
    (PICTURES / f"{name}.webp").write_bytes(data.getvalue())
    print(f"{data.tell():>8,}  docs/pictures/{name}.webp  {picture.width} × {picture.height}")


# --- the page ------------------------------------------------------------------------------------------------------


def page() -> str:
    """docs/gallery.md: the plates whose pictures are there, and a bio at five lengths."""
    return "\n".join([HEAD, *_sections(), *_ladder(), ""])


HEAD = """\
# Gallery

Everything below was made by `make gallery`: `presskit build` ran on three profiles, and its files were pictured. Igor
Babuschkin’s is [the profile of this repository](../profile.toml). Itziar Fennimore, a chef, and Wren Haldorsey, a civil
engineer, do not exist: [her profile](../examples/chef/profile.toml) and [theirs](../examples/engineer/profile.toml) are
invented, and the chef’s photographs are drawn by [a program](../tools/draw.py).
"""


def _sections() -> Iterator[str]:
    plates = {plate.name: plate for plate in PLATES if (PICTURES / f"{plate.name}.webp").exists()}
    for heading, names in SECTIONS:
        shown = [plates[name] for name in names if name in plates]
        if shown:
            yield f"## {heading}\n"
        pair: list[Plate] = []
        for plate in shown:
            if plate.name.startswith(WIDE) and not plate.name.endswith(("phone", "dark")):
                yield from _rows(pair)
                yield from _rows([plate])
                pair = []
            else:
                pair.append(plate)
        yield from _rows(pair)


def _rows(plates: Sequence[Plate]) -> Iterator[str]:
    """Two pictures side by side, each of which leads to itself, and their captions."""
    for at in range(0, len(plates), 2):
        some = plates[at : at + 2]
        width = "100%" if some[0].name.startswith(WIDE) and len(some) == 1 else "49%"
        yield "<p>"
        for plate in some:
            path = f"pictures/{plate.name}.webp"
            yield f'<a href="{path}"><img src="{path}" width="{width}" alt="{plate.alt}"></a>'
        captions = " · ".join(plate.caption for plate in some)
        yield "</p>\n"
        yield textwrap.fill(f"{captions}.", 118, break_long_words=False, break_on_hyphens=False) + "\n"


def _ladder() -> Iterator[str]:
    yield "## A bio of any length\n"
    yield "The same sentences, chosen for their room: nothing is cut, and what had to go is named.\n"
    for person in ("chef", "engineer"):
        loaded = presskit.load(PEOPLE[person][0])
        yield f"### {loaded.person.name}\n"
        for most in (10, 25, 50, 100, 200):
            blurb = presskit.blurb(loaded, words=most)
            quoted = "\n>\n".join(
                textwrap.fill(part, 118, initial_indent="> ", subsequent_indent="> ")
                for part in blurb.text.split("\n\n")
            )
            yield f"At most {most} words; it has {blurb.words}:\n\n{quoted}\n"


if __name__ == "__main__":
    main()
