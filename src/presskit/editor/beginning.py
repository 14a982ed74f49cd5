"""A profile begun: of the bio that one has, of another tool's file, or of the example.

In: what was pasted or dropped. Out: the text of a profile, and what it came to in a few words; or what is to be asked
first: whose it is, or with which pronouns a text that says “I” is to be told.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presskit import profile_import
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, WrongArgument
from presskit.profile import read
from presskit.tomlfile import edit

Row = dict[str, Any]


def example() -> Row:
    """The profile that `presskit new` writes."""
    return {"text": (builtin() / "new" / "profile.toml").read_text("utf-8"), "told": [], "example": True}


def pasted(text: str, about: Mapping[str, Any]) -> Row:
    """A biography as text. Raises Problems."""
    if not text.strip():
        raise WrongArgument("there is no text yet; paste the bio that you have")
    return dropped("bio.txt", text.encode(), about)


def dropped(name: str, data: bytes, about: Mapping[str, Any]) -> Row:
    """A file: a biography as text, Word file or page, or what another tool has written. Raises Problems."""
    plain = re.sub(r"[^\w. -]", "", Path(name.replace("\\", "/")).name).lstrip(".") or "file"
    said, pronouns = str(about.get("name") or "").strip(), str(about.get("pronouns") or "").strip()
    found: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / plain
        path.write_bytes(data)
        try:
            taken = profile_import.take(path, name=said or None, pronouns=pronouns or None, warn=found.append)
        except WrongArgument:
            if said:
                raise
            return {"ask": "name"}
        except Problems as problems:
            shown = [(one.message, one.hint) for one in problems.problems]
            raise WrongArgument("; ".join(f"{message}: {hint}" for message, hint in shown[:2])) from None
    if taken.bio and taken.bio.first and not taken.bio.pronouns and not pronouns:
        return {"ask": "pronouns"}
    text, noticed = with_facts(taken.text) if taken.bio else (taken.text, [])
    return {"text": text, "told": [*_told(taken, found), *noticed], "example": False}


_IS = re.compile(
    r"^\{[^}]*\} (?:\{is\}|is|\{is\|was\}) an? ([^.\[;]+?)"
    r"(?= who| whose| based| from| living| at | in |,? (?:known|where|which)|[.;\[]|$)"
)
_BASED = re.compile(r"\b(?:based|lives?|living)\}? in ((?:[A-Z][\w’'-]+)(?:(?:,? )[A-Z][\w’'-]+)*)")
_BORN = re.compile(r"\bborn(?: and raised| and brought up)? in ((?:[A-Z][\w’'-]+)(?:(?:,? )[A-Z][\w’'-]+)*)")
_NATION = re.compile(
    r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?(?<=ese|ish|can|ian|ean|rch|nch|tch|lsh|eek|aqi|iss|man)) (?=[a-z])"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d[\d ()/.-]{6,}\d")
_NAME = re.compile(r"((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+)\W*$")
_HINT = re.compile(r"(?m)^# occupations = .*\n")


def with_facts(text: str) -> tuple[str, list[str]]:
    """The profile of a bio with what forms ask for and the bio says: occupations, place, whom to write to; and what
    was noticed, for the person to look at. A line that is nothing but a contact is no sentence any more."""
    try:
        grown, noticed = _grown(text)
        read(grown)
    except (Problems, edit.Unchangeable, KeyError, ValueError):
        return text, []
    said = f"Taken from it, look them over: {', '.join(noticed)}."
    return grown, [said] if noticed else []


def _grown(text: str) -> tuple[str, list[str]]:
    noticed = []
    held = edit.data(text)
    person, bios = held["person"], list(held.get("bio", ()))
    who = next(
        (found for bio in bios[:1] for said in (bio["text"], bio.get("short", "")) if (found := _IS.match(said))), None
    )
    if who and "occupations" not in person:
        said = re.sub(r"[\[\]{}]", "", who[1])
        if (origin := _NATION.match(said)) and "nationality" not in person:
            said = said[origin.end() :]
            text = edit.put(text, ("person", "nationality"), origin[1], ("name", "pronouns"))
        parts = [part.strip() for part in re.split(r", and |, | and ", said) if part.strip()]
        if all(len(part.split()) <= 4 and part[0].islower() for part in parts):
            text = edit.put(_HINT.sub("", text), ("person", "occupations"), parts, ("name", "pronouns"))
            noticed.append("what you are")
    plain = " ".join(re.sub(r"[\[\]{}]", "", bio["text"]) for bio in bios)
    if (place := _BASED.search(plain)) and "location" not in person:
        text = edit.put(text, ("person", "location"), place[1], ("name", "pronouns", "occupations"))
        noticed.append("where you live")
    if (place := _BORN.search(plain)) and "origin" not in person:
        text = edit.put(text, ("person", "origin"), place[1], ("name", "pronouns", "occupations", "location"))
        noticed.append("where you are from")
    for row in reversed(range(len(bios))):
        said = bios[row]["text"]
        if (mail := _MAIL.search(said)) and len(said.split()) <= 14:
            text = _with_contact(text, said, mail, str(person["name"]))
            if len(bios) > 1:
                text = _without_sentence(text, row)
            noticed.append("whom to write to")
    return text, list(dict.fromkeys(noticed))


def _with_contact(text: str, said: str, mail: re.Match[str], person: str) -> str:
    before = re.sub(r"[\[\]{}]", "", said[: mail.start()])
    named, phone = _NAME.search(before), _PHONE.search(said.replace(mail[0], ""))
    row = {"name": named[1] if named else person, "email": mail[0]}
    if phone:
        row["phone"] = phone[0].strip()
    if re.search(r"(?i)press|media", before) or not re.search(r"(?i)book|agent|manage", before):
        row["kind"] = "press"
    else:
        row["kind"] = "booking"
    return edit.add(text, ("contacts",), row, [("person",)])


def _without_sentence(text: str, row: int) -> str:
    gone = edit.data(text)["bio"][row].get("id")
    for at, bio in enumerate(edit.data(text)["bio"]):
        if gone and gone in bio.get("needs", ()):
            rest = [one for one in bio["needs"] if one != gone]
            way = ("bio", at, "needs")
            text = edit.put(text, way, rest) if rest else edit.take_out(text, way)
    return edit.drop(text, ("bio",), row)


def _told(taken: profile_import.Taken, found: list[Problem]) -> list[str]:
    """What was read, and what is to be looked at."""
    lines = []
    if taken.bio:
        count = len(taken.bio.sentences)
        lines.append(f"{'One sentence' if count == 1 else f'{count} sentences'} of your bio were read.")
    others = [f"{table} ({count})" for table, count in taken.counts if table != "bio"]
    if others:
        lines.append(f"Read: {', '.join(others)}.")
    name = taken.bio.name if taken.bio else ""
    if left := [one for one in taken.left if one.text.strip() != name]:  # a heading that is the name has its place
        kept = "One thing had no place and stands" if len(left) == 1 else f"{len(left)} things had no place and stand"
        lines.append(f"{kept} as a comment in the tab File.")
    lines += [f"{one.message}." for one in found[:3]]
    return lines
