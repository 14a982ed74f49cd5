"""Commands for whoever writes a profile: a new one, another tool's file, sentences to edit, the schema for editors."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from presskit.cli.arguments import AS_OF, FILE, PROFILE, ProfileFile, must_be_free, must_be_new, unmade
from presskit.cli.telling import a_few, counted, warn
from presskit.problems import Problems, error

if TYPE_CHECKING:
    from presskit.intake import Taken


@click.command()
@click.argument("folder", type=FILE)
def new(folder: Path) -> None:
    """Make a folder with a commented profile.toml, ready to build.

    \b
    Example:
      presskit new me
    """
    from presskit.profile import schema as json_schema
    from presskit.shipped import builtin

    if folder.is_file():
        raise Problems(
            [error(str(folder), None, "exists", "this is a file", "name a folder, such as: presskit new me-2")]
        )
    target = folder / "profile.toml"
    must_be_new(target, "there is a profile already", "choose another folder, or edit that profile")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(builtin() / "new" / "profile.toml", target)
        (folder / "profile.schema.json").write_text(json_schema() + "\n", "utf-8")
    except OSError as fault:
        raise unmade(folder, fault, "choose another folder") from None
    there = "" if folder.resolve() == Path.cwd() else f"\n  cd {quote(str(folder))}"
    click.echo(f"Made {target}. Fill it in, then:{there}\n  presskit build", err=True)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--output", "-o", type=FILE, help="The profile to write; without it, it is printed.")
@click.option("--into", type=ProfileFile(), help="A profile that gets what it does not have yet.")
@click.option("--force", is_flag=True, help="Overwrite the file that -o names.")
@click.option("--name", metavar="NAME", help="Whose it is, if the file does not say or is about several people.")
def import_(file: Path, output: Path | None, into: Path | None, force: bool, name: str | None) -> None:
    """Make a profile of another tool's file: JSON Resume, RenderCV, LinkedIn's ZIP, a vCard, Europass, ORCID, BibTeX.

    \b
    Example:
      presskit import resume.json -o profile.toml
      presskit import linkedin.zip -o profile.toml
      presskit import papers.bib --into profile.toml
    """
    from presskit import intake

    if address := re.match(r"(https?|ftp):/+(.*)", str(file), re.DOTALL):
        message = "this is an address, and presskit reads files and never goes online"
        hint = "import a file: of LinkedIn the ZIP that it sends (Settings, Data privacy, a copy of your data)"
        raise Problems([error(f"{address[1]}://{address[2]}", None, "file", message, hint)])
    if output and into:
        raise click.UsageError("-o makes a new profile and --into adds to one; give one of the two")
    if into:
        if name:
            raise click.UsageError("--name is for a new profile; --into keeps the name that is there")
        taken = intake.take_into(file, into, warn=warn)
    else:
        if output and not force:
            hint = "choose another name, add to it with --into, or overwrite it with --force"
            must_be_free(output, hint)
        taken = intake.take(file, name=name, warn=warn)
        if output:
            intake.write(taken, output)
        else:
            # the first line names a schema beside the profile, which printing does not write
            there = Path("profile.schema.json").exists()
            click.echo(taken.text if there else taken.text.partition("\n")[2], nl=False)
    for line in _told(taken, file, output or into):
        click.echo(line, err=True)


def _told(taken: Taken, file: Path, target: Path | None) -> Iterator[str]:
    """What an import came to: what was read, what is kept as comments, what was left, what to look at first."""
    told = ", ".join(f"{table} ({count})" for table, count in taken.counts) or "nothing but the person"
    yield f"Read {file} as {taken.kind}: {told}."
    if taken.left:
        where = "kept as comments" if taken.written else "named here only"
        named = a_few([one.way for one in taken.left], str(target or "the comments"))
        yield f"No place for {counted(len(taken.left), 'value')}, {where}: {named}."
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
        yield f"Wrote {target}. Read it through, then: {folder}presskit check && presskit build"


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
    if drafted.left:
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
