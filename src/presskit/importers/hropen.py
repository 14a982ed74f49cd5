"""HR Open Standards: résumés and candidates in JSON (4.x, LER-RS), also inside a credential, and HR-XML 2 `<Resume>`.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: the models of HR Open JSON
4.1, of LER-RS 4.4, and of HR-XML 2.5. Tools write them with many liberties, so a thing is looked for under each name
that it has had, as a text or as a table that holds one.
"""

from __future__ import annotations

from typing import Any

from presskit.importers import elements, languages, markup, places, sections, texts
from presskit.importers.imported import ImportedProfile, Row, free_entry, spoken, texts_and_points
from presskit.importers.parsing import Parsed
from presskit.importers.relatives import table
from presskit.importers.tree import Node, tree

_WORK = ("employmentHistories", "employmentHistory", "employment", "employerHistories", "positionHistory")
_STUDY = ("educationAndLearnings", "educationHistory", "education", "educationHistories")
_SKILLS = ("skills", "personCompetencies", "qualifications", "competency", "competencies")
_SECTIONS = (*_WORK, *_STUDY, *_SKILLS, "certifications", "licenses", "publications", "patents")
"""What a résumé is known by, besides a person."""

_NAMES = {"given", "givenName", "family", "familyName", "formattedName", "formatted", "legal", "legalName"}

_ABOUT_THE_FILE = (
    "type", "id", "documentId", "@context", "context", "issuer", "issuanceDate", "validFrom", "credentialSchema",
    "proof", "schemaName", "schemaVersion", "attachments",
)  # fmt: skip


def is_it(value: object) -> bool:
    """Whether a parsed file is HR Open's: it says so, or has a person and histories by its names."""
    return _within(value) is not None


def _within(value: object) -> Row | None:
    """The candidate in a file: it, or what a credential or a table of that name holds."""
    for one in (table(value).get("credentialSubject"), table(value).get("candidate"), value):
        said = f"{table(one).get('type')} {table(value).get('@context')} {table(value).get('$schema')}"
        who = table(one).get("personName") or table(one).get("personalData")
        who = who or table(table(one).get("person")).get("name")
        named = isinstance(who, dict) and bool(_NAMES & who.keys())
        if isinstance(one, dict) and (named or "hropenstandards" in said):
            profiles = table(one).get("profiles")
            held = [one, *(profiles if isinstance(profiles, list) else [])]
            if "hropenstandards" in said or any(name in table(part) for part in held for name in _SECTIONS):
                return one
    return None


def is_xml(element: Any) -> bool:
    """Whether XML is a résumé of HR-XML 2."""
    return markup.name_of(element) in ("Resume", "StructuredXMLResume") and "hr-xml" in str(element.tag)


def read(file: Parsed) -> ImportedProfile:
    """What the JSON tells."""
    imported = ImportedProfile()
    root = tree(file.value)
    subject = next(
        (one for one in (root.at("credentialSubject"), root.at("candidate"), root) if is_it(one.value)), root
    )
    _read(subject, imported)
    _about_the_file(root, imported)
    imported.leave(root)
    return imported


def read_xml(file: Parsed) -> ImportedProfile:
    """What HR-XML tells."""
    imported = ImportedProfile()
    root = tree(_lowered(elements.values(file.value, ("name", "description"))))
    structured = root.at("structuredXMLResume")
    _read(structured or root, imported)
    _about_the_file(root, imported)
    imported.leave(root)
    return imported


def _lowered(value: Any) -> Any:
    """The values under names that begin with a small letter, as in JSON."""
    if isinstance(value, dict):
        return {f"{name[:1].lower()}{name[1:]}".lstrip("@"): _lowered(inner) for name, inner in value.items()}
    return [_lowered(one) for one in value] if isinstance(value, list) else value


def _about_the_file(root: Node, imported: ImportedProfile) -> None:
    for name in _ABOUT_THE_FILE:
        for node in (root.at(name), root.at("credentialSubject").at(name)):
            imported.leave(node, "it is about the file, not the person")


# --- the parts ---------------------------------------------------------------------------------------------


def _read(root: Node, imported: ImportedProfile) -> None:
    person = root.at("person", "personalData") or root
    _person(person, root, imported)
    parts = [root, *(_rows(root, "profiles"))]
    for part in parts:
        imported.prose(part.text("executiveSummary", "summary") if isinstance(part.value, dict) else "")
        for row in _rows(part, "narratives"):
            imported.prose(_said(row, "content", "value", "text"))
            imported.leave(row)
        for name in _WORK:
            for row in _rows(part, name):
                _work(row, imported)
        for name in _STUDY:
            for row in _rows(part, name):
                _study(row, imported)
        _tables(part, imported)
    for part in parts:
        for name, node in part.fields():
            about = name in (*_ABOUT_THE_FILE, "profiles") or not isinstance(node.value, list) or not node.untaken()
            if not about and not sections.add(spoken(name), node.rows(), imported):
                imported.section(spoken(name), [free_entry(row) for row in node.rows()])


def _rows(node: Node, name: str) -> list[Node]:
    """The entries of a name: of a list, of a table of one list, or the one that stands there."""
    inner = node.at(name)
    if isinstance(inner.value, dict) and len(inner.value) == 1 and name.lower().endswith(("history", "s")):
        ((_, held),) = inner.fields()
        inner = held if isinstance(held.value, list | dict) else inner
    return inner.rows() if isinstance(inner.value, list) else [inner] if inner else []


def _said(node: Node, *names: str) -> str:
    """A text, or the one that names a thing in a table."""
    for at in [node.at(name) for name in names] or [node]:
        if isinstance(at.value, dict):
            inner = at.text(
                "name", "value", "formattedName", "organizationName", "schoolName", "scoreText", "title", "description"
            )
        elif isinstance(at.value, list):
            inner = texts.joined([_said(one) for one in at.rows()])
        else:
            inner = at.text()
        if inner:
            return inner
    return ""


def _person(person: Node, root: Node, imported: ImportedProfile) -> None:
    contact = root.at("contactInfo") or person.at("contactInfo")
    name = person.at("name", "personName") or contact.at("personName") or root.at("personName")
    if not isinstance(name.value, dict):
        imported.set_person("name", name.text())
        name = person
    given = _said(name, "given", "givenName", "preferredGivenName")
    family = _said(name, "family", "familyName")
    imported.set_person(
        "name", name.text("formattedName", "formatted", "legal", "legalName") or f"{given} {family}".strip()
    )
    imported.set_person("given_name", given)
    imported.set_person("family_name", family)
    email = phone = ""
    for way in (person.at("communication"), root.at("communication"), contact, person.at("location"), person):
        for part in [way, *_rows(way, "contactMethod")]:
            email = email or _said(part, "email", "internetEmailAddress") or _first(part, "email", "address", "value")
            phone = phone or _first(part, "phone", "formattedNumber", "dialNumber", "number", "value")
            phone = phone or _said(part.at("telephone", "mobile"), "formattedNumber") or _said(part, "phone")
            site = _first(part, "web", "url", "uri", "value") or _said(part, "web", "internetWebAddress")
            if site:
                imported.add("links", label="Website", url=site, kind="website")
            for address in [*_rows(part, "address"), *_rows(part, "postalAddress")]:
                _address(address, imported)
    imported.add_contact(email, phone)
    if person is not root:
        imported.leave(person, "take the # away, and write it into [person], if everybody may know it")


def _first(node: Node, name: str, *fields: str) -> str:
    """The first address or number of several ways of one kind."""
    rows = [row for row in _rows(node, name) if isinstance(row.value, dict)]
    return next((text for row in rows if (text := row.text(*fields))), "")


def _address(node: Node, imported: ImportedProfile) -> None:
    if isinstance(node.value, dict):
        code = _said(node, "countryCode", "country")
        imported.set_person("location", places.place(_said(node, "city", "cityName", "municipality"), code=code))
        imported.leave(node, "an address is nobody's business in a press kit")


def _place(node: Node) -> str:
    at = node.at("location")
    at = at.at("address") if isinstance(table(at.value).get("address"), dict) else at
    if isinstance(at.value, dict):
        return places.place(_said(at, "city", "cityName", "name"), code=_said(at, "countryCode", "country"))
    return at.text() or node.text("locationSummary")


_PERIODS = (
    "dates", "period", "validPeriod", "effectiveTimePeriod", "datesOfAttendance", "attendancePeriod",
    "employmentPeriod",
)  # fmt: skip


def _dates(node: Node, imported: ImportedProfile) -> Row:
    """When it was, under the names that it has had; a date is a text, or a table that holds one."""
    start, end = "", ""
    holders = (node, *(node.at(one) for one in _PERIODS))
    for at in holders:
        if isinstance(at.value, dict):
            start = start or _date(at, "startDate", "start", "validFrom", "effectiveDate")
            end = end or _date(at, "endDate", "end", "validTo", "expirationDate")
    current = node.at("current", "currentIndicator", "currentlyAttendingIndicator")
    goes_on = current.text().lower() if not isinstance(current.value, dict | list) else ""
    whole = node.at("validPeriod").text("description") if isinstance(node.at("validPeriod").value, dict) else ""
    inner = Node({"start": start, "end": "" if goes_on in ("true", "yes") else end, "date": whole}, node.way)
    dates = imported.dates(inner, ("start",), ("end",), ("date",))
    imported.leave(inner)
    if goes_on in ("false", "no") and "end" not in dates:
        dates["current"] = False
    return dates


def _date(node: Node, *names: str) -> str:
    for name in names:
        at = node.at(name)
        if isinstance(at.value, dict):
            result = at.text("formattedDateTime", "anyDate", "yearMonth", "year", "value", "date", "stringDate")
        else:
            result = at.text()
        if result:
            return result
    return ""


def _day(node: Node, imported: ImportedProfile, *names: str) -> str:
    """A date under the first of these names, taken; what is none is left over."""
    inner = Node({"date": _date(node, *names)}, node.way)
    day = imported.date(inner, "date")
    imported.leave(inner)
    return day


def _work(row: Node, imported: ImportedProfile) -> None:
    if not isinstance(row.value, dict):
        imported.add("work", row, organization=row.text())
        return
    for org in _rows(row, "employerOrg") or [row]:
        name = _said(org, "organization", "employer", "organizationName", "employerOrgName", "employerName")
        about = org.at("organization", "employer")
        site = about.text("website", "url") if isinstance(about.value, dict) else org.text("organizationUrl", "url")
        place = _place(about) if isinstance(about.value, dict) else ""
        listed = [one for kind in ("positionHistories", "positionHistory", "positions") for one in _rows(org, kind)]
        held = org.at("position")
        for one in listed or ([held] if isinstance(held.value, dict) else [org]):
            called = name or _said(one, "organization", "orgName", "organizationName")
            told = [_said(one, "description", "descriptions", "summary"), one.text("jobSummary")]
            imported.add(
                "work", one, organization=called, position=_said(one, "title", "positionTitle", "jobTitle", "position"),
                **(_dates(one, imported) or _dates(org, imported)), location=_place(one) or place, url=site,
                summary="\n\n".join(filter(None, told)), points=one.texts("highlights", "responsibilities"),
            )  # fmt: skip
        imported.leave(
            org, table="work" if imported.tables.get("work") else "", row=len(imported.tables.get("work", ())) - 1
        )


def _study(row: Node, imported: ImportedProfile) -> None:
    if not isinstance(row.value, dict):
        imported.add("education", row, institution=row.text())
        return
    school = row.at("institution", "school", "organization")
    name = _said(row, "institution", "school", "organization", "institutionName", "schoolName", "organizationName")
    site = school.text("url", "website") if isinstance(school.value, dict) else row.text("institutionUrl", "url")
    degrees = [one for kind in ("educationDegrees", "degrees", "degree") for one in _rows(row, kind)]
    degree = degrees[0] if degrees else Node(None)
    program = row.at("program")
    area = _said(program, "name") if isinstance(program.value, dict) else _said(row, "area", "major")
    area = area or _said(degree, "specializations", "degreeMajor", "major") if isinstance(degree.value, dict) else area
    kind = _said(degree, "name", "degreeName", "title") if isinstance(degree.value, dict) else degree.text()
    kind = kind or (_said(program, "type") if isinstance(program.value, dict) else "")
    kind = kind or _said(row, "programs", "programName", "studyType", "title")
    dates = _dates(row, imported)
    if not dates and isinstance(degree.value, dict) and (day := imported.date(degree, "date", "degreeDate")):
        dates = {"end": day}
    told = _said(row, "description", "descriptions", "summary")
    imported.add(
        "education", row, institution=name, study_type=kind, area=area, **dates, location=_place(row), url=site,
        score=_said(row, "score", "grade") or (_said(degree, "score") if isinstance(degree.value, dict) else ""),
        summary=told, points=row.texts("courses"),
    )  # fmt: skip


_SOCIETIES = ("associations", "memberships", "affiliations", "professionalAssociations")


def _tables(part: Node, imported: ImportedProfile) -> None:
    """What has one line or two."""
    for row in [row for name in _SKILLS for row in _rows(part, name)]:
        if isinstance(row.value, dict):
            level = _said(row, "proficiencyLevel", "level", "proficiency")
            name = row.text("name", "competencyName", "title")
            imported.add("skills", row, name=name, level=level, keywords=row.texts("keywords"))
        else:
            imported.add("skills", row, name=row.text())
    for row in [row for name in ("languages", "languageCompetencies") for row in _rows(part, name)]:
        if isinstance(row.value, dict):
            named = row.text("languageName", "language", "name", "languageCode")
            fluency = _said(row, "proficiencyLevel", "fluency", "level")
            imported.add("languages", row, language=languages.name(named), fluency=fluency)
        else:
            imported.add("languages", row, language=languages.name(row.text()))
    for row in [
        row for name in ("certifications", "licenses", "licensesAndCertifications") for row in _rows(part, name)
    ]:
        day = ("firstIssued", "firstIssuedDate", "issueDate", "date")
        date = _day(row, imported, *day) if isinstance(row.value, dict) else ""
        dates = {} if date or not isinstance(row.value, dict) else _dates(row, imported)
        imported.add(
            "certificates", row, name=_said(row, "name", "title") if isinstance(row.value, dict) else row.text(),
            issuer=_said(row, "issuingAuthority", "issuer"), url=row.at("url").text(),
            date=date or dates.get("start") or dates.get("end") or "",
        )  # fmt: skip
    for name, kind in (("publications", ""), ("patents", "Patent")):
        for row in _rows(part, name):
            imported.add(
                "publications", row, title=_said(row, "title", "name"), publisher=_said(row, "journal", "publisher"),
                date=_day(row, imported, "date", "publicationDate"), kind=kind or row.at("type").text(),
                url=row.at("url").text(), summary=_said(row, "abstract", "description", "descriptions"),
            )  # fmt: skip
    for row in [row for name in ("achievements", "awards", "honors") for row in _rows(part, name)]:
        titled = isinstance(row.value, dict) and (row.at("title") or row.at("name"))
        if titled:
            imported.add(
                "awards", row, title=_said(row, "title", "name"), awarder=_said(row, "issuer", "awarder"),
                date=_day(row, imported, "date", "dateAwarded"), summary=_said(row, "description", "summary"),
            )  # fmt: skip
        else:
            imported.section("Achievements", texts_and_points(_said(row, "description") or row.text()))
    for row in [row for name in _SOCIETIES for row in _rows(part, name)]:
        if not isinstance(row.value, dict):
            imported.add("memberships", row, organization=row.text())
            continue
        dates = _dates(row, imported)
        if day := dates.pop("date", ""):
            dates["start"] = day
        imported.add(
            "memberships", row, organization=_said(row, "name", "organization", "associationName", "title"),
            role=_said(row, "role", "position", "membershipType"), **dates, url=row.text("link", "url"),
            summary=_said(row, "comments", "description", "summary"),
        )  # fmt: skip
    for row in _rows(part, "interests"):
        imported.add("interests", row, name=_said(row, "name") if isinstance(row.value, dict) else row.text())
