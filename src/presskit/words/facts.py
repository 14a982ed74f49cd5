"""Sentences made from facts, by the patterns of the language.

In: a profile, a voice, a day; which facts the author's own sentences tell. Out: `Made`: slots of wordings, each with
its table and the facts it is about, so that `material` can put it in its place. Only what the dates prove is said: an
order in time ("Before that"), an end ("was"), a degree that is held.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from presskit.language import Language
from presskit.notation import Filling, Item, List, Nodes, Text, fill, in_tense, placed, walk
from presskit.profile import Entry, PartialDate, Profile
from presskit.profile.model import Award, Education, Project, Publication, Work
from presskit.words.parts import parts
from presskit.words.realise import Voice
from presskit.words.sentence import PERSON, Sentence, Slot

MOST_IN_A_LIST = 5
"""Facts in one sentence: a sixth is no longer read."""

MOST_CLAUSES = 3
"""Clauses in an opening: "founded …, co-founded … and won …"."""

SHORTEST_QUOTE = 6
"""Words of a quotation that is told by itself; shorter ones are fragments for the author's own sentences."""


@dataclass(frozen=True, slots=True)
class Made:
    """Wordings for one place: the table that they come from, and the keys of the facts that they are about."""

    table: str
    facts: tuple[str, ...]
    slot: Slot


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that tell one fact after a subject; `deed`: they begin with a verb of their own, not with "is"."""

    fact: str
    nodes: Nodes
    importance: int
    deed: bool


class Teller:
    """Makes the sentences of one profile."""

    def __init__(
        self, profile: Profile, voice: Voice, as_of: datetime.date, language: Language, authors: frozenset[str]
    ) -> None:
        """`authors`: the keys of the facts that the author's sentences tell."""
        self.profile = profile
        self.voice = voice
        self.as_of = as_of
        self.language = language
        self.authors = authors
        died = profile.person.died
        self.dead = died is not None and died.first_day() <= as_of

    def made(self) -> Iterator[Made]:
        """Every sentence that the facts make, tables in the order of a text, their facts the newest first."""
        if opening := self._opening():
            yield Made(PERSON, (PERSON,), opening)
        yield from self._work()
        yield from self._volunteering()
        yield from self._education()
        yield from self._publications()
        yield from self._projects()
        yield from self._awards()
        yield from self._talks()
        yield from self._others()

    # --- opening -----------------------------------------------------------------------------------

    def _opening(self) -> Slot:
        person, language = self.profile.person, self.language
        clauses = self._clauses()
        values: dict[str, Filling] = {
            "occupations": person.occupations,
            "known_for": person.known_for,
            "nationality": person.nationality or "",
            "origin": person.origin or "",
            "location": "" if self.dead else person.location or "",
            "headline": person.headline or "",
            "life": self._life(),
            "article": language.article(person.nationality or person.occupations[0]) if person.occupations else "",
        }
        if person.occupations and _is_a_title(person.occupations[0]):
            values["occupation"] = person.occupations[0]
        with_clauses = {**values, "clauses": [clause.nodes for clause in clauses]}
        deeds = [clause for clause in clauses if clause.deed]
        found = [self._opener(nodes, values, ()) for nodes in language.patterns("opening")[:1]]
        found += [
            self._opener(nodes, {**values, "deeds": [clause.nodes for clause in deeds]}, deeds)
            for nodes in language.patterns("opening")[1:]
        ]
        if self.voice == "third":
            found += [self._opener(nodes, with_clauses, clauses) for nodes in language.patterns("opening_named")]
        if not person.occupations:
            bare = [self._opener(nodes, with_clauses, clauses) for nodes in language.patterns("opening_bare")]
            found += bare
            if self.voice != "first" and not any(found):
                found += [self._opener(nodes, values, ()) for nodes in language.patterns("opening_fragment")]
        return tuple(sentence for sentence in found if sentence)

    def _opener(self, pattern: Nodes, values: Mapping[str, Filling], clauses: Sequence[Clause]) -> Sentence | None:
        plainer = PERSON in self.authors or bool(clauses)
        return self._sentence(
            pattern, values, [PERSON], 5, past=self.dead, clauses=[clause.fact for clause in clauses],
            opens=True, plainer=plainer,
        )  # fmt: skip

    def _clauses(self) -> list[Clause]:
        """What is most worth saying beside the name, the most important first."""
        found: list[Clause] = []
        for job in self._begun(self.profile.work):
            assert isinstance(job, Work)
            deed = self.language.deed(job.position or "")
            if deed or not self._over(job):
                kind = "clause_deed" if deed else "clause_role" if job.position else "clause_work"
                found += self._clause(kind, job, {**self._job(job), "deed": deed}, deed=bool(deed))
        for book in self._begun(self.profile.publications):
            assert isinstance(book, Publication)
            if len(book.authors) < 2:
                found += self._clause("clause_publication", book, {"publication": self._title(book)}, deed=True)
        for award in self._begun(self.profile.awards):
            assert isinstance(award, Award)
            if self.language.is_prize(award.title):
                title = self.language.definite(award.title)
                found += self._clause("clause_award", award, {"award": title}, deed=True)
        organizations: set[str] = set()
        kept = []
        for clause in sorted(found, key=lambda clause: -clause.importance):
            name = getattr(self._by_key[clause.fact], "organization", clause.fact)
            if name not in organizations:
                kept.append(clause)
            organizations.add(name)
        return kept[:MOST_CLAUSES]

    def _clause(self, kind: str, entry: Entry, values: Mapping[str, Filling], *, deed: bool) -> Iterator[Clause]:
        for pattern in self.language.patterns(kind):
            if nodes := fill(in_tense(pattern, past=self._over(entry)), values):
                yield Clause(entry.key, nodes, entry.importance, deed)

    def _life(self) -> str:
        person = self.profile.person
        return f"{person.born.year}–{person.died.year}" if self.dead and person.born and person.died else ""

    # --- work --------------------------------------------------------------------------------------

    def _work(self) -> Iterator[Made]:
        jobs = [job for job in self._newest(self.profile.work) if isinstance(job, Work)]
        past = [job for job in jobs if self._over(job) and not self.language.deed(job.position or "")]
        listed: set[str] = set()
        for job in jobs:
            if job in past and len(past) > 1 and not listed:
                listed = {each.key for each in past}
                yield from self._worked(past, jobs)
            if job.key not in self.authors:
                yield Made("work", (job.key,), tuple(self._position(job, jobs)))

    def _worked(self, past: Sequence[Work], jobs: Sequence[Work]) -> Iterator[Made]:
        """Several past employers in one sentence."""
        unique = list({job.organization: job for job in reversed(past)}.values())[::-1]
        slot: list[Sentence] = []
        for some in self._lists(unique):
            values = {"organizations": [job.organization for job in some]}
            later = frozenset(job.key for job in jobs if all(self._proves(job, each) for each in some))
            kinds = [("worked_once" if self.dead else "worked", frozenset[str]()), ("worked_before", later)]
            for kind, after in kinds:
                if kind == "worked_before" and not later:
                    continue
                for pattern in self.language.patterns(kind):
                    sentence = self._sentence(
                        pattern, values, [some[0].key], some[0].importance,
                        clauses=[job.key for job in some], plainer=True, after=after,
                    )  # fmt: skip
                    slot += [sentence] if sentence else []
        if slot:
            yield Made("work", tuple(job.key for job in unique), tuple(slot))

    def _proves(self, later: Work, earlier: Work) -> bool:
        """Whether the dates prove that one position came before the other."""
        if later.start is None:
            return False
        begun = earlier.start is not None and earlier.start.last_day() < later.start.first_day()
        if earlier.end is not None and earlier.end.last_day() <= later.start.first_day():
            return True
        return begun and earlier.end is not None and earlier.end.first_day() <= later.start.last_day()

    def _position(self, job: Work, jobs: Sequence[Work]) -> Iterator[Sentence]:
        """One position in a sentence of its own, in every wording."""
        over = self._over(job)
        deed = self.language.deed(job.position or "")
        values = {**self._job(job), "deed": deed, "period": self._period(job) if over else ""}
        if deed:
            kinds = ["deed"]
        elif over:
            kinds = ["role_past" if job.position else "work_past"]
            kinds += [] if job.position else ["work_focus"]
        else:
            kind = "role" if job.position else "work"
            kinds = [f"{kind}_now", f"{kind}_since"] if job.start else [f"{kind}_now"]
        for kind in kinds:
            for pattern in self.language.patterns(kind):
                sentence = self._sentence(pattern, values, [job.key], job.importance, past=over)
                if sentence:
                    yield sentence

    def _job(self, job: Work) -> dict[str, Filling]:
        return {
            "organization": job.organization,
            "role": self.language.in_position(job.position) if job.position else "",
            "focus": job.focus or "",
            "start": self._month(job.start),
        }

    def _period(self, job: Work) -> str:
        """`From 2014 to 2021`, `In 2014`, `Until 2021`; "" without an end."""
        start, end = self._month(job.start), self._month(job.end)
        if not end or (job.end and job.end.last_day() >= self.as_of):
            return ""
        kind = "period_until" if not start else "period_in" if start == end else "period_from_to"
        filled = fill(self.language.patterns(kind)[0], {"start": start, "end": end})
        assert filled is not None
        return "".join(node.text for node in filled if isinstance(node, Text))

    def _month(self, date: PartialDate | None) -> str:
        return self.language.date(PartialDate(date.year, date.month)) if date else ""

    def _volunteering(self) -> Iterator[Made]:
        for job in self._newest(self.profile.volunteering):
            assert isinstance(job, Work)
            if job.position and job.key not in self.authors:
                yield Made("volunteering", (job.key,), tuple(self._position(job, ())))
            elif not job.position:
                yield from self._single("volunteers", "volunteering", job, {"organization": job.organization})

    # --- education, works, honours -------------------------------------------------------------------

    def _education(self) -> Iterator[Made]:
        """Degrees that are held, studies that go on; of those without a date or an end nobody could say which."""
        rows = [row for row in self._newest(self.profile.education) if isinstance(row, Education)]
        known = [row for row in rows if row.start or row.end or row.current is not None]
        held = [row for row in known if row.past(self.as_of) and row.study_type]
        yield from self._several("degrees", "education", held, self._degree)
        for row in known:
            if row not in held:
                values: dict[str, Filling] = {"area": row.area or "", "institution": row.institution}
                kind = "studied" if row.area else "studied_there"
                yield from self._single(kind, "education", row, values)

    def _degree(self, row: Entry) -> Mapping[str, Filling]:
        assert isinstance(row, Education)
        study = row.study_type or ""
        return {
            "study_type": study,
            "article": self.language.article(study),
            "area": row.area or "",
            "institution": row.institution,
        }

    def _publications(self) -> Iterator[Made]:
        rows = [row for row in self._ranked(self.profile.publications) if isinstance(row, Publication)]
        alone = [row for row in rows if len(row.authors) < 2]
        together = [row for row in rows if len(row.authors) > 1]

        def values(row: Entry) -> Mapping[str, Filling]:
            assert isinstance(row, Publication)
            return {"title": self._title(row), "date": str(row.date.year) if row.date else ""}

        yield from self._several("wrote", "publications", alone, values, "publication", "publications")
        yield from self._several("co_wrote", "publications", together, values, "publication", "publications")

    def _title(self, row: Publication) -> str:
        opening, closing, _, _ = self.language.quotes
        plain = row.title.replace("*", "")
        return f"*{plain}*" if self.language.is_book(row.kind or "") else f"{opening}{plain}{closing}"

    def _awards(self) -> Iterator[Made]:
        rows = [row for row in self._ranked(self.profile.awards) if isinstance(row, Award)]
        prizes = [row for row in rows if self.language.is_prize(row.title)]

        def prize(row: Entry) -> Mapping[str, Filling]:
            assert isinstance(row, Award)
            awarder = "" if row.awarder and row.awarder.casefold() in row.title.casefold() else row.awarder or ""
            year = str(row.date.year) if row.date else ""
            return {"title": self.language.definite(row.title), "awarder": awarder, "date": year}

        def honour(row: Entry) -> Mapping[str, Filling]:
            assert isinstance(row, Award)
            return {"title": row.title, "date": str(row.date.year) if row.date else ""}

        yield from self._several("awards", "awards", prizes, prize, "award", "awards")
        yield from self._several("honours", "awards", [row for row in rows if row not in prizes], honour, "award", "honours")

    def _projects(self) -> Iterator[Made]:
        rows = [row for row in self._ranked(self.profile.projects) if isinstance(row, Project)]
        for row in rows:
            if row.role:
                values: dict[str, Filling] = {"role": self.language.in_position(row.role), "name": row.name}
                yield from self._single("project", "projects", row, values)
        yield from self._plain_list("projects", "projects", [row for row in rows if not row.role], lambda row: row.name_of)

    def _talks(self) -> Iterator[Made]:
        given = [row for row in self._ranked(self.profile.talks) if row.latest and getattr(row, "event", None)]
        rows = list({str(getattr(row, "event", "")): row for row in reversed(given)}.values())[::-1]
        kind = "spoke_once" if self.dead else "spoke"
        yield from self._plain_list(kind, "talks", rows, lambda row: str(getattr(row, "event", "")), "events")

    def _others(self) -> Iterator[Made]:
        """Languages and, in the third person, what the person says."""
        spoken = self._plain_list("speaks", "languages", list(self.profile.languages), lambda row: row.name_of)
        yield from spoken
        if self.voice != "third":
            return
        for row in self.profile.quotes:
            whole = len(row.text.split()) >= SHORTEST_QUOTE and row.text.rstrip().endswith((".", "!", "?"))
            if whole and row.speaker in (None, self.profile.person.name) and row.begun(self.as_of):
                yield from self._single("says", "quotes", row, {"text": row.text})

    # --- making ------------------------------------------------------------------------------------

    def _single(self, kind: str, table: str, row: Entry, values: Mapping[str, Filling]) -> Iterator[Made]:
        if row.key in self.authors:
            return  # the author has said it better
        found = (
            self._sentence(pattern, values, [row.key], row.importance, past=self._over(row))
            for pattern in self.language.patterns(kind)
        )
        if slot := tuple(sentence for sentence in found if sentence):
            yield Made(table, (row.key,), slot)

    def _several(
        self,
        kind: str,
        table: str,
        rows: Sequence[Entry],
        values: Callable[[Entry], Mapping[str, Filling]],
        item: str = "degree",
        name: str = "degrees",
    ) -> Iterator[Made]:
        """Several facts of one kind in a sentence, each worded by the pattern `item`."""
        made: dict[str, Nodes] = {}
        for row in rows:
            for pattern in self.language.patterns(item):
                if nodes := fill(pattern, values(row)):
                    made[row.key] = nodes
        yield from self._listed(kind, table, [row for row in rows if row.key in made], lambda row: made[row.key], name)

    def _plain_list(
        self, kind: str, table: str, rows: Sequence[Entry], word: Callable[[Entry], str], name: str = ""
    ) -> Iterator[Made]:
        yield from self._listed(kind, table, rows, lambda row: (Text(word(row)),), name or table)

    def _listed(
        self, kind: str, table: str, rows: Sequence[Entry], word: Callable[[Entry], Nodes], name: str
    ) -> Iterator[Made]:
        slot = [
            sentence
            for some in self._lists(rows)
            for pattern in self.language.patterns(kind)
            if (
                sentence := self._sentence(
                    pattern, {name: [word(row) for row in some]}, [some[0].key], some[0].importance,
                    past=self.dead, clauses=[row.key for row in some],
                )
            )
        ]  # fmt: skip
        if slot:
            yield Made(table, tuple(row.key for row in rows), tuple(slot))

    def _lists(self, rows: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
        """The facts in one sentence; also without those that the author tells, and without the first of them."""
        seen: set[tuple[str, ...]] = set()
        own = [row for row in rows if row.key not in self.authors]
        for some in (rows, own, own[1:], own[2:]):
            keys = tuple(row.key for row in some)
            if some and keys not in seen:
                seen.add(keys)
                yield some[:MOST_IN_A_LIST]

    def _sentence(
        self,
        pattern: Nodes,
        values: Mapping[str, Filling],
        facts: Sequence[str],
        importance: int,
        *,
        past: bool = False,
        clauses: Sequence[str] = (),
        plainer: bool | None = None,
        opens: bool = False,
        after: frozenset[str] = frozenset(),
    ) -> Sentence | None:
        """A pattern with its values, or None where one is missing. `clauses`: the facts of the items of its list."""
        filled = fill(in_tense(pattern, past=past), values)
        if filled is None:
            return None
        nodes = placed(filled)
        adds: tuple[tuple[int, str], ...] = ()
        bare = tuple(dict.fromkeys((*facts, *clauses[:1])))
        if len(clauses) > 1:
            items = next(found for found in _lists_in(nodes) if len(found) == len(clauses))
            adds = tuple((item.at, fact) for item, fact in zip(items[1:], clauses[1:], strict=True))
        if plainer is None:
            plainer = any(fact in self.authors for fact in (*bare, *clauses))
        return Sentence(
            key=bare[0], nodes=nodes, parts=parts(nodes), importance=importance, facts=bare, adds=adds, past=past,
            written=False, plainer=plainer, opens=opens, after=after,
        )  # fmt: skip

    # --- facts -------------------------------------------------------------------------------------

    @property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.profile.entries()}

    def _over(self, entry: Entry) -> bool:
        return self.dead or entry.past(self.as_of)

    def _begun(self, rows: Sequence[Entry]) -> list[Entry]:
        """What has begun, in the order of a text: what goes on first, then the newest."""
        return self._newest(rows)

    def _newest(self, rows: Sequence[Entry]) -> list[Entry]:
        def place(row: Entry) -> tuple[int, int]:
            if not row.past(self.as_of):
                start: PartialDate | None = getattr(row, "start", None) or getattr(row, "date", None)
                return (0, -start.first_day().toordinal() if start else 0)
            return (1, -row.latest.last_day().toordinal()) if row.latest else (2, 0)

        return sorted((row for row in rows if row.begun(self.as_of)), key=place)

    def _ranked(self, rows: Sequence[Entry]) -> list[Entry]:
        """What has happened, the most important first, and of those the newest."""
        return sorted(self._newest(rows), key=lambda row: -row.importance)


def _lists_in(nodes: Nodes) -> Iterator[tuple[Item, ...]]:
    return (node.items for node in walk(nodes) if isinstance(node, List))


def _is_a_title(occupation: str) -> bool:
    """Whether it can stand before a name: "AI researcher", not "professor of physics at Oslo"."""
    return len(occupation.split()) <= 3 and not any(mark in f" {occupation} " for mark in (" of ", " at ", ",", " for "))
