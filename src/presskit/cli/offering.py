"""Commands that show what there is: places to write for, templates and looks, what this machine has."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from presskit.cli.arguments import FILE, must_be_new, unmade
from presskit.cli.telling import show_columns, styled
from presskit.problems import Problems, nearest

if TYPE_CHECKING:
    from presskit.template import Templates


@click.command()
@click.argument("folder", type=FILE, default=".", required=False)
def places(folder: Path) -> None:
    """List the places that a text can be written for, with their limits.

    \b
    Example:
      presskit places
    """
    from presskit.template import Templates
    from presskit.words import Limit

    if not os.path.exists(folder):  # noqa: PTH110 - of a name that no file can have `Path.exists` raises
        known = str(folder) in Templates(Path.cwd()).places()
        own = "places of your own stand in templates/blurbs/ below it"
        asked = f"without a word behind it, `presskit places` lists what each takes; for a text: blurb --place {folder}"
        hint = asked if known else own
        raise click.UsageError(f'there is no folder "{folder}"; {hint}')
    rows = Templates(folder if folder.is_dir() else folder.parent).places().values()
    show_columns(
        [row.id, row.name, " and ".join(str(Limit(limit.max, limit.unit)) for limit in row.limits), row.voice]
        for row in rows
    )


class _Copying(click.Group):
    """A group with one command, which people forget to name."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in self.commands and len(args) == 1:
            raise click.UsageError(f'there is no command "{args[0]}" of templates; {_way_on(args[0])}', ctx)
        return super().resolve_command(ctx, args)


def _way_on(name: str) -> str:
    """What to write where somebody has named a template or a look alone, or asked for the list."""
    from presskit.template import Templates

    names = _to_copy(Templates())
    meant = next((one for one in (name, f"looks/{name}") if one in names), None) or nearest(name, names)
    return f"copy a template with: presskit templates copy {meant}" if meant else "presskit templates alone lists them"


def _to_copy(there: Templates) -> list[str]:
    return [*there.names(), "parts", *(f"looks/{look}" for look in there.looks())]


@click.group(cls=_Copying, invoke_without_command=True)
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
    show_columns(rows)


@templates.command()
@click.argument("name")
def copy(name: str) -> None:
    """Copy a template, a look or what pages share into ./templates/, to change it.

    A Word file is copied as the look of ./profile.toml has it.

    \b
    Example:
      presskit templates copy bio
      presskit templates copy looks/editorial
      presskit templates copy parts
    """
    from presskit.package_files import builtin
    from presskit.template import Templates

    there = Templates()
    names = _to_copy(there)
    if name not in names:
        near = f"looks/{name}" if f"looks/{name}" in names else nearest(name, names)
        meant = f'did you mean "{near}"? There' if near else "there"
        told = there.unknown(name, "templates", names).message
        raise click.UsageError(f"{told}; {meant} are {', '.join(names)}")
    target = Path("templates") / name
    hint = "delete or rename that folder first, if you want to begin anew"
    must_be_new(target, "there is a template of that name here already", hint)
    try:
        shutil.copytree(builtin() / name, target)
        _dress(target)
    except OSError as fault:
        raise unmade(target, fault, "allow writing here") from None
    click.echo(f"Made {target}/. `presskit build` uses it from now on.", err=True)


def _dress(folder: Path) -> None:
    """Let copied Word files look as they do when they are built: a template of one's own is used as it is."""
    files = list(folder.glob("*.docx"))
    if not files or not Path("profile.toml").is_file():
        return
    from presskit.kit.choose_look import with_look
    from presskit.kit.reading import load
    from presskit.template import Templates
    from presskit.writers import docx

    with contextlib.suppress(Problems):  # of the profile: `presskit check` tells them
        kit = with_look(load("profile.toml"), Path.cwd()).kit
        look = Templates(Path.cwd()).look(kit.look)
        for file in files:
            docx.apply_look_to(file, folder.name, look, kit.accent)


@click.command()
def doctor() -> None:
    """Say what is missing on this machine, and the command that brings it.

    \b
    Example:
      presskit doctor
    """
    from presskit import machine, weasy

    findings = machine.findings(weasy.is_importable())
    for finding in findings:
        mark = styled("ok     ", fg="green") if finding.ok else styled("missing", fg="red")
        click.echo(f"{mark}  {finding.name}: {finding.purpose}")
        if not finding.ok:
            click.echo(f"         {finding.remedy}")
    if any(not finding.ok and finding.required for finding in findings):
        raise click.exceptions.Exit(3)
