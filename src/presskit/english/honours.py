"""Honours: prizes that were won, fellowships that were received, shortlists, what the person was named, memberships.

In: a `Subject`. Out: themes. Each title becomes an `Honour`, a verb and a phrase; those with the same verb and head are
told in one phrase ("fellowships from A, B and C").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from presskit.english.heads import is_common
from presskit.english.nouns import data, deed_of_project, found
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, year
from presskit.english.wording import Theme, listed, plain, series
from presskit.profile import Entry
from presskit.profile.tables import Award, Membership, Project


@dataclass(frozen=True)
class Honour:
    """A row as grammar sees it: `verb` ("won", "received", "was a finalist for"), `words` behind it without the giver,
    `giver` with what stands before it ("from the Guild"); `head`: of what several can be told in one ("fellowship"),
    where its title says no more than that."""

    row: Award
    verb: str
    words: str
    giver: str = ""
    head: str = ""
    date: str = ""
    common: bool = False
    work: str = ""


MEMBER = "{is}"

SHORT_REASON = 5
LONGEST_REASON = 10
"""Words of what a prize was given for."""


def honours(subject: Subject) -> Iterator[Theme]:
    """Prizes, fellowships, shortlists, what the person was named; memberships by themselves."""
    rows = subject.greatest(subject.profile.awards, Award)
    made = [each for row in rows if (each := honour(subject, row))]
    members = [each for each in made if each.verb == MEMBER]
    others = [each for each in made if each.verb != MEMBER]
    yield from _honours(subject, others)
    yield from _chosen(subject, [row for row in rows if not honour(subject, row)])
    yield from _memberships(subject, members)


def honour(subject: Subject, row: Award) -> Honour | None:
    """One honour, by its title and its result; None for a title that no shape fits: a sentence would be a guess."""
    title, date = " ".join(row.title.split()), year(row.date)
    date = "" if date in title else date
    awarder = row.awarder or ""
    awarder = "" if _names(title, awarder) else awarder
    result = row.result or ""
    won = bool(re.search(r"(?i)\bwinner\b|^won\b", f"{title} {result}"))
    verb, title = _placed(title, result)
    if verb:
        return _in_the_race(subject, row, verb, title, awarder, date)
    made = _received(subject, row, title, awarder)
    return made and replace(made, date=date, verb="won" if won and made.verb == "received" else made.verb)


def _names(title: str, awarder: str) -> bool:
    """Whether a prize names its giver: the MacArthur Fellowship, of the MacArthur Foundation."""
    if awarder.casefold() in title.casefold():
        return True
    own = [word for word in re.findall(r"[\w’'-]+", awarder) if word[:1].isupper() and not is_common(word)]
    return (
        bool(own)
        and own[0] == awarder.split(" ")[0]
        and all(re.search(rf"\b{re.escape(word)}\b", title) for word in own)
    )


# --- places in the race for a prize ---


def _placed(title: str, result: str) -> tuple[str, str]:
    """The verb of a place in the race for a prize, and the prize: "Finalist, Harbour Prize"; "" for what is won."""
    if result and not re.search(data()["honours"]["winner"], result):
        for pattern, verb in data()["honours"]["results"]:
            if re.search(pattern, result):
                return str(verb), _without(title, pattern)
        return "", title
    for pattern, verb in data()["honours"]["results"]:
        at = re.search(rf"(?:^{pattern[4:]}\b|\b{pattern[4:]}\)?$)", title, re.IGNORECASE)
        if at:
            return str(verb), _without(title, pattern)
    if at := re.match(rf"{data()['honours']['winner']}[\s,:–—-]+(?:of\s+)?", title):
        return "", title[at.end() :] or title
    if at := re.search(r"(?i)[\s,(–—-]+(?:joint |co-)?winner\)?$", title):
        return "", title[: at.start()] or title
    return "", title


def _without(title: str, pattern: str) -> str:
    rest = re.sub(rf"\(?(?:{pattern[4:]})\)?", " ", title, flags=re.IGNORECASE)
    rest = re.sub(data()["honours"]["links"], "", " ".join(rest.split()))
    return re.sub(r"^[\s,:–—-]+|[\s,:–—-]+$", "", rest)


def _in_the_race(subject: Subject, row: Award, verb: str, title: str, awarder: str, date: str) -> Honour | None:
    """A place in the race for a prize; None where nobody could say for which."""
    work = _work(subject, row)
    if not title:
        title, awarder = awarder, ""
    if not title:
        return None
    if verb.startswith("received"):  # a special mention at the festival
        where = _from(subject, awarder or title)
        return Honour(row, "received", verb.removeprefix("received ").removesuffix(" for"), where, "", date, work=work)
    words = plain(_many(subject, title) or _title_with_the(subject, title))
    giver = f"at {subject.place(awarder)}" if awarder and found("organisations", "events", awarder) else ""
    if found("organisations", "events", title) and not found("honours", "prize_last", title):
        verb = verb.replace(" for", " in") if re.search("finalist|runner-up", verb) else verb
    verb = verb.replace("was ", "{was} ", 1)
    return Honour(row, verb, words, giver, "", date, work=work)


def _title_with_the(subject: Subject, title: str) -> str:
    said = subject.names.at(title)
    return said if said != title else subject.nouns.the(title)


def _preposition(event: str) -> str:
    return "at" if found("organisations", "events", event) else "from"


# --- what was won, received, named ---


def _received(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """An honour by the shape of its title, the surest first; None for what none of them fits."""
    if found("honours", "phrase", title) and (
        found("verbs", "persons", title)
        or not (found("honours", "participle", title) or title.casefold().startswith("one"))
    ):
        return None
    shapes = (_as_phrase, _on_a_list, _of_an_order, _as_a_fellow, _as_champion, _as_a_place, _as_a_prize, _as_a_person)
    for shape in shapes:
        made = shape(subject, row, title, awarder)
        if made:
            return made
    return None


def _by(subject: Subject, awarder: str) -> str:
    return f"by {subject.place(awarder)}" if awarder else ""


def _as_phrase(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`was named one of …`, `was inducted into the … Hall of Fame`, `was selected for the … Series`."""
    if found("honours", "participle", title):
        return Honour(row, "{was}", plain(title[0].lower() + title[1:]), _by(subject, awarder))
    if re.match(r"(?i)one of (?:the )?", title):
        return Honour(row, "{was} named", plain(title[0].lower() + title[1:]), _by(subject, awarder))
    if re.fullmatch(r"(?i)knighthood", title):
        return Honour(row, "{was}", "knighted", _by(subject, awarder))
    if hall := re.search(r"(?:^|,\s*)(?P<name>[^,]+ (?:Hall|Wall) of Fame)$", title):
        return Honour(row, "{was} inducted into", plain(_title_with_the(subject, hall["name"])))
    society = re.sub(r"(?i)^(?:elected )?membership (?:of|in) (?:the )?| membership$", "", title)
    if society != title or found("honours", "societies", title):
        return Honour(row, "{was} elected to", plain(subject.names.at(society)))
    if found("honours", "programmes", title) and not found("honours", "unique", title):
        return Honour(row, "{was} selected for", plain(_title_with_the(subject, title)), work=_work(subject, row))
    return None


def _on_a_list(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    if not found("honours", "lists", title):
        return None
    place = subject.place(awarder) if awarder else ""
    if awarder and found("organisations", "events", awarder) and title.casefold().startswith("top "):
        return Honour(row, "finished", f"in the {plain(title.lower())} at {place}")
    of = f"{subject.language.possessive(place)} " if place else "the "
    bare = title.casefold().endswith(("list", "”"))
    return Honour(row, "{was} named to", f"{of}{plain(title)}{'' if bare else ' list'}")


def _of_an_order(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`was made an Officer of the Order of …`."""
    if found("honours", "orders", title):
        return Honour(row, "{was} made", plain(subject.nouns.with_article(title)), _by(subject, awarder))
    return None


def _as_a_fellow(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`is a fellow of A`, `was named a MacArthur Fellow`, `was an artist-in-residence at A`."""
    if found("honours", "residence", title):
        said = subject.nouns.with_article(subject.nouns.lowered(title))
        return Honour(row, "{was}", plain(said), _from(subject, awarder, "at"))
    if fellow := found("honours", "fellow", title):
        of = fellow["of"]
        noun = subject.nouns.lowered(
            title if not of else title[: fellow.start("of")].rstrip(" ,").removesuffix(" of the").removesuffix(" of")
        )
        where = subject.place(of) if of else subject.place(awarder) if awarder else ""
        if where:
            be = "{was}" if subject.dead else "{is}"
            return Honour(row, MEMBER, f"{be}|{plain(subject.nouns.with_article(noun))} of|{where}")
        return (
            None
            if title.casefold() in ("member", "associate")
            else Honour(row, "{was} named", plain(subject.nouns.with_article(noun)))
        )
    if found("honours", "scholar", title) and not found("honours", "laureates", title):
        verb = "{was}" if re.search(r"(?i)scholar", title) else "{was} named"
        if awarder and verb == "{was}":
            return Honour(row, verb, plain(subject.nouns.with_article(title)), _from(subject, awarder, "at"))
        at = "at" if found("organisations", "schools", awarder) else "by"
        return Honour(
            row, verb, plain(subject.nouns.with_article(title)), f"{at} {subject.place(awarder)}" if awarder else ""
        )
    return None


def _as_champion(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`was a three-time national champion`."""
    bare, _, event = title.partition(", ")
    in_ = f" in {'the ' if event[:1].isdigit() else ''}{event}" if event else ""
    if medal := re.fullmatch(
        r"(?i)(?P<of>.*\b)?(?P<noun>(?:gold|silver|bronze) medall?ist|prize-?winner)(?P<at> at .+)?", title
    ):
        said = subject.nouns.with_article(f"{medal['of'] or ''}{medal['noun'].lower()}")
        return Honour(row, "{was}", plain(said + (medal["at"] or "")), _from(subject, awarder, "at"))
    at = found("honours", "champion", bare)
    if not at:
        return None
    times = (at["times"] or "").strip()
    of = re.sub(r"\s*\([^)]*\)", "", f"{at['of'] or ''}champion")
    of = " ".join(word.lower() if word in ("World", "National") else word for word in of.split(" "))
    of = plain(re.sub(data()["honours"]["sports"] + r"(?= champion$)", lambda sport: sport[0].lower(), of))
    if times:
        count = re.match(r"\w+", times)
        number = count[0].lower() if count else ""
        number = NUMBERS[int(number)] if number.isdigit() and int(number) < len(NUMBERS) else number
        return Honour(row, "{was}", f"{subject.language.article(number)} {number}-time {of}{in_}", "")
    return Honour(row, "{was}", f"{of}{in_}", "")


def _as_a_place(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`tied for first at A`, `took second place in A`, `won bronze at A`."""
    place, work = subject.place(awarder) if awarder else "", _work(subject, row)
    if at := found("honours", "place", title):
        number = _ordinal(at["number"]).strip()
        where = f" {'at' if found('organisations', 'events', awarder) else 'in'} {place}" if place else ""
        return Honour(row, "tied for" if at["tied"] else "came", f"{number}{where}") if where else None
    if re.fullmatch(r"(?i)gold|silver|bronze", title) and place:
        return Honour(row, "won", f"{title.lower()} at {place}")
    if at := re.search(data()["honours"]["placing"], title):
        rest = re.sub(data()["honours"]["links"], "", (title[: at.start()] + title[at.end() :]).strip())
        noun = _ordinal(at["place"])
        verb = (
            "{was}" if "runner-up" in noun else "took" if "place" in noun else "won" if "prize" in noun else "finished"
        )
        where = plain(_title_with_the(subject, rest)) if rest else place
        event = rest or awarder
        beside = "at" if found("organisations", "events", event) else "in"
        return Honour(row, verb, f"{noun} {beside} {where}" if where else noun, work=work) if where or work else None
    return _as_a_medal(subject, row, title, awarder)


def _as_a_medal(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`won an Olympic gold medal in the 4x100 m relay`."""
    medal = re.fullmatch(r"(?i)(?P<of>.*\b)?(?P<noun>(?:gold|silver|bronze) medal)(?:, (?P<event>.+))?", title)
    race = r"(?i)olympic|paralympic|world|european|national|team|individual|$"
    if not medal or not (medal["event"] or re.match(race, medal["of"] or "")):
        return None
    small = ("team", "individual", "national")
    of = " ".join(word.lower() if word.casefold() in small else word for word in (medal["of"] or "").split())
    event = medal["event"] or ""
    in_ = f" in {'the ' if event[:1].isdigit() else ''}{event}" if event else ""
    noun = subject.nouns.with_article(f"{of} {medal['noun'].lower()}".strip())
    return Honour(row, "won", plain(noun + in_), _from(subject, awarder, "at"), work=_work(subject, row))


def _as_a_prize(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`won the A`, `received a fellowship from B`."""
    work = _work(subject, row)
    title, times = _times(title, row.summary or "")
    who = found("honours", "people_of_the_year", title)
    if who and not found("honours", "prize_last", title):
        if subject.nouns.is_person(who["who"]):
            return Honour(row, "{was} named", plain(title), _by(subject, awarder))
        best = title.split(" ")[0].casefold() == "best"
        return (
            Honour(row, "won", plain(title), _from(subject, awarder), work=work)
            if awarder and (work or not best)
            else None
        )
    if title.split(" ")[0].casefold() in ("best", "outstanding", "most") and not _is_prize(title):
        if subject.nouns.is_person(title) and awarder:
            verb, giver = (
                ("won", _from(subject, awarder))
                if found("organisations", "events", awarder)
                else ("{was} named", _by(subject, awarder))
            )
            return Honour(row, verb, plain(title), giver, work=work)
        return Honour(row, "won", plain(title), _from(subject, awarder), work=work) if awarder or work else None
    if many := _many(subject, title):
        return Honour(row, "won", plain(many) + times, _from(subject, awarder), work=work)
    if not _is_prize(title) and not found("honours", "foreign", title) and row.the is None:
        return None
    words, head = _prize(subject, title)
    if row.the is not None:
        words, head = (subject.nouns.the(title) if row.the else title), ""
    verb = "won" if found("honours", "won", title) and not found("honours", "several", title) else "received"
    # "the Grand Jury Prize" says nothing without its festival
    bare = re.findall(r"[\w’'-]+", re.sub(r"^(?:the|an?) ", "", words))
    common = all(found("honours", "common", each) for each in bare) or bool(
        re.match(r"(?i)(?:the )?(?:grand|special|jury|audience|first|main|best)\b", words)
    )
    if common and not (awarder or work) and found("honours", "bare", title):
        return None
    return Honour(
        row, verb, plain(words) + times, _from(subject, awarder), "" if times else head, common=common, work=work
    )


def _as_a_person(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`was named a National Geographic Explorer`."""
    if found("honours", "letters", title):
        return Honour(row, "received", plain(subject.nouns.with_article(title)), _from(subject, awarder))
    bare = title.split(" (")[0]
    if (
        "," in bare
        or not subject.nouns.is_person(bare)
        or found("honours", "no_honour", bare)
        or bare.startswith("Best ")
    ):
        return None
    if bare.casefold() == "laureate" and found("organisations", "events", awarder):
        return Honour(row, "{was}", f"a laureate of {subject.place(awarder)}")
    if bare[:1].isupper() and not bare.istitle():
        bare = subject.nouns.lowered(bare) if bare.split(" ")[-1].islower() else bare
    lone = found("honours", "laureates", bare) or found("honours", "named", bare)
    said = bare if lone else subject.nouns.with_article(bare)
    return Honour(row, "{was} named", plain(said), _by(subject, awarder))


def _times(title: str, summary: str) -> tuple[str, str]:
    """How often it was won: "Three times." """
    count = re.match(r"(?i)(twice|(?:two|three|four|five|six|seven|eight|nine|ten) times)\b", summary.strip())
    said = count[1].lower() if count else ""
    return title, f" {'twice' if said == 'two times' else said}" if said else ""


def _many(subject: Subject, title: str) -> str:
    """A prize of which many are given each year, with its article: an Emmy Award; "" for others."""
    if times := re.match(r"(?i)(two|three|four|five|six|\d+)[- ]times? ", title):
        title = title[times.end() :]
        number = times[1].lower()
        number = NUMBERS[int(number)] if number.isdigit() and int(number) < len(NUMBERS) else number
        return f"{number} {_plural(title)}" if found("honours", "many", title) else ""
    if re.search(r"(?i)(?:awards|prizes|medals)$", title):
        return ""
    return subject.nouns.with_article(title) if found("honours", "many", title) else ""


def _from(subject: Subject, awarder: str, beside: str = "") -> str:
    return f"{beside or _preposition(awarder)} {subject.place(awarder)}" if awarder else ""


def _is_prize(title: str) -> bool:
    head = re.split(r" (?:for|of|in|at|from|to|on|by|with)\b|[,(]| [–-] ", title)[0].strip()
    last = re.sub(r"\s+(?:19|20)\d\d$", "", head).split(" ")[-1]
    return bool(
        found("honours", "unique", last) or found("honours", "several", last) or found("honours", "colours", title)
    )


def _prize(subject: Subject, title: str) -> tuple[str, str]:
    """The prize with its article, and its head where the title is nothing but common words: "a research grant"."""
    words = re.findall(r"[\w’'-]+", title)
    capitals = all(word[:1].isupper() or word.isdigit() or found("case", "small", word) for word in words)
    common = all(
        found("honours", "common", word) or word.isdigit() or (not capitals and is_common(word)) for word in words
    )
    several = found("honours", "several", title)
    if re.search(
        r"(?i)(?:awards|prizes|medals|fellowships|grants|scholarships|honou?rs|commissions|residencies)$", title
    ):
        return title[0].lower() + title[1:] if words[0].casefold() in NUMBERS else title, ""
    if common and capitals and len(words) > 1 and found("honours", "proper", title):
        definite = found("honours", "definite_common", title) or re.search(r" (?:for|of) ", title)
        return (subject.nouns.the(title) if definite else subject.nouns.with_article(title)), ""
    if common:
        low = " ".join(word[:1].lower() + word[1:] if word[1:].islower() else word for word in title.split(" "))
        head = re.split(r" (?:for|in|of|at) ", low)[0].split(" ")[-1]
        if found("honours", "definite_common", title) and not several:
            return subject.nouns.the(low), ""
        return subject.nouns.with_article(low), head if several and len(words) == 1 else low
    if several and found("honours", "several_last", title):
        return subject.nouns.with_article(title), title
    if words[0].casefold() in NUMBERS:
        return title[0].lower() + title[1:], ""
    return subject.nouns.the(title), ""


def _ordinal(place: str) -> str:
    small = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
    first, _, rest = place.replace("-", " ", 1).partition(" ")
    if "runner" in rest:
        return f"{small.get(first.casefold(), first.lower())} runner-up"
    if first.casefold() == "top":
        return f"in the top {rest}"
    return f"{small.get(first.casefold(), first.lower())} {rest.lower()}"


def _work(subject: Subject, row: Award) -> str:
    """For which work: " for *Salt Book*"."""
    if row.work:
        return f" for {_titled(subject, row.work)}"
    summary = " ".join((row.summary or "").split())
    what = re.search(r"(?:^|[;,] )[Ff]or (.+?)(?:[;.]|$)", summary)
    if not what or found("verbs", "persons", what[1]):
        return ""
    known = any(each.name_of in what[1] for each in (*subject.profile.publications, *subject.profile.projects))
    if len(what[1].split()) > LONGEST_REASON * (1 + known):
        return ""
    short = next((each for each in subject.profile.publications if _is_short(each) and each.title in what[1]), None)
    mark = fact(short) if short and short.key not in subject.authors else ""
    said = f"{mark} for {_with_titles(subject, what[1])}"
    return f"[{said}]" if short or len(what[1].split()) > SHORT_REASON else said


def _titled(subject: Subject, name: str) -> str:
    """A work of the person's as it stands in a sentence: in italics, in quotation marks, or plain if it is no work of
    art."""
    bare = plain(name.replace("*", ""))
    for book in subject.profile.publications:
        if book.title == name and _is_short(book):
            opening, closing, _, _ = subject.language.quotes
            return f"{opening}{bare}{closing}"
    for made in subject.profile.projects:
        if made.name == name and not is_art(subject, made):
            return plain(subject.names.at(made.name))
    return f"*{bare}*"


def is_art(subject: Subject, row: Project) -> bool:
    """Whether a project is a film, a show or a text, by the roles that the profile names: then it stands in italics."""
    pieces = re.split(data()["posts"]["parts"], row.role or "")
    deeds = [deed_of_project(piece, past=True) for piece in pieces]
    art = any(found("works", "art", deed) for deed in deeds) or found("works", "art_roles", row.role or "")
    stage = any(found("works", "stage_roles", each.role or "") for each in subject.profile.projects)
    written = any(row.name.casefold() == each.title.casefold() for each in subject.profile.publications)
    return bool(art or stage or written)


def won_by(subject: Subject, name: str) -> str:
    """What a work won, to stand behind its title: ", which won the Harbour Prize"; "" if nothing."""
    phrases = []
    for row in subject.greatest(subject.profile.awards, Award):
        made, reason = honour(subject, row), f"{row.work or ''} {row.summary or ''}"
        if made and name in reason and made.verb in ("won", "received") and not made.head:
            phrases.append(f"{fact(row)}{made.words} {made.giver}".rstrip())
    return f"[, which won {series(phrases[:2], subject.language)}]" if phrases else ""


def _is_short(row: Entry) -> bool:
    """Whether it is an essay or the like, which is told well enough with its prize."""
    return bool(found("works", "quoted", getattr(row, "kind", None) or ""))


def _with_titles(subject: Subject, text: str) -> str:
    """A text in which the works of the profile stand in italics."""
    for row in (*subject.profile.publications, *subject.profile.projects):
        at = text.find(row.name_of)
        if at >= 0 and f"“{row.name_of}”" not in text:
            before, after = text[:at], text[at + len(row.name_of) :]
            if not before or before.endswith(" "):
                # its kind is told with the work: for *Salt Book*, not for the novel *Salt Book*
                kind = (getattr(row, "kind", None) or "").casefold()
                of_kind = kind and before.strip().casefold() in (kind, f"the {kind}")
                lead = f"{plain(before)} " if before and (not of_kind or _is_short(row)) else ""
                name = _titled(subject, row.name_of)
                name = name.removeprefix("the ") if lead.casefold().endswith("the ") else name
                return f"{lead}{name}{plain(after)}"
    return plain(text)


def _chosen(subject: Subject, rows: Sequence[Award]) -> Iterator[Theme]:
    """What a work of the person's was chosen as: "*Salt Book* was a Harbour Books selection"."""
    for row in rows:
        title, awarder = " ".join(row.title.split()), row.awarder or ""
        works = [*subject.profile.publications, *subject.profile.projects]
        reason = f"{row.work or ''} {row.summary or ''}"
        work = row.work or next((each.name_of for each in works if each.name_of in reason), "")
        if not work or not found("honours", "selections", title):
            continue
        named = found("honours", "people_of_the_year", title) or title.casefold().startswith("best ")
        by = "" if _names(title, awarder) else awarder
        if named:
            said = f"named {plain(title)}{f' by {subject.place(by)}' if by else ''}"
        else:
            said = plain(subject.nouns.with_article(f"{by} {title}".strip()))
        yield from subject.theme("awards", f"{fact(row)}{_titled(subject, work)} was {said}.")


# --- sentences --------------------------------------------------------------------------------------


def _honours(subject: Subject, rows: Sequence[Honour]) -> Iterator[Theme]:
    """All together by their verbs, or the greatest by itself with its year."""
    texts = [_together(subject, rows[start:]) for start in range(min(len(rows), 3)) if len(rows[start:]) > 1]
    for each in rows[:3]:
        date = f"[ in {each.date}]" if each.date else ""
        giver = f"[ {each.giver}]" if each.giver else ""
        giver = f" {each.giver}" if each.common else giver
        texts.append(f"{fact(each.row)}{{They}} {each.verb} {each.words}{giver}{each.work}{date}.")
        if each.date:
            texts.append(f"In {each.date} {fact(each.row)}{{they}} {each.verb} {each.words}{giver}{each.work}.")
    yield from subject.theme("awards", *texts)


def _together(subject: Subject, rows: Sequence[Honour]) -> str:
    """`won the A (2018) and the B (2020), received fellowships from C and D, and was named E`."""
    heads = [_alike(each) for each in rows if each.head]
    dated = len(rows) <= 4 and all(each.date for each in rows) and len(set(heads)) == len(heads)
    verbs: dict[str, list[Honour]] = {}
    for each in rows[:8]:
        verbs.setdefault(each.verb, []).append(each)
    if set(verbs) == {"won", "received"} and all(len(some) == 1 for some in verbs.values()):
        verbs = {"received": [*rows]}
    if len(verbs) == 1:
        ((verb, some),) = verbs.items()
        phrases = _phrases(subject, some, dated=dated)[:MOST_IN_A_LIST]
        if len(phrases) == 2 and some[0].work:  # what the first was for is not what the second was for
            return f"{{They}} {verb} {phrases[0]}[, and {phrases[1]}]."
        return f"{{They}} {verb} {listed(phrases, names=not any(each.head for each in some))}."
    passive = {verb for verb in verbs if verb.startswith("{was}")}
    said = {verb: _phrases(subject, verbs[verb], dated=dated)[:4] for verb in verbs}
    order = sorted(
        verbs,
        key=lambda verb: (
            verb in passive,
            -max(each.row.importance for each in verbs[verb]),
            any(" and " in each for each in said[verb]),
        ),
    )
    clauses, before = [], ""
    for verb in order[:4]:
        words = verb.removeprefix("{was} ") if before.startswith("{was} ") and verb in passive else verb
        words = "to" if (before, verb) == ("{was} named", "{was} named to") else words
        clauses.append(f"{words} {series(said[verb], subject.language)}")
        before = verb
    return f"{{They}} {listed(clauses)}."


def _alike(each: Honour) -> str:
    """What honours have in common that are told in one phrase: fellowships from A and B; two scholarships of the same
    name."""
    return f"{each.head}|{each.giver.split(' ')[0] if each.head.islower() else each.giver}"


def _phrases(subject: Subject, rows: Sequence[Honour], *, dated: bool) -> list[str]:
    """What follows a verb: those with a common head in one, "fellowships from A, B and C"."""
    heads: dict[str, list[Honour]] = {}
    for each in rows:
        heads.setdefault(_alike(each) if each.head else each.row.key, []).append(each)
    phrases = []
    for some in heads.values():
        first = some[0]
        if len(some) == 1:
            when = f"[& ({first.date})]" if dated else ""
            giver = f" {first.giver}" if first.giver and (first.head or first.common) else ""
            giver = f"[ {first.giver}]" if first.giver.startswith("by ") else giver
            phrases.append(f"{fact(first.row)}{first.words}{giver}{first.work}{when}")
            continue
        marks = "".join(fact(each.row) for each in some)
        plural = _plural(first.head)
        givers = list(dict.fromkeys(each.giver.partition(" ")[2] for each in some if each.giver))
        if givers:
            phrases.append(f"{marks}{plain(plural)} {first.giver.split(' ')[0]} {subject.join(givers)}")
        else:
            phrases.append(f"{marks}{_count(len(some))} {plain(plural)}")
    return phrases


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else f"{noun}s"


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


# --- memberships --------------------------------------------------------------------------------------


def _memberships(subject: Subject, fellows: Sequence[Honour]) -> Iterator[Theme]:
    """`is a fellow of A and B and a member of C`; what is over, in the past."""
    roles: dict[tuple[str, str], dict[str, str]] = {}
    for each in fellows:
        be, role, place = each.words.split("|")
        roles.setdefault((be, role), {}).setdefault(place, fact(each.row))
    for row in subject.greatest(subject.profile.memberships, Membership):
        body = found("organisations", "bodies", row.organization)
        role = "member" if body and (row.role or "").casefold() in ("juror", "judge", "") else row.role or "member"
        post = subject.nouns.post(role, row.organization, row.at)
        beside = post.beside if post.beside != "at" or row.at else "of"
        be = "{was}" if subject.over(row) else "{is}"
        roles.setdefault((be, f"{plain(post.said)} {beside}"), {})[subject.place(row.organization)] = fact(row)
    for be in ("{is}", "{was}"):
        groups = [
            f"{role} {series([mark + place for place, mark in places.items()], subject.language)}"
            for (verb, role), places in roles.items()
            if verb == be
        ]
        texts = [
            f"{{They}} {be} {listed(groups[start : start + MOST_IN_A_LIST])}." for start in range(min(len(groups), 2))
        ]
        yield from subject.theme("memberships", *texts)
