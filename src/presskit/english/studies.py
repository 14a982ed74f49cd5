"""What the person studied, which languages they speak, where they live, what they say.

In: a `Subject`. Out: themes, the last of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from presskit.english.nouns import found
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact
from presskit.english.wording import Theme, closed, listed, plain, series, told
from presskit.grammar import LOCATION
from presskit.profile.tables import Certificate, Education, SpokenLanguage

SHORTEST_QUOTE: Final = 6
"""Words of a quotation that is told by itself; shorter ones are fragments for the author's own sentences."""


def studies(subject: Subject) -> Iterator[Theme]:
    """Degrees that are held, by their institution; other studies."""
    rows = subject.greatest(subject.profile.education, Education)
    # of a degree without dates nobody could say whether it is held, or under way
    held = [row for row in rows if row.past(subject.as_of) and _is_degree(row.study_type or "")]
    held.sort(key=lambda row: (-row.importance, _level(row.study_type or "")))
    going = [row for row in rows if not row.past(subject.as_of) and (row.start or row.current)]
    studied = [
        row for row in rows if row not in held and row not in going and (row.area or row.institution or row.teachers)
    ]
    for row in going:
        yield from subject.theme("education", _studying(subject, row))
    if held:
        verb = "held" if subject.dead else "{holds}"
        groups = _degrees(subject, held)
        said = [groups[start : start + MOST_IN_A_LIST] for start in range(min(len(groups), 2))]
        yield from subject.theme("education", *(f"{{They}} {verb} {_parted(some)}." for some in said))
    if studied:
        yield from subject.theme("education", f"{{They}} studied {listed(_fields(subject, studied))}.")


def _is_degree(study: str) -> bool:
    return bool(found("studies", "degrees", study)) and not found("studies", "unfinished", study)


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
    if area and area.endswith("studies") and not subject.dead:
        verb = "{is} pursuing"
    return f"{fact(row)}{{They}} {verb}{f' {area}' if area else ''}{at}."


def _teachers(subject: Subject, rows: Sequence[Education]) -> str:
    teachers = [each for row in rows for each in row.teachers] if len(rows) == 1 else []
    return f"[ with {plain(subject.join(teachers))}]" if teachers else ""


def _area(subject: Subject, row: Education) -> str:
    return plain(subject.nouns.lowered(row.area)) if row.area else ""


def _fields(subject: Subject, rows: Sequence[Education]) -> list[str]:
    """`law at A`, one for each institution: `physics and music at B`."""
    places: dict[str, list[Education]] = {}
    for row in rows:
        places.setdefault(row.institution or "", []).append(row)
    alike = {_area(subject, row) for row in rows}
    if len(rows) == len(places) > 1 and len(alike) == 1 and all(alike) and all(places):
        at = series([fact(row) + _school(subject, row) for row in rows], subject.language)
        return [f"{alike.pop()} at {at}"]
    fields = []
    for place, some in places.items():
        marks = "".join(fact(row) for row in some)
        areas = list(dict.fromkeys(filter(None, (_area(subject, row) for row in some))))
        at = f"at {_school(subject, some[0])}" if place else ""
        schools = [found("studies", "school", area) for area in areas]
        if place and all(schools) and schools:
            areas, at = [], f"at the {areas[0]} of {_school(subject, some[0])}"
        said = " ".join(filter(None, (subject.join(areas), at)))
        teachers = _teachers(subject, some)
        fields.append(f"{marks}{said}{teachers}" if said else f"{marks}{teachers.strip('[ ]')}")
    return [each for each in fields if re.sub("\ue000[^\ue003]*\ue003", "", each)]


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
            area = _area(subject, row)
            of = f"[ in {closed(area)}]" if area and not _names_area(row) else ""
            said.append(f"{fact(row)}{plain(subject.nouns.with_article(degree(row.study_type or '')))}{of}{where}")
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
    return bool(row.area) and str(row.area).casefold() in (row.study_type or "").casefold()


def degree(study: str) -> str:
    """`bachelor’s degree` for what says no more than that; others as they are written."""
    study = re.sub(r"\s*\(.*\)$", "", study).strip() if " (" in study else study
    study = re.sub(r"(?i)\bpost[ -]?graduate (\w+)", lambda found_: f"postgraduate {found_[1].lower()}", study)
    for name, said in (("bachelor", "bachelor’s degree"), ("master", "master’s degree"), ("doctor", "doctorate")):
        if found("studies", name, study):
            return said
    small = ("degree", "diploma", "certificate", "doctorate", "licentiate", "habilitation")
    words = study.split(" ")
    if words[-1].casefold() in small and all(word[:1].isupper() and word[1:].islower() for word in words):
        return study.lower().replace("bachelor's", "bachelor’s").replace("master's", "master’s")
    return study


def certificates(subject: Subject) -> Iterator[Theme]:
    """The first certificate that says what the person is: an International Master."""
    for row in subject.greatest(subject.profile.certificates, Certificate):
        capitals = all(word[:1].isupper() for word in row.name.split() if word.isalpha())
        name = row.name if capitals and " " in row.name else subject.nouns.lowered(row.name)
        if not subject.dead and (subject.nouns.is_person(row.name) or re.search(r"(?i)\bmaster$", row.name)):
            yield from subject.theme("awards", f"{fact(row)}{{They}} {{is}} {plain(subject.nouns.with_article(name))}.")
            return


def numbers(subject: Subject) -> Iterator[Theme]:
    """Years of something: "has spent more than 30 years as a reporter"."""
    for row in subject.profile.numbers:
        years = re.match(r"years (?P<how>as|in|of) (?P<what>.+)$", row.label.strip())
        value = re.sub(r"^(\d+)\s*\+$", r"more than \1", str(row.value).strip())
        trades = {word for each in subject.person.occupations for word in each.casefold().split()}
        words = set(re.findall(r"\w{4,}", years["what"].casefold())) if years else set[str]()
        if years and years["how"] == "as" and words <= trades:
            continue  # the text says already that the person is that
        if years and row.key not in subject.authors and not subject.dead and len(row.label.split()) <= LONGEST_LABEL:
            what = plain(years["what"])
            said = (
                f"{{has}} {plain(value)} years of"
                if years["how"] == "of"
                else f"{{has}} spent {plain(value)} years {years['how']}"
            )
            yield from subject.theme("earlier", f"{fact(row)}{{They}} {said} {what}.")
            return


LONGEST_LABEL: Final = 14
"""Words of what a figure counts."""


# --- the least of all -----------------------------------------------------------------------------------


def life(subject: Subject) -> Iterator[Theme]:
    """Languages, interests, home."""
    rows = [
        row
        for row in subject.greatest(subject.profile.languages, SpokenLanguage)
        if not found("studies", "beginners", row.fluency or "")
    ]
    if rows:
        verb = "spoke" if subject.dead else "{speaks}"
        items = [fact(row) + plain(row.language) for row in rows[:MOST_IN_A_LIST]]
        yield from subject.theme("languages", f"{{They}} {verb} {listed(items)}.")
    person = subject.person
    if person.location and not subject.dead and LOCATION not in subject.authors:
        yield from subject.theme("languages", f"{told(LOCATION)}{{They}} {{lives}} in {plain(person.location)}.")


def said(subject: Subject) -> Iterator[Theme]:
    """What the person says, in a whole sentence, where somebody else tells it."""
    for row in subject.profile.quotes if subject.voice == "third" else ():
        whole = len(row.text.split()) >= SHORTEST_QUOTE and row.text.rstrip().endswith((".", "!", "?"))
        mine = row.speaker in (None, subject.person.name) and row.key not in subject.authors
        if whole and mine and row.begun(subject.as_of):
            opening, closing, _, _ = subject.language.quotes
            verb = "said" if subject.dead else "{says}"
            yield from subject.theme("quotes", f"{fact(row)}{{They}} {verb}: {opening}{plain(row.text)}{closing}")
