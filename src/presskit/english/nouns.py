"""English nouns about a person: their case, their article, what stands between a post and its organisation.

In: words as a profile has them ("Managing Editor"). Out: the same as they stand in a sentence ("managing editor", no
article, "of"). All word lists are in nouns.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from presskit.english import heads
from presskit.english.heads import BESIDE, head_of, is_common
from presskit.language import Language


@cache
def data() -> Mapping[str, Any]:
    """nouns.toml."""
    return tomllib.loads((Path(__file__).parent / "nouns.toml").read_text("utf-8"))


@lru_cache(maxsize=512)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def found(table: str, name: str, text: str) -> re.Match[str] | None:
    """The first place of a text that a pattern of the data names."""
    return _pattern(data()[table][name]).search(text)


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """A list of words of the data, parted by commas: looked up, they cost nothing, as a pattern of many would."""
    return frozenset(" ".join(each.split()) for each in data()[table][name].split(","))


class Post(NamedTuple):
    """A post as it stands in a sentence.

    `article`: "a", "an", "the" or "" before it; `noun`: "managing editor"; `beside`: "of", "at" …; `deed`: what who
    holds it did ("founded"); `past`: what who held it did ("edited").
    """

    noun: str
    article: str
    beside: str
    deed: str = ""
    past: str = ""

    @property
    def said(self) -> str:
        """With its article: "an engineer", "managing editor"."""
        return f"{self.article} {self.noun}".strip()


class Nouns:
    """The nouns of one profile; `names`: words with a capital that are names in it."""

    def __init__(self, language: Language, names: Collection[str] = ()) -> None:
        self.language = language
        self._names = frozenset(names)

    # --- case and article ---

    def lowered(self, phrase: str) -> str:
        """The phrase in mid-sentence: "Software Engineer Intern" in small letters, "UX designer" and "Norwegian" not.

        Where some of its words are small already, its other capitals are meant; and so are those of a phrase of which
        a word is not known, which may be a name: "Alice Gray Director".
        """
        phrase = re.sub(r"(?<=[a-z]) & (?=[A-Za-z])", " and ", phrase)
        if whose := re.match(r"([A-Z]\w*[’']s?) (?=[A-Z])", phrase):
            return f"{whose[1]} {self.lowered(phrase[whose.end() :])}"
        words = phrase.split(" ")
        content = [word for word in words if word[:1].isalpha() and not found("case", "small", word)]
        titled = all(word[:1].isupper() for word in content) and phrase.isascii()
        if titled:
            return self._without_capitals(phrase, words)
        # "Managing creative director of Quayside": what stands before the noun is set in small letters
        end = len(re.split(r"\s(?:of|for|in|at|to|on|and|&)\s|,", phrase)[0].split(" "))
        tail = words[end + 1 :]
        if tail and all(word[:1].isupper() for word in tail) and found("posts", "academic", " ".join(words[:end])):
            end = len(words)
        if " the " not in f" {' '.join(tail)} ".casefold() and all(self.is_understood(word) for word in tail):
            end = len(words) if tail and self.is_person(phrase) else end
        lower = self.is_person(phrase) and all(self.is_understood(word) for word in words[: end - 1])
        said = [
            self._lowered(word) if (lower and at < end) or (not at and (lower or self.is_understood(word))) else word
            for at, word in enumerate(words)
        ]
        return self._with_regions(" ".join(said))

    def _without_capitals(self, phrase: str, words: Sequence[str]) -> str:
        """A phrase of words in capitals in small letters, as far as each of them is known."""
        if self.is_chair(phrase) or found("posts", "titular", phrase):
            return phrase
        first = re.split(BESIDE, phrase, maxsplit=1)[0]
        end = len(first.split(" "))
        last = self.is_person(first)  # the noun itself is known by its end
        if not all(self.is_understood(word) for word in words[: end - last]):
            return phrase
        # what stands behind "the" is a name: the Program in Tides
        named = next((at for at, word in enumerate(words) if word.casefold() == "the" and at > end), len(words))
        tail = words[end:named]
        kept = named == end + 1 or not all(self.is_understood(word) for word in tail)
        common = all(is_common(word) or found("case", "small", word) for word in tail)
        office = not common and found("posts", "offices", first) and not found("posts", "portfolios", phrase)
        if not (kept or office):
            end = named
        said = " ".join(self._lowered(word) if at < end else word for at, word in enumerate(words))
        said = re.sub(r"(?<= )(?:Of|For|In|On|At|The|And|To|With)(?= )", lambda small: small[0].lower(), said)
        return self._with_regions(said)

    def is_understood(self, word: str) -> bool:
        """Whether a word is known: a common one, an abbreviation, the name of a people, a place of the profile."""
        return is_common(word) or bool(found("case", "small", word)) or self._keeps(word)

    def is_chair(self, phrase: str) -> bool:
        """Whether it is a professorship that bears a name: the Regius Professor of Greek."""
        chair = found("posts", "chairs", phrase)
        return bool(chair) and not found("posts", "unnamed", chair["name"] if chair else "")

    def is_named(self, noun: str) -> bool:
        """Whether a post bears somebody's name, which keeps its capitals: the Alice Gray Director."""
        first = re.split(BESIDE, noun, maxsplit=1)[0].split(" ")
        capitals = [word for word in first if word[:1].isupper() and not self._keeps(word)]
        named = len(first) > 1 and capitals and found("posts", "nameable", " ".join(first))
        return bool(named) and not found("posts", "titular", noun)

    @staticmethod
    def _with_regions(phrase: str) -> str:
        """East Africa, South Asian: a quarter of the sky before a name belongs to it."""
        quarter = r"\b(east|west|north|south|central|northern|southern|eastern|western|latin)(?=[ -][A-Z][a-z])"
        return re.sub(quarter, lambda word: word[0].capitalize(), phrase)

    def _lowered(self, word: str) -> str:
        parts = re.split(r"([-/])", word)
        return "".join(part if self._keeps(part) else part[:1].lower() + part[1:] for part in parts)

    def _keeps(self, word: str) -> bool:
        """Whether a word keeps its capital: an abbreviation, the name of a people, a place or a product."""
        bare = re.sub(r"['’]s$|[^\w’'.+#-]", "", word)
        if any(char.isupper() or char.isdigit() for char in bare[1:]) or len(bare) == 1:
            return bare.casefold() != "a"
        named = is_proper(bare) and not found("case", "not_proper", bare)
        return named or bare in self._names

    def with_article(self, noun: str) -> str:
        """`an engineer`; what begins with an article stays."""
        first = noun.split(" ")[0].casefold()
        return noun if first in ("a", "an", "the") else f"{self.language.article(noun)} {noun}"

    def the(self, noun: str) -> str:
        """`the Jaime I Prize`; what begins with an article stays."""
        first = noun.split(" ")[0].casefold()
        return noun if first in ("a", "an", "the") else f"the {noun}"

    # --- posts ---

    def head(self, phrase: str) -> str:
        """The noun that the rest of a phrase only tells more of: in "professor of law", "professor"."""
        before = re.split(r"\s+(?:of|for|to|on|in|at|with|de)\s+|,", phrase)[0].strip()
        return before.split(" ")[-1] if before else phrase

    def is_person(self, phrase: str) -> bool:
        """Whether a phrase says what somebody is: an engineer, not engineering."""
        head = self.head(phrase)
        words = re.split(r"[\s-]+", head)
        one = words[-1].strip(".")
        whole = re.split(r"\s+(?:of|for|to|on|in|at|with|de)\s+|,", phrase)[0]
        if found("posts", "breaks", whole):
            return False
        return heads.is_person(phrase) or (
            one.casefold() not in listed("person", "is_not")
            and bool(found("person", "is", one) or found("person", "is", head))
        )

    def post(self, position: str, organization: str, at: str | None = None, article: bool | None = None) -> Post:
        """One post; `at`: the preposition that its author wants; `article`: whether it takes "the"."""
        noun = self.lowered(position)
        noun = re.sub(r"\bof (department|division|section|unit|faculty|office) (of|for)\b", r"of the \1 \2", noun)
        house = r"(?:lab|laboratory|group|team|unit|department|division|section|programme|program|office|committee)"
        noun = re.sub(
            rf"^((?:deputy )?(?:head|chief|director|leader)) of (?!the )(?=(?:[\w-]+ ){{0,3}}{house}$)",
            r"\1 of the ",
            noun,
        )
        deed = str(data()["posts"]["deeds"].get(noun.casefold(), ""))
        beside = at or self._beside(noun, organization)
        past = str(data()["posts"]["past_deeds"].get(noun.casefold(), "")) if beside == "of" else ""
        if past == "directed" and found("organisations", "company", organization):
            past = ""
        if past == "conducted" and not found("organisations", "ensembles", organization):
            past = ""
        return Post(noun, "the" if article else self._article(noun, beside), beside, deed, past)

    def _article(self, noun: str, beside: str) -> str:
        if found("posts", "adjectives", noun):
            return ""
        if found("posts", "definite", noun) or self.is_chair(noun) or self.is_named(noun):
            return "the"
        region = re.search(heads.REGION, noun) and not re.search(" (?:for|of|in) ", noun)
        if found("posts", "titular", noun) or region or re.match(r"[A-Z]\w*[’']s? ", noun):
            return ""
        if noun.split(" ")[0].casefold() in ("a", "an", "the"):
            return ""
        if beside == "in" and found("posts", "ranks", noun):
            return self.language.article(noun)
        head = head_of(noun)
        if (
            found("posts", "ordinal", noun)
            and not re.match(r"[A-Z]\w* [A-Z]", noun)
            and not heads.instrument(noun)
            and self.is_person(noun)
        ):
            return "the"
        if head and found("posts", "of_the_one", noun):
            return ""
        if head and noun.endswith(" leader") and not found("posts", "leaders", noun):
            return self.language.article(noun)  # a young global leader
        if head and re.search(r"(?i)^(?!co-)\w.* (?:host|presenter)$", noun):
            return self.language.article(noun)  # a radio host
        if head:
            return "" if head.one else self.language.article(noun)
        several = found("posts", "several", noun) or (noun.casefold() == "editor" and beside == "at")
        unique = found("posts", "unique", re.split(r" at | in ", noun)[0]) and not several
        return "" if unique else self.language.article(noun)

    def _beside(self, noun: str, organization: str) -> str:
        for post, place, beside in data()["posts"]["by_organisation"]["rules"]:
            if _pattern(post).search(noun) and _pattern(place).search(organization):
                return str(beside)
        rules: Mapping[str, str] = data()["posts"]["beside"]
        head = head_of(noun)
        rest = re.split(BESIDE, noun, maxsplit=1)[1:]
        if re.search(heads.REGION, noun) and not re.search(" (?:for|of|in) ", noun):
            return AT
        if head and head.beside == "in" and found("posts", "ranks", noun):
            return "of"  # a colonel of a university
        if head and not rest:
            return head.beside
        if head and head.beside in ("with", "for"):
            return head.beside
        if found("posts", "of_a_body", noun):
            return "of"
        if head and rest:
            return AT
        return next((word for word, roles in rules.items() if _pattern(roles).search(noun)), AT)

    def repeats(self, held: str, occupation: str) -> bool:
        """Whether a post and its place hold all words of an occupation: a member of the Harbour City Council is a city
        council member."""
        words = {word[:STEM] for word in held.casefold().split()}
        return " " in occupation and all(word[:STEM] in words for word in occupation.casefold().split())

    def says(self, post: str, occupation: str) -> bool:
        """Whether a post says an occupation, too: a reporter is a journalist, a distinguished professor of law a law
        professor."""
        said, asked = post.casefold(), occupation.casefold()
        if re.search(rf"(?<!\w){re.escape(asked)}(?!\w)", said):
            return True
        if (kin := data()["posts"]["says"].get(asked)) and re.search(rf"(?i)(?<!\w)(?:{kin})", said):
            return True
        words = set(re.findall(r"\w+", said))
        learned = re.search(r"professor|lecturer|reader|fellow|chair", said)
        if learned and " " not in asked and len(asked) > 5 and any(word[:5] == asked[:5] for word in words):
            return True
        head = asked.split(" ")[-1]
        kin = data()["posts"]["says"].get(head, re.escape(head))
        same = re.search(rf"(?i)(?<!\w)(?:{kin})", self.head(said)) is not None
        return same and all(any(word[:5] == other[:5] for other in words) for word in asked.split(" ")[:-1])


def is_proper(word: str) -> bool:
    """Whether it is the name of a people, a language, a month, a product."""
    return word in listed("case", "proper") or found("case", "peoples", word) is not None


AT: Final = "at"

STEM: Final = 5
"""Letters by which words are alike: museum and museums."""


def deed_of_project(role: str, *, past: bool) -> str:
    """What somebody with this role did, or does, to a project: of a designer, "designed"; "" for other roles."""
    for pattern, now, then in data()["works"]["roles"]:
        if _pattern(pattern).search(role.strip()):
            return str(then if past else now)
    return ""


def beside_project(role: str) -> str:
    """What stands between a role and its project: a contributor to it, a maintainer of it."""
    return str(data()["works"]["beside"].get(role.strip().casefold(), "of"))
