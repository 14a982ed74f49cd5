"""How a sentence goes on from the one before it: with what the first made and the second says that it won, with what
somebody is before what they do, with its date in front; and how what was named before is named again.

In: sentences in their words, with the subject with which they begin. Out: one sentence; "" where that would say
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from presskit.english.nouns import listed
from presskit.english.subject import Subject
from presskit.english.told_as import CLAUSE, DATE, IN_YEAR, PREPOSITIONS, YEAR, tail_of


def dated_first(text: str, subject: str) -> str:
    """A sentence that begins with its subject, with its date before that; "" where that would not say the same."""
    body = text[len(subject) : -1]
    at = tail_of(body)
    head, tail = (body[:at], body[at:]) if at > 0 else (body, "")
    dated = IN_YEAR.fullmatch(head)
    if (
        not dated
        or YEAR.search(dated[1])
        or CLAUSE.search(dated[1])
        or re.search(r" (?:and|has|have|is|am|are) ", dated[1])
    ):
        return ""
    return f"In {dated[2]} {_inside(subject)}{dated[1]}{tail}."


def went_on(one: str, other: str, subject: str) -> str:
    """Two sentences of which the first ends with the date of the second, which begins with its subject: "led Alto until
    2019, when she founded Brio"; "" for others."""
    if crowned := _crowned(one, other[len(subject) : -1]):
        return crowned
    if not subject:
        return ""
    if merged := _in_one_year(one, other, subject) or _where(one, other[len(subject) : -1], subject):
        return merged
    ended, begun = _ENDED.search(one), IN_YEAR.fullmatch(other[len(subject) : -1])
    if not ended or not begun or ended[1] != begun[2] or YEAR.search(begun[1]):
        return ""
    return f"{one[:-1]}, when {_inside(subject)}{begun[1]}."


def _in_one_year(one: str, other: str, subject: str) -> str:
    """Two deeds of one year: "In 2010 she won A and was shortlisted for B"; "" for others."""
    if not one.startswith(f"{subject} "):
        return ""
    first, second = (IN_YEAR.fullmatch(each[len(subject) : -1]) for each in (one, other))
    if not first or not second or first[2] != second[2] or any(_ADDS.search(each[1]) for each in (first, second)):
        return ""
    return f"In {first[2]} {_inside(subject)}{first[1]} and{second[1]}."


_ADDS: Final = re.compile(r",| and |\b(?:19|20)\d\d\b|^ (?:is|are|am|has|have) ")


def _where(one: str, predicate: str, subject: str) -> str:
    """A sentence that ends with a house, and what somebody does there: "a nurse at Alto, where she leads the ward"; ""
    for others."""
    house = _ENDS_WITH_A_HOUSE.search(one)
    if not house or len(f"{one} {predicate}".split()) > LONGEST_WITH_WHERE or " where " in f"{one} {predicate}":
        return ""
    there = re.compile(
        rf"(?: (?:at|with|for)|(?:(?<=rector)|(?<=urator)|(?<=sident)|(?<=editor)|(?<=member)) of) "
        rf"(?:[Tt]he )?{re.escape(house[1])}(?![\w’:]| [A-ZÀ-Þ])"
    )
    rest = there.sub("", predicate)
    fits = rest != predicate and len(rest.split()) > 2 and not re.match(r" (?:is|are|am|was|were) ", rest)
    return f"{one[:-1]}, where {_inside(subject)}{rest}." if fits else ""


LONGEST_WITH_WHERE: Final = 36
_ENDS_WITH_A_HOUSE: Final = re.compile(r" (?:at|of|with) (?:[Tt]he )?([A-ZÀ-Þ][^,.;:*]*)\.$")


def _crowned(one: str, honour: str) -> str:
    """A sentence that ends with a work, and the honour that the next one says it was given: "wrote Ebb, which won the
    Quay Prize"; "" for another."""
    made, given = _ENDS_WITH_A_WORK.search(one), _HONOUR.fullmatch(honour)
    if not made or not given or made[1] != given["work"]:
        return ""
    when = given["when"] or given["later"] or (f" in {given['year']}" if given["year"] else "")
    return f"{one[:-1]}, which {given['verb']} {given['what']}{when}."


_ENDS_WITH_A_WORK: Final = re.compile(r"(?:the author of|wrote|directed|created|composed|edited) (\*[^*]+\*)\.$")
_HONOUR: Final = re.compile(
    r"(?:In (?P<year>\d{4}) [^*,]*?)? (?P<verb>won|received|was a (?:finalist|nominee|runner-up) for"
    r"|was (?:short|long)listed for) (?P<what>[^,*]+?)"
    r"(?P<when> in \d{4})?,? for (?P<work>\*[^*]+\*)(?P<later> in \d{4})?"
)


def apposed(one: str, other: str, subjects: tuple[str, str]) -> str:
    """Two sentences of which the first says what somebody is, or was called: "A diver, she maps reefs"; two such in one
    where both are short: "She is a diver and a poet"; "" for others."""
    first, second = (text[len(subject) : -1] for text, subject in zip((one, other), subjects, strict=True))
    is_, also = _IS_A.fullmatch(first), _IS_A.fullmatch(second)
    if is_ and also and is_[1] == also[1] and len(is_[2].split()) <= LONGEST_NOUN:
        return f"{one[:-1]} and {also[2]}."
    noun = is_[2] if is_ else found_[1] if (found_ := _WAS_CALLED.fullmatch(first)) else ""
    past = re.match(" (?:was|were) ", second) is not None  # nobody was that while they are this
    if not noun or len(noun.split()) > LONGEST_FRONT or also or subjects[1] == "I" or (is_ and past):
        return ""
    return f"{noun[0].upper()}{noun[1:]}, {_inside(subjects[1])}{second}."


LONGEST_NOUN: Final = 12
LONGEST_FRONT: Final = 12
"""Words of the first of two things that somebody is, in one sentence; and of one that stands before what they do."""

_IS_A: Final = re.compile(r" (is|am|are)(?: also)? ((?:an?|the|one of the) [^,;:]+)")
_WAS_CALLED: Final = re.compile(
    r" (?:was|were|has been|have been) ((?:called|featured|trained|educated|elected|admitted|inducted|shortlisted)"
    r" (?:to|on|in|at|as|by|for|among) [^,;:]+)"
)


def same_verb(one: str, other: str) -> str:
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


_BEING: Final = re.compile(
    r"(is|am|are|was|were) (?:also )?(?![a-z]+(?:ed|en|wn|ught|ung|ade|ing|ected) |(?:in|on|at|with|among) )"
)
"""What somebody is or was, and not what was done to them."""


def has_its_time(one: str, other: str) -> bool:
    """Whether an adverb of time stands beside the verb of the one: "She recently led Alto"; or only one of them says
    what somebody was: "is a past president"."""
    adverb = r"\b(?:recently|previously|formerly|currently|earlier|later|now|most recently|until recently)\b"
    past = [re.search(r"\b(?:is|am|are) (?:also )?an? (?:past|former)\b", each) is None for each in (one, other)]
    return past[0] != past[1] or re.search(adverb, " ".join(one.split()[:5])) is not None


def has_two_verbs(text: str) -> bool:
    """Whether a sentence tells two things of its subject: "taught A and founded B"."""
    bare = re.sub(r"\*[^*]*\*|“[^”]*”", "*", text)
    bare = _ONE_VERB.sub("", bare)
    verbs = re.findall(r"\b(?:and|but) (?:also |later |then )?([a-z]+)(?= )", bare)
    return any(word in _AUXILIARIES or Subject.predicate(f"{word} the thing")[0] == word for word in verbs)


_ONE_VERB: Final = re.compile(r"^[^a-z]*\S* (?:(?:has|have|was|were) )?(?:also )?[a-z]+(?:, [a-z]+)*,? and (?=[a-z]+ )")
"""Verbs of one thing: "has written, cut and produced it"."""

_AUXILIARIES: Final = ("is", "am", "are", "was", "were", "has", "have", "had")


def named_before(text: str, name: str, others: Iterable[str]) -> str:
    """A sentence about what was named before, by its kind, "the foundation", if none of the `others` that were named is
    of it; or without the place that stands last in it: "has recorded with Salt Wind". Else as it is."""
    kinds = [noun for noun in name.lower().split() if noun in listed("organisations", "shared")]
    alike = _SCHOOLS if set(kinds) & {*_SCHOOLS} else kinds
    if len(kinds) == 1 and not any(each in other.lower().split() for other in others for each in alike):
        text = re.sub(rf"\b(?:the |The ){re.escape(name)}(?= [A-ZÀ-Þ])", "its", text)  # its Board of Trustees
        return re.sub(rf"\b(?:the |The )?{re.escape(name)}(?![\w’]| [A-Z])", f"the {kinds[0]}", text)
    house = rf"(?:(?:the|her|his|their) )?(?:[a-z]+ )?{re.escape(name)}"
    there = rf"(?: for {house}(?=\.$)| (?:with|at|in (?:her|his|their)) {house}(?=\.$|, and ))"
    rest = re.sub(rf"(?:,(?= in [a-z]+ [a-z]+ ))?{there}", "", text)
    return rest if rest != text and len(rest.split()) >= LEAST_LEFT else text


_SCHOOLS: Final = ("university", "college", "school", "academy", "institute")
"""Of several such houses none is just "the university"."""

LEAST_LEFT: Final = 6
"""Words of a sentence that says enough without its place."""


def _inside(subject: str) -> str:
    """The subject of a sentence where it does not begin it."""
    return subject.lower() if subject in _PRONOUNS else subject


_PRONOUNS: Final = ("She", "He", "They")


_ENDED: Final = re.compile(rf" (?:until|from {DATE} to) ({DATE})\.$")
