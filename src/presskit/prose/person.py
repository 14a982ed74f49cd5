"""Every place where a sentence speaks of the person that a text is about.

In: a sentence. Out: the `Mention`s that a `Subject` finds in it. Where a word may speak of somebody else, it is no
mention, and the doubt is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from presskit.notation import Form
from presskit.profile.names import taken_apart
from presskit.prose.english import bases, pasts, pattern, thirds, words, written
from presskit.prose.tokens import shut

Pronouns = Literal["he", "she", "they", "name"]


class Mention(NamedTuple):
    """A place that speaks of the person; `name`: by one of the names, else by a pronoun."""

    start: int
    end: int
    form: Form
    name: bool

    @property
    def subject(self) -> bool:
        return self.form == "they"


Doubt = Callable[[str], None]
"""Takes what is not sure in a sentence, and was left alone."""

_IS = re.compile(r" (?:an?|the|been|also|now|not|currently|one of|added) ")
"""What tells that ’s behind a name is short for a verb."""

TITLE = written("title")
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'\-]*"

FORMS: dict[str, dict[str, Form]] = {
    "he": {"he": "they", "his": "their", "him": "them", "himself": "themselves"},
    "she": {"she": "they", "her": "their", "hers": "theirs", "herself": "themselves"},
    "they": {"they": "they", "their": "their", "theirs": "theirs", "them": "them", "themselves": "themselves",
             "themself": "themselves"},
    "first": {"i": "they", "my": "their", "me": "them", "myself": "themselves", "mine": "theirs"},
}  # fmt: skip
"""The forms of each pronoun; "her" is two of them, and settled by what follows."""


@dataclass(frozen=True)
class Subject:
    """The person: `name` is the full one, `first` whether the text says "I"; `pronouns` are those of the text."""

    name: str
    pronouns: Pronouns
    first: bool
    pet: str = ""
    """The beginning of the given name by which a text calls them: Chris."""

    @property
    def voice(self) -> str:
        """The pronouns that the text itself uses."""
        return "first" if self.first else self.pronouns

    @cached_property
    def _plain(self) -> str:
        """The name without what rank adds to it: Mara Lind, Countess of Salten."""
        return re.sub(r", [A-Z]\w+ (?:of|de|von|zu) .*$", "", self.name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the person may be called, the longest first."""
        parts = taken_apart(self._plain)
        given, family = parts.given.split()[:1], parts.family
        plain = re.sub(r"\s*[(“\"][^)”\"]*[)”\"]", "", self.name)
        several = parts.words
        endings = (" ".join(several[at:]) for at in range(1, len(several)))  # Dr. Lind Strand
        found = {
            parts.name,
            self.name,
            plain,
            " ".join(parts.words),
            " ".join((*given, family)).strip(),
            family,
            *given,
            self.pet,
            *re.findall(r"[“\"]([A-ZÀ-ÖØ-Þ][\w’'-]+)[”\"]", self.name),
            *(ending for ending in endings if ending[:1].isupper()),
        }
        able = (name for name in found if len(name) > 1 or (name.isupper() and name in given and name != "I"))
        return tuple(sorted(able, key=len, reverse=True))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        spelt = {form: None for name in self.names for form in (name, name[:1].upper() + name[1:])}  # "Van Dyk paints"
        names = [re.sub("[’']", "[’']", re.escape(name)) for name in spelt]
        parts = taken_apart(self._plain)
        if parts.given and parts.family:  # with a middle name that nobody told us
            first, last = re.escape(parts.given.split()[0]), re.escape(parts.family)
            names.insert(
                0, rf"{first}(?: (?:[A-ZÀ-ÖØ-Þ]\.?|[“\"][^”\"]+[”\"]|\([^()]*\))){{1,2}} {last}(?:,? [JS]r\b\.?)?"
            )
        names += [re.escape(name.upper()) for name in self.names if len(name) > 3]  # ADA STRAND is a painter
        if parts.family:
            names.insert(0, re.escape(self._plain.replace(parts.family, parts.family.upper())))  # Ada STRAND is one
        if parts.family and re.fullmatch(r"[A-Z]{2,3}", parts.given):
            names.insert(0, r"\.".join(parts.given) + rf"\. {re.escape(parts.family)}")  # A.B. Strand of AB Strand
        of = "|".join(names) or "(?!)"
        styles = written("styles")
        of = rf"(?:{styles} )?(?:{TITLE} )?(?:\([A-Z][\w’'-]*\) )?(?:{of})|(?:{styles}|{written('epithet')})(?! [A-Z])"
        return re.compile(rf"(?<![\w@/.&-])(?:{of})(?P<s>[’']s|(?<=s)[’'](?=\s))?(?![\w@]|[-.]\w)")

    def is_named(self, text: str) -> bool:
        """Whether a text calls the person by any of the names."""
        return self._pattern.search(text) is not None

    def says_family_name(self, text: str) -> bool:
        """Whether a text says the last of the person's names at all."""
        family = taken_apart(self._plain).family
        return not family or family.casefold() in text.casefold()

    def mentions(self, text: str, doubt: Doubt) -> list[Mention]:
        """The places of a sentence that speak of the person, from left to right."""
        closed = shut(text)
        found = [*self._by_name(text, closed, doubt), *self._by_pronoun(text, closed, doubt)]
        kept = list[Mention]()
        for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    # --- by name ---

    def _by_name(self, text: str, closed: Sequence[bool], doubt: Doubt) -> Iterator[Mention]:
        for match in self._pattern.finditer(text):
            if closed[match.start()]:
                continue
            if not self._is_own_style(match):
                continue
            if self._within_longer(text, match):
                if re.search(r"[A-ZÀ-ÖØ-Þ][\w’'-]* $", text[: match.start()]) and re.match(
                    r" [a-z]+ed\b", text[match.end() :]
                ):
                    doubt(f"“{match[0]}” may be the end of another name")
                if abbreviated := re.search(r"\b[A-Z][a-z]{1,5}\. $", text[: match.start()]):
                    doubt(f"“{abbreviated[0]}{match[0]}” may be the person")
                if pattern("before_a_common_name").search(text[: match.start()]):
                    doubt(f"“{match[0]}” stands behind a word that only goes with a name")
                continue
            after = text[match.end() :]
            if re.match(r" [‘’']s\b|(?: \([^()]*\))+\.(?: |$)", after):
                doubt(f"no verb stands behind “{match[0]}”, but “{after.split()[0]}”")
                continue
            if not match["s"] and re.match(
                rf",? (?:and|&) (?:(?:his|her|their|my|team|colleagues|company|friends) ?|{CAPITAL})", after
            ):
                doubt(f"“{match[0]} and …” are two people")
                continue
            if match["s"] and _IS.match(text, match.end("s")):
                yield Mention(match.start(), match.start("s"), "they", True)  # Lind’s a potter
                continue
            form: Form = "their" if match["s"] else "them" if _is_object(text, match) else "they"
            if form == "they" and (not _has_verb(after) or (match.start() and re.match(r" [“\"]", after))):
                word = after.split()[0] if after.split() else ""
                doubt(f"no verb stands behind “{match[0]}”, but “{word}”")
                continue
            yield Mention(match.start(), match.end(), form, True)

    def _is_own_style(self, match: re.Match[str]) -> bool:
        """Whether "His Grace" is the person, whose pronouns it has, and "The London designer", which opens a sentence;
        a name is."""
        if re.match(written("styles"), match[0]):
            return {"His": "he", "Her": "she", "Their": "they"}[match[0].split()[0]] == self.pronouns
        return re.match(r"(?:The|This) ", match[0]) is None or (match.start() == 0 and not match["s"])

    def _within_longer(self, text: str, match: re.Match[str]) -> bool:
        """Whether the name is part of another: Lind Ventures, Ole Lind, the Lind."""
        if re.match(
            rf"(?:{written('letters')})+(?: \([^()]*\))?(?= (?:is|was|has|[a-z]+s|[a-z]+ed)\b)", text[match.end() :]
        ):
            return False  # Ada Lind MD MRCPsych PhD is
        if match.start() and re.match(r": [A-Z]", text[match.end() :]):
            return True  # a title: her book Ada Lind: Tides of the North
        listed = re.search(r"\b(?:includ\w+|exhibitions?|shows?|books?):?(?: [^.;]*[,:])? $", text[: match.start()])
        if listed and not match["s"] and re.match(r":| (?:at|in|and|with)\b", text[match.end() :]):
            return True  # among titles: exhibitions include Ada Lind at the Alto House
        if re.search(rf" (?:The|A) (?:{CAPITAL} )+of $", text[: match.start()]):
            return True  # The Best of Ada Lind
        if re.search(rf"{CAPITAL} & $", text[: match.start()]):
            return True  # a house of two names: Bo & Ada
        after = re.match(rf"\s+(?:&\s|({CAPITAL}))|, (?:{CAPITAL},? )+(?:&|and {CAPITAL}|LLP|Inc)", text[match.end() :])
        if after and not match["s"]:
            return True
        if match["s"] and after and pattern("own_firm").search(text[: match.start()]):
            return True
        if pattern("before_a_common_name").search(text[: match.start()]):
            return True
        if match["s"] and self._in_a_title(text, match):
            return True
        before = re.search(rf"(?:({CAPITAL}\.?)|\b([Tt]he|[Aa]n?))\s$", text[: match.start()])
        if not before or self._behind_a_phrase(text, match):
            return False
        if pattern("honorific").fullmatch(text[: match.start()]):
            return False
        if re.match(rf"{TITLE} ", match[0]) and re.fullmatch(rf"(?:{CAPITAL} ){{1,3}}", text[: match.start()]):
            return False  # an honour before a title: Padma Bhushan Dr. Lind
        if before[2]:
            return not match["s"]
        if re.fullmatch(TITLE, before[1]) or before[1] in (
            "In",
            "At",
            "For",
            "Since",
            "By",
            "As",
            "When",
            "While",
            "But",
            "And",
        ):
            return False
        return bool(before.start()) and not re.search(r"\b(?:\d{4}|[A-Z][a-z]+,)\s$", text[: match.start()])

    def _behind_a_phrase(self, text: str, match: re.Match[str]) -> bool:
        """Whether it is the whole name, before a verb and behind a phrase without its comma: At Alto House Ada Lind
        showed."""
        following = re.match(r" ([a-z][\w’-]*)", text[match.end() :])
        verb = following is not None and any(
            following[1] in some for some in (words("verbs.auxiliaries"), thirds(), pasts())
        )
        return verb and match[0] in (self.name, self._plain) and pattern("phrase_opened").match(text) is not None

    def _in_a_title(self, text: str, match: re.Match[str]) -> bool:
        """Whether a given name with 's begins a title, of somebody whom the sentence calls otherwise: Ada's Kitchen."""
        given = taken_apart(self._plain).given.split()[:1]
        family = taken_apart(self._plain).family
        if not given or not match[0].startswith(given[0]) or family in match[0] or match.start() == 0:
            return False
        return (
            re.match(r" [A-Z]", text[match.end() :]) is not None
            and re.search(rf"\b{re.escape(family)}\b", text) is not None
        )

    # --- by pronoun ---

    def _by_pronoun(self, text: str, closed: Sequence[bool], doubt: Doubt) -> Iterator[Mention]:
        forms = FORMS.get(self.voice)
        if not forms:
            return
        other = None if self.first else self._other(text)
        for match in re.finditer(rf"\b({'|'.join(forms)})\b(?!-\w)", text, re.IGNORECASE):
            word, low = match[1], match[1].lower()
            if closed[match.start()] or word in ("i", "ME", "HER", "HIS"):
                if word.islower() and not self.first and _quoted(text, match.start()):
                    doubt(f"“{word}” stands in somebody’s words")
                continue
            if word == "I" and is_number(text, match.start()):
                continue
            if word != "I" and word[0].isupper() and re.search(r"[\w,’'] $", text[: match.start()]):
                continue  # within a title: Song for His Love
            if not self.first and low in ("he", "she") and re.match(r" and (?:his|her) ", text[match.end() :]):
                doubt(f"“{word} and …” are two people")
                continue
            if word == "I" and re.match(r" and my |[’']m and my ", text[match.end() :]):
                doubt("“I and …” are two people")
                continue
            if (
                low in ("i", "me")
                and text[match.end() : match.end() + 1] == "."
                and text[match.end() + 1 : match.end() + 2].isalpha()
            ):
                continue
            if (
                other is not None
                and word in ("he", "she", "they")
                and pattern("ing_front").fullmatch(text[: match.start()])
            ):
                other = None  # After training under Ole Vik she was: who trained, was
            if other is not None and match.start() > other and not self._named_between(text, other, match.start()):
                beside = low in ("his", "her") and re.fullmatch(r"[^,;]*?,? and ", text[other : match.start()])
                if beside and pattern("works_appear").match(text, match.end()):
                    yield Mention(match.start(), match.end(), "their", False)  # and her work has appeared in …
                elif not beside:  # as in "a girl and her boat"
                    doubt(f"“{word}” may be that of “{_shown(text, other)}”")
                continue
            if (
                re.search(
                    r"(?:among|some of|one of|many of|most of|all of|each of|both of|of) $", text[: match.start()]
                )
                and low == "them"
            ):
                continue
            if low in ("him", "her", "them") and re.search(r"\b(?:wears?|wearing|wore|worn) $", text[: match.start()]):
                doubt(f"“{word}” means what is made by the person")
                continue
            if _quoted(text, match.start()):
                doubt(f"“{word}” stands in somebody’s words")
                continue
            if self.voice == "they" and low == "their" and pattern("owners").search(text[: match.start()]):
                continue  # institutions seeking to align their work
            if self.voice == "they" and not word[0].isupper() and self._after_plural(text, match):
                doubt(f"“{word}” may speak of several people")
                continue
            form = _form_of_her(text, match) if low == "her" else forms[low]
            yield Mention(match.start(), match.end(), form, False)

    def _other(self, text: str) -> int | None:
        """Where the sentence first speaks of somebody else whom the pronouns may mean, if it does."""
        kin = "|".join(sorted(words("nouns.kin")))
        beside = "advised by|married to|alongside|teachers?,|under|with|by"
        named = re.compile(
            rf"\b(?:follows|featuring|starring|portrays|chronicles|biography of|life of) {CAPITAL}|"
            rf"\b{TITLE} {CAPITAL}|\b(?:{kin}),? {CAPITAL}|\b(?:{beside}) {CAPITAL} {CAPITAL}"
        )
        own = [match.span() for match in self._pattern.finditer(text)]
        spots = [match.start() for match in named.finditer(text) if self._is_other(text, match, own)]
        clause = r"(?! (?:[\w’-]+ ){1,3}?(?:has|have|is|are|was|were) )"  # in Alto Views, and her work has been shown
        both = re.compile(rf"{CAPITAL}(?: [A-Z]\.)* {CAPITAL} and (?:his|her)\b{clause}")
        spots += [match.start() for match in both.finditer(text) if self._is_other(text, match, own)]
        alike = pattern(f"other_{self.pronouns}") if self.pronouns in ("he", "she") else None
        if alike and (match := alike.search(text)) and not re.match(r"As $|As an? $", text[: match.start()]):
            spots.append(match.start())
        return min(spots) if spots else None

    @staticmethod
    def _is_other(text: str, match: re.Match[str], own: Sequence[tuple[int, int]]) -> bool:
        """Whether a name behind a title or a word of kin is of somebody else, and of no institution."""
        run = re.match(rf"[\w’'.]+(?: {CAPITAL}\.?)*", text[match.start() :])
        if run and is_thing(run[0]):
            return False
        return not any(start <= match.start() < end or start <= match.end() - 1 < end for start, end in own)

    def _after_plural(self, text: str, pronoun: re.Match[str]) -> bool:
        """Whether several people or things stand between the person and "they", and may be meant; not where "they" is
        the subject behind a front: "A recipient of fellowships, they teach"."""
        at = pronoun.start()
        if (
            pronoun[0] == "they"
            and text[:at].endswith(", ")
            and not re.search(r"\b(?:is|was|has|are|were|have|had|who|which|that)\b|; ", text[:at])
        ):
            return False
        last = max((match.end() for match in self._pattern.finditer(text, 0, at)), default=0)
        opened = re.match(r"(?:They|Their)\b", text)
        start = max(last, opened.end() if opened else 0)
        said = text[start:at]
        return (
            pattern("plural").search(said) is not None
            or re.search(r"\b(?!years\b|times\b|works\b)[a-z]{3,}(?:[^sui]s|ies)\b(?! as\b)", _verbless(said))
            is not None
        )

    def _named_between(self, text: str, start: int, end: int) -> bool:
        """Whether the person is named, as a subject, between somebody else and a pronoun."""
        return any(start < match.start() < end and not match["s"] for match in self._pattern.finditer(text))


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands between quotation marks."""
    within = re.search(r"(?<!\w)‘(?:[^’]|(?<=\w)’(?=\w))*$", text[:at]) and re.search(r"[\w.,!?]’(?!\w)", text[at:])
    return bool(within) or text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _verbless(text: str) -> str:
    """A text without its verbs in -s, which are no plurals."""
    return re.sub(
        r"\b[a-z]+s\b",
        lambda match: "" if match[0] in thirds() and match[0] not in words("verbs.like_nouns") else match[0],
        text,
    )


def _shown(text: str, at: int) -> str:
    return " ".join(text[at:].split()[:3]).strip(",.;")


def _is_object(text: str, match: re.Match[str]) -> bool:
    """Whether a name stands as an object: behind a preposition or a verb, and before no verb of its own."""
    before = text[: match.start()].lower()[-30:]
    if not pattern("before_object").search(before) and not re.search(
        r"\w{3,} (?!born|raised|based)[a-z]{3,}ed\s$", before
    ):
        return False
    return not re.match(r"\s+(?:\w+ly |also |has |is |was )*(?:is|was|has|had|\w+ed)\b", text[match.end() :])


def is_number(text: str, at: int) -> bool:
    """Whether "I" numbers the word before it, since no verb of the person follows: a Level I center, Elizabeth I.
    Behind a word that is often numbered, and has a capital, what follows may look like a verb: a Phase I study."""
    before, after = re.search(r"([\w’'-]+) $", text[:at]), text[at + 1 :]
    if not before or re.match(r"[’']|, (?:with|together|along|too|like|as)\b", after):
        return False
    word, capital = before[1].lower(), before[1][0].isupper()
    numbered = word in words("nouns.numbered")
    if not (numbered or capital) or word in words("sentences.starters"):
        return False
    if not (following := re.match(r" ([a-z][\w’'-]*)", after)):
        return re.match(r"$|[.,;:)/]| [A-Z(&]", after) is not None
    verbs = words("verbs.auxiliaries"), words("small.adverbs"), bases(), pasts()
    known = any(following[1] in some for some in (verbs[:1] if numbered and capital else verbs))
    return not known and re.search("(?:ed|ly)$", following[1]) is None


def _has_verb(after: str) -> bool:
    """Whether what stands behind a name can go on as behind a subject; a small word that is no verb is a slip."""
    following = re.match(r" ([a-z][\w’'-]*)", after)
    if not following:
        return True
    word = following[1].replace("'", "’")
    known = (
        words("verbs.auxiliaries"),
        words("small.adverbs"),
        words("small.prepositions"),
        thirds(),
        bases(),
        pasts(),
    )
    if any(word in some for some in known):
        return True
    return word in words("rules.may_follow") or re.search(r"(?:ed|[^s]s|ly|n’t)$", word) is not None


def _form_of_her(text: str, match: re.Match[str]) -> Form:
    """`them` before a function word or a stop, between "see" and an -ing form, and behind "named" or "gave" where what
    follows is a name or an object of its own; else `their`."""
    following = re.match(r"\s*([\w’'-]+|[^\w\s])", text[match.end() :])
    word = following[1] if following else "."
    after = word.lower()
    before = re.search(r"(\w+)\s$", text[: match.start()])
    verb = before[1].lower() if before else ""
    if after.endswith("ing") and verb in ("find", "see", "hear", "catch", "watch", "meet", "follow"):
        return "them"
    if verb in words("rules.names_somebody") and word[0].isupper():
        thing = re.match(rf" (?:{CAPITAL} )+([a-z]+)", text[match.end() :])  # made her Broadway debut
        return "their" if thing and thing[1] not in words("small.prepositions") else "them"
    if verb in ("making", "makes", "make", "made") and after in ("one", "a", "an", "the"):
        return "them"
    if verb in words("rules.names_somebody") | words("rules.gives_somebody") and after in words("small.determiners"):
        return "them"
    sign = not after[0].isalnum() and after not in "“\"‘'*"
    return "them" if sign or after in words("rules.behind_object") else "their"


def is_thing(name: str) -> bool:
    return pattern("things").search(name) is not None or (name.isupper() and " " not in name and len(name) < 5)
