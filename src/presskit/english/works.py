"""What the person wrote, made and showed, and where their work has appeared.

In: a `Subject`. Out: themes. Titles stand in italics or in quotation marks by their kind, never both ways for one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from presskit.english.honours import is_art, won_by
from presskit.english.nouns import beside_project, data, deed_of_project, found
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, year
from presskit.english.wording import Theme, listed, plain, series, told
from presskit.profile import Person
from presskit.profile.tables import Project, Publication, Show, Talk

APPEARED = "person.appeared_in"

LONGEST_PART = 4
"""Words of a summary that says no more than what the person's part in a work was: "Co-editor with Kim Vale."."""


def wrote(person: Person, row: Publication) -> bool:
    """Whether the person is among the authors, as far as the profile names them."""
    names = {person.name.casefold(), person.surname.casefold()}
    return not row.authors or any(name in author.casefold() for author in row.authors for name in names)


def is_book(kind: str) -> bool:
    """Whether a title of this kind stands in italics: a book; others stand in quotation marks."""
    return bool(found("works", "italics", kind)) and not found("works", "quoted", kind)


def is_written(kind: str) -> bool:
    """Whether one "wrote" a publication of this kind: not a patent."""
    return not found("works", "unwritten", kind)


class Works:
    """The themes about works of one person."""

    in_opening = False
    """Whether the sentence that says who the person is may tell the books."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        rows = subject.greatest(subject.profile.publications, Publication)
        self.rows = [row for row in rows if is_written(row.kind or "")]
        own, self.in_others = list[Publication](), list[Publication]()
        for row in self.rows:  # by what each is, not by which are equal: of 3,000 that takes half a minute
            (own if wrote(subject.person, row) else self.in_others).append(row)
        self.alone = [row for row in own if not self._others(row)]
        self.together = [row for row in own if self._others(row)]

    def themes(self) -> Iterator[Theme]:
        """Books first, then shorter works, what was made with others, where work has appeared."""
        written = [row for row in self.alone if self._verb(row) == "wrote"]
        books = [row for row in written if is_book(row.kind or "")]
        short = [row for row in written if not is_book(row.kind or "")]
        yield from self._books(books)
        yield from self._other_verbs([row for row in self.alone if self._verb(row) != "wrote"])
        yield from self._short(short)
        yield from self._co_written()
        yield from self._appeared()
        yield from self._shows()

    @cached_property
    def books(self) -> tuple[str, list[str]] | None:
        """The books that may say who the person is: what they are called, and each with its mark."""
        rows = [row for row in self.alone if self._verb(row) == "wrote" and is_book(row.kind or "")][:MOST_IN_A_LIST]
        return (self._common_kind(rows), [fact(row) + self.title(row) for row in rows]) if rows else None

    # --- titles ---

    def title(self, row: Publication) -> str:
        """A title as it stands in a sentence."""
        return titled(self.subject, row.title, italics=is_book(row.kind or ""))

    def _others(self, row: Publication) -> list[str]:
        """With whom it was written."""
        person = self.subject.person
        names = {person.name.casefold(), person.surname.casefold()}
        return [each for each in row.authors if not any(name in each.casefold() for name in names)]

    def _verb(self, row: Publication) -> str:
        """What the person did: by what the summary says of their part ("Co-editor."), else by the kind."""
        part = (row.summary or "").strip().rstrip(".")
        if len(part.split()) <= LONGEST_PART:
            for pattern, verb in data()["works"]["shares"]:
                if re.search(pattern, part):
                    return str(verb)
        for pattern, verb in data()["works"]["verbs"]:
            if re.search(pattern, row.kind or ""):
                return str(verb)
        return "wrote"

    def _kind(self, row: Publication) -> str:
        kinds = data()["works"]["kinds"]
        return str(kinds.get((row.kind or "").strip().casefold(), ""))

    # --- books ---

    def _books(self, books: Sequence[Publication]) -> Iterator[Theme]:
        """Books, all in one sentence; what is told elsewhere (with who the person is) comes first."""
        subject = self.subject
        be = "{was}" if subject.dead else "{is}"
        texts = []
        # where the opening may tell them, it tells them all
        for start in range(min(len(books), 3) if self.subject.authors or not self.in_opening else min(len(books), 1)):
            some = books[start : start + MOST_IN_A_LIST]
            kind, alone = self._common_kind(some), len(some) == 1
            bare = [fact(row) + self.title(row) for row in some]
            dated = [f"{fact(row)}{self.title(row)}{self._published(row, alone=alone)}" for row in some]
            items = dated if all(row.date for row in some) else bare
            count = self._number()
            if count and start == 0:
                texts.append(f"{{They}} {be} the author of {count}, among them {listed(bare)}.")
            if kind and not alone:
                texts.append(f"{{They}} {be} the author of {kind}{listed(items, 2)}.")
                texts.append(f"{{They}} {be} the author of {self._common_kind(some[:1])}{bare[0]}.")
            else:
                texts.append(f"{{They}} {be} the author of {kind}{listed(items)}.")
            texts.append(f"{{They}} wrote {self._common_kind(some[:1])}{bare[0]}.")
        yield from subject.theme("publications", *texts)

    def _published(self, row: Publication, *, alone: bool) -> str:
        date = year(row.date)
        if date and date in row.title:
            return ""
        house = f"[{plain(row.publisher)}, ]" if alone and row.publisher else ""
        return f"[ ({house}{date})]" if alone else f"[& ({date})]"

    def _common_kind(self, some: Sequence[Publication]) -> str:
        """`the novels `, where all of several are of one kind; `the novel ` of one; "" where they are not."""
        kinds = {self._kind(row) for row in some}
        kind = kinds.pop() if len(kinds) == 1 else ""
        if not kind or kind in ("paper", "article", "essay"):
            return ""
        return f"the {kind} " if len(some) == 1 else f"the {kind}s "

    def _number(self) -> str:
        """A figure of the profile's that counts books: `more than 25 books`."""
        for row in self.subject.profile.numbers:
            if re.search(r"(?i)\b(?:books?|novels?|titles|collections?)\b", row.label) and len(row.label.split()) <= 4:
                value = re.sub(r"^(\d+)\+$", r"more than \1", row.value.strip())
                if re.search(r"\d", value) and row.key not in self.subject.authors:
                    return f"{told(row.key)}{plain(value)} {plain(self.subject.nouns.lowered(row.label))}"
        return ""

    def _other_verbs(self, rows: Sequence[Publication]) -> Iterator[Theme]:
        """Albums that were released, films that were made, anthologies that were edited."""
        verbs: dict[str, list[Publication]] = {}
        for row in rows:
            verbs.setdefault(self._verb(row), []).append(row)
        for verb, some in verbs.items():
            kind = self._common_kind(some[:1]) if len(some) == 1 and not verb.startswith("co") else ""
            texts = []
            if len(some) == 1 and some[0].date and year(some[0].date) not in some[0].title:
                texts.append(f"[In {year(some[0].date)} ]{fact(some[0])}{{they}} {verb} {kind}{self.title(some[0])}.")
            texts.append(
                f"{{They}} {verb} {kind}{listed([fact(row) + self.title(row) for row in some[:MOST_IN_A_LIST]])}."
            )
            yield from self.subject.theme("publications", *texts)

    def _short(self, rows: Sequence[Publication]) -> Iterator[Theme]:
        """Papers, articles, essays: what is shorter than a book."""
        kinds: dict[str, list[Publication]] = {}
        for row in rows:
            kinds.setdefault(self._kind(row), []).append(row)
        for kind, some in kinds.items():
            items = [fact(row) + self.title(row) for row in some[:MOST_IN_A_LIST]]
            if len(some) == 1 or not kind:
                paper = some[0].publisher or ""
                paper = "" if len(some) > 1 or found("organisations", "no_periodical", paper) else paper
                what = f"the {kind} " if kind and len(some) == 1 else ""
                wrote_ = f"published {what}{listed(items)} in {self._paper(paper)}" if paper else ""
                yield from self.subject.theme(
                    "publications", f"{{They}} {wrote_}." if paper else "", f"{{They}} wrote {what}{listed(items)}."
                )
            else:
                yield from self.subject.theme("publications", f"{{Their}} {kind}s include {listed(items)}.")

    def _co_written(self) -> Iterator[Theme]:
        """What was made with others: each with whom, several by their verb."""
        subject, rows = self.subject, self.together
        verbs: dict[str, list[Publication]] = {}
        for row in rows:
            verbs.setdefault(self._with_others(row), []).append(row)
        for verb, some in verbs.items():
            items = [fact(row) + self.title(row) for row in some[:MOST_IN_A_LIST]]
            if len(some) > 1:
                yield from subject.theme("publications", f"{{They}} {verb} {listed(items)}.")
                continue
            (row,) = some
            others = self._others(row)
            named = len(others) <= 2 and all(" " in one for one in others)
            by = f"[ with {plain(subject.join(others))}]" if named else ""
            kind = self._kind(row)
            what = f"the {kind} " if kind else ""
            date = f"[In {year(row.date)} ]" if row.date and year(row.date) not in row.title else ""
            yield from subject.theme("publications", f"{date}{fact(row)}{{they}} {verb} {what}{self.title(row)}{by}.")

    def _with_others(self, row: Publication) -> str:
        verb = self._verb(row)
        return f"co-{verb}" if verb in ("wrote", "edited", "translated", "composed") else verb

    def _appeared(self) -> Iterator[Theme]:
        """Where work of the person's has appeared: papers that the profile names, books by others that hold it."""
        subject = self.subject
        named = () if APPEARED in subject.authors else subject.person.appeared_in
        places = [f"{told(APPEARED)}{self._paper(each)}" for each in named]
        places += [fact(row) + self.title(row) for row in self.in_others if self._holds(row)]
        if places:
            verb = "appeared" if subject.dead else "has appeared"
            yield from subject.theme("publications", f"{{Their}} work {verb} in {listed(places[:6])}.")

    def _paper(self, name: str) -> str:
        said = self.subject.names.at(name)
        return f"{'the ' if said != name else ''}*{plain(name)}*"

    @staticmethod
    def _holds(row: Publication) -> bool:
        return bool(re.search(r"(?i)antholog|collection|special issue|magazine|journal|edited", row.kind or ""))

    # --- shows ---

    def _shows(self) -> Iterator[Theme]:
        """Exhibitions, concerts, productions, by their kind."""
        subject = self.subject
        kinds: dict[str, list[Show]] = {}
        for row in subject.greatest(subject.profile.shows, Show):
            kinds.setdefault(_kind_of_show(row.kind or "")[0], []).append(row)
        for heading, some in kinds.items():
            deeds = {deed_of_project(row.role or "", past=True) for row in some}
            deed = deeds.pop() if len(deeds) == 1 else ""
            dated = all(row.start or row.date for row in some)
            items = [
                each
                for row in some[:MOST_IN_A_LIST]
                if (each := self._show(row, "& " if len(some) > 1 else " ", dated=dated))
            ]
            lead = f"{{They}} {deed}" if deed else f"{{Their}} {heading} include"
            if len(some) == 1 and not deed:
                lead = f"{{They}} {'' if subject.dead else '{has} '}{_kind_of_show(heading)[1]}"
                items = [where] if (where := self._where(some[0])) else []
            yield from subject.theme("shows", f"{lead} {listed(items)}." if items else "")

    def _show(self, row: Show, mark: str, *, dated: bool) -> str:
        """One show; `mark`: whether its year goes with those of others."""
        named = titled(self.subject, row.title, italics=True) if row.title else ""
        place = f"[ at {self.subject.place(row.venue)}]" if row.venue else ""
        said = f"[{mark}({year(row.start or row.date)})]" if dated else ""
        if not named and row.venue:
            named, place = self.subject.place(row.venue), ""
        return f"{fact(row)}{named}{place}{said}" if named else ""

    def _where(self, row: Show) -> str:
        return f"{fact(row)}{self.subject.place(row.venue)}" if row.venue else ""


def _kind_of_show(kind: str) -> tuple[str, str]:
    for pattern, heading, verb in data()["shows"]["kinds"]:
        if re.search(pattern, kind):
            return str(heading), str(verb)
    heading, verb = data()["shows"]["other"]
    return str(heading), str(verb)


def titled(subject: Subject, title: str, *, italics: bool) -> str:
    """A title in italics or in quotation marks."""
    opening, closing, _, _ = subject.language.quotes
    bare = plain(title.replace("*", ""))
    return f"*{bare}*" if italics else f"{opening}{bare}{closing}"


# --- projects -------------------------------------------------------------------------------------


def projects(subject: Subject) -> Iterator[Theme]:
    """What was made: by the verb of the role; what is under way; the others as a list."""
    rows = subject.greatest(subject.profile.projects, Project)
    verbs: dict[str, list[Project]] = {}
    roles: dict[str, list[Project]] = {}
    others: list[Project] = []
    for row in rows:
        if not row.role:
            others.append(row)
        elif deeds := _deeds(subject, row):
            verbs.setdefault(deeds, []).append(row)
        elif deed := deed_of_project(row.role, past=subject.over(row)):
            verbs.setdefault(f"{{{deed}}}" if deed.endswith("s") else deed, []).append(row)
        elif subject.nouns.is_person(row.role):
            be = "{was}" if subject.over(row) else "{is}"
            post = subject.nouns.post(row.role, row.name)
            credit = beside_project(row.role) == "of"  # was associate producer of, as in the credits
            article = post.noun if credit else post.said if post.article else subject.nouns.with_article(post.noun)
            roles.setdefault(f"{be} {plain(article)} {beside_project(row.role)}", []).append(row)
        else:
            others.append(row)
    for some in (verbs, roles):
        yield from _made(subject, some)
    yield from _works_on(subject, others)


def _made(subject: Subject, verbs: dict[str, list[Project]]) -> Iterator[Theme]:
    for verb, some in verbs.items():
        if len(some) == 1 or some[0].importance > some[1].importance:
            row = some[0]
            is_ = subject.apposed(row.summary)
            start = row.start
            once = verb in ("created", "founded", "co-created", "co-founded", "invented")
            lasted = (row.end and year(row.end) != year(start)) or (row.current is False and not row.end)
            told_ = start and not verb.startswith("{") and year(start) not in row.name and (once or not lasted)
            date = f"[In {year(start)} ]" if told_ else ""
            behind = (f"[, {is_}]" if is_ else "") + ("" if is_ else won_by(subject, row.name))
            yield from subject.theme("projects", f"{date}{fact(row)}{{they}} {verb} {_name(subject, row)}{behind}.")
    if sum(len(some) for some in verbs.values()) > 1:
        clauses, before = [], ""
        for verb in sorted(verbs, key=lambda each: (_first_place(verbs, each), len(each))):
            items = [fact(row) + _name(subject, row) for row in verbs[verb][:MOST_IN_A_LIST]]
            word, _, rest = verb.partition(" ")
            said = rest if word == before and rest else verb  # designed A, the costumes for B
            clauses.append(f"{said} {series(items, subject.language)}")
            before = word
        if len(clauses) == 1:
            ((verb, some),) = verbs.items()
            items = [fact(row) + _name(subject, row) for row in some[:MOST_IN_A_LIST]]
            yield from subject.theme("projects", f"{{They}} {verb} {listed(items)}.")
        else:
            yield from subject.theme("projects", f"{{They}} {listed(clauses[:3])}.")


def _first_place(verbs: dict[str, list[Project]], verb: str) -> int:
    """Where the first verb stands that begins with the same word."""
    word = verb.partition(" ")[0]
    return next(at for at, each in enumerate(verbs) if each.partition(" ")[0] == word)


def _works_on(subject: Subject, rows: Sequence[Project]) -> Iterator[Theme]:
    """What has no role: worked on while its dates say so, else only named among the projects."""
    going = [row for row in rows if row.start and not row.end and not subject.over(row)]
    if going and not subject.dead:
        items = [fact(row) + _name(subject, row) for row in going[:MOST_IN_A_LIST]]
        is_ = subject.apposed(going[0].summary) if len(going) == 1 else ""
        yield from subject.theme("projects", f"{{They}} {{works}} on {listed(items)}{f'[, {is_}]' if is_ else ''}.")
    rest = [row for row in rows if row not in going]
    if rest:
        items = [fact(row) + _name(subject, row) for row in rest[:MOST_IN_A_LIST]]
        is_ = subject.apposed(rest[0].summary) if len(rest) == 1 else ""
        verb = "included" if subject.dead else "include"
        yield from subject.theme("projects", f"{{Their}} projects {verb} {listed(items)}{f'[, {is_}]' if is_ else ''}.")


def _deeds(subject: Subject, row: Project) -> str:
    """What somebody of several roles did: "directed and produced"; "" for one role, or others."""
    pieces = re.split(data()["posts"]["parts"], row.role or "")
    deeds = [deed_of_project(piece, past=True) for piece in pieces]
    return subject.join(deeds) if len(pieces) > 1 and all(deeds) and not any(" " in deed for deed in deeds) else ""


def _name(subject: Subject, row: Project) -> str:
    return titled(subject, row.name, italics=True) if is_art(subject, row) else plain(subject.names.at(row.name))


# --- talks ----------------------------------------------------------------------------------------


def talks(subject: Subject) -> Iterator[Theme]:
    """Where the person has spoken: one entry for an event, none of a talk without a date."""
    rows = [row for row in subject.greatest(subject.profile.talks, Talk) if row.date and row.event]
    series_: dict[str, list[Talk]] = {}
    for row in rows:
        series_.setdefault(_without_number(str(row.event)).casefold(), []).append(row)
    items = []
    for some in series_.values():
        names = {str(row.event) for row in some}
        name = names.pop() if len(names) == 1 else _without_number(names.pop())
        if subject.names.at(_without_number(name)) != _without_number(name):
            name = _without_number(name)  # at the World Congress
        items.append(fact(some[0]) + plain(subject.names.at(name)))
    if items:
        verb = "spoke" if subject.dead else "{has} spoken"
        yield from subject.theme("talks", f"{{They}} {verb} at {listed(items[:3])}.")


def _without_number(event: str) -> str:
    """The name of a congress without its year or number: "RoboCup 2019", "12th Book Week"."""
    bare = re.sub(r"\b(?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|['’]\d\d\b", " ", event)
    return " ".join(bare.split()).strip(" ,:–-") or event
