"""Europass: the `<Candidate>` XML of today's editor, and the PDF that carries it.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: the
data model of Europass 2 (namespace http://www.europass.eu/1.0), after HR Open Standards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from presskit.importers import markup, places, texts
from presskit.importers.found import Found, Row, free_entry, spoken
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node, tree

_PRIVATE = ("BirthDate", "GenderCode", "NationalityCode", "PrimaryLanguageCode", "PlaceOfBirth")

_ABOUT_THE_FILE = (
    "RenderingInformation", "CandidateSupplier", "DocumentID", "AlternateDocumentID", "Attachment", "ID",
)  # fmt: skip


def is_it(element: Any) -> bool:
    """Whether XML is a Europass of today, by its root element."""
    return markup.name_of(element) == "Candidate"


def is_pdf(elements: Mapping[str, Any]) -> bool:
    """Whether a PDF carries a Europass of today."""
    return any(map(is_it, elements.values()))


def read(file: Parsed) -> Found:
    """What a Europass XML file tells."""
    return _read(tree(_values(file.value)))


def read_pdf(file: Parsed) -> Found:
    """What the Europass tells that a PDF carries."""
    return _read(tree(_values(next(filter(is_it, file.value.values())))))


def _values(element: Any) -> Any:
    """An element as texts, tables and lists, by local names; attributes are codes of schemes, and left away."""
    inner: dict[str, list[Any]] = {}
    for child in markup.within(element):
        inner.setdefault(markup.name_of(child), []).append(_values(child))
    if not inner:
        return element.text or ""
    inner |= markup.loose(element)
    return {name: values[0] if len(values) == 1 else values for name, values in inner.items()}


def _read(root: Node) -> Found:
    found = Found()
    person, profile = root.at("CandidatePerson"), root.at("CandidateProfile")
    _person(person, found)
    found.prose(profile.text("ExecutiveSummary"))
    for row in profile.at("EmploymentHistory").rows("EmployerHistory"):
        _employer(row, found)
    for row in profile.at("EducationHistory").rows("EducationOrganizationAttendance"):
        _education(row, found)
    _competencies(profile, found)
    for row in _each(profile.at("DigitalSkills"), "DigitalSkillsGroup"):
        found.add("skills", row, name=row.text("Title") or "Digital skills", keywords=row.texts("DigitalSkill"))
    for row in _each(profile.at("Projects"), "Project"):
        dates = _dates(row.at("Period", "ProjectPeriod"), found)
        link, summary = row.text("Link", "URI", "ProjectLink"), row.text("Description")
        found.add("projects", row, name=row.text("Title"), **dates, url=link, summary=summary)
    for row in _each(profile.at("PublicationHistory"), "Publication"):
        date, link = found.date(row, "Date", "Year", "PublicationDate"), row.text("Link", "URI")
        found.add(
            "publications", row, title=row.text("Title"), publisher=row.text("Reference", "Publisher"), date=date,
            url=link, authors=row.texts("Author", "Authors"), summary=row.text("Description"),
        )  # fmt: skip
    for name in _ABOUT_THE_FILE:
        for node in (root.at(name), profile.at(name)):
            for leaf in list(node.leaves()):
                text = leaf.text()
                shown = text if len(text) <= 200 else f"{len(text):,} characters"
                found.forget(leaf.way, shown, "it is about the file, not the person")
    for name, node in profile.fields():
        if node.untaken():
            rows = [inner for _, child in node.fields() for inner in (child.rows() or [child])] or [node]
            found.section(spoken(name), [free_entry(row) for row in rows])
            found.leave(node)
    found.leave(root)
    return found


def _each(node: Node, name: str) -> list[Node]:
    """The elements of one name, of which a single one is no list."""
    inner = node.at(name)
    return inner.rows() if isinstance(inner.value, list) else [inner] if inner else []


_CHANNELS = (
    "", "telephone", "email", "e-mail", "web", "website", "social media", "instant messaging", "fax", "mail", "mobile",
    "home", "work", "office", "business", "personal", "other",
)  # fmt: skip
"""What Europass calls ways to reach somebody."""


def _person(node: Node, found: Found) -> None:
    name = node.at("PersonName")
    given, family = name.text("GivenName"), name.text("FamilyName")
    found.about("name", name.text("FormattedName") or f"{given} {family}")
    found.about("given_name", given)
    found.about("family_name", family)
    email = phone = ""
    for row in node.rows("Communication"):
        channel, uri = row.text("ChannelCode").lower(), row.text("URI")
        use = row.text("UseCode")
        country = row.text("CountryDialing").lstrip("+0")
        numbers = (f"+{country}" if country else "", row.text("AreaDialing"), row.text("DialNumber"))
        dial = " ".join(filter(None, numbers))
        if "mail" in channel or ("@" in uri and "://" not in uri):
            found.forget(f"{row.way}.URI", uri if email else "", "one address is enough")
            email = email or uri
        elif dial:
            found.forget(f"{row.way}.DialNumber", dial if phone else "", "one number is enough")
            phone = phone or dial
        elif uri:
            known = texts.network(use)
            site = "Website" if channel.startswith("web") else ""
            label = known or row.text("OtherTitle") or site or spoken(channel) or uri
            found.add("links", label=label, url=uri, kind=(known or site).lower())
        for part, code in (("ChannelCode", channel), ("UseCode", use)):
            if code.lower() not in _CHANNELS and not texts.network(code) and code.lower() not in uri.lower():
                found.forget(f"{row.way}.{part}", code, "a code")
        place = row.at("Address")
        found.about("location", places.place(place.text("CityName", "City"), code=place.text("CountryCode")))
        found.leave(row, "an address is nobody's business in a press kit")
    found.reached(email, phone)
    for mother in node.texts("PrimaryLanguageCode"):
        found.add("languages", language=_language(mother), fluency="native")
    for field in _PRIVATE:
        found.leave(node.at(field), "take the # away, and write it into [person], if everybody may know it")
    found.leave(node)


def _employer(row: Node, found: Found) -> None:
    organization = row.text("OrganizationName")
    contact = row.at("OrganizationContact")
    for position in _each(row, "PositionHistory") or [row]:
        period = position.at("EmploymentPeriod")
        dates = _dates(period, found)
        country = position.text("Country", "CountryCode")
        found.add(
            "work", position, organization=organization, position=position.text("PositionTitle"), **dates,
            location=places.place(position.text("City", "CityName"), code=country),
            summary=position.text("Description"),
        )  # fmt: skip
    found.leave(contact, "an address of the employer")


def _education(row: Node, found: Found) -> None:
    dates = _dates(row.at("AttendancePeriod"), found)
    degree = row.at("EducationDegree")
    title = degree.text("DegreeName") or row.text("ProgramName")
    subjects = degree.texts("OccupationalSkillsCovered")
    place = row.at("OrganizationContact").at("Communication").at("Address")
    found.add(
        "education", row, institution=row.text("OrganizationName"), study_type=title, **dates,
        location=places.place(place.text("CityName"), code=place.text("CountryCode")),
        score=degree.at("FinalGrade").text("ScoreText"), summary=row.text("Description"),
        points=[texts.paragraphs(subject)[0] for subject in subjects],
    )  # fmt: skip


def _dates(period: Node, found: Found) -> Row:
    dates = [
        at.text("FormattedDateTime", "Date") if isinstance(at.value, dict) else at.text()
        for at in (period.at("StartDate"), period.at("EndDate"))
    ]
    indicator = period.at("CurrentIndicator", "Ongoing")
    going_on = str(indicator.value).strip().lower() in ("true", "yes", "1")
    if going_on or str(indicator.value).strip().lower() in ("false", "no", "0"):
        indicator.text()
    inner = Node({"start": dates[0], "end": "" if going_on else dates[1]}, period.way)
    read = found.dates(inner, ("start",), ("end",))
    found.leave(inner)
    if going_on:
        found.forget(f"{period.way}.EndDate", dates[1], "it goes on")
    return read


def _competencies(profile: Node, found: Found) -> None:
    for row in profile.at("PersonQualifications").rows("PersonCompetency"):
        kind, name = row.text("TaxonomyID"), row.text("CompetencyName") or row.text("CompetencyID")
        if not re.fullmatch(r"(?i)|\S*(language|skill)\S*", kind):
            found.forget(f"{row.way}.TaxonomyID", kind, "a code")
        if code := texts.joined(row.texts("CompetencyID")):
            found.forget(f"{row.way}.CompetencyID", code if code != name else "", "a code")
        scores = [
            (dimension.text("CompetencyDimensionTypeCode"), dimension.at("Score").text("ScoreText"))
            for dimension in row.rows("CompetencyDimension")
        ]
        level = _level(scores)
        if "language" in kind.lower():
            found.add("languages", row, language=_language(name), fluency=level)
        else:
            found.add("skills", row, name=name, level=level)


def _level(scores: Sequence[tuple[str, str]]) -> str:
    """What scores say together: one that is the same in all that the CEF asks about is said once."""
    levels = {score for _, score in scores}
    if len(levels) == 1 and all(code.startswith("CEF-") for code, _ in scores):
        return levels.pop()
    asked = [spoken(code.replace("CEF-", "")).lower() if code else "" for code, _ in scores]
    return texts.joined([" ".join(filter(None, (name, score))) for name, (_, score) in zip(asked, scores, strict=True)])


def _language(code: str) -> str:
    return _LANGUAGES.get(code.lower(), code)


_LANGUAGES = {
    "bul": "Bulgarian", "hrv": "Croatian", "cze": "Czech", "ces": "Czech", "dan": "Danish", "dut": "Dutch",
    "nld": "Dutch", "eng": "English", "est": "Estonian", "fin": "Finnish", "fre": "French", "fra": "French",
    "ger": "German", "deu": "German", "gre": "Greek", "ell": "Greek", "hun": "Hungarian", "gle": "Irish",
    "ita": "Italian", "lav": "Latvian", "lit": "Lithuanian", "mlt": "Maltese", "nor": "Norwegian", "pol": "Polish",
    "por": "Portuguese", "rum": "Romanian", "ron": "Romanian", "slo": "Slovak", "slk": "Slovak", "slv": "Slovenian",
    "spa": "Spanish", "swe": "Swedish", "tur": "Turkish", "ukr": "Ukrainian", "rus": "Russian", "ara": "Arabic",
    "chi": "Chinese", "zho": "Chinese", "jpn": "Japanese", "ice": "Icelandic", "isl": "Icelandic",
}  # fmt: skip
"""ISO 639-2 codes as Europass writes them."""
