"""The dining room: walls, windows, hearth, set tables and lamps, in one perspective.

In:  the size in pixels. Out: the picture; lengths are shares of its width, from its left upper corner, those of the
room itself shares of half its width, see `seen`.
"""

from __future__ import annotations

import math
import random

from PIL import Image

from drawings.canvas import Canvas, Point

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
        cover(canvas, (across + side * wide * 0.55, top), -side * wide * 0.3, (near, middle), depth)
    candle(canvas, seen(across, top, middle), seen(across, top + 0.09, middle), depth)


def cover(canvas: Canvas, at: Point, aside: float, depths: Point, depth: float) -> None:
    """A plate, across and up in the room, and a glass so far aside of it."""
    (x, top), (near, middle) = at, depths
    plate = seen(x, top, middle)
    canvas.shade(
        canvas.soft(canvas.oval((plate[0], plate[1] + 0.004 / depth), 0.047 / depth, 0.0165 / depth), 0.004 / depth),
        "#4a3020",
        0.7,
    )
    canvas.fill(canvas.oval(plate, 0.045 / depth, 0.0155 / depth), "#e9dcc8")
    canvas.shade(canvas.oval(plate, 0.029 / depth, 0.0095 / depth), "#c9b59c", 0.9)
    glass = seen(x + aside, top, near * 1.1)
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


def candle(canvas: Canvas, foot: Point, wick: Point, depth: float) -> None:
    """A candle and its light."""
    canvas.fill(canvas.line([foot, wick], 0.012 / depth), "#efe0c4")
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
