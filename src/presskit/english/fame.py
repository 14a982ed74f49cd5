"""What the person is known for: a phrase behind who they are, or what they work on in a sentence of its own.

In: a `Subject`. Out: phrases, and a theme. "Known for" is a claim: nobody is known for a field, and nobody says it of
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presskit.english.nouns import found
from presskit.english.posts import is_doing
from presskit.english.subject import Subject, fact, is_in
from presskit.english.wording import Theme, told
from presskit.grammar import KNOWN_FOR, PERSON


def known_for(subject: Subject, trades: Sequence[str]) -> list[str]:
    """What the person is known for, without what a sentence of its own tells: an organisation, a work, a field. An
    author, who changes what `draft` writes, hears all of it.
    """
    profile = subject.profile
    rows = (*profile.work, *profile.publications, *profile.projects)
    names = {subject.names.at(row.name_of).casefold() for row in rows} | {row.name_of.casefold() for row in rows}
    if subject.voice == "first" and trades and subject.connected:
        return []  # nobody says of themselves what they are known for
    own = [each for each in subject.person.known_for if each.casefold() not in names]
    if subject.connected:
        own = [each for each in own if not found("posts", "no_fame", each) and not _is_told(subject, each)]
    if subject.connected and trades:  # "her work includes performances that …" claims no fame
        own = [each for each in own if not found("posts", "things", each)]
    own = [each for each in own if is_doing(each) == is_doing(own[0])]  # being the first, and doing
    ends = [each.split(" ")[-2:] for each in own]
    own = [each for at, each in enumerate(own) if ends[at] not in ends[:at]]  # not "in India" twice
    return [_marks(subject, each) + subject.theirs(each, they=True) for each in own]


def _marks(subject: Subject, fame: str) -> str:
    """The marks of what it names that the person made: who is known for it is not told again to have made it."""
    rows = [row for row in subject.profile.projects if " " in row.name and is_in(row.name, fame)]
    return "".join(fact(row) for row in rows if row.begun(subject.as_of) and row.key not in subject.authors)


def _is_told(subject: Subject, fame: str) -> bool:
    """Whether it is somebody's judgement ("putting tides on the map"), where more is to be told, or names what a work
    or a prize tells again.
    """
    profile = subject.profile
    if is_doing(fame) and (profile.work or profile.publications or profile.awards):
        return True
    names = re.findall(r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)+", fame)
    said = " ".join(f"{row.name_of} {row.told_as or ''}" for row in (*profile.publications, *profile.awards))
    return any(is_in(name.removesuffix("’s"), said) for name in names)


def field(subject: Subject, trades: Sequence[str]) -> Iterator[Theme]:
    """What the person works on, where that is all that they are known for: "works on fish"."""
    if subject.person.told_as or subject.dead or not subject.connected or PERSON in subject.authors:
        return
    for each in subject.person.known_for[:1]:
        if trades and not found("posts", "no_fame", each) and found("posts", "things", each):
            what = subject.theirs(each, they=True)
            yield from subject.theme("work", f"{told(KNOWN_FOR)}{{Their}} work includes {what}.")
        elif on := found("posts", "field", each):
            beside = "on" if on["on"] in ("into", "about") else on["on"]
            what = subject.theirs(each[on.end() :], they=True)
            yield from subject.theme("work", f"{told(KNOWN_FOR)}{{They}} {{works}} {beside} {what}.")
