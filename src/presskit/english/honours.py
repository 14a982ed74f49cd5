"""Honours in sentences: prizes that were won, fellowships that were received, what the person was named, memberships.

In: a `Subject`. Out: themes. Honours of one verb and head are told in one phrase ("fellowships from A, B and C").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from presskit.english.heads import head_of
from presskit.english.nouns import found
from presskit.english.posts import unsure_place
from presskit.english.prizes import MEMBER, Honour, count, honour, names_giver, plural
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact
from presskit.english.titles import name_of_work
from presskit.english.wording import MARK, Theme, listed, main_title, plain, series
from presskit.profile.tables import Award, Membership


def honours(subject: Subject) -> Iterator[Theme]:
    """Prizes, fellowships, shortlists, what the person was named; memberships by themselves."""
    rows = subject.greatest(subject.profile.awards, Award)
    made = [each for row in rows if (each := honour(subject, row))]
    made += [*prizes_in_a_row(subject).values()]
    made.sort(key=lambda each: -each.row.importance)
    members = [each for each in made if each.verb == MEMBER]
    others = [each for each in made if each.verb != MEMBER]
    yield from _honours(subject, others)
    yield from _chosen(subject, [row for row in rows if not honour(subject, row)])
    yield from _memberships(subject, members)


def prizes_in_a_row(subject: Subject) -> dict[str, Honour]:
    """Prizes that their author tells in few words, "received a Quay Grant", and that can stand in one sentence with
    others, by their keys; none where there are no others."""
    others = [each for row in subject.greatest(subject.profile.awards, Award) if (each := honour(subject, row))]
    if not any(each.verb in ("won", "received") for each in others):
        return {}
    found_ = {}
    for row, text in subject.authors_words(subject.profile.awards):
        few = re.fullmatch(r"(?:\{has\} )?(won|received) ((?:the|an?) [^*,;\d]+)", text)
        if few and isinstance(row, Award) and not re.search(r" (?:and|for|at|in|from|with|by) ", few[2]):
            found_[row.key] = Honour(row, few[1], few[2])
    return found_


def won_by(subject: Subject, name: str) -> str:
    """What a work won, to stand behind its title: ", which won the Harbour Prize"; "" if nothing."""
    prizes = won_for(subject, name)
    return f"[, which won {series(prizes[:2], subject.language)}]" if prizes else ""


def won_for(subject: Subject, name: str) -> list[str]:
    """The prizes that a work won, each with its mark: "the Harbour Prize"; their author's words, too, where these say
    no more."""
    phrases, names = [], {name.casefold(), main_title(name).casefold()}
    for row in subject.greatest(subject.profile.awards, Award):
        made = honour(subject, row)
        if made and not names.isdisjoint(_works_of(row)) and made.verb in ("won", "received") and not made.head:
            phrases.append(f"{fact(row)}{made.words} {made.giver}".rstrip())
    for entry, text in subject.authors_words(subject.profile.awards):
        if (prize := _PRIZE.fullmatch(text)) and prize["work"].casefold() in names:
            phrases.append(f"{fact(entry)}{prize['what']}")
    return phrases


_PRIZE: Final = re.compile(
    r"(?:\{has\} )?(?:won|received|{was} awarded) (?P<what>(?:the|an?) [^*,;]+?) for \*(?P<work>[^*]+)\*"
)


def _works_of(row: Award) -> set[str]:
    """For which work a prize was, as far as the profile names it."""
    return {row.work.replace("*", "").casefold(), main_title(row.work).casefold()} if row.work else set()


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
        by = "" if names_giver(title, awarder) else awarder
        if named:
            said = f"named {plain(title)}{f' by {subject.place(by)}' if by else ''}"
        else:
            said = plain(subject.nouns.with_article(f"{by} {title}".strip()))
        yield from subject.theme("awards", f"{fact(row)}{name_of_work(subject, work)} was {said}.")


# --- sentences --------------------------------------------------------------------------------------


def _honours(subject: Subject, rows: Sequence[Honour]) -> Iterator[Theme]:
    """All together by their verbs, or the greatest by itself with its year."""
    won = [each for each in rows if each.verb in ("won", "received")]
    verbs: dict[str, list[Honour]] = {}
    for each in rows:
        verbs.setdefault("won" if each in won else each.verb, []).append(each)
    groups = sorted(verbs.values(), key=lambda some: -some[0].row.importance)
    for some in groups:
        yield from subject.theme("awards", *_of_one_verb(subject, some))


def _of_one_verb(subject: Subject, rows: Sequence[Honour]) -> list[str]:
    """Prizes that were won, or what was done to the person: all in one, or the greatest with its year."""
    texts = [_together(subject, rows[start:]) for start in range(min(len(rows), 3)) if len(rows[start:]) > 1]
    for each in rows[:3]:
        date = f" in {each.date}" if each.date else ""
        giver = f"[ {each.giver}]" if each.giver else ""
        giver = f" {each.giver}" if each.common else giver
        texts.append(f"{fact(each.row)}{{They}} {each.verb} {each.words}{giver}{each.work}{date}.")
        if each.date:
            texts.append(f"In {each.date} {fact(each.row)}{{they}} {each.verb} {each.words}{giver}{each.work}.")
    return texts


def _together(subject: Subject, rows: Sequence[Honour]) -> str:
    """`won the A (2018) and the B (2020), received fellowships from C and D, and was named E`."""
    heads = [_alike(each) for each in rows if each.head]
    years = {each.date for each in rows if each.date}
    dated = len(years) == len(rows) <= 4 and len(set(heads)) == len(heads)
    prizes = [each for each in rows if each.verb in ("won", "received")]
    if len(prizes) >= MANY_PRIZES:
        prizes = prizes[:MOST_IN_A_LIST]
        phrases = _phrases(subject, prizes, dated=dated and len(prizes) == len(rows))
        if len(phrases) > 1:
            phrases = [re.sub(r" (twice|\w+ times)(?=$|[ [])", r" (\1)", each) for each in phrases]
            return f"{{Their}} {_called(prizes)} include {listed(phrases, 2)}."
    verb = rows[0].verb if len({each.verb for each in rows}) == 1 else "received"
    phrases = _phrases(subject, rows, dated=dated)[:MOST_IN_A_LIST]
    if len(phrases) == 2 and rows[0].work and rows[0].work == rows[1].work:
        return f"{{They}} {verb} {phrases[0].replace(rows[0].work, '', 1)} and {phrases[1]}."
    if len(phrases) == 2 and rows[0].work:  # what the first was for is not what the second was for
        return f"{{They}} {verb} {phrases[0]}[, and {phrases[1]}]."
    return f"{{They}} {verb} {listed(phrases, names=not any(each.head for each in rows))}."


MANY_PRIZES = 3
"""Prizes that are told as a list: "Her awards include …"."""


def _called(prizes: Sequence[Honour]) -> str:
    """What prizes are together: grants that are none are honours."""
    grants = [each for each in prizes if each.head or found("honours", "several_last", each.words)]
    if not grants:
        return "awards"
    what = "fellowships" if all("fellowship" in each.words.casefold() for each in grants) else "grants"
    return f"awards and {what}" if len(grants) < len(prizes) else "grants and fellowships"


def _alike(each: Honour) -> str:
    """What honours have in common that are told in one phrase: fellowships from A and B; two scholarships of the same
    name."""
    return f"{each.head}|{each.giver.split(' ')[0] if each.head.islower() else each.giver}"


def _phrases(subject: Subject, rows: Sequence[Honour], *, dated: bool) -> list[str]:
    """What follows a verb: those with a common head in one, "fellowships from A, B and C"."""
    heads: dict[str, list[Honour]] = {}
    for each in rows:
        twice = sum(other.words == each.words for other in rows) > 1
        heads.setdefault(_alike(each) if each.head else each.words if twice else each.row.key, []).append(each)
    phrases: list[str] = []
    before = False
    for some in heads.values():
        first = some[0]
        if len(some) == 1:
            when = f" in {first.date}" if dated else ""
            giver = f" {first.giver}" if first.giver and (first.head or first.common) else ""
            giver = f"[ {first.giver}]" if first.giver.startswith("by ") and not first.common else giver
            again = giver.startswith(" at ") and phrases and not first.work and not when
            if again and before and phrases[-1].endswith(giver):  # first prize and the audience prize at A
                phrases[-1] = f"{phrases[-1].removesuffix(giver)} and {fact(first.row)}{first.words}{giver}"
                before = False
                continue
            phrases.append(f"{fact(first.row)}{first.words}{giver}{first.work}{when}")
            before = not first.work and not when
            continue
        marks = "".join(fact(each.row) for each in some)
        if not first.head:  # the same prize twice, each time for another work, or by another giver
            works = [each.work.removeprefix(" for ") for each in some if each.work.startswith(" for ")]
            by = [each.giver.removeprefix("by ") for each in some if each.giver.startswith("by ")]
            behind = f" for {subject.join(works)}" if len(works) == len(some) else ""
            behind = f" by {subject.join(list(dict.fromkeys(by)))}" if not behind and len(by) == len(some) else behind
            givers = [each.giver.partition(" ")[2] for each in some]
            if not behind and all(givers) and some[0].common:
                behind = f" {some[0].giver.partition(' ')[0]} {subject.join(list(dict.fromkeys(givers)))}"
            phrases.append(f"{marks}{first.words}{behind}")
            continue
        several = plural(first.head)
        givers = list(dict.fromkeys(each.giver.partition(" ")[2] for each in some if each.giver))
        if givers:
            phrases.append(f"{marks}{plain(several)} {first.giver.split(' ')[0]} {subject.join(givers)}")
        else:
            phrases.append(f"{marks}{count(len(some))} {plain(several)}")
    return _with_one_prize(subject, phrases)


def _with_one_prize(subject: Subject, phrases: Sequence[str]) -> list[str]:
    """Where the same prize is there for several things, it is named once: the Pier Awards for A and B."""
    prizes: dict[str, list[tuple[str, str, str]]] = {}
    for phrase in phrases:
        of = re.fullmatch(rf"((?:{MARK})*)(the [^\[*]+ (?:Award|Prize)) for ([A-Z][^\[*]+)", phrase)
        prizes.setdefault(of[2] if of else phrase, []).append((phrase, of[1], of[3]) if of else (phrase, "", ""))
    return [
        f"{''.join(mark for _, mark, _ in some)}{prize}s for {subject.join([what for *_, what in some])}"
        if len(some) > 1 and some[0][2]
        else some[0][0]
        for prize, some in prizes.items()
    ]


# --- memberships --------------------------------------------------------------------------------------


def _memberships(subject: Subject, fellows: Sequence[Honour]) -> Iterator[Theme]:
    """`is a fellow of A and B and a member of C`; what is over, in the past."""
    roles: dict[tuple[str, str], dict[str, str]] = {}
    for each in fellows:
        be, role, place = each.words.split("|")
        roles.setdefault((be, role), {}).setdefault(place, fact(each.row))
    rows = subject.greatest(subject.profile.memberships, Membership)
    rows = [row for row in rows if _is_sure(subject, row, rows)]
    going = {(row.organization, (row.role or "").casefold()) for row in rows if not subject.over(row)}
    for row in rows:
        body = found("organisations", "bodies", row.organization)
        role = "member" if body and (row.role or "").casefold() in ("juror", "judge", "") else row.role or "member"
        former, role = role.casefold().startswith("former "), re.sub("(?i)^former ", "", role)
        again = subject.over(row) and (row.organization, role.casefold()) in going
        if again or not subject.nouns.is_person(role):
            continue  # what is no post is not told, and what goes on not a second time
        if re.search(r"(?i)\bfellow$", role) and not (row.at or found("organisations", "of_fellows", row.organization)):
            noun = f"{row.organization} {subject.nouns.lowered(role)}"  # a Quayside fellow
            be = "{was}" if subject.over(row) else "{is}"
            roles.setdefault((be, plain(subject.nouns.with_article(noun))), {})[""] = fact(row)
            continue
        if role.casefold() == "artist" and re.search(r"(?i)\b(?:gallery|galerie|galleria)\b", row.organization):
            be = "{was}" if subject.over(row) or former else "{is}"
            roles.setdefault((be, "represented by"), {})[subject.place(row.organization)] = fact(row)
            continue
        of = "of" if re.search(r"(?i)\bvice[- ]president$", role) else None
        post = subject.nouns.post(role, row.organization, row.at or of)
        beside = "of" if post.beside == "at" and not (row.at or head_of(role)) else post.beside
        be = "{was}" if subject.over(row) or former else "{is}"
        roles.setdefault((be, f"{plain(post.said)} {beside}"), {})[subject.place(row.organization)] = fact(row)
    for be in ("{is}", "{was}"):
        groups = [
            f"{role} {series([mark + place for place, mark in places.items()], subject.language)}".rstrip()
            for (verb, role), places in roles.items()
            if verb == be
        ]
        texts = [
            f"{{They}} {be} {listed(groups[start : start + MOST_IN_A_LIST])}." for start in range(min(len(groups), 2))
        ]
        if len(groups) == 1 and " and " not in groups[0] and (what := _what(subject, rows, be)):
            texts = [f"{texts[0][:-1]}[, {what}]."]
        yield from subject.theme("memberships", *texts)


def _is_sure(subject: Subject, row: Membership, rows: Sequence[Membership]) -> bool:
    """Whether there is no doubt of how a membership is told; of two roles at one place the lesser is not told."""
    role, name = row.role or "", row.organization
    if any(
        other is not row
        and other.organization == name
        and role.casefold().endswith(f" {(other.role or '-').casefold()}")
        for other in rows
    ):
        return False
    unknown = not (role or found("organisations", "employers", name) or row.the is not None)
    why = "has no role, and its name does not say what it is" if unknown else unsure_place(subject, name)
    why = why or ("may be of the board or on it" if re.search(r"(?i)\bboard$", name) and "irector" in role else "")
    if " of " in role and not found("posts", "of_a_body", role) and not row.at:
        why = why or "parts two of-phrases"
    if re.search("(?i)^jur(?:or|y)", role) and re.search("(?i)jur(?:y|ies)$", name):
        why = "says its role a second time"
    return subject.is_sure(row, "organization", why)


def _what(subject: Subject, rows: Sequence[Membership], be: str) -> str:
    """What the one organisation is of which the person is a member."""
    own = [row for row in rows if subject.over(row) == (be == "{was}")]
    return subject.described(own[0].organization) if len(own) == 1 else ""
