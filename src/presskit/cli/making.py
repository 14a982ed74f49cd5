"""Commands that make something of a profile: the whole kit, one text, a file for another tool."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from presskit.cli.arguments import AS_OF, AUDIENCE, FILE, PROFILE, Count, Format, must_be_free
from presskit.cli.telling import IN_WORDS, Progress, a_few, counted, warn
from presskit.problems import from_here

if TYPE_CHECKING:
    from presskit.kit.build import Kit
    from presskit.words import Blurb


@click.command()
@PROFILE
@click.option("--output", "-o", type=FILE, help="The folder of the kit; output/ beside the profile.")
@click.option("--only", multiple=True, metavar="NAME", help="Build only this (repeatable), leave the rest.")
@AUDIENCE
@AS_OF
@click.option("--paper", type=click.Choice(["a4", "letter"], case_sensitive=False), help="The size of the pages.")
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--verbose", "-v", is_flag=True, help="List every file, and all that each leaves out.")
def build(
    profile: Path,
    output: Path | None,
    only: tuple[str, ...],
    audience: str | None,
    as_of: datetime.date | None,
    paper: str | None,
    strict: bool,
    verbose: bool,
) -> None:
    """Build the whole kit into output/, and print which files to open first.

    \b
    Example:
      presskit build
      presskit build --only one-pager --paper letter
      presskit build --as-of 2025-11-01 --output press/
      presskit build --verbose
    """
    from presskit.kit.build import build as build_kit

    progress = Progress()
    try:
        made = build_kit(
            profile, output=output, only=only or None, audience=audience, as_of=as_of, paper=paper,
            strict=strict, progress=progress.step, warn=progress.warn,
            processes=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1,
        )  # fmt: skip
    finally:
        progress.end()
    _tell_of_kit(made, verbose)


OPENED_FIRST = ("-press-kit.pdf", "-one-pager.pdf", "-resume.pdf", "web/index.html", "-bio.docx", "blurbs.md")
"""What of a kit is worth a look before the rest, by the ends of names, the best first."""


def _tell_of_kit(made: Kit, verbose: bool) -> None:
    """What was made, what to open first and what had no room; everything, and all that is left out, if `verbose`."""
    from presskit.kit.journal import CLAIMS, MANIFEST

    folder = next(path.parent for path in made.files if path.name == MANIFEST)
    for_others = [path for path in made.files if path.name not in (MANIFEST, CLAIMS)]
    if verbose:
        for name, left_out in made.left_out.items():
            click.echo(f"{name} leaves out {', '.join(left_out)}", err=True)
    else:
        alike: dict[tuple[str, ...], list[str]] = {}
        for name, no_room in made.no_room.items():
            alike.setdefault(no_room, []).append(name)
        for no_room, names in alike.items():
            lack = "has" if len(names) == 1 else "have"
            click.echo(f"{' and '.join(names)} {lack} no room for {a_few(no_room, '--verbose')}", err=True)
    if made.withheld:
        kept_out = [f"{key} ({reason})" for key, reason in made.withheld.items()]
        told = ", ".join(kept_out) if verbose else a_few(kept_out, MANIFEST)
        click.echo(f"Nobody who gets this kit sees {told}.", err=True)
    for sentence in made.chosen:
        click.echo(sentence, err=True)
    new = [path for path in for_others if path not in made.kept]
    counted_files = counted(len(new), "file")
    if made.unchanged:
        click.echo(f"Nothing has changed since this kit of {counted_files} was built.", err=True)
    else:
        size, kept = sum(path.stat().st_size for path in new), len(for_others) - len(new)
        others = f"; {kept} from before {'stands' if kept == 1 else 'stand'} beside" if kept else ""
        click.echo(f"Made {counted_files} in {from_here(folder)}/ ({_in_megabytes(size)}){others}.", err=True)
    own = [path for path in new if path.parent.name != "files"]  # not the copies beside the web page
    first = [path for end in OPENED_FIRST for path in own if path.as_posix().endswith(end)]
    shown = made.files if verbose else first[:2] or new[:2]
    if not verbose:
        click.echo("Open first:" if len(new) > len(shown) else "Open:", err=True)
    for path in shown:
        click.echo(from_here(path))


def _in_megabytes(size: int) -> str:
    """A size in bytes as people read it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, size // 1000)} KB"


@click.command()
@PROFILE
@click.option("--words", type=Count(), metavar="N", help="At most N words.")
@click.option("--characters", type=Count(), metavar="N", help="At most N characters.")
@click.option("--sentences", type=Count(), metavar="N", help="At most N sentences.")
@click.option("--place", metavar="ID", help="For this place (see `presskit places`).")
@click.option(
    "--voice",
    type=click.Choice(["third", "first", "mc", "tagline"]),
    help="Who speaks; the place's own voice, else the third person.",
)
@AUDIENCE
@AS_OF
@click.option("--explain", is_flag=True, help="Say what each sentence rests on, and what is left out.")
def blurb(profile: Path, audience: str | None, as_of: datetime.date | None, explain: bool, **asked: Any) -> None:
    """Print a bio of any length: without one, everything that there is to say.

    \b
    Example:
      presskit blurb
      presskit blurb --words 50
      presskit blurb --characters 160 --voice first
      presskit blurb --place tldr
    """
    import presskit
    from presskit.kit import starter

    whole = presskit.load(profile, warn)
    if left := starter.told(whole):
        warn(left)
    text: Blurb = presskit.blurb(whole, audience=audience, as_of=as_of, **asked)
    click.echo(text.text)
    _tell_of(text)
    if explain:
        _explain(text)
    elif text.left_out:
        click.echo(f"It leaves out {a_few(text.left_out, '--explain')}.", err=True)


def _tell_of(text: Blurb) -> None:
    """How long a text is, and how much more the profile would have to hold to fill its room."""
    from presskit.words import Limit

    most = f", for at most {' and '.join(map(str, text.limits))}" if text.limits else ""
    click.echo(f"{text.words} words, {text.characters} characters{most}", err=True)
    if text.holds is not None and text.limits:
        more = text.sentences_missing
        number = IN_WORDS[more - 1] if 0 < more <= len(IN_WORDS) else str(more)
        room = text.room or Limit(text.holds, "words")
        fill = f"; {number} more sentence{'s' * (more > 1)} would fill {room.max}" if more else ", and no more"
        click.echo(f"The profile holds {Limit(text.holds, room.unit)}{fill}.", err=True)


def _explain(text: Blurb) -> None:
    """How full a text is, what each of its sentences rests on, and everything that it leaves out."""
    if text.room is not None:
        click.echo(f"It fills {text.fills / text.room.max:.0%} of {text.room}.", err=True)
    for told in text.told:
        rests_on = ", ".join(dict.fromkeys((*told.about, *told.facts)))
        click.echo(f"{told.key}{f' ({rests_on})' if rests_on else ''}: {told.text}", err=True)
    for key in text.left_out:
        click.echo(f"{key} is left out", err=True)


@click.command()
@PROFILE
@click.option(
    "--to",
    required=True,
    type=Format(["json-resume", "vcard", "vcard-3", "json-ld", "markdown", "text"]),
    help="The format; text is for the fields of web forms.",
)
@click.option("--output", "-o", type=FILE, help="The file to write; without it, it is printed.")
@click.option("--force", is_flag=True, help="Overwrite the file that -o names.")
@AUDIENCE
@AS_OF
def export(
    profile: Path, to: str, output: Path | None, force: bool, audience: str | None, as_of: datetime.date | None
) -> None:
    """Print the profile in another format, without what is private.

    \b
    Example:
      presskit export --to json-resume -o resume.json
      presskit export --to text
    """
    from presskit import disk
    from presskit.kit.export import export as exported

    if output and not force:
        hint = "choose another name, or overwrite it with --force"
        must_be_free(output, hint)
    made = exported(profile, to, audience=audience, as_of=as_of, warn=warn)
    if output:
        disk.replace(output, made.text.encode(), str(output))
        click.echo(f"Wrote {output}.", err=True)
    else:
        click.echo(made.text, nl=False)
    if made.left_out:
        click.echo(f"It leaves out {a_few(made.left_out, 'the profile')}.", err=True)
