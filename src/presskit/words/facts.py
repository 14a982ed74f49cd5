"""Sentences made from facts, by the patterns of the language.

In: a profile, a voice, a day; which facts the author's own sentences tell. Out: `Made`: slots of wordings, each with
its table and the facts it is about, so that `material` can put it in its place. Only what the dates prove is said: an
order in time ("Before that"), an end ("was"), a degree that is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from presskit.notation import Filling, Node, Nodes, Optional, Text, Value, fill, walk
from presskit.profile import PartialDate
from presskit.profile.tables import Award, Education, Project, Publication, SpokenLanguage, Talk, Volunteering, Work
from presskit.words.making import Clause, E, Made, Maker
from presskit.words.sentence import PERSON, Sentence, Slot

_WHO: Final = ("occupations", "known_for", "headline", "titles")
"""Values that say who the person is; an opening without any tells what they did instead."""

LOCATION: Final = "person.location"
"""The fact of where the person lives; it is no entry of its own."""

MANY: Final = 99
"""Of clauses: all."""

MOST_CLAUSES: Final = 3
"""Clauses in an opening: "founded …, co-founded … and won …"."""

SHORTEST_QUOTE: Final = 6
"""Words of a quotation that is told by itself; shorter ones are fragments for the author's own sentences."""


class Teller(Maker):
    """Makes the sentences of one profile."""

    def made(self) -> Iterator[Made]:
        """Every sentence that the facts make, tables in the order of a text, their facts the newest first."""
        if opening := self._opening():
            yield Made(PERSON, (PERSON,), opening)
        yield from self._work()
        yield from self._projects()
        yield from self._volunteering()
        yield from self._education()
        yield from self._publications()
        yield from self._awards()
        yield from self._talks()
        yield from self._life_and_languages()
        yield from self._said()

    # --- opening -----------------------------------------------------------------------------------

    def _opening(self) -> Slot:
        person, language = self.profile.person, self.language
        clauses = self._clauses()
        values: dict[str, Filling] = {
            "occupations": person.occupations,
            "known_for": person.known_for,
            "nationality": person.nationality or "",
            "origin": person.origin or "",
            "headline": person.headline or "",
            "location": "" if self.dead or person.origin else person.location or "",
            "life": self._years_of_life(),
            "article": language.article(person.nationality or person.occupations[0]) if person.occupations else "",
            "titles": self._titles(clauses),
            "clauses": [clause.nodes for clause in clauses],
        }
        who, done = language.patterns("opening")
        found = [self._opener(who, values, ())]
        for deeds in self._deeds(clauses) if person.occupations else ():
            more: dict[str, Filling] = {**values, "deeds": [clause.nodes for clause in deeds]}
            more["clauses"] = more["deeds"]
            found.append(self._opener(done, more, deeds))
            if self.voice == "third" and values["titles"] and all(clause.deed for clause in clauses):
                found += [self._opener(nodes, more, deeds) for nodes in language.patterns("opening_named")]
        if person.occupations:
            # the name alone, where two deeds say as well who the person is
            bare = clauses and (self.voice != "third" or not values["titles"] or sum(each.deed for each in clauses) > 1)
            found += [self._opener(nodes, values, clauses) for nodes in language.patterns("opening_clauses") if bare]
            named = self.voice == "third" and values["titles"] and not all(clause.deed for clause in clauses)
            found += [self._opener(nodes, values, clauses) for nodes in language.patterns("opening_named") if named]
        else:
            found += [self._opener(nodes, values, ()) for nodes in language.patterns("opening_known")]
            if self.voice != "first" and not any(found) and not clauses:
                found += [self._opener(nodes, values, ()) for nodes in language.patterns("opening_fragment")]
        return tuple(sentence for sentence in found if sentence)

    def _deeds(self, clauses: Sequence[Clause]) -> Iterator[Sequence[Clause]]:
        """What the person did; also with where they have worked behind it."""
        deeds = [clause for clause in clauses if clause.deed]
        if deeds:
            yield deeds
        if len(deeds) < len(clauses):
            return  # the position that is held goes before an employer of the past
        past = [
            job
            for job in self.newest(self.profile.work, Work)
            if self._over(job) and not self.language.deed_among(job.position or "") and self._employer(job)
        ]
        employers = list({job.organization: job for job in reversed(_ranked(past))}.values())[::-1]
        for number in range(1, min(len(employers), MOST_CLAUSES) + 1):
            if deeds:
                kind = "clause_worked" if self.dead else "clause_has_worked"
                yield [*deeds[: MOST_CLAUSES - 1], *self._employers(employers[:number], kind)]

    def _employer(self, job: Work) -> bool:
        """Whether one works "at" it: an organisation, not Freelance."""
        return not self.language.is_freelance(job.organization)

    def _titles(self, clauses: Sequence[Clause]) -> list[str]:
        """Occupations to stand before the name; not one that the clauses repeat: "Engineer … is chief engineer"."""
        said = " ".join(node.text for clause in clauses for node in walk(clause.nodes) if isinstance(node, Text))
        found = [each for each in self.profile.person.occupations[:2] if _is_a_title(each)]
        return [each for each in found if each.casefold() not in said.casefold()]

    def _opener(self, pattern: Nodes, values: Mapping[str, Filling], clauses: Sequence[Clause]) -> Sentence | None:
        says_who = any(isinstance(node, Value) and node.name in _WHO for node in walk(pattern))
        made = self._sentence(
            pattern, values, [PERSON] if says_who else [], 5, past=self.dead,
            clauses=[clause.facts for clause in clauses], opens=True, plainer=PERSON in self.authors or bool(clauses),
        )  # fmt: skip
        if made and not says_who:
            return replace(made, instead_of=(PERSON,))
        place = next((node.at for node in made.nodes if _holds(node, values["location"])), None) if made else None
        return replace(made, adds=(*made.adds, (place, LOCATION))) if made and place is not None else made

    def _clauses(self, most: int = MOST_CLAUSES) -> list[Clause]:
        """What is most worth saying beside the name, the most important first; of one kind or place only one."""
        found: list[Clause] = []
        for job in self.newest(self.profile.work, Work):
            if self.language.deed_among(job.position or "") or not self._over(job):
                found += self._job_clause(job)
        for book in self.newest(self.profile.publications, Publication):
            if len(book.authors) < 2 and self._wrote(book):
                found += self._clause(
                    "clause_publication", book, {"publication": self._title(book), "date": _year(book.date)}, deed=True
                )
        for award in self.newest(self.profile.awards, Award):
            if self.language.is_prize(award.title):
                title = self.language.definite(award.title)
                found += self._clause("clause_award", award, {"award": title, "date": _year(award.date)}, deed=True)
        places: dict[str, Clause] = {}
        for clause in sorted(found, key=lambda clause: -clause.importance):
            place = getattr(self._by_key[clause.facts[0]], "organization", None) or clause.facts[0].split("[")[0]
            places.setdefault(place, clause)
        return list(places.values())[:most]

    def _job_clause(self, job: Work) -> Iterator[Clause]:
        deed = self.language.deed_among(job.position or "")
        kind = "clause_deed" if deed else self._kind(job)
        yield from self._clause(kind, job, {**self._job(job), "deed": deed}, deed=bool(deed))

    def _kind(self, job: Work | Volunteering) -> str:
        """The pattern of a clause about a position."""
        if not self._employer_of(job):
            return "clause_freelance"
        return "clause_role" if job.position else "clause_work"

    def _roles(self, jobs: Sequence[Work], kind: str = "clause_role") -> list[Clause]:
        """Clauses that share the verb of the first."""
        first = list(self._clause(kind, jobs[0], self._job(jobs[0]))) if jobs else []
        more = [clause for job in jobs[1:] for clause in self._clause(f"{kind}_more", job, self._job(job))]
        return first + [replace(clause, shares=True) for clause in more]

    def _years_of_life(self) -> str:
        person = self.profile.person
        told = self.dead and self.voice == "third"
        return f"{person.born.year}–{person.died.year}" if told and person.born and person.died else ""

    # --- work --------------------------------------------------------------------------------------

    def _work(self) -> Iterator[Made]:
        jobs = self.newest(self.profile.work, Work)
        plain = [job for job in jobs if not self.language.deed(job.position or "") and self._employer(job)]
        now = [job for job in plain if not self._over(job) and job.position and job.key not in self.authors]
        past = [job for job in plain if self._over(job)]
        for job in jobs:
            if now and job is now[0]:
                dated = [job for job in now if job.start]
                yield from self._joined("work", self._roles(now), self._roles(dated, "clause_since"))
            if past and job is past[0]:
                yield from self._together(past, jobs)
            if job.key not in self.authors:
                yield Made("work", (job.key,), tuple(self._position(job, jobs)))

    def _together(self, past: Sequence[Work], jobs: Sequence[Work]) -> Iterator[Made]:
        """Several past positions in one sentence: with what they were, or the employers only."""
        unique = list({job.organization: job for job in reversed(past)}.values())[::-1]
        own = [job for job in unique if job.key not in self.authors]
        roles, plain = [job for job in own if job.position], [job for job in own if not job.position]
        clauses = [*self._roles(roles)[:1], *self._employers(plain)] if len(roles) < 2 else self._roles(roles)
        dated = self._roles(plain, "clause_work") if not roles else []
        joined = self._joined("work", clauses, dated, after=self._later(own, jobs))
        slot = [sentence for made in joined for sentence in made.slot]
        for some in self._lists(unique) if len(unique) > 1 else ():
            values = {"organizations": [self.language.at(job.organization) for job in some]}
            later = self._later(some, jobs)
            slot += self._worked("worked_once" if self.dead else "worked", some, values)
            slot += self._worked("worked_before", some, values, later) if later else ()
        if slot:
            yield Made("work", tuple(job.key for job in unique), tuple(slot))

    def _later(self, some: Sequence[Work], jobs: Sequence[Work]) -> frozenset[str]:
        """The positions of which the dates prove that they came after all of these."""
        return frozenset(job.key for job in jobs if some and all(_proves(job, each) for each in some))

    def _employers(self, jobs: Sequence[Work], kind: str = "clause_worked") -> Iterator[Clause]:
        """Employers without a position, in one clause: worked at Zephyr and NTT."""
        if jobs:
            names = self.language.join([self.language.at(job.organization) for job in jobs[:MOST_CLAUSES]])
            for clause in self._clause(kind, jobs[0], {"organizations": names}):
                yield replace(clause, facts=tuple(job.key for job in jobs[:MOST_CLAUSES]))

    def _worked(
        self, kind: str, some: Sequence[Work], values: Mapping[str, Filling], after: frozenset[str] = frozenset()
    ) -> Iterator[Sentence]:
        for pattern in self.language.patterns(kind):
            if sentence := self._sentence(
                pattern, values, [some[0].key], some[0].importance,
                clauses=[(job.key,) for job in some], plainer=True, after=after,
            ):  # fmt: skip
                yield sentence

    def _joined(self, table: str, *rows: Sequence[Clause], after: frozenset[str] = frozenset()) -> Iterator[Made]:
        """Clauses one after the other behind one subject, in a slot for all `rows`; `after`: positions that the dates
        prove to be later."""
        slot = []
        for some in (some for clauses in rows for some in _windows(clauses)):
            for kind in ("positions", "positions_before") if after else ("positions",):
                for pattern in self.language.patterns(kind):
                    sentence = self._sentence(
                        pattern, {"clauses": [clause.nodes for clause in some]}, [some[0].facts[0]], some[0].importance,
                        clauses=[clause.facts for clause in some], plainer=False, least=2, joins=True,
                        after=after if kind == "positions_before" else frozenset(),
                    )  # fmt: skip
                    slot += [sentence] if sentence else []
        if slot:
            facts = dict.fromkeys(fact for clauses in rows for clause in clauses for fact in clause.facts)
            yield Made(table, tuple(facts), tuple(slot))

    def _position(self, job: Work, jobs: Sequence[Work]) -> Iterator[Sentence]:
        """One position in a sentence of its own, in every wording; also with an earlier one at the same place."""
        over = self._over(job)
        if self.language.deed(job.position or ""):
            kinds = ["deed"]
        else:
            kind = "role" if job.position else "work"
            kind = kind if self._employer_of(job) else "freelance"
            kinds = [f"{kind}_past"] if over else [f"{kind}_now", *([f"{kind}_since"] if job.start else [])]
            kinds += ["work_focus"] if not job.position and kind == "work" else []
        earlier = next((each for each in jobs if self._earlier_there(each, job)), None)
        values = self._job(job)
        for pattern in (pattern for kind in kinds for pattern in self.language.patterns(kind)):
            if sentence := self._sentence(pattern, values, [job.key], job.importance, past=over):
                yield sentence
        if earlier and job.position:
            values["earlier"] = self.language.article(earlier.position or "") + f" {earlier.position}"
            for pattern in self.language.patterns("role_past_after" if over else "role_now_after"):
                if sentence := self._sentence(pattern, values, [job.key, earlier.key], job.importance, past=over):
                    yield sentence

    def _earlier_there(self, earlier: Work, job: Work) -> bool:
        same = earlier.organization == job.organization and earlier is not job
        return same and bool(earlier.position) and earlier.key not in self.authors and _proves(job, earlier)

    def _job(self, job: Work) -> dict[str, Filling]:
        return {
            "organization": self.language.at(job.organization),
            "role": self._role(job),
            "deed": self.language.deed(job.position or ""),
            "focus": job.focus or "",
            "start": self._month(job.start),
            "year": _year(job.start),
            "period": self._period(job, "period"),
            "years": self._period(job, "years"),
        }

    def _role(self, job: Work) -> str:
        """The position; "" where it says no more than that there is no employer."""
        if not job.position or (not self._employer_of(job) and self.language.is_freelance(job.position)):
            return ""
        return self.language.in_position(job.position)

    def _employer_of(self, job: Work) -> bool:
        return not self.language.is_freelance(job.organization)

    def _period(self, job: Work, kind: str) -> str:
        """`From 2014 to 2021`, `In 2014`, `Until 2021`; "" without an end that has come."""
        start, end = self._month(job.start), self._month(job.end)
        if not end or not job.past(self.as_of):
            return ""
        kind += "_until" if not start else "_in" if start == end else "_from_to"
        filled = fill(self.language.patterns(kind)[0], {"start": start, "end": end})
        assert filled is not None
        return "".join(node.text for node in filled if isinstance(node, Text))

    def _month(self, date: PartialDate | None) -> str:
        return self.language.date(PartialDate(date.year, date.month)) if date else ""

    def _volunteering(self) -> Iterator[Made]:
        for job in self.newest(self.profile.volunteering, Volunteering):
            if job.position and job.key not in self.authors:
                yield Made("volunteering", (job.key,), tuple(self._position(job, ())))
            elif not job.position:
                values = {"organization": self.language.at(job.organization)}
                yield from self._single("volunteers", "volunteering", job, values)

    # --- education, works, honours -------------------------------------------------------------------

    def _held(self) -> list[Education]:
        """Degrees that are held: of one without dates nobody could say whether it is, or is under way."""
        rows = [row for row in self.newest(self.profile.education, Education) if row.past(self.as_of)]
        return [row for row in rows if row.study_type and self.language.is_degree(row.study_type)]

    def _education(self) -> Iterator[Made]:
        held = self._held()
        yield from self._several("degrees", "education", held, self._degree, "degree")
        for row in self.newest(self.profile.education, Education):
            if row not in held and (row.start or row.end or row.current is not None):
                values = {"area": row.area or "", "institution": self.language.at(row.institution)}
                yield from self._single("studied" if row.area else "studied_there", "education", row, values)

    def _degree(self, row: Education) -> Mapping[str, Filling]:
        study = row.study_type or ""
        area = row.area or ""
        return {
            "study_type": study,
            "article": self.language.article(study),
            "area": area,
            "institution": self.language.at(row.institution),
        }

    def _publications(self) -> Iterator[Made]:
        works = [clause for clause in self._clauses(MANY) if clause.facts[0].startswith(("publications", "awards"))]
        works = [clause for clause in works if not self.authors.intersection(clause.facts)]
        yield from self._joined("publications", sorted(works, key=lambda clause: clause.facts, reverse=True))
        rows = [row for row in _ranked(self.newest(self.profile.publications, Publication)) if self._wrote(row)]

        def values(row: Publication) -> Mapping[str, Filling]:
            return {"title": self._title(row), "date": _year(row.date)}

        alone = [row for row in rows if len(row.authors) < 2]
        yield from self._several("wrote", "publications", alone, values, "publication")
        together = [row for row in rows if len(row.authors) > 1]
        yield from self._several("co_wrote", "publications", together, values, "publication")

    def _wrote(self, row: Publication) -> bool:
        """Whether the person is among the authors, as far as the profile names them."""
        names = {self.profile.person.name.casefold(), self.profile.person.surname.casefold()}
        return not row.authors or any(name in author.casefold() for author in row.authors for name in names)

    def _title(self, row: Publication) -> str:
        opening, closing, _, _ = self.language.quotes
        plain = row.title.replace("*", "")
        return f"*{plain}*" if self.language.is_book(row.kind or "") else f"{opening}{plain}{closing}"

    def _awards(self) -> Iterator[Made]:
        rows = _ranked(self.newest(self.profile.awards, Award))

        def values(row: Award) -> Mapping[str, Filling]:
            repeated = row.awarder and row.awarder.casefold() in row.title.casefold()
            title = self.language.definite(row.title) if self.language.is_prize(row.title) else row.title
            awarder = self.language.at(row.awarder) if row.awarder and not repeated else ""
            details = ", ".join(filter(None, (awarder, self._year_beside(row))))
            return {"title": title, "awarder": awarder, "date": self._year_beside(row), "details": details}

        prizes = [row for row in rows if self.language.is_prize(row.title)]
        named = [row for row in rows if row not in prizes and self.language.is_fellow(row.title)]
        others = [row for row in rows if row not in prizes and row not in named]
        yield from self._several("awards", "awards", prizes, values, "award")
        yield from self._several("named", "awards", named, values, "appointment")
        yield from self._several("honours", "awards", others, values, "honour")

    def _year_beside(self, row: Award) -> str:
        """The year, unless the title says it: Young Engineer Medal 2016."""
        year = _year(row.date)
        return "" if year in row.title else year

    def _projects(self) -> Iterator[Made]:
        rows = _ranked(self.newest(self.profile.projects, Project))
        for row in rows:
            if row.role:
                deed = self.language.project_deed(row.role)
                yield from self._single("project_deed" if deed else "project", "projects", row, self._project(row))
        plain = [row for row in rows if not row.role]
        yield from self._listed("projects", "projects", plain, lambda row: (Text(row.name_of),))

    def _talks(self) -> Iterator[Made]:
        """Where the person has spoken: one entry for an event, none of a talk without a date."""
        named = self._events()
        rows = [row for row in self.profile.talks if row.key in named]
        kind = "spoke_once" if self.dead else "spoke"
        order = {key: place for place, key in enumerate(named)}
        rows.sort(key=lambda row: order[row.key])
        yield from self._listed(kind, "talks", rows, lambda row: (Text(named[row.key]),), "events")

    def _events(self) -> dict[str, str]:
        """The events at which the person has spoken, by the key of one talk; of a congress that comes again, once."""
        given = [row for row in self.newest(self.profile.talks, Talk) if row.date and row.event]
        series: dict[str, list[Talk]] = {}
        for row in _ranked(given):
            series.setdefault(_without_number(str(row.event)).casefold(), []).append(row)
        named: dict[str, str] = {}
        for rows in series.values():
            names = {str(row.event) for row in rows}
            named[rows[0].key] = self.language.at(names.pop() if len(names) == 1 else _without_number(names.pop()))
        return named

    def _project(self, row: Project) -> dict[str, Filling]:
        role = row.role or ""
        return {
            "role": self.language.in_position(role) if role else "",
            "of": self.language.preposition(role),
            "deed": self.language.project_deed(role),
            "name": row.name,
        }

    def _life_and_languages(self) -> Iterator[Made]:
        """Small things of several tables behind one subject, and each of them alone."""
        clauses = [clause for clause in self._small_things() if not self.authors.intersection(clause.facts)]
        for some in _groups(clauses):
            yield from self._joined("languages", some)
        spoken = self._spoken()
        if spoken:
            names = self.language.join([row.language for row in spoken])
            yield from self._single("speaks", "languages", spoken[0], {"languages": names})
        person = self.profile.person
        if person.location and not self.dead:  # the least of all comes last
            found = (
                self._sentence(pattern, {"location": person.location}, [LOCATION], 1)
                for pattern in self.language.patterns("lives")
            )
            yield Made("languages", (LOCATION,), tuple(sentence for sentence in found if sentence))

    def _spoken(self) -> list[SpokenLanguage]:
        rows = [row for row in self.profile.languages if row.key not in self.authors]
        return [row for row in rows if not self.language.is_beginner(row.fluency or "")]

    def _small_things(self) -> Iterator[Clause]:
        """What is told in few words, as clauses, in the order of a text."""
        for project in _ranked(self.newest(self.profile.projects, Project)):
            kind = "clause_project_deed" if self.language.project_deed(project.role or "") else "clause_project"
            yield from self._clause(kind, project, self._project(project)) if project.role else ()
        for job in self.newest(self.profile.volunteering, Volunteering):
            yield from self._clause("clause_role" if job.position else "clause_volunteering", job, self._job(job))
        yield from self._honours()
        if events := self._events():
            keys = [*events][:MOST_CLAUSES]
            names = self.language.join([events[key] for key in keys])
            kind = "clause_spoke" if self.dead else "clause_spoken"
            for clause in self._clause(kind, self._by_key[keys[0]], {"events": names}, past=self.dead):
                yield replace(clause, facts=tuple(keys))
        held = self._held()[:2]
        if held:
            items = [nodes for row in held for nodes in self._filled("degree", self._degree(row))]
            degrees: Nodes = (*items[0], Text(self.language.joints(2)[0]), *items[1]) if len(held) > 1 else items[0]
            for clause in self._clause("clause_degree", held[0], {"degrees": [degrees]}, past=self.dead):
                yield replace(clause, facts=tuple(row.key for row in held))
        for row in self.newest(self.profile.education, Education):
            if row.area and row.start and not row.past(self.as_of):
                values = {"area": row.area, "institution": self.language.at(row.institution)}
                yield from self._clause("clause_studies", row, values)
        if spoken := self._spoken():
            names = self.language.join([row.language for row in spoken])
            yield from self._clause("clause_languages", spoken[0], {"languages": names}, past=self.dead)
        if self.profile.person.location and not self.dead:
            for nodes in self._filled("clause_location", {"location": self.profile.person.location}):
                yield Clause((LOCATION,), nodes, 1, deed=False)

    def _honours(self) -> Iterator[Clause]:
        """Prizes, where no work stands beside them, and what the person was named."""
        rows = _ranked(self.newest(self.profile.awards, Award))
        works = [row for row in self.profile.publications if self._wrote(row) and row.key not in self.authors]
        for row in rows:
            repeated = row.awarder and row.awarder.casefold() in row.title.casefold()
            prize = self.language.is_prize(row.title)
            values = {
                "title": self.language.definite(row.title) if prize else row.title,
                "awarder": self.language.at(row.awarder) if row.awarder and not repeated else "",
                "date": self._year_beside(row),
            }
            if prize and not works:
                yield from self._clause("clause_received", row, values)
            elif not prize and self.language.is_fellow(row.title):
                yield from self._clause("clause_named", row, values)

    def _said(self) -> Iterator[Made]:
        """What the person says, in a whole sentence, where somebody else tells it."""
        for row in self.profile.quotes if self.voice == "third" else ():
            whole = len(row.text.split()) >= SHORTEST_QUOTE and row.text.rstrip().endswith((".", "!", "?"))
            if whole and row.speaker in (None, self.profile.person.name) and row.begun(self.as_of):
                yield from self._single("says", "quotes", row, {"text": row.text})


def _ranked(rows: Sequence[E]) -> list[E]:
    """The most important first; among equals the order stays."""
    return sorted(rows, key=lambda row: -row.importance)


def _proves(later: Work, earlier: Work) -> bool:
    """Whether the dates prove that one position came before the other, and was not held beside it."""
    if later.start is None or earlier.end is None:
        return False
    if earlier.end.last_day() <= later.start.first_day():
        return True
    begun = earlier.start is not None and earlier.start.last_day() < later.start.first_day()
    return begun and earlier.end.first_day() <= later.start.last_day()


def _windows(clauses: Sequence[Clause]) -> Iterator[Sequence[Clause]]:
    """What may stand behind one subject: up to three clauses, from each that has a verb of its own."""
    starts = max(len(clauses) - 1, int(len(clauses) == 1 and len(clauses[0].facts) > 1))
    if any(clause.shares for clause in clauses[1:]):
        starts = 1  # the later ones have no verb of their own
    for start in range(starts):
        yield clauses[start : start + MOST_CLAUSES]


def _groups(clauses: Sequence[Clause]) -> Iterator[Sequence[Clause]]:
    """Clauses by twos and threes, none alone: five are three and two, four two and two."""
    left = list(clauses)
    while left:
        take = 2 if len(left) in (2, 4) else MOST_CLAUSES
        yield left[:take]
        left = left[take:]


def _without_number(event: str) -> str:
    """The name of a congress without its year or number: "RoboCup 2019", "12th Book Week"."""
    bare = re.sub(r"\b(?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|['’]\d\d\b", " ", event)
    return " ".join(bare.split()).strip(" ,:–-") or event


def _holds(node: Node, text: Filling) -> bool:
    """Whether a bracket says this."""
    return (
        bool(text)
        and isinstance(node, Optional)
        and any(isinstance(part, Text) and str(text) in part.text for part in node.body)
    )


def _year(date: PartialDate | None) -> str:
    return str(date.year) if date else ""


def _is_a_title(occupation: str) -> bool:
    """Whether it can stand before a name: "AI researcher", not "professor of physics at Oslo"."""
    return len(occupation.split()) <= 3 and not any(
        mark in f" {occupation} " for mark in (" of ", " at ", ",", " for ")
    )
