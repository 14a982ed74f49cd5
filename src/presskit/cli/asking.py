"""Commands that ask about a profile: what is wrong, what rests on what, what goes stale, what has changed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from presskit.cli.arguments import AS_OF, AUDIENCE, FILE, PROFILE, ProfileFile, Span, Within
from presskit.cli.telling import a_few, counted, styled, warn, without_repetition
from presskit.problems import to_github, to_json, to_text

if TYPE_CHECKING:
    from presskit.profile import Profile
    from presskit.words.readings import Reading, Readings


@click.command()
@click.argument("profiles", type=ProfileFile(), nargs=-1, metavar="[PROFILE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print what is found.",
)
@AS_OF
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
def check(profiles: tuple[Path, ...], form: str, as_of: datetime.date | None, strict: bool) -> None:
    """Find every problem in a profile and its templates, each with its line; in several profiles, one after the other.

    \b
    Example:
      presskit check
      presskit check --format github
      presskit check speakers/*/profile.toml
    """
    from presskit import check as checking

    whole = []
    for profile in profiles or (Path("profile.toml"),):
        found = checking.check(profile, as_of=as_of, strict=strict)
        if not found:
            click.echo(f"{profile}: no problems", err=True)
        whole += found
    if form == "text":
        whole = list(without_repetition(whole))
    click.echo({"text": to_text, "json": to_json, "github": to_github}[form](whole), nl=bool(whole) or form == "json")
    if any(problem.severity == "error" for problem in whole):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("sentences", nargs=-1, metavar="[ID]...")
@click.option("--profile", "-p", type=ProfileFile(), default="profile.toml", help="The profile, if not profile.toml.")
@click.option("--voice", type=click.Choice(["third", "first", "mc"]), default="third", help="Who speaks.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print them.")
@AS_OF
def readings(sentences: tuple[str, ...], profile: Path, voice: str, form: str, as_of: datetime.date | None) -> None:
    """Print what each [[bio]] sentence can become: the longest, the shortest, and each bracket left out by itself.

    ID is the id of a sentence, or its number.

    \b
    Example:
      presskit readings
      presskit readings footbridges 3
      presskit readings --voice first -p me/profile.toml
    """
    import presskit
    from presskit.kit.ask import readings as asked

    paths = [name for name in sentences if name.endswith(".toml") or Path(name).is_dir()]
    if paths:
        raise click.UsageError(f'"{paths[0]}" is no sentence; write -p {paths[0]} for another profile')
    whole = presskit.load(profile, warn)
    found = asked(whole, sentences, voice=voice, as_of=as_of)  # type: ignore[arg-type]  # click has looked
    if form == "json":
        click.echo(json.dumps([_as_data(one, whole) for one in found], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join(_as_text(one) for one in found))
    if not found:
        click.echo("The profile has no [[bio]] sentence; `presskit draft` writes those that its facts make.", err=True)


WHY_NOT = {
    "": "",
    "early": "it is not told yet: what it is about has not begun",
    "plain": "it is not told in the first person: it names the person in plain words",
    "needs": "it is not told: what it needs is not, or there are too many sentences",
}


def _as_text(one: Readings) -> str:
    """The readings of one sentence, a line each."""
    name = f"{one.entry.key}{f' ({one.entry.id})' if one.entry.id else ''}"
    if one.longest is None or one.shortest is None:
        return f"{styled(name, bold=True)}: {WHY_NOT[one.silent]}\n  {one.entry.text}"
    least, most = one.shortest.words, one.longest.words
    length = f"{least} to {most} words" if least < most else f"{most} words, one length only"
    lines = [
        f"{styled(name, bold=True)}: {length}, importance {one.entry.importance}",
        f"  longest: {one.longest.text}",
    ]
    if least < most:
        lines.append(f"  shortest: {one.shortest.text}")
    lines += [f"  without {styled(each.left_out, bold=True)}: {each.text}" for each in one.without]
    return "\n".join(lines)


def _as_data(one: Readings, profile: Profile) -> dict[str, Any]:
    """The same for a program; places count from 1."""

    def data(each: Reading) -> dict[str, Any]:
        return {"text": each.text, "words": each.words}

    def placed(offset: int) -> dict[str, int]:
        line, column = profile.place(one.entry.key, "text", offset=offset) or (0, 0)
        return {"line": line, "column": column}

    made: dict[str, Any] = {"key": one.entry.key, "id": one.entry.id, **placed(0), "importance": one.entry.importance}
    made |= {"notation": one.entry.text, "not_told": WHY_NOT[one.silent] or None}
    whole = {"longest": one.longest, "shortest": one.shortest}
    made |= {name: data(each) if each else None for name, each in whole.items()}
    return made | {"without": [{"left_out": each.left_out, **placed(each.at), **data(each)} for each in one.without]}


@click.command()
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

    public, resting = gathered(profile, audience=audience, as_of=as_of, warn=warn)
    titles = {source.id: source.title for source in public.sources}
    shown = [one for one in resting if not (missing and one.claim.sources)]
    for one in shown:
        named = "; ".join(f"{id} ({titles[id]})" for id in one.claim.sources if id in titles)
        click.echo(one.claim.text)
        click.echo(f"  rests on {', '.join(one.claim.facts)}; {named or 'no source is named'}")
        click.echo(f"  in {a_few(one.texts, 'claims.json')}")
    without = sum(not one.claim.sources for one in resting)
    click.echo(f"{counted(len(resting), 'sentence')}; no source is named for {without}.", err=True)


@click.command()
@PROFILE
@click.option("--within", type=Within(), default="90d", show_default=True, help="How far ahead: 90d, 12w, 6m, 1y.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "ics"]),
    default="text",
    help="How to print it; ics is for a calendar.",
)
@AS_OF
def stale(profile: Path, within: Span, form: str, as_of: datetime.date | None) -> None:
    """List what goes out of date in the kit, each with its day; fails if there is anything, for a calendar or CI.

    The day is today, not the profile's own: that is what grows old. `check` tells the same of the next 90 days.

    \b
    Example:
      presskit stale
      presskit stale --within 6m --format ics
    """
    import presskit
    from presskit import check as checking
    from presskit.kit.reading import today

    whole = presskit.load(profile, warn)
    day = as_of or today()
    last = within.after(day)
    turns = checking.stale(whole, day, last)
    click.echo(checking.to_format(turns, form, day), nl=form != "ics" and (bool(turns) or form == "json"))
    if turns:
        raise click.exceptions.Exit(1)
    click.echo(f"Nothing in {profile} goes out of date until {last}.", err=True)


@click.command()
@click.argument("old", type=FILE)
@PROFILE
@AUDIENCE
@AS_OF
def changes(old: Path, profile: Path, audience: str | None, as_of: datetime.date | None) -> None:
    """List what changed in facts and words since OLD was issued, what to send again, and to whom.

    OLD is a ZIP or a PDF that presskit made, or a folder with such files.

    \b
    Example:
      presskit changes sent/ada-strand-press-kit.zip
    """
    from presskit.kit.changes import changes as changed

    found = changed(profile, old, audience=audience, as_of=as_of, warn=warn)
    for line in found.lines:
        click.echo(line)
    issued = f" on {found.day}" if found.day else ""
    kit = f", as the kit for {found.audience}" if found.audience else ""
    click.echo(f"{counted(len(found.lines), 'change')} since {old} was issued{issued}{kit}.", err=True)
    if found.texts:
        click.echo(f"Other words now: {', '.join(found.texts)}.", err=True)
    if found.lines or found.texts:
        whom = " and ".join(filter(None, found.whom)) or "everyone"
        click.echo(f"Send it again to {whom} who has it: it shows in the kit for {whom}.", err=True)
