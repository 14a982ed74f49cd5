"""LinkedIn's "Get a copy of your data": a ZIP of CSV files.

In: a parsed file. Out: the tables of a profile, and what is left over. Only the files that tell of the
person's work are opened; messages, connections, addresses, birthdays and what LinkedIn inferred are not.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace

from presskit.importers import texts
from presskit.importers.found import Found
from presskit.importers.parsing import Parsed
from presskit.importers.tree import MOST, Node, TooMuch
from presskit.importers.zipped import Archive
from presskit.problems import Problems, Warn, error, warning

HINT = "ask LinkedIn for a copy of your data (Settings, Data privacy), and import the ZIP that it sends"

LONGEST = 200_000
"""Characters of one cell; LinkedIn takes 2,600 for a summary."""

LONGEST_TABLE = 5_000
"""Rows of one table; LinkedIn takes 100 skills."""

WIDEST = 200
"""Columns of one table; LinkedIn's widest has thirteen."""

_PRIVATE = re.compile(
    r"(?:address|birth date|zip code|instant messengers|maiden name|geo location)(?: column \d+)?", re.IGNORECASE
)
"""Columns of Profile.csv that nobody needs to see, however they are capitalised and how often they come."""


def _files_in(archive: Archive) -> dict[str, list[str]]:
    """The CSV files by their bare names: lower case, without folders, numbers of members and of copies."""
    files: dict[str, list[str]] = {}
    for name in archive.names():
        bare = name.rpartition("/")[2].lower()
        if bare.endswith(".csv"):
            bare = re.sub(r"(?:[_ ](?:\d+|\(\d+\)))+$", "", bare[:-4]).replace("_", " ").strip()
            files.setdefault(bare, []).append(name)
    return files


def is_it(archive: Archive) -> bool:
    """Whether an archive is LinkedIn's, by the files in it."""
    files = _files_in(archive)
    return any(name in files for name in ("profile", "positions", "education"))


def people(file: Parsed) -> list[tuple[str, Parsed]]:
    """Those whose archives lie side by side in one ZIP; raises Problems for two in one folder."""
    found = dict[str, list[str]]()
    for member in _files_in(file.value).get("profile", ()):
        for row in _rows(file.value, member, file.warn):
            name = f"{row.text('First Name')} {row.text('Last Name')}".strip()
            names = found.setdefault(member.rpartition("/")[0], [])
            names += [name] if name not in names else []
    for names in found.values():
        if len(names) > 1:
            message = f"its Profile.csv are about {len(names)} people: {', '.join(names)}"
            raise Problems([error(file.shown, None, "person", message, HINT)])
    if len({name for names in found.values() for name in names}) < 2:
        return []
    return [(names[0], replace(file, value=file.value.below(folder))) for folder, names in found.items() if names]


def read(file: Parsed) -> Found:
    """What a LinkedIn archive tells."""
    archive: Archive = file.value
    files, found = _files_in(archive), Found()
    values = 0
    for name, reader in _READERS.items():
        for member in files.get(name, ()):
            for row in _rows(archive, member, file.warn):
                values += len(row.value)
                if values > MOST:
                    raise TooMuch(f"it holds more than {MOST:,} values")
                reader(row, found)
                found.leave(row)
    for name in found.tables:
        found.once(name)
    closed = sorted(name.rpartition("/")[2] for bare, names in files.items() if bare not in _READERS for name in names)
    if closed:
        more = f" and {len(closed) - 4} more" if len(closed) > 4 else ""
        found.said.append(f"not opened, because it is not about your work: {', '.join(closed[:4])}{more}")
    return found


def _rows(archive: Archive, member: str, warn: Warn) -> list[Node]:
    """The rows of a file by the texts of their headers, which begin after notes of LinkedIn's."""
    text, bare = archive.bytes_of(member).decode("utf-8-sig", "replace"), member.rpartition("/")[2]
    if text[:6].lower() == "notes:" and (blank := re.search(r"\n[ \t\r]*\n", text)):
        text = text[blank.end() :]
    csv.field_size_limit(LONGEST)
    table = list[list[str]]()
    try:
        for at, cells in enumerate(csv.reader(io.StringIO(text))):
            if at > LONGEST_TABLE or len(cells) > WIDEST:
                raise TooMuch(f"{bare} in it holds more than {LONGEST_TABLE:,} rows, or {WIDEST:,} columns")
            table.append(cells)
    except csv.Error:
        message = f"{bare} in it is not the table that it should be; it was left out"
        warn(warning(archive.shown, None, "csv", message, "ask LinkedIn for the archive again"))
        return []
    header = _header(table)
    rows = []
    for at, cells in enumerate(table[1:], 1):
        values = dict(zip(header, cells, strict=False))
        if any(value.strip() for value in values.values()):
            rows.append(Node(values, f"{bare}[{at}]"))
    return rows


def _header(table: list[list[str]]) -> list[str]:
    """The names of the columns; those without one, or with one that was there, are numbered."""
    header = list[str]()
    for at in range(max(map(len, table), default=0)):
        name = " ".join(table[0][at].split()) if at < len(table[0]) else ""
        header.append(name if name and name not in header else f"{name} column {at + 1}".strip())
    return header


def _profile(row: Node, found: Found) -> None:
    for name, cell in row.fields():
        if _PRIVATE.fullmatch(name):
            cell.texts()  # taken, and told to nobody
    given, family = row.text("First Name"), row.text("Last Name")
    found.about("name", f"{given} {family}")
    found.about("given_name", given)
    found.about("family_name", family)
    found.about("headline", row.text("Headline"))
    found.prose(row.text("Summary"))
    for part in _listed(row.text("Websites")):
        label, _, url = part.partition(":") if re.match(r"[A-Z_]+:", part) else ("Website", "", part)
        found.add("links", label=label.replace("_", " ").capitalize(), url=url, kind="website")
    for handle in _listed(row.text("Twitter Handles")):
        if address := texts.home("twitter", handle):
            found.add("links", label="Twitter", url=address, kind="twitter")
        else:
            found.forget(f"{row.way}.Twitter Handles", handle, "no name on Twitter")


def _listed(text: str) -> list[str]:
    """LinkedIn's lists: `[a,b]`, in which an address may have a comma."""
    inner = text.strip().removeprefix("[").removesuffix("]")
    apart = r",(?=\s*(?:[A-Z_]+:|https?://|www\.))" if "://" in inner else ","
    return [part.strip() for part in re.split(apart, inner) if part.strip()]


def _position(row: Node, found: Found) -> None:
    found.add(
        "work", row, organization=row.text("Company Name"), position=row.text("Title"), location=row.text("Location"),
        **found.dates(row, ("Started On",), ("Finished On",)), summary=row.text("Description"),
    )  # fmt: skip


def _education(row: Node, found: Found) -> None:
    notes = [row.text("Notes"), row.text("Activities")]
    found.add(
        "education", row, institution=row.text("School Name"), study_type=row.text("Degree Name"),
        **found.dates(row, ("Start Date", "Started On"), ("End Date", "Finished On")),
        summary="\n\n".join(filter(None, notes)),
    )  # fmt: skip


def _skill(row: Node, found: Found) -> None:
    found.add("skills", row, name=row.text("Name"))


def _language(row: Node, found: Found) -> None:
    found.add("languages", row, language=row.text("Name"), fluency=row.text("Proficiency"))


def _certificate(row: Node, found: Found) -> None:
    dates = found.dates(row, ("Started On",), ("Finished On",))
    found.add(
        "certificates", row, name=row.text("Name"), issuer=row.text("Authority"), url=row.text("Url"),
        date=dates.get("start") or dates.get("end") or "",
    )  # fmt: skip
    if dates.get("start") and dates.get("end"):
        found.forget(f"{row.way}.Finished On", dates["end"], "a certificate has one date", "certificates")


def _publication(row: Node, found: Found) -> None:
    found.add(
        "publications", row, title=row.text("Name"), publisher=row.text("Publisher"),
        date=found.date(row, "Published On"), url=row.text("Url"), summary=row.text("Description"),
    )  # fmt: skip


def _project(row: Node, found: Found) -> None:
    found.add(
        "projects", row, name=row.text("Title"), url=row.text("Url"), summary=row.text("Description"),
        **found.dates(row, ("Started On",), ("Finished On",)),
    )  # fmt: skip


def _honour(row: Node, found: Found) -> None:
    found.add(
        "awards", row, title=row.text("Title"), awarder=row.text("Issuer"), date=found.date(row, "Issued On"),
        summary=row.text("Description"),
    )  # fmt: skip


def _volunteering(row: Node, found: Found) -> None:
    found.add(
        "volunteering", row, organization=row.text("Company Name", "Organization"), position=row.text("Role"),
        **found.dates(row, ("Started On",), ("Finished On",)), summary=row.text("Description"),
    )  # fmt: skip


def _membership(row: Node, found: Found) -> None:
    dates = found.dates(row, ("Started On",), ("Finished On",))
    name, position, text = row.text("Name"), row.text("Position"), texts.line(row.text("Description"))
    entry = {"title": texts.line(name), "subtitle": texts.line(position), **dates, "text": text}
    entry.pop("current", None)
    found.section("Organisations", [{key: value for key, value in entry.items() if value}])


def _course(row: Node, found: Found) -> None:
    values = row.texts()
    found.section(
        "Courses",
        [{"title": values[0], **({"text": texts.joined(values[1:])} if values[1:] else {})}] if values else [],
    )


def _email(row: Node, found: Found) -> None:
    email, primary = row.text("Email Address"), row.text("Primary")
    for name in ("Confirmed", "Updated On"):
        row.text(name)
    if primary.lower() == "yes" and email:  # what one signs in with is not what one prints
        name = found.person.get("name") or email
        found.add("contacts", name=name, email=email, kind="personal", private=True)
        found.said.append(
            f"{email}, with which you sign in to LinkedIn, is imported with private = true: nothing shows it"
            " until you take that line out"
        )


def _recommendation(row: Node, found: Found) -> None:
    status = row.text("Status")
    row.text("Creation Date")
    if status.upper() not in ("VISIBLE", ""):
        row.texts()
        return
    who = f"{row.text('First Name')} {row.text('Last Name')}".strip()
    found.add(
        "references", row, name=texts.joined([who, row.text("Job Title"), row.text("Company")]), text=row.text("Text")
    )


_READERS: dict[str, Callable[[Node, Found], None]] = {
    "profile": _profile,
    "profile summary": lambda row, found: found.prose(row.text("Profile Summary")),
    "positions": _position,
    "education": _education,
    "skills": _skill,
    "languages": _language,
    "certifications": _certificate,
    "publications": _publication,
    "patents": _publication,
    "projects": _project,
    "honors": _honour,
    "volunteering": _volunteering,
    "volunteer experiences": _volunteering,
    "organizations": _membership,
    "courses": _course,
    "email addresses": _email,
    "recommendations received": _recommendation,
}
"""The files that are opened, by their bare names; nothing else in the archive is."""
