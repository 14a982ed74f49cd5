"""The command line: what a person asks for, and what they are told.

In: arguments. Out: what was asked for on standard output, everything told on standard error, and an exit status:
0 done, 1 problems in the user's files, 2 wrong arguments, 3 something missing on the machine, 130 interrupted.
The only module that prints, and the only one that catches.
"""

from __future__ import annotations

import datetime
import gc
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from presskit.problems import Missing, Problem, Problems, WrongArgument, error, to_github, to_json, to_text

if TYPE_CHECKING:
    from presskit.words import Blurb


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    # A process that lives for a second frees nothing worth looking for: a tenth of its time otherwise
    gc.disable()
    # pydantic would ask every installed package whether it is a plugin of its own: 4 ms of 240
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    try:
        status = commands.main(args=arguments, prog_name="presskit", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except Problems as problems:
        _tell(problems.problems)
        return 1
    except Missing as missing:
        click.echo(f"presskit: {missing.what}\n  {missing.remedy}", err=True)
        return 3
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except WrongArgument as wrong:
        click.echo(f"presskit: {wrong}", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("presskit: interrupted; the kit is as it was", err=True)
        return 130
    except SystemExit:  # click's answer to a closed pipe: whoever read our output has enough
        return 0
    except Exception as mistake:
        return _own_mistake(mistake)


def _own_mistake(mistake: Exception) -> int:
    """A traceback is a bug in presskit; whoever wants it sets PRESSKIT_TRACEBACK."""
    if os.environ.get("PRESSKIT_TRACEBACK"):
        raise mistake
    name = type(mistake).__name__
    click.echo(
        f"presskit: a mistake of its own: {name}: {mistake}\n"
        "  please report it, with what PRESSKIT_TRACEBACK=1 shows; nothing was changed",
        err=True,
    )
    return 1


# --- what several commands take ----------------------------------------------------------------------------

FILE = click.Path(path_type=Path, readable=False)
"""A file or folder; whether it can be read is told with the rest, where it is read."""

PROFILE = click.argument("profile", type=FILE, default="profile.toml", required=False)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A day, written 2025-11-01."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day; write it as 2025-11-01', param, ctx)


AS_OF = click.option("--as-of", type=Day(), help="“Today”, for tense and open dates.")
AUDIENCE = click.option("--audience", metavar="NAME", help="What this audience may see.")


class Commands(click.Group):
    """Commands in the order in which one meets them, with "did you mean" for those that there are not."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from presskit.problems import did_you_mean

            hint = did_you_mean(args[0], self.commands) or "there are " + ", ".join(self.commands)
            raise click.UsageError(f'there is no command "{args[0]}"; {hint}', ctx) from None


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        import presskit

        click.echo(f"presskit {presskit.__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Say which version this is."
)
def commands() -> None:
    """One checked profile of a person; everything that others ask that person for.

    \b
    presskit new me          # a folder with a profile.toml to fill in
    cd me
    presskit build           # the whole kit, in output/
    """


# --- commands ----------------------------------------------------------------------------------------------


@commands.command()
@click.argument("folder", type=FILE)
def new(folder: Path) -> None:
    """Make a folder with a commented profile.toml, ready to build.

    \b
    Example:
      presskit new me
    """
    from presskit.profile import schema as json_schema
    from presskit.shipped import builtin

    target = folder / "profile.toml"
    if target.exists():
        hint = "choose another folder, or edit that profile"
        raise Problems([error(str(target), None, "exists", "there is a profile already", hint)])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(builtin() / "new" / "profile.toml", target)
        (folder / "profile.schema.json").write_text(json_schema() + "\n", "utf-8")
    except OSError as fault:
        hint = "choose another folder"
        raise Problems(
            [error(str(folder), None, "file", f"it cannot be made: {(fault.strerror or '').lower()}", hint)]
        ) from None
    click.echo(f"Made {target}. Fill it in, then:\n  cd {folder}\n  presskit build", err=True)


@commands.command()
@PROFILE
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print what is found.",
)
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
def check(profile: Path, form: str, strict: bool) -> None:
    """Find every problem in a profile and its templates, each with its line.

    \b
    Example:
      presskit check
      presskit check --format github
    """
    from presskit import check as checking

    _recover(profile)
    found = checking.check(profile, strict=strict)
    click.echo({"text": to_text, "json": to_json, "github": to_github}[form](found), nl=bool(found) or form == "json")
    if any(problem.severity == "error" for problem in found):
        raise click.exceptions.Exit(1)
    if not found:
        click.echo(f"{profile}: no problems", err=True)


@commands.command()
@PROFILE
@click.option("--output", "-o", type=FILE, help="The folder of the kit; output/ beside the profile.")
@click.option("--only", multiple=True, metavar="NAME", help="Build only this (repeatable), leave the rest.")
@AUDIENCE
@AS_OF
@click.option("--paper", type=click.Choice(["a4", "letter"], case_sensitive=False), help="The size of the pages.")
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
def build(
    profile: Path,
    output: Path | None,
    only: tuple[str, ...],
    audience: str | None,
    as_of: datetime.date | None,
    paper: str | None,
    strict: bool,
) -> None:
    """Build the whole kit into output/.

    \b
    Example:
      presskit build
      presskit build --only one-pager --paper letter
      presskit build --as-of 2025-11-01 --output press/
    """
    from presskit.kit import assemble
    from presskit.kit.journal import MANIFEST

    progress = _Progress()
    made = assemble.build(
        profile, output=output, only=only or None, audience=audience, as_of=as_of, paper=paper,
        strict=strict, progress=progress.step, warn=lambda problem: progress.tell([problem]),
        processes=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1,
    )  # fmt: skip
    progress.clear()
    for name, left_out in made.left_out.items():
        if not name.startswith("blurbs/"):
            click.echo(f"{name} leaves out {_some(left_out, MANIFEST)}", err=True)
    if any(name.startswith("blurbs/") for name in made.left_out):
        click.echo(f"blurbs leave sentences out where they must be short; {MANIFEST} names them", err=True)
    if made.withheld:
        kept_out = [f"{key} ({reason})" for key, reason in made.withheld.items()]
        click.echo(f"Nobody who gets this kit sees {_some(kept_out, MANIFEST)}.", err=True)
    if made.unchanged:
        click.echo("Nothing has changed since this kit was built.", err=True)
    for path in made.files:
        click.echo(_relative(path))


@commands.command()
@PROFILE
@click.option("--words", type=int, metavar="N", help="At most N words.")
@click.option("--characters", type=int, metavar="N", help="At most N characters.")
@click.option("--sentences", type=int, metavar="N", help="At most N sentences.")
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
    """Print a bio of any length.

    \b
    Example:
      presskit blurb --words 50
      presskit blurb --characters 160 --voice first
      presskit blurb --place tldr
    """
    import presskit

    if str(profile).isdecimal() and not profile.exists():
        raise click.UsageError(
            f"say what {profile} counts: --words {profile}, --characters {profile} or --sentences {profile}"
        )
    _recover(profile)
    whole = presskit.load(profile, lambda problem: _tell([problem]))
    text: Blurb = presskit.blurb(whole, audience=audience, as_of=as_of, **asked)
    click.echo(text.text)
    most = " and ".join(map(str, text.limits))
    click.echo(f"{text.words} words, {text.characters} characters, for at most {most}", err=True)
    if text.holds is not None:
        more = text.sentences_missing
        number = _NUMBERS[more - 1] if 0 < more <= len(_NUMBERS) else str(more)
        fill = f"; {number} more sentence{'s' * (more > 1)} would fill {text.fills}" if more else ", and no more"
        click.echo(f"The profile holds {text.holds} words{fill}.", err=True)
    if explain:
        for told in text.told:
            rests_on = ", ".join(dict.fromkeys((*told.about, *told.facts)))
            click.echo(f"{told.key}{f' ({rests_on})' if rests_on else ''}: {told.text}", err=True)
        for key in text.left_out:
            click.echo(f"{key} is left out", err=True)
    elif text.left_out:
        click.echo(f"It leaves out {_some(text.left_out, '--explain')}.", err=True)


@commands.command()
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

    _recover(profile)
    drafted = drafting.draft(profile, as_of, lambda problem: _tell([problem]))
    if drafted.added:
        number = "one sentence" if len(drafted.added) == 1 else f"{len(drafted.added)} sentences"
        told = "Make the words your own, and look at what becomes of them:"
        command = f"presskit blurb{'' if profile == Path('profile.toml') else f' {profile}'} --words 100"
        click.echo(f"Wrote {number} into {profile}, under [[bio]]. {told}\n  {command}", err=True)
    else:
        click.echo(f"{profile}: the profile has no fact that is not told yet", err=True)
    if drafted.left:
        click.echo(f"presskit goes on telling {', '.join(drafted.left)} in its own words.", err=True)


@commands.command()
@click.argument("folder", type=FILE, default=".", required=False)
def places(folder: Path) -> None:
    """List the places that a text can be written for, with their limits.

    \b
    Example:
      presskit places
    """
    from presskit.template import Templates
    from presskit.words import Limit

    rows = Templates(folder if folder.is_dir() else folder.parent).places().values()
    _table(
        [row.id, row.name, " and ".join(str(Limit(limit.max, limit.unit)) for limit in row.limits), row.voice]
        for row in rows
    )


@commands.group(invoke_without_command=True)
@click.pass_context
def templates(ctx: click.Context) -> None:
    """List templates and looks; `copy NAME` makes one's own.

    \b
    Example:
      presskit templates
      presskit templates copy one-pager
    """
    if ctx.invoked_subcommand is not None:
        return
    from presskit.template import Templates, look_settings

    there = Templates(Path.cwd())
    rows = [[name, there.get(name).settings.description] for name in there.names()]
    rows += [[f"looks/{name}", look_settings(there.look(name)).description] for name in there.looks()]
    _table(rows)


@templates.command()
@click.argument("name")
def copy(name: str) -> None:
    """Copy a template or a look into ./templates/, to change it.

    \b
    Example:
      presskit templates copy bio
      presskit templates copy looks/editorial
    """
    from presskit.shipped import builtin
    from presskit.template import Templates

    there = Templates()
    looks = [f"looks/{look}" for look in there.looks()]
    if name not in (*there.names(), *looks):
        raise click.UsageError(
            there.unknown(name, "templates", [*there.names(), *looks]).message
            + f"; there are {', '.join([*there.names(), *looks])}"
        )
    target = Path("templates") / name
    if target.exists():
        hint = "delete or rename that folder first, if you want to begin anew"
        raise Problems([error(str(target), None, "exists", "there is a template of that name here already", hint)])
    try:
        shutil.copytree(builtin() / name, target, ignore=shutil.ignore_patterns("__pycache__", "make_*.py"))
    except OSError as fault:
        raise Problems(
            [
                error(
                    str(target),
                    None,
                    "file",
                    f"it cannot be made: {(fault.strerror or '').lower()}",
                    "allow writing here",
                )
            ]
        ) from None
    click.echo(f"Made {target}/. `presskit build` uses it from now on.", err=True)


@commands.command("import")
@click.argument("file", type=FILE)
@click.option("--output", "-o", type=FILE, help="The profile to write; without it, it is printed.")
@click.option("--into", type=FILE, help="A profile that gets what it does not have yet.")
@click.option("--force", is_flag=True, help="Overwrite the file that -o names.")
@click.option("--name", metavar="NAME", help="Whose it is, if the file does not say.")
def import_(file: Path, output: Path | None, into: Path | None, force: bool, name: str | None) -> None:
    """Make a profile of another tool's file: JSON Resume, RenderCV, LinkedIn's ZIP, a vCard, Europass, ORCID, BibTeX.

    \b
    Example:
      presskit import resume.json -o profile.toml
      presskit import linkedin.zip -o profile.toml
      presskit import papers.bib --into profile.toml
    """
    from presskit import intake

    if output and into:
        raise click.UsageError("-o makes a new profile and --into adds to one; give one of the two")
    if into:
        if name:
            raise click.UsageError("--name is for a new profile; --into keeps the name that is there")
        _recover(into)
        taken = intake.take_into(file, into, warn=lambda problem: _tell([problem]))
    else:
        if output and output.exists() and not force:
            hint = "choose another name, add to it with --into, or overwrite it with --force"
            raise Problems([error(str(output), None, "exists", "there is a file of that name already", hint)])
        taken = intake.take(file, name=name, warn=lambda problem: _tell([problem]))
        if output:
            intake.write(taken, output, force=force)
        else:
            click.echo(taken.text, nl=False)
    told = ", ".join(f"{table} ({count})" for table, count in taken.counts) or "nothing but the person"
    click.echo(f"Read {file} as {taken.kind}: {told}.", err=True)
    for remark in taken.said:
        click.echo(f"  {remark}", err=True)
    if taken.known:
        click.echo(f"Left alone, because the profile has them: {_some(taken.known, str(into))}.", err=True)
    if taken.left:
        ways = [one.way for one in taken.left]
        where = "as comments" if output or not into else "named here only"
        click.echo(
            f"No place for {len(ways)} values, kept {where}: {_some(ways, str(output or 'the comments'))}.", err=True
        )
    if target := output or into:
        folder = f"cd {target.parent} && " if str(target.parent) != "." else ""
        click.echo(f"Wrote {target}. Read it through, then: {folder}presskit check && presskit build", err=True)


@commands.command()
@PROFILE
@click.option(
    "--to",
    required=True,
    type=click.Choice(["json-resume", "vcard", "json-ld", "markdown", "text"]),
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
    from presskit import tomlfile
    from presskit.kit.export import export as exported

    _recover(profile)
    if output and output.exists() and not force:
        hint = "choose another name, or overwrite it with --force"
        raise Problems([error(str(output), None, "exists", "there is a file of that name already", hint)])
    made = exported(profile, to, audience=audience, as_of=as_of, warn=lambda problem: _tell([problem]))
    if output:
        tomlfile.replace(output, made.text.encode(), str(output))
        click.echo(f"Wrote {output}.", err=True)
    else:
        click.echo(made.text, nl=False)
    if made.left_out:
        click.echo(f"It leaves out {_some(made.left_out, 'the profile')}.", err=True)


@commands.command()
@PROFILE
@AUDIENCE
@AS_OF
@click.option("--missing", is_flag=True, help="Only what no source is named for.")
def sources(profile: Path, audience: str | None, as_of: datetime.date | None, missing: bool) -> None:
    """Print, for every sentence of every text in the kit, the entries and the sources that it rests on.

    \b
    Example:
      presskit sources
      presskit sources --missing
    """
    from presskit.kit.sources import sources as gathered

    _recover(profile)
    public, resting = gathered(profile, audience=audience, as_of=as_of, warn=lambda problem: _tell([problem]))
    titles = {source.id: source.title for source in public.sources}
    shown = [one for one in resting if not (missing and one.claim.sources)]
    for one in shown:
        named = "; ".join(f"{id} ({titles[id]})" for id in one.claim.sources if id in titles)
        click.echo(one.claim.text)
        click.echo(f"  rests on {', '.join(one.claim.facts)}; {named or 'no source is named'}")
        click.echo(f"  in {_some(one.texts, 'claims.json')}")
    without = sum(not one.claim.sources for one in resting)
    click.echo(f"{_number(len(resting), 'sentence')}; no source is named for {without}.", err=True)


class Days(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A number of days, written 90d or 90."""

    name = "days"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        number = str(value).strip().lower().removesuffix("d")
        if not number.isdecimal() or len(number) > 5:
            self.fail(f'"{value}" is not a number of days; write it as 90d', param, ctx)
        return int(number)


@commands.command()
@PROFILE
@click.option("--within", type=Days(), default="90d", show_default=True, help="How many days ahead to look.")
@AS_OF
def stale(profile: Path, within: int, as_of: datetime.date | None) -> None:
    """List what goes out of date in the kit, each with its day; fails if there is anything, for a calendar or CI.

    The day is today, not the profile's own: that is what grows old.

    \b
    Example:
      presskit stale
      presskit stale --within 30d
    """
    import presskit
    from presskit.kit.stale import stale as turning

    _recover(profile)
    whole = presskit.load(profile, lambda problem: _tell([problem]))
    day = as_of or datetime.date.today()  # noqa: DTZ011 -- the day where the person sits
    turns = turning(whole, day, within)
    for turn in turns:
        line = whole.place(turn.key)
        where = f"{whole.shown}:{line[0]}:{line[1]}" if line else whole.shown
        click.echo(f"{turn.day} {where}: {turn.key}: {turn.message}")
    if turns:
        raise click.exceptions.Exit(1)
    click.echo(f"Nothing in {profile} goes out of date within {_number(within, 'day')}.", err=True)


@commands.command()
@click.argument("old", type=FILE)
@PROFILE
@AUDIENCE
@AS_OF
def changes(old: Path, profile: Path, audience: str | None, as_of: datetime.date | None) -> None:
    """List what changed in facts and texts since OLD was issued: a ZIP or a PDF that presskit made.

    \b
    Example:
      presskit changes sent/ada-strand-press-kit.zip
    """
    from presskit.kit.changes import changes as changed

    _recover(profile)
    lines = changed(profile, old, audience=audience, as_of=as_of, warn=lambda problem: _tell([problem]))
    for line in lines:
        click.echo(line)
    click.echo(f"{_number(len(lines), 'change')} since {old} was issued.", err=True)


@commands.command()
def schema() -> None:
    """Print the JSON Schema of profile.toml, for editors.

    \b
    Example:
      presskit schema > profile.schema.json
    """
    from presskit.profile import schema as json_schema

    click.echo(json_schema())


@commands.command()
def doctor() -> None:
    """Say what is missing on this machine, and the command that brings it.

    \b
    Example:
      presskit doctor
    """
    from presskit import machine

    findings = machine.findings()
    for finding in findings:
        mark = _styled("ok     ", fg="green") if finding.ok else _styled("missing", fg="red")
        click.echo(f"{mark}  {finding.name}: {finding.purpose}")
        if not finding.ok:
            click.echo(f"         {finding.remedy}")
    if any(not finding.ok and finding.required for finding in findings):
        raise click.exceptions.Exit(3)


# --- telling -----------------------------------------------------------------------------------------------


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        where, rest = problem.where, to_text([problem])[len(problem.where) :]
        message, _, hint = rest.partition("\n")
        click.echo(_styled(where, bold=True) + message, err=True)
        click.echo(_styled(hint, dim=True), err=True)


def _styled(text: str, **style: Any) -> str:
    """The text in colour, if the person wants any (https://no-color.org); click takes it off where nobody sees it."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)


class _Progress:
    """The step that is being taken, on one line of a terminal; nothing elsewhere."""

    def __init__(self) -> None:
        self.on = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def step(self, name: str) -> None:
        if self.on:
            click.echo(f"\r\x1b[Kbuilding {name} …", nl=False, err=True)

    def clear(self) -> None:
        if self.on:
            click.echo("\r\x1b[K", nl=False, err=True)

    def tell(self, problems: Iterable[Problem]) -> None:
        self.clear()
        _tell(problems)


def _recover(profile: Path) -> None:
    """Finish or undo what a killed build left beside the profile, before anything else."""
    if (profile.parent / "output").is_dir():
        from presskit.kit.journal import recover

        recover(profile.parent / "output")


def _some(names: Sequence[str], where: str) -> str:
    """A few of the names, how many there are besides, and where they stand."""
    shown = ", ".join(names[:4])
    return f"{shown} and {len(names) - 4} more (see {where})" if len(names) > 5 else ", ".join(names)


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _table(rows: Iterable[Sequence[str]]) -> None:
    rows = list(rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())


def _relative(path: Path) -> str:
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
