"""The dish: boards, napkin, plate, leeks and what is strewn over them.

In:  the size in pixels. Out: the picture; lengths are shares of its width, from its left upper corner.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from PIL import Image, ImageChops

from drawings.canvas import Canvas, Point


def dish(width: int, height: int) -> Image.Image:
    """Leeks, burnt outside, with red peppers on a pale sauce, from straight above; the light falls from the left."""
    chance = random.Random("dish")
    canvas = Canvas(width, height, "#2b201a")
    table(canvas, chance)
    napkin(canvas)
    plate(canvas, chance)
    for at, (x, y, turned) in enumerate(
        ((0.42, 0.33, -24), (0.47, 0.375, -21), (0.535, 0.405, -27), (0.59, 0.45, -23))
    ):
        leek(canvas, (x, y), 0.165 - 0.008 * at, turned, chance)
    garnish(canvas, chance)
    canvas.glow((0.1, 0.05), 0.9, "#ffd9a0", 0.16)
    return canvas.finished(chance)


def table(canvas: Canvas, chance: random.Random) -> None:
    """Boards of dark wood with their grain."""
    for board in range(5):
        top = board * 0.16 - 0.02
        plank = canvas.polygon([(0, top), (1, top), (1, top + 0.157), (0, top + 0.157)])
        canvas.grade(plank, chance.choice(["#4a352a", "#513a2d", "#433027"]), "#2a1e19", 15)
        for _ in range(16):
            y, bend = top + chance.uniform(0.004, 0.152), chance.uniform(-0.006, 0.006)
            vein = canvas.line(
                [(-0.02, y), (0.3, y + bend), (0.65, y - bend), (1.02, y + bend / 2)], chance.uniform(0.0008, 0.0022)
            )
            canvas.shade(canvas.soft(vein, 0.0007, plank), "#5f4a40", chance.uniform(0.3, 0.8))


def napkin(canvas: Canvas) -> None:
    """A folded linen cloth with a stripe, and the fork on it."""
    cloth = [(0.035, 0.1), (0.165, 0.085), (0.18, 0.66), (0.045, 0.675)]
    canvas.shade(canvas.soft(canvas.polygon([(x + 0.012, y + 0.012) for x, y in cloth]), 0.01), "#2a2020", 0.8)
    linen = canvas.polygon(cloth)
    canvas.grade(linen, "#cfc4b2", "#8f867a", 30)
    for x in (0.06, 0.068):
        canvas.fill(canvas.soft(canvas.line([(x, 0.09), (x + 0.014, 0.68)], 0.004), 0.0008, linen), "#9c4a34", 0.8)
    for x, strength in ((0.115, 0.5), (0.15, 0.35)):
        canvas.shade(
            canvas.soft(canvas.line([(x, 0.08), (x + 0.008, 0.4), (x + 0.012, 0.68)], 0.012, 0.004), 0.006, linen),
            "#7a6e66",
            strength,
        )
    for dx, dy, colour in ((0.006, 0.007, "#4a4038"), (0, 0, "#d8cdbd")):
        strokes = [canvas.line([(0.118 + dx, 0.34 + dy), (0.123 + dx, 0.585 + dy)], 0.008, 0.013)]
        strokes += [
            canvas.blob(
                [
                    (0.102 + dx, 0.27 + dy),
                    (0.117 + dx, 0.26 + dy),
                    (0.132 + dx, 0.27 + dy),
                    (0.128 + dx, 0.32 + dy),
                    (0.118 + dx, 0.35 + dy),
                    (0.107 + dx, 0.32 + dy),
                ]
            )
        ]
        strokes += [
            canvas.line([(0.1045 + step * 0.0088 + dx, 0.195 + dy), (0.1055 + step * 0.0083 + dx, 0.28 + dy)], 0.0035)
            for step in range(4)
        ]
        for stroke in strokes:
            canvas.fill(canvas.soft(stroke, 0.0006 if colour.startswith("#d") else 0.004), colour, 0.9)
    canvas.light(canvas.line([(0.116, 0.36), (0.12, 0.57)], 0.002), "#fff6e4", 0.5)


def plate(canvas: Canvas, chance: random.Random) -> None:
    """A dark glazed plate with a paler well, and the sauce."""
    middle = (0.525, 0.375)
    canvas.shade(canvas.soft(canvas.oval((0.545, 0.4), 0.325, 0.325), 0.022), "#150f0f", 0.9)
    rim = canvas.oval(middle, 0.325, 0.325)
    canvas.grade(rim, "#5a6466", "#1d2325", 45)
    canvas.grade(canvas.oval(middle, 0.316, 0.316), "#3d4648", "#262d30", 45)
    for _ in range(260):
        angle, far = chance.uniform(0, math.tau), chance.uniform(0.0, 0.31)
        at = (middle[0] + far * math.cos(angle), middle[1] + far * math.sin(angle))
        canvas.dot(at, chance.uniform(0.0006, 0.0018), chance.choice(["#59646a", "#6d7678", "#20282b"]))
    canvas.shade(canvas.soft(canvas.oval((0.518, 0.368), 0.235, 0.235), 0.012, rim), "#6b7376", 0.6)
    well = canvas.oval(middle, 0.228, 0.228)
    canvas.grade(well, "#2c3437", "#454f52", 45)
    canvas.light(
        canvas.soft(canvas.line([(0.245, 0.28), (0.3, 0.17), (0.39, 0.095)], 0.004, 0.01), 0.006, rim), "#ffe9c8", 0.45
    )
    sauce = [
        (0.34, 0.35),
        (0.37, 0.24),
        (0.47, 0.195),
        (0.56, 0.22),
        (0.66, 0.29),
        (0.715, 0.4),
        (0.69, 0.51),
        (0.6, 0.565),
        (0.5, 0.545),
        (0.43, 0.5),
        (0.36, 0.45),
    ]
    canvas.shade(canvas.soft(canvas.blob([(x + 0.006, y + 0.007) for x, y in sauce]), 0.006, well), "#232323", 0.6)
    pool = ImageChops.multiply(canvas.blob(sauce), canvas.oval(middle, 0.226, 0.226))
    canvas.grade(pool, "#f0dfb8", "#c9a873", 45)
    for sweep in (
        [(0.38, 0.42), (0.42, 0.28), (0.54, 0.24), (0.66, 0.34)],
        [(0.42, 0.46), (0.5, 0.51), (0.62, 0.53), (0.68, 0.45)],
    ):
        canvas.shade(canvas.soft(canvas.line(sweep, 0.008, 0.003), 0.006, pool), "#c9a67a", 0.55)
    for x, y, size in (
        (0.4, 0.505, 0.011),
        (0.375, 0.485, 0.006),
        (0.655, 0.245, 0.009),
        (0.69, 0.275, 0.005),
        (0.63, 0.225, 0.005),
    ):
        canvas.fill(canvas.oval((x, y), size, size), "#b5651d")
        canvas.light(canvas.oval((x - size * 0.35, y - size * 0.35), size * 0.3, size * 0.3), "#ffd9a0", 0.8)


def turner(middle: Point, long: float, wide: float, turned: float) -> Callable[[float, float], Point]:
    """Where a point of a thing lies that is so long and wide, each from its middle, and turned clockwise by degrees."""
    turn = math.radians(turned)

    def at(along: float, over: float) -> Point:
        along, over = along * long, over * wide
        x = middle[0] + along * math.cos(turn) - over * math.sin(turn)
        return x, middle[1] + along * math.sin(turn) + over * math.cos(turn)

    return at


def leek(canvas: Canvas, middle: Point, half: float, turned: float, chance: random.Random) -> None:
    """A leek on its side: pale inside, green at one end, with bars of char."""
    at = turner(middle, half, 0.03, turned)
    outline = [
        at(-1, -0.75),
        at(-0.5, -1),
        at(0.4, -0.95),
        at(1, -0.8),
        at(1.04, 0),
        at(1, 0.8),
        at(0.4, 1),
        at(-0.5, 0.95),
        at(-1, 0.75),
        at(-1.04, 0),
    ]
    canvas.shade(canvas.soft(canvas.blob([(x + 0.01, y + 0.013) for x, y in outline]), 0.009), "#3a2c22", 0.85)
    whole = canvas.blob(outline)
    canvas.grade(whole, "#e9e2b4", "#86913f", 0)
    canvas.shade(canvas.soft(canvas.line([at(-1, 0.75), at(0, 0.9), at(1, 0.8)], 0.022), 0.008, whole), "#7d7440", 0.75)
    canvas.light(
        canvas.soft(canvas.line([at(-0.95, -0.45), at(0, -0.6), at(0.95, -0.5)], 0.01), 0.006, whole), "#fff6d8", 0.55
    )
    for over in (-0.55, -0.2, 0.15, 0.5):
        canvas.shade(
            canvas.soft(
                canvas.line([at(-1, over * 0.8), at(0, over * 1.05), at(1, over * 0.8)], 0.0012), 0.0006, whole
            ),
            "#8d8a4c",
            0.7,
        )
    for step in range(7):
        along = -0.84 + step * 0.28 + chance.uniform(-0.04, 0.04)
        bar = canvas.line(
            [at(along - 0.05, -1.1), at(along, 0), at(along + 0.03, 1.1)], chance.uniform(0.008, 0.014), 0.006
        )
        canvas.shade(canvas.soft(bar, 0.005, whole), "#4a2f16", 0.8)
        canvas.shade(canvas.soft(bar, 0.002, whole), "#1c120c", 0.85)
    for end in (-1, 1):
        canvas.shade(canvas.soft(canvas.oval(at(end * 1.02, 0), 0.014, 0.03, turned), 0.006, whole), "#1f140d", 0.85)


def garnish(canvas: Canvas, chance: random.Random) -> None:
    """Strips of red pepper, leaves and flakes of salt."""
    for points in (
        [(0.4, 0.265), (0.45, 0.285), (0.475, 0.33), (0.53, 0.335)],
        [(0.52, 0.305), (0.58, 0.32), (0.6, 0.37), (0.65, 0.385)],
        [(0.435, 0.43), (0.49, 0.43), (0.52, 0.475), (0.57, 0.49)],
    ):
        canvas.shade(
            canvas.soft(canvas.line([(x + 0.005, y + 0.007) for x, y in points], 0.026, 0.02), 0.005), "#3c1f18", 0.75
        )
        strip = canvas.line(points, 0.026, 0.019)
        canvas.grade(strip, "#d8391f", "#8c1a16", 60)
        canvas.light(
            canvas.soft(canvas.line([(x - 0.002, y - 0.006) for x, y in points], 0.004), 0.002, strip), "#ffb08a", 0.75
        )
        canvas.shade(canvas.soft(canvas.oval(points[-1], 0.014, 0.012), 0.006, strip), "#2a0f0c", 0.6)
    for x, y, size, turned in (
        (0.37, 0.37, 0.03, -60),
        (0.395, 0.39, 0.024, 10),
        (0.5, 0.27, 0.028, 35),
        (0.525, 0.255, 0.022, -20),
        (0.63, 0.44, 0.028, 70),
        (0.66, 0.43, 0.024, 15),
        (0.52, 0.51, 0.026, -35),
        (0.46, 0.385, 0.024, 80),
        (0.56, 0.415, 0.023, -75),
    ):
        leaf(canvas, (x, y), size, turned)
    salt(canvas, chance)


def leaf(canvas: Canvas, middle: Point, size: float, turned: float) -> None:
    at = turner(middle, size, size, turned)
    shape = [at(-1, 0), at(-0.4, -0.42), at(0.3, -0.38), at(1, 0), at(0.3, 0.38), at(-0.4, 0.42)]
    canvas.shade(canvas.soft(canvas.blob([(px + 0.004, py + 0.006) for px, py in shape]), 0.004), "#2d2a1e", 0.75)
    blade = canvas.blob(shape)
    canvas.grade(blade, "#7fa348", "#2f5a2a", turned + 90)
    canvas.fill(canvas.soft(canvas.line([at(-0.95, 0), at(0.9, 0)], 0.0016), 0.0006, blade), "#b9cf86", 0.8)
    for step in (-0.4, 0.0, 0.4):
        canvas.fill(canvas.line([at(step, 0), at(step + 0.28, 0.28)], 0.0008), "#a4bf70", 0.5)
        canvas.fill(canvas.line([at(step, 0), at(step + 0.28, -0.28)], 0.0008), "#a4bf70", 0.5)


def salt(canvas: Canvas, chance: random.Random) -> None:
    """Flakes of salt, and pepper further out."""
    for _ in range(70):
        angle, far = chance.uniform(0, math.tau), abs(chance.gauss(0, 0.1))
        at_flake = (0.51 + far * 1.25 * math.cos(angle), 0.385 + far * math.sin(angle))
        canvas.dot((at_flake[0] + 0.0012, at_flake[1] + 0.0016), 0.0022, "#4f4436")
        canvas.dot(at_flake, chance.uniform(0.0012, 0.0026), chance.choice(["#fffaf0", "#f3ead8", "#e2d8c6"]))
    for _ in range(60):
        angle, far = chance.uniform(0, math.tau), chance.uniform(0.12, 0.215)
        canvas.dot(
            (0.525 + far * math.cos(angle), 0.375 + far * math.sin(angle)),
            chance.uniform(0.0008, 0.002),
            chance.choice(["#1a1615", "#2b2320"]),
        )
