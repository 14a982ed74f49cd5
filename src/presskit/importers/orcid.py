"""ORCID's record: as its public interface gives it in JSON and XML, and as its owner downloads it, in a ZIP of XML.

In: a parsed file. Out: the tables of a profile, and what is left over; what only its owner may see is left
away. Source of the names: ORCID's API 3.0 and its XML schemas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from presskit import periods
from presskit.importers import markup, places, texts
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node, tree, written
from presskit.importers.zipped import Archive

_PLACES = {
    "employments": "work", "educations": "education", "qualifications": "education",
    "invited-positions": "work", "services": "volunteering", "memberships": "memberships", "distinctions": "awards",
}  # fmt: skip


def is_it(value: object) -> bool:
    """Whether a parsed file is a record of ORCID's, or its list of works."""
    return isinstance(value, dict) and (
        "orcid-identifier" in value or "activities-summary" in value or "group" in value
    )


def is_xml(element: Any) -> bool:
    """Whether XML is ORCID's, by its root element."""
    return str(element.tag).startswith("{http://www.orcid.org/ns/")


def is_zip(archive: Archive) -> bool:
    """Whether an archive holds XML of ORCID's, as its owner downloads it."""
    return any(is_xml(element) for element in archive.elements().values())


def read(file: Parsed) -> ImportedProfile:
    """What an ORCID record tells, in JSON."""
    return _read(file.value)


def read_xml(file: Parsed) -> ImportedProfile:
    """What an ORCID record tells, in XML."""
    return _read(_from_xml([file.value]))


def read_zip(file: Parsed) -> ImportedProfile:
    """What an ORCID record tells, in the files of its owner's download."""
    return _read(_from_xml([element for element in file.value.elements().values() if is_xml(element)]))


def _read(value: Any) -> ImportedProfile:
    hidden = list[str]()
    root = tree(_public(value, hidden))
    imported = ImportedProfile()
    if hidden:
        imported.said.append(f"left away, because ORCID does not show it to everybody: {len(hidden)} entries")
    _person(root, imported)
    activities = root.at("activities-summary")
    for name, table in _PLACES.items():
        for group in activities.at(name).rows("affiliation-group"):
            for summary in group.rows("summaries"):
                for row in summary.rows():
                    _affiliation(row, table, name, imported)
    for group in activities.at("fundings").rows("group"):
        for row in group.rows("funding-summary"):
            _funding(row, imported)
    works = activities.at("works") or root
    for group in works.rows("group"):
        versions = group.rows("work-summary")
        told = {text for _, text in versions[0].left()} if versions else set[str]()
        if versions:
            _work(versions[0], imported)
        for row in versions[1:]:  # the same work, as somebody else entered it
            for leaf in [leaf for leaf in row.leaves() if written(leaf.value) in told]:
                leaf.text()
    for node in (root.at("history"), root.at("preferences"), root.at("path")):
        node.texts()
    imported.leave(root)
    imported.left = [one for one in imported.left if not _is_bookkeeping(one.way)]
    return imported


def _from_xml(elements: Sequence[Any]) -> dict[str, Any]:
    """A record in the shape that JSON has it in, of its XML: of one file, or of those in the owner's archive."""
    record: dict[str, Any] = {}
    for element in elements:
        name, value = markup.name_of(element), _values(element)
        if name == "record":
            record |= value
        elif name == "person":
            record["person"] = value
        elif name in ("work", "works"):
            groups = value.get("group", []) if name == "works" else [{"work-summary": [value]}]
            record.setdefault("activities-summary", {}).setdefault("works", {}).setdefault("group", []).extend(groups)
        elif f"{name}s" in _PLACES or name == "funding":
            activities = record.setdefault("activities-summary", {}).setdefault(f"{name}s", {})
            group = {"funding-summary": [value]} if name == "funding" else {"summaries": [{f"{name}-summary": value}]}
            activities.setdefault("group" if name == "funding" else "affiliation-group", []).append(group)
        else:
            record.setdefault(name, []).append(value)
    return record


_LISTS = {
    "affiliation-group", "group", "work-summary", "funding-summary", "researcher-url", "keyword", "email", "address",
    "external-id", "contributor", "summaries",
}  # fmt: skip
"""Elements that are a list in JSON, even if there is one."""

_ONE = {("organization", "address"), ("email", "email")}
"""Where they are none: an organisation has one address; <email:email> holds one of its own name."""


def _values(element: Any) -> Any:
    """An element by local names, in JSON's shape: lists where JSON has them, an affiliation in its "summaries"."""
    inner: dict[str, list[Any]] = {}
    for child in markup.within(element):
        name, value = markup.name_of(child), _values(child)
        if markup.name_of(element) == "affiliation-group" and name.endswith("-summary"):
            name, value = "summaries", {name: value}
        inner.setdefault(name, []).append(value)
    if not inner:
        return element.text or ""
    inner |= markup.loose(element)
    if visibility := element.get("visibility"):
        inner["visibility"] = [visibility]
    here = markup.name_of(element)
    single = {
        name for name, values in inner.items() if len(values) == 1 and (name not in _LISTS or (here, name) in _ONE)
    }
    return {name: values[0] if name in single else values for name, values in inner.items()}


def _public(value: Any, hidden: list[str]) -> Any:
    """The values without what ORCID does not show to everybody; `hidden` gets a name for each."""
    if isinstance(value, list):
        return [_public(one, hidden) for one in value if not _is_hidden(one, hidden)]
    if isinstance(value, dict):
        return {
            name: _public(one, hidden)
            for name, one in value.items()
            if name == "name" or not _is_hidden(one, hidden, name)
        }
    return value


def _is_hidden(value: Any, hidden: list[str], name: str = "") -> bool:
    whole = isinstance(value, dict) and str(value.get("visibility", "public")).lower() not in ("public", "")
    # an affiliation stands below a name of its kind
    inner = next(iter(value.values())) if isinstance(value, dict) and len(value) == 1 else None
    if whole or (isinstance(inner, dict) and _is_hidden(inner, [])):
        hidden.append(name)
        return True
    return False


def _is_bookkeeping(way: str) -> bool:
    """Dates of changes, sources, paths and counters of ORCID's, which tell nothing of the person."""
    last = way.rpartition(".")[2]
    return (
        any(part in way for part in ("-modified-date", "created-date", ".source.", "assertion-origin", "put-code"))
        or last.partition("[")[0] in ("path", "visibility", "display-index", "put-code", "organization-identifier")
        or ".disambiguated-organization." in way
        or ".external-ids." in way
    )


def _person(root: Node, imported: ImportedProfile) -> None:
    person = root.at("person")
    name = person.at("name")
    given, family = _said(name.at("given-names")), _said(name.at("family-name"))
    imported.set_person("name", _said(name.at("credit-name")) or f"{given} {family}")
    imported.set_person("given_name", given)
    imported.set_person("family_name", family)
    if uri := root.at("orcid-identifier").text("uri"):
        imported.add("links", label="ORCID", url=uri, kind="orcid")
        root.at("orcid-identifier").texts()
    imported.prose(person.at("biography").text("content"))
    for row in person.at("researcher-urls").rows("researcher-url"):
        url = _said(row.at("url"))
        imported.add("links", row, label=row.text("url-name") or url, url=url)
    for row in person.at("keywords").rows("keyword"):
        imported.add("interests", row, name=row.text("content"))
    for row in person.at("emails").rows("email"):
        imported.add_contact(row.text("email"), node=row)
    for row in person.at("addresses").rows("address"):
        imported.set_person("location", places.country(_said(row.at("country"))))


def _affiliation(row: Node, table: str, name: str, imported: ImportedProfile) -> None:
    inner = row.rows()[0] if len(row.fields()) == 1 else row  # "employment-summary": {…}
    organization = inner.at("organization")
    place = organization.at("address")
    place = place.rows()[0] if isinstance(place.value, list) and place.value else place
    where = places.place(place.text("city"), place.text("region"), code=place.text("country"))
    title, department = inner.text("role-title"), inner.text("department-name")
    start, end = _date(inner.at("start-date"), imported), _date(inner.at("end-date"), imported)
    url = _said(inner.at("url"))
    who = organization.text("name")
    dates = {key: value for key, value in (("start", start), ("end", end)) if value}
    if table in ("work", "volunteering"):
        imported.add(
            table, inner, organization=texts.joined([who, department]), position=title, location=where, url=url, **dates
        )
    elif table == "education":
        imported.add(
            "education", inner, institution=who, study_type=title, area=department, location=where, url=url, **dates
        )
    elif table == "awards":
        imported.forget(f"{organization.way}.address", where)
        imported.add(
            "awards", inner, title=title or who, awarder=who if title else "", date=start, url=url, summary=department
        )
    else:
        imported.forget(f"{organization.way}.address", where)
        imported.add("memberships", inner, organization=texts.joined([who, department]), role=title, url=url, **dates)


def _funding(row: Node, imported: ImportedProfile) -> None:
    title, kind = _said(row.at("title").at("title")), row.text("type").replace("-", " ").replace("_", " ").lower()
    who, dates = (
        row.at("organization").text("name"),
        {"start": _date(row.at("start-date"), imported), "end": _date(row.at("end-date"), imported)},
    )
    entry = {"title": title or who, "subtitle": who if title else "", **dates, "text": kind}
    imported.section("Funding", [{key: value for key, value in entry.items() if value}])
    if url := _said(row.at("url")):
        imported.forget(f"{row.way}.url", url)


def _work(row: Node, imported: ImportedProfile) -> None:
    title = _said(row.at("title").at("title"))
    if subtitle := _said(row.at("title").at("subtitle")):
        title = f"{title}: {subtitle}"
    url = _said(row.at("url"))
    for id in row.at("external-ids").rows("external-id"):
        if not url and id.text("external-id-type") == "doi":
            url = f"https://doi.org/{id.text('external-id-value')}"
    imported.add(
        "publications", title=title, publisher=_said(row.at("journal-title")),
        date=_date(row.at("publication-date"), imported), url=url,
        kind=row.text("type").replace("-", " ").replace("_", " ").lower(), summary=_said(row.at("short-description")),
        authors=[texts.line(_said(one.at("credit-name"))) for one in row.at("contributors").rows("contributor")],
    )  # fmt: skip


def _said(node: Node) -> str:
    """A text: JSON has it under "value", XML as it is."""
    return node.text("value") if isinstance(node.value, dict) else node.text()


def _date(node: Node, imported: ImportedProfile) -> str:
    parts = [_said(node.at(name)) for name in ("year", "month", "day")]
    whole = "-".join(part for part in parts if part)
    date = periods.date(whole)
    imported.forget(node.way, "" if date else whole, "not all of it is a date")
    return date or periods.date(parts[0]) or ""
