"""What was meant by an argument that names no profile: the value of an option without its option, or a person.

In: the word, the command that got it. Out: the command to write instead. Asked only where there is no such file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from shlex import quote

import click

from presskit.problems import Problems, unheard

_LENGTH = re.compile(r"(?i)(?:(words|characters|sentences)[ _-]?)?(\d+)[ _-]?(words|characters|sentences)?")

MOST_READ = 20
"""Files that are looked into for a person's name."""


def instead(word: str, ctx: click.Context) -> str | None:
    """What to do in place of naming `word` as the profile; None if it may have been meant as a file."""
    if not word.strip() or "/" in word or word.lower().endswith(".toml"):
        return None
    own = {option.name: option for option in ctx.command.params if isinstance(option, click.Option)}
    named = own.get(word.lower().lstrip("-"))
    if named and not named.is_flag:
        return f"take it out, or write {named.opts[0]} {named.make_metavar(ctx)}"
    if ctx.command.name == "blurb" and word.isdecimal():
        return f"say what {word} counts: --words {word}, --characters {word} or --sentences {word}"
    from presskit.cli.making import blurb, build

    top = ctx.find_root().command_path
    for command in dict.fromkeys((ctx.command, build, blurb)):
        if option := _option(command, word):
            return f"write: {top} {command.name} {option}"
    if file := _profile_of(word):
        after = "" if file == "profile.toml" else f" {quote(file)}"
        return f"a profile is named by its file; write: {ctx.command_path}{after}"
    return None


def _option(command: click.Command, word: str) -> str | None:
    """The option of the command that takes the word, with it."""
    for option in command.params:
        if isinstance(option, click.Option) and (value := _taken(option, word)):
            return f"{value[0]} {quote(value[1])}"
    return None


def _taken(option: click.Option, word: str) -> tuple[str, str] | None:
    """The option as it is written, and its value, if it takes the word."""
    from presskit.cli.arguments import Day, Within

    written, kind = option.opts[0], option.type
    if isinstance(kind, Day | Within):
        try:
            kind.convert(word, option, None)
        except click.UsageError:
            return None
        return written, word
    if option.name == "words":
        match = _LENGTH.fullmatch(word)
        return (f"--{(match[1] or match[3] or 'words').lower()}", match[2]) if match else None
    known: Iterable[str] = kind.choices if isinstance(kind, click.Choice) else _names(option.name or "")
    meant = next((name for name in known if _plain(name) == _plain(word)), None)
    return (written, meant) if meant else None


def _names(option: str) -> Iterable[str]:
    """What may stand after an option that takes names."""
    if option not in ("only", "place", "audience"):
        return ()
    from presskit.kit import products
    from presskit.template import Templates

    try:
        if option == "only":
            return products.names(Templates(Path.cwd()))
        if option == "place":
            return Templates(Path.cwd()).places()
        import presskit

        return presskit.load("profile.toml", unheard).audiences()
    except Problems:  # of files that nobody has asked for yet
        return ()


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.casefold())


def _profile_of(name: str) -> str | None:
    """The file in this folder that is the profile of the person of that name, or of that part of a name."""
    from presskit import tomlfile

    files = sorted(Path().glob("*.toml"), key=lambda path: path.name != "profile.toml")
    for path in files[:MOST_READ]:
        try:
            person = tomlfile.read(path, path.name, unheard).data.get("person")
        except Problems:
            continue
        whole = person.get("name") if isinstance(person, dict) else None
        if isinstance(whole, str) and set(name.casefold().split()) <= set(whole.casefold().split()):
            return path.name
    return None
