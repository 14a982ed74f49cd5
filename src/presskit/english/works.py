"""What the person wrote, made and showed, and where their work has appeared.

In: a `Subject`. Out: themes. Titles stand in italics or in quotation marks by their kind, never both ways for one kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from presskit.english.honours import won_for
from presskit.english.nouns import data, found
from presskit.english.shows import shows
from presskit.english.subject import MOST_IN_A_LIST, Subject, fact, figure, is_in, ranked, year
from presskit.english.titles import titled
from presskit.english.told_as import shortened, titles_shortened, without_subtitles, without_tail
from presskit.english.wording import MARK, Theme, listed, main_title, plain, series, told
from presskit.profile import Person
from presskit.profile.names import own_among
from presskit.profile.tables import Publication

APPEARED = "person.appeared_in"

LONGEST_PAIR = 20
"""Words of two books that are told in one sentence with more than their titles."""

LONGEST_TITLE = 9
"""Words of a title that is told with its subtitle."""

FEW = 2
"""Books that keep their subtitles beside each other."""

LONGEST_PART = 4
"""Words of a summary that says no more than what the person's part in a work was: "Co-editor with Kim Vale."."""


OTHERS = "others"
"""How "et al." is said in a sentence."""


def wrote(person: Person, row: Publication) -> bool:
    """Whether the person is among the authors, as far as the profile names them."""
    names = {person.name.casefold(), person.surname.casefold()}
    return not row.authors or any(name in author.casefold() for author in row.authors for name in names)


def _unsure(row: Publication) -> str:
    """Why nobody could say what the person's part in a work was; "" if one can."""
    parts = re.split(r"(?<=\w)[.;,]| and ", (row.summary or "").strip())[:2]
    shares = [
        verb for pattern, verb in data()["works"]["shares"] if any(re.match(pattern, part.strip()) for part in parts)
    ]
    return "names several parts in it" if len(set(shares)) > 1 else ""


def is_book(kind: str) -> bool:
    """Whether a title of this kind stands in italics: a book; others stand in quotation marks."""
    whole = kind.casefold().endswith(("collection", "collections")) or kind.casefold() in ("essays", "stories", "poems")
    return whole or bool(found("works", "italics", kind) and not found("works", "quoted", kind))


def is_written(kind: str) -> bool:
    """Whether one "wrote" a publication of this kind: not a patent."""
    return not found("works", "unwritten", kind)


class Works:
    """The themes about works of one person."""

    in_opening = False
    """Whether the sentence that says who the person is may tell the books."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        rows = [
            row
            for row in subject.greatest(subject.profile.publications, Publication)
            if not found("works", "unfinished", row.status or "")
        ]
        self.rows = [
            row for row in rows if is_written(row.kind or "") and subject.is_sure(row, "summary", _unsure(row))
        ]
        own, self.in_others = list[Publication](), list[Publication]()
        for row in self.rows:  # by what each is, not by which are equal: of 3,000 that takes half a minute
            (own if wrote(subject.person, row) else self.in_others).append(row)
        self.alone = [row for row in own if not self._others(row)]
        self.together = [row for row in own if self._others(row)]
        for_others = ("translated", "illustrated")
        self.for_others = [row for row in (*self.in_others, *self.alone) if self._verb(row) in for_others]
        told_so = {row.key for row in self.for_others}
        self.alone = [row for row in self.alone if row.key not in told_so]

    def themes(self) -> Iterator[Theme]:
        """Books first, then shorter works, what was made with others, where work has appeared; what the author says how
        to tell, behind the books."""
        written = [row for row in self.alone if self._verb(row) == "wrote"]
        books = [row for row in written if is_book(row.kind or "")]
        short = [row for row in written if not is_book(row.kind or "")]
        yield from self._as_told(books)
        yield from self._books([] if self.said else books)
        yield from self._other_verbs([row for row in self.alone if self._verb(row) != "wrote"])
        yield from self._short(short)
        yield from self._co_written()
        yield from self._of_others()
        yield from self._appeared()
        yield from shows(self.subject)
        yield from self._held()

    @cached_property
    def books(self) -> tuple[str, list[str]] | None:
        """The books that may say who the person is: what they are called, and each with its mark."""
        rows = [row for row in self.alone if self._verb(row) == "wrote" and is_book(row.kind or "")][:MOST_IN_A_LIST]
        short = len(rows) > FEW
        items = [fact(row) + self.title(row, short=short) for row in rows]
        if len(rows) == 1 and (crown := self._crown(rows[0].title)):
            items = [f"{items[0]}[{crown}]"]
        return (self._common_kind(rows), items) if rows else None

    @cached_property
    def said(self) -> list[tuple[Publication, str]]:
        """Books of which their author says "is the author of …", each with what follows, the most important first."""
        rows = ranked(row for row in self.subject.profile.publications if row.told_as)
        said = [(row, text) for row, text in self.subject.authors_words(rows) if isinstance(row, Publication)]
        lead = "the author of "
        found_ = [(row, text.partition(" ")[2]) for row, text in said if text.startswith(("{is} ", "{was} "))]
        return [(row, rest.removeprefix(lead)) for row, rest in found_ if rest.startswith(lead)]

    def _as_told(self, books: Sequence[Publication]) -> Iterator[Theme]:
        """Books in their author's words, with the others in one sentence, or else the greatest alone."""
        if not self.said:
            return
        be = "{was}" if self.subject.dead else "{is}"
        lead = f"{{They}} {be} the author of "
        short = [fact(row) + without_tail(text) for row, text in self.said]
        if len(short) + len(books) > 1:
            short = [without_subtitles(each) for each in short]
        short += [fact(row) + self.title(row, short=True) + self._published(row, alone=True) for row in books]
        alike = Counter(" ".join(text.split(" ")[:3]) for _, text in self.said)
        texts = []
        # "the story collection A, B and C" are three of them
        titles = all(text.startswith("*") for _, text in self.said)
        if len(short) > 1 and titles and not any("," in re.sub(f"{MARK}|\\[.*?\\]", "", each) for each in short[:-1]):
            texts += [f"{lead}{listed(short[:MOST_IN_A_LIST], 2)}."] if max(alike.values()) == 1 else []
        named = " ".join(text for _, text in self.said)
        rest = [row for row in books if not is_in(main_title(row.title), named)]
        if len(rest) == 1 and re.match(r"(?:the|an?) ", self.said[0][1]):
            (row, text), title = (
                self.said[0],
                fact(rest[0]) + self.title(rest[0]) + self._published(rest[0], alone=True),
            )
            texts.append(f"{lead}{title} and {fact(row)}{shortened(text)}.")
        texts += self._two_of_a_kind(lead) if max(alike.values()) == 1 and not texts else ()
        for row, text in self.said:
            if crowned := self._crowned_titles(text):
                texts.append(f"{lead}{fact(row)}{titles_shortened(crowned)}.")
            elif crown := self._crown_of_one(text):
                texts.append(f"{lead}{fact(row)}{titles_shortened(crown)}.")
            texts.append(f"{lead}{fact(row)}{shortened(text)}.")
        yield from self.subject.theme("publications", *texts)
        if not self.in_opening:
            yield from self._further(rest)

    def _two_of_a_kind(self, lead: str) -> Iterator[str]:
        """Two books of which each is told with more than its title: "*Ebb*, which won the Quay Prize, and of the memoir
        *Flow*"."""
        if len(self.said) < 2 or all(text.startswith("*") and "," not in text for _, text in self.said):
            return
        (row, text), (other, more) = self.said[:2]
        crown, bare = self._crown_of_one(text) or text, re.sub(r" \([^)]*\)", "", without_tail(more))
        if len(without_tail(crown).split()) + len(bare.split()) <= LONGEST_PAIR and "," not in bare:
            comma = "," if "," in crown else ""
            second = f"{fact(other)}{shortened(more)}"
            yield f"{lead}{fact(row)}{titles_shortened(crown)}{comma} and of {second}."

    def _further(self, books: Sequence[Publication]) -> Iterator[Theme]:
        """Books besides those that their author's words tell."""
        items = [fact(row) + self.title(row, short=True) for row in books[: MOST_IN_A_LIST - 1]]
        be = "{was}" if self.subject.dead else "{is}"
        if len(items) > 1:
            yield from self.subject.theme(
                "publications", f"{{Their}} {self._plural_kind(books)} include {listed(items, 2)}."
            )
        elif items:
            yield from self.subject.theme("publications", f"{{They}} {be} also the author of {items[0]}.")

    def _crowned_titles(self, text: str) -> str:
        """Titles with what they won: "*Ebb*, which won the Quay Prize, and *Flow*"; "" where they won nothing, or are
        told with more than their dates."""
        titles = re.findall(r"\*([^*]+)\*(?: \([^)]*\))?", text)
        if not re.fullmatch(r"(?:the [a-z ]+)?\*[^*]+\*(?: \([^)]*\))?(?: and \*[^*]+\*(?: \([^)]*\))?)?", text):
            return ""
        said = text
        for at, title in enumerate(titles):
            named = re.search(rf"\*{re.escape(title)}\*(?: \([^)]*\))?", said)
            if named and (won := self._crown(title)):
                said = said[: named.end()] + won + ("," if at + 1 < len(titles) else "") + said[named.end() :]
        return said if said != text else ""

    def _crown_of_one(self, text: str) -> str:
        """A text that begins with one title, without what only explains it, and with what it won; "" if nothing."""
        head = without_tail(text)
        title = re.fullmatch(r"(?:the [a-z ]+)?\*([^*]+)\*(?: \([^)]*\))?", head)
        crown, own = self._crown(title[1]) if title else "", text[len(head) :]
        prizes = (row for row in self.subject.profile.awards if fact(row) in crown)
        if crown and all(is_in(row.title, own) for row in prizes):
            return head + "".join(re.findall(MARK, crown)) + own  # as its author says
        return head + crown if crown else ""

    def _crown(self, title: str) -> str:
        """What a book won, behind its title: ", which won the Quay Prize"."""
        prizes = won_for(self.subject, title)
        return f", which won {self.subject.join(prizes[:2])}" if prizes else ""

    # --- titles ---

    def title(self, row: Publication, *, short: bool = False) -> str:
        """A title as it stands in a sentence; `short`: among others, without its subtitle. A long one never has it."""
        title = row.title
        if short or len(title.split()) > LONGEST_TITLE or ". " in title:
            main = main_title(title)
            alike = [each for each in self.rows if main_title(each.title) == main]
            title = main if len(alike) == 1 else title
        return titled(self.subject, title, italics=is_book(row.kind or ""))

    def _others(self, row: Publication) -> list[str]:
        """With whom it was written; somebody of the same family name is one of them."""
        person = self.subject.person
        names = {person.name.casefold(), person.surname.casefold()}
        own = own_among(row.authors, person.parts)
        found = [each for at, each in enumerate(row.authors)
                 if (at != own if own is not None else not any(name in each.casefold() for name in names))]  # fmt: skip
        return [OTHERS if re.fullmatch(r"(?i)et\.? al\.?|and others", each) else each for each in found]

    def _verb(self, row: Publication) -> str:
        """What the person did: by what the summary says of their part ("Co-editor."), else by the kind."""
        part = re.split(r"(?<=\w)[.;]", (row.summary or "").strip())[0]
        if len(part.split()) <= LONGEST_PART:
            for pattern, verb in data()["works"]["shares"]:
                if re.search(pattern, part):
                    return str(verb)
        trades = " ".join(self.subject.person.occupations).casefold()
        if "illustrator" in trades and not wrote(self.subject.person, row):
            return "illustrated"
        if re.search("(?i)illustrated", row.kind or "") and "illustrator" in trades and not row.authors:
            return "illustrated"
        for pattern, verb in data()["works"]["verbs"]:
            if re.search(pattern, row.kind or ""):
                return str(verb)
        return "wrote"

    def _kind(self, row: Publication) -> str:
        kinds = data()["works"]["kinds"]
        kind = (row.kind or "").strip().casefold()
        last = kind.split(" ")[-1]
        if kind not in kinds and " " in kind and last in ("novel", "memoir", "cookbook", "biography", "play"):
            return kind  # a mystery novel
        return str(kinds.get(kind, ""))

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
            short = len(some) > FEW
            bare = [fact(row) + self.title(row, short=short) for row in some]
            dated = [f"{fact(row)}{self.title(row, short=short)}{self._published(row, alone=alone)}" for row in some]
            items = dated if all(row.date and not row.title.endswith(")") for row in some) else bare
            count = self._number()
            crowns = [self._crown(row.title) for row in some]
            if any(crowns) and len(some) <= FEW and not self._is_author:
                said = [each + won for each, won in zip(bare, crowns, strict=True)]
                both = f"{said[0]}{',' if crowns[0] else ''} and {said[-1]}"
                texts.append(f"{{They}} {be} the author of {kind}{said[0] if alone else both}.")
            if crowns[0] and not alone:
                texts.append(f"{{They}} {be} the author of {self._common_kind(some[:1])}{bare[0]}{crowns[0]}.")
            elif crowns[0]:
                texts.append(f"{{They}} wrote {kind}{bare[0]}{crowns[0]}.")
            if count and start == 0:
                texts.append(f"{{They}} {be} the author of {count}, among them {listed(bare)}.")
            if (len(books) > MOST_IN_A_LIST - 1 or (self._is_author and not alone)) and start == 0:
                texts.append(f"{{Their}} {self._plural_kind(books)} include {listed(bare, 2)}.")
            if self._is_author:
                pass  # who "is an author" is not "the author of"
            elif kind and not alone:
                texts.append(f"{{They}} {be} the author of {kind}{listed(items, 2)}.")
                texts.append(f"{{They}} {be} the author of {self._common_kind(some[:1])}{bare[0]}.")
            else:
                texts.append(f"{{They}} {be} the author of {kind}{listed(items)}.")
            texts.append(f"{{They}} wrote {self._common_kind(some[:1])}{bare[0]}.")
        yield from subject.theme("publications", *texts)

    def _published(self, row: Publication, *, alone: bool) -> str:
        date = year(row.date)
        if not date or date in row.title:
            return ""
        house = f"[{plain(row.publisher)}, ]" if alone and row.publisher else ""
        if not alone and any(" and " in each.title for each in self.alone):
            return f" ({date})"  # "A and B and C" are two books
        return f"[ ({house}{date})]" if alone else f"[& ({date})]"

    @property
    def _is_author(self) -> bool:
        return any(each.casefold().split()[-1] == "author" for each in self.subject.person.occupations)

    def _common_kind(self, some: Sequence[Publication]) -> str:
        """`the novels `, where all of several are of one kind; `the novel ` of one; "" where they are not."""
        kinds = {self._kind(row) for row in some}
        kind = kinds.pop() if len(kinds) == 1 else ""
        if not kind or kind in ("paper", "article", "essay"):
            return ""
        return f"the {kind} " if len(some) == 1 else f"the {kind}s "

    def _plural_kind(self, some: Sequence[Publication]) -> str:
        kind = self._common_kind([*some, *some])
        return kind.removeprefix("the ").strip() or "books"

    def _number(self) -> str:
        """A figure of the profile's that counts books: `more than 25 books`."""
        for row in self.subject.profile.numbers:
            if (
                not row.told_as
                and re.search(r"(?i)\b(?:books?|novels?|titles|collections?)\b", row.label)
                and len(row.label.split()) <= 4
            ):
                value = figure(str(row.value))
                if not re.search(r"(?i)ed$", row.label.strip()) and row.key not in self.subject.authors:
                    return f"{told(row.key)}{plain(value)} {plain(self.subject.nouns.lowered(row.label))}"
        return ""

    def _other_verbs(self, rows: Sequence[Publication]) -> Iterator[Theme]:
        """Albums that were released, films that were made, anthologies that were edited."""
        verbs: dict[str, list[Publication]] = {}
        for row in rows:
            verbs.setdefault(self._verb(row), []).append(row)
        for verb, some in verbs.items():
            kind = "" if verb.startswith("co") else self._common_kind(some[:MOST_IN_A_LIST])
            texts = []
            if len(some) == 1 and some[0].date and year(some[0].date) not in some[0].title:
                texts.append(f"[In {year(some[0].date)} ]{fact(some[0])}{{they}} {verb} {kind}{self.title(some[0])}.")
            items = [fact(row) + self.title(row, short=len(some) > 1) for row in some[:MOST_IN_A_LIST]]
            texts.append(f"{{They}} {verb} {kind}{listed(items)}.")
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
                in_book = found("works", "in_books", some[0].kind or "")
                paper = "" if len(some) > 1 or in_book or found("organisations", "no_periodical", paper) else paper
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
            items = [fact(row) + self.title(row, short=len(some) > 1) for row in some[:MOST_IN_A_LIST]]
            if len(some) > 1:
                yield from subject.theme("publications", f"{{They}} {verb} {listed(items)}.")
                continue
            (row,) = some
            others = self._others(row)
            named = len(others) <= 2 and all(" " in one or one == OTHERS for one in others)
            by = f"[ with {plain(subject.join(others))}]" if named else ""
            kind = self._kind(row)
            what = f"the {kind} " if kind else ""
            date = f"[In {year(row.date)} ]" if row.date and year(row.date) not in row.title else ""
            yield from subject.theme("publications", f"{date}{fact(row)}{{they}} {verb} {what}{self.title(row)}{by}.")

    def _with_others(self, row: Publication) -> str:
        verb = self._verb(row)
        return f"co-{verb}" if verb in ("wrote", "edited", "translated", "composed") else verb

    def _of_others(self) -> Iterator[Theme]:
        """Books by others that the person translated or illustrated: Ivo Quay’s *A* and *B*."""
        subject = self.subject
        for verb in ("translated", "illustrated"):
            authors: dict[str, list[Publication]] = {}
            for row in self.for_others:
                if self._verb(row) == verb:
                    authors.setdefault(subject.join(list(row.authors)), []).append(row)
            items: list[str] = []
            for author, some in authors.items():
                titles = [fact(row) + self.title(row, short=True) for row in some[:MOST_IN_A_LIST]]
                named = author and len(author.split()) < LONGEST_PART + 2
                by = f"{plain(subject.language.possessive(author))} " if named else ""
                items.append(f"{by}{series(titles, subject.language)}")
            number = count_of(subject, verb)
            has = "" if subject.dead else "{has} "
            texts = [f"{{They}} {has}{verb} {number}, among them {listed(items[:3])}."] if number and items else []
            if items:
                texts.append(f"{{They}} {has}{verb} {listed(items[:3])}.")
            yield from subject.theme("publications", *texts)

    def _appeared(self) -> Iterator[Theme]:
        """Where work of the person's has appeared: papers that the profile names, books by others that hold it."""
        subject = self.subject
        named = () if APPEARED in subject.authors else subject.person.appeared_in
        places = [f"{told(APPEARED)}{self._paper(each)}" for each in named]
        holding = [row for row in self.in_others if self._holds(row) and row not in self.for_others]
        places += [fact(row) + self.title(row) for row in holding]
        if places:
            verb = "appeared" if subject.dead else "has appeared"
            yield from subject.theme("publications", f"{{Their}} work {verb} in {listed(places[:6])}.")

    def _held(self) -> Iterator[Theme]:
        """Which collections hold work of the person's, by a section of the profile's."""
        subject = self.subject
        for section in subject.profile.sections:
            if not found("figures", "collections", section.title or "") or section.key in subject.authors:
                continue
            names = [entry.title for entry in section.entries if entry.title]
            places = [plain(subject.names.at(name)) for name in names[:MOST_IN_A_LIST]]
            if len(places) > 1:
                marked = [told(section.key) + place for place in places]
                yield from subject.theme("shows", f"{{Their}} work is in the collections of {listed(marked, 2)}.")
            return

    def _paper(self, name: str) -> str:
        name = name.strip("*")
        said = name if name.startswith("The ") else self.subject.names.at(name)
        return f"{'the ' if said != name else ''}*{plain(name)}*"

    @staticmethod
    def _holds(row: Publication) -> bool:
        return bool(re.search(r"(?i)antholog|collection|special issue|magazine|journal|edited", row.kind or ""))


def count_of(subject: Subject, verb: str) -> str:
    """A figure of the profile's of what the person did so with: `over 100 titles`, of "titles translated"."""
    for row in subject.profile.numbers:
        at = re.fullmatch(rf"(?i)(?P<what>[\w -]+?) (?:{verb})", row.label.strip())
        if at and not row.told_as and row.key not in subject.authors:
            return f"{told(row.key)}{plain(figure(str(row.value)))} {plain(at['what'])}"
    return ""
