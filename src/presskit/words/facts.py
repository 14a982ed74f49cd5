"""Sentences made from facts, by the patterns of the language.

In: a profile, a voice, a day; which facts the author's own sentences tell. Out: `Made`: slots of wordings, each with
its table and the facts it is about, so that `material` can put it in its place. Only what the dates prove is said: an
order in time ("Before that"), an end ("was"), a degree that is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from presskit.notation import Filling, Nodes, Text, Verb, fill, in_tense, walk
from presskit.profile import PartialDate
from presskit.profile.model import Award, Education, Project, Publication, Talk, Volunteering, Work
from presskit.words.making import Clause, E, Made, Maker
from presskit.words.sentence import PERSON, Sentence, Slot

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
            "life": self._years_of_life(),
            "article": language.article(person.nationality or person.occupations[0]) if person.occupations else "",
            "titles": self._titles(clauses),
            "clauses": [clause.nodes for clause in clauses],
        }
        who, done = language.patterns("opening")
        deeds = [clause for clause in clauses if clause.deed]
        found = [self._opener(who, values, ())]
        found += [self._opener(done, {**values, "deeds": [clause.nodes for clause in deeds]}, deeds)] if deeds else []
        if person.occupations:
            named = self.voice == "third" and values["titles"]
            kind = "opening_named" if named else "opening_clauses"
            found += [self._opener(nodes, values, clauses) for nodes in language.patterns(kind) if clauses]
        else:
            found += [self._opener(nodes, values, ()) for nodes in language.patterns("opening_known")]
            if self.voice != "first" and not any(found) and not clauses:
                found += [self._opener(nodes, values, ()) for nodes in language.patterns("opening_fragment")]
        return tuple(sentence for sentence in found if sentence)

    def _titles(self, clauses: Sequence[Clause]) -> list[str]:
        """Occupations to stand before the name; not one that the clauses repeat: "Engineer … is chief engineer"."""
        said = " ".join(node.text for clause in clauses for node in walk(clause.nodes) if isinstance(node, Text))
        found = [each for each in self.profile.person.occupations[:2] if _is_a_title(each)]
        return [each for each in found if each.casefold() not in said.casefold()]

    def _opener(self, pattern: Nodes, values: Mapping[str, Filling], clauses: Sequence[Clause]) -> Sentence | None:
        return self._sentence(
            pattern, values, [PERSON], 5, past=self.dead, clauses=[clause.facts for clause in clauses],
            opens=True, plainer=PERSON in self.authors or bool(clauses),
        )  # fmt: skip

    def _clauses(self, most: int = MOST_CLAUSES) -> list[Clause]:
        """What is most worth saying beside the name, the most important first; of one kind or place only one."""
        found: list[Clause] = []
        for job in self.newest(self.profile.work, Work):
            if self.language.deed_among(job.position or "") or not self._over(job):
                found += self._job_clause(job)
        for book in self.newest(self.profile.publications, Publication):
            if len(book.authors) < 2:
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
        kind = "clause_deed" if deed else "clause_role" if job.position else "clause_work"
        yield from self._clause(kind, job, {**self._job(job), "deed": deed}, deed=bool(deed))

    def _roles(self, jobs: Sequence[Work]) -> list[Clause]:
        first = list(self._clause("clause_role", jobs[0], self._job(jobs[0]))) if jobs else []
        more = [clause for job in jobs[1:] for clause in self._clause("clause_role_more", job, self._job(job))]
        return first + more

    def _years_of_life(self) -> str:
        person = self.profile.person
        told = self.dead and self.voice == "third"
        return f"{person.born.year}–{person.died.year}" if told and person.born and person.died else ""

    # --- work --------------------------------------------------------------------------------------

    def _work(self) -> Iterator[Made]:
        jobs = self.newest(self.profile.work, Work)
        plain = [job for job in jobs if not self.language.deed(job.position or "")]
        now = [job for job in plain if not self._over(job) and job.position and job.key not in self.authors]
        past = [job for job in plain if self._over(job)]
        for job in jobs:
            if now and job is now[0]:
                yield from self._joined("work", self._roles(now))
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
        slot = [sentence for made in self._joined("work", clauses, self._later(own, jobs)) for sentence in made.slot]
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

    def _employers(self, jobs: Sequence[Work]) -> Iterator[Clause]:
        """Employers without a position, in one clause: worked at Zephyr and NTT."""
        if jobs:
            names = self.language.join([self.language.at(job.organization) for job in jobs[:MOST_CLAUSES]])
            for clause in self._clause("clause_work", jobs[0], {"organization": names}):
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

    def _joined(self, table: str, clauses: Sequence[Clause], after: frozenset[str] = frozenset()) -> Iterator[Made]:
        """Clauses one after the other behind one subject; `after`: positions that the dates prove to be later."""
        slot = []
        starts = max(len(clauses) - 1, int(len(clauses) == 1 and len(clauses[0].facts) > 1))
        if clauses[1:] and not any(isinstance(node, Verb) for node in walk(clauses[1].nodes)):
            starts = 1  # the later ones have no verb of their own
        for start in range(starts):
            some = clauses[start : start + MOST_CLAUSES]
            for kind in ("positions", "positions_before") if after else ("positions",):
                for pattern in self.language.patterns(kind):
                    sentence = self._sentence(
                        pattern, {"clauses": [clause.nodes for clause in some]}, [some[0].facts[0]], some[0].importance,
                        clauses=[clause.facts for clause in some], plainer=False, least=2,
                        after=after if kind == "positions_before" else frozenset(),
                    )  # fmt: skip
                    slot += [sentence] if sentence else []
        if slot:
            yield Made(table, tuple(fact for clause in clauses for fact in clause.facts), tuple(slot))

    def _position(self, job: Work, jobs: Sequence[Work]) -> Iterator[Sentence]:
        """One position in a sentence of its own, in every wording; also with an earlier one at the same place."""
        over = self._over(job)
        if self.language.deed(job.position or ""):
            kinds = ["deed"]
        else:
            kind = "role" if job.position else "work"
            kinds = [f"{kind}_past"] if over else [f"{kind}_now", *([f"{kind}_since"] if job.start else [])]
            kinds += ["work_focus"] if not job.position else []
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
            "role": self.language.in_position(job.position) if job.position else "",
            "deed": self.language.deed(job.position or ""),
            "focus": job.focus or "",
            "start": self._month(job.start),
            "year": _year(job.start),
            "period": self._period(job, "period"),
            "years": self._period(job, "years"),
        }

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
        return [
            row for row in self.newest(self.profile.education, Education) if row.past(self.as_of) and row.study_type
        ]

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
        rows = _ranked(self.newest(self.profile.publications, Publication))

        def values(row: Publication) -> Mapping[str, Filling]:
            return {"title": self._title(row), "date": _year(row.date)}

        alone = [row for row in rows if len(row.authors) < 2]
        yield from self._several("wrote", "publications", alone, values, "publication")
        together = [row for row in rows if len(row.authors) > 1]
        yield from self._several("co_wrote", "publications", together, values, "publication")

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
            return {"title": title, "awarder": awarder, "date": _year(row.date)}

        prizes = [row for row in rows if self.language.is_prize(row.title)]
        named = [row for row in rows if row not in prizes and self.language.is_fellow(row.title)]
        others = [row for row in rows if row not in prizes and row not in named]
        yield from self._several("awards", "awards", prizes, values, "award")
        yield from self._several("named", "awards", named, values, "award")
        yield from self._several("honours", "awards", others, values, "honour")

    def _projects(self) -> Iterator[Made]:
        rows = _ranked(self.newest(self.profile.projects, Project))
        for row in rows:
            if row.role:
                values = {"role": row.role, "name": row.name}
                yield from self._single("project", "projects", row, values)
        plain = [row for row in rows if not row.role]
        yield from self._listed("projects", "projects", plain, lambda row: (Text(row.name_of),))

    def _talks(self) -> Iterator[Made]:
        """Where the person has spoken: one entry for an event, none of a talk without a date."""
        given = [row for row in self.newest(self.profile.talks, Talk) if row.date and row.event]
        events = {str(row.event): row for row in reversed(given)}
        rows = _ranked(list(events.values())[::-1])
        named = {row.key: self.language.at(event) for event, row in events.items()}
        kind = "spoke_once" if self.dead else "spoke"
        yield from self._listed(kind, "talks", rows, lambda row: (Text(named[row.key]),), "events")

    def _life_and_languages(self) -> Iterator[Made]:
        """Small things of several tables behind one subject, and each of them alone."""
        alone: list[Made] = []
        clauses: list[Clause] = []
        for job in self.newest(self.profile.volunteering, Volunteering):
            kind = "clause_role" if job.position else "clause_volunteering"
            clauses += self._clause(kind, job, self._job(job))
        for row in self._held():
            clauses += self._clause("clause_degree", row, self._degree(row), past=self.dead)
        for row in self.newest(self.profile.education, Education):
            if row.area and row.start and not row.past(self.as_of):
                clauses += self._clause(
                    "clause_studies", row, {"area": row.area, "institution": self.language.at(row.institution)}
                )
        spoken = [row for row in self.profile.languages if row.key not in self.authors]
        if spoken:
            names = self.language.join([row.language for row in spoken])
            clauses += self._clause("clause_languages", spoken[0], {"languages": names}, past=self.dead)
            alone += self._single("speaks", "languages", spoken[0], {"languages": names})
        person = self.profile.person
        if person.location and not self.dead:
            for pattern in self.language.patterns("clause_location"):
                if nodes := fill(in_tense(pattern, past=False), {"location": person.location}):
                    clauses.append(Clause((LOCATION,), nodes, 1, deed=False))
            found = (
                self._sentence(pattern, {"location": person.location}, [LOCATION], 1)
                for pattern in self.language.patterns("lives")
            )
            alone.append(Made("languages", (LOCATION,), tuple(sentence for sentence in found if sentence)))
        yield from self._joined(
            "languages", [clause for clause in clauses if not self.authors.intersection(clause.facts)]
        )
        yield from alone  # the least of all comes last

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


def _year(date: PartialDate | None) -> str:
    return str(date.year) if date else ""


def _is_a_title(occupation: str) -> bool:
    """Whether it can stand before a name: "AI researcher", not "professor of physics at Oslo"."""
    return len(occupation.split()) <= 3 and not any(
        mark in f" {occupation} " for mark in (" of ", " at ", ",", " for ")
    )
