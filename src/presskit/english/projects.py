"""What the person made besides publications, and where they have spoken.

In: a `Subject`. Out: themes. What somebody of a role did is told by its verb; a role that is not understood, not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presskit.english.heads import head_of
from presskit.english.honours import won_by
from presskit.english.nouns import beside_project, data, deed_of_project, found, listed as listed_words
from presskit.english.prizes import plural
from presskit.english.shows import deed_for_show
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, year
from presskit.english.titles import is_art, titled
from presskit.english.wording import Theme, listed, plain
from presskit.profile.tables import Project, Talk

# --- projects -------------------------------------------------------------------------------------


def projects(subject: Subject) -> Iterator[Theme]:
    """What was made: by the verb of the role; what is under way; the others as a list."""
    rows = subject.greatest(subject.profile.projects, Project)
    verbs: dict[str, list[Project]] = {}
    roles: dict[str, list[Project]] = {}
    others: list[Project] = []
    rows = [row for row in rows if subject.is_sure(row, *_unsure(subject, row))]
    done: dict[str, list[Project]] = {}
    for row in rows:
        if not row.role:
            others.append(row)
        elif deeds := _deeds(subject, row):
            verbs.setdefault(deeds, []).append(row)
        elif deed := _spelt(deed_of_project(row.role, past=subject.over(row)), row.role):
            stage = any(
                found("works", "staged", each.kind or "") and not found("shows", "of_a_composer", each.kind or "")
                for each in subject.profile.shows
            )
            deed = "composed the music for" if deed == "composed" and stage else deed
            if any(deed_for_show(each) == deed and each.title for each in subject.profile.shows):
                continue  # told with those
            deed = f"{{has}} {deed}" if deed == "photographed" and not (row.start or row.end or subject.dead) else deed
            verbs.setdefault(f"{{{deed}}}" if deed.endswith("s") else deed, []).append(row)
        elif found("works", "no_role", row.role):
            continue
        elif _is_trade(subject, row.role):
            others.append(row)  # an architect's buildings are among their projects
        elif subject.nouns.is_person(row.role):
            if not (found("works", "art_roles", row.role) or beside_project(row.role) != "of"):
                subject.is_sure(row, "role", "is a part that no verb is known for")
                continue
            be = "{was}" if subject.over(row) else "{is}"
            last = re.split(data()["posts"]["parts"], row.role)[-1]
            post = subject.nouns.post(row.role, row.name)
            beside = beside_project(last)
            head = head_of(row.role)
            credit = beside == "of" and (
                found("works", "art_roles", row.role) or (head and head.one)
            )  # was associate producer of, as in the credits
            article = post.noun if credit else post.said if post.article else subject.nouns.with_article(post.noun)
            roles.setdefault(f"{be} {plain(article)} {beside}", []).append(row)
        elif found("verbs", "past_regular", row.role.split(" ")[0].lower()) and " " in row.role:
            done.setdefault(f"{row.role[0].lower()}{plain(row.role[1:])} on", []).append(row)
    for some in (verbs, roles, done):
        yield from _made(subject, some)
    yield from _works_on(subject, others)


def _is_trade(subject: Subject, role: str) -> bool:
    """Whether a role is what the person is anyway, and no credit: the urban planner of a quarter."""
    credit = found("works", "art_roles", role) or re.search(data()["posts"]["parts"], role)
    person = subject.nouns.is_person(role)
    return bool(person and not credit) and any(subject.nouns.says(role, each) for each in subject.person.occupations)


def _spelt(deed: str, role: str) -> str:
    """A verb in the spelling of its role: organized, of an organizer."""
    return deed.replace("organis", "organiz") if "organiz" in role.casefold() else deed


def _made(subject: Subject, verbs: dict[str, list[Project]]) -> Iterator[Theme]:
    for verb, some in verbs.items():
        if len(some) == 1 or some[0].importance > some[1].importance:
            row = some[0]
            is_ = _what(subject, row)
            start = row.start
            once = verb in ("created", "founded", "co-created", "co-founded", "invented")
            lasted = (row.end and year(row.end) != year(start)) or (row.current is False and not row.end)
            told_ = start and "{" not in verb and year(start) not in row.name and (once or not lasted)
            date = f"[In {year(start)} ]" if told_ else ""
            behind = (f", {is_}" if is_ else "") + ("" if is_ else won_by(subject, row.name))
            behind = f"[{behind}]" if is_ and speaks_for_itself(subject, row) else behind
            yield from subject.theme("projects", f"{date}{fact(row)}{{they}} {verb} {_name(subject, row)}{behind}.")
    for verb, some in verbs.items():
        own = [row for row in some if speaks_for_itself(subject, row)]
        if len(own) > 1 and not verb.startswith("{"):
            yield from subject.theme("projects", f"{{They}} {verb} {listed(_items(subject, own))}.")


def speaks_for_itself(subject: Subject, row: Project) -> bool:
    """Whether its name and the verb of its role are enough: the films of who directed them, an architect's buildings;
    an app that somebody developed says nothing without what it is."""
    deeds = [deed_of_project(piece, past=True) for piece in re.split(data()["posts"]["parts"], row.role or "")]
    trades = any(found("works", "makers", each) for each in subject.person.occupations)
    common = subject.names.at(row.name)[:1].islower() or re.match(r"(?i)\w+ (?:for|of|about) ", row.name)
    known = {"taught", "founded", "co-founded", ""}.intersection(deeds) if row.role else ()
    art = is_art(subject, row) and deeds != ["produced"]
    return bool(common or (trades and "produced" not in deeds) or art or known)


def _unsure(subject: Subject, row: Project) -> tuple[str, str]:
    """The field of a project that leaves a doubt, and which; no doubt is ""."""
    if row.role and deed_of_project(row.role, past=True) == "taught" and ":" in row.name:
        return "name", "is a title of two parts"
    if not speaks_for_itself(subject, row) and not _what(subject, row) and not won_by(subject, row.name):
        return "name", "is a name that says nothing to who does not know it"
    return "name", ""


def _works_on(subject: Subject, rows: Sequence[Project]) -> Iterator[Theme]:
    """What has no role: worked on while its dates say so, else only named among the projects."""
    going = [row for row in rows if row.current or (row.start and not row.end and not subject.over(row))]
    alone = {row.key for row in going} if len(going) < len(rows) or len(going) == 1 else set()
    for some, kind in (([row for row in rows if row.key not in alone], ""), (going if alone else [], "current ")):
        if not some or (subject.dead and kind):
            continue
        if len(some) == 1:
            is_ = _what(subject, some[0])
            behind = f", {is_}" if is_ else ""
            be = "{Their} current project is" if kind else "Among {their} projects is"
            if behind or _kind_of(some) != "projects" or some[0].name[:1].islower():
                yield from subject.theme("projects", f"{be} {fact(some[0])}{_name(subject, some[0])}{behind}.")
            continue
        if _kind_of(some) == "projects" and not all(speaks_for_itself(subject, row) for row in some):
            items = [f"{fact(row)}{_name(subject, row)}, {_what(subject, row)}" for row in some if _what(subject, row)]
            is_are = "is" if len(items[:2]) == 1 else "are"
            both = ", and ".join(items[:2])
            yield from subject.theme("projects", f"Among {{their}} {kind}projects {is_are} {both}." if items else "")
            continue
        verb = "included" if subject.dead else "include"
        noun = _kind_of(some)
        yield from subject.theme(
            "projects", f"{{Their}} {kind}{noun} {verb} {listed(_items(subject, some, places=True))}."
        )


def _items(subject: Subject, rows: Sequence[Project], *, places: bool = False) -> list[str]:
    """Projects in a list; those that begin alike, in one: posters for A and B."""
    begun: dict[str, list[Project]] = {}
    for row in rows:
        shared = re.match(r"(?P<what>[a-z][\w ]* (?:for|at|of)) (?P<name>(?:the )?[A-Z].*)$", row.name)
        begun.setdefault(shared["what"] if shared else row.key, []).append(row)
    items = []
    for what, some in [*begun.items()][:MOST_IN_A_LIST]:
        places = places and len(rows) == 1
        if len(some) > 1:
            marks = "".join(fact(row) for row in some)
            items.append(f"{marks}{plain(what)} {subject.join([plain(row.name[len(what) + 1 :]) for row in some])}")
            continue
        where = re.fullmatch(r"(?P<in>In|On|At|For) (?P<name>[A-Z][^.;]*)\.?", (some[0].summary or "").strip())
        there = f"[ {where['in'].lower()} {plain(where['name'])}]" if where and places else ""
        items.append(fact(some[0]) + _name(subject, some[0]) + there)
    return items


def _kind_of(rows: Sequence[Project]) -> str:
    """What projects are together: documentaries, films, projects."""
    kinds = {_thing(row) for row in rows}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return plural(kind) if kind and kind not in ("series", "short", "feature") else "projects"


def _thing(row: Project) -> str:
    """The noun of what a project is, by the beginning of its summary: "A game of bluff", "Documentary."; "" if none."""
    text = (row.summary or "").strip(" .")
    if art := found("works", "kinds_of_art", text):
        return art["kind"].casefold()
    phrase = re.match(r"An? (?P<noun>[a-z -]+?)(?= (?:of|for|about|with|in|on|by|from|at|that|which)\b|[,.;(]|$)", text)
    noun = phrase["noun"].split(" ")[-1] if phrase else ""
    return noun if noun in listed_words("organisations", "things") else ""


def _what(subject: Subject, row: Project) -> str:
    return subject.apposed(row.summary, thing=bool(row.role) and not is_art(subject, row))


def _deeds(subject: Subject, row: Project) -> str:
    """What somebody of several roles did: "directed and produced"; "" for one role, or others."""
    pieces = re.split(data()["posts"]["parts"], row.role or "")
    deeds = [deed_of_project(piece, past=True) for piece in pieces]
    if not subject.over(row) and row.current:  # created it, and maintains it
        now = [deed_of_project(piece, past=False) for piece in pieces]
        deeds = [
            f"{{{one}}}" if one.endswith("s") and one != then else then for one, then in zip(now, deeds, strict=True)
        ]
    deeds.sort(key=lambda deed: deed.startswith("{"))  # created, and host
    return subject.join(deeds) if len(pieces) > 1 and all(deeds) and not any(" " in deed for deed in deeds) else ""


def _name(subject: Subject, row: Project) -> str:
    return titled(subject, row.name, italics=True) if is_art(subject, row) else plain(subject.names.at(row.name))


# --- talks ----------------------------------------------------------------------------------------


def talks(subject: Subject) -> Iterator[Theme]:
    """Where the person has spoken: one entry for an event, none of a talk without a date."""
    rows = [row for row in subject.greatest(subject.profile.talks, Talk) if row.date and row.event]
    series_: dict[str, list[Talk]] = {}
    for row in rows:
        series_.setdefault(_without_number(str(row.event)).casefold(), []).append(row)
    items = []
    for some in series_.values():
        names = {str(row.event) for row in some}
        name = names.pop() if len(names) == 1 else _without_number(names.pop())
        if subject.names.at(_without_number(name)) != _without_number(name):
            name = _without_number(name)  # at the World Congress
        items.append(fact(some[0]) + plain(subject.names.at(name)))
    if items:
        verb = "spoke" if subject.dead else "{has} spoken"
        yield from subject.theme("talks", f"{{They}} {verb} at {listed(items[:3])}.")


def _without_number(event: str) -> str:
    """The name of a congress without its year or number: "RoboCup 2019", "12th Book Week"."""
    bare = re.sub(r"\b(?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|['’]\d\d\b", " ", event)
    return " ".join(bare.split()).strip(" ,:–-") or event
