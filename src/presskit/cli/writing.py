"""Commands for whoever writes a profile: a new one, another tool's file, sentences to edit, the schema for editors."""

from __future__ import annotations

import datetime
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from presskit.cli.arguments import AS_OF, FILE, PROFILE, ProfileFile, must_be_free, must_be_new, unmade
from presskit.cli.telling import a_few, counted, warn
from presskit.problems import failure

if TYPE_CHECKING:
    from presskit.profile_import import Taken
    from presskit.prose import Bio


NAME = click.option("--name", metavar="NAME", help="Whose it is, if the file does not say or is about several people.")
PRONOUNS = click.option(
    "--pronouns", metavar="WORDS", help="he, she, they or name: what a text that says “I” does not tell."
)


@click.command()
@click.argument("folder", type=FILE)
@click.option(
    "--bio", type=FILE, help="The biography that you have: .txt, .md, .docx, .odt, .rtf, .html, or - to paste it."
)
@NAME
@PRONOUNS
def new(folder: Path, bio: Path | None, name: str | None, pronouns: str | None) -> None:
    """Make a folder with a commented profile.toml, ready to build; or one whose bio is the text that you have.

    \b
    Example:
      presskit new me
      presskit new me --bio bio.docx
    """
    from presskit.package_files import builtin
    from presskit.profile import schema as json_schema

    if os.path.isfile(folder):  # noqa: PTH113 - of a name that no file can have `Path.is_file` raises
        raise failure(str(folder), None, "exists", "this is a file", "name a folder, such as: presskit new me-2")
    target = folder / "profile.toml"
    must_be_new(target, "there is a profile already", "choose another folder, or edit that profile")
    taken = _taken(bio, name, pronouns) if bio else None
    if taken is None and (name or pronouns):
        raise click.UsageError(
            "--name and --pronouns say whose text --bio names; without it, write them into the profile"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if taken:
            target.write_text(taken.text, "utf-8")
        else:
            shutil.copyfile(builtin() / "new" / "profile.toml", target)
        (folder / "profile.schema.json").write_text(json_schema() + "\n", "utf-8")
    except OSError as fault:
        raise unmade(folder, fault, "choose another folder") from None
    if taken and bio:
        for line in _told(taken, bio, target):
            click.echo(line, err=True)
        return
    there = "" if folder.resolve() == Path.cwd() else f"\n  cd {quote(str(folder))}"
    click.echo(
        f"Made {target}. Fill it in, in the browser or by hand:{there}\n  presskit edit\n  presskit build", err=True
    )


def _taken(file: Path, name: str | None, pronouns: str | None) -> Taken:
    """The profile that a file makes."""
    from presskit import profile_import

    _no_address(file)
    if pronouns is not None and not re.fullmatch(r"\w+(?:/\w+)*", pronouns):
        raise click.UsageError(f'"{pronouns}" are no pronouns; write he, she, they, name, or others such as xe/xem')
    return profile_import.take(file, name=name, pronouns=pronouns, warn=warn)


def _no_address(file: Path) -> None:
    """Raise Problems for an address in place of a file."""
    if address := re.match(r"(https?|ftp):/+(.*)", str(file), re.DOTALL):
        message = "this is an address, and presskit reads files and never goes online"
        hint = "import a file: of LinkedIn the ZIP that it sends (Settings, Data privacy, a copy of your data)"
        raise failure(f"{address[1]}://{address[2]}", None, "file", message, hint)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--output", "-o", type=FILE, help="The profile to write; without it, it is printed.")
@click.option("--into", type=ProfileFile(), help="A profile that gets what it does not have yet.")
@click.option("--force", is_flag=True, help="Overwrite the file that -o names.")
@NAME
@PRONOUNS
def import_(
    file: Path, output: Path | None, into: Path | None, force: bool, name: str | None, pronouns: str | None
) -> None:
    """Make a profile of the biography that you have, or of another tool's file.

    A biography is a text: .txt, .md, .docx, .odt, .rtf, .html, or - for what is pasted. Other tools are JSON Resume,
    RenderCV, LinkedIn's ZIP, a vCard, Europass, ORCID, BibTeX.

    \b
    Example:
      presskit import bio.docx -o profile.toml
      presskit import resume.json -o profile.toml
      presskit import linkedin.zip -o profile.toml
      presskit import papers.bib --into profile.toml
    """
    from presskit import profile_import

    if output and into:
        raise click.UsageError("-o makes a new profile and --into adds to one; give one of the two")
    if into:
        if name or pronouns:
            which = "--name" if name else "--pronouns"
            raise click.UsageError(f"{which} is for a new profile; --into keeps what the profile says")
        _no_address(file)
        taken = profile_import.take_into(file, into, warn=warn)
    else:
        if output and not force:
            hint = "choose another name, add to it with --into, or overwrite it with --force"
            must_be_free(output, hint)
        taken = _taken(file, name, pronouns)
        if output:
            profile_import.write(taken, output)
        else:
            # the first line names a schema beside the profile, which printing does not write
            there = Path("profile.schema.json").exists()
            click.echo(taken.text if there else taken.text.partition("\n")[2], nl=False)
    for line in _told(taken, file, output or into):
        click.echo(line, err=True)


def _told(taken: Taken, file: Path, target: Path | None) -> Iterator[str]:
    """What an import came to: what was read, what is kept as comments, what was left, what to look at first."""
    from presskit.profile_import import display_path

    text = ", ".join(f"{table} ({count})" for table, count in taken.counts) or "nothing but the person"
    yield f"Read {display_path(file)} as {taken.kind}: {text}."
    if taken.bio:
        yield from _of_bio(taken.bio)
    lines = [one for one in taken.left if taken.bio and re.fullmatch(r"(?:line|paragraph) \d+|summary", one.way)]
    if lines:
        yield "Kept as comments, being no sentences:"
        yield from (f"  {one.way} ({one.reason}): {_few(one.text)}" for one in lines)
    if left := [one for one in taken.left if one not in lines]:
        where = "kept as comments" if taken.written else "named here only"
        named = a_few([one.way for one in left], str(target or "the comments"))
        yield f"No place for {counted(len(left), 'value')}, {where}: {named}."
    if taken.known:
        yield f"Left alone, because the profile has them: {a_few(taken.known, str(target))}."
    yield from (f"  {remark}" for remark in taken.said)
    if not taken.written:
        yield f"{target} has all of it already; it is as it was."
        return
    if taken.first:
        yield "Look first at:"
        yield from (f"  {look}" for look in taken.first)
    if target:
        folder = f"cd {quote(str(target.parent))} && " if str(target.parent) != "." else ""
        then = "presskit blurb --words 50" if taken.bio else "presskit check && presskit build"
        yield f"Wrote {target}. Read it through, then: {folder}{then}"


def _few(text: str) -> str:
    """The beginning of a text."""
    some = " ".join(text.split())
    return some if len(some) <= 60 else f"{some[:59]}…"


def _of_bio(bio: Bio) -> Iterator[str]:
    """Whose biography it is, and each sentence with the words that it can be told in."""
    longest, shortest = (
        sum(one.longest for one in bio.sentences),
        min((one.shortest for one in bio.sentences), default=0),
    )
    who = ", ".join(filter(None, (bio.name, bio.pronouns or ("“I”" if bio.first else ""))))
    said = f"{counted(len(bio.sentences), 'sentence')} of {counted(longest, 'word')}"
    yield f"{who}; {said}, told in {shortest} to {longest}:"
    for at, sentence in enumerate(bio.sentences, 1):
        span = (
            f"{sentence.shortest}–{sentence.longest}" if sentence.shortest < sentence.longest else f"{sentence.longest}"
        )
        yield f"{at:>3}  {span:<7}{sentence.written}"
    if bio.first and not bio.pronouns:
        yield '  the text says “I”: add pronouns = "she", "he" or "they" to [person], or give --pronouns'


@click.command()
@PROFILE
@AS_OF
def draft(profile: Path, as_of: datetime.date | None) -> None:
    """Write the sentences that presskit makes of facts into the profile, to edit them.

    Only facts that no [[bio]] sentence tells get one; nothing else in the file changes.

    \b
    Example:
      presskit draft
    """
    from presskit import draft as drafting

    drafted = drafting.draft(profile, as_of, warn)
    if drafted.added:
        number = "one sentence" if len(drafted.added) == 1 else f"{len(drafted.added)} sentences"
        told = "Make the words your own, and look at what becomes of them:"
        command = f"presskit blurb{'' if profile == Path('profile.toml') else f' {quote(str(profile))}'} --words 100"
        click.echo(f"Wrote {number} into {profile}, under [[bio]]. {told}\n  {command}", err=True)
    else:
        click.echo(f"{profile}: the profile has no fact that is not told yet", err=True)
    if drafted.left and drafted.silent:
        way = 'write a sentence about it, or [words] own = "first", and presskit tells it in its own words'
        click.echo(f"None of your sentences tells {', '.join(drafted.left)}: {way}.", err=True)
    elif drafted.left:
        click.echo(f"presskit goes on telling {', '.join(drafted.left)} in its own words.", err=True)


@click.command()
def schema() -> None:
    """Print the JSON Schema of profile.toml, for editors.

    \b
    Example:
      presskit schema > profile.schema.json
    """
    from presskit.profile import schema as json_schema

    click.echo(json_schema())
