"""Prizes and other honours by the shape of their titles: their verb, their article, what stands before their giver.

In: a row of awards. Out: an `Honour`, a verb and a phrase; None for a title that no shape fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from presskit.english.heads import is_common
from presskit.english.nouns import data, found
from presskit.english.subject import Subject, year
from presskit.english.titles import reason_of
from presskit.english.wording import plain
from presskit.profile.tables import Award


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


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else f"{noun}s"


ORDINAL = r"\d+(?:st|nd|rd|th)"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def honour(subject: Subject, row: Award) -> Honour | None:
    """One honour, by its title and its result; None for a title that no shape fits: a sentence would be a guess."""
    title, date = " ".join(row.title.split()), year(row.date)
    date = "" if date in title else date
    awarder = row.awarder or ""
    awarder = "" if found("honours", "honours_list", awarder) else awarder
    awarder = "" if names_giver(title, awarder) else awarder
    result = row.result or ""
    won = bool(re.search(r"(?i)\bwinner\b|^won\b", f"{title} {result}"))
    verb, title = _placed(title, result)
    if verb:
        return _in_the_race(subject, row, verb, title, awarder, date)
    made = _received(subject, row, title, awarder)
    subject.is_sure(row, "title", "" if made else "fits no sentence that presskit knows")
    return made and replace(made, date=date, verb="won" if won and made.verb == "received" else made.verb)


def names_giver(title: str, awarder: str) -> bool:
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
    if at := re.fullmatch(r"(?i)(?P<prize>.+), (?:highly )?commendation", title):
        return "was commended for", at["prize"]
    for pattern, verb in data()["honours"]["results"]:  # Grammy nomination, Best Album
        if at := re.fullmatch(
            rf"(?P<prize>.+?)\s(?:{pattern[4:]})(?:,| for| [–-])\s(?P<what>[A-Z].+)", title, re.IGNORECASE
        ):
            return str(verb), f"{at['prize']} for {at['what']}"
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
    work = reason_of(subject, row)
    if not title:
        title, awarder = awarder, ""
    if not title:
        return None
    if verb.startswith("received"):  # a special mention at the festival
        where = _from(subject, awarder or title)
        return Honour(row, "received", verb.removeprefix("received ").removesuffix(" for"), where, "", date, work=work)
    words = plain(_many(subject, title) or _title_with_the(subject, title))
    if found("honours", "people_of_the_year", title):
        return Honour(row, verb.replace("was ", "{was} ", 1), plain(title), _by(subject, awarder), "", date, True, work)
    giver = f"at {subject.place(awarder)}" if awarder and found("organisations", "events", awarder) else ""
    if found("organisations", "events", title) and not found("honours", "prize_last", title):
        verb = verb.replace(" for", " in") if re.search("finalist|runner-up", verb) else verb
    verb = verb.replace("was ", "{was} ", 1)
    return Honour(row, verb, words, giver, "", date, work=work)


def _title_with_the(subject: Subject, title: str) -> str:
    if title.split(" ")[0].casefold() in NUMBERS:
        return title
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
    shapes = (
        _as_record,
        _as_phrase,
        _on_a_list,
        _of_an_order,
        _as_a_fellow,
        _as_champion,
        _as_a_place,
        _as_a_prize,
        _as_a_person,
    )
    for shape in shapes:
        made = shape(subject, row, title, awarder)
        if made:
            return made
    return None


def _by(subject: Subject, awarder: str) -> str:
    return f"by {subject.place(awarder)}" if awarder else ""


def _as_record(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`set a world record in the pole vault`."""
    record = re.match(r"(?:World|National|European|Olympic|[A-Z]\w+n|[A-Z]\w+ish) record\b", title)
    if not record or any("record" in each for each in subject.person.known_for):
        return None
    said = title[0].lower() + title[1:] if title.startswith(("World", "National")) else title
    return Honour(row, "set", plain(subject.nouns.with_article(said)))


def _as_phrase(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`was named one of …`, `was inducted into the … Hall of Fame`, `was selected for the … Series`."""
    if found("honours", "participle", title):
        if title.casefold().startswith("named "):
            return Honour(row, "{was} named", plain(title[len("named ") :]), _by(subject, awarder))
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
        return Honour(row, "{was} selected for", plain(_title_with_the(subject, title)), work=reason_of(subject, row))
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
    times = (at["times"] or _times(title, row.summary or "")[1].replace("twice", "two times")).strip()
    of = re.sub(r"\s*\([^)]*\)", "", f"{at['of'] or ''}champion")
    of = " ".join(word.lower() if word in ("World", "National") else word for word in of.split(" "))
    of = plain(re.sub(data()["honours"]["sports"] + r"(?= champion$)", lambda sport: sport[0].lower(), of))
    if times:
        count = re.match(r"\w+", times)
        number = count[0].lower() if count else ""
        number = NUMBERS[int(number)] if number.isdigit() and int(number) < len(NUMBERS) else number
        return Honour(row, "{was}", f"{subject.language.article(number)} {number}-time {of}{in_}", "")
    first = of.split(" ")[0]
    return Honour(row, "{was}", f"{'the ' if re.fullmatch(ORDINAL, first) else ''}{of}{in_}", "")


def _as_a_place(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`tied for first at A`, `took second place in A`, `won bronze at A`."""
    place, work = subject.place(awarder) if awarder else "", reason_of(subject, row)
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
    where, work = _from(subject, awarder, "at"), reason_of(subject, row)
    return Honour(row, "won", plain(noun + in_), where, work=work, common=True) if of or event or where else None


def _as_a_prize(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`won the A`, `received a fellowship from B`."""
    work = reason_of(subject, row)
    title, times = _times(title, row.summary or "")
    title = re.sub(r"(?i)\b(award|prize|medal), (?=best |outstanding )", r"\1 for ", title)
    if re.match(r"(?:Best|Outstanding|Rising) ", title) and (whose := re.fullmatch(r"(.+ (?:Award|Prize))s", awarder)):
        return Honour(row, "won", plain(f"{subject.nouns.the(whose[1])} for {title}"), work=work)
    if title.startswith("Best ") and awarder and not found("organisations", "events", awarder):
        prize = f"the {awarder.removeprefix('The ')} award for {title}"
        if not subject.nouns.is_person(title):
            return Honour(row, "won", plain(prize), work=work)
    who = found("honours", "people_of_the_year", title)
    if who and not found("honours", "prize_last", title):
        if subject.nouns.is_person(who["who"]):
            return Honour(row, "{was} named", plain(title), _by(subject, awarder), common=True) if awarder else None
        best = title.split(" ")[0].casefold() == "best"
        return (
            Honour(row, "won", plain(title), _from(subject, awarder), work=work, common=True)
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
            return Honour(row, verb, plain(title), giver, work=work, common=True)
        made = Honour(row, "won", plain(title), _from(subject, awarder), work=work, common=True)
        return made if awarder or work else None
    if many := _many(subject, title):
        return Honour(row, "won", plain(many) + times, _from(subject, awarder), work=work)
    phrase = title.split(" ")[0] in ("the", "a", "an")  # its author wrote it as it stands in a sentence
    if not (phrase or _is_prize(title) or found("honours", "foreign", title)) and row.the is None:
        return None
    words, head = _prize(subject, title)
    if row.the is not None:
        words, head = (subject.nouns.the(title) if row.the else title), ""
    military = re.search(r"(?i)\b(?:bronze|silver) star|purple heart", title)
    won = found("honours", "won", title) and not found("honours", "several", title) and not military
    verb = "won" if won else "received"
    # "the Grand Jury Prize" says nothing without its festival
    bare = re.findall(r"[\w’'-]+", re.sub(r"^(?:the|an?) ", "", words))
    common = all(found("honours", "common", each) or is_common(each) for each in bare) or bool(
        re.match(r"(?i)(?:the )?(?:grand|special|jury|audience|first|main|best)\b", words)
    )
    if (
        common
        and not (awarder or work)
        and (found("honours", "bare", title) or (re.match("an? ", words) and not found("honours", "says_whose", title)))
    ):
        return None
    if re.search("(?i)awards$", title) and not times and title.split(" ")[0].casefold() not in NUMBERS:
        return None  # one of them, or all?
    return Honour(
        row, verb, plain(words) + times, _from(subject, awarder), "" if times else head, common=common, work=work
    )


def _as_a_person(subject: Subject, row: Award, title: str, awarder: str) -> Honour | None:
    """`was named a National Geographic Explorer`."""
    if found("honours", "letters", title):
        return Honour(row, "received", plain(subject.nouns.with_article(title)), _from(subject, awarder))
    bare = title.split(" (")[0]
    if found("honours", "people_of_the_year", title):
        return None  # by whom?
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
    _, times = _times(title, row.summary or "")
    lone = found("honours", "laureates", bare) or found("honours", "named", bare)
    said = bare if lone else subject.nouns.with_article(bare)
    said = subject.nouns.the(bare) if re.match(r"\w+[’']s (?:Best|Most|Top|Greatest)\b", bare) else said
    return Honour(row, "{was} named", plain(said) + times, _by(subject, awarder))


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
        return f"{number} {plural(title)}" if found("honours", "many", title) else ""
    if re.search(r"(?i)(?:awards|prizes|medals)$", title):
        return ""
    return subject.nouns.with_article(title) if found("honours", "many", title) else ""


def _from(subject: Subject, awarder: str, beside: str = "") -> str:
    return f"{beside or _preposition(awarder)} {subject.place(awarder)}" if awarder else ""


def _is_prize(title: str) -> bool:
    head = re.split(r" (?:for|of|in|at|from|to|on|by|with)\b|[,(]| [–-] ", title)[0].strip()
    last = re.sub(r"\s+\d+$", "", head).split(" ")[-1]
    return bool(
        (found("honours", "unique", last) and not re.search(r"(?i)\b(?:rising|all|super)[- ]?star$", head))
        or found("honours", "several", last)
        or found("honours", "colours", title)
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
    if re.search(r"(?i)\b(?:awards|prizes|medals|scholarships|fellowships) (?:of|for|in) ", title):
        return title, ""
    if words[-1].isdigit() and len(words[-1]) < len("2000"):
        return title, ""
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
        return f"in the top {rest}" if rest[:1].isdigit() else f"the top {rest.lower()}"
    return f"{small.get(first.casefold(), first.lower())} {rest.lower()}"
