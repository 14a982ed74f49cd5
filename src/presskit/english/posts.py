"""Posts as phrases: what somebody is or was and where, several of a kind in one.

In: rows of work and volunteering. Out: `Held`, a row as grammar sees it, and phrases of several: "a reporter at A
and B".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from presskit.english import heads
from presskit.english.heads import is_common
from presskit.english.nouns import Post, data, found, listed
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, ranked
from presskit.english.told_as import kind_first, parted
from presskit.english.wording import closed, plain, series
from presskit.profile import PartialDate
from presskit.profile.tables import Volunteering, Work

Kind = Literal["post", "work", "field", "freelance", "nothing"]


@dataclass(frozen=True)
class Held:
    """A row of work or volunteering: `kind` says how it is told. "work": at a place, without a post; "field": "in
    marketing"; "freelance": without an employer; "nothing": a break, of which nothing is told.

    `place`: the organisation as it follows "at"; `post`: what the person is; `did`: what else its position says;
    `tail`: what its author says behind it, and may be left out: when, and what only explains; `verbs`: what one does
    there, now and in the past.
    """

    row: Work
    kind: Kind
    over: bool
    place: str
    post: Post | None = None
    field: str = ""
    did: str = ""
    tail: tuple[str, str] = ("", "")
    verbs: tuple[str, str] = ("{works}", "worked")

    @property
    def deed(self) -> str:
        """What its holder did, if that is how it is told: founded."""
        return self.post.deed if self.post else ""

    @property
    def role(self) -> str:
        """What the person is, with what stands before the place: "a reporter at"."""
        assert self.post
        return f"{closed(plain(self.post.said))} {self.post.beside}" if self.place else plain(self.post.said)


def held(subject: Subject, row: Work) -> Held:
    """A row as grammar sees it."""
    name = row.organization
    if row.told_as:
        return _as_told(subject, row)
    # who did something at an event is not there still
    over = subject.over(row) or bool(not row.current and found("organisations", "once", name))
    over = over or bool(re.match("(?i)former ", row.position or ""))
    position, did = _position(row, over=over)
    if isinstance(row, Volunteering) and position.casefold() == "volunteer":
        position = ""
    pieces = [piece.strip() for piece in re.split(r"\s*/\s*", name)]
    if found("posts", "breaks", name) or (position and found("posts", "breaks", position)):
        return Held(row, "nothing", over, "")
    bare = any(found("posts", "freelance", piece) for piece in pieces)
    if bare or found("posts", "nameless", name):
        post = _post(subject, position, row) if position and subject.nouns.is_person(position) else None
        post = None if position and found("posts", "freelance", position) else post
        if post and any(subject.nouns.says(post.noun, each) for each in subject.person.occupations):
            post = None
        if not bare and not post:
            return Held(row, "nothing", over, "")
        return Held(row, "freelance", over, "freelance" if bare else "", post)
    place = subject.place(name)
    if row.location and found("organisations", "abroad", name):
        place += f" in {plain(row.location.split(',')[0])}"
    if position and found("posts", "sport", position) and _is_american(name):
        place = f"the {place.removeprefix('the ')}"
    if position and name.casefold() in position.casefold() and subject.nouns.is_person(position):
        own = re.escape(name)  # a Peace Corps volunteer
        rest = subject.nouns.lowered(" ".join(re.sub(rf"(?i){own}", " ", position).split()))
        post = subject.nouns.post(rest, name, row.at)
        noun = re.sub(rf"(?i){own}", lambda whole: f" {name} ", position).strip()
        at = position.casefold().index(name.casefold())
        noun = f"{name} {rest}" if not at else noun
        article = post.article if post.article in ("", "the") else subject.language.article(noun)
        return Held(row, "post", over, "", Post(noun, article, ""), did=did)
    lost = "" if isinstance(row, Volunteering) and not position else _unsure(row, position)
    founds = subject.nouns.post(position.split(" and ")[0], "").deed != "" if position else False
    lacks = unsure_place(subject, name, founded=founds)
    if not (subject.is_sure(row, "organization", lacks) and subject.is_sure(row, "position", lost)):
        return Held(row, "nothing", over, "")
    if not position:
        return Held(row, "work", over, place)
    if teaches := found("posts", "teaches", position):
        what = plain(subject.nouns.lowered(teaches["what"] or ""))
        if found("organisations", "kinds", name) and any(
            each.endswith("teacher") for each in subject.person.occupations
        ):
            return Held(row, "nothing", over, "")  # a public school teacher teaches in public schools
        return Held(row, "field", over, place, field=what, verbs=("{teaches}", "taught"))
    if heads.is_instrument(position):
        verbs = ("{plays}", "played")
        return Held(row, "field", over, place, field=f"{position.casefold()} with", verbs=verbs)
    of = re.search(r"(?i) (?:of|for) (?:the )?(.+)$", position)
    office = of and found("posts", "offices", position[: of.start()])
    if of and office and name.casefold().endswith(f" of {of[1].casefold()}"):
        return Held(row, "post", over, "", _post(subject, position, row), did=did)  # minister of finance, and where
    if found("posts", "of_a_chair", position) and found("organisations", "schools", name):
        field = f"the {plain(subject.nouns.lowered(position))} at"
        return Held(row, "field", over, place, field=field, verbs=("{holds}", "held"))
    if (
        subject.nouns.is_person(position)
        or found("posts", "collective", position)
        or found("posts", "bodies", position)
        or found("posts", "adjectives", position)
    ):
        return Held(row, "post", over, place, _post(subject, position, row), did=did)
    if position.isascii() and found("person", "is", subject.nouns.head(position)) is None and _is_field(position):
        return Held(row, "field", over, place, field=f"in {plain(subject.nouns.lowered(position))}")
    if _is_title(position):
        return Held(
            row, "field", over, place, field=f"as {plain(position)} {row.at or 'at'}", verbs=("{serves}", "served")
        )
    subject.is_sure(row, "position", "is no post that presskit knows")
    return Held(row, "nothing", over, "")


def _as_told(subject: Subject, row: Work) -> Held:
    """A post in its author's words; what is told by another verb than "is" has a sentence of its own."""
    verb, rest = subject.predicate(row.told_as or "")
    over = (subject.over(row) or verb == "was") and (subject.dead or not subject.is_status(rest))
    if verb not in ("", "is", "was") or subject.is_deed(rest) or subject.stands_in_its_time(row):
        return Held(row, "nothing", over, "")
    head, when, tail = parted(rest)
    if kind := kind_first(head, tail):
        head, tail = kind
    article, _, noun = head.partition(" ") if re.match(r"(?i)(?:an?|the) ", head) else ("", "", head)
    name = re.escape(row.organization)
    at = re.fullmatch(rf"(?P<noun>[^,]+) (?P<at>of|at|for|with|on|in) (?P<place>(?:the (?:[\w-]+ )*)?{name})", noun)
    if at and article.lower() != "the":  # told as other posts are, among them
        place = plain(at["place"])
        return Held(row, "post", over, place, Post(at["noun"], article.lower(), at["at"]), tail=(when, tail))
    return Held(row, "post", over, "", Post(noun, article.lower(), ""), tail=(when, tail))


LONGEST_OPENING = 18
"""Words of a post in its author's words that still stands in the sentence that says who the person is."""


def is_too_much(each: Held) -> bool:
    """Whether a post in its author's words makes the sentence that says who the person is too long: one with commas
    that are those of no list."""
    words = each.post.noun if each.post and each.row.told_as else ""
    return len(words.split()) > LONGEST_OPENING or bool(re.search(r",(?!.*\band\b)", words))


LONGEST_OF_SEVERAL = 14
"""Words of a post in its author's words that still stands among others."""


def stands_apart(each: Held) -> bool:
    """Whether a post in its author's words has a sentence of its own: a long one, or one with commas."""
    words = each.post.noun if each.post and each.row.told_as else ""
    return "," in words or len(words.split()) > LONGEST_OF_SEVERAL


def _is_title(position: str) -> bool:
    """Whether it is written as the title of an office, though nobody knows the word: Metropolitan, Ambassador-at-Large.

    So it is told as it stands, without an article.
    """
    words = [word for word in position.split() if word[0].isalpha()]
    if not words or len(words) > LONGEST_TITLE or not re.fullmatch(r"[A-Za-z’'. -]+", position):
        return False
    big = all(word[0].isupper() or word in ("of", "for", "the", "and", "de", "in") for word in words)
    field = re.search(r"(?:ing|s|ment|tion|ship|y)$", words[-1].casefold())  # Caregiving, Operations, Engineering
    return big and not field and not any(word.isupper() for word in words)


def unsure_place(subject: Subject, name: str, *, founded: bool = False) -> str:
    """Why nobody could say how a name stands in a sentence; "" if one can. `founded`: what the person founded may be
    told without a name: a summer school.
    """
    if name.casefold() in subject.names.settled or found("organisations", "kinds", name):
        return ""
    if name.casefold() == subject.person.name.casefold():
        return "is called as the person is"
    if name.split(" ")[0].islower() and (subject.names.at(name) == name or (name.islower() and not founded)):
        return "is no name"
    if found("organisations", "part", name) and not subject.names.house(name):
        return "is a part of a house that it does not name"
    return ""


def _unsure(row: Work, position: str) -> str:
    """Why nobody could say how a post stands before its place; "" if one can."""
    name = row.organization
    behind = [piece.strip() for piece in (row.position or "").split(",")[1:]]
    if " to " in position and any(piece not in position and " and " in piece for piece in behind):
        return "is more than a sentence can hold"  # ambassador to A, B and C
    if not position:
        return "" if " " not in name or found("organisations", "employers", name) else "is missing"
    if found("organisations", "once", name):
        return "was held at an event"
    low = position.casefold()
    if found("posts", "small", low):
        return "is too small a part for a sentence"
    if re.search(r"(?i)\bdirector$", position) and re.search(r"(?i)\bboard$", name):
        return "may be of the board or on it"
    return ""


LONGEST_TITLE = 4
"""Words of a title that is told as it stands."""


def _is_american(team: str) -> bool:
    """Whether it is a team that is called by its city and a nickname: the Portland Storm."""
    city = next((each for each in listed("organisations", "team_cities") if team.startswith(f"{each} ")), "")
    return bool(city) and not found("organisations", "no_team", team)


def _is_field(position: str) -> bool:
    return bool(found("person", "activity", position)) and len(position.split()) <= 3 and " at " not in position


def _one_rank(position: str, *, over: bool) -> str:
    """Two ranks of one ladder: who is "associate professor and professor" is a professor, and was both."""
    pieces = re.split(r" and | & | then |/", position)
    heads = {piece.split(" ")[-1].casefold() for piece in pieces}
    if len(pieces) != PAIR or len(heads) != 1 or not all(" " in piece for piece in pieces[:1]):
        return position
    if over:
        before = [piece.rsplit(" ", 1)[0] if " " in piece else "full" for piece in pieces]
        return f"{before[0]} and {before[1][0].lower()}{before[1][1:]} {pieces[-1].split(' ')[-1]}"
    return min(pieces, key=len)


PAIR = 2


def _position(row: Work, *, over: bool) -> tuple[str, str]:
    """The post, without what only surrounds it; and a deed behind a comma: "co-founder, led engineering"."""
    text = re.sub(r"\s*\([^)]*\)", "", row.position or "").strip()
    text = re.sub("(?i)^former ", "", text)
    text = re.sub(r"^The (?=[A-Z])", "", text)  # the Imke Vale Curator
    text = re.sub(r"(?i)\bchef/owner\b", "chef-owner", text)
    text = re.sub(r"(?<=[a-z])\s*/\s*(?=[A-Za-z]{3})", " and ", text)
    text = re.split(r"\s+[-–—|]\s+", text)[0]
    text = re.sub(r"\s+(?:I{1,3}|IV|V|[1-9])$", "", text)  # a grade
    text = re.sub(rf"(?i)\s+(?:at|of|for|@)\s+(?:the\s+)?{re.escape(row.organization)}$", "", text)
    first, *rest = [piece.strip() for piece in text.split(",")]
    first = _one_rank(first, over=over)
    did = ""
    kept = [first]
    for piece in rest:
        verb = piece.split(" ")[0].lower()
        if " " in piece and (verb in data()["verbs"]["past"] or found("verbs", "past_regular", verb)):
            did = did or piece
        elif re.match(r"(?i)(?:then|later|now|subsequently) ", piece):
            kept[-1] += f" and {piece[0].lower()}{piece[1:]}"  # assistant, then associate
        elif re.search(r"(?:er|or|ist|ant|ian)$", piece):
            kept.append(piece)
        elif re.search(
            r"(?i)\b(?:mission|project|program(?:me)?|unit|group|team|committee|campaign|desk|section)\b", piece
        ):
            kept[-1] += f" of the {piece}"
        elif found("posts", "departments", piece):
            kept[-1] += f" in the {piece}"
        elif found("posts", "posted", kept[-1]) and re.fullmatch(r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)?", piece):
            kept[-1] += f" in {piece}"  # a correspondent in Beirut
        elif found("posts", "sections", piece):
            continue
        elif found("posts", "of_a_field", kept[-1]) and all(map(is_common, piece.split())):
            kept[-1] += f" of {piece}"
        elif piece.islower() or len(piece.split()) < 3:
            field = found("posts", "academic", kept[-1]) or kept[-1].casefold().endswith("assistant")
            kept[-1:] = [f"{kept[-1]} in {piece}"] if field else [kept[-1], piece]
    return ", ".join(kept), did


def _post(subject: Subject, position: str, row: Work) -> Post:
    at = row.at
    pieces = re.split(rf"{data()['posts']['parts']}|,\s+(?:and\s+)?", position)
    if len(pieces) > PAIR and all(subject.nouns.is_person(piece) for piece in pieces):
        # no more than two: a judge and presenter, who is a co-presenter, too
        own = [each for each in pieces if not any(each.endswith(f"-{one}") for one in pieces)]
        pieces = own[:PAIR]
        position = " and ".join(pieces)
    body = found("posts", "bodies", position)
    if body and not subject.nouns.is_person(position):
        noun = f"member of the {subject.nouns.lowered(position)}"
        return Post(noun, "a", at or "at" if "staff" in body[0].casefold() else at or "of")
    if found("posts", "collective", position) and not subject.nouns.is_person(position):
        return subject.nouns.post(f"{position} member", row.organization, at or "at")
    whole = subject.nouns.post(position, row.organization, at)
    if len(pieces) < 2 or not all(subject.nouns.is_person(piece) for piece in pieces):
        return whole
    posts = [subject.nouns.post(piece, row.organization, at) for piece in pieces]
    noun = subject.join([post.noun for post in posts])
    of_a_part = re.search(r" (?:of|for) ", pieces[-1])  # founder and director of the programme at A
    beside = "of" if posts[0].deed and not at and not of_a_part else posts[-1].beside
    # co-founder and chief executive; theatre editor and chief critic
    alone = (posts[0].deed and not all(post.article for post in posts)) or re.match("(?i)chief ", pieces[-1])
    deed = "" if of_a_part else posts[0].deed  # who founded the programme has not founded its university
    return Post(noun, "" if alone else posts[0].article, beside, deed)


def is_doing(phrase: str) -> bool:
    """Whether it says what somebody does: "being the first to …"."""
    return re.match(r"[a-z]+ing ", phrase) is not None


def without_the_same(rows: Sequence[Held]) -> list[Held]:
    """Without posts that another one tells more of: a judge at the Quay Court, who is chief judge of its chamber."""
    posts = [each for each in rows if each.post and not each.over]

    def is_told(each: Held) -> bool:
        return any(
            other is not each
            and each.post
            and other.post
            and other.post.noun != each.post.noun
            and other.post.noun.endswith(each.post.noun)
            and each.row.organization in other.row.organization
            for other in posts
        )

    return [each for each in rows if each not in posts or not is_told(each)]


def overlap(said: str, more: str) -> bool:
    """Whether half of what would be said was said."""
    words = {word.casefold() for word in re.findall(r"\w{5,}", more)}
    return bool(words) and 2 * sum(word in said.casefold() for word in words) >= len(words)


def ranked_held(rows: Sequence[Held]) -> list[Held]:
    """The most important first; among equals the order stays."""
    order = {row.key: place for place, row in enumerate(ranked([each.row for each in rows]))}
    return sorted(rows, key=lambda each: order[each.row.key])


# --- several ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Group:
    """Rows that are told in one phrase, because verb and role are the same: `verb` "was" and `words` "a reporter at A
    and B", or "edited" and "C and D"."""

    verb: str
    words: str
    rows: tuple[Held, ...]

    @property
    def importance(self) -> int:
        """Of its greatest row."""
        return max(each.row.importance for each in self.rows)


def grouped(subject: Subject, rows: Sequence[Held], *, over: bool) -> list[Group]:
    """Posts with the same role in one group, the groups by their importance; each place at most once in a group."""
    verb = "{was}" if over else "{is}"
    found_: dict[tuple[str, str], list[Held]] = {}
    nouns = {each.post.noun for each in rows if each.post}
    of = {each.post.noun for each in rows if each.post and each.post.beside == "of"}
    rows = [  # "a manager at A, and a manager of B" is one manager
        replace(each, post=each.post._replace(beside="of"))
        if each.post and each.post.noun in of and each.place and not each.row.at
        else each
        for each in rows
    ]
    for each in rows:
        if over and each.post and " and " in each.post.noun and (base := each.post.noun.split(" and ")[0]) in nouns:
            each = replace(each, post=each.post._replace(noun=base))  # the role is not told twice
        if each.kind == "nothing" or not (each.place or each.post):
            continue
        found_.setdefault(_alike(each, verb, over=over), []).append(each)
    groups = [
        _group(subject, key, some[:MOST_IN_A_LIST])
        for key, some in (_at_one_place(found_) if over else [*found_.items()])
    ]
    return sorted(groups, key=lambda group: -group.importance)


def _at_one_place(found_: dict[tuple[str, str], list[Held]]) -> list[tuple[tuple[str, str], list[Held]]]:
    """Posts of one place in one phrase: university librarian and a systems librarian at A."""
    kept: dict[tuple[str, str], list[Held]] = {}
    places: dict[tuple[str, str, str], tuple[str, str]] = {}
    for (verb, role), some in found_.items():
        (first, *more) = some
        lone = not more and first.kind == "post" and first.post and first.place and role == first.role
        if not lone or not first.post or "," in first.post.noun:
            kept[verb, role] = some
            continue
        if any(first.place == other and beside != first.post.beside for _, beside, other in places):
            continue  # one house is named once
        place = (verb, first.post.beside, first.place)
        if place in places and len(kept[places[place]]) == 1:
            other = kept.pop(places[place])
            one = other[0].post
            assert one
            said = f"{plain(one.said)} and {plain(first.post.said)} {first.post.beside}"
            kept[verb, said] = [*other, first]
            places[place] = (verb, said)
        else:
            kept[verb, role] = some
            places.setdefault(place, (verb, role))
    return [*kept.items()]


def _alike(each: Held, verb: str, *, over: bool) -> tuple[str, str]:
    worked = each.verbs[over]
    at = "in" if found("organisations", "kinds", each.row.organization) else "at"
    if each.kind == "work":
        return worked, at
    if each.kind == "field":
        ends = re.search(r" (?:with|at|of|to|for|on)$", each.field)
        return worked, each.field if ends else f"{each.field} {at}".strip()
    if each.kind == "freelance":
        return worked, f"{each.place} as {plain(each.post.said)}".strip() if each.post else each.place
    assert each.post
    if over and each.post.past:
        return each.post.past, ""
    return verb, each.role


def _group(subject: Subject, key: tuple[str, str], rows: Sequence[Held]) -> Group:
    verb, role = key
    if rows[0].kind == "freelance":
        return Group(verb, "".join(fact(each.row) for each in rows) + role, tuple(rows))
    # what would run together with the next name stands last
    rows = sorted(rows, key=lambda each: bool(re.search(r": | and | at ", each.row.organization)))
    places: dict[str, str] = {}
    houses: dict[str, list[str]] = {}
    for each in rows:
        house = None if each.row.told_as else subject.names.house(each.row.organization)
        if house:
            houses.setdefault(plain(house[1]), []).append(f"{fact(each.row)}{plain(house[0])}")
            places.setdefault(plain(house[1]), "")
        else:
            places[each.place] = fact(each.row) + places.get(each.place, "")
    items = [
        f"{subject.join(houses[place])} at {place}" if place in houses else mark + place
        for place, mark in places.items()
    ]
    return Group(verb, f"{role} {series(items, subject.language)}".strip(), tuple(rows))


# --- one after the other at one place -----------------------------------------------------------------


def career(job: Held, past: Iterable[Held]) -> list[Held]:
    """The post and those before it at the same place, the latest first, as far as the dates prove the order."""
    found_ = [job]
    for other in past if job.kind == "post" else ():
        same = other.row.organization == job.row.organization and other is not job and other.kind == "post"
        if same and proves(found_[-1].row, other.row):
            found_.append(other)
    return found_


def proves(later: Work, earlier: Work) -> bool:
    """Whether the dates prove that one position came before the other, and was not held beside it."""
    if later.start is None or earlier.end is None:
        return False
    if earlier.end.last_day() <= later.start.first_day():
        return True
    begun = earlier.start is not None and earlier.start.last_day() < later.start.first_day()
    return begun and earlier.end.first_day() <= later.start.last_day()


def unbroken(jobs: Sequence[Held]) -> bool:
    """Whether each began when the one before it ended."""
    for later, earlier in pairwise(jobs):
        if later.row.start is None or earlier.row.end is None or not _follows(earlier.row.end, later.row.start):
            return False
    return True


def _follows(end: PartialDate, start: PartialDate) -> bool:
    """Whether a position began in the month after the end of another, or, as far as is known, in its year."""
    if end.month is None or start.month is None:
        return start.year == end.year
    return start.year * 12 + start.month - (end.year * 12 + end.month) <= 1


def period(subject: Subject, begun: Work, over: Work, *, front: bool) -> str:
    """From the start of one to the end of another: `From 2014 to 2021`, `in 2014`, `until 2021`; "" without an end that
    has come."""
    if over.end is None or not over.past(subject.as_of):
        return ""
    first, last = subject.month(begun.start), subject.month(over.end)
    said = f"until {last}" if not first else f"in {first}" if first == last else f"from {first} to {last}"
    return said[0].upper() + said[1:] if front else said
