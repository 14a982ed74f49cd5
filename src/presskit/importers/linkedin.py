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
from urllib.parse import urlsplit

from presskit.importers import texts
from presskit.importers.decoding import text_of
from presskit.importers.imported import ImportedProfile
from presskit.importers.parsing import Parsed
from presskit.importers.tree import MOST, Node, TooMuch
from presskit.importers.zipped import Archive
from presskit.problems import Problem, Problems, Warn, failure, warning

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
    """Whether an archive is LinkedIn's, by the files in it; or holds such archives, as when it was packed again."""
    return bool(_tells(archive) or _inside(archive))


def _tells(archive: Archive) -> bool:
    files = _files_in(archive)
    return any(name in files for name in ("profile", "positions", "education"))


def _inside(archive: Archive) -> list[Archive]:
    """LinkedIn's archives in an archive that is none."""
    archives = list[Archive]()
    for name in archive.names():
        if name.lower().endswith(".zip") and not name.startswith("__MACOSX/"):
            inner = Archive.of(archive.bytes_of(name), archive.display_path, HINT)
            archives += [inner] if _tells(inner) else []
    return archives


def people(file: Parsed) -> list[tuple[str, Parsed]]:
    """Those whose archives lie side by side in one ZIP; raises Problems for two in one folder."""
    archives = [file.value] if _tells(file.value) else _inside(file.value)
    found = dict[str, Parsed]()
    for archive in archives:
        folders = _named(archive, file)
        names = {name for names in folders.values() for name in names}
        for folder, called in folders.items():
            part = archive.below(folder) if len(names) > 1 else archive
            if called and (called[0] not in found or len(part.names()) > len(found[called[0]].value.names())):
                found[called[0]] = replace(file, value=part)  # of two archives of one person, the larger
    return list(found.items())


def _named(archive: Archive, file: Parsed) -> dict[str, list[str]]:
    """The people of an archive, by the folder that their Profile.csv lies in."""
    result = dict[str, list[str]]()
    for member in _files_in(archive).get("profile", ()):
        for row in _rows(archive, member, _to_nobody):
            name = f"{row.text('First Name')} {row.text('Last Name')}".strip()
            names = result.setdefault(member.rpartition("/")[0], [])
            names += [name] if name and name not in names else []
    for names in result.values():
        if len(names) > 1:
            message = f"its Profile.csv are about {len(names)} people: {', '.join(names)}"
            raise failure(file.display_path, None, "person", message, HINT)
    return result


def _to_nobody(_: Problem) -> None:
    """What is warned of when the file is read for good."""


def read(file: Parsed) -> ImportedProfile:
    """What a LinkedIn archive tells."""
    archive: Archive = file.value
    if not _tells(archive):
        archive = max(_inside(archive), key=lambda one: len(one.names()))
    files, imported = _files_in(archive), ImportedProfile()
    values = 0
    for name, reader in _READERS.items():
        for member in files.get(name, ()):
            for row in _rows(archive, member, file.warn):
                values += len(row.value)
                if values > MOST:
                    raise TooMuch(f"it holds more than {MOST:,} values")
                reader(row, imported)
                imported.leave(row)
    for name in imported.tables:
        imported.merge_copies(name)
    closed = sorted(name.rpartition("/")[2] for bare, names in files.items() if bare not in _READERS for name in names)
    if closed:
        more = f" and {len(closed) - 4} more" if len(closed) > 4 else ""
        imported.said.append(f"not opened, because it is not about your work: {', '.join(closed[:4])}{more}")
    return imported


def _rows(archive: Archive, member: str, warn: Warn) -> list[Node]:
    """The rows of a file by the names of their columns, which begin after notes of LinkedIn's."""
    bare = member.rpartition("/")[2]
    csv.field_size_limit(LONGEST)
    table = list[list[str]]()
    try:
        text = text_of(archive.bytes_of(member), f"{archive.display_path}: {bare}", warn).removeprefix("\ufeff")
        if text[:6].lower() == "notes:" and (blank := re.search(r"\n[ \t\r]*\n", text)):
            text = text[blank.end() :]
        for at, cells in enumerate(csv.reader(io.StringIO(text), delimiter=_delimiter(text))):
            if at > LONGEST_TABLE or len(cells) > WIDEST:
                raise TooMuch(f"{bare} in it holds more than {LONGEST_TABLE:,} rows, or {WIDEST:,} columns")
            table.append(cells)
    except (csv.Error, Problems) as fault:
        if isinstance(fault, Problems) and not any(one.code == "encoding" for one in fault.problems):
            raise
        message = f"{bare} in it is not the table that it should be; it was left out"
        warn(warning(archive.display_path, None, "csv", message, "ask LinkedIn for the archive again"))
        return []
    begins = _begins(table)
    header = _header(table[begins:])
    rows = []
    # a table that was sorted has its names of columns anywhere; what is above them and is no row of it stays by itself
    for at, cells in enumerate([*table[:begins], *table[begins + 1 :]], 1):
        names = header if at > begins or len(cells) == len(table[begins]) else _header([[], cells])
        values = dict(zip(names, cells, strict=False))
        if any(value.strip() for value in values.values()):
            rows.append(Node(values, f"{bare}[{at}]"))
    return rows


def _delimiter(text: str) -> str:
    """A comma, or what Excel puts between cells in countries whose numbers have a comma, and when asked for tabs."""
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)


def _begins(table: list[list[str]]) -> int:
    """The row with the names of the columns: the first of which most are known, else the first."""
    for at, cells in enumerate(table[:10]):
        named = [cell for cell in cells if cell.strip()]
        if named and sum(_plain(cell) in _COLUMNS for cell in named) * 2 > len(named):
            return at
    return 0


def _header(table: list[list[str]]) -> list[str]:
    """The names of the columns, in LinkedIn's English; those without one, or with one that was there, are numbered."""
    header = list[str]()
    for at in range(max(map(len, table), default=0)):
        name = " ".join(table[0][at].split()) if at < len(table[0]) else ""
        name = _COLUMNS.get(_plain(name), name)
        header.append(name if name and name not in header else f"{name} column {at + 1}".strip())
    return header


def _plain(name: str) -> str:
    """The name of a column as it is compared."""
    return " ".join(name.replace("_", " ").replace("-", " ").casefold().split())


_COLUMNS = {
    _plain(said): column
    for column, others in {
        "First Name": "Vorname, Prénom, Nombre de pila, Voornaam",
        "Last Name": "Nachname, Nom de famille, Apellidos, Apellido, Sobrenome, Cognome, Achternaam",
        "Maiden Name": "Geburtsname, Nom de jeune fille, Meisjesnaam",
        "Address": "Adresse, Dirección, Endereço, Indirizzo, Adres",
        "Birth Date": "Geburtsdatum, Date de naissance, Fecha de nacimiento, Data de nascimento, Data di nascita",
        "Headline": "Profilslogan, Titre du profil, Titular, Título do perfil, Sommario, Kopregel",
        "Summary": "Zusammenfassung, Résumé, Extracto, Resumo, Riepilogo, Samenvatting",
        "Industry": "Branche, Secteur, Sector, Setor, Settore",
        "Zip Code": "Postleitzahl, Code postal, Código postal, CEP, CAP, Postcode",
        "Geo Location": "Standort, Lieu géographique",
        "Twitter Handles": "Twitter, X Handles",
        "Websites": "Website, Webseiten, Sites web, Sitios web, Siti web",
        "Instant Messengers": "Instant Messenger",
        "Company Name": "Company, Organization, Unternehmen, Firma, Entreprise, Empresa, Azienda, Bedrijf",
        "Title": "Position Title, Titel, Titre, Cargo, Titolo, Functie",
        "Description": "Beschreibung, Descripción, Descrição, Descrizione, Beschrijving",
        "Location": "Ort, Lieu, Ubicación, Localidade, Località, Locatie",
        "Started On": "Beginn, Startdatum, Date de début, Fecha de inicio, Data de início, Data di inizio, Begonnen op",
        "Finished On": "Ended On, Ende, Enddatum, Date de fin, Fecha de finalización, Data de término, Data di fine",
        "School Name": "School, Schule, Hochschule, École, Institución educativa, Instituição de ensino, Istituto",
        "Start Date": "", "End Date": "",
        "Notes": "Notizen, Anmerkungen, Remarques, Notas, Note, Opmerkingen",
        "Degree Name": "Degree, Abschluss, Diplôme, Titulación, Formação acadêmica, Titolo di studio, Opleidingsniveau",
        "Activities": "Activities and Societies, Aktivitäten, Activités, Actividades, Atividades, Attività",
        "Name": "Nom, Nombre, Nome, Naam",
        "Proficiency": "Kenntnisse, Niveau, Compétence, Nivel, Nível, Livello, Vaardigheid",
        "Url": "Link", "Authority": "Issuing Organization, Issuer", "License Number": "Credential ID, Licence Number",
        "Publisher": "", "Published On": "Publication Date, Date", "Issued On": "", "Role": "", "Cause": "",
        "Position": "", "Number": "Course Number", "Email Address": "", "Confirmed": "", "Primary": "",
        "Updated On": "",
        "Company": "", "Job Title": "", "Text": "", "Creation Date": "", "Status": "", "Profile Summary": "",
        "Tested On": "Test Date", "Score": "",
    }.items()
    for said in (column, *others.split(","))
    if said.strip()
}  # fmt: skip
"""The columns that are read, by their names in LinkedIn's archives, in versions of them and in other languages."""


def _profile(row: Node, imported: ImportedProfile) -> None:
    for name, cell in row.fields():
        if _PRIVATE.fullmatch(name):
            cell.texts()  # taken, and told to nobody
    given, family = row.text("First Name"), row.text("Last Name")
    imported.set_person("name", f"{given} {family}")
    imported.set_person("given_name", given)
    imported.set_person("family_name", family)
    imported.set_person("headline", row.text("Headline"))
    imported.prose(row.text("Summary"))  # which stands in two files of an archive
    for part in _listed(row.text("Websites")):
        label, _, url = part.partition(":") if re.match(r"[A-Z_]+:", part) else ("Website", "", part)
        known = _network(url)
        label = known or label.replace("_", " ").capitalize()
        imported.add("links", label=label if label != "Other" else "Website", url=url, kind=known.lower() or "website")
    for handle in _listed(row.text("Twitter Handles")):
        if address := texts.home("twitter", handle):
            imported.add("links", label="Twitter", url=address, kind="twitter")
        else:
            imported.forget(f"{row.way}.Twitter Handles", handle, "no name on Twitter")


def _network(url: str) -> str:
    """The network that an address is of."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "https://[x": what is kept of it is told where it is read
        return ""
    homes = {(urlsplit(home).hostname or "").removeprefix("www."): name for name, home in texts.HOMES.items()}
    return homes.get(host, "")


def _listed(text: str) -> list[str]:
    """LinkedIn's lists: `[a,b]`, in which an address may have a comma."""
    inner = text.strip().removeprefix("[").removesuffix("]")
    apart = r",(?=\s*(?:[A-Z_]+:|https?://|www\.))" if "://" in inner else ","
    return [part.strip() for part in re.split(apart, inner) if part.strip()]


def _education(row: Node, imported: ImportedProfile) -> None:
    notes = [row.text("Notes"), row.text("Activities")]
    imported.add(
        "education", row, institution=row.text("School Name"), study_type=row.text("Degree Name"),
        **imported.dates(row, ("Start Date", "Started On"), ("End Date", "Finished On")),
        summary="\n\n".join(filter(None, notes)),
    )  # fmt: skip


def _certificate(row: Node, imported: ImportedProfile) -> None:
    dates = imported.dates(row, ("Started On",), ("Finished On",))
    imported.add(
        "certificates", row, name=row.text("Name"), issuer=row.text("Authority"), url=row.text("Url"),
        date=dates.get("start") or dates.get("end") or "",
    )  # fmt: skip
    if dates.get("start") and dates.get("end"):
        imported.forget(f"{row.way}.Finished On", dates["end"], "a certificate has one date", "certificates")


def _test_score(row: Node, imported: ImportedProfile) -> None:
    date = imported.date(row, "Tested On", "Published On", "Started On")
    name, score = texts.line(row.text("Name", "Title")), texts.line(row.text("Score"))
    prose, points = texts.paragraphs(row.text("Description"))
    entry = {"title": name, "subtitle": score, "text": prose, "points": points}
    entry |= {"start": date, "end": date}
    imported.section("Test scores", [{key: value for key, value in entry.items() if value}])


def _course(row: Node, imported: ImportedProfile) -> None:
    values = row.texts()
    imported.section(
        "Courses",
        [{"title": values[0], **({"text": texts.joined(values[1:])} if values[1:] else {})}] if values else [],
    )


def _email(row: Node, imported: ImportedProfile) -> None:
    email, primary = row.text("Email Address"), row.text("Primary")
    for name in ("Confirmed", "Updated On"):
        row.text(name)
    if primary.lower() == "yes" and email:  # what one signs in with is not what one prints
        name = imported.person.get("name") or email
        imported.add("contacts", name=name, email=email, kind="personal", private=True)
        imported.said.append(
            f"{email}, with which you sign in to LinkedIn, is imported with private = true: nothing shows it"
            " until you take that line out"
        )


def _recommendation(row: Node, imported: ImportedProfile) -> None:
    status = row.text("Status")
    row.text("Creation Date")
    if status.upper() not in ("VISIBLE", ""):
        row.texts()
        return
    who = f"{row.text('First Name')} {row.text('Last Name')}".strip()
    imported.add(
        "references", row, name=texts.joined([who, row.text("Job Title"), row.text("Company")]), text=row.text("Text")
    )


Reader = Callable[[Node, ImportedProfile], None]


def _table(table: str, *, spans: bool = False, kind: str = "", **columns: str) -> Reader:
    """A reader of a file whose columns are the fields of a table: "Title|Name", the first of the two that says
    something. `spans`: each row has a beginning and an end."""

    def read(row: Node, imported: ImportedProfile) -> None:
        names = {field: said.split("|") for field, said in columns.items()}
        entry = {
            field: imported.date(row, *said) if field == "date" else row.text(*said) for field, said in names.items()
        }
        dates = imported.dates(row, ("Started On",), ("Finished On",)) if spans else {}
        imported.add(table, row, **entry, **dates, **({"kind": kind} if kind else {}))

    return read


_VOLUNTEERING = _table(
    "volunteering", spans=True, organization="Company Name|Company", position="Role|Title", summary="Description"
)

_READERS: dict[str, Reader] = {
    "profile": _profile,
    "profile summary": lambda row, found: found.prose(row.text("Profile Summary")),
    "positions": _table(
        "work", spans=True, organization="Company Name|Company", position="Title|Position", location="Location",
        summary="Description",
    ),
    "education": _education,
    "skills": _table("skills", name="Name"),
    "languages": _table("languages", language="Name", fluency="Proficiency"),
    "certifications": _certificate,
    "publications": _table(
        "publications", title="Name", publisher="Publisher", date="Published On", url="Url", summary="Description"
    ),
    "patents": _table(
        "publications", kind="Patent", title="Title|Name", publisher="Issuer|Office|Authority", url="Url",
        date="Issued On|Issue Date|Published On|Filed On|Filing Date|Application Date", summary="Description",
    ),
    "projects": _table("projects", spans=True, name="Title", url="Url", summary="Description"),
    "honors": _table("awards", title="Title", awarder="Issuer|Authority", date="Issued On", summary="Description"),
    "volunteering": _VOLUNTEERING,
    "volunteer experiences": _VOLUNTEERING,
    "organizations": _table("memberships", spans=True, organization="Name", role="Position", summary="Description"),
    "courses": _course,
    "testscores": _test_score,
    "test scores": _test_score,
    "email addresses": _email,
    "recommendations received": _recommendation,
}  # fmt: skip
"""The files that are opened, by their bare names; nothing else in the archive is."""
