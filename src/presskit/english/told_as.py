"""Sentences that an author gives from the verb on (`told_as`), each as it stands; what belongs together becomes one
sentence where the text is composed (`sentences`).

In: a `Subject` and entries. Out: themes; for a phrase, what of it may be left out where room is short.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from presskit import places
from presskit.english.heads import is_person
from presskit.english.nouns import data, found
from presskit.english.subject import Subject, fact
from presskit.english.wording import Theme
from presskit.profile import Entry, PartialDate
from presskit.profile.tables import Work

PREPOSITIONS: Final = ("of", "for", "at", "with", "in", "on", "from", "by", "to", "as")
_TAIL: Final = re.compile(
    r", (?=(?:an?|the|which|who|where|whose|among others|including|with|from|in|for(?! [*“])|near|at|on|under|often"
    r"|as of|since|until|published|based|together|after|before"
    r"|[A-ZÀ-Þ][\w-]+’s (?:first|only|largest|oldest|leading|national)"
    r"|(?!forthcoming|serving|acting|working)[a-z]+ing (?:an?|the|to|its|her|his|in|with|by|on|at|as|that|from|for))\b)"
)
_ITS_PLACE: Final = re.compile(r"\*[^*]+\*( (?:at|with) (?:the )?[A-ZÀ-Þ][^,;*]*)$")
_ITS_TOWN: Final = re.compile(r" (?:at|of|with|for) .*[a-zà-ÿ]( in [A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?)$")
_SECOND: Final = re.compile(r"^[^*]*(?<!s )\*[^*]+\*( and (?:the [a-z ]+)?\*[^*]+\*)$")
_SUBTITLE: Final = re.compile(r"\*(\w+(?: [\w’-]+){2,})(: [^*\[\]]+)\*")
_ITS_HOUSE: Final = re.compile(r" \((?:[^()]*, )?(?:19|20)\d\d\)")


def as_told(subject: Subject, table: str, rows: Iterable[Entry]) -> Iterator[Theme]:
    """What their author says how to tell, the most important first; a post is told among posts."""
    named = {*_CAPITALS.findall(subject.person.told_as or "")}

    def dated(row: Entry) -> bool:
        """Whether it keeps its date: a prize, and what would only say again what the first sentence says."""
        return table == "awards" or not named.isdisjoint(_CAPITALS.findall(getattr(row, "told_as", None) or ""))

    for row, predicate in sorted(subject.authors_words(rows), key=lambda each: -each[0].importance):
        is_post = isinstance(row, Work) and predicate.startswith(("{is} ", "{was} "))
        deed = subject.is_deed(predicate.partition(" ")[2])
        if not is_post or deed or subject.stands_in_its_time(row):
            yield from subject.theme(table, *_wordings(subject, row, predicate, dated=dated(row)))


_CAPITALS: Final = re.compile(r"\b[A-ZÀ-Þ][\w’-]{3,}")


ENOUGH_TO_SAY_AGAIN: Final = 12
"""Words behind the verb of a sentence about what the first one says that the person founded."""


def _wordings(subject: Subject, row: Entry, predicate: str, *, dated: bool) -> Iterator[str]:
    """The sentence of one entry, with its date in front where that is what came true then."""
    verb, rest = _verb(predicate)
    if subject.founded_first(row, verb) or subject.leads_first(row, verb):  # only for the sake of more than that
        yield f"{{They}} {verb} {fact(row)}{rest}." if len(rest.split()) > ENOUGH_TO_SAY_AGAIN else ""
        return
    said, when, tail = parted(rest)
    if when.startswith(" in ") and _TO_DO.search(said):  # in 2008 she became the first to reach it
        yield f"[In {when[4:]} ]{fact(row)}{{they}} {verb} {said}{f'[{tail}]' if tail else ''}."
    wrote = _WRITTEN.search(verb) is not None
    made = [name for name in getattr(row, "collaborators", ()) if tail.startswith(", with ") and name in tail]
    if made and not when:  # whose work it is, too, is not left out
        yield f"{{They}} {verb} {fact(row)}{said}{tail}."
        return
    yield f"{{They}} {verb} {fact(row)}{shortened(rest, dated=dated, wrote=wrote)}."
    if not wrote and (kind := kind_first(said, tail)):
        phrase, more = kind
        more = f"[{when}]" if when and not dated else when or (more and f"[{more}]")
        yield f"{{They}} {verb} {fact(row)}{phrase}{more}."


def _verb(predicate: str) -> tuple[str, str]:
    """The whole verb, and the rest: "{has} performed", "{was} named", "published"."""
    verb, _, rest = predicate.partition(" ")
    word, _, more = rest.partition(" ")
    if verb in ("{is}", "{was}", "{has}", "{had}") and more:
        participle = word.endswith(("ed", "ing")) or word in data()["verbs"]["past"].values() or verb == "{has}"
        if participle or word in PREPOSITIONS:  # was on a list, and was named
            return f"{verb} {word}", more
    return verb, rest


def tail_of(text: str) -> int:
    """Where what may be left out begins: one apposition or clause behind the only comma; -1 for none."""
    bare = re.sub(
        r"\([^)]*\)|\*[^*]*\*|“[^”]*”|, (?:Inc\b\.?|LLC|Ltd\b\.?|[A-Z]\.[A-Z]\.,?)",
        lambda found_: found_[0][0] + "x" * (len(found_[0]) - 1) if found_[0][0] in "*“" else "x" * len(found_[0]),
        text,
    )
    tail = _TAIL.search(bare)
    if not tail or not tail.start() or "," in bare[: tail.start()]:
        return -1
    if _LIST_OF_NAMES.match(bare, tail.start()):
        return -1  # at A, the B and C
    if re.match(r"(?:an?|the) ", bare) and _LIST_OF_NOUNS.match(bare, tail.start()):
        return -1  # a dancer, a singer and the director of A
    more = bare[tail.end() :].split(", ")[1:]
    return (
        tail.start()
        if all(re.match(r"(?:which|who|where|whose|from|since|until|especially|including)\b", each) for each in more)
        else -1
    )


_LIST_OF_NOUNS: Final = re.compile(r", an? [^,]+(?:, an? [^,]+)*,? and (?:an?|the) [^,]+$")
_LIST_OF_NAMES: Final = re.compile(r", (?:the )?[A-ZÀ-Þ][^,]*(?:, [^,]+)*,? and (?:the )?[A-ZÀ-Þ]")


def parted(text: str) -> tuple[str, str, str]:
    """A phrase as what it says, when that was, and what only explains it: "led Salt Wind", " in 2014", ", an octet"."""
    last = _LAST_IN.search(text)  # founded Alto, a choir, in 2014
    text = text[: last.start()] if last else text
    at = tail_of(text)
    head, tail = (text[:at], text[at:]) if at > 0 else (text, "")
    if last:
        return (head, last[1], tail) if tail else (text, last[0], "")
    when = _WHEN.search(head)
    said = head[: when.start()] if when else ""
    if when is None or len(said.split()) < FEWEST or YEAR.search(said) or CLAUSE.search(said):
        return head, "", tail
    return said, when[0], tail


def shortened(text: str, *, dated: bool = False, placed: bool = False, wrote: bool = False) -> str:
    """A phrase in which what it can do without may be left out: "led Salt Wind[ in 2014][, an octet[ from Alto]]".
    `dated`: its date may not, `placed`: nor its place; `wrote`: its verb says of what kind a work is. What is too short
    to say anything keeps what explains it, and so does a name."""
    head, when, tail = parted(text)
    head, when = (head + when, "") if dated else (head, when)
    place = None if placed or when or tail else _ITS_PLACE.search(head)
    if not (place or placed or when or tail) and len(head.split()) > FEWEST:
        place = _ITS_TOWN.search(head)
    head, where = (head[: place.start(1)], place[1]) if place else (head, "")
    second = None if placed or place or when or tail else _SECOND.search(head)
    head, where = (head[: second.start(1)], second[1]) if second else (head, where)
    bald = not (placed or where or when or YEAR.search(head)) and len(head.split()) <= BALD
    gloss = not wrote and explained(head, tail) is not None
    head = titles_shortened(_listed(head) if not (where or when or tail) else head)
    head = _ITS_HOUSE.sub(lambda found_: f"[&{found_[0]}]", head)
    if not (placed or where):
        for what in (_ITS_NAME, _ITS_FIELD, _PURPOSE, _ALSO_DONE, _ALSO_TOLD, _ALSO_OF, _OF_WHAT, _WITHIN):
            head = what.sub(r"\1[\2]", head)
    more = None if gloss else _MORE.search(tail)
    at = more.start(more.lastgroup or 0) if more else 0
    tail = f"{tail[:at]}[{tail[at:]}]" if at > 1 else tail
    if tail and when and _LAST_IN.search(text) and len(tail.split()) <= BRIEF:  # a thirty-part series, in 2013
        return f"{head}{tail}[,{when}]" if gloss else f"{head}[[{tail},]{when}]"
    tail = f"[{tail}]" if tail and not (gloss or (bald and _EXPLAINS.match(tail))) else tail
    if gloss and when:
        return f"{head}[{when}]{tail}"
    return f"{head}[{where}]{tail}" if where else f"{head}[{when}{tail}]" if when else f"{head}{tail}"


def explained(said: str, tail: str) -> re.Match[str] | None:
    """The name, in a phrase, of which only what follows says what it is: "Salt Wind, an octet"; None for "the octet
    Salt Wind", the Quay Museum and other names that say so."""
    gloss = _GLOSS.match(tail)
    if not gloss or is_person(gloss["kind"]) or gloss["kind"].split()[-1].istitle():
        return None
    named = _NAMED.fullmatch(said)
    if (
        not named
        or re.search(r"\ban? $|\*", named["before"])
        or _KIND_BEFORE.search(named["before"])
        or (named["title"] and _WRITTEN.search(named["before"]))
    ):
        return None
    return None if found("organisations", "employers", named["name"]) else named


def kind_first(said: str, tail: str) -> tuple[str, str] | None:
    """A phrase with the kind before the name, and what more there is to say of it: "founded the octet Salt Wind", and
    ", which plays on ferries"; None where nothing explains the name."""
    named, kind = explained(said, tail), _GLOSS.match(tail)
    if not named or not kind or not re.fullmatch(r"an? ", kind["article"]) or _HONOUR.search(tail):
        return None
    more = re.fullmatch(r" (?:(?P<that>that|which) (?=[a-z]+s )|(?=where |whose ))(?P<rest>.+)", tail[kind.end() :])
    rest = f", {'which ' if more['that'] else ''}{more['rest']}" if more else ""
    return f"{named['before']}the {kind['kind']} {re.sub('^the ', '', named['name'])}{named['after']}", rest


_GLOSS: Final = re.compile(
    r", (?P<article>an? |[A-ZÀ-Þ][\w-]+’s (?:first|only|largest|oldest|leading|national) )"
    r"(?P<kind>(?:[\w-]+ )*?[\w-]+)"
    r"(?=$|,| (?:of|for|at|in|with|on|about|from|to|by|that|which|whose|who|where|[a-z]+(?:ing|ed) [^ ]+ ))"
)
_NAMED: Final = re.compile(
    r"(?P<before>.*?)(?P<name>(?P<title>\*[^*]+\*|“[^”]+”)|(?:[Tt]he )?(?:[A-ZÀ-Þ]|[a-z]+[A-Z])[^ ,]*"
    r"(?: (?:(?:of|for|and|the|a|on|in|de|du|la|&|with) )*[A-ZÀ-Þ\d][^ ,]*)*)(?P<after>(?: \([^)]*\))*(?: with .+)?)"
)
_KIND_BEFORE: Final = re.compile(
    r"\b(?:[Tt]he|an?|\{their\}|its) (?:[\w’-]+ )*?(?!(?:of|for|at|in|with|on|to|from|by) )[a-z-]+ $"
)
_WRITTEN: Final = re.compile(r"\b(?:author|wr(?:ote|ites|itten)|novel|poem|translat)")
_HONOUR: Final = re.compile(r"\b(?:won|received|awarded)\b")


BRIEF: Final = 8
"""Words of what explains a name, up to which its year stands behind it."""

BALD: Final = 2
"""Words behind the verb of a sentence that says too little by itself: "She founded Alto." """

_EXPLAINS: Final = re.compile(r", (?:an?|which|whose) ")
_ITS_NAME: Final = re.compile(r"^([^*,“]*[a-z] [^*,“]*[a-z])(, (?:\*[^*]+\*|“[^”]+”),)(?= )")
"""The name of what is told by its kind: "her first exhibition, *Ebb*, at the Quay"."""
_ALSO_OF: Final = re.compile(r"^(in [a-z]+ of (?:the |an? )?[a-z ]+?)( and [a-z]+ of [^,\[\]{}*]+)$")
_OF_WHAT: Final = re.compile(
    r"^((?:more than |over )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens)"
    r" (?:[a-z-]+ )?(?:recordings|albums|books|novels|films|plays|papers|articles|songs|exhibitions))( of [a-z][^,]*)$"
)
"""A second thing of two that are "of" something; and what so many things are: "ten recordings of organ music"."""
_WITHIN: Final = re.compile(r"^(.+)( within \{?their\}? [a-z]+)$")
_ITS_FIELD: Final = re.compile(r"^(.*? (?:Prize|Award|Medal))( in [a-z][a-z -]+(?:,? for \*[^*]+\*)?)$")
"""The field of a prize: "the Quay Prize in feature writing"."""
_PURPOSE: Final = re.compile(
    r"^(.*? (?:Prize|Award|Medal|Cup|Trophy|Order|Grant|Fellowship)(?: in \d{4})?)"
    r"( for (?![*“])[^,\[\]{}*]+?)(?= in \d{4}$|$)"
)
"""What a prize is given for: "won the Quay Medal for services to tides"."""
_ALSO_DONE: Final = re.compile(r"^((?:[^ ]+ ){3,}[^ ]+)( and \{(?:is|has)\} [^\[\]]+)$")
_ALSO_TOLD: Final = re.compile(r"^((?:[^ ,]+ ){4,}[^ ,]+)(, and (?:the|an?|for|at|in|with) [^,\[\]{}]+)$")
"""A second thing that is told: "founded Alto in 1990 and {is} its dean"; "read law in Oslo, and the rest in Bergen"."""


def _listed(head: str) -> str:
    """A phrase that ends with a list, of which two are always told, of honours three: "sang in {2+ A; B; C}"."""
    if titles := _TITLES.fullmatch(head):
        return f"{titles[1]}{{{'; '.join(re.findall(r'[*][^*]+[*]', titles[2]))}}}"
    found_ = _NAMES.fullmatch(head)
    if not found_ or "{" in found_[2]:
        return head
    *most, last = found_[2].split(", ")
    ends = last.split(" and ")
    if len(ends) != 2 or any(not _NAME.fullmatch(each) for each in (*most, *ends)):
        return head  # nobody knows which "and" is the last of the list
    if any(
        re.fullmatch(r"[A-Z]{2}|(?:[A-Z]\.)+", each) or places.parts(f"-, {each}").country
        for each in (*most[1:], *ends)
    ):
        return head  # "at the Quay in Washington, DC and at Alto"
    least = min(LEAST_OF_HONOURS, len(most) + 1) if _GIVEN.search(found_[1]) else LEAST_OF_A_LIST
    return f"{found_[1]}{{{least}+ {'; '.join((*most, *ends))}}}"


_TITLES: Final = re.compile(r"([^*]*\bauthor\b[^*]*\bof )(\*[^*]+\*(?:, \*[^*]+\*)+,? and \*[^*]+\*)")
LEAST_OF_A_LIST: Final = 2
LEAST_OF_HONOURS: Final = 3
_GIVEN: Final = re.compile(r"(?i)\b(?:fellow(?:ship)?|grant|prize|award|scholarship|honour|honor|medal)s?\b")
_NAME: Final = re.compile(r"(?:the |The )?[A-ZÀ-Þ*][^,;]*")
_NAMES: Final = re.compile(
    r"((?:.*? )?(?:at|with|for|in|to|of|by|on|from) )((?:the |The )?[A-ZÀ-Þ][^,;]*(?:, [^,;]+)+)"
)

_TO_DO: Final = re.compile(r" (?:to|who|which|that) [a-z]+ ")

_MORE: Final = re.compile(
    r"^, an? (?:[^ ,]+ ){2,}?[^ ,]+(?P<thing> (?:that|who|about|for|to [a-z]+) )"
    r"|(?P<made> (?:published|founded|based|led|released|edited|dedicated) (?:by|in|with|to) )"
)


FEWEST: Final = 6
"""Words of a phrase that says enough without its date."""

CLAUSE: Final = re.compile(r"\b(?:which|who|where|that|whose)\b[^,]*$")
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
IN_YEAR: Final = re.compile(r"(.+?),? in ((?:[A-Z][a-z]+ )?(?:19|20)\d\d)")
DATE: Final = r"(?:(?:[A-Z][a-z]+ )?(?:19|20)\d\d)"

_LAST_IN: Final = re.compile(rf",( in {DATE})$")
_WHEN: Final = re.compile(rf" (?:in|since|from {DATE} to) {DATE}$")


def titles_shortened(text: str) -> str:
    """A phrase in which titles may go without their subtitles."""
    return _SUBTITLE.sub(r"*\1[\2]*", text)


def without_subtitles(text: str) -> str:
    """A phrase in which titles have none."""
    return _SUBTITLE.sub(r"*\1*", text)


def without_tail(text: str) -> str:
    """A phrase without what only explains it."""
    at = tail_of(text)
    return text[:at] if at > 0 else text


def without(rows: Iterable[Entry], said: Iterable[tuple[Entry, str]]) -> list[Entry]:
    """The entries without those that are told with others."""
    elsewhere = {row.key for row, _ in said}
    return [row for row in rows if row.key not in elsewhere]


def by_date(rows: Sequence[Entry], themes: Sequence[Theme]) -> list[Theme]:
    """Themes in the order of the dates of what they tell; those that have none stay where they are."""
    begun: dict[str, PartialDate] = {row.key: start for row in rows if (start := getattr(row, "start", None))}
    ended = {row.key: row.latest for row in rows if row.latest and row.key not in begun}
    last: list[tuple[datetime.date, bool] | None] = []
    for theme in themes:
        starts = [(begun[key].first_day(), True) for key in theme.keys if key in begun]
        ends = [(ended[key].first_day(), False) for key in theme.keys if key in ended]
        last.append(min(starts or ends, default=None))
    dated = sorted((day, at) for at, day in enumerate(last) if day)
    places = [at for at, day in enumerate(last) if day]
    order = dict(zip(places, (at for _, at in dated), strict=True))
    return [themes[order.get(at, at)] for at in range(len(themes))]
