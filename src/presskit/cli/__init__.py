"""The command line: what a person asks for, and what they are told.

In: arguments. Out: what was asked for on standard output, everything told on standard error, and an exit status:
0 done, 1 problems in the user's files, 2 wrong arguments, 3 something missing on the machine, 130 interrupted.
The only room that prints, and the only one that catches.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from presskit.cli.telling import tell
from presskit.lazy_imports import defer
from presskit.package_files import travels
from presskit.problems import Missing, Problems, WrongArgument, did_you_mean


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    _open_streams()
    # A process that lives for a second frees nothing worth looking for: a tenth of its time otherwise
    gc.disable()
    # pydantic would ask every installed package whether it is a plugin of its own: 4 ms of 240, and 10 to be able to
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    defer("importlib.metadata", "entry_points")
    status = run(arguments)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with contextlib.suppress(OSError):  # what was echoed has been flushed, or told to be impossible
            stream.flush()
    os._exit(status)  # taking apart what lies in memory would take another twentieth


def _open_streams() -> None:
    """Let a stream that whoever started this has closed lead nowhere.

    Else the next file that is opened gets its number, and what a library writes to standard error goes into it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 -- it stays open


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    try:
        status = commands.main(args=arguments, prog_name="presskit", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except Problems as problems:
        tell(problems.problems)
        return 1
    except Missing as missing:
        return _missing(missing)
    except click.ClickException as wrong:
        wrong.show()
        if isinstance(wrong, click.NoSuchOption) and (hint := _of_the_kit(wrong.option_name)):
            click.echo(f"  {hint}", err=True)
        return wrong.exit_code
    except WrongArgument as wrong:
        click.echo(f"presskit: {wrong}", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        return _interrupted()
    except UnicodeEncodeError as fault:
        if fault.encoding.lower() in ("utf-8", "utf8"):
            return _own_mistake(fault)
        letter = fault.object[fault.start : fault.start + 1]
        click.echo(f"presskit: what is printed has “{letter}”, which {fault.encoding} cannot write", err=True)
        click.echo("  set PYTHONIOENCODING=utf-8 before the command", err=True)
        return 3
    except OSError as fault:
        if travels(fault.filename):
            return _cannot_be_read(fault)
        if fault.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            return _own_mistake(fault)
        click.echo(
            f"presskit: it cannot be written: {(fault.strerror or '').lower()}\n  make room, then try again", err=True
        )
        return 3
    except SystemExit:  # click's answer to a closed pipe: whoever read our output has enough
        return 0
    except ModuleNotFoundError as fault:
        from presskit.machine import library_missing

        lacking = library_missing(fault)
        return _missing(lacking) if lacking else _own_mistake(fault)
    except Exception as mistake:
        return _interrupted() if _of_an_interruption(mistake) else _own_mistake(mistake)


def _interrupted() -> int:
    click.echo("presskit: interrupted; the kit is as it was", err=True)
    return 130


def _of_an_interruption(mistake: BaseException | None) -> bool:
    """Whether it came of Ctrl-C: what is cleaned up after one may fail, as a pool without a thread."""
    while mistake and not isinstance(mistake, KeyboardInterrupt):
        mistake = mistake.__cause__ or mistake.__context__
    return mistake is not None


def _missing(missing: Missing) -> int:
    """Something that the machine lacks, and the command that brings it."""
    click.echo(f"presskit: {missing.what}\n  {missing.remedy}", err=True)
    return 3


def _cannot_be_read(fault: OSError) -> int:
    """A file of presskit's own that this user may not read, or that is gone or broken."""
    reason = (fault.strerror or "").lower()
    click.echo(
        f"presskit: a file of its own cannot be read: {os.fsdecode(fault.filename)}: {reason}\n"
        "  let this user read the folder that presskit is installed in, or install presskit anew for this user",
        err=True,
    )
    return 3


def _of_the_kit(option: str) -> str | None:
    """Where to write what somebody gives as an option and the profile settles; None for anything else."""
    from presskit.profile.tables import Kit

    name = {"theme": "look", "style": "look", "color": "accent", "colour": "accent"}.get(option.strip("-"), option)
    name = name.strip("-").replace("-", "_")
    return f'write it in the profile, under [kit]: {name} = "…"' if name in Kit.model_fields else None


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


COMMANDS = {
    "new": "writing.new",
    "edit": "editing.edit",
    "check": "asking.check",
    "build": "making.build",
    "blurb": "making.blurb",
    "readings": "asking.readings",
    "draft": "writing.draft",
    "places": "offering.places",
    "templates": "offering.templates",
    "import": "writing.import_",
    "export": "making.export",
    "sources": "asking.sources",
    "stale": "asking.stale",
    "changes": "asking.changes",
    "schema": "writing.schema",
    "doctor": "offering.doctor",
}
"""Each command's module and function, in the order in which one meets them; a module is loaded when one is called."""


class Commands(click.Group):
    """The commands of the table above, with "did you mean" for those that there are not."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), function)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            hint = did_you_mean(args[0], COMMANDS) or "there are " + ", ".join(COMMANDS)
            raise click.UsageError(f'there is no command "{args[0]}"; {hint}', ctx) from None


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        import presskit

        click.echo(f"presskit {presskit.__version__}")
        ctx.exit()


def _instead(word: str, ctx: click.Context) -> str | None:
    from presskit.cli.meant import instead

    return instead(word, ctx)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100, "obj": _instead},
)
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
