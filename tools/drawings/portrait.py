"""The portrait of the chef: kitchen, jacket, head.

In:  the size in pixels. Out: the picture; lengths are shares of its width, from its left upper corner.
"""

from __future__ import annotations

import random

from PIL import Image

from drawings.canvas import Canvas, mirrored, smooth


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
    """Jacket, neck and apron."""
    jacket(canvas)
    neck(canvas)
    apron(canvas)


def jacket(canvas: Canvas) -> None:
    """The jacket with its folds, darker on the side away from the hearth."""
    cloth = canvas.blob(
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
    canvas.grade(cloth, "#e9dcc6", "#8d8276", 20)
    for side in (-1, 1):
        arm = [(0.5 + side * 0.255, 0.92), (0.5 + side * 0.262, 1.02), (0.5 + side * 0.285, 1.3)]
        canvas.shade(canvas.soft(canvas.line(arm, 0.012, 0.04), 0.01, cloth), "#4f4344", 0.6)
        seam = [(0.5 + side * 0.245, 0.752), (0.5 + side * 0.262, 0.82), (0.5 + side * 0.255, 0.92)]
        canvas.shade(canvas.soft(canvas.line(seam, 0.004, 0.008), 0.003, cloth), "#6a5c58", 0.5)
        for fold in (
            [(0.3, 0.86), (0.345, 0.9), (0.37, 0.96)],
            [(0.285, 0.95), (0.33, 0.99), (0.36, 1.06)],
            [(0.31, 1.08), (0.35, 1.12), (0.395, 1.13)],
        ):
            creases = canvas.line([(0.5 + side * x, y) for x, y in fold], 0.012, 0.003)
            canvas.shade(canvas.soft(creases, 0.009, cloth), "#6a5c58", 0.45)
    right = canvas.polygon([(0.6, 0.6), (1.1, 0.6), (1.1, 1.3), (0.68, 1.3)])
    canvas.shade(canvas.soft(right, 0.09, cloth), "#4a4550", 0.75)
    left = canvas.line([(0.24, 0.768), (0.155, 0.84), (0.118, 1.0), (0.095, 1.3)], 0.03, 0.05)
    canvas.light(canvas.soft(left, 0.014, cloth), "#ff9a4a", 0.6)


def neck(canvas: Canvas) -> None:
    """The neck, in the shadow of the chin, and the collar."""
    skin = canvas.blob(
        [(0.43, 0.5), (0.57, 0.5), (0.572, 0.64), (0.61, 0.72), (0.5, 0.78), (0.39, 0.72), (0.428, 0.64)]
    )
    canvas.grade(skin, "#b9764f", "#7c4833", 0)
    canvas.shade(canvas.soft(canvas.oval((0.52, 0.59), 0.11, 0.075), 0.018, skin), "#5d2c22", 0.85)
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


def apron(canvas: Canvas) -> None:
    """The bib with its straps and its pocket."""
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
    hair(canvas)
    face = skin(canvas)
    eyes(canvas, face)
    nose_and_mouth(canvas, face)
    scarf(canvas)


def hair(canvas: Canvas) -> None:
    """The hair, and the ears with their rings before it."""
    bun = canvas.blob([(0.53, 0.155), (0.585, 0.125), (0.635, 0.15), (0.645, 0.2), (0.6, 0.235), (0.545, 0.225)])
    canvas.grade(bun, "#33211b", "#120c0c", 40)
    locks = canvas.blob(
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
    canvas.grade(locks, "#3d2620", "#120c0d", 15)
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


def skin(canvas: Canvas) -> Image.Image:
    """The face, without its features; returns its outline."""
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
    return face


def eyes(canvas: Canvas, face: Image.Image) -> None:
    for side in (-1, 1):
        x, y = 0.5 + side * 0.062, 0.428
        eyeball(canvas, face, x, y, lit=side < 0)
        lashes_and_brow(canvas, x, y, side)


def eyeball(canvas: Canvas, face: Image.Image, x: float, y: float, *, lit: bool) -> None:
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
        canvas.soft(canvas.line([(x - 0.034, y - 0.01), (x, y - 0.018), (x + 0.034, y - 0.01)], 0.012), 0.003, white),
        "#6b4438",
        0.6,
    )
    canvas.fill(canvas.oval((x - 0.0075, y - 0.0055), 0.0028, 0.0028), "#fff4e0")


def lashes_and_brow(canvas: Canvas, x: float, y: float, side: int) -> None:
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
            canvas.line([(inner + side * 0.004, y - 0.024), (x, y - 0.03), (outer - side * 0.004, y - 0.022)], 0.002),
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
