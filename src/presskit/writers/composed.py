"""The style of composed pages: the roles of type, what each page has in its margins, the colours of its grounds.

In: composed pages, a document, colours. Out: a style sheet that is made for them alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presskit import colour
from presskit.document import Document
from presskit.layout import Composed, Page

LONGEST_HEAD = 60
"""Characters of a name or a title that a running head has room for."""

LOGO = 6.0
"""Millimetres: the height of a logo in the heads of pages."""

PLATE = 1.4
"""Millimetres of a dark plate above and below a logo that is not seen on paper."""

GROUNDS = {"dark": "var(--ground)", "accent": "var(--brand)", "tint": "var(--tint)", "mid": "var(--mid)"}

DARK = ("dark", "accent", "photo")


def grounds(accent: str, brand: str) -> str:
    """The grounds that go with an accent, the darkest and the lightest, and the accent as type on the light one."""
    ground, tint = colour.deep(brand), colour.mixed(brand, "#ffffff", 0.09)
    on_tint = colour.nearest(accent, [tint, "#ffffff"]) or accent
    return f"--ground: {ground}; --ground-clear: {ground}00; --tint: {tint}; --accent-on-tint: {on_tint}"


def colours(accent: str, brand: str) -> str:
    """The colours that a look's grounds are made of, as custom properties."""
    ground = colour.deep(brand)
    return (
        f":root {{ {grounds(accent, brand)}; --accent: var(--accent-on-tint);"
        f" --accent-on-dark: {colour.lit(brand)}; --pale: {colour.mixed('#ffffff', ground, 0.8)};"
        f" --rule-on-ground: {colour.mixed('#ffffff', ground, 0.42)};"
        f" --brand-pale: {colour.mixed(brand, '#ffffff', 0.22)}; --line-pale: #d9d9d9;"
        f" --mid: {colour.mixed(brand, '#ffffff', 0.42)};"
        f" --rule-on-tint: {colour.mixed(brand, '#ffffff', 0.3)} }}"
    )


def sheet(
    composed: Composed, pages: Sequence[Page], document: Document, picture: str, ground: str, first: int | None
) -> str:
    """The margins of these pages; `picture` is where a logo is found, `ground` a picture of nothing but the dark
    ground, `first` the number of the first of them, None where they are all there are, and count themselves.
    """
    numbers = [f'"{first + at}"' if first else "counter(page)" for at in range(len(pages))]
    told = zip(pages, numbers, strict=True)
    return "\n".join(
        line for page, number in told for line in _page(composed, document, page, number, (picture, ground))
    )


def roles(composed: Composed) -> str:
    """The roles of type."""
    return "\n".join(_roles(composed))


def _roles(composed: Composed) -> Iterator[str]:
    for name, role in composed.roles.items():
        families = ", ".join(f'"{one}"' for one in (role.family, role.fallback) if one)
        family = f"font-family: {families}; " if families else ""
        yield (
            f".role-{name.replace('_', '-')} {{ {family}font-weight: {role.weight}; font-style: {role.style};"
            f" letter-spacing: {role.tracking}em; word-spacing: {role.spacing}em }}"
        )


def _page(composed: Composed, document: Document, page: Page, number: str, pictures: tuple[str, str]) -> Iterator[str]:
    """The name of a page, its height, and what stands in its margins: who it is about, its part, its number."""
    grid = composed.grid
    head = 0.0 if grid.flush else grid.head
    ground = GROUNDS.get(page.ground, "#fff")
    foot = 0.0 if page.bare else grid.foot
    yield f"#{page.id} {{ page: {page.id}; height: {grid.height - head - foot - 0.05:.2f}mm }}"
    if page.bare:
        yield f"@page {page.id} {{ margin: {head}mm 0 0; background: {ground} }}"
        return
    name = document.title if len(document.title) <= LONGEST_HEAD else document.name[:LONGEST_HEAD].rpartition(" ")[0]
    part = page.part if len(page.part) <= LONGEST_HEAD and page.part != name else ""
    left, right, y = grid.side, grid.width - grid.side - 1, grid.height - 7
    at_top = not grid.flush and page.ground_at(left, 10) != "photo"
    boxes = []
    if at_top:
        boxes += [
            _box(
                "top-left",
                page.ground_at(left, 10),
                _quoted(name),
                f"padding: 9mm 0 0 {grid.side}mm; vertical-align: top",
            ),
            _box(
                "top-right",
                page.ground_at(right, 10),
                _quoted(part),
                f"padding: 9mm {grid.side}mm 0 0; vertical-align: top",
            ),
        ]
    else:
        told = _quoted(f"{name}\u2003{part}" if part else name)
        boxes.append(
            _box(
                "bottom-left", page.ground_at(left, y), told, f"padding: 0 0 7mm {grid.side}mm; vertical-align: bottom"
            )
        )
    place = f"padding: 0 {grid.side}mm 6.6mm 0; vertical-align: bottom"
    boxes.append(_box("bottom-right", page.ground_at(right, y), number, place, folio=True))
    boxes += _logo(composed, document, page, pictures, at_top=at_top)
    yield f"@page {page.id} {{ margin: {head}mm 0 {grid.foot}mm; background: {ground}; {' '.join(boxes)} }}"


def _box(where: str, ground: str, content: str, style: str, *, folio: bool = False) -> str:
    """A margin box that can be read on its ground."""
    if ground == "accent":
        tone = "var(--on-brand)"
    elif ground in ("dark", "photo"):
        tone = "#fff"
    else:
        tone = "var(--accent)" if folio else "var(--quiet)"
    face = "12pt" if folio else "9pt"
    family = "var(--folio, var(--name))" if folio else "var(--sans)"
    return (
        f"@{where} {{ content: {content}; font: 400 {face}/1 {family}; color: {tone}; white-space: nowrap;"
        f" text-align: {'right' if 'right' in where else 'left'}; {style} }}"
    )


def _logo(composed: Composed, document: Document, page: Page, pictures: tuple[str, str], *, at_top: bool) -> list[str]:
    """The logo in the margin, on paper, or on a dark ground if it is seen there; on paper, one that is not seen on it
    has a dark plate behind it. As a ground of a box it is nothing that is read.
    """
    logo, grid = document.logo, composed.grid
    picture, ground = pictures
    if not logo or not logo.size or not picture:
        return []
    y = 10.0 if at_top else grid.height - 7
    under = page.ground_at(grid.width / 2, y)
    if under in DARK and not (under == "dark" and "dark" in logo.grounds):
        return []
    plate = under not in DARK and logo.grounds == ("dark",)
    ratio = logo.size[0] / logo.size[1]
    high = min(LOGO, 30 / ratio)
    where = "top-center" if at_top else "bottom-center"
    side = 8.0 if at_top else grid.foot - 4 - high
    images, places = [f'url("{picture}")'], [f"center {side:.2f}mm"]
    sizes = [f"{high * ratio:.2f}mm {high:.2f}mm"]
    if plate:
        images.append(f'url("{ground}")')
        places.append(f"center {side - PLATE:.2f}mm")
        sizes.append(f"{high * ratio + 3 * PLATE:.2f}mm {high + 2 * PLATE:.2f}mm")
    return [
        f'@{where} {{ content: ""; image-rendering: crisp-edges; width: 38mm; background-image: {", ".join(images)};'
        f" background-repeat: no-repeat; background-position: {', '.join(places)};"
        f" background-size: {', '.join(sizes)} }}"
    ]


def _quoted(text: str) -> str:
    """A text as CSS has it."""
    escaped = "".join(f"\\{ord(letter):x} " if letter in '"\\\n<' else letter for letter in text)
    return f'"{escaped}"'
