"""Draw the photographs of the chef in examples/: a portrait, a dish and a room, as pictures of nobody and nothing.

In:  nothing but the numbers below; the same Pillow draws the same pixels.
Out: `examples/chef/photos/portrait.jpg`, `dish.jpg` and `room.jpg`, as a camera would have written them: with the date,
     the lens and the place (GPS) in their EXIF, which a kit must not hand on.

Run `.venv/bin/python tools/draw.py` after a change, and look at what it made. Lengths are shares of the picture's
width, from its left upper corner, so that a small picture shows the same as a large one.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from canvas import Canvas, Point, mirrored, smooth
from PIL import ExifTags, Image, ImageChops

ROOT = Path(__file__).resolve().parent.parent
PHOTOS = ROOT / "examples" / "chef" / "photos"

QUALITY = 82
"""Of the JPEG: where the grain of the picture is still seen, and a file stays under 400 kB."""

# --- the portrait ----------------------------------------------------------------------------------


def portrait(width: int, height: int) -> Image.Image:
    """A chef in half figure before her kitchen, lit by the hearth at her side."""
    chance = random.Random("portrait")
    canvas = Canvas(width, height, "#1b2224")
    kitchen(canvas, chance)
    body(canvas)
    head(canvas)
    canvas.glow((0.0, 0.85), 0.7, "#ff8a3c", 0.16)
    return canvas.finished(chance)


def kitchen(canvas: Canvas, chance: random.Random) -> None:
    """What stands behind her, out of focus: tiles, a rail with pans, the mouth of the hearth."""
    whole = canvas.polygon([(0, 0), (1, 0), (1, 1.25), (0, 1.25)])
    canvas.grade(whole, "#3a4a49", "#141516", 60)
    for row in range(21):
        for column in range(-1, 9):
            left, top = column * 0.13 + (0.065 if row % 2 else 0), row * 0.062
            tile = canvas.polygon([(left, top), (left + 0.124, top), (left + 0.124, top + 0.056), (left, top + 0.056)])
            canvas.fill(canvas.soft(tile, 0.004), chance.choice(["#465857", "#3f504f", "#4b5d5a", "#39494a"]), 0.55)
    canvas.fill(canvas.soft(canvas.line([(-0.1, 0.1), (1.1, 0.1)], 0.012), 0.003), "#0f1213", 0.9)
    for x, size in ((0.8, 0.085), (0.93, 0.06), (0.69, 0.05)):
        canvas.fill(canvas.soft(canvas.line([(x, 0.1), (x, 0.1 + 2.2 * size)], 0.012), 0.004), "#15191a")
        pan = canvas.soft(canvas.oval((x, 0.1 + 3.1 * size), size, size), 0.005)
        canvas.fill(pan, "#23190f")
        canvas.light(
            canvas.soft(canvas.oval((x - size * 0.3, 0.1 + 2.8 * size), size * 0.75, size * 0.75), 0.02, pan),
            "#b4683a",
            0.55,
        )
    arch = [(-0.1, 1.3), (-0.1, 0.62), (0.0, 0.52), (0.12, 0.5), (0.22, 0.58), (0.26, 0.72), (0.27, 1.3)]
    canvas.fill(canvas.soft(canvas.polygon(smooth(arch)), 0.012), "#2a1510")
    canvas.glow((0.06, 1.05), 0.34, "#e8561a", 0.9)
    canvas.glow((0.05, 1.1), 0.2, "#ff9c3a", 0.7)
    for _ in range(16):
        x, tall = chance.uniform(-0.06, 0.12), chance.uniform(0.12, 0.36)
        sway = chance.uniform(-0.03, 0.03)
        flame = [(x, 1.1), (x + 0.03, 1.02), (x + sway, 1.1 - tall), (x - 0.025, 1.03)]
        canvas.light(canvas.soft(canvas.blob(flame), 0.007), chance.choice(["#e8641a", "#f08a26", "#f7b04a"]), 0.42)
    canvas.glow((0.08, 0.9), 0.8, "#ff7b2e", 0.26)


def body(canvas: Canvas) -> None:
    """Jacket, apron and neck."""
    jacket = canvas.blob(
        [
            (0.5, 0.7),
            (0.6, 0.705),
            (0.7, 0.735),
            (0.81, 0.775),
            (0.865, 0.85),
            (0.905, 1.0),
            (0.93, 1.32),
            (0.5, 1.45),
            (0.07, 1.32),
            (0.095, 1.0),
            (0.135, 0.85),
            (0.19, 0.775),
            (0.3, 0.735),
            (0.4, 0.705),
        ]
    )
    canvas.grade(jacket, "#e9dcc6", "#8d8276", 20)
    for side in (-1, 1):
        arm = [(0.5 + side * 0.255, 0.92), (0.5 + side * 0.262, 1.02), (0.5 + side * 0.285, 1.3)]
        canvas.shade(canvas.soft(canvas.line(arm, 0.012, 0.04), 0.01, jacket), "#4f4344", 0.6)
        seam = [(0.5 + side * 0.245, 0.752), (0.5 + side * 0.262, 0.82), (0.5 + side * 0.255, 0.92)]
        canvas.shade(canvas.soft(canvas.line(seam, 0.004, 0.008), 0.003, jacket), "#6a5c58", 0.5)
        for fold in (
            [(0.3, 0.86), (0.345, 0.9), (0.37, 0.96)],
            [(0.285, 0.95), (0.33, 0.99), (0.36, 1.06)],
            [(0.31, 1.08), (0.35, 1.12), (0.395, 1.13)],
        ):
            creases = canvas.line([(0.5 + side * x, y) for x, y in fold], 0.012, 0.003)
            canvas.shade(canvas.soft(creases, 0.009, jacket), "#6a5c58", 0.45)
    right = canvas.polygon([(0.6, 0.6), (1.1, 0.6), (1.1, 1.3), (0.68, 1.3)])
    canvas.shade(canvas.soft(right, 0.09, jacket), "#4a4550", 0.75)
    left = canvas.line([(0.24, 0.768), (0.155, 0.84), (0.118, 1.0), (0.095, 1.3)], 0.03, 0.05)
    canvas.light(canvas.soft(left, 0.014, jacket), "#ff9a4a", 0.6)
    neck = canvas.blob(
        [(0.43, 0.5), (0.57, 0.5), (0.572, 0.64), (0.61, 0.72), (0.5, 0.78), (0.39, 0.72), (0.428, 0.64)]
    )
    canvas.grade(neck, "#b9764f", "#7c4833", 0)
    canvas.shade(canvas.soft(canvas.oval((0.52, 0.59), 0.11, 0.075), 0.018, neck), "#5d2c22", 0.85)
    for side in (-1, 1):
        collar = [
            (0.5 + side * 0.075, 0.652),
            (0.5 + side * 0.145, 0.7),
            (0.5 + side * 0.1, 0.8),
            (0.5 + side * 0.006, 0.775),
            (0.5 + side * 0.07, 0.71),
        ]
        canvas.shade(canvas.soft(canvas.polygon([(x, y + 0.012) for x, y in collar]), 0.01), "#4a3f40", 0.6)
        canvas.fill(canvas.polygon(collar), "#f4e8d3" if side < 0 else "#a99d92")
    bib = canvas.polygon([(0.31, 0.86), (0.69, 0.86), (0.715, 1.0), (0.79, 1.3), (0.21, 1.3), (0.285, 1.0)])
    canvas.shade(
        canvas.soft(canvas.polygon([(0.3, 0.865), (0.71, 0.865), (0.82, 1.3), (0.19, 1.3)]), 0.014), "#453a3c", 0.7
    )
    canvas.grade(bib, "#2f4049", "#10161b", 25)
    canvas.light(
        canvas.soft(canvas.polygon([(0.25, 0.85), (0.318, 0.85), (0.245, 1.3), (0.12, 1.3)]), 0.03, bib), "#c8713a", 0.3
    )
    for x, foot, colour in ((0.38, 0.345, "#8a532f"), (0.62, 0.655, "#57331f")):
        strap = [(x - 0.017, 0.715), (x + 0.019, 0.705), (foot + 0.022, 0.9), (foot - 0.016, 0.9)]
        canvas.shade(canvas.soft(canvas.polygon([(px + 0.008, py) for px, py in strap]), 0.006), "#3c3030", 0.7)
        canvas.fill(canvas.polygon(strap), colour)
        canvas.fill(canvas.oval((foot + 0.003, 0.888), 0.017, 0.017), "#d9a657" if x < 0.5 else "#8d6632")
        canvas.fill(canvas.oval((foot + 0.003, 0.888), 0.008, 0.008), "#4a2f18")
    canvas.fill(canvas.line([(0.316, 0.872), (0.684, 0.872)], 0.0025), "#6d7f86", 0.5)
    pocket = [(0.44, 1.02), (0.6, 1.02), (0.605, 1.2), (0.435, 1.2)]
    for start, end in zip(pocket, [*pocket[1:], pocket[0]], strict=True):
        canvas.fill(canvas.line([start, end], 0.0025), "#6d7f86", 0.4)


def head(canvas: Canvas) -> None:
    """Hair, face and headscarf; the light falls from the left."""
    bun = canvas.blob([(0.53, 0.155), (0.585, 0.125), (0.635, 0.15), (0.645, 0.2), (0.6, 0.235), (0.545, 0.225)])
    canvas.grade(bun, "#33211b", "#120c0c", 40)
    hair = canvas.blob(
        [
            (0.5, 0.2),
            (0.585, 0.215),
            (0.64, 0.28),
            (0.65, 0.37),
            (0.636, 0.44),
            (0.6, 0.47),
            (0.4, 0.47),
            (0.364, 0.44),
            (0.35, 0.37),
            (0.36, 0.28),
            (0.415, 0.215),
        ]
    )
    canvas.grade(hair, "#3d2620", "#120c0d", 15)
    for side, colour in ((-1, "#c07d57"), (1, "#5f3325")):
        canvas.fill(
            canvas.blob(
                [
                    (0.5 + side * 0.137, 0.41),
                    (0.5 + side * 0.163, 0.405),
                    (0.5 + side * 0.16, 0.46),
                    (0.5 + side * 0.138, 0.49),
                ]
            ),
            colour,
        )
        canvas.fill(canvas.oval((0.5 + side * 0.15, 0.497), 0.0065, 0.0065), "#e6b566" if side < 0 else "#8a6432")
    face = canvas.blob(
        mirrored(
            [
                (0.5, 0.262),
                (0.435, 0.275),
                (0.386, 0.325),
                (0.366, 0.4),
                (0.37, 0.47),
                (0.391, 0.543),
                (0.432, 0.608),
                (0.473, 0.64),
            ],
            0.5,
        )
    )
    canvas.grade(face, "#dba279", "#a9694a", 10)
    shadow = canvas.blob(
        [
            (0.515, 0.24),
            (0.7, 0.24),
            (0.7, 0.66),
            (0.49, 0.66),
            (0.52, 0.6),
            (0.548, 0.535),
            (0.54, 0.49),
            (0.56, 0.44),
            (0.55, 0.39),
            (0.528, 0.33),
        ]
    )
    canvas.shade(canvas.soft(shadow, 0.02, face), "#99604f", 0.62)
    canvas.shade(canvas.soft(canvas.oval((0.665, 0.46), 0.085, 0.26), 0.035, face), "#7a4640", 0.65)
    canvas.light(canvas.soft(canvas.oval((0.422, 0.478), 0.04, 0.032), 0.02, face), "#ff9d63", 0.5)
    canvas.light(
        canvas.soft(canvas.line([(0.385, 0.33), (0.37, 0.42), (0.378, 0.5), (0.405, 0.575)], 0.014), 0.007, face),
        "#ffc58a",
        0.75,
    )
    canvas.shade(canvas.soft(canvas.oval((0.423, 0.49), 0.036, 0.02), 0.015, face), "#d9705a", 0.35)
    canvas.shade(canvas.soft(canvas.oval((0.5, 0.605), 0.034, 0.012), 0.01, face), "#b06a50", 0.5)
    eyes(canvas, face)
    nose_and_mouth(canvas, face)
    scarf(canvas)


def eyes(canvas: Canvas, face: Image.Image) -> None:
    for side in (-1, 1):
        x, y = 0.5 + side * 0.062, 0.428
        lit = side < 0
        canvas.shade(canvas.soft(canvas.oval((x, y - 0.008), 0.043, 0.024), 0.01, face), "#9a5a48", 0.55)
        white = canvas.blob(
            [
                (x - 0.032, y + 0.003),
                (x - 0.012, y - 0.012),
                (x + 0.012, y - 0.012),
                (x + 0.032, y + 0.001),
                (x + 0.012, y + 0.012),
                (x - 0.012, y + 0.012),
            ]
        )
        canvas.fill(white, "#efe3d6" if lit else "#b79c8e")
        canvas.fill(
            canvas.soft(canvas.oval((x - 0.003, y - 0.001), 0.0135, 0.0135), 0.0006, white),
            "#4a2a17" if lit else "#2d1a12",
        )
        canvas.fill(canvas.soft(canvas.oval((x - 0.003, y - 0.001), 0.006, 0.006), 0.0006, white), "#140b08")
        canvas.shade(
            canvas.soft(
                canvas.line([(x - 0.034, y - 0.01), (x, y - 0.018), (x + 0.034, y - 0.01)], 0.012), 0.003, white
            ),
            "#6b4438",
            0.6,
        )
        canvas.fill(canvas.oval((x - 0.0075, y - 0.0055), 0.0028, 0.0028), "#fff4e0")
        outer = x + side * 0.036
        inner = x - side * 0.031
        canvas.fill(
            canvas.line(
                [
                    (inner, y + 0.003),
                    (x - side * 0.012, y - 0.0115),
                    (x + side * 0.012, y - 0.0125),
                    (outer, y - 0.002),
                ],
                0.003,
                0.0065,
            ),
            "#1d100c",
        )
        canvas.fill(
            canvas.line([(inner, y + 0.004), (x, y + 0.013), (outer - side * 0.006, y + 0.003)], 0.0015), "#5d2f22", 0.7
        )
        canvas.fill(
            canvas.soft(
                canvas.line(
                    [(inner + side * 0.004, y - 0.024), (x, y - 0.03), (outer - side * 0.004, y - 0.022)], 0.002
                ),
                0.001,
            ),
            "#7d4633",
            0.6,
        )
        brow = [
            (x - side * 0.036, y - 0.049),
            (x - side * 0.004, y - 0.057),
            (x + side * 0.024, y - 0.056),
            (x + side * 0.045, y - 0.04),
        ]
        canvas.fill(canvas.soft(canvas.line(brow, 0.0125, 0.004), 0.0016), "#26150f", 0.95)


def nose_and_mouth(canvas: Canvas, face: Image.Image) -> None:
    side = canvas.blob(
        [(0.512, 0.425), (0.53, 0.44), (0.522, 0.49), (0.543, 0.522), (0.53, 0.54), (0.505, 0.54), (0.512, 0.51)]
    )
    canvas.shade(canvas.soft(side, 0.006, face), "#8c4e3f", 0.6)
    canvas.light(
        canvas.soft(canvas.line([(0.497, 0.41), (0.495, 0.46), (0.494, 0.51)], 0.008, 0.014), 0.006, face),
        "#ffc995",
        0.45,
    )
    canvas.light(canvas.soft(canvas.oval((0.492, 0.518), 0.01, 0.008), 0.005, face), "#ffd9ae", 0.5)
    for x in (0.48, 0.518):
        canvas.fill(
            canvas.soft(canvas.oval((x, 0.537), 0.0075, 0.0036, -12 if x < 0.5 else 12), 0.0016), "#5a281d", 0.85
        )
    canvas.fill(
        canvas.soft(canvas.line([(0.461, 0.517), (0.457, 0.53), (0.466, 0.539)], 0.003), 0.0016), "#8a4a36", 0.7
    )
    upper = [
        (0.445, 0.5735),
        (0.475, 0.564),
        (0.492, 0.561),
        (0.5, 0.5635),
        (0.508, 0.561),
        (0.525, 0.564),
        (0.557, 0.571),
        (0.5, 0.5765),
    ]
    lower = [(0.447, 0.574), (0.5, 0.5765), (0.555, 0.572), (0.535, 0.588), (0.5, 0.595), (0.467, 0.589)]
    canvas.grade(canvas.blob(upper), "#a44a40", "#6b2b2a", 0)
    canvas.grade(canvas.blob(lower), "#c2665a", "#7f3a36", 0)
    canvas.light(canvas.soft(canvas.oval((0.488, 0.5845), 0.017, 0.004), 0.003, face), "#ffb9a4", 0.6)
    canvas.fill(
        canvas.soft(
            canvas.line([(0.438, 0.5695), (0.47, 0.5745), (0.5, 0.576), (0.535, 0.573), (0.564, 0.566)], 0.0028, 0.002),
            0.0008,
        ),
        "#471716",
    )
    for x, y in ((0.4355, 0.568), (0.5665, 0.5645)):
        canvas.shade(canvas.soft(canvas.oval((x, y), 0.006, 0.008), 0.005, face), "#8c4a3c", 0.6)
    canvas.shade(
        canvas.soft(canvas.line([(0.445, 0.535), (0.425, 0.555), (0.42, 0.578)], 0.006, 0.003), 0.006, face),
        "#a8604a",
        0.5,
    )


def scarf(canvas: Canvas) -> None:
    band = canvas.blob(
        [
            (0.372, 0.335),
            (0.4, 0.262),
            (0.45, 0.222),
            (0.5, 0.212),
            (0.55, 0.222),
            (0.6, 0.262),
            (0.628, 0.335),
            (0.6, 0.312),
            (0.55, 0.288),
            (0.5, 0.281),
            (0.45, 0.288),
            (0.4, 0.312),
        ]
    )
    canvas.shade(
        canvas.soft(
            canvas.blob(
                [
                    (0.37, 0.34),
                    (0.44, 0.298),
                    (0.5, 0.291),
                    (0.56, 0.298),
                    (0.63, 0.34),
                    (0.56, 0.306),
                    (0.5, 0.3),
                    (0.44, 0.306),
                ]
            ),
            0.006,
        ),
        "#6b3a30",
        0.6,
    )
    canvas.grade(band, "#c8452c", "#5e1a1c", 5)
    for points, strength in (
        ([(0.395, 0.305), (0.44, 0.256), (0.5, 0.24), (0.56, 0.25)], 0.4),
        ([(0.41, 0.3), (0.46, 0.27), (0.52, 0.262), (0.59, 0.285)], 0.35),
    ):
        canvas.shade(canvas.soft(canvas.line(points, 0.006, 0.003), 0.004, band), "#5e1718", strength)
    canvas.light(
        canvas.soft(canvas.line([(0.39, 0.29), (0.43, 0.24), (0.49, 0.221)], 0.012, 0.006), 0.007, band),
        "#ff9a5c",
        0.55,
    )
    hairline = canvas.line([(0.355, 0.3), (0.345, 0.38), (0.36, 0.47)], 0.008, 0.004)
    canvas.light(canvas.soft(hairline, 0.005), "#a8562d", 0.5)


# --- the dish --------------------------------------------------------------------------------------


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


def leek(canvas: Canvas, middle: Point, half: float, turned: float, chance: random.Random) -> None:
    """A leek on its side: pale inside, green at one end, with bars of char."""
    turn = math.radians(turned)

    def at(along: float, over: float) -> Point:
        along, over = along * half, over * 0.03
        return middle[0] + along * math.cos(turn) - over * math.sin(turn), middle[1] + along * math.sin(
            turn
        ) + over * math.cos(turn)

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
        turn = math.radians(turned)

        def at(along: float, over: float, x: float = x, y: float = y, size: float = size, turn: float = turn) -> Point:
            along, over = along * size, over * size
            return x + along * math.cos(turn) - over * math.sin(turn), y + along * math.sin(turn) + over * math.cos(
                turn
            )

        shape = [at(-1, 0), at(-0.4, -0.42), at(0.3, -0.38), at(1, 0), at(0.3, 0.38), at(-0.4, 0.42)]
        canvas.shade(canvas.soft(canvas.blob([(px + 0.004, py + 0.006) for px, py in shape]), 0.004), "#2d2a1e", 0.75)
        leaf = canvas.blob(shape)
        canvas.grade(leaf, "#7fa348", "#2f5a2a", turned + 90)
        canvas.fill(canvas.soft(canvas.line([at(-0.95, 0), at(0.9, 0)], 0.0016), 0.0006, leaf), "#b9cf86", 0.8)
        for step in (-0.4, 0.0, 0.4):
            canvas.fill(canvas.line([at(step, 0), at(step + 0.28, 0.28)], 0.0008), "#a4bf70", 0.5)
            canvas.fill(canvas.line([at(step, 0), at(step + 0.28, -0.28)], 0.0008), "#a4bf70", 0.5)
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


# --- the room --------------------------------------------------------------------------------------

VANISHING: Point = (0.5, 0.31)
"""The point on the back wall to which every line along the room runs."""


def room(width: int, height: int) -> Image.Image:
    """The dining room before the first guest: a fire in the arch of the hearth, lamps over set tables, dusk outside."""
    chance = random.Random("room")
    canvas = Canvas(width, height, "#171312")
    shell(canvas, chance)
    windows(canvas)
    hearth(canvas, chance)
    for depth in (3.3, 2.3, 1.65):
        for across in (-0.62, 0.62):
            place(canvas, across, depth)
        for across in (-0.62, 0.62):
            lamp(canvas, across, depth)
    canvas.glow((0.5, 0.42), 0.55, "#ff7a2a", 0.12, 0.7)
    return canvas.finished(chance)


def seen(across: float, up: float, depth: float) -> Point:
    """Where a point of the room stands in the picture; `up` from the eye, depth 1 at the picture’s edge."""
    return VANISHING[0] + 0.5 * across / depth, VANISHING[1] - 0.36 * up / depth


def shell(canvas: Canvas, chance: random.Random) -> None:
    """Floor, walls, ceiling with beams."""
    back = 4.6
    corners = {
        key: [seen(x, y, depth) for depth in (0.8, back)]
        for key, (x, y) in {"ld": (-1, -1), "rd": (1, -1), "lu": (-1, 0.9), "ru": (1, 0.9)}.items()
    }
    floor = canvas.polygon([*corners["ld"], *reversed(corners["rd"])])
    canvas.grade(floor, "#5c3d28", "#1d1411", 90)
    for step in range(-22, 23):
        x = step / 22
        canvas.shade(
            canvas.soft(canvas.line([seen(x, -1, 0.8), seen(x, -1, back)], 0.0022, 0.0006), 0.0006, floor),
            "#3a2a22",
            0.7,
        )
        tone = chance.choice(["#6b4a33", "#3f2b20", "#573a29"])
        board = canvas.polygon(
            [seen(x, -1, 0.8), seen(x, -1, back), seen(x + 1 / 22, -1, back), seen(x + 1 / 22, -1, 0.8)]
        )
        canvas.fill(canvas.soft(board, 0.001, floor), tone, 0.22)
    ceiling = canvas.polygon([*corners["lu"], *reversed(corners["ru"])])
    canvas.grade(ceiling, "#0e0c0c", "#2c201a", 90)
    canvas.grade(canvas.polygon([*corners["ld"], *reversed(corners["lu"])]), "#221a18", "#6a3f28", 0)
    canvas.grade(canvas.polygon([*corners["rd"], *reversed(corners["ru"])]), "#6a3f28", "#1d1a1c", 0)
    wall = canvas.polygon([seen(-1, -1, back), seen(-1, 0.9, back), seen(1, 0.9, back), seen(1, -1, back)])
    canvas.grade(wall, "#6d4630", "#4a2c20", 90)
    left, top = seen(-1, 0.9, back)
    right, bottom = seen(1, -1, back)
    rows = 22
    for row in range(rows):
        y = top + (bottom - top) * row / rows
        for column in range(-1, 15):
            x = left + (right - left) * (column + (0.5 if row % 2 else 0)) / 14
            brick = canvas.polygon(
                [
                    (x, y),
                    (x + (right - left) / 15, y),
                    (x + (right - left) / 15, y + (bottom - top) / rows * 0.84),
                    (x, y + (bottom - top) / rows * 0.84),
                ]
            )
            canvas.fill(
                canvas.soft(brick, 0.0006, wall), chance.choice(["#83543a", "#744831", "#8f5d40", "#6a412e"]), 0.6
            )
    for depth in (3.9, 2.9, 2.15, 1.6, 1.2):
        beam = canvas.polygon(
            [seen(-1.02, 0.9, depth), seen(-1.02, 0.72, depth), seen(1.02, 0.72, depth), seen(1.02, 0.9, depth)]
        )
        canvas.grade(beam, "#3a2920", "#17110f", 90)
        canvas.light(canvas.line([seen(-1, 0.722, depth), seen(1, 0.722, depth)], 0.0016), "#a5652f", 0.5)


def windows(canvas: Canvas) -> None:
    """Dusk over the water, through four tall windows on the right; the same light on the left, on glass."""
    for near, far in ((1.3, 1.62), (1.78, 2.25), (2.45, 3.1), (3.3, 4.1)):
        pane = canvas.polygon(
            [seen(0.995, -0.35, near), seen(0.995, 0.6, near), seen(0.995, 0.6, far), seen(0.995, -0.35, far)]
        )
        canvas.grade(pane, "#1d3450", "#d98a5a", 90)
        hills = canvas.polygon(
            [
                seen(0.995, -0.35, near),
                seen(0.995, -0.08, near),
                seen(0.995, 0.0, (near + far) / 2),
                seen(0.995, -0.1, far),
                seen(0.995, -0.35, far),
            ]
        )
        canvas.fill(hills, "#1c2836", 0.9)
        canvas.fill(
            canvas.polygon(
                [seen(0.995, -0.35, near), seen(0.995, -0.2, near), seen(0.995, -0.2, far), seen(0.995, -0.35, far)]
            ),
            "#3f5468",
        )
        for up in (0.6, 0.13, -0.35):
            canvas.fill(canvas.line([seen(0.995, up, near), seen(0.995, up, far)], 0.004 / near * 1.6), "#120e0d")
        for depth in (near, (near + far) / 2, far):
            canvas.fill(canvas.line([seen(0.995, -0.35, depth), seen(0.995, 0.6, depth)], 0.006 / depth), "#120e0d")
    for near, far in ((1.25, 1.7), (1.9, 2.6), (2.8, 3.9)):
        frame = [seen(-0.995, -0.1, near), seen(-0.995, 0.45, near), seen(-0.995, 0.45, far), seen(-0.995, -0.1, far)]
        canvas.fill(canvas.polygon(frame), "#171110")
        inner = [
            seen(-0.993, -0.06, near * 1.03),
            seen(-0.993, 0.41, near * 1.03),
            seen(-0.993, 0.41, far * 0.98),
            seen(-0.993, -0.06, far * 0.98),
        ]
        canvas.grade(canvas.polygon(inner), "#8a5a3a", "#c79a68", 0)
        canvas.glow(seen(-0.993, 0.2, (near + far) / 2), 0.05, "#ffc98a", 0.35)


def hearth(canvas: Canvas, chance: random.Random) -> None:
    """The arch in the back wall, with its fire, and the counter before it."""
    back = 4.55

    def arch(half: float, spring: float, rise: float) -> list[Point]:
        top = [
            seen(half * math.cos(math.pi * step / 30), spring + rise * math.sin(math.pi * step / 30), back)
            for step in range(31)
        ]
        return [seen(half, -1, back), *top, seen(-half, -1, back)]

    canvas.fill(canvas.polygon(arch(0.56, -0.15, 0.5)), "#3a2219")
    for step in range(17):
        angle = math.pi * step / 16
        stone = [seen(r * math.cos(angle), -0.15 + r * 0.9 * math.sin(angle), back) for r in (0.45, 0.56)]
        canvas.fill(canvas.line(stone, 0.0016), "#8f5d40", 0.7)
    mouth = canvas.polygon(arch(0.45, -0.15, 0.4))
    canvas.grade(mouth, "#2a120c", "#b5421a", 90)
    for _ in range(26):
        x, tall = chance.gauss(0, 0.17), chance.uniform(0.2, 0.62)
        tip = x + chance.uniform(-0.08, 0.08)
        flame = [
            seen(x - 0.06, -0.72, back),
            seen(x + 0.06, -0.72, back),
            seen(tip + 0.03, -0.72 + tall * 0.6, back),
            seen(tip, -0.72 + tall, back),
            seen(tip - 0.04, -0.72 + tall * 0.5, back),
        ]
        canvas.light(
            canvas.soft(canvas.blob(flame), 0.0022, mouth), chance.choice(["#ff6a14", "#ff9a2e", "#ffcf70"]), 0.65
        )
    for x in (-0.22, -0.05, 0.13):
        canvas.fill(
            canvas.soft(canvas.line([seen(x - 0.12, -0.74, back), seen(x + 0.16, -0.7, back)], 0.007), 0.001), "#2a120b"
        )
    canvas.glow(seen(0, -0.5, back), 0.16, "#ff8a2c", 0.75)
    canvas.glow(seen(0, -0.4, back), 0.3, "#ff6a1c", 0.3)
    counter = [seen(-0.62, -0.78, 4.1), seen(0.62, -0.78, 4.1), seen(0.62, -1, 4.1), seen(-0.62, -1, 4.1)]
    canvas.grade(canvas.polygon(counter), "#33211a", "#150e0c", 90)
    canvas.fill(canvas.line([seen(-0.64, -0.78, 4.1), seen(0.64, -0.78, 4.1)], 0.005), "#a4683c")


def place(canvas: Canvas, across: float, depth: float) -> None:
    """A table with its cloth runner, glasses, a candle and two chairs."""
    wide, deep, top = 0.3, 0.26, -0.62
    near, far = depth * (1 - deep / 3), depth * (1 + deep / 2)
    canvas.shade(
        canvas.soft(
            canvas.polygon(
                [
                    seen(across - wide * 1.1, -1, near),
                    seen(across + wide * 1.1, -1, near),
                    seen(across + wide, -1, far),
                    seen(across - wide, -1, far),
                ]
            ),
            0.02 / depth,
        ),
        "#140d0b",
        0.85,
    )
    for side in (-1, 1):
        chair(canvas, across + side * wide * 1.38, depth, side)
    for x in (-0.8, 0.8):
        canvas.fill(
            canvas.line([seen(across + x * wide, top, near), seen(across + x * wide, -1, near)], 0.014 / depth),
            "#1a110e",
        )
    edge = [
        seen(across - wide, top, near),
        seen(across + wide, top, near),
        seen(across + wide, top - 0.045, near),
        seen(across - wide, top - 0.045, near),
    ]
    board = canvas.polygon(
        [
            seen(across - wide, top, near),
            seen(across + wide, top, near),
            seen(across + wide, top, far),
            seen(across - wide, top, far),
        ]
    )
    canvas.grade(board, "#b98555", "#6b4630", 90)
    canvas.grade(canvas.polygon(edge), "#7d5334", "#3a251a", 90)
    middle = (near + far) / 2
    canvas.light(
        canvas.soft(canvas.oval(seen(across, top, middle), 0.085 / depth, 0.03 / depth), 0.02 / depth, board),
        "#ffd08a",
        0.75,
    )
    for side in (-1, 1):
        x = across + side * wide * 0.55
        at = seen(x, top, middle)
        canvas.shade(
            canvas.soft(canvas.oval((at[0], at[1] + 0.004 / depth), 0.047 / depth, 0.0165 / depth), 0.004 / depth),
            "#4a3020",
            0.7,
        )
        canvas.fill(canvas.oval(at, 0.045 / depth, 0.0155 / depth), "#e9dcc8")
        canvas.shade(canvas.oval(at, 0.029 / depth, 0.0095 / depth), "#c9b59c", 0.9)
        glass = seen(x - side * wide * 0.3, top, near * 1.1)
        bowl = [
            (glass[0] - 0.013 / depth, glass[1] - 0.085 / depth),
            (glass[0] + 0.013 / depth, glass[1] - 0.085 / depth),
            (glass[0] + 0.011 / depth, glass[1] - 0.05 / depth),
            (glass[0], glass[1] - 0.04 / depth),
            (glass[0] - 0.011 / depth, glass[1] - 0.05 / depth),
        ]
        canvas.light(canvas.soft(canvas.polygon(bowl), 0.001), "#c9a27a", 0.42)
        canvas.light(canvas.line([glass, (glass[0], glass[1] - 0.045 / depth)], 0.0025 / depth), "#ffe3b8", 0.6)
        canvas.light(
            canvas.line([(glass[0] - 0.009 / depth, glass[1]), (glass[0] + 0.009 / depth, glass[1])], 0.003 / depth),
            "#ffe3b8",
            0.6,
        )
        canvas.light(
            canvas.line(
                [
                    (glass[0] - 0.011 / depth, glass[1] - 0.082 / depth),
                    (glass[0] - 0.009 / depth, glass[1] - 0.055 / depth),
                ],
                0.003 / depth,
            ),
            "#fff2d8",
            0.8,
        )
    wick = seen(across, top + 0.09, middle)
    canvas.fill(canvas.line([seen(across, top, middle), wick], 0.012 / depth), "#efe0c4")
    canvas.fill(
        canvas.blob(
            [
                (wick[0] - 0.004 / depth, wick[1] - 0.004 / depth),
                (wick[0] + 0.004 / depth, wick[1] - 0.004 / depth),
                (wick[0], wick[1] - 0.024 / depth),
            ]
        ),
        "#ffe9a8",
    )
    canvas.glow((wick[0], wick[1] - 0.012 / depth), 0.1 / depth, "#ffa040", 0.55)


def chair(canvas: Canvas, across: float, depth: float, side: int) -> None:
    """A bentwood chair, seen from its side."""
    dark, lit = "#1b120f", "#7a4c2c"
    seat, back = -0.76, -0.42
    x = across
    inner = across - side * 0.17
    canvas.fill(
        canvas.polygon(
            [
                seen(x, seat, depth * 0.97),
                seen(inner, seat, depth * 0.97),
                seen(inner, seat, depth * 1.1),
                seen(x, seat, depth * 1.1),
            ]
        ),
        "#4a2e20",
    )
    for leg in (x, inner):
        for far in (0.97, 1.1):
            canvas.fill(canvas.line([seen(leg, seat, depth * far), seen(leg, -1, depth * far)], 0.009 / depth), dark)
    arch = [
        seen(x, seat, depth * 0.97),
        seen(x + side * 0.03, back, depth * 0.98),
        seen(x + side * 0.035, back + 0.05, depth * 1.035),
        seen(x + side * 0.03, back, depth * 1.09),
        seen(x, seat, depth * 1.1),
    ]
    canvas.fill(canvas.line(arch, 0.012 / depth), dark)
    canvas.light(canvas.line(arch[1:4], 0.004 / depth), lit, 0.8)
    for up in (-0.5, -0.6):
        canvas.fill(
            canvas.line(
                [seen(x + side * 0.022, up, depth * 0.975), seen(x + side * 0.022, up, depth * 1.095)], 0.008 / depth
            ),
            dark,
        )


def lamp(canvas: Canvas, across: float, depth: float) -> None:
    """A lamp of dark metal on its cord, and the light that it throws."""
    cord, top, rim = seen(across, 0.72, depth), seen(across, 0.42, depth), seen(across, 0.3, depth)
    canvas.fill(canvas.line([cord, top], 0.0035 / depth), "#0d0a09")
    size = 0.075 / depth
    canvas.glow((rim[0], rim[1] + size * 0.5), 0.28 / depth, "#ffa550", 0.36)
    shade = canvas.polygon(
        [
            (top[0] - size * 0.16, top[1]),
            (top[0] + size * 0.16, top[1]),
            (rim[0] + size, rim[1]),
            (rim[0] - size, rim[1]),
        ]
    )
    canvas.grade(shade, "#332a26", "#120e0d", 0)
    canvas.fill(canvas.oval(rim, size, size * 0.22), "#ffdf9e")
    canvas.fill(canvas.oval((rim[0], rim[1] + size * 0.05), size * 0.45, size * 0.13), "#fff8e2")


# --- the files -------------------------------------------------------------------------------------


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
