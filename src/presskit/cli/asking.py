"""Commands that ask about a profile: what is wrong, what rests on what, what goes stale, what has changed."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from presskit.cli.arguments import AS_OF, AUDIENCE, FILE, PROFILE, ProfileFile, Span, Within
from presskit.cli.telling import a_few, counted, warn
from presskit.problems import to_github, to_json, to_text


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
    click.echo({"text": to_text, "json": to_json, "github": to_github}[form](whole), nl=bool(whole) or form == "json")
    if any(problem.severity == "error" for problem in whole):
        raise click.exceptions.Exit(1)


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
