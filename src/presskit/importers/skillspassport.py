"""The Europass of 2004 to 2020: `<SkillsPassport>` of Cedefop's editor, version 3, and `<learnerinfo>` of 1 and 2.

In: a parsed file: XML, the PDF that carries it, or the JSON of its interface. Out: the tables of a profile, and what is
left over. Source of the names: EuropassSchema V1.0 to V3.4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presskit.importers import markup, places, sections, texts
from presskit.importers.elements import TEXT, local, values
from presskit.importers.imported import ImportedProfile, Row, spoken, texts_and_points
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node, tree, written

_ATTRIBUTES = ("type", "year", "month", "day", "locale")

_ABOUT_THE_FILE = ("DocumentInfo", "PrintingPreferences", "Attachment", "AttachmentList", "Documentation")


def is_it(element: Any) -> bool:
    """Whether XML is a Europass of before 2020, by its root element."""
    return markup.name_of(element).lower() in ("skillspassport", "learnerinfo")


def is_json(value: object) -> bool:
    """Whether a parsed file is one that its interface gave."""
    return isinstance(value, dict) and isinstance(value.get("SkillsPassport"), dict)


def is_pdf(elements: Mapping[str, Any]) -> bool:
    """Whether a PDF carries one."""
    return any(map(is_it, elements.values()))


def read(file: Parsed) -> ImportedProfile:
    """What the XML tells."""
    return _read(values(file.value, _ATTRIBUTES))


def read_json(file: Parsed) -> ImportedProfile:
    """What the JSON tells."""
    return _read(file.value["SkillsPassport"])


def read_pdf(file: Parsed) -> ImportedProfile:
    """What the XML tells that a PDF carries."""
    return _read(values(next(filter(is_it, file.value.values())), _ATTRIBUTES))


# --- one shape for all versions ----------------------------------------------------------------------------

_NAMES = (
    "Identification", "PersonName", "Title", "FirstName", "Surname", "ContactInfo", "Address", "Contact",
    "AddressLine", "AddressLine2", "PostalCode", "Municipality", "Country", "Code", "Label", "Email", "Telephone",
    "Use", "Website", "InstantMessaging", "Demographics", "Birthdate", "Gender", "Nationality", "Photo", "MimeType",
    "Data", "Headline", "Type", "Description", "WorkExperience", "Period", "From", "To", "Current", "Position",
    "Activities", "Employer", "Name", "Sector", "Education", "Skills", "Organisation", "Level", "Field",
    "Linguistic", "MotherTongue", "ForeignLanguage", "ProficiencyLevel", "Listening", "Reading",
    "SpokenInteraction", "SpokenProduction", "Writing", "AcquiredDuring", "Experience", "VerifiedBy", "Certificate",
    "AwardingBody", "Date", "Communication", "Organisational", "JobRelated", "Computer", "Driving", "Licence",
    "Other", "Achievement", "Documentation", "DocumentInfo", "PrintingPreferences", "AttachmentList", "CoverLetter",
    "LearnerInfo", "Area", "Fax", "Mobile", "Year", "Month", "Day", "Attachment",
)  # fmt: skip
"""The names of version 3; what version 2 calls in small letters is called by them, too."""

_CALLED = {name.lower(): name for name in _NAMES} | {
    "lastname": "Surname", "educationalfield": "Field", "drivinglicence": "Licence", "docinfo": "DocumentInfo",
    "prefs": "PrintingPreferences", "addressline": "AddressLine", "postalcode": "PostalCode",
}  # fmt: skip

_SKILLS = {
    "social": "Communication", "organisational": "Organisational", "technical": "JobRelated", "computer": "Computer",
    "artistic": "Artistic", "other": "Other",
}  # fmt: skip
"""What version 2 calls the kinds of skills."""


def _shaped(value: Any) -> Any:
    """The values of any version under the names of version 3, lists without their tables, dates in one text."""
    if isinstance(value, list):
        return [_shaped(one) for one in value]
    if not isinstance(value, dict):
        return value
    if date := _date(value):
        return date
    result: dict[str, Any] = {}
    for name, inner in value.items():
        called, rows = _rows_of(name, inner) or (name, inner)
        key, shaped = _CALLED.get(called.lower(), called), _shaped(rows)
        result[key] = [*_list(result[key]), *_list(shaped)] if key in result else shaped  # a list, and one beside it
    return result


def _rows_of(name: str, value: Any) -> tuple[str, Any] | None:
    """Of `WorkExperienceList: {WorkExperience: [...]}` the inner name and the list; None for any other."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    inner, rows = next(iter(value.items()))
    return (str(inner), rows) if name.lower() == f"{inner}list".lower() else None


def _date(value: dict[str, Any]) -> str:
    """2001-03-10 of year, month and day in attributes (`--03`, `---10`), elements or numbers; a placeholder such as Y
    or M is nothing. Empty for what is no date."""
    named = {local(name).lower().lstrip("@"): written(inner) for name, inner in value.items()}
    if any(isinstance(inner, dict | list) for inner in value.values()):
        return ""
    if "year" not in named or not named.keys() <= {"year", "month", "day", TEXT} or named.get(TEXT, "").strip():
        return ""
    figures = [re.sub(r"^-+", "", named.get(part, "")) for part in ("year", "month", "day")]
    kept = list[str]()
    for figure in figures:
        if not figure.isdigit() or int(figure) == 0:
            break
        kept.append(figure.zfill(2))
    rest = [figure for figure in figures[len(kept) :] if not re.fullmatch(r"[A-Za-z]?|0+", figure)]
    return "" if rest else "-".join(kept)  # a month in words, or a day without a month: kept as it is


def _version_2(learner: dict[str, Any]) -> dict[str, Any]:
    """Languages, skills and what else there is, where version 3 has them."""
    skills: dict[str, Any] = {}
    for row in _listed(learner, "languagelist", "language"):
        kind = "MotherTongue" if str(_table(row).get("@type", "")).endswith("mother") else "ForeignLanguage"
        shown = (
            {"Label": row} if isinstance(row, str) else {**_table(row), "ProficiencyLevel": _table(row).get("Level")}
        )
        for name in ("Level", "@type"):
            shown.pop(name, None)
        skills.setdefault("Linguistic", {}).setdefault(kind, []).append({"Description": shown})
    for row in _listed(learner, "skilllist", "skill"):
        kind = _SKILLS.get(str(_table(row).get("@type", "")), "Other")
        skills.setdefault(kind, []).append({"Description": _told(row)})
    for row in _listed(learner, "skilllist", "structured-skill"):
        skills["Driving"] = _told(row)
    for row in _listed(learner, "misclist", "misc"):
        title = {"additional": "Additional information", "annexes": "Annexes"}.get(str(_table(row).get("@type", "")))
        learner.setdefault("Achievement", [])
        learner["Achievement"] = [
            *_list(learner["Achievement"]),
            {"Title": title or "More", "Description": _told(row)},
        ]
    who = _table(learner.get("Identification"))
    if "PersonName" not in who and (names := {key: who.pop(key) for key in ("FirstName", "Surname") if key in who}):
        learner["Identification"] = {"PersonName": names, **who}
    if application := learner.pop("application", None):
        learner["Headline"] = {"Description": application}
    if skills:
        other = learner.get("Skills")
        learner["Skills"] = {**skills, **(other if isinstance(other, dict) else {"Others": other})}
    return learner


def _listed(learner: dict[str, Any], lists: str, name: str) -> list[Any]:
    """The entries of all lists of this name and those beside them, taken out; what else the lists hold stays."""
    found, rest = list[Any](), list[Any]()
    for inner in _list(learner.pop(lists, None)):
        found += _list(inner.get(name)) if isinstance(inner, dict) else []
        kept = {key: value for key, value in inner.items() if key != name} if isinstance(inner, dict) else inner
        rest += [kept] if kept else []
    if rest:
        learner[lists] = rest
    return found + _list(learner.pop(name, None))


def _told(row: Any) -> Any:
    """What an element of version 2 says, without its kind."""
    if not isinstance(row, dict):
        return row
    rest = {name: inner for name, inner in row.items() if name != "@type"}
    return rest[TEXT] if rest.keys() == {TEXT} else rest


def _in_one(value: Any) -> dict[str, Any]:
    """What several tables of one name hold, in one."""
    result: dict[str, Any] = {}
    for at, one in enumerate(_list(value)):
        for name, inner in one.items() if isinstance(one, dict) else [(f"text {at + 1}", one)]:
            result[name] = [*_list(result[name]), *_list(inner)] if name in result else inner
    return result


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


# --- reading -----------------------------------------------------------------------------------------------


def _read(value: Any) -> ImportedProfile:
    shaped = _table(_shaped(value))
    if since := "LearnerInfo" not in shaped:  # version 2, which has no word for what goes on
        apart = {name: shaped.pop(name) for name in _ABOUT_THE_FILE if name in shaped}
        shaped = {"LearnerInfo": shaped, **apart}
    shaped["LearnerInfo"] = _version_2(_in_one(shaped["LearnerInfo"]))
    root, imported = tree(shaped), ImportedProfile()
    learner = root.at("LearnerInfo")
    _person(learner.at("Identification"), imported)
    headline = learner.at("Headline")
    _headline(headline, imported)
    for row in learner.each("WorkExperience"):
        _work(row, imported, since=since)
    for row in learner.each("Education"):
        _education(row, imported, since=since)
    _skills(learner.at("Skills"), imported)
    for row in learner.each("Achievement"):
        title = _label(row.at("Title")) or row.text("Title") or "Achievements"
        told = texts_and_points(row.text("Description"))
        lines = [line for entry in told for line in (entry.get("text", ""), *entry.get("points", ())) if line]
        if not sections.add(title, [Node(line, row.way) for line in lines], imported):
            imported.section(title, told)
        imported.forget(row.way, "" if told else title, "a heading without a text")
        imported.leave(row)
    _letter(root.at("CoverLetter"), imported)
    for name in (*_ABOUT_THE_FILE, "@locale"):
        for node in (root.at(name), learner.at(name)):
            _about_the_file(node, imported)
    imported.leave(root)
    return imported


def _about_the_file(node: Node, imported: ImportedProfile) -> None:
    for leaf in list(node.leaves()):
        imported.forget(leaf.way, leaf.text(), "it is about the file, not the person")


def _label(node: Node) -> str:
    """What a thing is called that has a code and a label; a code without a label is what it is called."""
    if isinstance(node.value, dict):
        return node.text("Label") or node.text("Code") or (_label(node.at("Description")) if node.value else "")
    return node.text()


def _contact(node: Node) -> str:
    """The address, number or page of a way to reach somebody."""
    return node.text("Contact") if isinstance(node.value, dict) else node.text()


def _place(contact: Node) -> str:
    """City and country of an address."""
    address = contact.at("Address")
    address = address.at("Contact") if isinstance(_table(address.value).get("Contact"), dict) else address
    country = address.at("Country")
    code, label = (country.at("Code"), country.text("Label")) if isinstance(country.value, dict) else (country, "")
    if not label or places.country(written(code.value)) == label:
        said = code.text()
        label = label or said
    return places.place(address.text("Municipality"), code=label)


def _person(node: Node, imported: ImportedProfile) -> None:
    name = node.at("PersonName")
    given, family = name.text("FirstName"), name.text("Surname")
    title = _label(name.at("Title"))
    imported.set_person("name", f"{given} {family}".strip())
    imported.set_person("given_name", given)
    imported.set_person("family_name", family)
    imported.set_person("honorific_prefix", title)
    contact = node.at("ContactInfo")
    imported.set_person("location", _place(contact))
    imported.leave(contact.at("Address"), "an address is nobody's business in a press kit")
    emails = [_contact(row) for row in contact.each("Email")]
    phones = [_contact(row) for kind in ("Telephone", "Mobile") for row in contact.each(kind)]
    imported.add_contact(next(filter(None, emails), ""), next(filter(None, phones), ""))
    for said in (emails, phones):
        for more in list(filter(None, said))[1:]:
            imported.forget("LearnerInfo.Identification.ContactInfo", more, "one is enough")
    for row in contact.each("Website"):
        url = texts.link(_contact(row))
        use = _label(row.at("Use")) if isinstance(row.value, dict) else ""
        known = texts.network(use)
        if url:
            imported.add("links", label=known or use or "Website", url=url, kind=(known or "website").lower())
    imported.leave(contact, "it is nobody's business in a press kit")
    photo = node.at("Photo")
    for leaf in list(photo.leaves()):
        imported.forget(leaf.way, leaf.text(), "save the picture beside the profile, then add it as [[photos]]")
    imported.leave(node, "take the # away, and write it into [person], if everybody may know it")


def _headline(node: Node, imported: ImportedProfile) -> None:
    """What the person applies for, or is: only the latter says something of the person."""
    kind = node.at("Type")
    code, said = written(kind.at("Code").value), _label(node.at("Description"))
    if code == "personal_statement":
        imported.prose(said)
    elif code in ("job_applied_for", "preferred_job", "studies_applied_for"):
        imported.forget(node.at("Description").way, said, spoken(code).lower())
    else:
        imported.set_person("headline", said)
    imported.leave(node, "what the line before it is about")


def _dates(node: Node, imported: ImportedProfile, *, since: bool) -> Row:
    """When it was; `since` whether what has no end goes on, as in version 2, which cannot say so."""
    period = node.at("Period")
    if not isinstance(period.value, dict):
        return imported.dates(node, ("From",), ("To",), ("Period",))
    current = period.at("Current")
    said = written(current.value).strip().lower()
    goes_on = said in ("true", "yes", "1")
    if goes_on or said in ("false", "no", "0"):  # what is neither is left, and named
        current.text()
    dates = imported.dates(period, ("From",), ("To",), ("Label",))
    if goes_on:
        if end := dates.pop("end", ""):
            imported.forget(f"{period.way}.To", end, "it goes on")
        dates.pop("current", None)
    elif "end" not in dates and not since:
        dates["current"] = False  # the editor shows a start alone where "ongoing" is not ticked
    imported.leave(period)
    return dates


def _organisation(node: Node) -> tuple[str, str, str]:
    """Its name, where it is, and its page."""
    contact = node.at("ContactInfo") or node
    site = next((texts.link(_contact(row)) for row in contact.each("Website")), "")
    return node.text("Name"), _place(contact), site


def _work(row: Node, imported: ImportedProfile, *, since: bool) -> None:
    dates = _dates(row, imported, since=since)
    name, place, site = _organisation(row.at("Employer"))
    imported.add(
        "work", row, organization=name, position=_label(row.at("Position")), **dates, location=place, url=site,
        summary=row.text("Activities"),
    )  # fmt: skip


def _education(row: Node, imported: ImportedProfile, *, since: bool) -> None:
    dates = _dates(row, imported, since=since)
    name, place, site = _organisation(row.at("Organisation"))
    area = _label(row.at("Field"))
    told = [row.text("Activities"), row.text("Skills")]
    imported.add(
        "education", row, institution=name, study_type=_label(row.at("Title")), area=area, **dates, location=place,
        url=site, summary="\n\n".join(filter(None, told)),
    )  # fmt: skip


def _skills(node: Node, imported: ImportedProfile) -> None:
    spoken_ones = node.at("Linguistic")
    for row in spoken_ones.each("MotherTongue"):
        imported.add("languages", row, language=_label(row.at("Description")) or _label(row), fluency="native")
    for row in spoken_ones.each("ForeignLanguage"):
        described = row.at("Description")
        levels = row.at("ProficiencyLevel") or described.at("ProficiencyLevel")
        imported.add("languages", row, language=_label(described), fluency=_level(levels))
    entries: list[Row] = []
    for name, child in node.fields():
        if name != "Linguistic":
            for one in child.rows() if isinstance(child.value, list) else [child]:
                entries += _skill(name, one) if one.untaken() else []
                imported.leave(one)
    imported.section("Personal skills", entries)


def _skill(name: str, node: Node) -> list[Row]:
    """What stands under a kind of skills, as entries under its name: the text, the levels, the certificates."""
    title = _KINDS.get(name, f"{spoken(name)} skills")
    if name == "Driving":
        licences = texts.joined(node.texts())
        return [{"title": title, "text": licences}] if licences else []
    levels = node.at("ProficiencyLevel")
    entries = texts_and_points(node.text("Description") if isinstance(node.value, dict) else node.text())
    if isinstance(levels.value, dict) and (level := _level(levels)):
        entries.append({"text": level})
    if certified := [said for one in node.at("VerifiedBy").each("Certificate") if (said := _label(one.at("Title")))]:
        entries.append({"points": certified})
    return [{"title": title, **entries[0]}, *entries[1:]] if entries else []


_KINDS = {
    "Communication": "Communication skills", "Organisational": "Organisational skills", "Other": "Other skills",
    "JobRelated": "Job-related skills", "Computer": "Digital skills", "Artistic": "Artistic skills",
    "Driving": "Driving licence",
}  # fmt: skip


def _level(node: Node) -> str:
    """The levels of a skill by what is asked; one that is the same in all is said once."""
    scores = [(spoken(name).lower(), child.text()) for name, child in node.fields()]
    said = [(name, score.upper()) for name, score in scores if score]
    if len({score for _, score in said}) == 1 and len(said) > 1:
        return said[0][1]
    return texts.joined([f"{name} {score}" for name, score in said])


def _letter(node: Node, imported: ImportedProfile) -> None:
    """A letter goes to one reader and stays out of a press kit."""
    imported.leave(node, "a letter of application is not about the person alone")
