"""A picture in work: masks say where paint falls, paint is colour, light or shadow.

In:  lengths as shares of the picture's width, from its left upper corner, and colours as "#rrggbb".
Out: a Pillow image; the same calls, with the same Pillow, make the same pixels. tools/draw.py draws with it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]


class Canvas:
    """A picture in work."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.width, self.height = width, height
        self.picture = Image.new("RGB", (width, height), ground)

    # --- masks: where paint falls, 0 to 255

    def polygon(self, points: Iterable[Point]) -> Image.Image:
        mask = Image.new("L", self.picture.size, 0)
        ImageDraw.Draw(mask).polygon([(x * self.width, y * self.width) for x, y in points], fill=255)
        return mask

    def blob(self, points: Sequence[Point]) -> Image.Image:
        """The inside of a smooth closed line through the points."""
        return self.polygon(smooth(points))

    def oval(self, centre: Point, across: float, down: float, turned: float = 0) -> Image.Image:
        """An ellipse of these radii, turned clockwise by degrees."""
        return self.polygon(ring(centre, across, down, turned))

    def line(self, points: Sequence[Point], thick: float, thin: float | None = None) -> Image.Image:
        """A smooth stroke that runs from one thickness to another, with round ends."""
        mask = Image.new("L", self.picture.size, 0)
        draw = ImageDraw.Draw(mask)
        way = [(x * self.width, y * self.width) for x, y in smooth(points, closed=False)]
        before = way[0]
        for at, (x, y) in enumerate(way):
            radius = (thick + ((thick if thin is None else thin) - thick) * at / len(way)) * self.width / 2
            draw.line((before, (x, y)), fill=255, width=max(1, round(2 * radius)))
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
            before = (x, y)
        return mask

    def soft(self, mask: Image.Image, blur: float, inside: Image.Image | None = None) -> Image.Image:
        """The mask with an edge that fades over `blur`, and nothing of it outside another."""
        mask = blurred(mask, blur * self.width)
        return ImageChops.multiply(mask, inside) if inside else mask

    # --- paint

    def dot(self, centre: Point, radius: float, colour: str) -> None:
        """A small round spot, straight onto the picture."""
        x, y, size = (value * self.width for value in (*centre, radius))
        ImageDraw.Draw(self.picture).ellipse((x - size, y - size, x + size, y + size), fill=colour)

    def fill(self, mask: Image.Image, colour: str, strength: float = 1) -> None:
        self.picture.paste(colour, mask=weaker(mask, strength))

    def grade(self, mask: Image.Image, first: str, last: str, angle: float = 90) -> None:
        """Paint that goes over from one colour to another across the mask: 90 downwards, 0 to the right."""
        box = mask.getbbox()
        if not box:
            return
        width, height = box[2] - box[0], box[3] - box[1]
        ramp = Image.linear_gradient("L").rotate(90 - angle, Image.Resampling.BICUBIC, fillcolor=128)
        # the middle of it, which no corner of the turned square reaches
        ramp = ramp.crop((38, 38, 218, 218)).point(
            [max(0, min(255, round((value - 38) * 1.42))) for value in range(256)]
        )
        ramp = ramp.resize((width, height), Image.Resampling.BICUBIC)
        paint = Image.composite(Image.new("RGB", ramp.size, last), Image.new("RGB", ramp.size, first), ramp)
        self.picture.paste(paint, box[:2], mask.crop(box))

    def light(self, mask: Image.Image, colour: str, strength: float = 1) -> None:
        """Light added to what is there, as from a lamp."""
        lit = ImageChops.screen(self.picture, Image.new("RGB", self.picture.size, colour))
        self.picture.paste(lit, mask=weaker(mask, strength))

    def shade(self, mask: Image.Image, colour: str, strength: float = 1) -> None:
        """A shadow over what is there."""
        dark = ImageChops.multiply(self.picture, Image.new("RGB", self.picture.size, colour))
        self.picture.paste(dark, mask=weaker(mask, strength))

    def glow(self, centre: Point, radius: float, colour: str, strength: float = 1, squash: float = 1) -> None:
        """Light that fades from the centre to nothing at the radius."""
        side = max(2, round(2 * radius * self.width))
        disc = ImageChops.invert(Image.radial_gradient("L")).resize((side, max(2, round(side * squash))))
        disc = disc.point([max(0, round((value - 75) * 255 / 180)) for value in range(256)])
        mask = Image.new("L", self.picture.size, 0)
        mask.paste(disc, (round(centre[0] * self.width - side / 2), round(centre[1] * self.width - disc.height / 2)))
        self.light(mask, colour, strength)

    def finished(self, grain: random.Random) -> Image.Image:
        """The picture with soft edges, the fall of light to its corners, and the grain of a film."""
        picture = blurred(self.picture, self.width * 0.0006)
        corners = Image.radial_gradient("L").resize(picture.size, Image.Resampling.BICUBIC)
        corners = corners.point([min(130, max(0, value - 140)) for value in range(256)])
        picture.paste(ImageChops.multiply(picture, Image.new("RGB", picture.size, "#5a5258")), mask=corners)
        rough = Image.frombytes("L", (500, 500), grain.randbytes(250_000)).filter(ImageFilter.GaussianBlur(0.6))
        rough = rough.point([round(128 + (value - 128) * 0.16) for value in range(256)])
        tile = Image.new("L", picture.size)
        for left in range(0, picture.width, 500):
            for top in range(0, picture.height, 500):
                tile.paste(rough, (left, top))
        return ImageChops.soft_light(picture, Image.merge("RGB", (tile, tile, tile)))


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 14) -> list[Point]:
    """A line through the points without corners (Catmull and Rom, 1974)."""
    count = len(points)
    way = []
    for at in range(count if closed else count - 1):
        a, b, c, d = (
            points[(at + shift) % count] if closed else points[min(max(at + shift, 0), count - 1)]
            for shift in (-1, 0, 1, 2)
        )
        for step in range(steps):
            t = step / steps
            x, y = (
                0.5
                * (
                    2 * b[axis]
                    + (c[axis] - a[axis]) * t
                    + (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t**2
                    + (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t**3
                )
                for axis in (0, 1)
            )
            way.append((x, y))
    return way if closed else [*way, points[-1]]


def ring(centre: Point, across: float, down: float, turned: float = 0) -> list[Point]:
    """Points on an ellipse."""
    turn = math.radians(turned)
    around = [math.tau * step / 90 for step in range(90)]
    flat = [(across * math.cos(angle), down * math.sin(angle)) for angle in around]
    return [
        (centre[0] + x * math.cos(turn) - y * math.sin(turn), centre[1] + x * math.sin(turn) + y * math.cos(turn))
        for x, y in flat
    ]


def mirrored(points: Sequence[Point], middle: float) -> list[Point]:
    """A half outline, from top to bottom, and its mirror image back up."""
    return [*points, *((2 * middle - x, y) for x, y in reversed(points))]


def blurred(picture: Image.Image, radius: float) -> Image.Image:
    """A Gaussian blur; a wide one is made of the picture at a quarter of its size, which is not seen."""
    if radius < 12:
        return picture.filter(ImageFilter.GaussianBlur(radius))
    small = picture.resize((max(1, picture.width // 4), max(1, picture.height // 4)), Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(radius / 4)).resize(picture.size, Image.Resampling.BICUBIC)


def weaker(mask: Image.Image, strength: float) -> Image.Image:
    return mask if strength == 1 else mask.point([round(value * strength) for value in range(256)])
