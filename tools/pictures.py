"""Make the pictures of the README: the first page of each document, as the real profile.toml makes it.

In:  profile.toml, and for the Word file LibreOffice; without it that picture stays as it is.
Out: `docs/pictures/one-pager.png` and `docs/pictures/bio.png`, 900 pixels wide.

Run `make pictures` after a change of the profile, a template or a look, and look at what it made.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

import presskit

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"

WIDTH = 900
"""Pixels of the whole picture. GitHub shows a README at about 850, so that small type stays legible."""

MARGIN = 14
"""Pixels around the page, for its shadow."""

LARGEST = 250_000
"""Bytes. Whoever clones the project carries every version of every picture."""

COLOURS = 128
"""A page has one accent colour and greys: more are not seen, and a palette takes a third of the room."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        made = presskit.build(ROOT / "profile.toml", output=folder, paper="a4")
        for path in made.files:
            if path.suffix == ".pdf":
                save(path, path.stem.removeprefix(_slug(path.stem)))
            elif path.suffix == ".docx" and (pdf := as_pdf(path, Path(folder))):
                save(pdf, path.stem.removeprefix(_slug(path.stem)))
    return 0


def _slug(stem: str) -> str:
    """What comes before the name of the document: `igor-babuschkin-`."""
    kinds = ("one-pager", "bio")
    return next(stem.removesuffix(kind) for kind in kinds if stem.endswith(kind))


def as_pdf(document: Path, folder: Path) -> Path | None:
    """The Word file as LibreOffice prints it; None without LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print(f"{document.suffix} left as it is: no LibreOffice (Debian: libreoffice-writer-nogui)", file=sys.stderr)
        return None
    home = f"-env:UserInstallation={(folder / 'libreoffice').as_uri()}"  # so that an open LibreOffice is no hindrance
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "word"), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "word" / f"{document.stem}.pdf"


def save(pdf: Path, name: str) -> None:
    """The first page as `docs/pictures/NAME.png`; raises ValueError if it is too large a file."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0]
        # drawn at twice the size and reduced: PDFium's own small type is uneven
        drawn = page.render(scale=2 * (WIDTH - 2 * MARGIN) / page.get_width()).to_pil().convert("RGB")
    width = WIDTH - 2 * MARGIN
    drawn = drawn.resize((width, round(width * drawn.height / drawn.width)), Image.Resampling.LANCZOS)
    data = io.BytesIO()
    on_paper(drawn).save(data, "PNG", optimize=True)
    target = PICTURES / f"{name}.png"
    if data.tell() > LARGEST:
        raise ValueError(f"{target.name} has {data.tell():,} bytes, {LARGEST:,} are the most")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data.getvalue())
    print(f"{data.tell():>8,}  {target.relative_to(ROOT)}")


def on_paper(page: Image.Image) -> Image.Image:
    """The page with a hairline and a soft shadow, on white, so that a white page is seen on a white screen."""
    size = (page.width + 2 * MARGIN, page.height + 2 * MARGIN)
    left, top, right, bottom = MARGIN, MARGIN, MARGIN + page.width, MARGIN + page.height
    shadow = Image.new("L", size, 0)
    ImageDraw.Draw(shadow).rectangle((left, top + 3, right - 1, bottom + 2), fill=64)
    shadow = shadow.filter(ImageFilter.GaussianBlur(5))
    picture = Image.new("RGB", size, "white")
    picture.paste("black", mask=shadow)
    picture.paste(page, (left, top))
    ImageDraw.Draw(picture).rectangle((left - 1, top - 1, right, bottom), outline="#d9d9d9")
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main())
