"""Titles of works as they stand in a sentence: in italics, in quotation marks or plain, with or without a subtitle.

In: a `Subject` and a work, or a text that names some. Out: text in the notation.
"""

from __future__ import annotations

import re

from presskit.english.nouns import data, deed_of_project, found
from presskit.english.subject import Subject, fact
from presskit.english.wording import main_title, plain
from presskit.profile import Entry
from presskit.profile.tables import Award, Project

SHORT_REASON = 7
LONGEST_REASON = 10
"""Words of what a prize was given for."""


def titled(subject: Subject, title: str, *, italics: bool) -> str:
    """A title in italics or in quotation marks."""
    opening, closing, _, _ = subject.language.quotes
    bare = plain(title.replace("*", ""))
    return f"*{bare}*" if italics else f"{opening}{bare}{closing}"


def reason_of(subject: Subject, row: Award) -> str:
    """For which work: " for *Salt Book*"."""
    if row.work:
        return f" for {name_of_work(subject, row.work)}"
    summary = " ".join((row.summary or "").split())
    what = re.search(r"(?:^|[;,] )[Ff]or (.+?)(?:[;.]|$)", summary)
    own = re.sub(r"^(?:her|his) (?!own)", "", what[1]) if what else ""  # her book is the person's
    if not what or found("verbs", "persons", own):
        return ""
    known = any(each.name_of in what[1] for each in (*subject.profile.publications, *subject.profile.projects))
    if len(what[1].split()) > LONGEST_REASON * (1 + known):
        return ""
    short = next((each for each in subject.profile.publications if _is_short(each) and each.title in what[1]), None)
    mark = fact(short) if short and short.key not in subject.authors else ""
    said = f"{mark} for {subject.theirs(what[1]) if own != what[1] else _with_titles(subject, what[1])}"
    return f"[{said}]" if short or len(what[1].split()) > SHORT_REASON else said


def name_of_work(subject: Subject, name: str) -> str:
    """A work of the person's as it stands in a sentence: in italics, in quotation marks, or plain if it is no work of
    art."""
    bare = plain(main_title(name.replace("*", "")))
    for book in subject.profile.publications:
        if book.title == name and _is_short(book):
            opening, closing, _, _ = subject.language.quotes
            return f"{opening}{bare}{closing}"
    for made in subject.profile.projects:
        if made.name == name and not is_art(subject, made):
            return plain(subject.names.at(made.name))
    return f"*{bare}*"


def is_art(subject: Subject, row: Project) -> bool:
    """Whether a project is a film, a show or a text, by the roles that the profile names: then it stands in italics."""
    pieces = re.split(data()["posts"]["parts"], row.role or "")
    deeds = [deed_of_project(piece, past=True) for piece in pieces]
    art = any(found("works", "art", deed) for deed in deeds) or found("works", "art_roles", row.role or "")
    stage = any(found("works", "stage_roles", each.role or "") for each in subject.profile.projects)
    written = any(row.name.casefold() == each.title.casefold() for each in subject.profile.publications)
    kind = found("works", "kinds_of_art", (row.summary or "").strip().rstrip("."))
    return bool(art or stage or written or kind)


def _is_short(row: Entry) -> bool:
    """Whether it is an essay or the like, which is told well enough with its prize."""
    return bool(found("works", "quoted", getattr(row, "kind", None) or ""))


def _with_titles(subject: Subject, text: str) -> str:
    """A text in which the works of the profile stand in italics."""
    for row in (*subject.profile.publications, *subject.profile.projects):
        at = text.find(row.name_of)
        if at >= 0 and f"“{row.name_of}”" not in text:
            before, after = text[:at], text[at + len(row.name_of) :]
            if not before or before.endswith(" "):
                # its kind is told with the work: for *Salt Book*, not for the novel *Salt Book*
                kind = (getattr(row, "kind", None) or "").casefold()
                of_kind = kind and before.strip().casefold() in (kind, f"the {kind}")
                lead = f"{plain(before)} " if before and (not of_kind or _is_short(row)) else ""
                name = name_of_work(subject, row.name_of)
                name = name.removeprefix("the ") if lead.casefold().endswith("the ") else name
                return f"{lead}{name}{plain(after)}"
    return plain(text)
