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
from presskit.kit.context import BuildContext, build_context
from presskit.kit.faults import load_valid
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
    profile = load_valid(path, audience, warn)
    return EXPORTS[to](build_context(profile, path.parent, audience=audience, as_of=as_of))


def _json_resume(context: BuildContext) -> Exported:
    from presskit.writers import json_resume

    found = json_resume.write(context.whole, context.as_of, _bio(context))
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return Exported(text, tuple(json_resume.left_out(context.whole, context.as_of)))


def _bio(context: BuildContext) -> str:
    """The biography of 100 words; nothing, where the profile holds no sentence."""
    try:
        limits = [Limit(100, "words")]
        return compose.blurb(context.profile, limits, as_of=context.as_of, language=context.language).text
    except Problems:
        return ""


def _vcard(context: BuildContext, version: Literal["4.0", "3.0"] = "4.0") -> Exported:
    from presskit.writers import vcard

    portrait = next(iter(context.faces.values()), None)
    text = vcard.write(context.profile, context.language, context.as_of, portrait, version)
    return Exported(text, _besides(context.profile, "contacts", "links"))


def _besides(profile: Profile, *told: str) -> tuple[str, ...]:
    """The tables that a format has no place for, each with the number of its entries."""
    tables = {name: getattr(profile, name) for name in TABLES if name not in (*told, "person", "sources")}
    return tuple(f"{name} ({len(rows)})" for name, rows in tables.items() if rows)


def _json_ld(context: BuildContext) -> Exported:
    from presskit.writers import jsonld

    node = jsonld.write(
        context.profile, context.as_of, description=_bio(context), address=context.profile.kit.website or ""
    )
    return Exported(jsonld.text(node, indent=2) + "\n", _besides(context.profile, *jsonld.TELLS))


def _document(context: BuildContext, template: str) -> Exported:
    """All that a press kit says in Markdown, or a résumé in plain text."""
    from presskit.writers import form, markdown

    drafts = context.drafts(context.templates.get(template))
    write = markdown.write if template == "press-kit" else form.write
    return Exported(write(drafts.draft({})), drafts.left_out({}))


EXPORTS: dict[str, Callable[[BuildContext], Exported]] = {
    "json-resume": _json_resume,
    "vcard": _vcard,
    "vcard-3": partial(_vcard, version="3.0"),
    "json-ld": _json_ld,
    "markdown": partial(_document, template="press-kit"),
    "text": partial(_document, template="resume"),
}
"""What a profile can be exported to."""
