"""ORCID's record, as its public interface gives it in JSON.

In: the tree of a file. Out: the tables of a profile, and what is left over. Source of the names: ORCID's API 3.0.
"""

from __future__ import annotations

from presskit.importers import texts
from presskit.importers.found import Found, spoken
from presskit.importers.tree import Node, written

_PLACES = {
    "employments": "work", "educations": "education", "qualifications": "education",
    "invited-positions": "work", "services": "volunteering", "memberships": "", "distinctions": "awards",
}  # fmt: skip


def is_it(value: object) -> bool:
    """Whether a parsed file is a record of ORCID's, or its list of works."""
    return isinstance(value, dict) and (
        "orcid-identifier" in value or "activities-summary" in value or "group" in value
    )


def read(root: Node) -> Found:
    """What an ORCID record tells."""
    found = Found(kind="a record of ORCID")
    _person(root, found)
    activities = root.at("activities-summary")
    for name, table in _PLACES.items():
        for group in activities.at(name).rows("affiliation-group"):
            for summary in group.rows("summaries"):
                for row in summary.rows():
                    _affiliation(row, table, name, found)
    works = activities.at("works") or root
    for group in works.rows("group"):
        versions = group.rows("work-summary")
        told = {text for _, text in versions[0].left()} if versions else set[str]()
        if versions:
            _work(versions[0], found)
        for row in versions[1:]:  # the same work, as somebody else entered it
            for leaf in [leaf for leaf in row.leaves() if written(leaf.value) in told]:
                leaf.text()
    for node in (root.at("history"), root.at("preferences"), root.at("path")):
        node.texts()
    found.leave(root)
    found.left = [one for one in found.left if not _is_bookkeeping(one.way)]
    return found


def _is_bookkeeping(way: str) -> bool:
    """Dates of changes, sources, paths and counters of ORCID's, which tell nothing of the person."""
    last = way.rpartition(".")[2]
    return (
        any(part in way for part in ("-modified-date", "created-date", ".source.", "assertion-origin", "put-code"))
        or last.partition("[")[0] in ("path", "visibility", "display-index", "put-code", "organization-identifier")
        or ".disambiguated-organization." in way
        or ".external-ids." in way
    )


def _person(root: Node, found: Found) -> None:
    person = root.at("person")
    name = person.at("name")
    given, family = name.at("given-names").text("value"), name.at("family-name").text("value")
    found.about("name", name.at("credit-name").text("value") or f"{given} {family}")
    found.about("given_name", given)
    found.about("family_name", family)
    if uri := root.at("orcid-identifier").text("uri"):
        found.add("links", label="ORCID", url=uri, kind="orcid")
        root.at("orcid-identifier").texts()
    if text := person.at("biography").text("content"):
        found.section("About", [{"text": texts.paragraphs(text)[0] or text}])
    for row in person.at("researcher-urls").rows("researcher-url"):
        url = row.at("url").text("value")
        found.add("links", row, label=row.text("url-name") or url, url=url)
    for row in person.at("keywords").rows("keyword"):
        found.add("interests", row, name=row.text("content"))
    for row in person.at("emails").rows("email"):
        email = row.text("email")
        found.add("contacts", row, name=found.person.get("name") or email, email=email, kind="personal")
    for row in person.at("addresses").rows("address"):
        found.about("location", row.at("country").text("value"))


def _affiliation(row: Node, table: str, name: str, found: Found) -> None:
    inner = row.rows()[0] if len(row.fields()) == 1 else row  # "employment-summary": {…}
    organization = inner.at("organization")
    place = organization.at("address")
    where = texts.joined([place.text("city"), place.text("region"), place.text("country")])
    title, department = inner.text("role-title"), inner.text("department-name")
    start, end = _date(inner.at("start-date")), _date(inner.at("end-date"))
    url = inner.at("url").text("value")
    who = organization.text("name")
    dates = {key: value for key, value in (("start", start), ("end", end)) if value}
    if table in ("work", "volunteering"):
        found.add(
            table, inner, organization=texts.joined([who, department]), position=title, location=where, url=url, **dates
        )
    elif table == "education":
        found.add(
            "education", inner, institution=who, study_type=title, area=department, location=where, url=url, **dates
        )
    elif table == "awards":
        found.forget(f"{organization.way}.address", where)
        found.add(
            "awards", inner, title=title or who, awarder=who if title else "", date=start, url=url, summary=department
        )
    else:
        entry = {"title": who, "subtitle": texts.joined([title, department]), **dates, "text": where}
        found.section(spoken(name), [{key: value for key, value in entry.items() if value}])


def _work(row: Node, found: Found) -> None:
    title = row.at("title").at("title").text("value")
    if subtitle := row.at("title").at("subtitle").text("value"):
        title = f"{title}: {subtitle}"
    url = row.at("url").text("value")
    for id in row.at("external-ids").rows("external-id"):
        if not url and id.text("external-id-type") == "doi":
            url = f"https://doi.org/{id.text('external-id-value')}"
    found.add(
        "publications", title=title, publisher=row.at("journal-title").text("value"),
        date=_date(row.at("publication-date")), url=url, kind=row.text("type").replace("-", " "),
    )  # fmt: skip


def _date(node: Node) -> str:
    parts = [node.at(name).text("value") for name in ("year", "month", "day")]
    return texts.date("-".join(part for part in parts if part)) or texts.date(parts[0]) or ""
