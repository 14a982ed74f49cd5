"""Sentences that an author gives from the verb on (`told_as`): each as it stands, two of one verb together where that
reads well, and of several that begin alike only one.

In: a `Subject` and entries. Out: themes; for a phrase, what of it may be left out where room is short.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from presskit import places
from presskit.english.nouns import data, found
from presskit.english.subject import Subject, fact
from presskit.english.wording import Theme
from presskit.profile import Entry, PartialDate
from presskit.profile.tables import Work

LONGEST_PAIR: Final = 26
"""Words of two predicates that stand in one sentence."""

LONGEST_OF_THREE: Final = 8
"""Words of each of three that do."""

ALIKE: Final = 3
"""Words that two predicates of one verb may have in common, and still stand in one sentence."""

PREPOSITIONS: Final = ("of", "for", "at", "with", "in", "on", "from", "by", "to", "as")
_FOR_A_WORK: Final = re.compile(r", for [*“][^*”]+[*”]$")
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
    """What their author says how to tell; a post is told among posts."""
    verbs: dict[tuple[str, bool], list[tuple[Entry, str]]] = {}
    named = {*_CAPITALS.findall(subject.person.told_as or "")}

    def dated(row: Entry) -> bool:
        """Whether it keeps its date: a prize, and what would only say again what the first sentence says."""
        return table == "awards" or not named.isdisjoint(_CAPITALS.findall(getattr(row, "told_as", None) or ""))

    for row, predicate in subject.authors_words(rows):
        is_post = isinstance(row, Work) and predicate.startswith(("{is} ", "{was} "))
        deed = subject.is_deed(predicate.partition(" ")[2])
        if is_post and not deed and subject.stands_in_its_time(row):
            yield from subject.theme(table, *_wordings("{was}", [(row, predicate.partition(" ")[2])], dated))
        elif not is_post or deed:
            verb, rest = _verb(predicate)
            # an office that is over is not told with one that is held
            verbs.setdefault((verb, table == "memberships" and subject.over(row)), []).append((row, rest))
    greatest = {verb: max(row.importance for row, _ in some) for verb, some in verbs.items()}
    for (verb, _), some in sorted(verbs.items(), key=lambda each: -greatest[each[0]]):
        for rows_together in _clusters(verb, some):
            yield from subject.theme(table, *_wordings(verb, rows_together, dated))


_CAPITALS: Final = re.compile(r"\b[A-ZÀ-Þ][\w’-]{3,}")

MOST_OF_A_VERB: Final = 2
"""Sentences of one verb that a text may have."""


def _clusters(verb: str, some: Sequence[tuple[Entry, str]]) -> list[list[tuple[Entry, str]]]:
    """The entries of one verb, those together of which one sentence is told; the least go with the last of them."""
    clusters: list[list[tuple[Entry, str]]] = []
    for each in sorted(some, key=lambda each: -each[0].importance):
        able = (one for one in clusters if _together(verb, _dated([*one, each])))
        fits = next(able, None) or (clusters[-1] if len(clusters) == MOST_OF_A_VERB else None)
        if fits is None:
            clusters.append([each])
        else:
            fits.append(each)
    return clusters


def _dated(some: Sequence[tuple[Entry, str]]) -> Sequence[tuple[Entry, str]]:
    """The entries by their dates, if all have one."""
    if not all(row.latest for row, _ in some):
        return some
    return sorted(some, key=lambda each: each[0].latest.last_day() if each[0].latest else datetime.date.max)


def _verb(predicate: str) -> tuple[str, str]:
    """The whole verb, and the rest: "{has} performed", "{was} named", "published"."""
    verb, _, rest = predicate.partition(" ")
    word, _, more = rest.partition(" ")
    if verb in ("{is}", "{was}", "{has}", "{had}") and more:
        participle = word.endswith(("ed", "ing")) or word in data()["verbs"]["past"].values() or verb == "{has}"
        if participle or word in PREPOSITIONS:  # was on a list, and was named
            return f"{verb} {word}", more
    return verb, rest


def _wordings(verb: str, some: Sequence[tuple[Entry, str]], dated: Callable[[Entry], bool]) -> Iterator[str]:
    """Sentences of one verb, of which one is told: of as many as can stand together, or of one alone."""
    some = _dated(some)
    for first in range(len(some)):
        if len(some) - first > 2 and (text := _together(verb, some[first : first + 3])):
            yield text
        if len(some) - first > 1 and (text := _together(verb, some[first : first + 2])):
            yield text
        row, rest = some[first]
        said, when, tail = parted(rest)
        if when.startswith(" in ") and _TO_DO.search(said):  # in 2008 she became the first to reach it
            yield f"[In {when[4:]} ]{fact(row)}{{they}} {verb} {said}{f'[{tail}]' if tail else ''}."
        yield f"{{They}} {verb} {fact(row)}{shortened(rest, dated=dated(row))}."


def _together(verb: str, some: Sequence[tuple[Entry, str]]) -> str:
    """Two or three in one sentence: "has performed with A and with B"; "" where it would not read well."""
    their_works = {getattr(row, "work", None) for row, _ in some}
    if len(their_works) > 1 and all(their_works):
        return ""  # each stands beside its work
    if honoured := [rest for _, rest in some if _HONOURED.search(rest)]:  # what a work won is told with it
        both = f", and {fact(some[1][0])}".join(rest for _, rest in some)
        return f"{{They}} {verb} {fact(some[0][0])}{both}." if len(honoured) == len(some) == 2 else ""
    rests = [without_tail(rest) for _, rest in some]
    begun = _begun(rests)
    if len(some) > 2 and begun != _begun(rests[:2]):
        return ""
    bare = [rest[len(begun) :] for rest in rests]
    ended = _ended(bare)
    bare = [each.removesuffix(ended) for each in bare[:-1]] + bare[-1:]
    works = [_FOR_A_WORK.search(each) for each in bare]
    parallel = all(works)
    if parallel and len({work[0] for work in works if work}) == 1:  # two honours of one work
        bare = [each[: work.start()] for each, work in zip(bare[:-1], works, strict=False) if work] + bare[-1:]
        parallel = False
    if any("," in each for each in bare[:-1]) and not parallel:
        return ""  # "shown Ebb, at home and abroad, and Flow"
    towns = [each[at.start() :] for each in bare if (at := _IN_TOWN.search(each))]
    if not ended and len(set(towns)) < len(towns):
        return ""  # "at A in Oslo, B in Oslo and C"
    words = [each.split() for each in bare]
    if len(some) > 2 and (not begun or any(len(each) > LONGEST_OF_THREE for each in words)):
        return ""
    alike = set(words[0]).intersection(*words[1:])
    if sum(word.isalpha() and len(word) > 3 for word in alike) >= ALIKE or sum(map(len, words)) > LONGEST_PAIR:
        return ""
    if " " in verb and begun and len({_shape(each) for each in words}) > 1:
        return ""  # "certified by A as a coach and B at Level 1"
    if not begun and any(_starts(each) != _starts(bare[0]) for each in bare):
        return ""  # "won the A and for B"
    several = _plural(begun)
    if several is None:
        return ""
    if begun.endswith(" to ") and not any(_THING.match(each) for each in bare):
        return ""  # the first to reach it, and to return from it
    if any(each.startswith("*") and not each.endswith(("*", ")")) and re.search(" and |,", each) for each in bare):
        return ""  # "Ebb at the Quay and the Weir and Flow at Alto"
    said = [f"{fact(row)}{each}" for (row, _), each in zip(some, bare, strict=True)]
    comma = "," if parallel or any(re.search(" and |,", each) for each in bare) else ""
    more = f", {said[1]}{comma} and {said[2]}" if len(said) > 2 else f"{comma} and {said[1]}"
    whole = several != begun or ended
    return f"{{They}} {verb} {several}{said[0]}{more if whole else f'[{more}]'}."


def _shape(words: Sequence[str]) -> tuple[str, ...]:
    """Its prepositions."""
    return tuple(each for each in words if each in PREPOSITIONS)


def _starts(rest: str) -> bool:
    """Whether it begins with a preposition."""
    return rest.split(" ")[0] in PREPOSITIONS


def _begun(texts: Sequence[str]) -> str:
    """With which words all of them begin, up to a preposition: "on the board of "; "" for none."""
    words = [text.split(" ") for text in texts]
    alike = 0
    while all(len(each) > alike + 1 and each[alike] == words[0][alike] for each in words):
        alike += 1
    while alike and words[0][alike - 1] not in PREPOSITIONS:
        alike -= 1
    return " ".join(words[0][:alike]) + " " if alike else ""


def _ended(texts: Sequence[str]) -> str:
    """With which words all of them end, from a preposition on: " in Oslo"; "" for none."""
    first = _IN_TOWN.search(texts[0])
    return first[0] if first and all(each.endswith(first[0]) for each in texts) else ""


_THING: Final = re.compile(r"[^a-z]|(?:an?|the|its|their|her|his|[a-z]+s) ")
_IN_TOWN: Final = re.compile(r" in [A-Z][\w’ -]*$")
_ONE: Final = re.compile(r"\b(?:the|an?) (?:[a-z]+ )*?(?P<noun>[a-z]+) (?:of|for|to|at|in|on|from|with|by|as) $")


def _plural(begun: str) -> str | None:
    """The common beginning of two, for two: "on the boards of "; what somebody is stays ("a member of "); None where
    it cannot be said of two."""
    one = _ONE.search(begun)
    if one is None or re.match("an? ", begun):
        return begun
    if not found("posts", "bodies_of_several", one["noun"]):
        return None
    noun = one["noun"]
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{begun[: one.start('noun')]}{several}{begun[one.end('noun') :]}"


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
    more = bare[tail.end() :].split(", ")[1:]
    return (
        tail.start()
        if all(re.match(r"(?:which|who|where|whose|from|since|until|especially|including)\b", each) for each in more)
        else -1
    )


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


def shortened(text: str, *, dated: bool = False, placed: bool = False) -> str:
    """A phrase in which what it can do without may be left out: "led Salt Wind[ in 2014][, an octet[ from Alto]]".
    `dated`: its date may not, `placed`: nor its place. What is too short to say anything keeps what explains it."""
    head, when, tail = parted(text)
    head, when = (head + when, "") if dated else (head, when)
    place = None if placed or when or tail else _ITS_PLACE.search(head)
    if not (place or placed or when or tail) and len(head.split()) > FEWEST:
        place = _ITS_TOWN.search(head)
    head, where = (head[: place.start(1)], place[1]) if place else (head, "")
    second = None if placed or place or when or tail else _SECOND.search(head)
    head, where = (head[: second.start(1)], second[1]) if second else (head, where)
    bald = not (placed or where or when or YEAR.search(head)) and len(head.split()) <= BALD
    head = titles_shortened(_listed(head) if not (where or when or tail) else head)
    head = _ITS_HOUSE.sub(lambda found_: f"[&{found_[0]}]", head)
    if not (placed or where):
        for what in (_ITS_NAME, _PURPOSE, _ALSO_DONE, _ALSO_TOLD, _ALSO_OF, _OF_WHAT, _WITHIN):
            head = what.sub(r"\1[\2]", head)
    more = _MORE.search(tail)
    at = more.start(more.lastgroup or 0) if more else 0
    tail = f"{tail[:at]}[{tail[at:]}]" if at > 1 else tail
    tail = f"[{tail}]" if tail and not (bald and _EXPLAINS.match(tail)) else tail
    return f"{head}[{where}]{tail}" if where else f"{head}[{when}{tail}]" if when else f"{head}{tail}"


BALD: Final = 2
"""Words behind the verb of a sentence that says too little by itself: "She founded Alto." """

_HONOURED: Final = re.compile(r"^[*“][^*”]+[*”], (?:an? [a-z ]+)?which (?:won|received|was) ")
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
_PURPOSE: Final = re.compile(
    r"^(.*? (?:Prize|Award|Medal|Cup|Trophy|Order|Grant|Fellowship)(?: in \d{4})?)"
    r"( for (?![*“])[^,\[\]{}*]+?)(?= in \d{4}$|$)"
)
"""What a prize is given for: "won the Quay Medal for services to tides"."""
_ALSO_DONE: Final = re.compile(r"^((?:[^ ]+ ){3,}[^ ]+)( and \{(?:is|has)\} [^\[\]]+)$")
_ALSO_TOLD: Final = re.compile(r"^((?:[^ ,]+ ){4,}[^ ,]+)(, and (?:the|an?|for|at|in|with) [^,\[\]{}]+)$")
"""A second thing that is told: "founded Alto in 1990 and {is} its dean"; "read law in Oslo, and the rest in Bergen"."""


def _listed(head: str) -> str:
    """A phrase that ends with a list of names, of which two are always told: "has sung in {2+ A; B; C}"."""
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
    return f"{found_[1]}{{{LEAST_OF_A_LIST}+ {'; '.join((*most, *ends))}}}"


_TITLES: Final = re.compile(r"([^*]*\bauthor\b[^*]*\bof )(\*[^*]+\*(?:, \*[^*]+\*)+,? and \*[^*]+\*)")
LEAST_OF_A_LIST: Final = 2
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
