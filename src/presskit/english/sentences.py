"""How clauses become sentences: one alone, with its date or its work in front; two that belong together; three short
ones; and how what was named before is named again.

In: clauses, and how the person is called. Out: `Way`s, each one sentence; none where it would say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, Literal

from presskit.english.nouns import found, listed
from presskit.english.subject import Subject, known_verbs
from presskit.english.told_as import CLAUSE, DATE, IN_YEAR, PREPOSITIONS, YEAR, tail_of
from presskit.grammar import Called, Clause, Way
from presskit.grammar.said import said
from presskit.language import Language

Time = Literal["is", "does", "been", "done"]

LONGEST: Final = 36
LONGEST_OF_THREE: Final = 10
"""Words of two that become one, and of each of three that do."""

MOST_AND: Final = 3
"""How often two that become one may say "and"."""

OFFICES: Final = frozenset(("work", "volunteering", "memberships"))
STUDIES: Final = frozenset(("education", "certificates"))
MADE: Final = frozenset(("projects", "publications", "shows", "numbers"))
PATH: Final = frozenset(("work", "volunteering")) | STUDIES
HONOURS: Final = frozenset(("awards", "memberships"))
FAMILIES: Final = {
    "is": (OFFICES, STUDIES, MADE),
    "does": (OFFICES, STUDIES, MADE),
    "been": (MADE | {"work", "talks"},),
    "done": (PATH, MADE, HONOURS),
}
"""Tables of which one sentence may tell."""


def ways(clauses: Sequence[Clause], called: Called, language: Language) -> Iterator[Way]:
    """Every way to tell these clauses in one sentence."""
    one, *others = clauses = [_as_predicate(each, called) for each in clauses]
    if not others:
        yield from _alone(one, called)
    elif len(others) > 1:
        yield from _of_three(clauses, called, language)
    elif others[0].whole:
        if house := _which(one.text, others[0].text):
            yield Way(house, "" if not one.whole else one.text.split()[0], -8)
    else:
        yield from _of_two(one, others[0], called, language)


def _as_predicate(clause: Clause, called: Called) -> Clause:
    """A sentence with its year in front as a clause with it at its end, where that says the same."""
    dated = re.fullmatch(rf"(In {DATE}) {re.escape(called.again)} ([^,]+)", clause.text) if clause.whole else None
    if not dated or YEAR.search(dated[2]) or re.search(" (?:to|who|that|which|where) ", dated[2]):
        return clause
    return clause._replace(text=f"{dated[2]} i{dated[1][1:]}", whole=False, done=True)


def _alone(clause: Clause, called: Called) -> Iterator[Way]:
    text = clause.text
    if clause.whole:
        begins = "their" if text.startswith(f"{called.their} ") else text.split()[0]
        yield Way(text, "" if text.startswith(f"{called.they} ") else begins)
        return
    if theirs := _theirs(text):
        yield Way(f"{called.their} {theirs}", "their", -2)
        return
    yield Way(f"{called.they} {text}")
    ours, before = text.split()[0], clause.more
    alike = ours == before and ours not in ("was", "were") if clause.done or {ours, before} & {*_AUXILIARIES} else True
    if (
        clause.more
        and alike
        and (also := _also(text))
        and not (clause.done and YEAR.search(re.sub(r"\([^)]*\)", "", text)))
    ):
        yield Way(f"{called.they} {also}", "", -2)
    if front := _dated_first(clause):
        when, rest = front
        yield Way(f"{when} {called.again} {rest}", when.split()[0], 2)


def _of_two(one: Clause, other: Clause, called: Called, language: Language) -> Iterator[Way]:
    if on := _went_on(one, other, called):
        yield Way(on, "" if not on.startswith("In ") else "In", -8)
    if one.whole:
        return
    if its := went_to_its_work(other.text, one.text):
        yield Way(f"{called.they} {one.text}. {its}", "", -3)
    if both := _and(one, other, language):
        far = -1.5 if time_of(one) == "been" else -0.5
        near = 2 if _same_verb(one.text, other.text) else 0 if one.table == other.table else far
        yield Way(f"{called.they} {both}", "", 0.8 * both.count(" and ") - near)
    if before := _after(one, other):
        yield Way(f"After {before}, {called.again} {other.text}", "After", 1)
    if years := _in_two_years(one, other, called):
        yield Way(years, "In", 2)
    if (noun := _noun(one)) and _may_follow(noun, one, other, called, language):
        near = _related(one, other) and "numbers" not in (one.table, other.table)
        made = time_of(other) != "does" and other.table in MADE | {"awards"} and one.table != "publications"
        made &= other.table == "awards" or not YEAR.search(other.text)
        if near or other.table in STUDIES or made:
            price = 1 if near else 12
            yield Way(f"{noun[0].upper()}{noun[1:]}, {called.again} {other.text}", "apposition", price)
    if (mine := _theirs(one.text)) and (also := _theirs(other.text)) and called.their.lower() in _THEIR:
        yield Way(f"{called.their} {mine}, and {called.their.lower()} {also}", "their", 0)
    if (home := _HOME.fullmatch(other.text)) and time_of(one) in ("does", "been") and not _dated_first(one):
        yield Way(f"Based in {home[1]}, {called.again} {one.text}", "Based", -1)


def _of_three(clauses: Sequence[Clause], called: Called, language: Language) -> Iterator[Way]:
    """Three short ones of one verb or time: "has made A, shown B and written C"."""
    times = {time_of(each) for each in clauses}
    short = all(len(each.text.split()) <= LONGEST_OF_THREE and not _lists(each.text) for each in clauses)
    if len(times) > 1 or not short or any(each.whole for each in clauses) or times == {"does"}:
        return
    if all(_belong(one, other, language) for one, other in pairwise(clauses)):
        first, *rest = (each.text for each in clauses)
        said_ = [first, *(text.removeprefix(_shared(first, text)) for text in rest)]
        yield Way(f"{called.they} {language.join(said_)}", "", 2)


# --- what one clause is ---


def time_of(clause: Clause) -> Time:
    """Whether it says what somebody is, does, has done or did."""
    if clause.done:
        return "done"
    verb = clause.text.split(" ", 1)[0]
    if verb in ("has", "have") and _PARTICIPLE.match(clause.text, len(verb) + 1):
        return "been"
    return "is" if verb in ("is", "am", "are") and _BEING.match(clause.text) else "does"


_BEING: Final = re.compile(
    r"(is|am|are|was|were) (?:also )?"
    r"(?!(?!founding|managing|acting|leading|visiting|presiding)[a-z]+(?:ed|en|wn|ught|ung|ade|ing|ected) "
    r"|(?:in|on|at|with|among|by|from) )"
)
"""What somebody is or was, and not what was done to them."""


def _also(text: str) -> str:
    """What goes on from what was told before: "has also taught"; "" where a word says so already."""
    if _SAYS_WHEN.search(" ".join(text.split()[:5])):
        return ""
    helping = re.match("(?:is|am|are|has|have) ", text)
    if helping and helping[0] in ("has ", "have ") and not _PARTICIPLE.match(text, helping.end()):
        helping = None
    return f"{helping[0]}also {text[helping.end() :]}" if helping else f"also {text}"


_PARTICIPLE: Final = re.compile(
    r"(?:also |[a-z]+ly )?(?:been|[a-z-]+(?:ed|en|wn|ng|ght|ade|one|un|ut|um|eld|old|et|on|ood|ost|aid)) "
)


_SAYS_WHEN: Final = re.compile(
    r"\b(?:also|recently|previously|formerly|currently|earlier|later|now|been|based|first|among)\b"
)


def _dated_first(clause: Clause) -> tuple[str, str] | None:
    """When it was, and the rest of it: "In 2019", "founded Alto"; None where that would not say the same."""
    at = tail_of(clause.text)
    head, tail = (clause.text[:at], clause.text[at:]) if at > 0 else (clause.text, "")
    if YEAR.match(tail.removeprefix(", ")):
        return None  # in 2013, 2015 and 2016
    time = time_of(clause)
    for when in (_IN, _SPAN, _FOR) if time == "done" else (_SINCE, _FOR) if time == "been" else ():
        found = when.fullmatch(head)
        if not found or YEAR.search(found[1]) or CLAUSE.search(found[1]) or _TWO.search(found[1]):
            continue
        if len(f"{found[1]}{tail}".split()) > 3:
            return f"{found[2][0].upper()}{found[2][1:]}", f"{found[1]}{tail}"
    return None


_IN: Final = re.compile(rf"(.+?),? ((?:in|until) {DATE}|in the (?:early |mid-|late )?\d{{4}}s)")
_SINCE: Final = re.compile(rf"(.+?),? (since {DATE})")
_SPAN: Final = re.compile(rf"(.+?),? ((?:from {DATE} to|between {DATE} and) {DATE})")
_FOR: Final = re.compile(r"(.+?),? (for (?:over |more than |almost |nearly )?(?:\d+|[a-z]+(?:-[a-z]+)?) years)")
_TWO: Final = re.compile(r" (?:and|has|have|is|am|are|who|which|before|after|while|when) |,")


def _theirs(text: str) -> str:
    """What is said of their work: "has made work that ranges" as "work ranges"; "" where it is no such thing."""
    if made := _HAS_MADE.fullmatch(text):
        return f"{made['noun']} {made['rest']}"
    if done := _HAS_HAD.fullmatch(text):
        return f"work{done['what'] or ''} has been {done['rest']}"
    return ""


_HAS_MADE: Final = re.compile(
    r"(?:has|have) (?:had|made|created|developed|produced) (?:an? )?"
    r"(?P<noun>(?:[a-z-]+ )?(?:work|practice|career|films|sculptures|paintings|installations|performances|music))"
    r" that (?P<rest>[a-z]+ .+)"
)
_HAS_HAD: Final = re.compile(
    r"(?:has|have) had (?:(?:his|her|their|my) )?work(?P<what> as an? [a-z]+)? (?P<rest>(?:[a-z]+ly )?[a-z]+ed .+)"
)
_THEIR: Final = ("her", "his", "their", "my")


def _noun(clause: Clause) -> str:
    """What the person is, where it may stand before what they do: "a member of Alto"; "" for anything else."""
    text = clause.text
    if time_of(clause) == "is":
        noun = text[_BEING.match(text).end() :]  # type: ignore[union-attr]
        return (
            noun if not re.search(r"[,;:(]| who | which | where ", noun) and len(noun.split()) <= MOST_IN_FRONT else ""
        )
    was = _WAS_CALLED.fullmatch(text)
    return was[1] if was and len(text.split()) <= MOST_IN_FRONT else ""


MOST_IN_FRONT: Final = 14
_WAS_CALLED: Final = re.compile(r"(?:was|were) ((?:trained|educated) (?:in|at|as|by) [^,;:]+)")


_HOME: Final = re.compile(r"(?:is|am|are) based in ([^,;]+(?:, [^,;]+)?)")


def _may_follow(noun: str, one: Clause, other: Clause, called: Called, language: Language) -> bool:
    """Whether what the person is may stand before what the other says: not that they were something else, nor what
    they were called before what they are."""
    past = re.match("(?:was|were) ", other.text) is not None
    if (
        one.table in POSTS
        and time_of(one) == "is"
        and not _goes_with_a_post(other)
        and not names(one.text, language) & names(other.full or other.text, language)
    ):
        return False  # "An editor of Alto, she founded Brio"
    being = re.match(r"(?:is|am|are) (?:also )?(?:an? |the (?!(?:co-)?(?:author|editor) of ))|previously ", other.text)
    if called.they == "I" or being or noun.startswith("the only "):
        return False
    return len(f"{noun} {other.text}".split()) <= LONGEST and not (past and time_of(one) == "is") and not _lists(noun)


def _goes_with_a_post(other: Clause) -> bool:
    """Whether it tells what who holds a post is, does in an office, or has done: "serves on", "has taught"."""
    return time_of(other) in ("is", "been") or (not other.done and _OFFICIAL.match(other.text) is not None)


POSTS: Final = frozenset(("work", "volunteering", "founded", "projects"))
_OFFICIAL: Final = re.compile(
    r"(?:also )?(?:serves?|sits?|chairs?|heads?|leads?|directs?|teach(?:es)?|lectures?|edits?|advises?|holds?|runs?) "
)


def _lists(text: str) -> bool:
    """Whether it holds a list, or a comma outside a title."""
    bare = _bare(text)
    return "," in bare or " and " in bare or " or " in bare


def _bare(text: str) -> str:
    """The text without titles and what stands in brackets."""
    return re.sub(r"\*[^*]*\*|\([^)]*\)|“[^”]*”", "*", text)


def _is_one_clause(text: str) -> bool:
    """Whether nothing in it begins another, nor has it a second verb."""
    return not re.search(r"[;:–]|\b(?:who|which|where|whose|that|while|when|but)\b", _bare(text)) and not has_two_verbs(
        text
    )


# --- two together ---


def _related(one: Clause, other: Clause) -> bool:
    """Whether both tell of one kind of thing."""
    tables = {"work" if _HAS_BEEN.match(each.text) else each.table for each in (one, other)}
    if len(tables) == 1 or time_of(one) == time_of(other) == "is" or _alike(one.text, other.text) >= PARALLEL:
        return True
    return any(tables <= kind for kind in FAMILIES[time_of(other)])


_HAS_BEEN: Final = re.compile(r"(?:has|have) been an? ")


def _belong(one: Clause, other: Clause, language: Language) -> bool:
    """Whether two may be joined by "and": of one kind and time, in the order of their dates, without a name in
    common."""
    times = (time_of(one), time_of(other))
    if times[0] != times[1] and {*times} != {"is", "does"}:
        return False
    if not _related(one, other) or one.whole or other.whole:
        return False
    if (
        times[0] not in ("is", "done")
        and STUDIES & {one.table, other.table}
        and not {one.table, other.table} <= STUDIES
    ):
        return False
    honoured = all(_HONOURED.search(each.text) for each in (one, other)) and _same_verb(one.text, other.text)
    if not (honoured or _is_one_clause(one.text)) or has_two_verbs(other.text) or _has_its_time(one.text, other.text):
        return False
    alike = len(_once(one.text, other.text)[0].split()) or _alike(one.text, other.text)
    rest = [" ".join(each.text.split()[alike:]) for each in (one, other)]
    common = frozenset[str].intersection(*(said(each, language) for each in rest)) - _HOW_MUCH
    prizes = {one.table, other.table} == {"awards"}  # which may have a word of their names in common
    if len([each for each in common if not each.isdigit()]) > IN_COMMON + prizes:
        return False
    listing = re.search(r"[^*] and | and [^*]", _bare(one.text)) or re.search(" and (?:an?|the) ", _bare(other.text))
    posts = re.search(r" and (?!an? |the )", _bare(one.text)) and " and " not in _bare(other.text)
    if times == ("is", "is") and listing and (one.table == other.table or not posts):
        return False  # "is a poet and a critic, and an editor"
    if times == ("is", "is") and alike < PARALLEL and re.search(" to [a-z]+ ", one.text):
        return False  # "is the only one to win all prizes and a pilot"
    if len(frozenset.intersection(*(names(each, language) for each in rest))) > prizes:
        return False
    ours, theirs = (YEAR.findall(re.sub(r"\*[^*]*\*", "", each.text)) for each in (one, other))
    if times[0] != "done" or not (ours or theirs):
        return True
    if ours and theirs:
        return bool(ours[-1] <= theirs[0])
    return {one.table, other.table} == {"awards"} or (one.table in STUDIES and other.table not in STUDIES)


def _alike(one: str, other: str) -> int:
    """With how many words both begin."""
    return len([*takewhile(lambda pair: pair[0] == pair[1], zip(one.split(), other.split(), strict=False))])


_HONOURED: Final = re.compile(r"[*”], (?:an? [a-z ]+)?which (?:won|received|was) ")
_HOW_MUCH: Final = frozenset(("over", "more", "than", "almost"))
IN_COMMON: Final = 1
"""Words that two in one sentence may both say."""

PARALLEL: Final = 3
"""Words with which two begin that say one kind of thing: "is the first woman to …"."""


def names(text: str, language: Language) -> frozenset[str]:
    """The words of names in it that not many names share; towns, behind "in", are none."""
    found = " ".join(re.findall(r"(?<! in )(?<! from )\b[A-ZÀ-Þ][\w’-]{2,}", text))
    return said(found, language) - said(" ".join((*language.alike.common, *_KINDS_OF_HOUSES)), language)


_KINDS_OF_HOUSES: Final = (*listed("organisations", "shared"), "symphony", "philharmonic")


def _and(one: Clause, other: Clause, language: Language) -> str:
    """Two predicates as one: "has shown at A and written B"; "" where they stand better apart."""
    if len(f"{one.text} {other.text}".split()) > LONGEST or not _belong(one, other, language):
        return ""
    same = _same_verb(one.text, other.text) if not _BEING.match(one.text) else ""
    if same and " and " in _bare(one.text):
        more = other.text.removeprefix(same)
        if " and " in _bare(more) or not re.match(r"(?:an?|the|at|in|on|with|for) ", more):
            return ""  # "received A and B, and C and D"
    if any(_FOR_A_WORK.search(each.text) for each in (one, other)):
        return ""  # it stands beside its work
    if _lists(one.text) or (same and " and " in _bare(other.text)):
        both = f"{one.text}, and {other.text.removeprefix(_same_verb(one.text, other.text))}"
    else:
        begun, several = _once(one.text, other.text)
        rest = other.text.removeprefix(begun or _shared(one.text, other.text))
        both = f"{several}{one.text.removeprefix(begun)} and {rest}"
    return both if re.sub(r"\*[^*]*\*", "", both).count(" and ") <= MOST_AND else ""


_FOR_A_WORK: Final = re.compile(r",? for \*[^*]+\*(?: in \d{4})?$")


def _shared(one: str, other: str) -> str:
    """The words with which the other begins that the one says for both: "has shown ", "has "."""
    if same := _same_verb(one, other):
        return same
    helping = re.match(r"(?:has|have) (?!been )", other)
    return helping[0] if helping and one.startswith(helping[0]) and not re.match("(?:has|have) been ", one) else ""


def _once(one: str, other: str) -> tuple[str, str]:
    """With which words both begin up to a preposition, and the same of two: "served on the board of ", "served on the
    boards of "; "" for none, or where what follows goes another way, "as a coach" and "at Level 1"."""
    ours, theirs = one.split(" "), other.split(" ")
    alike = _alike(one, other)
    while alike and ours[alike - 1] not in PREPOSITIONS:
        alike -= 1
    ways_on = [[each for each in some[alike:] if each in PREPOSITIONS] for some in (ours, theirs)]
    begun = f"{' '.join(ours[:alike])} "
    body = _ONE_OF.search(begun)
    if (
        not alike
        or ways_on[0] != ways_on[1]
        or begun.endswith(" to ")
        or (body and body["article"] == "the" and not found("posts", "bodies_of_several", body["noun"]))
    ):
        return "", ""
    if body is None or not found("posts", "bodies_of_several", body["noun"]):
        return begun, begun
    noun = body["noun"]
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return begun, f"{begun[: body.start('noun')]}{several}{begun[body.end('noun') :]}"


_ONE_OF: Final = re.compile(r"\b(?P<article>the|an?) (?:[a-z]+ )*?(?P<noun>[a-z]+) [a-z]+ $")


def _same_verb(one: str, other: str) -> str:
    """The verb of two predicates, where one says it for both: "has shown A" and "has shown B"; "" where they are not
    parallel, "performed at A" and "performed B"."""
    being = [_BEING.match(each) for each in (one, other)]
    if being[0] and being[1] and being[0][1] == being[1][1]:
        return being[1][0]
    ours, theirs = (re.match(r"((?:has|have|was|were) )?(?:also )?([a-z]+) (\S+)", each) for each in (one, other))
    if not ours or not theirs or ours.group(1, 2) != theirs.group(1, 2) or ours[2] in _AUXILIARIES:
        return ""
    prepositions = [each[3] in PREPOSITIONS for each in (ours, theirs)]
    return other[: theirs.start(3)] if prepositions[0] == prepositions[1] else ""


def _has_its_time(one: str, other: str) -> bool:
    """Whether an adverb of time stands beside one of the verbs: "recently led Alto"; or only one of them says
    what somebody was: "is a past president"."""
    heard = (r"previously|formerly|earlier|recently|currently|later|now", r"recently|currently|now")
    past = [re.search(r"\b(?:is|am|are) (?:also )?an? (?:past|former)\b", each) is None for each in (one, other)]
    return past[0] != past[1] or any(
        re.search(rf"\b(?:{words})\b", " ".join(text.split()[:4]))
        for words, text in zip(heard, (one, other), strict=True)
    )


def has_two_verbs(text: str) -> bool:
    """Whether a predicate tells two things of its subject: "taught A and founded B"."""
    bare = _ONE_VERB.sub("", _bare(text))
    verbs = re.findall(r"\b(?:and|but) (?:also |later |then )?([a-z]+)(?= )", bare)
    mine = f"{bare.split(' ')[0]}s" in known_verbs()  # I mentor young people and promote farming
    return any(
        word in _AUXILIARIES
        or Subject.predicate(f"{word} the thing")[0] == word
        or (mine and f"{word}s" in known_verbs())
        for word in verbs
    )


_ONE_VERB: Final = re.compile(r"^(?:(?:has|have|was|were) )?(?:also )?[a-z]+(?:, [a-z]+)*,? and (?=[a-z]+ )")
"""Verbs of one thing: "has written, cut and produced it"."""

_AUXILIARIES: Final = ("is", "am", "are", "was", "were", "has", "have", "had")


def _after(one: Clause, other: Clause) -> str:
    """What somebody was before the other, in words that follow "after"; "" where the dates do not prove it."""
    ours, theirs = YEAR.findall(one.text), YEAR.findall(other.text)
    verb, _, rest = one.text.partition(" ")
    if not (one.done and other.done and verb in ("was", "were")) or _PASSIVE.match(rest) or _lists(one.text):
        return ""
    dated = len(ours) > 1 and theirs and 0 <= int(theirs[0]) - int(ours[-1]) <= SOON
    post = {one.table, other.table} <= PATH and len(rest.split()) <= MOST_IN_FRONT
    return f"serving as {rest}" if dated and post else ""


SOON: Final = 1
"""Years between two posts of which one is told as what came after the other."""

_PASSIVE: Final = re.compile(r"(?:an? )?[a-z]+(?:ed|en|wn) |(?:in|on|at|with|among|by|from|part of) ")


def _went_on(one: Clause, other: Clause, called: Called) -> str:
    """A sentence about what was over when that began of which the other tells, about a work with what it won, or about
    a house with what is done there; "" for others."""
    text = one.text if one.whole else f"{called.they} {one.text}"
    if crowned := _crowned(text, other.full or other.text):
        return crowned
    if called.again != called.they.lower() and called.they != "I":
        return ""  # two mentions in one sentence: the second is a pronoun
    if merged := _in_one_year(one, other, called) or _where(text, other.full or other.text, called):
        return merged
    ended, begun = _ENDED.search(text), IN_YEAR.fullmatch(other.text)
    if not ended or not begun or ended[1] != begun[2] or YEAR.search(begun[1]):
        return ""
    return f"{text}, when {called.again} {begun[1]}"


_ENDED: Final = re.compile(rf" (?:until|from {DATE} to) ({DATE})$")


def _in_one_year(one: Clause, other: Clause, called: Called) -> str:
    """Two deeds of one year: "In 2010 she won A and was shortlisted for B"; "" for others."""
    first, second = (IN_YEAR.fullmatch(each.text) for each in (one, other))
    if one.whole or not (one.done and other.done) or not first or not second or first[2] != second[2]:
        return ""
    if any(re.search(r",| and ", each[1]) or YEAR.search(each[1]) for each in (first, second)):
        return ""
    return f"In {first[2]} {called.again} {first[1]} and {second[1]}"


def _which(one: str, other: str) -> str:
    """A sentence that ends with a house, and what the next one says that it does: "leads Alto, which trains pilots"; ""
    for others."""
    house = _ENDS_WITH_A_HOUSE.search(one)
    does = re.fullmatch(rf"(?:The )?{re.escape(house[1])} ([a-z]+s .+)", other) if house else None
    return f"{one}, which {does[1]}" if does and len(f"{one} {does[1]}".split()) <= LONGEST else ""


def _in_two_years(one: Clause, other: Clause, called: Called) -> str:
    """Two deeds of one verb with the year before each: "In 2010 she won A and, in 2012, B"; "" for others."""
    first, second = IN_YEAR.fullmatch(one.text), _YEAR_INSIDE.fullmatch(other.text)
    same = _same_verb(one.text, other.text)
    if not (same and one.done and other.done and first and second and first[2] < second[2]):
        return ""
    if any(re.search(r",| and ", each[1]) or YEAR.search(each[1]) for each in (first, second)):
        return ""
    if YEAR.match(second[3].removeprefix(", ")):
        return ""  # in 2013, 2015 and 2016
    return f"In {first[2]} {called.again} {first[1]} and, in {second[2]}, {second[1].removeprefix(same)}{second[3]}"


_YEAR_INSIDE: Final = re.compile(rf"{IN_YEAR.pattern}((?:, .+)?)")


def _where(one: str, predicate: str, called: Called) -> str:
    """A sentence that ends with a house, and what somebody does there: "a nurse at Alto, where she leads the ward"; ""
    for others."""
    house = _ENDS_WITH_A_HOUSE.search(one)
    if not house or len(f"{one} {predicate}".split()) > LONGEST or " where " in f"{one} {predicate}":
        return ""
    there = re.compile(
        rf"(?: (?:at|with|for)|(?:(?<=rector)|(?<=urator)|(?<=sident)|(?<=editor)|(?<=member)) of) "
        rf"(?:[Tt]he )?{re.escape(house[1])}(?![\w’:]| [A-ZÀ-Þ])"
    )
    rest = there.sub("", predicate)
    fits = (
        rest != predicate
        and rest.split()[0] not in one.split()
        and len(rest.split()) > 2
        and not re.match(r"(?:is|are|am|was|were) ", rest)
    )
    return f"{one}, where {called.again} {rest}" if fits else ""


_ENDS_WITH_A_HOUSE: Final = re.compile(r" (?:at|of|with) (?:[Tt]he )?([A-ZÀ-Þ][^,.;:*]*)$")


def _crowned(one: str, honour: str) -> str:
    """A sentence that ends with a work, and the honour that the next one says it was given: "wrote Ebb, which won the
    Quay Prize"; "" for another."""
    made, given = _ENDS_WITH_A_WORK.search(one), _HONOUR.fullmatch(honour)
    if not made or not given or made[1] != given["work"]:
        return ""
    when = given["when"] or given["later"] or (f" in {given['year']}" if given["year"] else "")
    return f"{one}, which {given['verb']} {given['what']}{when}"


_ENDS_WITH_A_WORK: Final = re.compile(r"(?:the author of|wrote|directed|created|composed|edited) (\*[^*]+\*)$")
_HONOUR: Final = re.compile(
    r"(?:In (?P<year>\d{4}) [^*,]*? )?(?P<verb>won|received|was a (?:finalist|nominee|runner-up) for"
    r"|was (?:shortlisted|longlisted|nominated) for) (?P<what>[^,*]+?)"
    r"(?P<when> in \d{4})?,? for (?P<work>\*[^*]+\*)(?P<later> in \d{4})?"
)


# --- what was named before ---


def went_to_its_work(honour: str, before: str) -> str:
    """An honour of a work that was just named, as the work's: "It was shortlisted for A"; "" for another."""
    given = _HONOUR.fullmatch(honour)
    if not given or given["work"] not in before or before.count("*") > MARKS_OF_ONE:
        return ""
    when = given["when"] or given["later"] or (f" in {given['year']}" if given["year"] else "")
    return f"It {given['verb']} {given['what']}{when}"


MARKS_OF_ONE: Final = 2


def named_before(text: str, name: str, others: Iterable[str]) -> str:
    """A sentence about what was named before, by its kind, "the foundation", if none of the `others` that were named is
    of it; or without the place that stands last in it: "has recorded with Salt Wind". Else as it is."""
    kinds = [noun for noun in name.lower().split() if noun in listed("organisations", "shared")]
    if kinds and re.search(rf"(?i)\b{kinds[0]} (?:&|and) ", name):
        return text  # College & Tide Fellowship is no college
    alike = _SCHOOLS if set(kinds) & {*_SCHOOLS} else kinds
    if f"*{name}*" in text:
        return text  # a work: *Our College* is no college
    if re.search(rf"(?!The )[A-ZÀ-Þ][\w’]* (?:of |for )?{re.escape(name)}", text):
        return text  # a longer name that ends so: the University of Alto Pops Orchestra
    others = (*others, text.replace(name, ""))
    if len(kinds) == 1 and not any(each in other.lower().split() for other in others for each in alike):
        text = re.sub(rf"\b(?:the |The ){re.escape(name)}(?= [A-ZÀ-Þ])", "its", text)  # its Board of Trustees
        return re.sub(rf"\b(?:the |The )?{re.escape(name)}(?![\w’]| [A-Z])", f"the {kinds[0]}", text)
    if re.match(r"(?:is|am|are|was|were) ", text):
        return text  # what post it is hangs on where it is held
    house = rf"(?:(?:the|her|his|their) )?(?:[a-z]+ )?{re.escape(name)}"
    there = rf"(?: for {house}(?=\.$)| (?:with|at|in (?:her|his|their)) {house}(?=\.$|, and ))"
    rest = re.sub(rf"(?:,(?= in [a-z]+ [a-z]+ ))?{there}", "", text)
    return rest if rest != text and len(rest.split()) >= LEAST_LEFT else text


_SCHOOLS: Final = ("university", "college", "school", "academy", "institute")
"""Of several such houses none is just "the university"."""

LEAST_LEFT: Final = 6
"""Words of a sentence that says enough without its place."""
