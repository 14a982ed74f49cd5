"""Whom a text is about: the name, the pronouns, and whether it says "I".

In: the whole text, and what is known of the person already. Out: a `Subject`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from presskit.notation import Form
from presskit.profile.names import taken_apart
from presskit.prose.english import words, written
from presskit.prose.person import CAPITAL, FORMS, TITLE, Doubt, Pronouns, Subject, is_number, is_thing
from presskit.prose.vocabulary import is_role


def identify(text: str, headings: Sequence[str], name: str, pronouns: str, doubt: Doubt) -> Subject:
    """The person of a text. `name` and `pronouns` are what is known of them; the name is "" where none is found."""
    numbered = re.sub(r"\bI\b", lambda match: "" if is_number(text, match.start()) else "I", text)
    plain = _SET_APART.sub("", _TITLE_OR_NUMBER.sub("", numbered))
    counted = {voice: len(re.findall(rf"\b(?:{_forms(forms)})\b", plain)) for voice, forms in FORMS.items()}
    said = re.search(r"\((she|he|they)/(?:she|he|they|her|him|them)\b", text, re.IGNORECASE)
    others = counted["she"] + counted["he"]
    first = counted["first"] > others and (counted["first"] > 1 or others + counted["they"] == 0)
    called = name.replace("\\", "") or _in_small_letters(_name(text, headings, first=first))
    known = pronouns if pronouns in ("he", "she", "they") else ""
    seen = said[1].lower() if said and not known else known or _guessed(text, counted, first=first)
    _tell_mixed(text, seen, counted, doubt, first=first)
    return Subject(called, _as_pronouns(seen), first, _pet_form(called, text))


def _pet_form(name: str, text: str) -> str:
    """The beginning of a given name, or the end of one, with which sentences of a text open: Chris of Christopher, Thea
    of Dorothea; "" for none."""
    given = taken_apart(name).given.partition(" ")[0]
    if given and (nickname := re.search(rf"\b{re.escape(given)} [“\"]({CAPITAL})[”\"]", text)):
        return nickname[1]
    opening = re.findall(rf"(?:^|[.!?][”\"’)]*\s+|\n)([A-Z][a-z]{{2,}})(?:[’']s)? (?:{written('says')})", text)
    names = taken_apart(name).given.split()

    def belongs(word: str) -> bool:
        return any(one.startswith(word) or one.endswith(word.lower()) for one in names)

    return next((word for word in opening if word not in names and belongs(word)), "")


_SET_APART = re.compile(r"“[^”]*”|\"[^\"\n]*\"|\*[^*\n]+\*|_[^_\n]+_")
"""Titles and somebody's words, in which “me” is nobody of the text."""

_TITLE_OR_NUMBER = re.compile(r"(?<=[\w,] )M[ey](?= [A-Z])|(?<=[A-Z]\w\w )Me\b|(?<=[\w,.] )I(?=[:.,;)]| \(| and II)")
"""“My” in a title, My Fair Lady; the first of several volumes."""


def _as_pronouns(word: str) -> Pronouns:
    return word if word in ("he", "she", "they") else "name"  # type: ignore[return-value]  # narrowed by the test


def _forms(forms: dict[str, Form]) -> str:
    """The forms, small or with a capital; "I" has one always."""
    both = [f"[{form[0].upper()}{form[0]}]{form[1:]}" for form in forms if form != "i"]
    return "|".join([*both, "I"] if "i" in forms else both)


def _guessed(text: str, counted: dict[str, int], *, first: bool) -> str:
    """The pronouns by count; "they" only from sentences that begin with it, for elsewhere it is a plural."""
    she, he = counted["she"], counted["he"]
    if first:
        return ""
    if max(she, he) >= 1 and counted["they"] <= 4 * max(she, he) and she != he:
        return "she" if she > he else "he"
    opening = len(re.findall(r"(?:^|[.!?]\s+|\n)(?:They|Their)\b", text))
    work = re.search(
        r"(?:[.!?]\s+|\n)Their (?:work|writing|poe|fiction|essays|research|practice|music|art|films?\b|books?\b)", text
    )
    sure = opening >= 2 or (opening and not max(she, he) and (counted["they"] >= 3 or work is not None))
    return "they" if sure else ""


def _tell_mixed(text: str, seen: str, counted: dict[str, int], doubt: Doubt, *, first: bool) -> None:
    """That a text says he and she, or I and she."""
    she, he = counted["she"], counted["he"]
    opening = len(re.findall(r"(?:^|[.!?]\s+|\n)(?:They|Their)\b", text))
    singular = re.findall(r"(?:^|[.!?]\s+)(They) (?:has|is|was|\w+s)\b", text)
    plural = len(re.findall(r"(?:^|[.!?]\s+)They (?:have|are|were)\b", text))
    if seen in ("he", "she") and (plural or opening >= 2):
        doubt(f"the text says “{seen}” and “they”: only “{seen}” is taken for the person")
    elif seen == "they" and singular:
        doubt("“They” stands with a verb in the singular")
    elif seen in ("he", "she") and min(she, he) >= 2 and min(she, he) * 2 > max(she, he):
        doubt(f"the text says “he” and “she”: only “{seen}” is taken for the person")
    if first and she + he >= 2:
        doubt("the text says “I” and speaks of somebody as “he” or “she”: only “I” is taken for the person")


def _in_small_letters(name: str) -> str:
    """A name as one writes it that a heading has in capitals only: JONAS PEREIRA-WEISS."""
    if not (name.isupper() and " " in name and len(name) > 5):
        return name
    return re.sub(r"[^\W\d_]{2,}", lambda word: word[0].capitalize(), name)


_SMALL = "(?:(?:van|von|de|der|den|la|le|di|da|dos|bin|ibn|al|el|ter|zu|’t) )*"
_INITIAL = r"(?:[A-ZÀ-ÖØ-Þ]\.)+"
_RUN = rf"(?:{CAPITAL}|{_INITIAL})(?: {_SMALL}(?:{_INITIAL}|{CAPITAL})){{1,4}}?(?: [JS]r\.)?"
"""A name: words with a capital, of which only initials have a stop."""

_MY_NAME = re.compile(
    rf"\b(?:[Mm]y name is|[Mm]y name[’']s) ({CAPITAL}(?: {_SMALL}{CAPITAL}){{0,3}})|"
    rf"\b(?:I am|I[’']m) ({CAPITAL}(?: {_SMALL}{CAPITAL}){{1,3}})"
)
_NAMED = re.compile(
    rf"(?:^|\n|[,.–—:)] |[a-z] )(?:{TITLE} )*(?P<name>{_RUN})(?P<s>[’']s?(?= ))?"
    rf"(?:{written('letters')})?(?:,? | ?[—–] ?)"
    rf"(?:{written('says')}|who\b|an? |the |born\b|founder\b|author\b|"
    rf"[^,.;:]+, (?:is|was|has)\b|[^.;:]+[—–] ?(?:is|was|has)\b)"
)
_FIRST_WORD = re.compile(rf"(?:^|\n|, )(?:{TITLE} )?({CAPITAL})(?:[’']s)? (?:{written('says')})")


def _name(text: str, headings: Sequence[str], *, first: bool) -> str:
    """The name that a text gives the person, "" if none; one that says "I" (`first`) names others with their verbs."""
    if said := _MY_NAME.search(text):
        return (said[1] or said[2]).strip(" .")
    head = re.sub(r"\([^)]*\) ?|[“\"][^”\"]*[”\"] ?", "", text[:800])
    if (owns := re.match(rf"(?:{TITLE} )*({_RUN})[’']s? [a-z]", head)) and not is_thing(owns[1]):
        return _bare(owns[1])  # "Ada Strand's first novel …"
    titled = [_bare(plain) for heading in headings if (plain := _in_heading(heading))]
    if named := next((name for name in titled if _recurs(name, text)), ""):
        return named
    found = [] if first else [_bare(match["name"]) for match in _NAMED.finditer(head) if _may_be_named(match, head)]
    opening = re.split(r"(?<=[a-z]{3})[.!?]\s", head)[0]
    if sure := next((name for name in found if name in opening or _recurs(name, head)), ""):
        return sure
    alone = None if first else _FIRST_WORD.search(head)
    if titled:
        return titled[0]
    if alone is None or alone[1].lower() in words("sentences.starters") or is_thing(alone[1]):
        return ""
    family = re.search(rf"(?:^|[.!?]\s+|\n)({CAPITAL} {alone[1]})(?:[’']s)? [a-z]", text)
    if family and family[1].split()[0].lower() not in words("sentences.starters") and not is_thing(family[1]):
        return family[1]
    whole = re.search(rf"(?<![A-Z]\. )\b{alone[1]}(?: [A-Z]\.)* {_SMALL}{CAPITAL}(?! [A-Z])", text)
    return whole[0] if whole and not is_thing(whole[0]) and not whole[0].endswith(("’s", "'s")) else alone[1]


def _in_heading(heading: str) -> str:
    """The name that a heading gives, "" if it gives none: "About Ada Strand", "Dr Ada Strand, Director"."""
    plain = re.sub(r"(?i)^(?:about|bio(?:graphy)?(?: of)?|meet)\b[:\s–—-]*|(?:[:,–—]|(?<!\S)-).*$", "", heading).strip()
    return plain if re.fullmatch(rf"(?:{TITLE} )?{_RUN}", plain) and not is_thing(plain) else ""


def _may_be_named(match: re.Match[str], head: str) -> bool:
    """Whether a run of capitals before a verb can be a name: not behind "in", and no title of a work."""
    before = head[: match.start("name")].split()
    if (before and before[-1].lower() in words("rules.not_before_name")) or is_thing(match["name"]):
        return False
    return not any(word.lower() in words("rules.not_in_a_name") for word in match["name"].split())


def _recurs(name: str, text: str) -> bool:
    """Whether a text calls somebody by a part of a name, too, where a person can stand."""
    parts = [part for part in name.split() if len(part) > 2]
    said = "|".join(map(re.escape, parts))
    return (
        bool(said)
        and re.search(
            rf"(?:^|[.!?,;:)”\n] |{TITLE} )(?:{said})(?:[’']s?)? (?:{written('says')}|[a-z])",
            text.replace(name, "…", 1),
        )
        is not None
    )


def _bare(name: str) -> str:
    """A name without titles, and without a trade that is written with a capital before it."""
    said = re.sub(r"[’']s$", "", _without_title(name)).split()
    while len(said) > 2 and (is_role(said[0]) or (_OF_A_COUNTRY.search(said[0]) and is_role(said[1]))):
        del said[0]
    return " ".join(said)


_OF_A_COUNTRY = re.compile(r"(?:an|ish|ese|-born|-based)$")
"""What may stand before a trade that stands before a name: Turkish Bass Ada Lind."""


def _without_title(name: str) -> str:
    return re.sub(rf"^(?:{TITLE} )+", "", name).strip(" .,") if not re.search(r"\b(?:Jr|Sr)\.$", name) else name


def two_people(text: str) -> tuple[str, str] | None:
    """The two people whom a text is about from its first words, if it is."""
    run = rf"{CAPITAL}(?: {CAPITAL}){{0,3}}"
    verb = "are|were|have|work|live|founded|met|make|run|began|started"
    match = re.match(rf"\W*({run})(?: \([^)]*\))? (?:and|&) ({run})(?: \([^)]*\))?,? (?:{verb})\b", text)
    return (match[1], match[2]) if match else None
