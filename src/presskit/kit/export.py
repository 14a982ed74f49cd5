"""A profile in the format of another tool.

In: the path of a profile and a format. Out: text, and what that format has no place for. One row of `EXPORTS` a format.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from presskit import compose
from presskit.kit.faults import sound
from presskit.kit.order import Order, order
from presskit.problems import Problems, Warn
from presskit.profile import TABLES, Profile
from presskit.words import Limit


@dataclass(frozen=True)
class Exported:
    """The text of an export, and what is not in it."""

    text: str
    left_out: tuple[str, ...] = ()


def export(
    path: Path, to: str, *, audience: str | None = None, as_of: datetime.date | None = None, warn: Warn
) -> Exported:
    """The profile as `to`, one of `EXPORTS`, without what the audience may not see; raises Problems."""
    profile = sound(path, audience, warn)
    return EXPORTS[to](order(profile, path.parent, audience=audience, as_of=as_of))


def _json_resume(order: Order) -> Exported:
    from presskit.writers import json_resume

    found = json_resume.write(order.whole, order.as_of, _bio(order))
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return Exported(text, tuple(json_resume.left_out(order.whole, order.as_of)))


def _bio(order: Order) -> str:
    """The biography of 100 words; nothing, where the profile holds no sentence."""
    try:
        limits = [Limit(100, "words")]
        return compose.blurb(order.profile, limits, as_of=order.as_of, language=order.language).text
    except Problems:
        return ""


def _vcard(order: Order, version: Literal["4.0", "3.0"] = "4.0") -> Exported:
    from presskit.writers import vcard

    portrait = next(iter(order.faces.values()), None)
    text = vcard.write(order.profile, order.language, order.as_of, portrait, version)
    return Exported(text, _besides(order.profile, "contacts", "links"))


def _besides(profile: Profile, *told: str) -> tuple[str, ...]:
    """The tables that a format has no place for, each with the number of its entries."""
    tables = {name: getattr(profile, name) for name in TABLES if name not in (*told, "person", "sources")}
    return tuple(f"{name} ({len(rows)})" for name, rows in tables.items() if rows)


def _json_ld(order: Order) -> Exported:
    from presskit.writers import jsonld

    node = jsonld.write(order.profile, order.as_of, description=_bio(order), address=order.profile.kit.website or "")
    return Exported(jsonld.text(node, indent=2) + "\n", _besides(order.profile, *jsonld.TELLS))


def _markdown(order: Order) -> Exported:
    from presskit.writers import markdown

    drafts = order.drafts(order.templates.get("press-kit"))
    return Exported(markdown.write(drafts.draft({})), drafts.left_out({}))


def _text(order: Order) -> Exported:
    from presskit.writers import form

    drafts = order.drafts(order.templates.get("resume"))
    return Exported(form.write(drafts.draft({})), drafts.left_out({}))


EXPORTS: dict[str, Callable[[Order], Exported]] = {
    "json-resume": _json_resume,
    "vcard": _vcard,
    "vcard-3": partial(_vcard, version="3.0"),
    "json-ld": _json_ld,
    "markdown": _markdown,
    "text": _text,
}
"""What a profile can be exported to."""
