"""Draw the photographs of the chef in examples/: a portrait, a dish and a room, as pictures of nobody and nothing.

In:  nothing but the numbers in drawings/; the same Pillow draws the same pixels.
Out: `examples/chef/photos/portrait.jpg`, `dish.jpg` and `room.jpg`, as a camera would have written them: with the date,
     the lens and the place (GPS) in their EXIF, which a kit must not hand on.

Run `.venv/bin/python tools/draw.py` after a change, and look at what it made. Lengths are shares of the picture's
width, so that a small picture shows the same as a large one.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawings.dish import dish
from drawings.portrait import portrait
from drawings.room import room
from PIL import ExifTags, Image

ROOT = Path(__file__).resolve().parent.parent
PHOTOS = ROOT / "examples" / "chef" / "photos"

QUALITY = 82
"""Of the JPEG: where the grain of the picture is still seen, and a file stays under 400 kB."""


@dataclass(frozen=True)
class Shot:
    """A picture, and what the camera says of it."""

    draw: Callable[[int, int], Image.Image]
    width: int
    height: int
    taken: str
    number: int


SHOTS = {
    "portrait": Shot(portrait, 2000, 2500, "2025:10:14 16:42:07", 4127),
    "dish": Shot(dish, 2400, 1800, "2024:05:22 11:08:51", 3310),
    "room": Shot(room, 2700, 1800, "2025:10:14 17:29:36", 4159),
}


def exif(shot: Shot) -> Image.Exif:
    """What a camera writes into a photograph, the place included: invented, but where a real one would be."""
    data = Image.Exif()
    data[ExifTags.Base.Make] = "Nullmark"
    data[ExifTags.Base.Model] = "Nullmark R2"
    data[ExifTags.Base.Artist] = "Corwin Bellamarsh"
    data[ExifTags.Base.DateTime] = shot.taken
    inner = data.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = shot.taken
    inner[ExifTags.Base.LensModel] = "Nullmark 50 mm f/1.8"
    inner[ExifTags.Base.BodySerialNumber] = f"NM-00{shot.number}"
    place = data.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (47.0, 15.0, 36.0)
    place[ExifTags.GPS.GPSLongitudeRef] = "W"
    place[ExifTags.GPS.GPSLongitude] = (122.0, 26.0, 24.0)
    return data


def jpeg(name: str) -> bytes:
    """The file of one photograph."""
    shot = SHOTS[name]
    data = io.BytesIO()
    picture = shot.draw(shot.width, shot.height)
    picture.save(data, "JPEG", quality=QUALITY, optimize=True, progressive=True, exif=exif(shot), dpi=(300, 300))
    return data.getvalue()


def main() -> None:
    PHOTOS.mkdir(parents=True, exist_ok=True)
    for name in SHOTS:
        data = jpeg(name)
        (PHOTOS / f"{name}.jpg").write_bytes(data)
        print(f"{len(data):>8,}  {(PHOTOS / name).relative_to(ROOT)}.jpg")


if __name__ == "__main__":
    main()
