"""Make the pictures of the README: the first page of each document, as the real profile.toml makes it.

In:  profile.toml; for the Word file LibreOffice, and npm for fonts of the same widths as Georgia and Arial, which
     Word has. Without the two, that picture stays as it is.
Out: `docs/pictures/one-pager.png` and `docs/pictures/bio.png`, 900 pixels wide.

Run `make pictures` after a change of the profile, a template or a look, and look at what it made.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from fonts import fetch
from PIL import Image, ImageDraw, ImageFilter

import presskit

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"

DOCUMENTS = ("one-pager", "bio")
"""What is pictured: the end of the file's name, and the picture's name."""

WIDTH = 900
"""Pixels of the whole picture. GitHub shows a README at about 850, so that small type stays legible."""

MARGIN = 14
"""Pixels around the page, for its shadow."""

LARGEST = 250_000
"""Bytes. Whoever clones the project carries every version of every picture."""

COLOURS = 128
"""A page has one accent colour and greys: more are not seen, and a palette takes a third of the room."""

STAND_INS = {
    "Georgia": ("Gelasio", "@expo-google-fonts/gelasio@0.4.1"),
    "Arial": ("Arimo", "@expo-google-fonts/arimo@0.4.3"),
}
"""For each family of the Word template one with the same widths, all under the Open Font License."""


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        kit = presskit.build(ROOT / "profile.toml", output=folder / "kit", only=DOCUMENTS, paper="a4")
        for path in kit.files:
            name = next((name for name in DOCUMENTS if path.stem.endswith(f"-{name}")), None)
            if name and (pdf := path if path.suffix == ".pdf" else as_pdf(path, folder)):
                save(pdf, name)


def as_pdf(document: Path, folder: Path) -> Path | None:
    """The Word file as LibreOffice prints it; None without LibreOffice or npm."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office or not shutil.which("npm"):
        print(f"{document.suffix} is not pictured: it takes LibreOffice (Writer) and npm", file=sys.stderr)
        return None
    command = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(document)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts(folder))}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    return folder / f"{document.stem}.pdf"


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


def save(pdf: Path, name: str) -> None:
    """The first page as `docs/pictures/NAME.png`; raises ValueError if that is too large a file."""
    width = WIDTH - 2 * MARGIN
    with pypdfium2.PdfDocument(pdf) as opened:
        # drawn at twice the size and reduced: PDFium's own small type is uneven
        drawn = opened[0].render(scale=2 * width / opened[0].get_width()).to_pil().convert("RGB")
    page = drawn.resize((width, round(width * drawn.height / drawn.width)), Image.Resampling.LANCZOS)
    data = io.BytesIO()
    lifted(page).save(data, "PNG", optimize=True)
    target = PICTURES / f"{name}.png"
    if data.tell() > LARGEST:
        raise ValueError(f"{target.name} has {data.tell():,} bytes, {LARGEST:,} are the most")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data.getvalue())
    print(f"{data.tell():>8,}  {target.relative_to(ROOT)}")


def lifted(page: Image.Image) -> Image.Image:
    """The page with a hairline and a soft shadow, so that a white page is seen on a white screen."""
    left, top, right, bottom = MARGIN, MARGIN, MARGIN + page.width, MARGIN + page.height
    shadow = Image.new("L", (right + MARGIN, bottom + MARGIN), 0)
    ImageDraw.Draw(shadow).rectangle((left, top + 3, right - 1, bottom + 2), fill=64)
    picture = Image.new("RGB", shadow.size, "white")
    picture.paste("black", mask=shadow.filter(ImageFilter.GaussianBlur(5)))
    picture.paste(page, (left, top))
    ImageDraw.Draw(picture).rectangle((left - 1, top - 1, right, bottom), outline="#d9d9d9")
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
