"""JSON Resume, every version since 0.0.0, as JSON or YAML.

In: a parsed file. Out: the tables of a profile, and what is left over. Source of the names: the schema of
jsonresume.org 0.0.0 to 1.3.1; the older names and the odd shapes are those of files found in public.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from presskit.importers import places, sections, texts
from presskit.importers.imported import LANGUAGES, ImportedProfile, Row, free_entry, is_for_readers, spoken
from presskit.importers.parsing import Parsed
from presskit.importers.tree import Node, written

START = ("startDate", "start_date", "start", "from", "dateStart")
END = ("endDate", "end_date", "end", "to", "until", "dateEnd", "graduationDate")
BOTH = ("date", "dates", "period", "duration")
URL = ("url", "website", "link", "href")

_ABOUT_THE_FILE = ("$schema", "meta")

_LOOK = ("css", "layout", "layouts", "page", "theme", "typography")
"""What programs call the settings of how their pages look."""

FEW = 5
"""Settings of a look that are named one by one; Reactive Resume has sixty."""

_NAMES = {
    "work": ("work", "experience", "employment", "workExperience", "jobs"),
    "volunteering": ("volunteer", "volunteering"),
    "education": ("education",),
    "projects": ("projects", "sideProjects"),
    "awards": ("awards", "honors"),
    "certificates": ("certificates", "certifications"),
    "publications": ("publications",),
    "skills": ("skills",),
    "interests": ("interests", "hobbies"),
    "languages": ("languages",),
    "references": ("references", "recommendations", "testimonials"),
}
"""The names under which a table is found, the schema's first."""


LEFT = "left over"
"""Under this name stands, by the way to it, what another format's file holds and this one has no name for."""


_HEADS = ("basics", "info", "profile", "personal", "personalInfo", "personal_info", "contact")
"""Under the first of these stands who it is about; the schema's own name is the first."""

_NAME = ("name", "fullName", "fullname", "full_name")

_OF_A_HEAD = {
    *_NAME, "label", "title", "headline", "email", "phone", "telephone", "mobile", "url", "website", "summary", "about",
    "bio", "location", "profiles", "social", "image", "picture", "photo", "firstName", "lastName",
}  # fmt: skip

_OF_A_ROW = {
    *START, *END, *BOTH, *URL, "name", "company", "organization", "employer", "position", "title", "role",
    "description", "summary", "location", "highlights", "bullets", "responsibilities", "achievements", "keywords",
    "institution", "school", "area", "major", "field", "studyType", "degree", "study_type", "score", "gpa", "grade",
    "courses", "roles", "technologies", "tech", "issuer", "awarder", "authority", "year", "releaseDate", "publisher",
    "journal", "authors", "author", "type", "items", "list", "category", "level", "rating", "proficiency", "language",
    "fluency", "reference", "text", "current", "isCurrent", "present", "entity", "githubUrl", "city",
}  # fmt: skip
"""What the readers below know of an entry."""


def is_it(value: object) -> bool:
    """Whether a parsed file is a JSON Resume, or holds one as its only part of the kind: in a list, or below a name."""
    if _is_resume(value):
        return True
    inner = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    return sum(map(_is_resume, inner)) == 1


def _is_resume(value: object) -> bool:
    """Whether it is built as a JSON Resume: a head that says who, and tables whose entries have the schema's names."""
    if not isinstance(value, dict):
        return False
    basics = value.get("basics")
    if (isinstance(basics, dict) and (not basics or basics.keys() & _OF_A_HEAD)) or "resume" in str(
        value.get("$schema", "")
    ):
        return True
    tables = [value[name] for names in _NAMES.values() for name in names if isinstance(value.get(name), list)]
    names = [name for table in tables for row in table if isinstance(row, dict) for name in row]
    known = sum(name in _OF_A_ROW for name in names)
    said = isinstance(basics, dict) or len(tables) >= (1 if _head(value) else 2)
    return said and not isinstance(value.get("name"), dict) and known > 0 and known * 4 >= len(names) * 3


def _head(value: dict[str, object]) -> bool:
    """Whether a file says who it is about, under one of the names for that or without any."""
    heads = [inner for name in _HEADS if isinstance(inner := value.get(name), dict)]
    return any(isinstance(one.get(name), str) for one in (value, *heads) for name in _NAME)


def _within(root: Node) -> Node:
    """The JSON Resume that a parsed file is, or holds."""
    if _is_resume(root.value):
        return root
    inner = root.rows() if isinstance(root.value, list) else [node for _, node in root.fields()]
    return next((node for node in inner if _is_resume(node.value)), root)


def read(file: Parsed) -> ImportedProfile:
    """What a JSON Resume tells."""
    return of(file.tree())


def of(whole: Node) -> ImportedProfile:
    """What a JSON Resume tells; `whole` is or holds one."""
    root = _within(whole)
    imported = ImportedProfile()
    imported.language = root.at("meta").text("language", "lang") if root.at("meta").at("language", "lang") else ""
    if not LANGUAGES.fullmatch(imported.language):
        imported.forget("meta.language", imported.language, "presskit writes English")
    language = imported.language[:2].lower() or "en"
    present = {name for name, _ in root.fields()}
    titles = {name: node.text() for name, node in root.at("meta").at("titles").fields() if name in present}
    heads = [node for name in _HEADS if isinstance((node := root.at(name)).value, dict)]
    for head in heads or [root]:  # some write it without a table of its own
        _basics(head, imported, language)
        if head is not root:
            imported.leave(head)
    if "name" not in imported.person:
        _basics(root, imported, language)
    for table, names in _NAMES.items():
        for name in names:
            for row in root.rows(name) if name in present and name not in titles and root.value.get(name) else []:
                _ENTRIES[table](row, imported, language)
    for way, node in root.at(LEFT).fields():
        imported.forget(way, node.text())
    for name, node in root.fields():
        if name in _ABOUT_THE_FILE:
            _of_the_look(node, imported)
            imported.leave(node, "it is about the file, not the person")
        elif node.untaken() and (name in titles or not sections.add(spoken(name), _entries(node), imported)):
            _unknown(titles.get(name, ""), name, node, imported)
    imported.leave(whole)
    return imported


_SECTIONS = re.compile(r"\.sections[.\[]")  # in a table or, in a file that is not quite one of its kind, in a list


def _of_the_look(meta: Node, imported: ImportedProfile) -> None:
    """How another program draws its pages, in one line where it is much; but what it calls the sections."""
    parts = {name: [one for one in node.leaves() if not _SECTIONS.search(one.way)] for name, node in meta.fields()}
    parts = {name: leaves for name, leaves in parts.items() if name in _LOOK and leaves}
    settings = [one for leaves in parts.values() for one in leaves]
    if len(settings) > FEW:
        for one in settings:
            one.text()
        imported.forget(
            meta.way, f"{len(settings)} settings of how its pages look: {', '.join(parts)}", "[kit] has its own"
        )


def _basics(node: Node, imported: ImportedProfile, language: str) -> None:
    parts = [node.text(*names) for names in (("firstName", "first_name"), ("lastName", "last_name"))]
    imported.set_person("name", node.text(*_NAME, language=language) or " ".join(parts))
    for field, part in zip(("given_name", "family_name"), parts, strict=True):
        imported.set_person(field, part)
    imported.set_person("headline", node.text("label", "title", "headline", language=language))
    for email, phone in zip_longest(node.texts("email"), node.texts("phone", "telephone", "mobile"), fillvalue=""):
        imported.add_contact(email, phone)
    url = texts.link(node.text(*URL))
    if url:
        imported.add("links", label="Website", url=url, kind="website")
    place = node.at("location")
    if isinstance(place.value, dict):
        parts = [place.text("city", language=language), place.text("region", language=language)]
        imported.set_person("location", places.place(*parts, code=_country(place, language)))
        imported.leave(place, "an address is nobody's business in a press kit")
    else:
        imported.set_person("location", place.text())
    profiles = node.at("profiles", "social")
    if _is_keyed(profiles):  # {"github": "ada", "mastodon": "https://…"}
        for name, child in profiles.fields():
            address = texts.link(said) if "://" in (said := child.text()) else ""
            _link(child, imported, spoken(name), "" if address else said, address)
    else:
        for row in profiles.rows():
            _profile(row, imported)
    imported.set_person("appeared_in", *node.texts("appearedIn"))
    imported.prose(node.text("summary", "about", "bio", language=language))
    if picture := node.at("image", "picture", "photo"):
        imported.forget(picture.way, picture.text(), "save the picture beside the profile, then add it as [[photos]]")


def _country(place: Node, language: str) -> str:
    """The country of a place by its name, else by its code; a code that says the same is taken with the name."""
    name = place.text("country", language=language)
    code = place.at("countryCode")
    if not name or places.country(written(code.value)) == places.country(name):
        return name or code.text(language=language) or name
    return name


def _profile(node: Node, imported: ImportedProfile) -> None:
    network, user = node.text("network", "name", "label"), node.text("username", "user")
    _link(node, imported, network, user, texts.link(node.text(*URL)))


_ADDRESS = re.compile(r"(?i)https?://|mailto:|tel:")


def _is_keyed(node: Node) -> bool:
    """Whether these are profiles under the names of their networks, each a user's name or an address."""
    return (
        isinstance(node.value, dict)
        and not node.value.keys() & {"network", "username", "user", "url"}
        and not any(isinstance(value, dict | list) for value in node.value.values())
    )


def _link(node: Node, imported: ImportedProfile, network: str, user: str, address: str) -> None:
    told = texts.home(network, user) or ""
    if address and not _ADDRESS.match(address):
        imported.forget(node.way, address, "it is no address")
        address = ""
    address = address or told
    if not address:
        imported.forget(node.way, texts.joined([network, user]), "a link needs an address")
        return
    known = texts.network(network) or ("" if network else texts.network_at(address))
    for row in imported.tables.get("links", ()):
        if network and row["url"] == address and row["label"] == "Website":  # the same page, with its name
            row["label"] = texts.line(network)
            return
    label = known or network or user or address
    unsaid = user and user.strip("@").lower() not in f"{address} {label}".lower()
    label += f" ({user})" if unsaid and user.startswith("@") else ""
    imported.add("links", node, label=label, url=address, kind=known.lower())
    if unsaid and not user.startswith("@"):
        imported.forget(f"{node.way}.username", user, table="links")


def _work(node: Node, imported: ImportedProfile, language: str) -> None:
    name = node.text("name", "company", "organization", "employer", language=language)
    posts = [row for row in node.rows("positions", "roles") if isinstance(row.value, dict)]
    place = _location(node, language)
    for post in posts:  # promotions, below the house where they were
        _post(post, name, place, imported, language)
    if not posts or node.untaken():
        _post(node, name, place, imported, language)


def _post(node: Node, name: str, place: str, imported: ImportedProfile, language: str) -> None:
    dates = _dates(node, imported)
    about = node.text("description", language=language)
    position = node.text("position", "title", "role", language=language)
    if about and name and texts.line(name) not in [row["name"] for row in imported.tables.get("organizations", ())]:
        imported.add("organizations", name=name, description=about)
        about = ""
    imported.add(
        "work", node, organization=name, position=position, **dates,
        location=_location(node, language) or place, url=node.text(*URL),
        summary="\n\n".join(filter(None, (node.text("summary", language=language), about))),
        points=[*_points(node, "highlights", "bullets", "responsibilities", "achievements"), *_keywords(node)],
    )  # fmt: skip


def _volunteering(node: Node, imported: ImportedProfile, language: str) -> None:
    dates = _dates(node, imported)
    imported.add(
        "volunteering", node, organization=node.text("organization", "name", "company", language=language),
        position=node.text("position", "title", "role", language=language), **dates,
        location=_location(node, language), url=node.text(*URL),
        summary=node.text("summary", "description", language=language), points=_points(node, "highlights", "bullets"),
    )  # fmt: skip


def _education(node: Node, imported: ImportedProfile, language: str) -> None:
    dates = _dates(node, imported)
    imported.add(
        "education", node, institution=node.text("institution", "school", "name", language=language),
        area=node.text("area", "major", "field", language=language),
        study_type=node.text("studyType", "degree", "study_type", language=language), **dates,
        teachers=node.texts("teachers"),
        location=_location(node, language), score=node.text("score", "gpa", "GPA", "grade"), url=node.text(*URL),
        summary=node.text("summary", "description", language=language),
        points=[*_points(node, "courses"), *_points(node, "highlights")],
    )  # fmt: skip


def _project(node: Node, imported: ImportedProfile, language: str) -> None:
    dates = _dates(node, imported)
    roles = node.texts("roles", "role")
    position = node.text("position", language=language)
    told = [node.text(name, language=language) for name in ("description", "summary")]
    imported.add(
        "projects", node, name=node.text("name", "title", language=language),
        role=texts.joined([*roles, position]), collaborators=node.texts("collaborators"), **dates,
        url=node.text(*URL, "githubUrl"),
        summary="\n\n".join(filter(None, told)),
        points=[*_points(node, "highlights", "bullets"), *_keywords(node)],
    )  # fmt: skip


def _award(node: Node, imported: ImportedProfile, language: str) -> None:
    result = node.text("result")
    title = node.text("title", "name", language=language).removesuffix(f" ({result})")
    imported.add(
        "awards", node, title=title, result=result, work=node.text("work"),
        awarder=node.text("awarder", "issuer", "organization", language=language),
        date=imported.date(node, "date", "year", "releaseDate"), url=node.text(*URL),
        summary=node.text("summary", "description", language=language),
    )  # fmt: skip


def _certificate(node: Node, imported: ImportedProfile, language: str) -> None:
    imported.add(
        "certificates", node, name=node.text("name", "title", language=language),
        issuer=node.text("issuer", "authority", "organization", language=language),
        date=imported.date(node, "date", "issueDate", "startDate", "year"), url=node.text(*URL),
    )  # fmt: skip


def _publication(node: Node, imported: ImportedProfile, language: str) -> None:
    imported.add(
        "publications", node, title=node.text("name", "title", language=language),
        publisher=node.text("publisher", "journal", language=language),
        date=imported.date(node, "releaseDate", "date", "year"), url=node.text(*URL, "doi", "DOI"),
        volume=node.text("volume"), issue=node.text("issue"), pages=node.text("pages"), status=node.text("status"),
        authors=node.texts("authors", "author"),
        kind=node.text("type", "kind"), summary=node.text("summary", "description", language=language),
    )  # fmt: skip


def _skill(node: Node, imported: ImportedProfile, language: str) -> None:
    _named("skills", node, imported, language)


def _interest(node: Node, imported: ImportedProfile, language: str) -> None:
    _named("interests", node, imported, language)


def _named(table: str, node: Node, imported: ImportedProfile, language: str) -> None:
    if isinstance(node.value, list):  # { "Languages": ["Python", "Go"] }
        name, keywords = node.way.rpartition(".")[2], node.texts()
        if name.endswith("]"):  # a list in a list: its first is what the others belong to
            name, *keywords = keywords or [""]
        imported.add(table, name=spoken(name), keywords=keywords)
    elif not isinstance(node.value, dict):
        imported.add(table, node, name=node.text())
    else:
        keywords = node.texts("keywords", "items", "list")
        name = node.text("name", "title", "category", language=language)
        level = node.text("level", "rating", "proficiency", language=language)
        if not name and keywords:
            name, keywords = keywords[0], keywords[1:]
        if not name:  # { "Python": "expert", "Go": "good" }
            for key, child in node.fields():
                if child and not isinstance(child.value, dict | list):
                    imported.add(table, name=key, level=child.text())
        imported.add(table, node, name=name, level=level, keywords=keywords)


def _language(node: Node, imported: ImportedProfile, language: str) -> None:
    if not isinstance(node.value, dict):
        imported.add("languages", node, language=node.text())
        return
    imported.add(
        "languages", node, language=node.text("language", "name", language=language),
        fluency=node.text("fluency", "level", "proficiency", language=language),
    )  # fmt: skip


def _reference(node: Node, imported: ImportedProfile, language: str) -> None:
    imported.add(
        "references", node, name=node.text("name", "author", language=language),
        text=node.text("reference", "text", "quote", "summary", language=language),
    )  # fmt: skip


_ENTRIES = {
    "work": _work,
    "volunteering": _volunteering,
    "education": _education,
    "projects": _project,
    "awards": _award,
    "certificates": _certificate,
    "publications": _publication,
    "skills": _skill,
    "interests": _interest,
    "languages": _language,
    "references": _reference,
}


def _dates(node: Node, imported: ImportedProfile) -> Row:
    """When it was; "current" says whether an entry without an end goes on."""
    dates = imported.dates(node, START, END, BOTH)
    goes_on = written(node.at("current", "isCurrent", "present").value).lower()
    if goes_on in ("yes", "true", "no", "false"):  # what is neither is left, and named
        node.text("current", "isCurrent", "present")
    if goes_on in ("no", "false") and "end" not in dates:
        dates["current"] = False
    return dates


def _location(node: Node, language: str) -> str:
    place = node.at("location")
    if isinstance(place.value, dict):
        code = _country(place, language)
        return places.place(*place.texts(), code=code)
    return place.text(language=language) if place else ""


def _points(node: Node, *names: str) -> list[str]:
    return [point for name in names for text in _listed(node.at(name)) for point in texts.points(text)]


def _keywords(node: Node) -> list[str]:
    """What was worked with, as one point."""
    names = ("keywords", "technologies", "tech", "stack", "usedSkills", "skills")
    return texts.points(texts.joined([word for name in names for word in node.texts(name)]))


def _listed(node: Node) -> list[str]:
    """The texts of a list, or of a text that is one: a line each, without the mark of a point."""
    if not isinstance(node.value, str) or ":\n" in node.value:
        return node.texts()
    return [line for block in texts.blocks(node.text()) for line in (*block.text.split("\n\n"), *block.points) if line]


def _entries(node: Node) -> list[Node]:
    return node.rows() if isinstance(node.value, list | dict) else [node]


def _unknown(title: str, name: str, node: Node, imported: ImportedProfile) -> None:
    """Whatever the schema does not have: a section of one's own; one with a `title` is all for readers."""
    rows = [row for row in _entries(node) if title or is_for_readers(row)]
    before = sum(len(row["entries"]) for row in imported.tables.get("sections", ()))
    imported.section(title or spoken(name), [free_entry(row) for row in rows])
    after = sum(len(row["entries"]) for row in imported.tables.get("sections", ()))
    if after > before:
        imported.said.append(f"{name} has no table; it is a section of its own now")
    imported.leave(node)
