"""The command that opens a profile in the browser."""

from __future__ import annotations

import platform
from pathlib import Path

import click

from presskit.cli.arguments import FILE


@click.command()
@click.argument("profile", type=FILE, default=".", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; a free one without it.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@click.option("--stay", is_flag=True, help="Go on when its last tab is closed, until Ctrl-C.")
@click.option("--install", is_flag=True, help="Put a launcher on this machine, for starting without a terminal.")
def edit(profile: Path, port: int, no_browser: bool, stay: bool, install: bool) -> None:
    """Edit a profile in the browser, with every text and page beside it; or begin one.

    It runs on this machine alone, saves by itself, and ends when its tab is closed.

    \b
    Example:
      presskit edit
      presskit edit me
      presskit edit ada.toml
      presskit edit --install
    """
    if install:
        from presskit.editor.launcher import install as installed

        for line in installed(Path.home(), release=platform.release()):
            click.echo(line, err=True)
        return
    from presskit.editor.start import edit as opened

    opened(profile, port=port, browser=not no_browser, stay=stay, tell=lambda line: click.echo(line, err=True))
