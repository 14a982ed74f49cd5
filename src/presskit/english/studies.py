"""What the person studied, which languages they speak, where they live, what they say.

In: a `Subject`. Out: themes, the last of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from presskit.english.heads import is_common
from presskit.english.nouns import data, found
from presskit.english.posts import unsure_place
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, figure
from presskit.english.told_as import without_tail
from presskit.english.wording import MARK, Theme, closed, listed, plain, series, told
from presskit.grammar import LOCATION
from presskit.profile.tables import Certificate, Education, Number, SpokenLanguage

STEM: Final = 5
"""Letters by which a people and its language are alike."""

SHORTEST_QUOTE: Final = 6
"""Words of a quotation that is told by itself; shorter ones are fragments for the author's own sentences."""


def studies(subject: Subject) -> Iterator[Theme]:
    """Degrees that are held, by their institution; other studies."""
    rows = subject.greatest(subject.profile.education, Education)
    higher = [row for row in rows if not _is_ordinary(row) and not _is_whole(row, rows)]
    rows = [row for row in higher or rows if subject.is_sure(row, *_unsure(subject, row, rows))]
    # a degree that has begun and no end may be under way; one without a date is held, or nobody would call it so
    held = [
        row
        for row in rows
        if _is_degree(row.study_type or "") and (row.past(subject.as_of) or not (row.start or row.current))
    ]
    held.sort(key=lambda row: (-row.importance, _level(row.study_type or "")))
    going = [row for row in rows if not row.past(subject.as_of) and (row.current or row.end)]  # an end that lies ahead
    studied = [
        row
        for row in rows
        if row not in held
        and row not in going
        and (row.area or row.institution or row.teachers)
        and not found("studies", "schooldays", row.study_type or "")
    ]
    for row in going:
        yield from subject.theme("education", _studying(subject, row))
    rest, later = _studied(subject, studied)
    in_words = degrees_told(subject)
    if held or in_words:
        verb = "held" if subject.dead else "{holds}"
        by_level = [(_level(row.study_type or text), fact(row) + without_tail(text)) for row, text in in_words]
        levels = [
            _level(row.study_type or "") for row in {row.institution or "": row for row in reversed(held)}.values()
        ]
        by_level += [*zip(reversed(levels), _degrees(subject, held), strict=True)]
        groups = (
            [text for _, text in sorted(by_level, key=lambda each: each[0])] if in_words else _degrees(subject, held)
        )
        said = [groups[:MOST_IN_A_LIST]]
        comma = "," if len(groups) > 1 or " and " in groups[0] else ""
        also = f"[{comma} and {_parts(rest)}]" if rest else ""
        yield from subject.theme("education", *(f"{{They}} {verb} {_parted(some)}{also}." for some in said))
    elif rest:
        yield from subject.theme("education", f"{{They}} {_parts(rest)}.")
    for text in later:
        yield from subject.theme("education", text)


def degrees_told(subject: Subject) -> list[tuple[Education, str]]:
    """Degrees of which their author says "holds …", each with what follows."""
    said = subject.authors_words(subject.profile.education)
    return [
        (row, text.partition(" ")[2])
        for row, text in said
        if isinstance(row, Education) and text.startswith("{holds} ") and _is_degree(row.study_type or "")
    ]


def _is_ordinary(row: Education) -> bool:
    """Whether it is a school where one goes before one's studies, and nothing is said of what for."""
    name = row.institution or ""
    bare = not (row.area or row.study_type or row.teachers)
    return bool(found("studies", "ordinary", name) or (bare and found("studies", "schools", name)))


def _is_whole(row: Education, rows: Sequence[Education]) -> bool:
    """Whether it is only the house of another course of study, which names it: Quay Hall, and its law school."""
    bare = not (row.area or row.study_type or row.teachers)
    return bare and any(
        other is not row and (other.institution or "").startswith(f"{row.institution} ") for other in rows
    )


def _unsure(subject: Subject, row: Education, rows: Sequence[Education]) -> tuple[str, str]:
    """The field of a course of study that leaves a doubt, and which; no doubt is ""."""
    study, name = row.study_type or "", row.institution or ""
    if study and found("studies", "no_degree", study):
        return "study_type", "is no degree that presskit knows"
    if name and unsure_place(subject, name):
        return "institution", unsure_place(subject, name)
    if not name and not row.teachers and not _is_degree(study):
        return "area", "has neither a school nor a teacher"
    return "institution", ""


def _studied(subject: Subject, rows: Sequence[Education]) -> tuple[list[str], list[str]]:
    """What was studied and where, `law at A`; and sentences about training, a residency, who is a graduate."""
    frames = (
        ("trained", "trained", "{They} trained"),
        ("graduate", "graduated", "{They} graduated from"),
        ("residency", "completed", "{They} completed"),
    )
    rest = [*rows]
    later: list[str] = []
    for pattern, verb, lead in frames:
        some = [row for row in rest if found("studies", pattern, row.study_type or "")]
        rest = [row for row in rest if row not in some]
        if not some:
            continue
        if verb == "trained":
            items = _fields(subject, some, trained=True)
        elif verb == "graduated":
            items = [fact(row) + _school(subject, row) for row in some if row.institution]
        else:
            items = [each for row in some if (each := _completed(subject, row))]
        if items:
            later.append(f"{lead} {listed(items)}.")
    return _fields(subject, rest), later


def _completed(subject: Subject, row: Education) -> str:
    """`a residency in surgery at A`."""
    area, what = _field(subject, row), subject.nouns.lowered(row.study_type or "")
    what = "postdoctoral work" if "postdoc" in what.casefold() and "fellow" not in what.casefold() else what
    said = what if what.endswith("work") else subject.nouns.with_article(what)
    at = f" at {_school(subject, row)}" if row.institution else ""
    return f"{fact(row)}{plain(said)}{f' in {area}' if area and area not in what else ''}{at}"


def _is_degree(study: str) -> bool:
    unfinished = found("studies", "unfinished", study) or found("studies", "residency", study)
    return bool(found("studies", "degrees", study)) and not (unfinished or found("studies", "schooldays", study))


def _level(study: str) -> int:
    """A doctorate before a master's degree before others."""
    return 0 if found("studies", "doctorates", study) else 1 if found("studies", "masters", study) else 2


def _studying(subject: Subject, row: Education) -> str:
    area = _area(subject, row)
    place = subject.place(row.institution) if row.institution else ""
    if not area and not place:
        return ""
    at = f" at {place}" if place else ""
    verb = "studied" if subject.dead else "{studies}"
    if "doctoral" in area and not subject.dead:
        return f"{fact(row)}{{They}} {{is}} pursuing {area}{at}."
    if _is_degree(row.study_type or "") and not subject.dead:
        name = plain(subject.nouns.with_article(degree(row.study_type or "")))
        return f"{fact(row)}{{They}} {{is}} working towards {name}{f' in {area}' if area else ''}{at}."
    if found("studies", "residency", row.study_type or "") and not subject.dead:
        return f"{{They}} {{is}} completing {_completed(subject, row)}."
    if area and area.endswith("studies") and not subject.dead:
        verb = "{is} pursuing"
    return f"{fact(row)}{{They}} {verb}{f' {area}' if area else ''}{at}."


def _teachers(subject: Subject, rows: Sequence[Education]) -> str:
    teachers = [each for row in rows for each in row.teachers] if len(rows) == 1 else []
    where = f" in {plain(rows[0].location)}" if teachers and rows[0].location and not rows[0].institution else ""
    said = f" with {plain(subject.join(teachers))}{where}" if teachers else ""
    return f"[{said}]" if said and rows[0].institution else said


def _area(subject: Subject, row: Education) -> str:
    area = subject.nouns.lowered(row.area) if row.area else ""
    # a word in small letters that nobody knows may be a name: norn
    known = all(subject.nouns.is_understood(word) or not word.islower() for word in re.findall(r"[\w’'-]+", area))
    return plain(area) if known else ""


def _fields(subject: Subject, rows: Sequence[Education], *, trained: bool = False) -> list[str]:
    """`law at A`, one for each institution: `physics and music at B`; places without a field in one: `at C and D`."""
    places: dict[str, list[Education]] = {}
    for row in rows:
        places.setdefault(row.institution or "", []).append(row)
    alike = {_field(subject, row) for row in rows}
    if len(rows) == len(places) > 1 and len(alike) == 1 and all(places):
        at = series([fact(row) + _school(subject, row) for row in rows[:MOST_IN_A_LIST]], subject.language)
        return [" ".join(filter(None, ("in" if trained and any(alike) else "", alike.pop(), "at", at)))]
    fields: list[str] = []
    bare: list[str] = []
    alone = {name: some[0] for name, some in places.items() if name and len(some) == 1 and not some[0].teachers}
    for area in dict.fromkeys(_field(subject, row) for row in alone.values()):
        same = [row for row in alone.values() if area and _field(subject, row) == area]
        if len(same) > 1 and not found("studies", "school", area):  # theology at A and B
            at = series([fact(row) + _school(subject, row) for row in same], subject.language)
            fields.append(f"{'in ' if trained else ''}{area} at {at}")
            places = {name: some for name, some in places.items() if some[0] not in same}
    for place, some in places.items():
        marks = "".join(fact(row) for row in some)
        areas = list(dict.fromkeys(filter(None, (_field(subject, row) for row in some))))
        at = f"at {_school(subject, some[0])}" if place else ""
        schools = [found("studies", "school", area) for area in areas]
        if place and all(schools) and schools:
            areas, at = [], f"at the {areas[0]} of {_school(subject, some[0])}"
        teachers = _teachers(subject, some)
        if at and not areas and not schools and not teachers:
            bare.append(marks + _school(subject, some[0]))
            continue
        said = " ".join(filter(None, ("in" if trained and areas else "", subject.join(areas), at)))
        fields.append(f"{marks}{said}{teachers}" if said else f"{marks}{teachers.strip('[ ]')}")
    fields.sort(key=lambda field: bool(re.match(f"(?:{MARK})*with ", field)))
    if bare and not fields:  # of places where nobody says what was studied only where there is no other
        fields.append(f"at {series(bare[:MOST_IN_A_LIST], subject.language)}")
    return [each for each in fields if re.sub(MARK, "", each)]


def _parts(fields: Sequence[str]) -> str:
    """`studied law at A and music at B`."""
    return f"studied {listed(fields)}"


def _field(subject: Subject, row: Education) -> str:
    """What somebody studied; "" for the name of a department."""
    return "" if found("studies", "no_field", row.area or "") else _area(subject, row)


def _parted(groups: Sequence[str]) -> str:
    """A list of degrees; a pair of which the second holds two has a comma between them."""
    if len(groups) == 2 and " and " in groups[1] and " and " not in groups[0]:
        return f"{groups[0]}[, and {groups[1]}]"
    return listed(groups)


def _school(subject: Subject, row: Education) -> str:
    """Where somebody studied, with its town if the name says nothing without: the Academy of Fine Arts in Oslo."""
    name = row.institution or ""
    town = (row.location or "").split(",")[0].strip()
    where = f" in {plain(town)}" if town and found("organisations", "nowhere", name) and town not in name else ""
    return subject.place(name) + where


def _degrees(subject: Subject, rows: Sequence[Education]) -> list[str]:
    """`a PhD in physics from A`; of several from one place: `an MSc in physics and a BSc in music from B`."""
    places: dict[str, list[Education]] = {}
    for row in rows:
        places.setdefault(row.institution or "", []).append(row)
    said = []
    for place, some in places.items():
        where = f" from {_school(subject, some[0])}" if place else ""
        if len(some) == 1:
            row = some[0]
            area = _field(subject, row)
            of = f"[ in {closed(area)}]" if area and not _names_area(row) else ""
            held = [subject.nouns.with_article(each) for each in degree(row.study_type or "").split(" and ")]
            said.append(f"{fact(row)}{plain(' and '.join(held))}{of}{where}")
            continue
        said.append(_from_one_place(subject, some) + where)
    return said


def _from_one_place(subject: Subject, rows: Sequence[Education]) -> str:
    marks = "".join(fact(row) for row in rows)
    names = [degree(row.study_type or "") for row in rows]
    areas = [_area(subject, row) for row in rows]
    if all(areas) and len(set(names)) == 1:
        if len(areas) == 2 and any(" and " in area or "," in area for area in areas):
            one = subject.nouns.with_article(names[0])
            return f"{marks}{plain(one)} in {areas[0]}{',' if ',' in areas[0] else ''} and another in {areas[1]}"
        plural = f"{names[0]}s"
        return f"{marks}{plain(plural)} in {subject.join(list(dict.fromkeys(areas)))}"
    if all(areas) and len(set(areas)) == 1:
        kinds = [subject.nouns.with_article(name) for name in names]
        if all(name.endswith(" degree") for name in names):
            kinds = [each.removesuffix(" degree") if at < len(kinds) - 1 else each for at, each in enumerate(kinds)]
        return f"{marks}{plain(subject.join(kinds))} in {areas[0]}"
    if all(areas) and len(rows) > 2:
        return f"{marks}degrees in {subject.join(list(dict.fromkeys(areas)))}"
    each = [
        f"{fact(row)}{plain(subject.nouns.with_article(name))}{f' in {area}' if area and not _names_area(row) else ''}"
        for row, name, area in zip(rows, names, areas, strict=True)
    ]
    return series(each, subject.language)


def _names_area(row: Education) -> bool:
    if re.match(r"(?i)ll\.?\s?[bmd]\b", row.study_type or "") and (row.area or "").casefold() == "law":
        return True
    return bool(row.area) and str(row.area).casefold() in (row.study_type or "").casefold()


def degree(study: str) -> str:
    """`bachelor’s degree` for what says no more than that; others as they are written."""
    study = re.sub(r"\s*\(.*\)$", "", study).strip() if " (" in study else study
    study = re.sub(r"(?i)\bpost[ -]?graduate (\w+)", lambda found_: f"postgraduate {found_[1].lower()}", study)
    for name, said in (("bachelor", "bachelor’s degree"), ("master", "master’s degree"), ("doctor", "doctorate")):
        if found("studies", name, study):
            return said
    small = ("degree", "diploma", "certificate", "doctorate", "licentiate", "habilitation", "credential")
    words = study.split(" ")
    if words[-1].casefold() in small and all(word[1:].islower() and is_common(word) for word in words[:-1]):
        return (
            study.lower()
            .replace("associate's", "associate’s")
            .replace("bachelor's", "bachelor’s")
            .replace("master's", "master’s")
        )
    return study


def certificates(subject: Subject) -> Iterator[Theme]:
    """The first certificate that says what the person is: an International Master."""
    for row in subject.greatest(subject.profile.certificates, Certificate):
        capitals = all(word[:1].isupper() for word in row.name.split() if word.isalpha())
        name = row.name if capitals and " " in row.name else subject.nouns.lowered(row.name)
        if any(subject.nouns.says(row.name, each) for each in subject.person.occupations):
            continue
        whose = row.issuer and capitals and not re.search(r"(?i)\bmaster$", row.name)
        if is_overtaken(subject, row) or whose:
            continue  # a Level 2 Accredited Coach: of whose levels?
        if not subject.dead and (subject.nouns.is_person(row.name) or re.search(r"(?i)\bmaster$", row.name)):
            yield from subject.theme("awards", f"{fact(row)}{{They}} {{is}} {plain(subject.nouns.with_article(name))}.")
            return


def is_overtaken(subject: Subject, row: Certificate) -> bool:
    """Whether a certificate came after it, so that it may no longer say what the person is."""
    dates = [other.date for other in subject.profile.certificates if other.date and other is not row]
    return bool(row.date) and any(date.first_day() > row.date.first_day() for date in dates if row.date)


def numbers(subject: Subject) -> Iterator[Theme]:
    """Years of something: "has spent more than 30 years as a reporter"; what was made, and how much of it."""
    for row in subject.profile.numbers:
        if row.told_as or row.key in subject.authors or subject.dead or len(row.label.split()) > LONGEST_LABEL:
            continue
        text = _years(subject, row) or _counted(subject, row)
        yield from subject.theme("earlier", f"{fact(row)}{text}" if text else "")


def _years(subject: Subject, row: Number) -> str:
    years = re.match(r"years (?P<how>as|in|of) (?P<what>.+)$", row.label.strip())
    if not years:
        return ""
    trades = {word for each in subject.person.occupations for word in each.casefold().split()}
    words = set(re.findall(r"\w{4,}", years["what"].casefold()))
    if years["how"] == "as" and words <= trades:
        return ""  # the text says already that the person is that
    value, what = plain(figure(str(row.value))), subject.theirs(years["what"])
    over = [each for each in subject.profile.work if each.organization.casefold() in what.casefold()]
    if years["how"] == "of" and not re.match(r"(?:\w+ )?experience\b", what):
        return ""
    if years["how"] == "of":
        return f"{{They}} {{has}} {value} years of {what}."
    done = bool(over) and all(subject.over(each) for each in over)
    return f"{{They}} {'' if done else '{has} '}spent {value} years {years['how']} {what}."


def _counted(subject: Subject, row: Number) -> str:
    """`More than forty museums own their works`, `has written eight plays`."""
    value, label = figure(str(row.value)), " ".join(row.label.split())
    if re.search(r"(?i)\b(?:i|me|my|we|our|you|your)\b", label):
        return ""
    if found("figures", "sentence", label):
        said = re.sub(r"(?i)\b(?:her|his|their)\b", "\ue010", label)
        return f"{value[:1].upper()}{plain(value[1:])} {plain(said)}.".replace("\ue010", "{their}")
    if done := found("figures", "done", label):
        if done["verb"] in ("translated", "illustrated"):
            return ""  # told with the titles
        return f"{{They}} {{has}} {done['verb']} {plain(value)} {plain(subject.nouns.lowered(done['what']))}."
    if subject.profile.publications and re.search(r"(?i)\b(?:books?|novels?|titles|collections?)\b", label):
        return ""  # told with the titles
    for pattern, verb in data()["figures"]["made"]:
        if re.search(pattern, label) and re.search(r"\d|[a-z]", value) and label[:1].islower():
            return f"{{They}} {{has}} {verb} {plain(value)} {plain(label)}."
    return ""


LONGEST_LABEL: Final = 14
"""Words of what a figure counts."""


# --- the least of all -----------------------------------------------------------------------------------


def life(subject: Subject) -> Iterator[Theme]:
    """Languages, home."""
    rows = [
        row
        for row in subject.greatest(subject.profile.languages, SpokenLanguage)
        if not found("studies", "beginners", row.fluency or "")
        and row.language[:STEM] != (subject.person.nationality or "")[:STEM]
    ]
    if rows:
        verb = "spoke" if subject.dead else "{speaks}"
        items = [fact(row) + plain(row.language) for row in rows[:MOST_IN_A_LIST]]
        yield from subject.theme("languages", f"{{They}} {verb} {listed(items)}.")
    person = subject.person
    if person.location and not subject.dead and LOCATION not in subject.authors and not subject.is_at_home:
        yield from subject.theme(
            "languages",
            f"{told(LOCATION)}{{They}} {{is}} based {_in(person.location)} {plain(with_the(person.location))}.",
        )


def with_the(place: str) -> str:
    """A place as it stands in a sentence: in the Llyn Peninsula."""
    first = place.split(",")[0]
    named = re.search(r"(?<!^)\b(?:Peninsula|Islands|Highlands|Hebrides|Alps|Midlands|Borders|Lakes|Isles)$", first)
    the = named or re.match(r"(?:Netherlands|Philippines|Hague|Bronx|U[SK]A?$|United )", first)
    return f"the {place}" if the and not first.casefold().startswith("the ") else place


def _in(place: str) -> str:
    """Who lives on an island."""
    return "on" if re.match(r"(?:the )?(?:Isle|Island|Islands) ", place) else "in"


def said(subject: Subject) -> Iterator[Theme]:
    """What the person says, in a whole sentence, where somebody else tells it."""
    for row in subject.profile.quotes if subject.voice == "third" else ():
        whole = len(row.text.split()) >= SHORTEST_QUOTE and row.text.rstrip().endswith((".", "!", "?"))
        mine = row.speaker in (None, subject.person.name) and row.key not in subject.authors
        if whole and mine and row.begun(subject.as_of):
            opening, closing, _, _ = subject.language.quotes
            verb = "said" if subject.dead else "{says}"
            yield from subject.theme("quotes", f"{fact(row)}{{They}} {verb}: {opening}{plain(row.text)}{closing}")
