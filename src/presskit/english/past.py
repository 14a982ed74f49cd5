"""Posts that are over: together by verb, role and place; a great one of which there is more to say by itself.

In: a `Career`. Out: themes. "Earlier" is said only where nothing before it in the text may be of that time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from presskit.english.career import GREAT, Career
from presskit.english.posts import (
    PAIR,
    Group,
    Held,
    career,
    grouped,
    period,
    proves,
    ranked_held,
    stands_apart,
    unbroken,
)
from presskit.english.subject import MOST_IN_A_LIST, fact
from presskit.english.wording import Theme, listed, plain
from presskit.profile.tables import Work


class Past:
    """The themes about the posts of one person that are over."""

    def __init__(self, posts: Career) -> None:
        self.subject, self.posts, self.past = posts.subject, posts, posts.past

    def themes(self) -> Iterator[Theme]:
        """Posts of the past: together by verb, role and place; a great one of which there is more to say by itself."""
        subject = self.subject
        there = {each.row.key for one in self.past for each in career(one, self.past)[1:]}
        heads = [each for each in self.past if each.row.key not in there]
        now = {each.row.organization for each in (*self.posts.now, *self.posts.at_work)}
        left = [each for each in heads if each.row.organization not in now and len(career(each, self.past)) == 1]
        left = [each for each in left if not stands_apart(each)]
        left = ranked_held(left)
        groups = grouped(subject, left, over=True)
        for each in ranked_held(heads):
            alone = each not in left or len(left) == 1
            if alone or (each.row.importance > GREAT and (self.posts.detail(each) or each.row.focus)):
                yield from subject.theme("earlier", *self._past(each))
        if sum(len(group.rows) for group in groups) > 1:
            rows = [each for group in groups for each in group.rows]
            told = self._together(groups)
            # beside another sentence of the past, which may come before it, "earlier" would be earlier than that
            earlier = subject.connected and len(told) == 1 and self._is_earlier(rows, [])
            for words in told:
                yield from subject.theme("earlier", f"{'Earlier, {they}' if earlier else '{They}'} {words}.")

    def _is_earlier(self, past: Sequence[Held], before: Sequence[Held]) -> bool:
        """Whether all of this is earlier than what the text tells `before` it, and what the person is now."""
        if self.subject.dead or self.subject.authors or not (self.posts.now or self.posts.at_work):
            return False  # what the author tells between may be of any time
        first = self.posts.foremost()
        begun = [each.row.start for each in (first.rows if first else ()) if each.row.start]
        if any(one.row.end and one.row.end.first_day() > start.first_day() for one in past for start in begun):
            return False  # beside what the person is now
        if not self._is_before_all([one.row for one in past]):
            return False
        return all(proves(each.row, one.row) for each in (*self.posts.founded, *before) for one in past)

    def _is_before_all(self, past: Sequence[Work]) -> bool:
        """Whether what a text tells between who the person is and posts of the past came after these: no prize of that
        time, no office that is over."""
        profile, as_of = self.subject.profile, self.subject.as_of
        others = [row for row in (*profile.work, *profile.volunteering) if row.told_as and row not in past]
        others = [row for row in others if self.subject.predicate(row.told_as or "")[0] not in ("", "is", "was")]
        if any(row.past(as_of) for row in (*others, *profile.memberships, *profile.projects, *profile.shows)):
            return False
        dated = [*(row.date for row in profile.awards), *(row.date for row in profile.publications)]
        ends = [row.end for row in past]
        if not dated:
            return True
        if not all(dated) or not all(ends):
            return False
        last = max(end.last_day() for end in ends if end)
        return all(date.first_day() > last for date in dated if date)

    def _together(self, groups: Sequence[Group]) -> list[str]:
        """`was a reporter at A and B`, and `edited C`: the greater first, both in one where they are few."""
        was = [group for group in groups if group.verb == "{was}"][:MOST_IN_A_LIST]
        verbs: dict[str, list[str]] = {}
        for group in groups:
            if group.verb != "{was}":
                verbs.setdefault(group.verb, []).append(group.words)
        said = [f"{group.words}{self._more(group) if len(was) < PAIR + 1 else ''}" for group in was]
        pair = len(said) == PAIR and " and " in said[1]
        being = f"{{was}} {f'{said[0]}[, and {said[1]}]' if pair else listed(said)}" if was else ""
        done = [f"{verb} {self.subject.join(words)}" for verb, words in [*verbs.items()][:MOST_IN_A_LIST]]
        first = groups[0].verb in ("{was}", "worked")
        told = [*filter(None, (being, listed(done) if done else "")[:: 1 if first else -1])]
        if len(told) == PAIR and len(groups) == PAIR and "," not in told[0] and " and " not in told[0]:
            return [f"{told[0]}[ and {told[1]}]"]
        return told

    def _more(self, group: Group) -> str:
        """What may stand behind a post among others, between commas."""
        detail = self.posts.detail(group.rows[0], what=False) if len(group.rows) == 1 else ""
        return f"{detail[:-1]},]" if detail else ""

    def _past(self, each: Held) -> Iterator[str]:
        """One post of the past, with those before it at the same place."""
        subject, row = self.subject, each.row
        jobs = career(each, self.past)
        if len(jobs) > 1 and each.post:
            ages = [fact(one.row) + plain(one.post.said) for one in reversed(jobs) if one.post]
            said = f"{', '.join(ages[:-1])} and later {ages[-1]}"
            dated = unbroken(jobs) and row.end and not any(one.row.told_as for one in jobs)
            years = f"[{period(subject, jobs[-1].row, row, front=True)} ]" if dated else ""
            where = f" {each.post.beside} {each.place}" if each.place else ""
            yield f"{years}{{they}} {{was}} {said}{where}."
            if dated:
                return
        when = "" if row.told_as else period(subject, row, row, front=True)
        front = "" if not when else f"{when} " if each.kind == "work" else f"[{when} ]"
        (group,) = grouped(subject, [each], over=True) or (None,)
        if group is None:
            return
        detail = self.posts.detail(each)
        if each.kind == "work" and self.posts.focus(row):
            detail = f"[, on {self.posts.focus(row)}]"
        said = f"{group.verb} {group.words}{detail}"
        if each.kind == "work" and not (when or detail):
            return  # "He worked at A." says too little by itself
        if when:
            yield f"{front}{{they}} {said}."
        elif subject.connected and not re.search(r"\b(?:19|20)\d\d\b", said) and self._is_earlier([each], []):
            yield f"Earlier, {{they}} {said}."
        else:
            yield f"{{They}} {said}."
