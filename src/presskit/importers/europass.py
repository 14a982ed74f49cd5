"""Europass since 2020: the `<Candidate>` XML of today's editor, and the PDF that carries it.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: the
data model of Europass 2 (namespace http://www.europass.eu/1.0), after HR Open Standards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from presskit.importers import languages, markup, places, sections, texts
from presskit.importers.elements import values
from presskit.importers.imported import LANGUAGES, ImportedProfile, Row, free_entry, spoken
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node, tree, written

_ATTRIBUTES = ("languageCode",)

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


def read(file: Parsed) -> ImportedProfile:
    """What a Europass XML file tells."""
    return _read(tree(values(file.value, _ATTRIBUTES)))


def read_pdf(file: Parsed) -> ImportedProfile:
    """What the Europass tells that a PDF carries."""
    return _read(tree(values(next(filter(is_it, file.value.values())), _ATTRIBUTES)))


def _read(root: Node) -> ImportedProfile:
    imported = ImportedProfile()
    profiles = root.each("CandidateProfile")
    _person(root.at("CandidatePerson"), imported)
    for profile in profiles[:1]:
        _profile(profile, imported)
    if len(profiles) > 1:
        imported.said.append(f"it holds {len(profiles)} profiles, of which the first was read")
    for name in _ABOUT_THE_FILE:
        for node in (root.at(name), *(profile.at(name) for profile in profiles[:1])):
            _about_the_file(node, imported)
    for profile in profiles[1:]:
        imported.leave(profile, "another profile of the same person")
    imported.leave(root)
    return imported


def _profile(profile: Node, imported: ImportedProfile) -> None:
    language = profile.text("@languageCode")
    if LANGUAGES.fullmatch(language):
        imported.language = language
    elif language:
        imported.said.append(f"the CV is written in {languages.name(language)}, and presskit's own words are English")
    imported.prose(profile.text("ExecutiveSummary"))
    wanted = profile.at("CandidatePositionPreferences")
    imported.forget(wanted.way, texts.joined(wanted.texts()), "what the person looks for")
    for row in profile.at("EmploymentHistory").rows("EmployerHistory"):
        _employer(row, imported)
    for row in profile.at("EducationHistory").rows("EducationOrganizationAttendance"):
        _education(row, imported)
    _competencies(profile.at("PersonQualifications"), imported)
    _competencies(profile.at("Skills"), imported)
    for row in profile.at("Skills").each("SkillsGroup"):
        title = row.text("Title") or "Skills"
        named = [one.text("CompetencyName", "CompetencyID") for one in row.each("PersonCompetency")]
        imported.add("skills", name=title, keywords=[one for one in named if one])
        imported.leave(row, table="skills", row=len(imported.tables["skills"]) - 1)
    for row in profile.at("DigitalSkills").each("DigitalSkillsGroup"):
        imported.add("skills", row, name=row.text("Title") or "Digital skills", keywords=row.texts("DigitalSkill"))
    for row in profile.at("Projects").each("Project"):
        dates = _dates(row.at("Period", "ProjectPeriod", "Date"), imported)
        link, summary = row.text("Link", "URI", "ProjectLink"), row.text("Description")
        imported.add("projects", row, name=row.text("Title"), **dates, url=link, summary=summary)
    for row in profile.at("PublicationHistory").each("Publication"):
        _publication(row, imported)
    for row in [*profile.at("Certifications").each("Certification"),
                *profile.at("CourseCertifications").each("CourseCertification")]:  # fmt: skip
        _certificate(row, imported)
    licences = texts.joined([text.upper() for text in profile.at("Licenses").texts()])
    imported.section("Driving licence", [{"text": licences}] if licences else [])
    for group in profile.each("Others"):
        title = group.text("Title")
        if sections.add(title, group.each("Other"), imported, partial(_when, imported)):
            imported.leave(group)
            continue
        entries = [_activity(row, imported) for row in group.each("Other")]
        imported.section(title or "Other", entries)
        imported.forget(group.way, "" if any(entries) else title, "a heading without a text")
        imported.leave(group)
    for name, node in profile.fields():
        if name not in _ABOUT_THE_FILE and node.untaken():
            rows = [inner for _, child in node.fields() for inner in _items(child)] or [node]
            if not sections.add(spoken(name), rows, imported, partial(_when, imported)):
                imported.section(spoken(name), [_activity(row, imported) for row in rows])
            imported.leave(node)


def _about_the_file(node: Node, imported: ImportedProfile) -> None:
    for leaf in list(node.leaves()):
        text = leaf.text()
        picture = "Attachment" in leaf.way and len(text) > 200
        reason = "it is about the file, not the person"
        imported.forget(leaf.way, text, _PICTURE if picture else reason)


_PICTURE = "save the picture beside the profile, then add it as [[photos]]"


def _items(node: Node) -> list[Node]:
    return node.rows() if isinstance(node.value, list) else [node] if node else []


def _when(imported: ImportedProfile, row: Node) -> Row:
    """When an entry of a section that is built like the others was."""
    return _dates(row.at("Date", "Period", "AttendancePeriod"), imported)


def _activity(row: Node, imported: ImportedProfile) -> Row:
    """What the editor has in sections that are built alike: a title, when and where, a text, links."""
    if not isinstance(row.value, dict):
        return free_entry(row)
    dates = _when(imported, row)
    entry: Row = {name: dates[name] for name in ("start", "end") if name in dates}
    title, addresses = texts.titled(row.text("Title", "Name"))
    place = row.at("Location")
    where = texts.joined(place.texts()) if isinstance(place.value, dict) else texts.line(place.text())
    entry |= {name: said for name, said in (("title", title), ("subtitle", where)) if said}
    prose, points = texts.paragraphs("\n\n".join(filter(None, row.texts("Description", "Role"))))
    links = [*row.texts("Link", "URI"), *addresses]
    entry |= {"text": text} if (text := "\n\n".join(filter(None, [prose, *links]))) else {}
    rest = free_entry(Node(dict(row.left()), row.way)) if row.untaken() else {}
    if rest:
        row.texts()
        entry["text"] = "\n\n".join(filter(None, [entry.get("text", ""), *filter(None, [rest.get("text", "")])]))
        points = [*points, *rest.get("points", ())]
    return entry | ({"points": points} if points else {})


def _publication(row: Node, imported: ImportedProfile) -> None:
    date, link = imported.date(row, "Date", "Year", "PublicationDate"), row.text("Link", "URI", "DOI")
    title, told = row.text("Title"), row.text("Description", "FormattedPublicationDescription")
    imported.add(
        "publications", row, title=title, publisher=row.text("Reference", "Journal", "Publisher"), date=date,
        url=link, authors=row.texts("Author", "Authors"), summary=told,
    )  # fmt: skip


def _certificate(row: Node, imported: ImportedProfile) -> None:
    dates = _dates(row.at("Date", "Period", "EffectiveTimePeriod"), imported)
    date = dates.get("end") or dates.get("start") or imported.date(row, "IssueDate", "FirstIssuedDate")
    issuer = row.at("IssuingAuthority")
    imported.add(
        "certificates", row, name=row.text("Title", "CertificationName", "CertificationTypeCode", "Name"),
        issuer=issuer.text("Name", "OrganizationName") if isinstance(issuer.value, dict) else issuer.text(),
        date=date or "", url=row.text("Link", "URI"),
    )  # fmt: skip


_CHANNELS = (
    "", "telephone", "email", "e-mail", "web", "website", "social media", "instant messaging", "fax", "mail", "mobile",
    "home", "work", "office", "business", "personal", "other",
)  # fmt: skip
"""What Europass calls ways to reach somebody."""


def _person(node: Node, imported: ImportedProfile) -> None:
    name = node.at("PersonName")
    given, family = name.text("GivenName"), name.text("FamilyName")
    imported.set_person("name", name.text("FormattedName") or f"{given} {family}")
    imported.set_person("given_name", given)
    imported.set_person("family_name", family)
    email = phone = ""
    for row in node.rows("Communication"):
        channel, uri = row.text("ChannelCode").lower(), row.text("URI")
        use = row.text("UseCode")
        country = row.text("CountryDialing").lstrip("+0")
        numbers = (f"+{country}" if country else "", row.text("AreaDialing"), row.text("DialNumber"))
        dial = " ".join(filter(None, numbers))
        if "mail" in channel or ("@" in uri and "://" not in uri):
            imported.forget(f"{row.way}.URI", uri if email else "", "one address is enough")
            email = email or uri
        elif dial:
            imported.forget(f"{row.way}.DialNumber", dial if phone else "", "one number is enough")
            phone = phone or dial
        elif uri and re.search("(?i)instant|whatsapp|skype", f"{channel} {use}"):
            imported.forget(f"{row.way}.URI", uri, "nobody needs it in a press kit")
        elif uri:
            known = texts.network(use)
            site = "Website" if channel.startswith("web") else ""
            label = known or row.text("OtherTitle") or site or spoken(channel) or uri
            imported.add("links", label=label, url=uri, kind=(known or site).lower())
        for part, code in (("ChannelCode", channel), ("UseCode", use)):
            if code.lower() not in _CHANNELS and not texts.network(code) and code.lower() not in uri.lower():
                imported.forget(f"{row.way}.{part}", code, "a code")
        place = row.at("Address")
        imported.set_person("location", places.place(place.text("CityName", "City"), code=place.text("CountryCode")))
        imported.leave(row, "an address is nobody's business in a press kit")
    imported.add_contact(email, phone)
    for mother in node.texts("PrimaryLanguageCode"):
        imported.add("languages", language=languages.name(mother), fluency="native")
    for field in _PRIVATE:
        imported.leave(node.at(field), "take the # away, and write it into [person], if everybody may know it")
    imported.leave(node)


def _employer(row: Node, imported: ImportedProfile) -> None:
    organization = texts.joined(list(dict.fromkeys([row.text("OrganizationName"), row.text("Department")])))
    contact = row.at("OrganizationContact")
    site = _site(row)
    positions = row.each("PositionHistory")
    for position in positions or [row]:
        period = position.at("EmploymentPeriod") or row.at("EmploymentPeriod")
        dates = _dates(period, imported)
        country = position.text("Country", "CountryCode")
        imported.add(
            "work", position, organization=organization, position=position.text("PositionTitle"), **dates, url=site,
            location=places.place(position.text("City", "CityName"), code=country) or _place(contact),
            summary=position.text("Description"),
        )  # fmt: skip
    table = "work" if imported.tables.get("work") else ""
    for node, reason in ((contact, "an address of the employer"), (row, "")):
        imported.leave(node, reason, table=table, row=max(0, len(imported.tables.get("work", ())) - 1))


def _site(row: Node) -> str:
    """The page of an organisation."""
    for node in row.each("Link"):
        return texts.link(node.text())
    for channel in row.at("OrganizationContact").each("Communication"):
        if written(channel.at("ChannelCode").value).lower().startswith("web"):
            channel.at("ChannelCode").text()
            return texts.link(channel.text("URI"))
    return ""


def _place(contact: Node) -> str:
    """City and country of an organisation."""
    addresses = [channel.at("Address") for channel in contact.each("Communication")]
    place = next((one for one in addresses if one), Node(None))
    return places.place(place.text("CityName", "City"), code=place.text("CountryCode"))


def _education(row: Node, imported: ImportedProfile) -> None:
    dates = _dates(row.at("AttendancePeriod"), imported)
    degree = row.at("EducationDegree")
    title = degree.text("DegreeName") or row.text("ProgramName")
    told = [row.text("Description"), *degree.texts("OccupationalSkillsCovered")]
    thesis = texts.line(degree.text("Thesis"))
    site = _site(row)
    imported.add(
        "education", row, institution=row.text("OrganizationName"), study_type=title, **dates,
        location=_place(row.at("OrganizationContact")), score=degree.at("FinalGrade").text("ScoreText"), url=site,
        summary="\n\n".join(filter(None, told)), points=[f"Thesis: {thesis}"] if thesis else [],
    )  # fmt: skip


def _dates(period: Node, imported: ImportedProfile) -> Row:
    dates = [
        at.text("FormattedDateTime", "Date") if isinstance(at.value, dict) else at.text()
        for at in (period.at("StartDate"), period.at("EndDate"))
    ]
    indicator = period.at("CurrentIndicator", "Ongoing")
    going_on = str(indicator.value).strip().lower() in ("true", "yes", "1")
    if going_on or str(indicator.value).strip().lower() in ("false", "no", "0"):
        indicator.text()
    inner = Node({"start": dates[0], "end": "" if going_on else dates[1]}, period.way)
    read = imported.dates(inner, ("start",), ("end",))
    imported.leave(inner)
    if going_on:
        imported.forget(f"{period.way}.EndDate", dates[1], "it goes on")
    elif indicator and "end" not in read:
        read["current"] = False  # it says that it is over, and not since when
    return read


def _competencies(node: Node, imported: ImportedProfile) -> None:
    for row in node.rows("PersonCompetency"):
        kind, name = row.text("TaxonomyID"), row.text("CompetencyName") or row.text("CompetencyID")
        if not re.fullmatch(r"(?i)|\S*(language|skill)\S*", kind):
            imported.forget(f"{row.way}.TaxonomyID", kind, "a code")
        if code := texts.joined(row.texts("CompetencyID")):
            imported.forget(f"{row.way}.CompetencyID", code if code != name else "", "a code")
        scores = [
            (dimension.text("CompetencyDimensionTypeCode"), dimension.at("Score").text("ScoreText"))
            for dimension in row.rows("CompetencyDimension")
        ]
        level = _level(scores)
        if "language" in kind.lower():
            imported.add("languages", row, language=languages.name(name), fluency=level)
        else:
            imported.add("skills", row, name=name, level=level)


def _level(scores: Sequence[tuple[str, str]]) -> str:
    """What scores say together: one that is the same in all that the CEF asks about is said once."""
    scores = [(code, score) for code, score in scores if score]
    levels = {score for _, score in scores}
    if len(levels) == 1 and len(scores) > 1 and all(code.startswith("CEF-") for code, _ in scores):
        return levels.pop()
    asked = [spoken(code.replace("CEF-", "")).lower() if code else "" for code, _ in scores]
    return texts.joined([" ".join(filter(None, (name, score))) for name, (_, score) in zip(asked, scores, strict=True)])
