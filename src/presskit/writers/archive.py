"""The kit as one ZIP for whoever asked for it, with a README for the journalist and sums to check it by.

In: the files of a kit that are for a recipient, and a profile that was filtered for its audience. Out: the ZIP,
written file by file, with the same bytes for the same inputs. Nothing of the machine is in it, neither its clock nor
who made it.
"""

from __future__ import annotations

import datetime
import textwrap
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, cast

from presskit.content import Held
from presskit.document import Claim, plain
from presskit.language import Language
from presskit.profile import Logo, PartialDate, Photo, Profile
from presskit.writers import checklist, kit_file, photos
from presskit.writers.kit_file import KitFile

WIDTH = 72
"""Characters of a line of the README: what Notepad shows without scrolling, and a mail without wrapping."""


SOURCES = "SOURCES.csv"
"""What the kit says, sentence by sentence, and what vouches for it."""


def write(
    files: Sequence[KitFile],
    claims: Mapping[Claim, Sequence[str]],
    profile: Profile,
    language: Language,
    as_of: datetime.date,
    slug: str,
    file: BinaryIO,
) -> None:
    """Write the ZIP, all these files in one folder SLUG-press-kit/.

    `claims` are what these files say, with the names of those that say it: for whoever checks facts, with the sources.
    """
    if profile.sources and claims:
        checked = Held(checklist.write(claims, profile, language))
        files = [*files, KitFile(SOURCES, checked, "zip", kit_file.CSV, readme="sources")]
    readme = Held(_readme(files, profile, language, as_of, slug))
    packed = {"README.txt": readme} | {one.name: one.content for one in files}
    sums = Held("".join(f"{content.sha256}  {name}\n" for name, content in packed.items()).encode())
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in {"README.txt": readme, "SHA256SUMS.txt": sums, **packed}.items():
            entry = _entry(f"{slug}-press-kit/{name}", as_of)
            entry.file_size = content.size  # told beforehand, so that more than 4 GB are written as such
            with archive.open(entry, "w") as member:
                content.write_to(cast("BinaryIO", member))


def _entry(name: str, as_of: datetime.date) -> zipfile.ZipInfo:
    """Stored, not compressed: pictures, PDFs and Word files are already, and zlib is not the same everywhere."""
    year = min(max(as_of.year, 1980), 2107)  # what a ZIP can say (APPNOTE.TXT 6.3.10, 4.4.6)
    entry = zipfile.ZipInfo(name, (year, as_of.month, as_of.day, 0, 0, 0))
    entry.create_system = 3  # Unix, whatever this machine is
    entry.external_attr = 0o100644 << 16
    return entry


# --- the README ---


def _readme(packed: Sequence[KitFile], profile: Profile, language: Language, as_of: datetime.date, slug: str) -> bytes:
    """Plain text as Notepad shows it: short lines that end as on Windows, and a mark that says that it is UTF-8."""
    say = language.readme
    title = say("title", name=plain(profile.person.name))
    day = language.date(PartialDate(as_of.year, as_of.month, as_of.day))
    lines = [title, "=" * min(len(title), WIDTH), "", *_wrapped(say("as_of", date=day))]
    for heading, body in (
        ("contact", _contact(profile, language)),
        ("contents", _contents(packed, profile, language, slug)),
        ("pictures", _credits(packed, profile, language, slug)),
        ("rights", _paragraphs(profile.kit.rights or say("no_rights"))),
        ("sums", _sums(language)),
    ):
        if written := list(body):
            lines += ["", "", say(heading), "-" * len(say(heading)), "", *written]
    return ("\ufeff" + "\n".join(lines) + "\n").replace("\n", "\r\n").encode()


def _contact(profile: Profile, language: Language) -> Iterator[str]:
    if not profile.contacts:
        yield language.readme("no_contact")
    for number, contact in enumerate(profile.contacts):
        if number:
            yield ""
        named = ", ".join(filter(None, (contact.name, contact.role, contact.organization)))
        for text in (named, contact.email, contact.phone, contact.url):
            if text:
                yield from _wrapped(plain(text))


def _contents(packed: Sequence[KitFile], profile: Profile, language: Language, slug: str) -> Iterator[str]:
    """Every file with what it is, how large it is, and in what format; the blurbs together."""
    blurbs = [file.content.size for file in packed if file.readme == "blurbs"]
    pictures = {stem: picture for picture, stem in photos.stems(profile, slug)}
    for file in packed:
        if file.readme == "blurbs":
            continue
        if file.readme == "picture":
            told = _picture(file, pictures, language)
        else:
            title, size = language.title(file.label), _size(file.content.size, language)
            told = language.readme(file.readme, title=title, type=file.type, size=size)
        yield file.name
        yield from _wrapped(told, "    ")
    if blurbs:
        yield "blurbs/"
        size = _size(sum(blurbs), language)
        yield from _wrapped(language.readme("blurbs", count=str(len(blurbs)), size=size), "    ")


def _picture(file: KitFile, pictures: Mapping[str, Photo | Logo], language: Language) -> str:
    size = _size(file.content.size, language)
    stem, shape = _stem(file.name, pictures)
    picture = pictures[stem]
    if file.media_type == kit_file.SVG:
        return language.readme("drawing", alt=plain(picture.alt), size=size)
    from PIL import Image

    with file.content.opened() as opened, Image.open(opened) as image:
        width, height = map(str, image.size)
    if isinstance(picture, Logo):
        return language.readme("logo", alt=plain(picture.alt), width=width, height=height, size=size)
    crop, _, use = shape.partition("-")
    if crop == "cutout":
        return language.readme("cutout", width=width, height=height, size=size)
    words = {"shape": language.readme(crop), "use": language.readme(use)}
    return language.readme("photo", **words, width=width, height=height, size=size)


def _stem(name: str, pictures: Mapping[str, Photo | Logo]) -> tuple[str, str]:
    """What the name of a file of photos/ begins with, and the rest: its crop and use, or its width."""
    bare = name.removeprefix("photos/").rpartition(".")[0]
    stem = max((stem for stem in pictures if bare == stem or bare.startswith(f"{stem}-")), key=len)
    return stem, bare[len(stem) + 1 :]


def _credits(packed: Sequence[KitFile], profile: Profile, language: Language, slug: str) -> Iterator[str]:
    """For each picture of which there are files: what it shows, and how and on what terms it may be used."""
    pictures = {stem: picture for picture, stem in photos.stems(profile, slug)}
    there = {_stem(file.name, pictures)[0] for file in packed if file.readme == "picture"}
    for stem, picture in pictures.items():
        if stem not in there:
            continue
        yield f"photos/{stem}…"
        said: list[tuple[str, str | None]] = [("shows", picture.alt)]
        if isinstance(picture, Photo):
            said += [("caption", picture.caption), ("creator", picture.creator), ("credit", picture.credit)]
        for key, text in (*said, ("license", picture.license)):
            if text:
                yield from _wrapped(language.readme(key, text=plain(text)), "    ")
        if not picture.license:
            yield from _wrapped(language.readme("no_license"), "    ")
    if there:
        yield from ("", *_wrapped(language.readme("embedded")))


def _sums(language: Language) -> Iterator[str]:
    yield from _wrapped(language.readme("how_to_check"))
    for system in ("linux", "macos", "windows"):
        yield f"    {language.readme(system)}"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(plain(text).split("\n\n")):
        if number:
            yield ""
        yield from _wrapped(paragraph)


def _wrapped(text: str, indent: str = "") -> list[str]:
    """Lines of at most WIDTH characters; a link or a name that is longer stays whole."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _size(count: int, language: Language) -> str:
    """Kilobytes and megabytes of a thousand, as file managers other than Windows's count them."""
    if count < 999_500:
        return language.readme("kilobytes", number=f"{max(1, round(count / 1000))}")
    return language.readme("megabytes", number=f"{count / 1_000_000:.1f}")
