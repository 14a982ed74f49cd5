"""What a text needs to know of its language: labels, dates, pronouns, verbs, how a list is joined.

In: a language tag such as "en-GB". Out: a frozen `Language`, read from languages/CODE.toml. All words are in
that file, so that a language is one data file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from presskit.language.lengths import Lengths as Lengths, Prices as Prices
from presskit.language.typography import Typography as Typography, capitalised as capitalised, untidy as untidy
from presskit.language.verbs import Number as Number, Verbs as Verbs
from presskit.notation import Form, Nodes, Text, fill, parse
from presskit.problems import failure

FOLDER: Final = Path(__file__).parent.parent / "languages"


class SomeDate(Protocol):
    """A date of which the day, or the month too, may be unknown; `part`, if it has one, is "summer" or "Q3"."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int | None: ...
    @property
    def day(self) -> int | None: ...


class Alike(NamedTuple):
    """What names and sentences of a language share, so that they tell of the same thing or do not.

    `common`: words that many names have; `companies`: those at the end of a company's name that are often left out;
    `being`: a pattern of what comes between a name and what its bearer is, " is a "; `subject`: what stands between a
    degree and its subject; `definite`: the article that a name may begin with. `empty`: words that say nothing by
    themselves; `endings`: a pattern of those that words of one stem differ by; `relative`: what begins
    another clause; `listing`: what may begin one, or the last of a list; `perfect`: the verb of what was done till now;
    `styles`: titles that belong to the name wherever it is said in full: Sir, Dame.
    """

    common: frozenset[str]
    companies: frozenset[str]
    being: str
    subject: str
    definite: str
    empty: frozenset[str] = frozenset()
    endings: str = "$"
    relative: frozenset[str] = frozenset()
    listing: frozenset[str] = frozenset()
    perfect: str = ""
    styles: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Language:
    """One language as it is used in one region. `tag` is what the profile says: "en-GB". There is one of each tag, so
    that it can be remembered what was worded in it."""

    tag: str
    data: Mapping[str, Any]

    @cached_property
    def grammar(self) -> Any:
        """How facts are told in it: a `presskit.grammar.Grammar`, of the class that the data file names."""
        module, _, name = self.data["grammar"].partition(":")
        return getattr(import_module(module), name)(self)

    # --- labels and lists ---

    def label(self, key: str) -> str:
        """The heading or caption of a table, a field or a document; KeyError for an unknown one."""
        label: str = self.data["labels"][key]
        return label

    def contact(self, kind: str | None) -> str:
        """What a contact of this kind is for: "Press contact"; a kind that the language does not know, as written."""
        known: Mapping[str, str] = self.data["contact"]
        words = " ".join(re.split(r"[\s_-]+", kind or "")).strip()
        return known.get(words.casefold()) or (words[:1].upper() + words[1:] if words else self.label("contact"))

    def heading(self, template: str, section: str) -> str | None:
        """The heading that this language has for a section in the documents of one template only, if it has one: of a
        built-in template, whose own headings are English.
        """
        headings: Mapping[str, Mapping[str, str]] = self.data.get("headings", {})
        return headings.get(template, {}).get(section)

    def shows(self, kinds: Sequence[str]) -> str:
        """What shows of these kinds are together: exhibitions, concerts; "Shows" where none says what it is."""
        rows: Mapping[str, Mapping[str, str]] = self.data["shows"]
        found = {
            next((name for name, row in rows.items() if re.search(row["kinds"], kind)), "other")
            for kind in kinds
            if kind
        }
        if len(found) == 1 and "other" not in found:
            return rows[found.pop()]["heading"]
        return self.label("shows_of_all_kinds" if "exhibition" in found else "performances" if found else "shows")

    def title(self, template: str) -> str:
        """What kind of document a template makes; the name of one that the language does not know, in words. A title
        that a template has of its own is told as it stands.
        """
        labels: Mapping[str, str] = self.data["labels"]
        if template != template.lower() or " " in template:
            return template
        return labels.get(template.replace("-", "_"), template.replace("-", " ").capitalize())

    @property
    def labels(self) -> Mapping[str, str]:
        """The headings and captions, by key."""
        labels: Mapping[str, str] = self.data["labels"]
        return labels

    def phrase(self, key: str, **values: str) -> str:
        """A remark in a document: "50 words", "about 45 seconds when read aloud"."""
        return self._filled(self.data["phrases"][key], **values)

    def join(self, items: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c` (with a comma before "and" where the region has one, or an item holds one)."""
        joints = (*self.joints(items), "")[: len(items)]
        return "".join(item + joint for item, joint in zip(items, joints, strict=True))

    def side_by_side(self, parts: Iterable[str | None]) -> str:
        """What stands side by side on a line: `lecturer, University of Oslo`; what is empty goes."""
        return str(self.data["joints"]["between"]).join(filter(None, parts))

    def joints(self, items: Sequence[str], *, ended: bool = False) -> tuple[str, ...]:
        """What stands between these items, from left to right; `ended`: and before an ending, "and elsewhere"."""
        joints, count = self.data["joints"], len(items)
        held = [joints["pair"] in item for item in items]  # also in a title, which plain text does not set apart
        if ended:
            comma = any(held) or (count > 1 and joints["last"] != joints["pair"])
            return (*[joints["between"]] * (count - 1), joints["between"] if comma else self.space)
        if count < 3:
            clear = count > 1 and (held[0] or self._ends_apart(items[0]))
            return ((joints["clear"] if clear else joints["pair"]),) if count > 1 else ()
        return (*[joints["between"]] * (count - 2), joints["clear" if any(held[:-1]) else "last"])

    def in_the_style_of(self, texts: Iterable[str]) -> Language:
        """The same language with no comma before the last of a list, if these texts have lists and none there."""
        joints = self.data["joints"]
        between, pair, last = (re.escape(joints[each]) for each in ("between", "pair", "last"))
        lists = [text for text in texts if re.search(rf"\w{between}[^,.;]+{pair}", text)]
        if pair == last or not lists or any(re.search(rf"\w{between}[^,.;]+{last}", text) for text in texts):
            return self
        return Language(self.tag, {**self.data, "joints": {**joints, "last": joints["pair"]}})

    def _ends_apart(self, item: str) -> bool:
        """Whether it ends in what a comma parts from it, which has one behind it, too: `Quay Hall, Fairport, and B`."""
        _, comma, tail = item.rpartition(str(self.data["joints"]["between"]))
        return bool(comma) and tail[:1].isupper()

    # --- dates ---

    def date(self, value: SomeDate | None, *, short: bool = False, prose: bool = False) -> str:
        """`2023`, `August 2023`, `15 August 2023` or `Summer 2023`, as much as is known; "" without a date.

        `prose`: as it stands in a sentence, `the summer of 2023`.
        """
        if value is None:
            return ""
        if part := _part(value):
            return self._filled(self.data["parts_in_prose" if prose else "parts"][part], year=str(value.year))
        dates = self.data["dates"]
        months = dates["short_months" if short else "months"]
        kind = "day" if value.day else "month" if value.month else "year"
        month = months[value.month - 1] if value.month else ""
        return self._filled(dates[kind], year=str(value.year), month=month, day=str(value.day))

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the twelve months."""
        return tuple(self.data["dates"]["months"])

    def period(
        self,
        start: SomeDate | None,
        end: SomeDate | None,
        current: bool | None = None,
        *,
        short: bool = False,
    ) -> str:
        """`2023–2025`, `since 2023`, `until 2025`; "" without dates.

        Without an end it goes on, unless `current` is False: then it is past, and reads `from 2023`.
        """
        first, last = self.date(start, short=short), self.date(end, short=short)
        if first == last:
            return first
        if first and last:
            years = all(date is not None and date.month is None and not _part(date) for date in (start, end))
            kind = "years" if years else "days"
        elif first:
            kind = "begun" if current is False else "open"
        else:
            kind = "ended"
        return self._filled(self.data["periods"][kind], start=first, end=last)

    def span(self, start: SomeDate | None, end: SomeDate | None, current: bool | None = None) -> str:
        """As `period`, the way a résumé gives it: `Mar 2021 – Aug 2023`, `2019 – Present`; "" without dates."""
        first, last = self.date(start, short=True), self.date(end, short=True)
        if first and first == last:
            return first
        if first:
            kind = "closed" if last else "begun" if current is False else "open"
        else:
            kind = "ended" if last else "now" if current else ""
        return self._filled(self.data["spans"][kind], start=first, end=last) if kind else ""

    def expected(self, period: str) -> str:
        """A period whose end lies ahead and is not certain: `2022 – July 2027 (expected)`."""
        return self._filled(self.data["periods"]["expected"], period=period)

    def forthcoming(self, date: str) -> str:
        """The date of something that is yet to appear: `March 2027 (forthcoming)`."""
        return self._filled(self.data["periods"]["forthcoming"], date=date)

    # --- the person ---

    def pronoun(self, pronouns: str, form: Form) -> str:
        """`pronouns` is he, she, they or first."""
        return self.pronouns[pronouns][form]

    def pronouns_shown(self, pronouns: str) -> str:
        """The pronouns of a person as a fact: "she/her"; what the language has no label for stands as it is written."""
        return self.labels[pronouns] if pronouns in self.pronouns else pronouns

    @property
    def pronouns(self) -> Mapping[str, Mapping[Form, str]]:
        """The forms of each pronoun: he, she, they, first."""
        pronouns: Mapping[str, Mapping[Form, str]] = self.data["pronouns"]
        return pronouns

    def introduced(self, form: Form, *, again: bool, speaks: bool) -> str:
        """How a host speaks of a person whose name comes last: "our next speaker", or "our guest"."""
        word: str = self.data["mc"]["guest" if not speaks else "later" if again else "first"][form]
        return word

    def possessive(self, name: str) -> str:
        """The name with its possessive ending: `Babuschkin’s`."""
        forms = self.data["possessive"]["forms"]
        return self._filled(next(form for ending, form in forms if re.search(ending, name)), name=name)

    def is_possessive(self, name: str) -> bool:
        """Whether a name has a possessive ending as authors write it."""
        return re.search(self.data["possessive"]["ended"], name) is not None

    @property
    def possessive_ending(self) -> str:
        """A pattern of what authors add to a name: `['’]s`."""
        return str(self.data["possessive"]["ending"])

    @property
    def understands_prose(self) -> bool:
        """Whether `presskit.prose` understands sentences without marks."""
        return bool(self.data["understands_prose"])

    @property
    def nouns_have_capitals(self) -> bool:
        """Whether every noun has a capital, so that one behind a name says nothing."""
        return bool(self.data["nouns_have_capitals"])

    def welcome(self, name: str) -> str:
        """The sentence with which a host ends."""
        return self._filled(self.data["mc"]["welcome"], name=name)

    # --- grammar ---

    @cached_property
    def verbs(self) -> Verbs:
        """How verbs agree, and are contracted."""
        return Verbs(self.data["verbs"])

    def article_at_the_end(self, text: str) -> re.Match[str] | None:
        """The article that ends a text, and may become another before another word."""
        if not text.rstrip().lower().endswith(self.articles):
            return None  # as a rule, and three times as fast
        return self._article_at_the_end.search(text)

    def article(self, word: str) -> str:
        """`a` or `an`, by the sound of the word that follows; "" in a language whose articles hang on no sound."""
        if not self.articles:
            return ""
        article = self.data["article"]
        return str(article["other"] if self._before.match(word.lstrip("*“‘\"'(")) else article["plain"])

    @property
    def articles(self) -> tuple[str, ...]:
        """The two forms that `article` chooses from; none in a language whose articles hang on no sound."""
        article = self.data.get("article", {})
        return (article["plain"], article["other"]) if "plain" in article else ()

    @cached_property
    def alike(self) -> Alike:
        """Whether two texts tell of the same thing."""
        alike = self.data["alike"]
        companies = frozenset(alike["companies"])
        return Alike(
            companies.union(alike["common"]),
            companies,
            alike["being"],
            alike["in"],
            alike["definite"],
            frozenset(alike.get("empty", ())),
            alike.get("endings", "$"),
            frozenset(alike.get("relative", ())),
            frozenset(alike.get("listing", ())),
            alike.get("perfect", ""),
            frozenset(alike.get("styles", ())),
        )

    # --- typography and pace ---

    @cached_property
    def typography(self) -> Typography:
        """How running text is set."""
        quoted = {"quoted_stop": f"{self.quotes[1]}{self.data['stop']}", **self.data}
        names = ("apostrophe", "stop", "comma", "abbreviations", "quoted_stop")
        return Typography(self.quotes, *(str(quoted[name]) for name in names))

    @property
    def space(self) -> str:
        """What stands between two sentences."""
        return str(self.data["space"])

    @cached_property
    def lengths(self) -> Lengths:
        """What is long and what is short in it."""
        return Lengths(**self.data["lengths"])

    @cached_property
    def prices(self) -> Prices:
        """What words and sentences are worth where a text is chosen."""
        return Prices(**self.data["prices"])

    @property
    def quotes(self) -> tuple[str, str, str, str]:
        """Double opening and closing, single opening and closing."""
        first, second, third, fourth = self.data["quotes"]
        return first, second, third, fourth

    @property
    def words_per_minute(self) -> int:
        """How fast a host speaks."""
        return int(self.data["words_per_minute"])

    # --- patterns ---

    def piece(self, kind: str, **values: str) -> str:
        """A piece of a tagline: "founder of Foo", "formerly Bar"."""
        return self._filled(self.data["tagline"][kind], **values)

    def readme(self, key: str, **values: str) -> str:
        """A line of the README that travels with a kit."""
        return self._filled(self.data["readme"][key], **values)

    def checklist(self, key: str) -> str:
        """A heading of the table of sources that travels with a kit, or what stands where there is none."""
        return str(self.data["checklist"][key])

    def joint_of_pieces(self, *, of_words: bool) -> str:
        """What stands between two pieces of a tagline; `of_words`: where words are counted, it is none."""
        return str(self.data["tagline"]["joint_of_words" if of_words else "joint"])

    def _filled(self, pattern: str, **values: str) -> str:
        nodes = fill(_parsed(pattern), values)
        assert nodes is not None, pattern  # a test fills every pattern of every language
        return "".join(node.text for node in nodes if isinstance(node, Text))

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(self.data["article"]["before"])

    @cached_property
    def _article_at_the_end(self) -> re.Pattern[str]:
        apostrophes = f"'{self.typography.apostrophe}"
        return re.compile(rf"(?<![\w{apostrophes}-])(?:{'|'.join(self.articles)})(?=\s*$)", re.IGNORECASE)


def _part(value: SomeDate) -> str | None:
    """The part of a year that a date is; a day of the calendar is none."""
    part: str | None = getattr(value, "part", None)
    return part


@lru_cache(maxsize=512)
def _parsed(pattern: str) -> Nodes:
    return parse(pattern, values=True)


def available() -> tuple[str, ...]:
    """The codes of the languages that there are."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


def load(tag: str, *, path: str = "profile.toml", at: Callable[[], tuple[int, int] | None] = lambda: None) -> Language:
    """The language of a tag such as "en-GB"; `path` and `at()` say where the tag stands.

    Raises Problems if there is no file for it.
    """
    language = _load(tag)
    if language is None:
        codes = available()
        message = f'language: presskit writes no texts in "{tag}"'
        hint = f"write one of {', '.join(codes)}, or one with its region, such as en-US"
        hint += "; languages that the person speaks go into [[languages]]"
        raise failure(path, at(), "language", message, hint)
    return language


def read_words(file: Path) -> dict[str, Any]:
    """What a data file of a language says; raises Problems for one that is no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        message, hint, place = "this language file is not encoded as UTF-8", "save it as UTF-8", None
    except tomllib.TOMLDecodeError as fault:
        match = re.search(r"line (\d+), column (\d+)", str(fault))
        place = (int(match[1]), int(match[2])) if match else None
        message, hint = "this language file cannot be read as TOML", "mend that line" if match else "mend its end"
    raise failure(str(file), place, "language", message, hint)


@lru_cache(maxsize=16)
def _load(tag: str) -> Language | None:
    # the code becomes a file name, the whole tag stands in every document (RFC 5646, 2.1 and 4.4.1)
    if len(tag) > 35 or not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", tag):
        return None
    code, _, region = tag.replace("_", "-").partition("-")
    file = FOLDER / f"{code.lower()}.toml"
    if not file.is_file():
        return None
    data = read_words(file)
    regions = data.pop("region", {})
    for name, value in regions.get(region.rpartition("-")[2].upper(), {}).items():
        data[name] = {**data[name], **value} if isinstance(value, dict) else value
    return Language(tag, data)
