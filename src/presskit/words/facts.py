"""Sentences made from facts, by the patterns of the language.

In: a profile, a voice, a day; which facts the author's own sentences tell. Out: `Made`: slots of wordings, each with
its table and the facts it is about, so that `material` can put it in its place. Only what the dates prove is said: an
order in time ("Before that"), an end ("was"), a degree that is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from presskit.notation import Filling, Node, Nodes, Optional, Text, Value, fill, merged, walk
from presskit.profile.tables import Award, Education, Project, Publication, SpokenLanguage, Talk, Volunteering, Work
from presskit.words.making import MOST_CLAUSES, Clause, Made, closed, inert, opened, ranked, wrote, year
from presskit.words.positions import Positions
from presskit.words.sentence import PERSON, Sentence, Slot

_WHO: Final = ("occupations", "known_for", "headline", "titles")
"""Values that say who the person is; an opening without any tells what they did instead."""

LOCATION: Final = "person.location"
"""The fact of where the person lives; it is no entry of its own."""

MANY: Final = 99
"""Of clauses: all."""

SHORTEST_QUOTE: Final = 6
"""Words of a quotation that is told by itself; shorter ones are fragments for the author's own sentences."""


class Teller(Positions):
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

    def apposition(self, said: str) -> Nodes | None:
        """Who the person is, to stand behind the name in a sentence of the author's that says this."""
        known_for = [each for each in self._known_for() if each.casefold() not in said.casefold()]
        values = {**self._who(), "known_for": known_for}
        for pattern in self.language.patterns("apposition"):
            if nodes := fill(pattern, inert(values)):
                return nodes
        return None

    def _who(self) -> dict[str, Filling]:
        """Who the person is, for the patterns."""
        person = self.profile.person
        return {
            "occupations": person.occupations,
            "known_for": self._known_for(),
            "nationality": person.nationality or "",
            "origin": closed(person.origin or ""),
            "life": self._years_of_life(),
            "article": self._article(person.occupations),
        }

    def _article(self, occupations: Sequence[str]) -> str:
        return self.language.article(self.profile.person.nationality or occupations[0]) if occupations else ""

    def _known_for(self) -> list[str]:
        """What the person is known for, without what a sentence of its own tells: an organisation, a work."""
        rows = (*self.profile.work, *self.profile.publications, *self.profile.projects)
        names = {self.names.at(row.name_of).casefold() for row in rows} | {row.name_of.casefold() for row in rows}
        return [each for each in self.profile.person.known_for if each.casefold() not in names]

    def _opening(self) -> Slot:
        person, language = self.profile.person, self.language
        clauses = _sharing(self._clauses(), language.joints(["", ""])[0])
        values = {
            **self._who(),
            "headline": person.headline or "",
            "location": "" if self.dead or person.origin else closed(person.location or ""),
        }
        found = [self._opener(language.patterns("opening")[0], values, ())]
        if person.occupations:
            for some in (clauses, *self._with_a_second_book(clauses)):
                found += self._opening_with(some, values)
        else:
            found += [self._opener(nodes, values, ()) for nodes in language.patterns("opening_known")]
            if self.voice != "first" and not any(found) and not clauses:
                found += [self._opener(nodes, values, ()) for nodes in language.patterns("opening_fragment")]
        return tuple(sentence for sentence in found if sentence)

    def _opening_with(self, clauses: Sequence[Clause], who: Mapping[str, Filling]) -> Iterator[Sentence | None]:
        """Openings that tell what the person did, and what they are, beside who they are."""
        occupations, patterns = self.profile.person.occupations, self.language.patterns
        titles = self._titles(clauses) if self.voice == "third" else []
        values: dict[str, Filling] = {**who, "titles": titles, "clauses": [clause.nodes for clause in clauses]}
        only_deeds = all(clause.deed for clause in clauses)
        for deeds in self._deeds(clauses):
            left = [each for each in occupations if not self._done(each, deeds)] or occupations
            nodes = [clause.nodes for clause in deeds]
            more: dict[str, Filling] = {**values, "deeds": nodes, "clauses": nodes}
            yield self._opener(
                patterns("opening")[1], {**more, "occupations": left, "article": self._article(left)}, deeds
            )
            for pattern in patterns("opening_named") if titles and only_deeds else ():
                yield self._opener(pattern, more, deeds)
        # the name alone, where two deeds, or a position that holds the occupation, say as well who the person is
        bare = clauses and (not titles or sum(each.deed for each in clauses) > 1)
        held = PERSON not in self.authors and not self._apart(occupations[0], clauses)
        for pattern in patterns("opening_clauses") if bare or held else ():
            yield self._opener(pattern, values, clauses, who=held)
        for pattern in patterns("opening_named") if titles and not only_deeds else ():
            yield self._opener(pattern, values, clauses)

    def _with_a_second_book(self, clauses: Sequence[Clause]) -> Iterator[Sequence[Clause]]:
        """The clauses, that about a book with the next in it: "wrote A (2018) and B (2024)"; with years or without."""
        place = next((at for at, each in enumerate(clauses) if each.facts[0].startswith("publications")), None)
        books = [each for each in ranked(self.newest(self.profile.publications, Publication)) if len(each.authors) < 2]
        books = [each for each in books if self._wrote(each) and self.language.is_book(each.kind or "")][:2]
        if place is None or len(books) < 2 or clauses[place].facts != (books[0].key,):
            return
        for dated in (True, False):
            titles = [f"{self._title(book)}{f' ({book.date.year})' if dated and book.date else ''}" for book in books]
            values = {"publication": self.language.join(titles)}
            for clause in self._clause("clause_publication", books[0], values, deed=True):
                both = replace(clause, facts=tuple(book.key for book in books))
                yield [*clauses[:place], both, *clauses[place + 1 :]]

    def _deeds(self, clauses: Sequence[Clause]) -> Iterator[Sequence[Clause]]:
        """What the person did; also with where they have worked behind it."""
        deeds = [clause for clause in clauses if clause.deed]
        if deeds:
            yield deeds
        if len(deeds) < len(clauses) or any(len(clause.facts) > 1 for clause in deeds):
            return  # the position that is held goes before an employer of the past, and so does a second book
        past = [
            job
            for job in self.newest(self.profile.work, Work)
            if self._over(job) and not self.language.deed_among(job.position or "") and self._employer(job)
        ]
        told = {getattr(self._by_key[fact], "organization", None) for clause in deeds for fact in clause.facts}
        past = [job for job in past if job.organization not in told]  # who directed it is not said to have worked there
        employers = list({job.organization: job for job in reversed(ranked(past))}.values())[::-1]
        for number in range(1, min(len(employers), MOST_CLAUSES) + 1):
            if deeds:
                yield [*deeds[: MOST_CLAUSES - 1], *self._employers(employers[:number])]

    def _titles(self, clauses: Sequence[Clause]) -> list[str]:
        """Occupations to stand before the name; not one that the clauses repeat: "Engineer … is chief engineer"."""
        found = [each for each in self.profile.person.occupations[:2] if _is_a_title(each)]
        return [each for each in found if self._apart(each, clauses) and not self._done(each, clauses)]

    def _apart(self, occupation: str, clauses: Sequence[Clause]) -> bool:
        """Whether no clause holds the occupation: "chief engineer" holds "engineer"."""
        said = " ".join(node.text for clause in clauses for node in walk(clause.nodes) if isinstance(node, Text))
        return occupation.casefold() not in said.casefold()

    def _done(self, occupation: str, clauses: Sequence[Clause]) -> bool:
        """Whether a clause says the same as a verb: a founder "founded"."""
        deed = self.language.deed(occupation) or self.language.done_by(occupation)
        said = [node.text for clause in clauses for node in clause.nodes[:1] if isinstance(node, Text)]
        return bool(deed) and any(text.startswith(f"{deed} ") for text in said)

    def _opener(
        self, pattern: Nodes, values: Mapping[str, Filling], clauses: Sequence[Clause], *, who: bool = False
    ) -> Sentence | None:
        """`who`: the clauses say who the person is."""
        says_who = who or any(isinstance(node, Value) and node.name in _WHO for node in walk(pattern))
        made = self._sentence(
            pattern, values, [PERSON] if says_who else [], 5, past=self.dead,
            clauses=[clause.facts for clause in clauses], opens=True, plainer=PERSON in self.authors or bool(clauses),
            faint=[fact for clause in clauses if clause.faint for fact in clause.facts],
        )  # fmt: skip
        if made and not says_who:
            return replace(made, instead_of=(PERSON,))
        place = next((node.at for node in made.nodes if _holds(node, values["location"])), None) if made else None
        return replace(made, adds=(*made.adds, (place, LOCATION))) if made and place is not None else made

    def _clauses(self, most: int = MOST_CLAUSES, without: AbstractSet[str] = frozenset()) -> list[Clause]:
        """What is most worth saying beside the name, the most important first; of one kind or place only one.

        `without`: keys of facts that others tell.
        """
        found: list[Clause] = []
        for job in self.newest(self.profile.work, Work):
            if self.language.deed_among(job.position or "") or not self._over(job):
                found += self._job_clause(job)
            elif self.dead and self.language.past_deed(job.position or ""):
                found += self._clause("clause_past_deed", job, self._job(job), deed=True)
        for book in self.newest(self.profile.publications, Publication):
            if len(book.authors) < 2 and self._wrote(book):
                found += self._clause(
                    "clause_publication", book, {"publication": self._title(book), "date": year(book.date)}, deed=True
                )
        for award in self.newest(self.profile.awards, Award):
            if self.language.is_prize(award.title) or self.language.is_won(award.title):
                title = self._prize(award)
                found += self._clause("clause_award", award, {"award": title, "date": year(award.date)}, deed=True)
        places: dict[str, Clause] = {}
        found = [clause for clause in found if without.isdisjoint(clause.facts)]
        for clause in sorted(found, key=lambda clause: -clause.importance):
            place = getattr(self._by_key[clause.facts[0]], "organization", None) or clause.facts[0].split("[")[0]
            places.setdefault(place, clause)
        return list(places.values())[:most]

    def _kind(self, job: Work | Volunteering) -> str:
        """The pattern of a clause about a position."""
        if not self._employer(job):
            return "clause_freelance"
        return "clause_role" if job.position else "clause_work"

    def _job_clause(self, job: Work) -> Iterator[Clause]:
        deed = self.language.deed_among(job.position or "")
        kind = "clause_deed" if deed else self._kind(job)
        for clause in self._clause(kind, job, {**self._job(job), "deed": deed}, deed=bool(deed)):
            yield replace(clause, role=kind == "clause_role")

    def _years_of_life(self) -> str:
        person = self.profile.person
        told = self.dead and self.voice == "third"
        return f"{person.born.year}–{person.died.year}" if told and person.born and person.died else ""

    def _volunteering(self) -> Iterator[Made]:
        for job in self.newest(self.profile.volunteering, Volunteering):
            if job.position and job.key not in self.authors:
                yield Made("volunteering", (job.key,), tuple(self._position(job, ())))
            elif not job.position:
                values = {"organization": self.names.at(job.organization)}
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
                values = {"area": row.area or "", "institution": self.names.at(row.institution or "")}
                yield from self._single("studied" if row.area else "studied_there", "education", row, values)

    def _degree(self, row: Education) -> Mapping[str, Filling]:
        study = row.study_type or ""
        area = row.area or ""
        return {
            "study_type": study,
            "article": self.language.article(study),
            "area": area,
            "institution": self.names.at(row.institution or ""),
        }

    def _publications(self) -> Iterator[Made]:
        works = self._clauses(MANY, self.authors)
        works = [clause for clause in works if clause.facts[0].startswith(("publications", "awards"))]
        yield from self._joined("publications", sorted(works, key=lambda clause: clause.facts, reverse=True))
        rows = [row for row in ranked(self.newest(self.profile.publications, Publication)) if self._wrote(row)]

        def values(row: Publication) -> Mapping[str, Filling]:
            return {"title": self._title(row), "date": year(row.date)}

        alone = [row for row in rows if len(row.authors) < 2]
        yield from self._several("wrote_once" if self.dead else "wrote", "publications", alone, values, "publication")
        together = [row for row in rows if len(row.authors) > 1]
        yield from self._several("co_wrote", "publications", together, values, "publication")

    def _wrote(self, row: Publication) -> bool:
        """Whether it is something to write, and the person is among the authors."""
        return self.language.is_written(row.kind or "") and wrote(self.profile.person, row)

    def _title(self, row: Publication) -> str:
        opening, closing, _, _ = self.language.quotes
        plain = row.title.replace("*", "")
        return f"*{plain}*" if self.language.is_book(row.kind or "") else f"{opening}{plain}{closing}"

    def _awards(self) -> Iterator[Made]:
        rows = ranked(self.newest(self.profile.awards, Award))
        named = [row for row in rows if self.language.is_fellow(row.title)]
        prizes = [row for row in rows if row not in named and self.language.is_prize(row.title)]
        won = [row for row in rows if row not in (*prizes, *named) and self.language.is_won(row.title)]
        others = [row for row in rows if row not in (*prizes, *named, *won)]
        yield from self._several("awards", "awards", prizes, self._award, "award")
        yield from self._several("named", "awards", named, self._award, "appointment")
        yield from self._several("won", "awards", won, self._award, "award")
        yield from self._several("honours", "awards", others, self._award, "honour")

    def _award(self, row: Award) -> Mapping[str, Filling]:
        awarder = row.awarder or ""
        awarder = "" if awarder.casefold() in row.title.casefold() else awarder
        title = self._prize(row)
        if awarder and " " not in title:  # Fellow, by itself, says of nothing
            filled = self._filled("honour_of", {"title": title, "awarder": self.names.at(awarder)})
            title, awarder = "".join(node.text for nodes in filled for node in nodes if isinstance(node, Text)), ""
        return {
            "title": title,
            "awarder": self.names.at(awarder) if awarder else "",
            "date": self._year_beside(row),
            "details": ", ".join(filter(None, (awarder, self._year_beside(row)))),
        }

    def _prize(self, row: Award) -> str:
        """The honour as it follows "won": the Jaime I Prize, Best New Table."""
        fellow = self.language.is_fellow(row.title)
        return self.language.definite(row.title) if self.language.is_prize(row.title) and not fellow else row.title

    def _year_beside(self, row: Award) -> str:
        """The year, unless the title says it: Young Engineer Medal 2016."""
        said = year(row.date)
        return "" if said in row.title else said

    def _projects(self) -> Iterator[Made]:
        rows = ranked(self.newest(self.profile.projects, Project))
        for row in rows:
            if row.role:
                deed = self.language.project_deed(row.role)
                yield from self._single("project_deed" if deed else "project", "projects", row, self._project(row))
        plain = [row for row in rows if not row.role]
        kind = "works_on" if len(plain) == 1 else "projects"
        yield from self._listed(kind, "projects", plain, lambda row: (Text(self.names.at(row.name_of)),))

    def _talks(self) -> Iterator[Made]:
        """Where the person has spoken: one entry for an event, none of a talk without a date."""
        named = self._events()
        rows = [row for row in self.profile.talks if row.key in named]
        kind = "spoke_once" if self.dead else "spoke"
        order = {key: place for place, key in enumerate(named)}
        rows.sort(key=lambda row: order[row.key])
        yield from self._listed(
            kind,
            "talks",
            rows,
            lambda row: (Text(named[row.key]),),
            "events",
            MOST_CLAUSES,
            least=min(2, len(rows)) if self.authors else 0,
        )

    def _events(self) -> dict[str, str]:
        """The events at which the person has spoken, by the key of one talk; of a congress that comes again, once."""
        given = [row for row in self.newest(self.profile.talks, Talk) if row.date and row.event]
        series: dict[str, list[Talk]] = {}
        for row in ranked(given):
            series.setdefault(_without_number(str(row.event)).casefold(), []).append(row)
        named: dict[str, str] = {}
        for rows in series.values():
            names = {str(row.event) for row in rows}
            named[rows[0].key] = self.names.at(names.pop() if len(names) == 1 else _without_number(names.pop()))
        return named

    def _project(self, row: Project) -> dict[str, Filling]:
        role = row.role or ""
        return {
            "role": self.language.in_position(role) if role else "",
            "of": self.language.preposition(role),
            "deed": self.language.project_deed(role),
            "name": self.names.at(row.name),
        }

    def _life_and_languages(self) -> Iterator[Made]:
        """Small things of several tables behind one subject, and each of them alone."""
        clauses = [clause for clause in self._small_things() if not self.authors.intersection(clause.facts)]
        for some in _groups(clauses):
            yield from self._joined("languages", _sharing(some, self.language.joints(["", ""])[0]))
        spoken = self._spoken()
        if len(spoken) > 1 or (spoken and len(clauses) < 2):  # one language alone is told only with other things
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
        alone = sum(not project.role for project in self.profile.projects) == 1
        for project in ranked(self.newest(self.profile.projects, Project)):
            kind = "clause_project_deed" if self.language.project_deed(project.role or "") else "clause_project"
            kind = kind if project.role else "clause_works_on"
            for clause in self._clause(kind, project, self._project(project)) if project.role or alone else ():
                yield replace(clause, role=kind == "clause_project")
        for job in self.newest(self.profile.volunteering, Volunteering):
            for clause in self._clause("clause_role" if job.position else "clause_volunteering", job, self._job(job)):
                yield replace(clause, role=bool(job.position))
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
            joint = self.language.joints(["", ""])[0] if len(held) > 1 else ""
            degrees: Nodes = opened((*items[0], Text(joint), *items[1])) if len(held) > 1 else items[0]
            for clause in self._clause("clause_degree", held[0], {"degrees": [degrees]}, past=self.dead):
                yield replace(clause, facts=tuple(row.key for row in held))
        for row in self.newest(self.profile.education, Education):
            if row.area and row.start and not row.past(self.as_of):
                values = {"area": row.area, "institution": self.names.at(row.institution or "")}
                yield from self._clause("clause_studies", row, values)
        if spoken := self._spoken():
            names = self.language.join([row.language for row in spoken])
            yield from self._clause("clause_languages", spoken[0], {"languages": names}, past=self.dead)
        if self.profile.person.location and not self.dead:
            for nodes in self._filled("clause_location", {"location": self.profile.person.location}):
                yield Clause((LOCATION,), nodes, 1, deed=False)

    def _honours(self) -> Iterator[Clause]:
        """Prizes, where no work stands beside them, and what the person was named."""
        rows = ranked(self.newest(self.profile.awards, Award))
        works = [row for row in self.profile.publications if self._wrote(row) and row.key not in self.authors]
        for row in rows:
            if self.language.is_prize(row.title) and not self.language.is_fellow(row.title):
                yield from self._clause("clause_received", row, self._award(row)) if not works else ()
            elif self.language.is_fellow(row.title):
                yield from self._clause("clause_named", row, self._award(row))
            elif self.language.is_won(row.title):
                yield from self._clause("clause_award", row, {**self._award(row), "award": row.title})

    def _said(self) -> Iterator[Made]:
        """What the person says, in a whole sentence, where somebody else tells it."""
        for row in self.profile.quotes if self.voice == "third" else ():
            whole = len(row.text.split()) >= SHORTEST_QUOTE and row.text.rstrip().endswith((".", "!", "?"))
            if whole and row.speaker in (None, self.profile.person.name) and row.begun(self.as_of):
                yield from self._single("says", "quotes", row, {"text": row.text})


def _groups(clauses: Sequence[Clause]) -> Iterator[Sequence[Clause]]:
    """Clauses by twos and threes, none alone: five are three and two, four two and two."""
    left = list(clauses)
    while left:
        take = 2 if len(left) in (2, 4) else MOST_CLAUSES
        yield left[:take]
        left = left[take:]


def _sharing(clauses: Sequence[Clause], pair: str) -> list[Clause]:
    """The clauses, of which a role after a role in the same tense has no verb of its own: is treasurer of A and a
    trustee of B. Beside clauses of another kind the two are one: is treasurer of A and a trustee of B, and speaks
    Dutch."""
    found: list[Clause] = []
    apart = all(clause.role for clause in clauses)
    for clause in clauses:
        verb, *after = clause.nodes
        before = next((each for each in reversed(found) if not each.shares), None)
        if not (before and before.role and clause.role and before.nodes[0] == verb and isinstance(after[0], Text)):
            found.append(clause)
        elif apart:
            found.append(replace(clause, nodes=(Text(after[0].text.lstrip()), *after[1:]), shares=True))
        else:
            nodes = merged((*before.nodes, Text(pair + after[0].text.lstrip()), *after[1:]))
            facts, importance = (*before.facts, *clause.facts), max(before.importance, clause.importance)
            found[-1] = replace(before, facts=facts, nodes=nodes, importance=importance, role=False)
    return found


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


def _is_a_title(occupation: str) -> bool:
    """Whether it can stand before a name: "AI researcher", not "professor of physics at Oslo"."""
    return len(occupation.split()) <= 3 and not any(
        mark in f" {occupation} " for mark in (" of ", " at ", ",", " for ")
    )
