"""The relatives of JSON Resume, in its shape: FRESH (FRESCA, of HackMyResume), Reactive Resume and YAMLResume.

In: the values of a file. Out: the same values under the names that the reader of JSON Resume knows; what it does not
know keeps its own. Sources of the names: the FRESCA schema; Reactive Resume's of versions 4 and 5; YAMLResume's.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from presskit.importers.json_resume import LEFT
from presskit.importers.tree import tree, written

Row = dict[str, Any]


class Shaped(NamedTuple):
    """Which format it was, and its values as a JSON Resume has them."""

    kind: str
    value: Row


def shaped(value: object) -> Shaped | None:
    """The values of one of these formats in the shape of a JSON Resume; None for any other file."""
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("sections"), dict) and isinstance(value.get("basics"), dict):
        return Shaped("Reactive Resume", _whole(value, _reactive(value)))
    if isinstance(value.get("content"), dict) and isinstance(value["content"].get("basics"), dict):
        return Shaped("YAMLResume", _whole(value, _yamlresume(value)))
    histories = ("employment", "education", "service")
    fresh = any(isinstance(value.get(name), dict) and "history" in value[name] for name in histories)
    if fresh or str(_dict(value.get("meta")).get("format", "")).upper().startswith("FRESH"):
        return Shaped("FRESH", _whole(value, _fresh(value)))
    return None


def _whole(before: Row, after: Row) -> Row:
    """What was shaped, with what found no place in the new shape: in a file that is not quite of its kind, it may be
    anything."""
    there = {written(leaf.value) for leaf in tree(after).leaves()}
    lost = {leaf.way: leaf.value for leaf in tree(before).leaves() if written(leaf.value) not in there}
    lost = {way: value for way, value in lost.items() if not _is_layout(way, value)}
    return {**after, LEFT: lost} if lost else after


def _is_layout(way: str, value: Any) -> bool:
    return way.rpartition(".")[2] in _LAYOUT and (not isinstance(value, str) or " " not in value)


def _dict(value: object) -> Row:
    return dict(value) if isinstance(value, dict) else {}


def _rows(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _renamed(row: object, **names: str) -> Any:
    """A row whose fields have other names: `{here: there}`."""
    return {names.get(name, name): inner for name, inner in row.items()} if isinstance(row, dict) else row


# --- FRESH -------------------------------------------------------------------------------------------------


def _fresh(value: Row) -> Row:
    rest = dict(value)
    info, contact = _dict(rest.pop("info", None)), _dict(rest.pop("contact", None))
    basics = {
        "name": rest.pop("name", None),
        "label": info.pop("label", None),
        "summary": info.pop("brief", None),
        **_renamed(contact, website="url"),
        "location": rest.pop("location", None),
        "profiles": [_renamed(row, user="username") for row in _rows(rest.pop("social", None))],
        **{name: inner for name, inner in info.items() if name not in contact},
    }
    found: Row = {"basics": basics}
    for theirs, ours, names in (
        ("employment", "work", {"employer": "name"}),
        ("education", "education", {"title": "studyType", "curriculum": "courses"}),
        ("service", "volunteer", {}),
    ):
        table = _dict(rest.pop(theirs, None))
        found[ours] = [_renamed(row, **names) for row in _rows(table.pop("history", None))]
        basics |= {f"{theirs}.{name}": inner for name, inner in table.items()}
    skills = rest.pop("skills", None)
    if isinstance(skills, dict):
        sets = [_renamed(row, skills="keywords") for row in _rows(skills.get("sets"))]
        named = {word for row in sets if isinstance(row, dict) for word in map(str, _rows(row.get("keywords")))}
        singles = _rows(skills.get("list"))  # the same ones again, with a level each
        skills = [*sets, *(row for row in singles if str(_dict(row).get("name")) not in named)]
        basics["skills.list"] = [row for row in singles if str(_dict(row).get("name")) in named]
    found["skills"] = skills
    found["publications"] = [_published(row) for row in _rows(rest.pop("writing", None))]
    found["awards"] = [_renamed(row, **{"from": "awarder"}) for row in _rows(rest.pop("recognition", None))]
    found["references"] = [_renamed(row, quote="reference") for row in _rows(rest.pop("testimonials", None))]
    return {**found, **rest}


def _published(row: object) -> Any:
    row = _renamed(row)
    if isinstance(row, dict) and isinstance(row.get("publisher"), dict):
        row |= {"publisher": row["publisher"].get("name"), "publisherUrl": row["publisher"].get("url")}
    return row


# --- Reactive Resume ---------------------------------------------------------------------------------------

_REACTIVE = {
    "experience": "work", "volunteer": "volunteer", "education": "education", "projects": "projects",
    "awards": "awards", "certifications": "certificates", "publications": "publications", "skills": "skills",
    "languages": "languages", "interests": "interests", "references": "references",
}  # fmt: skip

_LAYOUT = {"id", "visible", "icon", "columns", "separateLinks", "hidden", "iconColor", "showLinkInTitle", "options"}
"""What Reactive Resume keeps for its pages."""


def _reactive(value: Row) -> Row:
    rest, sections = dict(value), dict(value["sections"])
    basics = {name: _plain(inner) for name, inner in _dict(rest.pop("basics")).items()}
    summary = _dict(sections.pop("summary", None)) or _dict(rest.pop("summary", None))
    picture = _dict(rest.pop("picture", None)) or _dict(basics.pop("picture", None))
    basics |= {"summary": summary.get("content"), "image": picture.get("url")}
    basics["profiles"] = _items(sections.pop("profiles", None))
    fields = [_dict(field) for field in _rows(basics.pop("customFields", None))]
    basics |= {str(field.get("name") or "customField"): field.get("value", field.get("text")) for field in fields}
    found: Row = {"basics": basics}
    for theirs, ours in _REACTIVE.items():
        found[ours] = [_reactive_row(ours, row) for row in _items(sections.pop(theirs, None))]
    for custom in [*_dict(sections.pop("custom", None)).values(), *_rows(rest.pop("customSections", None))]:
        found[str(_dict(custom).get("name") or _dict(custom).get("title") or "More")] = _items(custom)
    headings = {name: _dict(section).get("name") for name, section in value["sections"].items()}
    own = {name: said for name, said in headings.items() if str(said or name).lower() != str(name).lower()}
    found["meta"] = {**_dict(rest.pop("metadata", None)), "headings": own}
    rest.pop("sections")
    return {**found, **{name: _items(section) for name, section in sections.items()}, **rest}


def _items(section: object) -> list[Any]:
    return [
        {name: _plain(inner) for name, inner in row.items() if name not in _LAYOUT} if isinstance(row, dict) else row
        for row in _rows(_dict(section).get("items"))
    ]


def _plain(value: Any) -> Any:
    """An address, which is kept with a label that only the page needs."""
    if isinstance(value, dict) and value.keys() <= {"label", "href", "url", "inlineLink"}:
        return value.get("href") or value.get("url")
    return value


def _reactive_row(table: str, row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    if table in ("skills", "languages"):
        name = "level" if table == "skills" else "fluency"
        said = [row.pop(one, None) for one in ("description", "fluency", "proficiency", "level")]
        row |= dict(zip((name, "stars"), filter(None, said), strict=False))  # words first, then so many of five
    if table == "references":
        row = _renamed(row, summary="reference")
    return row


# --- YAMLResume --------------------------------------------------------------------------------------------


def _yamlresume(value: Row) -> Row:
    content = dict(value["content"])
    basics = {**content.pop("basics"), "location": content.pop("location", None)}
    basics["profiles"] = content.pop("profiles", None)
    page = {name: inner for name, inner in value.items() if name != "content"}
    return {"basics": basics, **content, "meta": page}
