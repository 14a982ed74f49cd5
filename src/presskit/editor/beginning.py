"""A profile begun: of the bio that one has, of another tool's file, or of the example.

In: what was pasted or dropped. Out: the text of a profile, and what it came to in a few words; or what is to be asked
first: whose it is, or with which pronouns a text that says “I” is to be told.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from presskit import profile_import
from presskit.package_files import builtin
from presskit.problems import Problem, Problems, WrongArgument
from presskit.profile import read
from presskit.prose import Bio
from presskit.prose.english import words
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
    left = [one for one in taken.left if not _is_name(one.text, taken.bio)]
    text, noticed, placed = with_facts(taken.text, [one.text for one in left]) if taken.bio else (taken.text, [], ())
    left = [one for one in left if one.text not in placed]
    rows = [{"text": one.text, "reason": one.reason} for one in left]
    return {"text": text, "told": [*_told(text, taken, found), *noticed], "left": rows, "example": False}


def _is_name(text: str, bio: Bio | None) -> bool:
    """Whether a heading is the name alone, or the name behind the word for a biography: that has its place."""
    if bio is None or bio.name.casefold() not in text.casefold():
        return False
    rest = re.sub(re.escape(bio.name), "", text, flags=re.IGNORECASE)
    return not re.search(r"\w", re.sub(r"(?i)\b(?:about|bio|biography|of|meet|dr|prof)\b", "", rest))


_IS = re.compile(
    r"^\{[^}]*\}(?:\{’s\}| (?:\{is\}|is|\{is\|was\})) (an?|the) ([^.\[;]+?)"
    r"(?= who| whose| based| from| living| of | at | in |,? (?:known|where|which)|[.;\[]|$)"
)
_BASED = re.compile(r"\b(?:based|lives?|living)\}? in ((?:[A-Z][\w’'-]+)(?:(?:,? )[A-Z][\w’'-]+)*)")
_BORN = re.compile(r"\bborn(?: and raised| and brought up)? in ((?:[A-Z][\w’'-]+)(?:(?:,? )[A-Z][\w’'-]+)*)")
_BORN_IN = re.compile(r"\bborn\b[^.;,]{0,60}? in ((?:19|20)\d\d)\b")
_NATION = re.compile(
    r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?(?<=ese|ish|can|ian|ean|rch|nch|tch|lsh|eek|aqi|iss|man)) (?=[a-z])"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d[\d ()/.-]{6,}\d")
_NAME = re.compile(r"((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+)\W*$")
_LINK = re.compile(
    r"(?i)\b(?:https?://[^\s,;()]*[\w/]|(?:www\.[\w-]+|linkedin|instagram|github|orcid|youtube|x|twitter|facebook)"
    r"(?:\.[a-z][\w-]*)+(?:/[^\s,;()]*[\w/])?)"
)
_SITES = {
    "linkedin.com": ("LinkedIn", "linkedin"),
    "instagram.com": ("Instagram", "instagram"),
    "github.com": ("GitHub", "github"),
    "orcid.org": ("ORCID", "orcid"),
    "youtube.com": ("YouTube", "youtube"),
    "x.com": ("X", "x"),
    "twitter.com": ("X", "x"),
    "facebook.com": ("Facebook", "facebook"),
}
MOST_OF_A_LINE = 14
"""Words that a line has at most which is nothing but a contact."""
_HINT = re.compile(r"(?m)^# occupations = .*\n")


def with_facts(text: str, left: Sequence[str] = ()) -> tuple[str, list[str], Collection[str]]:
    """The profile of a bio with what forms ask for and the bio says: occupations, place, whom to write to, links; what
    was noticed, for the person to look at; and which of the lines that had no place have one now. A line that is
    nothing but a contact or a link is no sentence any more."""
    try:
        grown, noticed, placed = _grown(text, left)
        read(grown)
    except (Problems, edit.Unchangeable, KeyError, ValueError):
        return text, [], ()
    said = f"Taken from it, look them over: {', '.join(noticed)}."
    return grown, [said] if noticed else [], placed


def _grown(text: str, left: Sequence[str]) -> tuple[str, list[str], Collection[str]]:
    noticed = []
    held = edit.data(text)
    person, bios = held["person"], list(held.get("bio", ()))
    who = next(
        (match for bio in bios[:1] for said in (bio["text"], bio.get("short", "")) if (match := _IS.match(said))), None
    )
    if who and "occupations" not in person:
        said = re.sub(r"[\[\]{}]", "", who[2])
        if (origin := _NATION.match(said)) and "nationality" not in person:
            said = said[origin.end() :]
            text = edit.put(text, ("person", "nationality"), origin[1], ("name", "pronouns"))
        parts = [part.strip() for part in re.split(r", and |, | and ", said) if part.strip()]
        if all(_is_trade(part, sure=who[1] != "the") for part in parts):
            text = edit.put(_HINT.sub("", text), ("person", "occupations"), parts, ("name", "pronouns"))
            noticed.append("what you are")
    plain = " ".join(re.sub(r"[\[\]{}]", "", bio["text"]) for bio in bios)
    if (place := _BASED.search(plain)) and "location" not in person:
        text = edit.put(text, ("person", "location"), place[1], ("name", "pronouns", "occupations"))
        noticed.append("where you live")
    if (place := _BORN.search(plain)) and "origin" not in person:
        text = edit.put(text, ("person", "origin"), place[1], ("name", "pronouns", "occupations", "location"))
        noticed.append("where you are from")
    if (year := _BORN_IN.search(plain)) and "born" not in person:
        text = edit.put(
            text, ("person", "born"), int(year[1]), ("name", "pronouns", "occupations", "location", "origin")
        )
        noticed.append("when you were born")
    for row in reversed(range(len(bios))):
        grown, seen = _with_addresses(text, bios[row]["text"], str(person["name"]))
        if seen:
            text = _without_sentence(grown, row) if len(bios) > 1 else grown
            noticed += seen
    placed = set()
    for line in left:
        text, seen = _with_addresses(text, line, str(person["name"]))
        if seen:
            placed.add(line)
            noticed += seen
    for line in placed:
        text = re.sub(rf"(?m)^# .*{re.escape(line)}\n", "", text)
    return text, list(dict.fromkeys(noticed)), placed


def _is_trade(said: str, *, sure: bool) -> bool:
    """Whether words are what somebody is: “marine biologist”, and behind “the” what says enough without its house."""
    known = said.split()[-1].casefold() in words("nouns.free_roles") | {"founder", "co-founder", "ceo"}
    return len(said.split()) <= 4 and (known or (sure and said[0].islower()))


def _with_addresses(text: str, said: str, person: str) -> tuple[str, list[str]]:
    """The profile with the contact and the links of a line that is little else, and what was noticed."""
    mail, noticed = _MAIL.search(said), []
    links = list(_LINK.finditer(_MAIL.sub("", said)))
    if len(said.split()) > MOST_OF_A_LINE or not (mail or (links and len(said.split()) <= 4)):
        return text, []
    if mail:
        text = _with_contact(text, said, mail, person)
        noticed.append("whom to write to")
    for link in links:
        text = edit.add(text, ("links",), _link(link[0]), [("contacts",), ("person",)])
        noticed.append("links")
    return text, noticed


def _link(said: str) -> Row:
    """A link as the profile has it: with its protocol, and named for the site that it leads to."""
    host = re.sub(r"(?i)^(?:https?://)?(?:www\.)?", "", said).split("/")[0].casefold()
    label, kind = next((found for site, found in _SITES.items() if host.endswith(site)), ("Website", "website"))
    return {"label": label, "url": said if "://" in said else f"https://{said}", "kind": kind}


def _with_contact(text: str, said: str, mail: re.Match[str], person: str) -> str:
    before = re.sub(r"[\[\]{}]", "", said[: mail.start()])
    named, phone = _NAME.search(before), _PHONE.search(said.replace(mail[0], ""))
    row = {"name": named[1] if named else person, "email": mail[0]}
    if phone:
        row["phone"] = phone[0].strip()
    if re.search(r"(?i)press|media", said) or not re.search(r"(?i)book|agent|manage", before):
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


def _told(text: str, taken: profile_import.Taken, problems: list[Problem]) -> list[str]:
    """What was read, and what is to be looked at."""
    lines = []
    if taken.bio:
        count = len(edit.data(text).get("bio", ()))
        lines.append(f"{'One sentence' if count == 1 else f'{count} sentences'} of your bio were read.")
    others = [f"{table} ({count})" for table, count in taken.counts if table != "bio"]
    if others:
        lines.append(f"Read: {', '.join(others)}.")
    lines += [f"{one.message}." for one in problems[:3]]
    return lines
