"""Sentences about positions: each by itself, several at one place, several employers, what came before.

In: the work and volunteering of a profile, a day. Out: `Made`. An order in time is claimed only where
the dates prove it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from presskit.notation import Filling, Text, fill
from presskit.profile import PartialDate
from presskit.profile.tables import Volunteering, Work
from presskit.words.making import MOST_CLAUSES, Clause, Made, Maker, closed, year
from presskit.words.sentence import Sentence


class Positions(Maker):
    """Makes the sentences about the positions of one profile."""

    def _work(self) -> Iterator[Made]:
        jobs = self.newest(self.profile.work, Work)
        plain = [job for job in jobs if not self.language.deed(job.position or "") and self._employer(job)]
        now = [job for job in plain if not self._over(job) and job.position and self._free(job)]
        past = [job for job in plain if self._over(job)]
        # what came before another position at the same place is told with it
        earlier = {job.key for one in past for job in self._career(one, past)[1:]}
        for job in jobs:
            if now and job is now[0]:
                dated = [job for job in now if job.start]
                yield from self._joined("work", self._roles(now), self._roles(dated, "clause_since"))
            if past and job is past[0]:
                yield from self._together(past, jobs)
            if job.key not in self.authors and job.key not in earlier:
                yield Made("work", (job.key,), tuple(self._position(job, jobs)))

    def _career(self, job: Work, past: Sequence[Work]) -> list[Work]:
        """The position and those before it at the same place, the latest first, as far as the dates prove the order."""
        career = [job]
        for other in past if job.position and job.key not in self.authors else ():
            same = other.organization == job.organization and other is not job and other.key not in self.authors
            if same and other.position and _proves(career[-1], other):
                career.append(other)
        return career

    def _together(self, past: Sequence[Work], jobs: Sequence[Work]) -> Iterator[Made]:
        """Several past positions in one sentence: with what they were, or the employers only."""
        # who works there still is told of that, and of what came before it there
        left = [job for job in past if job.organization not in self._held_places]
        unique = list({job.organization: job for job in reversed(left)}.values())[::-1]
        free = [job for job in left if self._free(job)]
        own = list({job.organization: job for job in reversed(free)}.values())[::-1]
        roles, plain = [job for job in own if job.position], [job for job in own if not job.position]
        employers = [*self._employers(plain)]
        rows = [
            self._roles(roles, past=past, dated=dated) + (employers if len(roles) < MOST_CLAUSES else [])
            for dated in (True, False)
        ]
        rows += [self._roles(plain, "clause_work")] if not roles else []
        joined = [*self._joined("work", *_different(rows), after=self._later(own, jobs))]
        slot = [sentence for made in joined for sentence in made.slot]
        facts = [fact for made in joined for fact in made.facts]
        if slot and own != unique:  # the lists with what the author tells stand before it
            yield Made("work", tuple(facts), tuple(slot))
            slot = []
        for some in self._lists(unique) if len(unique) > 1 else ():
            values = {"organizations": [self.names.at(job.organization) for job in some]}
            later = self._later(some, jobs)
            slot += self._worked("worked_once" if self.dead else "worked", some, values)
            slot += self._worked("worked_before", some, values, later) if later else ()
        if slot:
            yield Made(
                "work",
                tuple(dict.fromkeys([*(job.key for job in unique), *(facts if own == unique else ())])),
                tuple(slot),
            )

    @cached_property
    def _held_places(self) -> set[str]:
        return {job.organization for job in self.newest(self.profile.work, Work) if not self._over(job)}

    def _free(self, job: Work) -> bool:
        """Whether no sentence of the author's tells of this position, nor of another at the same place."""
        return job.organization not in self._told_places

    @cached_property
    def _told_places(self) -> set[str]:
        return {job.organization for job in self.profile.work if job.key in self.authors}

    def _later(self, some: Sequence[Work], jobs: Sequence[Work]) -> frozenset[str]:
        """The positions of which the dates prove that they came after all of these."""
        return frozenset(job.key for job in jobs if some and all(_proves(job, each) for each in some))

    # --- clauses -----------------------------------------------------------------------------------

    def _roles(
        self, jobs: Sequence[Work], kind: str = "clause_role", *, past: Sequence[Work] = (), dated: bool = True
    ) -> list[Clause]:
        """Clauses about positions, those at one place in one; after "was …" the next goes without a verb.

        `past`: the positions among which earlier ones at the same place are looked for. `dated`: all with their years,
        or none, for years after the last would be taken for those of all.
        """
        family, _, form = kind.partition("_")
        clauses: list[Clause] = []
        shared = False
        for job in jobs:
            career = self._career(job, past)
            own = form
            if form == "role" and len(career) > 1:
                own = "career"
            elif form == "role" and self._over(job) and self.language.past_deed(job.position or ""):
                own = "past_deed"
            shares = shared and own != "past_deed"
            values = self._job(job) | ({"earlier": self._earlier(career), "years": self._years(career)})
            values |= {} if dated else {"years": ""}
            name = f"{family}_{own}_more" if shares else f"{family}_{own}"
            facts = tuple(each.key for each in career)
            found = self._clause(name, job, values, every=True)
            clauses += [replace(clause, facts=facts, shares=shares) for clause in found]
            shared = own != "past_deed"
        return clauses

    def _employers(self, jobs: Sequence[Work], kind: str = "clause_worked") -> Iterator[Clause]:
        """Employers without a position, in one clause: worked at Zephyr and NTT."""
        if jobs:
            names = self.language.join([self.names.at(job.organization) for job in jobs[:MOST_CLAUSES]])
            for clause in self._clause(kind, jobs[0], {"organizations": names}):
                yield replace(clause, facts=tuple(job.key for job in jobs[:MOST_CLAUSES]), faint=True)

    def _worked(
        self, kind: str, some: Sequence[Work], values: Mapping[str, Filling], after: frozenset[str] = frozenset()
    ) -> Iterator[Sentence]:
        for pattern in self.language.patterns(kind):
            if sentence := self._sentence(
                pattern, values, [some[0].key], some[0].importance,
                clauses=[(job.key,) for job in some], plainer=True, after=after, faint=[job.key for job in some],
            ):  # fmt: skip
                yield sentence

    # --- one position ------------------------------------------------------------------------------

    def _position(self, job: Work | Volunteering, jobs: Sequence[Work]) -> Iterator[Sentence]:
        """One position in a sentence of its own, in every wording; also with earlier ones."""
        over = self._over(job)
        values = self._job(job)
        for pattern in (pattern for kind in self._kinds(job, over=over) for pattern in self.language.patterns(kind)):
            if sentence := self._sentence(pattern, values, [job.key], self._importance(job), past=over):
                yield sentence
        if isinstance(job, Work):
            yield from self._after_others_there(job, jobs)
            yield from self._having(job, jobs)

    def _importance(self, job: Work | Volunteering) -> int:
        """Another position at a place of which the author tells is the least of all."""
        return 1 if isinstance(job, Work) and not self._free(job) else job.importance

    def _kinds(self, job: Work | Volunteering, *, over: bool) -> list[str]:
        """The patterns of a sentence about a position."""
        if self.language.deed(job.position or ""):
            return ["deed"]
        kind = "role" if job.position else "work"
        kind = kind if self._employer(job) else "freelance"
        if over and kind == "role" and self.language.past_deed(job.position or ""):
            return ["deed_past"]
        kinds = [f"{kind}_past"] if over else [f"{kind}_now", *([f"{kind}_since"] if job.start else [])]
        return [*kinds, *(["work_focus"] if kind == "work" else [])]

    def _after_others_there(self, job: Work, jobs: Sequence[Work]) -> Iterator[Sentence]:
        career = self._career(job, [each for each in jobs if self._over(each)])
        if len(career) < 2 or self.language.deed(job.position or "") or not self._employer(job):
            return
        over = self._over(job)
        others = [self._role(each) for each in reversed(career[1:])]
        values = self._job(job) | {"earlier": self._earlier(career) if over else self.language.join(others)}
        values["period"] = self._years(career, "period") if over else ""
        for pattern in self.language.patterns("role_past_career" if over else "role_now_after"):
            facts = [each.key for each in career]
            if sentence := self._sentence(pattern, values, facts, self._importance(job), past=over):
                yield sentence

    def _having(self, job: Work, jobs: Sequence[Work]) -> Iterator[Sentence]:
        """What is held or was founded, with the positions that the dates prove to have come before it."""
        deed = bool(self.language.deed(job.position or ""))
        first = next((each for each in jobs if not self._over(each)), None)
        if not job.start or not job.position or not self._employer(job) or not (deed or job is first):
            return
        past = [each for each in jobs if self._over(each) and self._employer(each) and _proves(job, each)]
        past = [each for each in past if each.organization not in self._held_places]
        own = [each for each in past if self._free(each) and not self.language.deed(each.position or "")]
        own = list({each.organization: each for each in reversed(own)}.values())[::-1]
        roles, plain = [each for each in own if each.position], [each for each in own if not each.position]
        been = any(not self.language.past_deed(each.position or "") for each in roles)  # "having been CTO and worked"
        employers = [*self._employers(plain, "having_worked_too" if been else "having_worked")]
        rows = [
            [*self._roles(roles, "having_role", past=past, dated=dated)[: MOST_CLAUSES - 1], *employers]
            for dated in (True, False)
        ]
        for clauses in _different(rows):
            for pattern in self.language.patterns("deed_having" if deed else "role_having") if clauses else ():
                values = {**self._job(job), "clauses": [clause.nodes for clause in clauses]}
                if sentence := self._sentence(
                    pattern, values, [job.key], job.importance, past=self._over(job),
                    clauses=[clause.facts for clause in clauses], least=2, joins=True,
                ):  # fmt: skip
                    yield sentence

    def _job(self, job: Work | Volunteering) -> dict[str, Filling]:
        return {
            "organization": self.names.at(job.organization),
            "role": self._role(job),
            "beside": self.language.beside(job.position or ""),
            "deed": self.language.deed(job.position or ""),
            "past_deed": self.language.past_deed(job.position or ""),
            "focus": job.focus or "",
            "start": self._month(job.start),
            "year": year(job.start),
            "period": self._period(job, job, "period"),
            "years": self._period(job, job, "years"),
        }

    def _role(self, job: Work | Volunteering) -> str:
        """The position; "" where it says no more than that there is no employer."""
        if not job.position or (not self._employer(job) and self.language.is_freelance(job.position)):
            return ""
        return closed(self.language.in_position(job.position))

    def _employer(self, job: Work | Volunteering) -> bool:
        """Whether one works "at" it: an organisation, not Freelance."""
        return not self.language.is_freelance(job.organization)

    # --- dates -------------------------------------------------------------------------------------

    def _earlier(self, career: Sequence[Work]) -> str:
        """The positions before the latest, the first of them first: an engineer, an associate."""
        between = self.language.joints(["", "", ""])[0]
        return between.join(self._role(job) for job in reversed(career[1:]))

    def _years(self, career: Sequence[Work], kind: str = "years") -> str:
        """From the first position to the end of the last; "" where nobody worked there in between."""
        for later, earlier in pairwise(career):
            if later.start is None or earlier.end is None or not _follows(earlier.end, later.start):
                return ""
        return self._period(career[-1], career[0], kind)

    def _period(self, begun: Work | Volunteering, over: Work | Volunteering, kind: str) -> str:
        """From the start of one to the end of another: `From 2014 to 2021`, `In 2014`, `Until 2021`; "" without an end
        that has come."""
        if over.end is None or not over.past(self.as_of):
            return ""
        first, last = self._month(begun.start), self._month(over.end)
        kind += "_until" if not first else "_in" if first == last else "_from_to"
        filled = fill(self.language.patterns(kind)[0], {"start": first, "end": last})
        assert filled is not None
        return "".join(node.text for node in filled if isinstance(node, Text))

    def _month(self, date: PartialDate | None) -> str:
        return self.language.date(date.without_day, prose=True) if date else ""


def _different(rows: Sequence[list[Clause]]) -> list[list[Clause]]:
    """The rows, each once: where nothing has its years, that with them is the same as that without."""
    return [row for place, row in enumerate(rows) if row and row not in rows[:place]]


def _proves(later: Work, earlier: Work) -> bool:
    """Whether the dates prove that one position came before the other, and was not held beside it."""
    if later.start is None or earlier.end is None:
        return False
    if earlier.end.last_day() <= later.start.first_day():
        return True
    begun = earlier.start is not None and earlier.start.last_day() < later.start.first_day()
    return begun and earlier.end.first_day() <= later.start.last_day()


def _follows(end: PartialDate, start: PartialDate) -> bool:
    """Whether a position began in the month after the end of another, or, as far as is known, in its year."""
    if end.month is None or start.month is None:
        return start.year == end.year
    return start.year * 12 + start.month - (end.year * 12 + end.month) <= 1
