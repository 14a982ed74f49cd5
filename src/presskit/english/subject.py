"""Whom sentences are made about: the profile, the voice and the day, and what every theme asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final, TypeVar

from presskit.english.heads import is_common, is_person
from presskit.english.names import Names
from presskit.english.nouns import Nouns, data, found, listed
from presskit.english.wording import MARK, Theme, Wording, main_title, plain, told, worded
from presskit.grammar import Doubt, Facts
from presskit.grammar.said import said
from presskit.language import Language
from presskit.profile import Entry, PartialDate
from presskit.profile.entries import Told
from presskit.profile.tables import Award, Education, Membership, Project, Publication, Work

E = TypeVar("E", bound=Entry)

MOST_IN_A_LIST: Final = 5
"""Facts in one sentence: a sixth is no longer read."""


class Subject:
    """The person of one profile in one voice on one day."""

    def __init__(self, facts: Facts, language: Language) -> None:
        self.profile, self.person, self.language = facts.profile, facts.profile.person, language
        self.voice, self.as_of, self.authors, self.connected = facts.voice, facts.as_of, facts.told, facts.connected
        self.names = Names(self.profile)
        self.dead = self.person.has_died(self.as_of)
        self.nouns = Nouns(language, self._capitals())
        self.doubts: dict[str, Doubt] = {}

    def _capitals(self) -> frozenset[str]:
        """The words of places and peoples that the profile names."""
        person = self.person
        held = (person.location, person.origin, person.nationality, *(row.language for row in self.profile.languages))
        places = (getattr(row, "location", None) for row in (*self.profile.work, *self.profile.education))
        return frozenset(word for text in (*held, *places) if text for word in re.findall(r"\b[A-ZÀ-Þ][\w’'-]+", text))

    # --- facts ---

    def over(self, entry: Entry) -> bool:
        """Whether it has ended; all has for who has died."""
        return self.dead or entry.past(self.as_of)

    def newest(self, rows: Iterable[Entry], kind: type[E]) -> list[E]:
        """What has begun and the author does not tell: what goes on, the most important first; then what is past, the
        newest first."""

        def place(row: Entry) -> tuple[int, int, int]:
            start: PartialDate | None = getattr(row, "start", None) or getattr(row, "date", None)
            if not row.past(self.as_of):
                return (0, -row.importance, -start.first_day().toordinal() if start else 0)
            return (1, -row.latest.last_day().toordinal(), 0) if row.latest else (2, 0, 0)

        own = [row for row in rows if isinstance(row, kind) and row.begun(self.as_of)]
        own = [row for row in own if not {row.key} & (self.authors | self.told_first | self.told_further.keys())]
        tellers = [row for row in own if getattr(row, "told_as", None)]  # which may tell others of the table, too
        own = [row for row in own if row in tellers or not any(self._tells(each, row) for each in tellers)]
        rows_ = {
            each.name_of
            for each in tellers
            if isinstance(each, Award) and f"{each.title.lower()}s" in (each.told_as or "")
        }
        own = [row for row in own if row in tellers or row.name_of not in rows_]
        own = [row for row in own if not (isinstance(row, (Project, Publication)) and self._is_crowned(row))]
        return sorted((row for row in own if isinstance(row, Work) or not getattr(row, "told_as", None)), key=place)

    def _is_crowned(self, row: Project | Publication) -> bool:
        """Whether the author's words on an honour tell a work of which they say nothing else."""
        name = rf"[*“]{re.escape(main_title(row.name_of))}[*”:]"
        honours = (each for each in self.profile.awards if each.told_as and each.importance >= row.importance)
        return (
            not row.told_as
            and row.importance < GREATEST
            and any(re.search(name, each.told_as or "") for each in honours)
        )

    def _tells(self, teller: Entry, row: Entry) -> bool:
        """Whether the author's words on one entry tell another one of its table."""
        text = getattr(teller, "told_as", None) or ""
        short = row.name_of.partition(" of ")[0]  # the Whitney Museum is that of American Art
        if row.table == "shows" and " " in short and not row.told_as and is_in(short, text):  # type: ignore[attr-defined]
            return True
        return tells(text, row, self.language, role=getattr(teller, "position", None) or getattr(teller, "role", None))

    def greatest(self, rows: Iterable[Entry], kind: type[E]) -> list[E]:
        """As `newest`, the most important first."""
        return ranked(self.newest(rows, kind))

    @cached_property
    def is_at_home(self) -> bool:
        """Whether a present post says where the person lives or works."""
        town = (self.person.location or "").split(",")[0]
        rows = [row for row in (*self.profile.work, *self.profile.volunteering) if not self.over(row)]
        return bool(town) and any(is_in(town, f"{row.organization} {row.told_as or ''}") for row in rows)

    @cached_property
    def _rows(self) -> dict[str, Entry]:
        return {row.key: row for row in self.profile.entries()}

    @cached_property
    def told_first(self) -> frozenset[str]:
        """The keys of honours, memberships and studies of which the author's first sentence says all."""
        first, profile = self.person.told_as, self.profile
        if not first:
            return frozenset()
        words = said(first, self.language)
        rows: tuple[Entry, ...] = (*profile.awards, *profile.memberships, *profile.certificates, *profile.education)
        named = [row for row in rows if tells(first, row, self.language) and row.begun(self.as_of)]
        return frozenset(row.key for row in named if said(getattr(row, "told_as", None) or "", self.language) <= words)

    @cached_property
    def told_further(self) -> dict[str, str]:
        """What the author says of entries that the first sentence names, as far as it does not say so already, by their
        keys: "Quay Farm feeds a town" of "owns Quay Farm, which feeds a town", "{They} {specializes} in fog"."""
        rows = (*self.profile.work, *self.profile.volunteering, *self.profile.projects)
        said_ = ((row, self._further(row)) for row in rows if row.told_as and row.begun(self.as_of))
        return {row.key: text for row, text in said_ if text and row.key not in self.authors and not self.over(row)}

    def _further(self, row: Told) -> str:
        """One of `told_further`; "" if the author says more than that, or nothing more."""
        first, told_as = self.person.told_as or "", (row.told_as or "").rstrip(".")
        rest = _FURTHER.fullmatch(told_as)
        words = plain(row.name_of).split()
        begun = (" ".join(words[:many]) for many in range(len(words), min(len(words), LEAST_OF_A_NAME) - 1, -1))
        name = next((each for each in begun if is_in(each, first)), "")
        if not rest or not name:
            return ""
        new = said(rest["head"], self.language) - said(f"{first} {row.name_of}", self.language)
        if len([each for each in new if not each.isdigit()]) > LITTLE:
            return ""
        if rest["does"]:
            return f"{{They}} {{{rest['does'].removesuffix('ing')}es}} {rest['on']}"
        the = "The " if is_in(f"the {name}", first) else ""
        return f"{the}{name} {self.theirs(rest['what'])}"

    def importance(self, key: str) -> int:
        """The importance of an entry, by its key."""
        return self._rows[key].importance if key in self._rows else 0

    def goes_on(self, key: str) -> bool:
        """Whether an entry, by its key, has not ended."""
        return key in self._rows and not self.over(self._rows[key])

    # --- what is certain ---

    def is_sure(self, entry: Entry, field: str, why: str) -> bool:
        """Whether there is no doubt (`why` it is doubtful, "" if it is not); what is doubtful is left out of sentences,
        and its author is told."""
        if why:
            self.doubts.setdefault(entry.key, Doubt(entry.key, field, why))
        return not why

    @cached_property
    def _is_retired(self) -> bool:
        return re.match(r"(?:is )?an? (?:retired|former) ", self.person.told_as or "") is not None

    def authors_words(self, rows: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
        """Entries that their author says how to tell, each with a predicate: "{is} the pope’s barber"."""
        for row in rows:
            text = getattr(row, "told_as", None)
            told_ = row.key in self.told_first or row.key in self.told_further
            if text and row.begun(self.as_of) and row.key not in self.authors and not told_:
                verb, rest = self.predicate(text)
                if (
                    not verb
                    and not isinstance(row, (Work, Membership))
                    and re.match(r"(?!an?\b|the\b|one\b)[a-z]+ ", rest)
                ):
                    verb, _, rest = rest.partition(" ")  # "read law at Quay Hall"
                over = self.over(row) and not (self.is_status(rest) and not self.dead)
                verb = "was" if verb == "is" and over else verb
                if verb == "has" and re.match("been an? ", rest) and self._is_retired:
                    verb, rest = "was", rest.removeprefix("been ")
                verb = verb or ("received" if isinstance(row, Award) else "was" if over else "is")
                adverb, _, verb = verb.rpartition(" ")
                braces = verb in ("is", "was") or verb in known_verbs() or (verb.endswith("s") and verb != "was")
                rest = re.sub(
                    r"(?<= and )(has|is|was)(?= )", r"{\1}", self.theirs(rest)
                )  # "founded it, and has led it"
                rest = self.series(rest) if braces else rest
                rest = re.sub(r"^([^,]+),( in (?:19|20)\d\d)$", r"\1\2", rest)
                rest = _APART.sub(r"\2 \1\3", rest)  # developed with her team “Ebb”, a platform
                rest = _SHOWN.sub(r"\1\3,\2", rest)  # presented *Model*, a work for the fair, at Foss Hall
                rest = _FAR.sub(r"\1\3,\2", rest)  # ran Alto Farm, a city farm, with her son from 1985 to 2008
                second = re.match(r"and ([a-z]+[^isu]s) (?=an?\b|the\b|its\b|her\b|his\b|at\b|in\b|[A-Z*])", rest)
                if second:  # founded and directs it
                    rest = f"and {{{second[1]}}} {rest[second.end() :]}"
                rest = self._there(row, rest) if isinstance(row, Work) else rest
                yield row, f"{adverb} {f'{{{verb}}}' if braces else verb} {rest}".lstrip()

    @staticmethod
    def series(rest: str) -> str:
        """What follows a verb of the present, in which the others of its series follow the person, too: consults for A,
        presents at B and mentors students."""
        return re.sub(
            r"(?:(?<=, )|(?<= and )|(?<=^and ))([a-z]+s)(?= )",
            lambda verb: f"{{{verb[1]}}}" if verb[1] in known_verbs() else verb[1],
            rest,
        )

    def _there(self, row: Work, rest: str) -> str:
        """A predicate that names the house of a post, which the first sentence has just named."""
        name = re.escape(plain(row.organization))
        if not is_in(row.organization, self.person.told_as or "") or self.person.told_as == row.told_as:
            return rest
        noun = row.organization.split()[-1].lower()
        if noun in listed("organisations", "shared") and (self.person.told_as or "").lower().count(noun) == 1:
            rest = re.sub(rf"^(?:the )?{name}(?=$|,| in )", f"the {noun}", rest)  # she co-founded the foundation
        # "was appointed rector of A in 2018", behind "is the rector of A"
        return re.sub(rf"^((?:[a-z]+ed )?[a-z ]*[a-z]) of (?:[Tt]he )?{name}(?= (?:in|on) |$)", r"\1", rest)

    def began(self, row: Entry) -> bool:
        """Whether its author says that the person began it: founded A."""
        verb, rest = self.predicate(getattr(row, "told_as", None) or "")
        return found("verbs", "began", verb) is not None or (verb == "began" and row.name_of in rest)

    def founded_first(self, row: Entry, verb: str) -> bool:
        """Whether the first sentence says already that the person founded it."""
        first, stem = self.person.told_as or "", said(verb.removeprefix("co-"), self.language)
        return self.began(row) and is_in(row.name_of, first) and stem <= said(first, self.language)

    def leads_first(self, row: Entry, verb: str) -> bool:
        """Whether the first sentence says of the house that the person "{leads}" that they are at its head."""
        post = rf"\b(?:director|head|leader|president|chief executive|CEO|owner) of (?:the )?{re.escape(row.name_of)}"
        return (
            verb in ("{leads}", "{runs}", "{heads}", "{directs}")
            and re.search(post, self.person.told_as or "") is not None
        )

    def entered(self, row: Entry) -> bool:
        """Whether its author says how the person came to a post that they hold, and when: "was appointed in 2023"."""
        dated = getattr(row, "start", None) is not None
        return dated and not self.over(row) and self.was_done(row) and not self.began(row)

    def was_done(self, row: Entry) -> bool:
        """Whether its author says what the person did, and not what goes on: "instituted the Alto Days"."""
        verb, rest = self.predicate(getattr(row, "told_as", None) or "")
        goes_on = verb in ("", "is", "has") or verb.endswith("s") or re.search(r" and (?:is|has|[a-z]+s) ", rest)
        return verb == "was" or not goes_on

    @staticmethod
    def is_status(phrase: str) -> bool:
        """Whether it says what somebody is whose post is over: a retired professor, who is one still."""
        return found("posts", "status", phrase) is not None

    def stands_in_its_time(self, row: Entry) -> bool:
        """Whether its author tells a post that is over with its years, as they tell others, so that each stands in the
        order of time."""
        return row.key in self._in_their_time

    @cached_property
    def _in_their_time(self) -> frozenset[str]:
        rows = [row for row in self.profile.work if row.told_as and self.over(row)]
        told_ = [row.key for row in rows if _WITH_YEARS.search(row.told_as or "")]
        return frozenset(told_ if len(told_) > 1 else ())

    @staticmethod
    def is_deed(phrase: str) -> bool:
        """Whether what follows "was" says what was done, and is no post: "appointed to the Court in 2023"."""
        return found("posts", "entered", phrase) is not None or bool(_NO_NOUN.search(phrase))

    @staticmethod
    def predicate(text: str) -> tuple[str, str]:
        """The verb of an author's predicate, "" where it has none, and what follows: "is", "a judge at the fair". With
        it stand an adverb before it, "first reached", and a comma behind it: "filmed,", "cut and produced it"."""
        text = " ".join(text.split()).rstrip(".")
        if adverb := _ADVERB.match(text):
            verb, rest = Subject.predicate(text[adverb.end() :])
            return (f"{adverb[0]}{verb}", rest) if verb else ("", text)
        verb, _, rest = text.partition(" ")
        low = verb.lower().removesuffix(",")
        known = low in ("is", "was", "has", "had", "won") or low in known_verbs()
        past = low in data()["verbs"]["past"] or found("verbs", "past_regular", low) or found("verbs", "irregular", low)
        present = re.fullmatch(r"(?:co-)?[a-z]+[^isu]s", verb) and (
            re.match(r"(?:an?|the|as|at|in|on|with|for|to|[a-z]+ing) ", rest) or not is_person(text.split(",")[0])
        )  # "follows women", and no "sports editor"
        modal = found("verbs", "modal", verb)
        comma = verb.endswith(",")
        verb_found = (past or low == "won") if comma else (known or past or present or modal)
        return (verb.lower(), rest) if rest and verb_found else ("", text)

    # --- words ---

    def place(self, name: str) -> str:
        """An organisation as it follows "at": with its article, in italics if it is a paper that the person edits."""
        name = name.strip("*")
        said = self.names.at(name)
        if name not in self._periodicals or "*" in name:
            return plain(said)
        said = name if name.startswith("The ") else said
        article = "the " if said.startswith("the ") else ""
        return f"{article}*{plain(said.removeprefix(article))}*"

    @cached_property
    def _periodicals(self) -> frozenset[str]:
        edited = {
            row.organization
            for row in (*self.profile.work, *self.profile.volunteering)
            if re.search(r"(?i)\beditor(?:-in-chief)?$|\b(?:co-?)?(?:host|presenter|showrunner)$", row.position or "")
        }
        appeared = set(getattr(self.person, "appeared_in", ()))
        return frozenset(
            name.strip("*") for name in edited | appeared if not found("organisations", "no_periodical", name)
        )

    def month(self, date: PartialDate | None) -> str:
        """A date without its day, as it stands in a sentence."""
        return self.language.date(date.without_day, prose=True) if date else ""

    def join(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        return self.language.join(list(items))

    # --- what an entry says of itself ---

    def described(self, name: str) -> str:
        """What an organisation is, to stand behind its name: "a quarterly of new writing", "which builds bridges"; ""
        where the profile does not say so in words that fit."""
        rows = [row for row in self.profile.organizations if row.name.casefold() == name.casefold()]
        text = _first_sentence(rows[0].description or "") if rows else ""
        begun = re.match(rf"(?i)(?:the )?{re.escape(name)}\s+(.+)$", text)
        return _apposed(begun[1] if begun else text, named=bool(begun))

    def apposed(self, summary: str | None, *, thing: bool = False) -> str:
        """What a summary says that a thing is: "a venture capital firm for …"; "" if it says something else. `thing`:
        what a summary begins with an article is the thing, and not what a film is about."""
        text = _first_sentence(summary or "")
        if (
            thing
            and (whole := re.fullmatch(r"([Aa]n? [^,;:]{12,})(?:, [^,]+)?", text))
            and not found("verbs", "persons", text)
        ):
            return plain(whole[1][0].lower() + whole[1][1:]) if len(text.split()) <= LONGEST_DETAIL else ""
        return _apposed(text, named=False)

    def did(self, summary: str | None, *, over: bool) -> str:
        """What a summary says that the person does or did, as words behind {they}: "{leads} the design of …"."""
        text = _first_sentence(summary or "")
        if not text or found("verbs", "persons", text) or len(text.split()) > LONGEST_DETAIL:
            return ""
        verb, _, rest = text.partition(" ")
        low = verb.lower()
        if not rest or found("verbs", "passive", text):
            return ""
        past = data()["verbs"]["past"]
        if re.match(r"(?:with|by|in|at|from|for|on|to|as)\b", rest) and low not in ("worked", "works", "led"):
            return ""  # "Formed with Kim Vale" was the house, not the person
        if low in past or found("verbs", "past_regular", low):
            if over or re.search(r"\b(?:19|20)\d\d\b", rest):
                return f"{low} {plain(rest)}"
            return "" if re.search(r"\band \w+ed\b", rest) else f"{{has}} {past.get(low, low)} {plain(rest)}"
        if (
            low in known_verbs()
            and not over
            and re.search(r"^(?:a|an|the|its|all|how|on|in|at|for|with|to|[a-z-]+|[A-Z]\w+)\b", rest)
        ):
            return f"{{{low}}} {plain(rest)}" if not re.search(r"\band \w+s\b (?:the|a|an|its|on|in)\b", rest) else ""
        return ""

    def done(self, row: Work, did: str, *, over: bool) -> str:
        """The first of what a post says of itself that tells what the person does or did there."""
        said = (did, row.summary, *(each for each in row.highlights if not found("verbs", "passive", each)))
        return next((text for each in said if each and (text := self.did(each, over=over))), "")

    def theirs(self, text: str, *, they: bool = False) -> str:
        """A phrase about the person in the notation: "her tenacity" is "my tenacity" in the first person. `they`: so is
        "their", of a person of that pronoun; elsewhere only where nothing before it may own it, too."""
        own = {"she": "her", "he": "his", "they": "their"}.get(self.person.pronoun_set, "")
        said = plain(text)

        def marked(word: re.Match[str]) -> str:
            others = own == "their" and not they and _may_own(word.string[: word.start()])
            return word[0] if others else "{their}"

        said = re.sub(rf"\b{own}\b", marked, said) if own else said
        pronoun = self.person.pronoun_set
        if pronoun not in ("she", "he"):
            return said
        said = re.sub(rf"\b{pronoun} (is|has|was|[a-z]+s)\b", r"{they} {\1}", said)  # where {they} {leads} the …
        return re.sub(rf"\b{pronoun}\b", "{they}", said)

    # --- themes ---

    @cached_property
    def _is_an_author(self) -> bool:
        """Whether the first sentence calls the person an author."""
        trades = self.person.told_as or " ".join(self.person.occupations)
        return re.search(r"\bauthor\b", trades) is not None

    def theme(self, table: str, *texts: str, opens: bool = False) -> Iterator[Theme]:
        """A theme of these texts in the notation, if any is a sentence."""
        if not opens and self._is_an_author:  # nobody is an author, and then the author of something
            texts = tuple(text.replace("{They} {is} the author of ", "{They} wrote ") for text in texts)
        texts = tuple(_AWAY.sub(r"\1", text) for text in texts)
        ended = (_QUOTED.sub(self.language.typography.quoted_stop, text) for text in texts if text)
        wordings = [worded(text, opens=opens) for text in dict.fromkeys(ended)]
        made: tuple[Wording, ...] = tuple(each for each in wordings if each and (each.facts or each.opens))
        if made:
            yield Theme(table, made)


_AWAY: Final = re.compile(rf" ((?:{MARK})*)(?=\[,)")
"""The space behind a role without a place, before what begins with a comma."""


def tells(text: str, row: Entry, language: Language, *, role: str | None = None) -> bool:
    """Whether an author's words on something else tell an entry, too: its name, and the post, the prize or the course
    of study; `role`: a post that need not be said."""
    words = said(text, language)
    if isinstance(row, Award):
        named = said(row.title, language)
        if named <= language_common(language) and row.awarder:
            named |= said(row.awarder, language)
        return bool(named) and named <= words
    if isinstance(row, Education):
        name = said(row.institution or "", language)
        name = name - language_common(language) or name
        course = said(row.study_type or ("" if name else row.area or ""), language)
        return bool(name | course) and name | course <= words
    name = said(main_title(row.name_of), language) if isinstance(row, Publication) else said(row.name_of, language)
    post = getattr(row, "position", None) or getattr(row, "role", None) or ""
    return bool(name) and name <= words and (post == role or said(post, language) <= words)


def _may_own(before: str) -> bool:
    """Whether "their" behind these words may be that of several, of a group or of another person."""
    words = re.findall(r"[\w’-]+", before)
    several = any(word[0].isupper() or re.search("[^sui]s$", word) or is_person(word) for word in words)
    return several or found("organisations", "groups", before) is not None


def language_common(language: Language) -> frozenset[str]:
    """The stems of words that many names have: university, prize."""
    return said(" ".join(language.alike.common), language)


def is_in(name: str, text: str) -> bool:
    """Whether a text says a name."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


_QUOTED: Final = re.compile(r"”\.$")
_WITH_YEARS: Final = re.compile(r"^was .* (?:from|until|between) (?:\w+ )?(?:19|20)\d\d\b")
_APART: Final = re.compile(r"^([*“][^*”]+[*”]) (with [^,A-Z]+)(, an? )")
"""A title that something parts from what explains it."""
_SHOWN: Final = re.compile(
    r"^(\*[^*]+\*)( (?:at|in) [^,*]+)"
    r"(, an? (?:[a-z-]+ )?(?:work|piece|play|film|show|exhibition|opera|ballet|series|concert|installation) [^,]*)$"
)
"""A title that the house which showed it parts from what explains it."""
_FAR: Final = re.compile(
    r"^((?:the )?[A-ZÀ-Þ][\w’&-]*(?: (?:of |for |and |the |& )?[A-ZÀ-Þ][\w’&-]*)*)"
    r"( with (?:\{their\}|his|her|their) [^,*“]*?(?:(?:from|since|in|until|for|between) [^,*“]+)?)(, an? [a-z][^,]*)$"
)
"""A name that somebody beside the person parts from what explains it."""
_NO_NOUN: Final = re.compile(r"^(?:in|on|with) |\b(?:his|her|their)\b")
"""What is no noun phrase that stands beside others: "in the navy"; "research lead in her department"."""
_ADVERB: Final = re.compile(r"(?:also|first|later|now|currently|recently|regularly|previously) (?=[a-z])")


@cache
def known_verbs() -> frozenset[str]:
    """Verbs in the present, as somebody's work has them: leads, teaches."""
    return frozenset(verb.strip() for verb in data()["verbs"]["known"].split(","))


GREATEST: Final = 5
"""The importance of what has its own sentence."""

_FURTHER: Final = re.compile(
    r"(?P<head>[^,]+), (?:which (?P<what>[a-z]+s .+)|(?P<does>speciali[sz]ing|focusing) (?P<on>.+))"
)
"""A phrase whose end can stand by itself."""
LEAST_OF_A_NAME: Final = 2
LITTLE: Final = 2
"""Words of a name by which it is known; and of a phrase that says hardly anything new."""

LONGEST_DETAIL: Final = 22
"""Words of a summary that still can stand behind a post."""


def _first_sentence(text: str) -> str:
    text = " ".join(text.replace("*", "").split())
    first = re.split(r"(?<=[a-z)\]”’\d])[.!?;](?:\s|$)", text)[0].strip()
    first = re.sub(r"^(An? [^,]{8,}), (?:on|at|in|for) [A-Z][\w ]*$", r"\1", first.rstrip("."))
    return first.rstrip(".")


def _apposed(text: str, *, named: bool) -> str:
    """`named`: the text goes on from the name of the thing."""
    if not text or len(text.split()) > LONGEST_DETAIL or found("verbs", "persons", text):
        return ""
    if article := re.match(r"(?:[Ii]s |[Ww]as )?((?:[Aa]n?|[Tt]he) )", text):
        if not named and re.match(r"(?:[Ii]s|[Ww]as) ", text):
            return ""
        rest = text[article.end() :]
        if not named and not _thing(rest, sure=True):
            return ""  # of a film, it is what it is about
        return "" if re.search(r"^\w+ (?:is|was|are|were|has)\b", rest) else plain(article[1].lower() + rest)
    if not named and (thing := _thing(text)):
        return plain(thing)
    verb = text.split(" ")[0]
    if named and verb.islower() and found("verbs", "present", verb):
        return f"which {plain(text)}"
    return ""


def _thing(text: str, *, sure: bool = False) -> str:
    """A phrase that says what something is with an article: "a legal campaign that …"; "" for another one."""
    noun = re.split(r"[,(]| (?:of|for|in|on|at|by|with|from|that|which|who|where|about|to|against|dedicated) ", text)[0]
    words = noun.split(" ")
    thing = words[-1].rstrip(".").casefold() in listed("organisations", "things")
    plain_words = all((at and word.islower()) or is_common(word) for at, word in enumerate(words[:-1]))
    if not thing or not (sure or plain_words):
        return ""
    low = text[0].lower() + text[1:] if text[1:2].islower() else text
    return f"{'an' if low[0] in 'aeio' else 'a'} {low}"


def ranked(rows: Iterable[E]) -> list[E]:
    """The most important first; among equals the order stays."""
    return sorted(rows, key=lambda row: -row.importance)


def year(date: PartialDate | None) -> str:
    """The year; "" without a date."""
    return str(date.year) if date else ""


def fact(row: Entry) -> str:
    """The mark that an entry is told here."""
    return told(row.key)


def figure(value: str) -> str:
    """A number as it stands in a sentence: `more than 25` for "25+", `seven` for "7"."""
    value = re.sub(r"^(\d[\d,.]*)\s*\+$", r"more than \1", value.strip())
    small = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return small[int(value)] if value.isdigit() and 0 < int(value) < len(small) else value
