"""Exhibitions, concerts, productions: by their kind, by what the person did for them, or by the part they played.

In: a `Subject`. Out: themes. A title is told once, however many places showed it.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence

from presskit.english.heads import is_common
from presskit.english.nouns import data, deed_of_project, found
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, year
from presskit.english.titles import titled
from presskit.english.wording import Theme, listed, plain, series
from presskit.profile.tables import Project, Show


def shows(subject: Subject) -> Iterator[Theme]:
    """First the parts that were played, then what was done for a show, then shows by their kind."""
    elsewhere = {row.name_of.casefold() for row in (*subject.profile.projects, *subject.profile.publications)}
    rows = [
        row
        for row in subject.greatest(subject.profile.shows, Show)
        # a film is told as what was made
        if not ((row.title or "").casefold() in elsewhere and found("shows", "same", row.kind or ""))
    ]
    played = [row for row in rows if _is_part(subject, row)]
    if len(played) > 1:
        yield from _parts(subject, played)
        rows = [row for row in rows if row not in played and row.title not in {each.title for each in played}]
    performs = any(found("shows", "performers", each) for each in subject.person.occupations)
    kinds: dict[str, list[Show]] = {}
    for row in rows:
        heading = _kind_of_show(row.kind or ("performance" if performs else ""))[0]
        kinds.setdefault("productions" if performs and re.search("(?i)tour", row.kind or "") else heading, []).append(
            row
        )
    for heading, some in kinds.items():
        deeds: dict[str, list[Show]] = {}
        for row in some:
            deeds.setdefault(deed_for_show(row) if row.title else "", []).append(row)
        bare = [
            row for row in deeds.pop("", []) if not row.title or subject.is_sure(row, *_unsure(row, heading, performs))
        ]
        if len(deeds) == PAIR:
            (one, first), (other, second) = deeds.items()
            titles = [titled(subject, row.title or "", italics=True) for row in second[:MOST_IN_A_LIST]]
            items = series([fact(row) + title for row, title in zip(second, titles, strict=False)], subject.language)
            yield from _done(subject, one, first, f"[, and {other} {items}]")
        else:
            for deed, own in deeds.items():
                yield from _done(subject, deed, own)
        if bare:
            yield from _of_a_kind(subject, heading, bare)


def deed_for_show(row: Show) -> str:
    """What the person did for a show, by their role: "curated"; "" for none that a verb is known for."""
    deed = deed_of_project(row.role or "", past=True)
    staged = _kind_of_show(row.kind or "")[0] == "productions" and not found("shows", "of_a_composer", row.kind or "")
    return "composed the music for" if deed == "composed" and staged else deed


def _unsure(row: Show, heading: str, performs: bool) -> tuple[str, str]:
    """The field of a show that leaves a doubt, and which; no doubt is ""."""
    if heading == "productions" and not performs:
        return "title", "needs the person's part in it"
    return "title", ""


def _done(subject: Subject, deed: str, rows: Sequence[Show], more: str = "") -> Iterator[Theme]:
    """`She curated *A* (2009) and *B* (2011)`."""
    titles: dict[str, list[Show]] = {}
    for row in rows:
        titles.setdefault(row.title or "", []).append(row)
    titles = dict([*titles.items()][:MOST_IN_A_LIST])
    shown = [_show(subject, some) for some in titles.values()]
    made = [
        (f"{fact(row)}{titled(subject, row.name, italics=True)}", "")
        for row in subject.greatest(subject.profile.projects, Project)
        if deed.startswith(deed_of_project(row.role or "-", past=True) or "-")
    ]
    if made:
        names = {row.name.casefold() for row in subject.profile.projects}
        shown = [each for title, each in zip(titles, shown, strict=True) if title.casefold() not in names]
        shown, titles = [*made, *shown][:MOST_IN_A_LIST], {}
    yield from subject.theme("shows", *(f"{{They}} {deed} {listed(some)}{more}." for some in _dated(shown, titles)))


PAIR = 2

FEW = 3
"""Orchestras beside which halls are named, too."""


def _dated(shown: Sequence[tuple[str, str]], titles: dict[str, list[Show]]) -> list[list[str]]:
    """Lists of shows: with place and year, with either, with neither, as far as each has one."""
    rows = [row for some in titles.values() for row in some]
    dated = (
        bool(rows) and all(row.start or row.date for row in rows) and all(len(some) == 1 for some in titles.values())
    )
    if not dated:
        return _with_places(shown)
    said = " in {}" if len(titles) == 1 else " ({})"
    years = [said.format(year(some[0].start or some[0].date)) for some in titles.values()]
    full = [(item, at + date) for (item, at), date in zip(shown, years, strict=False)]
    return [*_with_places(full)[:1], *_with_places(shown)]


def _is_part(subject: Subject, row: Show) -> bool:
    """Whether its role is somebody in the show: Violetta in *La Traviata*."""
    if not (row.role and row.title) or not any(
        found("shows", "performers", each) for each in subject.person.occupations
    ):
        return False
    return row.role[:1].isupper() and not deed_of_project(row.role, past=True) and not subject.nouns.is_person(row.role)


def _parts(subject: Subject, rows: Sequence[Show]) -> Iterator[Theme]:
    """`Her roles include Violetta in *La Traviata* at A and Alice in *B* at C`."""
    roles: dict[tuple[str, str], list[Show]] = {}
    fame = " ".join(subject.person.known_for).replace("*", "").casefold()
    for row in rows:
        if (row.title or "").casefold() not in fame:
            roles.setdefault((row.role or "", row.title or ""), []).append(row)
    items = []
    for (role, title), some in [*roles.items()][:MOST_IN_A_LIST]:
        marks = "".join(fact(row) for row in some)
        same = role.casefold() == title.casefold()
        part = "the title role" if same else plain(role)
        places = list(dict.fromkeys(subject.place(row.venue) for row in some if row.venue))
        at = f" at {subject.join(places)}" if places else ""
        items.append((f"{marks}{part} in {titled(subject, title, italics=True)}", at))
    if len(items) > 1:
        verb = "included" if subject.dead else "include"
        yield from subject.theme(
            "shows", *(f"{{Their}} roles {verb} {listed(some, 2)}." for some in _with_places(items))
        )


def _with_places(items: Sequence[tuple[str, str]]) -> list[list[str]]:
    """A list in which all have their places, where each has one; and one in which none has."""
    bare = [item for item, _ in items]
    return [[item + at for item, at in items], bare] if all(at for _, at in items) else [bare]


def _of_a_kind(subject: Subject, heading: str, rows: Sequence[Show]) -> Iterator[Theme]:
    named = [row for row in rows if row.title]
    verb = _kind_of_show(heading)[1]
    if not named:
        rows = yield from _with_ensembles(subject, rows)
        places = {row.venue: f"{fact(row)}{subject.place(row.venue)}" for row in rows if row.venue}
        if any(row.role and found("shows", "makers", row.role) for row in rows):
            verb = str(data()["shows"]["other"][1])  # who has choreographed has not performed there
        lead = f"{{They}} {'' if subject.dead else '{has} '}{verb}"
        beside = [said for venue, said in places.items() if found("shows", "ensembles", venue)][:MOST_IN_A_LIST]
        if verb == "performed at" and beside:  # an orchestra is no place
            halls = [said for venue, said in places.items() if not found("shows", "ensembles", venue)]
            at = f"[, and at {listed(halls[:MOST_IN_A_LIST])}]" if halls else ""
            yield from subject.theme("shows", f"{lead.removesuffix(' at')} with {listed(beside)}{at}.")
            return
        told_ = places and heading != "productions"  # who has only "worked on" them has not said what they did
        yield from subject.theme("shows", f"{lead} {listed([*places.values()][:MOST_IN_A_LIST])}." if told_ else "")
        return
    titles: dict[str, list[Show]] = {}
    for row in named:
        titles.setdefault(row.title or "", []).append(row)
    performs = any(found("shows", "performers", each) for each in subject.person.occupations)
    heading = "stage credits" if performs and heading == "productions" else heading
    alone = len(titles) == 1
    if alone:  # of one show, only where it was
        items = [f"{fact(row)}{subject.place(row.venue)}" for row in named[:1] if row.venue and verb.endswith(" at")]
        lead = f"{{They}} {'' if subject.dead else '{has} '}{verb}"
        yield from subject.theme("shows", f"{lead} {listed(items)}." if items else "")
        return
    lead = f"{{Their}} {heading} {'included' if subject.dead else 'include'}"
    shown = [_show(subject, some) for some in [*titles.values()][:MOST_IN_A_LIST]]
    yield from subject.theme("shows", *(f"{lead} {listed(some)}." for some in _dated(shown, titles)))


def _with_ensembles(subject: Subject, rows: Sequence[Show]) -> Generator[Theme, None, list[Show]]:
    """`She has conducted the A and the B`, of orchestras that are named beside a concert; gives back the other rows."""
    beside: dict[str, list[str]] = {}
    left = []
    for row in rows:
        names = [each for each in row.collaborators if found("shows", "ensembles", each)]
        if not names:
            left.append(row)
            continue
        led = deed_of_project(row.role or "", past=True) == "conducted"
        items = beside.setdefault("conducted" if led else "performed with", [])
        items.append(fact(row) + subject.place(names[0]))
    halls = list({row.venue: f"{fact(row)}{subject.place(row.venue)}" for row in left if row.venue}.values())
    for verb, items in beside.items():
        has = "" if subject.dead else "{has} "
        at = (
            f"[, and at {listed(halls[:MOST_IN_A_LIST])}]"
            if halls and verb == "performed with" and len(items) < FEW
            else ""
        )
        yield from subject.theme("shows", f"{{They}} {has}{verb} {listed(items[:MOST_IN_A_LIST])}{at}.")
    return [] if "performed with" in beside else left


def _show(subject: Subject, rows: Sequence[Show]) -> tuple[str, str]:
    """One title, and where it was shown."""
    marks = "".join(fact(row) for row in rows)
    places = list(dict.fromkeys(subject.place(row.venue) for row in rows if row.venue))
    title = rows[0].title or ""
    numbered = bool(re.match(r"\d+(?:st|nd|rd|th)\b", title))  # the 10th Biennial
    last = title.split(" ")[-1]
    numbered = numbered or (
        " " in title and last.islower() and is_common(last) and not re.search(" (?:of|the) ", title)
    )
    return (
        marks + (f"the {plain(title)}" if numbered else titled(subject, title, italics=True)),
        f" {'on' if _kind_of_show(rows[0].kind or '')[0] == 'screen credits' else 'at'} {subject.join(places)}"
        if places
        else "",
    )


def _kind_of_show(kind: str) -> tuple[str, str]:
    for pattern, heading, verb in data()["shows"]["kinds"]:
        if re.search(pattern, kind):
            return str(heading), str(verb)
    heading, verb = data()["shows"]["other"]
    return str(heading), str(verb)
